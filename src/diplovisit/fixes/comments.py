"""comment-in-value: the whole text in quotes, with what YAML takes for a comment behind it."""

import re

from diplovisit.fixes.spelling import edit_of, in_double_quotes, source_form
from diplovisit.readers.document import Document
from diplovisit.record.finding import Fault, Fix
from diplovisit.record.judge import quoted

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
