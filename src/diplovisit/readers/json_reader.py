"""Reads a JSON text (RFC 8259), strictly: json.loads with hooks, and our own walk where that refuses.

No place is worked out for a text that is read: the walk runs when somebody asks for the first one.
"""

import functools
import json
import math
import re
from collections.abc import Container, Iterator
from contextlib import suppress
from typing import BinaryIO

from diplovisit.formats.positions import Lines, ValuePosition
from diplovisit.readers import json_scanner, syntax_rules
from diplovisit.readers.documents import Document, JsonValue, SyntaxFaults, TooManyFaults, UnreadableDocument
from diplovisit.readers.encoding import decode_document, wide_encoding
from diplovisit.readers.json_scanner import Unit
from diplovisit.readers.limits import DEEPEST, LARGEST, LONGEST_NUMBER, MOST_VALUES
from diplovisit.readers.wrong_files import report_wrong_file_kind


def read_json(text: str, *, name: str, first: int = 1, unit: Unit = "file") -> Document | UnreadableDocument:
    """Reads a text whose first line has the number `first`.

    >>> read_json('{"revision": 1}', name="visit.json").data
    {'revision': 1}
    >>> fault = read_json("{'revision': 1}", name="visit.json").faults[0]
    >>> print(fault.sentence, "-", fault.remedy)
    expected a key in double quotes; saw "'" - write texts and keys in double quotes
    """
    lines = Lines(text, first)
    try:
        data: JsonValue = _DECODER.decode(text)
        _refuse_many_or_deep(text, data)
        _refuse_lone_surrogates(text, data)
    except (ValueError, RecursionError) as error:
        faults = _faults(text, lines, unit, error)
        return UnreadableDocument(name=name, faults=faults.in_order(), lines=lines)
    return Document(name=name, data=data, lines=lines, locate=functools.partial(_locate, lines))


def _mapping(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("a key stands twice in a mapping")
    return mapping


def _whole(literal: str) -> int:
    if len(literal) > LONGEST_NUMBER:
        raise ValueError(f"a number has {len(literal):,} characters")
    return int(literal)


def _float(literal: str) -> float:
    number = float(literal)
    if len(literal) > LONGEST_NUMBER or math.isinf(number):
        raise ValueError(f"a number is too large, or has too many characters: {literal[:40]}")
    return number


def _constant(word: str) -> JsonValue:
    raise ValueError(f"JSON has no {word}")


_SHORT = 10_000
"""Characters of a text whose brackets are counted first."""
_SURROGATE = re.compile(r"\\u[dD]")
_ESCAPE = re.compile(r"\\.")
_NEITHER_BRACKET_NOR_QUOTE = bytes(byte for byte in range(256) if byte not in b'{}[]"')
_MOST_TAKEN = 12
"""Levels of brackets that are taken away before each value is looked at instead; a record has fewer."""

# Made once: json.loads with hooks makes a decoder anew for every call.
_DECODER = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=_whole, parse_float=_float, parse_constant=_constant)


def _refuse_many_or_deep(text: str, data: JsonValue) -> None:
    # A text with few commas has few values, and brackets that close at once are not deep: so for nearly every record.
    has_few = len(text) < MOST_VALUES - DEEPEST or text.count(",") < MOST_VALUES - DEEPEST
    if has_few and _is_shallow(text):
        return
    level = [data]
    count = 1
    for _ in range(DEEPEST):
        values = [node.values() if isinstance(node, dict) else node for node in level if isinstance(node, dict | list)]
        level = [value for inner in values for value in inner if isinstance(value, dict | list)]
        count += sum(map(len, values))
        if count > MOST_VALUES:
            raise ValueError("too many values")
        if not level:
            return
    raise ValueError("too many lists and mappings inside one another")


def _is_shallow(text: str) -> bool:
    """Whether lists and mappings in a text, which is JSON, stand in one another DEEPEST deep at most; sure if so.

    A pair with nothing between is taken away, over and over: what is left is as deep as it has brackets that open.
    """
    if len(text) < _SHORT and text.count("{") + text.count("[") <= DEEPEST:
        return True
    plain = _ESCAPE.sub("", text) if "\\" in text else text
    marks = plain.encode("utf-8", "replace").translate(None, _NEITHER_BRACKET_NOR_QUOTE)
    # A text without brackets is a pair of quotes; where one has some, its quotes stay, and every other part is a text.
    left = marks.replace(b'""', b"")
    if b'"' in left:
        left = b"".join(marks.split(b'"')[::2])
    for taken in range(0, _MOST_TAKEN, 2):  # levels: one of mappings and one of lists
        if taken + left.count(b"{") + left.count(b"[") <= DEEPEST:
            return True
        left = left.replace(b"{}", b"").replace(b"[]", b"")
    return False


def _refuse_lone_surrogates(text: str, data: JsonValue) -> None:
    # The text was UTF-8, so a surrogate can only have come of an escape.
    if "\\" in text and _SURROGATE.search(text) is not None:
        json.dumps(data, ensure_ascii=False).encode()


def _faults(text: str, lines: Lines, unit: Unit, error: ValueError | RecursionError) -> SyntaxFaults:
    faults = SyntaxFaults(lines)
    if not text.strip(" \t\r\n"):
        faults.add(syntax_rules.EMPTY_FILE, (0, 0), "expected a record; the file is empty")
        return faults
    with suppress(TooManyFaults):
        report_wrong_file_kind(text, faults)
    if faults:
        return faults
    _, found = json_scanner.scan_json(text, lines, unit=unit)
    if found:
        return found
    # Ours and Python's should never disagree; if they do, the file is refused in Python's words.
    if isinstance(error, RecursionError):
        faults.add(syntax_rules.TOO_DEEP, (0, 1), "lists and mappings stand inside one another too deep for Python")
    else:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        faults.add(syntax_rules.MALFORMED_JSON, (at, at + 1), f"Python's JSON reader says: {error}")
    return faults


def _locate(lines: Lines) -> ValuePosition:
    root, _ = json_scanner.scan_json(lines.text, lines)
    return root or ValuePosition(0, len(lines.text))


# MERGED: Reads JSON Lines (jsonlines.org): one JSON text a line, with one line held at a time.

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
            faults.add(
                syntax_rules.TOO_LARGE, (0, 0), f"expected a line of {LARGEST:,} bytes at most; this one is longer"
            )
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
