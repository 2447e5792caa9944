"""`read_table` in Python: what it gives, what it raises, and the names to catch it by."""

from pathlib import Path

import attrs
import pytest

import diplovisit
from diplovisit import InvalidMap, NoSuchPath, read_table, unstructure
from diplovisit.exporters.json import canonical_json
from tests.maps.sheets_by_map import PLAIN, a_map, a_sheet

HEADER = ("Who", "Where", "From", "To")
ROW = ("Ann Example", "Norway", "2011-05-02", "2011-05-04")


@pytest.mark.parametrize("name", ["InvalidMap", "NoSuchPath", "ExtraMissing"])
def test_what_read_table_raises_can_be_imported(name: str) -> None:
    """Each error that a caller may want to catch is a name of the package, with a docstring."""
    error = getattr(diplovisit, name)
    assert issubclass(error, Exception)
    assert error.__doc__
    assert name in diplovisit.__all__


def test_a_missing_file_and_a_map_of_another_sheet_are_raised(tmp_path: Path) -> None:
    """A missing sheet is NoSuchPath, and a column that no sheet has is InvalidMap."""
    with pytest.raises(NoSuchPath):
        read_table(tmp_path / "none.csv", a_map())
    with pytest.raises(InvalidMap):
        read_table(a_sheet(tmp_path, [("A", "B"), ("1", "2")]), a_map())


def test_the_result_has_rejected_and_skipped_rows(tmp_path: Path) -> None:
    """Every row is in a record, rejected with its reasons, or skipped with its reason."""
    path = a_sheet(tmp_path, [HEADER, ROW, ("Bob Other", "Atlantis", "2011", ""), ("Total", "", "", "")])
    text = PLAIN.replace("[record]", '[sheet]\nskip = [{ column = "Who", is = "Total" }]\n[record]')
    result = read_table(path, a_map(text))
    assert [row.number for row in result.rejected] == [3]
    assert [(row.number, row.reason) for row in result.skipped] == [(4, 'Who is "Total"')]
    assert len(result.records) == 1


def test_earlier_records_give_the_next_revision(tmp_path: Path) -> None:
    """A record that says something else than the earlier one has the next revision; an equal one keeps its own."""
    folder = tmp_path / "visits"
    folder.mkdir()
    records = read_table(a_sheet(tmp_path, [HEADER, ROW, ("Bob Other", *ROW[1:])]), a_map()).records
    for visit in records:
        earlier = attrs.evolve(visit, revision=4)
        (folder / f"{visit.id}.json").write_bytes(canonical_json(earlier))
    changed = a_sheet(tmp_path, [HEADER, ROW, ("Bob Other", *ROW[1:3], "2011-05-05")])
    again = read_table(changed, a_map(), earlier=folder).records
    assert [visit.revision for visit in again] == [4, 5]
    assert [visit.revision for visit in read_table(changed, a_map()).records] == [1, 1]
    assert unstructure(again[0])["revision"] == 4


@pytest.mark.parametrize("is_constant", [False, True])
def test_an_office_beside_several_travellers_is_nobodys(tmp_path: Path, *, is_constant: bool) -> None:
    """An office in a cell may be that of any of the travellers: it becomes a note, and a finding says so."""
    office = 'office = "Minister"\n' if is_constant else ""
    (tmp_path / "map.toml").write_text(
        f'format = 1\n[source]\ntitle = "V"\nread-on = 2026-11-30\n[record]\nstatus = "held"\n{office}[columns]\n'
        'traveller = { column = "Who", split = ";" }\ncountry = "C"\ndates = "D"\n'
        + ("" if is_constant else 'office = "Office"\n')
    )
    (tmp_path / "v.csv").write_text("Who,C,D,Office\nAnn Lee; Bo Ek,Norway,2011-05-02,Minister\n")
    result = read_table(tmp_path / "v.csv", tmp_path / "map.toml")
    (visit,) = result.records
    offices = [person.office for person in visit.people]
    assert offices == (["Minister", None] if is_constant else [None, None])
    assert ("Office, as printed: Minister" in visit.notes) is not is_constant
    assert any("is given for 2 travellers" in finding.sentence for finding in result.findings) is not is_constant
