"""The status of a visit is that of the visit of its traveller: not of one event, another person or another country."""

import datetime

import pytest

from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import read_article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.pipeline.draft import draft_articles
from diplovisit.record import EngagementStatus, Status, Visit

OPTIONS = DraftOptions(revised=datetime.datetime(2026, 10, 22, tzinfo=datetime.UTC))
HEAD = "Ministry of Foreign Affairs of Ireland\n21 October 2026\n\n"
WILL = "Kenyan Foreign Minister Wanjiru Otieno will visit Ireland on 26 and 27 October 2026. "
WHO = "Kenyan Foreign Minister Wanjiru Otieno"


def draft_note(text: str) -> Visit:
    """Drafts a note of the host's ministry."""
    return draft_articles([read_article("ministry", (HEAD + text).encode())], OPTIONS, propose_by_rules).visit


OF_OTHERS = (
    # One event of the programme.
    "On 27 October she was to give a lecture at Trinity College Dublin; this event is cancelled.",
    "On 27 October she was to give a lecture at Trinity College Dublin; it has been cancelled.",
    "The dinner at Dublin Castle has been cancelled.",
    "A press conference planned for 27 October has been called off.",
    "The signing of an air services agreement was postponed. It had been planned for 27 October.",
    "She was also to open an exhibition in Cork. That has been cancelled.",
    "A trip to Cork was planned. It has been called off because of the storm.",
    "The trip to the port of Cork was cancelled because of fog.",
    "The Cork leg of the visit has been cancelled.",
    "A planned stop in Cork has been called off.",
    # Another person.
    "The Ugandan foreign minister's visit to Ireland has been postponed.",
    "The visit of the Ugandan foreign minister, planned for the same days, has been cancelled.",
    "The visit of her Ugandan colleague to Ireland has been cancelled.",
    "The Ugandan visit has been cancelled.",
    "Uganda's foreign minister cancelled his visit to Ireland. His visit has been cancelled because of floods.",
    "Uganda's foreign minister called off his trip. The trip has been cancelled because of elections.",
    "A state visit of the President of Kenya to Ireland has been postponed.",
    "The visit of President James Kariuki to Ireland has been postponed until spring.",
    "Her husband's trip has been cancelled.",
    "A parallel visit by her deputy was called off.",
    "The visit of a trade delegation, which was to accompany her, has been cancelled.",
    "The Tánaiste has postponed a visit to Berlin.",
    # Another country.
    "Her visit to Iceland has been cancelled.",
    "Her visit to Iceland, planned for 29 October, has been called off.",
    "She will not visit Northern Ireland.",
    "She has no plans to visit Iceland.",
    "She was to travel on to Senegal, but the trip has been cancelled.",
    # Earlier days, and an earlier visit.
    "The visit was postponed from April because of an illness.",
    "It replaces a visit that was cancelled in March.",
    "A visit planned for March was called off at short notice.",
    # What is supposed, denied or wrong.
    "If the strike goes on, the visit will be cancelled.",
    "Reports that the visit had been cancelled are false.",
    "Contrary to reports, the visit has not been cancelled.",
    "The opposition demanded that the visit be cancelled.",
    "The visit was called off by mistake, the ministry said.",
    "Ugandan Foreign Minister Moses Okello will not visit Ireland.",
)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_is_of_others_leaves_the_visit_announced(text: str) -> None:
    """An event, a visit of somebody else or a visit to another country changes neither status nor days."""
    visit = draft_note(WILL + text)
    assert visit.status is Status.ANNOUNCED
    assert visit.stops[0].previously == ()
    assert str(visit.stops[0].when) in {"2026-10-26/2026-10-27", "None"}


OFF = (
    (WILL + "The visit has been cancelled.", Status.CANCELLED, "2026-10-26/2026-10-27"),
    (WILL + "Her visit has been postponed.", Status.POSTPONED, "2026-10-26/2026-10-27"),
    (WILL + "The Kenyan foreign minister's visit has been put off.", Status.POSTPONED, "2026-10-26/2026-10-27"),
    (
        f"The visit to Ireland of {WHO}, which was to take place from 26 to 28 October 2026, has been postponed.",
        Status.POSTPONED,
        "2026-10-26/2026-10-28",
    ),
    (
        (
            "The visit of the Minister for Foreign Affairs of Kenya, Ms Wanjiru Otieno, to Ireland from 26 to 28 October 2026"
            " has been postponed at the request of the Kenyan side."
        ),
        Status.POSTPONED,
        "2026-10-26/2026-10-28",
    ),
    (
        (
            "The visit of the Minister for Foreign Affairs of Kenya, Ms Wanjiru Otieno, to Ireland, which was announced on"
            " 6 October and was to take place from 26 to 28 October 2026, has been postponed. The postponement is due to the"
            " extraordinary session of the African Union Council in Addis Ababa on 27 October."
        ),
        Status.POSTPONED,
        "2026-10-26/2026-10-28",
    ),
    (f"{WHO} has scrapped a visit to Ireland planned for 26 October 2026.", Status.CANCELLED, None),
    (f"The visit of {WHO} to Ireland has been scrapped.", Status.CANCELLED, None),
    (f"The visit of {WHO} to Ireland has been shelved.", Status.POSTPONED, None),
    (f"The visit of {WHO} to Ireland on 26 October 2026 has been put on hold.", Status.POSTPONED, None),
    (
        f"A visit to Ireland by {WHO} that was to begin on 26 October 2026 has been postponed, officials said.",
        Status.POSTPONED,
        None,
    ),
    # What was planned, and will not be.
    (f"The planned visit of {WHO} to Ireland on 26 October 2026 will not take place.", Status.CANCELLED, None),
    (
        (
            f"{WHO} will not visit Ireland from 26 to 28 October 2026, as was announced earlier. The talks planned in Dublin"
            " on 26 October are cancelled."
        ),
        Status.CANCELLED,
        None,
    ),
    (f"The visit of {WHO} to Ireland, scheduled for 26 October 2026, will not go ahead.", Status.CANCELLED, None),
    (f"The visit of {WHO} to Ireland, announced for 26 October 2026, is off.", Status.CANCELLED, None),
)


