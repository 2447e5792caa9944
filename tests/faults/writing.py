"""The commands that write files, their input, and the contents of a folder afterwards."""

import datetime
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import attrs

from diplovisit import draft, export
from diplovisit.files import record_files
from tests.conftest import ROOT
from tests.records import visit

PLAIN = attrs.evolve(visit(), evidence=())
OLD = b"BEGIN: of before\n"
OLD_LOCK = (
    b'{"format": 1, "record": "ga-ri-envoy-talks", "normal_form": "diplovisit-text-1",'
    b' "revisions": [], "texts": [], "anchors": []}'
)
A_MAP = """format = 1
[source]
title = "Visits"
read-on = 2026-11-30
[record]
status = "held"
[columns]
traveller = "Who"
country = "Where"
"""
DRAFTING = ROOT / "examples/drafting"
ANSWERS = ROOT / "tests/drafting/answers"
_DRAFTED = ("--revised", "2026-09-08T15:00:00Z")
_VOUCHED = ("--by", "the desk", "--note", "told by the ministry")
OLD_RECORD = export(attrs.evolve(PLAIN, title="They may meet"), "json")
OLD_SCHEMA = b'{"$schema": "https://json-schema.org/draft/2020-12/schema"}'


@attrs.frozen
class Command:
    """A command that writes: its arguments, the files that must exist before, and whether its output is one set.

    Arguments are paths below the folder in which it runs. is_set: all files are put in place, or none.
    """

    words: tuple[str, ...]
    prepare: Callable[[Path], None]
    is_set: bool = False


def _record(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "visit.json").write_bytes(export(PLAIN, "json"))


def _two_records(folder: Path) -> None:
    _record(folder)
    stop = attrs.evolve(PLAIN.stops[0], country="LV")
    twin = attrs.evolve(PLAIN, id="ga-ri-second-talks", title="They meet again", stops=(stop,))
    (folder / "in" / "twin.json").write_bytes(export(twin, "json"))


def _with_old(name: str, prepare: Callable[[Path], None] = _record, old: bytes = OLD) -> Callable[[Path], None]:
    def prepared(folder: Path) -> None:
        prepare(folder)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(old)

    return prepared


def _with_old_tables(folder: Path) -> None:
    _record(folder)
    (folder / "out").mkdir()
    for name in ("visits.csv", "stops.csv", "evidence.csv", "notes.txt"):
        (folder / "out" / name).write_bytes(OLD)


def _untidy(folder: Path) -> None:
    (folder / "visits").mkdir()
    (folder / "visits" / "visit.json").write_bytes(b" " + export(PLAIN, "json"))


def _decomposed(folder: Path) -> None:
    (folder / "visits").mkdir()
    spoilt = attrs.evolve(PLAIN, title="An envoy at the cafe")
    data = export(spoilt, "json").replace(b"cafe", "cafe\u0301".encode())
    (folder / "visits" / "visit.json").write_bytes(data)


def _with_text(folder: Path) -> None:
    whole = visit()
    source = attrs.evolve(whole.sources[0], parts=(), file="ministry.txt")
    row = attrs.evolve(whole.evidence[0], part=None, sources=("ministry",))
    (folder / "visit.json").write_bytes(export(attrs.evolve(whole, sources=(source,), evidence=(row,)), "json"))
    (folder / "ministry.txt").write_text("The envoy will be in Tallinn on 7 and 8 April 2025.")


def _plain(folder: Path) -> None:
    (folder / "visit.json").write_bytes(export(PLAIN, "json"))


def _sheet(folder: Path) -> None:
    (folder / "map.toml").write_text(A_MAP)
    rows = ("Who,Where", "Ann,Norway", "Ola,Sweden")
    (folder / "visits.csv").write_text("\n".join(rows) + "\n")


def _article(folder: Path) -> None:
    shutil.copy(DRAFTING / "press-note.txt", folder / "note.txt")


def _drafted(folder: Path) -> None:
    shutil.copy(DRAFTING / "later-report.txt", folder / "later.txt")
    record = draft(DRAFTING / "press-note.txt", revised=datetime.datetime(2026, 9, 3, 12, tzinfo=datetime.UTC))
    (folder / "visit.yaml").write_text(record.text, "utf-8", newline="")


def _answered(folder: Path) -> None:
    shutil.copy(ANSWERS / "press.txt", folder / "press.txt")
    shutil.copy(ANSWERS / "good.json", folder / "answer.json")


def _nothing(folder: Path) -> None:
    pass


