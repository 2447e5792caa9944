"""Fixes for the values and field names of a document that was read."""

import re
import unicodedata
from collections.abc import Iterator

from diplovisit.editing.source_form import (
    SourceForm,
    edit_of,
    in_double_quotes,
    shape_at,
    source_form,
    source_form_of_key,
    value_at,
)
from diplovisit.findings.phrases import closest, quoted
from diplovisit.findings.rule import Edit, Fault, FieldPath, Fix
from diplovisit.formats.positions import OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import Document
from diplovisit.record import Duration, Edtf, validation
from diplovisit.record.shapes import FlagShape, ListShape, Shape, TextShape, ValueShape, WholeShape

_MAX_LIST_LENGTH = 1_000
_COMMENT = lazy_pattern(r" #[^\r\n]*")
_MULTIPLE_BLANKS = lazy_pattern(" {2,}")
_LINE = lazy_pattern("[^\r\n]+")
_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\"'"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TWO_DATES = lazy_pattern(
    f"([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})[ \u00a0]*[{_DASHES}-][ \u00a0]*([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})"
)
# The reader accepts the same number of digits. Python refuses to read 4,300 of them.
_WHOLE = lazy_pattern("0|[1-9][0-9]{0,17}")
_FLAGS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def fix_normal_form(document: Document, fault: Fault) -> Fix | None:
    """Writes the text in Unicode normal form C: line by line if it spans several lines, otherwise as a whole."""
    form = source_form(document, fault.path)
    # For a person who is listed twice, the address means the first entry, whose texts may be correct.
    if form is None or _nfc(form.text) == form.text or already_listed(document, fault.path, _nfc(form.text)):
        return None
    edits = _edits_by_line(document, form) if _is_multiline(form) else _edit_of_whole(document, form)
    return Fix(what="write it in NFC", edits=edits, is_certain=True) if edits else None


def _edit_of_whole(document: Document, form: SourceForm) -> tuple[Edit, ...]:
    new = form.rewritten(_nfc(form.text))
    return (edit_of(document, form.spot, new),) if new is not None else ()


def _is_multiline(form: SourceForm) -> bool:
    return "\n" in form.written or "\r" in form.written


def _edits_by_line(document: Document, form: SourceForm) -> tuple[Edit, ...]:
    # An escape such as "\u0061" may be the letter for an accent after it, and cannot combine with it. U+1FEF becomes a
    # grave accent, and a text without quotes must not begin with one.
    if (form.written[0] == '"' and "\\" in form.written) or _nfc(form.written).startswith("`"):
        return ()
    edits = []
    for line in _LINE.finditer(form.written):
        # The first line of a block scalar is its header, perhaps with a comment.
        if _nfc(line[0]) != line[0] and (line.start() or form.written[0] not in "|>"):
            start = form.spot[0] + line.start()
            edits.append(edit_of(document, (start, start + len(line[0])), _nfc(line[0])))
    return tuple(edits)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fix_blanks(document: Document, fault: Fault) -> Fix | None:
    """Deletes blanks without meaning in a name, title or label. This is certain if none of them is an escape."""
    form = source_form(document, fault.path)
    if form is None:
        return None
    text = _MULTIPLE_BLANKS.sub(" ", form.text.strip())
    new = form.rewritten(text)
    # For a person who is listed twice, the address means the first entry, which may have no blanks.
    if text in ("", form.text) or new is None or already_listed(document, fault.path, text):
        return None
    return Fix(what="delete the extra spaces", edits=(edit_of(document, form.spot, new),), is_certain=form.is_exact)


def fix_comment(document: Document, fault: Fault) -> Fix | None:
    """Suggests the text up to the end of its line, in quotes. A person decides whether the rest is a comment."""
    form = source_form(document, fault.path)
    if form is None or form.written != form.text:
        return None
    comment = _COMMENT.match(document.text, form.spot[1])
    if comment is None:
        return None
    whole_text = form.text + comment[0].rstrip()
    edit = edit_of(document, (form.spot[0], comment.end()), in_double_quotes(whole_text))
    return Fix(what=f"write {quoted(whole_text)}, in quotes", edits=(edit,), is_certain=False)


def fix_value(document: Document, fault: Fault) -> Fix | None:
    """Suggests the value that was probably meant, in the existing quotes.

    If there is no suggestion, it suggests the value without the curly quotes and dashes of a word processor.
    """
    form = source_form(document, fault.path)
    suggestion = fault.suggestion or (plain_value(form.text, fault.path) if form is not None else None)
    if form is None or suggestion is None or already_listed(document, fault.path, suggestion):
        return None
    new = form.rewritten(suggestion)
    if new is None:
        return None
    return Fix(what=f"write {quoted(suggestion)}", edits=(edit_of(document, form.spot, new),), is_certain=False)


