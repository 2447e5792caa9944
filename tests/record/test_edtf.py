"""EDTF text: which texts are dates, which days they can mean, and how other texts are refused."""

import copy
import datetime
import itertools
import json
import pickle
import re
import shutil
import subprocess
from collections.abc import Callable

import attrs
import edtf as oracle
import jsonschema_rs
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from diplovisit.record.edtf import LONGEST, PATTERN, DateQualifier, DaySpan, Edtf, EdtfError, Form, Precision
from diplovisit.record.edtf_grammar import MONTHS

DAMASCUS = (
    "{1974-05-03..1974-05-04,1974-05-12,1974-05-14,1974-05-16..1974-05-18,"
    "1974-05-20..1974-05-23,1974-05-25..1974-05-29}"
)


def day(text: str) -> datetime.date:
    """Returns the day of a text, without the code under test."""
    return datetime.date.fromisoformat(text)


def fault_of(text: str) -> EdtfError | None:
    """Returns the message of the error for a text; None for a date."""
    try:
        Edtf(text)
    except EdtfError as fault:
        return fault
    return None


def in_grammar(text: str) -> bool:
    """Whether the pattern and the length, used as in a schema, accept a text."""
    return len(text) <= LONGEST and re.compile(PATTERN).fullmatch(text) is not None


# Texts that are dates, by construction.

_days = st.dates()
_years = st.integers(1, 9999).map("{:04}".format)
_qualifiers = st.sampled_from("?~%")


