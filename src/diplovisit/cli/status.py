"""`diplovisit status`: changes the status of a visit in the text of its record."""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from diplovisit.cli import console
from diplovisit.cli.colours import write_diff, write_report
from diplovisit.cli.configuration import load_settings
from diplovisit.cli.console import print_error
from diplovisit.cli.edited_record import (
    InvalidInput,
    check_options,
    date_of,
    named_sources,
    open_record,
    print_changes,
    require_text_file,
    write_record,
)
from diplovisit.cli.outputs import unified_diff
from diplovisit.cli.revision_times import revision_time
from diplovisit.editing import CannotEdit
from diplovisit.evidence.proving_words import FactByWords
from diplovisit.evidence.texts import UnreadableText, read_text
from diplovisit.files import read_file
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline.change_status import change_status
from diplovisit.pipeline.new_source import CardOptions, NewSource, new_source
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import EngagementStatus, SourceKind, Status, Visit
from diplovisit.record.constraints import ID
from diplovisit.reporters import REPORTERS

_OF_STOPS: Final = {
    "--to": (
        ", edit `when` of {engagement} in the file, and add its evidence with `diplovisit quote FILE WORDS --add --fact"
        " {engagement}/when`"
    ),
    "--stop": "",
    "--reason": ", and give the reason with --quote, or with --by and --note",
}
"""Options that are said of stops, with what to do for an engagement."""


def run(parsed: argparse.Namespace) -> int:
    """Changes the status in one record, and shows what changed. Writes nothing where the change is refused."""
    try:
        opened = open_record(parsed.paths[0], is_changed=not parsed.dry_run)
    except InvalidInput:
        return console.ERRORS_FOUND
    source, texts, card = _sources(parsed, opened.visit)
    request = _request(parsed, source, card)
    settings = load_settings(parsed.config, no_config=parsed.no_config, allow_outside=parsed.allow_outside)
    options = check_options(settings, texts)
    try:
        changed = change_status(opened.document, opened.visit, request, options)
    except StatusRefused as refused:
        return report_refused(parsed.paths[0], refused)
    except CannotEdit as error:
        raise console.CannotRun(str(error)) from None
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    for note in changed.notes:
        print_error(f"note: {note}")
    if changed.document is opened.document:
        return console.OK
    if card is not None and parsed.source_kind is None:
        print_error(
            f"note: the kind of the new source {card.source.id} is {card.source.kind}; change it with --source-kind"
        )
    for words in changed.unchecked:
        print_error(
            f"note: {quoted(words)} was not checked: no text of {source or opened.visit.sources[0].id} was found"
        )
    print_changes(opened, changed.visit, parsed.output_format)
    if parsed.dry_run:
        after = changed.document.text.encode()
        write_diff(unified_diff(parsed.paths[0], opened.data, after, "changed"))
        print_error("dry run: nothing was written")
        return console.OK
    write_record(opened, changed.document, changed.visit, options.texts)
    return console.OK


def _request(parsed: argparse.Namespace, source: str | None, card: NewSource | None) -> StatusRequest:
    if parsed.engagement is not None:
        if parsed.status not in tuple(EngagementStatus):
            raise console.CannotRun(f"expected added, postponed or cancelled for an engagement; saw {parsed.status}")
        for flag, then in _OF_STOPS.items():
            if getattr(parsed, flag.strip("-")) is not None:
                remedy = then.format(engagement=parsed.engagement)
                raise console.CannotRun(f"{flag} is for stops, not for engagements; leave it out{remedy}")
    elif parsed.status not in tuple(Status):
        raise console.CannotRun(f"{parsed.status} is a status of engagements: name one with --engagement ID")
    for flag, text in (("--reason", parsed.reason), ("--note", parsed.note), *(("--quote", q) for q in parsed.quote)):
        if text is not None and not text.strip():
            raise console.CannotRun(f"{flag}: expected words; saw an empty text")
    return StatusRequest(
        status=Status(parsed.status) if parsed.engagement is None else None,
        engagement=parsed.engagement,
        engagement_status=EngagementStatus(parsed.status) if parsed.engagement is not None else None,
        stop=parsed.stop,
        days=date_of("--to", parsed.to) if parsed.to is not None else None,
        reason=parsed.reason,
        quotes=tuple(dict.fromkeys(parsed.quote)),
        nth=parsed.nth,
        source=source,
        new_source=card,
        by=parsed.by,
        note=parsed.note,
        drop_programme=parsed.drop_programme,
        revised=revision_time(parsed.revised),
    )


