"""Reads workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets, by python-calamine.

Macros are never run, and formulas are never computed: their stored results are read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FilePosition, Finding, Rule, Span, finding_at
from diplovisit.formats.ole_streams import OLE_MARK
from diplovisit.formats.workbook_package import PackageError, WorkbookPackage, open_package
from diplovisit.formats.worksheet_links import has_comments
from diplovisit.readers import syntax_rules
from diplovisit.readers.limits import LARGEST_WORKBOOK
from diplovisit.readers.sheet_building import Grid, build_sheet
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_rules import SHEET_READ_AS, UNREADABLE_WORKBOOK
from diplovisit.readers.sheet_values import Sheet, SheetFile, SheetKind
from diplovisit.readers.workbook_opening import OpenedWorkbook, call_calamine, open_ole_workbook, open_zip_workbook
from diplovisit.readers.workbook_rows import WorksheetRows

_ZIP: Final = b"PK\x03\x04"
_SAVE_AGAIN: Final = "open it in a spreadsheet program, and save it again as .xlsx or as CSV"


def is_workbook(data: bytes) -> bool:
    """Whether data is a ZIP archive or an OLE container, as workbooks are. A CSV file never begins like one."""
    return data.startswith((_ZIP, OLE_MARK))


def read_workbook(data: bytes, *, name: str, options: SheetOptions) -> SheetFile:
    """Reads a workbook. Bad content is never raised. Raises ExtraMissing if python-calamine is not installed."""
    try:
        return _read(data, name, options)
    except PackageError as error:
        return _unreadable(name, _kind(data), f"the workbook cannot be read: {error}")


def _read(data: bytes, name: str, options: SheetOptions) -> SheetFile:
    if len(data) > LARGEST_WORKBOOK:
        sentence = f"expected a file of at most {LARGEST_WORKBOOK:,} bytes; this one is larger"
        return SheetFile(name=name, kind=_kind(data), findings=(_file_finding(name, syntax_rules.TOO_LARGE, sentence),))
    notes: list[Finding] = []
    if data.startswith(OLE_MARK):
        kind = SheetKind.XLS
        workbook = open_ole_workbook(data, name=name)
    else:
        package = open_package(data)
        kind = _kind(data, package.names)
        notes += _package_notes(name, package)
        workbook = open_zip_workbook(data, name=name, kind=kind, package=package)
    if not name.casefold().endswith(_endings(kind)):
        sentence = f"the file is a workbook ({kind}), unlike its extension; it was read as a workbook"
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
            remedy = f"name one of its sheets: {', '.join(map(quoted, names[:20]))}"
            sentence = f"the workbook has no sheet {quoted(wanted)}{hint}"
            notes.append(_file_finding(name, UNREADABLE_WORKBOOK, sentence, remedy))
    if sheets and not any(sheet.columns for sheet in sheets) and not any(sheet.findings for sheet in sheets):
        notes.append(_file_finding(name, syntax_rules.EMPTY_FILE, "the sheets of the workbook are empty"))
    return SheetFile(name=name, kind=kind, sheets=tuple(sheets), findings=tuple(notes))


def _endings(kind: SheetKind) -> tuple[str, ...]:
    return (".xlsx", ".xlsm", ".xltx", ".xltm") if kind is SheetKind.XLSX else (f".{kind}",)


def _package_notes(name: str, package: WorkbookPackage) -> Iterator[Finding]:
    if any(part.endswith("vbaProject.bin") for part in package.names):
        sentence = "the workbook has macros, which are never run; cells have the values that were saved"
        yield _file_finding(name, SHEET_READ_AS, sentence)
    if has_comments(package):
        sentence = "cells of the workbook have comments, which are not read"
        yield _file_finding(name, SHEET_READ_AS, sentence, "write what matters into a separate column")


def _sheet(workbook: OpenedWorkbook, name: str, *, is_hidden: bool, told: int | None) -> Sheet:
    sheet = call_calamine(lambda: workbook.opened.get_sheet_by_name(name))
    facts = workbook.facts.get(name)
    reader = WorksheetRows(workbook, name, sheet)
    notes = []
    if is_hidden and sheet.end is not None:
        notes.append(_file_finding(workbook.name, SHEET_READ_AS, f"the sheet {quoted(name)} is hidden, but was read"))
    if hidden := sorted(facts.hidden if facts is not None else ()):
        rows = ", ".join(map(str, hidden[:10])) + (" and others" if len(hidden) > 10 else "")
        sentence = f"the sheet {quoted(name)} has hidden rows ({rows}), which were read"
        notes.append(_file_finding(workbook.name, SHEET_READ_AS, sentence))
    grid = Grid(
        file=workbook.name,
        kind=workbook.kind,
        name=name,
        rows=reader.rows,
        width=reader.width,
        ranges=reader.ranges,
        is_hidden=is_hidden,
        findings=tuple(notes),
    )
    return build_sheet(grid, told)


def _unreadable(name: str, kind: SheetKind, sentence: str) -> SheetFile:
    remedy = "save it without a password" if "password" in sentence else _SAVE_AGAIN
    return SheetFile(name=name, kind=kind, findings=(_file_finding(name, UNREADABLE_WORKBOOK, sentence, remedy),))


def _file_finding(name: str, rule: Rule, sentence: str, remedy: str | None = None) -> Finding:
    where = FilePosition(name, Span(1, 1, 1, 1), "")
    return finding_at(Fault(rule=rule, path=(), sentence=sentence, remedy=remedy), where)


def _kind(data: bytes, names: Sequence[str] = ()) -> SheetKind:
    """Returns the kind of a workbook by its parts; without them, as far as its first bytes tell."""
    if data.startswith(OLE_MARK):
        return SheetKind.XLS
    if "xl/workbook.bin" in names:
        return SheetKind.XLSB
    if "content.xml" in names or b"opendocument.spreadsheet" in data[:200]:
        return SheetKind.ODS
    return SheetKind.XLSX
