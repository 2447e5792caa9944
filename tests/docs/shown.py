"""Runs what README.md shows, so that every output in it is a real one; cog writes them, and a test compares them."""

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def console(command: str, *, spoil: tuple[str, str] | None = None, lines: int | None = None) -> None:
    """Prints a command and what it answers, as a block.

    With `spoil`, it runs beside a copy of the seed record, `visit.yaml`, in which one text was replaced by another, and
    of the retelling that its quotes stand in.
    With `lines`, only so many lines are shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        where = ROOT
        if spoil is not None:
            where = Path(folder)
            text = (ROOT / "seeds/misri-russia/visit.yaml").read_text("utf-8")
            if spoil[0] not in text:
                raise ValueError(f"the seed has no {spoil[0]!r} to spoil")
            (where / "visit.yaml").write_text(text.replace(*spoil, 1), "utf-8")
            shutil.copy(ROOT / "seeds/misri-russia/retelling.txt", where)
        program, *arguments = shlex.split(command)
        if program != "diplovisit":
            raise ValueError(f"README.md shows the command diplovisit, not {program}")
        done = subprocess.run(
            [sys.executable, "-m", "diplovisit", *arguments],
            cwd=where,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"COLUMNS": "100"},
        )
    said = (done.stdout + done.stderr).rstrip("\n").split("\n")
    shown = said if lines is None or len(said) <= lines else [*said[:lines], "…"]
    print("\n".join(["", "```console", f"$ {command}", *shown, "```", ""]))


def excerpt(path: str, first: str, last: str) -> None:
    """Prints the lines of a file from the one that begins with `first` to the one that begins with `last`."""
    lines = (ROOT / path).read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(first))
    end = next(n for n, line in enumerate(lines[start:], start) if line.startswith(last))
    print("\n".join(["", f"```{Path(path).suffix[1:]}", *lines[start : end + 1], "```", ""]))


def whole(path: str) -> None:
    """Prints a file."""
    text = (ROOT / path).read_text("utf-8").rstrip("\n")
    print("\n".join(["", f"```{Path(path).suffix[1:]}", text, "```", ""]))


def calendar(command: str) -> None:
    """Prints a command that writes a calendar, and its first entry, unfolded, without the record."""
    done = subprocess.run(
        [sys.executable, "-m", "diplovisit", *shlex.split(command)[1:]], cwd=ROOT, capture_output=True, check=True
    )
    lines = done.stdout.decode().replace("\r\n ", "").split("\r\n")
    entry = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    cut = [
        line if len(line) <= 110 else f"{line[:109]}…" for line in entry if not line.startswith("X-DIPLOVISIT-RECORD")
    ]
    print("\n".join(["", "```console", f"$ {command}", "…", *cut, "…", "```", ""]))


def tables(code: str) -> None:
    """Prints lines of Python beside a folder `tables` that the examples were exported to."""
    with tempfile.TemporaryDirectory() as folder:
        export = ["export", str(ROOT / "examples"), "--to", "csv", "-o", "tables"]
        subprocess.run([sys.executable, "-m", "diplovisit", *export], cwd=folder, capture_output=True, check=True)
        python(code, Path(folder))


def python(code: str, where: Path = ROOT) -> None:
    """Prints lines of Python and what each of them prints, as a session."""
    shown = ["", "```python"]
    scope: dict[str, object] = {}
    for line in code.strip().split("\n"):
        shown.append(line)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.chdir(where):
            exec(compile(line, "README.md", "single"), scope)
        shown.extend(f"# {answer}" for answer in said.getvalue().rstrip("\n").split("\n") if answer)
    print("\n".join([*shown, "```", ""]))


def mapping(name: str) -> None:
    """Prints the mapping of a data set: its fields beside ours, and what is left out, with the reason."""
    from diplovisit.datasets import DATA_SETS  # for one document alone

    data_set = DATA_SETS[name]
    rows = [f"| `{column.theirs}` | {column.ours} |" for column in data_set.columns]
    rows += [f"| `{field}` | not read: {why} |" for field, why in data_set.left_out.items()]
    print("\n".join(["", f"| {data_set.form.upper()} | in a record |", "|---|---|", *rows, ""]))
