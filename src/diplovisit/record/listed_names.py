"""The names of polities in lists and in other languages, and how a name in a table is compared with them.

This is for intake alone: prose (`evidence/names`) knows the names of `polities.csv` and no others. The names are in the
file `country_names.csv` in this folder, with the list that each comes from. The file is generated; see
`tests/record/make_country_names.py`.

A name of another language means what its English name means. So "Allemagne" in 1975 is as ambiguous as "Germany".
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.data_files import data_rows
from diplovisit.record.name_folding import fold_country_name
from diplovisit.record.polities import polities
from diplovisit.record.shared_names import NameBearer, further_bearers
from diplovisit.record.successions import relatives_of

ENGLISH: Final = "en"

_PARENTHESES: Final = lazy_pattern(r"(?P<outer>[^()]*[^()\s])\s*\((?P<inner>[^()]+)\)\s*")
_ARTICLE: Final = lazy_pattern(r"(?:l['\u2019]|(?:la|le|les|el|los|las|o|a|os|as|der|die|das) )(?=\S)", re.IGNORECASE)
_ENGLISH_WORDS: Final = frozenset(
    {"guiana", "granada", "salvador", "guadalupe", "santa elena", "santa helena", "santa lucia"}
)
"""Names of other languages that an English table may mean otherwise: Guyana in Portuguese, or a city such as Granada.

