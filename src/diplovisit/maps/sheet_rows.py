"""Gives the rows of a sheet as a map sees them: cells by fact, filled down, without headings and skipped rows."""

import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import attrs

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.section_headings import DAY_FACTS, ends_section, why_bare, why_elsewhere, why_no_heading
from diplovisit.maps.sheet_map import SHEET_NAME, SheetMap, fold_word, is_meant
from diplovisit.readers.sheet_values import Sheet, SheetRow, is_blank

REJECTED_COLUMNS: Final = ("row", "reason", "file", "sheet")
"""The columns that a file of rejected rows has besides the columns of the sheet; in CSV it has no `sheet`."""


@attrs.frozen
class FactCell:
    """A filled cell that states a fact: its text, its column, and the row that it stands in."""

    text: str
    column: str
    row: SheetRow


@attrs.frozen(kw_only=True, eq=False)
class MappedRow:
    """One row as a map sees it.

    cells: the filled cells by fact. group: the value of the grouping column; "" for none. kind: `visit` for a row that
    is to come in; `skipped` for one that is set apart, with `reason`; `heading` for a row that fills a column of the
    rows below it, with its text as `reason`; `stray` for one that is neither, with the `reason` why it cannot come in.
    inherited: texts from rows above, by column. known: the facts that its sheet has a column for. earlier: the columns
    by which a file of rejected rows says where the row came from; empty for any other sheet.
    """

    row: SheetRow
    cells: Mapping[MappedFact, tuple[FactCell, ...]]
    group: str = ""
    kind: Literal["visit", "skipped", "heading", "stray"] = "visit"
    reason: str = ""
    inherited: Mapping[str, str] = attrs.field(factory=dict)
    known: frozenset[MappedFact] = frozenset()
    earlier: tuple[str, ...] = ()

    @property
    def original(self) -> SheetRow:
        """The row in the sheet that it was rejected from; the row itself for one that never was."""
        return original_row(self.row, self.earlier)

    @property
    def earlier_reason(self) -> str:
        """Why the row was rejected before; "" for one that never was."""
        return self.row.cells.get(self.earlier[1], "") if self.earlier else ""

    def locator(self, cells: Iterable[FactCell] = ()) -> str:
        """Returns where cells stand, as evidence cites it: `visits.xlsx, sheet "2025", D5`; the row for no cells.

        The file goes without its folder. A row of a file of rejected rows is cited where it came from.
        """
        row = self.original
        file = file_name(row)
        placed = [(original_row(cell.row, self.earlier), cell.column) for cell in cells]
        if row.sheet:
            addresses = dict.fromkeys(_address(*place) for place in placed) or [f"row {row.number}"]
            return escaped(f"{file}, sheet {quoted(row.sheet)}, {', '.join(addresses)}")
        by_row: dict[int, list[str]] = {}
        for cell_row, column in placed:
            by_row.setdefault(cell_row.number, []).append(column)
        rows = [f"row {number}, {' and '.join(dict.fromkeys(columns))}" for number, columns in by_row.items()] or [
            f"row {row.number}"
        ]
        return escaped(f"{file}, {'; '.join(rows)}")


def _address(row: SheetRow, column: str) -> str:
    return "name of the sheet" if column == SHEET_NAME else row.address(column)


def file_name(row: SheetRow) -> str:
    """Returns the name of the file of a row, without its folder."""
    return row.name.replace("\\", "/").rpartition("/")[2]


def original_row(row: SheetRow, earlier: Sequence[str]) -> SheetRow:
    """Returns a row with the file, sheet and number that a file of rejected rows gives it.

    It is the row itself where the file says nothing of it, as of a row that a person added.
    """
    number, _, file, sheet = (*(row.cells.get(column, "").strip() for column in earlier), "", "", "", "")[:4]
    if not file or not re.fullmatch("[0-9]{1,9}", number):
        return row
    return attrs.evolve(row, name=file, sheet=sheet or row.sheet, number=int(number))


