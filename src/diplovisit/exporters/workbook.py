"""Records as a workbook: an overview, a sheet for each table, the codebook, and the lists of words.

The sheets of the tables read back equal. The overview has what people look for first, a row per stop, and is not read
back. With `flat`, the workbook has one sheet of visits instead, which is the flat table. An empty one is a template.
"""

import datetime
import functools
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from diplovisit.exporters.codebook import codebook, vocabularies, vocabulary_name
from diplovisit.exporters.csv_tables.rows import collect_converted_rows
from diplovisit.exporters.flat_rows import flat_columns, flat_rows
from diplovisit.formats.workbook_writing import (
    LONGEST_TEXT,
    MOST_ROWS,
    NotInWorkbook,
    WorkbookCell,
    WorkbookColumn,
    WorkbookSheet,
    WorkbookWriter,
    require_writable,
)
from diplovisit.record import Visit
from diplovisit.record.flat_table import (
    EXAMPLE,
    EXAMPLE_ROWS,
    NAMES_FOR_CODES,
    OVERVIEW,
    OVERVIEW_COLUMNS,
    REQUIRED,
    flat_table,
    is_seldom_filled,
    template_columns,
)
from diplovisit.record.polities import polities
from diplovisit.record.shapes import ChoiceShape, TextShape, ValueShape
from diplovisit.record.tables import Column, Table, tables

VISITS: Final = "Visits"
"""The sheet of the flat table."""

_CODES: Final = "country_codes"
_NAMES: Final = "country_names"
_BLUE, _GREEN, _GREY = "#1F3864", "#2E7D32", "#7F7F7F"

_WIDE: Final = frozenset(
    (
        *("title", "office", "purposes", "purpose", "engagements", "travellers", "agenda", "notes", "note", "outcome"),
        *("what", "reason", "label", "quote", "says", "url", "printed_remarks", "left_out", "source_title"),
    )
)


@attrs.frozen
class WorkbookPiece:
    """The rows of one record: by table, and in the flat table."""

    visit: str
    tables: tuple[list[list[Any]], ...]
    flat: list[list[WorkbookCell]]


class WorkbookTablesWriter:
    """A `Writer` that writes records into one workbook. `flat` is for the flat table instead of all tables."""

    def __init__(self, *, flat: bool = False) -> None:
        self._flat = flat
        self._ids: set[str] = set()
        self._book: WorkbookWriter | None = None
        self._sheets: list[WorkbookSheet] = []

    def begin(self) -> Iterator[bytes]:
        """Yields nothing: a workbook is written when all of its rows are there."""
        self._book = WorkbookWriter(title="Records of diplomatic visits", lists=_lists())
        if self._flat:
            self._sheets = [self._book.add_sheet(VISITS, [_flat_column(column) for column in flat_table().columns])]
        else:
            by_name = flat_table().by_name
            columns = [_flat_column(by_name[name], is_read=False) for name in OVERVIEW_COLUMNS]
            self._sheets = [self._book.add_sheet(OVERVIEW, columns, frozen=1, tab=_GREEN, is_printed=True)]
            self._sheets += [
                self._book.add_sheet(table.name, list(map(_column, table.columns)), frozen=_frozen(table), tab=_BLUE)
                for table in tables(Visit)
            ]
        yield from ()

    def piece(self, visit: Visit) -> WorkbookPiece:
        """Returns the rows of a record. Raises NotInWorkbook for a text that no cell can hold, with its place."""
        flat = [list[WorkbookCell](row) for row in flat_rows(visit)]
        if self._flat:
            _require_writable_rows(visit, flat_table(), flat)
            return WorkbookPiece(visit.id, (), flat)
        rows = collect_converted_rows([visit], _conversion)
        for table, table_rows in zip(tables(Visit), rows, strict=True):
            _require_writable_rows(visit, table, table_rows)
        indexes = [flat_columns().index(name) for name in OVERVIEW_COLUMNS]
        return WorkbookPiece(visit.id, tuple(rows), [[_fitted(row[index]) for index in indexes] for row in flat])

    def put(self, piece: WorkbookPiece) -> Iterator[bytes]:
        """Adds the rows to their sheets. Raises ValueError for a second record of one id, and for a row too many."""
        if piece.visit in self._ids:
            raise ValueError(f"two records have the id {piece.visit!r}; the tables can have only one revision of it")
        self._ids.add(piece.visit)
        for sheet, rows in zip(self._sheets, (piece.flat, *piece.tables), strict=True):
            for row in rows:
                try:
                    sheet.add(row)
                except NotInWorkbook as error:
                    remedy = "export fewer records at a time, or --to csv, which has no such limit"
                    raise NotInWorkbook(f"{piece.visit}: {error}: {remedy}") from None
        yield from ()

    def end(self) -> Iterator[bytes]:
        """Yields the workbook."""
        assert self._book is not None  # `begin` has made it
        for sheet in self._sheets:
            sheet.finish()
        _add_codebook(self._book, set(flat_columns()) if self._flat else None)
        yield self._book.finish()


def template_workbook() -> bytes:
    """Returns an empty workbook to fill in: the flat table with drop-downs, the codebook, and the lists of words."""
    book = WorkbookWriter(title="Visits to fill in", lists=_lists())
    columns = [_template_column(column) for column in template_columns()]
    book.add_sheet(VISITS, columns, tab=_GREEN).finish()
    example = [attrs.evolve(column, choices=None, hint="", is_folded=False) for column in columns]
    sheet = book.add_sheet(EXAMPLE, [column for column in example if not is_seldom_filled(column.name)], tab=_GREY)
    for row in EXAMPLE_ROWS:
        cells = ((column, row.get(column.name)) for column in columns if not is_seldom_filled(column.name))
        sheet.add([datetime.date.fromisoformat(text) if text and column.is_day else text for column, text in cells])
    sheet.finish()
    _add_codebook(book, {column.name for column in template_columns()})
    return book.finish()


