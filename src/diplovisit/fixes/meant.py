"""What was most likely meant by a word, a code, a date, a reference or the name of a field."""

from diplovisit.fixes.lists import already_listed
from diplovisit.fixes.spelling import edit_of, key_spelling, source_form, value_at
from diplovisit.fixes.typography import plainly
from diplovisit.readers.document import Document
from diplovisit.record.finding import Fault, Fix
from diplovisit.record.judge import quoted


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
