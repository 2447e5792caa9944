"""Laws of the grouping of legs into journeys, for any legs."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.datasets import Leg, journeys
from diplovisit.record import Edtf

DAYS = st.integers(0, 60)


@st.composite
def legs(draw: st.DrawFn) -> list[Leg]:
    """Some legs of a few people in two months."""
    result = []
    for number in range(draw(st.integers(0, 12))):
        first = datetime.date(2000, 1, 1) + datetime.timedelta(draw(DAYS))
        last = first + datetime.timedelta(draw(st.integers(0, 5)))
        when = draw(st.none() | st.just(Edtf(f"{first}/{last}" if last > first else str(first))))
        result.append(Leg(number=str(number), traveller=draw(st.sampled_from("ab")), when=when))
    return result


@given(legs(), st.none() | st.integers(0, 4))
def test_every_leg_is_in_one_journey(given_legs: list[Leg], gap: int | None) -> None:
    """Every leg is in exactly one journey."""
    numbers = sorted(int(leg.number) for journey in journeys(given_legs, gap) for leg in journey)
    assert numbers == list(range(len(given_legs)))


@given(legs(), st.integers(0, 4))
def test_gaps_are_small_within_journeys_and_large_between_them(given_legs: list[Leg], gap: int) -> None:
    """Consecutive legs are at most `gap` days apart within a journey, and more than that between two journeys."""
    ends: dict[str, int] = {}
    for journey in journeys(given_legs, gap):
        (traveller,) = {leg.traveller for leg in journey}
        if journey[0].first is None:
            assert len(journey) == 1
            continue
        end = journey[0].first.toordinal()
        assert traveller not in ends or journey[0].first.toordinal() - ends[traveller] > gap
        for leg in journey:
            assert leg.first is not None
            assert leg.last is not None
            assert leg.first.toordinal() - end <= gap
            end = max(end, leg.last.toordinal())
        ends[traveller] = end


@given(legs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(given_legs: list[Leg], random: object) -> None:
    """The same legs in another order give the same journeys."""
    shuffled = list(given_legs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(journeys(shuffled, 1)) == set(journeys(given_legs, 1))
