"""The status of a visit: the strongest that words prove of this visit, and the more careful where they disagree."""

import attrs
import pytest

from tests.drafting.visit_contexts import propose_visit, refused_of_visit


@attrs.frozen
class Case:
    """A text with status, announcement and class. is_stated: whether words state the status, and it is not inferred."""

    text: str
    status: str
    announcement: str | None = None
    category: str | None = None
    is_stated: bool = True


CASES = (
    Case("Ana Soto will visit Portugal.", "reported"),
    Case("Ana Soto is scheduled to travel to Portugal, sources said.", "reported"),
    Case("The foreign ministry announced that Ana Soto will visit Portugal.", "announced", "official"),
    Case("Ana Soto will pay an official visit to Portugal, her office said.", "announced", "official", "official", False),
    Case("The foreign ministry confirmed that Ana Soto will visit Portugal.", "confirmed", "official"),
    Case("Ana Soto arrived in Portugal on Monday for a working visit.", "under-way", None, "working"),
    Case("Ana Soto wrapped up a state visit to Portugal on Sunday.", "held", None, "state"),
    Case("Ana Soto's visit to Portugal has been postponed.", "postponed"),
    Case("The planned visit of Ana Soto to Portugal has been postponed.", "postponed"),
    Case("Ana Soto has called off a visit to Portugal.", "cancelled"),
    Case("Ana Soto will visit Portugal. No official announcement has been made.", "reported", "none"),
    Case("The foreign ministry denied that Ana Soto would visit Portugal.", "reported", "denied", None, False),
    Case("Ana Soto arrived in Portugal on Sunday and will leave on Wednesday.", "under-way", None, None, False),
    Case("Ana Soto met Ben Roth on the second day of a visit to Portugal.", "under-way", None, None, False),
    Case("Ana Soto left Portugal for home on Sunday after a state visit.", "held", None, "state", False),
    Case("Ana Soto, who landed here on Sunday, brought her State visit to Portugal to a close this evening.", "held"),
    Case("Ana Soto was in Portugal yesterday and today, and she will be in Spain from tomorrow.", "under-way", None, None,
         False),
    Case("Ana Soto was in Portugal on Monday, and will be in Spain from tomorrow.", "under-way", None, None, False),
    Case("Ana Soto will visit Portugal. The High Commission said Ms Soto would arrive on Friday.", "announced", "official",
         None, False),
    Case("Ana Soto left Lisbon on Sunday, concluding a three-day visit.", "held", None, None, False),
    # The subject is long, with names, offices and days between commas.
    Case("The visit of the Foreign Minister, Ana Soto, to Portugal has been postponed.", "postponed"),
    Case(
        "The official visit of Foreign Minister Ana Soto to Portugal, which was to take place on 3 May 2026, has been"
        " cancelled.", "cancelled", None, "official",
    ),
    Case("The visit to Portugal of Ana Soto, Minister of Trade, from 3 to 5 May has been cancelled.", "cancelled"),
    Case("The state visit of President Ana Soto to Portugal, due to begin on 3 May, was put off.", "postponed", None, "state"),
    Case(
        "The visit by the Foreign Minister, Ana Soto, to Portugal, originally scheduled for 3-5 May, was called off.",
        "cancelled",
    ),
    Case("Ana Soto will visit Portugal. The concert with the singer, Eva Lind, to Porto has been cancelled.", "reported"),
    Case("Ana Soto will visit Portugal. A dinner during the visit of the minister, Eva Lind, was cancelled.", "reported"),
    # Where an office takes back what another said, nothing is announced.
    Case("The ministry said Ana Soto would visit Portugal. It later said the official had spoken out of turn.", "reported", None, None, False),
    Case("The minister said Ana Soto will visit Portugal, contradicting her own office.", "reported"),
    Case("Ana Soto will visit Portugal, the ministry said. Lisbon declined to confirm the visit.", "reported"),
    Case("Ana Soto will visit Portugal, the palace said. Her office said it was premature to speak of a trip.", "reported"),
    Case("Ana Soto will visit Portugal, the ministry said. Her office dismissed the reports.", "reported", None, None, False),
    Case("Ana Soto will visit Portugal, the ministry said. No such visit is planned, said her office.", "reported", None, None, False),
    # What is told of another visit, of another person or of another thing.
    Case("Ana Soto will visit Portugal. She visited Spain in 2024.", "reported"),
    Case("Ana Soto visited Spain in March. She will visit Portugal on Friday.", "reported"),
    Case("Ana Soto will visit Portugal. Carl Lind has cancelled a visit to Spain.", "reported"),
    Case("Ana Soto will visit Portugal, ten weeks after she cancelled a stopover there.", "reported"),
    Case("Ana Soto will visit Portugal. The visit was first set for May and was put off.", "reported"),
    Case("Ana Soto will visit Portugal. A dinner in Lisbon has been cancelled.", "reported"),
    Case("Ana Soto will visit Portugal. Ben Roth concluded a state visit to Spain.", "reported"),
    Case("Ana Soto will visit Portugal, an official said on condition of anonymity.", "reported"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_status_is_that_of_this_visit(case: Case) -> None:
    """Status, announcement and class are those that words state of this visit."""
    proposal = propose_visit(case.text)
    assert proposal.status is not None
    assert (proposal.status.value, proposal.status.note is None) == (case.status, case.is_stated)
    assert (proposal.announcement.value if proposal.announcement is not None else None) == case.announcement
    assert (proposal.category.value if proposal.category is not None else None) == case.category


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_words_prove_the_status_that_is_proposed(case: Case) -> None:
    """The words of a proposed status, announcement or class prove it."""
    assert refused_of_visit(case.text) == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("because of a general strike", "a general strike"),
        ("owing to the forest fires in the north", "the forest fires in the north"),
        ("due to scheduling conflicts", "scheduling conflicts"),
    ],
)
def test_the_reason_stands_in_its_own_words(words: str, reason: str) -> None:
    """Why earlier days were given up is proposed in the words of the text."""
    text = f"Ana Soto was to visit Portugal on 3 June. The visit has been postponed {words}, the ministry said."
    (earlier,) = propose_visit(text).stops[0].previously
    assert earlier.reason is not None
    assert (earlier.reason.value, earlier.ended.value) == (reason, "postponed")
    assert refused_of_visit(text) == ()


@pytest.mark.parametrize(
    ("new", "ended"), [("", "postponed"), (" The visit will take place on 20-21 June 2026.", "rescheduled")]
)
def test_days_that_were_put_off_for_others_are_rescheduled(new: str, ended: str) -> None:
    """Earlier days are postponed where the new days are left open, and rescheduled where the text gives them."""
    text = f"Ana Soto was to visit Portugal on 3 June 2026. The visit has been postponed, the ministry said.{new}"
    (stop,) = propose_visit(text).stops
    assert [each.ended.value for each in stop.previously] == [ended]
    assert (stop.when is not None) == bool(new)
    assert refused_of_visit(text) == ()
