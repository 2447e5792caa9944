"""The provenance of the facts of a visit: whether they are stated or inferred, and which sources say them.

An export has no texts of sources. So a source counts as saying a fact only if its quote alone leaves no doubt. Every
other source that a row names counts as cited. A date is never more than cited: "7 March 2025" may be cut out of "not on
7 March 2025", and of which event it is the date, no quote of a date says.
"""

import functools
from collections.abc import Callable, Container
from typing import Final, TypeAlias

import attrs

from diplovisit.record import Basis, Evidence, Modality, Polarity, Source, SourceKind, Visit

# The weakest is last: an editorial value is our own choice, without any basis.
_STRENGTH: Final = {
    Basis.STATED: 0,
    Basis.EXTERNAL: 1,
    Basis.DERIVED: 2,
    Basis.INFERRED: 3,
    Basis.EDITORIAL: 4,
}
_CITABLE: Final = frozenset((Basis.STATED, Basis.DERIVED, Basis.EXTERNAL))
_QUOTABLE: Final = frozenset((Basis.STATED, Basis.EXTERNAL))
SURE: Final = frozenset((None, Modality.ASSERTED, Modality.SCHEDULED))

IsSaid: TypeAlias = Callable[[str], bool]
"""Whether a quote says a value beyond doubt. It may be False where a person would say yes, but never the reverse."""


@attrs.frozen(kw_only=True)
class Backing:
    """The names of the sources of a fact, each once. says: those whose quotes say it; cites: the others."""

    says: tuple[str, ...]
    cites: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Dissent:
    """A source that is cited for another value; `is_said` is whether its quote says that value."""

    source: str
    value: str
    is_said: bool


class Provenance:
    """The evidence of one visit, by address.

    A row about a node covers everything in it that has no row of its own. So each method takes several addresses: the
    field, its node, the node around that. The first one with rows counts.
    """

    def __init__(self, visit: Visit) -> None:
        self._sources = {source.id: source for source in visit.sources}
        self._first = visit.sources[0].id
        self._names: dict[str, str] = {}
        # By address: the rows for the value of the record, and the rows for another value.
        self._rows: dict[str, tuple[list[Evidence], list[Evidence]]] = {}
        for row in visit.evidence:
            is_other_value = row.says is not None
            for address in row.about:
                rows = self._rows.get(address)
                if rows is None:
                    rows = self._rows[address] = ([], [])
                rows[is_other_value].append(row)

    def basis(self, *addresses: str) -> Basis | None:
        """Returns the basis of the best row of a fact, None without evidence.

        A derived fact with an inferred input is inferred. Inputs are followed through other derived facts, each once,
        because they may form a cycle or a chain of thousands of rows.
        """
        best = self._best(addresses)
        if best is not Basis.DERIVED:
            return best
        visited = {addresses}
        pending = [addresses]
        while pending:
            rows = self._about(pending.pop())
            inputs = {_with_parents(address) for row in rows if row.basis is Basis.DERIVED for address in row.inputs}
            for input_addresses in inputs - visited:
                visited.add(input_addresses)
                if (input_basis := self._best(input_addresses)) is Basis.INFERRED:
                    return Basis.INFERRED
                if input_basis is Basis.DERIVED:
                    pending.append(input_addresses)
        return best

    def _best(self, addresses: tuple[str, ...]) -> Basis | None:
        return min((row.basis for row in self._about(addresses)), key=_STRENGTH.__getitem__, default=None)

    def _about(self, addresses: tuple[str, ...]) -> list[Evidence]:
        for address in addresses:
            if (rows := self._rows.get(address)) is not None:
                return rows[0]
        return []

    def is_inferred(self, *addresses: str) -> bool:
        """Whether a person inferred the fact, or something it is derived from."""
        return self.basis(*addresses) is Basis.INFERRED

    def of_date(self, *addresses: str) -> str | None:
        """Returns the basis of a date in words; None if it is neither inferred nor derived, or has no evidence.

        A rule whose name begins with "year" adds only the year, so only the year is as weak as its inputs.
        """
        basis = self.basis(*addresses)
        if basis not in {Basis.INFERRED, Basis.DERIVED}:
            return None
        rules = [row.rule for row in self._about(addresses)]
        is_year = all(rule is not None and rule.startswith("year-") for rule in rules)
        return f"{'year' if is_year else 'date'} {basis}"

    def backing(self, is_said: IsSaid, *addresses: str, certainties: Container[Modality | None] = SURE) -> Backing:
        """Returns which sources say a fact, and which are only cited for it.

        A source says the fact if each of its rows does: two quotes that disagree do not count. `certainties` are the
        modalities that a row may have.
        """
        says_by_source: dict[str, bool] = {}
        for row in self._about(addresses):
            if row.basis in _CITABLE:
                for source in row.sources or (self._first,):
                    says_by_source[source] = says_by_source.get(source, True) and self._says(
                        row, source, is_said, certainties
                    )
        says = dict.fromkeys(self._name(source) for source, is_saying in says_by_source.items() if is_saying)
        cites = dict.fromkeys(self._name(source) for source, is_saying in says_by_source.items() if not is_saying)
        return Backing(says=tuple(says), cites=tuple(name for name in cites if name not in says))

    def dissent(self, is_said: Callable[[str, str], bool], *addresses: str) -> tuple[Dissent, ...]:
        """Returns the sources cited for another value; `is_said` takes such a value and a quote."""
        rows = next((by_side[1] for address in addresses if (by_side := self._rows.get(address)) is not None), ())
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
        """Whether the quote of a row says a value, and the source is in English and has a name."""
        cited_source = self._sources[source]
        return (
            row.basis in _QUOTABLE
            and row.quote is not None
            and row.polarity is not Polarity.DENIED
            and row.modality in certainties
            and _is_in_english(cited_source)
            and self._has_name(cited_source)
            and is_said(row.quote)
        )

    def _has_name(self, source: Source) -> bool:
        """Whether a source has a name; for unnamed sources, whether the source that quotes them has one."""
        naming_source = source if source.kind is not SourceKind.UNNAMED_SOURCES else self._sources.get(source.via or "")
        return naming_source is not None and (naming_source.publisher or naming_source.title) is not None

    def _name(self, source: str) -> str:
        name = self._names.get(source)
        if name is None:
            name = self._names[source] = self.name(self._sources[source])
        return name

    def name(self, source: Source) -> str:
        """Returns the name of a source: its publisher, its title, or its kind."""
        if (name := source.publisher or source.title) is not None:
            return name
        kind = "unnamed sources" if source.kind is SourceKind.UNNAMED_SOURCES else f"a {source.kind}"
        via = self._sources[source.via] if source.via is not None else None
        # `via` may form a cycle, or name the source itself, so only one step is followed.
        return f"{kind} quoted by {via.publisher or via.title or f'a {via.kind}'}" if via is not None else kind


def _is_in_english(source: Source) -> bool:
    """Whether a source is in English: it says so, or has no language because nothing was written."""
    return source.language is None or source.language.partition("-")[0].lower() == "en"


def _with_parents(address: str) -> tuple[str, ...]:
    """Returns an address and those of the nodes around it.

    >>> _with_parents("nationpress/dateline/date")
    ('nationpress/dateline/date', 'nationpress/dateline', 'nationpress')
    """
    parts = address.split("/")
    return tuple("/".join(parts[:length]) for length in range(len(parts), 0, -1))
