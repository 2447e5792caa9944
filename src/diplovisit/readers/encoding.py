"""Decodes documents: UTF-8 without a byte order mark (RFC 8259, section 8.1), and no other encoding."""

import codecs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.positions import Lines
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFaults, UnreadableDocument

_WIDE_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def wide_encoding(data: bytes) -> str | None:
    """Returns the name of UTF-16 or UTF-32, by its mark or by zeros near the first character. None for neither.

    >>> wide_encoding('{"id": 1}'.encode("utf-16-le"))
    'UTF-16LE'
    """
    if 0 not in data[:4] and data[:1] < b"\xfe":
        return None
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    # The first character of JSON and YAML is ASCII in practice, so the zeros show the encoding (RFC 4627, section 3).
    match [byte == 0 for byte in data[:4]]:
        case [True, True, True, False]:
            return "UTF-32BE"
        case [False, True, True, True]:
            return "UTF-32LE"
        case [True, False] | [True, False, True, False]:
            return "UTF-16BE"
        case [False, True] | [False, True, False, True]:
            return "UTF-16LE"
        case _:
            return None


def decode_document(data: bytes, *, name: str, first: int = 1) -> str | UnreadableDocument:
    """Decodes a document whose first line has the number `first`.

    >>> decode_document("Erdoğan".encode(), name="visit.json")
    'Erdoğan'
    >>> decode_document("Erdoğan".encode("cp1254"), name="visit.json").faults[0].sentence
    'byte 0xF0 is not UTF-8; in Windows-1252 it would be "ð"'
    """
    if data.startswith(codecs.BOM_UTF8):
        text = data.decode(errors="replace")
        return _unreadable(
            name, text, first, syntax_rules.BYTE_ORDER_MARK, 0, "the file begins with a byte order mark (EF BB BF)"
        )
    if (wide := wide_encoding(data)) is not None:
        text = data.decode(wide, errors="replace")
        return _unreadable(
            name, text, first, syntax_rules.WRONG_ENCODING, 0, f"the file is {wide.rstrip('BEL')}, not UTF-8"
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = len(data[: error.start].decode())
        byte = data[error.start]
        sentence = f"byte 0x{byte:02X} is not UTF-8"
        letter = bytes((byte,)).decode("cp1252", errors="ignore")
        if len(data) == error.end and error.reason == "unexpected end of data":
            sentence = f"the file ends inside a character, after byte 0x{byte:02X}"
        elif letter:
            sentence += f"; in Windows-1252 it would be {quoted(letter)}"
        return _unreadable(name, data.decode(errors="replace"), first, syntax_rules.WRONG_ENCODING, before, sentence)


def _unreadable(name: str, text: str, first: int, rule: Rule, offset: int, sentence: str) -> UnreadableDocument:
    faults = SyntaxFaults(Lines(text, first))
    faults.add(rule, (offset, offset + 1), sentence)
    return UnreadableDocument(name=name, faults=faults.in_order(), lines=faults.lines)
