"""Finds the password of `publish`: from a command, from the environment, or from the keyring. Never from an argument.

No message has the password, nor what the command prints.
"""

import os
import shlex
import subprocess
from typing import Final

from diplovisit.findings.phrases import escaped
from diplovisit.publishing.address import Credentials

PASSWORD_VARIABLE: Final = "DIPLOVISIT_PUBLISH_PASSWORD"  # noqa: S105  # its name
USER_VARIABLE: Final = "DIPLOVISIT_PUBLISH_USER"
_LONGEST: Final = 10_000
_TIMEOUT: Final = 300
"""Seconds for the command, which may ask a person."""


class NoPassword(Exception):
    """Raised where a password is asked for and cannot be found. The message says how to give one."""


def find_credentials(origin: str, user: str | None, command: str | None) -> Credentials:
    """Returns the user and the password for a server. Both are None where neither was given. Raises NoPassword.

    origin: `https://host`, under which the keyring has the password of the user. command: a program that prints the
    password on its first line, as `pass` does. Without it the environment comes first, and then the keyring. A password
    without a user is a bearer token.
    """
    user = user or os.environ.get(USER_VARIABLE) or None
    if command is not None:
        return _checked(user, _printed_by(command), "the command of --password-command")
    if password := os.environ.get(PASSWORD_VARIABLE):
        return _checked(user, password, PASSWORD_VARIABLE)
    if user is None:
        return Credentials()
    if (stored := _in_keyring(origin, user)) is not None:
        return _checked(user, stored, "the keyring")
    raise NoPassword(
        f"there is no password for {escaped(user, 80)}: set {PASSWORD_VARIABLE}, or store it by `keyring set {origin}"
        f" {escaped(user, 80)}`, or name a program with --password-command"
    )


def _printed_by(command: str) -> str:
    """Returns the first line that a command prints. It may ask on the terminal, so its other streams are the user's."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise NoPassword(f"--password-command: cannot be split into words: {error}") from None
    if not words or "\0" in command:
        raise NoPassword("--password-command: name a program that prints the password, such as 'pass show calendar'")
    name = escaped(words[0], 80)
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, timeout=_TIMEOUT, check=False)  # noqa: S603  # the command is the user's own, and no shell reads it
    except FileNotFoundError:
        raise NoPassword(f"--password-command: {name}: no such program; install it, or give its path") from None
    except OSError as error:
        raise NoPassword(f"--password-command: {name}: cannot be run: {error.strerror or error}") from None
    except subprocess.TimeoutExpired:
        raise NoPassword(f"--password-command: {name}: took more than {_TIMEOUT} seconds, and was stopped") from None
    if done.returncode:
        raise NoPassword(f"--password-command: {name}: ended with exit code {done.returncode}")
    try:
        return done.stdout.split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoPassword(f"--password-command: {name}: printed bytes that are not UTF-8") from None


def _in_keyring(origin: str, user: str) -> str | None:
    """Returns the password of a user in the keyring. None where it has none, cannot be opened, or is not installed."""
    try:
        import keyring  # noqa: PLC0415  # only where nothing else gives a password
    except ImportError:
        return None
    try:
        return keyring.get_password(origin, user)
    except Exception:  # noqa: BLE001  # each of its backends has errors of its own
        return None


def _checked(user: str | None, password: str, source: str) -> Credentials:
    if not password:
        raise NoPassword(f"{source} gives an empty password")
    if len(password) > _LONGEST or not password.isprintable():
        raise NoPassword(f"{source} gives a password that is too long, or has control characters")
    if user is None and not password.isascii():
        raise NoPassword(f"{source} gives a token that is not ASCII; name the user with --user, if it is a password")
    if user is not None and (not user.isprintable() or ":" in user):
        raise NoPassword("--user: the name of a user has no colon and no control character")
    return Credentials(user=user, password=password)
