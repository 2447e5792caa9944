"""Signs that keep a file from being read and mean nothing: a byte order mark, a comma behind the last item."""

from diplovisit.readers.document import UnreadableDocument
from diplovisit.readers.faults import SyntaxFault
from diplovisit.record.finding import Edit, Fix


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
