"""`diplovisit plot`: draws visits by year and by country."""

import argparse
import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.inputs import InvalidRecords, load_records
from diplovisit.cli.outputs import is_folder, to_file, to_standard_output
from diplovisit.exporters.plots import PictureFormat
from diplovisit.pipeline.plot import MatplotlibMissing, NothingToDraw, plot
from diplovisit.record import Visit


def run(parsed: argparse.Namespace) -> int:
    """Draws every record that is asked for, or nothing where one of those that were read is not whole."""
    to = _format(parsed)
    # It tells of its cache of fonts, which is no concern of whoever wants a picture.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.filterwarnings("always", category=UserWarning)
            picture = plot(
                _visits(parsed),
                to,
                by=parsed.by,
                top=parsed.top,
                title=parsed.title,
                where=parsed.where,
                split_by=parsed.split_by,
                width=parsed.width,
                height=parsed.height,
            )
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except NothingToDraw as error:
        print_error(f"diplovisit: {error}; nothing was written")
        return console.NOTHING_TO_CHECK
    except (MatplotlibMissing, ValueError) as error:
        raise console.CannotRun(str(error)) from None
    if parsed.output in (None, "-"):
        to_standard_output([picture])
    else:
        to_file(parsed.output, [picture])
    # The one thing that matplotlib has to say of a picture as plain as these.
    if any(warning.category is UserWarning for warning in told):
        said = "some letters are not as they should be, as the font of the picture lacks them; an .svg has them all"
        print_error(f"diplovisit: note: {said}")
    return console.OK


def _format(parsed: argparse.Namespace) -> str:
    """What to draw, by the ending of the file or by --to. Raises CannotRun."""
    output: str | None = parsed.output
    to: str | None = parsed.to
    if output is None or output == "-":
        if to in ("png", "pdf") and sys.stdout.isatty():
            raise console.CannotRun(f"{to} is not for a terminal: name a file with -o, such as -o visits.{to}")
        return to or "svg"
    if is_folder(output):
        raise console.CannotRun(f"{output}: is a folder; a picture is a file, such as visits.svg")
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending not in tuple(PictureFormat):
        if to is not None:
            return to
        seen = f"ends in .{ending}" if ending else "has no ending"
        raise console.CannotRun(f"{output}: {seen}; a picture ends in .svg, .png or .pdf, or has its format by --to")
    if to not in (None, ending):
        raise console.CannotRun(f"{output}: ends in .{ending}, and --to says {to}")
    return ending


def _visits(parsed: argparse.Namespace) -> Iterator[Visit]:
    """Each record. Raises CannotRun where there is none at all, and where two share an id."""
    seen: dict[str, str] = {}
    for file, visit in load_records(parsed):
        if visit.id in seen:
            raise console.CannotRun(f'two records have the id "{visit.id}": one in {seen[visit.id]}, one in {file}')
        seen[visit.id] = file
        yield visit
    if not seen:
        raise console.CannotRun(f"no records in {', '.join(parsed.paths)}")
