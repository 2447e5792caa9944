"""Opens what the command line names: files, folders, and standard input."""

import argparse
import io
import sys
from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

from diplovisit.cli.exits import CannotRun
from diplovisit.pipeline.reading import UnknownFormat, read_files, read_stream
from diplovisit.readers import Format, Readable, Unreadable

Read: TypeAlias = Readable | Unreadable


def documents(parsed: argparse.Namespace, given: bytes | None = None) -> Iterator[Read]:
    """Every record that the arguments name, one at a time. Raises CannotRun and OSError.

    `given` is what standard input held, where somebody has read it already.
    """
    if parsed.paths == ["-"]:
        stream = sys.stdin.buffer if given is None else io.BytesIO(given)
        yield from _standard_input(parsed.stdin_filename, stream)
        return
    if "-" in parsed.paths:
        raise CannotRun("- (standard input) cannot be mixed with other paths")
    if parsed.stdin_filename is not None:
        raise CannotRun("--stdin-filename goes with - (standard input) alone")
    try:
        yield from read_files(parsed.paths)
    except UnknownFormat as error:
        raise CannotRun(str(error)) from None


def _standard_input(name: str | None, stream: BinaryIO) -> Iterator[Read]:
    if name is not None:
        try:
            yield from read_stream(stream, name)
        except UnknownFormat as error:
            raise CannotRun(str(error)) from None
        return
    data = stream.read()
    # JSON begins with a brace and a YAML record with a word or a comment; whoever wants it otherwise gives a name.
    known = Format.JSON if data.lstrip()[:1] in (b"{", b"[") else Format.YAML
    yield from read_stream(io.BytesIO(data), "<stdin>", known)
