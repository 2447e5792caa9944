"""COLT in the shape of its release: moments of midnight, TBD, Windows-1252, 33 columns of sources, what was done."""

import csv
import io
from pathlib import Path

import pytest

from diplovisit import Visit, check, export
from diplovisit.datasets import COLT
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_data_set import ReadDataSet, read_data_set
from tests.shared_data import shared_data

LINKS = [f"SourceLink{number}" for number in range(1, 34)]
ROW = {
    "TripID": "9001-ARG-BRA-40300",
    "LeaderID": "9001",
    "LeaderCountryOrIGO": "Argentina",
    "LeaderCountryISO": "ARG",
    "LeaderRegion": "Americas",
    "PriorityLeader": "Yes",
    "LeaderRole": "GS",
    "LeaderTitle": "President",
    "LeaderFullName": "María Peña",
    "CountryVisited": "Brazil",
    "CountryVisitedISO": "BRA",
    "CityVisited": "Brasília",
    "TripYear": "2010",
    "TripStartDate": "2010-05-02T00:00:00",
    "TripEndDate": "2010-05-03 00:00:00",
    "TripDuration": "2",
    "MetHostHoGS": "",
    "HostHOGSName": "",
    "AttendedMultilatEvent": "",
    "NameMultilatEvent": "",
    "MetNonhostHOGS": "",
    "NonhostHOGSNames": "",
    "PublicAddress": "No",
    "SignedAgreement": "",
    "Notes": "",
    "Confidence(1-5)": "4",
} | dict.fromkeys(LINKS, "")


