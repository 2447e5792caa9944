"""Examples of rules across records that the corpus lacks: uncertain facts give no findings."""

import pytest

from diplovisit.record import Visit
from tests.checks.across import made
from tests.checks.across.made import findings, rules, stop, visit

FOLLOWS_C = [{"kind": "follows", "target": "c"}]


@pytest.mark.parametrize(
    ("others", "missed", "expected"),
    [
        ([], [], False),  # a single record cannot know
        ([visit("b", stops=[stop(when="2025-05-01")])], [], True),
        ([], ["b"], True),  # an invalid record counts as given
        ([], ["c"], False),  # and it may be the target
        ([visit("b", stops=[stop(when="2025-05-01")])], [None], False),  # or its id is unknown
    ],
)
def test_a_target_is_reported_only_if_all_ids_are_known(
    others: list[Visit], missed: list[str | None], expected: bool
) -> None:
    """A missing target is reported only among several records, if the ids of all are known."""
    assert ("target-not-found" in rules(visit("a", relations=FOLLOWS_C), *others, missed=missed)) is expected


def test_revisions_with_the_same_id_are_named_by_number() -> None:
    """A duplicate id of two revisions is reported with the numbers of the revisions."""
    ((rule, _, address, sentence),) = findings(visit("a"), visit("a", revision=2))
    assert (rule, address) == ("record-id-twice", "id")
    assert sentence == '"a" is also the id of another record; revision 2 here and 1 there'


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
def test_a_long_chain_is_no_cycle(closed: bool) -> None:
    """A long chain gives no finding, and a long cycle gives one finding with a short sentence."""
    cycles = [finding for finding in findings(*_chain(300, closed=closed)) if finding[0] == "relation-ring"]
    assert len(cycles) == closed
    assert all("and so on over 300 records" in sentence for *_, sentence in cycles)


@pytest.mark.parametrize(
    ("first_kind", "second_kind", "is_cycle"),
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
        # Two independent orders: a part may be later than the whole.
        ("part-of", "follows", False),
        ("supersedes", "precedes", False),
    ],
)
def test_which_pairs_of_relations_are_cycles(first_kind: str, second_kind: str, is_cycle: bool) -> None:
    """Two relations of one order are a cycle if both point to the other record; the same order stated twice is none."""
    first = visit("a", relations=[{"kind": first_kind, "target": "b"}], status="cancelled")
    second = visit("b", relations=[{"kind": second_kind, "target": "a"}], status="cancelled")
    assert rules(first, second) == (["relation-ring"] if is_cycle else [])


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
        # Two equal sets of days, as of a shuttle, are the same days.
        (stop(when="{2025-04-07,2025-04-09}"), stop(when="{2025-04-07,2025-04-09}"), True),
        (stop(when="{2025-04-07,2025-04-09}"), stop(when="2025-04-07/2025-04-09"), False),
    ],
)
def test_which_stops_are_the_same(first: dict[str, object], second: dict[str, object], twice: bool) -> None:
    """Two stops are the same only if all their days are known and equal, and their countries are equal."""
    assert ("stop-twice" in rules(visit("a", stops=[first]), visit("b", stops=[second]))) is twice


@pytest.mark.parametrize("kind", ["accompanies", "part-of", "supersedes"])
def test_records_with_a_declared_relation_may_share_a_stop(kind: str) -> None:
    """A stop that two records share by a declared relation is not reported as recorded twice."""
    assert "stop-twice" not in rules(visit("a", relations=[{"kind": kind, "target": "b"}]), visit("b"))


def test_each_copy_is_reported_once() -> None:
    """Three records of one stop give two findings, each naming the first."""
    reported = findings(visit("a"), visit("b"), visit("c"))
    sentence = "repeats the stop estonia of a: Aino Tamm in EE on 2025-04-07"
    assert reported == {("stop-twice", record, "estonia/when", sentence) for record in ("b", "c")}


PRESIDENT = {"id": "virtanen", "name": "Eero Virtanen", "country": "FI"}


def _president(*stops: dict[str, object], **fields: object) -> Visit:
    return visit("b", people=[PRESIDENT], travellers=[{"person": "virtanen"}], stops=list(stops), **fields)


