"""Reads the days of a row from its cells: a first and a last day, or one cell, with the year from elsewhere."""

import datetime

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
from diplovisit.maps.year_cells import read_year_cell
from diplovisit.record import Edtf
from diplovisit.record.edtf import Form, Precision


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
        year, year_note = self._year(year_cell)
        start = dates_cell or first_cell
        if start is None and last_cell is None:
            if year is None or year_cell is None:
                return ReadDays(when=None)
            return ReadDays(when=Edtf(f"{year:04}"), cells=(year_cell,), note=year_note)
        read, last = self._read_both(start, last_cell, year, is_stated=year_cell is not None)
        found = [
            (cell, one) for cell, one in ((start, read), (last_cell, last)) if cell is not None and one is not None
        ]
        warnings = tuple(
            (f"{quoted(cell.text)} has the time {one.hour}, but the days of a stop have none", cell)
            for cell, one in found
            if one.hour
        )
        when, note = self._combined(start, read, last_cell, last)
        uses_year = bool(found) and not found[0][1].has_year
        if any(one.has_year for _, one in found):
            self._require_year(year_cell, year, when)
        elif found and year_cell is None:
            self._note("The map of the sheet says the year.")
        if uses_year:
            self._note(year_note)
        cells = tuple(
            cell for cell in (year_cell if uses_year else None, first_cell, last_cell, dates_cell) if cell is not None
        )
        if note:
            cells = (*cells, *self.row.cells.get(MappedFact.DURATION, ()))
            self._note(note)
        return ReadDays(when=when, cells=cells, note=" ".join(self.notes), warnings=warnings)

    def _read_both(
        self, start: FactCell | None, last_cell: FactCell | None, year: int | None, *, is_stated: bool
    ) -> tuple[ReadDate | None, ReadDate | None]:
        """Reads the first and the last day. An end without a year takes that of the other end.

        is_stated: whether a cell of the row says the year of the first day; the map's own year is only a default.
        """
        fact = MappedFact.DATES if MappedFact.DATES in self.row.cells else MappedFact.FIRST_DAY
        if start is None or last_cell is None or not self._has_text(fact, start):
            first = self._read(fact, start, year) if start is not None else None
            return first, self._read(MappedFact.LAST_DAY, last_cell, year) if last_cell is not None else None
        if not self._states_year(fact, start) and not is_stated and self._states_year(MappedFact.LAST_DAY, last_cell):
            last = self._read(MappedFact.LAST_DAY, last_cell, None)
            bound = last.when.lower if last is not None else None
            years = (bound.year, bound.year - 1) if bound is not None else (year,)
            return self._read_near(fact, start, years, bound, is_last=False), last
        first = self._read(fact, start, year)
        if self._states_year(MappedFact.LAST_DAY, last_cell):
            last = self._read(MappedFact.LAST_DAY, last_cell, None)
            if first is not None and last is not None and not first.has_year:
                self._require_near(first.when, last.when, last_cell)
            return first, last
        bound = first.when.lower if first is not None else None
        years = (bound.year, bound.year + 1) if bound is not None else (year,)
        return first, self._read_near(MappedFact.LAST_DAY, last_cell, years, bound, is_last=True)

    def _read_near(
        self,
        fact: MappedFact,
        cell: FactCell,
        years: tuple[int | None, ...],
        bound: datetime.date | None,
        *,
        is_last: bool,
    ) -> ReadDate | None:
        """Reads an end without a year in the year of the other end, or across New Year if that is near."""
        refusals: list[UnreadableField] = []
        for index, year in enumerate(years):
            try:
                read = self._read(fact, cell, year)
            except UnreadableField as error:
                refusals.append(error)
                continue
            day = (read.when.upper if is_last else read.when.lower) if read is not None else None
            if read is None or day is None or bound is None:
                return read
            days = (day - bound).days if is_last else (bound - day).days
            if days >= 0 and (index == 0 or days <= LONGEST_CROSSING):
                return read
        if refusals:
            raise refusals[0]
        return self._read(fact, cell, years[0])

    def _require_near(self, first: Edtf, last: Edtf, cell: FactCell) -> None:
        """Refuses a last day in another year, far from a first day whose year another cell says."""
        if first.lower is None or last.lower is None or first.lower.year == last.lower.year:
            return
        if (last.lower - first.lower).days > LONGEST_CROSSING:
            sentence = f"the last day is {last}, but the first is {first} by the year of the row; correct a year"
            raise UnreadableField(sentence, field=cell.column)

    def _has_text(self, fact: MappedFact, cell: FactCell) -> bool:
        return bool(text_to_read(self.sheet_map, fact, cell)[0])

    def _states_year(self, fact: MappedFact, cell: FactCell) -> bool:
        """Whether a cell is a date without help."""
        text, _ = text_to_read(self.sheet_map, fact, cell)
        try:
            return bool(text) and read_date_cell(text, self._options).has_year
        except UnreadableField:
            return False

    @property
    def _options(self) -> DateOptions:
        layout = self.sheet_map.sheet
        return DateOptions(order=layout.dates, century=layout.century, languages=layout.languages)

    def _cell(self, fact: MappedFact) -> FactCell | None:
        return next(iter(self.row.cells.get(fact, ())), None)

    def _note(self, note: str) -> None:
        if note and note not in self.notes:
            self.notes.append(note)

    def _read(self, fact: MappedFact, cell: FactCell, year: int | None) -> ReadDate | None:
        text, note = text_to_read(self.sheet_map, fact, cell)
        if not text:
            return None
        try:
            read = read_date_cell(text, self._options, year)
        except UnreadableField as error:
            sentence = in_another_language(text, self._options, year) if is_no_date(error) else None
            raise UnreadableField(sentence or str(error), field=cell.column) from None
        self._note(note or _note_of_figures(text, self._options, year, read))
        return read

    def _year(self, cell: FactCell | None) -> tuple[int | None, str]:
        """Returns the year of the row: of its cell, of the heading above it, or of the map; and a note of the cell."""
        if cell is None:
            constants = self.sheet_map.constants.get(MappedFact.YEAR)
            return (int(constants[0]) if constants else None), ""
        text, note = text_to_read(self.sheet_map, MappedFact.YEAR, cell)
        try:
            return read_year_cell(text, self._options), note
        except UnreadableField as error:
            raise UnreadableField(str(error), field=cell.column) from None

    def _combined(
        self, start: FactCell | None, first: ReadDate | None, last_cell: FactCell | None, last: ReadDate | None
    ) -> tuple[Edtf | None, str]:
        if last is None or last_cell is None:
            return self._without_last(first.when) if first is not None else (None, "")
        if first is None or start is None:
            _require_one_date(last, last_cell)
            return _interval("", str(last.when), last_cell), ""
        _require_one_date(first, start)
        _require_one_date(last, last_cell)
        if _is_before(last.when, first.when):
            sentence = f"the visit ends on {last.when}, before it begins on {first.when}"
            raise UnreadableField(sentence, field=last_cell.column)
        if first.when == last.when:
            return first.when, ""
        if first.when.precision is not last.when.precision:
            kinds = [found.when.precision.name.lower() for found in (first, last)]
            sentence = f"the first day is known to the {kinds[0]}, but the last to the {kinds[1]}; write both alike"
            raise UnreadableField(f"{sentence}; saw {quoted(last_cell.text)}", field=last_cell.column)
        return _interval(str(first.when), str(last.when), last_cell), ""

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
            try:
                last = first.lower + datetime.timedelta(days=days - 1)
            except OverflowError:
                column = cell.column if cell is not None else None
                sentence = f"{days} days from {first} end after the year 9999; correct the day or the duration"
                raise UnreadableField(sentence, field=column) from None
            return Edtf(f"{first}/{last}"), "The last day is counted from the first day and the duration."
        if (
            reference is None
            or MappedFact.LAST_DAY not in self.row.known
            or reference.if_empty
            or first.precision is not Precision.DAY
        ):
            return first, ""
        return Edtf(f"{first}/"), ""

    def _require_year(self, cell: FactCell | None, year: int | None, when: Edtf | None) -> None:
        """Refuses a row whose days lie in another year than the one that it states."""
        if cell is None or year is None or when is None:
            return
        if year not in {day.year for day in (when.lower, when.upper) if day is not None}:
            sentence = f"the row has the year {year}, but its days are {when}"
            raise UnreadableField(sentence, field=cell.column)


def _require_one_date(found: ReadDate, cell: FactCell) -> None:
    if found.when.form is not Form.DATE:
        sentence = f"expected one date, because another column has the other end; saw {quoted(cell.text)}"
        raise UnreadableField(sentence, field=cell.column)


def _interval(first: str, last: str, cell: FactCell) -> Edtf:
    """Returns the interval of two ends, one of which may be unknown. Refuses ends that no interval can have."""
    try:
        return Edtf(f"{first}/{last}")
    except ValueError:
        ends = " and ".join(end for end in (first, last) if end)
        sentence = f"a record has no range of days that ends with {quoted(cell.text)} ({ends}); write the days"
        raise UnreadableField(sentence, field=cell.column) from None


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
