"""stay: who was where on the same day, and where nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks.across.stops import Presence, Stay, make_stay, presence
from tests.checks.across import made

STAYS = made.visits().map(lambda visit: make_stay(visit.stops[0]))


def _stay(**fields: str) -> Stay:
    return make_stay(structure(made.document(stops=[{"id": "here"} | fields])).stops[0])


@given(STAYS, STAYS)
def test_presence_goes_both_ways(one: Stay, other: Stay) -> None:
    """Whether two were in one place on one day does not hang on whom one asks about."""
    assert presence(one, [other]) is presence(other, [one])


@given(STAYS, st.lists(STAYS, max_size=4))
def test_more_stays_never_take_somebody_away(one: Stay, others: list[Stay]) -> None:
    """Who was there stays there, and what is unknown never becomes certain absence, however many stays come to it."""
    order = [Presence.ELSEWHERE, Presence.UNKNOWN, Presence.THERE]
    found = [order.index(presence(one, others[:count])) for count in range(len(others) + 1)]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-25/2014-03-28"}, "there"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26/2014-03-28"}, "elsewhere"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "VA", "when": "2014-03-25"}, "elsewhere"),
        # What is not known for certain is held against nobody.
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26~"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03"}, "there"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26/.."}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"when": "2014-03-25"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"when": "2014-03-26"}, "elsewhere"),
        # An organisation has no land.
        ({"country": "US", "when": "2014-09-24"}, {"country": "UN", "when": "2014-09-24"}, "unknown"),
        # A colony by the one code or the other, and two colonies of one sovereign.
        ({"country": "GB", "territory": "BM", "when": "1953-12-04"}, {"country": "BM", "when": "1953-12-04"}, "there"),
        ({"country": "GB", "territory": "BM", "when": "1953-12-04"}, {"country": "GB", "when": "1953-12-04"}, "there"),
        (
            {"country": "GB", "territory": "BM", "when": "1953-12-04"},
            {"country": "GB", "territory": "JM", "when": "1953-12-04"},
            "elsewhere",
        ),
    ],
)
def test_who_was_there(ours: dict[str, str], theirs: dict[str, str], found: str) -> None:
    """The same land on the same day is there; what is open is unknown; all else is elsewhere."""
    assert presence(_stay(**ours), [_stay(**theirs)]) is Presence(found)
