"""A program that uses the library, as a user would write it. mypy --strict and pyright agree on each of its types."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import attrs

from diplovisit import (
    CalendarEntry,
    Change,
    CheckReport,
    Duration,
    Edtf,
    Finding,
    ImportResult,
    InvalidRecord,
    Visit,
    calendar_entries,
    changes,
    check,
    dump,
    dumps,
    export,
    export_files,
    load,
    load_all,
    loads,
    read_calendar,
    read_table,
    read_tables,
    structure,
    unstructure,
)
from diplovisit.record import Person, Severity, Status, Stop, Traveller


def days(visit: Visit) -> Iterator[tuple[str, datetime.date]]:
    """Yields the days of the stops that have days, in order."""
    dated = [(stop.when, stop.id) for stop in visit.stops if stop.when is not None]
    for when, name in sorted(dated):
        assert_type(when, Edtf)
        for first, last in when.runs():
            assert_type(first, datetime.date)
            yield name, last


def hold(path: Path) -> Finding | None:
    """Writes that a visit was held, and returns the first error of the record."""
    visit = load(path)
    assert_type(visit.status, Status)
    assert_type(visit.leader, Person | None)
    assert_type(visit.person("misri"), Person)
    assert_type(visit.travellers, tuple[Traveller, ...])
    held = attrs.evolve(visit, status=Status.HELD, revision=visit.revision + 1)
    assert_type(held, Visit)
    dump(held, path)
    assert_type(changes(visit, held), tuple[Change, ...])
    report = check(held)
    assert_type(report, CheckReport)
    errors = [finding for finding in report if finding.severity is Severity.ERROR]
    return errors[0] if errors else None


def build() -> Visit:
    """Builds a record with both constructors."""
    stop = Stop.of(id="tallinn", country="EE", when=datetime.date(2026, 6, 9))
    assert_type(stop, Stop)
    exact = Stop(id="riga", country="LV", when=Edtf.of(datetime.date(2026, 6, 10)), duration=Duration("P1D"))
    assert_type(exact.duration, Duration | None)
    visit = Visit.of(id="fi-ee-lv-envoy", title="An envoy visits", stops=[stop, exact])
    assert_type(visit, Visit)
    return visit


def read(folder: Path) -> int:
    """Reads records from everything that may have some."""
    number = 0
    try:
        for visit in load_all(folder, collect=True):
            assert_type(visit, Visit)
            number += 1
    except InvalidRecord as error:
        assert_type(error.findings, tuple[Finding, ...])
    assert_type(read_calendar(folder), ImportResult)
    assert_type(read_tables(folder).records, tuple[Visit, ...])
    assert_type(read_table(folder / "visits.xlsx", folder / "map.toml"), ImportResult)
    return number


def write(visit: Visit) -> bytes:
    """Writes a record in several forms."""
    assert_type(dumps(visit, format="yaml"), str)
    assert_type(loads(dumps(visit)), Visit)
    assert_type(export_files(visit), dict[str, bytes])
    assert_type(structure(unstructure(visit)), Visit)
    for entry in calendar_entries(visit):
        assert_type(entry, CalendarEntry)
        assert_type(entry.start, datetime.date | None)
    return export([visit], "ics")
