"""Drafting maps: the header proposes, the values decide, and what cannot be told becomes a question."""

import datetime
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.maps import InvalidMap, MappedFact, read_map
from diplovisit.maps.column_profiles import date_order
from diplovisit.maps.draft_map import DraftedMap, draft_map
from diplovisit.maps.header_words import facts_of_header
from diplovisit.readers.sheets import read_sheets
from tests.shared_data import shared_data

TODAY = datetime.date(2026, 11, 30)


def draft(text: str) -> DraftedMap:
    """Drafts the map of a CSV text."""
    return draft_map(read_sheets(text.encode(), name="sheet.csv"), title="Visits", today=TODAY)


def drafted(text: str) -> dict[str, Any]:
    """Returns the data of the drafted map of a CSV text."""
    return tomllib.loads(draft(text).text)


def faults_of(result: DraftedMap) -> list[str]:
    """Returns the sentences of what is wrong with a drafted map."""
    try:
        read_map(result.text.encode(), name="any.toml")
    except InvalidMap as error:
        return [fault.sentence for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        ("Visitor", "traveller"),
        ("LeaderFullName", "traveller"),
        ("Nombre", "traveller"),
        ("Destination_Country", "country"),
        ("Country visited", "country"),
        ("País destino", "country"),
        ("Areas visited", "place"),
        ("CityVisited", "place"),
        ("Ciudad", "place"),
        ("TripStartDate", "first-day"),
        ("Fecha de inicio", "first-day"),
        ("Arrival", "first-day"),
        ("End date", "last-day"),
        ("Departure", "last-day"),
        ("Date(s) of trip", "dates"),
        ("When", "dates"),
        ("Trip_Status", "status"),
        ("Estado", "status"),
        ("Visit type", "category"),
        ("Purpose of trip", "purpose"),
        ("Remarks", "note"),
        ("Source URL", "url"),
        ("SourceLink12", "url"),
        ("TripID", "row-id"),
        ("#", "row-id"),
        ("Duration_Days", "duration"),
        ("Country of origin", "sending"),
    ],
)
def test_a_usual_header_proposes_its_fact(header: str, fact: str) -> None:
    """A header that people use proposes the fact that they mean, with the most weight."""
    weights = facts_of_header(header)
    assert weights[MappedFact(fact)] == max(weights.values())


@pytest.mark.parametrize(
    ("rows", "fact", "column"),
    [
        ("Who,From,To\nAnn Lee,Norway,Chad\n", "sending", "From"),
        ("Who,From,To\nAnn Lee,Norway,Chad\n", "country", "To"),
        ("Who,Where,From,To\nAnn Lee,Chad,13/01/2020,14/01/2020\n", "first-day", "From"),
        ("Who,Where,From,To\nAnn Lee,Chad,13/01/2020,14/01/2020\n", "last-day", "To"),
        ("Who,Where,Date\nAnn Lee,Chad,2020-01-13\n", "dates", "Date"),
        ("Who,Where,Date,Until\nAnn Lee,Chad,2020-01-13,2020-01-14\n", "first-day", "Date"),
        ("Nombre,País,Ciudad,Fecha\nAna,Chile,Santiago,2 de mayo\n", "place", "Ciudad"),
        ("Who,Where,X\nAnn Lee,Chad,https://example.org/1\n", "url", "X"),
        ("Who,Where,X\nAnn Lee,Chad,held\nBo Ek,Chad,Cancelled\n", "status", "X"),
        ("Who,X,Date\nAnn Lee,Chad,2020-01-13\nBo Ek,Peru,2020-02-13\n", "country", "X"),
    ],
)
def test_values_decide_where_headers_leave_it_open(rows: str, fact: str, column: str) -> None:
    """A column is read as what its values are, whatever else its header may mean."""
    used = drafted(rows)["columns"][fact]
    assert used == column or used["column"] == column


