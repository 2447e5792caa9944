"""Dates of cells: what is read, and what is refused because it could mean something else."""

import contextlib
import datetime

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.datasets.model import UnreadableField
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.maps.date_words import DATE_WORDS
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record.edtf_grammar import MONTHS

FREE = DateOptions()
DMY, MDY, YMD = (DateOptions(order=order) for order in DateOrder)
DAYS = st.dates(min_value=datetime.date(1500, 1, 1), max_value=datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("25-27 October", 2012, "2012-10-25/2012-10-27"),
        ("25–27 October", 2012, "2012-10-25/2012-10-27"),
        ("25 to 27 October", 2012, "2012-10-25/2012-10-27"),
        ("25 October - 27 October", 2012, "2012-10-25/2012-10-27"),
        ("October 25-27", 2012, "2012-10-25/2012-10-27"),
        ("Oct. 25th to 27th, 2011", None, "2011-10-25/2011-10-27"),
        ("25th-27th of October 2011", None, "2011-10-25/2011-10-27"),
        ("from 25 to 27 October 2011", None, "2011-10-25/2011-10-27"),
        ("between 25 and 27 October 2011", None, "2011-10-25/2011-10-27"),
        ("April 3–4", 2009, "2009-04-03/2009-04-04"),
        ("April 3", 2009, "2009-04-03"),
        ("3 April", 2009, "2009-04-03"),
        ("3rd April 2009", None, "2009-04-03"),
        ("March 31 – April 3, 2009", None, "2009-03-31/2009-04-03"),
        ("March 31 – April 3", 2009, "2009-03-31/2009-04-03"),
        ("31 March - 3 April", 2009, "2009-03-31/2009-04-03"),
        ("30 December - 2 January", 2012, "2012-12-30/2013-01-02"),
        ("December 30 - January 2", 2012, "2012-12-30/2013-01-02"),
        ("30 December 2011 - 2 January", None, "2011-12-30/2012-01-02"),
        ("30 December - 2 January 2012", None, "2011-12-30/2012-01-02"),
        ("30 December 2011 – 2 January 2012", None, "2011-12-30/2012-01-02"),
        ("2–5 May 2011", None, "2011-05-02/2011-05-05"),
        ("2 – 5 May 2011", None, "2011-05-02/2011-05-05"),
        ("2 May 2011 – 5 May 2011", None, "2011-05-02/2011-05-05"),
        ("2011, May 2-5", None, "2011-05-02/2011-05-05"),
        ("Monday, 3 December 2012", None, "2012-12-03"),
        ("Thursday 5 to Saturday 7 May 2011", None, "2011-05-05/2011-05-07"),
        ("3, 5 and 7 May 2011", None, "{2011-05-03,2011-05-05,2011-05-07}"),
        ("3-4 May, 7 May 2011", None, "{2011-05-03..2011-05-04,2011-05-07}"),
        ("May 2011", None, "2011-05"),
        ("May", 2011, "2011-05"),
        ("May-June 2011", None, "2011-05/2011-06"),
        ("spring 2011", None, "2011-21"),
        ("2003", None, "2003"),
        ("c. 2003", None, "2003~"),
        ("circa May 2003", None, "2003-05~"),
        ("3 May 2011?", None, "2011-05-03?"),
        ("3-May-2011", None, "2011-05-03"),
        ("3/May/2011", None, "2011-05-03"),
        ("2011-May-03", None, "2011-05-03"),
        ("2011-05-02", None, "2011-05-02"),
        ("2011-05", None, "2011-05"),
        ("2011-05-02/2011-05-04", None, "2011-05-02/2011-05-04"),
        ("2011/05/02", None, "2011-05-02"),
        ("20110502", None, "2011-05-02"),
        ("07/2014", None, "2014-07"),
        ("2010-05-02T00:00:00", None, "2010-05-02"),
        ("2010-05-02 00:00:00", None, "2010-05-02"),
        ("2010-05-02T00:00:00Z", None, "2010-05-02"),
        ("2010-05-02T00:00:00.000+00:00", None, "2010-05-02"),
        ("13/07/2014", None, "2014-07-13"),
        ("07/13/2014", None, "2014-07-13"),
        ("5/5/2014", None, "2014-05-05"),
    ],
)
def test_a_phrase_is_read(text: str, year: int | None, expected: str) -> None:
    """A phrase with one meaning is read as it, with the year of the row where it has none."""
    assert str(read_date_cell(text, FREE, year).when) == expected


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("05/06/2014", DMY, "2014-06-05"),
        ("05/06/2014", MDY, "2014-05-06"),
        ("5.6.2014", DMY, "2014-06-05"),
        ("5-6-2014", DMY, "2014-06-05"),
        ("5-7/6/2014", DMY, "2014-06-05/2014-06-07"),
        ("05/06/2014 - 07/06/2014", DMY, "2014-06-05/2014-06-07"),
        ("5/2/2010 0:00", MDY, "2010-05-02"),
        ("5/2/2010 12:00:00 AM", MDY, "2010-05-02"),
        ("2014-06-05", DMY, "2014-06-05"),
        ("2014/06/05", YMD, "2014-06-05"),
        ("31.12.-2.1.2015", DMY, "2014-12-31/2015-01-02"),
    ],
)
def test_figures_are_read_in_the_order_of_the_map(text: str, options: DateOptions, expected: str) -> None:
    """Figures are read in the order that the map states."""
    assert str(read_date_cell(text, options).when) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("25 al 27 de octubre de 2011", "es", "2011-10-25/2011-10-27"),
        ("del 25 al 27 de octubre del 2011", "es", "2011-10-25/2011-10-27"),
        ("3 de mayo de 2011", "es", "2011-05-03"),
        ("30 dic. 2011 - 2 ene. 2012", "es", "2011-12-30/2012-01-02"),
        ("du 25 au 27 octobre 2011", "fr", "2011-10-25/2011-10-27"),
        ("1er août 2011", "fr", "2011-08-01"),
        ("25.–27. Oktober 2011", "de", "2011-10-25/2011-10-27"),
        ("3. und 5. März 2011", "de", "{2011-03-03,2011-03-05}"),
        ("vom 30. Dezember 2011 bis 2. Januar 2012", "de", "2011-12-30/2012-01-02"),
        ("25 a 27 de março de 2011", "pt", "2011-03-25/2011-03-27"),
        ("dal 3 al 5 maggio 2011", "it", "2011-05-03/2011-05-05"),
        ("3 tot 5 mei 2011", "nl", "2011-05-03/2011-05-05"),
    ],
)
def test_months_of_other_languages_are_read_where_the_map_names_them(text: str, language: str, expected: str) -> None:
    """A phrase in another language is read if the map names the language, and refused otherwise."""
    assert str(read_date_cell(text, DateOptions(languages=(language,))).when) == expected
    with pytest.raises(UnreadableField):
        read_date_cell(text, FREE)


