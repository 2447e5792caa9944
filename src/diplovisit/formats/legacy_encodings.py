"""Decodes values that vCalendar 1.0 and its heirs encode: QUOTED-PRINTABLE, BASE64, and the CHARSET of a property."""

import base64
import binascii
import codecs
import quopri
from typing import Final

from diplovisit.findings.phrases import quoted
from diplovisit.formats.icalendar_reading import Property
from diplovisit.lazy_patterns import lazy_pattern

_QUOTED_PRINTABLE: Final = "QUOTED-PRINTABLE"
_BASE64: Final = frozenset(("BASE64", "B"))
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STRAY_EQUALS = lazy_pattern(rb"=(?![0-9A-Fa-f]{2})")
_BREAKS = lazy_pattern("\r\n|\r|\n")
# Python's codecs also have "rot13" and "zip": only those of texts are charsets.
_CHARSET = lazy_pattern(
    "(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-?8859-?[0-9]{1,2}|latin-?1|windows-?[0-9]{3,4}"
    "|cp[0-9]{3,4}|koi8-[ru]|gbk|gb2312|gb18030|big5|shift[-_]jis|euc-(?:jp|kr)|iso-2022-jp|macintosh)"
)


class UnreadableEncoding(ValueError):
    """Raised for a value that its declared encoding does not fit; the message is a sentence about the property."""


def is_encoded(prop: Property) -> bool:
    """Whether the value is encoded: as text in quoted-printable or in base64. Attachments are not read."""
    encoding = prop.parameters.get("ENCODING", "").upper()
    is_text = prop.name != "ATTACH" and prop.parameters.get("VALUE", "").upper() != "BINARY"
    return encoding == _QUOTED_PRINTABLE or (encoding in _BASE64 and is_text)


def decode_value(prop: Property) -> Property:
    r"""Returns the property with its value decoded, and its line breaks as `\n`. Raises UnreadableEncoding.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> line = "SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Besuch in K=F6ln=0D=0Aund Bonn"
    >>> decode_value(parse_property(line, 0)).value
    'Besuch in Köln\\nund Bonn'
    """
    charset = find_charset(prop.parameters.get("CHARSET", "UTF-8"))
    encoding = prop.parameters["ENCODING"].upper()
    if charset is None:
        unknown = quoted(prop.parameters["CHARSET"], 40)
        raise UnreadableEncoding(f"{prop.name} has the charset {unknown}, which is unknown")
    try:
        # Characters outside ASCII are no part of either encoding, but some programs leave them as they are.
        octets = prop.value.encode("ascii" if prop.value.isascii() else charset)
        octets = _from_quoted_printable(octets) if encoding == _QUOTED_PRINTABLE else _from_base64(octets)
        text = octets.decode(charset)
    except (UnicodeError, binascii.Error, ValueError):
        raise UnreadableEncoding(f"{prop.name} is not valid text in {encoding} and {charset}") from None
    if (control := _CONTROL.search(text)) is not None:
        raise UnreadableEncoding(
            f"{prop.name} has the control character U+{ord(control.group()):04X} in its {encoding}"
        )
    return prop._replace(value=_BREAKS.sub(r"\\n", text))


def find_charset(name: str) -> str | None:
    """Returns the charset with this name as Python calls it; None for an unknown one, and for no charset of texts.

    >>> find_charset("Windows-1252"), find_charset("rot13")
    ('cp1252', None)
    """
    written = name.strip().lower()
    if not _CHARSET.fullmatch(written):
        return None
    try:
        return codecs.lookup(written).name
    except LookupError:
        return None


def _from_quoted_printable(octets: bytes) -> bytes:
    # Some programs write a soft line break and a fold: the "=" is then left over. A "=" that is meant is "=3D".
    return quopri.decodestring(_STRAY_EQUALS.sub(b"", octets))


def _from_base64(octets: bytes) -> bytes:
    return base64.b64decode(octets.translate(None, b" \t"), validate=True)
