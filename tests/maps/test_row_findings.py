"""What is found about rows: a status that no cell states, rows of several statuses, skipped rows, and remedies."""

from pathlib import Path

import pytest

from diplovisit import check
from diplovisit.pipeline.import_result import ImportResult
from diplovisit.pipeline.import_sheet import read_table
from diplovisit.pipeline.reason_groups import grouped_reasons
from diplovisit.record import Basis
from tests.maps.sheets_by_map import PLAIN, a_map, a_sheet, imported

HEADER = ("Who", "Where", "From", "To", "Word")
TABLE = '[values.status]\nDone = "held"\n"n/a" = "-"\n'


def by(folder: Path, word: str, *, record: str = "", other: str = "refuse") -> ImportResult:
    """Reads a row with a word in the column of the status."""
    text = PLAIN.replace('status = "held"', record).replace(
        "[columns]\n", f'[columns]\nstatus = {{ column = "Word", other = "{other}" }}\n'
    )
    return imported(folder, (HEADER, ("Ann Example", "Norway", "2011-05-02", "2011-05-04", word)), text + TABLE)


@pytest.mark.parametrize(
    ("word", "other", "seen"),
    [
        ("", "refuse", "no cell states a status"),
        ("n/a", "refuse", '"n/a" is not a status'),
        ("Unclear", "note", '"Unclear" is not a status'),
        ("Unclear", "purpose", '"Unclear" is not a status'),
        ("Unclear", "leave-out", '"Unclear" is not a status'),
    ],
)
def test_a_row_without_a_status_is_refused(tmp_path: Path, word: str, other: str, seen: str) -> None:
    """Where neither a cell nor the map states a status, the row is refused; none is assumed."""
    result = by(tmp_path, word, other=other)
    assert not result.records
    assert result.rejected[0].reasons == (
        f'Word: {seen}; correct it, or set the status of such rows, under [record] of the map: status = "reported"',
    )


@pytest.mark.parametrize(("word", "other"), [("", "refuse"), ("n/a", "note"), ("Unclear", "leave-out")])
def test_the_map_gives_the_status_of_rows_without_one(tmp_path: Path, word: str, other: str) -> None:
    """The status under [record] holds for a row whose cell says none, and its evidence is inferred."""
    result = by(tmp_path, word, record='status = "announced"', other=other)
    assert not result.findings
    (visit,) = result.records
    row = next(row for row in visit.evidence if "status" in row.about)
    assert (visit.status.value, row.basis) == ("announced", Basis.INFERRED)
    assert row.note == "The map of the sheet says so, where no cell does."


def test_a_word_that_became_a_note_is_reported_beside_the_status_of_the_map(tmp_path: Path) -> None:
    """A word in the column of the status that states none is kept, and a finding says which status the record has."""
    result = by(tmp_path, "Called off by storm", record='status = "held"', other="note")
    assert result.records[0].notes == ("Called off by storm",)
    (finding,) = result.findings
    assert '"Called off by storm" is not a status, so the record has the status of [record], held' in finding.sentence


def test_rows_of_another_status_say_so_for_a_person(tmp_path: Path) -> None:
    """A visit with rows of two statuses becomes two records, and the finding names both rows and what to do."""
    text = PLAIN.replace('status = "held"', "").replace("[columns]\n", '[columns]\nstatus = "Word"\n')
    rows = [
        (*HEADER, "Trip"),
        ("Ann Example", "Norway", "2011-05-02", "2011-05-04", "Held", "J1"),
        ("Ann Example", "Sweden", "2011-05-05", "2011-05-06", "Cancelled", "J1"),
    ]
    result = imported(tmp_path, rows, f'{text}[visits]\ngroup-by = "Trip"\n')
    assert [visit.status.value for visit in result.records] == ["held", "cancelled"]
    (finding,) = result.findings
    assert "this row is cancelled, but row 2 of the same visit is held" in finding.sentence
    assert finding.remedy == "if the statuses are right, do nothing"


def test_no_finding_about_a_sheet_sends_its_owner_to_a_publisher(tmp_path: Path) -> None:
    """What is found about the user's own sheet has a remedy that the user can follow."""
    short = tmp_path / "visits.csv"
    short.write_text("Who,Where,From,To\nAnn Example,Norway,2011-05-02T10:00:00,\nBob Other,Norway,2011-05-02\n")
    findings = read_table(short, a_map()).findings
    assert len(findings) > 1
    assert not any("publisher" in finding.remedy for finding in findings)


@pytest.mark.parametrize(
    ("pattern", "skipped"),
    [("Total*", 2), ("*total*", 3), ("total", 0), ("*", 4), ("TOTAL 20*", 2), ("[1]", 0), ("Total ????", 0)],
)
def test_a_star_in_skip_is_any_text(tmp_path: Path, pattern: str, skipped: int) -> None:
    """In the words of skipped rows, `*` is any text, and no other sign is a pattern."""
    names = ("Ann Example", "Total 2011", "TOTAL  2012", "Subtotal")
    path = a_sheet(tmp_path, [HEADER[:4], *((name, "Norway", "2011-05-02", "2011-05-04") for name in names)])
    sheet = f'[sheet]\nskip = [{{ column = "Who", is = "{pattern}" }}]\n[record]'
    result = read_table(path, a_map(PLAIN.replace("[record]", sheet)))
    assert len(result.skipped) == skipped
    assert len(result.records) + len(result.rejected) == 4 - skipped


