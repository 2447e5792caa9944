"""The same entries and rows, written by the libraries that people would use: calendars, tables and JSON.

Run as `python -m benchmarks.writers [VISITS] [RUNS]`. The data is prepared before: dates, summaries, places and
descriptions of a calendar's entries, rows of text of a table, plain documents of JSON. Each library is used as its
documentation shows, in one process, with the runs in a shuffled order.
"""

import collections
import csv
import datetime
import io
import json
import sys
from collections.abc import Callable

import ical.calendar
import ical.calendar_stream
import ical.event
import icalendar
import ics
import orjson
import polars
import pyarrow
import pyarrow.csv
import vobject

from benchmarks.icalendar_export import visits
from benchmarks.side_by_side import table, timed
from diplovisit import unstructure
from diplovisit.exporters.csv_tables import csv_chunks, rows_of
from diplovisit.exporters.icalendar import CalendarEntry, calendar_entries
from diplovisit.exporters.icalendar.calendar import entry_lines
from diplovisit.exporters.json import canonical_json

Functions = dict[str, Callable[[], object]]


def calendars(count: int) -> Functions:
    """Whole-day entries with a summary, a place and a description."""
    entries = [entry for visit in visits(count) for entry in calendar_entries(visit) if _is_of_days(entry)]

    def by_icalendar() -> object:
        whole = icalendar.Calendar()
        for entry in entries:
            event = icalendar.Event()
            for name in ("uid", "dtstart", "dtend", "summary", "location", "description"):
                if (value := getattr(entry, name.removeprefix("dt"))) is not None:
                    event.add(name, value)
            event.add("dtstamp", entry.stamp)
            whole.add_component(event)
        return whole.to_ical()

    def by_ics() -> object:
        whole = ics.Calendar()
        for entry in entries:
            event = ics.Event(
                name=entry.summary, begin=str(entry.start), uid=entry.uid, description=entry.description,
                location=entry.location, created=None,
            )  # fmt: skip
            event.make_all_day()
            whole.events.add(event)
        return whole.serialize()

    def by_vobject() -> object:
        whole = vobject.iCalendar()
        for entry in entries:
            event = whole.add("vevent")
            for name in ("uid", "dtstart", "dtend", "summary", "location", "description"):
                if (value := getattr(entry, name.removeprefix("dt"))) is not None:
                    event.add(name).value = value
        return whole.serialize()

    def by_ical() -> object:
        whole = ical.calendar.Calendar()
        for entry in entries:
            whole.events.append(
                ical.event.Event(
                    uid=entry.uid,
                    dtstart=entry.start,
                    dtend=entry.end,
                    summary=entry.summary,
                    location=entry.location,
                    description=entry.description,
                )
            )
        return ical.calendar_stream.IcsCalendarStream.calendar_to_ics(whole)

    return {
        "diplovisit": lambda: sum(len(entry_lines(entry)) for entry in entries),
        "icalendar": by_icalendar,
        "ics": by_ics,
        "vobject": by_vobject,
        "ical": by_ical,
    }


def _is_of_days(entry: CalendarEntry) -> bool:
    return (
        isinstance(entry.start, datetime.date)
        and not isinstance(entry.start, datetime.datetime)
        and entry.end is not None
    )


def tables(count: int) -> Functions:
    """One table of texts, that of the evidence, which is the largest."""
    made = list(visits(count))
    every = [row for visit in made for row in rows_of(visit)]
    sizes = collections.Counter(name for name, _ in every)
    (largest, _), *_ = sizes.most_common(1)
    rows = [[str(cell) if cell is not None else "" for cell in cells] for name, cells in every if name == largest]
    columns = {f"column_{n}": list(cells) for n, cells in enumerate(zip(*rows, strict=True))}

    def by_csv() -> object:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        return text.getvalue().encode()

    def by_polars() -> object:
        return polars.DataFrame(columns).write_csv().encode()

    def by_pyarrow() -> object:
        out = io.BytesIO()
        pyarrow.csv.write_csv(pyarrow.table(columns), out)
        return out.getvalue()

    def ours() -> object:
        return list(csv_chunks(made))

    return {
        "csv.writer, rows ready-made, one table": by_csv,
        "polars, columns ready-made, one table": by_polars,
        "pyarrow, columns ready-made, one table": by_pyarrow,
        "diplovisit, from records to every table": ours,
    }


def documents(count: int) -> Functions:
    """Canonical JSON of whole records."""
    made = list(visits(count))
    plain = [unstructure(visit) for visit in made]
    sort = orjson.OPT_SORT_KEYS
    return {
        "diplovisit, from records": lambda: [canonical_json(visit) for visit in made],
        "json.dumps, documents ready-made": lambda: [json.dumps(each, sort_keys=True) for each in plain],
        "orjson.dumps, documents ready-made": lambda: [orjson.dumps(each, option=sort) for each in plain],
    }


def report(count: int = 100, runs: int = 7) -> str:
    """The three tables."""
    made = {
        f"Calendars: the entries of {count} visits": (calendars(count), "icalendar"),
        f"Tables: the records of {count} visits": (tables(count), "csv.writer, rows ready-made, one table"),
        f"JSON: the records of {count} visits": (documents(count), "json.dumps, documents ready-made"),
    }
    return "\n\n".join(
        f"### {title}\n\n{table(timed(functions, runs=runs, least=0.1), against)}"
        for title, (functions, against) in made.items()
    )


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:3])))
