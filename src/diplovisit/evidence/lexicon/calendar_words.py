"""Words of the calendar: months, weekdays, seasons, units of time, parts of the day."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
)
"""The names of months in lower case.

>>> MONTHS["march"]
3
"""

MONTH_ABBREVIATIONS: Final[Mapping[str, int]] = MappingProxyType(
    {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1) if name != "May"} | {"sept": 9}
)
"""What newsrooms shorten months to, with or without a full stop. Beside a number only: "Mar" is a verb."""

MONTHS_THAT_ARE_WORDS: Final[frozenset[str]] = frozenset({"may", "march", "august"})
"""Names of months that are a verb or an adjective as well."""

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 1)
    }
)
"""The days of the week by their number in ISO 8601: Monday is 1."""

WEEKDAY_ABBREVIATIONS: Final[Mapping[str, int]] = MappingProxyType(
    {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
)
"""Beside a date only: "sun" and "sat" are words."""

SEASONS: Final[Mapping[str, int]] = MappingProxyType(
    {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
)
"""The seasons by their number in EDTF. "Fall" is a verb as well."""

TIME_UNITS: Final[frozenset[str]] = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
)
"""Units of time in the singular."""

TIME_UNIT_PLURALS: Final[Mapping[str, str]] = MappingProxyType(
    {f"{unit}s": unit for unit in TIME_UNITS if unit != "century"}
    | {"centuries": "century", "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute"}
)
"""The plurals, and the two abbreviations that news has."""

DAY_PARTS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"morning": (0, 12), "afternoon": (12, 19), "evening": (16, 24), "night": (18, 24)}
)
"""Parts of the day, and the hours from and before which a clock can stand in them. A night's hours after midnight are
left out: whose day they are of is not agreed."""
