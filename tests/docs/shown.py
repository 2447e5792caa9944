"""Runs what README.md shows, so that its outputs are real; cog writes them, and a test compares them."""

import contextlib
import io
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def console(command: str, *, spoil: tuple[str, str] | None = None, lines: int | None = None) -> None:
    """Prints a command and its output as a block.

    With `spoil` the command runs in a folder with a copy of the seed record, `visit.yaml`, in which one text is replaced
    by another, and a copy of the retelling that its quotes are from. With `lines` only that many lines are shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        working_folder = ROOT
        if spoil is not None:
            working_folder = Path(folder)
            text = (ROOT / "seeds/misri-russia/visit.yaml").read_text("utf-8")
            if spoil[0] not in text:
                raise ValueError(f"the seed has no {spoil[0]!r} to spoil")
            (working_folder / "visit.yaml").write_text(text.replace(*spoil, 1), "utf-8")
            shutil.copy(ROOT / "seeds/misri-russia/retelling.txt", working_folder)
        program, *arguments = shlex.split(command)
        if program != "diplovisit":
            raise ValueError(f"README.md shows the command diplovisit, not {program}")
        process = subprocess.run(
            [sys.executable, "-m", "diplovisit", *arguments],
            cwd=working_folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"COLUMNS": "100"},
        )
    output = (process.stdout + process.stderr).rstrip("\n").split("\n")
    shown = output if lines is None or len(output) <= lines else [*output[:lines], "…"]
    print("\n".join(["", "```console", f"$ {command}", *shown, "```", ""]))


def errors_of(command: str, output: str) -> None:
    """Prints a command that writes its output to a file, and what it says on standard error."""
    process = subprocess.run(
        [sys.executable, "-m", "diplovisit", *shlex.split(command)[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"COLUMNS": "100"},
    )
    print("\n".join(["", "```console", f"$ {command} > {output}", process.stderr.rstrip("\n"), "```", ""]))


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
    process = subprocess.run(
        [sys.executable, "-m", "diplovisit", *shlex.split(command)[1:]], cwd=ROOT, capture_output=True, check=True
    )
    lines = process.stdout.decode().replace("\r\n ", "").split("\r\n")
    entry = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    shortened = [
        line if len(line) <= 110 else f"{line[:109]}…" for line in entry if not line.startswith("X-DIPLOVISIT-RECORD")
    ]
    print("\n".join(["", "```console", f"$ {command}", "…", *shortened, "…", "```", ""]))


def tables(code: str) -> None:
    """Prints lines of Python, run next to a folder `tables` with the exported examples."""
    with tempfile.TemporaryDirectory() as folder:
        export = ["export", str(ROOT / "examples"), "--to", "csv", "-o", "tables"]
        subprocess.run([sys.executable, "-m", "diplovisit", *export], cwd=folder, capture_output=True, check=True)
        python(code, Path(folder))


def python(code: str, where: Path = ROOT) -> None:
    """Prints lines of Python, each followed by its output."""
    shown = ["", "```python"]
    scope: dict[str, object] = {}
    for line in code.strip().split("\n"):
        shown.append(line)
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.chdir(where):
            exec(compile(line, "README.md", "single"), scope)
        shown.extend(f"# {answer}" for answer in output.getvalue().rstrip("\n").split("\n") if answer)
    print("\n".join([*shown, "```", ""]))


def mapping(name: str) -> None:
    """Prints the mapping of a data set: its fields and ours, and the fields that are not read, with the reason."""
    from diplovisit.datasets import DATA_SETS  # only one document needs it

    data_set = DATA_SETS[name]
    rows = []
    # Columns that are numbered, and alike, are one row.
    for (_, ours), group in itertools.groupby(
        data_set.columns, key=lambda column: (column.theirs.rstrip("0123456789"), column.ours)
    ):
        names = [f"`{column.theirs}`" for column in group]
        rows.append(f"| {names[0] if len(names) == 1 else f'{names[0]} to {names[-1]}'} | {ours} |")
    rows += [f"| `{field}` | not read: {why} |" for field, why in data_set.left_out.items()]
    print("\n".join(["", f"| {data_set.form.upper()} | in a record |", "|---|---|", *rows, ""]))


def map_keys() -> None:
    """Prints a table of the keys of each table of a map."""
    from diplovisit.maps.forms import fields_of
    from diplovisit.maps.sheet_map import (
        ColumnReference,
        GroupingOptions,
        OwnSource,
        SheetLayout,
        SheetMap,
        SkippedRows,
    )

    tables = {
        "at the top": SheetMap,
        "`[source]`": OwnSource,
        "`[sheet]`": SheetLayout,
        "a row of `skip`": SkippedRows,
        "a column": ColumnReference,
        "`[visits]`": GroupingOptions,
    }
    print("\n| where | key | what it says |\n|---|---|---|")
    for where, cls in tables.items():
        for field in fields_of(cls):
            required = " (required)" if field.required else ""
            print(f"| {where} | `{field.name}`{required} | {field.text} |")
    print()


def map_facts() -> None:
    """Prints a table of the facts that a map can name."""
    from diplovisit.maps.mapped_facts import FACT_TEXTS, VOCABULARIES

    print("\n| fact | what the cell states |\n|---|---|")
    for fact, text in FACT_TEXTS.items():
        words = ", ".join(f"`{word.value}`" for word in VOCABULARIES.get(fact, ()))
        print(f"| `{fact}` | {text}{f' ({words})' if words else ''} |")
    print()


class Session:
    """A folder of its own in which the commands of a document run one after the other, with some files of examples."""

    def __init__(self, *files: str, below: str = ".") -> None:
        """below: the folder in which the files are."""
        self._folder = tempfile.TemporaryDirectory()
        Path(self._folder.name, below).mkdir(exist_ok=True)
        for name in files:
            shutil.copy(ROOT / name, Path(self._folder.name, below))

    def remove(self, name: str) -> None:
        """Removes a file of the folder, without a word of it."""
        Path(self._folder.name, name).unlink()

    def run(self, command: str, *, lines: int | None = None, first: int = 0, answers: str = "") -> None:
        """Prints a command and its output as a block: `lines` lines from the line `first` on, all for None.

        answers: what a person types, on standard input.
        """
        program, *arguments = shlex.split(command)
        if program == "cat":
            output = (Path(self._folder.name) / arguments[0]).read_text("utf-8").rstrip("\n").split("\n")
        else:
            process = subprocess.run(
                [sys.executable, "-m", "diplovisit", *arguments],
                cwd=self._folder.name,
                input=answers,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                env=os.environ | {"COLUMNS": "100"},
            )
            output = (process.stdout + process.stderr).rstrip("\n").split("\n")
        shown = output[first:] if lines is None else output[first : first + lines]
        before = ["…"] if first else []
        after = ["…"] if first + len(shown) < len(output) else []
        print("\n".join(["", "```console", f"$ {command}", *before, *shown, *after, "```", ""]))
