"""What is done on a visit, as notes to the press tell it afterwards, and what of it was called off."""

import attrs
import pytest

from diplovisit.drafting.proposal import ProposedEngagement
from tests.drafting.visit_contexts import propose_visit, refused_of_visit

AHEAD = "Ana Soto will visit Portugal from 3 to 5 June. "
HELD = "Ana Soto paid a visit to Portugal from 11 to 14 May. "


@attrs.frozen
class Done:
    """An engagement as a case expects it; who: the keys of those who take part."""

    kind: str
    who: tuple[str, ...] = ()
    when: str | None = None
    place: str | None = None
    label: str | None = None
    status: str | None = None


CASES = (
    # Talks, by their noun.
    (HELD, "In talks on Tuesday with her counterpart, Eva Moe, the two agreed to revive a committee.",
     Done("meeting", ("moe",), "2026-05-12")),
    (HELD, "Talks were held with Foreign Minister Eva Moe, following which a Programme of Cooperation was adopted.",
     Done("meeting", ("moe",))),
    (HELD, "Negotiations were held with Foreign Minister Eva Moe on 12 May.", Done("meeting", ("moe",), "2026-05-12")),
    (HELD, "During the talks in Lisbon on 12 May the ministers discussed fisheries.",
     Done("meeting", (), "2026-05-12", "Lisbon")),
    (HELD, "Soto held negotiations with Eva Moe.", Done("meeting", ("moe",))),
    # Host and guest act together.
    (HELD, "President Ben Roth and Ana Soto held talks in Lisbon on 12 May.",
     Done("meeting", ("roth",), "2026-05-12", "Lisbon")),
    (AHEAD, "President Ben Roth and Foreign Minister Ana Soto will hold discussions on 4 June on hydropower.",
     Done("meeting", ("roth",), "2026-06-04")),
    (HELD, "Ana Soto and Eva Moe held a meeting on 12 May.", Done("meeting", ("moe",), "2026-05-12")),
    (HELD, "The visiting dignitary laid a wreath at the Alley of Honour.",
     Done("wreath-laying", place="Alley of Honour")),
    # A day without a comma before the one who acts.
    (HELD, "On Tuesday the guest toured the Great Mosque.", Done("tour", (), "2026-05-12", "Great Mosque")),
    (HELD, "On Wednesday she was received by President Ben Roth.", Done("meeting", ("roth",), "2026-05-13")),
    (HELD, "On Tuesday Ana Soto called on President Ben Roth.", Done("courtesy-call", ("roth",), "2026-05-12")),
    # Wreaths and flowers.
    (HELD, "A wreath was laid at the Alley of Honour.", Done("wreath-laying", place="Alley of Honour")),
    (HELD, "Soto laid flowers at the Tomb of the Unknown Soldier on 12 May.",
     Done("wreath-laying", (), "2026-05-12", "Tomb of the Unknown Soldier")),
    # Sites, with a name of their own or without.
    (HELD, "The delegation visited the Hydrogen Research Institute in Sines.",
     Done("tour", place="Sines", label="Hydrogen Research Institute")),
    (HELD, "She visited the Diamond Technology Park.", Done("tour", place="Diamond Technology Park")),
    (HELD, "She visited the old settlement and spoke of fisheries.", Done("tour", label="old settlement")),
    (AHEAD, "She will visit a naval base in Sines on 4 June.",
     Done("tour", (), "2026-06-04", "Sines", "naval base")),
    # What is opened.
    (AHEAD, "She will open a cultural centre in Porto on 4 June.",
     Done("ceremony", (), "2026-06-04", "Porto", "cultural centre")),
    (AHEAD, "She will attend the reopening of the Chilean consulate general in Porto.",
     Done("ceremony", place="Porto", label="Chilean consulate general")),
    (AHEAD, "She will take part in a press conference at the Citadel.", Done("press-conference", place="Citadel")),
    (HELD, "- a wreath was laid at the Alley of Honour.", Done("wreath-laying", place="Alley of Honour")),
    (AHEAD, "The royal couple will tour the Sines Research Institute.",
     Done("tour", place="Sines Research Institute")),
    # What was called off.
    (HELD, "A trip to Sines could not take place because of the wind.", Done("tour", place="Sines", status="cancelled")),
    (HELD, "A visit to the hydrogen plant in Sines was called off because of high winds.",
     Done("tour", place="Sines", label="hydrogen plant", status="cancelled")),
    (HELD, "The visit to the National Museum planned for 15.30 was cancelled.",
     Done("tour", place="National Museum", status="cancelled")),
    (HELD, "The lecture at the university in Porto, announced for Tuesday, was cancelled.",
     Done("speech", place="Porto", status="cancelled")),
    (AHEAD, "The signature of the agreement on social security, foreseen for the visit, will not take place.",
     Done("signing", label="agreement on social security", status="cancelled")),
    (AHEAD, "A planned visit to a shipyard in Sines has been dropped from the programme.",
     Done("tour", place="Sines", label="shipyard", status="cancelled")),
    (AHEAD, "The meeting with President Ben Roth has fallen through.",
     Done("meeting", ("roth",), status="cancelled")),
    (AHEAD, "The dinner, originally planned for Thursday, will not take place.", Done("dinner", status="cancelled")),
)  # fmt: skip

