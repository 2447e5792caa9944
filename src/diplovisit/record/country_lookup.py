"""Finds the polity that a cell of a table names, or says why none can be taken. Nothing is guessed.

The result is a value: `FoundCountry`, or one of three refusals. Each refusal has a sentence for the user:

- `AmbiguousName`: several polities are possible on the days of the row;
- `NameOfOtherDays`: the polities of the name did not exist on those days;
- `UnknownName`: no list has the name. Names with a near spelling are suggested, and never taken.
"""

import difflib
import enum
import functools
from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.record.country_codes import CodeList, code_bearers, lists_with_code
from diplovisit.record.country_names import ENGLISH, NameMatch, find_name, fold_country_name, name_keys, outer_name
from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import Polity, fold_name, polities
from diplovisit.record.shared_names import RENAMED, NameBearer, select_bearers

_NEAR: Final = 0.8
_MOST_SUGGESTIONS: Final = 3
_SHORTEST_MISSPELLING: Final = 4
_LONGEST_MISSPELLING: Final = 80
_LONGEST_CODE: Final = 3

_PARTS: Final = {
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "hawaii": "US",
    "alaska": "US",
    "california": "US",
    "texas": "US",
    "quebec": "CA",
    "newfoundland": "CA",
    "siberia": "RU",
    "bavaria": "DE",
    "saxony": "DE",
    "corsica": "FR",
    "sicily": "IT",
    "sardinia": "IT",
    "tuscany": "IT",
    "canary islands": "ES",
    "azores": "PT",
    "madeira": "PT",
    "zanzibar": "TZ",
    "bali": "ID",
}
"""Names of undisputed parts of a state that people write as countries, to the state. They are refused with a hint."""


@attrs.frozen(kw_only=True)
class FoundCountry:
    """The one polity that a text names on the days of a date."""

    text: str
    polity: Polity

    @property
    def code(self) -> str:
        """The code of the polity."""
        return self.polity.code


@attrs.frozen(kw_only=True)
class AmbiguousName:
    """A refusal: a text that several polities share on the days of a date.

    parts: two names that were written as one, such as "Denmark (Greenland)"; otherwise empty.
    """

    text: str
    when: Edtf | None
    candidates: tuple[NameBearer, ...]
    parts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is wrong, with each candidate and its days."""
        meanings = _listed(map(describe_bearer, self.candidates))
        if self.parts:
            return f"{quoted(self.text)} has two names, of {meanings}; write the one that is meant"
        decides = f"the date {self.when} does not decide" if self.when is not None else "there is no date to decide"
        return f"{quoted(self.text)} can mean {meanings}, and {decides}; write the full name of the one that is meant"


@attrs.frozen(kw_only=True)
class NameOfOtherDays:
    """A refusal: a text whose polities did not exist on the days of a date.

    then: the predecessors and successors of those polities that existed on the days; they are no candidates.
    """

    text: str
    when: Edtf
    candidates: tuple[NameBearer, ...]
    then: tuple[Polity, ...]

    @property
    def sentence(self) -> str:
        """What is wrong, with the days of each polity and what existed on the days of the date."""
        meanings = _listed(map(describe_bearer, self.candidates))
        existed = "did not exist" if len(self.candidates) == 1 else "neither existed"
        if len(self.candidates) > 2:
            existed = "none of them existed"
        found = f"; {_listed(map(_with_code, self.then))} did, if that is meant" if self.then else ""
        return f"{quoted(self.text)} means {meanings}, and on {self.when} {existed}{found}"


@attrs.frozen(kw_only=True)
class UnknownName:
    """A refusal: a text that no list has as a name, or as a code of the list that was asked for.

    suggestions: polities that may be meant, the nearest first. hint: why it is no name, where that is known.
    """

    text: str
    code_list: CodeList | None
    suggestions: tuple[Polity, ...]
    hint: str | None = None

    @property
    def sentence(self) -> str:
        """What is wrong, and what may be meant."""
        if self.code_list is not None:
            known = f"is not a code of {self.code_list.title}"
        else:
            known = "is not the name of a state, territory or organisation that is known"
        hint = f"; {self.hint}" if self.hint else ""
        meant = f"; did you mean {_listed(map(_with_code, self.suggestions))}?" if self.suggestions else ""
        return f"{quoted(self.text)} {known}{hint}{meant}"


CountryRefusal: TypeAlias = AmbiguousName | NameOfOtherDays | UnknownName
CountryReading: TypeAlias = FoundCountry | CountryRefusal


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
    "Zaire" means Zaire (ZRCD, 1971-10-27 to 1997-05-17), and on 2005 did not exist; ...
    >>> print(country_of("Nigerya", None).sentence)
    "Nigerya" is not the name of a state, territory or organisation that is known; did you mean Nigeria (NG) or ...
    >>> country_of("AUS", None, codes=CodeList.COW).code, country_of("AUS", None, codes=CodeList.ISO3).code
    ('AT', 'AU')
    """
    return _read(text.strip(), when, codes, tuple(languages))


