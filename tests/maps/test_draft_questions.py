"""What a draft takes from a sheet and what it asks: two countries, days, totals, years, and the ids of records."""

import tomllib

import pytest

from diplovisit.maps import read_map
from diplovisit.maps.draft_map import draft_map
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.readers.sheets import read_sheets
from tests.maps.test_draft_map import TODAY, draft, drafted
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    ("header", "sending", "visited"),
    [
        ("Country,Country visited", 0, 1),
        ("Country visited,Country", 1, 0),
        ("Country,Destination", 0, 1),
        ("Country of origin,Country", 0, 1),
        ("Country,Host country", 0, 1),
        ("From,To", 0, 1),
        ("Nationality,Country", 0, 1),
        ("País,País destino", 0, 1),
        ("Pays,Pays visité", 0, 1),
        ("Land,Zielland", 0, 1),
        ("Origin,Anything", 0, 1),
    ],
)
def test_of_two_countries_the_headers_tell_the_visited_one(header: str, sending: int, visited: int) -> None:
    """The country visited and the country of the traveller are told by their headers, and never mixed up."""
    names = header.split(",")
    columns = drafted(f"Leader,{header},Start\nAnn Ex,Norway,France,2014-05-13\nBo Ek,Norway,Chad,2014-06-13\n")[
        "columns"
    ]
    assert (columns["sending"], columns["country"]) == (names[sending], names[visited])


@pytest.mark.parametrize(
    "header", ["Country,Other", "Country 1,Country 2", "X,Y", "Country,Nation", "Host country,Destination"]
)
def test_two_countries_that_headers_do_not_tell_apart_are_a_question(header: str) -> None:
    """Where two columns of countries are alike, neither is taken and a person is asked."""
    result = draft(f"Leader,{header},Start\nAnn Ex,Norway,France,2014-05-13\nBo Ek,Norway,Chad,2014-06-13\n")
    assert any("Which is the country visited" in question for question in result.questions)
    columns = drafted(f"Leader,{header},Start\nAnn Ex,Norway,France,2014-05-13\nBo Ek,Norway,Chad,2014-06-13\n")[
        "columns"
    ]
    assert not {"country", "sending"} & columns.keys()


def test_a_country_written_twice_is_one() -> None:
    """A column of codes and a column of names of the same countries are one country, read from the codes."""
    data = drafted("Leader,Country,ISO\nAnn Ex,Norway,NO\nBo Ek,Chad,TD\n")
    assert data["columns"]["country"] == {"column": "ISO", "codes": "iso2"}
    assert data["sheet"]["left-out"] == ["Country"]


@pytest.mark.parametrize(
    "days",
    [
        "A,B\nAnn Ex,Chad,13/05/2014,05/14/2014\nBo Ek,Chad,16/05/2014,05/17/2014",
        "A,B,C\nAnn Ex,Chad,2014-05-13,2014-05-14,2014-05-15\nBo Ek,Chad,2014-06-13,2014-06-14,2014-06-15",
        "A\nAnn Ex,Chad,2014-05-13\nBo Ek,Chad,2014-06-13",
        "A\nAnn Ex,Chad,1958\nBo Ek,Chad,1946",
        "Start,End\nAnn Ex,Chad,13/05/2014,05/14/2014\nBo Ek,Chad,16/05/2014,05/17/2014",
    ],
)
def test_days_are_used_or_asked_about(days: str) -> None:
    """No sheet with days loses them: the map reads them, or a question names the column."""
    text = f"Leader,Country,{days}\n"
    data, questions = drafted(text), draft(text).questions
    is_used = bool({"first-day", "dates", "year"} & data["columns"].keys())
    assert is_used or any('"A"' in question for question in questions)
    assert not {"A", "B", "C"} & set(data.get("sheet", {}).get("left-out", ()))


@pytest.mark.parametrize("header", ["Year founded", "Birth year", "Year of accession", "Founding year"])
def test_a_year_of_something_else_is_no_year_of_the_visit(header: str) -> None:
    """A column is the year of the visit only if its whole header says so."""
    assert (
        "year"
        not in drafted(f"Leader,Country,{header},Date\nAnn Ex,France,1958,2014-05-13\nBo Ek,Italy,1946,2014-06-13\n")[
            "columns"
        ]
    )


