"""`diplovisit completion`: prints the script for a shell, and answers the questions of the shell with argcomplete."""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from diplovisit.cli import console
from diplovisit.cli.arguments import parser
from diplovisit.formats.optional_packages import ExtraMissing

_RECORDS: Final = (".yaml", ".yml", ".json", ".jsonl")
_ENDINGS: Final = {
    "paths": _RECORDS,
    "old": _RECORDS,
    "new": _RECORDS,
    "config": (".toml",),
    "terms": (".csv", ".xml"),
    "html": (".html", ".htm"),
    "folder": (),
}
"""The endings of the files that an argument takes, by its name in the parser. () stands for folders only."""


def run(parsed: argparse.Namespace) -> int:
    """Prints the script of a shell. Raises CannotRun when argcomplete is not installed."""
    try:
        from argcomplete.shell_integration import shellcode  # noqa: PLC0415  # an extra
    except ImportError:
        missing = ExtraMissing.of("argcomplete")
        raise console.CannotRun(str(missing)) from None
    sys.stdout.write(shellcode(["diplovisit"], shell=parsed.shell))
    return console.OK


def complete() -> int:
    """Answers a shell that asks by the environment variables of argcomplete. Writes nothing on standard output.

    Exits with 0 after an answer. The code 1, without an answer, makes the shell complete the names of files.
    """
    try:
        import argcomplete  # noqa: PLC0415  # an extra
    except ImportError:
        return 1
    try:
        argcomplete.autocomplete(
            parser(),
            always_complete_options=False,
            exit_method=sys.exit,
            default_completer=_complete_value,  # type: ignore[arg-type]  # any function with these arguments will do
        )
    except (KeyError, ValueError, OSError):  # the variables are missing or malformed
        return 1
    return console.OK


def _complete_value(prefix: str, action: argparse.Action, parser: argparse.ArgumentParser, **_: object) -> list[str]:
    """The values that an argument without a list of choices can have. Modules are imported on demand."""
    match action.dest:
        case "select" | "ignore" | "rules" | "severity":
            from diplovisit.pipeline.rule_names import ALL, CHECK_RULES, GROUPS  # noqa: PLC0415
            from diplovisit.pipeline.rule_registry import RULES  # noqa: PLC0415

            names = (ALL, *GROUPS, *CHECK_RULES) if action.dest != "rules" else (*GROUPS, *RULES)
            if action.dest == "severity":
                return _pairs(prefix, dict.fromkeys(names, ("error", "warning", "info")))
            return _list(prefix, names)
        case "only":
            from diplovisit.reporters.changes import Subject  # noqa: PLC0415

            return _list(prefix, Subject)
        case "where":
            from diplovisit.record.vocabularies import Category, Status  # noqa: PLC0415

            free = dict.fromkeys(("country", "traveller", "sending"), ())
            return _pairs(prefix, {**free, "status": tuple(Status), "category": tuple(Category)})
        case "output_file" if "=" not in prefix:
            from diplovisit.reporters import REPORTERS  # noqa: PLC0415

            return [f"{name}=" for name in REPORTERS]
        case "output_file" | "source":
            key, equals, path = prefix.partition("=")
            return [f"{key}={file}" for file in _files(path)] if equals else []
        case "paths" if parser.prog.endswith(" import"):
            from diplovisit.datasets import DATA_SETS  # noqa: PLC0415

            return [*DATA_SETS, *_files(prefix, (*_RECORDS, ".ics", ".csv", ".xml", ".parquet"))]
        case "output" | "web_annotations" | "exclude":
            return _files(prefix)
        case dest if dest in _ENDINGS:
            return _files(prefix, _ENDINGS[dest])
        case _:
            return []


def _list(prefix: str, names: Iterable[str]) -> list[str]:
    """Completes the last name of a list with commas. A name that is in the list already is not offered again."""
    before, comma, _ = prefix.rpartition(",")
    given = before.split(",")
    return [f"{before}{comma}{name}" for name in names if name not in given]


def _pairs(prefix: str, values: Mapping[str, Sequence[str]]) -> list[str]:
    """Completes KEY=VALUE: first the key, then one of its values."""
    key, equals, _ = prefix.partition("=")
    if not equals:
        return [f"{name}=" for name in values]
    return [f"{key}={value}" for value in values.get(key, ())]


def _files(prefix: str, endings: tuple[str, ...] = ("",)) -> list[str]:
    """The folders, and the files with one of the endings. Hidden ones are offered only after a dot.

    Names with control characters are left out: a shell would cut them.
    """
    folder, slash, start = prefix.rpartition("/")
    try:
        with os.scandir(os.path.expanduser(f"{folder}{slash}") or ".") as entries:  # noqa: PTH111  # of a prefix
            names = sorted((entry.name, entry.is_dir()) for entry in entries if entry.name.isprintable())
    except OSError:
        return []
    return [
        f"{folder}{slash}{name}{'/' if is_folder else ''}"
        for name, is_folder in names
        if name.startswith(start)
        and (start.startswith(".") or not name.startswith("."))
        and (is_folder or name.lower().endswith(endings))
    ]
