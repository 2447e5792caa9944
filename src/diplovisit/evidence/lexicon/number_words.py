"""Words for numbers: units, tens, scales of the West and of India, ordinals, and the vague ones that are no number."""

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
"""What multiplies the number before it. A billion is 10**9, as in all English news since the 1970s.

>>> SCALES["lakh"] * SCALES["crore"] == SCALES["trillion"]
True
"""

SCALE_PLURALS: Final[Mapping[str, str]] = MappingProxyType({"lakhs": "lakh", "lacs": "lac", "crores": "crore"})
"""Indian English has "5 crores" beside "5 crore"; "5 millions" is no English of news."""

MONEY_SCALES: Final[Mapping[str, int]] = MappingProxyType({"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12})
"""Letters that scale a sum of money and nothing else: "5m" may be metres, "10k" a race, "3t" tons."""

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
"""Scales that stand one behind the other: "5 lakh crore", "2 hundred thousand"."""

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
"""Ordinals of one word; "twenty-first" is a ten and one of these.

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
"""The vulgar fractions that a decimal number can say exactly: a third is none of them."""

SHARE_WORDS: Final[frozenset[str]] = frozenset(
    ["half", "third", "thirds", "quarter", "quarters", "fourths", "fifths", "sixths", "eighths", "tenths"]
)
"""Words for a part of something: what the whole is, a number alone does not say."""

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
"""Words that look like a number and are none: "dozens of soldiers" is no count."""
