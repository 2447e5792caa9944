"""Items of an import next to those that exist: what makes two of them the same, and how they differ.

A record is known by its id. A draft is known by the UID of its event, so that it may be renamed, numbered in another
order, or completed to a record in another file.
"""

import datetime
import hashlib
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.exporters.json import canonical_json
from diplovisit.findings.phrases import escaped
from diplovisit.importers.event import RECURRENCE_SCHEME, UID_SCHEME
from diplovisit.importers.event_versions import EventKey
from diplovisit.readers import JsonValue
from diplovisit.record import Visit

ItemContent: TypeAlias = bytes | JsonValue
"""What two items of one id are compared by: the digest of a record, or the plain document of a draft."""

SourceName: TypeAlias = tuple[str | None, str | None, str | None]
"""What the first source of a record is called, who publishes it, and where it can be read."""

_NOT_COMPARED: Final = frozenset(("id", "revised"))
"""The fields of a draft that say nothing of its event. Programs write a new DTSTAMP into every export."""


@attrs.frozen(kw_only=True)
class Incoming:
    """A record or a draft that an import produces. Either `visit` or `draft`, the plain document, is None.

    changed: in words, what it says otherwise than the record that is there; "" where the import does not know.
    is_moved: whether it says the same as the record that is there, and only cites other places of the sheet.
    is_of_tables: whether it was read from tables, in which people change cells and leave the revision as it was.
    """

    id: str
    visit: Visit | None = None
    draft: JsonValue = None
    changed: str = ""
    is_moved: bool = False
    is_of_tables: bool = False

    @property
    def name(self) -> str:
        """The name of the file that the import writes."""
        return f"{self.id}.json" if self.visit is not None else f"{self.id}.draft.json"

    @property
    def revision(self) -> int | None:
        """The revision; None for a draft without one."""
        return self.visit.revision if self.visit is not None else revision_of(self.draft)

    @property
    def revised(self) -> datetime.datetime | None:
        """The time of the last change; None for a draft without one."""
        return self.visit.revised if self.visit is not None else revised_of(self.draft)

    @property
    def status(self) -> str | None:
        """The status; None for a draft without one."""
        return self.visit.status.value if self.visit is not None else status_of_document(self.draft)

    @property
    def content(self) -> ItemContent:
        """The value to compare with existing files."""
        return content_digest(self.visit) if self.visit is not None else content_of(self.draft)

    @property
    def events(self) -> frozenset[EventKey]:
        """The events that a draft was made of; empty for a record, which is known by its id."""
        return events_of(self.draft) if self.visit is None else frozenset()

    def with_revision(self, revision: int) -> "Incoming":
        """Returns the same record at another revision."""
        assert self.visit is not None  # a draft is not revised
        return attrs.evolve(self, visit=attrs.evolve(self.visit, revision=revision))

    def with_id(self, name: str) -> "Incoming":
        """Returns the same draft under another id."""
        assert isinstance(self.draft, dict)  # a record keeps its id
        return attrs.evolve(self, id=name, draft={**self.draft, "id": name})


@attrs.frozen(kw_only=True)
class ExistingItem:
    """A record or a draft in an existing file. `revision`, `revised` and `status` are None for a draft without them.

    source: what its first source is called, who publishes it and where; None for a draft, or without a source.
    has_odd_revision: whether its revision is written, and is no whole number, so that nobody can tell which is newer.
    """

    path: Path
    id: str
    revision: int | None
    status: str | None
    content: ItemContent
    events: frozenset[EventKey]
    is_record: bool
    source: SourceName | None = None
    revised: datetime.datetime | None = None
    has_odd_revision: bool = False


@attrs.define
class ExistingIndex:
    """The records and drafts that exist, by their id and by their events."""

    by_id: dict[str, list[ExistingItem]] = attrs.Factory(dict)
    by_event: dict[EventKey, list[ExistingItem]] = attrs.Factory(dict)
    without_event: dict[str, list[ExistingItem]] = attrs.Factory(dict)

    def add(self, existing: ExistingItem) -> None:
        """Adds a record or draft of an existing file."""
        self.by_id.setdefault(existing.id, []).append(existing)
        for event in existing.events:
            self.by_event.setdefault(event, []).append(existing)
        if not existing.events and not existing.is_record:
            self.without_event.setdefault(_title_of(existing.content), []).append(existing)

    def same_as(self, incoming: Incoming) -> list[ExistingItem]:
        """Returns what has the id of a record or the event of a draft. Without an event, it is known by its text."""
        if incoming.visit is not None:
            return self.by_id.get(incoming.id, [])
        found = {id(each): each for event in incoming.events for each in self.by_event.get(event, ())}
        if not incoming.events:
            alike = self.without_event.get(_title_of(incoming.content), ())
            found = {id(each): each for each in alike if each.content == incoming.content}
        # Somebody may have taken the UID out of a draft, or numbered it anew: then it is known by its id.
        others = [each for each in self.by_id.get(incoming.id, ()) if not (each.events and incoming.events)]
        return [*found.values(), *(each for each in others if id(each) not in found)]


