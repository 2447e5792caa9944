"""Sheet import: turns the rows of a spreadsheet into records by a map; what cannot come in is kept with its reasons."""

import codecs
import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.converters import structure
from diplovisit.datasets import DataSet, compose_record
from diplovisit.datasets.legs_to_journeys import Companions
from diplovisit.datasets.rules import FIELD_NOT_READ, UNREADABLE_FIELD
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.argument_types import path_of
from diplovisit.findings.phrases import closest, did_you_mean, escaped, quoted
from diplovisit.findings.rule import Fault
from diplovisit.maps import InvalidMap, MapFault, SheetMap
from diplovisit.maps.map_data_set import data_set_of
from diplovisit.maps.map_reader import require_consistent
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.office_in_name import names_office_too
from diplovisit.maps.row_reader import RowReading, RowReason, read_row
from diplovisit.maps.sheet_rows import MappedRow, MappedSheet, columns_of_rejected, map_sheet
from diplovisit.maps.visit_rows import VisitRows, group_rows
from diplovisit.pipeline.import_result import ImportResult, RejectedRow, SkippedRow
from diplovisit.pipeline.map_lookup import find_map
from diplovisit.pipeline.next_revision import EarlierRecords
from diplovisit.pipeline.sheet_durations import report_durations
from diplovisit.pipeline.taken_ids import is_other_visit, with_id_of
from diplovisit.readers.limits import LARGEST_CSV
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import Sheet, SheetFile, SheetRow
from diplovisit.readers.sheets import read_sheets
from diplovisit.record import Finding, InvalidRecord, Severity, Visit

_NOT_GROUPED = Companions(())


def read_table(
    path: str | os.PathLike[str],
    map: "str | os.PathLike[str] | SheetMap",
    *,
    earlier: str | os.PathLike[str] | None = None,
) -> ImportResult:
    """Reads a spreadsheet by a map: the path of a TOML file, the name of an installed map, or a `SheetMap`.

    earlier: the folder or file of the records of an earlier import; a record that says something else than the one
    there has its next revision, and one that says the same keeps its own.

    Bad rows are never raised; they are in `rejected`, with their reasons, and those that the map sets apart in
    `skipped`. Raises InvalidMap for a map that cannot be used with this sheet, NoSuchPath for a missing file,
    ExtraMissing for a workbook without the extra `sheets`, and ValueError for a file that is no sheet.

    >>> from diplovisit import read_table
    >>> result = read_table("examples/maps/journeys.csv", "examples/maps/journeys.toml")
    >>> len(result.records), len(result.rejected), result.rejected[0].reasons
    (4, 2, ('End_Date: the visit ends on 2016-06-04, before it begins on 2016-06-05',))
    """
    file = path_of(path, content="read_table reads the file of a sheet")
    sheet_map = map if isinstance(map, SheetMap) else find_map(path_of(map, content="save the map as a TOML file"))
    reading = SheetImport.open(file, sheet_map)
    if earlier is None:
        records = tuple(reading)
    else:
        there = EarlierRecords(Path(earlier))
        reading.existing = there.find
        records = tuple(there.revised(visit) for visit in reading)
    return ImportResult(
        records=records,
        findings=tuple(reading.findings),
        rejected=tuple(reading.rejected),
        skipped=tuple(reading.skipped),
    )