def _companion(*stops: dict[str, object], target: str = "b", at: list[str] | None = None, **fields: object) -> Visit:
    relation = {"kind": "accompanies", "target": target} | ({"stops": at} if at else {})
    people = [made.document()["people"][0], PRESIDENT]
    return visit("a", people=people, stops=list(stops), relations=[relation], **fields)


def test_one_common_stop_is_enough_unless_stops_are_named() -> None:
    """A relation of the whole visit needs one common stop; a relation that names stops needs all of them."""
    president = _president(stop(0, "EE", "2025-04-07/2025-04-08"))
    stops = (stop(0, "EE", "2025-04-08"), stop(1, "LV", "2025-04-09"))
    assert rules(_companion(*stops), president) == []
    assert rules(_companion(*stops, at=["stop-0"]), president) == []
    assert [address for _, _, address, _ in findings(_companion(*stops, at=["stop-0", "stop-1"]), president)] == [
        "relations/0/stops/1"
    ]


def test_the_nearest_stop_is_named() -> None:
    """The sentence names the stop, its days, and the nearest stop of the other visit, preferably in the same country."""
    president = _president(stop(0, "EE", "2025-04-10"), stop(1, "LV", "2025-04-08"))
    ((_, _, _, same),) = findings(_companion(stop(0, "EE", "2025-04-07")), president)
    assert same == "accompanies b at stop-0 on 2025-04-07, but that visit is in EE on 2025-04-10"
    ((_, _, _, other),) = findings(_companion(stop(0, "SE", "2025-04-07")), president)
    assert other == "accompanies b at stop-0 in SE on 2025-04-07, but that visit is in LV on 2025-04-08"


def test_an_undated_stop_in_another_country_is_elsewhere() -> None:
    """A visit to only another country is elsewhere, even if its days are unknown."""
    ((_, _, _, sentence),) = findings(_companion(stop(0, "SE", "2025-04-07")), _president(stop(0, "LV", None)))
    assert sentence == "accompanies b at stop-0 in SE on 2025-04-07, but that visit is in LV"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_cancelled_or_postponed_visit_is_not_compared(status: str) -> None:
    """A cancelled or postponed visit is compared with no companion."""
    ours, theirs = stop(0, "EE", "2025-04-07"), stop(0, "EE", "2025-04-10")
    assert rules(_companion(ours), _president(theirs, status=status)) == []
    assert rules(_companion(ours, status=status), _president(theirs)) == []


EVENT = {"id": "summit", "kind": "event", "what": "a summit", "subjects": ["virtanen"]}


@pytest.mark.parametrize(
    ("event", "theirs", "expected"),
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
def test_a_companion_of_somebody_at_an_event(
    event: dict[str, object], theirs: dict[str, object], expected: bool
) -> None:
    """A companion at an event is reported if no other record of that person is there on its days or those of the stop."""
    ours = _companion(stop(0, "EE", "2025-04-07"), target="summit", claims=[EVENT | event])
    assert (rules(ours, _president(theirs)) == ["companion-not-there"]) is expected
    assert rules(ours) == []  # nobody else travels


@pytest.mark.parametrize(
    "status", ["reported", "announced", "confirmed", "under-way", "held", "cancelled", "postponed"]
)
def test_a_superseded_visit_must_not_be_planned(status: str) -> None:
    """A superseded visit is reported if it is still planned, but not if it was held."""
    later = visit("b", stops=[stop(when="2025-06-02")], relations=[{"kind": "supersedes", "target": "a"}])
    expected = status in {"reported", "announced", "confirmed", "under-way"}
    assert (rules(visit("a", status=status), later) == ["superseded-still-on"]) is expected


@pytest.mark.parametrize(("last", "before"), [("b", "c"), ("c", "b")])
def test_one_of_two_successors_may_supersede_the_other(last: str, before: str) -> None:
    """Two successors are accepted if one supersedes the other, in any order of the records."""
    records = [
        visit("a"),
        visit(before, relations=[{"kind": "supersedes", "target": "a"}]),
        visit(last, relations=[{"kind": "supersedes", "target": target} for target in ("a", before)]),
    ]
    assert "superseded-twice" not in rules(*records)
    assert "superseded-twice" not in rules(*reversed(records))
    assert "superseded-twice" in rules(*records[:2], visit(last, relations=[{"kind": "supersedes", "target": "a"}]))
