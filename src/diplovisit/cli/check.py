"""`diplovisit check`: finds what is wrong with records."""

import argparse
import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.check_paths import (
    Paths,
    exclude_patterns,
    note_lone_lock_files,
    note_unmatched,
    report_nothing,
    resolve_paths,
)
from diplovisit.cli.check_run import CheckOutcome, reports_of
from diplovisit.cli.configuration import (
    ResolvedOptions,
    load_settings,
    resolve_options,
    rule_choice,
    today_of,
)
from diplovisit.cli.console import print_line, with_progress
from diplovisit.cli.inputs import STDIN, InputOptions, Read, named_documents, run_task
from diplovisit.cli.outputs import require_no_record, require_not_read
from diplovisit.cli.skipped_files import note_other_files
from diplovisit.cli.sources import RequestedSources, source_texts
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import is_inside
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.attachments import SourceTexts, UnreadableTerms, lock_path, read_terms_files
from diplovisit.pipeline.check import CheckOptions, CheckTask, check_document, collect_results
from diplovisit.pipeline.cross_record import CrossRecordCheck
from diplovisit.pipeline.read import read_files, structure_document
from diplovisit.pipeline.record_filter import PassedOver
from diplovisit.pipeline.rule_selection import Selection
from diplovisit.pipeline.settings import Settings, rule_page_uri
from diplovisit.pipeline.suppressions import RunScope, Suppression, SuppressionFilter
from diplovisit.record.people import Terms


def run(parsed: argparse.Namespace) -> int:
    """Checks every record and reports each result at once, then reports findings across records."""
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    resolved = resolve_options(
        settings,
        fail_on=parsed.fail_on,
        require_evidence=parsed.require_evidence,
        require_texts=parsed.require_texts,
        across=parsed.across,
        output_format=parsed.output_format,
    )
    if parsed.show_settings:
        return _show_settings(parsed, resolved, settings)
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename, jobs=parsed.jobs)
    exclude = (*exclude_patterns(parsed.exclude), *settings.exclude)
    paths = resolve_paths(inputs, exclude, settings.include)
    note_unmatched(paths, settings)
    if parsed.show_files:
        return _show_files(paths)
    help_uri = _help_uri(parsed.help_uri) if parsed.help_uri is not None else settings.help_uri or ""
    reports = reports_of(
        resolved.output_format.value, parsed.output_file, statistics=parsed.statistics, help_uri=help_uri
    )
    sources = RequestedSources(source_texts(parsed.source, settings))
    _require_no_input(reports.files, settings, paths.files, sources.texts, parsed.terms or settings.terms)
    choice = rule_choice(parsed.select, parsed.ignore, parsed.severity)
    terms = _terms(parsed.terms or settings.terms)
    plan = _CheckPlan(
        inputs=attrs.evolve(inputs, paths=paths.files),
        paths=paths,
        options=CheckOptions(
            texts=sources.texts,
            terms=terms,
            selection=Selection((choice, *settings.choices)),
            require_evidence=resolved.require_evidence.value,
            require_texts=resolved.require_texts.value,
        ),
        across=resolved.across.value,
        suppressions=settings.suppressions,
        scope=RunScope(
            folders=paths.only_folders,
            everything=paths.covers(settings.folder),
            across=resolved.across.value,
            terms=bool(terms),
        ),
        today=today_of(parsed.today),
    )
    code = console.OK
    if parsed.fix or parsed.diff:
        code = _fix(plan, diff=parsed.diff, exit_zero=parsed.exit_zero)
        if parsed.diff and paths.files:
            return code
    outcome = CheckOutcome()
    other = list(paths.other)
    try:
        reports.write(map(outcome.add, with_progress(_check_all(plan, sources, other), "documents")))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    outcome.report_unchecked()
    outcome.report_cut(reports.formats)
    note_other_files(other, "; to check one, name it, or set `include`")
    note_lone_lock_files(paths, exclude)
    if outcome.tally.records == outcome.tally.not_records == 0:
        report_nothing(inputs.paths, paths, settings)
        if not paths.left_out:
            return console.NOTHING_TO_CHECK
    else:
        sources.require_all_used()
    return max(code, console.OK if parsed.exit_zero else outcome.exit_code(resolved.fail_on.value))


def _require_no_input(
    outputs: Iterable[str],
    settings: Settings,
    paths: Iterable[str],
    texts: SourceTexts,
    terms: Iterable[str | os.PathLike[str]],
) -> None:
    """Raises CannotRun for a report that would overwrite a file that is read, or any record."""
    files = [name for name in paths if name != STDIN]
    for output in (name for name in outputs if Path(name).is_file()):
        here = os.path.realpath(Path(output).parent)
        # The text and the lock file of a record are next to it. Texts of any record are in the folder of the settings.
        is_text = settings.sources is not None and is_inside(output, settings.sources) and Path(output).suffix == ".txt"
        neighbours = [name for name in files if is_text or os.path.realpath(Path(name).parent) == here]
        require_not_read(output, (*files, *texts.given.values(), *terms))
        if settings.file is not None:
            require_not_read(output, (settings.file,))
        require_not_read(output, _read_for(neighbours, texts))
        require_no_record(output)


