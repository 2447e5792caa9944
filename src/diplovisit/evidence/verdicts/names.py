"""Judges a name that a record states by the words that are cited for it."""

import datetime
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.evidence.names import (
    CountryMention,
    NameVerdict,
    Strength,
    country_mentions,
    is_metonym,
    match_name,
    states_office,
)
from diplovisit.evidence.verdicts.verdict import Cause, CitedText, Opinion, ambiguous, contradicted, proven, unreadable
from diplovisit.record import Person
from diplovisit.record.polities import polity, polity_name

_STRENGTHS: Final = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)  # strongest first


def judge_country(words: CitedText, code: str, *, is_place: bool) -> Opinion:
    """Compares one country with the words.

    `is_place`: whether the country is a destination, which the name of a people or a government does not state.
    Otherwise it is the country of an office or a person.
    """
    mentions = _dated_mentions(words, {code})
    if not mentions:
        return unreadable("name no country")
    if not any(code in mention.codes for mention in mentions):
        return contradicted(f"name {_join_names(mentions)}")
    best = min(
        (mention for mention in mentions if code in mention.codes),
        key=lambda mention: _STRENGTHS.index(mention.strength),
    )
    if len(best.codes) > 1:
        return ambiguous(f'have "{words.quote[best.start : best.end]}", which is also {_join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        cause = Cause.METONYM if is_place else Cause.VALUE
        return ambiguous("name its capital, which may stand for its government", cause)
    if best.strength is Strength.DEMONYM and is_place:
        return ambiguous("name its people, and not the country as the place of a visit", Cause.METONYM)
    others = {other for mention in mentions for other in mention.codes if mention.strength is not Strength.METONYM}
    if len(others - {code}) > 0:
        return ambiguous(f"name {_join_names(mentions)}, and which of them is meant is not said")
    return proven(f"name {polity_name(code) or code}")


def judge_countries(words: CitedText, codes: Iterable[str]) -> Opinion:
    """Compares a list of countries with the words, which must name each of them and no other."""
    expected = set(codes)
    mentions = _dated_mentions(words, expected)
    named = {code for mention in mentions for code in mention.codes}
    if not mentions:
        return unreadable("name no country")
    if expected - named:
        return contradicted(f"name {_join_names(mentions)}")
    if any(mention.strength is Strength.METONYM for mention in mentions):
        return ambiguous("name a capital, which may stand for its government")
    if unclear := [mention for mention in mentions if len(mention.codes) > 1]:
        return ambiguous(f"have a name that several states have: {_join_names(unclear)}")
    if any(not expected.intersection(mention.codes) for mention in mentions):
        return ambiguous(f"name {_join_names(mentions)}, of which the record has some")
    return proven(f"name {_join_names(mentions)}")


def judge_place(words: CitedText, name: str) -> Opinion:
    """Compares the name of a place with the words, and with the sentence around them if it is available."""
    if _fold(name) not in _fold(words.quote):
        return contradicted(f'do not name "{name}"')
    for mention in words.sentence.countries:
        is_cited = words.start <= mention.start and mention.end <= words.end
        if is_cited and mention.strength is Strength.METONYM and is_metonym(words.sentence.text, mention):
            return contradicted(f'name "{name}" for the government that sits there', Cause.METONYM)
    return proven(f'name "{name}"')


def judge_name(words: CitedText, person: Person) -> Opinion:
    """Compares the name of a person with the words."""
    name_match = match_name(words.quote, person.name, person.aliases)
    match name_match.verdict:
        case NameVerdict.FULL:
            return proven(f"name {person.name}")
        case NameVerdict.ALIAS | NameVerdict.PARTIAL:
            return ambiguous(f"have less than the whole name: {name_match.sentence}")
        case NameVerdict.LONGER | NameVerdict.OTHER:
            return contradicted(f"have another name: {name_match.sentence}")
        case NameVerdict.NONE:
            return unreadable("name nobody")


def judge_alias(words: CitedText, spelling: str) -> Opinion:
    """Compares one spelling of a name with the words."""
    if match_name(words.quote, spelling, ()).verdict is NameVerdict.FULL:
        return proven(f"have the spelling {spelling}")
    return contradicted(f"do not have the spelling {spelling}")


def judge_person(words: CitedText, person: Person) -> Opinion:
    """Compares a person with the words, in which any of the person's names is enough."""
    name_match = match_name(words.quote, person.name, person.aliases)
    if name_match.verdict in {NameVerdict.FULL, NameVerdict.ALIAS, NameVerdict.PARTIAL}:
        return proven(f"name {person.name}")
    if name_match.verdict in {NameVerdict.LONGER, NameVerdict.OTHER}:
        return contradicted(f"name somebody else: {name_match.sentence}")
    return unreadable("name nobody")


def judge_office(words: CitedText, person: Person) -> Opinion:
    """Compares the office of a person with the words."""
    assert person.office is not None  # there is a fact only for an office that is stated
    # An alias such as "President Obama" contains the office and is left out.
    aliases = tuple(alias for alias in person.aliases if person.office.casefold() not in alias.casefold())
    if states_office(words.quote, person.office, person.name, aliases):
        return proven(f"have the office {person.office}")
    return contradicted(f'do not have the office "{person.office}"')


@attrs.frozen
class _DatedMention:
    """A country in the words on the day of the source. The name of a former empire means its successor today."""

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength


def _dated_mentions(words: CitedText, expected: set[str]) -> tuple[_DatedMention, ...]:
    dated = ((mention, _codes_on_day(mention, words.day, expected)) for mention in country_mentions(words.quote))
    return tuple(
        _DatedMention(mention.start, mention.end, codes, mention.strength) for mention, codes in dated if codes
    )


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


def _join_names(mentions: Iterable[_DatedMention]) -> str:
    codes = dict.fromkeys(code for mention in mentions for code in mention.codes)
    return " and ".join([polity_name(code) or code for code in codes][:4])


def _join_other_names(mention: _DatedMention, code: str) -> str:
    return " and ".join([polity_name(other) or other for other in mention.codes if other != code][:3])


def _fold(text: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