def test_the_names_of_months_are_those_of_cldr() -> None:
    """Each language has the names of months that CLDR has, as babel gives them."""
    for language, words in DATE_WORDS.items():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    assert words.months[name.rstrip(".").casefold()] == number, (language, name)


@pytest.mark.parametrize(
    ("text", "options", "year", "words"),
    [
        ("5/6/2014", FREE, None, 'write in the map, under [sheet]: dates = "dmy" or dates = "mdy"'),
        ("13/07/2014", MDY, None, "there is no month 13"),
        ("07/13/2014", DMY, None, "there is no month 13"),
        ("5/6/14", DMY, None, "has a year with two digits; write in the map, under [sheet]: century"),
        ("3-May-11", FREE, None, "has a year with two digits"),
        ("3 May '14", FREE, None, "has a year with two digits"),
        ("early May 2011", FREE, None, 'cannot express "early"; write "May 2011"'),
        ("mid-June", FREE, 2011, 'cannot express "mid"'),
        ("late 2011", FREE, None, 'cannot express "late"'),
        ("end of May 2011", FREE, None, 'cannot express "end"; write "May 2011"'),
        ("25-27 October", FREE, None, "has no year, and the year is given nowhere else"),
        ("27-25 October", FREE, 2011, "ends on 2011-10-25, before it begins on 2011-10-27"),
        ("5 May – 3 April", FREE, 2011, "before it begins"),
        ("31 April 2011", FREE, None, "April 2011 has 30 days"),
        ("29 February 2011", FREE, None, "February 2011 has 28 days"),
        ("2011-13-01", FREE, None, "there is no month 13"),
        ("Tuesday, 3 December 2012", FREE, None, "2012-12-03 was a Monday"),
        ("40300", FREE, None, "a spreadsheet's day number"),
        ("2003/04", FREE, None, "2003-04 or the years 2003/2004"),
        ("winter 2010-11", FREE, None, "expected a date"),
        ("TBD", FREE, 2011, "expected a date"),
        ("soon", FREE, 2011, "expected a date"),
        ("Q2 2011", FREE, None, "expected a date"),
        ("3 May 2011 at the latest", FREE, None, "expected a date"),
        ("", FREE, 2011, "expected a date"),
    ],
)
def test_a_date_that_is_none_or_two_is_refused(text: str, options: DateOptions, year: int | None, words: str) -> None:
    """A text that is no date, or could be two, is refused with what to do."""
    with pytest.raises(UnreadableField) as raised:
        read_date_cell(text, options, year)
    assert words in str(raised.value)


