"""Cuts files into shares of work: some whole files, or the lines of one file of JSON Lines between two bytes."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from diplovisit.files import open_file
from diplovisit.pipeline.reading import Read, read_files
from diplovisit.readers import Format, format_of
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.json_lines import read_json_lines

SHARE: Final = 1_000_000
"""Bytes of a share, about: some hundreds of records. A line that is longer is a share of its own."""

_MOST_FILES: Final = 500
_BLOCK: Final = 65_536


@attrs.frozen(kw_only=True)
class Share:
    """A part of the work: whole files, or the lines of one file between two bytes, the first of which is `line`."""

    files: tuple[str, ...]
    start: int = 0
    end: int | None = None
    line: int = 1


def shares(files: Iterable[str]) -> Iterator[Share]:
    """Cuts the work. Raises what going through the files raises, behind the shares of those that came before."""
    held: list[str] = []
    size = 0
    try:
        for file in files:
            if _is_cut(file):
                if held:
                    yield Share(files=tuple(held))
                    held, size = [], 0
                yield from _ranges(file)
                continue
            held.append(file)
            size += _size(file)
            if size >= SHARE or len(held) >= _MOST_FILES:
                yield Share(files=tuple(held))
                held, size = [], 0
    except OSError:
        if held:
            yield Share(files=tuple(held))
        raise
    if held:
        yield Share(files=tuple(held))


def documents_in(share: Share) -> Iterator[Read]:
    """Reads the records of a share. Raises what `read_files` raises."""
    if share.end is None:
        yield from read_files(share.files)
        return
    (file,) = share.files
    with open_file(file) as stream:
        part = io.BufferedReader(_Part(stream, share.start, share.end), _BLOCK)
        yield from read_json_lines(part, name=file, first=share.line)


def _size(file: str) -> int:
    """The bytes of a file; none where it cannot be looked at, which whoever reads it will tell in its turn."""
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _is_cut(file: str) -> bool:
    if format_of(file) is not Format.JSON_LINES or _size(file) <= SHARE:
        return False
    try:
        with open_file(file) as stream:
            first = stream.read(8).splitlines()
    except OSError:
        return False
    # Of a file in UTF-16 the first line alone is told, for all of them.
    return wide_encoding(first[0]) is None


def _ranges(file: str) -> Iterator[Share]:
    """The shares of one file of JSON Lines, each of whole lines."""
    start, line = 0, 1
    with open_file(file) as stream:
        while piece := stream.read(SHARE):
            end, breaks = start + len(piece), _breaks(piece, b"")
            # No more than a block of a line is held, however long the line is.
            while not piece.endswith(b"\n") and (more := stream.readline(_BLOCK)):
                end, breaks, piece = end + len(more), breaks + _breaks(more, piece), more
            yield Share(files=(file,), start=start, end=end, line=line)
            start, line = end, line + breaks


def _breaks(piece: bytes, before: bytes) -> int:
    """The line ends in a piece: LF, CR LF or CR, as the reader has it; an LF may belong to a CR in the piece before."""
    pairs = piece.count(b"\r\n") + (before.endswith(b"\r") and piece.startswith(b"\n"))
    return piece.count(b"\n") + piece.count(b"\r") - pairs


class _Part(io.RawIOBase):
    """The bytes of a stream from one place to another."""

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
