"""Judging values of a record by the words cited for them."""

import pytest

from diplovisit import load
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.verdicts.dates import judge_date
from diplovisit.evidence.verdicts.lengths import RecordedLength, judge_duration, judge_duration_qualifier
from diplovisit.evidence.verdicts.statements import judge_modality
from diplovisit.evidence.verdicts.statuses import judge_announcement, judge_status
from diplovisit.evidence.verdicts.verdict import Cause, Opinion, Verdict, quote_alone
from diplovisit.record import Announcement, Duration, Edtf, Modality, Qualifier, Status
from tests.conftest import ROOT
from tests.evidence.cited import cited

MODALITY_BY_QUOTE = {
    "will visit": Modality.ASSERTED,
    "is scheduled to travel": Modality.SCHEDULED,
    "is expected to come": Modality.EXPECTED,
    "will likely visit": Modality.LIKELY,
    "may visit": Modality.POSSIBLE,
    "is unlikely to come": Modality.UNLIKELY,
}


@pytest.mark.parametrize("value", Modality)
@pytest.mark.parametrize(("quote", "stated"), MODALITY_BY_QUOTE.items())
def test_a_record_is_not_more_certain_than_its_words(quote: str, stated: Modality, value: Modality) -> None:
    """Equally certain words prove a modality, more certain ones attest it, and less certain ones contradict it."""
    strongest_first = list(Modality)
    opinion = judge_modality(quote_alone(quote), value)
    if strongest_first.index(value) < strongest_first.index(stated):
        assert opinion == Opinion(Verdict.CONTRADICTED, f"say only {stated}", Cause.CERTAINTY)
    elif value is stated:
        assert opinion == Opinion(Verdict.PROVEN, f"say {stated}")
    else:
        assert opinion == Opinion(Verdict.ATTESTED, f"are more certain ({stated}) than the record")


def test_words_without_a_modality_prove_none() -> None:
    """Words that report a past event state no modality, so the modality is unreadable."""
    opinion = judge_modality(quote_alone("visited Russia in May"), Modality.SCHEDULED)
    assert opinion == Opinion(Verdict.UNREADABLE, "do not say how certain they are")


@pytest.mark.parametrize(
    ("quote", "value", "opinion"),
    [
        (
            "No official announcement was made",
            Announcement.OFFICIAL,
            Opinion(Verdict.CONTRADICTED, "deny it", Cause.CERTAINTY),
        ),
        (
            "No official announcement was made",
            Announcement.NONE,
            Opinion(Verdict.PROVEN, "deny an announcement"),
        ),
        (
            "The ministry announced the visit",
            Announcement.OFFICIAL,
            Opinion(Verdict.PROVEN, "announce it"),
        ),
        (
            "The ministry announced the visit",
            Announcement.NONE,
            Opinion(Verdict.CONTRADICTED, "do not deny anything", Cause.CERTAINTY),
        ),
        (
            "The ministry announced the visit",
            Announcement.DENIED,
            Opinion(Verdict.CONTRADICTED, "do not deny anything", Cause.CERTAINTY),
        ),
    ],
)
def test_judging_an_announcement(quote: str, value: Announcement, opinion: Opinion) -> None:
    """Words that deny an announcement contradict an official one; words that deny nothing contradict a missing one."""
    assert judge_announcement(quote_alone(quote), value) == opinion


@pytest.mark.parametrize(
    ("value", "quote", "stated"),
    [
        ("cancelled", "both governments announced the visit", "announced"),
        ("cancelled", "the visit was postponed", "postponed"),
        ("cancelled", "the visit took place", "held"),
        ("postponed", "the visit has been called off", "cancelled"),
        ("postponed", "the Foreign Ministry confirmed the visit", "confirmed"),
        ("announced", "the visit was cancelled", "cancelled"),
        ("confirmed", "the visit was put off", "postponed"),
        ("reported", "the visit has been cancelled", "cancelled"),
        ("held", "the visit was cancelled", "cancelled"),
        ("under-way", "the visit has been postponed", "postponed"),
    ],
)
def test_a_cancelled_visit_is_neither_postponed_nor_on(value: str, quote: str, stated: str) -> None:
    """Words that state one of cancelled, postponed and planned or held contradict a status that is another of them."""
    assert judge_status(quote_alone(quote), Status(value)) == Opinion(Verdict.CONTRADICTED, f"say {stated}")


