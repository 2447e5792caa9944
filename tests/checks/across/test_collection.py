"""The collection of digests: packed, numbered, and in an order of their own."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.across import RecordCollection, RecordDigest, make_digest
from diplovisit.checks.across.packing import pack_digest, unpack_digest
from diplovisit.record import Visit
from tests.checks.across import made

FILES = st.none() | st.sampled_from(["a.jsonl", "b.yaml", "caf\udce9.jsonl", "caf\U0001f600.jsonl"])


@st.composite
def digests(draw: st.DrawFn) -> list[RecordDigest]:
    """Digests of some records, at different lines of some files."""
    visits = draw(st.lists(made.visits(), max_size=6))
    return [make_digest(visit, file=draw(FILES), line=number + 1) for number, visit in enumerate(visits)]


@given(made.visits())
def test_a_packed_digest_comes_back(visit: Visit) -> None:
    """A digest is the same after packing and unpacking."""
    digest = make_digest(visit, file="a.jsonl", line=7)
    assert unpack_digest(pack_digest(digest), number=0, id=digest.id, file="a.jsonl", line=7) == digest


@given(digests())
def test_records_are_sorted_as_their_order_says(records: list[RecordDigest]) -> None:
    """The database sorts records as Python does, and numbers them as they were given."""
    collection = RecordCollection(records)
    numbered = [attrs.evolve(record, number=number) for number, record in enumerate(records)]
    assert [*collection] == sorted(numbered, key=lambda record: record.order)
    assert [collection.record(number) for number in range(len(collection))] == numbered


@given(digests())
def test_a_line_of_a_file_counts_once(records: list[RecordDigest]) -> None:
    """Records that are added a second time from the same lines are not added; records in no file are."""
    collection = RecordCollection(records)
    assert [collection.add(record) for record in records] == [record.file is None for record in records]


def test_a_relative_name_is_that_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative name is another file after the folder has changed: no file of an earlier run counts as this one."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        monkeypatch.chdir(folder)
        collection = RecordCollection()
        names = ("visit.yaml", str(second / "visit.yaml"), str(first / "visit.yaml"), "visit.yaml")
        added = [collection.add(make_digest(made.visit(), file=name, line=1)) for name in names]
        assert added == [True, folder == first, folder == second, False]


@given(digests())
def test_journeys_in_common_are_all_journeys_of_a_key(records: list[RecordDigest]) -> None:
    """Journeys of one key are in the order of the records, stops and travellers, and each comes once."""
    for journeys in RecordCollection(records).journeys_in_common():
        places = [(journey.record.order, journey.stop, journey.position) for journey in journeys]
        assert len(places) > 1
        assert places == sorted(set(places))


@given(digests())
def test_journeys_by_day_are_sorted_by_their_first_day(records: list[RecordDigest]) -> None:
    """Journeys by day are of two or more records, and begin in the order of their days."""
    for each in RecordCollection(records).journeys_by_day():
        journeys = [*each]
        days = [
            when.lower for journey in journeys if (when := journey.stay.when) is not None and when.lower is not None
        ]
        assert len(days) == len(journeys)
        assert days == sorted(days)
        assert len({journey.record.number for journey in journeys}) > 1
