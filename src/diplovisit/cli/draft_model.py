"""The part of `diplovisit draft` that asks a language model, or reads an answer that it gave before."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.draft_refusals import describe_refused
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.drafting import DraftedRecord, DraftOptions
from diplovisit.drafting.article import Article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.model.answer_text import LARGEST_ANSWER, InvalidAnswer
from diplovisit.drafting.model.model_proposer import AskModel, ModelProposer
from diplovisit.drafting.model.model_report import model_report_text
from diplovisit.drafting.model.prompt import write_prompt
from diplovisit.drafting.model.weighing import DROPPED
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import escaped
from diplovisit.pipeline.ask_command import DEFAULT_TIMEOUT, CommandFailed, ask_command, command_words
from diplovisit.pipeline.draft import draft_articles
from diplovisit.reporters.counts import count_noun

_MOST_SHOWN: Final = 20


class _NextPrompt(Exception):
    """Raised where a prompt has no answer yet: it is to be printed, for a person to take it to the model."""

    def __init__(self, prompt: str) -> None:
        super().__init__("no answer yet")
        self.prompt = prompt


@attrs.frozen(kw_only=True)
class ModelRequest:
    """What the command line says about a model. None and empty where it says nothing.

    command: the program of `--with`. answers: files with earlier answers. report: the file for the report.
    """

    command: str | None = None
    answers: tuple[str, ...] = ()
    rounds: int | None = None
    timeout: float | None = None
    report: str | None = None
    print_prompt: bool = False

    @property
    def is_made(self) -> bool:
        """Whether a model is asked, or its prompt printed."""
        return self.command is not None or bool(self.answers) or self.print_prompt


def model_proposer(request: ModelRequest, *, reads_input: bool) -> ModelProposer | None:
    """Returns what proposes by a model; None where no model was named. Raises CannotRun.

    reads_input: whether a text, or a person's answers, come from standard input.
    """
    if request.command is not None and request.answers:
        raise console.CannotRun(
            "--with and --answer cannot be combined: --with asks a model, --answer reads its answer from a file"
        )
    if request.command is None and not request.answers:
        for flag, is_given in (("--rounds", request.rounds is not None), ("--report", request.report is not None)):
            if is_given and not request.print_prompt:
                raise console.CannotRun(f"{flag} requires --with COMMAND or --answer FILE")
        return None
    if request.answers:
        if request.answers.count("-") + reads_input > 1:
            raise console.CannotRun("standard input can be read only once; give the text or the answers as files")
        if request.rounds is not None:
            raise console.CannotRun("--rounds requires --with; repeat --answer once for each round instead")
        return ModelProposer(_answers_of(request.answers), rounds=len(request.answers))
    assert request.command is not None
    name = command_words(request.command)[0]
    ask = ask_command(request.command, request.timeout if request.timeout is not None else DEFAULT_TIMEOUT)
    return ModelProposer(_with_note(ask, name), rounds=request.rounds if request.rounds is not None else 1)


@attrs.define
class ModelPart:
    """The part of one run with a language model. The model is made once, and reports in the end."""

    request: ModelRequest
    _model: ModelProposer | None = attrs.field(default=None, init=False)

    @property
    def prints_prompt(self) -> bool:
        """Whether the prompt is printed, and nothing drafted."""
        return self.request.print_prompt

    def print_prompt(self, articles: Sequence[Article], options: DraftOptions, output: str | None) -> int:
        """Prints the prompt, to a file where one is named."""
        return print_prompt(self.request, articles, options, output)

    def proposer(self, *, reads_input: bool) -> ModelProposer | None:
        """Returns what proposes by the model; None where none is named. Raises CannotRun."""
        try:
            self._model = model_proposer(self.request, reads_input=reads_input)
        except CommandFailed as error:
            raise console.CannotRun(str(error)) from None
        return self._model

    def report(self, drafted: DraftedRecord | None, articles: Sequence[Article]) -> None:
        """Reports what of the answers was refused."""
        if self._model is not None:
            report_model(self.request, self._model, drafted, articles)

    def report_invalid(self, error: ValueError, articles: Sequence[Article]) -> int | None:
        """Reports an answer that cannot be read. Returns None for an error of another kind."""
        if self._model is None or not isinstance(error, InvalidAnswer):
            return None
        return report_invalid_answer(self.request, error, self._model, articles)


def print_prompt(request: ModelRequest, articles: Sequence[Article], options: DraftOptions, output: str | None) -> int:
    """Prints the prompt for a model. With earlier answers, it is the prompt that asks to repair the last one."""
    if request.command is not None:
        raise console.CannotRun("--print-prompt and --with cannot be combined; leave out --with")
    prompt = write_prompt(articles)
    if request.answers:
        proposer = ModelProposer(_answers_of(request.answers), rounds=len(request.answers) + 1)
        try:
            draft_articles(articles, options, proposer)
        except _NextPrompt as error:
            prompt = error.prompt
        except DraftImpossible:
            pass
        else:
            print_error("no fact of the answer was refused, so there is nothing to repair")
            return console.OK
    if output is not None:
        to_file(output, [prompt.encode()])
    else:
        to_standard_output([prompt.encode()])
    return console.OK


def report_model(
    request: ModelRequest, proposer: ModelProposer, drafted: DraftedRecord | None, articles: Sequence[Article]
) -> None:
    """Says what of the answers was refused and why, and writes the report as JSON where one is asked for."""
    for fault in proposer.faults[:_MOST_SHOWN]:
        print_error(f"  not read from the answer: {escaped(str(fault))}")
    shown = [each for each in proposer.refused if each.verdict != DROPPED]
    for refused in shown[:_MOST_SHOWN]:
        print_error(f"  refused: {describe_refused(refused)}")
    if more := len(shown[_MOST_SHOWN:]):
        print_error(f"  refused: {more:,} more; --report FILE lists them all")
    if dropped := len(proposer.refused) - len(shown):
        print_error(f"  not judged: {count_noun(dropped, 'other fact')}")
    for each in proposer.rounds:
        print_error(f"model, round {each.number}: {each.proposed} facts proposed, {each.accepted} proven")
    _write_report(request, proposer, drafted, articles)


def _write_report(
    request: ModelRequest, proposer: ModelProposer, drafted: DraftedRecord | None, articles: Sequence[Article]
) -> None:
    if request.report is not None:
        to_file(request.report, [model_report_text(proposer, drafted, articles).encode()])


def report_invalid_answer(
    request: ModelRequest, error: InvalidAnswer, proposer: ModelProposer, articles: Sequence[Article]
) -> int:
    """Says why an answer cannot be read. Nothing is drafted."""
    _write_report(request, proposer, None, articles)
    print_error("diplovisit: the model's answer cannot be read; nothing was drafted")
    for fault in error.faults[:_MOST_SHOWN]:
        print_error(f"  {escaped(str(fault))}")
    print_error("  = help: use --rounds 2 to let the model repair it, or leave out --with to draft by rules only")
    return console.COULD_NOT_RUN


def _answers_of(paths: Sequence[str]) -> AskModel:
    """Returns a function that gives the answers in files, one after the other."""
    for path in paths:
        if path != "-" and not Path(path).is_file():
            raise NoSuchPath(f"{path}: no such file")
    answers = _read_answers(paths)

    def give(prompt: str) -> str:
        answer = next(answers, None)
        if answer is None:
            raise _NextPrompt(prompt)
        return answer

    return give


def _read_answers(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        data = sys.stdin.buffer.read(LARGEST_ANSWER + 1) if path == "-" else read_file(path, LARGEST_ANSWER)
        try:
            yield data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise console.CannotRun(f"{path}: is not UTF-8 at byte {error.start + 1:,}; save it as UTF-8") from None


def _with_note(ask: AskModel, name: str) -> AskModel:
    """Says on a terminal which program is working, because a model takes its time."""

    def noted(prompt: str) -> str:
        if sys.stderr.isatty():
            print_error(f"asking {escaped(name, 80)} ({len(prompt):,} characters) …")
        try:
            return ask(prompt)
        except CommandFailed as error:
            raise console.CannotRun(str(error)) from None

    return noted
