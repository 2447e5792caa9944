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
