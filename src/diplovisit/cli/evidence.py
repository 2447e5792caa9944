"""`diplovisit evidence`: what the source states, what the record cites, and what nobody cites."""

import argparse
import os
import sys
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import RequestedSources, named_documents, read_with, source_texts
from diplovisit.cli.outputs import require_not_read, to_file
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import UnreadableText
from diplovisit.pipeline.attachments import SourceTexts
from diplovisit.pipeline.examine import examine_record
from diplovisit.pipeline.read import structure_document
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.evidence_page import evidence_page
from diplovisit.reporters.evidence_table import evidence_json, evidence_table


def run(parsed: argparse.Namespace) -> int:
    """Shows the evidence of every record that is named; exits with 1 where a fact does not stand."""
    if parsed.html is not None:
        _refuse_a_repository(Path(parsed.html), force=parsed.force)
    texts = source_texts(parsed, load_settings(parsed))
    asked = RequestedSources(texts)
    cases: list[tuple[str, Examination]] = []
    refused = []
    try:
        for document in named_documents(parsed):
            visit, checked = structure_document(document)
            if visit is None:
                refused.append(checked)
                continue
            asked.add(source.id for source in visit.sources)
            examination, told = examine_record(visit, document.name, texts)
            for fault in told.faults:
                print_error(f"diplovisit: {document.name}: {fault.sentence}")
            cases.append((document.name, examination))
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    if refused:
        for text in REPORTERS["full"](refused):
            sys.stderr.write(text)
        return console.ERRORS_FOUND
    if not cases:
        print_error(f"diplovisit: nothing to show: no records in {', '.join(parsed.paths)}")
        return console.NOTHING_TO_CHECK
    asked.require_all_used()
    _show(parsed, cases, texts)
    stands = all(each.opinion.verdict.is_acceptable for _, examination in cases for each in examination.judgements)
    return console.OK if stands else console.ERRORS_FOUND


def _show(parsed: argparse.Namespace, cases: list[tuple[str, Examination]], texts: SourceTexts) -> None:
    if parsed.html is not None:
        if len(cases) > 1:
            raise console.CannotRun(f"--html shows one record, and there are {len(cases)}")
        ((name, examination),) = cases
        require_not_read(parsed.html, read_with(name, examination.visit, texts))
        to_file(parsed.html, [evidence_page(examination, name).encode()])
        print_error(f"{parsed.html} written; it holds the text of the sources, so mind who sees it")
        return
    for name, examination in cases:
        if parsed.output_format == "json":
            sys.stdout.write(evidence_json(examination, name))
            continue
        if len(cases) > 1:
            print_line(f"{name}:")
        for text in evidence_table(examination, show_source=parsed.show_source == "line"):
            sys.stdout.write(text)


def _refuse_a_repository(output: Path, *, force: bool) -> None:
    """The page holds the texts of sources, which may be somebody's copyright: it must not be committed by accident."""
    folder = Path(os.path.realpath(output)).parent  # resolve of Python 3.11 has no answer to a link to itself
    if force:
        return
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            told = f"{output}: lies in the repository {above}, and the page holds the texts of the sources"
            raise console.CannotRun(f"{told}; write it elsewhere, or say --force")
