"""A fact that a clause states takes the polarity of the clause, whoever vouches for it."""

from typing import Any

import pytest

from diplovisit.converters import structure
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.texts import read_text
from tests import records


def verdict(address: str, text: str, row: dict[str, Any], **fields: Any) -> Verdict:
    """Returns the verdict on a fact of a record by one row of evidence and a text."""
    source = {"id": "paper", "kind": "news", "language": "en"}
    evidence = [{"about": [address], "basis": "stated"} | row]
    visit = structure(records.document() | fields | {"sources": [source], "evidence": evidence})
    examination = Examination(visit=visit, texts={"paper": read_text(text.encode())})
    (opinion,) = (judgement.opinion for judgement in examination.judgements if judgement.address == address)
    return opinion.verdict


def modality_verdict(text: str, quote: str) -> Verdict:
    """Returns the verdict on a topic that is asserted."""
    agenda = [{"id": "fish", "label": "fisheries", "modality": "asserted"}]
    return verdict("fish/modality", text, {"quote": quote}, agenda=agenda)


NOT_VISITED = "The minister will not visit Estonia, her office said."
CALLED_OFF = "The minister cancelled her visit to Estonia on Monday."


def test_nobody_vouches_for_a_fact_against_the_words() -> None:
    """A person may answer for more than the words say, and not for what they deny."""
    row = {"quote": "visit Estonia", "by": "the editor"}
    assert verdict("tallinn/country", NOT_VISITED, row) is Verdict.UNREADABLE
    assert verdict("tallinn/country", "The minister will visit Estonia.", row) is Verdict.PROVEN
    assert (
        verdict("category", "She will pay a state visit.", {"quote": "state visit"}, category="state") is Verdict.PROVEN
    )
    vouched = {"quote": "state visit", "by": "the editor"}
    assert verdict("category", "It is not a state visit.", vouched, category="state") is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("status", "expected"),
    [("cancelled", Verdict.PROVEN), ("postponed", Verdict.PROVEN), ("announced", Verdict.UNREADABLE)],
)
def test_words_that_call_a_visit_off_tell_which_it_is(status: str, expected: Verdict) -> None:
    """Words that call a visit off state its country in a record of a visit that is off, and in no other."""
    row = {"quote": "her visit to Estonia"}
    assert verdict("tallinn/country", CALLED_OFF, row, status=status) is expected


def test_another_value_of_a_source_is_held_against_its_words() -> None:
    """What a row says instead of the record is read in its words, and never proves the value of the record."""
    text = "She will pay a working visit to Tallinn."
    row = {"quote": "a working visit", "says": "working"}
    assert verdict("category", text, row, category="working") is Verdict.PROVEN
    # No other row supports the value of the record.
    assert verdict("category", text, row, category="state") is Verdict.CONTRADICTED
    assert verdict("category", text, row | {"says": "private"}, category="state") is Verdict.CONTRADICTED


def test_a_name_and_an_office_are_presupposed() -> None:
    """A denial of the clause leaves the name, the office and the country of a person as they are."""
    text = "Foreign Minister Liis Tamm did not travel to Estonia."
    row = {"quote": "Foreign Minister Liis Tamm"}
    tamm = {"id": "tamm-2", "name": "Liis Tamm", "office": "Foreign Minister"}
    fields = {"people": [*records.document()["people"], tamm], "travellers": [{"person": "tamm-2"}]}
    for field in ("name", "office"):
        assert verdict(f"tamm-2/{field}", text, row, **fields) is Verdict.PROVEN
    assert verdict("tamm-2/person", text, row, **fields) is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The ministers will probably meet.", "The ministers will"),
        ("The minister will possibly visit Estonia.", "will"),
        ("The minister will perhaps visit Estonia.", "The minister will"),
        ("The minister will in all likelihood visit Estonia.", "will"),
        ("The minister will, in all likelihood, visit Estonia.", "The minister will"),
        ("The minister will try to visit Estonia.", "will try"),
        ("The minister will try to visit Estonia.", "will try to visit Estonia"),
        ("The cabinet will discuss whether to go to Estonia.", "The cabinet will"),
        ("The minister will be expected to visit Estonia.", "will be"),
    ],
)
def test_words_behind_a_quote_that_are_less_sure_leave_it_unread(text: str, quote: str) -> None:
    """What the clause says behind the quote makes it no surer, and a quote that cuts it off proves nothing."""
    assert modality_verdict(text, quote) is Verdict.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "The minister will visit Estonia, perhaps with her deputy.",
        "The minister will visit Estonia and may go on to Finland.",
        "The minister will visit Estonia to discuss possible projects.",
    ],
)
def test_less_sure_words_of_another_phrase_leave_the_clause_sure(text: str) -> None:
    """A doubt about something else than the visit takes nothing from the visit."""
    assert modality_verdict(text, "will visit") is Verdict.PROVEN


