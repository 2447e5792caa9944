"""`diplovisit draft`: drafts a record from the texts of its sources."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error
from diplovisit.cli.draft_model import (
    ModelRequest,
    model_proposer,
    print_prompt,
    report_invalid_answer,
    report_model,
)
from diplovisit.cli.draft_questions import ask_choices
from diplovisit.cli.draft_updating import update_from_text
from diplovisit.cli.edited_record import revision_time
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.drafting import DraftedRecord, DraftOptions
from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.draft_options import FaultyOption
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.model.answer_text import InvalidAnswer
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import escaped
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.answers import UnreadableAnswer, parse_country_answer
from diplovisit.pipeline.ask_command import CommandFailed
from diplovisit.pipeline.draft import draft_articles, findings_of_draft, source_ids
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Severity, SourceKind
from diplovisit.record.constraints import ID
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


def run(parsed: argparse.Namespace) -> int:
    """Drafts a record of the given texts, and writes it with its open choices."""
    request = ModelRequest(
        command=parsed.with_command,
        answers=tuple(parsed.answers),
        rounds=parsed.rounds,
        timeout=parsed.timeout,
        report=parsed.report,
        print_prompt=parsed.print_prompt,
    )
    try:
        options = DraftOptions(
            revised=revision_time(parsed.revised),
            id=parsed.id,
            by=parsed.by,
            source_kind=SourceKind(parsed.source_kind) if parsed.source_kind is not None else None,
            publisher=parsed.publisher,
            date=parsed.date,
            url=parsed.url,
            traveller=parsed.traveller,
            to=tuple(_country(text) for text in parsed.to),
        )
    except FaultyOption as fault:
        raise console.CannotRun(f"--{fault.option} {fault.reason}") from None
    if parsed.update is not None:
        if request.is_made:
            raise console.CannotRun("--update reads the text by rules: leave out --with, --answer and --print-prompt")
        settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
        return update_from_text(parsed.update, parsed.texts, options, settings, is_written=parsed.write)
    if parsed.write:
        raise console.CannotRun("--write goes with --update RECORD")
    target = Path(parsed.output) if parsed.output is not None else None
    if target is not None and target.exists() and target.stat().st_size and not parsed.replace:
        raise console.CannotRun(f"{parsed.output}: exists, and is unchanged; name another file, or use --replace")
    files = _texts(parsed.texts)
    if parsed.interactive and "-" in files.values():
        raise console.CannotRun("--interactive reads answers from standard input: give the text as a file")
    articles = _articles(files)
    if request.print_prompt:
        return print_prompt(request, articles, options, parsed.output)
    try:
        model = model_proposer(request, reads_input=parsed.interactive or "-" in files.values())
        propose = model or propose_by_rules
        drafted = draft_articles(articles, options, propose)
        if parsed.interactive:
            drafted = ask_choices(
                drafted, lambda answers: draft_articles(articles, attrs.evolve(options, answers=answers), propose)
            )
    except DraftImpossible as error:
        if model is not None:
            report_model(request, model, None, articles)
        return _report_impossible(error)
    except InvalidAnswer as error:
        assert model is not None
        return report_invalid_answer(request, error, model, articles)
    except CommandFailed as error:
        raise console.CannotRun(str(error)) from None
    if target is None:
        to_standard_output([drafted.text.encode()])
    else:
        to_file(str(target), [drafted.text.encode()])
    if model is not None:
        report_model(request, model, drafted, articles)
    _report(drafted, articles, files, str(target) if target is not None else None)
    return console.OK


def _country(text: str) -> str:
    try:
        return parse_country_answer(text)
    except UnreadableAnswer as error:
        raise console.CannotRun(f"--to {text}: {error}") from None


def _texts(arguments: Sequence[str]) -> dict[str, str]:
    """Returns the files by the id of their source. Raises CannotRun."""
    files: dict[str, str] = {}
    paths: list[str] = []
    for argument in arguments:
        name, equals, path = argument.partition("=")
        if equals and ID.fullmatch(name) and not Path(argument).exists():
            if name in files:
                raise console.CannotRun(f"{argument}: the source {name} is given twice")
            files[name] = path
        else:
            paths.append(argument)
    stems = [Path("article") if path == "-" else Path(path) for path in paths]
    names = source_ids([*map(Path, files), *stems])[len(files) :]
    return files | dict(zip(names, paths, strict=True))


def _articles(files: dict[str, str]) -> tuple[Article, ...]:
    articles = []
    for name, path in files.items():
        if path != "-" and not Path(path).is_file():
            is_folder = Path(path).is_dir()
            raise NoSuchPath(f"{path}: {'is a folder: name the texts in it' if is_folder else 'no such file'}")
        data = sys.stdin.buffer.read(LARGEST_DOCUMENT + 1) if path == "-" else read_file(path, LARGEST_DOCUMENT)
        try:
            articles.append(read_article(name, data))
        except UnreadableText as error:
            raise console.CannotRun(f"{path}: {error}") from None
    return tuple(articles)


def _report_impossible(error: DraftImpossible) -> int:
    print_error(f"diplovisit: no record was drafted: {error}")
    for refused in error.refused[:20]:
        print_error(f"  refused: {escaped(refused.address)}: {escaped(refused.value)}: the words {refused.reason}")
    print_error(f"  = help: {error.remedy}")
    return console.ERRORS_FOUND


def _report(drafted: DraftedRecord, articles: Sequence[Article], files: dict[str, str], output: str | None) -> None:
    name = output if output is not None else "draft.yaml"
    findings = findings_of_draft(drafted, articles, name)
    shown = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
    if shown:
        for text in REPORTERS["full"]([CheckResult(file=None, record=None, findings=shown)]):
            console.print_to_stderr(text.rstrip("\n"))
    for choice in drafted.choices:
        candidates = ", ".join(escaped(option.value) for option in choice.options)
        print_error(
            f"  ? {escaped(choice.address)}: {escaped(choice.question)}{f' ({candidates})' if candidates else ''}"
        )
    counts = (
        count_noun(len(drafted.choices), "open choice"),
        f"{len(drafted.left_out)} figures and names left out",
        f"{count_noun(len(drafted.refused), 'proposed fact')} refused",
    )
    print_error(f"drafted: {', '.join(counts)}")
    sources = " ".join(f"--source {source}={shlex.quote(path)}" for source, path in files.items() if path != "-")
    print_error(f"next: {'answer the choices, then ' if drafted.choices else ''}diplovisit check {name} {sources}")
