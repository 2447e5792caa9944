"""Reads the documents of a stream of bytes in one of the formats of records."""

import enum
from collections.abc import Container, Iterator
from typing import BinaryIO, assert_never

from diplovisit.formats.positions import Lines
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import Document, SyntaxFaults, UnreadableDocument
from diplovisit.readers.encoding import decode_document
from diplovisit.readers.json_reader import read_json, read_json_lines
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record.shapes import NodeShape


class Format(enum.StrEnum):
    """A format of records."""

    JSON = "json"
    YAML = "yaml"
    JSON_LINES = "jsonl"


_BY_SUFFIX = {".json": Format.JSON, ".yaml": Format.YAML, ".yml": Format.YAML, ".jsonl": Format.JSON_LINES}


def format_of(name: str) -> Format | None:
    """Returns the format of a file by the ending of its name. None for an unknown ending.

    >>> format_of("visits/misri.yml"), format_of("notes.txt")
    (<Format.YAML: 'yaml'>, None)
    """
    return next((format for suffix, format in _BY_SUFFIX.items() if name.lower().endswith(suffix)), None)


def read_documents(
    stream: BinaryIO, *, name: str, format: Format, shape: NodeShape, lines: Container[int] | None = None
) -> Iterator[Document | UnreadableDocument]:
    """Reads the documents of a stream: one of JSON or YAML, any number of JSON Lines.

    `shape` is the expected shape of a document; it says which values of YAML are numbers and flags. `lines` are the
    numbers of the wanted lines of JSON Lines; None means all. Bad content is never raised but given as an
    UnreadableDocument. Errors of the stream, such as OSError, are not caught.

    >>> import io
    >>> from diplovisit.record import Visit, node_shape
    >>> stream = io.BytesIO(b"status: held\\nstatus: planned\\n")
    >>> (unreadable,) = read_documents(stream, name="visit.yaml", format=Format.YAML, shape=node_shape(Visit))
    >>> unreadable.faults[0].sentence
    'the key "status" occurs here and on line 1'
    """
    match format:
        case Format.JSON_LINES:
            yield from read_json_lines(stream, name=name, lines=lines)
        case Format.JSON:
            text = _text(stream, name)
            yield text if isinstance(text, UnreadableDocument) else read_json(text, name=name)
        case Format.YAML:
            from diplovisit.readers.yaml_reader import read_yaml  # noqa: PLC0415  # PyYAML, which JSON does not need

            text = _text(stream, name)
            yield text if isinstance(text, UnreadableDocument) else read_yaml(text, name=name, shape=shape)
        case _:
            assert_never(format)


def _text(stream: BinaryIO, name: str) -> str | UnreadableDocument:
    data = bytearray()
    # A pipe or a raw file may return less than requested; /dev/zero never ends.
    while len(data) <= LARGEST_DOCUMENT and (chunk := stream.read(LARGEST_DOCUMENT + 1 - len(data))):
        data += chunk
    if len(data) > LARGEST_DOCUMENT:
        faults = SyntaxFaults(Lines(""))
        faults.add(
            syntax_rules.TOO_LARGE, (0, 0), f"expected a file of at most {LARGEST_DOCUMENT:,} bytes; this one is larger"
        )
        return UnreadableDocument(name=name, faults=faults.in_order(), lines=faults.lines)
    return decode_document(bytes(data), name=name)
