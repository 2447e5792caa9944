"""Tests that the options of an export reach the exporter."""

import datetime
from typing import Any

import pytest

from diplovisit.converters import structure
from diplovisit.exporters import icalendar
from diplovisit.exporters.table import EXPORTERS, ExportOptions
from diplovisit.record import Stop
from tests import records


def _in_tartu(stop: Stop) -> bool:
    return stop.id == "tartu"


@pytest.mark.parametrize(
    "arguments",
    [
        {"name": "Visits"},
        {"refresh": datetime.timedelta(hours=12)},
        {"record": False},
        {"tzid": True},
        {"spans": True},
        {"structured_data": True},
        {"stops": _in_tartu},
    ],
    ids=lambda arguments: next(iter(arguments)),
)
def test_each_calendar_option_reaches_the_calendar(arguments: dict[str, Any]) -> None:
    """Each calendar option changes the exported bytes exactly as it changes `calendar`."""
    document = records.document()
    document["stops"][0] |= {"when": "2025-03-07T10:00:00", "time_zone": "Europe/Tallinn"}
    document["stops"].append({"id": "tartu", "country": "EE", "when": "2025-03"})
    visit = structure(document)
    options = icalendar.CalendarOptions(**arguments)
    exported = b"".join(EXPORTERS["ics"].write([visit], ExportOptions(calendar=options)))
    assert exported == b"".join(icalendar.calendar([visit], options))
    assert exported != b"".join(EXPORTERS["ics"].write([visit], ExportOptions()))
