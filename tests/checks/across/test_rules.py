"""Stories of records beside one another that the corpus does not tell: what is not certain is not told."""

import pytest

from diplovisit.record import Visit
from tests.checks.across import made
from tests.checks.across.made import found, rules, stop, visit

FOLLOWS_C = [{"kind": "follows", "target": "c"}]


@pytest.mark.parametrize(
    ("others", "missed", "told"),
    [
        ([], [], False),  # a single record cannot know
        ([visit("b", stops=[stop(when="2025-05-01")])], [], True),
        ([], ["b"], True),  # a record that is at fault is given too
        ([], ["c"], False),  # and may be the target
        ([visit("b", stops=[stop(when="2025-05-01")])], [None], False),  # by an id that nobody can tell
    ],
)
def test_a_target_is_missed_only_where_every_id_is_known(
    others: list[Visit], missed: list[str | None], told: bool
) -> None:
    """Whether a record is there can be said only of several, each of whose ids is known."""
    assert ("target-not-found" in rules(visit("a", relations=FOLLOWS_C), *others, missed=missed)) is told


def test_revisions_that_share_an_id_are_told_apart() -> None:
    """Two revisions of one record are named by their numbers."""
    ((rule, _, address, sentence),) = found(visit("a"), visit("a", revision=2))
    assert (rule, address) == ("record-id-twice", "id")
    assert sentence == '"a" is the id of another record too; revision 2 here and 1 there'


def _chain(length: int, *, closed: bool) -> list[Visit]:
    count = length if closed else length - 1
    return [
        visit(
            f"visit-{number}",
            stops=[stop(when=f"{1000 + number}-01-01")],
            relations=[{"kind": "part-of", "target": f"visit-{(number + 1) % length}"}] if number < count else [],
        )
        for number in range(length)
    ]


@pytest.mark.parametrize("closed", [False, True])
def test_a_chain_is_no_ring_however_long(closed: bool) -> None:
    """A chain of records is none, and a ring is told once, in a sentence that can be read."""
    told = [finding for finding in found(*_chain(300, closed=closed)) if finding[0] == "relation-ring"]
    assert len(told) == closed
    assert all("and so on over 300 records" in sentence for *_, sentence in told)


@pytest.mark.parametrize(
    ("one", "other", "ring"),
    [
        ("follows", "precedes", False),
        ("follows", "follows", True),
        ("precedes", "precedes", True),
        ("return-of", "precedes", False),
        ("return-of", "follows", True),
        ("return-of", "return-of", True),
        ("accompanies", "accompanies", True),
        ("supersedes", "supersedes", True),
        ("part-of", "part-of", True),
        # Two orders that have nothing to do with each other: the part may be what comes later.
        ("part-of", "follows", False),
        ("supersedes", "precedes", False),
    ],
)
def test_which_two_relations_go_round(one: str, other: str, ring: bool) -> None:
    """Two relations of one order are a ring where both point away; the same said from both sides is none."""
    first = visit("a", relations=[{"kind": one, "target": "b"}], status="cancelled")
    second = visit("b", relations=[{"kind": other, "target": "a"}], status="cancelled")
    assert rules(first, second) == (["relation-ring"] if ring else [])


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        (stop(), stop(), True),
        (stop(when="2025-04-07/2025-04-09"), stop(when="2025-04-07/2025-04-08"), False),
        (stop(when="2025-04-07~"), stop(when="2025-04-07~"), False),
        (stop(when="2025-04"), stop(when="2025-04"), False),
        (stop(when=None), stop(when=None), False),
        (stop(country=None), stop(country=None), False),
        (stop(kind="transit"), stop(kind="transit"), False),
        (stop(territory="FO", country="DK"), stop(territory="GL", country="DK"), False),
        (stop(territory="FO", country="DK"), stop(country="DK"), True),
        # A shuttle's days are days, and the same days are the same.
        (stop(when="{2025-04-07,2025-04-09}"), stop(when="{2025-04-07,2025-04-09}"), True),
        (stop(when="{2025-04-07,2025-04-09}"), stop(when="2025-04-07/2025-04-09"), False),
    ],
)
def test_which_stops_are_the_same(first: dict[str, object], second: dict[str, object], twice: bool) -> None:
    """The same days, all of them known, in the same country; and nothing that may be otherwise."""
    assert ("stop-twice" in rules(visit("a", stops=[first]), visit("b", stops=[second]))) is twice


@pytest.mark.parametrize("kind", ["accompanies", "part-of", "supersedes"])
def test_records_that_say_how_they_stand_together_may_share_a_stop(kind: str) -> None:
    """What a record says itself of another is no stop recorded twice by mistake."""
    assert "stop-twice" not in rules(visit("a", relations=[{"kind": kind, "target": "b"}]), visit("b"))


def test_each_copy_is_told_once() -> None:
    """Three records of one stop give two findings, each naming the first."""
    told = found(visit("a"), visit("b"), visit("c"))
    sentence = "is the stop estonia of a over again: Aino Tamm in EE on 2025-04-07"
    assert told == {("stop-twice", record, "estonia/when", sentence) for record in ("b", "c")}


PRESIDENT = {"id": "virtanen", "name": "Eero Virtanen", "country": "FI"}