@attrs.frozen(kw_only=True, eq=False)
class MappedSheet:
    """A sheet with the columns that the map names.

    columns: the columns of the sheet that state each fact. unnamed: the columns that the map neither names nor leaves
    out. missing: the names in the map that the sheet lacks, with the path in the map. earlier: the columns that a file
    of rejected rows adds.
    """

    sheet_map: SheetMap
    sheet: Sheet
    columns: Mapping[MappedFact, tuple[str, ...]]
    group: str | None
    sections: str | None
    unnamed: tuple[str, ...]
    missing: tuple[tuple[FieldPath, str], ...]
    earlier: tuple[str, ...] = ()

    def rows(self) -> Iterator[MappedRow]:
        """Reads the rows below the header, each once. A heading comes when it is known whether it has rows below it."""
        layout = self.sheet_map.sheet
        empty = frozenset(map(fold_word, layout.empty))
        fill_down = [column for name in layout.fill_down for column in matching_columns(name, self.names)]
        above: dict[str, FactCell] = {}
        heading: MappedRow | None = None
        for row in self.sheet.rows():
            if self._repeats_header(row):
                yield self._set_apart(row, "skipped", "it repeats the header")
                continue
            reason = self._skip_reason(row)
            column = self._lone_column(row) if not reason else None
            if column is not None:
                found = self._lone_row(row, column, empty)
                if found.kind == "heading":
                    if heading is not None:
                        yield self._bare_heading(heading)
                    heading = found
                    above[self._section] = FactCell(found.reason, column, row)
                else:
                    yield found
                    if found.kind == "stray" and self._ends_section(row, column):
                        above.pop(self._section, None)
                continue
            if heading is not None:
                yield heading
                heading = None
            if reason:
                yield self._set_apart(row, "skipped", reason)
                continue
            yield self._row(row, above, empty)
            for name in fill_down:
                _take_down(above, row, name, empty)
        if heading is not None:
            yield self._bare_heading(heading)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.sheet.columns)

    def _repeats_header(self, row: SheetRow) -> bool:
        """Whether each filled cell of a row has the text of its header."""
        filled = self._filled(row)
        headings = {column.name: column.heading for column in self.sheet.columns}
        return bool(filled) and all(
            headings.get(name) and fold_word(row.cells[name]) == fold_word(headings[name]) for name in filled
        )

    def _filled(self, row: SheetRow) -> list[str]:
        """Returns the filled columns, without those that only a file of rejected rows has."""
        return [name for name in filled_columns(row) if name not in self.earlier]

    @property
    def _section(self) -> str:
        return self.sections or ""

    @property
    def _section_facts(self) -> frozenset[MappedFact]:
        return frozenset(fact for fact, columns in self.columns.items() if self.sections in columns)

    @property
    def _heading_column(self) -> str:
        return self._section if self._section in self.names else self.names[0]

    def _lone_column(self, row: SheetRow) -> str | None:
        """Returns the column of the only filled cell, where headings are read. None for a row that can be a visit."""
        filled = self._filled(row)
        has_more = row.filled > len(filled_columns(row))
        if self.sections is None or len(filled) != 1 or has_more or not row.is_readable:
            return None
        (column,) = filled
        states_days = any(column in self.columns.get(fact, ()) for fact in DAY_FACTS)
        if states_days and self._why_no_heading(row, column) is not None:
            return None
        return column

    def _why_no_heading(self, row: SheetRow, column: str) -> str | None:
        if column != self._heading_column:
            return why_elsewhere(column, self._heading_column)
        return why_no_heading(clean_text(row.cells[column]), self._section_facts)

    def _ends_section(self, row: SheetRow, column: str) -> bool:
        return column == self._heading_column and ends_section(clean_text(row.cells[column]), self._section_facts)

    def _lone_row(self, row: SheetRow, column: str, empty: frozenset[str]) -> MappedRow:
        """Returns a row with one filled cell as a heading, or as a row that cannot come in."""
        text = clean_text(row.cells[column])
        if fold_word(text) in empty:
            return self._set_apart(row, "skipped", f"its only cell is {quoted(text)}, which means an empty cell")
        reason = self._why_no_heading(row, column)
        return self._set_apart(row, "stray", reason) if reason else self._set_apart(row, "heading", text)

    def _bare_heading(self, heading: MappedRow) -> MappedRow:
        """Returns a heading without rows below it: a year without visits is skipped; a name may be a lost visit."""
        kind: Literal["skipped", "stray"] = "skipped" if MappedFact.YEAR in self._section_facts else "stray"
        return self._set_apart(heading.row, kind, why_bare(heading.reason))

    def _set_apart(self, row: SheetRow, kind: Literal["skipped", "heading", "stray"], reason: str) -> MappedRow:
        known = frozenset(self.columns)
        return MappedRow(row=row, cells={}, kind=kind, reason=reason, known=known, earlier=self.earlier)

    def _row(self, row: SheetRow, above: Mapping[str, FactCell], empty: frozenset[str]) -> MappedRow:
        inherited = {column: cell for column, cell in above.items() if is_blank(row.cells.get(column, ""))}

        def cell(column: str) -> FactCell | None:
            if column == SHEET_NAME:
                return FactCell(row.sheet, SHEET_NAME, row) if row.sheet else None
            if text := _text_of(row, column, empty):
                return FactCell(text, column, row)
            if (heading := inherited.get(column)) is not None and heading.text:
                return heading
            return None

        cells = {
            fact: tuple(found for column in columns if (found := cell(column)) is not None)
            for fact, columns in self.columns.items()
        }
        group = cell(self.group) if self.group is not None else None
        texts = {column: heading.text for column, heading in inherited.items()}
        return MappedRow(
            row=row,
            cells={fact: found for fact, found in cells.items() if found},
            group=group.text if group is not None else "",
            inherited=texts,
            known=frozenset(self.columns),
            earlier=self.earlier,
        )

    def _skip_reason(self, row: SheetRow) -> str:
        for rule in self.sheet_map.sheet.skip:
            for column in matching_columns(rule.column, self.names):
                text = fold_word(row.cells.get(column, ""))
                if text and any(is_meant(text, word) for word in rule.equals):
                    return rule.reason or f"{column} is {quoted(' '.join(row.cells[column].split()))}"
        return ""


