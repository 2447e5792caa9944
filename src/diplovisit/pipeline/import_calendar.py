"""Calendar import: reads the records that a calendar carries, and makes drafts of all other entries."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import attrs

from diplovisit.exporters import icalendar
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import FilePosition
from diplovisit.importers import Draft, compare_with_record, draft_from_event, draft_from_own_entries, own_key, rules
from diplovisit.importers.event_rules import CONFLICTING_STATUS, OLDER_EVENT, SCHEDULING_MESSAGE
from diplovisit.importers.event_status import WITH_EVENTS, WITHOUT_EVENTS, method_of, method_property
from diplovisit.importers.event_versions import EventVersion, version_of
from diplovisit.pipeline.read import Read, structure_document, syntax_findings
from diplovisit.readers import Document, SyntaxFault, UnreadableDocument
from diplovisit.readers.calendar_record import ID_PROPERTY, embedded_record_property, read_embedded_record
from diplovisit.readers.icalendar_components import CalendarComponent, CalendarFile, read_calendar_components
from diplovisit.readers.sheet_values import SheetRow
from diplovisit.record import Finding, Rule, Status, Visit

_OFF = frozenset((Status.CANCELLED, Status.POSTPONED))


_NEVER_IN_CALENDARS: Final = frozenset(("people", "travellers", "status", "revised"))
"""The fields that a record must have, and that a calendar lacks without being at fault.

