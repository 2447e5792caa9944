"""Several texts about one visit: one record, cited to each, with what they disagree on."""

import datetime
import itertools

import pytest

from diplovisit import draft
from diplovisit.drafting import DraftedRecord
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.pipeline.draft import articles_of, findings_of_draft
from diplovisit.record import Status, Visit

FIRST = (
    "OSLO, Sept 3, 2026 (Norsk Telegram) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15 to"
    " September 17, 2026, her office announced. She will meet Foreign Minister Kenji Morita in Tokyo on September 15."
)
REVISED = datetime.datetime(2026, 9, 9, tzinfo=datetime.UTC)


def both(second: str) -> DraftedRecord:
    """The draft of the first report and another one."""
    return draft({"first": FIRST, "second": second}, revised=REVISED)


def sources_of(visit: Visit, address: str) -> set[str]:
    """The sources that are cited for an address."""
    first = visit.sources[0].id
    return {name for row in visit.evidence if address in row.about for name in row.sources or (first,)}


def test_what_two_texts_agree_on_is_cited_to_both() -> None:
    """A fact that both texts state has the words of both."""
    made = both(
        "TOKYO, Sept 4, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15"
        " to September 17, 2026."
    )
    assert sources_of(made.visit, "japan/when") == {"first", "second"}
    assert sources_of(made.visit, "solheim/name") == {"first", "second"}
    assert len(made.visit.people) == 2
    assert len(made.visit.stops) == 1


def test_what_two_texts_disagree_on_is_kept_with_what_the_second_says() -> None:
    """Of two different days, the record has those of the first text, and a row says what the second has."""
    made = both(
        "TOKYO, Sept 4, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15"
        " to September 18, 2026."
    )
    assert str(made.visit.stops[0].when) == "2026-09-15/2026-09-17"
    assert [row.says for row in made.visit.evidence if row.says] == ["2026-09-15/2026-09-18"]
    texts = {"first": FIRST, "second": "TOKYO"}
    del texts
    rules = {finding.rule for finding in findings_of_draft(made, articles_of({"first": FIRST}), "draft.yaml")}
    assert "sources-disagree" in rules


def test_a_surname_in_the_second_text_is_the_person_of_the_first() -> None:
    """Somebody whom the second text names by the surname alone is no second person."""
    made = both("TOKYO, Sept 4, 2026 (Example Press) - Prime Minister Solheim will visit Japan.")
    assert [person.name for person in made.visit.people if person.name and "Solheim" in person.name] == [
        "Ingrid Solheim"
    ]


def test_things_of_one_key_in_two_texts_are_told_apart() -> None:
    """Figures of two texts have ids of their own, though each text numbers them from one."""
    made = draft(
        {
            "first": FIRST + " Trade between the two countries came to 4.1 billion euros in 2025.",
            "second": "TOKYO, Sept 4, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan."
            " Exports of salmon to Japan came to 310 million euros in 2025.",
        },
        revised=REVISED,
    )
    values = {str(claim.quantity.value) for claim in made.visit.claims if claim.quantity is not None}
    assert values == {"4100000000", "310000000"}
    ids = [claim.id for claim in made.visit.claims]
    assert len(ids) == len(set(ids))


def test_an_engagement_of_both_texts_is_one() -> None:
    """A meeting with the same person in both texts is one meeting; another one is added."""
    made = both(
        "TOKYO, Sept 4, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan. She will meet"
        " Foreign Minister Kenji Morita in Tokyo. She will also meet Emperor Haruhito."
    )
    meetings = made.visit.stops[0].engagements
    with_whom = sorted(each.person for meeting in meetings for each in meeting.participants)
    assert with_whom == ["haruhito", "morita"]


def test_the_order_of_texts_decides_what_is_first() -> None:
    """The first text given is the first source of the record."""
    second = "TOKYO, Sept 4, 2026 (Example Press) - Norwegian Prime Minister Ingrid Solheim will visit Japan."
    made = draft({"second": second, "first": FIRST}, revised=REVISED)
    assert [source.id for source in made.visit.sources] == ["second", "first"]


HEAD = "TOKYO, Sept 4, 2026 (Example Press) - Norwegian "
LATER = "OSLO, Sept 8, 2026 (Norsk Telegram) - "
P = "Prime Minister Ingrid Solheim"


