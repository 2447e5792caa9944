"""What the values of a column look like: dates, years, countries, addresses, words or sentences."""

import datetime
import enum
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.date_words import DATE_WORDS
from diplovisit.readers.sheet_values import Sheet, SheetColumn, SheetRow, is_blank
from diplovisit.record.country_codes import CodeList
from diplovisit.record.country_lookup import named_country
from diplovisit.record.listed_names import ENGLISH, name_keys
from diplovisit.record.name_folding import fold_country_name

MOST_SAMPLED_ROWS: Final = 5_000
_UNIQUE: Final = 0.9
_SOME: Final = 0.6
"""The share of the values that must look alike. The others are what a person has to decide."""
_FOREIGN: Final = 0.2
"""The share of the names of countries that must not be English, for a column to be of another language."""
_LANGUAGES: Final = ("fr", "es", "pt", "de", "ru", "ar", "zh")
_EMPTY_WORDS: Final = frozenset(
    (
        *("na", "n/a", "#n/a", "n.a.", "n.a", "nan", "null", "none", "nil", "-", "--", "–", "—", "?", "??", "."),
        *("tbd", "tba", "tbc", "unknown", "n/k", "not known", "not available"),
    )
)

_FIGURES: Final = lazy_pattern(r"\s*([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{2,4})(?:[T ][0-9:.]+)?\s*")
_BETWEEN_DAYS: Final = lazy_pattern(
    r"\s+(?:to|until|bis|al|au|a)\s+|\s+[-–—]\s+|(?<=[0-9]{4})\s*[-–—]\s*", re.IGNORECASE
)
_ISO: Final = lazy_pattern(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+)?\s*")
_MONTH: Final = lazy_pattern(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_MONTHS: Final = frozenset(month for words in DATE_WORDS.values() for month in words.months)
_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_YEAR: Final = lazy_pattern(r"(?:1[5-9]|20)[0-9]{2}")
_URL: Final = lazy_pattern(r"https?://", re.IGNORECASE)
_SEPARATORS: Final = (";", " / ", "|", "\n")


class ValueKind(enum.StrEnum):
    """What most values of a column are."""

    EMPTY = "empty"
    DAY = "day"
    PHRASE = "phrase"
    YEAR = "year"
    NUMBER = "number"
    URL = "url"
    COUNTRY = "country"
    CODE = "code"
    PLACE_AND_COUNTRY = "place and country"
    WORDS = "words"
    SENTENCES = "sentences"


@attrs.frozen(kw_only=True)
class ColumnProfile:
    """A column with what its values look like.

    kind: of most values. filled: the number of filled cells, without words for empty ones. distinct: the different
    texts, in the order of their first row. codes: the list that codes of countries are from. language: of names of
    countries, if it is not English. separator: what stands between several values in a cell. repeats: whether equal
    values follow one another. is_full: whether no row lacks a value. by_row: the text of each row, also of a blank
    cell. empty_words: its words for empty cells.
    """

    column: SheetColumn
    kind: ValueKind
    filled: int
    distinct: tuple[str, ...] = attrs.field(repr=False)
    codes: CodeList | None = None
    language: str | None = None
    separator: str | None = None
    repeats: bool = False
    is_full: bool = False
    by_row: tuple[str, ...] = attrs.field(default=(), repr=False)
    empty_words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.column.name

    @property
    def is_unique(self) -> bool:
        """Whether hardly a value recurs. A row id that stands twice is a slip, and refused on import."""
        return self.filled > 1 and len(self.distinct) >= _UNIQUE * self.filled


def sample_rows(sheet: Sheet) -> list[SheetRow]:
    """Returns the first rows of a sheet that can be read."""
    rows: list[SheetRow] = []
    for row in sheet.rows():
        if row.is_readable:
            rows.append(row)
        if len(rows) == MOST_SAMPLED_ROWS:
            break
    return rows


def profile_column(column: SheetColumn, rows: Sequence[SheetRow]) -> ColumnProfile:
    """Looks at the values of a column. Rows with one filled cell are headings, and do not count."""
    several = [row for row in rows if row.only_text is None]
    texts = [text for row in several if column.index < len(row.texts) and not is_blank(text := row.texts[column.index])]
    words = tuple(dict.fromkeys(text for text in texts if text.strip().casefold() in _EMPTY_WORDS))
    texts = [text.strip() for text in texts if text not in words]
    typed = [row.values[column.index] for row in several if column.index < len(row.values)]
    distinct = tuple(dict.fromkeys(texts))
    separator = next((sign for sign in _SEPARATORS if any(sign in text for text in distinct)), None)
    profile = ColumnProfile(
        column=column,
        kind=_kind(distinct, typed),
        filled=len(texts),
        distinct=distinct,
        separator=separator,
        is_full=len(texts) == len(several),
        by_row=tuple(row.texts[column.index] if column.index < len(row.texts) else "" for row in several),
        repeats=any(first == second for first, second in itertools.pairwise(texts)),
        empty_words=words,
    )
    if profile.kind in {ValueKind.WORDS, ValueKind.SENTENCES}:
        return _as_country(profile)
    return profile


def _kind(distinct: Sequence[str], typed: Iterable[object]) -> ValueKind:
    if not distinct:
        return ValueKind.EMPTY
    if _most(isinstance(value, datetime.date) for value in typed if value is not None):
        return ValueKind.DAY
    tests = (
        (ValueKind.DAY, lambda text: bool(_ISO.fullmatch(text) or _FIGURES.fullmatch(text))),
        (ValueKind.YEAR, lambda text: _YEAR.fullmatch(text) is not None),
        (ValueKind.NUMBER, lambda text: text.isascii() and text.isdecimal()),
        (ValueKind.URL, lambda text: _URL.match(text) is not None),
        (ValueKind.PHRASE, _states_days),
    )
    for kind, test in tests:
        if _most(map(test, distinct)):
            return kind
    return ValueKind.SENTENCES if _most(len(text.split()) > 5 for text in distinct) else ValueKind.WORDS


def _states_days(text: str) -> bool:
    """Whether a text is a date with the name of a month, a date in figures, or a range of dates in figures."""
    if not any(map(str.isdigit, text)):
        return False
    return _names_month(text) or all(
        _ISO.fullmatch(day) or _FIGURES.fullmatch(day) for day in _BETWEEN_DAYS.split(text)
    )


def _names_month(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return any(word in _MONTHS or _MONTH.fullmatch(word) is not None for word in words)


def _most(tests: Iterable[bool]) -> bool:
    results = list(tests)
    return bool(results) and sum(results) >= _SOME * len(results)


def _as_country(profile: ColumnProfile) -> ColumnProfile:
    """Returns the profile of a column whose words are countries, or codes of them; else the profile as it is."""
    parts = profile.distinct[:200]
    if _most(is_country_name(text) for text in parts):
        return attrs.evolve(profile, kind=ValueKind.COUNTRY, language=_language_of(parts))
    tails = [is_country_name(text.rpartition(",")[2].strip()) for text in parts]
    if _most(tails) and any("," in text for text in parts):
        language = _language_of([text.rpartition(",")[2].strip() for text in parts])
        return attrs.evolve(profile, kind=ValueKind.PLACE_AND_COUNTRY, language=language)
    if profile.separator and _most(is_country_name(part) for text in parts for part in text.split(profile.separator)):
        return attrs.evolve(profile, kind=ValueKind.COUNTRY)
    best = max(_LANGUAGES, key=lambda language: sum(is_country_name(text, language) for text in parts))
    if _most(is_country_name(text, best) for text in parts):
        return attrs.evolve(profile, kind=ValueKind.COUNTRY, language=best)
    for codes in (CodeList.ISO3, CodeList.ISO2, CodeList.COW, CodeList.IOC):
        if _most(len(text) <= 3 and text.isupper() and _is_code(text, codes) for text in parts):
            return attrs.evolve(profile, kind=ValueKind.CODE, codes=codes)
    return profile


def _language_of(names: Sequence[str]) -> str | None:
    """Returns the language of names of countries, if a good part of them is not English and is of one language."""
    known = [found for text in names if (found := name_keys().get(fold_country_name(text))) is not None]
    foreign = [languages for languages in known if ENGLISH not in languages]
    if not foreign or len(foreign) < _FOREIGN * len(known):
        return None
    best = max(_LANGUAGES, key=lambda language: sum(language in languages for languages in foreign))
    return best if _most(best in languages for languages in foreign) else None


def is_country_name(text: str, language: str = "") -> bool:
    """Whether a text is a name of a country, even if its date has to decide which."""
    return named_country(text, None, languages=(language,) if language else ()) is not None


def _is_code(text: str, codes: CodeList) -> bool:
    return named_country(text, None, codes=codes) is not None


def names_year(text: str) -> bool:
    """Whether a date has a year of four figures."""
    return re.search(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])", text) is not None


def date_order(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """Returns the order of days in figures, and a text that shows it; None if no text decides.

    Where texts show two orders, the result is ("", a text of the second order): a person has to look.

    >>> date_order(["05/06/2014", "13/07/2014"]), date_order(["05/06/2014"]), date_order(["2014-05-06"])
    (('dmy', '13/07/2014'), (None, '05/06/2014'), (None, None))
    """
    shown: dict[str, str] = {}
    open_text = None
    for text in itertools.chain.from_iterable(map(_BETWEEN_DAYS.split, texts)):
        match = _FIGURES.fullmatch(text)
        if match is None or len(match[1]) > 2:
            continue
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            shown.setdefault("dmy", text)
        elif second > 12 >= first:
            shown.setdefault("mdy", text)
        else:
            open_text = open_text or text
    if len(shown) == 2:
        return "", list(shown.values())[1]
    return next(iter(shown.items())) if shown else (None, open_text)
