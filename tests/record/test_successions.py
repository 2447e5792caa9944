"""The days of the table of polities against one another: each state begins when the one before it ends."""

import calendar
import datetime

import pytest

from diplovisit.record import Edtf
from diplovisit.record.polities import Polity, PolityKind, polities
from diplovisit.record.shared_names import RENAMED, candidates

DAY = datetime.timedelta(days=1)

REASONS = {
    "one state under two codes: a change of name does not end a state": (
        "BUMM MM",
        "BYAA BY",
        "DYBJ BJ",
        "HVBF BF",
        "ZRCD CD",
        "x-malaya MY",
    ),
    "joined a state that existed": (
        "DDDE DE",
        "SKIN IN",
        "YDYE YE",
        "PZPA PA",
        "x-newfoundland CA",
        "x-west-berlin DE",
        "x-papal-states IT",
    ),
    "divided between states that existed": ("NTHH SA", "NTHH IQ"),
    "left before the end of the union": (
        "CSXX ME",
        "PCHH FM",
        "PCHH MH",
        "SUHH AM",
        "SUHH AZ",
        "SUHH BY",
        "SUHH GE",
        "SUHH KG",
        "SUHH KZ",
        "SUHH MD",
        "SUHH TJ",
        "SUHH TM",
        "SUHH UA",
        "SUHH UZ",
        "YUCS BA",
        "YUCS HR",
        "YUCS MK",
        "YUCS SI",
        "x-austria-hungary CSHH",
        "x-austria-hungary HU",
    ),
    "restored in 1991 the state of 1918, and the table has it throughout": ("SUHH EE", "SUHH LT", "SUHH LV"),
    "declared on the day on which the mandate ended": ("x-mandatory-palestine IL",),
    "declared in 1988": ("x-mandatory-palestine PS",),
    "declared before the union, and the table has it throughout": (
        "x-central-america CR",
        "x-central-america GT",
        "x-central-america HN",
        "x-central-america NI",
        "x-central-america SV",
        "x-gran-colombia CO",
        "x-gran-colombia EC",
        "x-gran-colombia VE",
        "x-united-arab-republic EG",
        "x-united-arab-republic SY",
    ),
    "a colony, a protectorate or a trust territory in between": (
        "GEHH KI",
        "GEHH TV",
        "x-federation-rhodesia-nyasaland MW",
        "x-federation-rhodesia-nyasaland ZM",
        "x-orange-free-state ZA",
        "x-transvaal ZA",
    ),
    "a colony before the federation too": ("x-federation-rhodesia-nyasaland RHZW",),
    "a colony of Japan from 1910, occupied from 1945": ("x-korea KP", "x-korea KR"),
    "annexed by Germany in 1939, and Polish since 1945": ("x-free-city-of-danzig PL",),
    "founded while the east was still occupied, until its own state in October": ("x-occupied-germany DE",),
    "another organisation, founded before the first one ended": (
        "x-european-communities EU",
        "x-league-of-nations UN",
        "x-oau x-african-union",
    ),
}
"""Pairs of a predecessor and a successor whose days do not join, and why."""

EXCEPTIONS = {pair for pairs in REASONS.values() for pair in pairs}

PAIRS = [
    (polity, polities()[code])
    for polity in polities().values()
    for code in polity.successors
    # A territory has no days, and neither has a state that is older than the table.
    if polities()[code].since is not None
]


def bounds(text: str) -> tuple[datetime.date, datetime.date]:
    """Returns the first and the last day that a bound of the table can mean."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return datetime.date(year, month or 1, day or 1), datetime.date(year, last_month, last_day)


def joins(earlier: Polity, later: Polity) -> bool:
    """Whether one polity can have begun on the day after the other ended."""
    assert earlier.until is not None
    assert later.since is not None
    first_end, last_end = bounds(earlier.until)
    first_begin, last_begin = bounds(later.since)
    return first_end + DAY <= last_begin and first_begin <= last_end + DAY


@pytest.mark.parametrize(
    ("earlier", "later"), [pytest.param(*pair, id=f"{pair[0].code}-{pair[1].code}") for pair in PAIRS]
)
def test_a_successor_begins_on_the_day_after(earlier: Polity, later: Polity) -> None:
    """A successor begins on the day after its predecessor ended, or a reason is given."""
    assert joins(earlier, later) is (f"{earlier.code} {later.code}" not in EXCEPTIONS)


def test_each_exception_is_a_pair_of_the_table() -> None:
    """The reasons name only pairs of the table, each once."""
    pairs = [pair for listed in REASONS.values() for pair in listed]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) <= {f"{earlier.code} {later.code}" for earlier, later in PAIRS}


def test_states_without_a_first_day_are_older_than_their_predecessors() -> None:
    """A state without a first day has only predecessors that it took in, or that are its own former name."""
    older = {
        code
        for polity in polities().values()
        for code in polity.successors
        if polities()[code].since is None and polities()[code].kind is not PolityKind.TERRITORY
    }
    assert older == {"CN", "FR", "TH", "US", "VA", "x-prussia", "x-sardinia"}


def test_a_renamed_state_is_its_own_successor() -> None:
    """The new code of a renamed state is the only successor of the old one, and begins before the old one ends."""
    for old, new in RENAMED.items():
        assert polities()[old].successors == (new,)
        assert (polities()[new].since or "") <= (polities()[old].until or "")


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Republic of China", "1911-12-31", []),
        ("Republic of China", "1912-01-01", ["CN"]),
        ("Republic of China", "1949-09-30", ["CN"]),
        ("Republic of China", "1949-12-08", ["TW"]),
        ("China", "1949-09-30", ["CN"]),
        ("China", "1949-10-01", ["CN", "TW"]),
        ("China", "1971-10-25", ["CN", "TW"]),
        ("China", "1978-12-31", ["CN", "TW"]),
        ("China", "1979-01-01", ["CN"]),
    ],
)
def test_the_republic_of_china(name: str, day: str, codes: list[str]) -> None:
    """The Republic of China is CN before the People's Republic, TW after the move to Taiwan, and both in between."""
    found = [polity.code for polity in candidates(name, Edtf(day))]
    if codes:
        assert sorted(found) == sorted(codes)
    else:
        assert len(found) == 2  # neither was there
    assert not polities()["TW"].existed_on(datetime.date(1949, 9, 30))