@pytest.mark.parametrize(
    "second",
    [
        f"OSLO, May 3, 2029 (Norsk Telegram) - Norwegian {P} will visit Japan from June 3 to June 5, 2029.",
        f"{HEAD}{P} will visit France from November 3 to November 5, 2026.",
        f"{HEAD}Finance Minister Karin Solheim will visit Japan from October 3 to October 5, 2026.",
        f"{HEAD}Finance Minister Olav Dahl will visit Japan from October 3 to October 5, 2026.",
        "TOKYO, Sept 4, 2026 (Example Press) - Swedish Prime Minister Lars Berg will visit Japan.",
    ],
)
def test_texts_of_different_visits_are_refused(second: str) -> None:
    """Another traveller, another country or days far apart make no common record, in either order."""
    for texts in ({"first": FIRST, "second": second}, {"second": second, "first": FIRST}):
        with pytest.raises(DraftImpossible, match="two visits"):
            draft(texts, revised=REVISED)


@pytest.mark.parametrize(
    "name", ["Foreign Minister Morita Kenji", "Foreign Minister Kenji T. Morita", "Minister Morita", "Morita"]
)
def test_a_person_is_one_under_several_forms_of_the_name(name: str) -> None:
    """The surname first, an initial or the surname alone make no second person and no second meeting."""
    second = f"{HEAD}{P} will visit Japan. She will meet {name} in Tokyo."
    for texts in ({"first": FIRST, "second": second}, {"second": second, "first": FIRST}):
        visit = draft(texts, revised=REVISED).visit
        assert len(visit.people) == 2
        assert len(visit.stops[0].engagements) == 1


def test_a_surname_with_another_office_is_somebody_else() -> None:
    """Trade Minister Morita is not Foreign Minister Kenji Morita."""
    made = both(f"{HEAD}{P} will visit Japan. She will meet Trade Minister Morita.")
    assert len(made.visit.stops[0].engagements) == 2


def test_the_full_name_holds_whichever_text_is_first() -> None:
    """A text with the surname alone does not shorten the name."""
    made = draft({"second": f"{HEAD}Prime Minister Solheim will visit Japan.", "first": FIRST}, revised=REVISED)
    assert "Ingrid Solheim" in {person.name for person in made.visit.people}


@pytest.mark.parametrize(
    ("words", "says"), [("in Tokyo on September 16", "2026-09-16"), ("in Osaka on September 15", "Osaka")]
)
def test_another_day_or_place_of_a_meeting_is_kept(words: str, says: str) -> None:
    """Where texts disagree about a meeting, a row says what the second has."""
    made = both(f"{HEAD}{P} will visit Japan. She will meet Foreign Minister Kenji Morita {words}.")
    assert [row.says for row in made.visit.evidence if row.says] == [says]


def test_two_meetings_with_one_person_stay_two() -> None:
    """Meetings of two days are joined with those of the same day alone, in either order."""
    first = FIRST + " She will meet Morita again on September 17."
    second = f"{HEAD}{P} will visit Japan. She will meet Foreign Minister Kenji Morita on September 17."
    for texts in ({"first": first, "second": second}, {"second": second, "first": first}):
        visit = draft(texts, revised=REVISED).visit
        assert sorted(str(each.when) for each in visit.stops[0].engagements) == ["2026-09-15", "2026-09-17"]


def test_the_newest_text_moves_the_visit_in_any_order() -> None:
    """The days before a postponement are given up, and the new ones hold."""
    second = (
        f"{LATER}The visit of Norwegian {P} to Japan has been postponed. She will now visit Japan from October 6 to"
        " October 8, 2026."
    )
    for texts in ({"first": FIRST, "second": second}, {"second": second, "first": FIRST}):
        (stop,) = draft(texts, revised=REVISED).visit.stops
        assert str(stop.when) == "2026-10-06/2026-10-08"
        assert [str(days.when) for days in stop.previously] == ["2026-09-15/2026-09-17"]


def test_an_announcement_after_a_cancellation_holds_in_any_order() -> None:
    """The status is that of the newest text that states one."""
    texts = {
        "first": FIRST,
        "off": f"{LATER}The visit of Norwegian {P} to Japan has been cancelled.",
        "on": f"OSLO, Sept 10, 2026 (Norsk Telegram) - Norwegian {P} will visit Japan after all, her office announced.",
    }
    for names in itertools.permutations(texts):
        assert draft({name: texts[name] for name in names}, revised=REVISED).visit.status is Status.ANNOUNCED
