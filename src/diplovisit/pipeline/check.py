"""Check: runs the selected rules on every record."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.checks import CHECKS, value_contradicted
from diplovisit.checks.across import RecordDigest
from diplovisit.evidence import Examination
from diplovisit.files import NoSuchPath
from diplovisit.findings.argument_types import path_of, require_type
from diplovisit.findings.phrases import closest, describe, did_you_mean, quoted
from diplovisit.findings.results import CheckReport, CheckResult, FactCounts
from diplovisit.pipeline.anchor import add_anchor_fixes
from diplovisit.pipeline.attachments import (
    NO_TERMS,
    NO_TEXTS,
    AttachmentProblems,
    SourceTexts,
    TermFiles,
    count_facts,
    count_quotes,
    examine_record,
    read_terms_files,
)
from diplovisit.pipeline.bounding import bound_faults, bound_findings
from diplovisit.pipeline.cross_record import CrossRecordCheck, RecordReceiver, SingleDigest
from diplovisit.pipeline.read import Read, list_record_files, locate_findings, read_files, structure_document
from diplovisit.pipeline.record_filter import ALL_FILES, PassedOver, RecordFilter, sort_found_files
from diplovisit.pipeline.record_texts import RecordTexts
from diplovisit.pipeline.rule_selection import EVERYTHING, Rules, Selection, as_selection
from diplovisit.pipeline.suppressions import RunScope, Suppression, SuppressionFilter
from diplovisit.readers import SourceDocument, UnreadableDocument
from diplovisit.record import Fault, Finding, Rule, Visit
from diplovisit.record.people import Terms

Record: TypeAlias = Visit | str | os.PathLike[str]


@attrs.frozen(kw_only=True)
class CheckOptions:
    """The options of a check: the available texts and terms, the selected rules, and what is required.

    require_evidence: whether a record without evidence is a finding. require_texts: whether a fact is a finding that
    neither a text nor the lock file confirms.
    """

    texts: SourceTexts = NO_TEXTS
    terms: Terms = NO_TERMS
    selection: Selection = EVERYTHING
    require_evidence: bool = False
    require_texts: bool = False


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
    require_texts: bool = False,
) -> CheckReport:
    """Checks records: visits, files, folders, or any number of them. Bad data is reported, never raised.

    Files in a folder that do not look like records are passed over: the report lists them as `passed_over`.

    sources: files with the texts of sources, by the id of the source. Quotes are looked up in these files, and in the
    texts next to a record. terms: files with terms of office (CSV, or the State Department's presidents.xml), against
    which the offices of travellers are checked. rules: names of rules, of groups, or `all`; a name that begins with `-`
    is ignored. suppressions: accepted findings; an `until` is compared with `today`. across: whether records are also
    compared with each other; these results come last. require_evidence: whether a record without evidence is a finding.
    require_texts: whether a fact is a finding that neither a text nor the lock file confirms.

    Raises NoSuchPath for a missing path, UnknownFormat for a file whose name is not that of a record, UnreadableText
    for a file in `sources` that is not a text, UnreadableTerms for an invalid file in `terms`, UnknownRule for an
    unknown name in `rules`, ValueError for a source in `sources` that no record has and if `today` is needed and
    missing, TypeError for what is neither a record nor a path, and OSError for a file that cannot be read.

    >>> from diplovisit import check
    >>> report = check("seeds")
    >>> report.ok, report.tally.records
    (True, 1)
    >>> [finding.rule for finding in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])]
    ['companion-not-there']
    >>> check("examples", rules=["all", "-relations"]).findings
    ()
    """
    inputs = _inputs(records)
    given = _source_files({} if sources is None else sources)
    options = CheckOptions(
        texts=SourceTexts(given=given),
        terms=read_terms_files(terms),
        selection=as_selection(rules),
        require_evidence=require_evidence,
        require_texts=require_texts,
    )
    cross_record = CrossRecordCheck() if across else None
    passed_over: list[str] = []
    scope = _run_scope(inputs, options.terms, across=across)
    suppression_filter = _suppression_filter(suppressions, today, options.selection, scope)
    results = tuple(map(suppression_filter.apply, _check_each(inputs, options, cross_record, passed_over)))
    _require_sources_used(given, results)
    return CheckReport((*results, *suppression_filter.problems()), passed_over=tuple(passed_over))


def _inputs(records: Record | Iterable[Record]) -> Iterable[Record]:
    """Returns records as an iterable. Raises TypeError for what is neither a record, nor a path, nor several."""
    if isinstance(records, Visit | str | os.PathLike):
        return (_required(records),)
    if isinstance(records, bytes | Mapping) or not isinstance(records, Iterable):
        return (_required(records),)
    return [*map(_required, records)] if isinstance(records, list | tuple) else map(_required, records)


def _required(record: object) -> Record:
    if isinstance(record, Visit):
        return record
    if isinstance(record, Mapping):
        raise TypeError(f"expected a Visit or a path, saw {describe(record)}; structure(document) makes a Visit of it")
    return path_of(record, content="check the record that loads(text) returns")


def _source_files(sources: object) -> dict[str, Path]:
    """Returns the files of the texts of sources, by the id of the source. Raises TypeError and NoSuchPath."""
    if not isinstance(sources, Mapping):
        raise TypeError(f"sources: expected a mapping of files by the id of their source, saw {describe(sources)}")
    files = {name: path_of(file, content="save the text as a file") for name, file in sources.items()}
    for name, file in files.items():
        if not file.exists():
            raise NoSuchPath(f"sources: {name}: {file}: no such file")
    return files


def _require_sources_used(given: Mapping[str, Path], results: Iterable[CheckResult]) -> None:
    """Raises ValueError for a given source that no record has. An invalid record may have any source."""
    checked = tuple(results)
    known = dict.fromkeys(source for result in checked for source in result.sources)
    for name in given:
        if checked and name not in known and not any(result.is_invalid for result in checked):
            raise ValueError(f"sources: no record has a source {quoted(name)}{did_you_mean(closest(name, known))}")


def _suppression_filter(
    suppressions: Iterable[Suppression], today: datetime.date | None, selection: Selection, scope: RunScope
) -> SuppressionFilter:
    accepted = tuple(require_type(each, Suppression, argument="suppressions") for each in suppressions)
    if today is not None:
        require_type(today, datetime.date, argument="today", remedy="such as datetime.date(2026, 11, 27)")
    if today is None and any(suppression.until is not None for suppression in accepted):
        raise ValueError("a suppression has an end date: give today, such as datetime.date(2026, 11, 27)")
    return SuppressionFilter(accepted, today=today or datetime.date.min, selection=selection, scope=scope)


def _run_scope(records: Iterable[Record], terms: Terms, *, across: bool) -> RunScope:
    """The scope of a run. An iterable other than a list or tuple may allow one pass only: it counts as records."""
    folders = isinstance(records, list | tuple) and not any(
        isinstance(record, Visit) or not Path(record).is_dir() for record in records
    )
    return RunScope(folders=folders, across=across, terms=bool(terms))


def _check_each(
    records: Iterable[Record], options: CheckOptions, cross_record: CrossRecordCheck | None, passed_over: list[str]
) -> Iterator[CheckResult]:
    for record in records:
        if isinstance(record, Visit):
            yield check_visit(record, options, cross_record=cross_record)
            continue
        files, record_filter = [os.fspath(record)], ALL_FILES
        if Path(record).is_dir():
            found = sort_found_files(map(str, list_record_files(files)))
            files, record_filter = list(found.files), RecordFilter(always=found.whole)
            passed_over += found.other
        for document in read_files(files):
            if record_filter.passes_over(document):
                passed_over.append(document.name)
            else:
                yield check_document(document, options, cross_record=cross_record)
    if cross_record is not None:
        yield from cross_record.results(options.selection)


def check_document(
    document: Read,
    options: CheckOptions = _NO_OPTIONS,
    *,
    texts: RecordTexts | None = None,
    cross_record: RecordReceiver | None = None,
) -> CheckResult:
    """Checks one document: syntax, then shape, then every rule. Also adds the record to `cross_record`.

    texts: the texts that were passed with the record. They replace those of the options.
    """
    selection = options.selection.for_file(document.name)
    visit, result = structure_document(document)
    if visit is None or isinstance(document, UnreadableDocument):
        if cross_record is not None:
            cross_record.add_unreadable(result.record)
        return attrs.evolve(result, findings=selection.apply(result.findings))
    if cross_record is not None:
        cross_record.add(visit, document)
    examination, problems = _examine(visit, document, options, texts)
    faults = [*problems.faults, *_faults(examination, selection)]
    findings = add_anchor_fixes(locate_findings(document, faults, examination.directory), examination) if faults else ()
    return _result(examination, document.name, selection.apply((*problems.findings, *findings)), selection)


def check_visit(
    visit: Visit, options: CheckOptions = _NO_OPTIONS, *, cross_record: RecordReceiver | None = None
) -> CheckResult:
    """Checks a record that was built in Python. Its findings have addresses but no lines."""
    selection = options.selection.for_file(None)
    if cross_record is not None:
        cross_record.add(visit)
    examination, problems = _examine(visit, None, options)
    faults = [*problems.faults, *_faults(examination, selection)]
    findings = tuple(map(examination.directory.finding, faults)) if faults else ()
    return _result(examination, None, selection.apply((*problems.findings, *findings)), selection)


def _examine(
    visit: Visit, document: SourceDocument | None, options: CheckOptions, texts: RecordTexts | None = None
) -> tuple[Examination, AttachmentProblems]:
    return examine_record(
        visit,
        document.name if document is not None else None,
        texts if texts is not None else options.texts,
        terms=options.terms,
        document=document,
        require_evidence=options.require_evidence,
        require_texts=options.require_texts,
    )


def _result(
    examination: Examination, file: str | None, findings: tuple[Finding, ...], selection: Selection
) -> CheckResult:
    # Without the rules that read the words, no fact is checked.
    are_checked = selection.wants(value_contradicted.RULE.name, value_contradicted.RULE.group)
    return CheckResult(
        file=file,
        record=examination.visit.id,
        findings=bound_findings(findings),
        quote_counts=count_quotes(examination),
        fact_counts=count_facts(examination) if are_checked and examination.has_evidence else FactCounts(),
        sources=tuple(source.id for source in examination.visit.sources),
    )


def rule_faults(examination: Examination) -> list[Fault]:
    """Returns the faults that all rules find in an examined record, by path in the record."""
    return _faults(examination, EVERYTHING)


def _faults(examination: Examination, selection: Selection) -> list[Fault]:
    """Returns the faults that the selected rules find. Beyond a bound, the faults of a rule are only counted."""
    return bound_faults(_each_fault(examination, selection))


def _each_fault(examination: Examination, selection: Selection) -> Iterator[Fault]:
    for check in CHECKS:
        if selection.wants(check.rule.name, check.rule.group):
            rule = _with_required_severity(check.rule, examination)
            for address, sentence in check.run(examination):
                path = examination.directory.locate(address)
                if path is None:
                    record = examination.visit.id
                    raise AssertionError(
                        f"the rule {check.rule.name} names {address!r}, which is not an address of {record}"
                    )
                yield Fault(rule=rule, path=path, sentence=sentence)


def _with_required_severity(rule: Rule, examination: Examination) -> Rule:
    """Returns a rule with the severity that it has in this run, before the selection changes it."""
    if rule.severity_if_required is None or not examination.evidence_is_required:
        return rule
    return attrs.evolve(rule, severity=rule.severity_if_required)


@attrs.frozen(kw_only=True)
class RecordResult:
    """The result for one record, as a worker process sends it.

    result: PassedOver for a document that was not checked. digest: None without checks across records, and for an
    invalid record; `unreadable` is then its id, if known.
    """

    result: CheckResult | PassedOver
    digest: RecordDigest | None = None
    unreadable: str | None = None


@attrs.frozen(kw_only=True)
class CheckTask:
    """Checks documents in a worker process. `across`: whether to send digests for the rules across records."""

    options: CheckOptions
    across: bool
    filter: RecordFilter = ALL_FILES

    def __call__(self, documents: Iterator[Read]) -> Iterator[RecordResult]:
        """Checks each record by itself."""
        for document in documents:
            if self.filter.passes_over(document):
                yield RecordResult(result=PassedOver(document.name))
                continue
            receiver = SingleDigest() if self.across else None
            result = check_document(document, self.options, cross_record=receiver)
            digest = receiver.digest if receiver is not None else None
            yield RecordResult(result=result, digest=digest, unreadable=result.record if digest is None else None)


def collect_results(
    results: Iterable[RecordResult], cross_record: CrossRecordCheck | None
) -> Iterator[CheckResult | PassedOver]:
    """Yields the result for each record, and adds its digest to `cross_record`, as a single process would have."""
    for result in results:
        if isinstance(result.result, PassedOver):
            pass
        elif cross_record is not None and result.digest is not None:
            cross_record.add_digest(result.digest)
        elif cross_record is not None:
            cross_record.add_unreadable(result.unreadable)
        yield result.result
