"""Dates whose words lack the year: the rule that gives them is found, and no date fits only because it exists."""

import json

import pytest

from diplovisit.drafting.model.model_proposer import ModelProposer
from diplovisit.drafting.proposal import Proposal, ProposedSource
from diplovisit.pipeline.draft import draft
from diplovisit.record import Edtf, Evidence
from tests.drafting.test_recorded_answers import REVISED

HEAD = "OSLO, Sept 3, 2026 (Example Press) - Prime Minister Ingrid Solheim will visit Japan"


def fact(value: str, quote: str) -> dict[str, str]:
    """Returns a fact of an answer."""
    return {"source": "press", "quote": quote, "value": value}


def drafted_row(text: str, stop: dict[str, object]) -> tuple[Edtf | None, Edtf | None, tuple[Evidence, ...]]:
    """Drafts from a model's answer alone. Returns the dates of the stop and of its first engagement, and the rows."""
    answer = {
        "sources": [{"id": "press", "dateline_date": [fact("2026-09-03", "Sept 3, 2026")]}],
        "status": [fact("reported", "will visit Japan")],
        "people": [{"key": "pm", "kind": "person", "name": [fact("Ingrid Solheim", "Prime Minister Ingrid Solheim")]}],
        "travellers": [{"person": fact("pm", "Prime Minister Ingrid Solheim will visit Japan")}],
        "stops": [{"key": "japan", "country": [fact("JP", "will visit Japan")], **stop}],
    }
    proposer = ModelProposer(
        lambda _prompt: json.dumps(answer), rules=lambda _a, _o: Proposal(sources=(ProposedSource(id="press"),))
    )
    visit = draft({"press": text}, revised=REVISED, propose=proposer).visit
    engagements = visit.stops[0].engagements
    return visit.stops[0].when, engagements[0].when if engagements else None, visit.evidence


@pytest.mark.parametrize(
    ("words", "value", "rule"),
    [
        ("from September 15 to 17", "2026-09-15/2026-09-17", "year-of-dateline"),
        ("in January", "2027-01", "year-after-dateline"),
        ("next month", "2026-10", "relative-to-dateline"),
        ("tomorrow", "2026-09-04", "relative-to-dateline"),
        ("on Monday", "2026-09-07", "weekday-after-dateline"),
    ],
)
def test_the_rule_of_a_date_is_found(words: str, value: str, rule: str) -> None:
    """A date that follows from the words and the dateline is derived, with the rule and its input in the record."""
    when, _, rows = drafted_row(f"{HEAD}.\n\nShe will visit Japan {words}.", {"when": [fact(value, words)]})
    assert when == Edtf(value)
    (row,) = (row for row in rows if "japan/when" in row.about)
    assert (row.basis.value, row.rule, row.inputs) == ("derived", rule, ("press/dateline/date",))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("from September 15 to 17", "2025-09-15/2025-09-17"),
        ("from September 15 to 17", "2026-09-15/2026-09-18"),
        ("in January", "2026-01"),
        ("tomorrow", "2026-09-05"),
        ("on Monday", "2026-08-31"),
        ("on Monday", "2026-09-08"),
        ("soon", "2026-09-04"),
    ],
)
def test_a_date_that_no_rule_gives_is_refused(words: str, value: str) -> None:
    """A date that does not follow from the words is left out."""
    when, _, _ = drafted_row(f"{HEAD}.\n\nShe will visit Japan {words}.", {"when": [fact(value, words)]})
    assert when is None


def test_a_date_counts_from_the_last_one_before_it() -> None:
    """The words "the next day" count from the date that the text states last, and not from another that the record has."""
    text = f"{HEAD} on September 15. On September 16 she will open a seminar. She will hold talks the next day."
    stop = {
        "when": [fact("2026-09-15", "on September 15")],
        "engagements": [
            {"key": "talks", "kind": fact("meeting", "hold talks"), "when": [fact("2026-09-16", "the next day")]}
        ],
    }
    _, of_talks, _ = drafted_row(text, stop)
    assert of_talks is None
