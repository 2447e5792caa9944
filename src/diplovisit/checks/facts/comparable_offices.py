"""Offices in the form in which they are compared between records."""

import functools
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Rank
from diplovisit.record.polities import fold_name, polity

_RANKS: Final = {
    Rank.HEAD_OF_STATE_AND_GOVERNMENT: (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT),
    **{
        rank: (rank,)
        for rank in (
            Rank.HEAD_OF_STATE,
            Rank.HEAD_OF_GOVERNMENT,
            Rank.DE_FACTO_LEADER,
            Rank.CROWN_PRINCE,
            Rank.FOREIGN_MINISTER,
            Rank.DEFENCE_MINISTER,
            Rank.FINANCE_MINISTER,
            Rank.IGO_HEAD,
        )
    },
}
"""The ranks that one person has at a time, as a rule."""
_SAME_OFFICE: Final = {
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "federal chancellor": "chancellor",
    "emir": "amir",
    "minister foreign affairs": "foreign minister",
    "minister external affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "foreign affairs minister": "foreign minister",
    "minister defence": "defence minister",
    "minister defense": "defence minister",
    "defense minister": "defence minister",
    "minister finance": "finance minister",
}
_HEADS: Final = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "empress",
        "shah",
        "sultan",
        "amir",
        "pope",
        "crown prince",
        "crown princess",
        "grand duke",
        "grand duchess",
        "governor general",
        "secretary state",
        "foreign secretary",
        "secretary general",
    }
)
"""Offices of one person at a time, without "of" and "the"."""
_SEVERAL: Final = frozenset({"deputy", "vice", "state", "junior", "assistant", "under", "parliament"})
"""Words of offices that several people have at a time: a Minister of State, a Vice Minister."""
_LEFT_OUT: Final = frozenset(
    {
        "elect",
        "designate",
        "nominee",
        "incoming",
        "acting",
        "interim",
        "provisional",
        "caretaker",
        "of",
        "for",
        "the",
        "and",
    }
)
"""Words without which an office is the same: a President-elect is to be President."""

_REPUBLIC: Final = lazy_pattern(r"(?:the )?(?:\w+ )?republic(?: of .+)?")
"""What a President of a state is President of, as its own office says: not of a council, or of a parliament."""


@functools.lru_cache(maxsize=1_000)
def comparable_offices(office: str | None, rank: Rank | None, country: str | None) -> frozenset[str | Rank]:
    """Returns an office in lower case, and a rank, in the form in which offices are compared.

    >>> sorted(comparable_offices("taoiseach-designate", None, "IE")), sorted(comparable_offices(None, None, None))
    (['prime minister'], [])
    >>> sorted(comparable_offices("president of the federal republic", None, "DE"))
    ['president']
    """
    office, of, whose = (office or "").partition(" of ")
    if of and not (_REPUBLIC.fullmatch(whose) or _is_name_of(whose.removeprefix("the "), country)):
        office = f"{office} {whose}"
    words = office.replace("-", " ").replace(".", "").split()
    name = " ".join(word for word in words if word not in _LEFT_OUT)
    ranks = _RANKS.get(rank, ()) if rank is not None else ()
    return frozenset((*([_SAME_OFFICE.get(name, name)] if name else []), *ranks))


def _is_name_of(name: str, country: str | None) -> bool:
    named = polity(country) if country is not None else None
    return named is not None and fold_name(name) in map(fold_name, named.names)


def is_single_office(office: str | Rank) -> bool:
    """Whether one person at a time has an office or a rank, as far as its words tell.

    >>> is_single_office("prime minister"), is_single_office("minister state")
    (True, False)
    """
    if isinstance(office, Rank) or office in _HEADS:
        return True
    words = office.split()
    return "minister" in words and len(words) > 1 and _SEVERAL.isdisjoint(words)
