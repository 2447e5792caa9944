"""Records for the tests of the tables: the seed and the examples."""

from pathlib import Path

from hypothesis import strategies as st

from diplovisit import load
from diplovisit.exporters.csv_tables import csv_chunks
from diplovisit.record import Visit
from diplovisit.testing import visits

SEED = "seeds/misri-russia/visit.yaml"


def example_visits() -> list[Visit]:
    """The seed and every example, in the order of their names; revisions of one record but for the first left out."""
    paths = [SEED, *sorted(str(path) for path in Path("examples").glob("*.yaml"))]
    return list({visit.id: visit for visit in reversed([load(path) for path in paths])}.values())[::-1]


def distinct_visits(most: int) -> st.SearchStrategy[list[Visit]]:
    """Several records with ids of their own."""
    return st.lists(visits(), min_size=1, max_size=most, unique_by=lambda visit: visit.id)


def folder_of(records: list[Visit], *, excel: bool = False) -> dict[str, bytes]:
    """All the files of some records."""
    files: dict[str, bytes] = {}
    for name, data in csv_chunks(records, excel=excel):
        files[name] = files.get(name, b"") + data
    return files
