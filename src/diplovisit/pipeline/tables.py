"""Reads records back from a folder of tables."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from diplovisit.pipeline.reading import Read
from diplovisit.readers.csv_tables import read_tables
from diplovisit.record import Visit, node_shape

_ROOTS = ("visits.csv", "visits.parquet")


def is_folder_of_tables(path: Path) -> bool:
    """Whether a path is a folder that `export --to csv` or `--to parquet` wrote: one with a table of visits in it."""
    return path.is_dir() and any((path / root).is_file() for root in _ROOTS)


def read_tables_of(folder: Path) -> Iterator[Read]:
    """Reads the records of a folder of tables, after the faults of its files.

    Raises ValueError where it has tables of both kinds, or one of Parquet that cannot be read as its table;
    ExtraMissing for Parquet without the extra `arrow`; and OSError as it comes.
    """
    kinds = [Path(root).suffix for root in _ROOTS if (folder / root).is_file()]
    if len(kinds) > 1:
        raise ValueError(f"{folder}: has {' and '.join(_ROOTS)}: keep the tables that are right, and delete the others")
    paths = [file for file in sorted(folder.glob(f"*{kinds[0]}")) if file.is_file()]
    if kinds == [".csv"]:
        files = {file.name: file.read_bytes() for file in paths}
        yield from read_tables(files, name=str(folder), shape=node_shape(Visit))
    else:
        yield from _parquet(paths, folder)


def _parquet(paths: list[Path], folder: Path) -> Iterator[Read]:
    from diplovisit.readers.parquet_tables import read_parquet_tables  # noqa: PLC0415  # pyarrow is an extra

    with ExitStack() as opened:
        files = {file.name: opened.enter_context(file.open("rb")) for file in paths}
        yield from read_parquet_tables(files, name=str(folder), shape=node_shape(Visit))