@functools.lru_cache(maxsize=10_000)
def _read(text: str, when: Edtf | None, codes: CodeList | None, languages: tuple[str, ...]) -> CountryReading:
    match = find_name(text, languages) if codes is None else NameMatch(code_bearers(text, codes))
    bearers = match.bearers
    if not bearers:
        return _unknown(text, codes)
    if match.parts:
        return AmbiguousName(text=text, when=when, candidates=bearers, parts=match.parts)
    if codes is None and (others := _as_code(text, bearers)):
        return AmbiguousName(text=text, when=when, candidates=(*bearers, *others))
    if when is None and _part_of(text) is not None:
        return _unknown(text, codes)
    if when is not None and not any(_may_exist(bearer, when) for bearer in bearers):
        return NameOfOtherDays(text=text, when=when, candidates=bearers, then=_relatives_then(bearers, when))
    chosen = select_bearers(bearers, when)
    if len(chosen) == 1:
        return FoundCountry(text=text, polity=chosen[0])
    kept = {polity.code for polity in chosen}
    return AmbiguousName(
        text=text, when=when, candidates=tuple(bearer for bearer in bearers if bearer.polity.code in kept)
    )


def _as_code(text: str, bearers: tuple[NameBearer, ...]) -> tuple[NameBearer, ...]:
    """Returns the polities that an abbreviation means as a code, if it is the name of others: AU is Australia."""
    if len(text) > _LONGEST_CODE or not text.isalpha():
        return ()
    named = {bearer.polity.code for bearer in bearers}
    as_codes = {bearer.polity.code: bearer for _, bearer in lists_with_code(text)}
    return tuple(bearer for code, bearer in as_codes.items() if code not in named)


def _part_of(text: str) -> Polity | None:
    """Returns the state that a name is a part of, if the name is in the short list of such parts."""
    code = _PARTS.get(fold_country_name(text))
    return polities()[code] if code is not None else None


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
    if any(when is None or _may_exist(bearer, when) for bearer in named):
        return NameAgreement.AGREES
    related = {polity.code for polity in _relatives(bearer.polity for bearer in bearers)}
    return NameAgreement.OTHER_DAYS if named or code in related else NameAgreement.DISAGREES


def describe_bearer(bearer: NameBearer) -> str:
    """Returns a polity with its code and the days of the name.

    >>> describe_bearer(find_name("South Sudan").bearers[0])
    'South Sudan (SS, since 2011-07-09)'
    """
    match bearer.since, bearer.until:
        case None, None:
            days = ""
        case since, None:
            days = f", since {since}"
        case None, until:
            days = f", until {until}"
        case since, until:
            days = f", {since} to {until}"
    return f"{bearer.polity.name} ({bearer.polity.code}{days})"


def _may_exist(bearer: NameBearer, when: Edtf) -> bool:
    """Whether the name could mean the polity on one of the days of a date, even of an approximate or an open one."""
    since, until = bearer.since or "", bearer.until or "9999"
    first, last = when.lower, when.upper
    began = last is None or since <= last.isoformat()[: len(since)]
    return began and (first is None or first.isoformat()[: len(until)] <= until)


def _relatives_then(bearers: Iterable[NameBearer], when: Edtf) -> tuple[Polity, ...]:
    """Returns the predecessors and successors that existed on the days of a date."""
    relatives = _relatives(bearer.polity for bearer in bearers)
    return tuple(polity for polity in relatives if _may_exist(NameBearer(polity, polity.since, polity.until), when))


def _relatives(named: Iterable[Polity]) -> tuple[Polity, ...]:
    """Returns all direct and indirect predecessors and successors of polities, and not their other heirs."""
    codes = {polity.code for polity in named}
    later, earlier = set(codes), set(codes)
    grown = 0
    while grown != len(later) + len(earlier):
        grown = len(later) + len(earlier)
        later |= {code for known in later for code in polities()[known].successors}
        earlier |= {code for code, polity in polities().items() if not earlier.isdisjoint(polity.successors)}
    return tuple(polity for code, polity in polities().items() if code in (later | earlier) - codes)


def _unknown(text: str, codes: CodeList | None) -> UnknownName:
    if codes is not None:
        return UnknownName(text=text, code_list=codes, suggestions=_polities_of(text))
    if (state := _part_of(text)) is not None:
        hint = f"it is a part of {_with_code(state)}"
        return UnknownName(text=text, code_list=None, suggestions=(), hint=hint)
    if seats := [polity for polity in polities().values() if fold_name(text) in map(fold_name, polity.capitals)]:
        hint = f"it is a seat of government of {_listed(map(_with_code, seats))}"
        return UnknownName(text=text, code_list=None, suggestions=(), hint=hint)
    if listed := lists_with_code(text):
        meanings = dict.fromkeys(f"{_with_code(bearer.polity)} in {of.title}" for of, bearer in listed)
        return UnknownName(text=text, code_list=None, suggestions=(), hint=f"as a code it is {_listed(meanings)}")
    suggestions = _polities_of(outer_name(text)) or _near(fold_country_name(text))
    return UnknownName(text=text, code_list=None, suggestions=suggestions)


def _polities_of(text: str) -> tuple[Polity, ...]:
    return tuple(dict.fromkeys(bearer.polity for bearer in find_name(text).bearers))


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


def _with_code(polity: Polity) -> str:
    return f"{polity.name} ({polity.code})"


def _listed(parts: Iterable[str]) -> str:
    *first, last = dict.fromkeys(parts)
    return f"{', '.join(first)} or {last}" if first else last
