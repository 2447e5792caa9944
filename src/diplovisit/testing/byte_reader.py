"""Takes small numbers and choices from bytes, the source of everything that is drawn."""

from collections.abc import Sequence
from typing import TypeVar

_Option = TypeVar("_Option")


class ByteReader:
    """Takes small numbers from bytes. Behind the last byte it finds zeros.

    >>> reader = ByteReader(bytes([0, 255, 1, 0]))
    >>> reader.below(10), reader.below(10), reader.number(2), reader.below(10)
    (0, 9, 256, 0)
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, size: int) -> int:
        """Takes a number of several bytes."""
        at = self._at
        self._at += size
        return int.from_bytes(self._data[at : at + size].ljust(size, b"\0"))

    def below(self, limit: int) -> int:
        """Takes a number from 0 to one less than a limit, each about as likely as another."""
        size = 1 if limit <= 256 else 4
        return (self.number(size) * limit) >> (8 * size)

    def pick(self, options: Sequence[_Option]) -> _Option:
        """Takes one of several values, the first one for a zero."""
        return options[self.below(len(options))]

    def letters(self, alphabet: str, most: int) -> str:
        """Takes a text of 1 to `most` letters of an alphabet."""
        return "".join(self.pick(alphabet) for _ in range(1 + self.below(most)))
