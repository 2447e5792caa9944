"""Makes records of the rows of a flat table: one document per visit, with the cell of each value.

The rows of a visit have the same `visit`; a row without one is a visit of its own. What is empty is not invented,
except ids, which are made of names. A day is read as ISO 8601 has it, and a country by its code, or by a name that only
one country had on the day of the stop.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath, Rule
from diplovisit.formats.joined_cell import split_pair, split_texts
from diplovisit.importers import flat_rules
from diplovisit.importers.calendar_draft import DraftIds
from diplovisit.importers.flat_cells import country_called, edtf_interval, is_day, known_date, people_in
from diplovisit.importers.flat_document import FlatCellFault, FlatDocument, FlatRow
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import JsonValue
from diplovisit.readers.table_rules import DAY_NOT_OF_DATE
from diplovisit.record.country_readings import FoundCountry, UnknownName
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.flat_table import NAMES_FOR_CODES, OF_A_STOP, flat_table
from diplovisit.record.polities import polity
from diplovisit.record.tables import POSITION

_Node: TypeAlias = dict[str, JsonValue]


_MOMENT: Final = lazy_pattern("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?)?")
_ONE_CELL: Final = "write all travellers of a visit in one cell, with a semicolon between them, in each of its rows"
_WHOLE: Final = lazy_pattern("[0-9]{1,9}")


def documents_of_rows(rows: Iterable[FlatRow], *, ids: DraftIds, revised: str | None = None) -> Iterator[FlatDocument]:
    """Yields one document per visit, in the order of their first rows. `ids` assigns ids to visits without one.

    `revised` is the day or the moment of visits without one; None leaves it out.
    """
    by_visit: dict[str, list[FlatRow]] = {}
    for number, row in enumerate(rows):
        if any(row.cells.values()):
            # No id has a blank, so the key of a row without a visit is that of no other.
            by_visit.setdefault(row.cells.get("visit", "").strip() or f"row {number}", []).append(row)
    for visit in by_visit:
        ids.reserve(visit)
    for visit_rows in by_visit.values():
        yield _Composer(visit_rows, ids, revised).compose()


class _Composer:
    """Composes the document of one visit."""

    def __init__(self, rows: list[FlatRow], ids: DraftIds, revised: str | None) -> None:
        self._rows, self._ids, self._revised = rows, ids, revised
        self._faults: list[FlatCellFault] = []
        self._origin: dict[FieldPath, tuple[FlatRow, str]] = {}
        self._common = {column.name: self._common_cell(column.name) for column in _VISIT_COLUMNS}
        self._inner_ids = DraftIds()

    def compose(self) -> FlatDocument:
        """Returns the document, with the fields in the order of the schema."""
        rows = self._in_order()
        self._reserve_inner_ids(rows)
        data: _Node = {"format": 1, "id": self._visit_id(), "revision": 1}
        for field in ("revision", "revised", "title", "status", "announcement", "category"):
            self._put(data, (field,), field)
            if field == "revised" and field not in data and self._revised is not None:
                data[field] = self._revised
        if isinstance(revised := data.get("revised"), str) and (moment := _MOMENT.fullmatch(revised.strip())):
            data["revised"] = f"{moment[1]}T{moment[2] or '00:00'}{moment[3] or ':00'}Z"
        if sending := self._countries("sending", "sending_names"):
            data["sending"] = sending
        self._put(data, ("invited_by",), "invited_by")
        self._put_people(data)
        data["stops"] = [self._stop(row, index) for index, row in enumerate(rows)]
        self._put_list(data, ("purposes",), "purposes")
        self._put_source(data)
        self._put_list(data, ("notes",), "notes")
        return FlatDocument(
            name=rows[0].name, data=data, rows=tuple(rows), faults=tuple(self._faults), origin=self._origin
        )

    def _add(self, rule: Rule, row: FlatRow, column: str, sentence: str, remedy: str | None = None) -> None:
        self._faults.append(FlatCellFault(rule=rule, where=row.where(column), sentence=sentence, remedy=remedy))

    def _common_cell(self, column: str) -> tuple[FlatRow, str]:
        """Returns the first filled cell of a value of the visit. Adds a fault for a cell that differs."""
        filled = [(row, cell) for row in self._rows if (cell := row.cells.get(column, ""))]
        for row, cell in filled[1:]:
            if cell != filled[0][1]:
                first = filled[0][0].where(column).span.line
                sentence = (
                    f"{column} is {quoted(cell)} here, but {quoted(filled[0][1])} on line {first} of the same visit"
                )
                remedy = _ONE_CELL if column in {"person_name", "office"} else None
                self._add(flat_rules.ROWS_DISAGREE, row, column, sentence, remedy)
        return filled[0] if filled else (self._rows[0], "")

    def _in_order(self) -> list[FlatRow]:
        """Returns the rows in the order of their stops: by `list_position` if every row has one."""
        cells = [row.cells.get(POSITION, "").strip() for row in self._rows]
        taken: dict[str, FlatRow] = {}
        for row, cell in zip(self._rows, cells, strict=True):
            if cell and not _WHOLE.fullmatch(cell):
                sentence = f"expected a whole number from 1; saw {quoted(cell)}"
                self._add(flat_rules.CELL_UNREADABLE, row, POSITION, sentence)
            elif cell and (first := taken.setdefault(cell, row)) is not row:
                line = first.where(POSITION).span.line
                self._add(flat_rules.ROWS_DISAGREE, row, POSITION, f"line {line} already has the position {cell}")
        if all(map(_WHOLE.fullmatch, cells)):
            return sorted(self._rows, key=lambda row: int(row.cells[POSITION]))
        return self._rows

    def _reserve_inner_ids(self, rows: Sequence[FlatRow]) -> None:
        for cell in (*split_texts(self._common["person"][1]), self._common["source"][1].strip()):
            self._inner_ids.reserve(cell)
        for row in rows:
            for name in (row.cells.get("stop", "").strip(), *split_texts(row.cells.get("place", ""))):
                self._inner_ids.reserve(name)

    def _visit_id(self) -> str:
        row, cell = self._common["visit"]
        self._origin["id",] = (row, "visit")
        if cell:
            return cell.strip()
        return self._ids.assign(self._common["title"][1] or self._common["person_name"][1])

    def _put(self, node: _Node, path: FieldPath, column: str, row: FlatRow | None = None) -> None:
        """Sets the value of a cell, if there is one. A text that its shape does not allow is refused by the shape."""
        cell_row, cell = self._common[column] if row is None else (row, row.cells.get(column, ""))
        if not cell:
            return
        if not _COLUMNS[column].is_free_text:
            cell = cell.strip()
        self._origin[path] = (cell_row, column)
        node[str(path[-1])] = int(cell) if column == "revision" and _WHOLE.fullmatch(cell) else cell

    def _put_list(self, node: _Node, path: FieldPath, column: str) -> None:
        row, cell = self._common[column]
        if texts := split_texts(cell):
            self._origin[path] = (row, column)
            node[str(path[-1])] = list(texts)

    def _countries(self, column: str, names_column: str) -> list[JsonValue]:
        row, cell = self._common[column]
        if cell:
            texts, origin = split_texts(cell), column
        else:
            row, cell = self._common[names_column]
            texts, origin = split_texts(cell), names_column
        self._origin[column,] = (row, origin)
        date = known_date(self._rows[0])
        return [code for text in texts if (code := self._country(row, origin, text, date)) is not None]

    def _country(self, row: FlatRow, column: str, text: str, date: Edtf | None) -> str | None:
        """Returns the code for a code or a name; None for a text that is neither, or not of one country: a fault."""
        text = text.strip()
        is_name = column in NAMES_FOR_CODES
        reading = country_called(text, date, is_name=is_name)
        if isinstance(reading, FoundCountry):
            return reading.code
        if isinstance(reading, UnknownName) and not is_name:
            return text  # the shape refuses it, as one that is no code
        self._add(flat_rules.CELL_UNREADABLE, row, column, reading.sentence, "write the code of the right country")
        return None

    def _put_country(self, node: _Node, path: FieldPath, row: FlatRow, column: str) -> None:
        if cell := row.cells.get(column, ""):
            self._origin[path] = (row, column)
            if (code := self._country(row, column, cell, known_date(row))) is not None:
                node[str(path[-1])] = code

    def _put_people(self, data: _Node) -> None:
        """Sets the people and the travellers. All columns but the names, ids and offices are about the first one."""
        common = self._common
        if not any(common[column][1] for column in _PERSON_COLUMNS):
            return
        row, cell = common["person_name"]
        names = self._names_of_people(row, cell)
        ids, offices = self._of_each("person", names), self._of_each("office", names)
        people: list[JsonValue] = []
        for index, name in enumerate(names or ("",)):
            path: FieldPath = ("people", index)
            self._origin[path] = (row, "person_name")
            person: _Node = {"id": ids[index] or self._person_id(name)}
            if index == 0:
                self._put(person, (*path, "kind"), "person_kind")
            if name:
                person["name"] = name
                self._origin[*path, "name"] = (row, "person_name")
            if offices[index]:
                person["office"] = offices[index]
                self._origin[*path, "office"] = (common["office"][0], "office")
            if index == 0:
                self._put_country(person, (*path, "country"), common["person_country"][0], "person_country")
                self._put(person, (*path, "rank"), "office_rank")
                self._put_identifiers(person, path, "person_identifiers", None)
            people.append(person)
        data["people"] = people
        travellers: list[_Node] = [{"person": person["id"]} for person in people if isinstance(person, dict)]
        self._put(travellers[0], ("travellers", 0, "role"), "traveller_role")
        self._put(travellers[0], ("travellers", 0, "capacity"), "capacity")
        data["travellers"] = list(travellers)

    def _names_of_people(self, row: FlatRow, cell: str) -> tuple[str, ...]:
        """Returns the names of a cell. Adds a fault for a text that looks like several people, and may be a group."""
        names = split_texts(cell)
        is_said = self._common["person"][1] or self._common["person_kind"][1]
        several = next((parts for name in names if len(parts := people_in(name)) > 1), None)
        if several is not None and not is_said:
            sentence = f"{quoted(cell)} looks like several people"
            remedy = f"write a semicolon between them: {'; '.join(several)}; or set person_kind"
            self._add(flat_rules.CELL_UNREADABLE, row, "person_name", sentence, remedy)
        return names

    def _of_each(self, column: str, names: Sequence[str]) -> tuple[str, ...]:
        """Returns the text of each person in a column. Of several people, a single text is that of the first."""
        row, cell = self._common[column]
        if len(names) <= 1:
            return (cell.strip() if column == "person" else cell,)
        texts = split_texts(cell)
        if len(texts) not in {0, 1, len(names)}:
            sentence = f"there are {len(names)} people and {len(texts)} texts in {column}"
            remedy = "write one for each person, or one for the first person"
            self._add(flat_rules.CELL_UNREADABLE, row, column, sentence, remedy)
        return (*texts, *[""] * len(names))[: len(names)]

    def _person_id(self, name: str) -> str:
        words = name.split()
        return self._inner_ids.assign(words[-1] if words else "traveller")

    def _stop(self, row: FlatRow, index: int) -> _Node:
        path: FieldPath = ("stops", index)
        self._origin[path] = (row, "stop")
        stop: _Node = {"id": row.cells.get("stop", "").strip()}
        self._put(stop, (*path, "kind"), "kind", row)
        country_columns = ("country", "country_alpha3", "country_name")
        if country_column := next((column for column in country_columns if row.cells.get(column)), None):
            self._put_country(stop, (*path, "country"), row, country_column)
        self._put_country(stop, (*path, "territory"), row, "territory")
        self._put_places(stop, path, row)
        if when := self._date(row, "when_edtf", "first_day", "last_day"):
            self._origin[*path, "when"] = (row, "when_edtf" if row.cells.get("when_edtf") else "first_day")
            stop["when"] = when
        self._put(stop, (*path, "duration"), "duration", row)
        self._put(stop, (*path, "time_zone"), "time_zone", row)
        printed: _Node = {}
        for field in ("country", "place", "when", "remarks"):
            self._put(printed, (*path, "printed", field), f"printed_{field}", row)
        if printed:
            stop["printed"] = printed
        self._put_identifiers(stop, path, "stop_identifiers", row)
        if not stop["id"]:
            bearer = polity(str(stop.get("country", "")))
            stop["id"] = self._inner_ids.assign(bearer.name if bearer is not None else "stop")
        return stop

    def _put_places(self, stop: _Node, path: FieldPath, row: FlatRow) -> None:
        names, place_ids = (split_texts(row.cells.get(column, "")) for column in ("places", "place"))
        if not names and not place_ids:
            return
        if place_ids and len(place_ids) != len(names):
            sentence = f"there are {len(names)} names of places but {len(place_ids)} ids"
            remedy = "give each place an id, or leave the column `place` empty"
            self._add(flat_rules.CELL_UNREADABLE, row, "place", sentence, remedy)
            return
        self._origin[*path, "places"] = (row, "places")
        ids = place_ids or [self._inner_ids.assign(name) for name in names]
        stop["places"] = [{"id": name_id, "name": name} for name_id, name in zip(ids, names, strict=True)]

    def _put_identifiers(self, node: _Node, path: FieldPath, column: str, row: FlatRow | None) -> None:
        cell_row, cell = self._common[column] if row is None else (row, row.cells.get(column, ""))
        identifiers: list[JsonValue] = []
        for text in split_texts(cell):
            if (pair := split_pair(text)) is None:
                sentence = f"expected a scheme, a colon and an identifier, such as wikidata:Q42; saw {quoted(text)}"
                self._add(flat_rules.CELL_UNREADABLE, cell_row, column, sentence)
            else:
                identifiers.append({"scheme": pair[0], "value": pair[1]})
        if identifiers:
            self._origin[*path, "identifiers"] = (cell_row, column)
            node["identifiers"] = identifiers

    def _put_source(self, data: _Node) -> None:
        if not any(self._common[column][1] for column in _SOURCE_COLUMNS):
            return
        path: FieldPath = ("sources", 0)
        source: _Node = {"id": self._common["source"][1].strip()}
        for field, column in (("kind", "source_kind"), ("publisher", "publisher"), ("title", "source_title")):
            self._put(source, (*path, field), column)
        row = self._common["published"][0]
        if not self._common["published"][1]:
            row = self._common["published_first_day"][0]
        if published := self._date(row, "published", "published_first_day", "published_last_day"):
            self._origin[*path, "published"] = (row, "published")
            source["published"] = published
        for field, column in (("language", "language_tag"), ("url", "url"), ("licence", "licence")):
            self._put(source, (*path, field), column)
        self._origin[path] = (self._rows[0], "source_kind")
        if not source["id"]:
            source["id"] = self._inner_ids.assign(str(source.get("publisher") or source.get("title") or "source"))
        data["sources"] = [source]

    def _date(self, row: FlatRow, column: str, first_column: str, last_column: str) -> str | None:
        """Returns the EDTF text of a date: that of its own cell, or the days. Adds a fault where they disagree."""
        date = row.cells.get(column, "").strip()
        days: dict[str, str] = {}
        for day_column in (first_column, last_column):
            cell = row.cells.get(day_column, "").strip()
            # A spreadsheet may give a day as the midnight at its beginning.
            day = cell.removesuffix("T00:00:00").removesuffix(" 00:00:00")
            if day and not is_day(day):
                remedy = f"write the day as 2025-03-07; put anything else in {column}"
                self._add(flat_rules.CELL_UNREADABLE, row, day_column, f"{quoted(cell)} is no day", remedy)
                return date or None
            days[day_column] = day
        first, last = days.values()
        if not date:
            return edtf_interval(first, last)
        try:
            parsed = Edtf(date)
        except EdtfError:
            return date  # the shape of the record refuses it
        for day_column, day, expected in (
            (first_column, first, parsed.lower),
            (last_column, last, parsed.upper),
        ):
            if day and day != str(expected or ""):
                meant = f", which is {expected}" if expected else ""
                sentence = f"{quoted(day)} is not the {day_column.replace('_', ' ')} of {quoted(date)}{meant}"
                self._add(DAY_NOT_OF_DATE, row, day_column, sentence)
        return date


_COLUMNS: Final = flat_table().by_name
_VISIT_COLUMNS: Final = tuple(column for column in flat_table().columns if column.name not in OF_A_STOP)
_PERSON_COLUMNS: Final = (
    *("person", "person_name", "person_kind", "office", "person_country", "office_rank", "traveller_role", "capacity"),
    "person_identifiers",
)
_SOURCE_COLUMNS: Final = (
    *("source", "source_kind", "publisher", "source_title", "published", "published_first_day", "published_last_day"),
    *("language_tag", "url", "licence"),
)
