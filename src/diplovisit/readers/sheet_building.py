"""Builds a sheet from the rows of a file: its header, its columns, and the rows below them."""

from collections.abc import Callable, Iterator
from itertools import islice

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Fault, FilePosition, Finding, Span, finding_at
from diplovisit.formats.csv_rows import cell_spans
from diplovisit.readers.sheet_header import (
    LEADING_ROWS,
    GridRow,
    Header,
    MergedRange,
    find_header,
    name_columns,
)
from diplovisit.readers.sheet_rules import CELL_NOT_READ, REPEATED_COLUMN, SHEET_READ_AS, SHORT_ROW
from diplovisit.readers.sheet_values import CellFault, Sheet, SheetColumn, SheetKind, SheetRow, is_blank
from diplovisit.readers.table_rules import MALFORMED_CSV, WRONG_HEADER

ERROR_VALUES = frozenset(
    [
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
    ]
)
"""The error values of spreadsheet programs, as they are shown (ECMA-376, part 1, section 18.17.3, and later ones)."""


@attrs.frozen(kw_only=True, eq=False)
class Grid:
    """The rows of one sheet as they come out of the file, from the top. Each call of `rows` begins anew.

    width: how many columns have cells; None where only reading the whole file would tell.
    """

    file: str
    kind: SheetKind
    name: str
    rows: Callable[[], Iterator[GridRow]]
    width: int | None = None
    ranges: tuple[MergedRange, ...] = ()
    is_hidden: bool = False
    delimiter: str = ","
    findings: tuple[Finding, ...] = ()


def build_sheet(grid: Grid, told: int | None) -> Sheet:
    """Finds the header of a sheet, or takes the row that was told, and names the columns."""
    leading = list(islice((row for row in grid.rows() if row.is_filled), LEADING_ROWS))
    header = find_header(leading, grid.ranges) if told is None else _told_header(grid, told)
    if header is None:
        return _sheet_without_rows(grid, told or 0)
    width = grid.width if grid.width is not None else _widest(leading) if not header.row else 0
    columns = name_columns(header.names, width)
    above = tuple((row.number, row.texts) for row in leading if row.number < header.first)
    findings = (*grid.findings, *_header_findings(grid, header, told, columns, leading))
    return Sheet(
        name=grid.name,
        header_row=header.row,
        columns=columns,
        above=above,
        is_hidden=grid.is_hidden,
        findings=findings,
        rows=lambda: _rows(grid, header, columns),
    )


def _told_header(grid: Grid, told: int) -> Header | None:
    """Returns the header in a row that a person named. None if this row is blank, or not there."""
    if told == 0:
        return Header(0, 0, ())
    for row in grid.rows():
        if row.number >= told:
            return Header(told, told, row.texts) if row.number == told and row.filled and row.is_readable else None
    return None


def _sheet_without_rows(grid: Grid, told: int) -> Sheet:
    where = FilePosition(grid.file, Span(told, 1, told, 1), "")
    sheet = f"sheet {quoted(grid.name)}, " if grid.name else ""
    sentence = f"{sheet}row {told}: this row was named as the header, but it is empty, unreadable or missing"
    remedy = f"name the row with the column names, or delete `header = {told}` to detect it"
    finding = finding_at(Fault(rule=WRONG_HEADER, path=(), sentence=sentence, remedy=remedy), where)
    return Sheet(
        name=grid.name,
        header_row=0,
        columns=(),
        is_hidden=grid.is_hidden,
        findings=(*grid.findings, finding),
        rows=lambda: iter(()),
    )


def error_fault(text: str) -> CellFault:
    """Returns the fault of a cell with an error value such as `#REF!`."""
    return CellFault(rule=CELL_NOT_READ, sentence=f"the cell has the error {text} and no value")


def _widest(leading: list[GridRow]) -> int:
    return max((row.filled[-1] + 1 for row in leading), default=0)


