"""Words for numbers, with the scales of the West and of India."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

UNITS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    }
)
"""The words up to nineteen.

>>> UNITS["zero"], UNITS["twelve"], UNITS["nineteen"]
(0, 12, 19)
"""

TENS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: 10 * number
        for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
    }
)
"""The words for tens, which a unit may follow."""

SCALES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "hundred": 10**2,
        "thousand": 10**3,
        "lakh": 10**5,
        "lac": 10**5,
        "million": 10**6,
        "mln": 10**6,
        "mn": 10**6,
        "crore": 10**7,
        "cr": 10**7,
        "billion": 10**9,
        "bln": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
        "trn": 10**12,
        "tn": 10**12,
    }
)
"""Words that multiply the number before them. A billion is 10**9, as in all English news since the 1970s.

>>> SCALES["lakh"] * SCALES["crore"] == SCALES["trillion"]
True
"""

SCALE_PLURALS: Final[Mapping[str, str]] = MappingProxyType({"lakhs": "lakh", "lacs": "lac", "crores": "crore"})
"""Plurals of scales. Indian English has both "5 crores" and "5 crore"; "5 millions" does not occur in English news."""

MONEY_SCALES: Final[Mapping[str, int]] = MappingProxyType({"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12})
"""Letters that scale a sum of money only: otherwise "5m" may be metres, "10k" a race, "3t" tons."""

STACKED_SCALES: Final[frozenset[tuple[str, str]]] = frozenset(
    (first, second)
    for second, firsts in {
        "crore": ("hundred", "thousand", "lakh"),
        "crores": ("hundred", "thousand", "lakh"),
        "thousand": ("hundred",),
        "million": ("hundred",),
        "billion": ("hundred",),
        "trillion": ("hundred",),
    }.items()
    for first in firsts
)
"""Scales that may follow one another: "5 lakh crore", "2 hundred thousand"."""

DOZEN: Final = 12

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TENTHS = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]

ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    {word: number for number, word in enumerate(_ORDINALS, 1)}
    | {word: 10 * number for number, word in enumerate(_TENTHS, 2)}
)
"""Ordinals of one word; "twenty-first" is a ten followed by one of these.

>>> ORDINALS["second"], ORDINALS["thirtieth"]
(2, 30)
"""

FRACTION_SIGNS: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "¼": Decimal("0.25"),
        "½": Decimal("0.5"),
        "¾": Decimal("0.75"),
        "⅛": Decimal("0.125"),
        "⅜": Decimal("0.375"),
        "⅝": Decimal("0.625"),
        "⅞": Decimal("0.875"),
        "⅕": Decimal("0.2"),
        "⅖": Decimal("0.4"),
        "⅗": Decimal("0.6"),
        "⅘": Decimal("0.8"),
        "⅒": Decimal("0.1"),
    }
)
"""The vulgar fractions that are exact as a decimal number, which a third is not."""

FRACTION_WORDS: Final[frozenset[str]] = frozenset(
    ["half", "third", "thirds", "quarter", "quarters", "fourths", "fifths", "sixths", "eighths", "tenths"]
)
"""Words for a part of something; a number alone does not say what the whole is."""

VAGUE: Final[frozenset[str]] = frozenset(
    [
        *["dozens", "scores", "tens", "hundreds", "thousands", "lakhs", "crores", "millions", "billions", "trillions"],
        *[
            "several",
            "few",
            "many",
            "some",
            "couple",
            "score",
            "handful",
            "numerous",
            "various",
            "multiple",
            "countless",
        ],
    ]
)
"""Words that look like a number and are not: "dozens of soldiers" is no count."""
