"""The evidence of a sheet: what the map decides rests on the map, and a record in which nothing is wrong is clean."""

from pathlib import Path

import pytest

from diplovisit import check, read_table
from diplovisit.record import Basis, Evidence, Visit
from tests.maps.sheets_by_map import PLAIN, imported

EXAMPLES = Path("examples/maps")
HEADER = ("Who", "Where", "From", "To", "Word")
WITH_STATUS = PLAIN.replace('status = "held"\n', "").replace("[columns]\n", '[columns]\nstatus = "Word"\n')
ROW = ("Ann Example", "Norway", "2011-05-02", "2011-05-04")


def the_record(folder: Path, header: tuple[str, ...], row: tuple[str, ...], text: str) -> Visit:
    """Returns the only record, which has to be without findings."""
    result = imported(folder, (header, row), text)
    (visit,) = result.records
    assert not list(check([visit], require_evidence=True))
    return visit


def row_about(visit: Visit, address: str) -> Evidence:
    """Returns the evidence of a fact."""
    return next(row for row in visit.evidence if address in row.about)


@pytest.mark.parametrize(
    "name", ["journeys.csv", "colt_shape.csv", "dmy_semicolon.csv", "wikitable.csv", "workbook.xlsx", "years_only.csv"]
)
def test_the_records_of_the_example_maps_are_clean(name: str) -> None:
    """Records of a sheet are without findings where nothing is wrong."""
    path = EXAMPLES / name
    result = read_table(path, path.with_suffix(".toml"))
    assert [finding.sentence for finding in check(result.records, require_evidence=True)] == []


def test_the_return_has_one_finding_that_is_true() -> None:
    """A minister in a territory of the own state is the one finding of the ministers' return."""
    result = read_table(EXAMPLES / "return_filled_down.csv", EXAMPLES / "return_filled_down.toml")
    (finding,) = check(result.records, require_evidence=True)
    assert finding.rule == "host-among-senders"


@pytest.mark.parametrize("status", ["held", "cancelled", "postponed", "under-way", "confirmed", "announced"])
@pytest.mark.parametrize(
    "word",
    [
        *("Done", "Yes", "Canx", "Planned", "effectué", "realizada", "durchgeführt", "完成", "تم", "x"),
        *("not cancelled", "likely", "may have happened"),
    ],
)
def test_a_status_of_a_value_table_rests_on_the_map(tmp_path: Path, word: str, status: str) -> None:
    """The word of a cell that the map translates is no quote: the fact is inferred, and the note says how."""
    text = f'{WITH_STATUS}[values.status]\n"{word}" = "{status}"\n'
    row = row_about(the_record(tmp_path, HEADER, (*ROW, word), text), "status")
    assert (row.basis, row.quote, row.by) == (Basis.INFERRED, None, "the map of the sheet")
    assert row.note == f'The map reads "{word}" as {status}.'
    assert row.locator == "visits.csv, row 2, Word"


@pytest.mark.parametrize("word", ["held", "HELD", "Under way", "under-way", "Under_Way", "Cancelled", "Reported"])
def test_one_of_our_own_words_is_stated_by_the_cell(tmp_path: Path, word: str) -> None:
    """A cell that has the word of the record states it."""
    row = row_about(the_record(tmp_path, HEADER, (*ROW, word), WITH_STATUS), "status")
    assert row.basis is Basis.STATED


@pytest.mark.parametrize(
    ("fact", "word", "value", "address"),
    [
        ("category", "offiziell", "official", "category"),
        ("category", "not a state visit", "official", "category"),
        ("kind", "escale", "transit", "norway/kind"),
        ("rank", "ministre", "minister", "example/rank"),
        ("capacity", "a.i.", "acting", "example/capacity"),
        ("office", "PM", "Prime Minister", "example/office"),
        ("purpose", "BI", "Bilateral talks.", "purposes"),
        ("activity", "Forum", "conference", "conference"),
    ],
)
def test_other_facts_of_a_value_table_rest_on_the_map(
    tmp_path: Path, fact: str, word: str, value: str, address: str
) -> None:
    """Whatever fact a value table gives, its evidence names the map."""
    text = f'{PLAIN}{fact} = "Word"\n[values.{fact}]\n"{word}" = "{value}"\n'
    row = row_about(the_record(tmp_path, HEADER, (*ROW, word), text), address)
    assert (row.basis, row.note) == (Basis.INFERRED, f'The map reads "{word}" as {value.rstrip(".")}.')


