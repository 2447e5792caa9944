"""What the facts of a visit rest on: whether they are stated or inferred, and which sources say so.

The texts of the sources are not at hand in an export, so a source says a fact only where its quote alone leaves no
doubt. Every other source that a row names is cited, and no more.
"""

import functools
from collections.abc import Callable, Container
from typing import Final, TypeAlias

import attrs

from diplovisit.record import Basis, Evidence, Modality, Polarity, Source, SourceKind, Visit

# The weakest last; what is editorial is our own choice, and rests on nothing.
_STRENGTH: Final = {
    Basis.STATED: 0,
    Basis.EXTERNAL: 1,
    Basis.DERIVED: 2,
    Basis.INFERRED: 3,
    Basis.EDITORIAL: 4,
}
_ON_A_WORD: Final = frozenset((Basis.STATED, Basis.DERIVED, Basis.EXTERNAL))
_IN_WORDS: Final = frozenset((Basis.STATED, Basis.EXTERNAL))
SURE: Final = frozenset((None, Modality.ASSERTED, Modality.SCHEDULED))

IsSaid: TypeAlias = Callable[[str], bool]
"""Whether a quote says a value beyond doubt; it may say no where a person would say yes, and never the other way."""


@attrs.frozen(kw_only=True)
class Backing:
    """The sources of a fact by name, each once. says: those whose quotes say it; cites: the others that are cited."""

    says: tuple[str, ...]
    cites: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Dissent:
    """A source that is cited for another value. is_said: whether its quote says that value."""

    source: str
    value: str
    is_said: bool


class Provenance:
    """The evidence of one visit, by address.

    A row about a node covers what is in it and has no row of its own, so each question may name several addresses: the
    field, its node, the node around that. The first that has rows answers.
    """

    def __init__(self, visit: Visit) -> None:
        self._sources = {source.id: source for source in visit.sources}
        self._first = visit.sources[0].id
        self._names: dict[str, str] = {}
        # By address: the rows for what the record says, and those for something else.
        self._rows: dict[str, tuple[list[Evidence], list[Evidence]]] = {}
        for row in visit.evidence:
            side = row.says is not None
            for address in row.about:
                found = self._rows.get(address)
                if found is None:
                    found = self._rows[address] = ([], [])
                found[side].append(row)

    def basis(self, *addresses: str) -> Basis | None:
        """The basis of a fact, None without evidence: of its best row; for a derived one, inferred where an input is.

        Inputs are followed through whatever is derived in turn, each once: they may go round in a circle, or on for
        thousands of rows.
        """
        best = self._best(addresses)
        if best is not Basis.DERIVED:
            return best
        asked = {addresses}
        ahead = [addresses]
        while ahead:
            about = self._about(ahead.pop())
            inputs = {_covering(address) for row in about if row.basis is Basis.DERIVED for address in row.inputs}
            for found in inputs - asked:
                asked.add(found)
                if (weakest := self._best(found)) is Basis.INFERRED:
                    return Basis.INFERRED
                if weakest is Basis.DERIVED:
                    ahead.append(found)
        return best

    def _best(self, addresses: tuple[str, ...]) -> Basis | None:
        return min((row.basis for row in self._about(addresses)), key=_STRENGTH.__getitem__, default=None)

    def _about(self, addresses: tuple[str, ...]) -> list[Evidence]:
        for address in addresses:
            if (found := self._rows.get(address)) is not None:
                return found[0]
        return []

    def is_inferred(self, *addresses: str) -> bool:
        """Whether a person inferred the fact, or something it is derived from."""
        return self.basis(*addresses) is Basis.INFERRED

    def of_date(self, *addresses: str) -> str | None:
        """What a date rests on, in words; None where it is stated, or nothing is said.

        A rule whose name begins with "year" adds the year alone, so only the year is as weak as its inputs.
        """
        basis = self.basis(*addresses)
        if basis not in {Basis.INFERRED, Basis.DERIVED}:
            return None
        rules = [row.rule for row in self._about(addresses)]
        is_year = all(rule is not None and rule.startswith("year-") for rule in rules)
        return f"{'year' if is_year else 'date'} {basis}"

    def backing(self, is_said: IsSaid, *addresses: str, certainties: Container[Modality | None] = SURE) -> Backing:
        """Which sources say a fact, and which are cited for it without that.

        A source says it where each of its rows does: of two quotes that disagree neither is picked. `certainties` are
        the modalities that a row may give its words.
        """
        judged: dict[str, bool] = {}
        for row in self._about(addresses):
            if row.basis in _ON_A_WORD:
                for source in row.sources or (self._first,):
                    judged[source] = judged.get(source, True) and self._says(row, source, is_said, certainties)
        says = dict.fromkeys(self._name(source) for source, holds in judged.items() if holds)
        cites = dict.fromkeys(self._name(source) for source, holds in judged.items() if not holds)
        return Backing(says=tuple(says), cites=tuple(name for name in cites if name not in says))

    def dissent(self, is_said: Callable[[str, str], bool], *addresses: str) -> tuple[Dissent, ...]:
        """Who is cited for another value; `is_said` takes such a value and a quote."""
        rows = next((found[1] for address in addresses if (found := self._rows.get(address)) is not None), ())
        return tuple(
            Dissent(
                source=self._name(source),
                value=row.says,
                is_said=self._says(row, source, functools.partial(is_said, row.says), SURE),
            )
            for row in rows
            if row.says is not None
            for source in row.sources or (self._first,)
        )

    def _says(self, row: Evidence, source: str, is_said: IsSaid, certainties: Container[Modality | None]) -> bool:
        """Whether the quote of a row says a value, in the words of a source that has a name and is in English."""
        cited = self._sources[source]
        return (
            row.basis in _IN_WORDS
            and row.quote is not None
            and row.polarity is not Polarity.DENIED
            and row.modality in certainties
            and _is_in_english(cited)
            and self._has_name(cited)
            and is_said(row.quote)
        )

    def _has_name(self, source: Source) -> bool:
        """Whether a source can be named: by itself, or where it has none of its own by the source that quotes it."""
        named = source if source.kind is not SourceKind.UNNAMED_SOURCES else self._sources.get(source.via or "")
        return named is not None and (named.publisher or named.title) is not None

    def _name(self, source: str) -> str:
        name = self._names.get(source)
        if name is None:
            name = self._names[source] = self.name(self._sources[source])
        return name

    def name(self, source: Source) -> str:
        """What to call a source: its publisher, its title, or what it is."""
        if (name := source.publisher or source.title) is not None:
            return name
        kind = "unnamed sources" if source.kind is SourceKind.UNNAMED_SOURCES else f"a {source.kind}"
        via = self._sources[source.via] if source.via is not None else None
        # A source may name itself, or go round in a circle; one step says enough.
        return f"{kind} quoted by {via.publisher or via.title or f'a {via.kind}'}" if via is not None else kind


def _is_in_english(source: Source) -> bool:
    """Whether a source may be read as English: it says so, or has no language because nothing was written."""
    return source.language is None or source.language.partition("-")[0].lower() == "en"


def _covering(address: str) -> tuple[str, ...]:
    """An address and those of the nodes around it.

    >>> _covering("nationpress/dateline/date")
    ('nationpress/dateline/date', 'nationpress/dateline', 'nationpress')
    """
    parts = address.split("/")
    return tuple("/".join(parts[:length]) for length in range(len(parts), 0, -1))
