"""Where the password comes from, and that no message shows it."""

import sys
from pathlib import Path

import keyring
import pytest

from diplovisit.pipeline.find_password import NoPassword, find_credentials
from diplovisit.publishing.address import Credentials
from tests.publishing.publishing import Desk

ORIGIN = "https://cal.example.org"
SECRET = "correct-horse-battery"


class Stored:
    """A keyring with one password, or one that fails."""

    fails = False

    def get_password(self, service: str, username: str) -> str | None:
        """Returns the password of the desk."""
        if self.fails:
            raise RuntimeError(f"locked: {SECRET}")
        return SECRET if (service, username) == (ORIGIN, "desk") else None


@pytest.fixture(name="stored")
def _stored(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Stored:
    """The keyring that is in use, which has a password for `desk`."""
    stored = Stored()
    monkeypatch.setattr(keyring, "get_password", stored.get_password)
    return stored


def printing(tmp_path: Path, text: bytes, code: int = 0) -> str:
    """Returns a command that prints bytes."""
    script = tmp_path / "print password.py"
    script.write_text(f"import sys\nsys.stdout.buffer.write({text!r})\nsys.exit({code})\n", "utf-8")
    return f"{sys.executable} '{script}'"


@pytest.mark.parametrize(
    "text", [b"correct-horse-battery", b"correct-horse-battery\nuser: desk\n", b"correct-horse-battery\r\n"]
)
def test_a_command_prints_the_password_on_its_first_line(stored: Stored, tmp_path: Path, text: bytes) -> None:
    """The first line alone is the password, as with `pass show`."""
    found = find_credentials(ORIGIN, "desk", printing(tmp_path, text))
    assert found == Credentials(user="desk", password=SECRET)
    assert SECRET not in repr(found)


def test_a_command_comes_before_the_environment_and_that_before_the_keyring(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest source wins."""
    assert find_credentials(ORIGIN, "desk", None).password == SECRET
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "of the environment")
    assert find_credentials(ORIGIN, "desk", None).password == "of the environment"
    assert find_credentials(ORIGIN, "desk", printing(tmp_path, b"of the command")).password == "of the command"


def test_the_user_can_be_in_the_environment(stored: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the user comes from the option, or else from the environment."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_USER", "desk")
    assert find_credentials(ORIGIN, None, None) == Credentials(user="desk", password=SECRET)
    with pytest.raises(NoPassword):
        find_credentials(ORIGIN, "another", None)


def test_without_anything_there_is_no_login(stored: Stored) -> None:
    """Without a user and a password nothing is sent, and the keyring is not asked."""
    stored.fails = True
    assert find_credentials(ORIGIN, None, None) == Credentials()


def test_a_token_needs_no_user(stored: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password without a user is a token."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "token")
    assert find_credentials(ORIGIN, None, None) == Credentials(user=None, password="token")


@pytest.mark.parametrize("case", ["another user", "fails", "is not installed"])
def test_a_password_that_is_nowhere_is_asked_for(stored: Stored, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    """The message names the three ways to give one; what a keyring says is not shown."""
    stored.fails = case == "fails"
    if case == "is not installed":
        monkeypatch.setitem(sys.modules, "keyring", None)
    user = "another" if case == "another user" else "desk"
    with pytest.raises(NoPassword) as error:
        find_credentials(ORIGIN, user, None)
    assert f"keyring set {ORIGIN} {user}" in str(error.value)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (SECRET.encode(), 3, "ended with exit code 3"),
        (b"", 0, "is empty"),
        (b"\xff" + SECRET.encode(), 0, "printed bytes that are not UTF-8"),
        (SECRET.encode() + b"\x1b[0m", 0, "too long, or has control characters"),
        (SECRET.encode() * 1000, 0, "too long, or has control characters"),
    ],
)
def test_a_command_that_prints_no_password(
    stored: Stored, tmp_path: Path, text: bytes, code: int, message: str
) -> None:
    """The message says what is wrong, without what was printed."""
    with pytest.raises(NoPassword) as error:
        find_credentials(ORIGIN, "desk", printing(tmp_path, text, code))
    assert message in str(error.value)
    assert SECRET not in str(error.value)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("no-such-program-here", "no such program"),
        ("", "name a program that prints the password"),
        ("'unclosed", "cannot be split into words"),
        (".", "cannot be run"),
    ],
)
def test_a_command_that_cannot_be_run(stored: Stored, command: str, message: str) -> None:
    """A command that is no program is an error of one line."""
    with pytest.raises(NoPassword, match=message):
        find_credentials(ORIGIN, "desk", command)


@pytest.mark.parametrize(
    ("user", "message"), [("a:b", "may not have a colon"), ("a\nb", "may not have a colon"), (None, "not ASCII")]
)
def test_names_and_tokens_that_no_header_can_have(
    stored: Stored, monkeypatch: pytest.MonkeyPatch, user: str | None, message: str
) -> None:
    """A user has no colon, and a token is ASCII."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "пароль")
    with pytest.raises(NoPassword, match=message):
        find_credentials(ORIGIN, user, None)
