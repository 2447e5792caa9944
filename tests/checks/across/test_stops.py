"""The presence of two people at the same place on the same day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks.across.stops import Presence, Stay, make_stay, presence
from tests.checks.across import made

STAYS = made.visits().map(lambda visit: make_stay(visit.stops[0], {}))


def _stay(**fields: str) -> Stay:
    return make_stay(structure(made.document(stops=[{"id": "here"} | fields])).stops[0], {})


@given(STAYS, STAYS)
def test_presence_is_symmetric(one: Stay, other: Stay) -> None:
    """Presence is symmetric."""
    assert presence(one, [other]) is presence(other, [one])


@given(STAYS, st.lists(STAYS, max_size=4))
def test_more_stays_never_reduce_presence(one: Stay, others: list[Stay]) -> None:
    """Additional stays never change presence to unknown or absence, or unknown to absence."""
    order = [Presence.ELSEWHERE, Presence.UNKNOWN, Presence.THERE]
    results = [order.index(presence(one, others[:count])) for count in range(len(others) + 1)]
    assert results == sorted(results)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-25/2014-03-28"}, "there"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26/2014-03-28"}, "elsewhere"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "VA", "when": "2014-03-25"}, "elsewhere"),
        # An uncertain stay gives no certain answer.
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26~"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03"}, "there"),
        ({"country": "IT", "when": "2014-03-25"}, {"country": "IT", "when": "2014-03-26/.."}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"when": "2014-03-25"}, "unknown"),
        ({"country": "IT", "when": "2014-03-25"}, {"when": "2014-03-26"}, "elsewhere"),
        # An organisation has no territory.
        ({"country": "US", "when": "2014-09-24"}, {"country": "UN", "when": "2014-09-24"}, "unknown"),
        # A colony under either code, and two colonies of one sovereign.
        ({"country": "GB", "territory": "BM", "when": "1953-12-04"}, {"country": "BM", "when": "1953-12-04"}, "there"),
        ({"country": "GB", "territory": "BM", "when": "1953-12-04"}, {"country": "GB", "when": "1953-12-04"}, "there"),
        (
            {"country": "GB", "territory": "BM", "when": "1953-12-04"},
            {"country": "GB", "territory": "JM", "when": "1953-12-04"},
            "elsewhere",
        ),
    ],
)
def test_who_was_there(ours: dict[str, str], theirs: dict[str, str], expected: str) -> None:
    """The same country on the same day means there, open values mean unknown, and everything else means elsewhere."""
    assert presence(_stay(**ours), [_stay(**theirs)]) is Presence(expected)
