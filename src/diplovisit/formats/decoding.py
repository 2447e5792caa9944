"""Decodes files of rows: a text from UTF-8, or a fault that names the actual encoding."""

import codecs
import enum

import attrs


class RowFaultKind(enum.StrEnum):
    """A kind of fault in a file of rows."""

    ENCODING = "encoding"
    NUL = "nul"
    EMPTY = "empty"
    LINE_END = "line-end"
    CUT_OFF = "cut-off"
    QUOTE = "quote"
    SEPARATOR = "separator"
    HEADER = "header"
    RAGGED = "ragged"


@attrs.frozen(kw_only=True)
class RowFault:
    """A fault in a file of rows: its line, from 1, what was seen, and what to do.

    `cells` has the cells of a row that is too long or too short, as they were read.
    """

    kind: RowFaultKind
    line: int
    sentence: str
    remedy: str
    cells: tuple[str, ...] = ()


_WIDE_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE = "save it as UTF-8; in Excel, as “CSV UTF-8”"


def decode_rows(data: bytes) -> str | RowFault:
    """Decodes a file of rows. A byte order mark of UTF-8 is removed.

    >>> decode_rows("Erdoğan".encode())
    'Erdoğan'
    >>> decode_rows("a\\r\\nÖsterreich".encode("cp1252")).sentence
    'byte 0xD6 is not UTF-8; in Windows-1252 it would be "Ö"'
    >>> decode_rows(b"\\xef\\xbb\\xbfid")
    'id'
    """
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return _fault(RowFaultKind.ENCODING, 1, f"the file is {name}, not UTF-8", _SAVE)
    # Excel writes the mark and recognises UTF-8 by it. It says nothing about the rows.
    data = data.removeprefix(codecs.BOM_UTF8)
    if (offset := data.find(b"\0")) >= 0:
        # A header is ASCII, so every second byte of it is NUL in UTF-16.
        if offset < 2:
            return _fault(RowFaultKind.ENCODING, 1, "the file is UTF-16 without a byte order mark, not UTF-8", _SAVE)
        sentence = "this line has the byte NUL"
        return _fault(RowFaultKind.NUL, _line(data, offset), sentence, "the file is damaged: download it again")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        byte = data[error.start]
        letter = bytes((byte,)).decode("cp1252", errors="ignore")
        suggestion = f'; in Windows-1252 it would be "{letter}"' if letter and letter.isprintable() else ""
        sentence = f"byte 0x{byte:02X} is not UTF-8{suggestion}"
        if error.end == len(data) and error.reason == "unexpected end of data":
            sentence = f"the file ends inside a character, after byte 0x{byte:02X}"
        return _fault(RowFaultKind.ENCODING, _line(data, error.start), sentence, _SAVE)


def _line(data: bytes, offset: int) -> int:
    return len((data[:offset] + b".").splitlines())


def _fault(kind: RowFaultKind, line: int, sentence: str, remedy: str) -> RowFault:
    return RowFault(kind=kind, line=line, sentence=sentence, remedy=remedy)
