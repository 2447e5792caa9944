"""Reads records back from a folder of tables."""

from collections.abc import Iterator
from pathlib import Path

from diplovisit.pipeline.reading import Read
from diplovisit.readers import read_tables
from diplovisit.record import Visit, node_shape

_ROOT = "visits.csv"


def is_folder_of_tables(path: Path) -> bool:
    """Whether a path is a folder that `export --to csv` wrote: one with a table of visits in it."""
    return path.is_dir() and (path / _ROOT).is_file()


def read_tables_of(folder: Path) -> Iterator[Read]:
    """Reads the records of a folder of tables, after the faults of its files. Raises OSError as it comes."""
    files = {file.name: file.read_bytes() for file in sorted(folder.glob("*.csv")) if file.is_file()}
    yield from read_tables(files, name=str(folder), shape=node_shape(Visit))
