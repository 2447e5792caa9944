"""Runs every command that shows or writes anything in a folder of records, and saves its output there.

It is run as a program, in an environment that a test has set up: `python everything.py FOLDER ORDER`. ORDER is the
order in which folders list their files, which no system guarantees: `as-is` or `backwards`.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from diplovisit.cli import main
from diplovisit.pipeline import chunks

REPORTS = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit")

NEW = (
    *("new", "--traveller", "Aino Virtanen", "--from", "Finland", "--to", "Estonia", "--when", "7-8 April 2027"),
    *("--source-kind", "statement", "--revised", "2027-03-01T00:00:00Z"),
)
DRAFTED = ("--revised", "2026-09-08T15:00:00Z")
COMMANDS = (
    *(("check", "records", "--output-format", report, "--today", "2025-06-01") for report in REPORTS),
    ("check", "records", "--output-format", "concise", "-j", "3"),
    ("check", "records/deep/misri", "--output-file", "full=out/report.txt", "--output-file", "sarif=out/report.sarif"),
    ("check", "records", "--diff"),
    ("check", "records/nowhere"),
    ("export", "whole", "--to", "jsonl"),
    ("export", "whole", "--to", "json", "-o", "out/json/"),
    ("export", "whole", "--to", "jsonld", "-o", "out/jsonld/"),
    ("export", "whole", "--to", "csv", "-o", "out/csv"),
    ("export", "whole", "--to", "csv", "--flat", "-o", "out/flat.csv"),
    ("export", "whole", "--to", "xlsx", "-o", "out/visits.xlsx"),
    ("export", "whole", "--to", "sqlite", "-o", "out/visits.db"),
    ("export", "whole", "--to", "ics", "--tzid", "-o", "out/visits.ics"),
    ("export", "whole", "--to", "ics", "--split-by", "country", "-o", "out/feeds/"),
    ("export", "whole/a", "--to", "state-department", "-o", "out/legs.xml"),
    ("import", "out/csv", "-o", "out/from-csv.jsonl"),
    ("import", "out/flat.csv", "-o", "out/from-flat.jsonl"),
    ("template", "-o", "out/template.xlsx"),
    ("import", "out/visits.ics"),
    ("import", "calendar.ics", "-o", "out/drafts/"),
    ("import", "trips.csv", "--map", "trips.toml", "-o", "out/trips.jsonl"),
    ("import", "trips.csv", "--map", "trips.toml", "--check"),
    ("fmt", "untidy"),
    ("fmt", "records/deep", "--diff"),
    ("diff", "whole", "untidy", "--output-format", "text"),
    ("diff", "whole", "untidy", "--output-format", "json"),
    ("diff", "whole", "untidy", "--output-format", "markdown"),
    ("anchor", "records/deep/misri/visit.yaml"),
    ("evidence", "records/deep/misri/visit.yaml"),
    ("evidence", "records/deep/misri/visit.yaml", "--output-format", "json"),
    ("evidence", "records/deep/misri/visit.yaml", "--html", "out/evidence.html", "--force"),
    ("quote", "records/deep/misri/visit.yaml", "March 7"),
    ("quote", "records/deep/misri/visit.yaml", "March 7", "--output-format", "json"),
    ("quote", "records/deep/misri/visit.yaml", "--for", "russia/when"),
    ("status", "records/deep/misri/visit.yaml", "confirmed", "--revised", "2025-03-06T12:00:00Z", "--dry-run"),
    (*NEW, "-o", "out/new.yaml"),
    ("show", "whole", "-o", "out/programmes.txt"),
    ("show", "records/deep/misri/visit.yaml", "--html"),
    ("show", "whole", "--markdown", "-o", "out/programmes/"),
    ("draft", "note.txt", "-o", "out/drafted.yaml", *DRAFTED),
    ("draft", "--update", "out/drafted.yaml", "later.txt", *DRAFTED),
    ("draft", "--update", "out/drafted.yaml", "later.txt", "--write", *DRAFTED),
    ("draft", "press.txt", "--answer", "answer.json", "--report", "out/report.json", *DRAFTED),
    ("draft", "press.txt", "--print-prompt"),
    ("plot", "whole", "-o", "out/plot.svg"),
    ("plot", "whole", "-o", "out/plot.png"),
    ("plot", "whole", "--by", "timeline", "--theme", "auto", "-o", "out/timeline.svg"),
    ("plot", "whole", "--by", "map", "--theme", "dark", "-o", "out/map.pdf"),
    ("explain", "value-contradicted"),
    ("schema",),
    ("schema", "--for", "map"),
    ("schema", "--for", "draft"),
    ("completion", "bash"),
    ("init", "out/new"),
)


def run(words: tuple[str, ...]) -> tuple[object, bytes, bytes]:
    """The exit code and the output of a command, on streams with the encoding of this process."""
    held = sys.stdout, sys.stderr
    said = io.BytesIO(), io.BytesIO()
    assert isinstance(held[0], io.TextIOWrapper)
    assert isinstance(held[1], io.TextIOWrapper)
    try:
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(into, encoding=stream.encoding, errors=stream.errors)
            for into, stream in zip(said, held, strict=True)
        )
        try:
            code: object = main(words)
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
        sys.stderr.flush()
        return code, said[0].getvalue(), said[1].getvalue()
    finally:
        sys.stdout, sys.stderr = held


def backwards() -> None:
    """Makes folders list their files in reverse order."""
    scan, names = os.scandir, os.listdir

    @contextlib.contextmanager
    def turned_round(*arguments: Any) -> Iterator[Iterator[os.DirEntry[str]]]:
        with scan(*arguments) as entries:
            yield iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    class Entries:
        def __init__(self, *arguments: Any) -> None:
            with turned_round(*arguments) as entries:
                self._entries = list(entries)

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self._entries)

        def __next__(self) -> os.DirEntry[str]:
            if not self._entries:
                raise StopIteration
            return self._entries.pop(0)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def close(self) -> None:
            pass

    os.scandir = Entries  # type: ignore[assignment]  # has what os.walk and pathlib ask of it
    os.listdir = lambda *arguments: sorted(names(*arguments), reverse=True)  # type: ignore[assignment]  # the same


def everything(folder: Path, order: str) -> None:
    """Runs all commands, and writes the output of each into a file."""
    os.chdir(folder)
    chunks.CHUNK_BYTES = 4_000  # type: ignore[misc]  # so that there is work for several processes
    if order == "backwards":
        backwards()
    for name in ("out", "said"):
        Path(name).mkdir()
    for number, words in enumerate(COMMANDS):
        code, out, err = run(words)
        output = b"$ %s\n%s\n--\n%s--\n%s" % (" ".join(words).encode(), str(code).encode(), out, err)
        Path("said", f"{number:02} {words[0]}").write_bytes(output)


if __name__ == "__main__":
    everything(Path(sys.argv[1]), sys.argv[2])
