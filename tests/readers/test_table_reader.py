"""Tables read back to the written records, and every fault in them has its file and line."""

import csv
import io
import random
from collections.abc import Callable, Iterable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit import load
from diplovisit.converters import structure
from diplovisit.exporters.csv_tables import csv_chunks
from diplovisit.findings.rule import FieldPath
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.table_document import TablesDocument
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record import InvalidRecord, Visit, node_shape
from diplovisit.record.tables import tables
from diplovisit.testing import visits

SEED = "seeds/misri-russia/visit.yaml"
several = st.lists(visits(), min_size=1, max_size=2, unique_by=lambda visit: visit.id)
# Each record has thirty tables, which are slow to make, so the number of examples is bounded.
some = settings(max_examples=min(30, settings().max_examples))
Files = dict[str, bytes]


def written(records: Iterable[Visit]) -> Files:
    """Returns the tables of some records."""
    files: Files = {}
    for name, data in csv_chunks(records):
        files[name] = files.get(name, b"") + data
    return files


def read(files: Files) -> tuple[list[TablesDocument], list[UnreadableDocument]]:
    """Returns the records of a folder, and its faults."""
    result = list(read_csv_tables(dict(files), name="out", shape=node_shape(Visit)))
    return [d for d in result if isinstance(d, TablesDocument)], [
        u for u in result if isinstance(u, UnreadableDocument)
    ]


def messages(files: Files) -> list[str]:
    """Returns the faults of a folder as a person reads them."""
    _, unreadable = read(files)
    return [f"{u.name}:{f.span.line}:{f.span.column}: {f.sentence}" for u in unreadable for f in u.faults]


@pytest.fixture(name="two")
def _two() -> Files:
    """Returns the tables of the seed and of a second record like it."""
    seed = load(SEED)
    return written([seed, attrs.evolve(seed, id="second-visit")])


def former(files: Files) -> Files:
    """Returns the tables as they were written before their columns were renamed, without the derived days."""
    result: Files = {}
    for table in tables(Visit):
        columns = list(table.stored_columns)
        rows = [*csv.reader(io.StringIO(files[f"{table.name}.csv"].decode(), newline=""))]
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.former or column.name for column in columns])
        indexes = [rows[0].index(column.name) for column in columns]
        writer.writerows([row[index] for index in indexes] for row in rows[1:])
        result[f"{table.former or table.name}.csv"] = text.getvalue().encode()
    return result


@some
@given(several)
def test_tables_with_the_names_of_before_read_back_equal(records: list[Visit]) -> None:
    """Tables that were exported before the columns were renamed give the same records."""
    documents, faults = read(former(written(records)))
    assert (not faults, [structure(document.data) for document in documents]) == (True, records)


@some
@given(several)
def test_records_read_back_equal(records: list[Visit]) -> None:
    """Any records, with any text, read back equal and in order from their tables."""
    documents, unreadable = read(written(records))
    assert not unreadable
    assert [structure(document.data) for document in documents] == records


@pytest.mark.not_measured
@some
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_says_nothing(records: list[Visit], randomness: random.Random) -> None:
    """A table with sorted rows or moved columns has the same records; visits.csv gives their order."""
    files = written(records)
    for name in [name for name in files if name.endswith(".csv")]:
        header, *rows = csv.reader(io.StringIO(files[name].decode(), newline=""))
        order = randomness.sample(range(len(header)), len(header))
        randomness.shuffle(rows)
        text = io.StringIO(newline="")
        csv.writer(text).writerows([row[index] for index in order] for row in [header, *rows])
        files[name] = text.getvalue().encode()
    documents, unreadable = read(files)
    assert not unreadable
    assert sorted((structure(d.data) for d in documents), key=lambda v: v.id) == sorted(records, key=lambda v: v.id)


