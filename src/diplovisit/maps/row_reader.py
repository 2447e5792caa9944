"""Reads the row of a sheet as a leg, by a map. All reasons why a row cannot come in are collected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from diplovisit.datasets.model import Activity, Leg, LegPerson, Located, UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.maps.country_cells import (
    CountryOptions,
    ReadCountry,
    days_that_decide,
    read_country,
    read_destination,
)
from diplovisit.maps.day_cells import read_days, text_to_read
from diplovisit.maps.duration_cells import read_duration_cell
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.names_in_places import names_open_georgia
from diplovisit.maps.plausible_cells import why_no_name
from diplovisit.maps.several_names import SeveralNames, several_people, several_places
from diplovisit.maps.sheet_map import NOTHING, OtherWords, SheetMap, fold_word
from diplovisit.maps.sheet_rows import FactCell, MappedRow, clean_text
from diplovisit.maps.word_cells import StatedWord, read_words, split_cell
from diplovisit.record import Capacity, Category, EngagementKind, Rank, Status, StopKind
from diplovisit.record.constraints import URL
from diplovisit.record.polities import fold_name, polity, polity_name

_LOCATED_AS: Final = {
    MappedFact.TRAVELLER: "name",
    MappedFact.TRAVELLER_ID: "name",
    MappedFact.SENDING: "sender",
    MappedFact.DESTINATION: "country",
    MappedFact.FIRST_DAY: "when",
    MappedFact.LAST_DAY: "when",
    MappedFact.DATES: "when",
    MappedFact.YEAR: "when",
    MappedFact.EVENT: "activity",
    MappedFact.FORUM: "activity",
    MappedFact.HOST_OFFICE: "host",
    MappedFact.HOST_RANK: "host",
}
"""What the evidence of a leg calls the subject of a fact, if it has another name."""
_QUOTED: Final = frozenset(
    (
        "name",
        "office",
        "rank",
        "sender",
        "country",
        "place",
        "when",
        "duration",
        "status",
        "kind",
        "category",
        "capacity",
    )
)
"""The subjects whose cell is quoted: words, names and figures. Sentences are not."""
_LONGEST_QUOTE: Final = 80
_LONGEST_NOTE: Final = 900
_NAMES: Final = (MappedFact.TRAVELLER, MappedFact.ALSO, MappedFact.HOST)
_SINGLE: Final = {
    MappedFact.STATUS: Status,
    MappedFact.CATEGORY: Category,
    MappedFact.KIND: StopKind,
    MappedFact.CAPACITY: Capacity,
    MappedFact.RANK: Rank,
    MappedFact.HOST_RANK: Rank,
}


@attrs.frozen
class RowReason:
    """Why a row cannot come in, or what is lost of it. `column` is None for the row as a whole.

    remedy: what to do, if the sentence does not say it; None for what always helps.
    """

    sentence: str
    column: str | None = None
    remedy: str | None = attrs.field(default=None, eq=False)

    def __str__(self) -> str:
        return f"{self.column}: {self.sentence}" if self.column is not None else self.sentence


@attrs.frozen(kw_only=True)
class RowReading:
    """A row with the leg that it became, as far as it could be read.

    reasons: why it cannot come in; empty for a row that can. warnings: what of it was read otherwise.
    """

    row: MappedRow
    leg: Leg
    reasons: tuple[RowReason, ...] = ()
    warnings: tuple[RowReason, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The reasons in words, each with its column."""
        return tuple(dict.fromkeys(map(str, self.reasons)))


def read_row(sheet_map: SheetMap, row: MappedRow) -> RowReading:
    """Reads a row as a leg. Nothing is raised."""
    return _RowReader(sheet_map, row).read()


