"""Tests for the order of dates, and for what makes a date or a duration in Python."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Duration, Edtf
from diplovisit.testing import edtf_texts

_DATES = edtf_texts().map(Edtf)


@given(_DATES, _DATES, _DATES)
def test_the_order_of_dates_is_total(first: Edtf, second: Edtf, third: Edtf) -> None:
    """Of any two dates exactly one of less, equal and greater is so; the order is transitive; equal dates hash alike."""
    assert [first < second, first == second, first > second].count(True) == 1
    assert (first <= second) == (first < second or first == second)
    assert (first == second) == (hash(first) == hash(second))
    a, b, c = sorted((first, second, third))
    assert a <= b <= c
    assert a <= c


@given(_DATES, _DATES)
def test_dates_apart_are_in_the_order_of_time(first: Edtf, second: Edtf) -> None:
    """A date whose last day is before the first day of another one is less."""
    if first.upper is not None and second.lower is not None and first.upper < second.lower:
        assert first < second


@given(st.dates(), st.dates())
def test_days_are_in_the_order_of_the_calendar(first: datetime.date, second: datetime.date) -> None:
    """Days as dates compare as the days themselves, and have them as their first and last days."""
    assert (Edtf.of(first) < Edtf.of(second)) == (first < second)
    assert Edtf.of(first).lower == Edtf.of(first).upper == first
    assert Edtf.of(min(first, second), max(first, second)).lower == min(first, second)


@given(st.datetimes(timezones=st.none() | st.timezones()).map(lambda moment: moment.replace(microsecond=0)))
def test_a_time_keeps_its_moment(moment: datetime.datetime) -> None:
    """A time becomes a date with the same moment; one whose offset has seconds is refused."""
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        with pytest.raises(ValueError, match="EDTF"):
            Edtf.of(moment)
    else:
        # Python calls an hour that a zone skips unequal to itself in any other zone.
        taken = Edtf.of(moment).moment
        assert taken is not None
        assert taken.isoformat() == moment.isoformat()


@pytest.mark.parametrize("value", [5, None, ("2025",), datetime.time(10)])
def test_what_is_no_date_is_a_type_error(value: object) -> None:
    """Anything but a text, a day and a time is a TypeError, with `<` too."""
    with pytest.raises(TypeError):
        Edtf.of(value)  # type: ignore[arg-type]  # that is the case
    with pytest.raises(TypeError):
        assert Edtf("2025") < value  # type: ignore[operator]  # that is the case


def test_an_interval_needs_two_days_in_order() -> None:
    """An interval that ends before it begins is a ValueError, and one of times a TypeError."""
    first, last = datetime.date(2026, 6, 9), datetime.date(2026, 6, 11)
    with pytest.raises(ValueError, match="2026-06-11/2026-06-09"):
        Edtf.of(last, first)
    with pytest.raises(TypeError, match="two days"):
        Edtf.of("2026-06-09", last)
    assert Edtf.of(first, first) == Edtf("2026-06-09")
    with pytest.raises(ValueError, match="whole seconds"):
        Edtf.of(datetime.datetime(2026, 6, 9, microsecond=1))  # noqa: DTZ001  # local time


@given(
    st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=999_999)).map(
        lambda t: t - t % datetime.timedelta(seconds=1)
    )
)
def test_a_length_becomes_a_duration(length: datetime.timedelta) -> None:
    """A timedelta of whole seconds becomes the duration with the same days, hours, minutes and seconds."""
    duration = Duration.of(length)
    units = {"days": duration.days, "hours": duration.hours, "minutes": duration.minutes, "seconds": duration.seconds}
    assert datetime.timedelta(**units) == length
    assert Duration.of(str(duration)) == Duration.of(duration) == duration


@pytest.mark.parametrize("length", [datetime.timedelta(days=-1), datetime.timedelta(microseconds=1)])
def test_a_length_with_a_sign_or_parts_of_a_second_is_refused(length: datetime.timedelta) -> None:
    """A duration has no sign and whole seconds."""
    with pytest.raises(ValueError, match="whole seconds and no sign"):
        Duration.of(length)
