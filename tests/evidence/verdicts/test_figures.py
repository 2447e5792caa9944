"""Judging quantities and durations by the sentence around the words that are cited for them."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.verdicts.figures import judge_quantity
from diplovisit.evidence.verdicts.lengths import RecordedLength, judge_duration
from diplovisit.evidence.verdicts.verdict import Cause, Opinion, Verdict
from diplovisit.record import Duration, Qualifier, Quantity
from tests.evidence.cited import cited

THREE_DAYS = RecordedLength(low=Duration("P3D"), high=None, qualifier=None, is_stay=True)
PROVING = {Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE}


def judge_value(before: str, quote: str, after: str, value: str, unit: str, **fields: Any) -> Opinion:
    """The opinion about the value of a quantity, by a quote between other words of its sentence."""
    quantity = Quantity(value=Decimal(value), unit=unit, **fields)
    return judge_quantity(cited(before, quote, after), "value", quantity.value, quantity)


FIGURES = {
    "12 envoys": ("12", "person"),
    "€80 million": ("80000000", "EUR"),
    "1,250 soldiers": ("1250", "person"),
    "40 percent": ("40", "percent"),
    "Forty-two guests".lower(): ("42", "person"),
}
# Sentences in which each of the figures is proven; {} is where it stands.
SENTENCES = ["The ministry spoke of {} in Oslo.", "In Oslo, {} were promised on Monday.", "He promised {}."]
BEFORE = [
    *["all but ", "two-thirds of ", "two-thirds of the ", "half of the ", "half the ", "a quarter of the ", "most of "],
    *[
        "most of the ",
        "some of the ",
        "none of the ",
        "one of the ",
        "each of the ",
        "one in five of the ",
        "part of the ",
    ],
    *[
        "twice ",
        "twice the ",
        "double the ",
        "three times ",
        "three times the ",
        "not ",
        "no ",
        "never ",
        "without ",
        "minus ",
    ],
    *[
        "less than the ",
        "other than the ",
        "rather than ",
        "instead of ",
        "short of ",
        "fewer than half of the ",
        "per ",
    ],
    *[
        "every ",
        "barely ",
        "hardly ",
        "nearly all of the ",
        "not all of the ",
        "as few as ",
        "an average of ",
        "except ",
    ],
]
AFTER = [
    *[" a year", " per year", " each", " apiece", " annually", " every month", " short of the goal", " or 15"],
    *[" except two", " excluding staff", " other than these", " less than before", " at most", " times", " minus two"],
]


@given(st.sampled_from(sorted(FIGURES)), st.sampled_from(SENTENCES), st.sampled_from(BEFORE))
def test_a_fraction_a_multiple_or_a_denial_before_a_figure_unproves_it(figure: str, sentence: str, words: str) -> None:
    """A figure that a sentence proves is no longer proven, and not contradicted, after words that change it."""
    value, unit = FIGURES[figure]
    before, after = sentence.split("{}")
    assert judge_value(before, figure, after, value, unit).verdict in PROVING
    altered = judge_value(before + words, figure, after, value, unit)
    assert altered.verdict in {Verdict.UNREADABLE, Verdict.AMBIGUOUS} or altered.cause is Cause.QUALIFIER, altered


@given(st.sampled_from(sorted(FIGURES)), st.sampled_from(SENTENCES), st.sampled_from(AFTER))
def test_a_rate_or_an_exclusion_after_a_figure_unproves_it(figure: str, sentence: str, words: str) -> None:
    """A figure that a sentence proves is no longer proven, and not contradicted, before words that change it."""
    value, unit = FIGURES[figure]
    before, after = sentence.split("{}")
    altered = judge_value(before, figure, words + after, value, unit)
    assert altered.verdict in {Verdict.UNREADABLE, Verdict.AMBIGUOUS}, altered


@given(st.sampled_from(sorted(FIGURES)), st.data())
def test_a_quote_that_cuts_a_figure_proves_no_value(figure: str, data: st.DataObject) -> None:
    """A quote that ends or begins within the figure of its sentence is no evidence for any number."""
    size = len(figure.split(maxsplit=1)[0])
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    value, unit = FIGURES[figure]
    if (start, end) != (0, size) or unit in {"EUR", "percent"}:
        opinion = judge_value(f"In Oslo, {figure[:start]}", figure[start:end], f"{figure[end:]} came.", value, unit)
        assert opinion.verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("before", "quote", "after", "fields", "opinion"),
    [
        (
            "Trade is ",
            "$66 billion",
            ".",
            {"value": Decimal(66), "unit": "USD"},
            Opinion(Verdict.CONTRADICTED, "read as 66,000,000,000 $"),
        ),
        (
            "Trade is approximately ",
            "66 billion euros",
            ".",
            {"value": Decimal(66), "unit": "EUR"},
            Opinion(Verdict.CONTRADICTED, "read as 66,000,000,000 EUR, approximately"),
        ),
        (
            "",
            "All but 3",
            " of the 12 envoys came.",
            {"value": Decimal(3), "unit": "person"},
            Opinion(Verdict.UNREADABLE, 'have words with the figure that cannot be read: "All but"'),
        ),
        (
            "He brought ",
            "12 tonnes",
            " of rice.",
            {"value": Decimal(12), "unit": "person"},
            Opinion(Verdict.UNREADABLE, 'count "tonnes", which is not known to be people'),
        ),
        (
            "He brought ",
            "30",
            ",000 soldiers.",
            {"value": Decimal(30), "unit": "person"},
            Opinion(Verdict.UNREADABLE, 'are part of a longer mention: the sentence has "30,000"', Cause.CUT),
        ),
        (
            "It rose ",
            "from 5 percent to 8 percent",
            ".",
            {"value": Decimal(8), "unit": "percent"},
            Opinion(Verdict.AMBIGUOUS, "have 2 figures, and do not say which is meant"),
        ),
        (
            "He met ",
            "5 ministers and 9 envoys",
            ".",
            {"value": Decimal(5), "unit": "person"},
            Opinion(Verdict.AMBIGUOUS, "have 2 figures, and do not say which is meant"),
        ),
        (
            "He met ",
            "5 ministers from 9 countries",
            ".",
            {"value": Decimal(5), "unit": "person"},
            Opinion(Verdict.PROVEN, "say 5"),
        ),
        (
            "He met ",
            "5 percent",
            " of them.",
            {"value": Decimal(5), "unit": "person"},
            Opinion(Verdict.UNREADABLE, "give a percentage, but the record has a number of people"),
        ),
    ],
)
def test_the_reason_shows_what_was_read(
    before: str, quote: str, after: str, fields: dict[str, Any], opinion: Opinion
) -> None:
    """A contradicted figure is shown as it was read, and words that are not understood are named."""
    quantity = Quantity(**fields)
    assert judge_quantity(cited(before, quote, after), "value", quantity.value, quantity) == opinion


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("12 envoys", True),
        ("12 allied soldiers", True),
        ("12 of its nationals", True),
        ("12 Rwandans", True),
        ("a delegation of 12", True),
        ("a 12-member delegation", True),
        ("12 police officers", True),
        ("12 wounded", True),
        ("killed 12", True),
        ("12 jets", False),
        ("12 police cars", False),
        ("12 missing ships", False),
        ("a 12-member bloc", False),
        ("the 12 members of the bloc", False),
        ("12 ministers' wives", False),
        ("12 people-to-people exchanges", False),
        ("12 states", False),
        ("12 zoggles", False),
        ("12", False),
    ],
)
def test_a_number_of_people_needs_a_noun_for_people(sentence: str, people: bool) -> None:
    """A number counts people where the words beside it say so, and is unreadable where they do not."""
    before, _, after = sentence.partition("12")
    opinion = judge_value(f"He saw {before}", "12", f"{after}.", "12", "person")
    assert opinion.verdict is (Verdict.PROVEN if people else Verdict.UNREADABLE)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("He is on a three-day visit to Oslo.", Verdict.PROVEN),
        ("He will stay in Oslo for three days.", Verdict.PROVEN),
        ("The talks lasted three days.", Verdict.PROVEN),
        ("He spent three days in Oslo.", Verdict.PROVEN),
        ("Over three days in Oslo, he saw the king.", Verdict.PROVEN),
        ("Three days of talks began.".lower(), Verdict.PROVEN),
        ("a visit of three days", Verdict.PROVEN),
        ("The visit lasted over three days.", Verdict.CONTRADICTED),
        ("He spoke over three days.", Verdict.UNREADABLE),
        ("He arrived three days later.", Verdict.UNREADABLE),
        ("He comes within three days.", Verdict.UNREADABLE),
        ("They meet every three days.", Verdict.UNREADABLE),
        ("The strike lasted three days.", Verdict.UNREADABLE),
        ("He waited for three days.", Verdict.UNREADABLE),
        ("He cut short his three-day visit.", Verdict.UNREADABLE),
        ("He agreed to a three-day truce.", Verdict.UNREADABLE),
        ("a visit of two to three days", Verdict.UNREADABLE),
        ("a three-day-old government", Verdict.UNREADABLE),
    ],
)
def test_the_length_of_a_stay_belongs_to_the_stay(sentence: str, verdict: Verdict) -> None:
    """A length of time proves that of a stay where the sentence says that a stay or an event lasts it."""
    quote = next(words for words in ("three days", "three-day") if words in sentence)
    before, _, after = sentence.partition(quote)
    assert judge_duration(cited(before, quote, after), Duration("P3D"), THREE_DAYS).verdict is verdict


def test_a_relation_has_an_offset() -> None:
    """A length of time between two events proves the offset of a relation, with its qualifier."""
    words = cited("This follows nearly ", "three months", " after he visited Oslo.")
    length = RecordedLength(low=Duration("P3M"), high=None, qualifier=Qualifier.NEARLY, is_stay=False)
    assert judge_duration(words, Duration("P3M"), length).verdict is Verdict.PROVEN_APPROXIMATE
    assert judge_duration(words, Duration("P3M"), attrs.evolve(length, qualifier=None)).cause is Cause.QUALIFIER
    visit = cited("He was on a ", "three-day visit", " to Oslo.")
    assert judge_duration(visit, Duration("P3D"), attrs.evolve(THREE_DAYS, is_stay=False)).verdict is Verdict.UNREADABLE
