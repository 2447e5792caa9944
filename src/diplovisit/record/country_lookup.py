"""Finds the polity that a cell of a table names, or says why none can be taken. Nothing is guessed.

The result is a value of `country_readings`: `FoundCountry`, or one of three refusals with a sentence for the user:

- `AmbiguousName`: several polities are possible on the days of the row;
- `NameOfOtherDays`: the polities of the name did not exist on those days;
- `UnknownName`: no list has the name. Names with a near spelling are suggested, and never taken.
"""

import difflib
import enum
import functools
import itertools
from collections.abc import Iterable
from typing import Final

from diplovisit.record.country_codes import CodeList, code_bearers, lists_with_code
from diplovisit.record.country_readings import (
    AmbiguousName,
    CountryReading,
    FoundCountry,
    NameOfOtherDays,
    UnknownName,
    alternatives,
    with_code,
)
from diplovisit.record.edtf import Edtf
from diplovisit.record.listed_names import (
    ENGLISH,
    LONGEST_NAME,
    NameMatch,
    find_name,
    name_keys,
    outer_name,
)
from diplovisit.record.name_folding import fold_country_name
from diplovisit.record.polities import Polity, fold_name, polities, polity
from diplovisit.record.shared_names import RENAMED, NameBearer, select_bearers
from diplovisit.record.successions import relatives_of, relatives_then

_NEAR: Final = 0.8
_MOST_SUGGESTIONS: Final = 3
_SHORTEST_MISSPELLING: Final = 4
_LONGEST_MISSPELLING: Final = 80
_LONGEST_CODE: Final = 3

_FORMS_OF_STATE: Final = frozenset(
    {"republic", "kingdom", "state", "union", "federal", "democratic", "peoples", "islamic", "socialist", "arab"}
)
_PARTS: Final = {
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "north ireland": "GB",
    "hawaii": "US",
    "alaska": "US",
    "california": "US",
    "texas": "US",
    "quebec": "CA",
    "newfoundland": "CA",
    "siberia": "RU",
    "bavaria": "DE",
    "bayern": "DE",
    "hanover": "DE",
    "hannover": "DE",
    "saxony": "DE",
    "sachsen": "DE",
    "danzig": "PL",
    "corsica": "FR",
    "sicily": "IT",
    "sardinia": "IT",
    "sardinien": "IT",
    "tuscany": "IT",
    "toskana": "IT",
    "canary islands": "ES",
    "azores": "PT",
    "madeira": "PT",
    "zanzibar": "TZ",
    "bali": "ID",
}
"""Folded names of undisputed parts of a state that people write as countries, to the state; refused with a hint."""


def country_of(
    text: str, when: Edtf | None, *, codes: CodeList | None = None, languages: Iterable[str] = ()
) -> CountryReading:
    """Reads a cell as a polity on the days of a date.

    codes: the list that the cell has a code of; None for a name. languages: the tags of the languages of the table,
    such as "fr"; they decide only where a word has another meaning in another language.

    A name is compared without case, accents and punctuation, in every form that lists use. The only polity of a name is
    found if it existed on at least one of the days. Of several, one is found if it existed on all of the days and no
    other on any. Where the date is missing, the only polity of a name is found.

    >>> country_of("Congo, Dem. Rep.", Edtf("2006")).code
    'CD'
    >>> print(country_of("Vietnam", Edtf("1967-10-26")).sentence)
    "Vietnam" can mean North Vietnam (VDVN, 1945-09-02 to 1976-07-01) or South Vietnam (x-south-vietnam, ...
    >>> print(country_of("Zaire", Edtf("2005")).sentence)
    "Zaire" means Zaire (ZRCD, 1971-10-27 to 1997-05-17), which did not exist in 2005; write ...
    >>> print(country_of("Nigerya", None).sentence)
    "Nigerya" is not the name of a known state, territory or organisation; did you mean Nigeria (NG) or ...
    >>> country_of("AUS", None, codes=CodeList.COW).code, country_of("AUS", None, codes=CodeList.ISO3).code
    ('AT', 'AU')
    """
    reading = named_country(text, when, codes=codes, languages=languages)
    return reading if reading is not None else _unknown(text.strip(), codes)


def named_country(
    text: str, when: Edtf | None, *, codes: CodeList | None = None, languages: Iterable[str] = ()
) -> FoundCountry | AmbiguousName | NameOfOtherDays | None:
    """Reads a text that need not be a country, as `country_of` does; None for an unknown name, at no cost.

    >>> named_country("Room 2", None) is None
    True
    """
    # A text of a hundred thousand blanks is no name, and is neither searched nor kept.
    return _read(text.strip(), when, codes, tuple(languages)) if len(text) <= LONGEST_NAME else None


@functools.lru_cache(maxsize=10_000)
def _read(
    text: str, when: Edtf | None, codes: CodeList | None, languages: tuple[str, ...]
) -> FoundCountry | AmbiguousName | NameOfOtherDays | None:
    match = find_name(text, languages) if codes is None else NameMatch(code_bearers(text, codes))
    bearers = match.bearers
    if not bearers:
        return None
    if match.parts:
        existing = tuple(bearer for bearer in bearers if when is None or bearer.may_meet(when))
        are_several = len({bearer.polity.code for bearer in existing}) > 1
        return AmbiguousName(text=text, when=when, candidates=existing if are_several else bearers, parts=match.parts)
    if codes is None and (others := _as_code(text, bearers)):
        return AmbiguousName(text=text, when=when, candidates=(*bearers, *others))
    if codes is None and when is None and _part_of(text) is not None:
        return None
    if when is not None and not any(bearer.may_meet(when) for bearer in bearers):
        return NameOfOtherDays(text=text, when=when, candidates=bearers, then=relatives_then(bearers, when))
    chosen = select_bearers(bearers, when)
    if len(chosen) == 1:
        return FoundCountry(text=text, polity=chosen[0])
    kept = {polity.code for polity in chosen}
    return AmbiguousName(
        text=text, when=when, candidates=tuple(bearer for bearer in bearers if bearer.polity.code in kept)
    )


