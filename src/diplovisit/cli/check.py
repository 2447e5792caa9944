"""`diplovisit check`: finds what is wrong with records."""

import argparse
from collections.abc import Iterator

import attrs

from diplovisit.cli import console
from diplovisit.cli.check_run import CheckOutcome, reports_of, with_progress
from diplovisit.cli.configuration import load_settings, rule_selection, today_of
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import (
    STDIN,
    Paths,
    Read,
    RequestedSources,
    named_documents,
    resolve_paths,
    run_task,
    source_texts,
)
from diplovisit.evidence.texts import UnreadableText
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.attachments import SourceTexts, UnreadableTerms, read_terms_files
from diplovisit.pipeline.check import CheckOptions, CheckTask, check_document, collect_results
from diplovisit.pipeline.cross_record import CrossRecordCheck
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.suppressions import RunScope, SuppressionFilter
from diplovisit.record import Severity
from diplovisit.record.terms import Terms
from diplovisit.reporters.printable import printable


def run(parsed: argparse.Namespace) -> int:
    """Checks every record and reports as it goes, and last what shows only across records."""
    settings = load_settings(parsed)
    if parsed.show_settings:
        return _show_settings(parsed, settings)
    _take_over(parsed, settings)
    paths = resolve_paths(parsed, settings)
    if parsed.show_files:
        return _show_files(paths)
    reports = reports_of(parsed)
    asked = RequestedSources(source_texts(parsed, settings))
    code = console.OK
    if parsed.fix or parsed.diff:
        code = _fix(parsed, _plan(parsed, settings, paths, asked.texts), paths, asked)
        if parsed.diff and paths.files:
            return code
    plan = _plan(parsed, settings, paths, asked.texts)
    outcome = CheckOutcome()
    try:
        reports.write(map(outcome.add, with_progress(_checked(parsed, plan, paths, asked), "documents")))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    outcome.report_unchecked()
    if outcome.tally.records == outcome.tally.not_records == 0:
        _tell_nothing(parsed, paths)
        if not paths.left_out:
            return console.NOTHING_TO_CHECK
    else:
        asked.require_all_used()
    return max(code, console.OK if parsed.exit_zero else outcome.exit_code(Severity(parsed.fail_on)))


@attrs.frozen(kw_only=True)
class _Plan:
    """What is asked of the records, each of them and all together."""

    options: CheckOptions
    together: CrossRecordCheck | None
    suppressing: SuppressionFilter


def _plan(parsed: argparse.Namespace, settings: Settings, paths: Paths, texts: SourceTexts) -> _Plan:
    """What the arguments and the settings ask. Raises CannotRun, before anything is shown."""
    selection = rule_selection(parsed, settings)
    terms = _terms(parsed, settings)
    reach = RunScope(
        folders=paths.only_folders,
        everything=paths.covers(settings.folder),
        across=parsed.across,
        terms=bool(terms),
    )
    today = today_of(parsed)
    return _Plan(
        options=CheckOptions(texts=texts, terms=terms, selection=selection, require_evidence=parsed.require_evidence),
        # Standard input is gone once it was read.
        together=CrossRecordCheck(rereadable=STDIN not in paths.files) if parsed.across else None,
        suppressing=SuppressionFilter(settings.suppressions, today=today, selection=selection, scope=reach),
    )


def _checked(parsed: argparse.Namespace, plan: _Plan, paths: Paths, asked: RequestedSources) -> Iterator[CheckResult]:
    """Record by record, then what shows across records, and then what is wrong with suppressions."""
    named = argparse.Namespace(paths=list(paths.files), stdin_filename=parsed.stdin_filename, jobs=parsed.jobs)
    for one in _each(parsed, plan, named) if paths.files else ():
        asked.add(one.sources)
        yield plan.suppressing.apply(one)
    if plan.together is not None:
        yield from map(plan.suppressing.apply, plan.together.results(plan.options.selection))
    yield from plan.suppressing.problems()


def _fix(parsed: argparse.Namespace, plan: _Plan, paths: Paths, asked: RequestedSources) -> int:
    """Mends the files before they are checked, or shows what would be mended."""
    from diplovisit.cli.fixing import fix_files  # noqa: PLC0415  # only when it is asked for

    def check(document: Read) -> CheckResult:
        return plan.suppressing.apply(check_document(document, plan.options))

    return fix_files(parsed, paths.files, check, asked.texts).exit_code(parsed)


def _each(parsed: argparse.Namespace, plan: _Plan, named: argparse.Namespace) -> Iterator[CheckResult]:
    """Record by record, with as many processes as are asked for; standard input has one reader."""
    if parsed.jobs != 1 and STDIN not in named.paths:
        task = CheckTask(options=plan.options, across=plan.together is not None)
        yield from collect_results(run_task(named, task), plan.together)
        return
    for document in named_documents(named):
        yield check_document(document, plan.options, cross_record=plan.together)


def _take_over(parsed: argparse.Namespace, settings: Settings) -> None:
    """Puts what the configuration says in the place of what the arguments leave open, and else what is usual."""
    given: tuple[tuple[str, object, object], ...] = (
        ("fail_on", settings.fail_on, "error"),
        ("output_format", settings.output_format, "full"),
        ("require_evidence", settings.require_evidence, False),
        ("across", settings.across, True),
    )
    for name, configured, usual in given:
        if getattr(parsed, name) is None:
            setattr(parsed, name, usual if configured is None else configured)


def _terms(parsed: argparse.Namespace, settings: Settings) -> Terms:
    """The terms that are given, or else those that the configuration names. Raises CannotRun."""
    try:
        return read_terms_files(parsed.terms or settings.terms)
    except UnreadableTerms as error:
        raise console.CannotRun(str(error)) from None


def _tell_nothing(parsed: argparse.Namespace, paths: Paths) -> None:
    """Says why nothing was checked: there is nothing, or somebody wants it left out, which is no failure."""
    named = ", ".join(map(printable, parsed.paths))
    if paths.left_out:
        many = f"all {paths.left_out:,} are" if paths.left_out > 1 else "the one there is"
        print_error(f"diplovisit: nothing to check in {named}: {many} left out by a pattern")
    else:
        print_error(f"diplovisit: nothing to check: no records in {named}")


def _show_files(paths: Paths) -> int:
    for name in paths.files:
        print_line(name)
    return console.OK if paths.files else console.NOTHING_TO_CHECK


def _show_settings(parsed: argparse.Namespace, settings: Settings) -> int:
    from diplovisit.cli.show_settings import settings_lines  # noqa: PLC0415  # only when it is asked for

    print("\n".join(settings_lines(parsed, settings)))
    return console.OK
