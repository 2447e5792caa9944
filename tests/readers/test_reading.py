"""Streams of bytes are read by format, encoding and size, and their content never raises an exception."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import Document, Format, UnreadableDocument, format_of, read_documents, syntax_rules
from diplovisit.readers.limits import LARGEST_DOCUMENT, MOST_FAULTS
from tests.readers.strategies import VISIT, nearly, read_all, read_one

formats = pytest.mark.parametrize("form", list(Format))
files = pytest.mark.parametrize("form", [Format.JSON, Format.YAML])


@formats
@given(data=st.binary(max_size=60) | nearly.map(str.encode))
def test_no_bytes_raise(form: Format, data: bytes) -> None:
    """Any bytes are read or refused, with faults in order and on existing lines."""
    for result in read_all(data, form):
        if isinstance(result, UnreadableDocument):
            spans = [fault.span for fault in result.faults]
            assert spans
            assert spans == sorted(spans)
            for span in spans:
                assert span.line == span.end_line
                assert 1 <= span.column <= span.end_column <= len(result.line(span.line)) + 2
        else:
            result.span(())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", Format.JSON),
        ("b/A.JSON", Format.JSON),
        ("a.yaml", Format.YAML),
        ("a.yml", Format.YAML),
        ("a.jsonl", Format.JSON_LINES),
        ("a.ndjson", None),
        ("json", None),
        ("a.json.bak", None),
        ("", None),
    ],
)
def test_the_end_of_a_name_says_the_format(name: str, form: Format | None) -> None:
    """The suffix of a name gives the format, in any case."""
    assert format_of(name) is form


@files
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(form: Format, encoding: str) -> None:
    """A file in UTF-16 or UTF-32, with or without a mark, is reported by name and with its decoded line."""
    result = read_one('{"id": "a"}'.encode(encoding), form)
    assert isinstance(result, UnreadableDocument)
    assert [fault.sentence for fault in result.faults] == [f"the file is {encoding[:6].upper()}, not UTF-8"]
    assert result.line(1).lstrip("\ufeff") == '{"id": "a"}'


@files
@pytest.mark.parametrize(
    ("data", "line", "column", "sentence"),
    [
        ("é\n😀".encode() + b" Erdo\xf0an", 2, 7, 'byte 0xF0 is not UTF-8; in Windows-1252 it would be "ð"'),
        (b"a\rb\r\n\x81", 3, 1, "byte 0x81 is not UTF-8"),
        (b'"\xed\xa0\x80"', 1, 2, 'byte 0xED is not UTF-8; in Windows-1252 it would be "í"'),
        (b'"a\xf0\x9f\x98', 1, 3, "the file ends inside a character, after byte 0xF0"),
    ],
)
def test_the_byte_that_is_not_utf_8_is_named(form: Format, data: bytes, line: int, column: int, sentence: str) -> None:
    """The first byte that is not UTF-8 is reported with line and column, and with its letter in Windows-1252."""
    result = read_one(data, form)
    assert isinstance(result, UnreadableDocument)
    (fault,) = result.faults
    assert (fault.rule, fault.span.line, fault.span.column) == (syntax_rules.WRONG_ENCODING, line, column)
    assert fault.sentence == sentence


@formats
def test_a_byte_order_mark_is_refused(form: Format) -> None:
    """A byte order mark is refused."""
    (result,) = read_all(b'\xef\xbb\xbf{"id": "a"}', form)
    assert isinstance(result, UnreadableDocument)
    assert [fault.rule for fault in result.faults] == [syntax_rules.BYTE_ORDER_MARK]


@files
@pytest.mark.parametrize("text", ["", " ", "\n\r\n \n"])
def test_an_empty_file_is_refused(form: Format, text: str) -> None:
    """A file of JSON or YAML without content is refused."""
    result = read_one(text, form)
    assert isinstance(result, UnreadableDocument)
    assert [fault.rule for fault in result.faults] == [syntax_rules.EMPTY_FILE]


class _Zeros(io.BytesIO):
    """A stream without an end, like /dev/zero, that returns less than requested, like a pipe."""

    def read(self, _: int | None = -1, /) -> bytes:
        return bytes(1_000_000)


@files
def test_a_stream_without_end_is_refused(form: Format) -> None:
    """A stream without an end is refused after the limit of a document."""
    (result,) = read_documents(_Zeros(), name="/dev/zero", format=form, shape=VISIT)
    assert isinstance(result, UnreadableDocument)
    assert [fault.rule for fault in result.faults] == [syntax_rules.TOO_LARGE]
    assert result.line(1) == ""


@files
@pytest.mark.parametrize(("length", "kind"), [(LARGEST_DOCUMENT, Document), (LARGEST_DOCUMENT + 1, UnreadableDocument)])
def test_the_largest_file_is_read(form: Format, length: int, kind: type) -> None:
    """A file of 10,000,000 bytes is read, and a file with one byte more is refused."""
    assert isinstance(read_one(b'"' + b"a" * (length - 2) + b'"', form), kind)


@files
def test_the_number_of_reported_faults_is_bounded(form: Format) -> None:
    """Of very many duplicate keys, a hundred are reported."""
    result = read_one("{" + '"a": 1, ' * 100_000 + '"b": 1}', form)
    assert isinstance(result, UnreadableDocument)
    assert len(result.faults) == MOST_FAULTS


@formats
def test_errors_of_the_stream_are_not_caught(form: Format) -> None:
    """An error of the stream is raised to the caller, and is no fault of the file."""

    class Broken(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_documents(Broken(), name="visit", format=form, shape=VISIT))
