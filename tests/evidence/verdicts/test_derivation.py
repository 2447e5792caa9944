"""Derived dates: computed again, or the reason why they cannot be."""

from typing import Any

import pytest

from diplovisit import structure
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.verdicts.verdict import Cause, Opinion, Verdict
from tests.records import document


def _opinions(row: dict[str, Any], when: str = "2025-04-07") -> list[Opinion]:
    """What is found when the days of the stop rest on one derived row."""
    spoilt = document()
    spoilt["stops"][0]["when"] = when
    spoilt["sources"][0]["dateline"] = {"place": "Tallinn", "date": "2025-04-05"}
    spoilt["evidence"] = [{"about": ["tallinn/when"], "basis": "derived", "part": "body"} | row]
    examination = Examination(visit=structure(spoilt), texts={})
    return [each.opinion for each in examination.judgements if each.address == "tallinn/when"]


BY_DATELINE = {"quote": "April 7", "rule": "year-of-dateline", "inputs": ["ministry/dateline/date"]}


@pytest.mark.parametrize(
    ("row", "when", "opinion"),
    [
        (
            BY_DATELINE,
            "2025-04-07",
            Opinion(
                Verdict.DERIVED, 'and ministry/dateline/date (2025-04-05) give 2025-04-07 by "year-of-dateline"'
            ),
        ),
        (
            BY_DATELINE,
            "2025-04-08",
            Opinion(
                Verdict.CONTRADICTED,
                'and ministry/dateline/date (2025-04-05) give 2025-04-07 by "year-of-dateline"',
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"quote": "December 28"},
            "2024-12-28",
            Opinion(Verdict.CONTRADICTED, 'and ministry/dateline/date (2025-04-05) give 2025-12-28 by "year-of-dateline"', Cause.DERIVATION),
        ),
        (
            BY_DATELINE | {"quote": "soon"},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE,
                'do not fit the rule "year-of-dateline" with ministry/dateline/date (2025-04-05)',
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"inputs": ["ministry/published"]},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE, "cannot be computed: the input ministry/published has no date", Cause.DERIVATION
            ),
        ),
        (
            BY_DATELINE | {"inputs": ["title"]},
            "2025-04-07",
            Opinion(Verdict.UNREADABLE, "cannot be computed: the input title has no date", Cause.DERIVATION),
        ),
        (
            BY_DATELINE | {"rule": "year-of-datelin"},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE,
                'cannot be computed: there is no rule "year-of-datelin"; did you mean "year-of-dateline"?',
                Cause.DERIVATION,
            ),
        ),
        (
            {"quote": "April 7"},
            "2025-04-07",
            Opinion(Verdict.ATTESTED, "derived, and the row does not say how"),
        ),
    ],
)  # fmt: skip
def test_a_derived_date_is_computed_again(row: dict[str, Any], when: str, opinion: Opinion) -> None:
    """What a rule gives of its words and inputs is the date, or contradicts it; what cannot be computed says why."""
    assert _opinions(row, when) == [opinion]


def test_a_rule_that_leaves_a_choice_proves_neither() -> None:
    """Round New Year two years are as good: either is ambiguous, and a third is contradicted."""
    row = {"quote": "December 28", "rule": "year-of-dateline", "inputs": ["ministry/dateline/date"]}
    spoilt = document()
    spoilt["sources"][0]["dateline"] = {"place": "Tallinn", "date": "2025-01-03"}
    spoilt["evidence"] = [{"about": ["tallinn/when"], "basis": "derived", "part": "body"} | row]
    told = {}
    for when in ("2024-12-28", "2025-12-28", "2023-12-28"):
        spoilt["stops"][0]["when"] = when
        examination = Examination(visit=structure(spoilt), texts={})
        (told[when],) = (each.opinion for each in examination.judgements if each.address == "tallinn/when")
    choice = 'and ministry/dateline/date (2025-01-03) give 2025-12-28 or 2024-12-28 by "year-of-dateline"'
    assert told["2024-12-28"] == told["2025-12-28"] == Opinion(Verdict.AMBIGUOUS, choice, Cause.DERIVATION)
    assert told["2023-12-28"] == Opinion(Verdict.CONTRADICTED, choice, Cause.DERIVATION)


def test_what_rules_do_not_compute_is_attested() -> None:
    """Rules compute dates: of another derived value whoever wrote the row answers for it, by name where there is one."""
    spoilt = document()
    row = {"about": ["status"], "basis": "derived", "part": "body", "quote": "April 7", "rule": "year-of-dateline"}
    for by, name in (({}, "a person"), ({"by": "the desk"}, "the desk")):
        spoilt["evidence"] = [row | by | {"inputs": ["tallinn/when"]}]
        examination = Examination(visit=structure(spoilt), texts={})
        (opinion,) = (each.opinion for each in examination.judgements if each.address == "status")
        assert opinion == Opinion(Verdict.ATTESTED, f"derived, by {name}: rules compute dates alone")