DATES = PLAIN.replace('first-day = "From"\nlast-day = "To"', 'dates = "From"')


@pytest.mark.parametrize(
    ("cell", "languages", "remedy"),
    [
        ("du 3 au 5 mars 2024", "", 'is a date in French; write languages = ["fr"] under [sheet] of the map'),
        ("du 3 au 5 août", "", 'is a date in French; write languages = ["fr"]'),
        ("3. bis 5. Oktober 2024", "", 'in German; write languages = ["de"]'),
        ("25 al 27 de octubre de 2011", "fr", 'in Spanish; write languages = ["fr", "es"]'),
        ("3 abril 2024", "", 'in Spanish or Portuguese; write languages = ["es"] or languages = ["pt"]'),
        ("dal 3 al 5 maggio 2024", "", 'in Italian; write languages = ["it"]'),
        ("3 tot 5 mei 2024", "", 'in Dutch; write languages = ["nl"]'),
        ("3 a 5 de fevereiro de 2024", "", 'in Portuguese; write languages = ["pt"]'),
        ("3 marca 2024", "", "expected a date, such as"),
        ("soon", "fr", "expected a date, such as"),
        ("5/6/2014", "", 'dates = "dmy"'),
    ],
)
def test_a_date_in_another_language_names_it(tmp_path: Path, cell: str, languages: str, remedy: str) -> None:
    """A date in a language that the map does not list is refused with what to write."""
    text = DATES.replace("[record]", f'[sheet]\nlanguages = "{languages}"\n[record]') if languages else DATES
    result = imported(tmp_path, (HEADER[:3], ("Ann Example", "Norway", cell)), text)
    assert remedy in result.rejected[0].reasons[0]


def test_equal_reasons_of_different_cells_are_one_line(tmp_path: Path) -> None:
    """Reasons that differ in the text of the cell are counted together, unless the map can say what the text means."""
    cells = ("du 3 au 5 mars 2024", "le 7 août 2024", "1 juin 2024", "soon", "later", "5/6/2014", "7/8/2015")
    rows = [("Ann Example", "Norway", cell) for cell in cells]
    rows += [("Ann Example", country, "2011-05-02") for country in ("Atlantis", "Utopia", "Atlantis")]
    reasons = grouped_reasons(imported(tmp_path, (HEADER[:3], *rows), DATES).rejected)
    assert sorted(group.rows for group in reasons) == [1, 2, 2, 2, 3]
    assert reasons[0].reason.startswith('From: "du 3 au 5 mars 2024" is a date in French')
    assert reasons[0].places == ("row 2", "row 3", "row 4")
    assert [group.is_example for group in reasons if "Atlantis" in group.reason] == [False]
    assert reasons[0].is_example


@pytest.mark.parametrize(
    ("duration", "is_reported"), [("3", False), ("2", True), ("P1W", True), ("4 hours", False), ("1 month", True)]
)
def test_a_duration_that_disagrees_is_reported_at_intake(tmp_path: Path, duration: str, is_reported: bool) -> None:
    """What a check finds about durations, the import says of the row, and the record keeps both."""
    row = ("Ann Example", "Norway", "2011-05-02", "2011-05-04", duration)
    result = imported(tmp_path, (HEADER, row), f'{PLAIN}duration = "Word"\n')
    found = [finding.sentence for finding in result.findings]
    assert [sentence.startswith("E2 (Word): the duration is") for sentence in found] == [True] * is_reported
    assert any(finding.rule == "duration-disagrees" for finding in check(result.records)) == is_reported


@pytest.mark.parametrize(
    ("names", "reported"),
    [
        (("Foreign Minister Ann Lee", "Foreign Minister Bo Ek"), "Foreign Minister Ann Lee"),
        (("Ann Lee", "Bo Ek (President)"), "Bo Ek (President)"),
        (("Ann Lee", "President of Chad"), None),
    ],
)
def test_a_name_with_an_office_is_reported_once(names: tuple[str, str], reported: str | None, tmp_path: Path) -> None:
    """A name with an office is read as it is printed; the first one of the sheet is reported."""
    rows = [(name, "Norway", f"2011-0{month}-02", f"2011-0{month}-04") for month, name in enumerate(names, 1)]
    result = read_table(a_sheet(tmp_path, [("Who", "Where", "From", "To"), *rows]), a_map())
    assert len(result.records) == 2
    found = [finding.sentence for finding in result.findings if "a name with an office" in finding.sentence]
    assert [reported is not None and reported in sentence for sentence in found] == [True] * (reported is not None)


def test_a_map_without_days_is_reported(tmp_path: Path) -> None:
    """Records without days are in no calendar, so the import says that the map names no column with days."""
    sheet_map = a_map(PLAIN.replace('first-day = "From"\nlast-day = "To"\n', ""))
    result = read_table(a_sheet(tmp_path, [("Who", "Where", "From"), ("Ann Lee", "Chad", "2011-02-03")]), sheet_map)
    assert any("the map names no column with days" in finding.sentence for finding in result.findings)
