"""A path that is named and is a link leads no command out: a shell glob or pre-commit names links that nobody looked at."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, run_guarded

pytestmark = [pytest.mark.not_measured, pytest.mark.at_length]

HONEST = (ROOT / "tests/corpus/hostile/yaml/honest.yaml").read_bytes()
SECRET = "hunter2"

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--fix"),
    ("check", "--diff"),
    ("check", "-j", "2"),
    ("check", "--show-files"),
    ("anchor",),
    ("evidence",),
    ("export", "--to", "jsonl"),
    ("import",),
    ("fmt",),
    ("fmt", "--check"),
    ("plot",),
    ("show",),
    ("draft",),
    ("draft", "visits/honest.yaml", "--update"),
    ("diff", "visits/honest.yaml"),
)
_MAY_ALLOW = {"check", "anchor", "evidence", "show", "draft"}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A repository with a record, and a folder beside it that nobody means to show."""
    for name in ("repo/visits", "repo/.hidden", "out/feeds"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "repo/visits/honest.yaml").write_bytes(HONEST)
    (tmp_path / "out/visit.yaml").write_bytes(HONEST.replace(b"Aino", SECRET.encode()))
    (tmp_path / "out/other.yaml").write_text(f"TOKEN {SECRET}\n")
    (tmp_path / "out/feeds/a.ics").write_text(f"TOKEN {SECRET}\n")
    (tmp_path / "out/a.csv").write_text(f"{SECRET},TOKEN\n")
    (tmp_path / "repo/.hidden/visit.yaml").write_text(f"TOKEN {SECRET}\n")
    return tmp_path


def _outside(repo: Path) -> dict[str, str]:
    """Links that lead out, by the name that is given on the command line."""
    (repo / "visits/link.yaml").symlink_to("../../out/other.yaml")
    (repo / "visits/absolute.yaml").symlink_to(repo.parent / "out/other.yaml")
    (repo / "visits/whole.yaml").symlink_to("../../out/visit.yaml")
    (repo / "visits/chain.yaml").symlink_to("link.yaml")
    (repo / "visits/folder").symlink_to("../../out")
    (repo / "visits/hidden.yaml").symlink_to("../.hidden/visit.yaml")
    out, hidden = "is a link to a place outside this folder", "is a link to a hidden file"
    return {
        "visits/link.yaml": out,
        "visits/../visits/link.yaml": out,
        str(repo / "visits/link.yaml"): out,
        "visits/absolute.yaml": out,
        "visits/whole.yaml": out,
        "visits/chain.yaml": out,
        "visits/folder": out,
        "visits/folder/": out,
        "visits/folder/other.yaml": out,
        "visits/folder/feeds": out,
        "visits/hidden.yaml": hidden,
    }


def test_a_named_link_that_leads_out_is_refused_by_every_command(folder: Path) -> None:
    """The exit code is 2, the message names the link and the remedy, and nothing outside is quoted or changed."""
    repo = folder / "repo"
    outside = _outside(repo)
    before = {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
    asked = [(name, Command((*command, name))) for name in outside for command in (*COMMANDS[:1], *COMMANDS[7:8])]
    asked += [
        (name, Command((*command, name))) for name in ("visits/link.yaml", "visits/folder") for command in COMMANDS
    ]
    for (name, command), done in zip(asked, run_guarded(repo, *(each for _, each in asked)), strict=True):
        assert done.code == 2, (command, done)
        assert outside[name] in done.err, (command, done)
        assert "name the target of the link" in done.err, (command, done)
        assert ("or use --allow-outside" in done.err) == (command.arguments[0] in _MAY_ALLOW)
        assert SECRET not in done.out + done.err, command
    assert {path: path.read_bytes() for path in before} == before


def test_other_inputs_that_are_named_and_lead_out_are_refused(folder: Path) -> None:
    """A calendar, a data set and a folder of tables are refused as records are, when a link outside is named."""
    repo = folder / "repo"
    (repo / "a.ics").symlink_to("../out/feeds/a.ics")
    (repo / "feeds").symlink_to("../out/feeds")
    (repo / "a.csv").symlink_to("../out/a.csv")
    commands = [
        Command(("import", "a.ics")),
        Command(("import", "feeds")),
        Command(("import", "colt", "a.csv")),
        Command(("diff", "a.ics", "visits/honest.yaml")),
    ]
    for done in run_guarded(repo, *commands):
        assert done.code == 2, done
        assert "is a link to a place outside" in done.err, done
        assert SECRET not in done.out + done.err


def test_links_in_a_folder_that_is_imported_do_not_lead_out(folder: Path) -> None:
    """Calendars, tables and the files of a data set are read from the folder that is named, and from no other."""
    repo = folder / "repo"
    for name in ("feeds", "tables", "set", "state", "state-2/secretary-travels"):
        (repo / name).mkdir(parents=True)
    (repo / "feeds/a.ics").symlink_to("../../out/feeds/a.ics")
    (repo / "tables/visits.csv").write_text("id\n")
    (repo / "tables/people.csv").symlink_to("../../out/a.csv")
    (repo / "set/a.csv").symlink_to("../../out/a.csv")
    (folder / "out/travels").mkdir()
    (folder / "out/travels/a.xml").write_text(f"<{SECRET}>")
    (repo / "state/secretary-travels").symlink_to("../../out/travels")
    (repo / "state-2/secretary-travels/a.xml").symlink_to("../../../out/travels/a.xml")
    commands = [
        Command(("import", "feeds")),
        Command(("import", "tables")),
        Command(("import", "colt", "set")),
        Command(("import", "state-department", "state")),
        Command(("import", "state-department", "state-2")),
    ]
    for command, done in zip(commands, run_guarded(repo, *commands), strict=True):
        assert done.code == 2, (command, done)
        assert f"is a link to a place outside {command.arguments[-1]}" in done.err, (command, done)
        assert SECRET not in done.out + done.err, command


def test_a_link_within_the_working_folder_or_its_own_is_read(folder: Path) -> None:
    """A link may lead anywhere below the working folder, and anywhere below the folder that it is in."""
    repo = folder / "repo"
    (repo / "records").mkdir()
    (repo / "records/up.yaml").symlink_to("../visits/honest.yaml")
    (repo / "visits/same.yaml").symlink_to("honest.yaml")
    (repo / "all").symlink_to("visits")
    (folder / "out/same.yaml").symlink_to("visit.yaml")
    (folder / "here").symlink_to("repo")
    named = (
        "records/up.yaml",
        "visits/same.yaml",
        "all",
        "all/honest.yaml",
        "../out/same.yaml",
        str(folder / "out/same.yaml"),
        "../here/visits/honest.yaml",
        "../here",
    )
    for name, done in zip(named, run_guarded(repo, *(Command(("check", name)) for name in named)), strict=True):
        assert done.code == 0, (name, done)


def test_the_command_line_can_allow_a_link_that_leads_out(folder: Path) -> None:
    """With `--allow-outside`, a link that is named is read wherever it leads."""
    repo = folder / "repo"
    (repo / "link.yaml").symlink_to("../out/visit.yaml")
    (repo / "folder").symlink_to("../out")
    commands = [Command((command, "link.yaml", "--allow-outside")) for command in ("check", "evidence")]
    for done in run_guarded(repo, *commands, Command(("check", "folder/visit.yaml", "--allow-outside"))):
        assert done.code in {0, 1}, done
        assert "is a link" not in done.err