@pytest.mark.parametrize(
    ("rows", "destination"),
    [
        ('Who,Where\nAnn Lee,"Marrakech, Morocco"\nAnn Lee,"Paris, France"\n', "place, country"),
        ('Who,Destination\nAnn Lee,"Oslo, Norway"\nAnn Lee,Chad\n', "place, country"),
    ],
)
def test_a_place_and_a_country_in_one_cell_are_a_destination(rows: str, destination: str) -> None:
    """A column of places with their countries is proposed as the destination."""
    assert drafted(rows)["columns"]["destination"]["as"] == destination


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/06/2014", "13/07/2014"], "dmy"),
        (["05/06/2014", "07/13/2014"], "mdy"),
        (["5.6.2014", "31.12.2014"], "dmy"),
        (["5-6-14", "5-31-14"], "mdy"),
        (["05/06/2014"], None),
        (["13/07/2014", "07/13/2014"], ""),
        (["2014-07-13"], None),
        ([], None),
    ],
)
def test_the_order_of_days_is_what_a_value_shows(texts: list[str], order: str | None) -> None:
    """The order is proposed where a day above twelve shows it; where none does, or two do, a person decides."""
    assert date_order(texts)[0] == order


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Departure", "Return"),
        ("Departure date", "Return date"),
        ("Date de départ", "Date de retour"),
        ("Fecha de salida", "Fecha de regreso"),
        ("Abreise", "Rückkehr"),
        ("Left", "Returned"),
        ("Date out", "Date back"),
        ("Arrival", "Departure"),
        ("Date d'arrivée", "Date de départ"),
        ("From", "To"),
        ("A", "B"),
    ],
)
@pytest.mark.parametrize("is_swapped", [False, True])
def test_the_values_show_which_day_is_the_first(first: str, last: str, is_swapped: bool) -> None:
    """Of two columns of days, the one with the earlier days is the first, whatever they are called and where they are."""
    header, days = (first, last), ("13/01/2020", "15/01/2020")
    if is_swapped:
        header, days = header[::-1], days[::-1]
    result = draft(f'Who,Where,"{header[0]}","{header[1]}"\nAnn Lee,Chad,{days[0]},{days[1]}\n')
    columns = tomllib.loads(result.text)["columns"]
    assert (columns["first-day"], columns["last-day"]) == (first, last)
    assert not any("first day" in question for question in result.questions)


def test_days_that_do_not_show_their_order_are_a_question() -> None:
    """Where no row tells the first day from the last, a person is asked."""
    result = draft("Who,Where,Departure,Return\nAnn Lee,Chad,13/01/2020,13/01/2020\n")
    assert 'Is "Departure" the first day and "Return" the last? The values do not show it.' in result.questions


def test_a_missing_last_day_is_a_question() -> None:
    """Whether a trip without a last day was of one day is for a person to say."""
    result = draft("Who,Where,From,To\nAnn Lee,Chad,13/01/2020,14/01/2020\nBo Ek,Chad,15/01/2020,\n")
    assert any("1 row has no last day" in question for question in result.questions)
    assert "empty-is-first-day = true }" in result.text


@pytest.mark.parametrize("lone", ["néant,,", "Total: 2 visits,,", ",A-17,", ",,nil return"])
def test_a_lone_cell_is_a_question_and_no_heading(lone: str) -> None:
    """A row with one filled cell becomes no heading of the rows below it, unless it is a year or fills its own column."""
    result = draft(f"Who,Where,Date\nAnn Lee,Chad,2020-01-13\n{lone}\nBo Ek,Peru,2020-02-13\n")
    assert "sections" not in tomllib.loads(result.text)["sheet"] if "sheet" in tomllib.loads(result.text) else True
    assert any("Skip them?" in question for question in result.questions)


def test_words_that_differ_in_capitals_are_one() -> None:
    """A value table has each word once, because capitals do not count in it."""
    result = draft("Who,Country,Status\nAnn,Chad,effectué\nBo,Chad,Effectué\nCy,Chad,reporté\n")
    assert not [fault for fault in faults_of(result) if "the same word" in fault]


@pytest.mark.parametrize("header", ["State of play", "X", "Outcome", "Info"])
def test_a_column_of_statuses_is_known_by_its_words(header: str) -> None:
    """A column with some usual words of a status states it, whatever its header; its other words are questions."""
    rows = "".join(
        f"Ann Lee,Chad,2020-01-{day},{word}\n" for day, word in enumerate(("Done", "Canx", "tba?", "so so"), 11)
    )
    result = draft(f"Who,Where,Date,{header}\n{rows}")
    assert tomllib.loads(result.text)["columns"]["status"] == header
    assert 'Which status is "so so"?' in result.questions


@pytest.mark.parametrize(
    ("day", "language"),
    [
        ("du 3 au 5 mars 2024", "fr"),
        ("3. bis 5. März 2024", "de"),
        ("3 al 5 de mayo de 2024", "es"),
        ("3-5 May 2024", None),
    ],
)
def test_the_language_of_dates_is_drafted(day: str, language: str | None) -> None:
    """The languages of months are those that read the dates of the sheet."""
    data = drafted(f"Who,Where,Dates\nAnn Lee,Chad,{day}\n")
    assert data["columns"]["dates"] == "Dates"
    assert data.get("sheet", {}).get("languages") == ([language] if language else None)


