"""Laws of every format for hostile records: nothing is lost, and nothing is added."""

import io
import itertools
from collections.abc import Callable, Iterable
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, export, export_files
from diplovisit.converters import structure
from diplovisit.english.calendar_titles import summary_of_visit
from diplovisit.formats.database_reading import read_database
from diplovisit.pipeline.format import format_file
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.read import Read, read_stream, structure_document
from diplovisit.readers import Document, Format
from diplovisit.readers.parquet_tables import read_parquet_tables
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.readers.workbook_tables import read_rows_of_tables
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import node_shape
from diplovisit.record.constraints import LINE, SENTENCE
from diplovisit.record.shapes import ListShape, NodeShape, Shape, TextShape
from diplovisit.record.tables import tables
from tests.hostile_records import (
    any_hostile_documents,
    any_hostile_visits,
    free_texts,
    hostile_document,
    hostile_visits,
)
from tests.payloads import ALLOWED, CALENDARS, PROGRAMS, SPREADSHEETS, UNICODE, URLS, in_a_line
from tests.yaml_texts import Written, yaml_texts

pytestmark = pytest.mark.not_measured

SHAPE: Final = node_shape(Visit)


def whole(found: Iterable[Read]) -> list[Visit]:
    """The records that were read, after checking that they have no findings."""
    visits = []
    for one in found:
        visit, checked = structure_document(one)
        assert visit is not None, checked.findings
        visits.append(visit)
    return visits


def from_calendar(data: bytes) -> list[Visit]:
    """The records of a calendar, after checking that they have no findings."""
    visits = []
    for one in read_calendar_file(io.BytesIO(data), "x.ics"):
        assert one.visit is not None
        assert one.result.findings == ()
        visits.append(one.visit)
    return visits


def from_parquet(files: dict[str, bytes]) -> list[Visit]:
    """The records of a folder of Parquet tables."""
    return whole(read_parquet_tables({name: io.BytesIO(data) for name, data in files.items()}, name="x", shape=SHAPE))


def from_database(data: bytes) -> list[Visit]:
    """The records of a database."""
    rows = read_database(data, [table.name for table in tables(Visit)])
    return whole(read_rows_of_tables(rows, name="x", shape=SHAPE))


FORMATS: Final[dict[str, tuple[Callable[[list[Visit]], Any], Callable[[Any], list[Visit]]]]] = {
    "json": (
        lambda visits: [export(visit, "json") for visit in visits],
        lambda written: [visit for data in written for visit in whole(read_stream(io.BytesIO(data), "x.json"))],
    ),
    "jsonl": (lambda visits: export(visits, "jsonl"), lambda data: whole(read_stream(io.BytesIO(data), "x.jsonl"))),
    "fmt": (
        lambda visits: [format_file(export(visit, "json"), name="x.json", format=Format.JSON).data for visit in visits],
        lambda written: [visit for data in written for visit in whole(read_stream(io.BytesIO(data), "x.json"))],
    ),
    "csv": (export_files, lambda files: whole(read_csv_tables(files, name="x", shape=SHAPE))),
    "csv for Excel": (
        lambda visits: export_files(visits, excel=True),
        lambda files: whole(read_csv_tables(files, name="x", shape=SHAPE)),
    ),
    "parquet": (lambda visits: export_files(visits, "parquet"), from_parquet),
    "sqlite": (lambda visits: export(visits, "sqlite"), from_database),
    "ics": (lambda visits: export(visits, "ics"), from_calendar),
    "ics with all there is": (
        lambda visits: export(
            visits, "ics", record=False, tzid=True, spans=True, structured_data=True, name=';X="1":=1+1, \\n'
        ),
        from_calendar,
    ),
}


OWN: Final = {"csv": SPREADSHEETS, "csv for Excel": {}, "ics": CALENDARS, "ics with all there is": {}, "fmt": PROGRAMS}


def require_equal(format: str, visits: list[Visit]) -> None:
    """Requires read(write(x)) == x and write(read(write(x))) == write(x)."""
    write, read = FORMATS[format]
    written = write(visits)
    found = read(written)
    assert found == visits
    assert write(found) == written


@pytest.mark.parametrize("format", FORMATS)
def test_every_payload_reads_back_equal(format: str) -> None:
    """Records with any payload are read back equal, and written again as the same bytes."""
    require_equal(format, hostile_visits(OWN.get(format, UNICODE if format == "json" else {})))


@given(st.lists(any_hostile_visits(), min_size=1, max_size=2, unique_by=lambda visit: visit.id))
def test_whatever_texts_can_be_reads_back_equal_from_every_format(visits: list[Visit]) -> None:
    """Records of every shape with any Unicode text are read back equal, and export(load(export(x))) == export(x)."""
    for format in FORMATS:
        require_equal(format, visits)


@given(yaml_texts(any_hostile_documents()))
def test_yaml_says_the_same_before_and_after_fmt(written: Written) -> None:
    """A payload in any YAML style has the same content before and after formatting.

    Formatting again changes nothing.
    """
    once = format_file(written.text.encode(), name="x.yaml", format=Format.YAML).data
    assert once is not None
    for text in (written.text, once.decode()):
        found = read_yaml(text, name="x.yaml", shape=SHAPE)
        assert isinstance(found, Document)
        assert found.data == written.document
    assert format_file(once, name="x.yaml", format=Format.YAML).data == once


def test_no_free_text_is_forgotten() -> None:
    """A hostile record has every field of the shapes, and the payload in every free text."""
    payload = ALLOWED["calendar-ends-by-line-feeds"]
    document = hostile_document("x-y", itertools.repeat(payload), itertools.cycle(URLS))
    found = list(free_texts(document))
    assert len(found) == _count(SHAPE) > 30
    for holder, key, rule in found:
        assert holder[key] == (payload if rule.lines else in_a_line(payload))
    assert isinstance(structure(document), Visit)


def _count(shape: Shape) -> int:
    """The number of free texts in a shape, with one item in each list."""
    match shape:
        case TextShape(rule=rule):
            return int(rule in (SENTENCE, LINE))
        case ListShape(item=item):
            return _count(item)
        case NodeShape(fields=fields):
            return sum(_count(field.shape) for field in fields)
        case _:
            return 0


def test_a_calendar_without_records_gives_drafts_of_hostile_titles() -> None:
    """Each draft has the title of its visit, with a capital and no blanks at the edges, and covers what was exported."""
    visits = hostile_visits(CALENDARS)
    found = list(read_calendar_file(io.BytesIO(export(visits, "ics", record=False)), "x.ics"))
    drafts = [one.document.data for one in found if one.is_draft and isinstance(one.document, Document)]
    assert [(draft["id"], draft["title"]) for draft in drafts if isinstance(draft, dict)] == [
        (visit.id, summary_of_visit(visit).strip()) for visit in visits
    ]
