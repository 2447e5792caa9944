"""What a cell with a country can be read as: the one polity, or a refusal with a sentence for the user."""

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.record.country_codes import CodeList
from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import Polity
from diplovisit.record.shared_names import NameBearer


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
        meanings = alternatives(map(describe_bearer, self.candidates))
        if self.parts:
            return f"{quoted(self.text)} has two names, of {meanings}; write only one of them"
        decides = f"the date {self.when} does not decide" if self.when is not None else "there is no date to decide"
        return f"{quoted(self.text)} can mean {meanings}, and {decides}; write the full name of the right one"


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
        meanings = alternatives(map(describe_bearer, self.candidates))
        which = "which did not exist" if len(self.candidates) == 1 else "none of which existed"
        # A day is longer than a month: 2005-06-03, 2005-06.
        time = f"{'on' if len(str(self.when)) > len('2005-06') else 'in'} {self.when}"
        such_as = f", such as {alternatives(map(with_code, self.then))}" if self.then else ""
        return f"{quoted(self.text)} means {meanings}, {which} {time}; write the state of that time{such_as}"


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
            known = "is not the name of a known state, territory or organisation"
        hint = f"; {self.hint}" if self.hint else ""
        if self.suggestions:
            meant = f"; did you mean {alternatives(map(with_code, self.suggestions))}?"
        else:
            meant = "" if self.hint else "; write its usual name"
        return f"{quoted(self.text)} {known}{hint}{meant}"


CountryRefusal: TypeAlias = AmbiguousName | NameOfOtherDays | UnknownName
CountryReading: TypeAlias = FoundCountry | CountryRefusal


def describe_bearer(bearer: NameBearer) -> str:
    """Returns a polity with its code and the days of the name.

    >>> from diplovisit.record.shared_names import name_bearers
    >>> describe_bearer(name_bearers("South Sudan")[0])
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


def with_code(polity: Polity) -> str:
    """Returns a polity with its code.

    >>> from diplovisit.record.polities import polities
    >>> with_code(polities()["IN"])
    'India (IN)'
    """
    return f"{polity.name} ({polity.code})"


def alternatives(parts: Iterable[str]) -> str:
    """Joins different parts with "or".

    >>> alternatives(["a", "b", "a", "c"])
    'a, b or c'
    """
    *first, last = dict.fromkeys(parts)
    return f"{', '.join(first)} or {last}" if first else last
