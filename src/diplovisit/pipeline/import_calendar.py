"""Import: a calendar, read back as the records inside it, and as drafts of whatever else it has."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

from diplovisit.exporters import icalendar
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult
from diplovisit.importers import DraftIds, compare_with_record, draft_from_event, own_draft, own_key, rules
from diplovisit.pipeline.read import Read, structure_document, syntax_findings
from diplovisit.readers import Document, SyntaxFault, UnreadableDocument
from diplovisit.readers.calendar_record import KEY, embedded_record_property, read_embedded_record
from diplovisit.readers.icalendar_components import CalendarComponent, CalendarFile, read_calendar
from diplovisit.record import Finding, Rule, Visit


@attrs.frozen(kw_only=True)
class ImportedItem:
    """One thing that a calendar gave: a record, a draft, or what could not be read.

    visit: the record; None where there is none, and for every draft, which lacks whoever travels.
    checked: what is to be told of it: the faults of syntax and shape, and what the import has to say.
    is_draft: whether it was made of an entry that another program wrote; its document has what the entry says.
    """

    document: Read
    visit: Visit | None
    checked: CheckResult
    is_draft: bool = False


def read_calendar_file(stream: BinaryIO, name: str, *, ids: DraftIds | None = None) -> Iterator[ImportedItem]:
    """Reads a calendar: first what is wrong with the file, then its records, then drafts, each in the file's order.

    `ids` gives the drafts their ids: one for all files of a run keeps them apart. Bad content is never raised; what the
    stream raises, such as OSError, goes through.

    >>> import io
    >>> from diplovisit import export, load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> edited = export(seed, "ics").replace(b"DATE:20250308", b"DATE:20250309")
    >>> (imported,) = read_calendar_file(io.BytesIO(edited), "seed.ics")
    >>> imported.visit == seed, imported.checked.findings[0].span.line
    (True, 10)
    >>> imported.checked.findings[0].sentence
    'the calendar shows 2025-03-08 as the last day, the record inside it says 2025-03-07'
    """
    yield from _CalendarImport(read_calendar(stream), name, ids or DraftIds()).items()


class _CalendarImport:
    """One file, while it is imported."""

    def __init__(self, file: CalendarFile, name: str, ids: DraftIds) -> None:
        self._file, self._name, self._ids = file, name, ids
        self._entries = [(entry, calendar) for calendar in file.calendars for entry in calendar.inside]
        self._of_visit: dict[str, list[CalendarComponent]] = {}
        for entry, _ in self._entries:
            if (visit := _visit_of(entry)) is not None:
                self._of_visit.setdefault(visit, []).append(entry)

    def items(self) -> Iterator[ImportedItem]:
        """Everything; the faults of the file and of the records in it come first, so that none is missed."""
        carriers = [entry for entry, _ in self._entries if embedded_record_property(entry) is not None]
        records, damaged = self._read_records(carriers)
        if faults := sorted((*self._file.faults, *damaged), key=lambda fault: fault.span):
            yield self._unreadable(faults)
        carried = set(filter(None, map(_visit_of, carriers)))
        for carrier, document in records:
            imported = self._import_record(carrier, document)
            if imported.visit is not None:
                carried.add(imported.visit.id)
                self._ids.reserve(imported.visit.id)
            yield imported
        ours: dict[str, list[tuple[CalendarComponent, CalendarComponent]]] = {}
        for entry, calendar in self._entries:
            if embedded_record_property(entry) is None and _visit_of(entry) not in carried:
                if (key := own_key(entry)) is not None:
                    ours.setdefault(key.visit, []).append((entry, calendar))
                else:
                    yield from self._draft_of_foreign(entry, calendar)
        for visit, entries in ours.items():
            yield self._draft_of_own(visit, entries)

    def _read_records(
        self, carriers: Iterable[CalendarComponent]
    ) -> tuple[list[tuple[CalendarComponent, Document]], list[SyntaxFault]]:
        records: list[tuple[CalendarComponent, Document]] = []
        damaged: list[SyntaxFault] = []
        seen: set[str] = set()
        for entry in carriers:
            found = embedded_record_property(entry)
            # Feeds that were put together hold a visit to two countries twice, record and all.
            if found is None or found.value in seen:
                continue
            seen.add(found.value)
            read = read_embedded_record(found, self._file.text, name=self._name)
            if isinstance(read, SyntaxFault):
                damaged.append(read)
            else:
                records.append((entry, read))
        return records, damaged

    def _import_record(self, carrier: CalendarComponent, document: Document) -> ImportedItem:
        visit, checked = structure_document(document)
        if visit is None:
            return ImportedItem(document=document, visit=None, checked=checked)
        edited = compare_with_record(self._entries_of(visit.id, carrier), _expected_entries(visit), self._file.text)
        return ImportedItem(document=document, visit=visit, checked=self._with_faults(checked, edited))

    def _entries_of(self, visit: str, carrier: CalendarComponent) -> list[CalendarComponent]:
        """The entries that show what a record says: those of its visit, unless two revisions of it are in the file."""
        entries = self._of_visit.get(visit, [])
        records = {
            found.value for entry in (carrier, *entries) if (found := embedded_record_property(entry)) is not None
        }
        if len(records) > 1:
            return [carrier]
        return entries if any(entry is carrier for entry in entries) else [carrier, *entries]

    def _draft_of_own(self, visit: str, entries: list[tuple[CalendarComponent, CalendarComponent]]) -> ImportedItem:
        """One draft of the entries that show a visit whose record this calendar does not carry."""
        made = own_draft(entries, self._file.text, name=self._name, ids=self._ids)
        sentence = f"the entry shows the visit {quoted(visit)}, and this calendar does not carry its record"
        told = [self._fault_at(entries[0][0], rules.RECORD_LEFT_OUT, sentence), *made.notes]
        _, checked = structure_document(made.document)
        return ImportedItem(document=made.document, visit=None, checked=self._with_faults(checked, told), is_draft=True)

    def _draft_of_foreign(self, entry: CalendarComponent, calendar: CalendarComponent) -> Iterator[ImportedItem]:
        told: list[SyntaxFault] = []
        if (visit := _visit_of(entry)) is not None:
            sentence = f"the entry shows the visit {quoted(visit)}, and this calendar does not carry its record"
            told.append(self._fault_at(entry, rules.RECORD_LEFT_OUT, sentence))
        if entry.name != "VEVENT":
            # A time zone is no entry of its own.
            if entry.name != "VTIMEZONE" or told:
                sentence = f"a {entry.name} is no event, and no draft is made of it"
                yield self._unreadable([*told, self._fault_at(entry, rules.LEFT_OUT_OF_DRAFT, sentence)])
            return
        made = draft_from_event(entry, calendar, self._file.text, name=self._name, ids=self._ids)
        told.extend(made.notes)
        _, checked = structure_document(made.document)
        yield ImportedItem(document=made.document, visit=None, checked=self._with_faults(checked, told), is_draft=True)

    def _fault_at(self, entry: CalendarComponent, rule: Rule, sentence: str) -> SyntaxFault:
        span = self._file.text.lines.span(*self._file.text.line_range(entry.at))
        return SyntaxFault(rule=rule, span=span, sentence=sentence)

    def _with_faults(self, checked: CheckResult, faults: Iterable[SyntaxFault]) -> CheckResult:
        findings = sorted((*checked.findings, *self._findings(faults)), key=_sort_key)
        return attrs.evolve(checked, findings=tuple(findings))

    def _findings(self, told: Iterable[SyntaxFault]) -> tuple[Finding, ...]:
        faults = tuple(told)
        return (
            syntax_findings(UnreadableDocument(name=self._name, faults=faults, lines=self._file.text.lines))
            if faults
            else ()
        )

    def _unreadable(self, faults: list[SyntaxFault]) -> ImportedItem:
        document = UnreadableDocument(name=self._name, faults=tuple(faults), lines=self._file.text.lines)
        return ImportedItem(document=document, visit=None, checked=structure_document(document)[1])


def _visit_of(entry: CalendarComponent) -> str | None:
    """The id of the visit that an entry of ours shows, None where it is another program's."""
    found = entry.first(KEY)
    return found.value.strip().partition("/")[0].partition("@")[0] if found is not None else None


def _expected_entries(visit: Visit) -> tuple[CalendarComponent, ...]:
    """The entries that a record gives, exported anew.

    A visit without a day has a journal, whose words depend on which stops were asked for: of a visit with several
    stops it says nothing against the record that it shows fewer.
    """
    # With spans and without: which it was cannot be seen, and no two entries of the two share a key and differ.
    written = b"".join(
        piece
        for spans in (False, True)
        for piece in icalendar.calendar((visit,), icalendar.CalendarOptions(record=False, spans=spans))
    )
    found = [entry for calendar in read_calendar(written).calendars for entry in calendar.inside]
    return tuple(entry for entry in found if entry.name == "VEVENT" or len(visit.stops) == 1)


def _sort_key(finding: Finding) -> tuple[object, ...]:
    assert finding.span is not None  # everything here was read from a text
    return (finding.span.line, finding.span.column, finding.rule, finding.sentence)
