"""`diplovisit draft`: drafts a record from the texts of its sources."""

import argparse
import datetime
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.console import print_error
from diplovisit.cli.draft_output import DraftOutput
from diplovisit.cli.draft_refusals import describe_refused
from diplovisit.cli.revision_times import revision_time
from diplovisit.drafting import DraftedRecord, DraftOptions
from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.draft_options import FaultyOption
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.drafting.rules.said_by_person import is_named
from diplovisit.drafting.rules.source_card import read_source_card
from diplovisit.english.values import join_words
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import escaped
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.draft import draft_articles, findings_of_draft, source_ids
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Edtf, Severity, SourceKind
from diplovisit.record.constraints import ID, RESERVED_IDS
from diplovisit.reporters.counts import count_noun

if TYPE_CHECKING:
    from diplovisit.cli.draft_model import ModelPart

_MOST_REFUSED: Final = 5
_SHEETS: Final = frozenset((".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
_LONG: Final = 20_000  # characters that take longer than a second


def run(parsed: argparse.Namespace) -> int:
    """Drafts a record of the given texts, and writes it with its open choices."""
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
        )
    except FaultyOption as fault:
        raise console.CannotRun(f"--{fault.option} {fault.reason}") from None
    part = _model_part(parsed)
    if parsed.update is not None:
        to = _countries(parsed.to, None, options.day)
        return _update(parsed, attrs.evolve(options, to=to), part)
    if parsed.write:
        raise console.CannotRun("--write requires --update RECORD")
    is_prompt = part is not None and part.prints_prompt
    output = DraftOutput.of(parsed.output, is_replaced=parsed.replace, is_prompt=is_prompt)
    files = _texts(parsed.texts)
    if parsed.interactive and "-" in files.values():
        raise console.CannotRun("--interactive reads answers from standard input; give the text as a file")
    articles = _articles(files)
    printed = read_source_card(articles[0], options).day if parsed.to else None
    options = attrs.evolve(options, to=_countries(parsed.to, printed, options.day))
    if part is not None and is_prompt:
        return part.print_prompt(articles, options, parsed.output)
    _note_long(articles)
    model = part.proposer(reads_input=parsed.interactive or "-" in files.values()) if part is not None else None
    propose = model or propose_by_rules
    try:
        drafted = draft_articles(articles, options, propose)
        output.require_free(drafted)
        if parsed.interactive:
            from diplovisit.cli.draft_questions import ask_choices  # noqa: PLC0415  # only where a person answers

            drafted = ask_choices(
                drafted, lambda answers: draft_articles(articles, attrs.evolve(options, answers=answers), propose)
            )
    except DraftImpossible as error:
        if part is not None:
            part.report(None, articles)
        return _report_impossible(error)
    except ValueError as error:
        if part is None or (code := part.report_invalid(error, articles)) is None:
            raise
        return code
    name = output.write(drafted)
    if part is not None:
        part.report(drafted, articles)
    else:
        _report_refused(drafted)
    _note_date(drafted, articles, options)
    _note_traveller(articles, options)
    _note_renamed(files, parsed.texts)
    _report(drafted, articles, files, name, is_by_model=part is not None)
    return console.OK


def _model_part(parsed: argparse.Namespace) -> "ModelPart | None":
    """Returns what does the part with a language model; None where the command line says nothing of one."""
    given = (parsed.with_command, parsed.rounds, parsed.timeout, parsed.report)
    if all(each is None for each in given) and not parsed.answers and not parsed.print_prompt:
        return None
    from diplovisit.cli.draft_model import ModelPart, ModelRequest  # noqa: PLC0415  # only where a model is asked

    request = ModelRequest(
        command=parsed.with_command,
        answers=tuple(parsed.answers),
        rounds=parsed.rounds,
        timeout=parsed.timeout,
        report=parsed.report,
        print_prompt=parsed.print_prompt,
    )
    return ModelPart(request)


def _update(parsed: argparse.Namespace, options: DraftOptions, part: "ModelPart | None") -> int:
    from diplovisit.cli.configuration import load_settings  # noqa: PLC0415  # only --update reads it
    from diplovisit.cli.draft_updating import update_from_text  # noqa: PLC0415  # the same

    if part is not None and part.request.is_made:
        raise console.CannotRun("--update cannot be combined with --with, --answer or --print-prompt; leave them out")
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    return update_from_text(parsed.update, parsed.texts, options, settings, is_written=parsed.write)


def _countries(given: Sequence[str], printed: datetime.date | None, today: datetime.date | None) -> tuple[str, ...]:
    """Returns the codes of countries. Raises CannotRun.

    printed: the day of the text; it decides between several states of one name. today: without such a day, the only
    one of these states that exists today is meant.
    """
    if not given:
        return ()
    from diplovisit.pipeline.answers import UnreadableAnswer, parse_country_answer  # noqa: PLC0415  # only for --to

    codes = []
    when, now = (Edtf(f"{day}") if day is not None else None for day in (printed, today))
    for text in given:
        try:
            codes.append(parse_country_answer(text, when, now))
        except UnreadableAnswer as error:
            raise console.CannotRun(f"--to {text}: {error}") from None
    return tuple(codes)


def _texts(arguments: Sequence[str]) -> dict[str, str]:
    """Returns the files by the id of their source. Raises CannotRun."""
    files: dict[str, str] = {}
    paths: list[str] = []
    for argument in arguments:
        name, equals, path = argument.partition("=")
        if equals and ID.fullmatch(name) and not Path(argument).exists():
            if name in files:
                raise console.CannotRun(f"{argument}: the source id {name} is used twice")
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
            raise NoSuchPath(f"{path}: {'is a folder; name the text files in it' if is_folder else 'no such file'}")
        if Path(path).suffix.lower() in _SHEETS:
            remedy = f"draft a map of it with `diplovisit map {shlex.quote(path)}`"
            raise console.CannotRun(f"{path}: is a spreadsheet, not a text; {remedy}")
        data = sys.stdin.buffer.read(LARGEST_DOCUMENT + 1) if path == "-" else read_file(path, LARGEST_DOCUMENT)
        try:
            articles.append(read_article(name, data))
        except UnreadableText as error:
            raise console.CannotRun(f"{path}: {error}") from None
    return tuple(articles)


def _report_impossible(error: DraftImpossible) -> int:
    print_error(f"diplovisit: no record was drafted: {error}")
    for refused in error.refused[:20]:
        print_error(f"  not recorded: {describe_refused(refused)}")
    print_error(f"  = help: {error.remedy}")
    return console.ERRORS_FOUND


def _note_long(articles: Sequence[Article]) -> None:
    """Says on a terminal that long texts take their time."""
    length = sum(article.text.length for article in articles)
    if length > _LONG and sys.stderr.isatty():
        print_error(f"reading {length:,} characters …")


def _note_date(drafted: DraftedRecord, articles: Sequence[Article], options: DraftOptions) -> None:
    """Says which day counts where `--date` gives another one than the text prints."""
    source = next((each for each in drafted.visit.sources if each.id == articles[0].id), None)
    printed = source.dateline.date if source is not None and source.dateline is not None else None
    if options.date is not None and printed is not None and printed.text != options.date:
        print_error(f"note: --date {options.date} was ignored: {articles[0].id} gives its own date, {printed.text}")


def _note_traveller(articles: Sequence[Article], options: DraftOptions) -> None:
    """Says that no words name the traveller whom a person gives."""
    if options.traveller is not None and not is_named(options.traveller, articles):
        texts = join_words((article.id for article in articles), "or")
        print_error(
            f"note: {options.traveller} is not named in {texts}; the name in the record comes only from --traveller"
        )


def _note_renamed(files: dict[str, str], texts: Sequence[str]) -> None:
    """Says why a source is not called after its file: the name is a word of the format."""
    for name, path in files.items():
        stem = id_word(Path(path).stem)
        if path in texts and stem in RESERVED_IDS:
            print_error(f'note: the source id for {path} is {name}, because "{stem}" is a reserved word')


def _report_refused(drafted: DraftedRecord) -> None:
    """Lists what the rules read and the words do not prove."""
    for refused in drafted.refused[:_MOST_REFUSED]:
        print_error(f"  not recorded: {describe_refused(refused)}")
    if more := len(drafted.refused[_MOST_REFUSED:]):
        print_error(f"  not recorded: {more:,} more")


def _report(
    drafted: DraftedRecord,
    articles: Sequence[Article],
    files: dict[str, str],
    output: str | None,
    *,
    is_by_model: bool,
) -> None:
    name = output if output is not None else "draft.yaml"
    findings = findings_of_draft(drafted, articles, name)
    shown = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
    if shown:
        from diplovisit.reporters import REPORTERS  # noqa: PLC0415  # most drafts have nothing to report

        report = REPORTERS["full"]([CheckResult(file=None, record=None, findings=shown)])
        write_report((text.rstrip("\n") + "\n" for text in report), sys.stderr)
    for choice in drafted.choices:
        candidates = ", ".join(escaped(option.value) for option in choice.options)
        print_error(
            f"  ? {escaped(choice.address)}: {escaped(choice.question)}{f' ({candidates})' if candidates else ''}"
        )
    is_one = len(drafted.left_out) == 1
    counts = [
        count_noun(len(drafted.choices), "open choice"),
        "1 figure or name left out" if is_one else f"{len(drafted.left_out)} figures and names left out",
    ]
    if is_by_model:
        counts.append(f"{count_noun(len(drafted.refused), 'proposed fact')} refused")
    elif drafted.refused:
        counts.append(f"{count_noun(len(drafted.refused), 'unproven fact')} not recorded")
    print_error(f"drafted: {', '.join(counts)}")
    sources = " ".join(f"--source {source}={shlex.quote(path)}" for source, path in files.items() if path != "-")
    command = f"diplovisit check {shlex.quote(name)} {sources}".rstrip()
    print_error(f"next: {'answer the choices, then ' if drafted.choices else ''}{command}")
