"""The next revision of records that are imported again."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.json import pretty_json
from diplovisit.pipeline.next_revision import EarlierRecords, says_same
from diplovisit.pipeline.read import load_all
from diplovisit.record import Visit
from tests.maps.sheets_by_map import PLAIN, imported

HEADER = ("Id", "Trip", "Who", "Where", "City", "From", "To")
TRIPS = (
    PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"\nplace = { column = "City", split = ";" }')
    + '[visits]\ngroup-by = "Trip"\n'
)
STOPS = st.tuples(
    st.sampled_from(("Norway", "Sweden", "Mexico", "Chile", "Atlantis")),
    st.sampled_from(("", "Oslo", "Oslo; Bergen", "Chile")),
    st.sampled_from(("2011-05-02", "2011-05-03", "2011-05", "")),
    st.sampled_from(("", "2011-05-04", "2011-05-01")),
)
SHEETS = st.lists(st.lists(STOPS, min_size=1, max_size=3), min_size=1, max_size=3)


def records_of(folder: Path, trips: list[list[tuple[str, str, str, str]]]) -> tuple[Visit, ...]:
    """Imports trips with several stops: the first of each has the same id in every sheet."""
    rows = [
        (f"{trip}{stop}", f"T{trip}", "Ann Example", *cells)
        for trip, stops in enumerate(trips, 1)
        for stop, cells in enumerate(stops, 1)
    ]
    return imported(folder, (HEADER, *rows), TRIPS).records


@given(first=SHEETS, second=SHEETS)
def test_the_next_revision_is_the_new_record(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[list[tuple[str, str, str, str]]],
    second: list[list[tuple[str, str, str, str]]],
) -> None:
    """Whatever changes in a sheet, the next record is valid, is the new one, and has the next revision if it differs."""
    folder = tmp_path_factory.mktemp("visits")
    old = {visit.id: visit for visit in records_of(folder, first)}
    for visit in old.values():
        (folder / f"{visit.id}.json").write_bytes(pretty_json(visit))
    for visit in records_of(folder, second):
        revised = EarlierRecords(folder).revised(visit)
        (folder / "read-back.json").write_bytes(pretty_json(revised))
        assert list(load_all(folder / "read-back.json")) == [revised]
        assert attrs.evolve(revised, revision=1, revised=visit.revised) == visit
        before = old.get(visit.id)
        expected = 1 if before is None or says_same(before, visit) else 2
        assert revised.revision == expected


@pytest.mark.parametrize(
    "after",
    [
        [("Chile", "", "2011-05-02", "")],
        [("Mexico", "", "2011-05-02", ""), ("Chile", "", "2011-05-03", "")],
        [("Norway", "", "2011-05-02", "")],
    ],
    ids=["a stop deleted", "a stop added", "another country"],
)
def test_stops_may_change(tmp_path: Path, after: list[tuple[str, str, str, str]]) -> None:
    """A country that is corrected and a stop that is deleted make the next revision, and no evidence is left behind."""
    (old,) = records_of(tmp_path, [[("Mexico", "", "2011-05-02", "")]])
    (tmp_path / f"{old.id}.json").write_bytes(pretty_json(old))
    (new,) = records_of(tmp_path, [after])
    revised = EarlierRecords(tmp_path).revised(new)
    assert (revised.revision, revised.evidence) == (2, new.evidence)


def test_a_time_of_revision_never_goes_back(tmp_path: Path) -> None:
    """A record that was revised after the sheet was taken keeps the later time."""
    (old,) = records_of(tmp_path, [[("Mexico", "", "2011-05-02", "")]])
    later = attrs.evolve(old, revision=4, revised=old.revised.replace(year=2030))
    (tmp_path / f"{old.id}.json").write_bytes(pretty_json(later))
    (new,) = records_of(tmp_path, [[("Chile", "", "2011-05-02", "")]])
    revised = EarlierRecords(tmp_path).revised(new)
    assert (revised.revision, revised.revised) == (5, later.revised)


def test_records_in_other_files_of_the_folder_are_found(tmp_path: Path) -> None:
    """A record that was moved to a subfolder, or to a file of several, counts as the earlier one."""
    (old,) = records_of(tmp_path, [[("Mexico", "", "2011-05-02", "")]])
    (tmp_path / "2011").mkdir()
    (tmp_path / "2011/x.json").write_bytes(pretty_json(attrs.evolve(old, revision=3)))
    assert EarlierRecords(tmp_path).revised(old).revision == 3
