"""Cuts record files into chunks of work: some whole files, or the lines of one JSON Lines file between two offsets."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from diplovisit.files import open_file
from diplovisit.pipeline.read import Read, read_files
from diplovisit.readers import Format, format_of
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.json_reader import read_json_lines

CHUNK_BYTES: Final = 250_000
"""Approximate size of a chunk: some dozens of records. A longer line is a chunk of its own."""

_CHUNK_FILES: Final = 100
_BLOCK: Final = 65_536


@attrs.frozen(kw_only=True)
class Chunk:
    """A part of the input: whole files, or the lines of one file from offset `start` to `end`.

    `end` is None for whole files. `line` is the number of the first line. `error` is set, and there are no files, if
    the walk through the folders failed. Reading the chunk raises it.
    """

    files: tuple[str, ...] = ()
    start: int = 0
    end: int | None = None
    line: int = 1
    error: OSError | None = None


def cut_into_chunks(files: Iterable[str]) -> Iterator[Chunk]:
    """Cuts files into chunks. An OSError while they are listed becomes the last chunk."""
    group: list[str] = []
    size = 0
    walk_error = None
    try:
        for file in files:
            if _can_be_cut(file):
                if group:
                    yield Chunk(files=tuple(group))
                    group, size = [], 0
                yield from _line_ranges(file)
                continue
            group.append(file)
            size += _size(file)
            if size >= CHUNK_BYTES or len(group) >= _CHUNK_FILES:
                yield Chunk(files=tuple(group))
                group, size = [], 0
    except OSError as error:
        walk_error = error
    if group:
        yield Chunk(files=tuple(group))
    if walk_error is not None:
        yield Chunk(error=walk_error)


def read_chunk(chunk: Chunk) -> Iterator[Read]:
    """Reads the documents of a chunk. Raises as `read_files` does, and the error of the chunk."""
    if chunk.error is not None:
        raise chunk.error
    if chunk.end is None:
        yield from read_files(chunk.files)
        return
    (file,) = chunk.files
    with open_file(file) as stream:
        lines = io.BufferedReader(_ByteRange(stream, chunk.start, chunk.end), _BLOCK)
        yield from read_json_lines(lines, name=file, first=chunk.line)


def _size(file: str) -> int:
    """The size of a file in bytes; 0 if it cannot be read, which the task reports."""
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _can_be_cut(file: str) -> bool:
    if format_of(file) is not Format.JSON_LINES or _size(file) <= CHUNK_BYTES:
        return False
    try:
        with open_file(file) as stream:
            first = stream.read(8).splitlines()
    except OSError:
        return False
    # UTF-16 is reported once, for the first line of the whole file.
    return wide_encoding(first[0]) is None


def _line_ranges(file: str) -> Iterator[Chunk]:
    """The chunks of one file of JSON Lines. Each ends with a line."""
    start, line = 0, 1
    with open_file(file) as stream:
        while piece := stream.read(CHUNK_BYTES):
            end, breaks = start + len(piece), _line_breaks(piece, b"")
            # However long the line is, only a block of it is in memory.
            while not piece.endswith(b"\n") and (more := stream.readline(_BLOCK)):
                end, breaks, piece = end + len(more), breaks + _line_breaks(more, piece), more
            yield Chunk(files=(file,), start=start, end=end, line=line)
            start, line = end, line + breaks


def _line_breaks(piece: bytes, before: bytes) -> int:
    """Counts LF, CR LF and CR, as the reader does. An LF may belong to a CR at the end of the piece before."""
    pairs = piece.count(b"\r\n") + (before.endswith(b"\r") and piece.startswith(b"\n"))
    return piece.count(b"\n") + piece.count(b"\r") - pairs


class _ByteRange(io.RawIOBase):
    """The bytes of a stream from one offset to another."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream, self._left = stream, end - start
        stream.seek(start)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        piece = self._stream.read(min(len(buffer), self._left))
        buffer[: len(piece)] = piece
        self._left -= len(piece)
        return len(piece)
