"""Opens workbooks by python-calamine, within bounds, with what their parts say besides.

calamine unpacks whatever it is given, and takes memory for the rectangle that the filled cells of a sheet span. Where
there is no memory left, it ends the process. So all parts are measured before it sees them.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.formats.number_formats import coarse_styles
from diplovisit.formats.ods_content import pack_tables, packed_rows, scan_tables
from diplovisit.formats.optional_packages import optional_import
from diplovisit.formats.workbook_package import PackageError, WorkbookPackage, list_elements, sheet_parts
from diplovisit.formats.worksheet_binary import binary_sheet_parts, scan_binary_worksheet
from diplovisit.formats.worksheet_links import worksheet_links
from diplovisit.formats.worksheet_xml import (
    MOST_COLUMNS,
    CellPlace,
    WorksheetFacts,
    largest_area,
    pack_rows,
    scan_worksheet,
)
from diplovisit.formats.xls_records import scan_xls
from diplovisit.readers.limits import MOST_SHEET_CELLS
from diplovisit.readers.sheet_values import SheetKind

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_Result = TypeVar("_Result")

_QUICK_AREA: Final = 2_000_000
"""Cells that are read at once, filled or not. Above it the empty rows between filled ones are left out."""


@attrs.frozen(kw_only=True, eq=False)
class OpenedWorkbook:
    """A workbook that is open, with what its parts say.

    facts: what the parts say, by the name of the sheet; a sheet that needed no scan is missing. scan: reads the facts
    of such a sheet; None if its kind has no more. numbers: the row numbers of sheets whose empty rows were left out.
    ranges: the merged ranges where calamine does not know them. links: the addresses of links, by place.
    """

    name: str
    kind: SheetKind
    opened: "CalamineWorkbook"
    is_1904: bool = False
    facts: Mapping[str, WorksheetFacts] = {}
    numbers: Mapping[str, Sequence[int]] = {}
    ranges: Mapping[str, Sequence[tuple[int, int, int, int]]] = {}
    links: Mapping[str, Mapping[CellPlace, str]] = {}
    scan: Callable[[str], WorksheetFacts | None] = lambda _: None


def open_ole_workbook(data: bytes, *, name: str) -> OpenedWorkbook:
    """Opens a workbook in .xls. Raises PackageError."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PackageError("it is encrypted with a password")
    facts = scan_xls(data)
    _require_width(facts)
    _require_area((f"number {number}", of_sheet.area) for number, of_sheet in enumerate(facts, 1))
    opened = _open(data)
    return OpenedWorkbook(
        name=name, kind=SheetKind.XLS, opened=opened, facts=dict(zip(opened.sheet_names, facts, strict=False))
    )


def open_zip_workbook(data: bytes, *, name: str, kind: SheetKind, package: WorkbookPackage) -> OpenedWorkbook:
    """Opens a workbook whose package was checked. Raises PackageError."""
    match kind:
        case SheetKind.ODS:
            return _open_ods(data, name, package)
        case SheetKind.XLSB:
            return _open_xlsb(data, name, package)
        case _:
            return _open_xlsx(data, name, package)


def is_panic(error: BaseException) -> bool:
    """Whether an error is a panic of code in Rust, which is no Exception."""
    return type(error).__name__ == "PanicException"


def call_calamine(read: Callable[[], _Result]) -> _Result:
    """Runs a call of python-calamine. Raises PackageError for its errors, and for panics of its code in Rust."""
    with optional_import("python_calamine"):
        from python_calamine import CalamineError, PasswordError  # noqa: PLC0415  # an extra, and only for workbooks
    try:
        return read()
    except PasswordError:
        raise PackageError("it is encrypted with a password") from None
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise PackageError(f"it is damaged, or of an unknown kind ({describe_error(error)})") from None
    except BaseException as error:
        # A panic is no Exception, so that Python programs end by it. Here it means a file that was not foreseen.
        if not is_panic(error):
            raise
        raise PackageError(f"it is damaged, or has unsupported content ({describe_error(error)})") from None


def _open(data: bytes) -> "CalamineWorkbook":
    def load() -> "CalamineWorkbook":
        from python_calamine import load_workbook  # noqa: PLC0415  # as above

        return load_workbook(io.BytesIO(data))

    return call_calamine(load)


def _open_xlsb(data: bytes, name: str, package: WorkbookPackage) -> OpenedWorkbook:
    parts = binary_sheet_parts(package)
    by_part = {part: scan_binary_worksheet(package.part(part) or b"") for _, part in parts}
    _require_width(by_part.values())
    _require_area((sheet, by_part[part].area) for sheet, part in parts)
    return OpenedWorkbook(
        name=name, kind=SheetKind.XLSB, opened=_open(data), facts={sheet: by_part[part] for sheet, part in parts}
    )


