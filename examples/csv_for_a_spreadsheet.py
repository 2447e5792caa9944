"""Writes one table with one row per stop, which opens in a spreadsheet with every name as it is written.

Run it from the top folder of the project: `python examples/csv_for_a_spreadsheet.py RECORDS OUT.csv`.
"""

import sys
from pathlib import Path

from diplovisit import export, load_all


def main(records: str, out: str) -> None:
    """Writes the flat table with the byte order mark for Excel. A text such as =1+1 is not run as a formula."""
    table = export(load_all(records), "csv", flat=True, excel=True)
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_bytes(table)
    print(f"{out}: {len(table.splitlines()) - 1} rows")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["examples", "out/visits.csv"]))