def _perhaps(*texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draws the texts joined, or an empty text."""
    return st.one_of(st.just(""), st.tuples(*texts).map("".join))


_lengths = st.sampled_from((4, 7, 10))
_calendar_dates = st.builds(lambda date, length: date.isoformat()[:length], _days, _lengths)
_qualified_dates = st.tuples(_calendar_dates, _perhaps(_qualifiers)).map("".join)
_seasons = st.builds("{}-{}".format, _years, st.sampled_from(("21", "22", "23", "24")))
_unspecified = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    _years.map("{}-XX".format),
    _years.map("{}-XX-XX".format),
    _days.map(lambda date: f"{date.isoformat()[:7]}-XX"),
)
dates = st.tuples(st.one_of(_calendar_dates, _seasons, _unspecified), _perhaps(_qualifiers)).map("".join)
_offsets = st.one_of(
    st.sampled_from(("", "Z", "+00:00", "-00:01", "-12:00", "+14:00", "+23:59", "-23:59")),
    st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(1, 23), st.integers(0, 59)),
)
date_times = st.builds(
    lambda moment, offset: moment.replace(microsecond=0).isoformat() + offset, st.datetimes(), _offsets
)
_ordered = st.tuples(_days, _days).map(sorted)
_closed_intervals = st.builds(
    # The end is made from a later day, so the last day it can mean is not before the first day of the start.
    lambda pair, first, last, a, b: f"{pair[0].isoformat()[:first]}{a}/{pair[1].isoformat()[:last]}{b}",
    _ordered,
    _lengths,
    _lengths,
    _perhaps(_qualifiers),
    _perhaps(_qualifiers),
)
intervals = st.one_of(
    _closed_intervals,
    st.builds("{}/{}".format, _qualified_dates, st.sampled_from(("", ".."))),
    st.builds("{}/{}".format, st.sampled_from(("", "..")), _qualified_dates),
)
_ranges = st.builds(lambda pair, length: "..".join(date.isoformat()[:length] for date in pair), _ordered, _lengths)
_members = st.lists(st.one_of(_qualified_dates, _ranges), min_size=1, max_size=8).map(",".join)
_set_contents = st.one_of(
    st.tuples(_perhaps(st.just(".."), _calendar_dates, st.just(",")), _members).map("".join),
    st.tuples(_members, _perhaps(st.just(","), _calendar_dates, st.just(".."))).map("".join),
    st.builds("..{},{}..".format, _calendar_dates, _calendar_dates),
    _calendar_dates.map("..{}".format),
    _calendar_dates.map("{}..".format),
)
sets = st.one_of(_set_contents.map("{{{}}}".format), _set_contents.map("[{}]".format))
texts = st.one_of(dates, date_times, intervals, sets)
_day_sets = st.lists(
    st.tuples(st.dates(day("2024-01-01"), day("2024-12-31")), st.integers(0, 9)), min_size=1, max_size=8
).map(lambda runs: "{" + ",".join(f"{start}..{start + datetime.timedelta(days=more)}" for start, more in runs) + "}")

_alphabet = "0123456789-T:Z+/.,{}[]?~%X \n\t\u0663\u2013Y"


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """Draws a date with a few characters inserted, deleted or replaced."""
    text = list(draw(texts))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text[place : place + draw(st.integers(0, 2))] = draw(st.text(_alphabet, max_size=2))
    return "".join(text)


# The grammar


@given(texts)
def test_every_form_is_read(text: str) -> None:
    """A text built by the grammar from days that exist, in order, is a date."""
    assert fault_of(text) is None
    assert in_grammar(text)


@given(texts)
def test_round_trip(text: str) -> None:
    """A date equals its text: equality, hash, copies and pickles depend only on the text."""
    date = Edtf(text)
    assert (date.text, str(date), repr(date)) == (text, text, f"Edtf({text!r})")
    assert date == Edtf(text) == copy.deepcopy(date) == pickle.loads(pickle.dumps(date))
    assert hash(date) == hash(Edtf(text))


@pytest.mark.not_measured
@given(st.one_of(mutants(), st.text(_alphabet, max_size=30), st.text()))
@settings(max_examples=15 * settings().max_examples)
@example("2025-02-30")
@example("2025-03-07\n")
@example("\u0662\u0660\u0662\u0665")
@example("{" + "2025," * 398 + "2025}")
@example("{" + "2025," * 399 + "2025}")
@example("0000-02-30")
def test_pattern_is_the_grammar(text: str) -> None:
    """A text matches the pattern and the length if and only if it is not refused as malformed."""
    fault = fault_of(text)
    assert in_grammar(text) == (fault is None or fault.kind != "malformed")


@given(st.one_of(mutants(), st.text(_alphabet, max_size=30)))
@example("00250307")
@example("20250230")
def test_remedy_is_a_date(text: str) -> None:
    """The suggestion of a message is a valid date, and ends the message."""
    fault = fault_of(text)
    if fault is not None and fault.remedy is not None:
        assert fault_of(fault.remedy) is None
        assert str(fault).endswith(f"; write {fault.remedy!r}")


_SLOPPY_DAYS = (
    lambda date: date.isoformat().replace("-", ""),
    lambda date: f"{date.year:04}-{date.month}-{date.day}",
    lambda date: f"{date.year:04}/{date.month:02}/{date.day:02}",
    lambda date: f"{date.year:04}.{date.month}.{date.day}",
    lambda date: f"{date.day} {MONTHS[date.month - 1]} {date.year:04}",
    lambda date: f"{MONTHS[date.month - 1][:3].upper()} {date.day}, {date.year:04}",
    lambda date: date.isoformat().replace("-", "\u2013"),
)


@given(_days, st.sampled_from(_SLOPPY_DAYS))
def test_remedy_of_a_day(date: datetime.date, write: Callable[[datetime.date], str]) -> None:
    """A day in another form with only one possible meaning is suggested in the right form."""
    fault = fault_of(write(date))
    assert (fault is None) == (write(date) == date.isoformat())
    assert fault is None or fault.remedy == date.isoformat()


@given(texts, st.sampled_from(("\n", "\r\n", " ", "\t", "\xa0", "\ufeff", "\u200b")), st.data())
def test_remedy_of_blanks(text: str, blank: str, data: st.DataObject) -> None:
    """For a blank at the beginning, at the end or after a comma, the message suggests only to remove it."""
    places = [0, len(text), *(comma.end() for comma in re.finditer(",", text))]
    place = data.draw(st.sampled_from(places))
    fault = fault_of(text[:place] + blank + text[place:])
    assert fault is not None
    assert fault.remedy == text


@given(st.text())
@example("\x1b[31m2025\u202e")
@example("\ud800")
def test_message_is_printable(text: str) -> None:
    """A message contains no control character of the text it quotes, and is short enough to read."""
    fault = fault_of(text)
    assume(fault is not None)
    assert str(fault).isprintable()
    assert len(str(fault)) < 1_000


@given(mutants())
def test_error_survives_a_pickle(text: str) -> None:
    """An unpickled error, as from a worker process, is the same as before."""
    fault = fault_of(text)
    if fault is None:
        return
    again = pickle.loads(pickle.dumps(fault))
    assert (str(again), again.kind, again.remedy) == (str(fault), fault.kind, fault.remedy)


# The examples in the Library of Congress's specification, by section.
SPECIFICATION = {
    "1985-04-12": Form.DATE,
    "1985-04": Form.DATE,
    "1985": Form.DATE,
    "1985-04-12T23:20:30": Form.DATE_TIME,
    "1985-04-12T23:20:30Z": Form.DATE_TIME,
    "1985-04-12T23:20:30+04:30": Form.DATE_TIME,
    "1964/2008": Form.INTERVAL,
    "2004-06/2006-08": Form.INTERVAL,
    "2004-02-01/2005-02-08": Form.INTERVAL,
    "2004-02-01/2005-02": Form.INTERVAL,
    "2004-02-01/2005": Form.INTERVAL,
    "2005/2006-02": Form.INTERVAL,
    "2001-21": Form.DATE,
    "1984?": Form.DATE,
    "2004-06~": Form.DATE,
    "2004-06-11%": Form.DATE,
    "201X": Form.DATE,
    "20XX": Form.DATE,
    "2004-XX": Form.DATE,
    "1985-04-XX": Form.DATE,
    "1985-XX-XX": Form.DATE,
    "1985-04-12/..": Form.INTERVAL,
    "1985-04/..": Form.INTERVAL,
    "1985/..": Form.INTERVAL,
    "../1985-04-12": Form.INTERVAL,
    "1985-04-12/": Form.INTERVAL,
    "/1985": Form.INTERVAL,
    "1984~/2004-06": Form.INTERVAL,
    "1984/2004-06~": Form.INTERVAL,
    "1984?/2004%": Form.INTERVAL,
    "[1667,1668,1670..1672]": Form.ONE_OF,
    "[..1760-12-03]": Form.ONE_OF,
    "[1760-12..]": Form.ONE_OF,
    "[1760-01,1760-02,1760-12..]": Form.ONE_OF,
    "[1667,1760-12]": Form.ONE_OF,
    "[..1984]": Form.ONE_OF,
    "{1667,1668,1670..1672}": Form.ALL_OF,
    "{1960,1961-12}": Form.ALL_OF,
    "{..1984}": Form.ALL_OF,
}


@pytest.mark.parametrize(("text", "form"), SPECIFICATION.items())
def test_examples_of_the_specification(text: str, form: Form) -> None:
    """An example of the specification, in a form that we accept, is read as that form."""
    assert Edtf(text).form is form


MALFORMED = {
    "": "the text is empty",
    "20250307": "need hyphens between them; write '2025-03-07'",
    "20250307T103000Z": "write '2025-03-07T10:30:00Z'",
    "20250307/20250309": "write '2025-03-07/2025-03-09'",
    "20250230": "February 2025 has 28 days, so there is no 30 February",
    "2025-3-7": "a month and a day need two digits; write '2025-03-07'",
    "2025/03/07": "write '2025-03-07'",
    "7 March 2025": "in digits, the year first; write '2025-03-07'",
    "March 7th, 2025": "write '2025-03-07'",
    "Sept. 2025": "write '2025-09'",
    "07/03/2025": "which is the day and which is the month; write '2025-03-07' or '2025-07-03'",
    "23/03/2025": "write '2025-03-23'",
    "45/45/2025": "expected a day (2025-03-07)",
    "3 \u017fept 2025": "expected a day (2025-03-07)",
    "7.7.2025": "write '2025-07-07'",
    "2025-03-07T10:30": "a time needs seconds; write '2025-03-07T10:30:00'",
    "2025-03-07T10:30Z": "write '2025-03-07T10:30:00Z'",
    "2025-03-07 10:30:00": "a T joins the day and the time; write '2025-03-07T10:30:00'",
    "2025-03-07t10:30:00z": "T and Z must be capitals; write '2025-03-07T10:30:00Z'",
    "2025-03-07T10:30:00.250Z": "not have fractions of a second; write '2025-03-07T10:30:00Z'",
    "2025-03-07T10:30:00+0530": "write '2025-03-07T10:30:00+05:30'",
    "2025-03-07T10:30:00-04": "write '2025-03-07T10:30:00-04:00'",
    "2025-03-07T10:30:00-00:00": "write Z for UTC; write '2025-03-07T10:30:00Z'",
    "2025-03-07T24:00:00": "hours run from 00 to 23",
    "2025-03-07T23:59:60": "minutes and seconds run from 00 to 59",
    "2025-03-07T10:30:00?": "a time of day takes no ?, ~ or %",
    "2025-03-07 ": "a date has no spaces; write '2025-03-07'",
    " 2025-3-7\n": "a date has no spaces and a month and a day need two digits; write '2025-03-07'",
    "{2025-03-07, 2025-03-09}": "a date has no spaces; write '{2025-03-07,2025-03-09}'",
    "2025\u201303\u201307": "must be ASCII characters; write '2025-03-07'",
    "\ufeff2025-03-07": "a date has no spaces; write '2025-03-07'",
    "201x": "a capital X; write '201X'",
    "20uu": "a capital X; write '20XX'",
    "2004-uu-uu": "a capital X; write '2004-XX-XX'",
    "2004-06/open": "nothing for an unknown end; write '2004-06/..'",
    "unknown/2004": "write '/2004'",
    "2004?~": "write '2004%'",
    "2025-03-07..2025-03-09": "as an interval; write '2025-03-07/2025-03-09'",
    "0000": "expected a year from 0001 to 9999",
    "0000-01-01": "expected a year from 0001 to 9999",
    "000X": "expected a year from 0001 to 9999",
    "00XX": "expected a year from 0001 to 9999",
    "-0044-03-15": "expected a year from 0001 to 9999",
    "Y17000": "expected a year from 0001 to 9999",
    "12025-03-07": "expected a year from 0001 to 9999",
    "../0000": "expected a year from 0001 to 9999",
    "/": "at least one end of an interval must be a date",
    "../..": "at least one end of an interval must be a date",
    "/..": "at least one end of an interval must be a date",
    "..": "at least one end of an interval must be a date",
    "2004/2005/2006": "an interval has two ends",
    "2025-03-07T10:00:00/2025-03-07T11:00:00": "without a time of day",
    "[2025-03-07T10:00:00]": "without a time of day",
    "2004-06-XX/2004-07-03": "not in an interval or a set",
    "{201X}": "not in an interval or a set",
    "2004-21/2004-23": "a season is allowed only as a single date",
    "{2004-21,2004-23}": "a season is allowed only as a single date",
    "2025-13": "months run from 01 to 12, and seasons from 21 to 24",
    "2025-25-01": "months run from 01 to 12, and seasons from 21 to 24",
    "2025-03-32": "days run from 01 to 31",
    "?2004-06": "at the end of a date",
    "2004?-06-11": "at the end of a date",
    "{1974-05-03?..1974-05-04}": "a range takes no ?, ~ or %",
    "{1974-05-03..1974-05}": "two days, two months or two years",
    "{1990,..1984}": "an open range must be first in a set (..1984) or last (1990..)",
    "{1990..,1984}": "an open range must be first in a set (..1984) or last (1990..)",
    "{}": "expected a day (2025-03-07)",
    "{2025": "expected a day (2025-03-07)",
    "2025-21-01": "expected a day (2025-03-07)",
    "1985-XX-04": "expected a day (2025-03-07)",
    "XXXX": "expected a day (2025-03-07)",
    "Tuesday": "expected a day (2025-03-07)",
    "March 7": "expected a day (2025-03-07)",
    "\u0662\u0660\u0662\u0665": "expected a day (2025-03-07)",
    "2" * 2_001: "at most 2,000 characters; saw 2,001",
}


@pytest.mark.parametrize(("text", "sentence"), MALFORMED.items())
def test_malformed_text_is_explained(text: str, sentence: str) -> None:
    """A malformed text is refused with a message that says what is wrong, and suggests a date if it is certain."""
    with pytest.raises(EdtfError, match=re.escape(sentence)) as caught:
        Edtf(text)
    assert caught.value.kind == "malformed"
    suggestion = f"; write {caught.value.remedy!r}"
    assert str(caught.value).endswith(suggestion) == (caught.value.remedy is not None)


def test_frozen() -> None:
    """A date cannot be changed, neither its text nor the values read from it."""
    date = Edtf("2025-03-07")
    for name in ("text", "lower", "precision"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(date, name, None)


@pytest.mark.parametrize("value", [20250307, None, b"2025", datetime.date(2025, 3, 7)])
def test_only_text_is_text(value: object) -> None:
    """A value that is not text raises TypeError, because it is an error in the program and not a malformed date."""
    with pytest.raises(TypeError, match="a date is text"):
        Edtf(value)  # type: ignore[arg-type]  # the error under test


# The calendar and order


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2025-02-30", "February 2025 has 28 days, so there is no 30 February"),
        ("2024-02-30", "February 2024 has 29 days, so there is no 30 February"),
        ("2023-02-29", "2023 is not a leap year: February 2023 has 28 days, so there is no 29 February"),
        ("1900-02-29", "1900 is not a leap year: February 1900 has 28 days, so there is no 29 February"),
        ("0004-04-31~", "April 0004 has 30 days, so there is no 31 April"),
        ("2025-06-31T10:30:00Z", "June 2025 has 30 days, so there is no 31 June"),
        ("../2025-11-31", "November 2025 has 30 days, so there is no 31 November"),
        ("{2025-09-01..2025-09-31}", "September 2025 has 30 days, so there is no 31 September"),
    ],
)
def test_day_that_does_not_exist(text: str, sentence: str) -> None:
    """A day that the calendar lacks is refused in every form, with the length of its month."""
    with pytest.raises(EdtfError) as caught:
        Edtf(text)
    assert (caught.value.kind, str(caught.value)) == ("no-such-day", sentence)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
@example(2000, 2, 29)
def test_calendar(year: int, month: int, number: int) -> None:
    """A day is a date if and only if the proleptic Gregorian calendar has it."""
    fault = fault_of(f"{year:04}-{month:02}-{number:02}")
    try:
        datetime.date(year, month, number)
    except ValueError:
        assert fault is not None
        assert fault.kind == "no-such-day"
    else:
        assert fault is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2024-06-10/2024-06-09", "ends on 2024-06-09, before it starts, on 2024-06-10"),
        ("2024-06-10?/2024-05~", "ends in 2024-05, before it starts, on 2024-06-10"),
        ("2005/2004", "ends in 2004, before it starts, in 2005"),
        ("{2024-01,2024-06-10..2024-06-09}", "2024-06-10..2024-06-09 ends on 2024-06-09, before it starts"),
        ("[1990..1984]", "ends in 1984, before it starts, in 1990"),
    ],
)
def test_backwards(text: str, sentence: str) -> None:
    """An interval or a range that ends before it starts is refused with a message that names both ends."""
    with pytest.raises(EdtfError, match=re.escape(sentence)) as caught:
        Edtf(text)
    assert caught.value.kind == "backwards"


def test_the_longest_text_is_read() -> None:
    """A set of 2,000 characters is a date, and one of 2,001 characters is not."""
    years = [*map(str, range(1001, 1396)), *(f"{year}~" for year in range(1396, 1400))]
    longest = "{" + ",".join(years) + "}"
    assert len(longest) == LONGEST
    assert len(Edtf(longest).spans) == 399
    with pytest.raises(EdtfError, match="at most 2,000 characters; saw 2,001"):
        Edtf(longest.replace("1001,", "1001~,"))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("2025?/2026?", DateQualifier.UNCERTAIN),
        ("2025~/2026", DateQualifier.APPROXIMATE),
        ("2025?/2026~", DateQualifier.UNCERTAIN_AND_APPROXIMATE),
        ("2025/2026", None),
    ],
)
def test_an_interval_is_as_doubtful_as_its_ends(text: str, qualifier: DateQualifier | None) -> None:
    """An uncertain and an approximate part make a date both; two parts with the same qualifier make it that one."""
    assert Edtf(text).qualifier is qualifier


def test_an_error_can_be_sent_to_another_process() -> None:
    """An error made from its message alone has the most general kind, `malformed`."""
    assert EdtfError("expected a day").kind == "malformed"


@given(_calendar_dates, _calendar_dates)
def test_order(start: str, end: str) -> None:
    """An interval is backwards if and only if the last day of its end is before the first day of its start."""
    first, last = Edtf(start).lower, Edtf(end).upper
    assert first is not None
    assert last is not None
    fault = fault_of(f"{start}/{end}")
    assert (fault is not None and fault.kind == "backwards") == (last < first)


# The meaning of a date


@given(texts)
def test_lower_is_not_after_upper(text: str) -> None:
    """The first day that a date can mean is never after the last, and its spans lie between them."""
    date = Edtf(text)
    assert date.spans
    assert (date.form in (Form.ALL_OF, Form.ONE_OF)) or len(date.spans) == 1
    for span in date.spans:
        assert span.lower is None or span.upper is None or span.lower <= span.upper
        assert date.lower is None or (span.lower is not None and date.lower <= span.lower)
        assert date.upper is None or (span.upper is not None and span.upper <= date.upper)
    assert (date.lower is None) == any(span.lower is None for span in date.spans)
    assert (date.upper is None) == any(span.upper is None for span in date.spans)


@given(texts)
def test_open_end_is_written(text: str) -> None:
    """A date has no first or last day if and only if that end is open or empty in its text."""
    date = Edtf(text)
    assert (date.lower is None) == text.startswith(("..", "/", "{..", "[.."))
    assert (date.upper is None) == text.endswith(("..", "/", "..}", "..]"))


@pytest.mark.parametrize(
    ("text", "precision", "lower", "upper"),
    [
        ("2025-03-07", Precision.DAY, "2025-03-07", "2025-03-07"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("2024", Precision.YEAR, "2024-01-01", "2024-12-31"),
        ("1985-04-XX", Precision.MONTH, "1985-04-01", "1985-04-30"),
        ("1985-XX", Precision.YEAR, "1985-01-01", "1985-12-31"),
        ("1985-XX-XX", Precision.YEAR, "1985-01-01", "1985-12-31"),
        ("201X", Precision.DECADE, "2010-01-01", "2019-12-31"),
        ("001X", Precision.DECADE, "0010-01-01", "0019-12-31"),
        ("20XX", Precision.CENTURY, "2000-01-01", "2099-12-31"),
        ("2004-21", Precision.SEASON, "2004-01-01", "2004-12-31"),
        ("2004-22", Precision.SEASON, "2004-01-01", "2005-02-28"),
        ("2004-23", Precision.SEASON, "2004-01-01", "2004-12-31"),
        ("2003-24", Precision.SEASON, "2003-01-01", "2004-02-29"),
        ("9999-24", Precision.SEASON, "9999-01-01", "9999-12-31"),
        ("2025-03-07T23:30:00-05:00", Precision.SECOND, "2025-03-07", "2025-03-07"),
        ("2004-06-01/2005", Precision.YEAR, "2004-06-01", "2005-12-31"),
        ("2004-06/2004-06-20", Precision.MONTH, "2004-06-01", "2004-06-20"),
        ("{2004-06-01,2003}", Precision.YEAR, "2003-01-01", "2004-06-01"),
    ],
)
def test_bounds_and_precision(text: str, precision: Precision, lower: str, upper: str) -> None:
    """The bounds are the first and the last day a text can mean, and the precision is that of its coarsest part."""
    date = Edtf(text)
    assert (date.precision, date.lower, date.upper) == (precision, day(lower), day(upper))


@given(st.one_of(intervals, sets))
def test_precision_is_the_coarsest(text: str) -> None:
    """The precision of an interval or a set is that of its coarsest part."""
    parts = [Edtf(part) for part in re.split(r"[/,{}\[\]]|\.\.", text) if part]
    assert Edtf(text).precision == max(part.precision for part in parts)


@given(texts)
def test_qualifier_is_the_union(text: str) -> None:
    """A date is uncertain if a part is, approximate if a part is, and unqualified if no part is either."""
    uncertain, approximate = any(sign in text for sign in "?%"), any(sign in text for sign in "~%")
    expected = {
        (False, False): None,
        (True, False): DateQualifier.UNCERTAIN,
        (False, True): DateQualifier.APPROXIMATE,
        (True, True): DateQualifier.UNCERTAIN_AND_APPROXIMATE,
    }
    assert Edtf(text).qualifier is expected[uncertain, approximate]


@given(dates, _qualifiers)
def test_qualifier_keeps_the_days(text: str, qualifier: str) -> None:
    """A qualifier changes neither the days nor the precision of a date."""
    bare, qualified = Edtf(text.rstrip("?~%")), Edtf(text.rstrip("?~%") + qualifier)
    assert (bare.spans, bare.precision) == (qualified.spans, qualified.precision)
    assert bare != qualified


@given(date_times)
def test_moment(text: str) -> None:
    """A time is aware if and only if its text has Z or an offset, and its day is the day as written."""
    date = Edtf(text)
    assert date.moment is not None
    assert (date.moment.tzinfo is not None) == (len(text) > len("2025-03-07T10:30:00"))
    assert date.moment.isoformat() == text.replace("Z", "+00:00")
    assert date.spans == (DaySpan(day(text[:10]), day(text[:10])),)


@given(st.one_of(dates, intervals, sets))
def test_only_a_time_has_a_moment(text: str) -> None:
    """A text without a time of day has no moment."""
    assert Edtf(text).moment is None


@given(texts)
def test_is_day(text: str) -> None:
    """is_day is true if and only if the text is a date of ten characters, with or without a qualifier."""
    bare = text.rstrip("?~%")
    assert Edtf(text).is_day == (len(bare) == 10 and re.fullmatch("[0-9-]+", bare) is not None)


# Comparison of days


@given(texts, _days)
def test_could_include_is_within(text: str, some_day: datetime.date) -> None:
    """A date could include a day if and only if that day is within the date."""
    date, single = Edtf(text), Edtf(some_day.isoformat())
    assert date.could_include(some_day) == single.within(date) == single.overlaps(date)


@given(texts)
def test_bounds_could_be_meant(text: str) -> None:
    """A date could include its first and its last day, and no day before or after."""
    date = Edtf(text)
    for bound, step in ((date.lower, -1), (date.upper, 1)):
        if bound is not None:
            assert date.could_include(bound)
            if bound not in (datetime.date.min, datetime.date.max):
                assert not date.could_include(bound + datetime.timedelta(days=step))


@given(texts, texts)
def test_overlap_is_mutual(first: str, second: str) -> None:
    """If one date overlaps another, that one overlaps it."""
    assert Edtf(first).overlaps(Edtf(second)) == Edtf(second).overlaps(Edtf(first))


@given(texts, texts)
def test_within_is_an_order(first: str, second: str) -> None:
    """Every date is within itself, and overlaps every date that it is within."""
    a, b = Edtf(first), Edtf(second)
    assert a.within(a)
    assert a.overlaps(b) or not a.within(b)


@given(_day_sets, _day_sets)
def test_within_and_overlaps_are_those_of_sets(first: str, second: str) -> None:
    """For dates with known days, within means subset, and overlap means a common day, including gaps."""
    a, b = Edtf(first), Edtf(second)
    assert a.within(b) == (set(a.days()) <= set(b.days()))
    assert a.overlaps(b) == bool(set(a.days()) & set(b.days()))


def test_open_end_reaches_to_the_last_year() -> None:
    """An open or unknown end extends to the first day of the year 0001 or the last of 9999."""
    assert Edtf("2030").within(Edtf("2025-03-07/.."))
    assert Edtf("2025-03-07/").within(Edtf("2025-03-07/9999-12-31"))
    assert Edtf("0001").within(Edtf("../1985"))
    assert not Edtf("2024").overlaps(Edtf("2025-03-07/"))


@given(_day_sets)
def test_runs_are_the_days(text: str) -> None:
    """The runs of a set contain its days, each once and in order, with at least one day between two runs."""
    date = Edtf(text)
    runs, days = date.runs(), date.days()
    assert list(days) == sorted(set(days))
    assert all(date.could_include(day) for day in days)
    assert sum((last - first).days + 1 for first, last in runs) == len(days)
    assert all(first in days and last in days for first, last in runs)
    for (_, last), (first, _) in itertools.pairwise(runs):
        assert (first - last).days > 1
    assert (date.lower, date.upper) == (days[0], days[-1])


@pytest.mark.parametrize(
    "text", ["2025-03", "2004/2005", "{2025-03-07,2025}", "2025-03-07/..", "/2025-03-07", "201X", "2004-21"]
)
def test_days_that_are_not_known(text: str) -> None:
    """The days of a date raise ValueError if the text does not determine them."""
    for ask in (Edtf(text).days, Edtf(text).runs):
        with pytest.raises(ValueError, match=r"not to the day|open or unknown"):
            ask()


def test_one_of_a_set() -> None:
    """One day of a set has possible days, but no runs."""
    date = Edtf("[2025-03-07,2025-03-08]")
    assert date.days() == (day("2025-03-07"), day("2025-03-08"))
    with pytest.raises(ValueError, match="one day of a set"):
        date.runs()


def test_ten_thousand_days() -> None:
    """At most 10,000 days are listed; runs have no such limit."""
    first = day("1990-01-01")
    assert len(Edtf(f"{first}/{first + datetime.timedelta(days=9_999)}").days()) == 10_000
    too_long = Edtf(f"{first}/{first + datetime.timedelta(days=10_000)}")
    with pytest.raises(ValueError, match="has 10,001 days"):
        too_long.days()
    assert len(too_long.runs()) == 1
    assert len(Edtf("0001-01-01/9999-12-31").runs()) == 1


# Stories


def test_kissinger_in_damascus() -> None:
    """The shuttle of May 1974 has sixteen days in Damascus in six runs, within the month that the list prints."""
    visit = Edtf(DAMASCUS)
    assert (visit.form, visit.precision) == (Form.ALL_OF, Precision.DAY)
    assert len(visit.days()) == 16
    assert len(visit.runs()) == 6
    assert visit.within(Edtf("1974-05-03/1974-05-29"))
    assert not visit.overlaps(Edtf("1974-05-05/1974-05-11"))
    assert not visit.could_include(day("1974-05-24"))


def test_wilson_in_europe() -> None:
    """Wilson's legs at the peace conference overlap and touch; joined, they are two stays of 63 and 107 days."""
    legs = (
        "1918-12-14..1918-12-25,1918-12-26..1918-12-31,1918-12-31..1919-01-01,1919-01-01..1919-01-06,1919-01-04,"
        "1919-01-07..1919-02-14,1919-03-14..1919-06-18,1919-06-18..1919-06-19,1919-06-20..1919-06-28"
    )
    visit = Edtf(f"{{{legs}}}")
    assert visit.runs() == (
        (day("1918-12-14"), day("1919-02-14")),
        (day("1919-03-14"), day("1919-06-28")),
    )
    assert [(last - first).days + 1 for first, last in visit.runs()] == [63, 107]
    assert len(visit.days()) == 170
    assert len(visit.spans) == 9


def test_leap_days() -> None:
    """A year divisible by 4 has a 29 February, a century has none, and a century divisible by 400 has one."""
    assert Edtf("2024-02-29").is_day
    assert Edtf("2000-02-29").is_day
    assert len(Edtf("2024-02-28/2024-03-01").days()) == 3
    assert len(Edtf("1900-02-28/1900-03-01").days()) == 2


def test_until_1985() -> None:
    """An interval until 1985 has no first day, and its last day is 31 December 1985."""
    date = Edtf("../1985")
    assert (date.form, date.lower, date.upper) == (Form.INTERVAL, None, day("1985-12-31"))
    assert date.spans == (DaySpan(None, day("1985-12-31")),)


def test_uncertain_start_and_approximate_end() -> None:
    """An interval from an uncertain to an approximate day is both."""
    date = Edtf("2004-06-01?/2004-06-20~")
    assert date.qualifier is DateQualifier.UNCERTAIN_AND_APPROXIMATE
    assert len(date.days()) == 20


# Independent implementations


# Without seasons (the oracle uses the northern ones) and 1985-XX, whose last day the oracle does not compute.
_oracle_texts = st.one_of(
    _calendar_dates,
    _closed_intervals.map(lambda text: re.sub("[?~%]", "", text)),
    st.lists(st.one_of(_calendar_dates, _ranges), min_size=2, max_size=4).map(lambda parts: f"{{{','.join(parts)}}}"),
    st.lists(st.one_of(_calendar_dates, _ranges), min_size=2, max_size=4).map(lambda parts: f"[{','.join(parts)}]"),
    st.integers(1, 999).map("{:03}X".format),
)


@pytest.mark.at_length
@pytest.mark.not_measured
@given(_oracle_texts)
@settings(max_examples=60, deadline=None)
@example(DAMASCUS)
def test_bounds_agree_with_the_oracle(text: str) -> None:
    """The library edtf computes the same first and last day."""
    ours, theirs = Edtf(text), oracle.parse_edtf(text)
    assert ours.lower is not None
    assert ours.upper is not None
    assert ours.lower.timetuple()[:3] == tuple(theirs.lower_strict()[:3])
    assert ours.upper.timetuple()[:3] == tuple(theirs.upper_strict()[:3])


@pytest.mark.at_length
@pytest.mark.not_measured
@given(st.one_of(date_times, intervals, sets.filter(lambda text: "," in text or ".." in text)))
@settings(max_examples=60, deadline=None)
def test_oracle_reads_what_we_read(text: str) -> None:
    """The library edtf reads every date that we accept, except a set of one date and an offset that no place has."""
    assume(not re.search("[+-](?:1[4-9]|2[0-3]):|[+]00:00$|,[^,]*[?~%]", text))
    assume(not re.search(r"[{\[]\.\.[^,]*\}|,.*\.\.[}\]]$|[?~%][,}\]]", text))
    assert oracle.parse_edtf(text) is not None


RUST = jsonschema_rs.validator_for(
    {"type": "string", "maxLength": LONGEST, "pattern": f"^(?:{PATTERN})$", "not": {"pattern": "[\\r\\n]"}}
)


@pytest.mark.not_measured
@given(st.one_of(texts, mutants(), st.text(_alphabet, max_size=30)))
@settings(max_examples=15 * settings().max_examples)
@example("2025\n")
@example("\u0662\u0660\u0662\u0665")
@example("2025-02-30")
def test_pattern_in_rust(text: str) -> None:
    """Rust's patterns, under a JSON Schema, accept the same texts as Python's."""
    assert RUST.is_valid(text) == in_grammar(text)


@pytest.mark.beyond_python
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on PATH, so ECMAScript cannot be asked")
@given(st.lists(st.one_of(texts, mutants()), min_size=50, max_size=200))
@settings(max_examples=5, deadline=None)
@example(["2025\n", "2025\r", "2025\u2028", "\u0662\u0660\u0662\u0665", DAMASCUS, "2025-02-30"])
def test_pattern_in_ecmascript(batch: list[str]) -> None:
    """ECMAScript's patterns, with the flags u and v and without, accept the same texts as Python's."""
    script = """
        const [pattern, texts] = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const judge = expression => texts.map(text => expression.test(text) && !/[\\r\\n]/.test(text));
        console.log(JSON.stringify(["", "u", "v"].map(flag => judge(new RegExp(`^(?:${pattern})$`, flag)))));
    """
    done = subprocess.run(
        ["node", "-e", script], input=json.dumps([PATTERN, batch]), capture_output=True, text=True, check=True
    )
    expected = [re.compile(PATTERN).fullmatch(text) is not None for text in batch]
    assert json.loads(done.stdout) == [expected] * 3


@pytest.mark.parametrize(
    "text",
    [
        "{" + "1974-05-03," * 100_000,
        "{" + "1974-05-03..1974-05-04," * 50_000 + "x",
        "[..1984," + "1974," * 200_000 + "1990..",
        "1" * 1_000_000,
        "{" + "1974-05-03.." * 80_000,
        "2025-03-07/" * 90_000,
        "." * 1_000_000,
    ],
    ids=["open set", "open ranges", "no bracket", "digits", "dots between", "slashes", "dots"],
)
def test_hostile_text(text: str) -> None:
    """Python and Rust match a million hostile characters in time, which a backtracking pattern would not."""
    assert re.compile(PATTERN).fullmatch(text) is None
    assert not RUST.is_valid(text)
    assert fault_of(text) is not None


@pytest.mark.not_measured
@given(st.text("0123456789-T:Z+/.,{}[]?~%X uopenk", min_size=1_500, max_size=2_000))
@settings(max_examples=20)
@example("2" * 2_000)
@example("-1" * 1_000)
@example("T" * 2_000)
@example("{" + "2025-" * 399)
@example("T10:30" * 333)
@example("?~" * 1_000)
@example(" " * 2_000)
@example("[..1?" * 400)
@example("/T" * 1_000)
def test_long_text_is_explained(text: str) -> None:
    """A text of the maximum length is explained, whatever its characters."""
    assert fault_of(text) is not None


@pytest.mark.parametrize(("length", "shown"), [(60, "'" + "x" * 60 + "'"), (61, "'" + "x" * 60 + "'…")])
def test_a_refusal_shows_no_more_than_60_characters(length: int, shown: str) -> None:
    """A long text is cut in the message; a text of 60 characters is shown whole."""
    with pytest.raises(EdtfError) as caught:
        Edtf("x" * length)
    assert shown in str(caught.value)
    assert "x" * 61 not in str(caught.value)
