"""A file of JSON is read as Python reads it, each value with a position, or refused with positions; nothing is raised."""

import io
import json
from typing import Any

from diplovisit.readers import Format, UnreadableDocument, read_documents, syntax_rules
from diplovisit.record import Visit, node_shape
from tests.fuzz import messages, seeds
from tests.fuzz.target import Target
from tests.readers.strategies import at, paths

_VISIT = node_shape(Visit)


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    (found,) = read_documents(io.BytesIO(data), name="visit.json", format=Format.JSON, shape=_VISIT)
    if isinstance(found, UnreadableDocument):
        messages.require_unreadable(found)
        # Our reader and Python's agree: a text that we call malformed is refused by Python.
        assert all("Python's JSON reader" not in fault.sentence for fault in found.faults)
        if syntax_rules.MALFORMED_JSON in {fault.rule for fault in found.faults}:
            assert not _is_json(data)
        return
    text = data.decode()
    assert repr(found.data) == repr(json.loads(text))
    for path in paths(found.data):
        start, end = found.root.offset_range(path, at_key=False)
        assert repr(json.loads(text[start:end])) == repr(at(found.data, path))
        if path and isinstance(path[-1], str):
            start, end = found.root.offset_range(path, at_key=True)
            assert json.loads(text[start:end]) == path[-1]


def _refuse_word(word: str) -> Any:
    raise ValueError(word)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data.decode(), parse_constant=_refuse_word)
    except (ValueError, RecursionError):
        return False
    return True


TARGET = Target(
    name="json-text",
    law=law,
    seeds=lambda: (
        *seeds.files(".json"),
        b'{"a":[1,-0.5e+3,true,null,"\\u00e9\\ud83d\\ude00"],"b":{"":{}}}',
        b'[\n 1,\n {"a": "x"}\n]\n',
        b'{"revision":1,"sending":["NO"]}',
    ),
    words=(
        *("{", "}", "[", "]", ":", ",", '"', "\\u", "\\ud83d\\ude00", "\\ud800", "\\n", "true", "false", "null", "NaN"),
        *(
            "-Infinity",
            "1e400",
            "-0",
            "0.1",
            "1E+2",
            "\ufeff",
            "\u2028",
            "//",
            "/*",
            "'",
            '"a":1',
            "<<<<<<<",
            "=======\n",
        ),
        *("version https://git-lfs", "<!DOCTYPE html>", "\r\n", '"__proto__"'),
    ),
)
