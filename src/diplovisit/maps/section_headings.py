"""Tells the headings of sections from other rows with one filled cell: each of them is a heading, or is refused."""

from typing import Final

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.plausible_cells import is_note, is_word_for_nothing, is_year, why_no_name
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import UnknownName

_NAMES: Final = frozenset((MappedFact.TRAVELLER, MappedFact.ALSO, MappedFact.HOST))
_HAS_YEAR: Final = lazy_pattern(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_REMEDY: Final = "if it is a visit, fill its other cells; otherwise, add it to skip"

DAY_FACTS: Final = frozenset((MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES))
"""A row whose only cell states days can be a visit: who travels, and where, may hold for all rows."""


def why_no_heading(text: str, facts: frozenset[MappedFact]) -> str | None:
    """Says why the only cell of a row is no heading that states some facts. None where it can be one.

    >>> why_no_heading("2011", frozenset({MappedFact.YEAR})) is None
    True
    >>> why_no_heading("Estonia", frozenset({MappedFact.YEAR})).partition(";")[0]
    '"Estonia" is the only cell of its row, but not a year'
    """
    if MappedFact.YEAR in facts:
        return None if is_year(text) else f"{quoted(text)} is the only cell of its row, but not a year; {_REMEDY}"
    if facts & _NAMES:
        if not isinstance(country_of(text, None), UnknownName):
            return f"{quoted(text)} is the only cell of its row, and a country, not a person; {_REMEDY}"
        reason = why_no_name(text)
        return f"the only cell of the row is not a heading: {reason}" if reason is not None else None
    has_figures = any(letter.isdigit() for letter in text)
    if is_note(text) or (is_word_for_nothing(text) and not has_figures):
        return f"{quoted(text)} is the only cell of its row and looks like a note, not like a heading; {_REMEDY}"
    return None


def ends_section(text: str, facts: frozenset[MappedFact]) -> bool:
    """Whether a refused cell leaves the rows below it without a heading, because it may have been one.

    >>> year = frozenset({MappedFact.YEAR})
    >>> [ends_section(text, year) for text in ("2014 (continued)", "Note: see report of 2014", "Estonia")]
    [True, False, False]
    """
    if is_note(text) and not is_word_for_nothing(text):
        return False
    return _HAS_YEAR.search(text) is not None if MappedFact.YEAR in facts else True


def why_bare(text: str) -> str:
    """Says that a heading has no row below it."""
    return f"{quoted(text)} is a heading without rows below it; {_REMEDY}"


def why_elsewhere(column: str, expected: str) -> str:
    """Says that the only cell of a row stands where no heading stands."""
    return f"{quoted(column)} is the only filled cell of the row, but headings are in {quoted(expected)}; {_REMEDY}"
