"""What is found about rows: a status that no cell states, rows of several statuses, skipped rows, and remedies."""

from pathlib import Path

import pytest

from diplovisit.pipeline.import_result import ImportResult
from diplovisit.pipeline.import_sheet import read_table
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
        ("n/a", "refuse", '"n/a" says no status'),
        ("Unclear", "note", '"Unclear" says no status'),
        ("Unclear", "purpose", '"Unclear" says no status'),
        ("Unclear", "leave-out", '"Unclear" says no status'),
    ],
)
def test_a_row_without_a_status_is_refused(tmp_path: Path, word: str, other: str, seen: str) -> None:
    """Where neither a cell nor the map states a status, the row is refused; none is assumed."""
    result = by(tmp_path, word, other=other)
    assert not result.records
    assert result.rejected[0].reasons == (
        f'Word: {seen}; mend it, or say what holds for such rows, under [record] of the map: status = "reported"',
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
    assert '"Called off by storm" says no status, and the record has the one of [record], held' in finding.sentence


def test_rows_of_another_status_say_so_for_a_person(tmp_path: Path) -> None:
    """A visit with rows of two statuses becomes two records, and the finding names both rows and what to do."""
    text = PLAIN.replace('status = "held"', "").replace("[columns]\n", '[columns]\nstatus = "Word"\n')
    rows = [
        HEADER,
        ("Ann Example", "Norway", "2011-05-02", "2011-05-04", "Held"),
        ("Ann Example", "Sweden", "2011-05-05", "2011-05-06", "Cancelled"),
    ]
    result = imported(tmp_path, rows, f"{text}[visits]\ndays-apart = 1\n")
    assert [visit.status.value for visit in result.records] == ["held", "cancelled"]
    (finding,) = result.findings
    assert "this row is cancelled, and row 2 of the same visit is held" in finding.sentence
    assert finding.remedy == "nothing is to do, if the statuses are right"


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
    assert len(result.records) == 4 - skipped
