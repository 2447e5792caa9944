"""`diplovisit evidence`: shows what the source states, what the record cites, and what nobody cites."""

import argparse
import os
import sys
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import InputOptions, named_documents
from diplovisit.cli.outputs import require_no_record, require_not_read, to_file
from diplovisit.cli.skipped_files import SkippedFiles
from diplovisit.cli.sources import RequestedSources, files_read_for, source_texts
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import UnreadableText
from diplovisit.pipeline.attachments import SourceTexts, examine_record
from diplovisit.pipeline.read import structure_document
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.evidence_page import evidence_page
from diplovisit.reporters.evidence_table import evidence_json, evidence_table


@attrs.frozen(kw_only=True)
class _EvidenceOptions:
    """How evidence is shown. html: the file for a page, None for standard output."""

    output_format: str
    show_source: str
    html: str | None


def run(parsed: argparse.Namespace) -> int:
    """Shows the evidence of every named record. Exits with 1 when the sources do not support a fact."""
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename)
    options = _EvidenceOptions(output_format=parsed.output_format, show_source=parsed.show_source, html=parsed.html)
    if options.html is not None and not parsed.force:
        _refuse_a_repository(Path(options.html))
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    if options.html is not None and settings.file is not None:
        require_not_read(options.html, (settings.file,))
    texts = source_texts(parsed.source, settings)
    sources = RequestedSources(texts)
    examinations: list[tuple[str, Examination]] = []
    invalid = []
    skipped = SkippedFiles.of(inputs)
    try:
        for document in named_documents(inputs):
            visit, checked = structure_document(document)
            if visit is None:
                if not skipped.skip(checked):
                    invalid.append(checked)
                continue
            sources.add(source.id for source in visit.sources)
            examination, problems = examine_record(visit, document.name, texts)
            for fault in problems.faults:
                print_error(f"diplovisit: {document.name}: {fault.sentence}")
            examinations.append((document.name, examination))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    skipped.note()
    if invalid:
        write_report(REPORTERS["full"](invalid), sys.stderr)
        return console.ERRORS_FOUND
    if not examinations:
        print_error(f"diplovisit: nothing to show: no records in {', '.join(inputs.paths)}")
        return console.NOTHING_TO_CHECK
    sources.require_all_used()
    _show(options, examinations, texts)
    judgements = (judgement for _, examination in examinations for judgement in examination.judgements)
    is_supported = all(judgement.opinion.verdict.is_acceptable for judgement in judgements)
    return console.OK if is_supported else console.ERRORS_FOUND


def _show(options: _EvidenceOptions, examinations: list[tuple[str, Examination]], texts: SourceTexts) -> None:
    if options.html is not None:
        if len(examinations) > 1:
            raise console.CannotRun(f"--html expects one record, not {len(examinations)}; name one")
        ((name, examination),) = examinations
        require_not_read(options.html, files_read_for(name, examination.visit, texts))
        require_no_record(options.html)
        to_file(options.html, [evidence_page(examination, name).encode()])
        print_error(f"{options.html} written; it contains the full source texts, so check who may see it")
        return
    for name, examination in examinations:
        if options.output_format == "json":
            sys.stdout.write(evidence_json(examination, name))
            continue
        if len(examinations) > 1:
            print_line(f"{name}:")
        for text in evidence_table(examination, show_source=options.show_source == "line"):
            sys.stdout.write(text)


def _refuse_a_repository(output: Path) -> None:
    """Raises CannotRun for a page inside a git repository.

    The page contains the texts of sources, which may be under copyright. It must not be committed by accident.
    """
    folder = Path(os.path.realpath(output)).parent  # Path.resolve of Python 3.11 fails for a link to itself
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            problem = f"{output}: is inside the git repository {above}, and the page contains the full source texts"
            raise console.CannotRun(f"{problem}; choose another folder, or use --force")
