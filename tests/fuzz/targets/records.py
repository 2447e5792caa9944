"""A record gets one verdict from every reader, comes back equal from every export, and can be checked."""

import copy
import io
from typing import Any

from diplovisit import InvalidRecord, Visit, check, export, load, loads, structure, unstructure
from diplovisit.converters.generated import FallBack, record_builder
from diplovisit.converters.hooks import structure_with_hooks
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.read import structure_document
from diplovisit.pipeline.report import render
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record import node_shape
from diplovisit.reporters import REPORTERS
from tests.fuzz import messages, seeds
from tests.fuzz.mutating import mutated
from tests.fuzz.target import Target
from tests.fuzz.targets.csv_tables import written

_VISIT = node_shape(Visit)


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    visit = _loaded(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        assert visit is None
        return
    plain = read_json(text, name="<text>")
    if isinstance(plain, UnreadableDocument):
        assert visit is None
        return
    assert _built(plain.data) == _hooked(plain.data) == visit
    if visit is not None:
        _require_round_trip(visit)
        _can_be_checked(visit)


def _loaded(data: bytes) -> Visit | None:
    try:
        return loads(data)
    except InvalidRecord as error:
        assert error.findings
        for finding in error.findings:
            messages.one_line(finding.sentence)
            assert finding.span is not None
        return None


def _built(document: Any) -> Visit | None:
    try:
        visit: Visit = record_builder()(document)
    except FallBack:
        return None
    return visit


def _hooked(document: Any) -> Visit | None:
    try:
        return structure_with_hooks(copy.deepcopy(document))
    except InvalidRecord:
        return None


def _require_round_trip(visit: Visit) -> None:
    assert structure(unstructure(visit)) == visit
    one_line = export(visit, "json")
    assert loads(one_line) == visit
    assert export(loads(one_line), "json") == one_line
    (entry,) = read_calendar_file(io.BytesIO(export(visit, "ics")), "visit.ics")
    assert entry.visit == visit
    (tables,) = read_csv_tables(written(visit), name="out", shape=_VISIT)
    assert not isinstance(tables, UnreadableDocument)
    assert structure_document(tables)[0] == visit
    export(visit, "jsonld")


def _can_be_checked(visit: Visit) -> None:
    report = check(visit)
    for finding in report.findings:
        messages.one_line(finding.sentence)
    for name in REPORTERS:
        render(report, name)


TARGET = Target(
    name="records",
    law=law,
    seeds=lambda: [export(load(path), "json").strip() for path in seeds.records()],
    words=(*(f'"{field}":' for field in seeds.FIELDS), '"2025-03-07"', '"P1D"', '"RU"', "null", "[]", "{}", ",", '"x"'),
    longest=20_000,
    mutate=mutated,
)
