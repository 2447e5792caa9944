"""Format: writes JSON in its one standard form, and normalises details of YAML while keeping its layout.

A change to a YAML text is kept only if the text still parses to the same data. So no step has to know all of YAML, and
none can change the content of a record.
"""

import bisect
import copy
import io
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias, cast

import attrs

from diplovisit.converters import unstructure
from diplovisit.converters.schema_reference import schema_reference_of
from diplovisit.exporters.json import canonical_document, pretty_document
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import FieldPath
from diplovisit.formats.positions import OffsetRange, ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.readers import Document, Format, JsonValue
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Duration, Edtf, Visit, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape, ValueShape

_Step: TypeAlias = Callable[[Document], str]


@attrs.frozen(kw_only=True)
class FormattedFile:
    """The result of formatting a file.

    data: the new bytes, None if a document is not a valid record. refused: the results of the invalid documents.
    records: the number of documents with `format` and `id`, valid or not.
    """

    data: bytes | None
    invalid: tuple[CheckResult, ...]
    records: int

    @property
    def has_no_record(self) -> bool:
        """Whether the file has documents, but no record. False for an empty JSON Lines file, which has no documents."""
        return self.records == 0 and bool(self.invalid)


def format_file(data: bytes, *, name: str, format: Format, compact: bool = False) -> FormattedFile:
    """Formats the bytes of a file. A file with an invalid document is not formatted.

    `compact` applies to JSON only: canonical JSON (RFC 8785) on one line. A `$schema` stays in the file.

    >>> format_file(b"id: a", name="visit.yaml", format=Format.YAML).data is None
    True
    """
    pieces: list[bytes] = []
    refused: list[CheckResult] = []
    for read in read_stream(io.BytesIO(data), name, format):
        document = format_yaml(read) if format is Format.YAML and isinstance(read, Document) else read
        visit, result = structure_document(document)
        if visit is None:
            # Findings are about the text in the file, not about the formatted text, which the user has not seen.
            refused.append(result if document is read else structure_document(read)[1])
        elif format is Format.YAML:
            pieces.append(cast(Document, document).text.encode())
        else:
            plain = schema_reference_of(cast(Document, document).data) | unstructure(visit)
            is_compact = compact or format is Format.JSON_LINES
            pieces.append(canonical_document(plain) + b"\n" if is_compact else pretty_document(plain))
    records = len(pieces) + sum(result.is_record for result in refused)
    return FormattedFile(data=None if refused else b"".join(pieces), invalid=tuple(refused), records=records)


def format_yaml(document: Document) -> Document:
    """Formats the text of a YAML document. Comments, keys, lines and data stay the same.

    Values that other YAML readers would take for a date, a number, a boolean or null are put into double quotes, and so
    are sets of days, which they would take for a mapping. Every line ends in LF, without trailing blanks. A space, not
    a tab, separates a colon from its value.

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
        if text != document.text:
            changed = _parse_again(document, text)
            if changed is not None and changed.data == document.data:
                document = changed
    return document


def _parse_again(document: Document, text: str) -> Document | None:
    result = read_yaml(text, name=document.name, shape=node_shape(Visit))
    return result if isinstance(result, Document) else None


@attrs.frozen
class _Value:
    """A value with its path, its position, and whether it is inside brackets (`in_flow`).

    shape: the shape of its field, None for an unknown field.
    """

    path: FieldPath
    data: JsonValue
    place: ValuePosition
    shape: Shape | None
    in_flow: bool = False


def _walk_values(document: Document) -> Iterator[_Value]:
    """Yields every value of a document, outer values before inner ones."""
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
    """Quotes EDTF sets. Days in braces are a set in EDTF, but in YAML a mapping without values, which is no date."""
    sets: dict[OffsetRange, str] = {}
    paths: dict[FieldPath, str] = {}
    for value in _walk_values(document):
        if isinstance(value.data, dict) and isinstance(value.shape, ValueShape) and value.shape.cls is Edtf:
            offsets = value.place[:2]
            written = document.text[slice(*offsets)].replace(" ", "")
            if written.startswith("{") and _is_date(written):
                sets[offsets] = f'"{written}"'
                paths[value.path] = written
    if not sets:
        return document
    expected = copy.deepcopy(document.data)
    for path, written in paths.items():
        _set_value(expected, path, written)
    changed = _parse_again(document, _replace_ranges(document.text, sets))
    return changed if changed is not None and changed.data == expected else document


def _is_date(text: str) -> bool:
    try:
        Edtf(text)
    except ValueError:
        return False
    return True


def _set_value(data: JsonValue, path: FieldPath, new: str) -> None:
    *steps, last = path
    inner = cast("dict[str | int, JsonValue]", data)  # a list is indexed in the same way
    for step in steps:
        inner = cast("dict[str | int, JsonValue]", inner[step])
    inner[last] = new


def _quote(document: Document) -> str:
    quoted = {}
    for value in _walk_values(document):
        text, offsets = value.data, value.place[:2]
        # A value that equals its source text has no quotes, no escapes, and one line.
        if isinstance(text, str) and document.text[slice(*offsets)] == text and _needs_quotes(text, value):
            quoted[offsets] = f'"{text}"'
    return _replace_ranges(document.text, quoted)


def _needs_quotes(text: str, value: _Value) -> bool:
    # All dates are quoted, to be uniform: 2025-03 is text to all readers, but 2025 is a number to most.
    is_date = isinstance(value.shape, ValueShape) and value.shape.cls is not Duration
    # PyYAML's own scanner rejects {url: https://example.org/?q=1} and {title: Why?}.
    is_refused = value.in_flow and "?" in text
    return (is_date or is_refused or is_ambiguous_unquoted(text)) and '"' not in text and "\\" not in text


def _end_lines_in_lf(document: Document) -> str:
    return document.text.replace("\r\n", "\n").replace("\r", "\n")


_BLANKS = lazy_pattern("[ \t]*")


def _separate_with_blanks(document: Document) -> str:
    """Replaces the blanks before and after a value by one space if they contain a tab, which some readers refuse."""
    text = document.text
    blanks = {}
    for value in _walk_values(document):
        start = before = value.place.start
        while before and text[before - 1] in " \t":
            before -= 1
        end = value.place.end
        after = match.end() if (match := _BLANKS.match(text, end)) else end
        if value.data is not None and text[before - 1 : before] in (":", "-", ",", "[", "{"):
            blanks[before, start] = " "
        if value.data is not None and text[after : after + 1] in ("#", ",", "]", "}"):
            blanks[end, after] = " "
    return _replace_ranges(text, {offsets: blank for offsets, blank in blanks.items() if "\t" in text[slice(*offsets)]})


# The look-behind matches a run of blanks at its start only. Without it, a long run would take hours.
_BLANKS_AT_END = lazy_pattern(r"(?<![ \t])[ \t]+(?=\n|\Z)")


def _strip_lines(document: Document) -> str:
    """Removes blanks at the ends of lines, except inside double quotes and inside block scalars."""
    text = document.text
    protected = [(0, 0)]
    for value in _walk_values(document):
        start, end = value.place[:2]
        if not isinstance(value.data, str) or start == end:
            continue
        if text[start] == '"':
            protected.append((start, end))
        elif text[start] in "|>":
            # The first line of a block scalar ends with its header or a comment, where blanks do not count.
            protected.append((text.find("\n", start, end) if "\n" in text[start:end] else end, end))
    protected.sort()

    def stripped(blanks: re.Match[str]) -> str:
        start, end = protected[bisect.bisect_right(protected, (blanks.start(), len(text))) - 1]
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
