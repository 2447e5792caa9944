"""The time zones of a calendar: what their names mean, and the offsets by the rules that the calendar has for them."""

import datetime
import functools
from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from diplovisit.formats.icalendar_reading import Moment, Property, find_zone_rules, parse_text_value
from diplovisit.importers.zone_meanings import ZoneMeaning, read_zone_name
from diplovisit.importers.zone_rules import offset_by_rules
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.zone_names import ZONES_OF_UTC

_LOCATIONS: Final = ("X-LIC-LOCATION", "X-TZINFO")
_MOST_RIVALS: Final = 8
_OF_CALENDAR: Final = ("X-WR-TIMEZONE", "TIMEZONE-ID", "TZ")


@attrs.frozen(eq=False)
class CalendarZones:
    """The time zones of a calendar.

    rules: the VTIMEZONE of each TZID. rivals: further ones of the same TZID, which may differ.
    of_calendar: the zone in which the calendar is shown, and the property with it.
    """

    rules: Mapping[str, CalendarComponent] = attrs.field(factory=dict)
    rivals: Mapping[str, tuple[CalendarComponent, ...]] = attrs.field(factory=dict)
    of_calendar: ZoneMeaning | None = None
    of_calendar_property: Property | None = None

    def meaning(self, written: str) -> ZoneMeaning:
        """Returns what a TZID means, by its name or by the place that its VTIMEZONE names.

        >>> CalendarZones().meaning("Romance Standard Time").zone
        'Europe/Paris'
        """
        meaning = read_zone_name(written)
        if meaning.zone is None or meaning.windows is not None:
            named = [_place_of(rules) for rules in self._all_rules(written)]
            # Two VTIMEZONE of one name that name two places say nothing.
            if len({place.zone for place in named if place is not None}) == 1 and named[0] is not None:
                return named[0]
        return meaning

    def _all_rules(self, written: str) -> tuple[CalendarComponent, ...]:
        key = zone_key(written)
        return (self.rules[key], *self.rivals.get(key, ())) if key in self.rules else ()

    def own_offset(self, moment: Moment) -> datetime.timedelta | None:
        """Returns the offset by the rules that the calendar has for the zone of a wall time; None without rules."""
        if moment.zone is None or not isinstance(moment.value, datetime.datetime):
            return None
        offsets = self.own_offsets(moment)
        return offsets[0] if len(offsets) == 1 else None

    def own_offsets(self, moment: Moment) -> tuple[datetime.timedelta, ...]:
        """Returns the different offsets of a wall time by the rules of its zone: several where two VTIMEZONE differ."""
        if moment.zone is None or not isinstance(moment.value, datetime.datetime):
            return ()
        found = [offset_by_rules(rules, moment.value) for rules in self._all_rules(moment.zone)]
        return tuple(dict.fromkeys(offset for offset in found if offset is not None))

    def instant(self, moment: Moment) -> datetime.datetime | None:
        """Returns the time in UTC: by the name of the zone, or else by the calendar's rules; None if neither tells."""
        wall = moment.value
        if not isinstance(wall, datetime.datetime):
            return None
        try:
            if wall.tzinfo is None:
                tzinfo = self.clock(moment)
                return wall.replace(tzinfo=tzinfo).astimezone(datetime.UTC) if tzinfo is not None else None
            return wall.astimezone(datetime.UTC)
        except OverflowError:  # 00010101T000000 in Asia/Kolkata
            return None

    def clock(self, moment: Moment) -> datetime.tzinfo | None:
        """Returns the clock of a moment: that of its own offset or its zone; None for a time in everybody's zone."""
        if isinstance(moment.value, datetime.datetime) and moment.value.tzinfo is not None:
            return moment.value.tzinfo
        if moment.zone is None:
            return None
        meaning = self.meaning(moment.zone)
        by_name = meaning_rules(meaning)
        # The calendar's own rules come before an offset in the name: "GMT+0100" may have a summer time.
        if meaning.zone is None or by_name is None:
            offset = self.own_offset(moment)
            return datetime.timezone(offset) if offset is not None else by_name
        return by_name


def zone_key(written: str) -> str:
    r"""Returns a TZID without quotes and backslashes, which some programs write in one of its two places only.

    >>> zone_key('"(UTC+01:00) Amsterdam\\, Berlin"')
    '(UTC+01:00) Amsterdam, Berlin'
    """
    return " ".join(written.replace("\\", "").strip(" \"'").split())


@functools.lru_cache(maxsize=2)
def zones_of(calendar: CalendarComponent) -> CalendarZones:
    """Returns the zones of a calendar. The last calendars are remembered, because every event asks."""
    rules: dict[str, CalendarComponent] = {}
    rivals: dict[str, tuple[CalendarComponent, ...]] = {}
    for entry in calendar.inside:
        name = parse_text_value(entry.first("TZID")) if entry.name == "VTIMEZONE" else None
        if name is not None:
            key = zone_key(name)
            if rules.setdefault(key, entry) is not entry and len(rivals.get(key, ())) < _MOST_RIVALS:
                rivals[key] = (*rivals.get(key, ()), entry)
    prop = calendar.first(*_OF_CALENDAR)
    written = parse_text_value(prop)
    return CalendarZones(rules, rivals, read_zone_name(written) if written is not None else None, prop)


def _place_of(rules: CalendarComponent) -> ZoneMeaning | None:
    """Returns the place that a VTIMEZONE names; None without one. X-TZINFO is "Europe/Berlin[2025a]" or "…,1"."""
    place = parse_text_value(rules.first(*_LOCATIONS))
    named = read_zone_name(place.partition("[")[0].partition(",")[0]) if place is not None else None
    return named if named is not None and named.zone else None


def meaning_rules(meaning: ZoneMeaning) -> ZoneInfo | datetime.timezone | None:
    """Returns the clock of a meaning; None where there is none, and for a zone that this machine lacks."""
    if meaning.offset is not None:
        return datetime.timezone(meaning.offset)
    return find_zone_rules(meaning.zone) if meaning.zone is not None else None


def is_clock_of_utc(meaning: ZoneMeaning) -> bool:
    """Whether a meaning is UTC under any of its names.

    >>> is_clock_of_utc(read_zone_name("tzone://Microsoft/Utc")), is_clock_of_utc(read_zone_name("Europe/London"))
    (True, False)
    """
    return meaning.zone in ZONES_OF_UTC or meaning.offset == datetime.timedelta(0)
