"""`diplovisit quote`: says which facts words prove, and which words prove a fact."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error
from diplovisit.cli.edited_record import (
    InvalidInput,
    OpenedRecord,
    check_options,
    named_sources,
    open_record,
    require_text_file,
    write_record,
)
from diplovisit.cli.revision_times import revision_time
from diplovisit.editing import CannotEdit, set_value
from diplovisit.evidence import Examination
from diplovisit.evidence.proving_words import FactByWords, facts_by_words, find_quote, merged_rows, quotes_for
from diplovisit.evidence.texts import UnreadableText
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline.attachments import SourceTexts, examine_record, lock_path
from diplovisit.pipeline.read import structure_document
from diplovisit.pipeline.status_evidence import add_row
from diplovisit.record import Evidence, Visit
from diplovisit.reporters.proving_words import (
    WordsReport,
    lacks_evidence,
    quotes_json,
    quotes_text,
    row_line,
    words_json,
    words_text,
)


def run(parsed: argparse.Namespace) -> int:
    """Shows what words prove. Exits with 1 where they prove nothing, or stand in no text."""
    _require_one_question(parsed)
    try:
        opened = open_record(parsed.paths[0], is_changed=parsed.add)
    except InvalidInput:
        return console.ERRORS_FOUND
    named = named_sources(parsed.source)
    _require_known(named, opened.visit)
    given = {name: Path(file) for name, file in named.items() if file is not None}
    for name, path in given.items():
        require_text_file(name, path)
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    options = check_options(settings, given)
    try:
        examination, problems = examine_record(opened.visit, parsed.paths[0], options.texts)
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    for fault in problems.faults:
        print_error(f"diplovisit: {parsed.paths[0]}: {fault.sentence}")
    if parsed.fact is not None:
        return _search(parsed, examination, named or examination.texts)
    return _judge(parsed, opened, examination, options.texts, tuple(named))


def _require_one_question(parsed: argparse.Namespace) -> None:
    if (parsed.words is None) is (parsed.fact is None):
        raise console.CannotRun("expected either words of a source, or a fact with --for ADDRESS")
    if parsed.words is not None and not parsed.words.strip():
        raise console.CannotRun("expected words of a source; saw an empty text")
    if parsed.facts and not parsed.add:
        raise console.CannotRun("--fact requires --add")
    if parsed.add and parsed.fact is not None:
        raise console.CannotRun(
            "--add requires words and cannot be combined with --for; run --for first, then --add with the words"
        )


def _require_known(named: Iterable[str], visit: Visit) -> None:
    known = [source.id for source in visit.sources]
    for name in named:
        if name not in known:
            suggestion = did_you_mean(closest(name, known)) or f"; expected one of {', '.join(known)}"
            raise console.CannotRun(f"--source {name}: the record has no such source{suggestion}")


def _search(parsed: argparse.Namespace, examination: Examination, sources: Iterable[str]) -> int:
    addresses = [fact.address for fact in examination.facts]
    if parsed.fact not in addresses:
        suggestion = did_you_mean(closest(parsed.fact, addresses))
        raise console.CannotRun(f"--for {quoted(parsed.fact)}: the record has no such fact{suggestion}")
    texts = [name for name in sources if name in examination.texts]
    if not texts:
        return _report_no_text(parsed.paths[0])
    found = quotes_for(examination, parsed.fact, texts)
    if parsed.output_format == "json":
        sys.stdout.write(quotes_json(examination, parsed.paths[0], parsed.fact, found))
    else:
        sys.stdout.writelines(quotes_text(examination, parsed.fact, found))
    return console.OK if found else console.ERRORS_FOUND


def _report_no_text(name: str) -> int:
    print_error(f"{name}: no source text was found; give one with --source ID=FILE")
    return console.NOTHING_TO_CHECK


def _judge(
    parsed: argparse.Namespace,
    opened: OpenedRecord,
    examination: Examination,
    texts: SourceTexts,
    named: tuple[str, ...],
) -> int:
    sources = named or tuple(source.id for source in opened.visit.sources)
    at_hand = [name for name in sources if name in examination.texts]
    if not at_hand:
        return _report_no_text(parsed.paths[0])
    reports = [report for name in at_hand if (report := _report_of(examination, name, parsed.words, parsed.nth))]
    if not reports:
        nth = f", or fewer than {parsed.nth} times" if parsed.nth is not None else ""
        print_error(f"{quoted(parsed.words)} is not in {' or '.join(at_hand)}{nth}; give the words exactly as printed")
        return console.ERRORS_FOUND
    if parsed.output_format == "json":
        sys.stdout.write(words_json(examination, parsed.paths[0], reports))
    else:
        sys.stdout.writelines(words_text(examination, reports, everything=parsed.all))
    if parsed.add:
        return _add(parsed, opened, examination, texts, reports)
    return console.OK if any(report.proven for report in reports) else console.ERRORS_FOUND


def _report_of(examination: Examination, source: str, words: str, nth: int | None) -> WordsReport | None:
    """Returns what words of a source say, at the place where they prove most. None if the text lacks them."""
    try:
        places = find_quote(examination.visit, examination.texts, source, words)
    except TooMuchToSearch:
        raise console.CannotRun(f"{quoted(words)} occurs too often in {source}; give more words") from None
    if nth is not None:
        places = places[nth - 1 : nth]
    reports = [
        WordsReport(
            source=source,
            words=words,
            place=place,
            occurrences=len(places),
            facts=facts_by_words(examination, words, place, source=source),
        )
        for place in places
    ]
    return max(reports, key=lambda report: len(report.proven), default=None)


def _add(
    parsed: argparse.Namespace,
    opened: OpenedRecord,
    examination: Examination,
    texts: SourceTexts,
    reports: Sequence[WordsReport],
) -> int:
    """Adds the rows to the record, and anchors it again. Raises CannotRun if it is not clear which rows."""
    chosen = _chosen(parsed, reports)
    document = opened.document
    try:
        for row in merged_rows(chosen):
            if _is_there(row, opened.visit):
                print_error(f"already in the record: {row_line(examination.visit, row)}")
                continue
            document = add_row(document, examination.visit, row)
            print_error(f"added: {row_line(examination.visit, row)}")
        if document is opened.document:
            return console.OK
        lock = lock_path(parsed.paths[0])
        if lock is not None and lock.is_file():
            # The lock file knows this revision with its evidence.
            revised = max(revision_time(parsed.revised), opened.visit.revised)
            document = set_value(document, ("revision",), opened.visit.revision + 1)
            document = set_value(document, ("revised",), f"{revised:%Y-%m-%dT%H:%M:%SZ}")
    except CannotEdit as error:
        raise console.CannotRun(str(error)) from None
    visit, _ = structure_document(document)
    assert visit is not None  # rows for facts of a valid record are valid
    write_record(opened, document, visit, texts)
    return console.OK


def _is_there(row: Evidence, visit: Visit) -> bool:
    """Whether a record cites the same words for the same facts, or for these among others."""
    return any(
        set(row.about) <= set(each.about) and attrs.evolve(each, about=row.about, by=row.by, note=row.note) == row
        for each in visit.evidence
    )


def _chosen(parsed: argparse.Namespace, reports: Sequence[WordsReport]) -> tuple[FactByWords, ...]:
    proven = [each for report in reports for each in report.proven]
    if not proven:
        raise console.CannotRun("nothing was added: the words prove no fact of the record")
    known = [each.fact.address for each in proven]
    for address in parsed.facts:
        if address not in known:
            raise console.CannotRun(
                f"--fact {quoted(address)}: the words do not prove it; they prove {', '.join(known)}"
            )
    chosen: dict[str, FactByWords] = {}
    for each in proven:
        if each.fact.address in parsed.facts or (not parsed.facts and lacks_evidence(each)):
            chosen.setdefault(each.fact.address, each)
    if not chosen:
        remedy = f"name one with --fact: {', '.join(dict.fromkeys(known))}"
        raise console.CannotRun(f"nothing was added: every fact that the words prove already has evidence; {remedy}")
    return tuple(chosen.values())
