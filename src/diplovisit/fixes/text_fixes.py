"""wrong-type: a value that is right but for its quotes or brackets."""

import re
import unicodedata
from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Edit, Fault, FieldPath, Fix
from diplovisit.fixes.source_form import (
    SourceForm,
    edit_of,
    in_double_quotes,
    key_spelling,
    shape_at,
    source_form,
    value_at,
)
from diplovisit.formats.positions import OffsetRange
from diplovisit.readers.documents import Document
from diplovisit.record import Duration, Edtf, validation
from diplovisit.record.shapes import FlagShape, ListShape, Shape, TextShape, ValueShape, WholeShape

# MERGED: comment-in-value: the whole text in quotes, with what YAML takes for a comment behind it.

_REST = re.compile(r" #[^\r\n]*")


def fix_comment(document: Document, fault: Fault) -> Fix | None:
    """Suggests the text to the end of its line; where that is a comment, a person sees it."""
    found = source_form(document, fault.path)
    if found is None or found.written != found.text:
        return None
    rest = _REST.match(document.text, found.spot[1])
    if rest is None:
        return None
    meant = found.text + rest[0].rstrip()
    edit = edit_of(document, (found.spot[0], rest.end()), in_double_quotes(meant))
    return Fix(what=f"write {quoted(meant)}, in quotes", edits=(edit,), is_certain=False)


# MERGED: duration-disagrees: the duration that the days give.


def fix_duration(document: Document, fault: Fault) -> Fix | None:
    """Suggests the number of days; months and years are left to whoever knows what was counted."""
    found = source_form(document, fault.path)
    when = value_at(document.data, (*fault.path[:-1], "when"))
    if found is None or not isinstance(when, str) or Duration(found.text).is_nominal:
        return None
    number = sum((last - first).days + 1 for first, last in Edtf(when).runs())
    new = found.rewritten(f"P{number}D")
    if new is None:
        return None
    return Fix(what=f"write P{number}D", edits=(edit_of(document, found.spot, new),), is_certain=False)


# MERGED: Lists that hold no text twice: what may not come into one.

_LONGEST = 1_000


def already_listed(document: Document, path: FieldPath, text: str) -> bool:
    """Whether the list that a text is in has another one already; a list of texts holds none of them twice.

    Of a list that is longer than any may be it is taken to be so, and nothing is mended in it.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> document = read_yaml("sending: [FI, fi]", name="visit.yaml", shape=node_shape(Visit))
    >>> already_listed(document, ("sending", 1), "FI")
    True
    """
    if not path or not isinstance(path[-1], int):
        return False
    beside = value_at(document.data, path[:-1])
    return isinstance(beside, list) and (len(beside) > _LONGEST or text in beside)


# MERGED: blank-at-edge: a name, a title or a label without the blanks that mean nothing.

_MANY = re.compile(" {2,}")


def fix_blanks(document: Document, fault: Fault) -> Fix | None:
    """Takes the blanks out: certain where each of them stands there as itself, and none is an escape."""
    found = source_form(document, fault.path)
    if found is None:
        return None
    text = _MANY.sub(" ", found.text.strip())
    new = found.rewritten(text)
    # Of a person who travels twice, an address names the first, who may have no blanks.
    if text in ("", found.text) or new is None or already_listed(document, fault.path, text):
        return None
    return Fix(what="take the blanks out", edits=(edit_of(document, found.spot, new),), is_certain=found.is_exact)


# MERGED: not-nfc: the same text in Unicode's normal form C.

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


# MERGED: The plain form of a value that a word processor has dressed up: with curly quotes about it, or
# dashes in it.

_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\"'"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TWO_DATES = re.compile(
    f"([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})[ \u00a0]*[{_DASHES}-][ \u00a0]*([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})"
)


def plainly(text: str, path: FieldPath) -> str | None:
    """What a value at a path is without such signs; None where it has none, or is at fault even so.

    >>> plainly("\u201cheld\u201d", ("status",)), plainly("2025-03-07\u20132025-03-09", ("stops", 0, "when"))
    ('held', '2025-03-07/2025-03-09')
    """
    shape = shape_at(path)
    if text.isascii() or shape is None:
        return None
    return next(
        (plain for plain in _plain_forms(text) if plain != text and validation.validate_value(shape, plain) is None),
        None,
    )


def _plain_forms(text: str) -> Iterator[str]:
    bare = text.strip(_QUOTES + " \u00a0")
    yield bare
    if dates := _TWO_DATES.fullmatch(bare):
        # A dash between two days is an interval, and a hyphen would be part of a day.
        yield f"{dates[1]}/{dates[2]}"
    yield re.sub(f"[{_DASHES}]", "-", bare).replace("\u00a0", " ")


