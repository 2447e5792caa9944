"""not-nfc: the same text in Unicode's normal form C."""

import re
import unicodedata

from diplovisit.fixes.lists import already_listed
from diplovisit.fixes.spelling import SourceForm, edit_of, source_form
from diplovisit.readers.document import Document
from diplovisit.record.finding import Edit, Fault, Fix

_LINE = re.compile("[^\r\n]+")


def fix_normal_form(document: Document, fault: Fault) -> Fix | None:
    """Writes the text in normal form C: line by line where it is a block, and else as a whole."""
    found = source_form(document, fault.path)
    # Of a person who travels twice, an address names the first, whose texts may be as they should.
    if found is None or _nfc(found.text) == found.text or already_listed(document, fault.path, _nfc(found.text)):
        return None
    edits = _line_by_line(document, found) if _has_lines(found) else _as_a_whole(document, found)
    return Fix(what="write it in normal form C", edits=edits, is_certain=True) if edits else None


def _as_a_whole(document: Document, found: SourceForm) -> tuple[Edit, ...]:
    new = found.rewritten(_nfc(found.text))
    return (edit_of(document, found.spot, new),) if new is not None else ()


def _has_lines(found: SourceForm) -> bool:
    return "\n" in found.written or "\r" in found.written


def _line_by_line(document: Document, found: SourceForm) -> tuple[Edit, ...]:
    # An escape might be the letter that an accent behind it belongs to, and "\u0061" is no place for one. U+1FEF
    # becomes a grave accent, with which no text without quotes may begin.
    if (found.written[0] == '"' and "\\" in found.written) or _nfc(found.written).startswith("`"):
        return ()
    edits = []
    for line in _LINE.finditer(found.written):
        # The first line of a block is its header, and perhaps a comment.
        if _nfc(line[0]) != line[0] and (line.start() or found.written[0] not in "|>"):
            start = found.spot[0] + line.start()
            edits.append(edit_of(document, (start, start + len(line[0])), _nfc(line[0])))
    return tuple(edits)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