@attrs.define(kw_only=True)
class SheetImport:
    """The records of a sheet. Iterate over it once; that fills the counts, the findings and the rejected rows.

    file: the file that was read. sheets: its sheets with the columns that the map names. rows: the number of all rows
    below the header. in_records: those of them that are in a record. rejected, skipped, headings: the others.
    rejected_ids: the ids that the records of rejected rows would have, as far as they are known. findings: what was
    decided, left out or refused. unnamed: the columns that the map neither names nor leaves out. existing: gives the
    record of an id at the place that the records go to, so that a mended row cannot take the id of another visit.
    """

    sheet_map: SheetMap
    file: SheetFile
    sheets: tuple[MappedSheet, ...]
    rows: int = 0
    in_records: int = 0
    rejected: list[RejectedRow] = attrs.Factory(list)
    rejected_rows: list[RowReading] = attrs.Factory(list)
    rejected_ids: set[str] = attrs.Factory(set)
    skipped: list[SkippedRow] = attrs.Factory(list)
    headings: list[SkippedRow] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)
    existing: Callable[[str], Visit | None] | None = None
    _has_office_note: bool = False

    @classmethod
    def open(cls, path: str | os.PathLike[str], sheet_map: SheetMap) -> "SheetImport":
        """Opens a file and finds the columns that a map names. Raises InvalidMap for a column that no sheet has."""
        if not Path(path).is_file():
            raise NoSuchPath(f"{os.fspath(path)}: no such file")
        require_consistent(sheet_map)
        layout = sheet_map.sheet
        try:
            options = SheetOptions(
                sheets=layout.sheets, delimiter=layout.delimiter, encoding=layout.encoding, header=layout.header
            )
        except ValueError as error:
            raise InvalidMap((MapFault(str(error), sheet_map.where(("sheet",))),)) from None
        file = _read_with_header(Path(path), sheet_map, options)
        sheets = tuple(map_sheet(sheet_map, sheet) for sheet in file.sheets)
        if not sheets:
            reasons = [finding.sentence for finding in file.findings if finding.severity is Severity.ERROR]
            raise ValueError(f"{file.name}: {'; '.join(reasons) or 'has no sheet'}")
        _require_columns(sheet_map, sheets)
        reading = cls(sheet_map=sheet_map, file=file, sheets=sheets)
        reading.findings += file.findings
        for mapped in sheets:
            reading.findings += mapped.sheet.findings
            reading.findings += _unnamed_findings(mapped, file)
        reading.findings += _dayless_findings(sheet_map, sheets[0])
        return reading

    @property
    def unnamed(self) -> tuple[tuple[str, str], ...]:
        """The columns that the map does not name: the sheet, and the column."""
        return tuple((mapped.sheet.name, column) for mapped in self.sheets for column in mapped.unnamed)

    def __iter__(self) -> Iterator[Visit]:
        data_set = data_set_of(self.sheet_map)
        for group in group_rows(self.sheet_map, self._readings()):
            if not group.is_whole:
                self._reject(group.rows)
                continue
            try:
                visit = self._record(data_set, group)
            except InvalidRecord as error:
                reasons = tuple(dict.fromkeys(RowReason(_record_fault(fault)) for fault in error.faults))
                self._reject(attrs.evolve(reading, reasons=reasons) for reading in group.rows)
                continue
            if (other := self._other_visit(visit, group)) is not None:
                self._reject(with_id_of(other, reading) for reading in group.rows)
                continue
            self.in_records += len(group.rows)
            for reading in report_durations(group.rows, visit):
                self._warn(reading)
            self._note_office(group)
            yield visit
        self.rejected.sort(key=lambda row: (self._sheet_number(row.sheet or ""), row.number))

    def _note_office(self, group: VisitRows) -> None:
        """Reports the first name of the sheet that seems to have an office in it: the others are of the same form."""
        for reading in () if self._has_office_note else group.rows:
            cells = reading.row.cells.get(MappedFact.TRAVELLER, ())
            if cells and names_office_too(reading.leg.name):
                sentence = f"{quoted(reading.leg.name)} seems to be a name with an office, and was read as the name"
                reason = RowReason(sentence, cells[0].column, _OFFICE_REMEDY)
                self._warn(attrs.evolve(reading, warnings=(reason,)))
                self._has_office_note = True
                return

    def _sheet_number(self, name: str) -> int:
        return next((number for number, mapped in enumerate(self.sheets) if mapped.sheet.name == name), 0)

    def _readings(self) -> Iterator[RowReading]:
        for mapped in self.sheets:
            headings: list[MappedRow] = []
            for row in mapped.rows():
                self.rows += 1
                match row.kind:
                    case "heading":
                        headings.append(row)
                    case "skipped":
                        self.skipped.append(_skipped_row(row))
                    case "stray":
                        reading = read_row(self.sheet_map, row)
                        self._reject((attrs.evolve(reading, reasons=(RowReason(row.reason),), warnings=()),))
                    case _:
                        yield read_row(self.sheet_map, row)
            if headings:
                self.headings += map(_skipped_row, headings)
                self.findings.append(_headings_finding(headings))

    @property
    def is_of_rejected(self) -> bool:
        """Whether the file is one of rejected rows: it has a part of a sheet."""
        return any(mapped.earlier for mapped in self.sheets)

    def _other_visit(self, visit: Visit, group: VisitRows) -> Visit | None:
        """Returns the record that is there and has the id of a rejected visit that was mended, but is another visit."""
        if self.existing is None or not any(reading.row.earlier for reading in group.rows):
            return None
        existing = self.existing(visit.id)
        if existing is None:
            return None
        return existing if is_other_visit(existing, visit) else None

    def _record(self, data_set: DataSet, group: VisitRows) -> Visit:
        return structure(compose_record(data_set, group.legs, _NOT_GROUPED))

    def _reject(self, readings: Iterable[RowReading]) -> None:
        for reading in readings:
            row = reading.row.row
            self.findings += [
                row.finding(UNREADABLE_FIELD, reason.sentence, reason.column, remedy=_REMEDY)
                for reason in reading.reasons
            ]
            self.rejected_rows.append(reading)
            self.rejected_ids.add(reading.leg.record)
            self.rejected.append(
                RejectedRow(
                    file=row.name,
                    sheet=row.sheet or None,
                    number=row.number,
                    cells={**row.cells, **reading.row.inherited},
                    reasons=reading.sentences,
                )
            )

    def _warn(self, reading: RowReading) -> None:
        row = reading.row.row
        self.findings += [
            attrs.evolve(
                row.finding(UNREADABLE_FIELD, reason.sentence, reason.column, remedy=reason.remedy or _LOOK),
                severity=Severity.WARNING,
            )
            for reason in reading.warnings
        ]


