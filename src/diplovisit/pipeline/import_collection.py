"""The records and drafts of an import, each once: versions of one event are compared, and drafts get unique ids."""

import json
from collections.abc import Iterable
from typing import BinaryIO, TypeAlias

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import FilePosition, finding_at
from diplovisit.importers import DraftIds, rules
from diplovisit.importers.calendar_draft import join_own_drafts
from diplovisit.importers.event_rules import EVENT_TWICE, OLDER_EVENT, RECORD_TWICE
from diplovisit.importers.event_versions import EventKey, EventVersion, newer_because
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.readers import JsonValue, UnreadableDocument
from diplovisit.record import Fault, Finding, Rule

_Draft = dict[str, JsonValue]


@attrs.define
class _Slot:
    """A place in the order of the import, with the item in it. None for an item that another one stands for.

    ranks: what versions are compared by: that of the item, and those of items that say the same.
    """

    item: ImportedItem | None
    ranks: list[object] = attrs.Factory(list)

    def is_newer_than(self, other: "_Slot") -> bool:
        """Whether an item that says the same as this one is newer than each that says the same as the other."""
        return any(all(_is_newer(mine, theirs) for theirs in other.ranks) for mine in self.ranks)


_Versions: TypeAlias = dict[object, _Slot]
"""The newest versions of one event or record, by what they say: none of them is newer than another."""


@attrs.define
class ImportCollection:
    """Collects the items of a run, from any number of files. Of each event and each record, the newest version counts.

    Equal versions are one. Older versions become findings. Versions of an event that differ and of which neither is
    newer are both kept, as two drafts, with a finding. Two such records are both left out, because they share their id.

    identical: the number of items that were equal to another.
    """

    identical: int = 0
    _slots: list[_Slot] = attrs.Factory(list)
    _records: dict[str, _Versions] = attrs.Factory(dict)
    _events: dict[EventKey, _Versions] = attrs.Factory(dict)
    _own_drafts: dict[str, _Versions] = attrs.Factory(dict)

    def add(self, item: ImportedItem) -> None:
        """Adds an item. Items are compared with all that were added before."""
        if item.visit is not None:
            self._add_version(item, self._records.setdefault(item.visit.id, {}))
        elif item.is_draft and item.version is not None:
            self._add_version(item, self._events.setdefault(item.version.key, {}))
        elif item.is_draft and _is_own(item):
            self._add_version(item, self._own_drafts.setdefault(str(_data_of(item)["id"]), {}))
        else:
            self._slots.append(_Slot(item))

    def items(self) -> tuple[ImportedItem, ...]:
        """Returns the items in the order in which they were added, with the final ids of drafts."""
        rivals = self._report_rival_events()
        ids = DraftIds()
        # A draft of our own entries has the id of its visit, also where the record itself is imported: then a number.
        for name in (*self._records, *self._own_drafts):
            ids.reserve(name)
        first_own = {
            id(next(iter(versions.values())))
            for name, versions in self._own_drafts.items()
            if name not in self._records
        }
        return tuple(
            item if id(slot) in first_own else _with_unique_id(item, ids)
            for slot in self._slots
            if (item := rivals.get(id(slot), slot.item)) is not None
        )

    def _report_rival_events(self) -> dict[int, ImportedItem]:
        """Returns the versions of events that differ from another one, with the finding that neither is newer.

        They are known at the end only: a later version may be newer than one of two rivals.
        """
        reported: dict[int, ImportedItem] = {}
        for versions in self._events.values():
            first, *others = versions.values()
            for slot in others:
                assert first.item is not None
                assert slot.item is not None  # a newest version is never left out
                place = _place(first.item, slot.item)
                sentence = f"{place} has another version of this event, and neither is newer; both are drafts"
                reported[id(slot)] = _with_finding(slot.item, EVENT_TWICE, sentence)
        return reported

    def _add_version(self, item: ImportedItem, known: _Versions) -> None:
        slot, content = _Slot(item, [_rank(item)]), _content(item)
        self._slots.append(slot)
        twin = known.get(content)
        newer = next((each for each in known.values() if each.is_newer_than(slot)), None)
        if newer is not None and newer is not twin:
            assert newer.item is not None  # a newest version is never left out
            slot.item = _superseded(item, newer.item)
            return
        self.identical += twin is not None
        is_kept = twin is None or slot.is_newer_than(twin)
        if twin is not None and is_kept:
            twin.item = _only_findings(twin.item)
            del known[content]
        elif twin is not None:
            twin.ranks += slot.ranks
            slot.item = _only_findings(item)
        current = slot if is_kept or twin is None else twin
        for said, older in list(known.items()):
            if older is not current and current.is_newer_than(older):
                assert current.item is not None  # a newest version is never left out
                older.item = _superseded(older.item, current.item)
                del known[said]
        if is_kept:
            first = next(iter(known.values()), None)
            if first is None or not _join(first, slot, known):
                if first is not None and item.version is None:
                    _report_rivals(slot, first)
                known[content] = slot


def _join(first: _Slot, second: _Slot, known: _Versions) -> bool:
    """Joins drafts of one visit that feeds of two countries show with different stops. Returns whether it did."""
    before, item = first.item, second.item
    if before is None or item is None or item.visit is not None or item.version is not None or len(known) > 1:
        return False
    data = _data_of(before)
    if (joined := join_own_drafts(data, _data_of(item))) is None:
        return False
    data.update(joined)
    known.clear()
    known[_content(before)] = first
    findings = tuple(each for each in item.result.findings if not item.is_expected_gap(each))
    second.item = attrs.evolve(item, is_draft=False, result=attrs.evolve(item.result, findings=findings))
    return True


