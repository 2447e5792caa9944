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
    CellPlace,
    WorksheetFacts,
    largest_area,
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
_MOST_EXACT: Final = 1e15
"""Whole numbers below it are exact in a cell, which has 15 digits (ECMA-376, part 1, section 18.17.5.2)."""
_EARLY: Final = (datetime.date, datetime.time)


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
        if (quick := largest_area(xml)) is not None and quick <= _QUICK_AREA:
            continue
        found = facts[sheet] = scan_worksheet(xml)
        if found.area > _QUICK_AREA and found.area > 2 * len(found.rows) * (found.right - found.left + 1):
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
    reader = _SheetReader(workbook, name, sheet, facts)
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


class _SheetReader:
    """The reading of the rows of one sheet."""

    def __init__(self, workbook: _Workbook, name: str, sheet: "CalamineSheet", facts: WorksheetFacts | None) -> None:
        self._workbook, self._name, self._sheet = workbook, name, sheet
        self._facts = facts or WorksheetFacts()
        # Numbers behind early days and times matter in the system of 1900 alone.
        self._is_scanned = facts is not None or workbook.kind is not SheetKind.XLSX or workbook.is_1904
        self._numbers = workbook.numbers.get(name)
        found = workbook.ranges.get(name)
        if found is None:
            found = [
                (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
        self.ranges = tuple(MergedRange(*each) for each in found)
        self._first, self._padding = _beginning(sheet)
        self._missing: dict[int, list[int]] = {}
        for row, column in sorted({*self._facts.errors, *self._facts.unstored}):
            self._missing.setdefault(row, []).append(column)

    def rows(self) -> Iterator[GridRow]:
        """Reads the rows from the top, without empty ones."""
        current: list[tuple[MergedRange, str, CellValue]] = []
        starts: dict[int, list[MergedRange]] = {}
        for merged in self.ranges:
            starts.setdefault(merged.top, []).append(merged)
        left = len(self._padding)
        for place, cells in enumerate(self._sheet.iter_rows()):
            number = self._numbers[place] if self._numbers is not None else self._first + place
            current = [each for each in current if each[0].bottom >= number]
            missing = self._missing.get(number, ())
            if not (any(cells) or missing or current) and not any(cell != "" for cell in cells):
                continue
            values: list[CellValue] = [*self._padding]
            texts = [""] * left
            faults: list[tuple[int, CellFault]] = []
            for column, cell in enumerate(cells, left):
                value, text = _typed(cell)
                if isinstance(value, _EARLY) and (fault := self._early_fault(value, number, column)) is not None:
                    value, text = None, fault[0]
                    faults.append((column, fault[1]))
                values.append(value)
                texts.append(text)
            for column in missing:
                if column < len(values):
                    faults.append((column, self._missing_fault((number, column))))
                    texts[column], values[column] = self._facts.errors.get((number, column), ""), None
            is_copy: set[int] = set()
            for merged, text, value in current:
                _fill(merged, text, value, texts, values, is_copy, merged.left)
            for merged in starts.get(number, ()):
                if merged.left < len(texts):
                    text, value = texts[merged.left], values[merged.left]
                    current.append((merged, text, value))
                    _fill(merged, text, value, texts, values, is_copy, merged.left + 1)
            yield GridRow(
                number=number,
                line=number,
                texts=tuple(texts),
                values=tuple(values),
                merged=frozenset(is_copy),
                faults=tuple(faults),
                is_hidden=number in self._facts.hidden,
            )

    def _missing_fault(self, place: CellPlace) -> CellFault:
        if (error := self._facts.errors.get(place)) is not None:
            return error_fault(error)
        sentence = "the cell has a formula whose result is not stored in the file"
        return CellFault(rule=CELL_NOT_READ, sentence=sentence)

    def _early_fault(self, value: datetime.date | datetime.time, row: int, column: int) -> tuple[str, CellFault] | None:
        """Returns the fault of a day before March 1900 or of a time before zero, and the text of its cell."""
        if self._workbook.is_1904 or self._workbook.kind is SheetKind.ODS:
            return None
        if isinstance(value, datetime.date) and (value.year, value.month) > (1900, 2):
            return None
        if not self._is_scanned:
            self._facts, self._is_scanned = self._workbook.scan(self._name) or self._facts, True
        number = self._facts.small.get((row, column))
        if isinstance(value, datetime.date):
            excel, others = _early_days(value, number)
            sentence = f"Excel shows the day {excel} in the cell, and other programs show {others}"
            remedy = "write the day as text, such as 1900-02-28, in a cell with the format Text"
            return excel, CellFault(rule=CELL_NOT_READ, sentence=sentence, remedy=remedy)
        if number is not None and number < 0:
            sentence = f"the cell is a day or time with the number {number:g}, and none is before zero"
            return f"{number:g}", CellFault(rule=CELL_NOT_READ, sentence=sentence)
        return None


def _early_days(value: datetime.date, number: float | None) -> tuple[str, str]:
    """Returns the day that Excel shows for a number below 61, and the one that other programs show.

    Excel counts a 29 February 1900, which never was, so all days before it differ by one.
    """
    day = datetime.date(value.year, value.month, value.day)
    if number is not None and number >= 60:
        return "1900-02-29", "1900-02-28"
    return day.isoformat(), (day - datetime.timedelta(days=1)).isoformat()


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
    is_copy: set[int],
    first: int,
) -> None:
    """Writes the value of a merged range into the cells of a row from the column `first` on."""
    for column in range(first, min(merged.right + 1, len(texts))):
        texts[column], values[column] = text, value
        is_copy.add(column)


def _typed(cell: CellValue) -> tuple[CellValue, str]:
    """Returns the typed value of a cell of calamine, and its text."""
    if isinstance(cell, str):
        if cell.startswith(("PT", "-PT")) and (match := _ODF_DURATION.fullmatch(cell)) is not None:
            length = _duration(match)
            return length, cell_text(length)
        return cell or None, cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _MOST_EXACT:
        whole = int(cell)
        return whole, str(whole)
    return cell, cell_text(cell)


def _duration(match: re.Match[str]) -> datetime.timedelta:
    sign, hours, minutes, seconds, parts = match.groups()
    length = datetime.timedelta(
        hours=int(hours[:6]),
        minutes=int(minutes[:6]),
        seconds=int(seconds[:6]),
        microseconds=int((parts or "").ljust(6, "0")),
    )
    return -length if sign else length


def _unreadable(name: str, kind: SheetKind, sentence: str) -> SheetFile:
    remedy = "save it without a password" if "password" in sentence else _SAVE_AGAIN
    return SheetFile(name=name, kind=kind, findings=(_file_finding(name, UNREADABLE_WORKBOOK, sentence, remedy),))


def _file_finding(name: str, rule: Rule, sentence: str, remedy: str | None = None) -> Finding:
    where = FilePosition(name, Span(1, 1, 1, 1), "")
    return finding_at(Fault(rule=rule, path=(), sentence=sentence, remedy=remedy), where)


def _words(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__