def _skipped_row(row: MappedRow) -> SkippedRow:
    return SkippedRow(sheet=row.row.sheet, number=row.row.number, reason=row.reason)


def _headings_finding(headings: list[MappedRow]) -> Finding:
    """Lists the headings of a sheet."""
    more = f" and {len(headings) - _MOST_HEADINGS:,} more" if len(headings) > _MOST_HEADINGS else ""
    texts = ", ".join(row.reason for row in headings[:_MOST_HEADINGS]) + more
    sentence = f"the first of {len(headings):,} headings: {texts}" if len(headings) > 1 else f"one heading: {texts}"
    return attrs.evolve(headings[0].row.finding(UNREADABLE_FIELD, escaped(sentence)), severity=Severity.INFO)


_MOST_HEADINGS = 40


def _record_fault(fault: Fault) -> str:
    field = next((str(step) for step in reversed(fault.path) if isinstance(step, str)), "the record")
    return f"the record would be invalid: {field}: {fault.sentence}"


_OFFICE_REMEDY = (
    "put the office into a column of its own, or take its words off the name in the map, by without = [WORDS];"
    " other rows may have one too"
)
_LOOK = "compare the record with the row; if the cell is wrong, correct it"
_REMEDY = "correct the cell, or set in the map how to read it; the row is in the file of rejected rows"


def _read_with_header(path: Path, sheet_map: SheetMap, options: SheetOptions) -> SheetFile:
    """Reads a file. If a header has less than half of the columns that the map names, the row that has them is taken.

    So the file of rejected rows is read by the map of the sheet, whose header may be in another row.
    """
    data = read_file(path, LARGEST_CSV)
    if data.startswith(codecs.BOM_UTF8):
        options = attrs.evolve(options, encoding=None)
    file = read_sheets(data, name=str(path), options=options)
    sheets = list(file.sheets)
    for index, sheet in enumerate(sheets):
        if options.header == 0:
            # A sheet without names has a file of rejected rows with names.
            if _begins_with_rejected_header(sheet):
                sheets[index] = read_sheets(data, name=str(path), options=attrs.evolve(options, header=1)).sheets[index]
            continue
        least = _missing(sheet_map, sheet)
        if least * 2 <= len(sheet_map.columns):
            continue
        for number in _possible_headers(sheet):
            again = read_sheets(data, name=str(path), options=attrs.evolve(options, header=number)).sheets[index]
            if (missing := _missing(sheet_map, again)) < least:
                least, sheets[index] = missing, again
    return attrs.evolve(file, sheets=tuple(sheets))


