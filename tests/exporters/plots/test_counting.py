"""Tests of counting: the year of a visit, the country of a stop, and what is left out."""

from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.icalendar.entry import EventStatus
from diplovisit.exporters.icalendar.event_status import stop_status
from diplovisit.exporters.plots import Counts, VisitCounts, count_visits, sum_counts
from diplovisit.exporters.plots.counting import MOST_TRAVELLERS
from diplovisit.exporters.plots.live_stops import live_stops
from diplovisit.record import Edtf, Ending, Person, PreviousDates, Status, Stop, Traveller, Visit
from diplovisit.testing import visits
from tests.records import visit

SOME = st.lists(visits(), max_size=4, unique_by=lambda make_visit: make_visit.id)


def make_visit(id: str, *stops: Stop, status: Status = Status.HELD, travellers: tuple[str, ...] = ("envoy",)) -> Visit:
    """Returns a visit with these stops, by travellers whose names are their ids in title case."""
    people = tuple(Person(id=name, name=name.title()) for name in travellers)
    return attrs.evolve(
        visit(),
        id=id,
        status=status,
        people=people,
        travellers=tuple(Traveller(person=name) for name in travellers),
        stops=stops or (make_stop("2025-03-07"),),
        evidence=(),
    )


def make_stop(when: str | None, country: str | None = "EE", territory: str | None = None, id: str = "there") -> Stop:
    """Returns a stop at a time."""
    return Stop(id=id, country=country, territory=territory, when=Edtf(when) if when else None)


def off_stop(days: str, ended: Ending, **changes: Any) -> Stop:
    """Returns a stop in Estonia that had other days."""
    previous = PreviousDates(id="first-days", when=Edtf(days), ended=ended)
    return attrs.evolve(make_stop(None), previously=(previous,), **changes)


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(records: list[Visit], random: Random) -> None:
    """The same records in another order give the same counts."""
    shuffled = random.sample(records, len(records))
    assert count_visits(shuffled) == count_visits(records)


@given(SOME)
def test_nothing_is_lost(records: list[Visit]) -> None:
    """The counts of visits and stops add up to all records, with or without known years and countries."""
    counts = count_visits(records)
    whole = counts.whole
    assert whole.visits + counts.cancelled + counts.postponed == len(records)
    assert sum(number for _, number in whole.years) + whole.undated == whole.visits
    assert sum(number for _, number in whole.countries) + whole.without_country == whole.stops
    assert counts.planned <= whole.visits
    assert counts.doubtful <= whole.visits - whole.undated


@given(SOME)
def test_records_are_counted_one_by_one(records: list[Visit]) -> None:
    """The counts of all records are the sum of the counts of each, and records may come from a generator."""
    assert count_visits(iter(records)).whole == sum_counts(count_visits([record]).whole for record in records)


@given(SOME)
def test_each_traveller_has_the_visits_that_they_make(records: list[Visit]) -> None:
    """Each traveller has the visits on which they travel, so the numbers add up to the travellers of all visits."""
    try:
        counts = count_visits(records, by_traveller=True)
    except ValueError as error:
        assert "in one record and" in str(error)  # noqa: PT017  # two people may share an id by chance
        return
    counted = [record for record in records if live_stops(record, record.stops)[0]]
    travellers = [{traveller.person for traveller in record.coming} for record in counted]
    assert sum(row.visits for row in counts.travellers) == sum(map(len, travellers))
    assert len(counts.travellers) == len(set[str]().union(*travellers))
    assert counts.whole == count_visits(records).whole


def test_countries_are_sorted_by_number() -> None:
    """Countries are sorted by number, highest first, and then by name, ignoring accents."""
    stops = [make_stop(None, code, id=f"s{n}") for n, code in enumerate(["ZM", "AX", "FR", "FR"])]
    assert count_visits([make_visit("a", *stops)]).whole.countries == (("FR", 2), ("AX", 1), ("ZM", 1))


@pytest.mark.parametrize(
    ("whens", "year"),
    [
        (["2025-03-07"], 2025),
        (["2024-12-30/2025-01-03"], 2024),
        (["2025-03-07", "2024-12-30"], 2024),
        ([None, "2025-03-07"], 2025),
        (["2025"], 2025),
        (["2025-21"], 2025),
        (["2024-11/.."], 2024),
        (["{1974-05-12,1973-12-31..1974-01-02}"], 1973),
        (["2025-03-07T23:30:00-08:00"], 2025),
        (["201X"], None),
        (["2024-24"], None),
        (["../1985"], None),
        (["[2024-12-31,2025-01-01]"], None),
        (["[2025-01-01..2025-02-01]"], 2025),
        ([None], None),
    ],
)
def test_a_visit_counts_in_the_year_in_which_it_begins(whens: list[str | None], year: int | None) -> None:
    """A visit counts in the year in which it begins; a winter or a decade has no known year."""
    whole = count_visits([make_visit("a", *(make_stop(when, id=f"s{n}") for n, when in enumerate(whens)))]).whole
    assert whole.years == (((year, 1),) if year else ())
    assert whole.undated == (year is None)


def test_a_stop_counts_where_it_is() -> None:
    """A stop counts in its territory if it has one: Kingston in 1920 counts for Jamaica, though the Crown was host."""
    stops = (
        make_stop("1920-11-30", "GB", "JM"),
        make_stop("1920-12-02", "GB", id="london"),
        make_stop("1920-12-05", None, id="sea"),
    )
    whole = count_visits([make_visit("a", *stops)]).whole
    assert (whole.visits, whole.stops, whole.without_country) == (1, 3, 1)
    assert whole.countries == (("JM", 1), ("GB", 1))