def _add_codebook(book: WorkbookWriter, only: set[str] | None) -> None:
    """Adds the codebook: of these columns of the flat table, or of the tables for None; and the lists of words."""
    columns = [
        WorkbookColumn(name="sheet", widest=20),
        WorkbookColumn(name="column", widest=26),
        WorkbookColumn(name="type", widest=34),
        WorkbookColumn(name="filled_in", widest=12),
        WorkbookColumn(name="meaning", widest=70),
        WorkbookColumn(name="example", widest=26),
        WorkbookColumn(name="words", widest=60),
    ]
    sheet = book.add_sheet("Codebook", columns, frozen=2, tab=_GREY, is_printed=True)
    for entry in codebook():
        is_flat = entry.table == flat_table().name
        if is_flat == (only is None) or (only is not None and entry.column not in only):
            continue
        required = entry.column in REQUIRED if is_flat else entry.required
        name = VISITS if is_flat else entry.table
        words = ", ".join(entry.words) or None
        filled = "always" if required else None
        sheet.add([name, entry.column, entry.type, filled, entry.meaning, entry.example or None, words])
    sheet.finish()
    columns = [WorkbookColumn(name="list"), WorkbookColumn(name="word"), WorkbookColumn(name="meaning", widest=70)]
    sheet = book.add_sheet("Words", columns, frozen=2, tab=_GREY, is_printed=True)
    for name, listed in vocabularies().items():
        for word, meaning in listed:
            sheet.add([name, word, meaning])
    sheet.finish()


def _frozen(table: Table) -> int:
    """Returns the number of columns that stay in view: up to the id or the position of the row."""
    return [column.name for column in table.columns].index(table.row_key) + 1


def _column(column: Column) -> WorkbookColumn:
    return WorkbookColumn(
        name=column.name,
        widest=50 if column.name in _WIDE else 34,
        is_day=column.day_of is not None,
        choices=_choices(column),
        emphasis="muted" if column.derived else "",
    )


def _flat_column(column: Column, *, is_read: bool = True) -> WorkbookColumn:
    sheet_column = _column(column)
    if not is_read:
        return attrs.evolve(sheet_column, choices=None, emphasis="")
    return attrs.evolve(sheet_column, emphasis="muted" if column.derived and column.day_of is None else "")


def _template_column(column: Column) -> WorkbookColumn:
    emphasis = "accent" if column.name in REQUIRED else ""
    hint = column.doc + (" Several are joined with a semicolon." if column.many else "")
    folded = is_seldom_filled(column.name)
    narrowest = 36 if column.name in _WIDE else 18
    return attrs.evolve(_column(column), emphasis=emphasis, hint=hint, narrowest=narrowest, is_folded=folded)


def _choices(column: Column) -> str | None:
    """Returns the list of words for a drop-down. A cell with several values has none."""
    if isinstance(column.shape, ChoiceShape):
        return vocabulary_name(column.shape)
    if column.name in NAMES_FOR_CODES:
        return _NAMES if column.name == "country_name" else None
    is_code = isinstance(column.shape, TextShape) and column.shape.rule.name == "country"
    return _CODES if is_code and not column.many else None


@functools.cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """Returns the words of every drop-down by the name of its list."""
    words = {name: tuple(word for word, _ in listed) for name, listed in vocabularies().items()}
    countries = sorted(polities().values(), key=operator.attrgetter("name"))
    return words | {
        _NAMES: tuple(country.name for country in countries),
        _CODES: tuple(country.code for country in countries),
    }


def _conversion(column: Column) -> Callable[[Any], Any] | None:
    """Returns how to write a value of a column; None where a cell can have it as it is."""
    match column.shape:
        case ValueShape(cls=cls, write=write):
            if cls is Decimal:
                return functools.partial(_number, write)
            return None if cls is datetime.date else write
        case ChoiceShape():
            return operator.attrgetter("value")
        case _:
            return None


def _number(write: Callable[[Any], str], value: Decimal) -> WorkbookCell:
    """Returns a number where a cell can have exactly this one, and otherwise its text: 1.50 is not 1.5."""
    text = write(value)
    number = float(value)
    if number.is_integer() and abs(number) < 10**15:
        return int(number) if str(int(number)) == text else text
    return number if repr(number) == text and len(text) <= 16 else text


def _fitted(cell: WorkbookCell) -> WorkbookCell:
    """Returns a cell of the overview, which is cut where it is too long: the sheets of the tables have the whole."""
    if not isinstance(cell, str):
        return cell
    try:
        require_writable(cell, "")
    except NotInWorkbook:
        return f"{cell[: LONGEST_TEXT // 4]}…".replace("\ufffe", "").replace("\uffff", "").replace("_x", "_ x")
    return cell


def _require_writable_rows(visit: Visit, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    if len(rows) > MOST_ROWS:
        raise NotInWorkbook(f"{visit.id}: the sheet {table.name} would have more than {MOST_ROWS:,} rows")
    for row in rows:
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, str):
                try:
                    require_writable(cell, f"the column {column.name} of {table.name}")
                except NotInWorkbook as error:
                    raise NotInWorkbook(f"{visit.id}: {error}: use --to csv") from None
