"""Names and offices of people, held against words."""

from diplovisit.evidence.names import NameVerdict, name_in, office_in
from diplovisit.evidence.verdicts.verdict import Opinion, ambiguous, contradicted, proven, unreadable
from diplovisit.evidence.verdicts.words import CitedText
from diplovisit.record import Person


def name(words: CitedText, person: Person) -> Opinion:
    """Holds the name of a person against the words."""
    found = name_in(words.quote, person.name, person.aliases)
    match found.verdict:
        case NameVerdict.FULL:
            return proven(f"name {person.name}")
        case NameVerdict.ALIAS | NameVerdict.PARTIAL:
            return ambiguous(f"have less than the whole name: {found.sentence}")
        case NameVerdict.LONGER | NameVerdict.OTHER:
            return contradicted(f"have another name: {found.sentence}")
        case NameVerdict.NONE:
            return unreadable("name nobody")


def alias(words: CitedText, spelling: str) -> Opinion:
    """Holds one spelling of a name against the words."""
    found = name_in(words.quote, spelling, ())
    if found.verdict is NameVerdict.FULL:
        return proven(f"have the spelling {spelling}")
    return contradicted(f"do not have the spelling {spelling}")


def is_named(words: CitedText, person: Person) -> Opinion:
    """Holds whoever travels, or takes part, against the words: any of the person's names will do."""
    found = name_in(words.quote, person.name, person.aliases)
    if found.verdict in {NameVerdict.FULL, NameVerdict.ALIAS, NameVerdict.PARTIAL}:
        return proven(f"name {person.name}")
    if found.verdict in {NameVerdict.LONGER, NameVerdict.OTHER}:
        return contradicted(f"name somebody else: {found.sentence}")
    return unreadable("name nobody")


def office(words: CitedText, person: Person) -> Opinion:
    """Holds the office of a person against the words."""
    assert person.office is not None  # a fact is there
    # An alias such as "President Obama" has the office in it.
    names = tuple(each for each in person.aliases if person.office.casefold() not in each.casefold())
    if office_in(words.quote, person.office, person.name, names):
        return proven(f"have the office {person.office}")
    return contradicted(f'do not have the office "{person.office}"')
