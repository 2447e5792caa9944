"""What the command does to the machine, observed below every library by Python's audit hooks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz.table import TARGETS

pytestmark = pytest.mark.not_measured


def audited(*commands: list[str]) -> tuple[list[int], list[tuple[str, str]]]:
    """The exit codes of commands, and what they wrote, started and connected to."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.audited"],
        cwd=ROOT,
        input="".join(json.dumps(words) + "\n" for words in commands),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    output = json.loads(done.stderr.splitlines()[-1])
    return output["codes"], [(event, what) for event, what in output["seen"]]


NEW = ["new", "--traveller", "A B", "--from", "FI", "--to", "EE", "--when", "2027-04-07", "--source-kind", "news"]

NOTE, PRESS = "examples/drafting/press-note.txt", "tests/drafting/answers/press.txt"
ANSWER = "tests/drafting/answers/good.json"


@pytest.fixture(scope="module", name="out")
def _out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files of every kind that fuzzing begins with, and with files that once caused a failure."""
    out = tmp_path_factory.mktemp("audited")
    (out / "in").mkdir()
    endings = {"json-text": "json", "json-lines": "jsonl", "yaml-text": "yaml", "icalendar": "ics", "records": "json"}
    for name, ending in endings.items():
        for path in TARGETS[name].findings():
            (out / "in" / f"{path.name}.{ending}").write_bytes(path.read_bytes())
        for seed, data in [*TARGETS[name].corpus().items()][:10]:
            (out / "in" / f"{seed}.{ending}").write_bytes(data)
    return out


@pytest.mark.at_length
def test_nothing_is_written_but_where_it_was_asked_for_and_nobody_is_called(out: Path) -> None:
    """No command uses the network, starts another program, or writes a file outside the output."""
    calendars = [str(path) for path in (out / "in").glob("*.ics")]
    kinds = {"json": "seeds", "jsonl": "examples", "ics": "examples", "jsonld": "seeds"}
    kinds |= {"xlsx": "examples", "sqlite": "examples"}
    codes, events = audited(
        ["check", "seeds", "examples", "tests/corpus/reject", "--exit-zero"],
        *(["check", str(out / "in"), "--output-format", form] for form in ("concise", "sarif", "junit")),
        *(["export", path, "--to", kind, "-o", str(out / f"visits.{kind}")] for kind, path in kinds.items()),
        ["export", "examples", "--to", "csv", "-o", str(out / "visits-csv")],
        ["import", str(out / "visits.ics"), "-o", str(out / "imported")],
        ["import", *calendars, "-o", str(out / "drafts")],
        ["import", str(out / "visits-csv"), "-o", str(out / "tables")],
        ["import", str(out / "visits.xlsx"), "-o", str(out / "sheets")],
        ["template", "-o", str(out / "template.xlsx")],
        ["map", "examples/maps/workbook.xlsx", "-o", str(out / "map.toml")],
        ["import", "examples/maps/workbook.xlsx", "--map", "examples/maps/workbook.toml", "-o", str(out / "mapped/")],
        ["import", "examples/maps/journeys.csv", "--map", "examples/maps/journeys.toml", "--check"],
        ["evidence", "seeds/misri-russia/visit.yaml", "--html", str(out / "page.html"), "--force"],
        ["show", "seeds", "examples", "--html", "-o", str(out / "programmes.html")],
        ["fmt", "--check", "seeds"],
        ["schema", "-o", str(out / "schema.json")],
        ["explain", "value-contradicted"],
        ["diff", "examples/blinken-tokyo-3992.yaml", "examples/blinken-tokyo-4019.yaml"],
        ["quote", "examples/state-visit-rescheduled.yaml", "a general strike"],
        ["status", "examples/least.yaml", "postponed", "--dry-run"],
        [*NEW, "-o", str(out / "new.yaml")],
        ["draft", NOTE, "--revised", "2026-09-03T12:00:00Z", "-o", str(out / "drafted.yaml")],
        ["draft", "--update", str(out / "drafted.yaml"), "examples/drafting/later-report.txt", "--write"],
        ["draft", PRESS, "--answer", ANSWER, "--report", str(out / "report.json"), "-o", str(out / "answered.yaml")],
        ["draft", PRESS, "--print-prompt", "-o", str(out / "prompt.txt")],
        ["init", str(out / "begun")],
    )
    assert set(codes) <= {0, 1}, codes
    assert (out / "begun" / "diplovisit.toml").is_file()
    assert (out / "page.html").is_file()
    assert (out / "drafted.yaml").read_text("utf-8").count("\nrevision: 2\n") == 1
    assert (out / "answered.yaml").is_file()
    inside = str(out.resolve())
    astray = [(event, what) for event, what in events if event != "write" or not what.startswith(inside)]
    assert not astray
    assert len(events) > 20  # the hook has seen what was asked for


def test_git_alone_is_started_and_only_where_revisions_are_asked_for() -> None:
    """`diff` of two revisions runs git by its path and its arguments, without a shell."""
    codes, events = audited(["diff", "HEAD", "HEAD"])
    if codes == [2]:
        pytest.skip("this checkout is no repository of git, or has no commit")
    started = [what for event, what in events if event == "subprocess.Popen"]
    assert started
    assert all("/git'" in what.partition(",")[0] for what in started)
    assert not [event for event, _ in events if event.startswith(("os.system", "socket."))]


def test_the_hook_sees_what_must_not_be(tmp_path: Path) -> None:
    """The hook reports a file outside the output; otherwise the tests above would prove nothing."""
    codes, events = audited(["schema", "-o", str(tmp_path / "elsewhere.json")])
    assert codes == [0]
    assert {what for event, what in events if event == "write" and what.startswith(str(tmp_path.resolve()))}
