"""How a format is written: a piece of each record by itself, and the pieces put together in their order.

The pieces of different records can be made by different processes, as nothing of one record has a part in the piece of
another; whatever does is for `put` and `end` to say.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

import attrs

from diplovisit.record import Visit

Piece = TypeVar("Piece")
Chunk_co = TypeVar("Chunk_co", covariant=True)
Chunk = TypeVar("Chunk")


class Writer(Protocol[Piece, Chunk_co]):
    """Writes records in one format: into one file in chunks of bytes, or into several in chunks with their names.

    A piece can be pickled, and is the same whichever records were there before.
    """

    def begin(self) -> Iterator[Chunk_co]:
        """What stands before the first record."""

    def piece(self, visit: Visit) -> Piece:
        """What comes of one record."""

    def put(self, piece: Piece) -> Iterator[Chunk_co]:
        """What can be written by now, with one more piece."""

    def end(self) -> Iterator[Chunk_co]:
        """What stands behind the last record, and what waited until it was known."""


def write_records(writer: Writer[Piece, Chunk], visits: Iterable[Visit]) -> Iterator[Chunk]:
    """All that comes of records, in one process."""
    return assemble(writer, map(writer.piece, visits))


def assemble(writer: Writer[Piece, Chunk], pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """All that comes of pieces, wherever they were made."""
    yield from writer.begin()
    for piece in pieces:
        yield from writer.put(piece)
    yield from writer.end()


@attrs.frozen
class FramedFormat:
    """A format of one file in which each record stands by itself, between a beginning and an end.

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
        """The beginning."""
        if self.before:
            yield self.before

    def piece(self, visit: Visit) -> bytes:
        """The bytes of a record."""
        return self.of(visit)

    def put(self, piece: bytes) -> Iterator[bytes]:
        """They stand as they are."""
        yield piece

    def end(self) -> Iterator[bytes]:
        """The end."""
        if self.after:
            yield self.after
