"""Journeys that are none of the visit become claims, and the visit stands to them as the words say."""

import datetime

import attrs
import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Proposal
from diplovisit.drafting.rules.proposer import propose_by_rules
from tests.drafting.judged_proposals import refused

LEAD = "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday."


def read(sentence: str) -> Proposal:
    """Proposes what a text says whose last sentence is given."""
    return propose_by_rules((read_article("paper", f"{LEAD} {sentence}".encode()),), DraftOptions())


@attrs.frozen
class Case:
    """A sentence with the words of the claim, its subjects and its date."""

    sentence: str
    what: str | None
    subjects: str = ""
    when: str | None = None


CASES: tuple[Case, ...] = (
    Case("President Yaw Addo visited Norway in 2023.", "Yaw Addo visited Norway", "addo NO", "2023"),
    Case(
        "President Yaw Addo, who visited Norway in 2023, has agreed.", "Yaw Addo, who visited Norway", "addo NO", "2023"
    ),
    Case("In May 2025 President Yaw Addo travelled to Sweden.", "Yaw Addo travelled to Sweden", "addo SE", "2025-05"),
    Case("Trade Minister Ben Roth was in Accra in January.", "Ben Roth was in Accra", "roth", "2026-01"),
    Case("Trade Minister Ben Roth flew to Togo on 3 February 2026.", "Ben Roth flew to Togo", "roth TG", "2026-02-03"),
    Case("In October Soto is due in Washington.", "Soto is due in Washington", "soto", "2026-10"),
    Case("Soto visited Togo in 2024.", "Soto visited Togo", "soto TG", "2024"),
    Case("President Yaw Addo will be in Lomé for the summit.", "Yaw Addo will be in Lomé for the summit", "addo"),
    Case("President Yaw Addo did not visit Norway.", None),
    Case("President Yaw Addo may visit Norway.", None),
    Case("Soto will arrive in Accra on Friday.", None),
    Case("President Yaw Addo will meet her.", None),
    Case("President Yaw Addo wants to visit Norway.", None),
    Case("Trade grew in 2024.", None),
    Case("Trade Minister Ben Roth will accompany her.", None),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_journey_of_somebody_else_is_a_claim(case: Case) -> None:
    """A journey that is none of the visit is a claim with its people, its country and its date."""
    claims = [claim for claim in read(case.sentence).claims if claim.key.startswith("journey")]
    assert [claim.what.value for claim in claims] == ([case.what] if case.what is not None else [])
    for claim in claims:
        assert " ".join(fact.value for fact in claim.subjects) == case.subjects
        assert (claim.when.value if claim.when is not None else None) == case.when


RELATIONS = (
    ("This trip follows nearly three months after Trade Minister Ben Roth visited Ghana.", ("P3M", "nearly")),
    ("The visit comes two weeks after Trade Minister Ben Roth visited Ghana.", ("P2W", None)),
    ("The trip follows one by others. Trade Minister Ben Roth visited Ghana in 2024.", None),
)


@pytest.mark.parametrize(("sentence", "offset"), RELATIONS)
def test_the_visit_follows_another_journey(sentence: str, offset: tuple[str, str | None] | None) -> None:
    """The time from another journey to the visit is that of the words, with its qualifier."""
    relations = read(sentence).relations
    found = [
        (each.offset.value if each.offset else None, each.qualifier.value if each.qualifier else None)
        for each in relations
    ]
    assert found == ([offset] if offset is not None else [])


@pytest.mark.parametrize("case", [case for case in CASES if case.what is not None], ids=lambda case: case.sentence)
def test_the_words_prove_the_claims(case: Case) -> None:
    """Each fact of a claim is proven by its words, or derived from the dateline."""
    article = read_article("paper", f"{LEAD} {case.sentence}".encode())
    proposal = propose_by_rules((article,), DraftOptions())
    assert [each for each in refused(article, proposal) if each.address.startswith("journey")] == []


def test_the_day_of_the_report_is_no_day_of_a_journey() -> None:
    """A journey without a date of its own has none."""
    (claim,) = (each for each in read("President Yaw Addo visited Norway, officials said on Monday.").claims)
    assert claim.when is None
    assert datetime.date(2026, 3, 2).isoformat() not in str(claim)
