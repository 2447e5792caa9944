"""The clocks of a zone follow the rules of the machine, and are unknown where these are unreliable."""

import datetime
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.facts import clocks

ZONES = ("Europe/Helsinki", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Antarctica/Troll")
# Hypothesis requires bounds without a time zone.
FIRST, LAST = datetime.datetime(1970, 1, 2), datetime.datetime(2100, 1, 1)  # noqa: DTZ001
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(datetime.UTC))
BEFORE_1970 = st.datetimes(max_value=datetime.datetime(1969, 12, 31))  # noqa: DTZ001


@given(st.sampled_from(ZONES), MOMENTS)
def test_an_hour_that_a_clock_shows_is_not_skipped(zone: str, moment: datetime.datetime) -> None:
    """The local hour of any instant is not skipped, and its offset is that of the zone."""
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    assert clocks.skipped_to(zone, local.replace(tzinfo=None)) is None
    assert clocks.utc_offset(zone, moment) == local.utcoffset()


@given(st.sampled_from(("Mars/Olympus", "", "Europe", "/etc/passwd", "\x00")), MOMENTS)
def test_nothing_is_known_of_a_zone_without_rules(zone: str, moment: datetime.datetime) -> None:
    """A zone without rules has no known offset and no skipped hours."""
    assert clocks.utc_offset(zone, moment) is None
    assert clocks.skipped_to(zone, moment.replace(tzinfo=None)) is None


@given(BEFORE_1970)
def test_nothing_is_known_of_years_before_1970(hour: datetime.datetime) -> None:
    """Years before 1970 have no known offset: for them the tz database describes only one city of a region."""
    assert clocks.skipped_to("Europe/Stockholm", hour) is None
    assert clocks.utc_offset("Europe/Stockholm", hour.replace(tzinfo=datetime.UTC)) is None
