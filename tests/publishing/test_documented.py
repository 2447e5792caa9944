"""docs/publishing.md shows what comes out."""

import re
import shlex

import pytest

from diplovisit.cli.arguments import parser
from tests.conftest import ROOT
from tests.publishing.fake_server import FakeServer
from tests.publishing.publishing import Desk

PAGE = (ROOT / "docs/publishing.md").read_text("utf-8")
URL = "https://cal.example.org/desk/visits/"


def test_the_commands_of_the_page_print_what_it_shows(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command is run against a server, one after the other, and prints the lines below it."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "correct-horse-battery")
    server.password = "correct-horse-battery"
    desk.write("norway-talks", "spring-visit")
    (block,) = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    steps = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    runs = [step.partition("\n") for step in steps if step.startswith("diplovisit ")]
    for command, _, expected in runs:
        done = desk.run(*shlex.split(command.replace(URL, server.url))[1:])
        assert (done.out + done.err).replace(server.url, URL) == expected
    assert len(runs) == 3


def test_the_message_of_the_page_is_that_of_the_command(desk: Desk, server: FakeServer) -> None:
    """The example of a run that would remove too much has the words of a real one."""
    desk.write("a", "b", "c", "d")
    desk.publish(server, "--as", "desk")
    done = desk.run("publish", "visits/d.yaml", "--to", server.url, "--as", "desk")
    (shown,) = re.findall(r"^diplovisit: error: .*$", PAGE, re.MULTILINE)
    assert re.sub("/(oslo|riga|rome)", "/estonia", shown) == done.err.rstrip()


def test_every_option_that_the_page_names_is_one() -> None:
    """Every option in the page is one of `publish`, or of the programs that it names."""
    options = set(re.findall(r"--[a-z-]+", parser(["publish"]).format_help() + _help()))
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", PAGE)) <= options


def _help() -> str:
    actions = parser(["publish"])._actions
    (commands,) = [action.choices for action in actions if isinstance(action.choices, dict)]
    return str(commands["publish"].format_help())