@pytest.mark.parametrize(
    "text",
    [
        "The ministers did not discuss fisheries.",
        "The ministers refused to discuss fisheries.",
        "The ministers declined to talk about fisheries.",
        "Nobody will speak of fisheries at the table.",
        "On Monday fisheries will not come up.",
        "Officials said that fisheries are off the table.",
        "The ministers said fisheries were taken off the table.",
        "Taken off the table were fisheries.",
        "Fisheries, she said, are a taboo.",
        "Fisheries will be off limits.",
        "The ministers will avoid fisheries.",
        "There will be talks without fisheries.",
        "It is unclear whether they will discuss fisheries.",
        "They will discuss energy instead of fisheries.",
    ],
)
def test_a_topic_that_the_words_deny_is_not_proven(text: str) -> None:
    """A topic and an engagement take the polarity of the clause that names them."""
    agenda = [{"id": "fish", "label": "fisheries"}]
    at = text.lower().find("fisheries")
    assert verdict("fish/label", text, {"quote": text[:-1]}, agenda=agenda) is Verdict.UNREADABLE
    assert verdict("fish/label", text, {"quote": text[at : at + 9]}, agenda=agenda) is Verdict.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed fisheries.",
        "Fisheries will be on the table.",
        "They will not discuss energy, but they will speak of fisheries.",
        "The ministers talked about fisheries, trade and energy.",
    ],
)
def test_a_topic_that_the_words_name_is_proven(text: str) -> None:
    """A denial of something else leaves a topic proven."""
    agenda = [{"id": "fish", "label": "fisheries"}]
    assert verdict("fish/label", text, {"quote": text[:-1]}, agenda=agenda) is Verdict.PROVEN