def _header_findings(
    grid: Grid, header: Header, told: int | None, columns: tuple[SheetColumn, ...], leading: list[GridRow]
) -> Iterator[Finding]:
    if not leading:
        return
    first = next((row for row in leading if row.number == header.row), leading[0])
    row = _sheet_row(grid, first, columns)
    if not header.row and told != 0:
        sentence = "no row looks like a header, so the columns are named by their letters"
        yield row.finding(SHEET_READ_AS, sentence, remedy="name the row with the column names: `header = 1`")
    elif told is None and (header.first, header.row) != (leading[0].number,) * 2:
        rows = f"the rows {header.first} to {header.row} were" if header.first < header.row else "this row was"
        above = "; the rows above it were read as titles" if header.first > leading[0].number else ""
        remedy = f"if it is another row, name it: `header = {header.row + 1}`"
        yield row.finding(SHEET_READ_AS, f"{rows} used as the header{above}", remedy=remedy)
    by_heading: dict[str, list[SheetColumn]] = {}
    for column in columns:
        if not is_blank(column.heading):
            by_heading.setdefault(" ".join(column.heading.split()), []).append(column)
    for name, twice in by_heading.items():
        if len(twice) > 1:
            letters = ", ".join(column.letter for column in twice)
            names = ", ".join(quoted(column.name) for column in twice[1:])
            sentence = f"the columns {letters} all have the name {quoted(name)}"
            yield row.finding(
                REPEATED_COLUMN, sentence, twice[1].name, remedy=f"rename one; a map can name {names}, or a letter"
            )


def _rows(grid: Grid, header: Header, columns: tuple[SheetColumn, ...]) -> Iterator[SheetRow]:
    is_width_kept = False  # whether a row had as many cells as the header; then a longer one is odd
    for row in grid.rows():
        if row.number > header.row and (row.faults or row.is_filled):
            yield _sheet_row(grid, row, columns, is_width_kept=is_width_kept)
            is_width_kept = is_width_kept or len(row.texts) == len(columns)


def _sheet_row(grid: Grid, row: GridRow, columns: tuple[SheetColumn, ...], *, is_width_kept: bool = False) -> SheetRow:
    count, width = len(row.texts), len(columns)
    texts, values, is_readable = row.texts, row.values, row.is_readable
    faults = [
        attrs.evolve(fault, field=columns[index].name if 0 <= index < width else None) for index, fault in row.faults
    ]
    if "#" in "".join(texts):
        known = {place for place, _ in row.faults}
        faults += [
            attrs.evolve(error_fault(text.strip()), field=columns[index].name)
            for index, text in enumerate(texts[:width])
            if text[:1] == "#" and text.strip() in ERROR_VALUES and index not in known
        ]
    if count > width and all(map(is_blank, texts[width:])):
        texts, values = texts[:width], values[:width]
        if is_width_kept and grid.kind is SheetKind.CSV and is_readable:
            sentence = f"the header has {width} columns, but this row has {count} cells; the extra ones are empty"
            remedy = f"if a {quoted(grid.delimiter)} in a text shifted the cells, put that text in quotes"
            faults.append(CellFault(rule=SHORT_ROW, sentence=sentence, remedy=remedy))
    elif count > width and is_readable:
        sentence = f"the header has {width} columns, but this row has {count} cells"
        remedy = f"put cells that contain the delimiter {quoted(grid.delimiter)} in quotes, or name the extra column"
        faults.append(CellFault(rule=MALFORMED_CSV, sentence=sentence, remedy=remedy))
        is_readable = False
    elif count < width:
        if count > 1 and grid.kind is SheetKind.CSV and is_readable:
            missing = f"the last {width - count} are" if width - count > 1 else "the last one is"
            sentence = f"the header has {width} columns, but this row has {count} cells; {missing} read as empty"
            faults.append(CellFault(rule=SHORT_ROW, sentence=sentence))
        texts, values = texts + ("",) * (width - count), values + (None,) * (width - count)
    source = row.source_line
    return SheetRow(
        name=grid.file,
        sheet=grid.name,
        number=row.number,
        line=row.line,
        columns=columns,
        texts=texts,
        values=values,
        merged=row.merged,
        faults=tuple(faults),
        is_readable=is_readable,
        is_hidden=row.is_hidden,
        source_line=source,
        links={columns[index].name: link for index, link in row.links.items() if index < width},
        locate=None if source is None else lambda: cell_spans(source, delimiter=grid.delimiter),
    )
