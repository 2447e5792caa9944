"""JSON Lines are read line by line, and a bad line keeps no other away."""

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import Document, JsonValue, UnreadableDocument, json_reader, syntax_rules
from diplovisit.readers.json_reader import read_json_lines
from diplovisit.readers.limits import LARGEST
from tests.readers.strategies import json_values, read_all


class _Stream(io.BytesIO):
    """A stream that gives its chunks one by one, however much it is asked for."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self.chunks = chunks

    def read(self, _: int | None = -1, /) -> bytes:
        return next(self.chunks, b"")


@given(st.lists(json_values, max_size=4), st.sampled_from(["\n", "\r\n", "\r", "\n\n \n"]), st.booleans())
def test_each_line_is_a_document(values: list[JsonValue], line_break: str, ended: bool) -> None:
    """Each line is read, with the last one ended or not, and blank ones left out."""
    text = line_break.join(json.dumps(value) for value in values) + (line_break if ended else "")
    found = read_all(text)
    assert [one.data for one in found if isinstance(one, Document)] == values
    assert len(found) == len(values)


@given(st.text("a\n\r ", max_size=30), st.integers(1, 5))
def test_lines_do_not_depend_on_chunks(text: str, size: int) -> None:
    """A line break may be cut in two by the stream, and is one all the same."""
    data = text.encode()
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    found = list(json_reader._lines(_Stream(chunks)))
    expected = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert found == (expected if expected[-1] else expected[:-1])


def test_a_bad_line_keeps_no_other_away() -> None:
    """What is wrong on one line is told there, and the next ones come through."""
    found = read_all('{"id": "a"}\n{"id": \n\xff{"id": "b"}\n{"id": "c"}\n{"a": 1, "a": 2}'.encode("latin-1"))
    assert [type(one) for one in found] == [
        Document,
        UnreadableDocument,
        UnreadableDocument,
        Document,
        UnreadableDocument,
    ]
    told = [
        (fault.rule.name, fault.span.line)
        for one in found
        if isinstance(one, UnreadableDocument)
        for fault in one.faults
    ]
    assert told == [("malformed-json", 2), ("wrong-encoding", 3), ("duplicate-key", 5)]


def test_a_record_of_many_lines_is_told_what_to_do() -> None:
    """A record written over many lines in a .jsonl file is told that it is one a line there."""
    found = read_all('{\n  "id": "a"\n}')
    assert isinstance(found[0], UnreadableDocument)
    assert found[0].faults[0].sentence == "the line ends inside the mapping that begins at column 1"
    assert "one record a line" in (found[0].faults[0].remedy or "")


def test_utf_16_is_told_once() -> None:
    """A file in another encoding is told once, and not line by line."""
    found = read_all('{"id": "a"}\n{"id": "b"}\n'.encode("utf-16"))
    assert len(found) == 1
    assert isinstance(found[0], UnreadableDocument)
    assert [fault.rule for fault in found[0].faults] == [syntax_rules.WRONG_ENCODING]


def test_an_empty_file_has_no_records() -> None:
    """A file of no lines holds no records, and that is no fault."""
    assert read_all("") == []
    assert read_all("\n \r\n\t") == []


def test_a_line_too_long_is_told_without_being_held() -> None:
    """A line of 64 MB is refused with its number, in the memory of one that is allowed, and the next one is read."""
    chunk = b"a" * 1_000_000
    stream = _Stream(iter([b'{"id": "a"}\n', *[chunk] * 64, b'\n{"id": "b"}\n']))
    tracemalloc.start()
    found = list(read_json_lines(stream, name="visits.jsonl"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * LARGEST
    assert [type(one) for one in found] == [Document, UnreadableDocument, Document]
    long = found[1]
    assert isinstance(long, UnreadableDocument)
    assert [(fault.rule, fault.span.line) for fault in long.faults] == [(syntax_rules.TOO_LARGE, 2)]
    assert long.line(2) == ""


@pytest.mark.parametrize(("length", "kind"), [(LARGEST, Document), (LARGEST + 1, UnreadableDocument)])
def test_the_longest_line_is_read(length: int, kind: type) -> None:
    """The limit is that of a document, line break not counted."""
    (found,) = read_all(b'"' + b"a" * (length - 2) + b'"\r\n')
    assert isinstance(found, kind)


def test_documents_come_while_the_stream_goes_on() -> None:
    """A record is given before the stream has ended."""

    def chunks() -> Iterator[bytes]:
        yield b'{"id": "a"}\n'
        raise OSError("the disk is gone")

    found = read_json_lines(_Stream(chunks()), name="visits.jsonl")
    assert isinstance(next(found), Document)
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)
