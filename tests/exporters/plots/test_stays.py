"""Tests of the lanes of a timeline: whose they are, which days a stay has, and what has no day."""

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.plots import Counts, Lane, LaneOwner, LaneStay, count_visits
from diplovisit.exporters.plots.live_stops import Phase
from diplovisit.exporters.plots.stays import NOBODY, NOWHERE, pick_lanes
from diplovisit.record import Edtf, Ending, Person, Status, Stop, TravellerStatus, Visit
from diplovisit.testing import visits
from tests.exporters.plots.test_counting import make_stop, make_visit, off_stop

SOME = st.lists(visits(), max_size=4, unique_by=lambda visit: visit.id)
OWNERS = st.sampled_from(LaneOwner)


def lanes(*records: Visit, owner: LaneOwner = LaneOwner.TRAVELLER) -> dict[str, Lane]:
    """Returns the lanes of records by name."""
    return {lane.name: lane for lane in count_visits(records, lanes=owner).lanes}


def shown(lane: Lane) -> list[str]:
    """Returns each stay as its days, or as written, and its names."""
    return [f"{stay.written or f'{stay.first}/{stay.last}'} {', '.join(stay.names)}".strip() for stay in lane.stays]


def two_stops(first: str | None, second: str | None, when: str | None = None) -> Visit:
    """Returns a visit with stops in Estonia and Latvia."""
    record = make_visit("a", make_stop(first), make_stop(second, "LV", id="on"))
    return attrs.evolve(record, when=Edtf(when) if when else None)


@pytest.mark.parametrize(
    ("record", "stays"),
    [
        (two_stops("2025-03-07", "2025-03-08/2025-03-09"), ["2025-03-07/2025-03-09 Estonia, Latvia"]),
        (two_stops("2025-03-08", "2025-03-07"), ["2025-03-07/2025-03-08 Latvia, Estonia"]),
        (two_stops("2025-03-07", "2025-03-09"), ["2025-03-07/2025-03-07 Estonia", "2025-03-09/2025-03-09 Latvia"]),
        (two_stops("2025-03-07/2025-03-12", "2025-03-08"), ["2025-03-07/2025-03-12 Estonia, Latvia"]),
        (two_stops("2025-03-07", "2025-05"), ["2025-03-07/2025-03-07 Estonia", "2025-05 Latvia"]),
        (two_stops("2025-05", "2025-05"), ["2025-05 Estonia, Latvia"]),
        (two_stops("2025-03-07?", "2025-03-08"), ["2025-03-07? Estonia", "2025-03-08/2025-03-08 Latvia"]),
        (
            two_stops("2025-03-07", "2025-03-08/2025-03-09~"),
            ["2025-03-07/2025-03-07 Estonia", "2025-03-08/2025-03-09~ Latvia"],
        ),
        (two_stops("2025-03-07/..", "../2025-03-09"), ["2025-03-07/.. Estonia", "../2025-03-09 Latvia"]),
        (two_stops("[2025-03-07,2025-03-09]", None), ["[2025-03-07,2025-03-09] Estonia"]),
        (
            two_stops("{2025-03-07,2025-03-09}", None),
            ["2025-03-07/2025-03-07 Estonia", "2025-03-09/2025-03-09 Estonia"],
        ),
        (two_stops(None, "9999-12-31"), ["9999-12-31/9999-12-31 Latvia"]),
        (two_stops(None, None, "2025-03-07/2025-03-09"), ["2025-03-07/2025-03-09 Estonia, Latvia"]),
        (two_stops("2025-03-07", None, "2025-03-07/2025-03-09"), ["2025-03-07/2025-03-07 Estonia"]),
        (two_stops(None, None), []),
    ],
)
def test_a_traveller_stays_where_the_stops_are(record: Visit, stays: list[str]) -> None:
    """Stops that follow upon one another are one stay; dates that are not days stay as written."""
    lane = lanes(record)["Envoy"]
    assert shown(lane) == stays
    assert (lane.visits, lane.undated) == (1, not stays)


def test_a_country_has_only_the_stops_there() -> None:
    """In the lane of a country, a stay is that of the stops there, with the names of those who come."""
    record = make_visit("a", make_stop("2025-03-07"), make_stop("2025-03-08", "LV", id="on"), travellers=("ann", "bob"))
    found = lanes(record, owner=LaneOwner.COUNTRY)
    assert {name: shown(lane) for name, lane in found.items()} == {
        "Estonia": ["2025-03-07/2025-03-07 Ann, Bob"],
        "Latvia": ["2025-03-08/2025-03-08 Ann, Bob"],
    }


def test_a_country_may_have_a_part_of_the_days_of_a_visit() -> None:
    """A stop without days can be on any day of its visit, unless it is the only stop."""
    several = lanes(two_stops(None, None, "2025-03-07/2025-03-09"), owner=LaneOwner.COUNTRY)["Latvia"]
    assert [(stay.is_whole, stay.days_in_words) for stay in several.stays] == [(False, "7–9 March 2025")]
    one = attrs.evolve(make_visit("a", make_stop(None)), when=Edtf("2025-03-07/2025-03-09"))
    assert [stay.is_whole for stay in lanes(one, owner=LaneOwner.COUNTRY)["Estonia"].stays] == [True]


