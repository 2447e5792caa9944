"""Reads a cell with people and their offices, such as "President-elect Ana Example", and writes it again."""

import functools
import re
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.datasets.model import Leg, LegPerson
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Capacity, Rank

_RANKS: Final = {
    "Prime Minister": Rank.HEAD_OF_GOVERNMENT,
    "Premier": Rank.HEAD_OF_GOVERNMENT,
    "Taoiseach": Rank.HEAD_OF_GOVERNMENT,
    "Chancellor": Rank.HEAD_OF_GOVERNMENT,
    "Federal Chancellor": Rank.HEAD_OF_GOVERNMENT,
    "President of the Council of Ministers": Rank.HEAD_OF_GOVERNMENT,
    "Crown Prince": Rank.CROWN_PRINCE,
    "Foreign Minister": Rank.FOREIGN_MINISTER,
    "Minister of Foreign Affairs": Rank.FOREIGN_MINISTER,
}
"""The offices whose rank is the same everywhere. A President is the head of a state, or of its government, too."""

# Titles of nobility and military ranks are no offices: "Prince", "Sheikh", "General", "Lord".
_OFFICES: Final = (
    *_RANKS,
    "Amir",
    "Captain Regent",
    "Chairman",
    "Chairman of the Presidency",
    "Chief Minister",
    "Chief of Government",
    "Chief of State",
    "Crown Princess",
    "Deputy Prime Minister",
    "Emir",
    "Emperor",
    "Empress",
    "First Minister",
    "First Secretary",
    "General Secretary",
    "Governor General",
    "Governor-General",
    "Grand Duchess",
    "Grand Duke",
    "Head of Government",
    "Head of State",
    "Interim President",
    "Interim Prime Minister",
    "Junta Member",
    "King",
    "Pope",
    "President",
    "Provisional President",
    "Queen",
    "Regent",
    "Secretary General",
    "Secretary-General",
    "Shah",
    "State Counsellor",
    "Sultan",
    "Supreme Leader",
    "Transitional President",
    "Vice Premier",
    "Vice President",
)
_MISPRINTS: Final = {"Prime Minster": "Prime Minister", "Prime Ministere": "Prime Minister"}
_CAPACITIES: Final = {
    "acting": Capacity.ACTING,
    "former": Capacity.FORMER,
    "elect": Capacity.ELECT,
    "designate": Capacity.DESIGNATE,
}

_BY_LENGTH: Final = sorted((*_OFFICES, *_MISPRINTS), key=len, reverse=True)
_OFFICE: Final = "|".join(map(re.escape, _BY_LENGTH))
_PERSON: Final = lazy_pattern(
    rf"(?:(?P<before>Acting|Former) )?(?P<office>{_OFFICE})(?:\s?-\s?(?P<after>[Ee]lect|[Dd]esignate))?"
    r"(?P<gap>\s+|(?=[A-Z]))(?P<name>\w.*)",
    re.DOTALL,
)
_STARTS_WITH_OFFICE: Final = lazy_pattern(rf"(?:(?:Acting|Former) )?(?:{_OFFICE})\b")
_BETWEEN: Final = lazy_pattern(r"\s+and\s+|\s*[&;]\s*|,\s+(?:and\s+)?")
_TWO_NAMES: Final = lazy_pattern(r"(?:^|\s)and\s|&|;")
# "President elect Ana", "Queen Mother Elizabeth", "Minister of Health": the office goes on; another office follows.
_MORE_OFFICE: Final = lazy_pattern(
    r"(?i:elect|designate|mother|consort|emerit\w+|regent|of|for|in|to|the|and|ad interim)\b"
    rf"|.*\bwith\s|.*,\s*(?:{_OFFICE})\b"
)


@attrs.frozen
class ReadVisitors:
    """The people in a cell, in its order, and sentences about what is odd in it."""

    people: tuple[LegPerson, ...]
    warnings: tuple[str, ...] = ()


