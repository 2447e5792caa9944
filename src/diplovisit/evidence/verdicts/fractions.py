"""Judges a share of a record, as a ratio or a percentage, by words such as "a quarter of" or "nearly half the"."""

import re
from decimal import Decimal
from typing import Any, Final

from diplovisit.evidence.readings import Mention, PartReading, figure_context
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    contradicted,
    cut_mention,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Quantity

_OF_A_WHOLE: Final = lazy_pattern(
    r" (?:of )?(?:all |both )?(?:of )?"
    r"(?:the|its|their|his|her|our|those|these|this|that|all"
    r"|[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s?)(?: (?P<noun>[\w-]+))?\b"
)
_IDIOMS: Final = frozenset(
    """
    battle story way truth time price size night day year month week hour century fun point percent percentage percents
    distance age length speed rate number amount first last next rest remainder remaining other same latter
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What is halved in a figure of speech, or where the words compare two things: "half the battle", "half the size"."""
_CHANGED: Final = lazy_pattern(
    r"\b(?:r[oi]se[ns]?|rose|gr[eo]wn?|grows?|increased?|raised?|jumped|climbed|expanded|up) (?:by )?$", re.IGNORECASE
)
_ENDS: Final = lazy_pattern(r"\s*(?:[.,;:!?)]|$|(?:in|since|over|last|this|on|to|and|between|from)\b)")
_COMPARES: Final = lazy_pattern(r"[^.;:]{0,60}? (?:as (?:many|much|large|big|long|often)|than)\b")
_HUNDRED: Final = Decimal(100)


def share_at(words: CitedText) -> Mention | None:
    """The only fraction that the words point at; None where there is none, or more than one."""
    shares = [each for each in words.figures if isinstance(each.reading, PartReading) and each.reading.of is not None]
    return shares[0] if len({each.reading for each in shares}) == 1 else None


def judge_share(words: CitedText, mention: Mention, field: str, value: Any, holder: Quantity) -> Opinion:
    """Compares one field of a ratio or a percentage with a fraction of the sentence."""
    reading, text = mention.reading, words.sentence.text
    assert isinstance(reading, PartReading)
    if text[mention.core : max(words.start, mention.core)].strip() or text[words.end : mention.end].strip():
        return cut_mention(text[mention.start : mention.end])
    if (unknown := _unread(words, mention)) is not None:
        return unreadable(f'have a fraction with words that cannot be read: "{unknown}"')
    if field == "qualifier":
        if reading.qualifier is holder.qualifier:
            return proven(f'say "{reading.qualifier}"')
        return _other_qualifier(reading, holder)
    if field == "high":
        return contradicted(f"have one fraction, {reading.number}/{reading.of}, not a range")
    if reading.share is None:
        return unreadable(f"have the fraction {reading.number}/{reading.of}, which no decimal number equals exactly")
    if field == "unit":
        return proven("give a share")
    if holder.high is not None:
        return contradicted(f"have one fraction, {reading.number}/{reading.of}, not a range")
    said = reading.share * _HUNDRED if holder.unit == "percent" else reading.share
    if said != value:
        return contradicted(f"read as {reading.number}/{reading.of}, which is {said.normalize():f} {holder.unit}")
    if reading.qualifier is not holder.qualifier:
        return _other_qualifier(reading, holder)
    verdict = Verdict.PROVEN if reading.qualifier is None else Verdict.PROVEN_APPROXIMATE
    return Opinion(verdict, f"say {reading.number}/{reading.of}")


def _other_qualifier(reading: PartReading, holder: Quantity) -> Opinion:
    said = f'say "{reading.qualifier}"' if reading.qualifier is not None else "have no qualifier"
    own = f'has "{holder.qualifier}"' if holder.qualifier is not None else "has no qualifier"
    return contradicted(f"{said}, and the record {own}", Cause.QUALIFIER)


def _unread(words: CitedText, mention: Mention) -> str | None:
    """The words that keep a fraction from being a share of a whole; None if it is one."""
    text = words.sentence.text
    if (unread := figure_context(text, mention).unread) is not None:
        return unread
    if (compared := _COMPARES.match(text, mention.end)) is not None:
        return compared.group().strip()
    whole = _OF_A_WHOLE.match(text, mention.end)
    if whole is not None:
        noun = whole.group("noun")
        return noun if noun is not None and noun.lower() in _IDIOMS else None
    if _CHANGED.search(text, 0, mention.start) is not None and _ENDS.match(text, mention.end) is not None:
        return None
    return text[mention.start : mention.end + 12].strip()