def test_a_territory_has_a_lane_of_its_own() -> None:
    """A stop in a territory is in the lane of the territory; one in no country is not left out."""
    stops = (make_stop("1920-11-30", "GB", "JM"), make_stop("1920-12-05", None, id="sea"))
    assert list(lanes(make_visit("a", *stops), owner=LaneOwner.COUNTRY)) == [NOWHERE, "Jamaica"]


def test_a_name_of_two_states_is_two_people() -> None:
    """Two people of one name and two states have a lane each, with the state; one person under two ids has one lane."""

    def by(id: str, person: str, state: str) -> Visit:
        record = make_visit(id, travellers=(person,))
        return attrs.evolve(record, people=(Person(id=person, name="John Smith", country=state),))

    assert list(lanes(by("a", "x", "AU"), by("b", "y", "AU"))) == ["John Smith"]
    assert set(lanes(by("a", "x", "AU"), by("b", "x", "NZ"))) == {"John Smith (Australia)", "John Smith (New Zealand)"}


def test_a_visit_of_nobody_has_a_lane() -> None:
    """A visit from which everybody withdrew has a lane."""
    record = make_visit("a")
    gone = tuple(attrs.evolve(one, status=TravellerStatus.WITHDRAWN) for one in record.travellers)
    assert list(lanes(attrs.evolve(record, travellers=gone))) == [NOBODY]


def test_planned_visits_are_marked_and_cancelled_ones_have_no_lane() -> None:
    """A stay says whether its visit was planned or under way; what was called off is counted apart."""
    kinds = [Status.ANNOUNCED, Status.HELD, Status.CANCELLED, Status.UNDER_WAY, Status.POSTPONED]
    records = [make_visit(f"v{n}", make_stop(f"2025-03-0{n + 1}"), status=status) for n, status in enumerate(kinds)]
    assert [stay.phase for stay in lanes(*records)["Envoy"].stays] == [Phase.PLANNED, Phase.HELD, Phase.UNDER_WAY]


@pytest.mark.parametrize("owner", LaneOwner)
def test_a_visit_postponed_to_new_days_is_planned_on_them(owner: LaneOwner) -> None:
    """As in the calendars, where it is tentative on its new days."""
    moved = off_stop("2025-05-07", Ending.RESCHEDULED, when=Edtf("2025-06-07"))
    (lane,) = lanes(make_visit("a", moved, status=Status.POSTPONED), owner=owner).values()
    assert [(stay.phase, stay.first.isoformat()) for stay in lane.stays] == [(Phase.PLANNED, "2025-06-07")]


@pytest.mark.parametrize("ended", [Ending.CANCELLED, Ending.POSTPONED])
def test_a_stop_that_is_off_has_no_stay(ended: Ending) -> None:
    """Neither its traveller nor its country has a stay of it, whether its days are known to the day or to the month."""
    for when in ("2025-04-07", "2025-04"):
        record = make_visit("a", off_stop(when, ended), make_stop("2025-04-09", "LV", id="on"))
        assert shown(lanes(record)["Envoy"]) == ["2025-04-09/2025-04-09 Latvia"]
        assert list(lanes(record, owner=LaneOwner.COUNTRY)) == ["Latvia"]
        assert lanes(make_visit("a", off_stop(when, ended))) == {}


def test_lanes_are_only_for_a_timeline() -> None:
    """Other pictures keep nothing but counts."""
    assert count_visits([make_visit("a")]).lanes == ()


@given(SOME, OWNERS)
def test_no_visit_is_lost(records: list[Visit], owner: LaneOwner) -> None:
    """Each counted visit is in a lane, and those without any day are counted."""
    counts: Counts = count_visits(records, lanes=owner)
    assert sum(lane.visits for lane in counts.lanes) >= counts.whole.visits
    assert all(stay.first <= stay.last for lane in counts.lanes for stay in lane.stays)
    assert all(lane.undated < lane.visits or not lane.stays for lane in counts.lanes)
    one_by_one = [count_visits([record], lanes=owner) for record in records]
    assert counts.dayless == sum(not any(lane.stays for lane in one.lanes) for one in one_by_one if one.whole.visits)


@given(SOME, OWNERS, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(records: list[Visit], owner: LaneOwner, random: object) -> None:
    """The same records in another order give the same lanes."""
    backwards = count_visits(reversed(records), lanes=owner).lanes
    assert backwards == count_visits(records, lanes=owner).lanes


def test_the_lanes_with_the_most_visits_are_picked() -> None:
    """The lanes with the most visits are shown in the order of their first days, those without days last."""
    day = datetime.date(2025, 3, 7)
    many = Lane(name="Many", visits=3)
    late = Lane(name="Late", visits=2, stays=(LaneStay(first=day, last=day),))
    early = Lane(name="Early", visits=1, stays=(LaneStay(first=datetime.date(1999, 1, 1), last=day),))
    last = Lane(name="Last", visits=1)
    assert [lane.name for lane in pick_lanes((many, late, early, last), 2)] == ["Late", "Many"]
    assert [lane.name for lane in pick_lanes((many, late, early), 2)] == ["Early", "Late", "Many"]


def test_a_stop_that_was_not_selected_has_no_stay() -> None:
    """With selected stops, the lanes have only these."""
    record = make_visit("a", make_stop("2025-03-07"), make_stop("2025-03-08", "LV", id="on"))

    def is_selected(stop: Stop) -> bool:
        return stop.country == "LV"

    (lane,) = count_visits([record], stops=is_selected, lanes=LaneOwner.TRAVELLER).lanes
    assert shown(lane) == ["2025-03-08/2025-03-08 Latvia"]