@pytest.mark.measured
@some
@given(several)
def test_streams_read_as_bytes_do(records: list[Visit]) -> None:
    """A file may be given as an open stream that returns only a few bytes per call."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(7 if size else size)

    files = {name: Slow(data) for name, data in written(records).items() if name.endswith(".csv")}
    result = list(read_csv_tables(files, name="out", shape=node_shape(Visit)))
    assert [structure(d.data) for d in result if isinstance(d, TablesDocument)] == records


def paths(value: object, before: FieldPath = ()) -> Iterable[tuple[FieldPath, object]]:
    """Yields every value of a plain document that is no list and no mapping, with its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*before, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*before, index))
    else:
        yield before, value


@some
@given(several)
def test_every_value_has_the_position_of_its_cell(records: list[Visit]) -> None:
    """The position of each value has its file, and its line and columns show the text of the value."""
    files = written(records)
    documents, _ = read(files)
    for document in documents:
        for path, value in paths(document.data):
            where = document.where(path)
            cell = where.source_line[where.span.column - 1 : where.span.end_column - 1]
            text = ("true" if value else "false") if isinstance(value, bool) else str(value)
            shown = next(csv.reader([cell]))[0] if not cell.startswith('"') or cell.endswith('"') else cell[1:]
            first = text.split("\n")[0].split('"')[0].rstrip()
            assert shown.lstrip("'").startswith(first.lstrip("'"))
            assert where.file.startswith("out/")


def test_the_positions_of_the_seed(two: Files) -> None:
    """The position of a field is its cell, of a list its first row, and of a missing field the key of its row."""
    _, second = read(two)[0]

    def at(path: FieldPath) -> str:
        where = second.where(path)
        return f"{where.file}:{where.span.line}:{where.span.column}-{where.span.end_column}"

    assert at(("status",)) == "out/visits.csv:3:84-92"
    assert at(("stops", 0, "country")) == "out/stops.csv:3:29-31"
    assert at(("stops",)) == "out/stops.csv:3:16-22"
    assert at(("stops", 0, "territory")) == "out/stops.csv:3:32-33"
    assert at(("claims", 0, "quantity", "unit")).startswith("out/claims.csv:")
    assert at(("evidence", 1, "about", 0)).startswith("out/evidence_about.csv:")
    assert at(("nothing",)) == at(("id",)) == at(())


def test_a_fault_of_shape_has_its_cell(two: Files) -> None:
    """A word, date or number that the classes refuse after reading is located in its cell."""
    changed = two["stops.csv"].replace(
        b"second-visit,1,russia,visit,RU,,2025-03-07", b"second-visit,1,russia,visit,RU,,07/03/2025"
    )
    documents, unreadable = read(two | {"stops.csv": changed})
    assert not unreadable
    assert structure(documents[0].data).id == load(SEED).id
    with pytest.raises(InvalidRecord) as caught:
        structure(documents[1].data)
    (fault,) = caught.value.faults
    where = documents[1].where(fault.path)
    assert (where.file, where.span.line, where.source_line[where.span.column - 1 :][:10]) == (
        "out/stops.csv",
        3,
        "07/03/2025",
    )


def _edit(table: str, old: bytes, new: bytes) -> Callable[[Files], Files]:
    def edit(files: Files) -> Files:
        assert old in files[table]
        return files | {table: files[table].replace(old, new, 1)}

    return edit


def _without(table: str) -> Callable[[Files], Files]:
    return lambda files: {name: data for name, data in files.items() if name != table}


SECOND = b"second-visit"