They are read only where the table is said to be in that language.
"""
LONGEST_NAME: Final = 200
"""Characters of a name. The longest in the table has fewer than 100; a longer text is no name."""


@attrs.frozen(kw_only=True)
class ListedName:
    """One row of the table: a name of a polity in a language, and the lists that have it.

    english: for a name of another language, the English name of the same list: the two have one meaning.
    """

    code: str
    language: str
    name: str
    english: str | None
    lists: tuple[str, ...]


@attrs.frozen
class NameMatch:
    """What a text names: the polities that the languages give it.

    parts: the texts of two names that were written as one ("Burma/Myanmar"); empty otherwise.
    """

    bearers: tuple[NameBearer, ...]
    parts: tuple[str, ...] = ()


def listed_names() -> tuple[ListedName, ...]:
    """Returns every row of the table, in file order; read on the first call.

    >>> next(row.name for row in listed_names() if row.code == "CI" and "world-bank" in row.lists)
    'Côte d’Ivoire'
    """
    return _table()


def languages_of_names() -> frozenset[str]:
    """Returns the language tags that the table has names in.

    >>> sorted(languages_of_names())
    ['ar', 'de', 'en', 'es', 'fr', 'pt', 'ru', 'zh']
    """
    return frozenset(row.language for row in _table())


def find_name(text: str, languages: Iterable[str] = ()) -> NameMatch:
    """Returns the polities that a text names in any language, or in the given ones if they know it.

    A text may be inverted ("Korea, Rep."), have its form of state in parentheses ("Iran (Islamic Republic of)"), or
    give two names ("Burma/Myanmar"). Two names of one polity name that polity. Names of a predecessor and
    a successor name both, and the date decides ("Zimbabwe (Rhodesia)"). Two other names are returned as parts.

    >>> [bearer.polity.code for bearer in find_name("Korea, Rep.").bearers]
    ['KR']
    >>> [bearer.polity.code for bearer in find_name("Swaziland (Eswatini)").bearers]
    ['SZ']
    >>> find_name("Atlantis").bearers
    ()
    """
    if len(text) > LONGEST_NAME:
        return NameMatch(())
    chosen = frozenset(languages)
    of_parts = _read_two_names(text, chosen)
    whole = next((bearers for spelling in _spellings(text) if (bearers := _bearers_in(spelling, chosen))), ())
    if not whole:
        return of_parts
    # "Zimbabwe (Rhodesia)" has the letters of "Zimbabwe Rhodesia", and is two names of one state all the same.
    return NameMatch(tuple(dict.fromkeys((*whole, *(of_parts.bearers if not of_parts.parts else ())))))


def name_keys() -> Mapping[str, Mapping[str, tuple[NameBearer, ...]]]:
    """Returns the index: folded name to language to polities.

    >>> sorted(name_keys()["allemagne"])
    ['fr']
    """
    return _index()


def outer_name(text: str) -> str:
    """Returns a text without parentheses at its end.

    >>> outer_name("Kosovo (UNSCR 1244)")
    'Kosovo'
    """
    match = _PARENTHESES.fullmatch(text.strip())
    return match["outer"] if match is not None else text.strip()


def _bearers_in(text: str, languages: frozenset[str]) -> tuple[NameBearer, ...]:
    folded = fold_country_name(text)
    by_language = _index().get(folded, {})
    chosen = [language for language in by_language if language in languages]
    in_english = by_language.get(ENGLISH, ())
    if not chosen and folded in _ENGLISH_WORDS:
        return ()
    bearers = tuple(dict.fromkeys(bearer for language in chosen or by_language for bearer in by_language[language]))
    # A language decides between two meanings of a word. It does not make one meaning narrower: "Congo" is two states in
    # Spanish too, although the lists give the short name to one.
    if chosen and {bearer.polity.code for bearer in bearers} < {bearer.polity.code for bearer in in_english}:
        return in_english
    return bearers


def _read_two_names(text: str, languages: frozenset[str]) -> NameMatch:
    """Returns what two names in one text mean; nothing if it has no two names that are known."""
    parts = _two_names(text)
    named = [_bearers_in(part, languages) for part in parts]
    if not parts or not all(named):
        return NameMatch(())
    codes = [{bearer.polity.code for bearer in bearers} for bearers in named]
    both = tuple(dict.fromkeys((*named[0], *named[1])))
    if common := codes[0] & codes[1]:
        return NameMatch(tuple(bearer for bearer in both if bearer.polity.code in common))
    is_one_line = any(
        not codes[other].isdisjoint(relatives_of(bearer.polity for bearer in named[one]))
        for one, other in ((0, 1), (1, 0))
    )
    return NameMatch(both, () if is_one_line else parts)


def _spellings(text: str) -> Iterator[str]:
    """Yields a text, and its other orders: "Korea, Rep." is "Rep. Korea", and "Canada (le)" is "Canada"."""
    text = text.strip()
    yield text
    match = _PARENTHESES.fullmatch(text)
    if match is not None:
        yield f"{match['inner']} {match['outer']}"
        if _ARTICLE.fullmatch(match["inner"] + " ") or match["inner"].casefold() in {"l'", "l\u2019", "the"}:
            yield match["outer"]
    elif text.count(",") == 1:
        first, _, second = text.partition(",")
        yield f"{second} {first}"
    elif (article := _ARTICLE.match(text)) is not None:
        yield text[article.end() :]


def _two_names(text: str) -> tuple[str, ...]:
    match = _PARENTHESES.fullmatch(text.strip())
    if match is not None:
        return match["outer"], match["inner"]
    parts = tuple(part.strip() for part in text.split("/"))
    return parts if len(parts) == 2 and all(parts) else ()


@functools.cache
def _table() -> tuple[ListedName, ...]:
    return tuple(
        ListedName(code=code, language=language, name=name, english=english or None, lists=tuple(lists.split(";")))
        for code, language, name, english, lists in data_rows("country_names.csv")
    )


@functools.cache
def _index() -> Mapping[str, Mapping[str, tuple[NameBearer, ...]]]:
    index: dict[str, dict[str, dict[NameBearer, None]]] = {}

    def add(name: str, language: str, bearers: Iterable[NameBearer]) -> None:
        for spelling in _spellings(name):
            index.setdefault(fold_country_name(spelling), {}).setdefault(language, {}).update(dict.fromkeys(bearers))

    for named in polities().values():
        for name in named.names:
            add(name, ENGLISH, [NameBearer(named, named.since, named.until)])
    for folded, bearers in further_bearers().items():
        add(folded, ENGLISH, bearers)
    foreign = []
    for row in _table():
        named = polities()[row.code]
        if row.language == ENGLISH:
            add(row.name, ENGLISH, [NameBearer(named, named.since, named.until)])
        else:
            foreign.append(row)
    for row in foreign:
        assert row.english is not None  # a test reads every row
        add(row.name, row.language, index[fold_country_name(row.english)][ENGLISH])
    return MappingProxyType(
        {key: {language: tuple(bearers) for language, bearers in named.items()} for key, named in index.items()}
    )
