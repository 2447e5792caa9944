"""Several texts about one visit: one record, cited to each, with what they disagree on."""

import datetime

from diplovisit import draft
from diplovisit.drafting import DraftedRecord
from diplovisit.pipeline.draft import articles_of, findings_of_draft
from diplovisit.record import Visit

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