def _president(*stops: dict[str, object], **fields: object) -> Visit:
    return visit("b", people=[PRESIDENT], travellers=[{"person": "virtanen"}], stops=list(stops), **fields)


def _companion(*stops: dict[str, object], target: str = "b", at: list[str] | None = None, **fields: object) -> Visit:
    relation = {"kind": "accompanies", "target": target} | ({"stops": at} if at else {})
    people = [made.document()["people"][0], PRESIDENT]
    return visit("a", people=people, stops=list(stops), relations=[relation], **fields)


def test_one_stop_is_enough_unless_stops_are_named() -> None:
    """Of a relation of the whole visit one stop in common will do; of one that names its stops each must be."""
    president = _president(stop(0, "EE", "2025-04-07/2025-04-08"))
    stops = (stop(0, "EE", "2025-04-08"), stop(1, "LV", "2025-04-09"))
    assert rules(_companion(*stops), president) == []
    assert rules(_companion(*stops, at=["stop-0"]), president) == []
    assert [address for _, _, address, _ in found(_companion(*stops, at=["stop-0", "stop-1"]), president)] == [
        "relations/0/stops/1"
    ]


def test_the_nearest_stop_is_named() -> None:
    """The sentence has the stop, its days, and where the other visit is: in the same country, if it is there at all."""
    president = _president(stop(0, "EE", "2025-04-10"), stop(1, "LV", "2025-04-08"))
    ((_, _, _, same),) = found(_companion(stop(0, "EE", "2025-04-07")), president)
    assert same == "accompanies b at stop-0 on 2025-04-07, and that visit is in EE on 2025-04-10"
    ((_, _, _, other),) = found(_companion(stop(0, "SE", "2025-04-07")), president)
    assert other == "accompanies b at stop-0 in SE on 2025-04-07, and that visit is in LV on 2025-04-08"


def test_a_visit_without_days_elsewhere_is_elsewhere() -> None:
    """A visit that goes to another country and to none besides is not here, whenever it is."""
    ((_, _, _, sentence),) = found(_companion(stop(0, "SE", "2025-04-07")), _president(stop(0, "LV", None)))
    assert sentence == "accompanies b at stop-0 in SE on 2025-04-07, and that visit is in LV"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_that_is_off_has_no_companions(status: str) -> None:
    """The days of a visit that was called off say nothing."""
    ours, theirs = stop(0, "EE", "2025-04-07"), stop(0, "EE", "2025-04-10")
    assert rules(_companion(ours), _president(theirs, status=status)) == []
    assert rules(_companion(ours, status=status), _president(theirs)) == []


EVENT = {"id": "summit", "kind": "event", "what": "a summit", "subjects": ["virtanen"]}


@pytest.mark.parametrize(
    ("event", "theirs", "told"),
    [
        ({}, stop(0, "EE", "2025-04-07"), False),
        ({}, stop(0, "EE", "2025-04-10"), True),
        ({"when": "2025-04-07/2025-04-10"}, stop(0, "EE", "2025-04-10"), False),
        ({"when": "2025-04-07/2025-04-09"}, stop(0, "EE", "2025-04-10"), True),
        ({"when": "2025-04-07~"}, stop(0, "EE", "2025-04-10"), False),
        ({"subjects": ["virtanen", "tamm"]}, stop(0, "EE", "2025-04-10"), True),
        ({"subjects": ["tamm"]}, stop(0, "EE", "2025-04-10"), False),
        ({"subjects": ["EE"]}, stop(0, "EE", "2025-04-10"), False),
        ({"kind": "statement"}, stop(0, "EE", "2025-04-10"), False),
    ],
)
def test_a_companion_of_somebody_at_an_event(event: dict[str, object], theirs: dict[str, object], told: bool) -> None:
    """Somebody who travels in other records and is in none of them there, on the days of the stop or of the event."""
    ours = _companion(stop(0, "EE", "2025-04-07"), target="summit", claims=[EVENT | event])
    assert (rules(ours, _president(theirs)) == ["companion-not-there"]) is told
    assert rules(ours) == []  # nobody else travels


@pytest.mark.parametrize(
    "status", ["reported", "announced", "confirmed", "under-way", "held", "cancelled", "postponed"]
)
def test_what_is_superseded_is_to_be_off(status: str) -> None:
    """A visit to come that another takes the place of shows twice; one that was held is over."""
    later = visit("b", stops=[stop(when="2025-06-02")], relations=[{"kind": "supersedes", "target": "a"}])
    told = status in {"reported", "announced", "confirmed", "under-way"}
    assert (rules(visit("a", status=status), later) == ["superseded-still-on"]) is told


@pytest.mark.parametrize(("last", "before"), [("b", "c"), ("c", "b")])
def test_of_two_successors_the_one_may_supersede_the_other(last: str, before: str) -> None:
    """Whichever of them is looked at first."""
    records = [
        visit("a"),
        visit(before, relations=[{"kind": "supersedes", "target": "a"}]),
        visit(last, relations=[{"kind": "supersedes", "target": target} for target in ("a", before)]),
    ]
    assert "superseded-twice" not in rules(*records)
    assert "superseded-twice" not in rules(*reversed(records))
    assert "superseded-twice" in rules(*records[:2], visit(last, relations=[{"kind": "supersedes", "target": "a"}]))
