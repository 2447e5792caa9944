"""What `make demo` shows: the seed record is checked, written, and read back.

Run it from the top folder of the project: `python examples/demo.py`.
"""

import collections
import os
import subprocess
import sys
import textwrap
from pathlib import Path

from diplovisit import export, load

SEED = Path("seeds/misri-russia/visit.yaml")
OUT = Path("out")


def main() -> int:
    """Checks the seed, says what it holds, and writes it; the exit code is that of the check."""
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
    target = OUT / f"{visit.id}.json"
    target.write_bytes(export(visit, "json"))
    print(f"\nwrote {target} ({target.stat().st_size:,} bytes of canonical JSON, RFC 8785)")
    if load(target) != visit:
        print("it does not read back equal", file=sys.stderr)
        return 1
    print("it reads back equal")

    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-m", "diplovisit", "export", SEED, "--to", "json"],
        env=os.environ | elsewhere,
        capture_output=True,
        check=True,
    )
    if again.stdout != target.read_bytes():
        print("it is other bytes elsewhere", file=sys.stderr)
        return 1
    print("it is the same bytes under " + ", ".join(f"{name}={value}" for name, value in elsewhere.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
