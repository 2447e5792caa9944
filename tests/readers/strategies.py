"""Strategies of plain data for the tests of readers, and short functions to read it."""

import io
import string

import pytest
import yaml
from hypothesis import strategies as st

from diplovisit.readers import Document, Format, JsonValue, UnreadableDocument, read_documents
from diplovisit.record import Visit, node_shape

VISIT = node_shape(Visit)
LOADERS = [pytest.param(yaml.SafeLoader, id="python")]
"""The loaders of YAML: tests run with libyaml, where PyYAML has it, and without."""
if yaml.__with_libyaml__:
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
json_values: st.SearchStrategy[JsonValue] = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
text_values: st.SearchStrategy[JsonValue] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
# Texts that are nearly JSON or YAML: their marks, a few letters, line breaks, and characters beyond ASCII.
nearly = st.text(
    "{}[]\"',:\\/#&*!|>%@`?-~<=." + "nutrefals" + string.digits + " \t\n\r\x00\x0b\x85\xa0\u2028\ufeffé😀", max_size=60
)


def read_one(data: bytes | str, form: Format) -> Document | UnreadableDocument:
    """Reads the only document of a file of JSON or YAML."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    (document,) = read_documents(stream, name="visit", format=form, shape=VISIT)
    return document


def read_all(data: bytes | str, form: Format = Format.JSON_LINES) -> list[Document | UnreadableDocument]:
    """Reads all documents of a file."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read_documents(stream, name="visits", format=form, shape=VISIT))


def paths(value: JsonValue, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Returns the paths of a value and of all values inside it."""
    result = [path]
    if isinstance(value, dict):
        for key, inner in value.items():
            result += paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            result += paths(inner, (*path, index))
    return result


def at(value: JsonValue, path: tuple[str | int, ...]) -> JsonValue:
    """Returns the value at a path."""
    for step in path:
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
            case _:
                raise KeyError(path)
    return value


def shown(document: Document | UnreadableDocument, span_line: int, column: int, end_column: int) -> str:
    """Returns the text of a span of one line."""
    return document.line(span_line)[column - 1 : end_column - 1]