@pytest.mark.parametrize("header", ["Date of birth", "Updated", "Date published", "Geburtsdatum", "Date de naissance"])
def test_days_of_something_else_are_not_those_of_the_visit(header: str) -> None:
    """A column whose header says that its days are others is left out, with the reason."""
    data = drafted(
        f"Leader,Country,{header},Date\nAnn Ex,Chad,1958-02-01,2014-05-13\nBo Ek,Peru,1946-03-02,2014-06-13\n"
    )
    assert data["columns"]["dates"] == "Date"
    assert data["sheet"]["left-out"] == [header]


@pytest.mark.parametrize(
    ("header", "cell", "fact"),
    [("Destination", '"France, Germany"', "destination"), ("Destinations", "France; Germany", "country")],
)
def test_several_countries_in_a_cell_are_named_in_the_draft(header: str, cell: str, fact: str) -> None:
    """Cells with several countries are listed in the draft as refused, and are no places."""
    text = f'Leader,{header},Date\nAnn Ex,{cell},2014-05-13\nBo Ek,"Lima, Peru",2014-06-14\n'
    if fact == "country":
        text = text.replace('"Lima, Peru"', "Peru")
    assert fact in drafted(text)["columns"]
    assert "write a row for each: " in draft(text).text


@pytest.mark.parametrize("header", ["Destination", "Where", "To"])
def test_a_destination_of_cities_is_a_place(header: str) -> None:
    """A column that is headed as a country and has cities is the place."""
    result = drafted(f"Leader,Country,{header}\nAnn Ex,France,Paris\nBo Ek,Italy,Rome\n")
    assert result["columns"]["place"] == header


@pytest.mark.parametrize(
    "total", ["Total,,,7", "Grand total,,,7", "Nil return,,,", ",,Total,7", "Summe,,,3", "Néant,,,"]
)
def test_a_total_or_a_nil_return_is_a_question(total: str) -> None:
    """A row that counts the others is no visit: a person is asked whether it is to be skipped."""
    result = draft(f"Leader,Country,Date,Cost\nAnn Ex,France,2014-05-13,3\nBo Ek,Italy,2014-06-13,4\n{total}\n")
    assert any("Skip them?" in question for question in result.questions)
    assert not any("repeat the cell above" in question for question in result.questions)


_HEAD = "Country,Areas visited,Dates,Details"
_ROWS = ("France,Paris,3-5 May,Talks", "Italy,Rome,7 June,Talks", "Spain,Madrid,8-9 July,Summit")


@pytest.mark.parametrize(
    "lines",
    [
        ("2011,,,", _ROWS[0], "2012,,,", *_ROWS[1:]),
        ("2011,,,", *_ROWS, "2012,,,", *_ROWS),
        ("2011,,,", _ROWS[0], "2012,,,", _ROWS[1], "Total: 2 countries,,,"),
        ("2011,,,", *_ROWS, "Total,,,3", "2012,,,", *_ROWS, "Total,,,3"),
        ("2011,,,", *_ROWS, "2012,,,", *_ROWS, "Source: the court circular,,,"),
        ("2011,,,", *_ROWS, "2012,,,", *_ROWS, "[a] With the foreign minister,,,", "[b] By train,,,", "[c] So,,,"),
        (*_ROWS[:1], "2012,,,", *_ROWS[1:]),
        ("2011,2011,2011,2011", _ROWS[0], "2012,2012,2012,2012", *_ROWS[1:]),
        (",2011,,", _ROWS[0], ",2012,,", *_ROWS[1:]),
        ("2011,,,", "Nil return,,,", "2012,,,", *_ROWS),
        ("2011 (3 visits),,,", *_ROWS, "2012 (3 visits),,,", *_ROWS),
    ],
)
def test_years_above_rows_are_never_travellers(lines: tuple[str, ...]) -> None:
    """Headings of years give the year, or are asked about; with totals and footnotes among them, too."""
    text = "\n".join((_HEAD, *lines)) + "\n"
    data, questions = drafted(text), draft(text).questions
    assert "traveller" not in data["columns"]
    has_years = data["columns"].get("year") == "Year" == data["sheet"]["sections"]
    assert has_years or any("2011" in question for question in questions)
    for note in ("Total", "Source", "[a]", "Nil"):
        if note in text:
            assert any(note in question for question in questions)


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("Journeys", "journeys"),
        ("Visits of the King 2011-2014", "visits-of-the-king"),
        ("colt_shape", "colt-shape"),
        ("Déplacements à l'étranger du Premier ministre", "deplacements-a-l"),
        ("2014", None),
        ("Auslandsreisenverzeichnisse des Amtes", "auslandsreisenverzeichni"),
    ],
)
def test_the_title_begins_the_ids(title: str, prefix: str | None) -> None:
    """The first words of the title begin the ids: lower case, hyphens, no year, and at most 24 characters."""
    file = read_sheets(b"Leader,Country\nAnn Ex,Chad\n", name="s.csv")
    assert tomllib.loads(draft_map(file, title=title, today=TODAY).text).get("id-prefix") == prefix