def _open_xlsx(data: bytes, name: str, package: WorkbookPackage) -> OpenedWorkbook:
    workbook = package.part("xl/workbook.xml")
    if workbook is None:
        raise PackageError(_foreign_package(package))
    sheets = sheet_parts(package)
    coarse = coarse_styles(package.part("xl/styles.xml") or b"<none/>")
    facts: dict[str, WorksheetFacts] = {}
    numbers: dict[str, list[int]] = {}
    packed: dict[str, bytes] = {}
    areas: dict[str, int] = {}
    links: dict[str, dict[CellPlace, str]] = {}
    for part in dict.fromkeys((*(part for _, part in sheets), *package.names)):
        if not part.endswith(".xml") or b"sheetData" not in (xml := package.part(part) or b""):
            continue
        links[part] = worksheet_links(package, part, xml)
        if (quick := largest_area(xml)) is not None and quick <= _QUICK_AREA and not coarse:
            areas[part] = quick
            continue
        found = facts[part] = scan_worksheet(xml, coarse)
        rows, width = sorted(set(found.rows)), found.right - found.left + 1
        if found.area > _QUICK_AREA and found.area > 2 * len(rows) * width:
            packed[part], numbers[part] = pack_rows(xml, rows), rows
            areas[part] = len(rows) * width
        else:
            areas[part] = found.area
    unnamed = areas.keys() - {part for _, part in sheets}
    _require_area(
        [*((sheet, areas.get(part, 0)) for sheet, part in sheets), *((part, areas[part]) for part in unnamed)]
    )
    properties = [attributes for element, attributes in list_elements(workbook) if element == "workbookPr"]
    by_name = dict(sheets)
    return OpenedWorkbook(
        name=name,
        kind=SheetKind.XLSX,
        opened=_open(package.replace_parts(packed) if packed else data),
        is_1904=any(attributes.get("date1904") in ("1", "true") for attributes in properties),
        facts={sheet: facts[part] for sheet, part in sheets if part in facts},
        numbers={sheet: numbers[part] for sheet, part in sheets if part in numbers},
        links={sheet: links[part] for sheet, part in sheets if part in links},
        scan=lambda sheet: scan_worksheet(package.part(by_name[sheet]) or b"") if sheet in by_name else None,
    )


def _open_ods(data: bytes, name: str, package: WorkbookPackage) -> OpenedWorkbook:
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise PackageError("it is encrypted with a password")
    found = package.part("content.xml") or b""
    # calamine leaves out line breaks and tabs that are elements.
    content = found.replace(b"<text:line-break/>", b"&#10;").replace(b"<text:tab/>", b"&#9;")
    tables = scan_tables(content)
    is_packed = sum(table.area for table in tables) > _QUICK_AREA
    _require_area(
        (table.name, packed_rows(table) * max(table.facts.right - table.facts.left + 1, 0) if is_packed else table.area)
        for table in tables
    )
    numbers: dict[str, list[int]] = {}
    if is_packed:
        content, rows = pack_tables(content, tables)
        numbers = {table.name: of_table for table, of_table in zip(tables, rows, strict=True)}
    if content is not found:
        data = package.replace_parts({"content.xml": content})
    return OpenedWorkbook(
        name=name,
        kind=SheetKind.ODS,
        opened=_open(data),
        facts={table.name: table.facts for table in tables},
        numbers=numbers,
        ranges={table.name: table.ranges for table in tables},
    )


def _require_area(areas: Iterable[tuple[str, int]]) -> None:
    """Raises PackageError where the sheets up to one of them would take too much memory."""
    total = 0
    for sheet, area in areas:
        total += area
        if total > MOST_SHEET_CELLS:
            raise PackageError(
                f"the filled cells of the sheets down to {quoted(sheet)} span {total:,} cells; expected"
                f" at most {MOST_SHEET_CELLS:,}"
            )


def _require_width(facts: Iterable[WorksheetFacts]) -> None:
    """Raises PackageError for a cell in a column that no sheet has."""
    for of_sheet in facts:
        if of_sheet.right >= MOST_COLUMNS:
            raise PackageError(f"a cell is in column {of_sheet.right + 1:,}; a sheet has at most {MOST_COLUMNS:,}")


def _foreign_package(package: WorkbookPackage) -> str:
    """Says what a ZIP archive is that is no workbook."""
    names = package.names
    if "word/document.xml" in names:
        return "it is a Word document, not a workbook"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return "it is an Apple Numbers file; export it as .xlsx or as CSV"
    if inside := [name for name in names if name.casefold().endswith((".csv", ".xlsx", ".xls", ".ods"))]:
        return f"it is a ZIP archive with {quoted(inside[0])} in it; unpack it first"
    return "it is a ZIP archive, not a workbook"


def describe_error(error: BaseException) -> str:
    """Returns the first line of a message, for a sentence."""
    return str(error).partition("\n")[0][:120] or type(error).__name__