def _report_rivals(slot: _Slot, first: _Slot) -> None:
    """Adds the finding that two records or own drafts differ and neither is newer. Such records are not imported."""
    item, other = slot.item, first.item
    assert item is not None
    assert other is not None  # the newest version is never left out
    if item.visit is None:
        sentence = f"{_place(other, item)} has another version of this event, and neither is newer; both are drafts"
        slot.item = _with_finding(item, EVENT_TWICE, sentence)
        return
    sentence = (
        f"another record has the id {quoted(item.visit.id)} and the revision {item.visit.revision}, but differs:"
        f" it is in {other.document.name}, and neither is imported"
    )
    slot.item = _with_finding(attrs.evolve(item, visit=None), RECORD_TWICE, sentence)
    first.item = attrs.evolve(other, visit=None)


def _data_of(item: ImportedItem) -> _Draft:
    assert not isinstance(item.document, UnreadableDocument)
    assert isinstance(item.document.data, dict)
    return item.document.data


def _is_own(item: ImportedItem) -> bool:
    """Whether a draft is of entries that this project wrote: their stops have ids, and no UID."""
    return any(finding.rule == rules.RECORD_LEFT_OUT.name for finding in item.result.findings)


def _rank(item: ImportedItem) -> object:
    """Returns what two versions are compared by. Ranks of one list are comparable."""
    if item.visit is not None:
        return item.visit.revision
    if item.version is not None:
        return item.version
    data = _data_of(item)
    return data["revision"], data.get("revised") or ""


def _is_newer(rank: object, other: object) -> bool:
    """Whether a rank is newer than another for certain: two versions of an event may be such that neither is."""
    if isinstance(rank, EventVersion) and isinstance(other, EventVersion):
        return rank.is_newer_than(other)
    return rank > other  # type: ignore[operator,no-any-return]  # the ranks of one list are of one kind


def _content(item: ImportedItem) -> object:
    """Returns what an item says of its event, hashable: not the id of a draft, nor when and by what it was written.

    Programs write a new DTSTAMP into every export, which says nothing.
    """
    if item.visit is not None:
        return item.visit
    content = {name: value for name, value in _data_of(item).items() if name not in {"id", "revised"}}
    sources = content.get("sources")
    if isinstance(sources, list):
        content["sources"] = [
            {name: value for name, value in source.items() if name != "publisher"}
            for source in sources
            if isinstance(source, dict)
        ]
    return json.dumps(content, sort_keys=True)


def _only_findings(item: ImportedItem | None) -> ImportedItem | None:
    """Returns the findings of a record that is equal to another one; None for a draft, whose twin has the same."""
    if item is None or item.visit is None or not item.result.findings:
        return None
    return attrs.evolve(item, visit=None, rows=())


def _superseded(item: ImportedItem | None, newer: ImportedItem) -> ImportedItem | None:
    if item is None:
        return None
    if item.visit is not None and newer.visit is not None:
        here = f"revision {item.visit.revision} was not imported"
        sentence = f"{newer.document.name} has revision {newer.visit.revision} of this record; {here}"
    elif item.version is not None and newer.version is not None:
        reason = newer_because(newer.version, item.version)
        sentence = f"{_place(newer, item)} has a newer version of this event, which is imported; {reason}"
    else:
        sentence = f"{_place(newer, item)} has a newer version of this visit, which was imported"
    finding = _finding(item, OLDER_EVENT, sentence)
    result = CheckResult(file=item.document.name, record=item.result.record, findings=(finding,))
    return ImportedItem(document=item.document, visit=None, result=result, rows=item.rows)


def _place(of: ImportedItem, seen_from: ImportedItem) -> str:
    line = of.where.span.line if of.where is not None else 1
    same = of.document.name == seen_from.document.name
    return f"line {line}" if same else f"{of.document.name}, line {line},"


def _with_finding(item: ImportedItem, rule: Rule, sentence: str) -> ImportedItem:
    findings = (*item.result.findings, _finding(item, rule, sentence))
    return attrs.evolve(item, result=attrs.evolve(item.result, findings=findings))


def _finding(item: ImportedItem, rule: Rule, sentence: str) -> Finding:
    where = item.where
    if where is None and not isinstance(item.document, UnreadableDocument):
        first = item.document.where(())
        where = FilePosition(first.file, first.span, first.source_line)
    return finding_at(Fault(rule=rule, path=(), sentence=sentence), where)


def _with_unique_id(item: ImportedItem, ids: DraftIds) -> ImportedItem:
    """Returns an item; the id of a draft gets a number if another item has it. The plain document is changed itself."""
    if not item.is_draft:
        return item
    data = _data_of(item)
    if ids.reserve(str(data["id"])):
        return item
    data["id"] = name = ids.assign(str(data["id"]))
    result = attrs.evolve(item.result, record=name if item.result.record is not None else None)
    return attrs.evolve(item, result=result)


def collect_items(items: Iterable[ImportedItem]) -> tuple[ImportedItem, ...]:
    """Returns the items of one run, settled as `ImportCollection` does."""
    collection = ImportCollection()
    for item in items:
        collection.add(item)
    return collection.items()


def read_calendar_file(stream: BinaryIO, name: str) -> tuple[ImportedItem, ...]:
    """Reads one calendar: its faults, its records and its drafts, each event once. Errors of the stream are passed on.

    >>> import io
    >>> from diplovisit import export, load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> [item.visit == seed for item in read_calendar_file(io.BytesIO(export(seed, "ics") * 2), "seed.ics")]
    [True]
    """
    return collect_items(read_calendar_entries(stream, name))