def test_what_was_called_off_is_counted_separately() -> None:
    """Cancelled and postponed visits have only counts of their own; planned and doubtful visits also count as visits."""
    kinds = [Status.HELD, Status.UNDER_WAY, Status.ANNOUNCED, Status.CANCELLED, Status.POSTPONED, Status.POSTPONED]
    records = [make_visit(f"v{n}", make_stop("2025~"), status=status) for n, status in enumerate(kinds)]
    counts = count_visits(records)
    assert (counts.whole.visits, counts.planned, counts.doubtful) == (3, 1, 3)
    assert (counts.cancelled, counts.postponed) == (1, 2)
    assert counts.under_way == 1


@given(SOME)
def test_what_counts_is_what_the_calendars_have_on(records: list[Visit]) -> None:
    """A visit counts if, and only if, one of its stops is not cancelled in the calendars."""
    for record in records:
        on = [stop for stop in record.stops if stop_status(record, stop).status is not EventStatus.CANCELLED]
        counts = count_visits([record])
        assert (counts.whole.visits, counts.whole.stops) == (bool(on), len(on))
        assert counts.cancelled + counts.postponed == (not on)
        assert counts.stops_off == (len(record.stops) - len(on) if on else 0)


@pytest.mark.parametrize("ended", [Ending.CANCELLED, Ending.POSTPONED])
@pytest.mark.parametrize("status", [Status.HELD, Status.UNDER_WAY, Status.ANNOUNCED])
def test_a_stop_that_is_off_is_no_visit_to_its_country(status: Status, ended: Ending) -> None:
    """A visit that goes on counts without it, and in no year that only the stop that is off had."""
    stops = (off_stop("2024-12-07", ended), make_stop("2025-01-09", "LV", id="on"))
    counts = count_visits([make_visit("a", *stops, status=status)])
    assert (counts.whole.stops, counts.whole.countries, counts.whole.years) == (1, (("LV", 1),), ((2025, 1),))
    assert counts.stops_off == 1
    alone = count_visits([make_visit("a", *stops, status=status)], stops=lambda stop: stop.country == "EE")
    assert (alone.whole.visits, alone.stops_off, alone.cancelled + alone.postponed) == (0, 1, 0)
    only = count_visits([make_visit("a", stops[0], status=status)])
    assert (only.whole.visits, only.cancelled, only.postponed) == (
        0,
        ended is Ending.CANCELLED,
        ended is Ending.POSTPONED,
    )


def test_a_visit_postponed_to_new_days_counts_on_them() -> None:
    """It is planned in the year of its new days; without any it counts as postponed."""
    moved = off_stop("2024-05-07", Ending.RESCHEDULED, when=Edtf("2025-06"))
    counts = count_visits([make_visit("a", moved, status=Status.POSTPONED)])
    assert (counts.whole.years, counts.planned, counts.postponed) == (((2025, 1),), 1, 0)


def test_a_visit_with_days_of_the_whole_alone_has_their_year() -> None:
    """Where no stop has days, the visit begins when the visit as a whole does; a month is enough."""
    record = make_visit("a", make_stop(None), make_stop(None, "LV", id="on"))
    assert count_visits([attrs.evolve(record, when=Edtf("2025-09"))]).whole.years == ((2025, 1),)


def test_stops_can_be_selected() -> None:
    """With selected stops, a visit counts in the year of the first selected stop; without any it is left out."""
    records = [
        make_visit("a", make_stop("2024-12-30", "JP"), make_stop("2025-01-02", "SY", id="on")),
        make_visit("b", make_stop("2025", "JP")),
    ]
    whole = count_visits(records, stops=lambda selected: selected.country == "SY").whole
    assert whole == VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("SY", 1),))


def test_one_visit_twice_is_refused() -> None:
    """Two records with one id are refused, because two revisions would count as two visits."""
    with pytest.raises(ValueError, match='two records have the id "a"'):
        count_visits([make_visit("a"), make_visit("a")])


def test_one_id_for_two_travellers_is_refused() -> None:
    """One id for two travellers is refused, because nobody could tell whose visits they are."""
    second = make_visit("b")
    second = attrs.evolve(second, people=(attrs.evolve(second.people[0], name="Somebody else"),))
    with pytest.raises(ValueError, match='"envoy" is Envoy in one record and Somebody else in b'):
        count_visits([make_visit("a"), second], by_traveller=True)


def test_a_picture_shows_the_travellers_with_the_most_visits() -> None:
    """A picture shows the travellers with the most visits, in the order of their first journeys, and sums theirs."""
    names = [f"t{n}" for n in range(MOST_TRAVELLERS + 2)]
    records = [
        make_visit(f"{name}-{k}", make_stop(str(2000 - n)), travellers=(name,))
        for n, name in enumerate(names)
        for k in range(9 - n)
    ]
    counts = count_visits(records, by_traveller=True)
    assert [row.name for row in counts.rows] == ["T4", "T3", "T2", "T1", "T0"]
    assert counts.shown.visits == sum(row.visits for row in counts.rows) < counts.whole.visits
    assert count_visits(records).rows == (count_visits(records).whole,)
    assert Counts(whole=VisitCounts(visits=1)).shown.visits == 1
