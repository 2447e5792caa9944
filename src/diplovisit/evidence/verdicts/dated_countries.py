"""The countries in the cited words, as they existed on the day of the source."""

import datetime
import re
from collections.abc import Iterable

import attrs

from diplovisit.evidence.names import (
    CountryMention,
    Strength,
    country_roles,
)
from diplovisit.evidence.verdicts.verdict import (
    CitedText,
)
from diplovisit.record.polities import polity, polity_name


@attrs.frozen
class DatedMention:
    """A country in the words on the day of the source. The name of a former empire means its successor today.

    is_visited, is_sender: what the sentence has the country as.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength
    is_visited: bool
    is_sender: bool


def dated_mentions(words: CitedText, expected: set[str]) -> tuple[DatedMention, ...]:
    """The countries in the words, as the sentence has them."""
    roles = country_roles(words.sentence.text)
    dated = (
        (mention, _codes_on_day(mention, words.day, expected)) for mention in roles.mentions if _is_in(words, mention)
    )
    is_alone = not words.has_text and is_bare(words.quote)
    return tuple(
        DatedMention(
            mention.start,
            mention.end,
            codes,
            mention.strength,
            is_visited=roles.is_visited(mention) or (is_alone and mention.strength is Strength.NAME),
            is_sender=roles.is_sender(mention),
        )
        for mention, codes in dated
        if codes
    )


def _is_in(words: CitedText, mention: CountryMention) -> bool:
    return mention.start < words.end and words.start < mention.end


def is_bare(quote: str) -> bool:
    """Whether a quote without its text has names, "in", "and" and punctuation only: "Kingston (Jamaica)"."""
    return all(not word[:1].islower() or word in {"in", "and", "the", "of"} for word in re.findall(r"[^\W\d_]+", quote))


def _codes_on_day(mention: CountryMention, day: datetime.date | None, expected: set[str]) -> tuple[str, ...]:
    if day is not None:
        existing = mention.codes_on(day)
    else:
        # Without a day: the states that still exist, or all of that name if none does.
        current = (code for code in mention.codes if (state := polity(code)) is not None and state.until is None)
        existing = tuple(current) or mention.codes
    # A colony is named before its state exists: Jamaica in 1920. `country-not-valid-then` checks that a code is valid.
    # If an expected state existed, all that existed under that name count: "Congo" names two states and proves none.
    named = expected.intersection(mention.codes)
    return tuple(sorted(named)) if named.isdisjoint(existing) and named else existing


def join_names(mentions: Iterable[DatedMention]) -> str:
    """The names of the countries of some mentions."""
    codes = dict.fromkeys(code for mention in mentions for code in mention.codes)
    return " and ".join([polity_name(code) or code for code in codes][:4])


def join_other_names(mention: DatedMention, code: str) -> str:
    """The names of the other states that a mention may mean."""
    return " and ".join([polity_name(other) or other for other in mention.codes if other != code][:3])
