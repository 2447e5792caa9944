"""The flat table reads back equal where a record fits, and says what it leaves out where it does not."""

import datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit import Visit, export, load
from diplovisit.cli.main import main
from diplovisit.exporters.flat_rows import flat_columns, flat_rows, left_out_of_flat
from diplovisit.formats.joined_cell import join_pair, join_texts, split_pair, split_texts
from diplovisit.importers import DraftIds
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_tables import read_sheets_of_tables
from diplovisit.record import Edtf, Ending, PreviousDates, Status
from diplovisit.testing import visits
from tests.exporters.csv_tables.records import SEED, example_visits

some = settings(max_examples=min(30, settings().max_examples))
texts = st.text(alphabet="ab\\;: \n\t\u00a0", min_size=1, max_size=8)


def fitted(visit: Visit) -> Visit:
    """Returns a record without what the flat table has no column for."""
    leader = next(person for person in visit.people if person.id == visit.travellers[0].person)
    stops = tuple(
        attrs.evolve(
            stop,
            duration_high=None,
            duration_qualifier=None,
            previously=(),
            engagements=(),
            printed=None,
            places=tuple(attrs.evolve(place, kind=None, disputed=False) for place in stop.places),
        )
        for stop in visit.stops
    )
    source = attrs.evolve(
        visit.sources[0], dateline=None, file=None, symbols=(), text=None, parts=(), via=None, retells=None
    )
    return attrs.evolve(
        visit,
        sending_territories=(),
        invited_by=None,
        when=None,
        people=(attrs.evolve(leader, aliases=()),),
        travellers=(attrs.evolve(visit.travellers[0], status=None, printed=None),),
        stops=stops,
        agenda=(),
        claims=(),
        relations=(),
        sources=(source,),
        evidence=(),
        absent=(),
        ignore=(),
    )


def read_back(folder: Path, data: bytes) -> list[ImportedItem]:
    """Returns what a flat table in CSV gives."""
    file = folder / "flat.csv"
    file.write_bytes(data)
    return list(read_sheets_of_tables(file, ids=DraftIds()))


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("flat")


@some
@given(st.lists(visits().map(fitted), min_size=1, max_size=2, unique_by=lambda visit: visit.id))
def test_records_that_fit_read_back_equal(folder: Path, records: list[Visit]) -> None:
    """Records with nothing that the table lacks a column for are read back equal, without a finding."""
    items = read_back(folder, export(records, "csv", flat=True))
    assert [item.visit for item in items] == records
    assert [item.result.findings for item in items] == [()] * len(records)


@some
@given(visits())
def test_a_record_is_read_back_equal_or_says_what_it_lacks(folder: Path, visit: Visit) -> None:
    """Any record comes back without an error, and equal unless a finding says what was left out."""
    item, *notes = read_back(folder, export(visit, "csv", flat=True))
    rules = [finding.rule for one in (item, *notes) for finding in one.result.findings]
    assert item.visit is not None
    assert (item.visit == visit, rules) in [(True, []), (False, ["left-out-of-table"])]


@given(st.lists(texts, max_size=3))
def test_joined_texts_are_split_again(values: list[str]) -> None:
    """Texts that are joined into a cell are the same after they are split, whatever characters they have."""
    assert list(split_texts(join_texts(values))) == values


@given(texts, texts)
def test_a_pair_is_split_again(first: str, second: str) -> None:
    """A scheme and its value are the same after they are joined by a colon and split."""
    assert split_pair(join_pair(first, second)) == (first, second)


def test_what_is_left_out_is_counted() -> None:
    """The names of what is left out say which list of which part it is."""
    left_out = left_out_of_flat(load(SEED))
    assert left_out["engagements of stops"] == 2
    assert left_out["evidence"] == len(load(SEED).evidence)


def test_a_row_has_what_researchers_ask_for() -> None:
    """A row has codes of three letters, the region, the office and real days."""
    (row,) = flat_rows(load(SEED))
    cells = dict(zip(flat_columns(), row, strict=True))
    names = ("country_alpha3", "region", "subregion", "office", "office_rank", "first_day", "sending_alpha3")
    expected = ("RUS", "Europe", "Eastern Europe", "Foreign Secretary", "senior-official")
    assert tuple(cells[name] for name in names) == (*expected, datetime.date(2025, 3, 7), "IND")