def test_an_hour_is_kept_apart() -> None:
    """The hour of a time stamp is given beside the day, and midnight is none."""
    read = read_date_cell("2010-05-02T14:30:00", FREE)
    assert (str(read.when), read.hour) == ("2010-05-02", "14:30")
    assert not read_date_cell("2010-05-02 00:00", FREE).hour


@given(first=DAYS, length=st.integers(0, 60))
def test_a_written_range_reads_back(first: datetime.date, length: int) -> None:
    """A range in any usual English form reads as its days."""
    last = first + datetime.timedelta(days=length)
    expected = f"{first}" if first == last else f"{first}/{last}"
    names = MONTHS[first.month - 1], MONTHS[last.month - 1]
    forms = [
        f"{first.day} {names[0]} {first.year} – {last.day} {names[1]} {last.year}",
        f"{names[0]} {first.day}, {first.year} - {names[1]} {last.day}, {last.year}",
        f"{first.day} {names[0]} to {last.day} {names[1]} {last.year}",
        f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat(),
    ]
    if (first.year, first.month) == (last.year, last.month):
        forms += [f"{first.day}-{last.day} {names[0]} {first.year}", f"{names[0]} {first.day}–{last.day}, {first.year}"]
    for form in forms:
        assert str(read_date_cell(form, FREE).when) == expected, form


@given(first=DAYS, length=st.integers(0, 60))
def test_a_range_without_years_begins_in_the_year_of_the_row(first: datetime.date, length: int) -> None:
    """A range without years begins in the year of the row, and may end in the next."""
    last = first + datetime.timedelta(days=length)
    text = f"{first.day} {MONTHS[first.month - 1]} - {last.day} {MONTHS[last.month - 1]}"
    read = read_date_cell(text, FREE, first.year)
    assert (read.when.lower, read.when.upper, read.has_year) == (first, last, False)


@given(day=DAYS, sign=st.sampled_from("/.-"), order=st.sampled_from([DMY, MDY]))
def test_figures_in_a_stated_order_read_back(day: datetime.date, sign: str, order: DateOptions) -> None:
    """Figures in the stated order read as their day, and in the other order never as another day."""
    parts = [f"{day.day:02}", f"{day.month:02}"]
    text = sign.join([*(parts if order is DMY else parts[::-1]), str(day.year)])
    assert read_date_cell(text, order).when.lower == day
    try:
        without_order = read_date_cell(text, FREE)
    except UnreadableField:
        return
    assert without_order.when.lower == day


@given(st.text(max_size=40) | st.from_regex(r"[0-9a-zMayJun ,./-]{1,25}", fullmatch=True), st.none() | st.just(2011))
def test_any_text_is_read_or_refused(text: str, year: int | None) -> None:
    """Whatever a cell says, it is read as a date or refused."""
    for options in (FREE, DMY, MDY, DateOptions(order=DateOrder.YMD, century=1900)):
        with contextlib.suppress(UnreadableField):
            read_date_cell(text, options, year)
