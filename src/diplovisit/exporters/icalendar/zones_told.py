"""The time zones that a calendar tells hours by, as entries are written one after the other."""

import datetime
from collections.abc import Iterator, Mapping

from diplovisit.exporters.icalendar.component import CalendarEntry
from diplovisit.exporters.icalendar.time_zones import wall_time
from diplovisit.exporters.icalendar.vtimezone import vtimezone


class UsedTimeZones:
    """The time zones that a calendar tells hours by, with the first and the last year of each."""

    def __init__(self) -> None:
        self.years: dict[str, tuple[int, int]] = {}

    def local(self, entry: CalendarEntry) -> tuple[datetime.datetime, datetime.datetime | None] | None:
        """The hours of an entry on the clock of its zone, which is taken down; None where they are better told in UTC.

        Both hours are on the one clock or neither: an entry with two is hard to read, and some readers take the first
        for both.
        """
        if entry.zone is None or not isinstance(entry.start, datetime.datetime) or entry.start.tzinfo is None:
            return None
        start, end = wall_time(entry.start, entry.zone), None
        if isinstance(entry.end, datetime.datetime) and (end := wall_time(entry.end, entry.zone)) is None:
            return None
        if start is None:
            return None
        # In UTC the year may be another one; a VTIMEZONE begins a year early, and ends a year late.
        years = (start.year, (end or start).year)
        self.add({entry.zone: years})
        return start, end

    def add(self, years: Mapping[str, tuple[int, int]]) -> None:
        """Takes down the first and the last year of zones, those of other entries too."""
        for zone, (first, last) in years.items():
            before = self.years.get(zone, (first, last))
            self.years[zone] = min(before[0], first), max(before[1], last)

    def vtimezones(self) -> Iterator[bytes]:
        """A VTIMEZONE for each, by name."""
        return (vtimezone(zone, *self.years[zone]) for zone in sorted(self.years))
