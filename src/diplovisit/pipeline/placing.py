"""Gives faults their place in the text they were read from: from paths to lines and columns."""

from collections.abc import Iterable

import attrs

from diplovisit.readers import Document, Unreadable
from diplovisit.record import Directory, Fault, Finding


def placed(document: Document, faults: Iterable[Fault], directory: Directory) -> tuple[Finding, ...]:
    """The findings of a document that was read, in the order of its text."""
    found = []
    for fault in faults:
        span = document.span(fault.path, at_key=fault.at_key)
        finding = directory.finding(fault)
        found.append(attrs.evolve(finding, file=document.name, span=span, source_line=document.line(span.line)))
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule, finding.sentence)))


def unread(document: Unreadable) -> tuple[Finding, ...]:
    """The findings of a text that could not be read."""
    return tuple(
        Finding(
            rule=fault.rule.name,
            group=fault.rule.group,
            severity=fault.rule.severity,
            address="",
            sentence=fault.sentence,
            remedy=fault.remedy or fault.rule.remedy,
            file=document.name,
            span=fault.span,
            source_line=document.line(fault.span.line),
        )
        for fault in document.faults
    )