def map_sheet(sheet_map: SheetMap, sheet: Sheet) -> MappedSheet:
    """Finds the columns of a sheet that a map names."""
    names = tuple(column.name for column in sheet.columns)
    earlier = columns_of_rejected(names)
    layout = sheet_map.sheet
    sections = layout.sections
    if sections is not None and (found := matching_columns(sections, names)):
        sections = found[0]
    own = names[: len(names) - len(earlier)]
    available = (*own, *((sections,) if sections is not None and sections not in names else ()), SHEET_NAME)
    missing: list[tuple[FieldPath, str]] = []
    used: set[str] = set(earlier)

    def find(name: str, path: FieldPath) -> tuple[str, ...]:
        if not (found := matching_columns(name, available)):
            letter = next((column.name for column in sheet.columns if column.letter == name), None)
            found = (letter,) if letter is not None else ()
        if not found:
            missing.append((path, name))
        used.update(found)
        return found

    columns = {
        fact: tuple(dict.fromkeys(column for name in reference.columns for column in find(name, ("columns", fact))))
        for fact, reference in sheet_map.columns.items()
    }
    group = find(sheet_map.visits.group_by, ("visits", "group-by")) if sheet_map.visits.group_by is not None else ()
    for name in layout.fill_down:
        find(name, ("sheet", "fill-down"))
    for number, rule in enumerate(layout.skip):
        find(rule.column, ("sheet", "skip", number, "column"))
    for name in layout.left_out:
        find(name, ("sheet", "left-out"))
    return MappedSheet(
        sheet_map=sheet_map,
        sheet=sheet,
        columns={fact: found for fact, found in columns.items() if found},
        group=group[0] if group else None,
        sections=sections,
        unnamed=tuple(name for name in names if name not in used and name != sections),
        missing=tuple(missing),
        earlier=earlier,
    )


def matching_columns(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Returns the columns that a name in a map means. Capitals and blanks do not count; `*` is any text.

    >>> matching_columns("SourceLink*", ["SourceLink1", "SourceLink2", "Notes"])
    ('SourceLink1', 'SourceLink2')
    """
    names = tuple(names)
    if name in names:
        return (name,)
    folded = fold_word(name)
    if equal := tuple(column for column in names if fold_word(column) == folded):
        return equal[:1]
    if "*" not in name:
        return ()
    pattern = re.compile(fnmatch.translate(folded.replace("[", "[[]").replace("?", "[?]")))
    return tuple(column for column in names if column != SHEET_NAME and pattern.match(fold_word(column)))


def columns_of_rejected(names: Sequence[str]) -> tuple[str, ...]:
    """Returns the columns that a file of rejected rows has at its end; empty for any other sheet.

    >>> columns_of_rejected(("Who", "reason", "row", "reason (2)")), columns_of_rejected(("row", "reason", "Who"))
    (('row', 'reason (2)'), ())
    >>> columns_of_rejected(("Who", "row", "reason", "file", "sheet"))
    ('row', 'reason', 'file', 'sheet')
    """
    for number in (4, 3, 2):
        last = tuple(names[-number:])
        if tuple(re.sub(r" \([0-9]+\)$", "", name) for name in last) == REJECTED_COLUMNS[:number]:
            return last
    return ()


def clean_text(text: str) -> str:
    """Returns a text in one line and in Unicode's composed form: blanks and line breaks become single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def clean_lines(text: str) -> str:
    """Returns a text with its line breaks, without blanks at the ends of the lines, and in the composed form."""
    lines = (clean_text(line) for line in re.split("\r\n|[\r\n\v\f\u2028\u2029]", text))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def filled_columns(row: SheetRow) -> list[str]:
    """Returns the columns of a row whose cell is filled; a merged range counts where it begins."""
    return [
        column.name
        for column, text in zip(row.columns, row.texts, strict=False)
        if not is_blank(text) and column.index not in row.merged
    ]


def _take_down(above: dict[str, FactCell], row: SheetRow, column: str, empty: frozenset[str]) -> None:
    """Keeps a cell for the rows below it. A word for an empty cell ends what was above."""
    if text := _text_of(row, column, empty):
        above[column] = FactCell(text, column, row)
    elif not is_blank(row.cells.get(column, "")):
        above.pop(column, None)


def _text_of(row: SheetRow, column: str, empty: frozenset[str]) -> str:
    text = row.cells.get(column, "")
    if is_blank(text) or fold_word(text) in empty:
        return ""
    return text.strip()