def fix_name(document: Document, fault: Fault) -> Fix | None:
    """Suggests the field name that was meant, unless that field exists too, or its values have another form."""
    form = source_form_of_key(document, fault.path)
    siblings = value_at(document.data, fault.path[:-1])
    if form is None or fault.suggestion is None or not isinstance(siblings, dict) or fault.suggestion in siblings:
        return None
    if ":" in str(fault.path[-1]):  # the name has its value in it: no ordinary space follows the colon
        return None
    shape = shape_at((*fault.path[:-1], fault.suggestion))
    is_misspelt = closest(str(fault.path[-1]), [fault.suggestion]) is not None
    if (
        not is_misspelt
        and shape is not None
        and validation.validate_value(shape, siblings[str(fault.path[-1])]) is not None
    ):
        return None  # another name for it, with a value of another form: a new name alone mends nothing
    new = form.rewritten(fault.suggestion)
    if new is None:
        return None
    return Fix(what=f"call it {quoted(fault.suggestion)}", edits=(edit_of(document, form.spot, new),), is_certain=False)


def plain_value(text: str, path: FieldPath) -> str | None:
    """Returns a value without the curly quotes and dashes of a word processor.

    None means that it has no such characters, or that it is invalid without them too.

    >>> plain_value("\u201cheld\u201d", ("status",)), plain_value("2025-03-07\u20132025-03-09", ("stops", 0, "when"))
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
        # A dash between two days means an interval. A hyphen would be part of a day.
        yield f"{dates[1]}/{dates[2]}"
    yield re.sub(f"[{_DASHES}]", "-", bare).replace("\u00a0", " ")


def fix_duration(document: Document, fault: Fault) -> Fix | None:
    """Suggests the number of days. A duration in months or years gets no fix: what was counted is unknown."""
    form = source_form(document, fault.path)
    when = value_at(document.data, (*fault.path[:-1], "when"))
    if form is None or not isinstance(when, str) or Duration(form.text).is_nominal:
        return None
    number = sum((last - first).days + 1 for first, last in Edtf(when).runs())
    new = form.rewritten(f"P{number}D")
    if new is None:
        return None
    return Fix(what=f"write P{number}D", edits=(edit_of(document, form.spot, new),), is_certain=False)


def fix_quotes(document: Document, fault: Fault) -> Fix | None:
    """Adds quotes to a text, removes them from a number or a flag, or makes a list of a single text.

    The first two are certain if the characters do not change.
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
        case str() if (form := source_form(document, fault.path)) is not None:
            return _without_quotes(document, form, shape) or _as_list(document, form, shape)
        case _:
            return None


def _quoted_number(document: Document, spot: OffsetRange, written: str, shape: Shape) -> Fix | None:
    if not isinstance(shape, TextShape | ValueShape):
        return None
    refusal = validation.validate_value(shape, written)
    if refusal is None:
        return Fix(what="put it in quotes", edits=(edit_of(document, spot, f'"{written}"'),), is_certain=True)
    if isinstance(shape, ValueShape) and shape.cls is Edtf and (suggestion := refusal.suggestion) is not None:
        return Fix(what=f'write "{suggestion}"', edits=(edit_of(document, spot, f'"{suggestion}"'),), is_certain=False)
    return None


def _quoted_set(document: Document, spot: OffsetRange, written: str, shape: Shape) -> Fix | None:
    """Quotes a set of days: YAML reads days in braces as a mapping, but in a date field they are meant as a set."""
    if not isinstance(shape, ValueShape) or shape.cls is not Edtf:
        return None
    days = written.replace(" ", "")
    if not days.startswith("{") or validation.validate_value(shape, days) is not None:
        return None
    return Fix(what="put the set in quotes", edits=(edit_of(document, spot, f'"{days}"'),), is_certain=True)


def _without_quotes(document: Document, form: SourceForm, shape: Shape) -> Fix | None:
    if form.written not in (f'"{form.text}"', f"'{form.text}'", form.text):
        return None
    edits = {new: (edit_of(document, form.spot, new),) for new in (form.text, _FLAGS.get(form.text.lower(), ""))}
    if (
        isinstance(shape, WholeShape)
        and _WHOLE.fullmatch(form.text)
        and validation.validate_value(shape, int(form.text)) is None
    ):
        return Fix(what="remove the quotes", edits=edits[form.text], is_certain=True)
    if isinstance(shape, FlagShape) and (flag := _FLAGS.get(form.text.lower())) is not None:
        is_certain = form.text == flag
        return Fix(
            what="remove the quotes" if is_certain else f"write {flag}", edits=edits[flag], is_certain=is_certain
        )
    return None


def _as_list(document: Document, form: SourceForm, shape: Shape) -> Fix | None:
    if not isinstance(shape, ListShape) or validation.validate_value(shape.item, form.text) is not None:
        return None
    new = form.rewritten_in_brackets()
    if new is None:
        return None
    return Fix(what="make it a list with one item", edits=(edit_of(document, form.spot, f"[{new}]"),), is_certain=False)


def already_listed(document: Document, path: FieldPath, text: str) -> bool:
    """Whether the list at a path already contains a text, which no list of texts may contain twice.

    Also true for a list that is longer than the limit, so that such a list gets no fixes.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> document = read_yaml("sending: [FI, fi]", name="visit.yaml", shape=node_shape(Visit))
    >>> already_listed(document, ("sending", 1), "FI")
    True
    """
    if not path or not isinstance(path[-1], int):
        return False
    items = value_at(document.data, path[:-1])
    return isinstance(items, list) and (len(items) > _MAX_LIST_LENGTH or text in items)
