"""Finds the place of a dateline that stands on a line of its own: beside the line of the date, or at the foot."""

from typing import Final

from diplovisit.drafting.rules.source_head import FoundDateline, HeadLine
from diplovisit.evidence.names import Strength, country_mentions
from diplovisit.lazy_patterns import lazy_pattern

_MARKS: Final = lazy_pattern(r"[\W_]*")
_LONGEST: Final = 40
_LONGEST_DATE_ALONE: Final = 40


def find_place_line(lines: tuple[HeadLine, ...], dateline: FoundDateline) -> tuple[HeadLine, tuple[int, int]] | None:
    """Returns the line with nothing but a capital that belongs to a date, and the span of the capital in it.

    Such a line stands beside that of the date, where the date is alone on its line, or ends the text before a date.
    """
    if dateline.date is None or len(dateline.line.text) > _LONGEST_DATE_ALONE:
        return None
    at = next((index for index, line in enumerate(lines) if line == dateline.line), None)
    beside = () if at is None else (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    date = dateline.line.text[slice(*dateline.date)]
    foot = lines[-2:-1] if lines[-1].text.rstrip(".") == date else lines[-1:]
    for line in (*beside, *foot):
        if (span := _capital_alone(line.text)) is not None:
            return line, span
    return None


def _capital_alone(text: str) -> tuple[int, int] | None:
    if len(text) > _LONGEST:
        return None
    for mention in country_mentions(text):
        rest = text[: mention.start] + " " + text[mention.end :]
        if mention.strength is Strength.METONYM and _MARKS.fullmatch(rest) is not None:
            return mention.start, mention.end
    return None