@pytest.mark.not_measured
@pytest.mark.parametrize(
    ("edit", "sentence", "left"),
    [
        pytest.param(
            _edit("stops.csv", SECOND, b"second-visti"),
            'out/stops.csv:3:1: visits.csv has no row with the id "second-visti"; did you mean "second-visit"?',
            1,
            id="a row of no visit",
        ),
        pytest.param(
            _edit("engagements.csv", b"second-visit,russia", b"second-visit,moscow"),
            'out/engagements.csv:4:14: the visit has no row "moscow" in stops.csv',
            1,
            id="a row of no stop",
        ),
        pytest.param(
            _edit("visits.csv", b"second-visit", b"in-ru-misri-foreign-office-consultations"),
            'out/visits.csv:3:3: the visit "in-ru-misri-foreign-office-consultations" is here and on line 2',
            0,
            id="a visit that stands twice",
        ),
        pytest.param(
            _edit("people.csv", b"second-visit,2,officials", b"second-visit,2,misri"),
            'out/people.csv:12:16: "misri" of the visit "second-visit" is here and on line 11',
            1,
            id="an id that stands twice",
        ),
        pytest.param(
            _edit("people.csv", b"second-visit,2,officials", b"second-visit,1,officials"),
            "out/people.csv:12:14: line 11 already has the position 1 in this list",
            1,
            id="a position that is taken",
        ),
        pytest.param(
            _edit("people.csv", b"second-visit,2,officials", b"second-visit,2.0,officials"),
            'out/people.csv:12:14: expected a whole number from 1 as the position; saw "2.0"',
            1,
            id="a position that is no number",
        ),
        pytest.param(
            _edit("people.csv", b"second-visit,2,officials", b"second-visit,2,"),
            "out/people.csv:12:16: the key of the row is empty",
            1,
            id="a row without its key",
        ),
        pytest.param(
            _edit("participants.csv", b"second-visit,talks", b"second-visit,"),
            "out/participants.csv:3:14: there is no value in engagement, so the row belongs to nothing",
            1,
            id="a row that belongs nowhere",
        ),
        pytest.param(
            _edit("travellers.csv", b"second-visit,1,misri,,,,", b"second-visit,1,misri"),
            "out/travellers.csv:3:1: the header has 7 columns, but this line has 3 cells",
            1,
            id="a row that is too short",
        ),
        pytest.param(
            _edit("travellers.csv", b"second-visit,1,misri,,", b'second-visit,1,misri,"a,'),
            "out/travellers.csv:3:1: a quote is opened in this row and never closed",
            0,
            id="a quote that is never closed",
        ),
        pytest.param(
            _edit("topics.csv", b"engagement,list_position", b"engagement,place"),
            'out/topics.csv:1:1: there is no column "place"',
            0,
            id="a column of another name",
        ),
        pytest.param(
            _edit("stops.csv", b"2025-03-07,2025-03-07,2025-03-07", b"2025-03-07,2025-03-07,2025-03-08"),
            'out/stops.csv:2:83: "2025-03-08" is not the last day of "2025-03-07", which is 2025-03-07',
            1,
            id="a last day that was changed alone",
        ),
        pytest.param(
            _without("evidence_about.csv"),
            "out/evidence_about.csv:1:1: there is no evidence_about.csv",
            0,
            id="a table that is missing",
        ),
        pytest.param(
            lambda files: {name.replace("sending.csv", "sending (1).csv"): data for name, data in files.items()},
            'out/sending.csv:1:1: there is no sending.csv; did you mean "sending (1).csv"?',
            0,
            id="a table under another name",
        ),
        pytest.param(
            lambda files: files | {"visits.csv": files["visits.csv"][:-9]},
            "out/visits.csv:3:1: the last line has no line end; the file may have been cut off here",
            0,
            id="a file that was cut off",
        ),
        pytest.param(
            lambda files: files | {"people.csv": files["people.csv"].decode().encode("utf-16")},
            "out/people.csv:1:1: the file is UTF-16, not UTF-8",
            0,
            id="Unicode text of Excel",
        ),
        pytest.param(
            lambda files: files | {"visits.csv": files["visits.csv"].replace(b",", b";")},
            "out/visits.csv:1:1: the cells are separated by semicolons",
            0,
            id="semicolons of a European Excel",
        ),
    ],
)
def test_a_fault_has_its_line_and_affects_only_its_own_record(
    two: Files, edit: Callable[[Files], Files], sentence: str, left: int
) -> None:
    """A fault is reported once with file and line, and the records without a part in it are read."""
    files = edit(two)
    assert sentence in messages(files)
    documents, _ = read(files)
    assert len(documents) == left


