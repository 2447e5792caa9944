"""unknown-time-zone, held against the tz database of the machine."""

import zoneinfo

import pytest

from diplovisit import structure
from diplovisit.checks.unknown_time_zone import find
from tests import records

# A copy of the machine's own zone, which some systems keep among the zones.
ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})


@pytest.mark.skipif(not ZONES, reason="this machine has no tz database")
def test_every_zone_of_the_database_is_known() -> None:
    """No zone that Python finds is called unknown."""
    document = records.document()
    for zone in ZONES:
        document["stops"][0]["time_zone"] = zone
        assert list(find(structure(document))) == [], zone