@pytest.mark.parametrize("word", ["cancelled", "postponed"])
def test_a_stop_that_is_off_says_so_beside_the_status_of_its_visit(word: str) -> None:
    """A tour is announced, and its stop is off; of a visit that is off, each stop is."""
    visit = load("examples/baltic-tour.yaml")
    lost = PreviousDates(id="old-days", when=Edtf("2026-06-01"), ended=Ending(word))
    first, *others = visit.stops
    tour = attrs.evolve(visit, stops=(attrs.evolve(first, when=None, previously=(lost,)), *others))
    place = flat_columns().index("called_off")
    assert [row[place] for row in flat_rows(tour)] == [word, *(None for _ in others)]
    assert {row[place] for row in flat_rows(attrs.evolve(visit, status=Status(word)))} == {word}


HEADER = "visit,title,status,revised,person_name,sending_names,country_name,first_day,last_day,source_kind,publisher"
ROW = ",Macron visits Germany,held,2026-01-02,Emmanuel Macron,France,Germany,2024-05-26,2024-05-28,news,Le Monde"


def of(folder: Path, row: str, header: str = HEADER) -> ImportedItem:
    """Returns what a table of one row gives."""
    (item,) = read_back(folder, f"{header}\r\n{row}\r\n".encode())
    return item


def test_a_row_that_somebody_filled_in_becomes_a_record(folder: Path) -> None:
    """Names of countries become codes, days become a date, and ids are made of names."""
    visit = of(folder, ROW).visit
    assert visit is not None
    assert (visit.id, visit.sending, visit.people[0].id) == ("macron-visits-germany", ("FR",), "macron")
    assert (visit.stops[0].country, visit.stops[0].when) == ("DE", Edtf("2024-05-26/2024-05-28"))


def test_a_row_without_a_required_cell_becomes_a_draft(folder: Path) -> None:
    """A row that lacks its status is a draft, and the finding names the field."""
    item = of(folder, ROW.replace(",held,", ",,"))
    assert (item.visit, item.is_draft) == (None, True)
    assert [finding.sentence for finding in item.result.findings] == ['the required field "status" is missing']


@pytest.mark.parametrize(
    ("change", "with_", "sentence"),
    [
        ("Germany,2024-05-26", "Congo,2024-05-26", '"Congo" can mean Democratic Republic of the Congo (CD'),
        ("2024-05-26", "05/26/2024", '"05/26/2024" is no day'),
        ("2024-05-26", "2024-02-30", '"2024-02-30" is no day'),
        (
            "Germany",
            "Germny",
            '"Germny" is not the name of a state, territory or organisation that is known; did you mean Germany (DE)',
        ),
        ("held", "done", 'saw "done"'),
    ],
)
def test_a_cell_that_can_mean_two_things_is_refused(folder: Path, change: str, with_: str, sentence: str) -> None:
    """A wrong or ambiguous cell is one error at the cell, and neither a record nor a draft is made."""
    item = of(folder, ROW.replace(change, with_))
    assert (item.visit, item.is_draft) == (None, False)
    (finding,) = item.result.findings
    assert sentence in finding.sentence
    assert finding.span is not None
    assert finding.span.line == 2


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Korea", "2019-01-02", "South Korea (KR, since 1948-08-15) or North Korea (KP"),
        ("Germany", "1975-01-02", "Germany (DE, since 1949-05-23) or East Germany (DDDE"),
        ("China", "1960-01-02", "China (CN) or Taiwan (TW"),
        ("Samoa", "1980-01-02", "American Samoa (AS, until 1997-07-03)"),
        ("Russia", "1975-01-02", "write the state of that time, such as Soviet Union (SUHH)"),
        ("Zaire", "2005-01-02", "such as Democratic Republic of the Congo (CD)"),
        ("Czech Republic", "1985-01-02", "such as Czechoslovakia (CSHH)"),
        ("Yemen", "1980-01-02", "Yemen (YE, since 1918) or South Yemen (YDYE"),
        ("Congo", "2019-01-02", "Democratic Republic of the Congo (CD"),
        ("AU", "2019-01-02", "African Union (x-african-union, since 2001-05-26) or Australia (AU"),
        ("England", "2019-01-02", "it is a part of a state; write United Kingdom (GB)"),
        ("Brussels", "2019-01-02", "it is a seat of government; write Belgium (BE)"),
        ("Germany", "2019-01-02", "DE"),
        ("China", "2019-01-02", "CN"),
        ("Samoa", "2019-01-02", "WS"),
        ("DEU", "1975-01-02", "DE"),
        ("CHN", "1960-01-02", "CN"),
        ("Korea, Rep.", "2019-01-02", "KR"),
        ("Burma", "1960-01-02", "BUMM"),
        ("NATO", "2019-01-02", "x-nato"),
        ("UAE", "2019-01-02", "AE"),
    ],
)
@pytest.mark.parametrize("column", ["country_name", "country"])
def test_a_name_is_read_by_the_days_of_its_row(folder: Path, column: str, name: str, day: str, expected: str) -> None:
    """A country is found if one state had the name on the days of the row; otherwise the states are named."""
    if column == "country" and name in {"AU", "England", "Brussels"}:
        return  # a code, and two texts that are none
    row = ROW.replace("Germany,2024-05-26,2024-05-28", f'"{name}",{day},{day}')
    item = of(folder, row.replace("France", "FR"), HEADER.replace("country_name", column))
    if item.visit is not None:
        assert item.visit.stops[0].country == expected
    else:
        (finding,) = item.result.findings
        assert expected in finding.sentence


