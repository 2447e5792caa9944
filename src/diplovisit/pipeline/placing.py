"""Gives faults their place in the text they were read from, and what would mend them there."""

from collections.abc import Iterable

import attrs

from diplovisit.readers import Document, SourceDocument, UnreadableDocument
from diplovisit.record import Directory, Fault, Finding


def locate_findings(document: SourceDocument, faults: Iterable[Fault], directory: Directory) -> tuple[Finding, ...]:
    """The findings of a document that was read, in the order of its text."""
    if not (told := list(faults)):
        return ()
    from diplovisit.fixes import fix_of  # noqa: PLC0415  # with PyYAML; where nothing is at fault nothing is mended

    found = []
    for fault in told:
        where = document.where(fault.path, at_key=fault.at_key)
        finding = directory.finding(fault)
        fix = fix_of(document, fault) if isinstance(document, Document) else None
        found.append(attrs.evolve(finding, file=where.file, span=where.span, source_line=where.source_line, fix=fix))
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.span, finding.rule, finding.sentence)))


def syntax_findings(document: UnreadableDocument) -> tuple[Finding, ...]:
    """The findings of a text that could not be read."""
    from diplovisit.fixes import fix_of_syntax  # noqa: PLC0415  # as above

    told = zip(document.findings, document.faults, strict=True)
    return tuple(attrs.evolve(finding, fix=fix_of_syntax(document, fault)) for finding, fault in told)
