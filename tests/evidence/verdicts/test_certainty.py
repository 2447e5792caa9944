"""How sure words are, against how sure a record is."""

import pytest

from diplovisit.evidence.verdicts.values import judge_announcement, judge_modality, judge_status
from diplovisit.evidence.verdicts.verdict import Cause, CitedText, Opinion, Verdict, quote_alone
from diplovisit.record import Announcement, Modality, Status

MODALITY_BY_QUOTE = {
    "will visit": Modality.ASSERTED,
    "is scheduled to travel": Modality.SCHEDULED,
    "is expected to come": Modality.EXPECTED,
    "will likely visit": Modality.LIKELY,
    "may visit": Modality.POSSIBLE,
    "is unlikely to come": Modality.UNLIKELY,
}


@pytest.mark.parametrize("value", Modality)
@pytest.mark.parametrize(("quote", "said"), MODALITY_BY_QUOTE.items())
def test_a_record_is_no_surer_than_its_words(quote: str, said: Modality, value: Modality) -> None:
    """Words that are as sure prove it, surer ones leave it to whoever wrote it, and less sure ones contradict it."""
    strongest_first = list(Modality)
    opinion = judge_modality(quote_alone(quote), value)
    if strongest_first.index(value) < strongest_first.index(said):
        assert opinion == Opinion(Verdict.CONTRADICTED, f"say no more than {said}", Cause.CERTAINTY)
    elif value is said:
        assert opinion == Opinion(Verdict.PROVEN, f"say {said}")
    else:
        assert opinion == Opinion(Verdict.ATTESTED, f"are surer ({said}) than the record")


def test_words_without_a_modality_prove_none() -> None:
    """What is told as a fact says nothing of how sure it was to come."""
    opinion = judge_modality(quote_alone("visited Russia in May"), Modality.SCHEDULED)
    assert opinion == Opinion(Verdict.UNREADABLE, "do not say how sure they are")


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
            Opinion(Verdict.ATTESTED, "speak of an announcement"),
        ),
        (
            "The ministry announced the visit",
            Announcement.NONE,
            Opinion(Verdict.CONTRADICTED, "deny nothing", Cause.CERTAINTY),
        ),
        (
            "The ministry announced the visit",
            Announcement.DENIED,
            Opinion(Verdict.CONTRADICTED, "deny nothing", Cause.CERTAINTY),
        ),
    ],
)
def test_an_announcement(quote: str, value: Announcement, opinion: Opinion) -> None:
    """Words of "no official announcement" make none, and words that deny nothing do not say that there was none."""
    assert judge_announcement(quote_alone(quote), value) == opinion


@pytest.mark.parametrize(
    ("value", "quote", "said"),
    [
        ("cancelled", "both governments announced", "announced"),
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
def test_what_is_off_is_not_on(value: str, quote: str, said: str) -> None:
    """A visit that is cancelled, one that is postponed and one that is on are three things."""
    assert judge_status(quote_alone(quote), Status(value)) == Opinion(Verdict.CONTRADICTED, f"say {said}")


@pytest.mark.parametrize("value", ["held", "under-way"])
@pytest.mark.parametrize("quote", ["both governments announced", "the visit was confirmed", "is expected to travel"])
def test_a_plan_is_no_event(value: str, quote: str) -> None:
    """Words about a plan settle no event; another row may, as a visit that was held was announced before."""
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
    """A word of the status is there, and the words do not say it."""
    assert judge_status(quote_alone(quote), Status(value)).verdict is Verdict.UNREADABLE


def test_a_denial_before_the_words_counts_and_one_behind_does_not() -> None:
    """The sentence in the text is read up to the end of the quote."""

    def in_text(before: str, behind: str, quote: str = "was cancelled", value: Status = Status.CANCELLED) -> Verdict:
        at = (len(before), len(before) + len(quote))
        return judge_status(CitedText(quote=quote, sentence=before + quote + behind, at=at), value).verdict

    assert in_text("The visit ", ", and no new day was given.") is Verdict.PROVEN
    assert in_text("No visit ", ".") is Verdict.UNREADABLE
    assert in_text("The ministry denied that the visit ", ".") is Verdict.UNREADABLE
    assert in_text("It is likely that the visit ", ".") is Verdict.UNREADABLE
    assert in_text("No visit is ", ".", "scheduled", Status.REPORTED) is Verdict.UNREADABLE
    assert in_text("A visit is likely, and ", ".", "scheduled", Status.REPORTED) is Verdict.PROVEN


@pytest.mark.parametrize(
    ("before", "quote", "behind", "value"),
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
def test_words_inside_a_longer_statement_prove_no_status(before: str, quote: str, behind: str, value: str) -> None:
    """What governs a clause in its sentence, or continues it, may take it back: a person has to read it."""
    words = CitedText(quote=quote, sentence=before + quote + behind, at=(len(before), len(before) + len(quote)))
    assert judge_status(words, Status(value)).verdict is Verdict.ATTESTED


@pytest.mark.parametrize(
    ("before", "quote", "behind", "value"),
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
def test_a_clause_of_its_own_proves_its_status(before: str, quote: str, behind: str, value: str) -> None:
    """A clause that punctuation closes, and a plan with whatever subject and object, are read as they stand."""
    words = CitedText(quote=quote, sentence=before + quote + behind, at=(len(before), len(before) + len(quote)))
    assert judge_status(words, Status(value)).verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("value", "quote", "verdict"),
    [
        ("announced", "both governments announced", Verdict.PROVEN),
        ("cancelled", "the visit was called off", Verdict.PROVEN),
        ("reported", "will visit", Verdict.PROVEN),
        ("reported", "both governments announced", Verdict.ATTESTED),
        ("announced", "the visit was confirmed", Verdict.ATTESTED),
        ("confirmed", "The palace issued a statement", Verdict.ATTESTED),
        ("cancelled", "La visite a été annulée", Verdict.ATTESTED),
    ],
)
def test_words_that_state_a_status_prove_it_and_others_leave_it_to_a_person(
    value: str, quote: str, verdict: Verdict
) -> None:
    """A record may be less sure than its words, and prose that states no status is for a person to read."""
    assert judge_status(quote_alone(quote), Status(value)).verdict is verdict
