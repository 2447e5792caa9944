"""Records for the tests of tables: the seed, the examples and generated records."""

from pathlib import Path

from hypothesis import strategies as st

from diplovisit import load
from diplovisit.exporters.csv_tables import csv_chunks
from diplovisit.record import Visit
from diplovisit.testing import visits

SEED = "seeds/misri-russia/visit.yaml"


def example_visits() -> list[Visit]:
    """Returns the seed and every example by name, with only the first revision of each record."""
    paths = [SEED, *sorted(str(path) for path in Path("examples").glob("*.yaml"))]
    return list({visit.id: visit for visit in reversed([load(path) for path in paths])}.values())[::-1]


def distinct_visits(most: int) -> st.SearchStrategy[list[Visit]]:
    """Generates several records with distinct ids."""
    return st.lists(visits(), min_size=1, max_size=most, unique_by=lambda visit: visit.id)


def folder_of(records: list[Visit], *, excel: bool = False) -> dict[str, bytes]:
    """Returns all files of some records."""
    files: dict[str, bytes] = {}
    for name, data in csv_chunks(records, excel=excel):
        files[name] = files.get(name, b"") + data
    return files
