"""How a format is written: each record becomes a piece by itself, and the pieces are assembled in order.

A piece depends on its own record only, so different processes can make pieces of different records. What depends on
several records is written by `put` and `end`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

import attrs

from diplovisit.record import Visit

Piece = TypeVar("Piece")
Chunk_co = TypeVar("Chunk_co", covariant=True)
Chunk = TypeVar("Chunk")


class Writer(Protocol[Piece, Chunk_co]):
    """Writes records in one format: one file in chunks of bytes, or several files in chunks with their names.

    A piece can be pickled, and does not depend on the records before it.
    """

    def begin(self) -> Iterator[Chunk_co]:
        """Yields what comes before the first record."""

    def piece(self, visit: Visit) -> Piece:
        """Returns the piece of one record."""

    def put(self, piece: Piece) -> Iterator[Chunk_co]:
        """Takes one more piece, and yields what can be written by now."""

    def end(self) -> Iterator[Chunk_co]:
        """Yields what was delayed until the last record was known, and what comes after it."""


def write_records(writer: Writer[Piece, Chunk], visits: Iterable[Visit]) -> Iterator[Chunk]:
    """Yields all output for some records, in one process."""
    return assemble(writer, map(writer.piece, visits))


def assemble(writer: Writer[Piece, Chunk], pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """Yields all output for some pieces, whichever processes made them."""
    yield from writer.begin()
    for piece in pieces:
        yield from writer.put(piece)
    yield from writer.end()


@attrs.frozen
class FramedFormat:
    """A format of one file whose records are independent of each other, between a beginning and an end.

    >>> from diplovisit import load
    >>> b"".join(
    ...     write_records(
    ...         FramedFormat(lambda visit: visit.sending[0].encode(), b"<", b">"), [load("seeds/misri-russia")]
    ...     )
    ... )
    b'<IN>'
    """

    of: Callable[[Visit], bytes]
    before: bytes = b""
    after: bytes = b""

    def begin(self) -> Iterator[bytes]:
        """Yields the beginning, where the format has one."""
        if self.before:
            yield self.before

    def piece(self, visit: Visit) -> bytes:
        """Returns the bytes of a record."""
        return self.of(visit)

    def put(self, piece: bytes) -> Iterator[bytes]:
        """Yields the bytes unchanged."""
        yield piece

    def end(self) -> Iterator[bytes]:
        """Yields the end, where the format has one."""
        if self.after:
            yield self.after
