"""Tests that an argument of another type is refused with a sentence that says what to pass."""

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import diplovisit
from diplovisit import (
    InvalidRecord,
    NoSuchPath,
    calendar_entries,
    changes,
    check,
    draft,
    dump,
    dumps,
    export,
    export_files,
    load,
    load_all,
    loads,
    plot,
    read_calendar,
    read_table,
    read_tables,
    render,
    unstructure,
)

LEAST = "examples/least.yaml"
SEED = "seeds/misri-russia/visit.yaml"
MAP = "examples/maps/journeys.toml"


NOTE = "OSLO, 3 September 2026 (Example Press) - Prime Minister Ingrid Solheim will visit Japan."


def _first(records: Any) -> Any:
    return next(load_all(records))


_OF_RECORDS: list[Callable[[Any], Any]] = [
    calendar_entries,
    lambda visit: changes(visit, load(LEAST)),
    lambda visit: changes(load(LEAST), visit),
    lambda visit: dump(visit, "visit.yaml"),
    dumps,
    lambda visit: export(visit, "ics"),
    lambda visit: export([visit], "ics"),
    export_files,
    lambda visit: plot(visit, "svg"),
    unstructure,
]
_OF_PATHS: list[Callable[[Any], Any]] = [
    load,
    _first,
    lambda path: dump(load(LEAST), path),
    lambda path: read_table(path, MAP),
    lambda path: read_table("examples/maps/journeys.csv", path),
    read_tables,
    check,
    lambda path: check([path]),
    lambda path: diplovisit.read_data_set("colt", path),
]


@pytest.mark.parametrize("call", _OF_RECORDS)
@pytest.mark.parametrize(
    ("value", "remedy"), [(None, ""), (LEAST, r"; load\(path\) "), ({"format": 1}, r"; structure\(document\) ")]
)
def test_what_is_no_record_is_refused(call: Callable[[Any], Any], value: object, remedy: str) -> None:
    """A function for records says that it expects a Visit, what it saw, and which function makes one of it."""
    with pytest.raises(TypeError, match=f"expected a Visit.*, saw .*{remedy}"):
        call(value)


@pytest.mark.parametrize("call", _OF_PATHS)
@pytest.mark.parametrize("value", [None, 3, b"visit.yaml"])
def test_what_is_no_path_is_refused(call: Callable[[Any], Any], value: object) -> None:
    """A function for files says that it expects a path, and what it saw."""
    with pytest.raises(TypeError, match=r"expected the path of a file.*, saw (nothing|the number 3|bytes; )"):
        call(value)


@pytest.mark.parametrize("call", _OF_PATHS)
def test_a_text_in_the_place_of_its_file_is_refused(call: Callable[[Any], Any]) -> None:
    """The content of a file, passed as its name, is not looked for on the disk; the message has its first words."""
    with pytest.raises(ValueError, match=r'^expected the path of a file, saw the text "format: 1 …"; '):
        call("format: 1\nnotes: [" + "x" * 5000 + "]\n")


def test_a_file_whose_name_has_a_line_break_is_read(tmp_path: Path) -> None:
    """A name with a line break is a name if there is such a file."""
    file = tmp_path / "two\nlines.yaml"
    file.write_bytes(Path(LEAST).read_bytes())
    assert load(file) == load(LEAST)


def test_a_document_is_not_taken_for_paths() -> None:
    """The keys of a document, passed to `check`, are not taken for the names of files."""
    with pytest.raises(TypeError, match=r'saw a mapping with "format", .*; structure\(document\) makes a Visit of it'):
        check(unstructure(load(LEAST)))


@pytest.mark.parametrize("value", [None, Path(LEAST), {}, bytearray(b"{}")])
def test_loads_refuses_what_is_no_text(value: Any) -> None:
    """`loads` says what it saw; for a path, it names `load`."""
    with pytest.raises(TypeError, match="expected a text or bytes, saw") as raised:
        loads(value)
    assert ("load(path)" in str(raised.value)) == isinstance(value, Path)