@pytest.mark.parametrize("value", ["held", "under-way"])
@pytest.mark.parametrize(
    "quote", ["both governments announced the visit", "the visit was confirmed", "is expected to travel"]
)
def test_words_about_a_plan_prove_no_event(value: str, quote: str) -> None:
    """Words about a plan leave an event unreadable, not contradicted: a visit that was held was announced before."""
    assert judge_status(quote_alone(quote), Status(value)).verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("cancelled", "the visit has not been cancelled"),
        ("cancelled", "the visit may be cancelled"),
        ("cancelled", "denied that the trip was called off"),
        ("announced", "no visit was announced"),
        ("announced", "the visit is expected to be announced"),
        ("postponed", "is unlikely to be postponed"),
        ("held", "never took place"),
    ],
)
def test_a_denied_or_doubtful_word_proves_no_status(value: str, quote: str) -> None:
    """A word for a status that the words deny or doubt does not prove the status."""
    assert judge_status(quote_alone(quote), Status(value)).verdict is Verdict.UNREADABLE


def test_a_denial_before_the_words_counts_and_one_after_them_does_not() -> None:
    """A status is judged by its sentence up to the end of the quote."""

    def in_text(before: str, after: str, quote: str = "was cancelled", value: Status = Status.CANCELLED) -> Verdict:
        return judge_status(cited(before, quote, after), value).verdict

    assert in_text("The visit ", ", and no new day was given.") is Verdict.PROVEN
    assert in_text("No visit ", ".") is Verdict.UNREADABLE
    assert in_text("The ministry denied that the visit ", ".") is Verdict.UNREADABLE
    assert in_text("It is likely that the visit ", ".") is Verdict.UNREADABLE
    assert in_text("No visit is ", ".", "scheduled", Status.REPORTED) is Verdict.UNREADABLE
    assert in_text("A visit is likely, and ", ".", "scheduled", Status.REPORTED) is Verdict.PROVEN


@pytest.mark.parametrize(
    ("before", "quote", "after", "value"),
    [
        ("It is untrue that ", "the visit was cancelled", ".", "cancelled"),
        ("Reports that ", "the visit took place", " are false.", "held"),
        ("A rumour says ", "the visit has been postponed", ".", "postponed"),
        ("The cancellation of ", "the visit was announced", ".", "announced"),
        ("The dinner of ", "the visit was cancelled", ".", "cancelled"),
        ("", "The ministry announced", " that the visit would be off.", "announced"),
        ("", "The ministry announced", " the cancellation of the visit.", "announced"),
        ("", "The ministry announced", " on Monday that the visit was off.", "announced"),
        ("", "The visit was held", " up by fog.", "held"),
        ("", "The visit was confirmed", " to be off.", "confirmed"),
        ("", "The visit was cancelled", "? Nobody knows.", "cancelled"),
        ("The hoax said it was ", "cancelled", ".", "cancelled"),
    ],
)
def test_words_inside_a_longer_statement_prove_no_status(before: str, quote: str, after: str, value: str) -> None:
    """A status is not proven if its clause is governed or continued by other words, which may retract it."""
    assert judge_status(cited(before, quote, after), Status(value)).verdict in {Verdict.ATTESTED, Verdict.UNREADABLE}


@pytest.mark.parametrize(
    ("before", "quote", "after", "value"),
    [
        ("", "The visit was cancelled", "", "cancelled"),
        ("On Monday, ", "the visit was cancelled", ", and nobody said why.", "cancelled"),
        ("She goes to Kenya from 3 to 5 May, ", "both governments announced", ".", "announced"),
        ("She goes to Kenya, ", "both governments announced", " on Monday.", "announced"),
        ("“", "The visit was cancelled", "”, the minister said.", "cancelled"),
        ("The visit ", "has been put off", " today.", "postponed"),
        ("Foreign Minister Liis Tamm ", "will visit", " Finland on March 7.", "reported"),
    ],
)
def test_a_clause_of_its_own_proves_its_status(before: str, quote: str, after: str, value: str) -> None:
    """A clause that punctuation ends proves its status, and so does a plan with any subject and object."""
    assert judge_status(cited(before, quote, after), Status(value)).verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("value", "quote", "verdict"),
    [
        ("announced", "both governments announced the visit", Verdict.PROVEN),
        ("announced", "both governments announced", Verdict.ATTESTED),
        ("cancelled", "the visit was called off", Verdict.PROVEN),
        ("reported", "will visit", Verdict.PROVEN),
        ("reported", "both governments announced", Verdict.ATTESTED),
        ("announced", "the visit was confirmed", Verdict.ATTESTED),
        ("confirmed", "The palace issued a statement", Verdict.ATTESTED),
        ("cancelled", "La visite a été annulée", Verdict.ATTESTED),
    ],
)
def test_words_that_state_a_status_prove_it_and_others_attest_it(value: str, quote: str, verdict: Verdict) -> None:
    """Words that state the status prove it; a weaker status than theirs, or words that state none, make it attested."""
    assert judge_status(quote_alone(quote), Status(value)).verdict is verdict


