"""Explains commas inside braces of YAML: in {name: Smith, John} the comma ends the text, and John becomes a field."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Fault
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import Document

_TEXT: Final = r"[^{}\[\],:\"'\r\n]+"
_BEFORE: Final = lazy_pattern(rf"(?P<text>{_TEXT}),\s*$")
# All that was cut off by commas: up to a brace, or to what has a colon and is a field.
_CUT_OFF: Final = lazy_pattern(rf"{_TEXT}(?:,{_TEXT}(?=[,}}]))*")
_LONGEST: Final = 1_000


def explain_commas(document: Document, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yields the faults. Unknown fields that are the rest of a text after a comma become one fault, which says so."""
    all_faults = list(faults)
    bare = {fault.path for fault in all_faults if _is_bare_field(document, fault)}
    without_space = {fault.path for fault in all_faults if fault.path in bare and _lacks_space(fault)}
    for fault in all_faults:
        if fault.path not in bare:
            yield fault
            continue
        start, _ = document.root.offset_range(fault.path, at_key=True)
        text = document.text
        before = _BEFORE.search(text, max(0, start - _LONGEST), start)
        if before is None or _lacks_space(fault):
            yield fault
        elif any(
            path[:-1] == fault.path[:-1] and str(path[-1]).endswith(before["text"].strip()) for path in without_space
        ):
            continue  # the comma is in the text of a field whose colon lacks its space, which is reported
        elif (*fault.path[:-1], before["text"].strip()) not in bare:  # otherwise the first one says it for all
            ended = before["text"].strip()
            cut_off = _CUT_OFF.match(text, start)
            whole = f"{ended}, {cut_off[0].strip() if cut_off else fault.path[-1]}"
            yield attrs.evolve(
                fault,
                sentence=f"the comma after {quoted(ended)} ends the text there, and {quoted(str(fault.path[-1]))} is"
                " read as a field without a value",
                remedy=f"put the whole text in quotes: {quoted(whole)}",
                suggestion=None,
            )


def _lacks_space(fault: Fault) -> bool:
    """Whether an unknown field is a known one with its value, because no space is after its colon."""
    return fault.suggestion is not None and str(fault.path[-1]).startswith(f"{fault.suggestion}:")


def _is_bare_field(document: Document, fault: Fault) -> bool:
    """Whether a fault is an unknown field in braces, without a colon after it."""
    if fault.rule is not schema_rules.UNKNOWN_FIELD or not fault.at_key or fault.unlisted:
        return False
    _, end = document.root.offset_range(fault.path, at_key=True)
    return document.text[end : end + _LONGEST].lstrip().startswith((",", "}"))
