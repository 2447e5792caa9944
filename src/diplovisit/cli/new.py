"""`diplovisit new`: asks who visits whom, when and by what source, and writes the shortest record of it."""

import argparse
import datetime
import io
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.edited_record import require_text_file
from diplovisit.cli.editing_arguments import SOURCE_KINDS_IN_WORDS
from diplovisit.cli.inputs import require_format
from diplovisit.cli.outputs import to_standard_output
from diplovisit.cli.revision_times import revision_time
from diplovisit.evidence.texts import SourceText, UnreadableText, read_text
from diplovisit.files import read_file
from diplovisit.files.atomic_write import write_tree
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import InvalidRecord
from diplovisit.pipeline.answers import (
    UnreadableAnswer,
    parse_country_answer,
    parse_days_answer,
    parse_line_answer,
    parse_word_answer,
)
from diplovisit.pipeline.attachments import SourceTexts
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.new_record import NewRecord, NewRecordAnswers, WordsRefused, new_record
from diplovisit.pipeline.new_source import CardOptions
from diplovisit.pipeline.read import read_stream
from diplovisit.pipeline.rule_selection import Selection
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.status_days import refusal_of_begun
from diplovisit.readers import Document, Format
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Edtf, Person, Severity, Source, SourceKind, Status
from diplovisit.record.constraints import RECORD_ID
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.printable import printable_line

_FOLDER: Final = "visits"
_COUNTRIES: Final = frozenset({"sending", "hosts"})


@attrs.frozen(kw_only=True)
class _Question:
    """A question, and how its answer is read.

    flag: its option. words: what is asked. read: makes the answer of a text, of the days of the visit and of the day of
    the revision, or raises.
    default: what an empty answer means; None if one is required, "" if the field is left out then.
    """

    name: str
    flag: str
    words: str
    read: Callable[[str, Edtf | None, Edtf], Any]
    default: str | None = None


def _read_hosts(text: str, when: Edtf | None, today: Edtf) -> tuple[str, ...]:
    return tuple(parse_country_answer(each, when, today) for each in text.split(";") if each.strip()) or (
        parse_country_answer(text),
    )


def _source(publisher: str | None = None, url: str | None = None) -> Source:
    return Source(id="a", kind=SourceKind.NEWS, publisher=publisher, url=url)


_QUESTIONS: Final = (
    _Question(
        name="traveller",
        flag="--traveller NAME",
        words="Who travels? The name, without the office",
        read=lambda text, *_: parse_line_answer(text, lambda line: Person(id="a", name=line)),
    ),
    _Question(
        name="office",
        flag="--office OFFICE",
        words="Which office? Such as Foreign Minister",
        read=lambda text, *_: parse_line_answer(text, lambda line: Person(id="a", office=line, country="NO")),
        default="",
    ),
    _Question(
        name="sending", flag="--from COUNTRY", words="From which country? A name or a code", read=parse_country_answer
    ),
    _Question(
        name="hosts",
        flag="--to COUNTRY",
        words="To which country? Separate several with ;",
        read=_read_hosts,
    ),
    _Question(
        name="when",
        flag="--when DAYS",
        words="When? Such as 15-17 September 2026, or unknown",
        read=lambda text, *_: None if text.strip().lower() == "unknown" else parse_days_answer(text),
    ),
    _Question(
        name="status",
        flag="--status STATUS",
        words=f"Which status? {', '.join(Status)}",
        read=lambda text, *_: parse_word_answer(text, Status),
        default=Status.REPORTED.value,
    ),
    _Question(
        name="source_kind",
        flag="--source-kind KIND",
        words=f"Which kind of source? {SOURCE_KINDS_IN_WORDS}",
        read=lambda text, *_: parse_word_answer(text, SourceKind),
    ),
    _Question(
        name="publisher",
        flag="--publisher NAME",
        words="Who published the source?",
        read=lambda text, *_: parse_line_answer(
            text, lambda line: Source(id="a", kind=SourceKind.NEWS, publisher=line)
        ),
        default="",
    ),
    _Question(
        name="url",
        flag="--url URL",
        words="Web address of the source?",
        read=lambda text, *_: parse_line_answer(text, lambda line: _source(url=line)),
        default="",
    ),
)


def run(parsed: argparse.Namespace) -> int:
    """Writes a new record. Asks on a terminal for what no option says; elsewhere lists what is missing."""
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    if parsed.output is not None or parsed.id is not None:
        # Nobody should answer questions for a file that cannot be written.
        _require_free(_target(parsed.output, _id(parsed.id) or "", settings))
    text = _source_text(parsed.text)
    answers = _answers(parsed)
    try:
        target = _target(parsed.output, "", settings)
        new = new_record(answers, text, schema=_schema(target))
    except WordsRefused as refused:
        return _report_refused(refused)
    except InvalidRecord as error:
        raise console.CannotRun("; ".join(finding.sentence for finding in error.findings)) from None
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    return _write(parsed, new, settings)


