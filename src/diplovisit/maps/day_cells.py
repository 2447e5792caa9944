"""Reads the days of a row from its cells: a first and a last day, or one cell, with the year from elsewhere."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.maps.date_cells import LONGEST_CROSSING, ReadDate, read_date_cell
from diplovisit.maps.date_languages import in_another_language
from diplovisit.maps.date_phrases import DateOptions, is_no_date
from diplovisit.maps.duration_cells import read_duration_cell
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_map import NOTHING, SheetMap, fold_word
from diplovisit.maps.sheet_rows import FactCell, MappedRow
from diplovisit.record import Edtf
from diplovisit.record.edtf import Form, Precision

_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@attrs.frozen(kw_only=True)
class ReadDays:
    """The days of a row; `when` is None if it has none.

    cells: where they stand. note: how they were computed; "" if the cells state them. warnings: what the cells say
    besides, and a record cannot say.
    """

    when: Edtf | None
    cells: tuple[FactCell, ...] = ()
    note: str = ""
    warnings: tuple[tuple[str, FactCell], ...] = ()


def read_days(sheet_map: SheetMap, row: MappedRow) -> ReadDays:
    """Reads the days of a row. Raises UnreadableField, with the column at fault."""
    return _DayReader(sheet_map, row).read()


def text_to_read(sheet_map: SheetMap, fact: MappedFact, cell: FactCell) -> tuple[str, str]:
    """Returns the text that the map has read for a cell, and a note of it; the text of the cell and "" for most."""
    meant = sheet_map.words.get(fact, {}).get(fold_word(cell.text))
    if not isinstance(meant, str):
        return cell.text, ""
    return ("", "") if meant == NOTHING else (meant, f"The map reads {quoted(cell.text)} as {quoted(meant)}.")


@attrs.frozen
class _DayReader:
    sheet_map: SheetMap
    row: MappedRow
    notes: list[str] = attrs.Factory(list)

    def read(self) -> ReadDays:
        year_cell, first_cell, last_cell, dates_cell = (
            self._cell(fact) for fact in (MappedFact.YEAR, MappedFact.FIRST_DAY, MappedFact.LAST_DAY, MappedFact.DATES)
        )
        year = self._year(year_cell)
        cells = tuple(cell for cell in (year_cell, first_cell, last_cell, dates_cell) if cell is not None)
        start = dates_cell or first_cell
        if start is None and last_cell is None:
            constant = self.sheet_map.constants.get(MappedFact.YEAR)
            if year is None or (year_cell is None and constant):
                return ReadDays(when=None)
            return ReadDays(when=Edtf(f"{year:04}"), cells=cells, note=" ".join(self.notes))
        fact = MappedFact.DATES if dates_cell is not None else MappedFact.FIRST_DAY
        read = self._read(fact, start, year) if start is not None else None
        last = self._read(MappedFact.LAST_DAY, last_cell, year) if last_cell is not None else None
        warnings = tuple(
            (f"{quoted(cell.text)} has the hour {found.hour}, and the days of a stop have none", cell)
            for cell, found in ((start, read), (last_cell, last))
            if cell is not None and found is not None and found.hour
        )
        when, note = self._combined(start, read, last_cell, last)
        self._require_year(year_cell, year, when, read or last)
        if year_cell is not None and all(found is None or found.has_year for found in (read, last)):
            cells = tuple(cell for cell in cells if cell is not year_cell)
        if not note and year is not None and year_cell is None and (start or last_cell) is not None:
            states_year = all(found is None or found.has_year for found in (read, last))
            self._note("" if states_year else "The map of the sheet says the year.")
        if note:
            cells = (*cells, *self.row.cells.get(MappedFact.DURATION, ()))
            self._note(note)
        return ReadDays(when=when, cells=cells, note=" ".join(self.notes), warnings=warnings)

    def _cell(self, fact: MappedFact) -> FactCell | None:
        return next(iter(self.row.cells.get(fact, ())), None)

    def _note(self, note: str) -> None:
        if note and note not in self.notes:
            self.notes.append(note)

    def _read(self, fact: MappedFact, cell: FactCell, year: int | None) -> ReadDate | None:
        layout = self.sheet_map.sheet
        text, note = text_to_read(self.sheet_map, fact, cell)
        if not text:
            return None
        try:
            options = DateOptions(order=layout.dates, century=layout.century, languages=layout.languages)
            read = read_date_cell(text, options, year)
        except UnreadableField as error:
            sentence = in_another_language(text, options, year) if is_no_date(error) else None
            raise UnreadableField(sentence or str(error), field=cell.column) from None
        self._note(note or _note_of_figures(text, options, year, read))
        return read

    def _year(self, cell: FactCell | None) -> int | None:
        """Returns the year of the row: of its cell, of the heading above it, or of the map."""
        if cell is None:
            constants = self.sheet_map.constants.get(MappedFact.YEAR)
            return int(constants[0]) if constants else None
        text, note = text_to_read(self.sheet_map, MappedFact.YEAR, cell)
        self._note(note)
        years = set(_YEAR.findall(text))
        if len(years) != 1:
            raise UnreadableField(f"expected a year; saw {quoted(cell.text)}", field=cell.column)
        return int(years.pop())

    def _combined(
        self, start: FactCell | None, first: ReadDate | None, last_cell: FactCell | None, last: ReadDate | None
    ) -> tuple[Edtf | None, str]:
        if first is None or start is None:
            return (Edtf(f"/{last.when}"), "") if last is not None else (None, "")
        if last is None or last_cell is None:
            return self._without_last(first.when)
        for cell, found in ((start, first), (last_cell, last)):
            if found.when.form is not Form.DATE:
                sentence = f"expected one date, because another column has the other end; saw {quoted(cell.text)}"
                raise UnreadableField(sentence, field=cell.column)
        end = last.when
        if not last.has_year and _is_before(end, first.when) and not _is_before(later := _next_year(end), first.when):
            span = (later.lower - first.when.lower).days if later.lower and first.when.lower else LONGEST_CROSSING + 1
            end = later if span <= LONGEST_CROSSING else end
        if _is_before(end, first.when):
            sentence = f"the visit ends on {end}, before it begins on {first.when}"
            raise UnreadableField(sentence, field=last_cell.column)
        return (first.when if end == first.when else Edtf(f"{first.when}/{end}")), ""

    def _without_last(self, first: Edtf) -> tuple[Edtf, str]:
        """Returns the days if only the first is stated: a duration gives the last, or else it is unknown."""
        reference = self.sheet_map.columns.get(MappedFact.LAST_DAY)
        if first.form is not Form.DATE or MappedFact.DATES in self.sheet_map.columns:
            return first, ""
        cell = next(iter(self.row.cells.get(MappedFact.DURATION, ())), None)
        days = None
        if cell is not None:
            try:
                text, note = text_to_read(self.sheet_map, MappedFact.DURATION, cell)
                days = read_duration_cell(text).whole_days
                self._note(note)
            except UnreadableField:
                days = None  # the duration is refused where it is read
        if days and first.precision is Precision.DAY and first.lower is not None and first.qualifier is None:
            if days == 1:
                return first, ""
            last = first.lower + datetime.timedelta(days=days - 1)
            return Edtf(f"{first}/{last}"), "The last day is counted from the first day and the duration."
        if (
            reference is None
            or MappedFact.LAST_DAY not in self.row.known
            or reference.if_empty
            or first.precision is not Precision.DAY
        ):
            return first, ""
        return Edtf(f"{first}/"), ""

    def _require_year(self, cell: FactCell | None, year: int | None, when: Edtf | None, read: ReadDate | None) -> None:
        """Refuses a row whose days lie in another year than the one that it states."""
        if cell is None or year is None or when is None or read is None or not read.has_year:
            return
        if year not in {day.year for day in (when.lower, when.upper) if day is not None}:
            sentence = f"the row has the year {year}, and its days are {when}"
            raise UnreadableField(sentence, field=cell.column)


def _note_of_figures(text: str, options: DateOptions, year: int | None, read: ReadDate) -> str:
    """Says what of the map a date of figures rests on: the order, or the century; "" if it needs neither."""
    deciding = (
        (attrs.evolve(options, order=None), f"the order {options.order}"),
        (attrs.evolve(options, century=None), f"the century {options.century}"),
    )
    needed = []
    for without, words in deciding:
        try:
            if read_date_cell(text, without, year) == read:
                continue
        except UnreadableField:
            pass
        needed.append(words)
    return f"The map of the sheet says {' and '.join(needed)} of the date." if needed else ""


def _is_before(end: Edtf, start: Edtf) -> bool:
    return end.upper is not None and start.lower is not None and end.upper < start.lower


def _next_year(when: Edtf) -> Edtf:
    year, _, rest = str(when).partition("-")
    try:
        return Edtf(f"{int(year) + 1:04}{'-' if rest else ''}{rest}")
    except ValueError:
        return when
