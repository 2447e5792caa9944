"""Inputs to begin with: the files of the corpus, the seeds and the examples, and the words of the record."""

from collections.abc import Iterator
from pathlib import Path

from diplovisit.record.constraints import FIELD_NAMES

ROOT = Path(__file__).parent.parent.parent
_FOLDERS = ("examples", "seeds", "tests/corpus", "tests/corpus_calendars", "tests/exporters/icalendar/golden")

FIELDS = tuple(sorted(FIELD_NAMES))
"""The names of the fields of a record."""


def files(*suffixes: str) -> Iterator[bytes]:
    """The files with one of these suffixes, sorted."""
    for folder in _FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path.read_bytes()


def records() -> list[Path]:
    """The valid records, smallest first."""
    return [*sorted((ROOT / "examples").glob("*.yaml"), key=lambda path: path.stat().st_size)]
