"""Hostile maps and sheets: whatever they hold, there is a result or one kind of error."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.maps import InvalidMap, read_map
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.rejected_file import rejected_file
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map

KEYS = (
    "traveller",
    "country",
    "dates",
    "first-day",
    "year",
    "status",
    "category",
    "note",
    "url",
    "destination",
    "ghost",
)
VALUES = st.recursive(
    st.sampled_from(["Who", "held", "NO", "GB/FK", "-", "*", "", "\u202e", "place, country", "iso2", ";", "5/6/2014"])
    | st.integers(-1, 3000)
    | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from((*KEYS, "column", "split", "as", "other", "is", "reason", "codes")), inner, max_size=3
        )
    ),
    max_leaves=4,
)


def toml(value: object) -> str:
    """Writes a value as inline TOML."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case dict():
            return "{ " + ", ".join(f'"{key}" = {toml(item)}' for key, item in value.items()) + " }"
        case _:
            raise AssertionError(value)


@given(
    st.dictionaries(
        st.sampled_from(("sheet", "record", "columns", "values", "visits", "source", "format")), VALUES, max_size=4
    )
)
def test_any_table_is_a_map_or_is_refused(tables: dict[str, object]) -> None:
    """Whatever the values of a map are, it is read or refused with InvalidMap, whose message can be printed."""
    text = "\n".join(f"{name} = {toml(value)}" for name, value in tables.items())
    try:
        read_map(text.encode(), name="map.toml")
    except InvalidMap as error:
        assert str(error)  # noqa: PT017  # that there is a message holds of every refusal


@given(
    columns=st.dictionaries(
        st.sampled_from(KEYS), st.sampled_from(["Who", "Where", "When", "W*", "@sheet", "B"]), min_size=2
    ),
    sheet=st.sampled_from(
        ["", 'sections = "Who"', 'fill-down = ["Where", "When"]', 'skip = [{ column = "W*", is = "x" }]', "header = 0"]
    ),
    visits=st.sampled_from(["", 'group-by = "Who"', "days-apart = 3"]),
    rows=st.lists(
        st.lists(st.text(max_size=8) | st.sampled_from(["Norway", "2011-05-02", "x", "Ann"]), max_size=4), max_size=5
    ),
)
def test_any_sheet_by_any_map_adds_up(
    tmp_path_factory: pytest.TempPathFactory,
    columns: dict[str, str],
    sheet: str,
    visits: str,
    rows: list[list[str]],
) -> None:
    """Whatever map reads whatever rows, each row is in a record, rejected or skipped, or the map is refused."""
    lines = "\n".join(f'{key} = "{name}"' for key, name in columns.items())
    text = f'{HEAD}[sheet]\n{sheet}\n[record]\nstatus = "held"\n[columns]\n{lines}\n[visits]\n{visits}\n'
    path = tmp_path_factory.mktemp("any") / "visits.csv"
    body = "\n".join(",".join(row) for row in [["Who", "Where", "When"], *rows])
    path.write_bytes(body.encode("utf-8", "replace"))
    with contextlib.suppress(InvalidMap):
        reading = SheetImport.open(path, read_map(text.encode(), name="map.toml"))
        list(reading)
        assert reading.rows == reading.in_records + len(reading.rejected) + len(reading.skipped)
        if reading.rejected:
            assert rejected_file(reading).startswith(b"\xef\xbb\xbf")


@given(data=st.binary(max_size=200) | st.binary(max_size=50).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_a_sheet_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever bytes a file has, it is read, or refused with ValueError."""
    path: Path = tmp_path_factory.mktemp("bytes") / "visits.csv"
    path.write_bytes(data)
    with contextlib.suppress(ValueError):
        list(SheetImport.open(path, a_map(PLAIN)))