@attrs.define
class _RowReader:
    sheet_map: SheetMap
    row: MappedRow
    reasons: list[RowReason] = attrs.Factory(list)
    warnings: list[RowReason] = attrs.Factory(list)
    located: dict[str, Located] = attrs.Factory(dict)
    _cited: dict[str, list[FactCell]] = attrs.Factory(dict)
    _notes: dict[str, list[str]] = attrs.Factory(dict)
    _words: dict[MappedFact, list[StatedWord]] = attrs.Factory(dict)

    def read(self) -> RowReading:
        """Returns the leg with the reasons and warnings."""
        self._take_faults()
        self._read_all_words()
        days = self._guard(MappedFact.DATES, lambda: read_days(self.sheet_map, self.row))
        when = days.when if days is not None else None
        if days is not None:
            self._cite("when", days.cells, note=days.note)
            self.warnings += [RowReason(sentence, cell.column) for sentence, cell in days.warnings]
        then = days_that_decide(when)
        visited = self._country(MappedFact.COUNTRY, then) or self._country(MappedFact.DESTINATION, then)
        sender = self._country(MappedFact.SENDING, then)
        names = self._names()
        duration = self._guard(MappedFact.DURATION, self._duration)
        places = self._texts(MappedFact.PLACE) or ((visited.place,) if visited is not None and visited.place else ())
        self._refuse_open_georgia(visited, places)
        office, notes = self._office(names)
        fields: dict[str, Any] = {
            "number": self._text(MappedFact.ROW_ID) or "",
            "traveller": self._text(MappedFact.TRAVELLER_ID) or "",
            "name": names[0] if names else "",
            "office": office,
            "rank": self._single(MappedFact.RANK),
            "sender": sender.code if sender is not None else None,
            "when": when,
            "duration": duration,
            "country": visited.code if visited is not None else None,
            "territory": visited.territory if visited is not None else None,
            "places": places,
            "label": self._label(visited),
            "also": tuple(LegPerson(name=name) for name in (*names[1:], *self._texts(MappedFact.ALSO))),
            "hosts": self._hosts(),
            "status": self._status(),
            "kind": self._single(MappedFact.KIND),
            "category": self._single(MappedFact.CATEGORY),
            "capacity": self._single(MappedFact.CAPACITY),
            "activities": self._activities(),
            "purposes": self._texts(MappedFact.PURPOSE),
            "notes": (*self._texts(MappedFact.NOTE), *notes),
            "urls": self._urls(),
            "title": self._text(MappedFact.TITLE) or "",
            "journey": clean_text(self.row.group),
        }
        self.located[""] = Located(locator=self.row.locator())
        leg = Leg(**fields, located=self.located, read_at=self.row.row.where())
        return RowReading(row=self.row, leg=leg, reasons=tuple(self.reasons), warnings=tuple(self.warnings))

    def _office(self, names: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
        """Returns the office of the leading traveller. Beside several travellers an office becomes a note instead."""
        office, cells = self._text(MappedFact.OFFICE), self.row.cells.get(MappedFact.OFFICE, ())
        if office is None or len(names) < 2 or not cells:
            return office, ()
        self.located.pop("office", None)
        self._cite("note", cells)
        sentence = f"the office {quoted(office)} is given for {len(names)} travellers, so it became a note"
        self.warnings.append(
            RowReason(sentence, cells[0].column, "write a row for each traveller to record the offices")
        )
        return None, (f"Office, as printed: {office}",)

    def _refuse_open_georgia(self, visited: ReadCountry | None, places: Iterable[str]) -> None:
        """Refuses the name Georgia with a place that is not known to lie in the country: it may be the US state."""
        cells = self.row.cells.get(MappedFact.COUNTRY, ())
        if visited is None or visited.code != "GE" or visited.note or not cells:
            return
        if any(names_open_georgia(place, cells[0].text) for place in places):
            name = cells[0].text
            sentence = f"{quoted(name)} can be the country (GE) or the state of the United States, with that place"
            remedy = f'set its meaning in the map, under [values.country]: "{name}" = "GE"'
            self.reasons.append(RowReason(f"{sentence}; {remedy}", cells[0].column))

    def _take_faults(self) -> None:
        """Takes the faults of the reader: an unreadable row is refused, and so is a needed cell without a value.

        A fault that is no error says how a cell was read, and its value is there.
        """
        used = {cell.column for cells in self.row.cells.values() for cell in cells}
        for fault in self.row.row.faults:
            refuses = not self.row.row.is_readable if fault.field is None else fault.is_error and fault.field in used
            (self.reasons if refuses else self.warnings).append(
                RowReason(fault.sentence, fault.field, fault.remedy or fault.rule.remedy)
            )

    # Cells

    def _guard(self, fact: MappedFact, read: Any) -> Any:
        """Returns what a reader returns; its refusal becomes a reason, at the column of the fact."""
        try:
            return read()
        except UnreadableField as error:
            column = error.field or next((cell.column for cell in self.row.cells.get(fact, ())), None)
            self.reasons.append(RowReason(str(error), column))
            return None

    def _cite(self, subject: str, cells: Iterable[FactCell], note: str = "", *, is_odd: bool = False) -> None:
        """Says where a subject stands. With a note it was inferred: the words alone do not state it.

        Words that only lists use (`is_odd`) are not quoted: a reader of prose could take them otherwise.
        """
        known = self._cited.setdefault(subject, [])
        known += [cell for cell in cells if cell not in known]
        notes = self._notes.setdefault(subject, [])
        notes += [note] if note and note not in notes else []
        if known:
            note = shown if len(shown := " ".join(notes)) <= _LONGEST_NOTE else f"{notes[0]} It also reads others."
            quote = clean_text(known[0].text) if len(known) == 1 and not note and subject in _QUOTED else None
            quote = quote if quote and len(quote) <= _LONGEST_QUOTE and not is_odd else None
            self.located[subject] = Located(locator=self.row.locator(known), note=note, quote=quote)

    def _read_all_words(self) -> None:
        """Reads the cells of every fact that consists of words or of free text, so that mixed cells are spread."""
        for fact, cells in self.row.cells.items():
            if fact in _READ_ELSEWHERE:
                continue
            taken = cells if fact in _OF_SEVERAL_COLUMNS else cells[:1]
            for cell in taken:
                stated = self._guard_cell(fact, cell)
                self._look_for_several(fact, cell)
                for word in stated:
                    self._words.setdefault(word.fact, []).append(word)
                    self._cite(_LOCATED_AS.get(word.fact, word.fact.value), (cell,), note=word.note, is_odd=word.is_odd)

    def _look_for_several(self, fact: MappedFact, cell: FactCell) -> None:
        """Refuses a name that is several people; reports one that may be, and places that may be several."""
        reference, table = self.sheet_map.columns[fact], self.sheet_map.words.get(fact, {})
        if fact not in {*_NAMES, MappedFact.PLACE} or reference.one_name:
            return
        for part in split_cell(cell.text, reference.split):
            if fact is not MappedFact.PLACE and why_no_name(part) is not None:
                continue  # refused as no name: "N/A" is not two people
            found = several_places(part) if fact is MappedFact.PLACE else several_people(part)
            if found is not None and fold_word(part) not in table:
                what = "places" if fact is MappedFact.PLACE else "people"
                self._add_several(part, found, fact, cell, what)

    def _add_several(self, text: str, found: SeveralNames, fact: MappedFact, cell: FactCell, what: str) -> None:
        sentence = f"{quoted(text)} may be several {what}"
        remedy = found.remedy(self.sheet_map.columns[fact], what)
        if found.is_certain:
            self.reasons.append(RowReason(f"{sentence}; {remedy}", cell.column))
        else:
            self.warnings.append(RowReason(sentence, cell.column, remedy))

    def _guard_cell(self, fact: MappedFact, cell: FactCell) -> list[StatedWord]:
        try:
            return list(read_words(self.sheet_map, fact, cell.text))
        except UnreadableField as error:
            self.reasons.append(RowReason(str(error), cell.column))
            return []

    def _texts(self, fact: MappedFact) -> tuple[str, ...]:
        """Returns the texts of a fact, each once: those of the row, else those of the map."""
        texts = [word.value for word in self._words.get(fact, ())] or list(self.sheet_map.constants.get(fact, ()))
        return tuple(dict.fromkeys(texts))

    def _text(self, fact: MappedFact) -> str | None:
        return next(iter(self._texts(fact)), None)

    def _single(self, fact: MappedFact) -> Any:
        """Returns the one word of a closed list that the row states; several are refused."""
        texts = self._texts(fact)
        if len(texts) > 1:
            column = next((cell.column for cell in self.row.cells.get(fact, ())), None)
            self.reasons.append(RowReason(f"the row states more than one {fact}: {', '.join(texts)}", column))
        return _SINGLE[fact](texts[0]) if texts else None

    # Facts

    def _status(self) -> Any:
        """Returns the status that a cell states, else that of the map; a row without either is refused."""
        status, cells = self._single(MappedFact.STATUS), self.row.cells.get(MappedFact.STATUS, ())
        if MappedFact.STATUS in self._words or any(
            reason.column == cell.column for cell in cells for reason in self.reasons
        ):
            return status
        seen = f"{quoted(clean_text(cells[0].text))} is not a status" if cells else "no cell states a status"
        if status is None:
            remedy = 'correct it, or set the status of such rows, under [record] of the map: status = "reported"'
            self.reasons.append(RowReason(f"{seen}; {remedy}", self._column_of(MappedFact.STATUS, cells)))
        elif cells and self.sheet_map.columns[MappedFact.STATUS].other not in {OtherWords.REFUSE, OtherWords.LEAVE_OUT}:
            is_nothing = self.sheet_map.words.get(MappedFact.STATUS, {}).get(fold_word(cells[0].text)) == NOTHING
            if not is_nothing:
                sentence = f"{seen}, so the record has the status of [record], {status}"
                remedy = f"set the meaning of {quoted(clean_text(cells[0].text))} under [values.status] of the map"
                self.warnings.append(RowReason(sentence, cells[0].column, remedy))
        return status

    def _column_of(self, fact: MappedFact, cells: tuple[FactCell, ...]) -> str | None:
        """Returns the column of a fact in this sheet, with or without a filled cell; None if it has none."""
        if cells:
            return cells[0].column
        reference = self.sheet_map.columns.get(fact)
        column = reference.columns[0] if reference is not None else None
        return column if column is not None and column in self.row.row.cells else None

    def _names(self) -> tuple[str, ...]:
        without = {fact: self.sheet_map.columns[fact].without for fact in _NAMES if fact in self.sheet_map.columns}
        names = tuple(
            name
            for text in self._texts(MappedFact.TRAVELLER)
            if (name := strip_words(text, without.get(MappedFact.TRAVELLER, ())))
        )
        if not names:
            column = self._column_of(MappedFact.TRAVELLER, ())
            self.reasons.append(RowReason("expected the name of the traveller; the cell is empty", column))
        for fact in _NAMES:
            self._require_names(fact, without.get(fact, ()))
        return names

    def _require_names(self, fact: MappedFact, without: Iterable[str]) -> None:
        """Refuses a cell whose text is no name of a person: a note, a total, or a word for nothing."""
        column = next((cell.column for cell in self.row.cells.get(fact, ())), None)
        for word in self._words.get(fact, ()):
            name = strip_words(word.value, without)
            if name and (sentence := why_no_name(name)) is not None:
                self.reasons.append(RowReason(sentence, column))

    def _country(self, fact: MappedFact, when: Any) -> ReadCountry | None:
        if fact not in self.row.cells:
            constants = self.sheet_map.constants.get(fact)
            if constants:
                code, _, territory = constants[0].partition("/")
                return ReadCountry(code=code, territory=territory or None)
            if fact is MappedFact.COUNTRY and (reference := self.sheet_map.columns.get(fact)) is not None:
                known = reference.columns[0] if reference.columns[0] in self.row.row.cells else None
                self.reasons.append(RowReason("expected a country; the cell is empty", known))
            return None
        cell = self.row.cells[fact][0]
        country = self._guard(fact, lambda: self._read_country(fact, cell, when))
        if isinstance(country, ReadCountry):
            subject = "sender" if fact is MappedFact.SENDING else "country"
            is_odd = not country.place and not _is_name_of(country, cell.text)
            self._cite(subject, (cell,), note=country.note, is_odd=is_odd)
            if country.place:
                self._cite("place", (cell,))
                found = several_places(country.place) if fact is MappedFact.DESTINATION else None
                if found is not None and not self.sheet_map.columns[fact].one_name:
                    sentence, remedy = f"{quoted(country.place)} may be several places", "write a row for each place"
                    self.warnings.append(RowReason(sentence, cell.column, f"{remedy}, or write one-name = true"))
            return country
        return None

    def _read_country(self, fact: MappedFact, cell: FactCell, when: Any) -> ReadCountry:
        reference = self.sheet_map.columns[fact]
        own = self.sheet_map.words.get(fact, {})
        shared = self.sheet_map.words.get(MappedFact.COUNTRY, {}) if fact is MappedFact.DESTINATION else {}
        options = CountryOptions(
            table={**shared, **own},
            codes=reference.codes,
            languages=self.sheet_map.sheet.languages,
            table_name="sending" if fact is MappedFact.SENDING else "country",
        )
        if reference.arrangement is not None:
            return read_destination(cell.text, reference.arrangement, when, options)
        return read_country(cell.text, when, options)

    def _label(self, visited: ReadCountry | None) -> str:
        """Returns the country as printed, unless it is our own name of it."""
        cells = self.row.cells.get(MappedFact.COUNTRY) or self.row.cells.get(MappedFact.DESTINATION)
        if visited is None or not cells:
            return ""
        text = clean_text(cells[0].text)
        return "" if text == polity_name(visited.code or "") else text

    def _duration(self) -> Any:
        cells = self.row.cells.get(MappedFact.DURATION, ())
        for cell in cells[:1]:
            text, note = text_to_read(self.sheet_map, MappedFact.DURATION, cell)
            self._cite("duration", (cell,), note=note)
            return read_duration_cell(text) if text else None
        return None

    def _hosts(self) -> tuple[LegPerson, ...]:
        without = self.sheet_map.columns[MappedFact.HOST].without if MappedFact.HOST in self.sheet_map.columns else ()
        names = [name for text in self._texts(MappedFact.HOST) if (name := strip_words(text, without))]
        office, rank = self._text(MappedFact.HOST_OFFICE), self._single(MappedFact.HOST_RANK)
        if not names and (office is not None or rank is not None) and MappedFact.HOST in self.sheet_map.columns:
            fact = MappedFact.HOST_OFFICE if MappedFact.HOST_OFFICE in self.row.cells else MappedFact.HOST_RANK
            for cell in self.row.cells.get(fact, ())[:1]:
                sentence = f"{quoted(cell.text)} is the office of a host without a name, and is omitted"
                self.warnings.append(RowReason(sentence, cell.column))
        # Of several hosts, nothing says whose the office is.
        details: Mapping[str, Any] = {"office": office, "rank": rank} if len(names) == 1 else {}
        return tuple(LegPerson(name=name, **details) for name in names)

    def _activities(self) -> tuple[Activity, ...]:
        """Returns the events, each with the kind of event and the forum that the row states besides."""
        kinds = self._words.get(MappedFact.ACTIVITY, [])
        constants = self.sheet_map.constants.get(MappedFact.ACTIVITY, ())
        kind = EngagementKind(kinds[0].value if kinds else constants[0] if constants else "other")
        forum = self._text(MappedFact.FORUM)
        events = self._texts(MappedFact.EVENT)
        if not events:
            return tuple(Activity(EngagementKind(word.value), word.printed, forum) for word in kinds)
        if len({word.value for word in kinds}) > 1:
            self.reasons.append(RowReason("the row states one event of several kinds; write a row for each"))
        return tuple(Activity(kind, event, forum) for event in events)

    def _urls(self) -> tuple[str, ...]:
        urls = []
        for cell in self.row.cells.get(MappedFact.URL, ()):
            for url in split_cell(cell.text, self.sheet_map.columns[MappedFact.URL].split):
                if URL.fullmatch(url) is None or len(url) > URL.longest:
                    several = len(re.findall("https?://", url)) > 1
                    remedy = '; for several in one cell, write { column = "…", split = ";" }' if several else ""
                    sentence = f"expected {URL.expected}; saw {quoted(url)}{remedy}"
                    self.reasons.append(RowReason(sentence, cell.column))
                else:
                    urls.append(url)
            self._cite("url", (cell,))
        return tuple(dict.fromkeys(urls))


_READ_ELSEWHERE: Final = frozenset(
    (
        MappedFact.COUNTRY,
        MappedFact.DESTINATION,
        MappedFact.SENDING,
        MappedFact.FIRST_DAY,
        MappedFact.LAST_DAY,
        MappedFact.DATES,
        MappedFact.YEAR,
        MappedFact.DURATION,
        MappedFact.URL,
    )
)
_OF_SEVERAL_COLUMNS: Final = frozenset(
    (MappedFact.ALSO, MappedFact.PLACE, MappedFact.EVENT, MappedFact.HOST, MappedFact.PURPOSE, MappedFact.NOTE)
)
"""The facts of which every filled column states one. Of the others, the first filled column counts."""


def _is_name_of(country: ReadCountry, text: str) -> bool:
    names = polity(country.territory or country.code or "")
    return names is not None and fold_name(clean_text(text)) in map(fold_name, names.names)


def strip_words(name: str, words: Iterable[str]) -> str:
    """Takes words off the beginning and the end of a name.

    >>> strip_words("Minister Ann Harlow MP", ("Minister", "MP"))
    'Ann Harlow'
    """
    stripped = clean_text(name)
    for _ in range(10):
        before = stripped
        for word in words:
            pattern = re.compile(rf"^{re.escape(word)}(?=\W)[\s,]*|(?<=\W){re.escape(word)}$", re.IGNORECASE)
            stripped = pattern.sub("", stripped).strip(" ,")
        if stripped == before:
            break
    return stripped
