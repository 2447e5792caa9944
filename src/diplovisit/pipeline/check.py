"""Check: every rule over every record."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.checks import CHECKS
from diplovisit.checks.across import RecordDigest
from diplovisit.evidence import Examination
from diplovisit.findings.results import CheckReport, CheckResult
from diplovisit.pipeline.anchor import add_anchor_fixes
from diplovisit.pipeline.attachments import (
    NO_TERMS,
    NO_TEXTS,
    AttachmentProblems,
    SourceTexts,
    TermFiles,
    count_quotes,
    examine_record,
    read_terms_files,
)
from diplovisit.pipeline.bounding import bound_faults, bound_findings
from diplovisit.pipeline.cross_record import CrossRecordCheck
from diplovisit.pipeline.read import Read, locate_findings, read_files, structure_document
from diplovisit.pipeline.rule_selection import EVERYTHING, Rules, Selection, as_selection
from diplovisit.pipeline.suppressions import RunScope, Suppression, SuppressionFilter
from diplovisit.readers import SourceDocument, UnreadableDocument
from diplovisit.record import Fault, Finding, Visit
from diplovisit.record.terms import Terms

Record: TypeAlias = Visit | str | os.PathLike[str]


@attrs.frozen(kw_only=True)
class CheckOptions:
    """The options of a check: the texts and terms at hand, the selected rules, and whether evidence is required."""

    texts: SourceTexts = NO_TEXTS
    terms: Terms = NO_TERMS
    selection: Selection = EVERYTHING
    require_evidence: bool = False


_NO_OPTIONS: Final = CheckOptions()


def check(
    records: Record | Iterable[Record],
    *,
    sources: Mapping[str, str | os.PathLike[str]] | None = None,
    terms: TermFiles = (),
    rules: Rules = EVERYTHING,
    suppressions: Iterable[Suppression] = (),
    today: datetime.date | None = None,
    across: bool = True,
    require_evidence: bool = False,
) -> CheckReport:
    """Checks records: visits, files, folders, or any number of them. Bad data is never raised but reported.

    `sources` are the files of sources' texts, by the ids of the sources: quotes are looked up there, and in the texts
    that lie beside a record. `terms` are files with terms of office (CSV, or the State Department's presidents.xml), by
    which the offices of travellers are judged. `rules` are names of rules, of groups, or `all`: those that count, and
    with a `-` before it those that do not. `suppressions` are findings that somebody took on; where one of them has an
    `until`, it is held against `today`. With `across` the records are held against one another, too: what is found so
    comes last. With `require_evidence` a record without any evidence is at fault.

    Raises NoSuchPath for a path that is not there, UnknownFormat for a file that is no record by its name,
    UnreadableText for a file in `sources` that is no text, UnreadableTerms for one in `terms` that is at fault,
    UnknownRule for a name in `rules` that is none, ValueError where `today` is needed and not given, and OSError for a
    file that cannot be read.

    >>> from diplovisit import check
    >>> report = check("seeds")
    >>> report.ok, report.tally.records
    (True, 1)
    >>> [finding.rule for finding in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])]
    ['companion-not-there']
    >>> check("examples", rules=["all", "-relations"]).findings
    ()
    """
    options = CheckOptions(
        texts=SourceTexts(given={name: Path(path) for name, path in (sources or {}).items()}),
        terms=read_terms_files(terms),
        selection=as_selection(rules),
        require_evidence=require_evidence,
    )
    together = CrossRecordCheck() if across else None
    each = [records] if isinstance(records, Visit | str | os.PathLike) else records
    suppressing = _suppressing(suppressions, today, options.selection, _reach(each, options.terms, across=across))
    found = _check_each(each, options, together)
    return CheckReport((*map(suppressing.apply, found), *suppressing.problems()))


def _suppressing(
    suppressions: Iterable[Suppression], today: datetime.date | None, selection: Selection, reach: RunScope
) -> SuppressionFilter:
    each = tuple(suppressions)
    if today is None and any(one.until is not None for one in each):
        raise ValueError("a suppression says until when it holds: give today, such as datetime.date(2026, 11, 27)")
    return SuppressionFilter(each, today=today or datetime.date.min, selection=selection, reach=reach)


def _reach(records: Iterable[Record], terms: Terms, *, across: bool) -> RunScope:
    """How far a run goes; what is no list may be gone through only once, and counts as single records."""
    folders = isinstance(records, list | tuple) and not any(
        isinstance(record, Visit) or not Path(record).is_dir() for record in records
    )
    return RunScope(folders=folders, across=across, terms=bool(terms))


def _check_each(
    records: Iterable[Record], options: CheckOptions, together: CrossRecordCheck | None
) -> Iterator[CheckResult]:
    for record in records:
        if isinstance(record, Visit):
            yield check_visit(record, options, together=together)
            continue
        for document in read_files([os.fspath(record)]):
            yield check_document(document, options, together=together)
    if together is not None:
        yield from together.results(options.selection)


def check_document(
    document: Read, options: CheckOptions = _NO_OPTIONS, *, together: CrossRecordCheck | None = None
) -> CheckResult:
    """Checks one record as it was read: syntax, then shape, then every rule; `together` takes it for those across."""
    here = options.selection.for_file(document.name)
    visit, checked = structure_document(document)
    if visit is None or isinstance(document, UnreadableDocument):
        if together is not None:
            together.add_unreadable(checked.record)
        return attrs.evolve(checked, findings=here.apply(checked.findings))
    if together is not None:
        together.add(visit, document)
    examination, told = _examined(visit, document, options)
    faults = [*told.faults, *_faults(examination, here)]
    findings = add_anchor_fixes(locate_findings(document, faults, examination.directory), examination) if faults else ()
    return _checked(examination, document.name, here.apply((*told.findings, *findings)))


def check_visit(
    visit: Visit, options: CheckOptions = _NO_OPTIONS, *, together: CrossRecordCheck | None = None
) -> CheckResult:
    """Checks a record that was built in Python: its findings have addresses, and no lines."""
    here = options.selection.for_file(None)
    if together is not None:
        together.add(visit)
    examination, told = _examined(visit, None, options)
    faults = [*told.faults, *_faults(examination, here)]
    findings = tuple(map(examination.directory.finding, faults)) if faults else ()
    return _checked(examination, None, here.apply((*told.findings, *findings)))


def _examined(
    visit: Visit, document: SourceDocument | None, options: CheckOptions
) -> tuple[Examination, AttachmentProblems]:
    return examine_record(
        visit,
        document.name if document is not None else None,
        options.texts,
        terms=options.terms,
        document=document,
        require_evidence=options.require_evidence,
    )


def _checked(examination: Examination, file: str | None, findings: tuple[Finding, ...]) -> CheckResult:
    return CheckResult(
        file=file,
        record=examination.visit.id,
        findings=bound_findings(findings),
        quote_counts=count_quotes(examination),
        sources=tuple(source.id for source in examination.visit.sources),
    )


def _faults(examination: Examination, selection: Selection) -> list[Fault]:
    """The faults that every selected rule finds; beyond a bound, the faults of a rule are only counted."""
    return bound_faults(_each_fault(examination, selection))


def _each_fault(examination: Examination, selection: Selection) -> Iterator[Fault]:
    for check in CHECKS:
        if selection.wants(check.rule.name, check.rule.group):
            for address, sentence in check.run(examination):
                path = examination.directory.locate(address)
                if path is None:
                    record = examination.visit.id
                    raise AssertionError(
                        f"the rule {check.rule.name} names {address!r}, which is no address of {record}"
                    )
                yield Fault(rule=check.rule, path=path, sentence=sentence)


@attrs.frozen(kw_only=True)
class RecordResult:
    """The result for one record, as a worker process sends it.

    digest: None without checks across records, and for what is no record; `unreadable` is then its id, if known.
    """

    result: CheckResult
    digest: RecordDigest | None
    unreadable: str | None


@attrs.frozen(kw_only=True)
class CheckTask:
    """Checks documents in a worker process. `across`: whether to send digests for the rules across records."""

    options: CheckOptions
    across: bool

    def __call__(self, documents: Iterator[Read]) -> Iterator[RecordResult]:
        """Checks each record by itself."""
        for document in documents:
            seen = CrossRecordCheck() if self.across else None
            checked = check_document(document, self.options, together=seen)
            digest = seen.single_digest() if seen is not None else None
            yield RecordResult(result=checked, digest=digest, unreadable=checked.record if digest is None else None)


def collect_results(results: Iterable[RecordResult], together: CrossRecordCheck | None) -> Iterator[CheckResult]:
    """Yields what was found in each record, and adds its digest to `together`, as one process would have."""
    for result in results:
        if together is not None and result.digest is not None:
            together.add_digest(result.digest)
        elif together is not None:
            together.add_unreadable(result.unreadable)
        yield result.result