COMMANDS = {
    "export to a new file": Command(("export", "in", "--to", "json", "-o", "out.json"), _record),
    "export over a file": Command(("export", "in", "--to", "ics", "-o", "out.ics"), _with_old("out.ics")),
    "export of tables to a new folder": Command(("export", "in", "--to", "csv", "-o", "out"), _record, is_set=True),
    "export of tables over others": Command(
        ("export", "in", "--to", "csv", "-o", "out"), _with_old_tables, is_set=True
    ),
    "export of a file a record": Command(
        ("export", "in", "--to", "json", "-o", "out/"),
        _with_old("out/ga-ri-envoy-talks.json", _two_records),
        is_set=True,
    ),
    "export of several calendars": Command(
        ("export", "in", "--to", "ics", "--split-by", "country", "-o", "out/"), _two_records, is_set=True
    ),
    "import over a file": Command(
        ("import", "in/visit.json", "-o", "out.json", "--replace"), _with_old("out.json", old=OLD_RECORD), is_set=True
    ),
    "import over files of a folder": Command(
        ("import", "in", "-o", "visits/", "--replace"),
        _with_old("visits/ga-ri-envoy-talks.json", _two_records, OLD_RECORD),
        is_set=True,
    ),
    "import to a new folder": Command(("import", "in", "-o", "visits/"), _two_records, is_set=True),
    "import of a sheet by a map": Command(
        ("import", "visits.csv", "--map", "map.toml", "-o", "visits/"), _sheet, is_set=True
    ),
    "map over another one": Command(
        ("map", "visits.csv", "-o", "old.toml", "--replace"), _with_old("old.toml", _sheet)
    ),
    "fmt": Command(("fmt", "visits"), _untidy),
    "check --fix": Command(("check", "--fix", "visits"), _decomposed),
    "check --output-file": Command(
        ("check", "in", "--output-file", "sarif=out.sarif", "--output-file", "junit=out.xml"), _with_old("out.sarif")
    ),
    "anchor": Command(("anchor", "visit.json"), _with_text),
    "anchor over a lock file": Command(("anchor", "visit.json"), _with_old("visit.anchors.json", _with_text, OLD_LOCK)),
    "status": Command(("status", "visit.json", "cancelled", "--revised", "2025-03-06T12:00:00Z"), _plain),
    "status with a lock file": Command(
        ("status", "visit.json", "confirmed", *_VOUCHED, "--revised", "2025-03-06T12:00:00Z"),
        _with_old("visit.anchors.json", _with_text, OLD_LOCK),
        is_set=True,
    ),
    "quote --add": Command(("quote", "visit.json", "in Tallinn", "--add", "--fact", "tallinn-city/name"), _with_text),
    "new": Command(
        (
            *("new", "--traveller", "Aino Virtanen", "--from", "FI", "--to", "EE", "--when", "2027-04-07"),
            *("--source-kind", "news", "--revised", "2027-03-01T00:00:00Z", "-o", "out/new.yaml"),
        ),
        _nothing,
    ),
    "draft": Command(("draft", "note.txt", *_DRAFTED, "-o", "draft.yaml", "--replace"), _article),
    "draft over a file": Command(
        ("draft", "note.txt", *_DRAFTED, "-o", "draft.yaml", "--replace"), _with_old("draft.yaml", _article)
    ),
    "draft --update": Command(("draft", "--update", "visit.yaml", "later.txt", *_DRAFTED, "--write"), _drafted),
    "draft --answer": Command(
        (
            "draft",
            "press.txt",
            "--answer",
            "answer.json",
            *_DRAFTED,
            "-o",
            "draft.yaml",
            "--replace",
            "--report",
            "report.json",
        ),
        _with_old("report.json", _answered),
    ),
    "draft --print-prompt": Command(("draft", "press.txt", "--print-prompt", "-o", "prompt.txt"), _answered),
    "evidence --html": Command(("evidence", "in", "--html", "out.html", "--force"), _with_old("out.html")),
    "show": Command(("show", "in", "--html", "-o", "out.html"), _with_old("out.html")),
    "show of a file a record": Command(("show", "in", "-o", "out/"), _two_records, is_set=True),
    "plot": Command(("plot", "in", "-o", "out.svg"), _with_old("out.svg")),
    "schema": Command(("schema", "-o", "out.json"), _with_old("out.json", _nothing, OLD_SCHEMA)),
    "template": Command(("template", "--to", "csv", "-o", "out.csv"), _nothing),
    "init": Command(("init", "new"), _nothing, is_set=True),
}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by path, without leftovers of a killed writer."""
    return {name: (folder / name).read_bytes() for name in _files(folder) if not _is_left(name)}


def left(folder: Path) -> list[str]:
    """The leftovers of a killed writer: its staging folders."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(".diplovisit-*"))


def taken_for_records(folder: Path) -> set[str]:
    """The files that a walk takes for records."""
    return {os.path.relpath(file, folder) for file in record_files([str(folder)])}


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _is_left(name: str) -> bool:
    return any(part.startswith(".diplovisit-") for part in Path(name).parts)
