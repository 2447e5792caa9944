"""What is done on a visit: by those who travel, on this visit, once for each engagement."""

import attrs
import pytest

from diplovisit.drafting.proposal import ProposedEngagement
from tests.drafting.visit_contexts import propose_visit, refused_of_visit


@attrs.frozen
class Done:
    """An engagement as a case expects it. who: the keys of those who take part. A None is not compared."""

    kind: str
    who: tuple[str, ...] = ()
    when: str | None = None
    place: str | None = None
    label: str | None = None
    forum: str | None = None
    duration: str | None = None
    modality: str | None = None
    status: str | None = None


@attrs.frozen
class Case:
    """What follows "Ana Soto will visit Portugal from 3 to 5 June.", with the engagements in it."""

    text: str
    done: tuple[Done, ...]


OPENING = "Ana Soto will visit Portugal from 3 to 5 June. "
CASES = (
    Case("She will meet President Ben Roth on 3 June.", (Done("meeting", ("roth",), "2026-06-03", modality="asserted"),)),
    Case("On the second day she will hold talks with Eva Moe in Lisbon.",
         (Done("meeting", ("moe",), "2026-06-04", "Lisbon"),)),
    Case("She is expected to sign an agreement on fisheries on 4 June.",
         (Done("signing", (), "2026-06-04", label="agreement on fisheries", modality="expected"),)),
    Case("She will lay a wreath at the Monument of the Discoveries and address parliament.",
         (Done("wreath-laying", place="Monument of the Discoveries"), Done("speech"))),
    Case("She will be received by Ben Roth in Lisbon on 4 June.", (Done("meeting", ("roth",), "2026-06-04", "Lisbon"),)),
    Case("President Ben Roth will host a dinner for her.", (Done("dinner", ("roth",)),)),
    Case("Ben Roth is to receive Ana Soto in Lisbon on 4 June.", (Done("meeting", ("roth",), "2026-06-04", "Lisbon"),)),
    Case("Ben Roth is to receive Ana Soto in Lisbon on 9 July.", ()),
    Case("She will tour a hydrogen plant in Sines and open a seminar on ocean research.",
         (Done("tour", place="Sines", label="hydrogen plant"), Done("conference", label="seminar on ocean research"))),
    Case("She will attend the annual political consultations.", (Done("consultations", forum="political consultations"),)),
    Case("She may also call on President Ben Roth.", (Done("courtesy-call", ("roth",), modality="possible"),)),
    Case("She will hold talks with Eva Moe on 4 June, followed by a joint press conference.",
         (Done("meeting", ("moe",), "2026-06-04"), Done("press-conference", (), "2026-06-04"))),
    Case("The two ministers will hold a joint press conference.", (Done("press-conference"),)),
    Case("She will hold a two-hour meeting with Eva Moe.", (Done("meeting", ("moe",), duration="PT2H"),)),
    Case("A meeting with President Ben Roth has been cancelled.", (Done("meeting", status="cancelled"),)),
    Case("She will meet Ben Roth. The meeting with Ben Roth will take place on 4 June.",
         (Done("meeting", ("roth",), "2026-06-04"),)),
    # What is not done, is done by others, or was done on another visit.
    Case("She will not meet President Ben Roth.", ()),
    Case("If time allows, she will meet Ben Roth.", ()),
    Case("She met Eva Moe in March.", ()),
    Case("She proposed a meeting with Ben Roth.", ()),
    Case("She was to have met Ben Roth and inspected a shipyard.", ()),
    Case("Trade Minister Carl Lind will meet Eva Moe in Madrid.", ()),
    Case("Ben Roth met the Spanish king on Friday.", ()),
    Case("She will meet Eva Moe in New York on 20 September.", ()),
    Case("Eva Moe said she would meet reporters on Friday.", ()),
    Case("In April she will sign a treaty with Spain.", ()),
)  # fmt: skip


def _as_done(each: ProposedEngagement, expected: Done, places: dict[str, str]) -> Done:
    def value(name: str) -> str | None:
        fact = getattr(each, name)
        if fact is None or getattr(expected, name) is None:
            return None
        return places.get(fact.value, fact.value) if name == "place" else str(fact.value)

    return Done(
        kind=each.kind.value,
        who=tuple(fact.value for fact in each.participants) if expected.who else (),
        when=value("when"),
        place=value("place"),
        label=value("label"),
        forum=value("forum"),
        duration=value("duration"),
        modality=value("modality"),
        status=value("status"),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_engagements_are_those_of_this_visit(case: Case) -> None:
    """Each engagement of this visit is proposed once, with its day, its place and those who take part."""
    (stop,) = propose_visit(OPENING + case.text).stops
    places = {place.key: place.name.value for place in stop.places}
    assert [each.kind.value for each in stop.engagements] == [done.kind for done in case.done]
    for each, expected in zip(stop.engagements, case.done, strict=True):
        assert _as_done(each, expected, places) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_words_prove_the_engagements_that_are_proposed(case: Case) -> None:
    """The words of a proposed engagement prove it, with all that it has."""
    assert refused_of_visit(OPENING + case.text) == ()


PROGRAMME = """Official visit of H.E. Ms. Ana Soto, Foreign Minister of Chile, to Portugal
3-4 June 2026

Wednesday, 3 June
09:30 – 10:15  Meeting with the Foreign Minister, Eva Moe
10.30  Joint press conference
13:00  Lunch hosted by President Ben Roth, Belém Palace

Thursday, 4 June
11:00  Wreath-laying, National War Memorial
12:00  Call on President Ben Roth (about 45 minutes)
"""


def test_a_programme_by_hours_has_its_engagements() -> None:
    """Each entry of a programme is an engagement at its hour, with the length that its hours or its brackets give."""
    (stop,) = propose_visit(PROGRAMME).stops
    found = [
        (each.kind.value, each.when.value if each.when is not None else None, each.duration and each.duration.value)
        for each in stop.engagements
    ]
    assert found == [
        ("meeting", "2026-06-03T09:30:00", "PT45M"),
        ("press-conference", "2026-06-03T10:30:00", None),
        ("lunch", "2026-06-03T13:00:00", None),
        ("wreath-laying", "2026-06-04T11:00:00", None),
        ("courtesy-call", "2026-06-04T12:00:00", "PT45M"),
    ]
    assert [place.name.value for place in stop.places] == ["Belém Palace", "National War Memorial"]
    assert refused_of_visit(PROGRAMME) == ()
