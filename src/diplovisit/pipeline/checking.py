"""Check: every rule over every record."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from diplovisit.checks import CHECKS, EVIDENCE_CHECKS, TERM_CHECKS
from diplovisit.evidence import Examination
from diplovisit.pipeline.across import Together
from diplovisit.pipeline.examining import examined, looked_up
from diplovisit.pipeline.placing import placed
from diplovisit.pipeline.reading import Read, read_files, structured
from diplovisit.pipeline.terms import NO_TERMS, TermFiles, terms_of
from diplovisit.pipeline.texts import NO_TEXTS, Texts
from diplovisit.readers import Unreadable
from diplovisit.record import Fault, Finding, Visit
from diplovisit.record.report import Checked, Report
from diplovisit.record.terms import Terms

Record: TypeAlias = Visit | str | os.PathLike[str]


def check(
    records: Record | Iterable[Record],
    *,
    sources: Mapping[str, str | os.PathLike[str]] | None = None,
    terms: TermFiles = (),
    across: bool = True,
    require_evidence: bool = False,
) -> Report:
    """Checks records: visits, files, folders, or any number of them. Bad data is never raised but reported.

    `sources` are the files of sources' texts, by the ids of the sources: quotes are looked up there, and in the texts
    that lie beside a record. `terms` are files with terms of office (CSV, or the State Department's presidents.xml), by
    which the offices of travellers are judged. With `across` the records are held against one another, too: what is
    found so comes last. With `require_evidence` a record without any evidence is at fault.

    Raises NoSuchPath for a path that is not there, UnknownFormat for a file that is no record by its name,
    UnreadableText for a file in `sources` that is no text, UnreadableTerms for one in `terms` that is at fault, and
    OSError for one that cannot be read.

    >>> from diplovisit import check
    >>> report = check("seeds")
    >>> report.ok, report.tally.records
    (True, 1)
    >>> [finding.rule for finding in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])]
    ['companion-not-there']
    """
    texts = Texts(given={name: Path(path) for name, path in (sources or {}).items()})
    held = terms_of(terms)
    together = Together() if across else None
    each = [records] if isinstance(records, Visit | str | os.PathLike) else records
    return Report(tuple(_check_each(each, texts, held, together, require_evidence)))


def _check_each(
    records: Iterable[Record], texts: Texts, terms: Terms, together: Together | None, require_evidence: bool
) -> Iterator[Checked]:
    for record in records:
        if isinstance(record, Visit):
            yield check_visit(record, texts, terms=terms, together=together, require_evidence=require_evidence)
            continue
        for document in read_files([os.fspath(record)]):
            yield check_document(document, texts, terms=terms, together=together, require_evidence=require_evidence)
    if together is not None:
        yield from together.checked()


def check_document(
    document: Read,
    texts: Texts = NO_TEXTS,
    *,
    terms: Terms = NO_TERMS,
    together: Together | None = None,
    require_evidence: bool = False,
) -> Checked:
    """Checks one record as it was read: syntax, then shape, then every rule; `together` takes it for those across."""
    visit, checked = structured(document)
    if visit is None or isinstance(document, Unreadable):
        if together is not None:
            together.missed(checked.record)
        return checked
    if together is not None:
        together.saw(visit, document)
    case, told = examined(visit, document.name, texts, require_evidence=require_evidence)
    faults = [*told.faults, *_faults(visit, case, terms)]
    findings = placed(document, faults, case.directory) if faults else ()
    return _checked(case, document.name, (*told.findings, *findings))


def check_visit(
    visit: Visit,
    texts: Texts = NO_TEXTS,
    *,
    terms: Terms = NO_TERMS,
    together: Together | None = None,
    require_evidence: bool = False,
) -> Checked:
    """Checks a record that was built in Python: its findings have addresses, and no lines."""
    if together is not None:
        together.saw(visit)
    case, told = examined(visit, None, texts, require_evidence=require_evidence)
    faults = [*told.faults, *_faults(visit, case, terms)]
    findings = tuple(map(case.directory.finding, faults)) if faults else ()
    return _checked(case, None, (*told.findings, *findings))


def _checked(case: Examination, file: str | None, findings: tuple[Finding, ...]) -> Checked:
    return Checked(
        file=file,
        record=case.visit.id,
        findings=findings,
        looked_up=looked_up(case),
        sources=tuple(source.id for source in case.visit.sources),
    )


def _faults(visit: Visit, case: Examination, terms: Terms) -> list[Fault]:
    """What the rules find; those that ask for words or for terms are spared where there are none."""
    told = [(rule, address, sentence) for rule, find in CHECKS for address, sentence in find(visit)]
    if visit.evidence or case.lock is not None or case.evidence_is_required:
        told += [(rule, address, sentence) for rule, find in EVIDENCE_CHECKS for address, sentence in find(case)]
    if terms:
        told += [(rule, address, sentence) for rule, find in TERM_CHECKS for address, sentence in find(visit, terms)]
    faults = []
    for rule, address, sentence in told:
        path = case.directory.locate(address)
        if path is None:
            raise AssertionError(f"the rule {rule.name} names {address!r}, which is no address of {visit.id}")
        faults.append(Fault(rule=rule, path=path, sentence=sentence))
    return faults
