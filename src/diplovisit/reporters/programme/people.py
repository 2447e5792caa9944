"""People in a programme: the name in full, the office and the country."""

from diplovisit.english.values import country_name
from diplovisit.record import Person


def person_in_full(person: Person) -> str:
    """Introduces a person with office and country, without cutting a name.

    >>> person_in_full(Person(id="misri", name="Vikram Misri", office="Foreign Secretary", country="IN"))
    'Vikram Misri, Foreign Secretary (India)'
    """
    if person.name is None:
        return person.called
    words = ", ".join(filter(None, (person.name, person.office)))
    return f"{words} ({country_name(person.country)})" if person.country is not None else words
