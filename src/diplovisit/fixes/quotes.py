"""wrong-type: a value that is right but for its quotes or brackets."""

import re

from diplovisit.fixes.shapes import shape_at
from diplovisit.fixes.spelling import SourceForm, edit_of, source_form, value_at
from diplovisit.readers.document import Document
from diplovisit.readers.places import OffsetRange
from diplovisit.record import Edtf, judge
from diplovisit.record.finding import Fault, Fix
from diplovisit.record.shapes import FlagShape, ListShape, Shape, TextShape, ValueShape, WholeShape

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
    refusal = judge.validate_value(shape, written)
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
    if not meant.startswith("{") or judge.validate_value(shape, meant) is not None:
        return None
    return Fix(what="put the set in quotes", edits=(edit_of(document, spot, f'"{meant}"'),), is_certain=True)


def _bare(document: Document, found: SourceForm, shape: Shape) -> Fix | None:
    if found.written not in (f'"{found.text}"', f"'{found.text}'", found.text):
        return None
    edits = {new: (edit_of(document, found.spot, new),) for new in (found.text, _FLAGS.get(found.text.lower(), ""))}
    if (
        isinstance(shape, WholeShape)
        and _WHOLE.fullmatch(found.text)
        and judge.validate_value(shape, int(found.text)) is None
    ):
        return Fix(what="take the quotes off", edits=edits[found.text], is_certain=True)
    if isinstance(shape, FlagShape) and (flag := _FLAGS.get(found.text.lower())) is not None:
        is_certain = found.text == flag
        return Fix(
            what="take the quotes off" if is_certain else f"write {flag}", edits=edits[flag], is_certain=is_certain
        )
    return None


def _listed(document: Document, found: SourceForm, shape: Shape) -> Fix | None:
    if not isinstance(shape, ListShape) or judge.validate_value(shape.item, found.text) is not None:
        return None
    new = found.respelt_in_brackets()
    if new is None:
        return None
    return Fix(what="make it a list of one", edits=(edit_of(document, found.spot, f"[{new}]"),), is_certain=False)
