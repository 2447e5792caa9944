"""Reads JSON Lines (jsonlines.org): one JSON text a line, with one line held at a time."""

from collections.abc import Container, Iterator
from typing import BinaryIO

from diplovisit.readers import rules
from diplovisit.readers.document import Document, UnreadableDocument
from diplovisit.readers.encoding import decode_document, wide_encoding
from diplovisit.readers.faults import SyntaxFaults
from diplovisit.readers.json_text import read_json
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.lines import Lines

_CHUNK = 65_536


def read_json_lines(
    stream: BinaryIO, *, name: str, lines: Container[int] | None = None, first: int = 1
) -> Iterator[Document | UnreadableDocument]:
    """Reads a document from each line that is not blank; a line that cannot be read does not keep the next ones away.

    `lines` are the numbers of those that are wanted, all of them where it is None. `first` is the number of the first
    line of the stream, which may be a part of a file.

    >>> import io
    >>> lines = io.BytesIO(b'{"id": "a"}\\n\\n{"id":\\n{"id": "c"}')
    >>> for read in read_json_lines(lines, name="visits.jsonl"):
    ...     print(read.data if isinstance(read, Document) else read.faults[0].sentence)
    {'id': 'a'}
    the line ends inside the mapping that begins at column 1
    {'id': 'c'}
    """
    for number, line in enumerate(_lines(stream), start=first):
        if lines is not None and number not in lines:
            continue
        if line is None:
            faults = SyntaxFaults(Lines("", number))
            faults.add(rules.TOO_LARGE, (0, 0), f"expected a line of {LARGEST:,} bytes at most; this one is longer")
            yield UnreadableDocument(name=name, faults=faults.in_order(), lines=faults.lines)
        elif line.strip(b" \t"):
            yield _read_line(line, name, number)
            if number == 1 and wide_encoding(line) is not None:
                # Every line of a file in UTF-16 would be refused for the same reason.
                return


def _read_line(line: bytes, name: str, number: int) -> Document | UnreadableDocument:
    text = decode_document(line, name=name, first=number)
    return text if isinstance(text, UnreadableDocument) else read_json(text, name=name, first=number, unit="line")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream without their breaks (LF, CR LF or CR); None for one that is longer than LARGEST."""
    held: list[bytes] = []
    size = 0
    after_return = False
    while chunk := stream.read(_CHUNK):
        if after_return and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        after_return = chunk.endswith(b"\r")
        for piece in chunk.splitlines(keepends=True):
            line = piece.rstrip(b"\r\n")
            size += len(line)
            if size <= LARGEST:
                held.append(line)
            else:
                held.clear()
            if len(line) < len(piece):
                yield b"".join(held) if size <= LARGEST else None
                held, size = [], 0
    if size:
        yield b"".join(held) if size <= LARGEST else None
