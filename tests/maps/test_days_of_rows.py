"""The days of a row from several cells: a first and a last day, the year, and the duration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.datasets.model import UnreadableField
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.maps.day_cells import ReadDays, read_days
from diplovisit.maps.duration_cells import read_duration_cell
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_rows import FactCell, MappedRow
from diplovisit.maps.year_cells import read_year_cell
from diplovisit.readers.sheet_values import SheetRow
from diplovisit.record import Duration
from tests.maps.sheets_by_map import HEAD, a_map
from tests.maps.test_date_table import TEXTS

READ = [
    ({"first-day": "3 May 2011", "last-day": "5 May", "constant": "2012"}, "2011-05-03/2011-05-05"),
    ({"first-day": "3 May 2011", "last-day": "5 May", "year": "2011"}, "2011-05-03/2011-05-05"),
    ({"first-day": "3 May 2011", "last-day": "5 May"}, "2011-05-03/2011-05-05"),
    ({"first-day": "3 May", "last-day": "5 May 2011"}, "2011-05-03/2011-05-05"),
    ({"first-day": "3 May", "last-day": "5 May 2011", "constant": "2012"}, "2011-05-03/2011-05-05"),
    ({"first-day": "30 December", "last-day": "2 January 2012"}, "2011-12-30/2012-01-02"),
    ({"first-day": "30 December", "last-day": "2 January 2012", "constant": "2012"}, "2011-12-30/2012-01-02"),
    ({"first-day": "30 December", "last-day": "2 January 2012", "year": "2011"}, "2011-12-30/2012-01-02"),
    ({"first-day": "30 December 2011", "last-day": "2 January"}, "2011-12-30/2012-01-02"),
    ({"first-day": "30 December 2011", "last-day": "Mon 2 January", "year": "2011"}, "2011-12-30/2012-01-02"),
    ({"first-day": "30 December 2011", "last-day": "2 January", "year": "2012"}, "2011-12-30/2012-01-02"),
    ({"first-day": "2-May", "last-day": "5-May", "year": "2011"}, "2011-05-02/2011-05-05"),
    ({"first-day": "2-May", "last-day": "5-May", "constant": "2011"}, "2011-05-02/2011-05-05"),
    ({"first-day": "30-Dec", "last-day": "2-Jan", "year": "2011"}, "2011-12-30/2012-01-02"),
    ({"first-day": "29 February 2012", "last-day": "1 March"}, "2012-02-29/2012-03-01"),
    ({"last-day": "5 May 2011"}, "/2011-05-05"),
    ({"last-day": "5 May", "year": "2011"}, "/2011-05-05"),
    ({"first-day": "2011-05", "last-day": "2011-06"}, "2011-05/2011-06"),
    ({"first-day": "2011", "last-day": "2012"}, "2011/2012"),
    ({"first-day": "2011", "last-day": "2011"}, "2011"),
    ({"first-day": "2-5 May 2011"}, "2011-05-02/2011-05-05"),
    ({"first-day": "9999-12-30", "duration": "2"}, "9999-12-30/9999-12-31"),
    ({"first-day": "2011-05-03", "duration": "3"}, "2011-05-03/2011-05-05"),
    ({"first-day": "spring 2011", "duration": "3"}, "2011-21"),
    ({"dates": "2-May - 5-May", "year": "2011"}, "2011-05-02/2011-05-05"),
    ({"dates": "May 2011", "year": "2011"}, "2011-05"),
    ({"year": "2011"}, "2011"),
    ({"first-day": "3 May 2011?", "last-day": "5 May 2011"}, "2011-05-03?/2011-05-05"),
    ({"first-day": "May 3 - 2011", "last-day": "May 5 - 2011"}, "2011-05-03/2011-05-05"),
]
REFUSED = [
    ({"first-day": "3 May 2011", "last-day": "5 May", "year": "2012"}, "the row has the year"),
    ({"first-day": "3 May", "last-day": "5 May 2011", "year": "2010"}, "correct a year"),
    ({"first-day": "30 December", "last-day": "2 January 2012", "year": "2012"}, "before it begins"),
    ({"first-day": "3 May 2011", "last-day": "5 April"}, "before it begins"),
    ({"first-day": "2-May", "last-day": "5-May"}, "has no year"),
    ({"first-day": "27 February", "last-day": "29 February", "year": "2011"}, "February 2011 has 28 days"),
    ({"first-day": "3 May", "last-day": "5 May 2012", "year": "2011"}, "correct a year"),
    ({"last-day": "2-5 May 2011"}, "expected one date"),
    ({"last-day": "spring 2011"}, "no range of days that ends with"),
    ({"last-day": "{2011-05-03,2011-05-05}"}, "expected one date"),
    ({"last-day": "2011-05-XX"}, "no range of days that ends with"),
    ({"first-day": "3 May 2011", "last-day": "spring 2011"}, "write both alike"),
    ({"first-day": "spring 2011", "last-day": "3 May 2011"}, "write both alike"),
    ({"first-day": "2011-05-XX", "last-day": "2011-05-05"}, "write both alike"),
    ({"first-day": "2011-05-02", "last-day": "201X"}, "write both alike"),
    ({"first-day": "2011-05-02", "last-day": "2011-06"}, "write both alike"),
    ({"first-day": "2011-05", "last-day": "2011-06-02"}, "write both alike"),
    ({"first-day": "spring 2011", "last-day": "summer 2011"}, "no range of days that ends with"),
    ({"first-day": "2-5 May 2011", "last-day": "6 May 2011"}, "expected one date"),
    ({"first-day": "9999-12-30", "duration": "5"}, "after the year 9999"),
    ({"dates": "3 May", "year": "2019-20"}, "which can mean two"),
    ({"year": "2019-20"}, "which can mean two"),
    ({"dates": "30 December 9999 - 2 January"}, "there is no year 10000"),
    ({"first-day": "30 December 9999", "last-day": "2 January"}, "there is no year 10000"),
    ({"first-day": "1 January 0001", "last-day": "2 January"}, "a time of day or a year"),
    ({"dates": "3 May", "year": "FY 2011"}, "expected one year"),
]
YEARS = [
    ("2011", 2011),
    ("2011.0", 2011),
    ("1430", 1430),
    ("State visits in 2011", 2011),
    ("Visits to Norway 2011", 2011),
    ("Year 2011 (3 trips)", 2011),
    ("2011:", 2011),
    ("2011 (held)", 2011),
    ("2011-05-02", 2011),
    ("May 2011", 2011),
    ("3 May 2011", 2011),
    ("２０１１", 2011),
    ("year 2011.", 2011),
    ("Visits by ministers, 2011", 2011),
    ("2011 State visits", 2011),
]
NO_YEARS = [
    "2011.5",
    "2011,0",
    "0305",
    "2019-20",
    "2019–20",
    "2019/20",
    "2019/2020",
    "FY 2011/12",
    "FY2011",
    "FY 2011",
    "fiscal year 2011",
    "1999-00",
    "2011-",
    "2011 –",
    "–2011",
    "2010s",
    "c. 2011",
    "2011?",
    "~2011",
    "2011¹",
    "2011[1]",
    "2011 2011",
    "2011 and 2012",
    "2011, 2012",
    "from 2011",
    "2011 onwards",
    "2011 to date",
    "since 2011",
    "Q1 2011",
    "2011-05",
    "2011-12",
    "December 2011 - January",
    "winter 2011",
    "winter 2011-12",
    "2011-24",
    "201X",
    "'11",
    "11",
    "20111",
    "20١١",
    "²2011",
    "2011.2012",
    "1,2011",
    "+2011",
    "2011 & 2012",
    "2011;2012",
    "3 - 5 May 2011",
    "2011/",
    "30 December 2011 - 2 January 2012",
    "",
    "2011 May - June",
    "summer 2011",
]
DURATIONS = [
    ("3", "P3D"),
    ("1 week, 2 days", "P1W2D"),
    ("P1Y", "P1Y"),
    ("P3D", "P3D"),
    ("9999", "P9999D"),
    ("two weeks", "P2W"),
    ("3 days and 2 hours", "P3DT2H"),
    ("2h", "PT2H"),
]
NO_DURATIONS = [
    "3 days and",
    "3 days,",
    "and 3 days",
    "P0D",
    "0 days",
    "0",
    "3.5",
    "1 day 1 day",
    "¹3 days",
    "3¹ days",
    "3-4 days",
    "٣",
    "三",
    "ⅲ days",
    "3 days 5",
    "99999",
    "a week",
    "P",
    "PT",
    "-P3D",
    "1e3",
    "²",
    "½ day",
]

ROW = SheetRow(name="visits.csv", sheet="", number=2, line=2, columns=(), texts=(), values=())


def days_of(cells: dict[str, str]) -> ReadDays:
    """Returns the days of a row with some cells. `constant` is the year that the map says."""
    facts = [MappedFact(name) for name in cells if name != "constant"]
    first = [] if MappedFact.DATES in facts else [MappedFact.FIRST_DAY, MappedFact.LAST_DAY]
    columns = dict.fromkeys([*first, *facts])
    constant = f"year = {cells['constant']}\n" if "constant" in cells else ""
    lines = "".join(f'{fact} = "{fact}"\n' for fact in columns)
    text = f'{HEAD}[record]\nstatus = "held"\n{constant}[columns]\ntraveller = "Who"\ncountry = "Where"\n{lines}'
    row = MappedRow(
        row=ROW,
        cells={fact: (FactCell(cells[fact], fact.value, ROW),) for fact in facts if cells[fact]},
        known=frozenset(columns),
    )
    return read_days(a_map(text), row)


@pytest.mark.parametrize(("cells", "expected"), READ)
def test_the_days_of_several_cells_are_read(cells: dict[str, str], expected: str) -> None:
    """An end without a year takes that of the other end, and both ends are of one kind."""
    assert str(days_of(cells).when) == expected


@pytest.mark.parametrize(("cells", "words"), REFUSED)
def test_days_that_do_not_fit_together_are_refused(cells: dict[str, str], words: str) -> None:
    """Cells that contradict each other, or make no days together, are refused with the column at fault."""
    with pytest.raises(UnreadableField) as raised:
        days_of(cells)
    assert words in str(raised.value)
    assert raised.value.field in cells


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_a_year_is_read(text: str, year: int) -> None:
    """A cell or a heading with one sure year is read as it."""
    assert read_year_cell(text, DateOptions()) == year


@pytest.mark.parametrize("text", NO_YEARS)
def test_a_year_that_is_two_or_unsure_is_refused(text: str) -> None:
    """Two years, a part of a year, and an unsure year are refused."""
    with pytest.raises(UnreadableField, match="expected one year"):
        read_year_cell(text, DateOptions())


@pytest.mark.parametrize(("text", "duration"), DURATIONS)
def test_a_duration_is_read(text: str, duration: str) -> None:
    """A duration is read, and a bare number counts days."""
    assert read_duration_cell(text) == Duration(duration)


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_a_duration_that_is_none_is_refused(text: str) -> None:
    """A text that is no duration, or an unfinished one, is refused."""
    with pytest.raises(UnreadableField, match="expected a duration"):
        read_duration_cell(text)


CELLS = TEXTS | st.sampled_from(
    [
        "2011",
        "2011-05-03",
        "3 May",
        "5 May 2011",
        "spring 2011",
        "201X",
        "2011-05-XX",
        "9999-12-30",
        "2-5 May",
        "{2011,2012}",
    ]
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "first-day": CELLS,
            "last-day": CELLS,
            "year": CELLS,
            "duration": CELLS | st.from_regex("[0-9]{1,5}"),
        },
    )
    | st.fixed_dictionaries({"dates": CELLS}, optional={"year": CELLS, "duration": CELLS}),
    st.sampled_from([{}, {"constant": "2011"}]),
)
def test_any_cells_are_read_or_refused(cells: dict[str, str], constant: dict[str, str]) -> None:
    """Whatever the cells of a row say, their days are read or refused."""
    try:
        read = days_of({**cells, **constant})
    except UnreadableField as error:
        refusal = error
    else:
        assert read.when is None or str(read.when)
        return
    assert refusal.field in cells
    assert len(str(refusal)) > 20


@given(
    st.text(max_size=20)
    | st.lists(
        st.sampled_from(
            ["1", "2", "30", "day", "days", "week", "month", "h", "hour", "and", ",", "P", "T", "D", "0", "²"]
        )
    ).map(" ".join)
)
def test_any_duration_is_read_or_refused(text: str) -> None:
    """Any text is refused as a duration, or read as one whose printed form reads as the same."""
    try:
        duration = read_duration_cell(text)
    except UnreadableField:
        return
    assert read_duration_cell(str(duration)) == duration
