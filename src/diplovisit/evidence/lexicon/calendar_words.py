"""Words of the calendar, from units of time to names of months."""

import datetime
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
"""Abbreviations of months in news, with or without a full stop. They count next to a number only: "Mar" is a verb."""

MONTHS_THAT_ARE_WORDS: Final[frozenset[str]] = frozenset({"may", "march", "august"})
"""Names of months that are also a verb or an adjective."""

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 1)
    }
)
"""The days of the week with their numbers in ISO 8601: Monday is 1."""

WEEKDAY_ABBREVIATIONS: Final[Mapping[str, int]] = MappingProxyType(
    {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
)
"""Abbreviations of weekdays. They count next to a date only: "sun" and "sat" are words."""

SEASONS: Final[Mapping[str, int]] = MappingProxyType(
    {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
)
"""The seasons with their numbers in EDTF. "Fall" is also a verb."""

TIME_UNITS: Final[frozenset[str]] = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
)
"""Units of time in the singular."""

TIME_UNIT_PLURALS: Final[Mapping[str, str]] = MappingProxyType(
    {f"{unit}s": unit for unit in TIME_UNITS if unit != "century"}
    | {"centuries": "century", "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute"}
)
"""The plurals of units of time, and the abbreviations that news uses, with their singular."""

DAY_PARTS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"morning": (0, 12), "afternoon": (12, 19), "evening": (16, 24), "night": (18, 24)}
)
"""Parts of the day, each with its first hour and the hour before which it ends.

The hours of a night after midnight are left out: usage differs on which day they belong to.
"""

HOURS_IN_WORDS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
        )
    }
)
"""The hours of a dial in words."""

MINUTES_IN_WORDS: Final[Mapping[str, int]] = MappingProxyType(
    {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20}
)
"""The minutes before or after an hour in words: "half past nine", "ten to five"."""

ZONES: Final[Mapping[str, int | None]] = MappingProxyType(
    {
        "GMT": 0,
        "UTC": 0,
        "Z": 0,
        "JST": 540,
        "KST": 540,
        "MSK": 180,
        "EAT": 180,
        "CAT": 120,
        "WAT": 60,
        "SAST": 120,
        "CET": 60,
        "CEST": 120,
        "EET": 120,
        "EEST": 180,
        "EST": -300,
        "EDT": -240,
        "ET": -300,
        "PDT": -420,
        "PKT": 300,
        "NPT": 345,
        "SGT": 480,
        "HKT": 480,
        "PHT": 480,
        "WIB": 420,
        "WITA": 480,
        "ICT": 420,
        "TRT": 180,
        "AEST": 600,
        "AEDT": 660,
        "NZST": 720,
        "NZDT": 780,
        # India, Ireland or Israel; Britain or Bangladesh; China, Cuba or Chicago; and so on.
        **dict.fromkeys(
            ["IST", "BST", "CST", "CDT", "PST", "MST", "MDT", "AST", "ADT", "GST", "BDT", "AMT", "WET", "WEST", "SST"]
        ),
    }
)
"""Abbreviations of time zones in capitals, each with its minutes east of UTC; None where several zones share it.

Source: the tz database, files `europe`, `asia`, `africa` and `northamerica`.
"""

EUROPEAN_ZONES: Final[Mapping[str, bool]] = MappingProxyType({"CET": False, "CEST": True, "EET": False, "EEST": True})
AMERICAN_ZONES: Final[Mapping[str, bool]] = MappingProxyType({"EST": False, "EDT": True, "PDT": True})
"""Zones that are kept for a part of the year only, and whether that is its summer.

A standard time that stands beside a day of summer may be a slip for the summer time.
"""

NAMED_ZONES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "local": "local",
        "greenwich mean": "GMT",
        "coordinated universal": "UTC",
        "universal": "UTC",
        "eastern": "ET",
        "new york": "ET",
        "washington": "ET",
        "eastern standard": "EST",
        "eastern daylight": "EDT",
        "pacific daylight": "PDT",
        "central european": "CET",
        "central european summer": "CEST",
        "eastern european": "EET",
        "eastern european summer": "EEST",
        "japan standard": "JST",
        "korea standard": "KST",
        "east africa": "EAT",
        "west africa": "WAT",
        "central africa": "CAT",
    }
)
"""Zones in words before "time" that have an abbreviation of one meaning, or mean local time."""

