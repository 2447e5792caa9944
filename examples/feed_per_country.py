"""Writes a calendar for each receiving state, ready for a web server and for subscribers.

Run it from the top folder of the project: `python examples/feed_per_country.py RECORDS OUT`.
"""

import datetime
import sys
from pathlib import Path

from diplovisit import export, load_all
from diplovisit.record.polities import polity_name


def main(records: str, out: str) -> None:
    """Writes OUT/RU.ics and so on. Subscribers see changes within twelve hours."""
    visits = list(load_all(records))
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for country in sorted({stop.country for visit in visits for stop in visit.stops if stop.country}):
        calendar = export(
            visits,
            "ics",
            where=[f"country={country}"],
            name=f"Visits to {polity_name(country)}",
            refresh=datetime.timedelta(hours=12),
            record=False,  # a public feed shows the visits, not the records behind them
        )
        (folder / f"{country}.ics").write_bytes(calendar)
        print(f"{folder / country}.ics: {calendar.count(b'BEGIN:VEVENT')} entries")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["examples", "out/feeds"]))