# MERGED: What was most likely meant by a word, a code, a date, a reference or the name of a field.


def fix_value(document: Document, fault: Fault) -> Fix | None:
    """Suggests what was meant, in the quotes that are there; or the same without the signs of a word processor."""
    found = source_form(document, fault.path)
    meant = fault.suggestion or (plainly(found.text, fault.path) if found is not None else None)
    if found is None or meant is None or already_listed(document, fault.path, meant):
        return None
    new = found.rewritten(meant)
    if new is None:
        return None
    return Fix(what=f"write {quoted(meant)}", edits=(edit_of(document, found.spot, new),), is_certain=False)


def fix_name(document: Document, fault: Fault) -> Fix | None:
    """Suggests the name of the field that was meant, unless that is there as well."""
    found = key_spelling(document, fault.path)
    beside = value_at(document.data, fault.path[:-1])
    if found is None or fault.suggestion is None or not isinstance(beside, dict) or fault.suggestion in beside:
        return None
    new = found.rewritten(fault.suggestion)
    if new is None:
        return None
    return Fix(
        what=f"call it {quoted(fault.suggestion)}", edits=(edit_of(document, found.spot, new),), is_certain=False
    )


# As many digits as the reader takes; Python refuses to read 4,300 of them.
_WHOLE = re.compile("0|[1-9][0-9]{0,17}")
_FLAGS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def fix_quotes(document: Document, fault: Fault) -> Fix | None:
    """Puts quotes where a text is wanted, takes them off where a number or a flag is, and makes a list of one text.

    The first two are certain where nothing else comes to stand there than what was written.
    """
    shape, value, place = shape_at(fault.path), value_at(document.data, fault.path), document.root.at(fault.path)
    if shape is None or place is None:
        return None
    spot: OffsetRange = place[:2]
    written = document.text[slice(*spot)]
    match value:
        case bool():
            return None
        case int() | float():
            return _quoted_number(document, spot, written, shape)
        case dict():
            return _quoted_set(document, spot, written, shape)
        case str() if (found := source_form(document, fault.path)) is not None:
            return _bare(document, found, shape) or _listed(document, found, shape)
        case _:
            return None


def _quoted_number(document: Document, spot: OffsetRange, written: str, shape: Shape) -> Fix | None:
    if not isinstance(shape, TextShape | ValueShape):
        return None
    refusal = validation.validate_value(shape, written)
    if refusal is None:
        return Fix(what="put it in quotes", edits=(edit_of(document, spot, f'"{written}"'),), is_certain=True)
    if isinstance(shape, ValueShape) and shape.cls is Edtf and (meant := refusal.suggestion) is not None:
        return Fix(what=f'write "{meant}"', edits=(edit_of(document, spot, f'"{meant}"'),), is_certain=False)
    return None


def _quoted_set(document: Document, spot: OffsetRange, written: str, shape: Shape) -> Fix | None:
    """Days in braces are a mapping to YAML, and a set to everybody who wrote one where a date belongs."""
    if not isinstance(shape, ValueShape) or shape.cls is not Edtf:
        return None
    meant = written.replace(" ", "")
    if not meant.startswith("{") or validation.validate_value(shape, meant) is not None:
        return None
    return Fix(what="put the set in quotes", edits=(edit_of(document, spot, f'"{meant}"'),), is_certain=True)


def _bare(document: Document, found: SourceForm, shape: Shape) -> Fix | None:
    if found.written not in (f'"{found.text}"', f"'{found.text}'", found.text):
        return None
    edits = {new: (edit_of(document, found.spot, new),) for new in (found.text, _FLAGS.get(found.text.lower(), ""))}
    if (
        isinstance(shape, WholeShape)
        and _WHOLE.fullmatch(found.text)
        and validation.validate_value(shape, int(found.text)) is None
    ):
        return Fix(what="take the quotes off", edits=edits[found.text], is_certain=True)
    if isinstance(shape, FlagShape) and (flag := _FLAGS.get(found.text.lower())) is not None:
        is_certain = found.text == flag
        return Fix(
            what="take the quotes off" if is_certain else f"write {flag}", edits=edits[flag], is_certain=is_certain
        )
    return None


def _listed(document: Document, found: SourceForm, shape: Shape) -> Fix | None:
    if not isinstance(shape, ListShape) or validation.validate_value(shape.item, found.text) is not None:
        return None
    new = found.respelt_in_brackets()
    if new is None:
        return None
    return Fix(what="make it a list of one", edits=(edit_of(document, found.spot, f"[{new}]"),), is_certain=False)
