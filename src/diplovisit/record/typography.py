"""Signs that word processors put in, where a code, a date or an id wants plain ones."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", 'a typographic quote, which quotes nothing: type " or none')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "a typographic quote, which quotes nothing: type ' or none")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "a dash of a word processor: type the hyphen, -")
    | {"\u2026": "an ellipsis of a word processor: type full stops", "\u00a0": "a blank that joins: type a plain one"}
)
_TYPOGRAPHIC = re.compile(f"[{''.join(_REMEDIES)}]")


def plain_remedy(text: str) -> str | None:
    """What to do about a text with such a sign in it; None where it has none.

    >>> print(plain_remedy("2025–03–07"))
    U+2013 is a dash of a word processor: type the hyphen, -
    >>> print(plain_remedy("“held”"))
    U+201C is a typographic quote, which quotes nothing: type " or none
    """
    if text.isascii() or (found := _TYPOGRAPHIC.search(text)) is None:
        return None
    return f"U+{ord(found[0]):04X} is {_REMEDIES[found[0]]}"
