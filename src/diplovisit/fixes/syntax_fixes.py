"""Fixes for syntax faults that keep a file from being read."""

from collections.abc import Iterator

from diplovisit.findings.rule import Edit, Fix
from diplovisit.formats.positions import Lines
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import Document, SyntaxFault, UnreadableDocument
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape

_TAB_INDENTATION = lazy_pattern(r" *+\t[ \t]*+(?=[^ \t\r\n])")
_TAB_WIDTHS = (2, 4, 8, 3, 1)
"""The possible widths of a tab, the most likely first."""
_MAX_TEXT_LENGTH = 100_000
"""Characters of a text that is read repeatedly; a record such as the seed has 10,000."""
_MAX_LINES_WITH_BLANKS = 50
"""Lines with blanks before the tab that are fixed one at a time before the fix gives up."""


def fix_byte_order_mark(document: UnreadableDocument, fault: SyntaxFault) -> Fix:
    """Deletes a byte order mark. This is certain at the beginning of a text, where Microsoft programs write it."""
    lines = document.lines
    start = lines.offset(fault.span.line, fault.span.column)
    edit = Edit(lines.full_span(start, start + 1), "")
    return Fix(what="delete the byte order mark", edits=(edit,), is_certain=start == 0)


def fix_last_comma(document: UnreadableDocument, fault: SyntaxFault) -> Fix | None:
    """Deletes a comma after the last item in JSON. This is certain, because the comma has no other meaning."""
    lines = document.lines
    start = lines.offset(fault.span.line, fault.span.column)
    if fault.remedy != "delete the comma" or lines.text[start : start + 1] != ",":
        return None
    return Fix(what="delete the comma", edits=(Edit(lines.full_span(start, start + 1), ""),), is_certain=True)


def fix_tab(document: UnreadableDocument, fault: SyntaxFault) -> Fix | None:
    """Replaces the tabs at the beginnings of lines with blanks; None if their number is uncertain.

    The number is certain if the file is readable with at least one width, and all such widths give the same data.
    """
    lines = document.lines
    if len(lines.text) > _MAX_TEXT_LENGTH:
        return None
    readable = []
    for width in _TAB_WIDTHS:
        edits = _tab_edits(lines, document.name, width)
        result = _read(_apply(lines.text, edits), document.name)
        if isinstance(result, Document):
            readable.append((edits, result.data))
    if not readable or any(data != readable[0][1] for _, data in readable):
        return None
    first_edits = tuple(Edit(lines.full_span(start, end), new) for start, end, new in readable[0][0])
    return Fix(what="replace the tabs by spaces", edits=first_edits, is_certain=True)


def _tab_edits(lines: Lines, name: str, width: int) -> list[tuple[int, int, str]]:
    """Returns the edits for lines that begin with a tab, and for other lines where the reader reports a tab."""
    numbers = {number for number, line in enumerate(_all_lines(lines), lines.first) if line.startswith("\t")}
    for _ in range(_MAX_LINES_WITH_BLANKS):
        edits = list(_edits_of_lines(lines, sorted(numbers), width))
        result = _read(_apply(lines.text, edits), name)
        if isinstance(result, Document) or result.faults[0].rule is not syntax_rules.TAB_IN_INDENTATION:
            break
        if (number := result.faults[0].span.line) in numbers:
            break
        numbers.add(number)
    return edits


def _all_lines(lines: Lines) -> Iterator[str]:
    yield from (lines.line(number) for number in range(lines.first, lines.first + len(lines.starts)))


def _edits_of_lines(lines: Lines, numbers: list[int], width: int) -> Iterator[tuple[int, int, str]]:
    for number in numbers:
        start = lines.offset(number, 1)
        if match := _TAB_INDENTATION.match(lines.text, start):
            yield start, match.end(), match[0].replace("\t", " " * width)


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, new in edits:
        pieces += [text[position:start], new]
        position = end
    return "".join((*pieces, text[position:]))


def _read(text: str, name: str) -> Document | UnreadableDocument:
    return read_yaml(text, name=name, shape=node_shape(Visit))
