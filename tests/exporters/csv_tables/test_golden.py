"""Tests that the CSV files of the seed stay the same, byte for byte.

`PYTHONPATH=. .venv/bin/python -m tests.exporters.csv_tables.test_golden` writes the golden files.
"""

from pathlib import Path

from diplovisit import load
from diplovisit.exporters.csv_tables.flat import flat_chunks
from tests.exporters.csv_tables.records import SEED, folder_of

GOLDEN = Path(__file__).parent / "golden"


def golden_files() -> dict[str, bytes]:
    """Returns the expected files of the folder."""
    seed = load(SEED)
    return folder_of([seed]) | {"flat.csv": b"".join(flat_chunks([seed]))}


def test_the_files_of_the_seed_are_those_in_the_folder() -> None:
    """The exported files equal the golden files, so no byte changes unintentionally."""
    assert {path.name: path.read_bytes() for path in GOLDEN.iterdir()} == golden_files()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, data in golden_files().items():
        (GOLDEN / name).write_bytes(data)
        print(f"wrote {GOLDEN / name}")
