"""Format: JSON in the one form there is, YAML as it was laid out, with quotes where other readers would mistake it.

A step on a YAML text is kept only where the text still reads as the same data. So no step has to know everything that
YAML can do, and none can change what a record says.
"""

import bisect
import copy
import io
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

import attrs

from diplovisit.exporters.json import canonical_json, pretty_json
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import FieldPath
from diplovisit.formats.positions import OffsetRange, ValuePosition
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.readers import Document, Format, JsonValue
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Duration, Edtf, Visit, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape, ValueShape

_Step: TypeAlias = Callable[[Document], str]


@attrs.frozen(kw_only=True)
class FormattedFile:
    """What came of formatting a file.

    data: its bytes, None where one of its documents is not a whole record. refused: what is wrong with those that are
    not. records: how many of its documents are records, whole or not: they have `format` and `id`.
    """

    data: bytes | None
    refused: tuple[CheckResult, ...]
    records: int

    @property
    def has_no_record(self) -> bool:
        """Whether it has documents, and none of them is a record; an empty file of JSON Lines has none."""
        return self.records == 0 and bool(self.refused)


def format_file(data: bytes, *, name: str, format: Format, compact: bool = False) -> FormattedFile:
    """Formats the bytes of a file; nothing comes of one that holds anything but records.

    `compact` is for JSON alone: canonical JSON (RFC 8785) on a line.

    >>> format_file(b"id: a", name="visit.yaml", format=Format.YAML).data is None
    True
    """
    pieces: list[bytes] = []
    refused: list[CheckResult] = []
    for read in read_stream(io.BytesIO(data), name, format):
        document = format_yaml(read) if format is Format.YAML and isinstance(read, Document) else read
        visit, checked = structure_document(document)
        if visit is None:
            # The faults of the text that is there are told, and not of one that nobody has seen.
            refused.append(checked if document is read else structure_document(read)[1])
        elif format is Format.YAML:
            pieces.append(cast(Document, document).text.encode())
        else:
            pieces.append(
                canonical_json(visit) + b"\n" if compact or format is Format.JSON_LINES else pretty_json(visit)
            )
    whole = None if refused else b"".join(pieces)
    records = len(pieces) + sum(checked.is_record for checked in refused)
    return FormattedFile(data=whole, refused=tuple(refused), records=records)


def format_yaml(document: Document) -> Document:
    """A YAML document with its text laid out: the same comments, keys and lines, and the same data.

    Put into double quotes is what other readers of YAML would take for a date, a number, a flag or nothing, and a set
    of days, which they would take for a mapping. Lines end in LF, without blanks, the last one too; a blank, and no
    tab, stands between a colon and its value.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> text = "sending: [NO]  # Norway\\ntitle: 1.10 \\nstops:\\n- when: {2025-03-07,2025-03-12}"
    >>> print(format_yaml(read_yaml(text, name="visit.yaml", shape=node_shape(Visit))).text, end="")
    sending: ["NO"]  # Norway
    title: "1.10"
    stops:
    - when: "{2025-03-07,2025-03-12}"
    """
    document = _quote_sets(document)
    for step in _STEPS:
        text = step(document)
        if (
            text != document.text
            and (again := _parse_again(document, text)) is not None
            and again.data == document.data
        ):
            document = again
    return document


def _parse_again(document: Document, text: str) -> Document | None:
    found = read_yaml(text, name=document.name, shape=node_shape(Visit))
    return found if isinstance(found, Document) else None


@attrs.frozen
class _Value:
    """A value with its path and its place, and whether that is between brackets.

    `shape` is that of its field, None where no record has such a field.
    """

    path: FieldPath
    data: JsonValue
    place: ValuePosition
    shape: Shape | None
    in_flow: bool = False


def _walk_values(document: Document) -> Iterator[_Value]:
    """Every value of a document, the outer ones first."""
    waiting = [_Value((), document.data, document.root, node_shape(Visit))]
    while waiting:
        value = waiting.pop()
        yield value
        in_flow = value.in_flow or document.text[value.place.start : value.place.start + 1] in ("{", "[")
        if isinstance(value.data, dict):
            fields = value.shape.by_name if isinstance(value.shape, NodeShape) else {}
            for name, inner in value.data.items():
                shape = fields[name].shape if name in fields else None
                waiting.append(_Value((*value.path, name), inner, value.place.inside[name], shape, in_flow))
        elif isinstance(value.data, list):
            item = value.shape.item if isinstance(value.shape, ListShape) else None
            for index, inner in enumerate(value.data):
                waiting.append(_Value((*value.path, index), inner, value.place.inside[index], item, in_flow))


