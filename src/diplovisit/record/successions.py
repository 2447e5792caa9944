"""Which polities came before and after a polity, and which of them existed on the days of a date."""

from collections.abc import Iterable
from typing import Final

from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import Polity, PolityKind, polities
from diplovisit.record.shared_names import NameBearer

_HEIRS_OF_A_UNION: Final = 3
"""A state with so many successors was a union that its members left, some of them early."""


def relatives_then(bearers: Iterable[NameBearer], when: Edtf) -> tuple[Polity, ...]:
    """Returns the nearest predecessors and successors that existed on the days of a date, in the order of the table.

    >>> from diplovisit.record.shared_names import name_bearers
    >>> [polity.code for polity in relatives_then(name_bearers("Czech Republic"), Edtf("1985"))]
    ['CSHH']
    >>> [polity.code for polity in relatives_then(name_bearers("Russia"), Edtf("1985"))]
    ['SUHH']
    """
    named = {bearer.polity.code for bearer in bearers}
    found: set[str] = set()
    for follow in (_successors, _predecessors):
        reached, waiting = set(named), sorted(named)
        while waiting:
            code = waiting.pop()
            relatives = follow(code)
            # Where the name passed to one heir of several, the others are not what the name means.
            for relative in (relatives & named) or relatives:
                if relative in reached:
                    continue
                reached.add(relative)
                polity = polities()[relative]
                if NameBearer(polity, polity.since, polity.until).may_meet(when):
                    found.add(relative)
                else:
                    waiting.append(relative)
    return tuple(polity for code, polity in polities().items() if code in found)


def relatives_of(named: Iterable[Polity]) -> frozenset[str]:
    """Returns the codes of all predecessors and successors of polities, direct and indirect.

    >>> sorted(relatives_of([polities()["CSXX"]]))
    ['ME', 'RS', 'YUCS', 'x-montenegro-kingdom', 'x-serbia-kingdom', 'x-yugoslavia-kingdom']
    """
    codes = {polity.code for polity in named}
    found: set[str] = set()
    for follow in (_successors, _predecessors):
        waiting = list(codes)
        while waiting:
            relatives = follow(waiting.pop())
            new = ((relatives & codes) or relatives) - found
            found |= new
            waiting += new
    return frozenset(found - codes)


def _successors(code: str) -> frozenset[str]:
    return frozenset(polities()[code].successors)


def _predecessors(code: str) -> frozenset[str]:
    return frozenset(
        earlier.code for earlier in polities().values() if code in earlier.successors and not _was_joined(earlier)
    )


def _was_joined(polity: Polity) -> bool:
    """Whether a polity ended by joining states that existed long before: Sikkim is no predecessor of India."""
    if polity.kind is PolityKind.ORGANISATION:
        return False
    begun = [polities()[code].since for code in polity.successors]
    year = (polity.until or "")[:4]
    return len(begun) < _HEIRS_OF_A_UNION and all(since is None or since[:4] < year for since in begun)