@pytest.mark.parametrize("text", [Path(LEAST).read_text("utf-8"), Path(LEAST).read_bytes()])
def test_yaml_that_is_read_as_json_is_recognised(text: str | bytes) -> None:
    """Where a text is YAML and is read as JSON, the first fault says how to read it; for faulty JSON none does."""
    with pytest.raises(InvalidRecord, match=r'looks like YAML, which loads\(text, format="yaml"\) reads'):
        loads(text)
    assert loads(text, format="yaml") == load(LEAST)
    with pytest.raises(InvalidRecord) as raised:
        loads('{"format": 1,}')
    assert "YAML" not in str(raised.value)


def test_other_arguments_are_refused_by_name() -> None:
    """Options of another type are refused with the name of the option."""
    visit: Any = load(LEAST)
    wrong: Any
    for wrong, option in (("5", "top"), (1.5, "width"), ("high", "height")):
        with pytest.raises(TypeError, match=f"^{option}: expected a whole number, saw "):
            plot(visit, "svg", **{option: wrong})
    for option, wrong in (("today", "2026-11-27"), ("suppressions", ["long-stop"]), ("sources", "paper.txt")):
        with pytest.raises(TypeError, match=f"^{option}: expected "):
            check(visit, **{option: wrong})
    with pytest.raises(TypeError, match=r"expected a CheckReport, saw a Visit; check\(records\) returns one"):
        render(visit)
    with pytest.raises(TypeError, match="expected a text, a path or paths"):
        draft(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^refresh: expected a timedelta, saw the number 3600; such as "):
        export(visit, "ics", refresh=3600)  # type: ignore[arg-type]
    for option, wrong in (("revised", "2026-09-03"), ("source_kind", "statement")):
        with pytest.raises(TypeError, match=f"^{option}: expected a "):
            draft(NOTE, **{option: wrong})
    with pytest.raises(TypeError, match="saw a StringIO; open the file with the mode rb"):
        read_calendar(io.StringIO("BEGIN:VCALENDAR"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^name: expected a text, saw nothing"):
        diplovisit.read_data_set(None, "x")  # type: ignore[arg-type]
    assert check(visit, today=datetime.date(2026, 11, 27)).ok


def test_the_name_of_a_file_is_not_drafted() -> None:
    """The words of a draft are a text, and its files are paths; the name of a file as a text is refused."""
    name = "examples/drafting/press-note.txt"
    texts: Any
    for texts in (name, {"note": name}):
        with pytest.raises(ValueError, match=r"saw the name of a file; pass Path\('examples/drafting/"):
            draft(texts)
    assert draft(Path(name)).visit.stops[0].country == "JP"


def test_one_stop_needs_no_list() -> None:
    """A single id of a stop stands for a list of one; a part of an id selects nothing."""
    visit = load(LEAST)
    assert calendar_entries(visit, stops="estonia") == calendar_entries(visit, stops=["estonia"]) != ()
    assert calendar_entries(visit, stops="estoni") == calendar_entries(visit, stops="estonia and more") == ()


def test_one_condition_needs_no_list() -> None:
    """A single condition stands for a list of one; its letters are not taken for conditions."""
    seed = load(SEED)
    assert export(seed, "ics", where="country=RU") == export(seed, "ics", where=["country=RU"])
    assert plot(seed, "svg", where="country=RU") == plot(seed, "svg", where=["country=RU"])


def test_sources_of_a_check_must_be_there(tmp_path: Path) -> None:
    """A file that is missing, and a source that no record has, are refused, as by `diplovisit check --source`."""
    paper = tmp_path / "paper.txt"
    paper.write_text("India's Foreign Secretary will visit Russia.")
    with pytest.raises(NoSuchPath, match=r"^sources: retelling: no/paper\.txt: no such file"):
        check(SEED, sources={"retelling": "no/paper.txt"})
    with pytest.raises(ValueError, match='sources: no record has a source "retellin"; did you mean "retelling"'):
        check(SEED, sources={"retellin": paper})
    assert not check(SEED, sources={"retelling": paper}).ok


def test_a_missing_calendar_is_a_missing_path() -> None:
    """Every function that reads files raises NoSuchPath for a missing one, which is a FileNotFoundError."""
    assert issubclass(NoSuchPath, FileNotFoundError)
    for call in (load, _first, read_calendar, read_tables, check):
        with pytest.raises(NoSuchPath, match=r"no/visits\.ics: no such file"):
            call("no/visits.ics")
    with pytest.raises(NoSuchPath):
        diplovisit.read_data_set("colt", "no/visits.csv")
