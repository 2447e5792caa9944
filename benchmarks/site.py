"""The site of both lists of the State Department: time and memory for a part and for all, and after a change.

Run as `python -m benchmarks.site`; it reads ../shared/data. In brackets is the processor time of all processes, which
other load on the machine does not change. Memory is that of the largest process. `site.md` has the figures of a run.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.whole_commands import COMMAND, Run, run

LISTS = {
    "state-department": Path("../shared/data/state-department").resolve(),
    "state-department-visits": Path("../shared/data/state-department-visits").resolve(),
}
PARTS = (4, 2, 1)
_HEAD = """
| records | what | files | seconds (processor) | memory, MB |
|---:|---|---:|---:|---:|
""".strip()


def write_records(folder: Path) -> list[Path]:
    """Writes every record of both lists as a file of its own, and returns the files."""
    folder.mkdir()
    for name, data in LISTS.items():
        command = [COMMAND, "import", name, str(data), "-o", f"{folder / name}/"]
        done = subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        assert done.returncode in (0, 1), name  # 1: some rows are no visits, and are listed
    return sorted(folder.rglob("*.json"))


def link(files: list[Path], folder: Path) -> None:
    """Copies the files into a folder, where one of them may be changed."""
    folder.mkdir()
    for file in files:
        (folder / f"{file.parent.name}-{file.name}").write_bytes(file.read_bytes())


def change(file: Path) -> None:
    """Changes a record as a person would: a word of its title, with its revision."""
    record = json.loads(file.read_text("utf-8"))
    record |= {"title": f"{record['title']}, changed", "revision": record["revision"] + 1}
    file.write_text(json.dumps(record, ensure_ascii=False, indent=2), "utf-8")


def row(count: int, what: str, folder: Path, done: Run) -> None:
    """Prints one line of the table."""
    files = sum(len(names) for _, _, names in os.walk(folder))
    seconds = f"{done.seconds:.1f} ({done.processors:.1f})"
    print(f"| {count:,} | {what} | {files:,} | {seconds} | {done.megabytes:.0f} |", flush=True)


def main() -> int:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        files = write_records(folder / "records")
        os.chdir(folder)  # the cache of a site is made in the current folder
        print(f"Load when it began: {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores.\n\n{_HEAD}")
        for part in PARTS:
            records, site = folder / f"visits-{part}", folder / f"site-{part}"
            link(files[::part], records)
            changed = sorted(records.iterdir())[len(files) // part // 2]
            command = [COMMAND, "site", str(records), "-o", str(site)]
            for what in ("new", "nothing changed", "one record changed"):
                if what == "one record changed":
                    change(changed)
                row(len(files[::part]), what, site, run(command))
    return 0


if __name__ == "__main__":
    sys.exit(main())
