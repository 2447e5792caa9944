"""Which polities a name in a list of countries can mean, and when the date alone decides."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Edtf
from diplovisit.record.polities import fold_name, polities, polities_named
from diplovisit.record.shared_names import _ALSO, RENAMED, candidates, possible_days

SHARED = sorted(
    {fold_name(name) for polity in polities().values() for name in polity.names if len(polities_named(name)) > 1}
    | {fold_name(name) for also in _ALSO for name in also.names}
)


def codes_of(name: str, when: str | None) -> set[str]:
    """Returns the codes that a name can mean on the days of a date."""
    return {polity.code for polity in candidates(name, Edtf(when) if when is not None else None)}


@pytest.mark.parametrize(
    ("name", "when", "code"),
    [
        ("Congo", "1960-07-10", "CD"),  # the other one became independent in August
        ("Vietnam", "1976-07-02", "VN"),
        ("Vietnam", "1980", "VN"),
        ("Viet-Nam", "2000-11", "VN"),
        ("Germany", "1924-08-03", "x-german-reich"),
        ("Germany", "1946", "x-occupied-germany"),
        ("Germany", "1990-10-03", "DE"),
        ("Korea", "1905-04", "x-korea"),
        ("Yemen", "1966-12-31", "YE"),
        ("Yemen", "1990-05-22/1990-05-23", "YE"),
        ("China", "1979-01-01", "CN"),
        ("Republic of China", "1943", "CN"),
        ("Republic of China", "1960", "TW"),
        ("Germany", "1945-05-08", "x-german-reich"),
        ("Turkey", "1923-01-01", "TR"),  # of the Grand National Assembly, before the republic
        ("China", "1912", "CN"),
        ("Samoa", "2008-07-26", "WS"),
        ("Guinea", "1958-10-02", "GN"),
        ("Sudan", "1957-03-14", "SD"),
        ("Palestine", "1936", "x-mandatory-palestine"),
        ("Russia", "1995-05-10", "RU"),
        ("Turkey", "1924", "TR"),
        ("Burma", "1960-02-01", "BUMM"),  # one state under two codes: that of the day
        ("Burma", "1990", "MM"),
        ("Burma", "1989-06-16/1989-06-20", "MM"),
        ("Burma", None, "MM"),
        ("Republic of the Congo", "1990", "CG"),
        ("Georgia", None, "GE"),
        ("Macedonia", "1985", "MK"),  # the only polity of the name: `check` reports that it did not exist yet
        ("Cyprus", "1950", "CY"),
        ("Ireland", "1916", "IE"),
        ("Micronesia", "1970", "FM"),
    ],
)
def test_the_date_decides(name: str, when: str | None, code: str) -> None:
    """A single polity remains if it was the only one that existed on every day that the date can mean."""
    assert codes_of(name, when) == {code}


@pytest.mark.parametrize(
    ("name", "when", "codes"),
    [
        ("Vietnam", "1967-05-01", {"VDVN", "x-south-vietnam"}),
        ("VIETNAM", "1976-06-30/1976-07-05", {"VN", "VDVN", "x-south-vietnam"}),
        ("Viet Nam", "1967-05-01", {"VDVN", "x-south-vietnam"}),
        ("Congo", "1980-01-01", {"CD", "CG"}),
        ("Congo", "1955-01-01", {"CD", "CG"}),  # neither was a state
        ("Republic of the Congo", "1961-01-01", {"CD", "CG"}),
        ("Korea", "1967-01-01", {"KR", "KP"}),
        ("Korea", "1930-01-01", {"KR", "KP", "x-korea"}),  # none of them was there
        ("Korea", "2024", {"KR", "KP"}),
        ("Germany", "1975-01-01", {"DE", "DDDE"}),
        ("Germany", "1949", {"DE", "DDDE", "x-occupied-germany"}),
        ("Germany", "1945-05-08/1945-05-09", {"x-german-reich", "x-occupied-germany"}),
        ("Germany", "1990-10-01/1990-10-05", {"DE", "DDDE"}),
        ("Yemen", "1980", {"YE", "YDYE"}),
        ("China", "1960-06-18", {"CN", "TW"}),
        ("Republic of China", "1949-11-14", {"CN", "TW"}),  # it still sat on the mainland
        ("Samoa", "1980", {"WS", "AS"}),
        ("Samoa", "1950", {"WS", "AS"}),
        ("Virgin Islands", "2000", {"VI", "VG"}),
        ("St. Martin", "2000", {"MF", "SX"}),
        ("Guinea", "1950", {"GN", "GW", "GQ"}),
        ("Sudan", "1959-12-01", {"SD", "ML"}),
        ("Palestine", "1967-06-05", {"PS", "x-mandatory-palestine"}),
        ("Yugoslavia", "1945", {"YUCS", "x-yugoslavia-kingdom"}),
        ("Serbia", "1997-05-31", {"RS", "x-serbia-kingdom"}),
        ("Serbia", "2006-06-03/2006-06-06", {"RS", "x-serbia-kingdom"}),
        ("Austria", "1918-11-10/1918-11-13", {"AT", "x-austria-hungary"}),
        ("Turkey", "1922-11-01/1922-11-02", {"TR", "x-ottoman-empire"}),
        ("Vietnam", "1980~", {"VN", "VDVN", "x-south-vietnam"}),
        ("Vietnam", "1980?", {"VN", "VDVN", "x-south-vietnam"}),
        ("Vietnam", "1980/..", {"VN", "VDVN", "x-south-vietnam"}),
        ("Vietnam", "/1980", {"VN", "VDVN", "x-south-vietnam"}),
        ("Vietnam", "197X", {"VN", "VDVN", "x-south-vietnam"}),
        ("Vietnam", None, {"VN", "VDVN", "x-south-vietnam"}),
    ],
)
def test_the_date_does_not_decide(name: str, when: str | None, codes: set[str]) -> None:
    """Every candidate is returned if the days fit several of them or none, or are not bounded."""
    assert codes_of(name, when) == codes


@given(st.sampled_from(SHARED), st.dates(datetime.date(1800, 1, 1), datetime.date(2030, 1, 1)), st.integers(0, 4000))
def test_a_longer_span_never_decides_for_another(name: str, first: datetime.date, length: int) -> None:
    """If a span of days decides, each of its ends alone decides for the same polity."""
    last = first + datetime.timedelta(length)
    codes = codes_of(name, f"{first}/{last}")
    if len(codes) == 1:
        # Burma was BUMM first and MM later, and both are one state.
        same = codes | {old for old, new in RENAMED.items() if new in codes}
        assert codes_of(name, str(first)) <= same
        assert codes_of(name, str(last)) <= same


@given(st.sampled_from(SHARED), st.dates(datetime.date(1800, 1, 1), datetime.date(2030, 1, 1)))
def test_a_coarse_date_decides_no_more_than_its_days(name: str, day: datetime.date) -> None:
    """If a year decides, every day of it decides for the same polity."""
    codes = codes_of(name, f"{day.year:04}")
    if len(codes) == 1 and not codes & {*RENAMED, *RENAMED.values()}:
        assert codes_of(name, str(day)) == codes


@pytest.mark.parametrize("name", ["Erewhon", "", " ", "ZZ"])
def test_an_unknown_name_has_no_candidates(name: str) -> None:
    """A name that is not in the table has no candidates, even if a similar name is."""
    assert candidates(name, None) == ()


def test_the_further_names_are_of_known_codes() -> None:
    """Every further name has a code in the table, and repeats nothing that the table says of the same days."""
    for also in _ALSO:
        assert also.code in polities()
        for name in also.names:
            if also.since is None and also.until is None:
                assert also.code not in {polity.code for polity in polities_named(name)}


def test_only_bounded_dates_have_possible_days() -> None:
    """An open, approximate or missing date has no possible days; a set extends from its first day to its last."""
    assert possible_days(Edtf("{1974-05-03,1974-05-12}")) == (datetime.date(1974, 5, 3), datetime.date(1974, 5, 12))
    for when in ("1974/..", "../1974", "1974~", "1974-05-03?", "1974%", "{1974-05-03..}"):
        assert possible_days(Edtf(when)) is None