@pytest.mark.parametrize(
    ("cell", "sheet", "note"),
    [
        ("5/6/2014", 'dates = "dmy"', "The map of the sheet says the order dmy of the date."),
        ("5/6/14", 'dates = "mdy"\ncentury = 2000', "the order mdy and the century 2000 of the date"),
        ("13.7.14", "century = 1900", "The map of the sheet says the century 1900 of the date."),
        ("13/07/2014", 'dates = "dmy"', ""),
        ("5 June 2014", 'dates = "dmy"', ""),
        ("du 3 au 5 mars 2014", 'languages = ["fr"]', ""),
        ("25 al 27 de octubre de 2011", 'languages = ["es"]', ""),
    ],
)
def test_a_date_that_needs_the_map_says_so(tmp_path: Path, cell: str, sheet: str, note: str) -> None:
    """A date whose order or century the map decides is inferred; one that the cell alone states is stated."""
    text = PLAIN.replace("[record]", f"[sheet]\n{sheet}\n[record]")
    text = text.replace('first-day = "From"\nlast-day = "To"', 'dates = "From"')
    row = row_about(
        the_record(tmp_path, ("Who", "Where", "From"), ("Ann Example", "Norway", cell), text), "norway/when"
    )
    assert (note in row.note) if note and row.note else (row.basis, row.note, note) == (Basis.STATED, None, "")


@pytest.mark.parametrize(
    ("fact", "header", "row", "table"),
    [
        ("first-day", HEADER, ("Ann Example", "Norway", "Easter Day", "2011-04-26", ""), '"Easter Day" = "2011-04-24"'),
        ("duration", HEADER, ("Ann Example", "Norway", "2011-05-02", "", "short"), 'short = "2 days"'),
    ],
)
def test_days_of_a_value_table_are_read_and_not_quoted(
    tmp_path: Path, fact: str, header: tuple[str, ...], row: tuple[str, ...], table: str
) -> None:
    """The words of a value table for days are never a quote, because the sheet does not have them."""
    text = f'{PLAIN}duration = "Word"\n[values.{fact}]\n{table}\n'
    visit = the_record(tmp_path, header, row, text)
    assert "The map reads" in str(row_about(visit, "norway/when").note)
    assert all(cited.quote is None or cited.quote in row for cited in visit.evidence)


@pytest.mark.parametrize(
    ("codes", "cell", "code"), [("iso3", "AUS", "AU"), ("cow", "AUS", "AT"), ("un", "578", "NO"), ("iso2", "IN", "IN")]
)
def test_a_code_rests_on_the_list_that_the_map_names(tmp_path: Path, codes: str, cell: str, code: str) -> None:
    """AUS is Austria or Australia: the evidence says by which list it was read."""
    text = PLAIN.replace('country = "Where"', f'country = {{ column = "Where", codes = "{codes}" }}')
    visit = the_record(tmp_path, HEADER[:4], ("Ann Example", cell, "2011-05-02", "2011-05-04"), text)
    assert visit.stops[0].country == code
    row = next(row for row in visit.evidence if row.about[0].endswith("/country"))
    assert row.note == f'The map reads "{cell}" as {code}, by the codes {codes}.'


@pytest.mark.parametrize(
    "cell", ["Korea, Rep.", "Allemagne", "Congo, Dem. Rep.", "日本", "Norwegen", "Congo - Kinshasa"]
)
def test_a_name_that_lists_use_is_no_finding(tmp_path: Path, cell: str) -> None:
    """A country by a name of lists, or of another language, is located and not taken for prose."""
    the_record(tmp_path, HEADER[:4], ("Ann Example", cell, "2011-05-02", "2011-05-04"), PLAIN)


def test_one_word_may_state_two_facts(tmp_path: Path) -> None:
    """A word of a value table may state the status and the category, and the evidence of both names the map."""
    text = f'{WITH_STATUS}[values.status]\n"Official, done" = {{ status = "held", category = "official" }}\n'
    visit = the_record(tmp_path, HEADER, (*ROW, "Official, done"), text)
    assert (visit.status.value, visit.category and visit.category.value) == ("held", "official")
    assert row_about(visit, "status").note == 'The map reads "Official, done" as held.'
    assert row_about(visit, "category").note == 'The map reads "Official, done" as official.'
