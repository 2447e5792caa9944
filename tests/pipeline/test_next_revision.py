"""The next revision of records that are imported again."""

import json
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.exporters.json import pretty_json
from diplovisit.pipeline.next_revision import EarlierRecords, says_same
from diplovisit.record import Visit
from tests.maps.sheets_by_map import PLAIN, imported

HEADER = ("Id", "Trip", "Who", "Where", "City", "From", "To", "Status", "Event", "Host", "Note", "Link", "Office")
COLUMNS = """[columns]
row-id = "Id"
place = { column = "City", split = ";" }
status = "Status"
event = "Event"
host = { column = "Host", split = ";" }
note = "Note"
url = { column = "Link", split = ";" }
office = "Office"
"""
TRIPS = (
    PLAIN.replace("[columns]\n", COLUMNS).replace('"Who"', '{ column = "Who", split = ";" }')
    + '[values.status]\nheld = "held"\noff = "cancelled"\n[visits]\ngroup-by = "Trip"\n'
)
Cells: TypeAlias = tuple[str, ...]
STOPS: st.SearchStrategy[Cells] = st.tuples(
    st.sampled_from(("Ann Example", "Ann Example; Eve Other", "Ann Example; Chile Oslo")),
    st.sampled_from(("Norway", "Sweden", "Mexico", "Chile", "Atlantis")),
    st.sampled_from(("", "Oslo", "Oslo; Bergen", "Chile")),
    st.sampled_from(("2011-05-02", "2011-05-03", "2011-05", "")),
    st.sampled_from(("", "2011-05-04", "2011-05-01")),
    st.sampled_from(("held", "off")),
    st.sampled_from(("", "Oslo Summit", "Chile")),
    st.sampled_from(("", "Max Host", "Max Host; Eve Other")),
    st.sampled_from(("", "A note.", "Another note.")),
    st.sampled_from(("", "https://example.org/a", "https://example.org/b; https://example.org/a")),
    st.sampled_from(("", "President", "Minister")),
)
SHEETS = st.lists(st.lists(STOPS, min_size=1, max_size=3), min_size=1, max_size=3)


def records_of(folder: Path, trips: list[list[Cells]]) -> tuple[Visit, ...]:
    """Imports trips with several stops: the first of each has the same id in every sheet."""
    rows = [
        (f"{trip}{stop}", f"T{trip}", *cells)
        for trip, stops in enumerate(trips, 1)
        for stop, cells in enumerate(stops, 1)
    ]
    return imported(folder, (HEADER, *rows), TRIPS).records


def a_stop(country: str, first: str) -> Cells:
    """Returns the cells of a stop of a few words."""
    return ("Ann Example", country, "", first, "", "held", "", "", "", "", "")


@given(first=SHEETS, second=SHEETS)
def test_the_next_revision_is_the_new_record(
    tmp_path_factory: pytest.TempPathFactory, first: list[list[Cells]], second: list[list[Cells]]
) -> None:
    """Whatever changes in a sheet, the next record is valid, is the new one, and has the next revision if it differs."""
    folder = tmp_path_factory.mktemp("visits")
    old = {visit.id: visit for visit in records_of(folder, first)}
    for visit in old.values():
        (folder / f"{visit.id}.json").write_bytes(pretty_json(visit))
    for visit in records_of(folder, second):
        incoming = EarlierRecords(folder).incoming(visit, replace=True)
        revised = incoming.visit
        assert revised is not None
        assert structure(json.loads(pretty_json(revised))) == revised
        assert attrs.evolve(revised, revision=1, revised=visit.revised) == visit
        before = old.get(visit.id)
        is_changed = before is not None and not says_same(before, visit)
        assert (revised.revision, incoming.changed != "") == (2 if is_changed else 1, is_changed)
        kept = EarlierRecords(folder).incoming(visit, replace=False).visit
        assert kept == (revised if before is None or is_changed else before)


@pytest.mark.parametrize(
    "after",
    [
        [a_stop("Chile", "2011-05-02")],
        [a_stop("Mexico", "2011-05-02"), a_stop("Chile", "2011-05-03")],
        [a_stop("Norway", "2011-05-02")],
    ],
    ids=["a stop deleted", "a stop added", "another country"],
)
def test_stops_may_change(tmp_path: Path, after: list[Cells]) -> None:
    """A country that is corrected and a stop that is deleted make the next revision, and no evidence is left behind."""
    (old,) = records_of(tmp_path, [[a_stop("Mexico", "2011-05-02")]])
    (tmp_path / f"{old.id}.json").write_bytes(pretty_json(old))
    (new,) = records_of(tmp_path, [after])
    revised = EarlierRecords(tmp_path).revised(new)
    assert (revised.revision, revised.evidence) == (2, new.evidence)


def test_a_time_of_revision_never_goes_back(tmp_path: Path) -> None:
    """A record that was revised after the sheet was taken keeps the later time."""
    (old,) = records_of(tmp_path, [[a_stop("Mexico", "2011-05-02")]])
    later = attrs.evolve(old, revision=4, revised=old.revised.replace(year=2030))
    (tmp_path / f"{old.id}.json").write_bytes(pretty_json(later))
    (new,) = records_of(tmp_path, [[a_stop("Chile", "2011-05-02")]])
    revised = EarlierRecords(tmp_path).revised(new)
    assert (revised.revision, revised.revised) == (5, later.revised)


def test_records_in_other_files_of_the_folder_are_found(tmp_path: Path) -> None:
    """A record that was moved to a subfolder, or to a file of several, counts as the earlier one."""
    (old,) = records_of(tmp_path, [[a_stop("Mexico", "2011-05-02")]])
    (tmp_path / "2011").mkdir()
    (tmp_path / "2011/x.json").write_bytes(pretty_json(attrs.evolve(old, revision=3)))
    assert EarlierRecords(tmp_path).revised(old).revision == 3