def _sources(parsed: argparse.Namespace, visit: Visit) -> tuple[str | None, dict[str, Path], NewSource | None]:
    """Returns the id of the source of the words, the given texts, and the source that the record lacks."""
    known = [source.id for source in visit.sources]
    named = named_sources(parsed.source)
    if parsed.text is not None and not named:
        named[_id_from(parsed.text, known)] = parsed.text
    elif parsed.text is not None:
        name = _cited(named, known)
        if named[name] is not None:
            raise console.CannotRun(f"--text {parsed.text}: the text of {name} was already given with --source")
        named[name] = parsed.text
    texts = {name: Path(file) for name, file in named.items() if file is not None}
    for name, path in texts.items():
        require_text_file(name, path)
    new = [name for name in named if name not in known]
    card = (parsed.source_kind, parsed.publisher, parsed.date, parsed.url, parsed.language, parsed.licence)
    if not new:
        if any(value is not None for value in card):
            raise console.CannotRun(
                "--source-kind, --publisher, --date, --url, --language and --licence are only for a new source"
            )
        return (_cited(named, known) if named else None), texts, None
    if named[new[0]] is None and all(value is None for value in card):
        suggestion = did_you_mean(closest(new[0], known)) or f"; expected one of {', '.join(known)}"
        remedy = "for a new source, give its text (ID=FILE) or its --source-kind"
        raise console.CannotRun(f"--source {new[0]}: the record has no such source{suggestion}; {remedy}")
    cited = _cited(named, known)
    return cited, texts, _new_source(parsed, cited, texts.get(cited))


def _cited(named: Iterable[str], known: Iterable[str]) -> str:
    """Returns the source whose words are quoted: the new one, or the only one. Raises CannotRun."""
    new = [name for name in named if name not in set(known)]
    chosen = new or list(named)
    if len(chosen) > 1:
        raise console.CannotRun(f"--source: expected one source of the quotes; saw {', '.join(chosen)}")
    return chosen[0]


def _new_source(parsed: argparse.Namespace, name: str, file: Path | None) -> NewSource:
    card = CardOptions(
        kind=SourceKind(parsed.source_kind) if parsed.source_kind is not None else None,
        publisher=parsed.publisher,
        date=date_of("--date", parsed.date) if parsed.date is not None else None,
        url=parsed.url,
        language=parsed.language,
        licence=parsed.licence,
    )
    try:
        return new_source(name, card, read_text(read_file(file, LARGEST_DOCUMENT)) if file is not None else None)
    except UnreadableText as error:
        raise console.CannotRun(f"{file}: {error}") from None
    except ValueError as error:
        raise console.CannotRun(f"the new source {name}: {error}") from None


def _id_from(file: str, known: Iterable[str]) -> str:
    """Returns an id for a new source that is named after its file."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(file).stem.lower()).strip("-")
    name = stem if ID.fullmatch(stem) else "source"
    taken = set(known)
    return next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1_000))) if each not in taken)


def report_refused(name: str, refused: StatusRefused) -> int:
    """Says why a change was refused, and what the words say of each fact. Returns the exit code."""
    print_error(f"diplovisit: not changed: {name}: {refused}")
    for each in _worst_first(refused.judgements):
        words = quoted(each.row.quote or "")
        print_error(
            f"  {each.fact.address} {each.fact.value}: {each.opinion.verdict} by {words}: {each.opinion.clause}"
        )
    if refused.result is not None:
        write_report(list(REPORTERS["full"]([refused.result]))[:-1])
    return console.ERRORS_FOUND


def _worst_first(judgements: tuple[FactByWords, ...]) -> list[FactByWords]:
    return sorted(judgements, key=lambda each: each.rank, reverse=True)
