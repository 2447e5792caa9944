"""tab-in-indentation: blanks in the place of tabs, where all ways to do so come to the same record."""

import re
from collections.abc import Iterator

from diplovisit.findings.rule import Edit, Fix
from diplovisit.formats.positions import Lines
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import Document, SyntaxFault, UnreadableDocument
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape

# MERGED: Signs that keep a file from being read and mean nothing: a byte order mark, a comma behind the last
# item.


def fix_byte_order_mark(document: UnreadableDocument, fault: SyntaxFault) -> Fix:
    """Deletes it: certain at the beginning of a text, where programs of Microsoft's put it."""
    lines = document.lines
    start = lines.offset(fault.span.line, fault.span.column)
    edit = Edit(lines.full_span(start, start + 1), "")
    return Fix(what="delete the byte order mark", edits=(edit,), is_certain=start == 0)


def fix_last_comma(document: UnreadableDocument, fault: SyntaxFault) -> Fix | None:
    """Deletes a comma behind the last item of JSON; there is nothing else that it can mean."""
    lines = document.lines
    start = lines.offset(fault.span.line, fault.span.column)
    if fault.remedy != "delete the comma" or lines.text[start : start + 1] != ",":
        return None
    return Fix(what="delete the comma", edits=(Edit(lines.full_span(start, start + 1), ""),), is_certain=True)


_INDENTED = re.compile(r" *+\t[ \t]*+(?=[^ \t\r\n])")
_WIDTHS = (2, 4, 8, 3, 1)
"""How wide a tab may have been meant, the most likely first."""
_LARGEST = 100_000
"""Characters of a text that is read again and again; a record of the seed's kind has 10,000."""
_MOST_LINES = 50
"""Lines with blanks before the tab that are mended one by one, before it is given up."""


def fix_tab(document: UnreadableDocument, fault: SyntaxFault) -> Fix | None:
    """Puts blanks in the place of the tabs at the beginnings of lines; None where it is not sure how many.

    It is sure where the file can be read with one width or another, and always as the same data.
    """
    lines = document.lines
    if len(lines.text) > _LARGEST:
        return None
    found = []
    for width in _WIDTHS:
        edits = _edits(lines, document.name, width)
        read = _read(_with(lines.text, edits), document.name)
        if isinstance(read, Document):
            found.append((edits, read.data))
    if not found or any(data != found[0][1] for _, data in found):
        return None
    fitting = tuple(Edit(lines.full_span(start, end), new) for start, end, new in found[0][0])
    return Fix(what="put blanks in the place of the tabs", edits=fitting, is_certain=True)


def _edits(lines: Lines, name: str, width: int) -> list[tuple[int, int, str]]:
    """The indentations to change: those that begin with a tab, and others where a reader says so."""
    wanted = {number for number, line in enumerate(_each_line(lines), lines.first) if line.startswith("\t")}
    for _ in range(_MOST_LINES):
        edits = list(_of_lines(lines, sorted(wanted), width))
        read = _read(_with(lines.text, edits), name)
        if isinstance(read, Document) or read.faults[0].rule is not syntax_rules.TAB_IN_INDENTATION:
            break
        if (number := read.faults[0].span.line) in wanted:
            break
        wanted.add(number)
    return edits


def _each_line(lines: Lines) -> Iterator[str]:
    yield from (lines.line(number) for number in range(lines.first, lines.first + len(lines.starts)))


def _of_lines(lines: Lines, numbers: list[int], width: int) -> Iterator[tuple[int, int, str]]:
    for number in numbers:
        start = lines.offset(number, 1)
        if found := _INDENTED.match(lines.text, start):
            yield start, found.end(), found[0].replace("\t", " " * width)


def _with(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


def _read(text: str, name: str) -> Document | UnreadableDocument:
    return read_yaml(text, name=name, shape=node_shape(Visit))