def _answers(parsed: argparse.Namespace) -> NewRecordAnswers:
    values: dict[str, Any] = {}
    faults: list[str] = []
    missing: list[_Question] = []
    revised = revision_time(parsed.revised)
    today = Edtf(f"{revised:%Y-%m-%d}")
    # A name may mean another state at another time, so the days are read first.
    for question in sorted(_QUESTIONS, key=lambda each: each.name != "when"):
        given = getattr(parsed, question.name)
        if given is None or given == []:
            missing.append(question)
            continue
        text = ";".join(given) if isinstance(given, list) else given
        try:
            values[question.name] = question.read(text, values.get("when"), today)
        except UnreadableAnswer as error:
            faults.append(f"{question.flag}: {error}")
    missing.sort(key=_QUESTIONS.index)
    required = [question for question in missing if question.default is None]
    # The text of a source shows what kind of source it is.
    required = [each for each in required if each.name != "source_kind" or parsed.text is None]
    # Somebody with an office need not have a name.
    required = [each for each in required if each.name != "traveller" or not values.get("office")]
    if required and not faults and sys.stdin.isatty():
        values |= _ask(missing, _with_texts(parsed), values, revised)
    else:
        faults += [f"{each.flag}: {each.words[0].lower()}{each.words[1:]}" for each in required]
        if faults:
            raise console.CannotRun(_listed(faults, are_missing=len(faults) == len(required)))
        values |= {each.name: each.read(each.default, None, today) for each in missing if each.default}
    if not values.get("traveller") and not values.get("office"):
        raise console.CannotRun("expected --traveller NAME or --office OFFICE; a visit has at least one traveller")
    card = CardOptions(
        kind=values.pop("source_kind", None),
        publisher=values.pop("publisher", None),
        url=values.pop("url", None),
        date=_days("--date", parsed.date),
        language=parsed.language,
        licence=parsed.licence,
    )
    return NewRecordAnswers(
        **values,
        source=card,
        quotes=tuple(dict.fromkeys(parsed.quote)),
        title=_title(parsed.title),
        id=_id(parsed.id),
        by=parsed.by,
        revised=revised,
    )


def _listed(faults: Sequence[str], *, are_missing: bool) -> str:
    what = "missing options" if are_missing else "invalid or missing options"
    return f"{what}: {' | '.join(faults)}"


def _with_texts(parsed: argparse.Namespace) -> dict[str, str]:
    """Returns what the options say of the countries, as it was written."""
    given = {"sending": parsed.sending, "hosts": ";".join(parsed.hosts or ())}
    return {name: text for name, text in given.items() if text}


def _ask(
    questions: Sequence[_Question], texts: dict[str, str], known: dict[str, Any], revised: datetime.datetime
) -> dict[str, Any]:
    """Asks on the terminal. An answer that cannot be read is asked again. Raises KeyboardInterrupt.

    texts: the countries that options gave. Days that are answered may give their names another meaning.
    """
    values = dict(known)
    print_error("New record. Press Enter for the default in brackets, or Ctrl-C to quit without writing.")
    for question in questions:
        texts[question.name] = _ask_one(question, values, revised)
    if known.get("when") is None and values.get("when") is not None:
        for question in (each for each in _QUESTIONS if each.name in _COUNTRIES):
            if not _take(question, texts[question.name], values, revised):
                _ask_one(question, values, revised)
    return values


def _ask_one(question: _Question, values: dict[str, Any], revised: datetime.datetime) -> str:
    """Asks until the answer can be taken, and puts it into the values. Returns its text."""
    while True:
        text = _answer(question).strip() or question.default
        if text is None:
            print_error("  an answer is required")
        elif _take(question, text, values, revised):
            return text


def _take(question: _Question, text: str, values: dict[str, Any], revised: datetime.datetime) -> bool:
    """Puts an answer into the values, or says why it cannot be taken. Returns whether it was taken."""
    days = values.get("when")
    try:
        value = question.read(text, days, Edtf(f"{revised:%Y-%m-%d}")) if text else None
    except UnreadableAnswer as error:
        print_error(f"  {error}")
        return False
    refusal = refusal_of_begun(value, (days,), revised) if isinstance(value, Status) and days is not None else None
    if refusal is not None:
        print_error(f"  {refusal}")
        return False
    values[question.name] = value
    return True