def _begins_with_rejected_header(sheet: Sheet) -> bool:
    """Whether a sheet that is read without a header is a file of rejected rows, which has one."""
    row = next(iter(sheet.rows()), None)
    if row is None or row.number != 1:
        return False
    texts = [text.strip() for text in row.texts]
    own = len(texts) - len(columns_of_rejected(texts))
    return own < len(texts) and texts[:own] == [column.name for column in sheet.columns][:own]


def _missing(sheet_map: SheetMap, sheet: Sheet) -> int:
    return len(map_sheet(sheet_map, sheet).missing)


def _possible_headers(sheet: Sheet) -> list[int]:
    above = (number for number, _ in sheet.above)
    below = (row.number for row in sheet.rows())
    return list(
        itertools.islice(dict.fromkeys(itertools.chain((1,), above, itertools.islice(below, 60))), _MOST_HEADERS)
    )


_MOST_HEADERS = 12


def _require_columns(sheet_map: SheetMap, sheets: tuple[MappedSheet, ...]) -> None:
    """Raises InvalidMap for each name in the map that no sheet has as a column."""
    missing = Counter(each for mapped in sheets for each in dict.fromkeys(mapped.missing))
    names = dict.fromkeys(name for mapped in sheets for name in mapped.names)
    lacking = [each for each, count in missing.items() if count == len(sheets)]
    if not lacking:
        return
    faults = []
    is_listed = False
    for path, name in lacking:
        suggestion = closest(name, names)
        is_listed = is_listed or suggestion is None
        hint = did_you_mean(suggestion) if suggestion is not None else ""
        sentence = f"{path[-1] if path[0] == 'columns' else path[1]}: no sheet has a column {quoted(name)}{hint}"
        faults.append(MapFault(sentence, sheet_map.where(path)))
    faults.sort(key=lambda fault: fault.where.span.line if fault.where is not None else 0)
    rows = ", ".join(dict.fromkeys(_header_in_words(mapped) for mapped in sheets))
    listed = f"; there are {', '.join(map(quoted, itertools.islice(names, _MOST_COLUMNS)))}" if is_listed else ""
    sentence = f"{faults[-1].sentence}{listed}; {rows}; to use another row, write header = NUMBER under [sheet]"
    raise InvalidMap((*faults[:-1], attrs.evolve(faults[-1], sentence=sentence)))


_MOST_COLUMNS = 40


def _header_in_words(mapped: MappedSheet) -> str:
    sheet = f"sheet {quoted(mapped.sheet.name)}: " if mapped.sheet.name else ""
    row = mapped.sheet.header_row
    return f"{sheet}row {row} was used as the header" if row else f"{sheet}no row was used as the header"


def _unnamed_findings(mapped: MappedSheet, file: SheetFile) -> Iterator[Finding]:
    if not mapped.unnamed:
        return
    row = next(iter(mapped.sheet.rows()), None)
    if row is None:
        return
    for column in mapped.unnamed:
        sentence = f"the map does not mention the column {quoted(column)}, so it is not read"
        remedy = "name it under [columns], or under [sheet]: left-out"
        yield attrs.evolve(_header_row(row, mapped), texts=mapped.names).finding(
            FIELD_NOT_READ, sentence, column, remedy=remedy
        )


_OF_DAYS = frozenset((MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES, MappedFact.YEAR))


def _dayless_findings(sheet_map: SheetMap, mapped: MappedSheet) -> Iterator[Finding]:
    """Reports a map that names no column with days: its records would have none, and no calendar would show them."""
    row = next(iter(mapped.sheet.rows()), None)
    if row is None or _OF_DAYS & {*sheet_map.columns, *sheet_map.constants}:
        return
    sentence = "the map names no column with days, so the records have no days"
    finding = _header_row(row, mapped).finding(
        UNREADABLE_FIELD, sentence, remedy="name it under [columns], as first-day and last-day, or as dates"
    )
    yield attrs.evolve(finding, severity=Severity.WARNING)


def _header_row(row: SheetRow, mapped: MappedSheet) -> SheetRow:
    number = mapped.sheet.header_row or row.number
    return attrs.evolve(row, number=number, line=number, source_line=None, merged=frozenset(), faults=())
