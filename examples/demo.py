"""Checks the seed record, writes it, and reads it back, for `make demo`.

Run it from the top folder of the project: `python examples/demo.py`.
"""

import collections
import os
import subprocess
import sys
import textwrap
from pathlib import Path

from diplovisit import export, export_files, load

SEED = Path("seeds/misri-russia/visit.yaml")
OUT = Path("out")


def main() -> int:
    """Checks the seed, summarises it, and writes it. Returns the exit code of the check."""
    print(f"$ diplovisit check {SEED}")
    checked = subprocess.run([sys.executable, "-m", "diplovisit", "check", SEED], check=False)
    if checked.returncode != 0:
        return checked.returncode

    visit = load(SEED)
    stop = visit.stops[0]
    print(f"\n{visit.title}")
    print(f"  status      {visit.status} (announcement: {visit.announcement})")
    print(f"  stop        {stop.country}, {stop.when}; places: {len(stop.places) or 'none, no source gives any'}")
    print(
        f"  on record   {len(visit.people)} people and bodies, {len(visit.agenda)} topics, {len(visit.claims)} claims"
    )
    rows = collections.Counter(row.basis.value for row in visit.evidence)
    print(f"  evidence    {', '.join(f'{number} {basis}' for basis, number in rows.most_common())}")
    left_open = textwrap.wrap(", ".join(row.about for row in visit.absent), 90, break_on_hyphens=False)
    print("  left open   " + "\n              ".join(left_open))

    OUT.mkdir(exist_ok=True)
    target, entry, tables = OUT / f"{visit.id}.json", OUT / f"{visit.id}.ics", OUT / "tables"
    target.write_bytes(export(visit, "json"))
    entry.write_bytes(export(visit, "ics"))
    tables.mkdir(exist_ok=True)
    for name, data in export_files(visit).items():
        (tables / name).write_bytes(data)
    print(f"\nwrote {target} ({target.stat().st_size:,} bytes of canonical JSON, RFC 8785)")
    print(f"wrote {entry} (iCalendar, RFC 5545, with the record inside)")
    print(f"wrote {tables}/ ({len(list(tables.glob('*.csv')))} CSV tables, RFC 4180)")
    page = OUT / "evidence.html"
    # The page contains the text of the retelling, which may be shown. Therefore --force.
    shown = [sys.executable, "-m", "diplovisit", "evidence", SEED, "--html", page, "--force"]
    subprocess.run(shown, check=True, capture_output=True)
    print(f"wrote {page} (each fact beside its words: open it in a browser)")
    if load(target) != visit:
        print("the JSON does not read back equal", file=sys.stderr)
        return 1
    print("the JSON reads back equal")

    print("\nThe entry in a calendar:\n")
    show(entry.read_text("utf-8"))

    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    for format, file in (("json", target), ("ics", entry)):
        again = subprocess.run(
            [sys.executable, "-m", "diplovisit", "export", SEED, "--to", format],
            env=os.environ | elsewhere,
            capture_output=True,
            check=True,
        )
        if again.stdout != file.read_bytes():
            print(f"{file} is other bytes elsewhere", file=sys.stderr)
            return 1
    print("\nthe same bytes again under " + ", ".join(f"{name}={value}" for name, value in elsewhere.items()))
    return 0


def show(calendar: str) -> None:
    """Shows an entry as a person reads it: unfolded, the description in lines, the record in it left out."""
    for line in calendar.replace("\n ", "").split("\n"):
        name, _, value = line.rstrip("\r").partition(":")
        if name == "DESCRIPTION":
            lines = value.replace("\\,", ",").replace("\\;", ";").split("\\n")
            print("  DESCRIPTION   " + "\n                ".join(lines[:8]))
            print(f"                … and {len(lines) - 8} lines more")
        elif name.split(";")[0] in ("SUMMARY", "DTSTART", "DTEND", "STATUS", "LOCATION", "UID"):
            print(f"  {name.split(';')[0]:13} {value}")


if __name__ == "__main__":
    sys.exit(main())
