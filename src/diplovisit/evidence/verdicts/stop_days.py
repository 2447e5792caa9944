"""Whose days a sentence gives, where it names the countries of a journey: those of this stop, or of another one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.evidence.names import CountryMention, Strength, country_roles
from diplovisit.evidence.readings import MentionKind
from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.lazy_patterns import lazy_pattern

_BEFORE_A_CAPITAL: Final = lazy_pattern(
    r"\b(?:in|to|at|for|visit(?:s|ed|ing)?|reach(?:es|ed|ing)?|tour(?:s|ed|ing)?|via)(?: the)? $", re.IGNORECASE
)
# "Norway from 3 to 5 May and Sweden from 6 to 7 May": the second country is one of the journey as the first is.
_BEFORE_THE_NEXT: Final = lazy_pattern(r"(?:\b(?:and|then|before|followed by)(?: (?:to|in|on to|visiting))?|,) $")
_DATELINE: Final = lazy_pattern(r",?(?: \d{4})? \([^()]{2,60}\) ?[-–—] ")
"""What stands after the date of a dateline: "OSLO, 3 December 2026 (Example Press) - "."""
_LISTED: Final = lazy_pattern(r"^(?:,|,? and|,? then|,? followed by|,? as well as)(?: (?:to|in|the|then|on to))* $")


def country_of_other_days(words: CitedText, country: str | None, territory: str | None) -> str | None:
    """Returns the country or capital whose days the words give, where that is not this stop; None otherwise.

    In "Sweden on 3 May and Norway on 4 May" each day belongs to the country before it, and in "on 3 May in Sweden" to
    the country after it. A sentence that names no country of a journey speaks of any stop.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> text = "She will be in Sweden on 3 May 2026 and in Norway on 4 May 2026."
    >>> words = CitedText(sentence=read_sentence(text), start=22, end=35, has_text=True)
    >>> country_of_other_days(words, "NO", None), country_of_other_days(words, "SE", None)
    ('Sweden', None)
    """
    own = {code for code in (country, territory) if code is not None}
    days = [mention for mention in words.figures if mention.kind is MentionKind.DATE]
    visited = tuple(_visited(words.sentence.text))
    if not own or not days or not visited or not words.has_text:
        return None
    dates = [mention for mention in words.sentence.figures if mention.kind is MentionKind.DATE]
    told = [mention.start for mention in dates if not _DATELINE.match(words.sentence.text, mention.end)]
    is_date_first = bool(told) and min(told) < visited[0].start
    group = _group(words.sentence.text, visited, days[0].start, is_date_first=is_date_first)
    if any(not own.isdisjoint(mention.codes) for mention in group):
        return None
    return words.sentence.text[group[-1].start : group[-1].end]


def country_of_other_stay(words: CitedText, country: str | None, territory: str | None) -> str | None:
    """Returns the countries whose stay the words give the length of, where that is not this stop alone; None otherwise.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> text = "She ended a four-day visit to Laos on Thursday."
    >>> words = CitedText(sentence=read_sentence(text), start=12, end=20, has_text=True)
    >>> country_of_other_stay(words, "TH", None), country_of_other_stay(words, "LA", None)
    ('Laos', None)
    """
    own = {code for code in (country, territory) if code is not None}
    text = words.sentence.text
    lengths = [mention for mention in words.figures if mention.kind is MentionKind.LENGTH]
    visited = tuple(_visited(text))
    if not own or not lengths or not visited or not words.has_text:
        return None
    group = _group(text, visited, lengths[0].start, is_date_first=True)
    if all(not own.isdisjoint(mention.codes) for mention in group):
        return None
    return text[group[0].start : group[-1].end]


def _visited(text: str) -> Iterator[CountryMention]:
    """Yields the countries that a sentence has as places of a journey, and capitals that somebody is in or goes to."""
    roles = country_roles(text)
    is_journey = False
    for mention in roles.mentions:
        is_capital = mention.strength is Strength.METONYM and _BEFORE_A_CAPITAL.search(text, 0, mention.start)
        is_next = is_journey and mention.strength is Strength.NAME and _BEFORE_THE_NEXT.search(text, 0, mention.start)
        if roles.is_visited(mention) or is_capital or is_next:
            is_journey = True
            yield mention


def _group(text: str, visited: Sequence[CountryMention], day: int, *, is_date_first: bool) -> Sequence[CountryMention]:
    """The countries that a date belongs to: the list of them before it, or after it where dates come first."""
    before = [mention for mention in visited if mention.end <= day]
    behind = [mention for mention in visited if mention.start >= day]
    if (is_date_first and behind) or not before:
        group = behind[:1]
        for mention in behind[1:]:
            if _LISTED.match(text[group[-1].end : mention.start]) is None:
                break
            group.append(mention)
        return group
    group = before[-1:]
    for mention in reversed(before[:-1]):
        if _LISTED.match(text[mention.end : group[0].start]) is None:
            break
        group.insert(0, mention)
    return group
