"""`diplovisit evidence`: what the source states, what the record cites, and what nobody cites."""

import argparse
import os
import sys
from pathlib import Path

from diplovisit.cli import exits
from diplovisit.cli.configuration import settings_of
from diplovisit.cli.inputs import documents
from diplovisit.cli.outputs import require_not_read, to_file
from diplovisit.cli.saying import note, say
from diplovisit.cli.sources import SourcesAsked, read_with, texts_of
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import UnreadableText
from diplovisit.pipeline.examining import examined
from diplovisit.pipeline.reading import structured
from diplovisit.pipeline.texts import Texts
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.evidence_json import evidence_json
from diplovisit.reporters.evidence_table import evidence_table
from diplovisit.reporters.page import evidence_page


def run(parsed: argparse.Namespace) -> int:
    """Shows the evidence of every record that is named; exits with 1 where a fact does not stand."""
    if parsed.html is not None:
        _refuse_a_repository(Path(parsed.html), force=parsed.force)
    texts = texts_of(parsed, settings_of(parsed))
    asked = SourcesAsked(texts)
    cases: list[tuple[str, Examination]] = []
    refused = []
    try:
        for document in documents(parsed):
            visit, checked = structured(document)
            if visit is None:
                refused.append(checked)
                continue
            asked.saw(source.id for source in visit.sources)
            case, told = examined(visit, document.name, texts)
            for fault in told.faults:
                note(f"diplovisit: {document.name}: {fault.sentence}")
            cases.append((document.name, case))
    except UnreadableText as error:
        raise exits.CannotRun(str(error)) from None
    if refused:
        for text in REPORTERS["full"](refused):
            sys.stderr.write(text)
        return exits.FOUND
    if not cases:
        note(f"diplovisit: nothing to show: no records in {', '.join(parsed.paths)}")
        return exits.NOTHING
    asked.require()
    _show(parsed, cases, texts)
    stands = all(each.opinion.verdict.stands for _, case in cases for each in case.judgements)
    return exits.OK if stands else exits.FOUND


def _show(parsed: argparse.Namespace, cases: list[tuple[str, Examination]], texts: Texts) -> None:
    if parsed.html is not None:
        if len(cases) > 1:
            raise exits.CannotRun(f"--html shows one record, and there are {len(cases)}")
        ((name, case),) = cases
        require_not_read(parsed.html, read_with(name, case.visit, texts))
        to_file(parsed.html, [evidence_page(case, name).encode()])
        note(f"{parsed.html} written; it holds the text of the sources, so mind who sees it")
        return
    for name, case in cases:
        if parsed.output_format == "json":
            sys.stdout.write(evidence_json(case, name))
            continue
        if len(cases) > 1:
            say(f"{name}:")
        for text in evidence_table(case, show_source=parsed.show_source == "line"):
            sys.stdout.write(text)


def _refuse_a_repository(output: Path, *, force: bool) -> None:
    """The page holds the texts of sources, which may be somebody's copyright: it must not be committed by accident."""
    folder = Path(os.path.realpath(output)).parent  # resolve of Python 3.11 has no answer to a link to itself
    if force:
        return
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            told = f"{output}: lies in the repository {above}, and the page holds the texts of the sources"
            raise exits.CannotRun(f"{told}; write it elsewhere, or say --force")
