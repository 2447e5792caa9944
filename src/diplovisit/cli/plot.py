"""`diplovisit plot`: draws visits by year and by country, as a timeline or on a map."""

import argparse
import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.inputs import STDIN, InputOptions, InvalidRecords
from diplovisit.cli.outputs import is_folder, require_no_record, require_not_read, to_file, to_standard_output
from diplovisit.cli.skipped_files import load_records
from diplovisit.exporters.plots import PictureFormat
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.plot import NothingToDraw, plot
from diplovisit.pipeline.read import list_record_files
from diplovisit.record import Visit


def run(parsed: argparse.Namespace) -> int:
    """Draws every selected record. Writes nothing when one of the records that were read is invalid."""
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename)
    output: str | None = parsed.output
    to = _picture_format(output, parsed.to)
    if output is not None and output != "-":
        require_not_read(output, () if STDIN in inputs.paths else list_record_files(inputs.paths))
        require_no_record(output)
    # matplotlib logs messages about its font cache, which users of a picture do not need.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.filterwarnings("always", category=UserWarning)
            picture = plot(
                _visits(inputs),
                to,
                by=parsed.by,
                top=parsed.top,
                title=parsed.title,
                where=parsed.where,
                split_by=parsed.split_by,
                theme=parsed.theme,
                width=parsed.width,
                height=parsed.height,
            )
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except NothingToDraw as error:
        print_error(f"diplovisit: {error}; nothing was written")
        return console.NOTHING_TO_CHECK
    except (ExtraMissing, ValueError) as error:
        raise console.CannotRun(str(error)) from None
    if output is None or output == "-":
        to_standard_output([picture])
    else:
        to_file(output, [picture])
    # Missing letters are the only reason for a warning about such simple pictures.
    if any(warning.category is UserWarning for warning in caught):
        message = "the font lacks some letters of the picture; write .svg to keep them"
        print_error(f"diplovisit: note: {message}")
    return console.OK


def _picture_format(output: str | None, to: str | None) -> str:
    """Returns the format of the picture, from the ending of the file, or from `--to`. Raises CannotRun."""
    if output is None or output == "-":
        if to in ("png", "pdf") and sys.stdout.isatty():
            raise console.CannotRun(f"{to} cannot be shown on a terminal: name a file with -o, such as -o visits.{to}")
        return to or "svg"
    if is_folder(output):
        raise console.CannotRun(f"{output}: is a folder; name a file, such as visits.svg")
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in tuple(PictureFormat):
        if to is not None:
            return to
        problem = f"unknown extension .{ending}" if ending else "no extension"
        raise console.CannotRun(f"{output}: {problem}; expected .svg, .png or .pdf, or a format with --to")
    if to not in (None, ending):
        raise console.CannotRun(f"{output}: the extension .{ending} contradicts --to {to}; change one of them")
    return ending


def _visits(inputs: InputOptions) -> Iterator[Visit]:
    """Yields each record. Raises CannotRun for no record at all, and for two records with one id."""
    files_by_id: dict[str, str] = {}
    for file, visit in load_records(inputs):
        if visit.id in files_by_id:
            places = f"one in {files_by_id[visit.id]}, one in {file}"
            raise console.CannotRun(f'two records have the id "{visit.id}": {places}; change one id')
        files_by_id[visit.id] = file
        yield visit
    if not files_by_id:
        raise console.CannotRun(f"no records in {', '.join(inputs.paths)}")
