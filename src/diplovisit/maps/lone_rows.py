"""Which rows of a sheet are headings, and which are totals or nil returns that are to be skipped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.plausible_cells import is_year
from diplovisit.readers.sheet_values import Sheet, SheetColumn, SheetRow, is_blank

YEAR_HEADINGS: Final = "Year"
"""The name of the column that headings of years fill."""
_NO_VISIT: Final = lazy_pattern(
    r"(?:(?:grand|sub|running)[ -]?)?totals?\b.*|sums?|sub-?totals?|nil(?: returns?)?|no (?:visits?|travel|trips?)\b.*"
    r"|summen?|gesamt\w*|insgesamt|zwischensumme|total(?:es)?\b.*|totaux|sous-total|somme|n[ée]ant|keine|fehlanzeige"
    r"|ninguno|ninguna|nenhum|nenhuma|totale\b.*",
    re.IGNORECASE,
)


def section_column(sheet: Sheet, rows: Sequence[SheetRow]) -> str | None:
    """Returns the column that headings fill: a column that is empty in all other rows, or a new name for years.

    A row with one filled cell that is neither may be a blank row, a total or a nil return: a person has to look.
    """
    headings = [row for row in rows if row.only_text is not None and not is_no_visit(row.only_text)]
    texts = [row.only_text or "" for row in headings]
    if not headings or len(headings) == len(rows):
        return None
    years = sum(map(is_year, texts))
    # A footnote below the table is no reason to doubt the years above it.
    if years > len(texts) / 2 or (years > 1 and is_year(texts[0])):
        return YEAR_HEADINGS
    places = [filled_column(row).index for row in headings]
    first = min(places)
    if places.count(first) <= len(places) / 2:
        return None
    others = [row for row in rows if row.only_text is None]
    is_empty_below = all(not row.texts[first].strip() for row in others if first < len(row.texts))
    return sheet.columns[first].name if is_empty_below and first < len(sheet.columns) else None


def rows_without_visit(rows: Iterable[SheetRow], section: str | None) -> Mapping[str, Sequence[str]]:
    """Returns the texts of rows that may be no visits, by column: lone cells that are no headings, and totals."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.only_text is not None:
            column = filled_column(row)
            is_heading = is_year(row.only_text) if section == YEAR_HEADINGS else column.name == section
            if not is_heading or is_no_visit(row.only_text):
                found.setdefault(column.name, {})[row.only_text] = None
        elif is_total(row):
            column = filled_column(row)
            found.setdefault(column.name, {})[row.texts[column.index].strip()] = None
    return {column: list(texts) for column, texts in found.items()}


def is_total(row: SheetRow) -> bool:
    """Whether the first filled cell of a row says that it is a total or a nil return."""
    first = next((text for text in row.texts if not is_blank(text)), "")
    return is_no_visit(first)


def is_no_visit(text: str) -> bool:
    """Whether a text is a usual word of a total or of a nil return.

    >>> is_no_visit("Total: 3"), is_no_visit("Nil return"), is_no_visit("Totila")
    (True, True, False)
    """
    return len(text) <= 80 and _NO_VISIT.fullmatch(text.strip()) is not None


def filled_column(row: SheetRow) -> SheetColumn:
    """Returns the first column that a row fills with a cell of its own."""
    return next(
        column for column in row.columns if not is_blank(row.texts[column.index]) and column.index not in row.merged
    )
