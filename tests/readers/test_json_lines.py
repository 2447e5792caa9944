"""JSON Lines are read line by line, and a bad line does not affect the others."""

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import Document, JsonValue, UnreadableDocument, json_reader, syntax_rules
from diplovisit.readers.json_reader import read_json_lines
from diplovisit.readers.limits import LARGEST_DOCUMENT
from tests.readers.strategies import json_values, read_all


class _Stream(io.BytesIO):
    """A stream that returns its chunks one by one, whatever size is requested."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self.chunks = chunks

    def read(self, _: int | None = -1, /) -> bytes:
        return next(self.chunks, b"")


@given(st.lists(json_values, max_size=4), st.sampled_from(["\n", "\r\n", "\r", "\n\n \n"]), st.booleans())
def test_each_line_is_a_document(values: list[JsonValue], line_break: str, ended: bool) -> None:
    """Each line is read as a document, with or without a final line break, and blank lines are skipped."""
    text = line_break.join(json.dumps(value) for value in values) + (line_break if ended else "")
    result = read_all(text)
    assert [one.data for one in result if isinstance(one, Document)] == values
    assert len(result) == len(values)


@given(st.text("a\n\r ", max_size=30), st.integers(1, 5))
def test_lines_do_not_depend_on_chunks(text: str, size: int) -> None:
    """The lines do not depend on the chunks of the stream, even where a chunk ends inside a line break."""
    data = text.encode()
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    result = list(json_reader._lines(_Stream(chunks)))
    expected = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert result == (expected if expected[-1] else expected[:-1])


def test_a_bad_line_does_not_affect_the_others() -> None:
    """A fault on one line is reported with its line number, and the next lines are read."""
    result = read_all('{"id": "a"}\n{"id": \n\xff{"id": "b"}\n{"id": "c"}\n{"a": 1, "a": 2}'.encode("latin-1"))
    assert [type(one) for one in result] == [
        Document,
        UnreadableDocument,
        UnreadableDocument,
        Document,
        UnreadableDocument,
    ]
    told = [
        (fault.rule.name, fault.span.line)
        for one in result
        if isinstance(one, UnreadableDocument)
        for fault in one.faults
    ]
    assert told == [("malformed-json", 2), ("wrong-encoding", 3), ("duplicate-key", 5)]


def test_a_record_of_many_lines_gets_a_remedy() -> None:
    """For a record over several lines in a .jsonl file, the remedy says that each line has one record."""
    result = read_all('{\n  "id": "a"\n}')
    assert isinstance(result[0], UnreadableDocument)
    assert result[0].faults[0].sentence == "the line ends inside the mapping that begins at column 1"
    assert "on a single line" in (result[0].faults[0].remedy or "")


def test_utf_16_is_reported_once() -> None:
    """A file in another encoding is reported once, and not for every line."""
    result = read_all('{"id": "a"}\n{"id": "b"}\n'.encode("utf-16"))
    assert len(result) == 1
    assert isinstance(result[0], UnreadableDocument)
    assert [fault.rule for fault in result[0].faults] == [syntax_rules.WRONG_ENCODING]


def test_an_empty_file_has_no_records() -> None:
    """An empty file of JSON Lines has no records and no faults."""
    assert read_all("") == []
    assert read_all("\n \r\n\t") == []


def test_a_line_too_long_is_reported_in_bounded_memory() -> None:
    """A line of 64 MB is refused with its number in bounded memory, and the next line is read."""
    chunk = b"a" * 1_000_000
    stream = _Stream(iter([b'{"id": "a"}\n', *[chunk] * 64, b'\n{"id": "b"}\n']))
    tracemalloc.start()
    result = list(read_json_lines(stream, name="visits.jsonl"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * LARGEST_DOCUMENT
    assert [type(one) for one in result] == [Document, UnreadableDocument, Document]
    long = result[1]
    assert isinstance(long, UnreadableDocument)
    assert [(fault.rule, fault.span.line) for fault in long.faults] == [(syntax_rules.TOO_LARGE, 2)]
    assert long.line(2) == ""


@pytest.mark.parametrize(("length", "kind"), [(LARGEST_DOCUMENT, Document), (LARGEST_DOCUMENT + 1, UnreadableDocument)])
def test_the_longest_line_is_read(length: int, kind: type) -> None:
    """The limit of a line is that of a document, without the line break."""
    (result,) = read_all(b'"' + b"a" * (length - 2) + b'"\r\n')
    assert isinstance(result, kind)


def test_documents_are_given_before_the_stream_ends() -> None:
    """A record is given before the end of the stream is read."""

    def chunks() -> Iterator[bytes]:
        yield b'{"id": "a"}\n'
        raise OSError("the disk is gone")

    result = read_json_lines(_Stream(chunks()), name="visits.jsonl")
    assert isinstance(next(result), Document)
    with pytest.raises(OSError, match="the disk is gone"):
        next(result)
