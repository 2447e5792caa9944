"""What clocks show is judged by the machine's rules, and nothing is said where they are not sure."""

import datetime
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.facts import clocks

ZONES = ("Europe/Helsinki", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Antarctica/Troll")
# The bounds that hypothesis takes have no time zone.
FIRST, LAST = datetime.datetime(1970, 1, 2), datetime.datetime(2100, 1, 1)  # noqa: DTZ001
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(datetime.UTC))
OF_OLD = st.datetimes(max_value=datetime.datetime(1969, 12, 31))  # noqa: DTZ001


@given(st.sampled_from(ZONES), MOMENTS)
def test_an_hour_that_a_clock_has_shown_was_not_skipped(zone: str, moment: datetime.datetime) -> None:
    """Whatever an instant is on the wall is an hour that there is, and its offset is the zone's own."""
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    assert clocks.skipped_to(zone, local.replace(tzinfo=None)) is None
    assert clocks.utc_offset(zone, moment) == local.utcoffset()


@given(st.sampled_from(("Mars/Olympus", "", "Europe", "/etc/passwd", "\x00")), MOMENTS)
def test_nothing_is_known_of_a_zone_without_rules(zone: str, moment: datetime.datetime) -> None:
    """A name that the machine has no rules for is no fault of the hour."""
    assert clocks.utc_offset(zone, moment) is None
    assert clocks.skipped_to(zone, moment.replace(tzinfo=None)) is None


@given(OF_OLD)
def test_nothing_is_said_of_years_before_1970(hour: datetime.datetime) -> None:
    """For those the tz database speaks of one city of a region alone."""
    assert clocks.skipped_to("Europe/Stockholm", hour) is None
    assert clocks.utc_offset("Europe/Stockholm", hour.replace(tzinfo=datetime.UTC)) is None
