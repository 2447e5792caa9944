"""Statements besides the visit: they name who acts, and tell nothing that belongs to the visit itself."""

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.rules.proposer import propose_by_rules

LEAD = "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday."


def statements_in(sentence: str) -> list[str]:
    """Returns what the statements behind a lead say, with their subjects."""
    proposal = propose_by_rules((read_article("paper", f"{LEAD} {sentence}".encode()),), DraftOptions())
    return [
        f"{claim.what.value} [{' '.join(fact.value for fact in claim.subjects)}]"
        for claim in proposal.claims
        if claim.key.startswith("statement")
    ]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("FM last visited Ghana in February 2025.", "FM last visited Ghana [GH]"),
        ("Ghana opened an embassy in Oslo in 1971.", "Ghana opened an embassy in Oslo [GH]"),
        ("Ghana sought a loan from Norway.", "Ghana sought a loan from Norway [GH NO]"),
    ],
)
def test_a_statement_names_who_acts(sentence: str, statement: str) -> None:
    """The subject is a person or a state that the text names."""
    found = statements_in(sentence)
    assert len(found) == 1
    assert found[0].endswith(statement)


@pytest.mark.parametrize(
    "sentence",
    [
        "FM will meet the Foreign Minister of Ghana.",
        "EAM met the Foreign Minister of Ghana in Accra.",
        "This morning, the Secretary-General met with President Yaw Addo of Ghana.",
        "The Deputy Prime Minister attended a dinner given by Ghana.",
        "CM arrived in Ghana with a delegation of miners.",
        "HM received the President of Ghana at the gate.",
        "Ana Soto will be on an official visit with Ghana's miners.",
        "Soto would receive the mayor of Ghana's capital.",
        "The SG signed a book in Ghana.",
        "DPM toured a port that Ghana has built.",
    ],
)
def test_what_the_traveller_does_on_the_visit_is_no_statement(sentence: str) -> None:
    """A short form of an office most often means the traveller, and names nobody."""
    assert statements_in(sentence) == []