_ALWAYS: Final = datetime.date(1980, 1, 1)

FIXED_ZONES: Final[Mapping[str, tuple[int, datetime.date]]] = MappingProxyType(
    dict.fromkeys(["indian standard", "india standard", "new delhi", "delhi"], (330, _ALWAYS))
    | dict.fromkeys(["pakistan standard", "islamabad"], (300, datetime.date(2009, 11, 1)))
    | dict.fromkeys(["gulf standard", "dubai", "abu dhabi", "uae", "muscat", "oman"], (240, _ALWAYS))
    | dict.fromkeys(["arabia standard", "saudi", "riyadh", "makkah", "doha", "qatar", "kuwait"], (180, _ALWAYS))
    | dict.fromkeys(["tokyo", "seoul", "korean standard"], (540, datetime.date(1989, 1, 1)))
    | dict.fromkeys(["beijing", "china standard", "hong kong", "taipei"], (480, datetime.date(1992, 1, 1)))
    | dict.fromkeys(
        ["singapore", "singapore standard", "malaysia", "malaysian", "kuala lumpur"], (480, datetime.date(1982, 1, 1))
    )
    | dict.fromkeys(["philippine", "philippine standard", "manila"], (480, datetime.date(1991, 1, 1)))
    | dict.fromkeys(["western indonesia", "western indonesian", "jakarta", "bangkok", "hanoi"], (420, _ALWAYS))
    | dict.fromkeys(["nepal", "nepal standard", "kathmandu"], (345, datetime.date(1986, 1, 1)))
    | dict.fromkeys(["bangladesh standard", "dhaka"], (360, datetime.date(2010, 1, 1)))
    | dict.fromkeys(["sri lanka standard", "colombo"], (330, datetime.date(2006, 4, 15)))
    | dict.fromkeys(["iran standard", "tehran"], (210, datetime.date(2022, 9, 22)))
    | dict.fromkeys(["kabul"], (270, _ALWAYS))
    | dict.fromkeys(["tashkent"], (300, datetime.date(1992, 1, 1)))
    | dict.fromkeys(["moscow", "moscow standard"], (180, datetime.date(2014, 10, 26)))
    | dict.fromkeys(["minsk"], (180, datetime.date(2011, 3, 27)))
    | dict.fromkeys(["istanbul", "ankara", "turkish", "turkey", "türkiye"], (180, datetime.date(2016, 9, 7)))
    | dict.fromkeys(["tbilisi"], (240, datetime.date(2005, 3, 27)))
    | dict.fromkeys(["yerevan"], (240, datetime.date(2012, 3, 25)))
    | dict.fromkeys(["baku"], (240, datetime.date(2016, 3, 17)))
    | dict.fromkeys(["nairobi", "addis ababa", "kampala", "east african"], (180, _ALWAYS))
    | dict.fromkeys(["lagos", "abuja", "nigerian"], (60, _ALWAYS))
    | dict.fromkeys(
        ["harare", "lusaka", "kigali", "south african", "south african standard", "pretoria"], (120, _ALWAYS)
    )
    | dict.fromkeys(["accra"], (0, _ALWAYS))
    | dict.fromkeys(["brasilia", "brasília"], (-180, datetime.date(2019, 2, 17)))
    | dict.fromkeys(["buenos aires"], (-180, datetime.date(2009, 3, 15)))
    | dict.fromkeys(["bogota", "bogotá"], (-300, datetime.date(1993, 4, 5)))
    | dict.fromkeys(["lima"], (-300, datetime.date(1994, 4, 1)))
)
"""Zones in words before "time", each with its minutes east of UTC, and the day since which it has had no other time.

Source: the tz database.
"""

EUROPEAN_CITIES: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(["london", "lisbon"], 0)
    | dict.fromkeys(
        """
        brussels paris berlin rome vienna geneva madrid oslo stockholm copenhagen amsterdam luxembourg warsaw prague
        budapest zurich bern belgrade
        """.split(),  # noqa: SIM905  # a list of words reads best as words
        60,
    )
    | dict.fromkeys(["athens", "helsinki", "bucharest", "sofia", "kyiv", "vilnius", "riga", "tallinn"], 120)
)
"""Cities before "time", each with its minutes east of UTC in winter; all keep the summer time of the European Union.

Source: the tz database, file `europe`.
"""