def test_what_cannot_be_told_is_a_question() -> None:
    """An order of days, a status and a traveller that the sheet does not show are asked for, and not filled in."""
    result = draft("Country,From,To\nChad,05/06/2014,06/06/2014\n")
    assert [question.split("?")[0].rpartition(". ")[2] for question in result.questions] == [
        "Is 05/06/2014 written day first (dmy) or month first (mdy)",
        "Which is it: reported, announced, confirmed, under-way, held, postponed, cancelled",
        "Who travels",
    ]
    data = tomllib.loads(result.text)
    assert "dates" not in data.get("sheet", {})
    assert "status" not in data.get("record", {})


def test_a_word_that_is_not_usual_is_never_given_a_meaning() -> None:
    """Only usual words of a status get our word; each of the others is a question."""
    result = draft("Who,Country,Status\nAnn,Chad,Done\nBo,Chad,Planned\nCy,Chad,Amber\n")
    assert tomllib.loads(result.text)["values"]["status"] == {"Done": "held"}
    assert sum("Planned" in question or "Amber" in question for question in result.questions) == 2


def test_a_country_that_no_list_has_is_a_question() -> None:
    """A name that is no country is asked for, with a line to complete; names that a date decides are only noted."""
    result = draft("Who,Country,Date\nA,Chad,1967\nB,Norway,1967\nC,Atlantis,1967\nD,Vietnam,1967\n")
    assert any("Atlantis" in question for question in result.questions)
    assert not any("Vietnam" in question for question in result.questions)
    assert '"Vietnam"' in result.text


def test_every_column_is_used_or_listed() -> None:
    """No column disappears: the map reads it, or lists it as left out."""
    text = "Who,Country,Date,Colour,Shoe size\nAnn Lee,Chad,2020-01-13,red,38\n"
    data = drafted(text)
    assert set(data["sheet"]["left-out"]) == {"Colour", "Shoe size"}


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


@given(
    st.lists(_CELL, min_size=1, max_size=5),
    st.lists(st.lists(_CELL, min_size=1, max_size=5), min_size=1, max_size=6),
)
def test_a_drafted_map_of_any_sheet_can_be_read(header: list[str], rows: list[list[str]]) -> None:
    """The draft of any sheet is TOML, and a map is at fault for what its questions ask for alone."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (header, *rows)]
    file = read_sheets("\n".join(quoted).encode(), name="any.csv")
    if not any(row.is_readable for sheet in file.sheets for row in sheet.rows()):
        with pytest.raises(ValueError, match="no sheet with rows"):
            draft_map(file, title="Any", today=TODAY)
        return
    result = draft_map(file, title="Any", today=TODAY)
    assert tomllib.loads(result.text)["format"] == 1
    faults = faults_of(result)
    assert all("is missing: name the column" in fault for fault in faults)
    assert result.questions or not faults


@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("colt_shape.csv", 1),
        ("dmy_semicolon.csv", 2),
        ("journeys.csv", 0),
        ("return_filled_down.csv", 5),
        ("wikitable.csv", 2),
        ("workbook.xlsx", 2),
        ("years_only.csv", 1),
    ],
)
def test_the_sheets_that_people_keep_leave_few_questions(name: str, questions: int) -> None:
    """A map of a sheet in a usual shape asks only for what the sheet does not say."""
    file = read_sheets(shared_data("sheets", name).read_bytes(), name=name)
    result = draft_map(file, title=name, today=TODAY)
    assert len(result.questions) == questions, result.text
    assert len(result.text.splitlines()) <= 50


def test_a_doubtful_word_of_a_status_is_a_question() -> None:
    """A word with a question mark gets no meaning, and a word for "not yet known" is no empty cell in a status."""
    result = draft(
        "Who,Country,Date,Status\nA,Chad,2020-01-02,Done\nB,Chad,2020-01-03,done?\nC,Chad,2020-01-04,cancelled?\n"
    )
    assert tomllib.loads(result.text)["values"]["status"] == {"Done": "held"}
    assert sum("done?" in question or "cancelled?" in question for question in result.questions) == 2
    result = draft("Who,Country,Date,Status\nA,Chad,2020-01-02,Done\nB,Chad,2020-01-03,tbc\n")
    assert "tbc" not in tomllib.loads(result.text).get("sheet", {}).get("empty", [])
