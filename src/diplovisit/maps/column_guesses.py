"""Proposes which column states which fact: the header proposes, the values decide, and each column is used once."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from diplovisit.maps.column_profiles import ColumnProfile, ValueKind, names_year
from diplovisit.maps.country_columns import CountryColumns, find_country_columns
from diplovisit.maps.day_columns import find_day_columns
from diplovisit.maps.header_words import facts_of_header, names_country_alone, names_group, names_other_days
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.word_guesses import meaning_of_word

_WORDS: Final = frozenset((ValueKind.WORDS, ValueKind.SENTENCES))
_NAMES: Final = _WORDS | {ValueKind.COUNTRY, ValueKind.PLACE_AND_COUNTRY}
_COUNTRIES: Final = frozenset((ValueKind.COUNTRY, ValueKind.CODE))
_KINDS: Final[Mapping[MappedFact, frozenset[ValueKind]]] = {
    MappedFact.TRAVELLER: _WORDS,
    MappedFact.TRAVELLER_ID: _WORDS | {ValueKind.NUMBER},
    MappedFact.OFFICE: _WORDS,
    MappedFact.RANK: _WORDS,
    MappedFact.SENDING: _COUNTRIES,
    MappedFact.COUNTRY: _COUNTRIES,
    MappedFact.PLACE: _NAMES,
    MappedFact.DESTINATION: frozenset((ValueKind.PLACE_AND_COUNTRY,)),
    MappedFact.FIRST_DAY: frozenset((ValueKind.DAY,)),
    MappedFact.LAST_DAY: frozenset((ValueKind.DAY,)),
    MappedFact.DATES: frozenset((ValueKind.DAY, ValueKind.PHRASE, ValueKind.YEAR)),
    MappedFact.YEAR: frozenset((ValueKind.YEAR,)),
    MappedFact.DURATION: frozenset((ValueKind.NUMBER,)),
    MappedFact.STATUS: _WORDS,
    MappedFact.CATEGORY: _WORDS,
    MappedFact.EVENT: _WORDS,
    MappedFact.HOST: _WORDS,
    MappedFact.HOST_OFFICE: _WORDS,
    MappedFact.PURPOSE: _WORDS,
    MappedFact.NOTE: _NAMES | {ValueKind.PHRASE},
    MappedFact.URL: frozenset((ValueKind.URL,)),
    MappedFact.TITLE: _WORDS,
    MappedFact.ROW_ID: _WORDS | {ValueKind.NUMBER},
}
_DAY_KINDS: Final = frozenset((ValueKind.DAY, ValueKind.PHRASE, ValueKind.YEAR))
_DAY_FACTS: Final = frozenset((MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES))
_SEVERAL: Final = frozenset((MappedFact.URL, MappedFact.NOTE, MappedFact.PURPOSE))
"""Facts that several columns may state."""
_BY_WORDS: Final = (MappedFact.STATUS, MappedFact.CATEGORY, MappedFact.RANK)
"""Facts that are recognised by the words in the cells."""
_BY_VALUES: Final = 2
_HALF: Final = 0.5
_FEW: Final = 0.15
"""A column with some words of a status is one: each of its other words is a question, and no row is read wrong."""


@attrs.frozen(kw_only=True)
class ColumnGuesses:
    """Which columns state which facts, the column of the visit that a row belongs to, and the columns without a use.

    reasons: why a column is not used, by the name of the column. are_days_clear: whether the values show which column
    has the first day. countries: which of several columns has which country. open_days: columns of days or years
    that no header explains, for a person to say.
    """

    facts: Mapping[MappedFact, tuple[ColumnProfile, ...]]
    group: ColumnProfile | None
    unused: tuple[ColumnProfile, ...]
    reasons: Mapping[str, str]
    are_days_clear: bool = True
    countries: CountryColumns | None = None
    open_days: tuple[ColumnProfile, ...] = ()


def guess_columns(profiles: Sequence[ColumnProfile]) -> ColumnGuesses:
    """Proposes a use for each column."""
    filled = [profile for profile in profiles if profile.kind is not ValueKind.EMPTY]
    reasons = {profile.name: "it has no values" for profile in profiles if profile not in filled}
    group = next((profile for profile in filled if names_group(profile.name) and profile.repeats), None)
    days = find_day_columns(filled)
    countries = find_country_columns([profile for profile in filled if profile is not group])
    settled = _settled(countries)
    proposals = sorted(
        (
            (
                -weight,
                fact not in (MappedFact.SENDING, MappedFact.COUNTRY) or profile.kind is not ValueKind.CODE,
                index,
                fact,
            )
            for index, profile in enumerate(filled)
            if profile is not group and (days is None or profile not in (days.first, days.last))
            for fact, weight in _weights(profile).items()
            if profile not in settled
        ),
        key=lambda proposal: proposal[:3],
    )
    facts: dict[MappedFact, list[ColumnProfile]] = {}
    used: dict[int, MappedFact] = {}
    for _, _, index, fact in proposals:
        if index in used:
            continue
        if fact in facts and fact not in _SEVERAL:
            reasons.setdefault(filled[index].name, f"{fact} is already read from {facts[fact][0].name}")
            continue
        facts.setdefault(fact, []).append(filled[index])
        used[index] = fact
    if days is not None:
        facts |= {MappedFact.FIRST_DAY: [days.first], MappedFact.LAST_DAY: [days.last]}
    _settle_days(facts)
    if countries is None:
        _settle_countries(facts, [profile for index, profile in enumerate(filled) if index not in used])
    else:
        _take_countries(facts, countries, reasons)
    taken = {profile.name for several in facts.values() for profile in several}
    open_days = _open_days(facts, [profile for profile in filled if profile.name not in taken and profile is not group])
    for profile in filled:
        if profile.kind is ValueKind.DAY and profile.name not in taken:
            reasons.setdefault(profile.name, "its days are not days of visits")
    asked = {profile.name for profile in (*open_days, *(countries.asked if countries is not None else ()))}
    return ColumnGuesses(
        facts={fact: tuple(sorted(several, key=lambda one: one.column.index)) for fact, several in facts.items()},
        group=group,
        unused=tuple(profile for profile in profiles if profile.name not in taken | asked and profile is not group),
        reasons=reasons,
        are_days_clear=days is None or days.is_clear,
        countries=countries,
        open_days=open_days,
    )


def _weights(profile: ColumnProfile) -> dict[MappedFact, int]:
    """Returns the facts that a column may state: those of its header that its values allow."""
    weights = {
        fact: weight * 10
        for fact, weight in facts_of_header(profile.name).items()
        if profile.kind in _KINDS.get(fact, frozenset())
    }
    if MappedFact.ROW_ID in weights and not (profile.is_unique and profile.is_full):
        del weights[MappedFact.ROW_ID]
    headed = facts_of_header(profile.name)
    if names_other_days(profile.name) and profile.kind in _DAY_KINDS:
        return {}
    if headed.get(MappedFact.YEAR) == 1:
        weights.pop(MappedFact.YEAR, None)
    if profile.kind is ValueKind.WORDS and MappedFact.COUNTRY in headed and not names_country_alone(profile.name):
        # "Destination" with Paris and Rome: places without their countries.
        weights.setdefault(MappedFact.PLACE, 25)
    for fact in _BY_WORDS:
        known = sum(meaning_of_word(fact, text) is not None for text in profile.distinct)
        least = _FEW if fact is MappedFact.STATUS else _HALF
        if known > least * len(profile.distinct) and profile.kind in _WORDS:
            weights[fact] = weights.get(fact, 0) + _BY_VALUES
        elif fact is not MappedFact.CATEGORY and not known:
            weights.pop(fact, None)
    if profile.kind is ValueKind.PLACE_AND_COUNTRY:
        weights[MappedFact.DESTINATION] = 31 if MappedFact.PLACE in weights or MappedFact.COUNTRY in weights else 5
        if MappedFact.COUNTRY in facts_of_header(profile.name):
            weights[MappedFact.DESTINATION] = 31
    if profile.kind is ValueKind.URL:
        weights.setdefault(MappedFact.URL, _BY_VALUES)
    if profile.kind is ValueKind.PHRASE:
        weights.setdefault(MappedFact.DATES, _BY_VALUES)
    if profile.kind is ValueKind.SENTENCES and not weights:
        weights[MappedFact.NOTE] = 1
    return weights


def _settled(countries: CountryColumns | None) -> tuple[ColumnProfile, ...]:
    """Returns the columns of countries whose use the headers, or a person, decide."""
    if countries is None:
        return ()
    known = tuple(profile for profile in (countries.visited, countries.sending) if profile is not None)
    return (*known, *countries.repeated, *countries.asked)


def _take_countries(
    facts: dict[MappedFact, list[ColumnProfile]], countries: CountryColumns, reasons: dict[str, str]
) -> None:
    """Takes the columns of the country visited and of the country of the traveller."""
    if countries.sending is not None:
        facts[MappedFact.SENDING] = [countries.sending]
    visited = countries.visited
    if visited is not None and visited.kind is ValueKind.PLACE_AND_COUNTRY:
        facts[MappedFact.DESTINATION] = [visited]
        facts.pop(MappedFact.PLACE, None)
    elif visited is not None:
        facts[MappedFact.COUNTRY] = [visited]
    for profile in countries.repeated:
        reasons.setdefault(profile.name, "another column names the same countries")


def _open_days(
    facts: Mapping[MappedFact, Sequence[ColumnProfile]], unused: Sequence[ColumnProfile]
) -> tuple[ColumnProfile, ...]:
    """Returns the unused columns of days or years, if the days or the years of the visits are not known without.

    A column that its header calls days is one of them, even if its values do not look like days.
    """
    dates = [*facts.get(MappedFact.DATES, ()), *facts.get(MappedFact.FIRST_DAY, ())]
    kinds = {ValueKind.DAY, ValueKind.PHRASE} if not dates else set()
    lacks_year = bool(dates) and dates[0].kind is ValueKind.PHRASE and not any(map(names_year, dates[0].distinct[:1]))
    if MappedFact.YEAR not in facts and (not dates or lacks_year):
        kinds.add(ValueKind.YEAR)
    return tuple(
        profile
        for profile in unused
        if (profile.kind in kinds or (not dates and not _DAY_FACTS.isdisjoint(facts_of_header(profile.name))))
        and not names_other_days(profile.name)
    )


def _settle_days(facts: dict[MappedFact, list[ColumnProfile]]) -> None:
    """Gives two columns of days the first and the last day, and one alone all days."""
    dates = facts.get(MappedFact.DATES)
    if dates is not None and MappedFact.LAST_DAY in facts and MappedFact.FIRST_DAY not in facts:
        facts[MappedFact.FIRST_DAY] = facts.pop(MappedFact.DATES)
    elif dates is not None and (MappedFact.LAST_DAY in facts or MappedFact.FIRST_DAY in facts):
        del facts[MappedFact.DATES]
    if MappedFact.FIRST_DAY in facts and MappedFact.LAST_DAY not in facts:
        facts[MappedFact.DATES] = facts.pop(MappedFact.FIRST_DAY)
    elif MappedFact.LAST_DAY in facts and MappedFact.FIRST_DAY not in facts:
        facts[MappedFact.DATES] = facts.pop(MappedFact.LAST_DAY)


def _settle_countries(facts: dict[MappedFact, list[ColumnProfile]], unused: Sequence[ColumnProfile]) -> None:
    """Takes the only column of countries that is left as the country visited, if no header names that country."""
    if MappedFact.DESTINATION in facts:
        facts.pop(MappedFact.COUNTRY, None)
        facts.pop(MappedFact.PLACE, None)
    elif MappedFact.COUNTRY not in facts:
        left = [profile for profile in unused if profile.kind in _COUNTRIES]
        if len(left) == 1:
            facts[MappedFact.COUNTRY] = [left[0]]