def read(path: Path, *rows: dict[str, str], encoding: str = "cp1252") -> tuple[list[Visit], ReadDataSet]:
    """Returns the records of a table of rows, each with some cells changed, and the reader with its findings."""
    text = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in (ROW, *rows) for name in row))
    writer = csv.DictWriter(text, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    for number, row in enumerate(rows):
        writer.writerow(ROW | {"TripID": f"9001-ARG-BRA-{number}"} | row)
    file = path / "release.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    travels = read_data_set("colt", file)
    return list(travels), travels


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-8", "utf-8-sig"])
def test_a_row_of_the_release_comes_in(tmp_path: Path, encoding: str) -> None:
    """A row with moments and accents comes in without findings, in any usual encoding, which is noted."""
    (visit,), travels = read(tmp_path, {}, encoding=encoding)
    assert travels.findings == []
    assert list(travels.encodings.values()) == ([] if encoding.startswith("utf") else ["cp1252"])
    assert (visit.people[0].name, visit.stops[0].places[0].name) == ("María Peña", "Brasília")
    assert (str(visit.stops[0].when), str(visit.stops[0].duration)) == ("2010-05-02/2010-05-03", "P2D")
    assert check(visit, require_evidence=True).findings == ()


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("2010-05-02T00:00:00", "2010-05-03T00:00:00", "2010-05-02/2010-05-03"),
        ("2010-05-02 00:00:00", "2010-05-02", "2010-05-02"),
        ("2010-05-02 00:00", "2010-05-03 00:00:00.000", "2010-05-02/2010-05-03"),
        ("TBD", "TBD", "2010"),
        ("", "NA", "2010"),
    ],
)
def test_moments_of_midnight_are_days(tmp_path: Path, start: str, end: str, when: str) -> None:
    """A day is written alone or with midnight; what is to be determined is unknown, and leaves the year."""
    (visit,), travels = read(tmp_path, {"TripStartDate": start, "TripEndDate": end, "TripDuration": "TBD"})
    assert travels.findings == []
    assert (str(visit.stops[0].when), visit.stops[0].duration) == (when, None)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"TripEndDate": "2010-05-01T00:00:00"}, "the trip ends on 2010-05-01, before it starts on 2010-05-02"),
        ({"TripStartDate": "2010-05-02T14:30:00"}, 'expected a day such as 2005-06-03; saw "2010-05-02T14:30:00"'),
        ({"CountryVisitedISO": "XXX", "CountryVisited": "Unknown"}, "expected a country code of three letters"),
        ({"CountryVisited": "Chile"}, "the code BRA is Brazil, but CountryVisited says Chile"),
        ({"LeaderCountryOrIGO": "Korea, South"}, "the code ARG is Argentina, but LeaderCountryOrIGO says South Korea"),
        ({"TripDuration": "some"}, 'expected a number of days, or TBD; saw "some"'),
        ({"TripYear": "2011"}, "the trip starts on 2010-05-02, but its year is 2011"),
    ],
)
def test_a_row_that_disagrees_with_itself_is_refused(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    """A row whose columns contradict each other, or whose country is unknown, is refused with its reason."""
    (visit,), travels = read(tmp_path, cells, {})
    assert (visit.stops[0].identifiers[0].value, travels.left_out) == ("9001-ARG-BRA-1", 1)
    assert words in travels.findings[0].sentence


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"CountryVisited": "Brasilia Land"}, '"Brasilia Land"; the code BRA is used'),
        ({"CountryVisitedISO": "BRZ"}, 'saw "BRZ"; CountryVisited says Brazil'),
        (
            {"CountryVisitedISO": "CHN", "CountryVisited": "Hong Kong"},
            "CountryVisited says Hong Kong; the code is used",
        ),
        ({"MetHostHoGS": "Perhaps"}, 'expected Yes, No, 1 or 0; saw "Perhaps", which is omitted'),
        ({"MetHostHoGS": "No", "HostHOGSName": "L. Souza"}, 'so "L. Souza" is omitted'),
        (
            {"NonhostHOGSNames": "Cy Other"},
            'MetNonhostHOGS does not say that anybody was met, so "Cy Other" is omitted',
        ),
        ({"SourceLink2": "Reuters, 3 May"}, '"Reuters, 3 May" is not a web address, and is omitted'),
        ({"TripDuration": "0"}, '"0" is not a possible number of days'),
        ({"Purpose": "ZZ"}, 'the code "ZZ" is not one of BI, MU, FU, and is kept as it is'),
    ],
)
def test_an_odd_cell_is_read_with_a_warning_of_its_row(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    """A cell that cannot be kept whole does not keep its row out: the row comes in, and a warning says what is odd."""
    (_,), travels = read(tmp_path, cells)
    assert [finding.rule for finding in travels.findings] == ["odd-field"]
    assert words in travels.findings[0].sentence


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("RUS", "Soviet Union"),
        ("SRB", "Yugoslavia"),
        ("COD", "Zaire"),
        ("PRK", "Korea, North"),
        ("COG", "Congo"),
        ("DEU", "Germany"),
        ("bra ", " Brazil "),
        ("XXX", "Brazil"),
    ],
)
def test_a_name_may_be_that_of_an_earlier_state(tmp_path: Path, code: str, name: str) -> None:
    """A name that means the country of the code, or a state before it, does not keep the row out."""
    (visit,), travels = read(tmp_path, {"CountryVisitedISO": code, "CountryVisited": name})
    assert [finding.rule for finding in travels.findings] == (["odd-field"] if code == "XXX" else [])
    assert visit.stops[0].country is not None


def test_blanks_and_line_ends_of_cells_are_no_reason_to_refuse(tmp_path: Path) -> None:
    """Tabs, line ends of Windows and blanks at the ends come in as plain ones."""
    cells = {"LeaderFullName": "María\tPeña", "LeaderRole": "gs ", "TripDuration": " 2.0", "Notes": "One\r\ntwo\t."}
    (visit,), travels = read(tmp_path, cells)
    assert travels.findings == []
    assert (visit.people[0].name, visit.notes) == ("María Peña", ("One\ntwo .",))
    assert str(visit.stops[0].duration) == "P2D"