@functools.lru_cache(maxsize=10_000)
def read_visitors(cell: str) -> ReadVisitors:
    """Reads the people in a cell. Several are read only if each has an office and a name.

    Where it is not certain which words are the office, all of them are the name, and there is no office.

    >>> [(person.office, person.name) for person in read_visitors("King Abdullah and Crown Prince Hussein").people]
    [('King', 'Abdullah'), ('Crown Prince', 'Hussein')]
    >>> (person,) = read_visitors("President- elect Ana Example").people
    >>> person.office, person.capacity.value, person.name
    ('President', 'elect', 'Ana Example')
    >>> read_visitors("Premier & Prince Example")
    ReadVisitors(people=(LegPerson(name='Premier & Prince Example', ...),), warnings=('office and name cannot ...',))
    """
    text = " ".join(cell.split())
    parts = [_PERSON.fullmatch(part) for part in _BETWEEN.split(text)]
    if len(parts) > 1 and all(map(_is_certain, parts)):
        read = [_with_printed(*_person(part), part.group()) for part in parts if part is not None]
        return ReadVisitors(
            tuple(person for person, _ in read), tuple(warning for _, warnings in read for warning in warnings)
        )
    match = _PERSON.fullmatch(text)
    if match is not None and _is_certain(match):
        person, warnings = _person(match)
        return ReadVisitors((person,), warnings)
    is_odd = _STARTS_WITH_OFFICE.match(text) or _TWO_NAMES.search(text)
    odd = "office and name cannot be separated with certainty, so all of it is read as a name"
    return ReadVisitors((LegPerson(name=text),), (odd,) if is_odd else ())


def _with_printed(person: LegPerson, warnings: tuple[str, ...], words: str) -> tuple[LegPerson, tuple[str, ...]]:
    """Keeps the words for one of several people, if the fields would print others."""
    return (person if _words(person) == words else attrs.evolve(person, printed=words)), warnings


def _is_certain(match: re.Match[str] | None) -> bool:
    """Whether the words after the office are a name of one person, and no more words of the office."""
    if match is None or (match["before"] and match["after"]):
        return False
    return _TWO_NAMES.search(match["name"]) is None and _MORE_OFFICE.match(match["name"]) is None


def _person(match: re.Match[str]) -> tuple[LegPerson, tuple[str, ...]]:
    office, capacity = match["office"], match["after"] or match["before"]
    warnings = []
    if office in _MISPRINTS:
        warnings.append(f'"{office}" is read as "{_MISPRINTS[office]}"')
        office = _MISPRINTS[office]
    if not match["gap"]:
        warnings.append(f'the space after "{office}" is missing')
    person = LegPerson(
        name=match["name"],
        office=office,
        rank=_RANKS.get(office),
        capacity=_CAPACITIES[capacity.lower()] if capacity else None,
    )
    return person, tuple(warnings)


def write_visitors(leg: Leg) -> str:
    """Returns the cell of a leg: the printed one if it still names the same people, else one made of the fields.

    Of several people, each has the words that were printed, if they still name the same person.

    >>> write_visitors(Leg(name="Ana Example", office="President", capacity=Capacity.ELECT))
    'President-elect Ana Example'
    """
    leader = LegPerson(name=leg.name, office=leg.office, capacity=leg.capacity, printed=leg.printed)
    people = (leader, *leg.also)
    if leg.visitors and _stated(read_visitors(leg.visitors).people) == _stated(people):
        return leg.visitors
    return " and ".join(map(_printed_words, people))


def _printed_words(person: LegPerson) -> str:
    is_same = person.printed and _stated(read_visitors(person.printed).people) == _stated((person,))
    return person.printed if is_same else _words(person)


def _stated(people: Iterable[LegPerson]) -> list[tuple[str, str | None, Capacity | None]]:
    return [(person.name, person.office, person.capacity) for person in people]


def _words(person: LegPerson) -> str:
    capacity = {value: word for word, value in _CAPACITIES.items()}.get(person.capacity) if person.capacity else None
    office = person.office or ""
    if capacity in {"elect", "designate"}:
        office = f"{office}-{capacity}"
    elif capacity is not None:
        office = f"{capacity.capitalize()} {office}"
    return f"{office} {person.name}".strip()
