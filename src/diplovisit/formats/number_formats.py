"""Reads from the styles of an Excel workbook which of them do not show a whole day: a month, a year, or no year.

Whoever types "April 2025" into Excel gets 1 April with the format `mmm-yy`. Whoever types "7 April" gets this day in
the year of typing, with the format `d-mmm`. The cell states neither the day nor the year.
"""

from collections.abc import Mapping
from typing import Final

from diplovisit.formats.workbook_package import list_elements
from diplovisit.lazy_patterns import lazy_pattern

_LITERALS: Final = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_BUILT_IN: Final[Mapping[str, str]] = {"16": "d-mmm", "17": "mmm-yy"}
"""Formats that have a number and no text in the file (ECMA-376, part 1, section 18.8.30)."""


def coarse_styles(styles: bytes) -> dict[str, str]:
    """Returns "month", "year" or "no year" by the number of each style whose format does not show a whole day.

    Raises PackageError for XML that is not well-formed.
    """
    codes = dict(_BUILT_IN)
    found: dict[str, str] = {}
    number, is_inside = 0, False
    for name, attributes in list_elements(styles):
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and is_inside:
            if (precision := _shown_precision(codes.get(attributes.get("numFmtId", ""), ""))) is not None:
                found[str(number)] = precision
            number += 1
        elif name in ("cellXfs", "cellStyles", "cellStyleXfs", "dxfs"):
            is_inside = name == "cellXfs"
    return found


def _shown_precision(code: str) -> str | None:
    """Returns "month", "year" or "no year" for a format that does not show a whole day. None for any other.

    >>> [_shown_precision(code) for code in ("mmm-yy", 'yyyy"年"m"月"', "yyyy", "d-mmm")]
    ['month', 'month', 'year', 'no year']
    >>> [_shown_precision(code) for code in ("d mmm yyyy", "h:mm", "0.00", "General")]
    [None, None, None, None]
    """
    letters = frozenset(filter(str.isascii, _LITERALS.sub("", code.partition(";")[0]).casefold()))
    if letters - frozenset("ymd .-/,'") or not letters & frozenset("ymd"):
        return None
    if "y" not in letters:
        return "no year" if {"d", "m"} <= letters else None
    if "d" in letters:
        return None
    return "month" if "m" in letters else "year"
