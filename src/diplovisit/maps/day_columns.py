"""Which of two columns of days has the first day and which the last: the values decide, because headers mislead.

A departure is the first day of a journey abroad, and the last day of a visit by a guest.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.maps.column_profiles import ColumnProfile, ValueKind, date_order
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.maps.date_words import DATE_WORDS
from diplovisit.maps.header_words import facts_of_header, names_other_days
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_map import DateOrder

_DAYS: Final = frozenset((MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES))
_CLEAR: Final = 0.8
"""The share of the rows that differ in which the first day has to come first."""
_ANY_YEAR: Final = 2000


@attrs.frozen(kw_only=True)
class DayColumns:
    """The columns of the first and of the last day. is_clear: whether the values show which is which."""

    first: ColumnProfile
    last: ColumnProfile
    is_clear: bool


def find_day_columns(profiles: Sequence[ColumnProfile]) -> DayColumns | None:
    """Returns the two columns of days; None unless there are exactly two that may be those of the visit."""
    days = [profile for profile in profiles if profile.kind is ValueKind.DAY and not names_other_days(profile.name)]
    named = [profile for profile in days if not _DAYS.isdisjoint(facts_of_header(profile.name))]
    pair = days if len(days) == 2 else named
    if len(pair) != 2:
        return None
    first, last = pair
    order = date_order(text for profile in pair for text in profile.distinct)[0]
    orders = [DateOrder(order)] if order else [DateOrder.DMY, DateOrder.MDY]
    verdicts = {_comes_first(first, last, one) for one in orders}
    if verdicts == {False}:
        return DayColumns(first=last, last=first, is_clear=True)
    return DayColumns(first=first, last=last, is_clear=verdicts == {True})


def _comes_first(first: ColumnProfile, second: ColumnProfile, order: DateOrder) -> bool | None:
    """Whether the days of one column come before those of another; None if the rows do not show it clearly."""
    options = DateOptions(order=order, century=_ANY_YEAR)
    pairs = [
        (one, other)
        for texts in zip(first.by_row, second.by_row, strict=False)
        if (one := _day(texts[0], options)) is not None and (other := _day(texts[1], options)) is not None
    ]
    before = sum(one < other for one, other in pairs)
    after = sum(one > other for one, other in pairs)
    if before >= _CLEAR * (before + after) and before:
        return True
    return False if after >= _CLEAR * (before + after) and after else None


def _day(text: str, options: DateOptions) -> datetime.date | None:
    try:
        return read_date_cell(text, options).when.lower if text.strip() else None
    except UnreadableField:
        return None


def date_languages(profiles: Iterable[ColumnProfile]) -> tuple[str, ...]:
    """Returns the languages besides English that the dates of columns need.

    Each is added only if it reads more of the texts than the languages before it.
    """
    texts = [text for profile in profiles for text in profile.distinct if any(map(str.isalpha, text))]
    chosen: tuple[str, ...] = ()
    best = _readable(texts, ())
    while best < len(texts):
        candidates = {language: _readable(texts, (*chosen, language)) for language in DATE_WORDS.keys() - set(chosen)}
        language = max(sorted(candidates), key=candidates.__getitem__)
        if candidates[language] <= best:
            break
        chosen, best = (*chosen, language), candidates[language]
    return chosen


def _readable(texts: Iterable[str], languages: tuple[str, ...]) -> int:
    options = DateOptions(order=DateOrder.DMY, century=_ANY_YEAR, languages=languages)
    return sum(_is_readable(text, options) for text in texts)


def _is_readable(text: str, options: DateOptions) -> bool:
    try:
        read_date_cell(text, options, _ANY_YEAR)
    except UnreadableField:
        return False
    return True
