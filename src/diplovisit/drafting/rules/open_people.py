"""What the words leave open of people: the country of an office, and the office of a counterpart."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from diplovisit.drafting.proposal import Choice, ChoiceOption, ProposedFact, ProposedPerson, ProposedTraveller
from diplovisit.drafting.rules.journey import ORGANISATIONS
from diplovisit.drafting.rules.people import ReadPeople
from diplovisit.record.polities import polity_name
from diplovisit.record.vocabularies import PersonKind

_COUNTERPARTS: Final = ("counterpart, ", "counterpart ", "colleague, ", "colleague ")


def open_choices(
    people: ReadPeople,
    travellers: Sequence[ProposedTraveller],
    sending: Sequence[ProposedFact],
    visited: Iterable[ProposedFact | None],
) -> Iterator[Choice]:
    """Yields a choice for each office without a country, and for each counterpart without an office.

    The candidates are the states that send and those that are visited, the likelier ones first.
    """
    hosts = [fact for fact in visited if fact is not None]
    travelling = {traveller.person.value for traveller in travellers}
    leader = people.by_key(travellers[0].person.value) if travellers else None
    for person in people.proposed:
        if person.kind is not PersonKind.PERSON or person.name is None:
            continue
        ordered = [*sending, *hosts] if person.key in travelling else [*hosts, *sending]
        if person.country is None and person.office is not None and ordered:
            yield _which_country(person, [*ordered, *_beside(people, person)])
        if (
            person.office is None
            and leader is not None
            and leader.office is not None
            and is_counterpart(people, person)
        ):
            yield _which_office(person, leader, leader.office)


def _beside(people: ReadPeople, person: ProposedPerson) -> Iterator[ProposedFact]:
    """Yields the countries that stand in a sentence with somebody: "leaving for Chile, where he meets Ana Soto"."""
    named = next((each for each in people.named if each.key == person.key), None)
    for mention in named.mentions if named is not None else ():
        for country in mention.sentence.countries:
            if len(country.codes) == 1 and country.codes[0] not in ORGANISATIONS:
                cited = mention.cite((country.start, country.end))
                yield ProposedFact(value=country.codes[0], citations=(cited,))


def is_counterpart(people: ReadPeople, person: ProposedPerson) -> bool:
    """Whether a text calls somebody the counterpart of somebody else: "her counterpart, Kenji Morita"."""
    named = next((each for each in people.named if each.key == person.key), None)
    return named is not None and any(
        mention.sentence.text[: mention.start].endswith(_COUNTERPARTS) for mention in named.mentions
    )


def _which_country(person: ProposedPerson, candidates: Iterable[ProposedFact]) -> Choice:
    by_code = {fact.value: fact for fact in candidates}
    office = f"{person.office.value} {person.name.value}" if person.office and person.name else person.key
    return Choice(
        address=f"{person.key}/country",
        question=f"Which country does {office} represent? The text names no country next to the office.",
        options=tuple(
            ChoiceOption(
                value=code,
                words=polity_name(code) or code,
                citation=fact.citations[0] if fact.citations else None,
            )
            for code, fact in by_code.items()
        ),
    )


def _which_office(person: ProposedPerson, leader: ProposedPerson, office: ProposedFact) -> Choice:
    name = person.name.value if person.name is not None else person.key
    other = leader.name.value if leader.name is not None else leader.key
    return Choice(
        address=f"{person.key}/office",
        question=f"Which office does {name} hold? The text says that {name} is a counterpart.",
        options=(
            ChoiceOption(
                value=office.value,
                words=f"the office of {other}",
                citation=office.citations[0] if office.citations else None,
            ),
        ),
    )
