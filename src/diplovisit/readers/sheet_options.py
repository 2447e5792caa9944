"""The options of reading sheets: what a person decides instead of the reader."""

import codecs

import attrs

from diplovisit.findings.phrases import quoted

DELIMITER_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""The delimiters that are found without being given, with their names."""
_DELIMITER_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|"}


def _delimiter(word: str | None) -> str | None:
    return word if word is None else _DELIMITER_WORDS.get(word.casefold(), word)


def _validate_delimiter(_: object, __: object, value: str | None) -> None:
    if value is not None and (len(value) != 1 or value in '"\r\n\0' or value.isalnum() or value == " "):
        raise ValueError(f'expected one character as the delimiter, such as ";" or "tab"; found {quoted(value)}')


def _validate_encoding(_: object, __: object, value: str | None) -> None:
    if value is None:
        return
    try:
        "a".encode(value).decode(value)  # raises LookupError for a codec that is not for text, such as zlib
        codecs.lookup(value)
    except (LookupError, UnicodeError, ValueError):
        raise ValueError(
            f"{quoted(value)} is not a known encoding; expected a name such as utf-8, cp1252 or iso-8859-2"
        ) from None


def _validate_header(_: object, __: object, value: int | None) -> None:
    if value is not None and value < 0:
        raise ValueError(f"expected the number of the header row, from 1, or 0 for none; found {value}")


@attrs.frozen(kw_only=True)
class SheetOptions:
    """What a person decides about a file of sheets. Raises ValueError for a value that cannot be meant.

    sheets: the names of the sheets to read; empty for all. delimiter: one sign, or `tab`; None to find it. encoding:
    a codec of Python; None to find it. header: the number of the header row as the spreadsheet program shows it; 0 if
    the sheet has none; None to find it.

    >>> SheetOptions(delimiter="tab").delimiter
    '\\t'
    >>> SheetOptions(encoding="utf-nine")
    Traceback (most recent call last):
    ...
    ValueError: "utf-nine" is not a known encoding; expected a name such as utf-8, cp1252 or iso-8859-2
    """

    sheets: tuple[str, ...] = ()
    delimiter: str | None = attrs.field(default=None, converter=_delimiter, validator=_validate_delimiter)
    encoding: str | None = attrs.field(default=None, validator=_validate_encoding)
    header: int | None = attrs.field(default=None, validator=_validate_header)
