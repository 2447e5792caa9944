"""blank-at-edge: a name, a title or a label without the blanks that mean nothing."""

import re

from diplovisit.fixes.lists import already_listed
from diplovisit.fixes.spelling import edit_of, source_form
from diplovisit.readers.document import Document
from diplovisit.record.finding import Fault, Fix

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