class NameAgreement(enum.StrEnum):
    """Whether a printed name can mean the polity of a code."""

    AGREES = "agrees"
    """The name can mean the polity on the days of the date."""
    OTHER_DAYS = "other days"
    """The name means the polity, its predecessor or its successor, but on other days."""
    DISAGREES = "disagrees"
    """The name means something else."""
    UNKNOWN = "unknown"
    """No list has the name."""


def names_agree(code: str, text: str, when: Edtf | None) -> NameAgreement:
    """Compares a code that decides with the name that is printed next to it.

    >>> [names_agree("RU", text, Edtf("2004")).value for text in ("Russian Federation", "USSR", "Romania", "Rusland")]
    ['agrees', 'other days', 'disagrees', 'unknown']
    """
    bearers = find_name(text).bearers
    if not bearers:
        return NameAgreement.UNKNOWN
    same = {code, RENAMED.get(code), *(old for old, new in RENAMED.items() if new == code)}
    named = [bearer for bearer in bearers if bearer.polity.code in same]
    if any(when is None or bearer.may_meet(when) for bearer in named):
        return NameAgreement.AGREES
    if when is not None and not named and (coded := polity(code)) is not None:
        of_code = NameBearer(coded, coded.since, coded.until)
        # Two states of one time are two, though one is the other's successor: West and East Germany.
        if all(any(bearer.may_meet(when) for bearer in those) for those in ([of_code], bearers)):
            return NameAgreement.DISAGREES
    related = relatives_of(bearer.polity for bearer in bearers)
    return NameAgreement.OTHER_DAYS if named or code in related else NameAgreement.DISAGREES


def _as_code(text: str, bearers: tuple[NameBearer, ...]) -> tuple[NameBearer, ...]:
    """Returns the polities that an abbreviation means as a code, if it is the name of others: AU is Australia."""
    if len(text) > _LONGEST_CODE or not text.isalpha():
        return ()
    named = {bearer.polity.code for bearer in bearers}
    others = [
        bearers for _, bearers in lists_with_code(text) if named.isdisjoint(bearer.polity.code for bearer in bearers)
    ]
    return tuple(dict.fromkeys(itertools.chain.from_iterable(others)))


def _part_of(text: str) -> Polity | None:
    """Returns the state that a name is a part of, if the name is in the short list of such parts."""
    code = _PARTS.get(fold_country_name(text))
    return polities()[code] if code is not None else None


@functools.lru_cache(maxsize=1_000)
def _unknown(text: str, codes: CodeList | None) -> UnknownName:
    if len(text) > LONGEST_NAME:
        return UnknownName(text=text, code_list=codes, suggestions=())
    if codes is not None:
        return UnknownName(text=text, code_list=codes, suggestions=_polities_of(text))
    if (state := _part_of(text)) is not None:
        hint = f"it is a part of a state; write {with_code(state)}"
        return UnknownName(text=text, code_list=None, suggestions=(), hint=hint)
    if seats := [polity for polity in polities().values() if fold_name(text) in map(fold_name, polity.capitals)]:
        hint = f"it is a seat of government; write {alternatives(map(with_code, seats))}"
        return UnknownName(text=text, code_list=None, suggestions=(), hint=hint)
    if listed := lists_with_code(text):
        meanings = dict.fromkeys(f"{with_code(bearer.polity)} in {of.title}" for of, (bearer, *_) in listed)
        return UnknownName(text=text, code_list=None, suggestions=(), hint=f"as a code it is {alternatives(meanings)}")
    folded = fold_country_name(text)
    without_form = " ".join(word for word in folded.split(" ") if word not in _FORMS_OF_STATE)
    suggestions = _polities_of(outer_name(text)) or _polities_of(without_form) or _near(folded)
    return UnknownName(text=text, code_list=None, suggestions=suggestions)


def _polities_of(text: str) -> tuple[Polity, ...]:
    """Returns the polities of a name: those that still exist, or all if none does."""
    named = tuple(dict.fromkeys(bearer.polity for bearer in find_name(text).bearers))
    return tuple(polity for polity in named if polity.until is None) or named


def _near(folded: str) -> tuple[Polity, ...]:
    """Returns the polities with a name of a similar spelling."""
    if not _SHORTEST_MISSPELLING <= len(folded) <= _LONGEST_MISSPELLING:
        return ()
    near = difflib.get_close_matches(folded, name_keys(), n=_MOST_SUGGESTIONS, cutoff=_NEAR)
    polities_near: dict[Polity, None] = {}
    for key in near:
        by_language = name_keys()[key]
        bearers = by_language.get(ENGLISH) or next(iter(by_language.values()))
        existing = [bearer for bearer in bearers if bearer.polity.until is None]
        polities_near |= dict.fromkeys(bearer.polity for bearer in existing or bearers)
    return tuple(polities_near)[:_MOST_SUGGESTIONS]