def _answer(question: _Question) -> str:
    hint = "" if question.default is None else f" [{question.default or 'leave out'}]"
    sys.stderr.write(printable_line(f"{question.words}{hint}: "))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise console.CannotRun("standard input ended before all questions were answered; nothing was written")
    return line.rstrip("\r\n")


def _days(flag: str, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return parse_days_answer(text)
    except UnreadableAnswer as error:
        raise console.CannotRun(f"{flag}: {error}") from None


def _title(text: str | None) -> str | None:
    if text is None:
        return None
    bare = " ".join(text.split())
    if not bare:
        raise console.CannotRun("--title: expected a text; saw none")
    return bare


def _id(text: str | None) -> str | None:
    if text is not None and not RECORD_ID.fullmatch(text):
        raise console.CannotRun(f"--id {quoted(text)}: expected an id such as fi-ee-virtanen, without a date")
    return text


def _source_text(file: str | None) -> SourceText | None:
    if file is None:
        return None
    require_text_file("the source", Path(file))
    try:
        return read_text(read_file(file, LARGEST_DOCUMENT))
    except UnreadableText as error:
        raise console.CannotRun(f"{file}: {error}") from None


def _target(output: str | None, name: str, settings: Settings) -> Path | None:
    """Returns the file for the record: the one of -o, or visits/ID.yaml in a repository; None for standard output."""
    if output is not None:
        path = Path(output)
        if require_format(output) is not Format.YAML:
            raise console.CannotRun(f"{output}: expected a file that ends in .yaml, because new records are YAML")
        return path
    here = settings.folder if settings.folder is not None else Path.cwd()
    if settings.folder is None and not (here / _FOLDER).is_dir():
        return None
    folder = here / _FOLDER
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    return shown / f"{name}.yaml"


def _require_free(target: Path | None) -> None:
    """Raises CannotRun for a file that is there already."""
    if target is not None and (target.exists() or target.is_symlink()):
        raise console.CannotRun(
            f"{target}: already exists and was not changed; give another file with -o, or another --id"
        )


def _schema(target: Path | None) -> str | None:
    """Returns the address of the JSON Schema beside the folder of records, if there is one."""
    if target is None or not (target.parent.parent / "schemas" / "visit.schema.json").is_file():
        return None
    return "../schemas/visit.schema.json"


def _write(parsed: argparse.Namespace, new: NewRecord, settings: Settings) -> int:
    target = _target(parsed.output, new.visit.id, settings)
    _require_free(target)
    name = str(target) if target is not None else f"{new.visit.id}.yaml"
    if _has_faults(new, name, settings, parsed.text):
        return console.ERRORS_FOUND
    for quote in new.unchecked:
        print_error(f"note: {quoted(quote)} was not checked; give the text of the source with --text FILE")
    data = new.text.encode()
    if target is None:
        to_standard_output([data])
        return console.OK
    write_tree(target.parent, {target.name: data})
    print_line(f"{target} written")
    source = f" --source {new.visit.sources[0].id}={shlex.quote(parsed.text)}" if parsed.text is not None else ""
    print_line(f"next: diplovisit check {shlex.quote(str(target))}{source}")
    return console.OK


def _has_faults(new: NewRecord, name: str, settings: Settings, text: str | None) -> bool:
    """Shows the findings of the new record. Returns whether one is more than an info, so that it is not written."""
    (document,) = read_stream(io.BytesIO(new.text.encode()), name, Format.YAML)
    assert isinstance(document, Document)  # it was written just now
    given = {new.visit.sources[0].id: Path(text)} if text is not None else {}
    options = CheckOptions(
        texts=SourceTexts(given=given),
        selection=Selection(settings.choices),
        require_evidence=bool(settings.require_evidence),
    )
    result = check_document(attrs.evolve(document, name=name), options)
    if result.findings:
        write_report(list(REPORTERS["full"]([result]))[:-1], sys.stderr)
    # A text has figures and names that nobody cites yet.
    faults = [finding for finding in result.findings if finding.rule not in {"figure-uncited", "name-uncited"}]
    is_refused = any(finding.severity is not Severity.INFO for finding in faults)
    if is_refused:
        is_at_home = any(finding.rule == "host-among-senders" for finding in faults)
        which = "--from or --to, which must be different countries" if is_at_home else "the options or answers"
        print_error(f"diplovisit: nothing was written: correct {which}")
    return is_refused


def _report_refused(refused: WordsRefused) -> int:
    print_error(f"diplovisit: nothing was written: {refused}")
    for each in refused.facts:
        print_error(f"  {each.fact.address} {each.fact.value}: {each.reading.verdict}: {each.reading.clause}")
    return console.ERRORS_FOUND