@pytest.mark.parametrize(("text", "status", "earlier"), OFF, ids=lambda value: str(value)[-60:])
def test_a_visit_that_is_off_has_no_days_and_is_called_a_planned_one(
    text: str, status: Status, earlier: str | None
) -> None:
    """A visit that is off keeps its days as earlier ones alone, and its title does not say that it is made."""
    visit = draft_note(text)
    assert (visit.status, visit.stops[0].when) == (status, None)
    assert earlier is None or [str(each.when) for each in visit.stops[0].previously] == [earlier]
    assert visit.title.startswith("Planned visit of ")


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO} will not be visiting Ireland on 26 October 2026.",
        f"Contrary to media reports, {WHO} is not travelling to Ireland on 26 October 2026. No visit is planned.",
        f"{WHO} has no plans to visit Ireland.",
        f"{WHO} has ruled out a visit to Ireland.",
        f"{WHO} rules out visiting Ireland this year.",
        f"There are no plans for {WHO} to visit Ireland.",
        f"{WHO} does not intend to travel to Ireland, her office said.",
        f"{WHO} is not coming to Ireland. She will stay in Nairobi.",
        f"{WHO} has decided against a visit to Ireland.",
        f"{WHO} won't be going to Ireland, a spokesman said.",
        f"{WHO} never planned to visit Ireland, her office said.",
        f"No visit of {WHO} to Ireland is planned.",
        f"A visit by {WHO} to Ireland is not planned.",
        f"{WHO} will not visit Ireland until the talks in Geneva end.",
    ],
)
def test_a_visit_that_nobody_planned_gives_no_draft(text: str) -> None:
    """Where all that a text says is that there is no visit, the message says so, with its words."""
    with pytest.raises(DraftImpossible, match="ministry says that there is no visit: "):
        draft_note(text)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            (
                f"The official visit of {WHO} to Ireland, scheduled for 26 to 28 October 2026, has been cancelled.\n\nThe talks"
                " in Dublin on 26 October, the lecture at Trinity College on 27 October and the dinner in Cork on 28 October"
                " will not take place."
            ),
            {EngagementStatus.CANCELLED},
        ),
        (
            (
                f"The visit of {WHO} to Ireland, planned for 26 October 2026, has been postponed.\n\nShe was to give a lecture"
                " at Trinity College Dublin on 27 October."
            ),
            {EngagementStatus.POSTPONED},
        ),
        (
            WILL + "The lecture at Trinity College and the dinner at Dublin Castle have been cancelled.",
            {EngagementStatus.CANCELLED},
        ),
    ],
)
def test_an_engagement_that_will_not_be_says_so(text: str, statuses: set[EngagementStatus]) -> None:
    """What falls away with others, or with the visit, is no engagement that is still to come."""
    engagements = draft_note(text).stops[0].engagements
    assert engagements
    assert {each.status for each in engagements} == statuses


@pytest.mark.parametrize(
    ("text", "status", "days"),
    [
        (f"The visit of {WHO} to Ireland has been postponed by two days to 28 and 29 October 2026.", Status.POSTPONED,
         "2026-10-28/2026-10-29"),
        (f"The visit of {WHO} to Ireland has been brought forward by a week to 19 October 2026.", Status.ANNOUNCED,
         "2026-10-19"),
        (f"{WHO} will travel to Ireland one day later than announced, on 27 and 28 October 2026.", Status.ANNOUNCED,
         "2026-10-27/2026-10-28"),
    ],
)  # fmt: skip
def test_new_days_stand_beside_how_far_they_moved(text: str, status: Status, days: str) -> None:
    """The days to which a visit is moved by some days are its days."""
    visit = draft_note(text)
    assert (visit.status, str(visit.stops[0].when)) == (status, days)