NOTHING = (
    (AHEAD, "The visit to Angola has been cancelled."),
    (HELD, "The talks did not take place behind closed doors."),
    (AHEAD, "The dinner will not be held on Thursday."),
    (HELD, "She was in talks to buy two ships."),
    (AHEAD, "In April she will sign a treaty with Spain."),
    (HELD, "Eva Moe laid flowers."),
    (HELD, "On Tuesday Eva Moe toured the Great Mosque."),
)

APART = (
    "She will hold separate meetings with Foreign Minister Eva Moe and with President Ben Roth.",
    "She will meet separately with Eva Moe and Ben Roth on 4 June.",
    "She will have individual meetings with Eva Moe and Ben Roth.",
    "She will have meetings with Foreign Minister Eva Moe and President Ben Roth.",
)


@pytest.mark.parametrize("text", APART)
def test_people_who_are_met_apart_are_in_an_engagement_each(text: str) -> None:
    """Separate meetings are several, and a meeting of three is one."""
    for words, expected in ((text, [["moe"], ["roth"]]), ("She will meet Eva Moe and Ben Roth.", [["moe", "roth"]])):
        (stop,) = propose_visit(AHEAD + words).stops
        assert [[fact.value for fact in each.participants] for each in stop.engagements] == expected


def test_a_place_at_the_head_of_a_sentence_is_that_of_both_deeds() -> None:
    """A place before the first of two deeds is the place of the second one too."""
    text = "In Lisbon, the Minister will be received by President Ben Roth and will hold a meeting with Eva Moe."
    (stop,) = propose_visit(AHEAD + text).stops
    assert [each.place.value if each.place is not None else None for each in stop.engagements] == ["place-lisbon"] * 2


def _as_done(each: ProposedEngagement, places: dict[str, str]) -> Done:
    def value(name: str) -> str | None:
        fact = getattr(each, name)
        return None if fact is None else places.get(fact.value, fact.value)

    who = tuple(fact.value for fact in each.participants)
    return Done(each.kind.value, who, *(value(name) for name in ("when", "place", "label", "status")))


@pytest.mark.parametrize(("opening", "text", "done"), CASES, ids=[case[1] for case in CASES])
def test_notes_tell_what_was_done(opening: str, text: str, done: Done) -> None:
    """A sentence of a note gives one engagement, with all that it says of it, and the words prove it."""
    (stop,) = propose_visit(opening + text).stops
    places = {place.key: place.name.value for place in stop.places}
    assert [_as_done(each, places) for each in stop.engagements] == [done]
    assert refused_of_visit(opening + text) == ()


def test_talks_of_two_hosts_are_no_engagement() -> None:
    """Talks of two people of whom none travels are not of the visit."""
    (stop,) = propose_visit(AHEAD + "Ben Roth and Eva Moe will hold talks on 4 June.").stops
    assert stop.engagements == ()


@pytest.mark.parametrize(("opening", "text"), NOTHING, ids=[case[1] for case in NOTHING])
def test_other_words_tell_of_no_engagement(opening: str, text: str) -> None:
    """What is done by others, elsewhere or not known to be off is no engagement, and none that is off."""
    engagements = [each for stop in propose_visit(opening + text).stops for each in stop.engagements]
    assert [each for each in engagements if each.kind.value != "meeting" or each.status is not None] == []
