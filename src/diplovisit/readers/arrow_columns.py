"""Reads columns of Arrow: texts of records, and for each record the texts of its sources.

Engines differ in their types, so every type of text is read, and three layouts of texts by source. Values are read as
bytes, because Arrow does not check its strings: invalid UTF-8 must be reported and not raised.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.formats.optional_packages import optional_import

with optional_import("pyarrow"):
    import pyarrow as pa


_TEXT_TYPES: Final = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_null,
)
_LIST_TYPES: Final = (
    pa.types.is_list,
    pa.types.is_large_list,
    pa.types.is_fixed_size_list,
    pa.types.is_list_view,
    pa.types.is_large_list_view,
)
_ENTRY_FIELDS: Final = (("source", "text"), ("key", "value"))
"""The names of the two fields of an entry in a list. The second pair is what engines without maps make of a map."""

_LAYOUTS: Final = (
    "a map from the id of a source to its text, a list of structs of source and text, or a struct with a field for "
    "each source"
)


def find_column(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Returns a column by name. Raises ValueError for a column that is missing or duplicate.

    >>> find_column(pa.record_batch({"record": ["{}"]}), "records")
    Traceback (most recent call last):
    ...
    ValueError: there is no column 'records'; there are record
    """
    match batch.schema.names.count(name):
        case 0:
            raise ValueError(f"there is no column {name!r}; there are {', '.join(batch.schema.names) or 'none'}")
        case 1:
            return batch.column(batch.schema.get_field_index(name))
        case many:
            raise ValueError(f"{many} columns are called {name!r}")


def record_cells(batch: pa.RecordBatch, name: str) -> Iterator[bytes | None]:
    """Returns the JSON text in each row of a column, None for a null.

    Raises ValueError as `find_column` does, and TypeError for a column without texts.

    >>> list(record_cells(pa.record_batch({"record": ["{}", None]}), "record"))
    [b'{}', None]
    """
    array = find_column(batch, name)
    if not _is_text_type(array.type):
        raise TypeError(f"the column {name!r} is {array.type}; expected JSON texts, as string or binary")
    return (cell.as_py() for cell in _as_bytes(array))


def source_text_cells(batch: pa.RecordBatch, name: str) -> Iterator[Sequence[tuple[str, bytes]]]:
    """Returns the texts of sources in each row of a column: pairs of the id of a source and its text.

    Nulls are no texts, whether of a row, an entry or a text. Raises ValueError as `find_column` does, and TypeError for
    a column of another layout.

    >>> rows = pa.array([[("paper", "He left."), ("memo", None)], None], pa.map_(pa.string(), pa.string()))
    >>> list(source_text_cells(pa.record_batch({"texts": rows}), "texts"))
    [[('paper', b'He left.')], []]
    """
    array = find_column(batch, name)
    if pa.types.is_struct(array.type) and all(_is_text_type(field.type) for field in array.type):
        return _rows_of_struct(array)
    if (positions := _positions_in_entry(array.type)) is not None:
        return (_texts_in_list(cell.values, *positions) for cell in array)
    if pa.types.is_null(array.type):
        return ([] for _ in range(len(array)))
    raise TypeError(f"the column {name!r} is {array.type}; expected {_LAYOUTS}")


def _is_text_type(type: pa.DataType) -> bool:
    """Whether a type has texts, as strings or bytes, possibly as a dictionary or as the extension type of JSON."""
    if isinstance(type, pa.BaseExtensionType):  # arrow.json, which DuckDB returns
        type = type.storage_type
    if pa.types.is_dictionary(type):
        type = type.value_type
    return any(is_text(type) for is_text in _TEXT_TYPES)


def _as_bytes(array: pa.Array) -> pa.Array:
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(pa.large_binary())


def _rows_of_struct(array: pa.Array) -> Iterator[Sequence[tuple[str, bytes]]]:
    # `flatten` returns nulls for the fields of a null struct.
    columns = [_as_bytes(column) for column in array.flatten()]
    for row in range(len(array)):
        cells = zip(array.type, (column[row] for column in columns))
        yield [(field.name, text.as_py()) for field, text in cells if text.is_valid]


def _positions_in_entry(type: pa.DataType) -> tuple[int, int] | None:
    """Returns where the source and the text are in each entry of a map or list; None for another type."""
    if pa.types.is_map(type):
        return (0, 1) if _is_text_type(type.key_type) and _is_text_type(type.item_type) else None
    if not any(is_list(type) for is_list in _LIST_TYPES) or not pa.types.is_struct(entry := type.value_type):
        return None
    for source, text in _ENTRY_FIELDS:
        positions = entry.get_field_index(source), entry.get_field_index(text)
        if min(positions) >= 0 and all(_is_text_type(entry.field(position).type) for position in positions):
            return positions
    return None


def _texts_in_list(entries: pa.Array | None, source: int, text: int) -> Sequence[tuple[str, bytes]]:
    if entries is None:
        return []
    columns = entries.flatten()
    sources, texts = (_as_bytes(columns[position]).to_pylist() for position in (source, text))
    return [
        # A null as the id of a source is reported as an unknown source, as an empty id is.
        ((name or b"").decode(errors="replace"), content)
        for name, content in zip(sources, texts)
        if content is not None
    ]
