"""Which states came out of which: the table of polities, followed on and back step by step."""

import functools

from diplovisit.record.polities import Polity, polities, polity


@functools.cache
def successors_of(code: str) -> tuple[str, ...]:
    """The codes of all that came out of it, nearest first.

    >>> successors_of("YUCS")
    ('BA', 'HR', 'MK', 'SI', 'CSXX', 'RS', 'ME')
    """
    found = polity(code)
    direct = found.successors if found else ()
    return tuple(dict.fromkeys((*direct, *(further for later in direct for further in successors_of(later)))))


@functools.cache
def predecessors_of(code: str) -> tuple[str, ...]:
    """The codes of all that it came out of, nearest first.

    >>> predecessors_of("HU")
    ('x-austria-hungary', 'x-austrian-empire')
    """
    direct = [earlier.code for earlier in polities().values() if code in earlier.successors]
    return tuple(dict.fromkeys((*direct, *(further for earlier in direct for further in predecessors_of(earlier)))))


def lineage(code: str) -> frozenset[str]:
    """The code with its heirs and its forebears, and without its siblings: Russia's is without Ukraine.

    >>> sorted(lineage("VN"))
    ['VDVN', 'VN', 'x-south-vietnam']
    """
    return frozenset((code, *successors_of(code), *predecessors_of(code)))


def name_with_code(found: Polity) -> str:
    """Names a polity for a sentence.

    >>> from diplovisit.record.polities import polity
    >>> name_with_code(polity("SUHH"))
    'Soviet Union (SUHH)'
    """
    return f"{found.name} ({found.code})"