@pytest.mark.parametrize(
    ("status", "text", "quote"),
    [
        ("held", "Her last visit to Finland concluded yesterday.", "visit to Finland concluded"),
        ("held", "Her last visit to Finland concluded yesterday.", "concluded"),
        ("cancelled", "In 2019, her visit was cancelled.", "her visit was cancelled"),
        ("cancelled", "In May 2019, her visit to Estonia was cancelled.", "her visit to Estonia was cancelled"),
        ("cancelled", "Her visit to Estonia was cancelled in 2019.", "was cancelled"),
        ("cancelled", "Her 2019 visit was cancelled.", "was cancelled"),
        ("postponed", "Her previous visit was postponed.", "was postponed"),
        ("postponed", "An earlier planned visit to Estonia was postponed.", "was postponed"),
        ("cancelled", "Her first visit was cancelled.", "was cancelled"),
        ("held", "A past visit by the envoy took place in silence.", "took place"),
        ("held", "She concluded her previous visit to Estonia.", "concluded her previous visit"),
        ("held", "The king's visit in May took place in Tallinn.", "took place"),
        ("cancelled", "Her predecessor's visit was cancelled.", "was cancelled"),
        ("cancelled", "Another visit was cancelled.", "was cancelled"),
        ("held", "The envoy visited Estonia in 2019.", "visited Estonia"),
    ],
)
def test_the_status_of_another_visit_proves_nothing(status: str, text: str, quote: str) -> None:
    """An earlier visit, or one of another year, says nothing of the visit of the record."""
    assert verdict("status", text, {"quote": quote}, status=status) is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("status", "text", "quote"),
    [
        ("held", "Her visit to Estonia concluded yesterday.", "visit to Estonia concluded"),
        ("held", "The envoy visited Estonia in April 2025.", "visited Estonia"),
        ("held", "She paid her first visit to Estonia last week.", "paid her first visit"),
        ("cancelled", "Her visit was cancelled at the last minute.", "visit was cancelled"),
        ("cancelled", "Her visit in April was cancelled.", "was cancelled"),
        ("postponed", "Her visit in April was postponed to June 2026.", "was postponed"),
        (
            "postponed",
            "The ministry denied that she would fly to Rome, saying that a visit planned for 12 April was postponed.",
            "was postponed",
        ),
        ("cancelled", "Her last visit went well, but this visit was cancelled.", "this visit was cancelled"),
    ],
)
def test_the_status_of_the_visit_itself_is_proven(status: str, text: str, quote: str) -> None:
    """Words that may well speak of the visit of the record prove its status."""
    assert verdict("status", text, {"quote": quote}, status=status) is Verdict.PROVEN


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        ("confirmed", "The ministry announced her visit to Estonia.", Verdict.UNREADABLE),
        ("confirmed", "Her visit to Estonia was announced.", Verdict.UNREADABLE),
        ("confirmed", "She will visit Estonia.", Verdict.UNREADABLE),
        ("announced", "She will visit Estonia.", Verdict.ATTESTED),
        ("announced", "The ministry confirmed her visit to Estonia.", Verdict.ATTESTED),
        ("reported", "The ministry announced her visit to Estonia.", Verdict.ATTESTED),
        ("cancelled", "The invitation came.", Verdict.UNREADABLE),
        ("postponed", "The invitation came.", Verdict.UNREADABLE),
        ("held", "The invitation was warm.", Verdict.UNREADABLE),
        ("under-way", "The invitation was warm.", Verdict.UNREADABLE),
        ("held", "She signed three agreements with her host.", Verdict.ATTESTED),
        ("postponed", "The journey needs a new date.", Verdict.ATTESTED),
    ],
)
def test_a_record_is_no_surer_of_a_status_than_its_words(status: str, text: str, expected: Verdict) -> None:
    """A status is weaker than its words or as strong, and words that do not mention it need a person."""
    assert verdict("status", text, {"quote": text}, status=status) is expected
    if expected is Verdict.UNREADABLE:
        vouched = {"quote": text, "by": "the editor"}
        assert verdict("status", text, vouched, status=status) is Verdict.ATTESTED
        assert verdict("status", text, {"quote": text, "basis": "inferred"}, status=status) is Verdict.ATTESTED


@pytest.mark.parametrize(
    "text",
    [
        "She wished she could visit Estonia.",
        "She wishes that she could visit Estonia.",
        "She wished the minister would visit Estonia.",
        "I wish I could visit Estonia, the minister said.",
        "The envoy wished that Minister Aho could visit Estonia.",
    ],
)
def test_what_is_wished_is_not_stated(text: str) -> None:
    """A visit that somebody wishes could be made is not said to be made."""
    assert verdict("tallinn/country", text, {"quote": "visit Estonia"}) is not Verdict.PROVEN


def test_a_wish_for_something_else_leaves_a_visit_stated() -> None:
    """A wish that ends before the visit is named says nothing of the visit."""
    text = "She wished Mr Aho well, and will visit Estonia."
    assert verdict("tallinn/country", text, {"quote": "will visit Estonia"}) is Verdict.PROVEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet in Stenbock House.", Verdict.PROVEN),
        ("They will meet in Kadriorg Palace.", Verdict.CONTRADICTED),
        ("They will not meet in Stenbock House.", Verdict.UNREADABLE),
    ],
)
def test_an_engagement_is_held_where_its_words_say(text: str, expected: Verdict) -> None:
    """The id of a place stands for its name: the words must state it, and may name no other place of the record."""
    stop = {
        "id": "tallinn",
        "country": "EE",
        "places": [{"id": "house", "name": "Stenbock House"}, {"id": "palace", "name": "Kadriorg Palace"}],
        "engagements": [{"id": "talks", "kind": "meeting", "place": "house"}],
    }
    assert verdict("talks/place", text, {"quote": text.rstrip(".")}, stops=[stop]) is expected
