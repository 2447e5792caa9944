"""Turns the State Department's XML into a calendar for each traveller, CSV and a picture.

Run it from the top folder of the project: `python examples/state_department/travels.py FOLDER OUT`, with FOLDER as in
https://github.com/HistoryAtState/travels. The picture needs `pip install 'matplotlib>=3.9'`.
"""

import sys
from collections import defaultdict
from pathlib import Path

from diplovisit import check, export, plot, read_data_set


def main(folder: str, out: str) -> None:
    """Writes OUT/calendars/kissinger-henry-a.ics and so on, OUT/stops.csv, OUT/travels.svg and OUT/travels.png."""
    travels = read_data_set("state-department", folder)
    visits = list(travels)
    of_traveller = defaultdict(list)
    for visit in visits:
        of_traveller[visit.people[0].identifiers[0].value].append(visit)
    calendars = Path(out, "calendars")
    calendars.mkdir(parents=True, exist_ok=True)
    for traveller, theirs in of_traveller.items():
        name = f"{theirs[0].people[0].office} {theirs[0].people[0].name} abroad"
        (calendars / f"{traveller}.ics").write_bytes(export(theirs, "ics", name=name, record=False))
    Path(out, "stops.csv").write_bytes(export(visits, "csv", flat=True, excel=True))
    for picture in ("svg", "png"):
        Path(out, f"travels.{picture}").write_bytes(
            plot(visits, picture, title="Travels of Presidents and Secretaries")
        )
    report = check(visits)
    print(f"{travels.rows} legs, {travels.left_out} left out: {len(visits)} visits, {len(of_traveller)} calendars")
    print(f"{report.tally.errors} errors, {report.tally.warnings} warnings: see `diplovisit check`")


if __name__ == "__main__":
    main(*sys.argv[1:])
