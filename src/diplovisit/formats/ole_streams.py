"""Reads one stream of an OLE compound file, such as the workbook inside an .xls (MS-CFB)."""

import struct
from typing import Final

from diplovisit.formats.workbook_package import PackageError

OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file."""

_END: Final = 0xFFFFFFFA
"""Numbers of sectors from here on mean the end of a chain, or no sector."""


def read_ole_stream(data: bytes, names: tuple[str, ...]) -> bytes | None:
    """Returns the first stream that has one of the names. None if there is none. Raises PackageError."""
    try:
        return _OleFile(data).stream(names)
    except (struct.error, IndexError, OverflowError):
        raise PackageError("the OLE container is damaged or cut off") from None


class _OleFile:
    """A compound file with its table of sectors."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift, mini_shift) = struct.unpack_from("<HH", data, 30)
        if not 7 <= shift <= 16 or not 4 <= mini_shift <= shift:
            raise struct.error
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        self._directory_start, self._mini_limit, self._mini_start = struct.unpack_from("<I4xII", data, 48)
        (difat, count) = struct.unpack_from("<II", data, 68)
        tables = list(struct.unpack_from("<109I", data, 76))
        for _ in range(min(count, len(data) // self._size)):
            if difat >= _END:
                break
            more = self._numbers(self._sector(difat))
            tables += more[:-1]
            difat = more[-1]
        self._table: list[int] = []
        for sector in tables:
            if sector < _END:
                self._table += self._numbers(self._sector(sector))

    def stream(self, names: tuple[str, ...]) -> bytes | None:
        """Returns the first stream that has one of the names."""
        directory = self._chain(self._directory_start)
        root: bytes | None = None
        for start in range(0, len(directory) - 127, 128):
            entry = directory[start : start + 128]
            (length,) = struct.unpack_from("<H", entry, 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
            first, size = struct.unpack_from("<IQ", entry, 116)
            if entry[66] == 5:
                root = self._chain(first)
            elif entry[66] == 2 and name in names:
                if size >= self._mini_limit:
                    return self._chain(first)[:size]
                return self._mini_chain(first, root or b"")[:size]
        return None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise IndexError
        return self._data[start : start + self._size]

    @staticmethod
    def _numbers(sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))

    def _chain(self, number: int) -> bytes:
        sectors: list[bytes] = []
        while number < _END:
            if len(sectors) > len(self._table):
                raise IndexError  # the chain is a ring
            sectors.append(self._sector(number))
            number = self._table[number]
        return b"".join(sectors)

    def _mini_chain(self, number: int, root: bytes) -> bytes:
        table = self._numbers(self._chain(self._mini_start))
        pieces: list[bytes] = []
        while number < _END:
            if len(pieces) > len(table):
                raise IndexError  # the same
            pieces.append(root[number * self._mini_size : (number + 1) * self._mini_size])
            number = table[number]
        return b"".join(pieces)
