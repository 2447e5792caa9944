"""Misspelt arguments: the error suggests the nearest one, and nothing is run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_command import run


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ("chekc", "check"),
        ("exprot visits --to ics", "export"),
        ("check --outptu-format json", "--output-format"),
        ("check --ouput-format=json", "--output-format"),
        ("check --selct time", "--select"),
        ("check --output-format jsno", "json"),
        ("check --fail-on warnings", "warning"),
        ("export visits --to iscal", "ics"),
        ("export visits --to ICS", "ics"),
        ("--verison", "--version"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(arguments: str, meant: str) -> None:
    """The exit code is 2, and the message ends with the nearest command, flag or choice."""
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith(f'; did you mean "{meant}"?\n')


@pytest.mark.parametrize(
    ("arguments", "end"),
    [
        ("help", '; "diplovisit --help" shows the help'),
        ("visits/a.yaml", '; a command comes before a file: "diplovisit check visits/a.yaml"'),
    ],
)
def test_what_is_no_command_is_answered_with_one(arguments: str, end: str) -> None:
    """The word `help`, or a file without a command, is answered with a line to type."""
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith(f"{end}\n")


@pytest.mark.parametrize("arguments", ["check --qqq", "qqqqqq", "export x --to qqq", "schema more", "check --source"])
def test_what_is_near_nothing_is_refused_without_a_guess(arguments: str) -> None:
    """An argument that is near no other gets no suggestion, because a bad one misleads."""
    done = run(*arguments.split())
    assert done.returncode == 2
    assert b"did you mean" not in done.stderr


def test_a_flag_is_looked_for_where_it_was_given() -> None:
    """The usage is that of the command, and flags of other commands are not suggested."""
    done = run("schema", "--to")
    assert done.stderr.startswith(b"usage: diplovisit schema")
    assert b"did you mean" not in done.stderr


@given(st.lists(st.text(max_size=12).filter(lambda text: "\0" not in text), min_size=1, max_size=3))
def test_any_argument_is_refused_in_peace(words: list[str]) -> None:
    """Any text in place of a command gives no traceback and prints no control character."""
    done = run("--no-such-flag", *words)
    assert done.returncode == 2
    assert all(line.isprintable() for line in done.stderr.decode().splitlines())


def test_import_names_the_formats_that_it_reads() -> None:
    """The help of `import` has each kind of file that it reads, on a line of its own."""
    shown = run("import", "--help").stdout.decode()
    for name in (".ics", ".csv", ".parquet", ".xlsx", ".ods", ".sqlite", ".jsonl", ".draft.json", "state-department"):
        assert name in shown
    assert max(map(len, shown.partition("It reads:")[2].partition("positional")[0].splitlines())) <= 100
