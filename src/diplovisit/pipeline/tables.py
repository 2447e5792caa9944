"""Reads records back from a folder of tables."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from diplovisit.files import consistent_set, open_file, read_file
from diplovisit.pipeline.reading import Read
from diplovisit.readers.csv_tables import LARGEST_TABLE, read_tables
from diplovisit.record import Visit, node_shape

_ROOTS = ("visits.csv", "visits.parquet")


def is_folder_of_tables(path: Path) -> bool:
    """Whether a path is a folder that `export --to csv` or `--to parquet` wrote: one with a table of visits in it."""
    return path.is_dir() and any((path / root).is_file() for root in _ROOTS)


def read_tables_folder(folder: Path) -> Iterator[Read]:
    """Reads the records of a folder of tables, after the faults of its files.

    Raises ValueError where it has tables of both kinds, or one of Parquet that cannot be read as its table;
    ExtraMissing for Parquet without the extra `arrow`; UnfinishedWrite where the tables are not of one set; and OSError
    as it comes.
    """
    kinds = [Path(root).suffix for root in _ROOTS if (folder / root).is_file()]
    if len(kinds) > 1:
        raise ValueError(f"{folder}: has {' and '.join(_ROOTS)}: keep the tables that are right, and delete the others")
    if kinds == [".csv"]:
        with consistent_set(folder):
            tables = {file.name: read_file(file, LARGEST_TABLE) for file in _tables(folder, kinds[0])}
        yield from read_tables(tables, name=str(folder), shape=node_shape(Visit))
    else:
        yield from _parquet(folder)


def _parquet(folder: Path) -> Iterator[Read]:
    from diplovisit.readers.parquet_tables import read_parquet_tables  # noqa: PLC0415  # pyarrow is an extra

    with ExitStack() as opened:
        # What is open stays what it was, whatever is put in its place.
        with consistent_set(folder):
            files = {file.name: opened.enter_context(open_file(file)) for file in _tables(folder, ".parquet")}
        yield from read_parquet_tables(files, name=str(folder), shape=node_shape(Visit))


def _tables(folder: Path, suffix: str) -> list[Path]:
    return [file for file in sorted(folder.glob(f"*{suffix}")) if file.is_file()]
