"""Finds the language of a date that the map does not name, so that its refusal can say what to write."""

from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.maps.date_words import DATE_WORDS

_NAMES: Final = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese"}
_SOME_YEAR: Final = 2000


def in_another_language(text: str, options: DateOptions, year: int | None) -> str | None:
    """Says in which languages a text is a date, and what to write in the map; None if it is in none that are known.

    >>> in_another_language("du 3 au 5 mars 2024", DateOptions(), None)
    '"du 3 au 5 mars 2024" is a date in French; write languages = ["fr"] under [sheet] of the map'
    """
    found = [language for language in DATE_WORDS if language not in options.languages]
    found = [language for language in found if _is_date(text, language, options, year)]
    if not found:
        return None
    names = " or ".join(_NAMES[language] for language in found)
    lists = [", ".join(f'"{each}"' for each in (*options.languages, language)) for language in found]
    remedy = " or ".join(f"languages = [{each}]" for each in lists)
    return f"{quoted(text)} is a date in {names}; write {remedy} under [sheet] of the map"


def _is_date(text: str, language: str, options: DateOptions, year: int | None) -> bool:
    with_language = attrs.evolve(options, languages=(*options.languages, language))
    try:
        read_date_cell(text, with_language, year if year is not None else _SOME_YEAR)
    except UnreadableField:
        return False
    return True
