"""How sure words are, against how sure a record is."""

import pytest

from diplovisit.evidence.verdicts.certainty import announcement, modality
from diplovisit.evidence.verdicts.verdict import Ground, Opinion, Verdict
from diplovisit.evidence.verdicts.words import words_alone
from diplovisit.record import Announcement, Modality

SAID = {
    "will visit": Modality.ASSERTED,
    "is scheduled to travel": Modality.SCHEDULED,
    "is expected to come": Modality.EXPECTED,
    "will likely visit": Modality.LIKELY,
    "may visit": Modality.POSSIBLE,
    "is unlikely to come": Modality.UNLIKELY,
}


@pytest.mark.parametrize("value", Modality)
@pytest.mark.parametrize(("quote", "said"), SAID.items())
def test_a_record_is_no_surer_than_its_words(quote: str, said: Modality, value: Modality) -> None:
    """Words that are as sure prove it, surer ones leave it to whoever wrote it, and less sure ones contradict it."""
    strongest_first = list(Modality)
    opinion = modality(words_alone(quote), value)
    if strongest_first.index(value) < strongest_first.index(said):
        assert opinion == Opinion(Verdict.CONTRADICTED, f"say no more than {said}", Ground.CERTAINTY)
    elif value is said:
        assert opinion == Opinion(Verdict.PROVEN, f"say {said}")
    else:
        assert opinion == Opinion(Verdict.ATTESTED, f"are surer ({said}) than the record")


def test_words_without_a_modality_prove_none() -> None:
    """What is told as a fact says nothing of how sure it was to come."""
    opinion = modality(words_alone("visited Russia in May"), Modality.SCHEDULED)
    assert opinion == Opinion(Verdict.UNREADABLE, "do not say how sure they are")


@pytest.mark.parametrize(
    ("quote", "value", "opinion"),
    [
        (
            "No official announcement was made",
            Announcement.OFFICIAL,
            Opinion(Verdict.CONTRADICTED, "deny it", Ground.CERTAINTY),
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
            Opinion(Verdict.CONTRADICTED, "deny nothing", Ground.CERTAINTY),
        ),
        (
            "The ministry announced the visit",
            Announcement.DENIED,
            Opinion(Verdict.CONTRADICTED, "deny nothing", Ground.CERTAINTY),
        ),
    ],
)
def test_an_announcement(quote: str, value: Announcement, opinion: Opinion) -> None:
    """Words of "no official announcement" make none, and words that deny nothing do not say that there was none."""
    assert announcement(words_alone(quote), value) == opinion