def _read_for(files: Iterable[str], texts: SourceTexts) -> Iterator[Path]:
    """Yields the files that are read for records: lock files, and texts of sources."""
    for name in files:
        if (lock := lock_path(name)) is not None:
            yield lock
        for document in read_files([name]):
            visit, _ = structure_document(document)
            if visit is not None:
                yield from texts.files(visit, name)


@attrs.frozen(kw_only=True)
class _CheckPlan:
    """What a run checks, and how.

    inputs: the files to read. paths: how they were found. across: whether records are compared with each other. scope
    and today decide which suppressions are unused or expired.
    """

    inputs: InputOptions
    paths: Paths
    options: CheckOptions
    across: bool
    suppressions: tuple[Suppression, ...]
    scope: RunScope
    today: datetime.date

    def suppression_filter(self) -> SuppressionFilter:
        """A new filter, which has not seen any finding."""
        return SuppressionFilter(
            self.suppressions, today=self.today, selection=self.options.selection, scope=self.scope
        )

    def cross_record_check(self) -> CrossRecordCheck | None:
        """A new check across records, None when they are not compared. Standard input cannot be read a second time."""
        return CrossRecordCheck(rereadable=STDIN not in self.inputs.paths) if self.across else None


def _check_all(plan: _CheckPlan, sources: RequestedSources, other: list[str]) -> Iterator[CheckResult]:
    """Yields a result per record, then the results across records, then the problems with suppressions.

    Files that are passed over are added to `other`.
    """
    suppressions, across = plan.suppression_filter(), plan.cross_record_check()
    for result in _check_each(plan, across) if plan.inputs.paths else ():
        if isinstance(result, PassedOver):
            other.append(result.file)
            continue
        sources.add(result.sources)
        yield suppressions.apply(result)
    if across is not None:
        yield from map(suppressions.apply, across.results(plan.options.selection))
    yield from suppressions.problems()


def _check_each(plan: _CheckPlan, across: CrossRecordCheck | None) -> Iterator[CheckResult | PassedOver]:
    """Yields a result per record, from the requested number of processes. One process reads standard input."""
    if plan.inputs.workers > 1:
        task = CheckTask(options=plan.options, across=plan.across, filter=plan.paths.filter)
        yield from collect_results(run_task(plan.inputs, task), across)
        return
    for document in named_documents(plan.inputs):
        if plan.paths.filter.passes_over(document):
            yield PassedOver(document.name)
        else:
            yield check_document(document, plan.options, cross_record=across)


def _fix(plan: _CheckPlan, *, diff: bool, exit_zero: bool) -> int:
    """Fixes the files before they are checked, or shows the fixes. Returns the exit code."""
    from diplovisit.cli.fixing import FixOptions, fix_files  # noqa: PLC0415  # only on demand

    suppressions = plan.suppression_filter()

    def check(document: Read) -> CheckResult:
        return suppressions.apply(check_document(document, plan.options))

    options = FixOptions(
        requested=plan.paths.requested,
        other=plan.paths.other,
        stdin_filename=plan.inputs.stdin_filename,
        texts=plan.options.texts,
        diff=diff,
        exit_zero=exit_zero,
    )
    return fix_files(plan.inputs.paths, check, options).exit_code(options)


def _help_uri(text: str) -> str:
    """Returns the address of the page about a rule, with `{rule}` for its name. Raises CannotRun."""
    try:
        return rule_page_uri(text)
    except ValueError as error:
        raise console.CannotRun(f"--help-uri: {error}") from None


def _terms(files: Iterable[str | os.PathLike[str]]) -> Terms:
    """Returns the terms of office in the files. Raises CannotRun."""
    try:
        return read_terms_files(files)
    except UnreadableTerms as error:
        raise console.CannotRun(str(error)) from None


def _show_files(paths: Paths) -> int:
    names = list(_files_to_check(paths))
    for name in names:
        print_line(name)
    return console.OK if names else console.NOTHING_TO_CHECK


def _files_to_check(paths: Paths) -> Iterator[str]:
    """Yields the files that would be checked. A file of a folder is read if only its content can tell."""
    always = paths.filter.always
    for name in paths.files:
        if always is None or name in always or not all(map(paths.filter.passes_over, read_files([name]))):
            yield name


def _show_settings(parsed: argparse.Namespace, resolved: ResolvedOptions, settings: Settings) -> int:
    from diplovisit.cli.show_settings import settings_lines  # noqa: PLC0415  # only on demand

    choice = rule_choice(parsed.select, parsed.ignore, parsed.severity)
    exclude = exclude_patterns(parsed.exclude)
    print("\n".join(settings_lines(settings, resolved, choice=choice, terms=tuple(parsed.terms), exclude=exclude)))
    return console.OK