def _quote_sets(document: Document) -> Document:
    """Days in braces are a set of EDTF and, to YAML, a mapping of keys without values, which no date is."""
    sets: dict[OffsetRange, str] = {}
    paths: dict[FieldPath, str] = {}
    for value in _walk_values(document):
        if isinstance(value.data, dict) and isinstance(value.shape, ValueShape) and value.shape.cls is Edtf:
            spot = value.place[:2]
            written = document.text[slice(*spot)].replace(" ", "")
            if written.startswith("{") and _is_date(written):
                sets[spot] = f'"{written}"'
                paths[value.path] = written
    if not sets:
        return document
    expected = copy.deepcopy(document.data)
    for path, written in paths.items():
        _set_value(expected, path, written)
    again = _parse_again(document, _replace_ranges(document.text, sets))
    return again if again is not None and again.data == expected else document


def _is_date(text: str) -> bool:
    try:
        Edtf(text)
    except ValueError:
        return False
    return True


def _set_value(data: JsonValue, path: FieldPath, new: str) -> None:
    *steps, last = path
    inner = cast("dict[str | int, JsonValue]", data)  # a list is indexed alike
    for step in steps:
        inner = cast("dict[str | int, JsonValue]", inner[step])
    inner[last] = new


def _quote(document: Document) -> str:
    quoted = {}
    for value in _walk_values(document):
        text, spot = value.data, value.place[:2]
        # What reads as it is written has no quotes, no escapes, and one line.
        if isinstance(text, str) and document.text[slice(*spot)] == text and _needs_quotes(text, value):
            quoted[spot] = f'"{text}"'
    return _replace_ranges(document.text, quoted)


def _needs_quotes(text: str, value: _Value) -> bool:
    # All dates alike: 2025-03 is text to all readers, and 2025 a number to most.
    is_date = isinstance(value.shape, ValueShape) and value.shape.cls is not Duration
    # {url: https://example.org/?q=1} is an error to PyYAML's own scanner, and {title: Why?} is one as well.
    is_refused = value.in_flow and "?" in text
    return (is_date or is_refused or is_ambiguous_unquoted(text)) and '"' not in text and "\\" not in text


def _end_lines_in_lf(document: Document) -> str:
    return document.text.replace("\r\n", "\n").replace("\r", "\n")


_BLANKS = re.compile("[ \t]*")


def _separate_with_blanks(document: Document) -> str:
    """Puts a blank before and behind a value, where a tab stands that some readers refuse."""
    text = document.text
    blanks = {}
    for value in _walk_values(document):
        start = before = value.place.start
        while before and text[before - 1] in " \t":
            before -= 1
        end = value.place.end
        after = found.end() if (found := _BLANKS.match(text, end)) else end
        if value.data is not None and text[before - 1 : before] in (":", "-", ",", "[", "{"):
            blanks[before, start] = " "
        if value.data is not None and text[after : after + 1] in ("#", ",", "]", "}"):
            blanks[end, after] = " "
    return _replace_ranges(text, {spot: blank for spot, blank in blanks.items() if "\t" in text[slice(*spot)]})


# A run of blanks is looked at from its start alone: from each of its blanks, a long one would take hours.
_BLANKS_AT_END = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)")


def _strip_lines(document: Document) -> str:
    """Takes the blanks off the ends of lines, but for those inside texts in double quotes and in blocks."""
    text = document.text
    held = [(0, 0)]
    for value in _walk_values(document):
        start, end = value.place[:2]
        if not isinstance(value.data, str) or start == end:
            continue
        if text[start] == '"':
            held.append((start, end))
        elif text[start] in "|>":
            # The line that a block begins on ends in its header, or in a comment.
            held.append((text.find("\n", start, end) if "\n" in text[start:end] else end, end))
    held.sort()

    def stripped(blanks: re.Match[str]) -> str:
        start, end = held[bisect.bisect_right(held, (blanks.start(), len(text))) - 1]
        return blanks[0] if start <= blanks.start() < end else ""

    return _BLANKS_AT_END.sub(stripped, text)


def _end_the_last_line(document: Document) -> str:
    return document.text if document.text.endswith("\n") else document.text + "\n"


_STEPS: tuple[_Step, ...] = (_quote, _end_lines_in_lf, _separate_with_blanks, _strip_lines, _end_the_last_line)


def _replace_ranges(text: str, replacements: "dict[OffsetRange, str]") -> str:
    pieces, at = [], 0
    for (start, end), new in sorted(replacements.items()):
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))
