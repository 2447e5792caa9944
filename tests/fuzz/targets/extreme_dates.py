"""A record with any dates is refused, or checked, reported and exported, and comes back equal; nothing is raised."""

import io
import json

from diplovisit import InvalidRecord, Visit, check, export, loads, structure
from diplovisit.pipeline.attachments import UnreadableTerms
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.report import render
from diplovisit.readers.terms_reader import read_terms
from diplovisit.record import Duration, DurationError, Edtf, EdtfError
from tests import extreme_dates
from tests.datasets import trips
from tests.fuzz import data_sets, messages
from tests.fuzz.target import Target

_SEPARATOR = "|"
"""The separator of the pieces of an input: a date, a length, a zone, words, a figure, a number."""


def law(data: bytes) -> None:
    """Requires the law of a date, a length, a zone, words and a figure."""
    pieces = data.decode("utf-8", "replace").split(_SEPARATOR)
    when, length, zone, words, figure = (*pieces, *[""] * 5)[:5]
    made = extreme_dates.record(when)
    stop = made["stops"][0]
    for node in (stop, stop["engagements"][0]):
        node["duration"] = length or "P1D"
    stop["time_zone"] = zone or "UTC"
    for row in made["evidence"]:
        row["quote"] = words or "that day"
    made["claims"][0]["quantity"]["value"] = figure or "1"
    for relation in made["relations"]:
        relation["offset"] = length or "P1D"
    try:
        visit = structure(made)
    except InvalidRecord as error:
        for finding in error.findings:
            messages.one_line(finding.sentence)
    else:
        _holds(visit)
    _shifts(when, length)
    _imports(when, length)


def _holds(visit: Visit) -> None:
    for format in ("full", "sarif"):
        render(check(visit, require_evidence=True), format)
    assert loads(export(visit, "json")) == visit
    export(visit, "jsonld")
    for flag in (False, True):
        (back,) = read_calendar_file(io.BytesIO(export(visit, "ics", tzid=flag, spans=flag)), "visit.ics")
        assert back.visit == visit
        assert "calendar-edited" not in {finding.rule for finding in back.result.findings}


def _shifts(when: str, length: str) -> None:
    """Requires that a shifted day is in the calendar, and on the right side of the other."""
    try:
        day, duration = Edtf(when).lower, Duration(length)
    except (EdtfError, DurationError):
        return
    if day is None or duration.has_time:
        return
    for back in (False, True):
        try:
            reached = duration.shift(day, back)
        except ValueError as error:
            assert "outside the years 0001 to 9999" in str(error)
        else:
            assert reached <= day if back else reached >= day


def _imports(when: str, length: str) -> None:
    """The same texts in a calendar, in a data set, and in terms of office."""
    plain = when.replace("-", "").replace(":", "")
    lines = ("UID:a", f"DTSTAMP:{plain}", f"DTSTART:{plain}", f"DURATION:{length}", f"SUMMARY:{json.dumps(when)}")
    event = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    for each in read_calendar_file(io.BytesIO(event.encode("utf-8", "replace")), "visits.ics"):
        for finding in each.result.findings:
            messages.one_line(finding.sentence)
    if when.isascii() and when.isprintable() and not set("<&") & set(when):
        row = trips.trip("1", when, when).replace("2010-02-28T14:35:48.889-04:00", when)
        data_sets.require_law("state-department", trips.trips(row).encode())
    try:
        read_terms(f"scheme,person,office,country,since,until\na,b,c,US,{when},{when}\n".encode(), name="terms")
    except UnreadableTerms as error:
        messages.one_line(str(error))


TARGET = Target(
    name="extreme-dates",
    law=law,
    seeds=lambda: [
        _SEPARATOR.join(
            (
                when,
                extreme_dates.DURATIONS[number % len(extreme_dates.DURATIONS)],
                extreme_dates.ZONES[number % len(extreme_dates.ZONES)] or "UTC",
                extreme_dates.WORDS[number % len(extreme_dates.WORDS)],
                extreme_dates.FIGURES[number % len(extreme_dates.FIGURES)],
            )
        ).encode()
        for number, when in enumerate((*extreme_dates.DATES, *extreme_dates.NO_DATES))
    ],
    words=(
        *("0001-01-01", "9999-12-31", "0001", "9999", "../", "/..", "T00:00:00", "T23:59:59", "T24:00:00", "Z", "|"),
        *("+14:00", "-14:00", "+23:59", "-23:59", "P9999Y", "P999999D", "PT999999H", "~", "?", "X", "{", "}", "[", "]"),
        *("Asia/Tokyo", "America/Lima", "Africa/Cairo", "next Friday", "three months after", "10000 years later"),
        *("9" * 40, "-", "0.", "e999999"),
    ),
    longest=400,
)