def test_semicolons_in_every_table_are_reported_once(two: Files) -> None:
    """Semicolons in every table, as from a European Excel, are one fault with the names of all tables."""
    tables = [name for name in two if name.endswith(".csv")]
    (only,) = messages(two | {name: two[name].replace(b",", b";") for name in tables if b"," in two[name]})
    assert only.startswith("out/visits.csv:1:1: the cells are separated by semicolons, and so they are in ")
    assert all(name in only for name in tables)


def test_a_visit_that_a_misspelt_row_belongs_to_is_not_read(two: Files) -> None:
    """A row whose visit is misspelt is missing from the nearest visit, so that visit is not read."""
    documents, _ = read(_edit("sending.csv", SECOND, b"second-visti")(two))
    assert [structure(document.data).id for document in documents] == [load(SEED).id]


def test_rows_of_a_deleted_visit_are_reported(two: Files) -> None:
    """The rows of a visit that was deleted from visits.csv alone are reported, and the other records are read."""
    left = two | {"visits.csv": b"\r\n".join(two["visits.csv"].split(b"\r\n")[:2]) + b"\r\n"}
    documents, unreadable = read(left)
    assert len(documents) == 1
    assert {fault.rule.name for result in unreadable for fault in result.faults} == {"dangling-row"}


@pytest.mark.parametrize("flag", [b"TRUE", b"true", b"True"])
def test_flags_read_as_excel_and_pandas_write_them(flag: bytes) -> None:
    """TRUE, as Excel writes true, and True, as pandas does, read as true."""
    files = written([load("examples/kissinger-shuttle.yaml")])
    files["places.csv"] = files["places.csv"].replace(b",false\r\n", b"," + flag + b"\r\n")
    documents, _ = read(files)
    visit = structure(documents[0].data)
    assert all(place.disputed for stop in visit.stops for place in stop.places)
    assert any(stop.places for stop in visit.stops)


@some
@given(several, st.data())
def test_tables_cut_off_anywhere_are_reported_and_never_raise(records: list[Visit], data: st.DataObject) -> None:
    """A table that is cut off inside a row has a fault, and no record of the folder is read."""
    files = written(records)
    name = data.draw(st.sampled_from(sorted(name for name in files if name.endswith(".csv"))))
    cut = files[name][: data.draw(st.integers(0, len(files[name]) - 1))]
    documents, unreadable = read(files | {name: cut})
    if not cut.endswith(b"\r\n"):
        assert [u.name for u in unreadable] == [f"out/{name}"]
        assert not documents


@some
@given(st.dictionaries(st.sampled_from(["visits.csv", "stops.csv", "evidence.csv"]), st.binary(max_size=80)), visits())
def test_no_bytes_raise_anything(broken: Files, visit: Visit) -> None:
    """Any bytes in a table give records or faults, and raise nothing."""
    documents, unreadable = read(written([visit]) | broken)
    assert bool(unreadable) or bool(documents) or broken


@pytest.mark.at_length
@pytest.mark.not_measured
@settings(max_examples=15)
@given(several)
def test_changes_by_git_pandas_and_excel_lose_nothing(records: list[Visit]) -> None:
    """Tables with LF for CR LF, as from git and pandas, or with the byte order mark of Excel, read back equal."""
    files = written(records)
    for changed in (
        {name: data.replace(b"\r\n", b"\n") for name, data in files.items()},
        {name: b"\xef\xbb\xbf" + data for name, data in files.items()},
    ):
        documents, unreadable = read(changed)
        assert not unreadable
        assert [structure(document.data) for document in documents] == records
