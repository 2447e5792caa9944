"""Recomputing derived values."""

from typing import Any

import pytest

from diplovisit import structure
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.verdicts.verdict import Cause, Opinion, Verdict
from tests.records import document

TEXT = "TALLINN, April 5 - The envoy will come on April 7. She was here on December 28, and may return soon."


def _opinions(row: dict[str, Any], when: str = "2025-04-07") -> list[Opinion]:
    """The opinions about the dates of the stop when one derived row supports them."""
    changed = document()
    changed["stops"][0]["when"] = when
    changed["sources"][0]["dateline"] = {"place": "Tallinn", "date": "2025-04-05"}
    changed["evidence"] = [{"about": ["tallinn/when"], "basis": "derived", "part": "body"} | row]
    changed["sources"][0]["parts"][0]["end"] = len(TEXT)
    examination = Examination(visit=structure(changed), texts={"ministry": read_text(TEXT.encode())})
    return [judgement.opinion for judgement in examination.judgements if judgement.address == "tallinn/when"]


BY_DATELINE = {"quote": "April 7", "rule": "year-of-dateline", "inputs": ["ministry/dateline/date"]}


@pytest.mark.parametrize(
    ("row", "when", "opinion"),
    [
        (
            BY_DATELINE,
            "2025-04-07",
            Opinion(
                Verdict.DERIVED, 'give 2025-04-07 by the rule year-of-dateline, which counts "on April 7" from ministry/dateline/date (2025-04-05)'
            ),
        ),
        (
            BY_DATELINE,
            "2025-04-08",
            Opinion(
                Verdict.CONTRADICTED,
                'give 2025-04-07 by the rule year-of-dateline, which counts "on April 7" from ministry/dateline/date (2025-04-05)',
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"quote": "December 28"},
            "2024-12-28",
            Opinion(
                Verdict.UNREADABLE,
                "read as 28 December do not fit the rule year-of-dateline with ministry/dateline/date (2025-04-05);"
                " they give 2024-12-28 by the rule"
                " year-before-dateline",
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"quote": "soon"},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE,
                "cannot be read as a date: no date was found",
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"quote": "on Monday"},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE,
                "read as Monday do not fit the rule year-of-dateline with ministry/dateline/date (2025-04-05);"
                " they give 2025-03-31 by the rule"
                " weekday-on-or-before-dateline, or 2025-04-07 by the rule weekday-after-dateline",
                Cause.DERIVATION,
            ),
        ),
        (
            BY_DATELINE | {"inputs": ["ministry/published"]},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE, "the rule cannot be applied: its input ministry/published has no date", Cause.DERIVATION, ""
            ),
        ),
        (
            BY_DATELINE | {"inputs": ["title"]},
            "2025-04-07",
            Opinion(Verdict.UNREADABLE, "the rule cannot be applied: its input title has no date", Cause.DERIVATION, ""),
        ),
        (
            BY_DATELINE | {"rule": "year-of-datelin"},
            "2025-04-07",
            Opinion(
                Verdict.UNREADABLE,
                'the rule cannot be applied: there is no rule "year-of-datelin"; did you mean "year-of-dateline"?',
                Cause.DERIVATION,
                "",
            ),
        ),
        (
            {"quote": "April 7"},
            "2025-04-07",
            Opinion(Verdict.ATTESTED, "derived, and the row does not say how", subject=""),
        ),
    ],
)  # fmt: skip
def test_a_derived_date_is_recomputed(row: dict[str, Any], when: str, opinion: Opinion) -> None:
    """The result of a rule proves or contradicts a derived date; if there is none, the opinion says why."""
    assert _opinions(row, when) == [opinion]


def test_a_rule_with_two_results_proves_neither() -> None:
    """Around New Year two years fit a day: both are ambiguous, and a third year is contradicted."""
    row = {"quote": "December 28", "rule": "year-of-dateline", "inputs": ["ministry/dateline/date"]}
    changed = document()
    changed["sources"][0]["dateline"] = {"place": "Tallinn", "date": "2025-01-03"}
    changed["evidence"] = [{"about": ["tallinn/when"], "basis": "derived", "part": "body"} | row]
    opinions = {}
    for when in ("2024-12-28", "2025-12-28", "2023-12-28"):
        changed["stops"][0]["when"] = when
        examination = Examination(visit=structure(changed), texts={})
        (opinions[when],) = (
            judgement.opinion for judgement in examination.judgements if judgement.address == "tallinn/when"
        )
    choice = (
        "give 2025-12-28 or 2024-12-28 by the rule year-of-dateline,"
        ' which counts "December 28" from ministry/dateline/date (2025-01-03)'
    )
    assert opinions["2024-12-28"] == opinions["2025-12-28"] == Opinion(Verdict.AMBIGUOUS, choice, Cause.DERIVATION)
    assert opinions["2023-12-28"] == Opinion(Verdict.CONTRADICTED, choice, Cause.DERIVATION)


def test_a_derived_value_that_is_no_date_is_attested() -> None:
    """A derived value that is not a date is attested by the person that its row names, or by "a person"."""
    changed = document()
    row = {"about": ["status"], "basis": "derived", "part": "body", "quote": "April 7", "rule": "year-of-dateline"}
    for by, name in (({}, "a person"), ({"by": "the desk"}, "the desk")):
        changed["evidence"] = [row | by | {"inputs": ["tallinn/when"]}]
        examination = Examination(visit=structure(changed), texts={})
        (opinion,) = (judgement.opinion for judgement in examination.judgements if judgement.address == "status")
        assert opinion == Opinion(Verdict.ATTESTED, f"derived, by {name}: rules compute only dates", subject="")
