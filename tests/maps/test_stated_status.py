"""The status of a row: stated by a cell, or by the owner of the map, and never assumed."""

from pathlib import Path

import pytest

from diplovisit.pipeline.import_result import ImportResult
from diplovisit.record import Basis
from tests.maps.sheets_by_map import PLAIN, imported

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
