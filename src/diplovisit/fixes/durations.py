"""duration-disagrees: the duration that the days give."""

from diplovisit.fixes.spelling import edit_of, source_form, value_at
from diplovisit.readers.document import Document
from diplovisit.record import Duration, Edtf
from diplovisit.record.finding import Fault, Fix


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
