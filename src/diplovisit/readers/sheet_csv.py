"""Reads CSV files of any delimiter and encoding as one sheet."""

from collections.abc import Iterator

from diplovisit.findings.rule import Fault, FilePosition, Finding, Rule, Span, finding_at
from diplovisit.formats.delimited_rows import DelimitedFault, DelimitedRow, Delimiter, find_delimiter, read_delimited
from diplovisit.formats.text_encoding import DecodedText, decode_text
from diplovisit.readers import syntax_rules
from diplovisit.readers.limits import LARGEST_CSV
from diplovisit.readers.sheet_building import Grid, build_sheet
from diplovisit.readers.sheet_header import GridRow
from diplovisit.readers.sheet_options import DELIMITER_NAMES, SheetOptions
from diplovisit.readers.sheet_rules import SHEET_READ_AS
from diplovisit.readers.sheet_values import CellFault, SheetFile, SheetKind, is_blank
from diplovisit.readers.table_rules import MALFORMED_CSV
from diplovisit.readers.wrong_files import foreign_kind

_RULES = {
    DelimitedFault.OPEN_QUOTE: (MALFORMED_CSV, 'close the quote; a quote inside a cell is written ""'),
    DelimitedFault.TEXT_AFTER_QUOTE: (MALFORMED_CSV, 'delete it, or write the quote before it as ""'),
    DelimitedFault.LONG_CELL: (MALFORMED_CSV, "close the quote, or shorten the text"),
    DelimitedFault.NUL: (syntax_rules.FORBIDDEN_CHARACTER, "the row is damaged: download the file again"),
    DelimitedFault.WRONG_BYTE: (syntax_rules.WRONG_ENCODING, "correct the letters in this row, and save it as UTF-8"),
}


def read_csv_sheet(data: bytes, *, name: str, options: SheetOptions) -> SheetFile:
    """Reads a CSV file. Bad content is never raised: wrong rows are given with their faults, the others come in."""
    if len(data) > LARGEST_CSV:
        sentence = f"expected a file of at most {LARGEST_CSV:,} bytes; this one is larger"
        return SheetFile(name=name, kind=SheetKind.CSV, findings=(_finding(name, syntax_rules.TOO_LARGE, sentence),))
    decoded = decode_text(data, options.encoding)
    encoding = decoded.encoding + (" (a guess)" if decoded.is_guess else "")
    if (kind := foreign_kind(decoded.text) or foreign_kind(data[:1_000].decode("latin-1"))) is not None:
        remedy = "open it in a spreadsheet program, and save it as .xlsx or as CSV"
        another = _finding(name, syntax_rules.ANOTHER_KIND_OF_FILE, f"this is {kind}, not a sheet", remedy)
        return SheetFile(name=name, kind=SheetKind.CSV, findings=(another,))
    if is_blank(decoded.text):
        empty = _finding(name, syntax_rules.EMPTY_FILE, "the file is empty")
        return SheetFile(name=name, kind=SheetKind.CSV, encoding=encoding, findings=(empty,))
    delimiter = find_delimiter(decoded.text, options.delimiter)
    grid = Grid(
        file=name,
        kind=SheetKind.CSV,
        name="",
        delimiter=delimiter.sign,
        rows=lambda: _grid_rows(decoded.text, delimiter),
    )
    return SheetFile(
        name=name,
        kind=SheetKind.CSV,
        encoding=encoding,
        delimiter=DELIMITER_NAMES.get(delimiter.sign, f'"{delimiter.sign}"'),
        sheets=(build_sheet(grid, options.header),),
        findings=tuple(_file_findings(name, decoded, delimiter, options)),
    )


def _grid_rows(text: str, delimiter: Delimiter) -> Iterator[GridRow]:
    for row in read_delimited(text, delimiter):
        yield GridRow(
            number=row.number,
            line=row.line,
            texts=row.cells,
            values=tuple([cell or None for cell in row.cells]),
            faults=_faults(row),
            is_readable=row.fault is None,
            source_line=row.source,
        )


def _faults(row: DelimitedRow) -> tuple[tuple[int, CellFault], ...]:
    if row.fault is None:
        return ()
    rule, remedy = _RULES[row.fault]
    return ((-1, CellFault(rule=rule, sentence=row.fault.value, remedy=remedy)),)


def _file_findings(name: str, decoded: DecodedText, delimiter: Delimiter, options: SheetOptions) -> Iterator[Finding]:
    line = decoded.text[:1_000].lstrip().partition("\n")[0].rstrip("\r")
    if decoded.damaged and options.encoding is not None:
        sentence = f"the file has bytes that are invalid in {options.encoding}, the given encoding"
        yield _finding(name, syntax_rules.WRONG_ENCODING, sentence, "give another encoding, or none to detect it", "")
    if decoded.is_guess:
        sentence = f"the file is not UTF-8; {decoded.encoding} was guessed"
        remedy = 'check the accented letters; if they are wrong, give the encoding: `encoding = "cp1250"`'
        yield _finding(name, SHEET_READ_AS, sentence, remedy, line)
    if delimiter.others:
        others = " and ".join(DELIMITER_NAMES[sign] for sign in delimiter.others)
        chosen = DELIMITER_NAMES.get(delimiter.sign, delimiter.sign)
        sentence = f"the cells were separated at {chosen}; {others} would also fit"
        yield _finding(name, SHEET_READ_AS, sentence, 'give the delimiter: `delimiter = ";"`', line)


def _finding(name: str, rule: Rule, sentence: str, remedy: str | None = None, line: str = "") -> Finding:
    where = FilePosition(name, Span(1, 1, 1, 1), line)
    return finding_at(Fault(rule=rule, path=(), sentence=sentence, remedy=remedy), where)
