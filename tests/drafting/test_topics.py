"""What is talked about on a visit, and what it is for: found in sentences of news, and proven by their words."""

import datetime

import attrs
import pytest

from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Proposal
from diplovisit.drafting.rules.people import ReadPeople, read_people
from diplovisit.drafting.rules.topics import ReadTopics, read_topics
from diplovisit.drafting.rules.travellers import ReadTravellers, read_travellers
from tests.drafting.judged_proposals import refused

DAY = datetime.date(2026, 3, 5)
LEAD = "Foreign Minister Ana Soto will visit Ghana on Friday."


def read(text: str) -> tuple[Article, ReadTravellers, ReadTopics]:
    """Reads the topics and the purposes of the visit in a text."""
    article = read_article("paper", text.encode())
    people: ReadPeople = read_people((article,), DAY)
    found = read_travellers((article,), people, DraftOptions(), DAY)
    keys = [traveller.person.value for traveller in found.travellers]
    return article, found, read_topics(article, people.named, keys)


@attrs.frozen
class Case:
    """A sentence behind the lead, with its topics and how sure they are."""

    text: str
    topics: tuple[str, ...]
    modality: str | None = None


CASES = (
    Case("The talks will cover trade, energy ties, and fisheries.", ("trade", "energy ties", "fisheries"), "asserted"),
    Case("The two sides are expected to discuss the border crossing.", ("border crossing",), "expected"),
    Case("They may discuss visas.", ("visas",), "possible"),
    Case("They may, however, discuss the waterway tolls.", ("waterway tolls",), "possible"),
    Case("Some 350 officers will be on duty.", ()),
    Case("Drivers will be on alert and the hospitals may be on strike.", ()),
    Case("Fishing quotas will be high on the agenda.", ("Fishing quotas",), "asserted"),
    Case("Counter-terrorism will also figure in the discussions.", ("Counter-terrorism",), "asserted"),
    Case("The issue of overflights is likely to be raised.", ("overflights",), "likely"),
    Case("Trade and investment will be on the agenda.", ("Trade and investment",), "asserted"),
    Case("The agenda includes cocoa, gold and fishing rights.", ("cocoa", "gold", "fishing rights")),
    Case(
        "The ministers are to take up the reopening of the crossing, which has been shut since 2024, and the sharing of power.",
        ("reopening of the crossing", "sharing of power"),
        "scheduled",
    ),
    Case(
        "Key topics are anticipated to include expanding trade, particularly cocoa exports, and debt relief.",
        ("expanding trade", "cocoa exports", "debt relief"),
        "expected",
    ),
    Case(
        "They will discuss critical issues including migration and visas, officials said.",
        ("migration and visas",),
        "asserted",
    ),
    Case("She will meet the president to discuss debt relief.", ("debt relief",), "asserted"),
    Case("Soto is expected to discuss cocoa.", ("cocoa",), "expected"),
    Case("The leaders will exchange views on the war in Sudan.", ("war in Sudan",), "asserted"),
    Case("The paperwork for a bridge is not on the agenda.", ()),
    Case("The signing of an agreement on driving licences was also on the programme.", ()),
    Case("A visit to a school is on the programme, too.", ()),
    Case("A meeting with miners will be on the agenda.", ()),
    Case("A working lunch is also on the programme.", ()),
    Case("The signing of an agreement on visas will be discussed.", ("signing of an agreement on visas",), "asserted"),
    Case("Visits of ships will be discussed.", ("Visits of ships",), "asserted"),
    Case("Visa rules are on the programme, too.", ("Visa rules",)),
    Case("They will not discuss fisheries.", ()),
    Case("She will address parliament and open a clinic.", ()),
    Case("The ministry said that trade had grown.", ()),
    Case("She will discuss it with her staff.", ()),
    Case("Officials will review the guard.", ()),
    Case("The two sides will raise trade to half a billion dollars.", ()),
    Case("The two sides will raise exports to $2 billion by 2030.", ()),
    Case("She will hold talks with the president on Monday, followed by a press conference.", ()),
    Case("She will have talks with the president on the afternoon of June 3.", ()),
    Case("She will hold talks with the president on debt relief.", ("debt relief",), "asserted"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_topics_are_found_in_the_words_of_the_text(case: Case) -> None:
    """Each topic is a short phrase of the text, and what is denied or said of something else is none."""
    _, _, topics = read(f"{LEAD} {case.text}")
    assert tuple(topic.label.value for topic in topics.agenda) == case.topics
    assert all(len(topic.label.value.split()) <= 8 for topic in topics.agenda)


@pytest.mark.parametrize("case", [case for case in CASES if case.topics], ids=lambda case: case.text[:60])
def test_the_certainty_is_that_of_the_clause(case: Case) -> None:
    """A topic is as sure as the clause says, and says nothing where the clause does not."""
    _, _, topics = read(f"{LEAD} {case.text}")
    assert {topic.modality.value if topic.modality is not None else None for topic in topics.agenda} == {case.modality}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_the_words_prove_the_topics(case: Case) -> None:
    """The labels and the modalities are proven by the words that are cited for them."""
    article, found, topics = read(f"{LEAD} {case.text}")
    proposal = Proposal(people=found.people.proposed, travellers=found.travellers, agenda=topics.agenda)
    assert refused(article, proposal) == ()


PURPOSES = (
    ("Foreign Minister Ana Soto will visit Ghana to strengthen bilateral relations.", "strengthen bilateral relations"),
    ("Foreign Minister Ana Soto will travel to Ghana on Friday for annual consultations between the two states.",
     "annual consultations between the two states"),
    ("In a bid to mend ties, Foreign Minister Ana Soto will travel to Ghana.", "mend ties"),
    ("Foreign Minister Ana Soto will visit Ghana. The visit aims to boost trade.", "boost trade"),
    ("Foreign Minister Ana Soto arrived in Accra on Monday to attend the inauguration of the president.",
     "attend the inauguration of the president"),
    ("Foreign Minister Ana Soto will visit Ghana for three days.", ""),
    ("Foreign Minister Ana Soto will visit Ghana on Friday, the ministry said.", ""),
    ("Foreign Minister Ana Soto will visit Ghana. President Yaw Addo wants to boost trade.", ""),
    ("Foreign Minister Ana Soto will not visit Ghana to mend ties.", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "purpose"), PURPOSES)
def test_purposes_are_what_the_visit_is_said_to_be_for(text: str, purpose: str) -> None:
    """A purpose is in the words of the text, and is one of this visit."""
    _, _, topics = read(text)
    assert "; ".join(fact.value for fact in topics.purposes) == purpose


@pytest.mark.parametrize(("text", "purpose"), [each for each in PURPOSES if each[1]])
def test_the_words_prove_the_purposes(text: str, purpose: str) -> None:
    """The purposes are proven by the words that are cited for them."""
    del purpose
    article, found, topics = read(text)
    proposal = Proposal(people=found.people.proposed, travellers=found.travellers, purposes=topics.purposes)
    assert refused(article, proposal) == ()
