"""unknown-time-zone compared with the tz database of the machine."""

import zoneinfo

import pytest

from diplovisit import structure
from diplovisit.checks.unknown_time_zone import find
from tests import records

# Some systems have a copy of the machine's own zone among the zones.
ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})


@pytest.mark.skipif(not ZONES, reason="this machine has no tz database")
def test_every_zone_of_the_database_is_known() -> None:
    """The rule knows every zone that Python finds."""
    document = records.document()
    for zone in ZONES:
        document["stops"][0]["time_zone"] = zone
        assert list(find(structure(document))) == [], zone
