"""Names of people with the office before them, as people are introduced."""

from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Person, PersonKind

# "Chairman, Joint Chiefs of Staff" cannot stand before a name.
_OWN_PHRASE: Final = lazy_pattern("[,;:()/]| of .* of ")
_LONGEST_BEFORE_A_NAME: Final = 40
_SMALL_WORDS: Final = frozenset(("of", "for", "and", "the", "to", "in", "on", "at"))
# Names that begin so have their title already.
_TITLES: Final = frozenset(
    [
        "king",
        "queen",
        "prince",
        "princess",
        "crown",
        "emperor",
        "empress",
        "emir",
        "sheikh",
        "sheikha",
        "sultan",
        "pope",
        "president",
        "prime",
        "vice",
        "deputy",
        "chancellor",
        "minister",
        "premier",
    ]
)


def titled_name(person: Person) -> str:
    """Returns a name with the office before it, as people are introduced; see `Person.called` for one without a name.

    >>> titled_name(Person(id="solheim", name="Ingrid Solheim", office="Prime Minister", country="NO"))
    'Prime Minister Ingrid Solheim'
    >>> titled_name(Person(id="milley", name="Mark Milley", office="Chairman, Joint Chiefs of Staff"))
    'Mark Milley (Chairman, Joint Chiefs of Staff)'
    >>> titled_name(Person(id="tamm", name="Mart Tamm", office="minister of defence"))
    'Minister of Defence Mart Tamm'
    >>> titled_name(Person(id="harald", name="King Harald V", office="King of Norway"))
    'King Harald V'
    """
    name, office = person.name, person.office
    if name is None:
        return person.called
    has_title = _first_word(name) in _TITLES and " " in name
    if office is None or person.kind is not PersonKind.PERSON or has_title or _first_word(office) == _first_word(name):
        return name
    office = office.removeprefix("the ").removeprefix("The ")
    if _OWN_PHRASE.search(office) or len(office) > _LONGEST_BEFORE_A_NAME:
        return f"{name} ({office})"
    return f"{_as_title(office)} {name}"


def _as_title(office: str) -> str:
    """Returns an office with capitals, as it is written before a name; one that has any keeps its own."""
    if office != office.lower():
        return office
    words = office.split(" ")
    return " ".join(word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in words)


def _first_word(text: str) -> str:
    return text.partition(" ")[0].casefold()
