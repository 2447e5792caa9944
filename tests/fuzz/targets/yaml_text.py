"""A file of YAML is read to plain data with positions, by libyaml and by Python alike, or refused."""

import io
import json

import yaml

from diplovisit.readers import Document, Format, UnreadableDocument, read_documents
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape
from tests.fuzz import messages, seeds
from tests.fuzz.target import Target
from tests.readers.strategies import paths

_VISIT = node_shape(Visit)
_PLAIN = (dict, list, str, int, bool, type(None))


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    (found,) = read_documents(io.BytesIO(data), name="visit.yaml", format=Format.YAML, shape=_VISIT)
    others = _by_python(data)
    for each in (found, others):
        if isinstance(each, UnreadableDocument):
            messages.require_unreadable(each)
        elif each is not None:
            _is_plain(each)
    if isinstance(found, Document) and isinstance(others, Document):
        assert repr(found.data) == repr(others.data)
        for path in paths(found.data):
            assert found.span(path) == others.span(path), path
            assert found.span(path, at_key=True) == others.span(path, at_key=True), path


def _by_python(data: bytes) -> Document | UnreadableDocument | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return read_yaml(text, name="visit.yaml", shape=_VISIT, loader=yaml.SafeLoader)


def _is_plain(document: Document) -> None:
    """Requires data that JSON can express, with a position in the text for every value."""
    assert json.loads(json.dumps(document.data)) == document.data
    for path in paths(document.data):
        place = document.root.at(path)
        assert place is not None
        assert 0 <= place.start <= place.end <= len(document.text)
        span = document.span(path)
        assert 1 <= span.column <= span.end_column <= len(document.line(span.line)) + 1


TARGET = Target(
    name="yaml-text",
    law=law,
    seeds=lambda: (
        *seeds.files(".yaml"),
        b"a: |\n  b\n  c\n\nd: >-\n  e\n f\n",
        b"- {a: [b, 'c''d', \"e\\x41\\u00e9\"], ? f : g}\n",
        b"revision: 1\nwhen: 2025-03-07\nsending: [NO]\n# end",
    ),
    words=(
        *("- ", ": ", "? ", "{", "}", "[", "]", ", ", "# ", "&a", "*a", "!!python/object", "!", "|", ">", "|-", ">+2"),
        *(
            "---",
            "...",
            "%YAML 1.2",
            "<<: ",
            "~",
            "null",
            "NO",
            "yes",
            "0o7",
            "1:30",
            "'",
            "''",
            '"',
            "\\x",
            "\\U00110000",
        ),
        *(
            "\\ud800",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\x85",
            "\u2028",
            "\ufeff",
            "@",
            "`",
            "<<<<<<< ",
            "sending: ",
            "revision: 1",
        ),
        *("\\\n", "\n  ", "\n\n", "=", "\x00", "?\n", ":\n", "-\n"),
    ),
    longest=2_048,
)
