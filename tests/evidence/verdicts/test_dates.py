"""Dates and lengths of time held against words."""

import pytest

from diplovisit.evidence.verdicts.values import judge_date, judge_duration, judge_duration_qualifier
from diplovisit.evidence.verdicts.verdict import Cause, Opinion, Verdict, quote_alone
from diplovisit.record import Duration, Edtf, Qualifier


@pytest.mark.parametrize(
    ("quote", "value", "opinion"),
    [
        ("on 7 March 2025", "2025-03-07", Opinion(Verdict.PROVEN, "say 2025-03-07")),
        # A weekday that does not go with its day is told by a rule of its own.
        ("Monday, 7 March 2025", "2025-03-07", Opinion(Verdict.PROVEN, "say 2025-03-07")),
        (
            "after 7 March 2025",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, "tell what the time is after, and not what it is"),
        ),
        ("before May 2025", "2025-05", Opinion(Verdict.UNREADABLE, "tell what the time is before, and not what it is")),
        (
            "on 7 March",
            "2025-03-07",
            Opinion(
                Verdict.AMBIGUOUS,
                "allow 2025-03-07, and leave open what it fixes: a year, a month or a day",
                Cause.YEAR,
            ),
        ),
        ("on 8 March", "2025-03-07", Opinion(Verdict.CONTRADICTED, "say another time")),
        (
            "soon",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, "cannot be read as such a value: no date stands there"),
        ),
        (
            "7 March 2025 or 8 March 2025",
            "2025-03-07",
            Opinion(Verdict.AMBIGUOUS, "hold 2 figures, and which of them is meant is not said"),
        ),
    ],
)
def test_a_date(quote: str, value: str, opinion: Opinion) -> None:
    """Words prove a date that they state whole; what they leave open, or put before or after, they do not."""
    assert judge_date(quote_alone(quote), Edtf(value)) == opinion


@pytest.mark.parametrize(
    ("quote", "qualifier", "opinion"),
    [
        ("three months", None, Opinion(Verdict.PROVEN, "say P3M")),
        ("nearly three months", Qualifier.NEARLY, Opinion(Verdict.PROVEN_APPROXIMATE, "say P3M")),
        (
            "nearly three months",
            None,
            Opinion(Verdict.CONTRADICTED, "have nearly, and the record no qualifier", Cause.QUALIFIER),
        ),
        (
            "three months",
            Qualifier.NEARLY,
            Opinion(Verdict.CONTRADICTED, "have no qualifier, and the record nearly", Cause.QUALIFIER),
        ),
        ("two months", None, Opinion(Verdict.CONTRADICTED, "say P2M")),
        ("long", None, Opinion(Verdict.UNREADABLE, "cannot be read as such a value: no length of time stands there")),
    ],
)
def test_a_length(quote: str, qualifier: Qualifier | None, opinion: Opinion) -> None:
    """A length of time is proven with just the qualifier that the words have."""
    assert judge_duration(quote_alone(quote), Duration("P3M"), qualifier) == opinion


@pytest.mark.parametrize(
    ("quote", "opinion"),
    [
        ("nearly three months", Opinion(Verdict.PROVEN, 'say "nearly"')),
        ("three months", Opinion(Verdict.CONTRADICTED, "have no qualifier", Cause.QUALIFIER)),
        ("over three months", Opinion(Verdict.CONTRADICTED, "have over", Cause.QUALIFIER)),
        ("long", Opinion(Verdict.UNREADABLE, "cannot be read as such a value: no length of time stands there")),
    ],
)
def test_the_qualifier_of_a_length(quote: str, opinion: Opinion) -> None:
    """A qualifier that the words do not have is contradicted, whatever the length."""
    assert judge_duration_qualifier(quote_alone(quote), Qualifier.NEARLY) == opinion