def answered(text: str) -> str:
    """Returns a drafted map with its questions answered: the proposed line is taken, and a word of a status is held."""
    lines = iter(text.splitlines())
    result = []
    for line in lines:
        result.append(line)
        if line.startswith("# ? "):
            answer = next(lines)
            taken = answer if not answer.startswith("# ") else answer[2:]
            # The line about a missing last day replaces the next one.
            if "takes the place" in line:
                next(lines)
            elif "…" in taken:
                taken = taken.replace("…", "held" if "status" in line else "NO")
            elif answer.startswith("# country") and "Which is the country visited" in line:
                taken += "\n" + next(lines)[2:]
            result.append(taken)
    return "\n".join(result) + "\n"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("colt_shape.csv", 0.6),
        ("dmy_semicolon.csv", 0.7),
        ("journeys.csv", 0.7),
        ("return_filled_down.csv", 0.7),
        ("wikitable.csv", 1.0),
        ("workbook.xlsx", 1.0),
        ("years_only.csv", 0.5),
    ],
)
def test_a_draft_with_its_questions_answered_imports(name: str, read: float) -> None:
    """Once its questions are answered, the drafted map of a usual sheet is accepted, and most rows come in."""
    path = shared_data("sheets", name)
    text = draft_map(read_sheets(path.read_bytes(), name=name), title=name, today=TODAY).text
    reading = SheetImport.open(path, read_map(answered(text).encode(), name="map.toml"))
    records = list(reading)
    assert records
    assert len(reading.rejected) <= (1 - read) * reading.rows, [row.reasons for row in reading.rejected]


_MIXED = ("12.03.2027 - 14.03.2027", "3-5 April 2027", "7/4/2027", "May 2027", "1-2 June", "end of June")


def test_days_in_several_forms_are_days() -> None:
    """A column that mixes ranges in figures, days in figures and names of months has the days of the visits."""
    rows = "".join(f"Ann Ex,Chad,{text}\n" for text in _MIXED)
    data = drafted(f"Leader,Country,Dates\n{rows}")
    assert data["columns"]["dates"] == "Dates"
    assert data["sheet"]["dates"] == "dmy"


def test_a_sheet_whose_days_are_not_recognised_is_asked_for_them() -> None:
    """A column that is headed as days is proposed, whatever its values; without one, a person names it."""
    rows = "Ann Ex,Chad,soon\nBo Ek,Mali,in spring\n"
    assert 'Does "Dates" have the days of the visit?' in draft(f"Leader,Country,Dates\n{rows}").questions
    asked = "No column looks like the days of the visits. Which one has them?"
    assert asked in draft(f"Leader,Country,Remarks\n{rows}").questions


def test_every_word_of_a_status_is_asked_about() -> None:
    """A status such as "tbc" is a question too, because an import refuses a word without a meaning."""
    result = draft("Leader,Country,Date,Status\nAnn Ex,Chad,2027-05-13,confirmed\nBo Ek,Mali,2027-06-13,tbc\n")
    assert 'Which status is "tbc"?' in result.questions