def test_what_was_done_becomes_engagements(tmp_path: Path) -> None:
    """Meetings have their participants, and a host takes part only if the row says that the host was met."""
    cells = {
        "MetHostHoGS": "Yes",
        "HostHOGSName": "L. Souza",
        "HostHOGSRole": "GS",
        "AttendedMultilatEvent": "1",
        "NameMultilatEvent": "MERCOSUR summit",
        "MetNonhostHOGS": "Yes",
        "NonhostHOGSNames": "Cy Other; Di Further",
        "PublicAddress": "Yes",
        "SignedAgreement": "Yes",
        "Purpose": "FU",
        "Notes": "Arrived late.",
        "SourceLink1": "https://example.org/1",
        "SourceLink33": "https://example.org/2 https://example.org/3",
    }
    (visit,), travels = read(tmp_path, cells)
    assert travels.findings == []
    people = {person.id: person for person in visit.people}
    done = [
        (str(engagement.kind), [people[part.person].name for part in engagement.participants])
        for engagement in visit.stops[0].engagements
    ]
    assert done == [
        ("meeting", ["L. Souza"]),
        ("summit", []),
        ("meeting", ["Cy Other", "Di Further"]),
        ("speech", []),
        ("signing", []),
    ]
    host = next(person for person in visit.people if person.name == "L. Souza")
    assert (host.country, host.rank) == ("BR", "head-of-state-and-government")
    assert (visit.purposes, visit.notes) == (("funeral",), ("Arrived late.",))
    assert [source.url for source in visit.sources[1:]] == [f"https://example.org/{number}" for number in (1, 2, 3)]
    assert check(visit, require_evidence=True).findings == ()


def test_the_made_up_names_of_columns_are_read_too(tmp_path: Path) -> None:
    """Columns are known by the names of other tables in this shape: MetHostHOGS, LeaderCountryName, and so on."""
    cells = {"LeaderCountryName": "Argentina", "CountryVisitedName": "Chile", "MetHostHOGS": "1"}
    row = {name: text for name, text in ROW.items() if name not in {"CountryVisited", "MetHostHoGS"}}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*row, *cells], lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(row | cells)
    (tmp_path / "trips.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    travels = read_data_set("colt", tmp_path / "trips.csv")
    assert list(travels) == []
    assert "CountryVisited says Chile" in travels.findings[0].sentence


def test_unknown_columns_are_reported_once_each(tmp_path: Path) -> None:
    """A column that the mapping does not know gives one warning, and not one for each row."""
    visits, travels = read(tmp_path, *({"Mood": "sunny", "Weather": str(number)} for number in range(3)))
    assert len(visits) == 3
    assert [finding.sentence for finding in travels.findings] == [
        f'colt has no known field "{name}"' for name in ("Mood", "Weather")
    ]


def test_rows_of_the_release_read_back_equal(tmp_path: Path) -> None:
    """What is written has the columns that some row fills, and is read as the same rows."""
    cells = {"MetHostHoGS": "Yes", "HostHOGSName": "L. Souza", "SourceLink1": "https://example.org/1", "Purpose": "BI"}
    names = {"LeaderCountryOrIGO": "Argentine Republic", "Notes": "One\nline, and “another”."}
    visits, _ = read(tmp_path, cells, names)
    written = export(visits, "colt")
    header = written.decode().splitlines()[0].split(",")
    always = {column.theirs for column in COLT.columns if not column.rarely_filled}
    assert set(header) - always == {*cells, *names}
    (tmp_path / "again.csv").write_bytes(written)
    again = read_data_set("colt", tmp_path / "again.csv")
    assert list(data_set_rows(again, COLT)) == list(data_set_rows(visits, COLT))
    assert again.findings == []
    assert [row["LeaderCountryOrIGO"] for row in data_set_rows(visits, COLT)] == ["", "Argentine Republic"]


def test_a_made_up_sheet_in_the_shape_of_the_release() -> None:
    """Of five rows three come in; one ends before it starts, and one has an unknown country."""
    travels = read_data_set("colt", shared_data("sheets", "colt_shape.csv"))
    visits = list(travels)
    assert (len(visits), travels.rows, travels.left_out) == (3, 5, 2)
    assert [finding.sentence.partition(": ")[2] for finding in travels.findings] == [
        "the trip ends on 2001-10-18, before it starts on 2001-10-20",
        'expected a country code of three letters (ISO 3166-1 alpha-3); saw "XXX"',
    ]