def test_rows_of_one_visit_must_agree(folder: Path) -> None:
    """Two rows of a visit with different titles are an error that shows both."""
    rows = [ROW, ROW.replace("Macron visits", "Macron in")]
    table = "\r\n".join([HEADER, *(f"macron-tour{row}" for row in rows), ""])
    (item,) = read_back(folder, table.encode())
    assert item.visit is None
    assert any('title is "Macron in Germany" here' in finding.sentence for finding in item.result.findings)


def test_two_rows_of_one_visit_are_two_stops(folder: Path) -> None:
    """Rows with the same visit become one record with a stop for each."""
    rows = [
        ROW,
        ROW.replace("Germany,2024-05-26,2024-05-28", "Poland,2024-05-29,2024-05-29").replace(
            "Macron visits Poland", "Macron visits Germany"
        ),
    ]
    table = "\r\n".join([HEADER, *(f"macron-tour{row}" for row in rows), ""])
    (item,) = read_back(folder, table.encode())
    assert item.visit is not None
    assert [(stop.country, str(stop.when)) for stop in item.visit.stops] == [
        ("DE", "2024-05-26/2024-05-28"),
        ("PL", "2024-05-29"),
    ]


def test_a_first_day_alone_leaves_the_last_unknown(folder: Path) -> None:
    """A first day without a last one is an interval whose end is unknown, and no day is invented."""
    item = of(folder, ROW.replace("2024-05-28", ""))
    assert item.visit is not None
    assert str(item.visit.stops[0].when) == "2024-05-26/"


def test_a_changed_cell_that_is_not_read_is_reported(folder: Path) -> None:
    """A changed name of a country, next to the code that is read, is a warning and no loss in silence."""
    table = export(fitted(load(SEED)), "csv", flat=True).replace(b",RUS,Russia,", b",RUS,Finland,")
    (item,) = read_back(folder, table)
    assert item.visit == fitted(load(SEED))
    assert [finding.sentence for finding in item.result.findings] == [
        'country_name is "Finland"; the other columns give "Russia", and that is read'
    ]


def test_the_command_reads_a_flat_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command imports a flat table, and writes each record that fits as it was."""
    (tmp_path / "flat.csv").write_bytes(export(fitted(load(SEED)), "csv", flat=True))
    assert main(["import", str(tmp_path / "flat.csv"), "-o", f"{tmp_path}/out/"]) == 0
    assert [load(path) for path in (tmp_path / "out").iterdir()] == [fitted(load(SEED))]
    assert "1 record written" in capsys.readouterr().err


def test_a_table_of_before_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A CSV file that is no flat table of this version is refused with the way out."""
    (tmp_path / "flat.csv").write_bytes(b"visit,revision,title,position,stop\r\na,1,b,1,c\r\n")
    assert main(["import", str(tmp_path / "flat.csv"), "-o", f"{tmp_path}/out/"]) == 2
    assert (
        "neither the tables of an export nor the columns of the flat table; `diplovisit map" in capsys.readouterr().err
    )


