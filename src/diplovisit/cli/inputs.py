"""Opens what the command line names: files, folders, and standard input."""

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TypeAlias

from diplovisit.cli.exits import CannotRun
from diplovisit.pipeline.reading import UnknownFormat, read_files, read_stream
from diplovisit.readers import Format, SourceDocument, UnreadableDocument, format_of
from diplovisit.readers.limits import LARGEST

Read: TypeAlias = SourceDocument | UnreadableDocument

STDIN = "-"
"""The path by which the command line names standard input."""


def named_documents(parsed: argparse.Namespace, given: bytes | None = None) -> Iterator[Read]:
    """Every record that the arguments name, one at a time. Raises CannotRun and OSError.

    `given` is what standard input held, where somebody has read it already.
    """
    if parsed.paths == [STDIN]:
        stream = sys.stdin.buffer if given is None else io.BytesIO(given)
        yield from _standard_input(parsed.stdin_filename, stream)
        return
    require_files(parsed)
    try:
        yield from read_files(parsed.paths)
    except UnknownFormat as error:
        raise CannotRun(str(error)) from None


def require_files(parsed: argparse.Namespace) -> None:
    """Raises CannotRun where something of standard input is asked for beside files."""
    require_alone(parsed.paths)
    if parsed.stdin_filename is not None:
        raise CannotRun("--stdin-filename goes with - (standard input) alone")


def _standard_input(name: str | None, stream: BinaryIO) -> Iterator[Read]:
    if name is not None:
        try:
            yield from read_stream(stream, name)
        except UnknownFormat as error:
            raise CannotRun(str(error)) from None
        return
    data = stream.read(LARGEST + 1)
    yield from read_stream(io.BytesIO(data), *standard_input(None, data))


def bytes_of_standard_input(name: str | None) -> bytes:
    """All that standard input holds, but no more than its reader takes; `name` is what `--stdin-filename` calls it.

    Of JSON Lines, which are read a line at a time, there may be any number. Raises OSError where it is closed.
    """
    is_lines = name is not None and format_of(name) is Format.JSON_LINES
    return sys.stdin.buffer.read(-1 if is_lines else LARGEST + 1)


def standard_input(name: str | None, data: bytes) -> tuple[str, Format]:
    """What standard input is called, and its format: by the name that is given, or else by how it begins.

    Raises CannotRun for a name that tells no format.

    >>> standard_input(None, b"# a visit")
    ('<stdin>', <Format.YAML: 'yaml'>)
    """
    if name is None:
        # JSON begins with a brace and a YAML record with a word or a comment; whoever wants it otherwise gives a name.
        return "<stdin>", Format.JSON if data.lstrip()[:1] in (b"{", b"[") else Format.YAML
    return name, require_format(name)


def require_format(name: str) -> Format:
    """The format of a file by its name. Raises CannotRun where that tells none."""
    if (known := format_of(name)) is None:
        raise CannotRun(f"{name}: cannot tell its format; records end in .yaml, .yml, .json or .jsonl")
    return known


def require_alone(paths: Sequence[str]) -> None:
    """Raises CannotRun where standard input is to be read beside files."""
    if STDIN in paths and len(paths) > 1:
        raise CannotRun("- (standard input) cannot be mixed with other paths")
