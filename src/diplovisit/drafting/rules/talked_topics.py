"""What was talked about at a meeting that the sentence before tells: "She met President Roth. They discussed fish"."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.rules.skeletons import Skeleton
from diplovisit.drafting.rules.topic_lists import split_topics
from diplovisit.lazy_patterns import lazy_pattern

_SIDES: Final = r"(?:leaders|sides|ministers|presidents|premiers|officials|delegations|men|women|secretaries|speakers)"
_TALKED: Final = lazy_pattern(
    r"^(?:(?:(?:During|At|In) (?:the|their|these) (?:[a-z]+ )?(?:meetings?|talks|conversations?|discussions|audience"
    r"|exchange),? )?(?:they|the two(?: [a-z]+)??|both|the two [a-z]+|both [a-z]+|the"
    rf" {_SIDES})"
    r"|the (?:talks|discussions|meetings?|conversation|exchange))(?: then| also| further| mainly| both)?"
    r" (?:discussed|exchanged views on|reviewed|talked about|touched (?:up)?on|covered|focus(?:s)?ed on|dealt with"
    r"|took up) ",
    re.IGNORECASE,
)
_MET: Final = lazy_pattern(
    r"\b(?:met|meets|meeting|talks|called on|calls on|received by|welcomed by|audience|conferred|sat down|consultations"
    r"|discussions|luncheon|lunch|dinner)\b"
)
_NOT_HERE: Final = lazy_pattern(
    r"\b(?:tele)?phone[ds]?\b|\bby video\b|\bonline\b|\bcall(?:s|ed)? (?!on\b)|\bhad \w+ed\b|\bhad met\b"
    r"|\b(?:last|previous|earlier) (?:year|month|week|visit|meeting|summer|autumn|spring|winter)\b"
    r"|\bin (?:(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|(?:19|20)\d\d\b)"
)
"""Words of a talk that was not held on this visit."""
_NO_TOPIC: Final = lazy_pattern(r"(?:the |a )?(?:guard|troops|parade|progress made$|costs? of living$)")


@attrs.frozen(kw_only=True)
class KnownTravellers:
    """The keys of those who travel, and their offices, by which alone a sentence may name them."""

    keys: frozenset[str]
    offices: frozenset[str]


def topics_talked_of(
    before: Skeleton | None, skeleton: Skeleton, travellers: KnownTravellers
) -> Iterator[tuple[int, int]]:
    """Yields the spans of the topics of a sentence, where the sentence before has a traveller meet somebody."""
    text = skeleton.sentence.text
    match = _TALKED.match(text)
    if match is None or before is None or _NO_TOPIC.match(text, match.end()) is not None:
        return
    met = before.sentence.text
    is_of_traveller = any(slot.person.key in travellers.keys for slot in before.slots) or any(
        re.search(rf"\b[Tt]he {re.escape(office)}(?! of\b)[, ]", before.text) for office in travellers.offices
    )
    if not is_of_traveller or _MET.search(met) is None or _NOT_HERE.search(met) or _NOT_HERE.search(text):
        return
    for start, end in split_topics(text, match.end(), len(text)):
        if not skeleton.sentence.scopes_at(start, end):
            yield start, end
