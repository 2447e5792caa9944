"""Reads workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets, by python-calamine.

Macros are never run, and formulas are never computed: their stored results are read.
"""

import datetime
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FilePosition, Finding, Rule, Span, finding_at
from diplovisit.formats.ods_content import pack_tables, scan_tables
from diplovisit.formats.optional_packages import optional_import
from diplovisit.formats.workbook_package import PackageError, WorkbookPackage, list_elements, open_package, sheet_parts
from diplovisit.formats.worksheet_xml import (
    EARLIEST_CERTAIN,
    CellPlace,
    WorksheetFacts,
    largest_area,
    needs_scan,
    pack_rows,
    scan_worksheet,
)
from diplovisit.readers import syntax_rules
from diplovisit.readers.limits import LARGEST_WORKBOOK, MOST_SHEET_CELLS
from diplovisit.readers.sheet_building import Grid, build_sheet, error_fault
from diplovisit.readers.sheet_header import GridRow, MergedRange
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_rules import CELL_NOT_READ, SHEET_READ_AS, UNREADABLE_WORKBOOK
from diplovisit.readers.sheet_values import CellFault, CellValue, Sheet, SheetFile, SheetKind, cell_text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_Result = TypeVar("_Result")

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF_DURATION: Final = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,](\d{1,6})\d*)?S")
_SAVE_AGAIN: Final = "open it in a spreadsheet program, and save it again as .xlsx or as CSV"
_QUICK_AREA: Final = 2_000_000
_MOST_FAULTY_CELLS: Final = 1_000
"""Cells whose raw numbers are compared. A sheet of dates has some thousands."""


