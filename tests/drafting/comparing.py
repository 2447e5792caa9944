"""How a recorded value is compared with the value of a fact, by attribute."""

import enum
import re
from decimal import Decimal
from typing import Final

from tests.drafting.facts import Facts
from tests.drafting.wording import name_key, same_text

_TIMES: Final = frozenset({"when", "visit-when", "as-of", "since", "due", "set", "reported-when", "published"})
_NAMES: Final = frozenset(
    {"with", "subjects", "by", "person", "group", "organisation", "traveller", "invited-by", "alias"}
)
_NUMBERS: Final = frozenset({"value", "high"})
_OFFSET: Final = re.compile(r"(?<=T[0-9]{2}:[0-9]{2})(?::00)?(Z|[+-][0-9]{2}:[0-9]{2})?$")


class Likeness(enum.Enum):
    """Whether a value is the fact's, a coarser one that is not wrong, or another one."""

    SAME = enum.auto()
    COARSER = enum.auto()
    OTHER = enum.auto()


def compare_values(attribute: str, recorded: str, expected: str, facts: Facts) -> Likeness:
    """Compares a value. The attribute is the kind of the fact where the fact is a plain value."""
    if attribute in _TIMES or attribute in {"dateline-date", "previously"}:
        return compare_times(recorded, expected, facts.offsets)
    if attribute in _NAMES:
        same = name_key(facts.chief_name(recorded)) == name_key(facts.chief_name(expected))
    elif attribute in _NUMBERS:
        same = Decimal(recorded) == Decimal(expected)
    else:
        same = same_text(recorded, expected)
    return Likeness.SAME if same else Likeness.OTHER


def compare_times(recorded: str, expected: str, offsets: tuple[str, ...] = ()) -> Likeness:
    """Compares two times in EDTF.

    A day for an hour, a month for a day, and a day without its year are coarser. The first day of an interval is not.
    """
    wanted = expected.split("/")
    seen = [
        _without_offset(part, offsets) for part in recorded.translate({ord(mark): None for mark in "~?%"}).split("/")
    ]
    if seen == [_without_offset(part, ()) for part in wanted]:
        return Likeness.SAME
    if (
        len(seen) == 1
        and len(wanted) == 2
        and all(_is_within(part, seen[0]) for part in wanted)
        and len(seen[0]) < len("2026-01-01")
    ):
        return Likeness.COARSER
    if len(seen) == len(wanted) and all(map(_is_within, wanted, seen)):
        return Likeness.COARSER
    return Likeness.OTHER


def _is_within(fine: str, coarse: str) -> bool:
    pattern = "".join("." if char == "X" else re.escape(char) for char in coarse)
    return bool(coarse.strip(".")) and re.match(rf"{pattern}(?=$|[-T:])", fine) is not None


def _without_offset(text: str, offsets: tuple[str, ...]) -> str:
    """Takes seconds of 00 and an allowed offset from a time; another offset stays, and makes it another time."""
    match = _OFFSET.search(text)
    if not match:
        return text
    return text[: match.start()] + ("" if match[1] is None or match[1] in offsets else match[1])