def with_next_revision(incoming: Incoming, index: ExistingIndex) -> Incoming:
    """Returns a record of tables with the revision that follows from the record that exists.

    Where the other one has the same revision and says something else, it has the next revision, so that subscribers of
    a calendar are told. A table that was read before, and got the next revision then, has the same one again.
    """
    if incoming.visit is None or not incoming.is_of_tables:
        return incoming
    same = [each for each in index.by_id.get(incoming.id, ()) if each.is_record]
    revision = incoming.visit.revision
    if any(each.content == incoming.content for each in same):
        return incoming
    for each in same:
        if each.revision is not None and each.revision > revision:
            raised = incoming.with_revision(each.revision)
            if raised.content == each.content:
                return raised
    newest = max((each.revision or 0 for each in same), default=0)
    return incoming.with_revision(revision + 1) if newest == revision else incoming


def is_newer(existing: ExistingItem, incoming: Incoming) -> bool:
    """Whether an existing record or draft is newer than the incoming one: by its revision, then by its `revised`."""
    old, new = existing.revision or 0, incoming.revision or 0
    if old != new:
        return old > new
    return existing.revised is not None and incoming.revised is not None and existing.revised > incoming.revised


def describe_difference(existing: ExistingItem, incoming: Incoming) -> str:
    """How an existing record or draft differs from the incoming one, as the end of a sentence."""
    old, new = existing.revision, incoming.revision
    if incoming.changed:
        one = "differs from the sheet, because one of them was changed later"
        return f"{one}; changes from the record to the sheet: {incoming.changed}; revision {old} → {new}"
    status = ""
    if existing.status != incoming.status and existing.status is not None and incoming.status is not None:
        status = f"; it says {escaped(existing.status, 40)}, the import says {escaped(incoming.status, 40)}"
    if existing.has_odd_revision:
        return f"has a revision that is not a whole number, so it may be newer{status}"
    is_completed = existing.is_record and incoming.visit is None
    if old == new and is_newer(existing, incoming) and not is_completed:
        return f"was revised {_when(existing.revised)}, the import {_when(incoming.revised)}{status}"
    if not existing.is_record:
        if incoming.visit is not None:
            kind = "is a different draft or an invalid record, and the import has a record"
            return f"{kind}; one of them was changed"
        if old != new and old is not None:
            age = "a newer" if old > (new or 0) else "an older"
            return f"is {age} draft, at revision {old}; the import has {new}{status}"
        return f"is a different draft; one of them was changed{status}"
    if incoming.visit is None:
        return f"is a complete record at revision {old}; the import has a draft{status}"
    if old != new:
        return f"is at revision {old}, the import has {new}{status}"
    return f"differs from the import, and both are at revision {new}{status}"


def name_of_source(visit: Visit) -> SourceName | None:
    """Returns by what the first source of a record is known; None for a record without sources."""
    first = next(iter(visit.sources), None)
    return (first.title, first.publisher, first.url) if first is not None else None


def revision_of(data: JsonValue) -> int | None:
    """Returns the revision of a plain document; None without one."""
    revision = data.get("revision") if isinstance(data, dict) else None
    return revision if type(revision) is int else None


def revised_of(data: JsonValue) -> datetime.datetime | None:
    """Returns the time of the last change of a plain document; None without one, and for one without an offset."""
    revised = data.get("revised") if isinstance(data, dict) else None
    try:
        moment = datetime.datetime.fromisoformat(revised) if isinstance(revised, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _when(moment: datetime.datetime | None) -> str:
    return moment.isoformat().replace("+00:00", "Z") if moment is not None else "at an unknown time"


def status_of_document(data: JsonValue) -> str | None:
    """Returns the status of a plain document; None without one."""
    status = data.get("status") if isinstance(data, dict) else None
    return status if isinstance(status, str) else None


def content_of(data: JsonValue) -> JsonValue:
    """Returns what the plain document of a draft says of its event."""
    return (
        {name: value for name, value in data.items() if name not in _NOT_COMPARED} if isinstance(data, dict) else data
    )


def _title_of(content: ItemContent) -> str:
    title = content.get("title") if isinstance(content, dict) else None
    return title if isinstance(title, str) else ""


def events_of(data: JsonValue) -> frozenset[EventKey]:
    """Returns the events of other calendars that the stops of a plain document were made of."""
    stops = data.get("stops") if isinstance(data, dict) else None
    events = set()
    for stop in stops if isinstance(stops, list) else ():
        identifiers = stop.get("identifiers") if isinstance(stop, dict) else None
        schemes: dict[str, str] = {}
        for each in identifiers if isinstance(identifiers, list) else ():
            if isinstance(each, dict) and isinstance(each.get("scheme"), str):
                schemes[str(each["scheme"])] = str(each.get("value"))
        if (uid := schemes.get(UID_SCHEME)) is not None:
            events.add(EventKey(uid, schemes.get(RECURRENCE_SCHEME)))
    return frozenset(events)


def content_digest(visit: Visit) -> bytes:
    """Returns a digest by which equal records are known."""
    return hashlib.sha256(canonical_json(visit)).digest()