def is_workbook(data: bytes) -> bool:
    """Whether data is a ZIP archive or an OLE container, as workbooks are. A CSV file never begins like one."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes, *, name: str, options: SheetOptions) -> SheetFile:
    """Reads a workbook. Bad content is never raised. Raises ExtraMissing if python-calamine is not installed."""
    try:
        return _read(data, name, options)
    except PackageError as error:
        return _unreadable(name, _kind(data, ()), f"the workbook cannot be read: {error}")


@attrs.frozen(kw_only=True, eq=False)
class _Workbook:
    """A workbook that is open, with what its parts say.

    facts: by the name of the sheet; a sheet without anything to say is missing. numbers: the row numbers of sheets
    whose empty rows were left out. ranges: the merged ranges where calamine does not know them.
    """

    name: str
    kind: SheetKind
    opened: "CalamineWorkbook"
    is_1904: bool = False
    facts: Mapping[str, WorksheetFacts] = {}
    numbers: Mapping[str, Sequence[int]] = {}
    ranges: Mapping[str, Sequence[tuple[int, int, int, int]]] = {}
    scan: Callable[[str], WorksheetFacts | None] = lambda _: None


def _read(data: bytes, name: str, options: SheetOptions) -> SheetFile:
    if len(data) > LARGEST_WORKBOOK:
        sentence = f"expected a file of {LARGEST_WORKBOOK:,} bytes at most; this one is larger"
        return SheetFile(
            name=name, kind=_kind(data, ()), findings=(_file_finding(name, syntax_rules.TOO_LARGE, sentence),)
        )
    if data.startswith(_OLE):
        kind, notes = SheetKind.XLS, []
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PackageError("it is encrypted with a password")
        workbook = _Workbook(name=name, kind=kind, opened=_open(data))
    else:
        package = open_package(data)
        kind = _kind(data, package.names)
        notes = list(_package_notes(name, package))
        if kind is SheetKind.ODS:
            workbook = _open_ods(data, name, package)
        elif kind in (SheetKind.XLSX, SheetKind.XLSB):
            workbook = _open_excel(data, name, kind, package)
        else:
            raise PackageError("it is a ZIP archive, and not a workbook")
    if not name.casefold().endswith(_endings(kind)):
        sentence = f"the file is a workbook ({kind}), whatever its name ends with; it was read as one"
        notes.append(_file_finding(name, SHEET_READ_AS, sentence))
    sheets = []
    for metadata in workbook.opened.sheets_metadata:
        if options.sheets and metadata.name not in options.sheets:
            continue
        if str(metadata.typ).rpartition(".")[2] != "WorkSheet":
            continue
        is_hidden = str(metadata.visible).rpartition(".")[2] != "Visible"
        try:
            sheets.append(_sheet(workbook, metadata.name, is_hidden=is_hidden, told=options.header))
        except PackageError as error:
            notes.append(_file_finding(name, UNREADABLE_WORKBOOK, f"the sheet {quoted(metadata.name)}: {error}"))
    names = [metadata.name for metadata in workbook.opened.sheets_metadata]
    for wanted in options.sheets:
        if wanted not in names:
            hint = did_you_mean(closest(wanted, names))
            sentence = f"the workbook has no sheet {quoted(wanted)}{hint}; it has {', '.join(map(quoted, names[:20]))}"
            notes.append(_file_finding(name, UNREADABLE_WORKBOOK, sentence, "name one of its sheets"))
    return SheetFile(name=name, kind=kind, sheets=tuple(sheets), findings=tuple(notes))


def _kind(data: bytes, names: Sequence[str]) -> SheetKind:
    if data.startswith(_OLE):
        return SheetKind.XLS
    if "xl/workbook.bin" in names:
        return SheetKind.XLSB
    if "content.xml" in names and "mimetype" in names:
        return SheetKind.ODS
    return SheetKind.XLSX


def _endings(kind: SheetKind) -> tuple[str, ...]:
    return (".xlsx", ".xlsm", ".xltx", ".xltm") if kind is SheetKind.XLSX else (f".{kind}",)


def _guarded(read: Callable[[], _Result]) -> _Result:
    """Runs a call of python-calamine. Raises PackageError for its errors, and for panics of its code in Rust."""
    with optional_import("python_calamine"):
        from python_calamine import CalamineError, PasswordError  # noqa: PLC0415  # an extra, and only for workbooks
    try:
        return read()
    except PasswordError:
        raise PackageError("it is encrypted with a password") from None
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise PackageError(f"it is damaged, or of a kind that is not known ({_words(error)})") from None
    except BaseException as error:
        # A panic is no Exception, so that Python programs end by it. Here it means a file that was not foreseen.
        if type(error).__name__ != "PanicException":
            raise
        raise PackageError(f"it is damaged, or has something that was not foreseen ({_words(error)})") from None


def _open(data: bytes) -> "CalamineWorkbook":
    def load() -> "CalamineWorkbook":
        from python_calamine import load_workbook  # noqa: PLC0415  # as above

        return load_workbook(io.BytesIO(data))

    return _guarded(load)


def _open_excel(data: bytes, name: str, kind: SheetKind, package: WorkbookPackage) -> _Workbook:
    if kind is SheetKind.XLSB:
        return _Workbook(name=name, kind=kind, opened=_open(data))
    parts = sheet_parts(package)
    facts: dict[str, WorksheetFacts] = {}
    numbers: dict[str, list[int]] = {}
    packed: dict[str, bytes] = {}
    for sheet, part in parts.items():
        xml = package.part(part) or b""
        is_large = largest_area(xml) > _QUICK_AREA
        if not is_large and not needs_scan(xml):
            continue
        found = facts[sheet] = scan_worksheet(xml)
        if is_large and found.area > 2 * len(found.rows) * (found.right - found.left + 1):
            packed[part] = pack_rows(xml, found.rows)
            numbers[sheet] = found.rows
            area = len(found.rows) * (found.right - found.left + 1)
        else:
            area = found.area
        if area > MOST_SHEET_CELLS:
            raise PackageError(
                f"the filled cells of the sheet {quoted(sheet)} span {area:,} cells; expected {MOST_SHEET_CELLS:,} at"
                " most"
            )
    properties = [
        attributes
        for element, attributes in list_elements(package.part("xl/workbook.xml") or b"<none/>")
        if element == "workbookPr"
    ]
    return _Workbook(
        name=name,
        kind=kind,
        opened=_open(package.replace_parts(packed) if packed else data),
        is_1904=any(attributes.get("date1904") in ("1", "true") for attributes in properties),
        facts=facts,
        numbers=numbers,
        scan=lambda sheet: scan_worksheet(package.part(parts[sheet]) or b"") if sheet in parts else None,
    )


def _open_ods(data: bytes, name: str, package: WorkbookPackage) -> _Workbook:
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise PackageError("it is encrypted with a password")
    content = package.part("content.xml") or b""
    tables = scan_tables(content)
    numbers: dict[str, list[int]] = {}
    if any(table.area > _QUICK_AREA for table in tables):
        content, rows = pack_tables(content, tables)
        numbers = {table.name: of_table for table, of_table in zip(tables, rows, strict=True)}
        data = package.replace_parts({"content.xml": content})
    for table in tables:
        rows_in_memory = len(numbers[table.name]) if table.name in numbers else 0
        area = rows_in_memory * (table.facts.right - table.facts.left + 1) if rows_in_memory else table.area
        if area > MOST_SHEET_CELLS:
            raise PackageError(
                f"the filled cells of the sheet {quoted(table.name)} span {area:,} cells; expected"
                f" {MOST_SHEET_CELLS:,} at most"
            )
    return _Workbook(
        name=name,
        kind=SheetKind.ODS,
        opened=_open(data),
        facts={table.name: table.facts for table in tables},
        numbers=numbers,
        ranges={table.name: table.ranges for table in tables},
    )


def _package_notes(name: str, package: WorkbookPackage) -> Iterator[Finding]:
    if any(part.endswith("vbaProject.bin") for part in package.names):
        sentence = "the workbook has macros, which are never run; what they would change stays as it was saved"
        yield _file_finding(name, SHEET_READ_AS, sentence)


def _sheet(workbook: _Workbook, name: str, *, is_hidden: bool, told: int | None) -> Sheet:
    sheet = _guarded(lambda: workbook.opened.get_sheet_by_name(name))
    facts = workbook.facts.get(name)
    if facts is None and workbook.kind is SheetKind.XLSX and not workbook.is_1904 and _has_small_numbers(sheet):
        facts = workbook.scan(name)
    reader = _SheetReader(workbook, name, sheet, facts or WorksheetFacts())
    notes = []
    if is_hidden:
        notes.append(_file_finding(workbook.name, SHEET_READ_AS, f"the sheet {quoted(name)} is hidden; it was read"))
    if hidden := sorted(facts.hidden if facts is not None else ()):
        rows = ", ".join(map(str, hidden[:10])) + (" and others" if len(hidden) > 10 else "")
        sentence = f"the sheet {quoted(name)} has hidden rows ({rows}); they were read"
        notes.append(_file_finding(workbook.name, SHEET_READ_AS, sentence))
    grid = Grid(
        file=workbook.name,
        kind=workbook.kind,
        name=name,
        rows=reader.rows,
        width=sheet.end[1] + 1 if sheet.end is not None else 0,
        ranges=reader.ranges,
        is_hidden=is_hidden,
        findings=tuple(notes),
    )
    return build_sheet(grid, told)


def _has_small_numbers(sheet: "CalamineSheet") -> bool:
    """Whether a sheet has days before March 1900 or times of day, whose raw numbers must be looked at."""
    return any(
        isinstance(value, datetime.time) or (isinstance(value, datetime.date) and value.year == 1900)
        for row in sheet.iter_rows()
        for value in row
    )


class _SheetReader:
    """The reading of the rows of one sheet."""

    def __init__(self, workbook: _Workbook, name: str, sheet: "CalamineSheet", facts: WorksheetFacts) -> None:
        self._workbook, self._sheet, self._facts = workbook, sheet, facts
        self._numbers = workbook.numbers.get(name)
        found = workbook.ranges.get(name)
        if found is None:
            found = [
                (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
        self.ranges = tuple(MergedRange(*each) for each in found)
        self._first, self._padding = _beginning(sheet)
        faulty = {*facts.errors, *facts.unstored}
        if workbook.kind is SheetKind.XLSX:
            faulty |= facts.small.keys()
        self._faulty: dict[int, list[int]] = {}
        for row, column in sorted(faulty):
            self._faulty.setdefault(row, []).append(column)

    def rows(self) -> Iterator[GridRow]:
        """Reads the rows from the top, without empty ones."""
        open_ranges: list[tuple[MergedRange, str, CellValue]] = []
        starts: dict[int, list[MergedRange]] = {}
        for merged in self.ranges:
            starts.setdefault(merged.top, []).append(merged)
        first, padding = self._first, self._padding
        for place, cells in enumerate(self._sheet.iter_rows()):
            number = self._numbers[place] if self._numbers is not None else first + place
            is_empty = not any(cell != "" for cell in cells)
            open_ranges = [each for each in open_ranges if each[0].bottom >= number]
            if is_empty and not open_ranges and number not in self._faulty:
                continue
            values: list[CellValue] = [*padding, *map(_value, cells)]
            texts = [cell_text(value) for value in values]
            faults: list[tuple[int, CellFault]] = []
            for column in self._faulty.get(number, ()):
                if column < len(values):
                    fault = self._fault((number, column), values[column])
                    if fault is not None:
                        faults.append((column, fault))
                        texts[column], values[column] = self._facts.errors.get((number, column), texts[column]), None
            merged_here: set[int] = set()
            for merged, text, value in open_ranges:
                _fill(merged, text, value, texts, values, merged_here, range(merged.left, merged.right + 1))
            for merged in starts.get(number, ()):
                if merged.left < len(texts):
                    text, value = texts[merged.left], values[merged.left]
                    open_ranges.append((merged, text, value))
                    _fill(merged, text, value, texts, values, merged_here, range(merged.left + 1, merged.right + 1))
            yield GridRow(
                number=number,
                line=number,
                texts=tuple(texts),
                values=tuple(values),
                merged=frozenset(merged_here),
                faults=tuple(faults),
                is_hidden=number in self._facts.hidden,
            )

    def _fault(self, place: CellPlace, value: CellValue) -> CellFault | None:
        facts = self._facts
        if (error := facts.errors.get(place)) is not None:
            return error_fault(error)
        if place in facts.unstored:
            sentence = "the cell has a formula whose result is not stored in the file"
            remedy = "open the file in a spreadsheet program and save it, or write the value in place of the formula"
            return CellFault(rule=CELL_NOT_READ, sentence=sentence, remedy=remedy)
        number = facts.small[place]
        if self._workbook.is_1904 or number >= EARLIEST_CERTAIN:
            return None
        if isinstance(value, datetime.time) and number < 0:
            return CellFault(rule=CELL_NOT_READ, sentence=f"the cell is a day or time before zero ({number:g})")
        if isinstance(value, datetime.date) and number < EARLIEST_CERTAIN:
            sentence = f"the cell is day {number:g} of 1900, which Excel and other programs show as different days"
            return CellFault(rule=CELL_NOT_READ, sentence=sentence, remedy="write the day as text: 1900-02-28")
        return None


def _beginning(sheet: "CalamineSheet") -> tuple[int, tuple[None, ...]]:
    """Returns the number of the first row of `iter_rows`, and what is left of its first column.

    Versions of calamine differ in whether rows and columns before the first filled cell are given.
    """
    if sheet.start is None or sheet.end is None or sheet.start == (0, 0):
        return 1, ()
    (top, left), (bottom, right) = sheet.start, sheet.end
    rows = sum(1 for _ in sheet.iter_rows())
    width = len(next(iter(sheet.iter_rows()), ()))
    return top + 1 if rows == bottom - top + 1 else 1, (None,) * left if width == right - left + 1 else ()


def _fill(
    merged: MergedRange,
    text: str,
    value: CellValue,
    texts: list[str],
    values: list[CellValue],
    merged_here: set[int],
    columns: range,
) -> None:
    for column in columns:
        if column < len(texts):
            texts[column], values[column] = text, value
            merged_here.add(column)


def _value(value: CellValue) -> CellValue:
    match value:
        case "":
            return None
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case str() if value.startswith(("PT", "-PT")) and (match := _ODF_DURATION.fullmatch(value)) is not None:
            sign, hours, minutes, seconds, parts = match.groups()
            length = datetime.timedelta(
                hours=int(hours[:6]),
                minutes=int(minutes[:6]),
                seconds=int(seconds[:6]),
                microseconds=int((parts or "").ljust(6, "0")),
            )
            return -length if sign else length
        case _:
            return value


def _unreadable(name: str, kind: SheetKind, sentence: str) -> SheetFile:
    remedy = "save it without a password" if "password" in sentence else _SAVE_AGAIN
    return SheetFile(name=name, kind=kind, findings=(_file_finding(name, UNREADABLE_WORKBOOK, sentence, remedy),))


def _file_finding(name: str, rule: Rule, sentence: str, remedy: str | None = None) -> Finding:
    where = FilePosition(name, Span(1, 1, 1, 1), "")
    return finding_at(Fault(rule=rule, path=(), sentence=sentence, remedy=remedy), where)


def _words(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__
