"""Python reads calendars and tables into one kind of result, and `load` says which function reads what."""

import io
from pathlib import Path

import pytest

import diplovisit
from diplovisit import ImportResult, export, export_files, load, load_all, read_calendar, read_tables

SEED = load("seeds/misri-russia/visit.yaml")
OTHER = load("examples/least.yaml")
OUTLOOK = Path("tests/corpus_calendars/outlook.ics")


def test_a_calendar_is_read_from_anything() -> None:
    """A path, its text, its bytes and a stream of them give the same records, drafts and findings."""
    results = [read_calendar(source, name="x.ics") for source in (OUTLOOK, str(OUTLOOK), OUTLOOK.read_bytes())]
    with OUTLOOK.open("rb") as stream:
        results.append(read_calendar(stream, name="x.ics"))
    results.append(read_calendar(io.BytesIO(OUTLOOK.read_bytes()), name="x.ics"))
    assert len(results[0].drafts) == 1
    assert all(result == results[0] for result in results)


def test_findings_name_the_calendar() -> None:
    """The name is that of the file, or the given one, or a placeholder for bytes."""
    for result, name in (
        (read_calendar(OUTLOOK), str(OUTLOOK)),
        (read_calendar(OUTLOOK.read_bytes(), name="mail.ics"), "mail.ics"),
        (read_calendar(OUTLOOK.read_bytes()), "<calendar>"),
    ):
        assert {finding.file for finding in result.findings} == {name}


def test_a_folder_of_calendars_is_read_with_its_subfolders(tmp_path: Path) -> None:
    """All calendars below a folder are one import."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.ics").write_bytes(export(SEED, "ics"))
    (tmp_path / "deeper" / "B.ICS").write_bytes(export([OTHER, SEED], "ics"))
    assert read_calendar(tmp_path).records == (SEED, OTHER)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff", b"BEGIN:VCALENDAR", b"<html>", b"BEGIN:VCARD\nEND:VCARD"])
def test_bad_content_is_never_raised(data: bytes) -> None:
    """What is no calendar gives findings, and the result is not `ok`."""
    result = read_calendar(data)
    assert (result.records, result.drafts) == ((), ())
    assert result.findings
    assert not result.ok


def test_a_draft_is_no_fault() -> None:
    """A calendar whose drafts lack only what no calendar has is `ok`; what a draft leaves out is for the curious."""
    result = read_calendar("tests/corpus_calendars/apple.ics")
    assert len(result.drafts) == 1
    assert {finding.rule for finding in result.findings} == {"left-out-of-draft"}
    assert result.ok


def test_the_text_of_a_calendar_is_no_path() -> None:
    """A text instead of bytes is refused with what to do."""
    with pytest.raises(ValueError, match="pass it as bytes"):
        read_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    with pytest.raises(FileNotFoundError):
        read_calendar("nowhere.ics")


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_tables_come_back_equal(format: str, tmp_path: Path) -> None:
    """The tables that `export` writes give the same records, no drafts and no findings."""
    if format == "parquet":
        pytest.importorskip("pyarrow")
    for name, data in export_files([SEED, OTHER], format).items():
        (tmp_path / name).write_bytes(data)
    assert read_tables(tmp_path) == ImportResult(records=(SEED, OTHER))
    assert read_tables(str(tmp_path)).ok


def test_a_damaged_table_gives_findings(tmp_path: Path) -> None:
    """A fault in a table is a finding, and the other records are read."""
    for name, data in export_files([SEED, OTHER], "csv").items():
        (tmp_path / name).write_bytes(data.replace(b"reported", b"repotred", 1) if name == "visits.csv" else data)
    result = read_tables(tmp_path)
    assert len(result.records) == 1
    assert not result.ok


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("visits.csv", "diplovisit.read_table(path, map)"),
        ("ours/stops.csv", "; name the folder of all tables"),
        (
            "other/trips.csv",
            "has neither the tables of an export nor the columns of the flat table; to read another table",
        ),
        ("other/notes.txt", "is not a table that `export` writes"),
        ("other", "contains neither visits.csv nor visits.parquet"),
    ],
)
def test_what_is_no_table_of_ours_is_refused(name: str, words: str, tmp_path: Path) -> None:
    """One table of several, a stranger's table, and another folder are refused with what to do."""
    (tmp_path / "other").mkdir()
    (tmp_path / "ours").mkdir()
    for file, data in export_files(OTHER, "csv").items():
        (tmp_path / "ours" / file).write_bytes(data)
    for file in ("visits.csv", "other/trips.csv", "other/notes.txt"):
        (tmp_path / file).write_bytes(b"a,b\r\n1,2\r\n")
    with pytest.raises(ValueError, match=r"^/") as raised:
        read_tables(tmp_path / name)
    assert words in str(raised.value)
    with pytest.raises(OSError, match="no such file or folder"):
        read_tables(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["flat.csv", "flat.CSV"])
