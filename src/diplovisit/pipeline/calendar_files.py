"""Finds calendars: by their ending, or by their first line where the ending says nothing."""

import os
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import NoSuchPath, is_inside, open_file
from diplovisit.files.walk import walk_files
from diplovisit.pipeline.read import CALENDAR_SUFFIXES

# Endings that say what a file is. Any other file is opened to see whether it is a calendar.
_OTHER_SUFFIXES: Final = frozenset(
    (
        *(".yaml", ".yml", ".json", ".jsonl", ".toml", ".xml", ".md", ".html", ".htm", ".py"),
        *(".csv", ".tsv", ".parquet", ".xlsx", ".xls", ".ods", ".sqlite", ".db"),
        *(".pdf", ".doc", ".docx", ".zip", ".gz", ".png", ".jpg", ".jpeg"),
    )
)
_FIRST_LINE: Final = b"BEGIN:VCALENDAR"
_LONGEST_START: Final = 1_000


@attrs.frozen(kw_only=True)
class FoundCalendars:
    """The calendars of a folder and its subfolders, and the other files in them, each in the order of their names."""

    calendars: tuple[Path, ...]
    others: tuple[Path, ...]


def is_calendar_name(name: str | os.PathLike[str]) -> bool:
    """Whether the ending of a name is that of a calendar, in any case.

    >>> is_calendar_name("Visits.ICS"), is_calendar_name("busy.ifb"), is_calendar_name("visits.json")
    (True, True, False)
    """
    return Path(name).suffix.lower() in CALENDAR_SUFFIXES


def is_calendar_start(data: bytes) -> bool:
    r"""Whether a file that begins with these bytes is a calendar.

    >>> is_calendar_start(b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n"), is_calendar_start(b"BEGIN:VCARD")
    (True, False)
    """
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(_FIRST_LINE)].upper() == _FIRST_LINE


def is_calendar_file(path: Path) -> bool:
    """Whether a file is a calendar, by its ending or its first line. Raises NoSuchPath for a missing calendar."""
    if is_calendar_name(path):
        if not path.is_file():
            raise NoSuchPath(f"{path}: no such file")
        return True
    if path.suffix.lower() in _OTHER_SUFFIXES or not path.is_file():
        return False
    with open_file(path) as stream:
        return is_calendar_start(stream.read(_LONGEST_START))


def _begins_like_calendar(file: Path) -> bool:
    try:
        return is_calendar_file(file)
    except OSError:  # a file that may not be read counts as skipped, and is named
        return False


def find_calendars(folder: Path) -> FoundCalendars:
    """Walks a folder for calendars. Hidden files and folders are not looked at, and links to folders are not followed.

    Raises NoSuchPath for a calendar that cannot be read, or that is a link out of the folder; passes OSError on.
    """
    others: list[Path] = []

    def is_wanted(file: Path) -> bool:
        # A link out of the folder is never opened: with the ending of a calendar it is refused, and else left alone.
        may_open = not file.is_symlink() or is_inside(file, folder)
        wanted = is_calendar_name(file) or (may_open and _begins_like_calendar(file))
        if not wanted:
            others.append(file)
        return wanted

    calendars = tuple(walk_files(folder, is_wanted))
    return FoundCalendars(calendars=calendars, others=tuple(others))
