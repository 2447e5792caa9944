"""The exporters by name: what somebody asks of a format comes to what writes it."""

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
    "asked",
    [
        {"name": "Visits"},
        {"refresh": datetime.timedelta(hours=12)},
        {"record": False},
        {"tzid": True},
        {"spans": True},
        {"structured_data": True},
        {"stops": _in_tartu},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_each_setting_of_a_calendar_comes_to_the_calendar(asked: dict[str, Any]) -> None:
    """The bytes are those of the calendar that is asked for so, and no others."""
    document = records.document()
    document["stops"][0] |= {"when": "2025-03-07T10:00:00", "time_zone": "Europe/Tallinn"}
    document["stops"].append({"id": "tartu", "country": "EE", "when": "2025-03"})
    visit = structure(document)
    options = icalendar.CalendarOptions(**asked)
    given = b"".join(EXPORTERS["ics"].write([visit], ExportOptions(calendar=options)))
    assert given == b"".join(icalendar.calendar([visit], options))
    assert given != b"".join(EXPORTERS["ics"].write([visit], ExportOptions()))
