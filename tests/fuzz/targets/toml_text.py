"""A settings file is read as tomllib reads it, with a position for each key, or refused in one line with a position."""

import io
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplovisit.pipeline.settings import read_settings
from diplovisit.readers.toml_reader import UnreadableToml, locate_keys, read_toml
from diplovisit.reporters import REPORTERS
from tests.fuzz import messages
from tests.fuzz.seeds import ROOT
from tests.fuzz.target import Target

_NOWHERE = Path("no-such-folder")


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    try:
        document = read_toml(data, name="diplovisit.toml")
    except UnreadableToml as error:
        messages.one_line(str(error))
        assert str(error).startswith("diplovisit.toml:")
    else:
        assert repr(document.data) == repr(tomllib.load(io.BytesIO(data)))
        text = data.decode()
        spots = locate_keys(text)
        for path in _paths(document.data):
            where = document.where(path)
            assert 1 <= where.span.column <= where.span.end_column <= len(where.source_line) + 1
            if isinstance(path[-1], str) and path in spots:
                start, end = spots[path]
                assert path[-1] in _names(text[start:end])
    try:
        read_settings(data, name="diplovisit.toml", folder=_NOWHERE, formats=tuple(REPORTERS))
    except ValueError as error:
        messages.one_line(str(error))
        assert str(error).startswith("diplovisit.toml:")


def _names(written: str) -> list[str]:
    """The parts of a dotted key."""
    names: list[str] = []
    value: Any = tomllib.loads(f"{written} = 0")
    while value:
        ((name, value),) = value.items()
        names.append(name)
    return names


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _paths(inner, (*path, place))


def _seeds() -> Iterator[bytes]:
    yield (ROOT / "src/diplovisit/templates/diplovisit.toml").read_bytes()
    yield b'ignore = ["time", "long-stop"]\nfail-on = "warning"\n[severity]\ntext = "info"\n'
    yield b'[per-path."drafts/**"]\nignore = ["evidence"]\n[[suppress]]\nrule = "long-stop"\nreason = "x"\nuntil = "2027-12-31"\n'
    yield b'a = """x\ny"""\nb = {c = [1, {d = 2}], "e f" = \'g\'}\nh.i."j" = 1979-05-27T07:32:00Z\n[[k.l]]\n[[k.l]]\nm = 1\n'
    yield b"x = [ # y\n 0x1F, 1_000, +inf, 1e5,\n [\"a\", 'b'], ]\n"
    yield json.dumps("a").encode() + b" = '''\nx'''\n"


TARGET = Target(
    name="toml-text",
    law=law,
    seeds=_seeds,
    words=(
        *(
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ",",
            ".",
            '"',
            "'",
            '"""',
            "'''",
            "#",
            "\\",
            "\\u00e9",
            "\\U0001F600",
            "\r\n",
            "\n",
        ),
        *(
            "true",
            "inf",
            "nan",
            "0x",
            "1979-05-27",
            "07:32:00",
            "select",
            "ignore",
            "severity",
            "per-path",
            "exclude",
            "suppress",
        ),
        *(
            "rule",
            "record",
            "reason",
            "until",
            "sources",
            "terms",
            "fail-on",
            "require-evidence",
            "require-texts",
            "across",
            "output-format",
        ),
        *("long-stop", "all", "text", "**", "!", "\ufeff", "\x00", "\x7f", "\u2028"),
    ),
    longest=2_048,
)