Only drafts of our own entries lack `status`, because CONFIRMED leaves it open. Booking sites write no DTSTAMP.
"""


@attrs.frozen(kw_only=True)
class ImportedItem:
    """One result of a calendar import: a record, a draft, or an unreadable part.

    visit: the record; None if there is none, and for every draft, because a draft lacks the travellers.
    checked: the findings of syntax and shape, and those of the import.
    is_draft: whether it is a draft of a calendar entry; its document has the data of the entry.
    version: which version of which event a draft was made of; None without a UID, and for entries of this project.
    where: the first line of the entry that a draft was made of; None for anything but a draft.
    rows: the rows of a flat table that it was made of, or that could not be read; empty for anything else.
    """

    document: Read
    visit: Visit | None
    result: CheckResult
    is_draft: bool = False
    version: EventVersion | None = None
    where: FilePosition | None = None
    rows: tuple[SheetRow, ...] = ()

    def is_expected_gap(self, finding: Finding) -> bool:
        """Whether a finding says that a draft of a calendar lacks a field that no calendar has."""
        is_of_calendar = self.where is not None and isinstance(self.document, Document)
        return is_of_calendar and finding.rule == "missing-field" and finding.address in _NEVER_IN_CALENDARS


def read_calendar_entries(stream: BinaryIO, name: str) -> Iterator[ImportedItem]:
    """Reads a calendar. Yields the faults of the file, then its records, then drafts, each in the order of the file.

    An event that occurs twice gives two drafts, and two drafts may have one id: `ImportCollection` settles that. Bad
    content is never raised. Errors of the stream, such as OSError, are passed on.

    >>> import io
    >>> from diplovisit import export, load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> edited = export(seed, "ics").replace(b"DATE:20250308", b"DATE:20250309")
    >>> (imported,) = read_calendar_entries(io.BytesIO(edited), "seed.ics")
    >>> imported.visit == seed, imported.result.findings[0].span.line
    (True, 10)
    >>> imported.result.findings[0].sentence
    'the calendar shows 2025-03-08 as the last day, but the record inside it has 2025-03-07'
    """
    yield from _CalendarImport(read_calendar_components(stream), name).items()


class _CalendarImport:
    """The import of one file."""

    def __init__(self, file: CalendarFile, name: str) -> None:
        self._file, self._name = file, name
        self._left_out: list[SyntaxFault] = []
        readable = [calendar for calendar in file.calendars if self._has_events(calendar)]
        self._entries = [(entry, calendar) for calendar in readable for entry in calendar.inside]
        self._of_visit: dict[str, list[CalendarComponent]] = {}
        for entry, _ in self._entries:
            if (visit := _visit_of(entry)) is not None:
                self._of_visit.setdefault(visit, []).append(entry)

    def _has_events(self, calendar: CalendarComponent) -> bool:
        """Whether the entries of a calendar are to be imported. If not, adds a fault that says so."""
        number = sum(entry.name != "VTIMEZONE" for entry in calendar.inside)
        entries = f"its {number:,} entries are" if number != 1 else "its entry is"
        version, method = calendar.first("VERSION"), method_property(calendar)
        if version is not None and version.value.strip() == "1.0":
            sentence = "this is vCalendar 1.0, an older format than iCalendar 2.0: compare the drafts with the calendar"
            remedy = "export the calendar as iCalendar 2.0 (.ics), if the program can"
            span = self._file.text.lines.span(*self._file.text.value_range(version))
            rule = rules.LEFT_OUT_OF_DRAFT
            self._left_out.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))
        methods = {prop.value.strip().upper(): prop for prop in reversed(calendar.all("METHOD"))}
        if len(methods) > 1:
            shown = " and ".join(quoted(prop.value.strip(), 40) for prop in reversed(methods.values()))
            sentence = (
                f"the calendar has several METHOD, {shown}; it is read as {quoted(method_of(calendar) or '', 40)}"
            )
            span = self._file.text.lines.span(*self._file.text.value_range(calendar.all("METHOD")[1]))
            self._left_out.append(SyntaxFault(rule=CONFLICTING_STATUS, span=span, sentence=sentence))
        if method is not None and (meaning := WITHOUT_EVENTS.get(method_of(calendar) or "")) is not None:
            sentence = f"METHOD:{method_of(calendar)} is {meaning}: {entries} not imported"
            span = self._file.text.lines.span(*self._file.text.value_range(method))
            self._left_out.append(SyntaxFault(rule=SCHEDULING_MESSAGE, span=span, sentence=sentence))
            return False
        if method is not None and method_of(calendar) not in WITH_EVENTS:
            sentence = f"METHOD is {quoted(method.value)}, which is unknown; the entries are read as published"
            span = self._file.text.lines.span(*self._file.text.value_range(method))
            self._left_out.append(SyntaxFault(rule=rules.MALFORMED_EVENT, span=span, sentence=sentence))
        return True

    def items(self) -> Iterator[ImportedItem]:
        """Yields all items. Faults of the file and of its embedded records come first, so that none is missed."""
        carriers = [(entry, inside) for entry, inside in self._entries if embedded_record_property(entry) is not None]
        records, damaged = self._read_records(carriers)
        if faults := sorted((*self._file.faults, *self._left_out, *damaged), key=lambda fault: fault.span):
            yield self._unreadable(faults)
        carried = set(filter(None, (_visit_of(entry) for entry, _ in carriers)))
        for carrier, calendar, document in records:
            imported = self._import_record(carrier, calendar, document)
            if imported.visit is not None:
                carried.add(imported.visit.id)
            yield imported
        ours: dict[str, list[tuple[CalendarComponent, CalendarComponent]]] = {}
        for entry, calendar in self._entries:
            if embedded_record_property(entry) is None and _visit_of(entry) not in carried:
                if (key := own_key(entry)) is not None:
                    ours.setdefault(key.visit, []).append((entry, calendar))
                else:
                    yield from self._draft_of_foreign(entry, calendar)
        for visit, entries in ours.items():
            yield from self._drafts_of_own(visit, entries)

    def _read_records(
        self, carriers: Iterable[tuple[CalendarComponent, CalendarComponent]]
    ) -> tuple[list[tuple[CalendarComponent, CalendarComponent, Document]], list[SyntaxFault]]:
        records: list[tuple[CalendarComponent, CalendarComponent, Document]] = []
        damaged: list[SyntaxFault] = []
        known: set[str] = set()
        for entry, calendar in carriers:
            line = embedded_record_property(entry)
            # Merged feeds contain a visit to two countries twice, including its record.
            if line is None or line.value in known:
                continue
            known.add(line.value)
            result = read_embedded_record(line, self._file.text, name=self._name)
            if isinstance(result, SyntaxFault):
                damaged.append(result)
            else:
                records.append((entry, calendar, result))
        return records, damaged

    def _import_record(
        self, carrier: CalendarComponent, calendar: CalendarComponent, document: Document
    ) -> ImportedItem:
        visit, result = structure_document(document)
        if visit is None:
            return ImportedItem(document=document, visit=None, result=result)
        edits = list(
            compare_with_record(self._entries_of(visit.id, carrier), _expected_entries(visit), self._file.text)
        )
        method = method_property(calendar)
        if method is not None and method_of(calendar) == "CANCEL" and visit.status not in _OFF:
            sentence = f"METHOD:CANCEL cancels the event, but the record inside it is {visit.status.value}"
            span = self._file.text.lines.span(*self._file.text.value_range(method))
            edits.append(SyntaxFault(rule=rules.CALENDAR_EDITED, span=span, sentence=sentence))
        return ImportedItem(document=document, visit=visit, result=self._with_faults(result, edits))

    def _entries_of(self, visit: str, carrier: CalendarComponent) -> list[CalendarComponent]:
        """The entries to compare with a record: all of its visit, or the carrier if the file has two revisions."""
        entries = self._of_visit.get(visit, [])
        records = {line.value for entry in (carrier, *entries) if (line := embedded_record_property(entry)) is not None}
        if len(records) > 1:
            return [carrier]
        return entries if any(entry is carrier for entry in entries) else [carrier, *entries]

    def _drafts_of_own(
        self, visit: str, entries: list[tuple[CalendarComponent, CalendarComponent]]
    ) -> Iterator[ImportedItem]:
        """Makes one draft of the entries of a visit whose record this calendar does not carry."""
        newest = _newest(entries)
        kept = {id(entry) for entry, _ in newest}
        if older := [entry for entry, _ in entries if id(entry) not in kept]:
            sentence = f"the calendar has a newer or equal version of this entry of the visit {quoted(visit)}"
            yield self._unreadable([self._fault_at(entry, OLDER_EVENT, sentence) for entry in older])
        draft = draft_from_own_entries(newest, self._file.text, name=self._name)
        sentence = (
            f"the entry shows the visit {quoted(visit)}, but this calendar does not have its record; the draft omits"
            " the description"
        )
        faults = [self._fault_at(newest[0][0], rules.RECORD_LEFT_OUT, sentence), *draft.notes]
        yield self._draft(draft, newest[0][0], faults)

    def _draft(self, draft: Draft, entry: CalendarComponent, faults: Iterable[SyntaxFault]) -> ImportedItem:
        _, result = structure_document(draft.document)
        span = self._file.text.lines.span(*self._file.text.line_range(entry.at))
        return ImportedItem(
            document=draft.document,
            visit=None,
            result=self._with_faults(result, faults),
            is_draft=True,
            where=FilePosition(self._name, span, self._file.text.lines.line(span.line)),
        )

    def _draft_of_foreign(self, entry: CalendarComponent, calendar: CalendarComponent) -> Iterator[ImportedItem]:
        """Makes a draft of an entry of another program, if it is an event."""
        faults: list[SyntaxFault] = []
        if (visit := _visit_of(entry)) is not None:
            sentence = f"the entry shows the visit {quoted(visit)}, but this calendar does not have its record"
            faults.append(self._fault_at(entry, rules.RECORD_LEFT_OUT, sentence))
        if entry.name != "VEVENT":
            # Time zones are skipped silently, because they are not entries.
            if entry.name != "VTIMEZONE" or faults:
                sentence = f"a {entry.name} is not an event, so it becomes no draft"
                yield self._unreadable([*faults, self._fault_at(entry, rules.LEFT_OUT_OF_DRAFT, sentence)])
            return
        draft = draft_from_event(entry, calendar, self._file.text, name=self._name)
        item = self._draft(draft, entry, [*faults, *draft.notes])
        yield attrs.evolve(item, version=version_of(entry))

    def _fault_at(self, entry: CalendarComponent, rule: Rule, sentence: str) -> SyntaxFault:
        span = self._file.text.lines.span(*self._file.text.line_range(entry.at))
        return SyntaxFault(rule=rule, span=span, sentence=sentence)

    def _with_faults(self, result: CheckResult, faults: Iterable[SyntaxFault]) -> CheckResult:
        findings = sorted((*result.findings, *self._findings(tuple(faults))), key=_sort_key)
        return attrs.evolve(result, findings=tuple(findings))

    def _findings(self, faults: tuple[SyntaxFault, ...]) -> tuple[Finding, ...]:
        if not faults:
            return ()
        return syntax_findings(UnreadableDocument(name=self._name, faults=faults, lines=self._file.text.lines))

    def _unreadable(self, faults: list[SyntaxFault]) -> ImportedItem:
        document = UnreadableDocument(name=self._name, faults=tuple(faults), lines=self._file.text.lines)
        return ImportedItem(document=document, visit=None, result=structure_document(document)[1])


def _newest(
    entries: list[tuple[CalendarComponent, CalendarComponent]],
) -> list[tuple[CalendarComponent, CalendarComponent]]:
    """Returns the newest version of each entry of a visit. Versions of which none is newer are kept if they differ."""
    newest: dict[object, list[tuple[CalendarComponent, CalendarComponent]]] = {}
    for pair in entries:
        version = version_of(pair[0])
        key: object = (version.key, own_key(pair[0])) if version is not None else id(pair[0])
        known = newest.setdefault(key, [])
        other = version_of(known[0][0]) if known else None
        if version is None or other is None or version.is_newer_than(other):
            newest[key] = [pair]
        elif not other.is_newer_than(version) and all(_says(pair[0]) != _says(each[0]) for each in known):
            known.append(pair)
    return [pair for known in newest.values() for pair in known]


def _says(entry: CalendarComponent) -> list[tuple[str, str, str]]:
    return sorted((prop.name, prop.value, str(sorted(prop.parameters.items()))) for prop in entry.properties)


def _visit_of(entry: CalendarComponent) -> str | None:
    """The id of the visit in an entry that this program wrote, None for an entry of another program."""
    line = entry.first(ID_PROPERTY)
    return line.value.strip().partition("/")[0].partition("@")[0] if line is not None else None


def _expected_entries(visit: Visit) -> tuple[CalendarComponent, ...]:
    """Exports a record again, and returns the entries that a calendar of it has.

    A visit without a day has a journal entry, whose text depends on the stops that the export selected. For a visit
    with several stops, an entry with fewer stops is no contradiction, so journal entries are not compared.
    """
    # The file does not say whether it was exported with spans, so both forms are made.
    written = b"".join(
        piece
        for spans in (False, True)
        for piece in icalendar.calendar((visit,), icalendar.CalendarOptions(record=False, spans=spans))
    )
    entries = [entry for calendar in read_calendar_components(written).calendars for entry in calendar.inside]
    return tuple(entry for entry in entries if entry.name == "VEVENT" or len(visit.stops) == 1)


def _sort_key(finding: Finding) -> tuple[object, ...]:
    assert finding.span is not None  # every document of an import was read from a text
    return (finding.span.line, finding.span.column, finding.rule, finding.sentence)
