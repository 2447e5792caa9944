"""`diplovisit draft --update`: proposes the next revision of a record from a later text."""

from collections.abc import Sequence
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.edited_record import (
    InvalidInput,
    check_options,
    named_sources,
    open_record,
    print_changes,
    require_text_file,
    write_record,
)
from diplovisit.cli.status import report_refused
from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import read_article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.editing import CannotEdit
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import read_file
from diplovisit.pipeline.draft import source_ids
from diplovisit.pipeline.draft_update import update_record
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.status_request import StatusRefused
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Visit


def update_from_text(
    record: str, texts: Sequence[str], options: DraftOptions, settings: Settings, *, is_written: bool
) -> int:
    """Shows what a later text changes in a record, and writes it with `--write`."""
    if len(texts) != 1 or texts[0] == "-":
        raise console.CannotRun("--update expects exactly one text, in a file")
    try:
        opened = open_record(record)
    except InvalidInput:
        return console.ERRORS_FOUND
    name, file = _new_source(texts[0], opened.visit)
    options_of_check = check_options(settings, {})
    try:
        article = read_article(name, read_file(file, LARGEST_DOCUMENT))
        changed = update_record(opened.document, opened.visit, article, file, options, options_of_check)
    except DraftImpossible as error:
        print_error(f"diplovisit: {record} is unchanged: in {file}, {error}")
        print_error(f"  = help: {error.remedy}")
        return console.ERRORS_FOUND
    except StatusRefused as refused:
        return report_refused(record, refused)
    except (UnreadableText, CannotEdit) as error:
        raise console.CannotRun(f"{file}: {error}") from None
    for note in changed.notes:
        print_error(f"note: {note}")
    if changed.document is opened.document:
        return console.OK
    print_changes(opened, changed.visit)
    if not is_written:
        print_error(f"{record} was not changed; use --write to write the changes")
        return console.OK
    given = attrs.evolve(options_of_check.texts, given={name: file})
    write_record(opened, changed.document, changed.visit, given)
    return console.OK


def _new_source(argument: str, visit: Visit) -> tuple[str, Path]:
    """Returns the id of the new source and its file. Raises CannotRun."""
    known = [source.id for source in visit.sources]
    if "=" in argument and not Path(argument).exists():
        ((name, file),) = named_sources([argument]).items()
        if name in known:
            raise console.CannotRun(f"{argument}: the record already has a source {name}; give the text another id")
    else:
        file = argument
        name = source_ids([*(Path(f"{each}.txt") for each in known), Path(argument)])[-1]
    path = Path(file or "")
    require_text_file(name, path)
    return name, path
