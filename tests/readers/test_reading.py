"""Streams of bytes: formats, encodings, sizes, and never an exception for what stands in them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import Document, Format, UnreadableDocument, format_of, read_documents, syntax_rules
from diplovisit.readers.limits import LARGEST, MOST_FAULTS
from tests.readers.strategies import VISIT, nearly, read_all, read_one

formats = pytest.mark.parametrize("form", list(Format))
files = pytest.mark.parametrize("form", [Format.JSON, Format.YAML])


@formats
@given(data=st.binary(max_size=60) | nearly.map(str.encode))
def test_no_bytes_raise(form: Format, data: bytes) -> None:
    """Whatever the bytes are, they are read or refused, with faults in order and each on a line that is there."""
    for found in read_all(data, form):
        if isinstance(found, UnreadableDocument):
            spans = [fault.span for fault in found.faults]
            assert spans
            assert spans == sorted(spans)
            for span in spans:
                assert span.line == span.end_line
                assert 1 <= span.column <= span.end_column <= len(found.line(span.line)) + 2
        else:
            found.span(())


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
    """Only the suffix counts, in small letters or capitals."""
    assert format_of(name) is form


@files
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(form: Format, encoding: str) -> None:
    """A file in UTF-16 or UTF-32, with a mark or without, is told by name, and its line is shown decoded."""
    found = read_one('{"id": "a"}'.encode(encoding), form)
    assert isinstance(found, UnreadableDocument)
    assert [fault.sentence for fault in found.faults] == [f"this is {encoding[:6].upper()}, not UTF-8"]
    assert found.line(1).lstrip("\ufeff") == '{"id": "a"}'


@files
@pytest.mark.parametrize(
    ("data", "line", "column", "sentence"),
    [
        ("é\n😀".encode() + b" Erdo\xf0an", 2, 7, 'byte 0xF0 is not UTF-8; in Windows-1252 it would be "ð"'),
        (b"a\rb\r\n\x81", 3, 1, "byte 0x81 is not UTF-8"),
        (b'"\xed\xa0\x80"', 1, 2, 'byte 0xED is not UTF-8; in Windows-1252 it would be "í"'),
        (b'"a\xf0\x9f\x98', 1, 3, "the bytes end inside a character, after 0xF0"),
    ],
)
def test_the_byte_that_is_not_utf_8_is_named(form: Format, data: bytes, line: int, column: int, sentence: str) -> None:
    """Line, column and byte of the first fault are told, and the letter that was most likely meant."""
    found = read_one(data, form)
    assert isinstance(found, UnreadableDocument)
    (fault,) = found.faults
    assert (fault.rule, fault.span.line, fault.span.column) == (syntax_rules.WRONG_ENCODING, line, column)
    assert fault.sentence == sentence


@formats
def test_a_byte_order_mark_is_refused(form: Format) -> None:
    """What stands before the first character and cannot be seen is told."""
    (found,) = read_all(b'\xef\xbb\xbf{"id": "a"}', form)
    assert isinstance(found, UnreadableDocument)
    assert [fault.rule for fault in found.faults] == [syntax_rules.BYTE_ORDER_MARK]


@files
@pytest.mark.parametrize("text", ["", " ", "\n\r\n \n"])
def test_an_empty_file_is_refused(form: Format, text: str) -> None:
    """A file of JSON or YAML has a record; blanks are none."""
    found = read_one(text, form)
    assert isinstance(found, UnreadableDocument)
    assert [fault.rule for fault in found.faults] == [syntax_rules.EMPTY_FILE]


class _Zeros(io.BytesIO):
    """A stream without end, like /dev/zero, that gives less than it is asked for, like a pipe."""

    def read(self, _: int | None = -1, /) -> bytes:
        return bytes(1_000_000)


@files
def test_a_stream_without_end_is_refused(form: Format) -> None:
    """No more is read than a document may have."""
    (found,) = read_documents(_Zeros(), name="/dev/zero", format=form, shape=VISIT)
    assert isinstance(found, UnreadableDocument)
    assert [fault.rule for fault in found.faults] == [syntax_rules.TOO_LARGE]
    assert found.line(1) == ""


@files
@pytest.mark.parametrize(("length", "kind"), [(LARGEST, Document), (LARGEST + 1, UnreadableDocument)])
def test_the_largest_file_is_read(form: Format, length: int, kind: type) -> None:
    """A file of 10,000,000 bytes is read, and one of a byte more is not."""
    assert isinstance(read_one(b'"' + b"a" * (length - 2) + b'"', form), kind)


@files
def test_no_more_faults_are_told_than_help(form: Format) -> None:
    """Of a million duplicate keys a hundred are told."""
    found = read_one("{" + '"a": 1, ' * 100_000 + '"b": 1}', form)
    assert isinstance(found, UnreadableDocument)
    assert len(found.faults) == MOST_FAULTS


@formats
def test_what_the_stream_raises_goes_through(form: Format) -> None:
    """An error of the system is no fault of the file; the caller tells it."""

    class Broken(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_documents(Broken(), name="visit", format=form, shape=VISIT))
