"""Reads the links of an Excel worksheet: the addresses behind cells that show other words."""

import posixpath
import re
from typing import Final

from diplovisit.formats.workbook_package import WorkbookPackage, list_elements
from diplovisit.formats.worksheet_xml import CellPlace, column_index
from diplovisit.lazy_patterns import lazy_pattern

_LINKS: Final = lazy_pattern(rb"<((?:\w+:)?)hyperlinks\b.*?</\1hyperlinks>", re.DOTALL)
_PREFIX: Final = lazy_pattern(rb"(</?)\w+:")
_NAMED: Final = lazy_pattern(rb"\s\w+:id=")
_RANGE: Final = lazy_pattern("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_MOST_CELLS: Final = 10_000
"""Cells of one link. A link over a column has some thousands."""

_MOST_LINKS: Final = 500_000
"""Cells with links of one sheet. A sheet of 80,000 rows with three links in each has 240,000."""


def worksheet_links(package: WorkbookPackage, part: str, xml: bytes) -> dict[CellPlace, str]:
    """Returns the addresses of the links of a worksheet, by the place of their cell. Raises PackageError."""
    match = _LINKS.search(xml)
    if match is None:
        return {}
    # The element stands alone here, without the prefixes that its parents declare.
    alone = _NAMED.sub(b" relation=", _PREFIX.sub(rb"\1", match[0]))
    folder, _, file = part.rpartition("/")
    targets = {
        attributes["Id"]: attributes.get("Target", "")
        for name, attributes in list_elements(package.part(f"{folder}/_rels/{file}.rels") or b"<none/>")
        if name == "Relationship" and attributes.get("TargetMode") == "External" and "Id" in attributes
    }
    links: dict[CellPlace, str] = {}
    for name, attributes in list_elements(alone):
        target = targets.get(attributes.get("relation", ""))
        cells = _RANGE.fullmatch(attributes.get("ref", ""))
        if name != "hyperlink" or target is None or cells is None:
            continue
        left, top = column_index(cells[1]), int(cells[2])
        right, bottom = (column_index(cells[3]), int(cells[4])) if cells[3] else (left, top)
        if 0 < (right - left + 1) * (bottom - top + 1) <= _MOST_CELLS and len(links) < _MOST_LINKS:
            anchor = f"#{attributes['location']}" if attributes.get("location") else ""
            links |= {
                (row, column): target + anchor for row in range(top, bottom + 1) for column in range(left, right + 1)
            }
    return links


def has_comments(package: WorkbookPackage) -> bool:
    """Whether the cells of a workbook have comments, old or new ones."""
    return any(
        posixpath.basename(name).casefold().startswith(("comments", "threadedcomment")) and name.endswith(".xml")
        for name in package.names
    )