def test_a_flat_table_is_read(name: str, tmp_path: Path) -> None:
    """A flat table gives its record, and a draft where a required cell is empty, with a finding for it."""
    (tmp_path / name).write_bytes(export(OTHER, "csv", flat=True))
    (record,) = read_tables(tmp_path / name).records
    assert record.id == OTHER.id
    data = export(OTHER, "csv", flat=True).replace(OTHER.status.value.encode(), b"", 1)
    (tmp_path / name).write_bytes(data)
    result = read_tables(tmp_path / name)
    assert [draft["id"] for draft in result.drafts] == [OTHER.id]
    assert [finding.rule for finding in result.findings] == ["missing-field"]
    assert not result.ok


@pytest.mark.parametrize("format", ["xlsx", "sqlite"])
def test_a_workbook_and_a_database_come_back_equal(format: str, tmp_path: Path) -> None:
    """A workbook and a database that `export` wrote give the same records."""
    if format == "xlsx":
        pytest.importorskip("xlsxwriter")
    (tmp_path / f"visits.{format}").write_bytes(export([SEED, OTHER], format))
    assert set(read_tables(tmp_path / f"visits.{format}").records) == {SEED, OTHER}


@pytest.mark.parametrize("read", [load, lambda path: list(load_all(path))])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("visits.ics", "read it with diplovisit.read_calendar("),
        ("VISITS.ICS", "read it with diplovisit.read_calendar("),
        ("busy.ifb", "read it with diplovisit.read_calendar("),
        ("visits.ical", "read it with diplovisit.read_calendar("),
        ("trips.csv", "read it with diplovisit.read_table("),
        ("trips.xlsx", "read it with diplovisit.read_table("),
        ("trips.ODS", "read it with diplovisit.read_table("),
        ("travels.xml", "read a data set in XML with diplovisit.read_data_set("),
    ],
)
def test_load_names_the_function_for_another_kind_of_file(name: str, words: str, read: object, tmp_path: Path) -> None:
    """A calendar, a table or a data set is refused with the function that reads it."""
    (tmp_path / name).write_bytes(b"x")
    assert callable(read)
    with pytest.raises(ValueError, match=r"diplovisit\.read_") as raised:
        read(tmp_path / name)
    assert words in str(raised.value)


def test_load_names_the_function_for_tables(tmp_path: Path) -> None:
    """One of the tables of records, and their folder, lead to `read_tables`."""
    for name, data in export_files(SEED, "csv").items():
        (tmp_path / name).write_bytes(data)
    for path in (tmp_path / "visits.csv", tmp_path / "stops.csv", tmp_path):
        with pytest.raises(ValueError, match=r"diplovisit\.read_tables"):
            load(path)


def test_load_names_the_function_for_a_folder_of_calendars(tmp_path: Path) -> None:
    """A folder that has calendars and no records leads to `read_calendar`."""
    (tmp_path / "a.ICS").write_bytes(export(SEED, "ics"))
    with pytest.raises(ValueError, match=r"it has calendars: read them with diplovisit\.read_calendar"):
        load(tmp_path)


def test_the_functions_are_public() -> None:
    """The package offers the functions and the class of their result."""
    assert {"ImportResult", "read_calendar", "read_tables"} <= set(diplovisit.__all__)


def test_a_folder_without_calendars_and_what_is_no_calendar_are_refused(tmp_path: Path) -> None:
    """A folder without calendars is a ValueError, as for tables; what is no path and no stream is a TypeError."""
    with pytest.raises(ValueError, match="has no calendar"):
        read_calendar(tmp_path)
    with pytest.raises(TypeError, match="expected a path, bytes or a binary stream; saw the number 5"):
        read_calendar(5)  # type: ignore[arg-type]  # that is the case