@pytest.mark.parametrize(
    ("quote", "value", "opinion"),
    [
        ("on 7 March 2025", "2025-03-07", Opinion(Verdict.PROVEN, "read as 7 March 2025")),
        ("Friday, 7 March 2025", "2025-03-07", Opinion(Verdict.PROVEN, "read as 7 March 2025")),
        # `weekday-disagrees` reports a weekday that does not match its day.
        (
            "Monday, 7 March 2025",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, "name a Monday, and 7 March 2025 is a Friday", Cause.WEEKDAY),
        ),
        (
            "after 7 March 2025",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, 'have "after" before the date, which does not fit "when"'),
        ),
        (
            "before May 2025",
            "2025-05",
            Opinion(Verdict.UNREADABLE, 'have "before" before the date, which does not fit "when"'),
        ),
        (
            "on 7 March",
            "2025-03-07",
            Opinion(
                Verdict.AMBIGUOUS,
                "read as 7 March and do not give the year",
                Cause.YEAR,
            ),
        ),
        ("on 8 March", "2025-03-07", Opinion(Verdict.CONTRADICTED, "read as 8 March")),
        (
            "on Tuesday",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, "read as Tuesday, not 2025-03-07"),
        ),
        (
            "at 9.30 pm on 7 March 2025",
            "2025-03-07T09:30:00",
            Opinion(Verdict.CONTRADICTED, "read as 7 March 2025, 21:30"),
        ),
        (
            "soon",
            "2025-03-07",
            Opinion(Verdict.UNREADABLE, "cannot be read as a date: no date was found"),
        ),
        (
            "7 March 2025 or 8 March 2025",
            "2025-03-07",
            Opinion(
                Verdict.AMBIGUOUS,
                'have 2 dates, "7 March 2025" and "8 March 2025", and do not say which is meant',
            ),
        ),
    ],
)
def test_judging_a_date(quote: str, value: str, opinion: Opinion) -> None:
    """Words prove only a date that they state completely, not one that they leave open, or put before or after."""
    assert judge_date(quote_alone(quote), Edtf(value)) == opinion


@pytest.mark.parametrize(
    ("quote", "qualifier", "opinion"),
    [
        ("three months", None, Opinion(Verdict.PROVEN, "say P3M")),
        ("nearly three months", Qualifier.NEARLY, Opinion(Verdict.PROVEN_APPROXIMATE, "say P3M")),
        (
            "nearly three months",
            None,
            Opinion(Verdict.CONTRADICTED, "have nearly, and the record has no qualifier", Cause.QUALIFIER),
        ),
        (
            "three months",
            Qualifier.NEARLY,
            Opinion(Verdict.CONTRADICTED, "have no qualifier, and the record has nearly", Cause.QUALIFIER),
        ),
        ("two months", None, Opinion(Verdict.CONTRADICTED, "read as P2M")),
        ("long", None, Opinion(Verdict.UNREADABLE, "cannot be read as a length of time: no length of time was found")),
    ],
)
def test_judging_a_duration(quote: str, qualifier: Qualifier | None, opinion: Opinion) -> None:
    """Words prove a duration only together with their qualifier."""
    length = RecordedLength(low=Duration("P3M"), high=None, qualifier=qualifier, is_stay=False)
    assert judge_duration(quote_alone(quote), Duration("P3M"), length) == opinion


@pytest.mark.parametrize(
    ("quote", "opinion"),
    [
        ("nearly three months", Opinion(Verdict.PROVEN, 'say "nearly"')),
        ("three months", Opinion(Verdict.CONTRADICTED, "have no qualifier", Cause.QUALIFIER)),
        ("more than three months", Opinion(Verdict.CONTRADICTED, "have over", Cause.QUALIFIER)),
        (
            "over three months",
            Opinion(Verdict.UNREADABLE, 'use "over" for a period, not for the time between two events'),
        ),
        ("long", Opinion(Verdict.UNREADABLE, "cannot be read as a length of time: no length of time was found")),
    ],
)
def test_judging_the_qualifier_of_a_duration(quote: str, opinion: Opinion) -> None:
    """Words contradict a qualifier that they lack, for any duration."""
    length = RecordedLength(low=Duration("P3M"), high=None, qualifier=Qualifier.NEARLY, is_stay=False)
    assert judge_duration_qualifier(quote_alone(quote), Qualifier.NEARLY, length) == opinion


def test_words_prove_a_label_that_they_contain() -> None:
    """A topic in the words of its source is proven; a topic in other words is attested."""
    retelling = read_text((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
    examination = Examination(visit=load("seeds/misri-russia/visit.yaml"), texts={"retelling": retelling})
    opinions = {judgement.value: judgement.opinion for judgement in examination.judgements}
    assert opinions["foreign office discussions"].verdict is Verdict.PROVEN
    assert opinions["foreign office discussions"].reason == "have it word for word"
    assert opinions["trade and investment"].verdict is Verdict.ATTESTED
    assert opinions["trade and investment"].reason == "are paraphrased in the record"