def test_the_examples_come_back(folder: Path) -> None:
    """The seed and the examples come back with one note about what they lack."""
    items = read_back(folder, export(example_visits(), "csv", flat=True))
    assert [item.visit.id for item in items if item.visit] == [visit.id for visit in example_visits()]
    (finding,) = [finding for item in items for finding in item.result.findings]
    assert finding.rule == "left-out-of-table"
    assert "10 records had more when they were exported, the first of them here: people (" in finding.sentence


@pytest.mark.parametrize("office", ["", "President", "President; Foreign Minister"])
def test_several_travellers_are_written_with_semicolons(folder: Path, office: str) -> None:
    """Each name between semicolons is a traveller; the first leads, and has an office that stands alone."""
    header = f"{HEADER},office"
    visit = of(folder, f"{ROW.replace('Emmanuel Macron', 'Emmanuel Macron; Ana O’Neil;Kask')},{office}", header).visit
    if office.count(";"):
        assert visit is None
        return
    assert visit is not None
    assert [person.name for person in visit.people] == ["Emmanuel Macron", "Ana O’Neil", "Kask"]
    assert [traveller.person for traveller in visit.travellers] == [person.id for person in visit.people]
    assert [person.office for person in visit.people] == [office or None, None, None]


def test_each_traveller_has_an_office(folder: Path) -> None:
    """As many offices as names are the offices of each."""
    row = f"{ROW.replace('Emmanuel Macron', 'Mari Tamm; Jaan Kask')},President; Foreign Minister"
    visit = of(folder, row, f"{HEADER},office").visit
    assert visit is not None
    assert [(person.name, person.office) for person in visit.people] == [
        ("Mari Tamm", "President"),
        ("Jaan Kask", "Foreign Minister"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        *("Mari Tamm and Jaan Kask", "Mari Tamm & Jaan Kask", '"Mari Tamm, Jaan Kask"', "Mari Tamm/Jaan Kask"),
        *('"Mari Tamm\nJaan Kask"', "Mari Tamm und Jaan Kask", '"Mari Tamm, Jaan Kask and Ann Lee"', "Tamm & Kask"),
        *("Mari Tamm with Jaan Kask", "Mari Tamm + Jaan Kask", "Mari Tamm et Jaan Kask", "Mari Tamm AND Jaan Kask"),
    ],
)
def test_several_people_are_never_one(folder: Path, cell: str) -> None:
    """A cell that looks like several people is refused, unless the row says what they are."""
    row = ROW.replace("Emmanuel Macron", cell)
    *_, item = read_back(folder, f"{HEADER}\r\n{row}\r\n".encode())
    assert item.visit is None
    assert any("looks like several people" in finding.sentence for finding in item.result.findings)
    *_, item = read_back(folder, f"{HEADER},person_kind\r\n{row},group\r\n".encode())
    assert not any("several people" in finding.sentence for finding in item.result.findings)


@pytest.mark.parametrize(
    "name", ["Anders", '"Tamm, Mari"', "José Ortega y Gasset", "Andy Anderson", '"Martin King, Jr."']
)
def test_one_person_is_one(folder: Path, name: str) -> None:
    """A name with a comma, or with a word that only looks like "and", is one person."""
    visit = of(folder, ROW.replace("Emmanuel Macron", name)).visit
    assert visit is not None
    assert [person.name for person in visit.people] == [name.strip('"')]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-01-02", "2026-01-02T00:00:00+00:00"),
        ("2026-01-02T12:30", "2026-01-02T12:30:00+00:00"),
        ("2026-01-02 12:30:15", "2026-01-02T12:30:15+00:00"),
        ("2026-01-02T12:30:15Z", "2026-01-02T12:30:15+00:00"),
    ],
)
def test_revised_is_a_day_or_a_moment(folder: Path, cell: str, moment: str) -> None:
    """A spreadsheet gives a moment without seconds; it is read as UTC, as a day is."""
    visit = of(folder, ROW.replace("2026-01-02", cell)).visit
    assert visit is not None
    assert visit.revised.isoformat() == moment
