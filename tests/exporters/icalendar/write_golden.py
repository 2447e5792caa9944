"""Writes the golden calendars: `python -m tests.exporters.icalendar.write_golden`. Read the diff before you commit."""

from pathlib import Path

from diplovisit import load
from diplovisit.exporters.icalendar import single_calendar
from diplovisit.record import Visit

FOLDER = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[3]


def sources() -> dict[str, Visit]:
    """Returns the seed and every example, by the names of their golden files."""
    files = [ROOT / "seeds" / "misri-russia" / "visit.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]
    return {(path.parent.name if path.stem == "visit" else path.stem): load(path) for path in files}


def main() -> None:
    """Writes all golden calendars."""
    FOLDER.mkdir(exist_ok=True)
    for name, visit in sources().items():
        path = FOLDER / f"{name}.ics"
        path.write_bytes(single_calendar(visit))
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
