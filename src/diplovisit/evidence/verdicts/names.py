"""Names and offices of people, held against words."""

import datetime
from collections.abc import Iterable

import attrs

from diplovisit.evidence.names import (
    CountryMention,
    NameVerdict,
    Strength,
    country_mentions,
    is_metonym,
    name_in,
    office_in,
)
from diplovisit.evidence.verdicts.verdict import Cause, CitedText, Opinion, ambiguous, contradicted, proven, unreadable
from diplovisit.record import Person
from diplovisit.record.polities import polity, polity_name

# MERGED: Countries, held against words: a name, a people, or a capital that stands for its government.


def judge_country(words: CitedText, code: str, *, is_place: bool) -> Opinion:
    """Holds one country against the words.

    `is_place`: whether it is where somebody goes, which a people or a government in the words does not say; else it is
    whose office or people somebody is.
    """
    mentions = _dated_mentions(words, {code})
    if not mentions:
        return unreadable("name no country")
    if not any(code in mention.codes for mention in mentions):
        return contradicted(f"name {_join_names(mentions)}")
    best = min((each for each in mentions if code in each.codes), key=lambda each: _STRENGTHS.index(each.strength))
    if len(best.codes) > 1:
        return ambiguous(f'have "{words.quote[best.start : best.end]}", which is also {_join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        ground = Cause.METONYM if is_place else Cause.VALUE
        return ambiguous("name its capital, which may stand for its government", ground)
    if best.strength is Strength.DEMONYM and is_place:
        return ambiguous("name its people, and not the country as the place of a visit", Cause.METONYM)
    others = {other for mention in mentions for other in mention.codes if mention.strength is not Strength.METONYM}
    if len(others - {code}) > 0:
        return ambiguous(f"name {_join_names(mentions)}, and which of them is meant is not said")
    return proven(f"name {polity_name(code) or code}")


def judge_countries(words: CitedText, codes: Iterable[str]) -> Opinion:
    """Holds a list of countries against the words, which must name each, and no other."""
    wanted = set(codes)
    mentions = _dated_mentions(words, wanted)
    named = {code for mention in mentions for code in mention.codes}
    if not mentions:
        return unreadable("name no country")
    if wanted - named:
        return contradicted(f"name {_join_names(mentions)}")
    if any(mention.strength is Strength.METONYM for mention in mentions):
        return ambiguous("name a capital, which may stand for its government")
    if unclear := [mention for mention in mentions if len(mention.codes) > 1]:
        return ambiguous(f"have a name that several states have: {_join_names(unclear)}")
    if any(not wanted.intersection(mention.codes) for mention in mentions):
        return ambiguous(f"name {_join_names(mentions)}, of which the record has some")
    return proven(f"name {_join_names(mentions)}")


def judge_place(words: CitedText, name: str) -> Opinion:
    """Holds the name of a place against the words, and the words around them where they are at hand."""
    if _fold(name) not in _fold(words.quote):
        return contradicted(f'do not name "{name}"')
    if words.sentence is not None:
        for mention in country_mentions(words.sentence):
            inside = words.at[0] <= mention.start and mention.end <= words.at[1]
            if inside and mention.strength is Strength.METONYM and is_metonym(words.sentence, mention):
                return contradicted(f'name "{name}" for the government that sits there', Cause.METONYM)
    return proven(f'name "{name}"')


@attrs.frozen
class _DatedMention:
    """A country in the words, as it was on the day of the source: the name of an empire that is gone means its heir."""

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength


def _dated_mentions(words: CitedText, wanted: set[str]) -> tuple[_DatedMention, ...]:
    found = ((each, _codes_on_day(each, words.day, wanted)) for each in country_mentions(words.quote))
    return tuple(_DatedMention(each.start, each.end, codes, each.strength) for each, codes in found if codes)


def _codes_on_day(mention: CountryMention, day: datetime.date | None, wanted: set[str]) -> tuple[str, ...]:
    if day is not None:
        there = mention.codes_on(day)
    else:
        # Of no day in particular: whatever is there still, and what is not where nothing of that name is.
        still = (code for code in mention.codes if (found := polity(code)) is not None and found.until is None)
        there = tuple(still) or mention.codes
    # The land of a colony is there before the state is: Jamaica in 1920. Whether a code is valid is another rule's.
    # What was there beside it stays: "Congo" is of two states, and proves neither.
    named = wanted.intersection(mention.codes)
    return tuple(sorted(named)) if named.isdisjoint(there) and named else there


_STRENGTHS = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)


def _join_names(mentions: Iterable[_DatedMention]) -> str:
    codes = dict.fromkeys(code for mention in mentions for code in mention.codes)
    return " and ".join([polity_name(code) or code for code in codes][:4])


def _join_other_names(mention: _DatedMention, code: str) -> str:
    return " and ".join([polity_name(other) or other for other in mention.codes if other != code][:3])


def _fold(text: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "


def judge_name(words: CitedText, person: Person) -> Opinion:
    """Holds the name of a person against the words."""
    found = name_in(words.quote, person.name, person.aliases)
    match found.verdict:
        case NameVerdict.FULL:
            return proven(f"name {person.name}")
        case NameVerdict.ALIAS | NameVerdict.PARTIAL:
            return ambiguous(f"have less than the whole name: {found.sentence}")
        case NameVerdict.LONGER | NameVerdict.OTHER:
            return contradicted(f"have another name: {found.sentence}")
        case NameVerdict.NONE:
            return unreadable("name nobody")


def judge_alias(words: CitedText, spelling: str) -> Opinion:
    """Holds one spelling of a name against the words."""
    found = name_in(words.quote, spelling, ())
    if found.verdict is NameVerdict.FULL:
        return proven(f"have the spelling {spelling}")
    return contradicted(f"do not have the spelling {spelling}")


def judge_person(words: CitedText, person: Person) -> Opinion:
    """Holds whoever travels, or takes part, against the words: any of the person's names will do."""
    found = name_in(words.quote, person.name, person.aliases)
    if found.verdict in {NameVerdict.FULL, NameVerdict.ALIAS, NameVerdict.PARTIAL}:
        return proven(f"name {person.name}")
    if found.verdict in {NameVerdict.LONGER, NameVerdict.OTHER}:
        return contradicted(f"name somebody else: {found.sentence}")
    return unreadable("name nobody")


def judge_office(words: CitedText, person: Person) -> Opinion:
    """Holds the office of a person against the words."""
    assert person.office is not None  # a fact is there
    # An alias such as "President Obama" has the office in it.
    names = tuple(each for each in person.aliases if person.office.casefold() not in each.casefold())
    if office_in(words.quote, person.office, person.name, names):
        return proven(f"have the office {person.office}")
    return contradicted(f'do not have the office "{person.office}"')
