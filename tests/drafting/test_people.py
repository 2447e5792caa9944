"""Everybody whom articles name: found in sentences as news writes them, and proven by their words."""

import datetime

import attrs
import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.proposal import Proposal, ProposedFact, ProposedPerson, ProposedTraveller
from diplovisit.drafting.rules.people import read_people
from tests.drafting.judged_proposals import refused

DAY = datetime.date(2026, 3, 5)
_TRAVELLER = ProposedTraveller(person=ProposedFact(value="berg"))


def people_of(text: str) -> dict[str, ProposedPerson]:
    """Returns the people in a text, by key."""
    return {person.key: person for person in read_people((read_article("paper", text.encode()),), DAY).proposed}


@attrs.frozen
class Case:
    """A sentence with the name, the office and the country of the person of a key."""

    text: str
    key: str
    name: str
    office: str | None = None
    country: str | None = None


CASES = (
    Case("US President Carl Lind met reporters.", "lind", "Carl Lind", "President", "US"),
    Case("Norway's Prime Minister Ingrid Solheim spoke.", "solheim", "Ingrid Solheim", "Prime Minister", "NO"),
    Case("Foreign Secretary Vikram Rao spoke.", "rao", "Vikram Rao", "Foreign Secretary"),
    Case("The President of Chile, Elvira Montaraz, spoke.", "montaraz", "Elvira Montaraz", "President", "CL"),
    Case("Elvira Montaraz, the president of Chile, spoke.", "montaraz", "Elvira Montaraz", "president", "CL"),
    Case("Ana Soto, Chile's foreign minister, spoke.", "soto", "Ana Soto", "foreign minister", "CL"),
    Case("King Valdemar of Denmark spoke.", "valdemar", "Valdemar", "King", "DK"),
    Case("Sweden's King Carl XVI Gustaf spoke.", "gustaf", "Carl XVI Gustaf", "King", "SE"),
    Case("Crown Prince Faisal bin Salem spoke.", "bin-salem", "Faisal bin Salem", "Crown Prince"),
    Case("Dutch Minister Saskia van der Meulen spoke.", "van-der-meulen", "Saskia van der Meulen", "Minister", "NL"),
    Case("Mr. A. R. Fenwick, the Minister of Finance, spoke.", "fenwick", "A. R. Fenwick", "Minister of Finance"),
    Case("UN Secretary-General Pedro Alves spoke.", "alves", "Pedro Alves", "Secretary-General", "UN"),
    Case("Ethiopian Army chief General Birhanu Tessema spoke.", "tessema", "Birhanu Tessema", "Army chief", "ET"),
    Case("Her Japanese counterpart, Kenji Morita, spoke.", "morita", "Kenji Morita", None, "JP"),
    Case("Shri Narendra Rao spoke.", "rao", "Narendra Rao"),
    Case("The marshal of the court, Jens Thorup, spoke.", "thorup", "Jens Thorup"),
    Case("Outgoing President Wilson Larra spoke.", "larra", "Wilson Larra", "Outgoing President"),
    Case("Uruguay's President-elect Irma Bentancur spoke.", "bentancur", "Irma Bentancur", "President-elect", "UY"),
    Case("Prime Minister Lê Quang Vịnh spoke.", "vinh", "Lê Quang Vịnh", "Prime Minister"),
    Case("Ambassador Amara Diallo-Konaté spoke.", "diallo-konate", "Amara Diallo-Konaté", "Ambassador"),
    Case("Speaker of the House Ben Roth spoke.", "roth", "Ben Roth", "Speaker of the House"),
    Case(
        "Ethiopia's Chief of General Staff, Field Marshal Getachew Mulatu, spoke.",
        "mulatu",
        "Getachew Mulatu",
        "Chief of General Staff",
        "ET",
    ),
    Case(
        "It was said to Kenya's Foreign Minister, Ana Otieno, on Friday.",
        "otieno",
        "Ana Otieno",
        "Foreign Minister",
        "KE",
    ),
    Case("Press Secretary Inna Dolgova spoke.", "dolgova", "Inna Dolgova", "Press Secretary"),
    Case("The visit to Norway of the Minister for Trade, Ana Soto, began.", "soto", "Ana Soto", "Minister for Trade"),
    Case("President Ivo Lima of Chile, Vice President Shen Guo spoke.", "guo", "Shen Guo", "Vice President"),
    Case("Rumanian Foreign Minister Titu Stav spoke.", "stav", "Titu Stav"),
    Case("Sigrun Halls, who has run the town since 2022, spoke.", "halls", "Sigrun Halls"),
    Case("Deputy Prime Minister Anders Holm spoke.", "holm", "Anders Holm", "Deputy Prime Minister"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_person_is_found_with_office_and_country(case: Case) -> None:
    """The name is whole, the office is without its country, and the country is the one beside the office."""
    person = people_of(case.text)[case.key]
    assert person.name is not None
    assert person.name.value == case.name
    assert (person.office.value if person.office is not None else None) == case.office
    assert (person.country.value if person.country is not None else None) == case.country


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_words_prove_the_person(case: Case) -> None:
    """Name, office and country are proven by the words that are cited for them."""
    article = read_article("paper", f"{case.text} Prime Minister Olga Berg will visit Ghana.".encode())
    found = read_people((article,), DAY)
    leader = next(person for person in found.proposed if person.key == "berg")
    assert leader.name is not None
    travellers = (attrs.evolve(_TRAVELLER, person=attrs.evolve(leader.name, value="berg")),)
    assert refused(article, Proposal(people=found.proposed, travellers=travellers)) == ()


NOBODY = (
    "Talks in the Oval Office were frank.",
    "The Ministry of External Relations issued a note.",
    "The former mayor of Salto was there.",
    "He will receive the president of Ghana at Amalienborg on Friday.",
    "The Paris Agreement and the Black Sea Initiative were discussed.",
    "The plane landed at Indira Gandhi International Airport.",
    "They met at Camp David, the retreat of the president.",
    "The prime minister, Downing Street said, will travel.",
    "Foreign Minister Visits Norway Next Week",
    "NATO and ASEAN said so.",
    "The Guardian reported on Monday that talks were near.",
    "Statistics Norway published the figures.",
    "The President of the Republic spoke.",
    "They visited Rustaveli Avenue and Port Sudan.",
    "Human Rights Watch said that the law was bad.",
    "The prime minister met Reuters reporters.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_places_bodies_and_papers_are_nobody(text: str) -> None:
    """A name that no words call a person's is nobody's."""
    assert people_of(text) == {}


def test_shorter_forms_of_a_name_are_one_person() -> None:
    """The surname alone, and a form without the middle name, are the same person with the fullest name."""
    people = people_of("President Donald J. Lind spoke. Lind left. Donald Lind said so. Mr. Lind smiled.")
    assert [person.name.value for person in people.values() if person.name is not None] == ["Donald J. Lind"]


def test_a_surname_of_two_words_is_one_person() -> None:
    """The first of two surnames names the same person, and is listed as a form of the name."""
    (person,) = people_of("President Alejandro Quesada Pires spoke. President Quesada left.").values()
    assert person.name is not None
    assert person.name.value == "Alejandro Quesada Pires"
    assert [alias.value for alias in person.aliases] == ["Quesada"]


def test_a_longer_form_goes_before_a_shorter_one() -> None:
    """The forms of a name are listed with the longest first, so that none is read as another name."""
    (person,) = people_of("Minister Aldo Quispe Tello spoke. Quispe left. Quispe Tello came.").values()
    assert [alias.value for alias in person.aliases] == ["Quispe Tello", "Quispe"]


def test_another_spelling_is_an_alias() -> None:
    """A surname that sounds like that of one person alone is another spelling of it."""
    (person,) = people_of("President Oleh Bondarenkyy spoke. Critics of Bondarenky left.").values()
    assert [alias.value for alias in person.aliases] == ["Bondarenky"]


def test_two_people_of_one_surname_have_two_keys() -> None:
    """People of one surname keep their own keys, and the bare surname is neither's."""
    people = people_of("President Rajan Singh met Defence Minister Karan Singh. Singh left.")
    assert sorted(people) == ["karan-singh", "singh"]


def test_a_person_with_two_countries_has_none() -> None:
    """Where the words give a person two countries, which one is meant is left open."""
    (person,) = people_of("Norwegian envoy Ana Soto spoke. Swedish envoy Ana Soto left.").values()
    assert person.country is None


@pytest.mark.parametrize("body", ["House of Representatives", "House of Commons", "Assembly of the People"])
@pytest.mark.parametrize("form", ["by the Speaker of the {}, Amina Tazi.", "Speaker of the {}, Amina Tazi, met her."])
def test_no_name_begins_with_a_word_of_grammar(body: str, form: str) -> None:
    """The rest of an office is nobody's name: "of Representatives"."""
    people = people_of(form.format(body)) | people_of(f"She met Ana Soto, the {form.format(body)}")
    names = [person.name.value for person in people.values() if person.name is not None]
    assert not [name for name in names if name.split()[0].lower() in {"of", "the", "for"}]
    assert not [name for name in names if body.rsplit(maxsplit=1)[-1] in name]
