"""Reads JSON (RFC 8259) and JSON Lines (jsonlines.org) strictly: json.loads with hooks, and `json_scanner` for faults.

The scanner runs only over a text that json.loads refuses. `json_positions` finds the positions in all others.
"""

import functools
import json
import math
from collections.abc import Container, Iterator
from contextlib import suppress
from typing import BinaryIO

from diplovisit.formats.positions import Lines
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import json_scanner, syntax_rules
from diplovisit.readers.documents import Document, JsonValue, SyntaxFaults, TooManyFaults, UnreadableDocument
from diplovisit.readers.encoding import decode_document, wide_encoding
from diplovisit.readers.json_positions import json_root
from diplovisit.readers.json_scanner import Unit
from diplovisit.readers.limits import DEEPEST, LARGEST_DOCUMENT, LONGEST_NUMBER, MOST_VALUES
from diplovisit.readers.wrong_files import report_wrong_file_kind


def read_json(text: str, *, name: str, first: int = 1, unit: Unit = "file") -> Document | UnreadableDocument:
    """Reads a JSON text whose first line has the number `first`.

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
    return Document(name=name, data=data, lines=lines, locate=functools.partial(json_root, text))


def _mapping(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("a key occurs twice in a mapping")
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
    raise ValueError(f"JSON does not allow {word}")


_CHUNK = 65_536

_SHORT = 10_000
"""Characters of a text that is short enough to count its brackets first."""
_SURROGATE = lazy_pattern(r"\\u[dD]")
_ESCAPE = lazy_pattern(r"\\.")
_NEITHER_BRACKET_NOR_QUOTE = bytes(byte for byte in range(256) if byte not in b'{}[]"')
_MOST_REMOVED = 12
"""Levels of brackets that are removed before each value is visited instead. A record has fewer."""

# Made once, because json.loads with hooks makes a new decoder for every call.
_DECODER = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=_whole, parse_float=_float, parse_constant=_constant)


def _refuse_many_or_deep(text: str, data: JsonValue) -> None:
    # Nearly every record passes this quick test: few commas mean few values, and few brackets mean little depth.
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
    raise ValueError("too many nested lists and mappings")


def _is_shallow(text: str) -> bool:
    """Whether the nesting depth of a JSON text is surely DEEPEST at most. False where this is not certain.

    Empty pairs of brackets are removed again and again. The rest is at most as deep as it has opening brackets.
    """
    if len(text) < _SHORT and text.count("{") + text.count("[") <= DEEPEST:
        return True
    plain = _ESCAPE.sub("", text) if "\\" in text else text
    marks = plain.encode("utf-8", "replace").translate(None, _NEITHER_BRACKET_NOR_QUOTE)
    # A string without brackets is now an empty pair of quotes. A string with brackets keeps its quotes; then every
    # second part between quotes is a string.
    brackets = marks.replace(b'""', b"")
    if b'"' in brackets:
        brackets = b"".join(marks.split(b'"')[::2])
    for removed in range(0, _MOST_REMOVED, 2):  # levels: one of mappings and one of lists
        if removed + brackets.count(b"{") + brackets.count(b"[") <= DEEPEST:
            return True
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return False


def _refuse_lone_surrogates(text: str, data: JsonValue) -> None:
    # The text was UTF-8, so a surrogate can only come from an escape.
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
    _, scanned = json_scanner.scan_json(text, lines, unit=unit)
    if scanned:
        return scanned
    # Our scanner and json.loads should never disagree. If they do, the file is refused with the message of Python.
    if isinstance(error, RecursionError):
        faults.add(syntax_rules.TOO_DEEP, (0, 1), "lists and mappings are nested too deep for Python")
    else:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        faults.add(syntax_rules.MALFORMED_JSON, (at, at + 1), f"Python's JSON reader says: {error}")
    return faults


def read_json_lines(
    stream: BinaryIO, *, name: str, lines: Container[int] | None = None, first: int = 1
) -> Iterator[Document | UnreadableDocument]:
    """Reads a document from each line that is not blank, with one line in memory at a time.

    An unreadable line does not stop the reading of the next ones. `lines` are the numbers of the wanted lines; None
    means all. `first` is the number of the first line of the stream, which may be a part of a file.

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
                syntax_rules.TOO_LARGE,
                (0, 0),
                f"expected a line of at most {LARGEST_DOCUMENT:,} bytes; this one is longer",
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
    """Yields the lines of a stream without their breaks (LF, CR LF or CR). None for a line longer than LARGEST."""
    pieces: list[bytes] = []
    size = 0
    is_after_return = False
    while chunk := stream.read(_CHUNK):
        if is_after_return and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        is_after_return = chunk.endswith(b"\r")
        for piece in chunk.splitlines(keepends=True):
            line = piece.rstrip(b"\r\n")
            size += len(line)
            if size <= LARGEST_DOCUMENT:
                pieces.append(line)
            else:
                pieces.clear()
            if len(line) < len(piece):
                yield b"".join(pieces) if size <= LARGEST_DOCUMENT else None
                pieces, size = [], 0
    if size:
        yield b"".join(pieces) if size <= LARGEST_DOCUMENT else None
