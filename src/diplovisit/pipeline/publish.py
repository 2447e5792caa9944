"""Publish: makes the entries of records, looks what is on the server, and carries the plan out."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from diplovisit.exporters.icalendar import CalendarOptions, separate_calendars
from diplovisit.exporters.writer import Writer
from diplovisit.pipeline.export import ExportRequest
from diplovisit.pipeline.published_cache import PublishedCache
from diplovisit.publishing.entry_marks import mark_entry, read_entry_content
from diplovisit.publishing.plan import PlannedStep, PublicationStep, ServerEntry, WantedEntry
from diplovisit.publishing.server import CalendarServer
from diplovisit.publishing.server_errors import CalendarMissing, EntryChanged, EntryRefused, ServerStopped
from diplovisit.record import Visit

_MOST_REFUSED_IN_A_ROW: Final = 10
_SAVED_AFTER: Final = 100


class EntryWriter:
    """A `Writer` of entries. Each has a calendar of its own, with our mark."""

    def __init__(self, options: CalendarOptions, owner: str) -> None:
        self._options, self._owner = options, owner

    def begin(self) -> Iterator[WantedEntry]:
        """Yields nothing."""
        yield from ()

    def piece(self, visit: Visit) -> tuple[WantedEntry, ...]:
        """Returns the entries of a visit."""
        return tuple(
            WantedEntry(
                uid=entry.uid,
                kind=entry.kind,
                key=entry.key,
                summary=entry.summary,
                record=visit.id,
                revision=entry.sequence,
                digest=read_entry_content(calendar).digest,
                calendar=mark_entry(calendar, self._owner),
            )
            for entry, calendar in separate_calendars(visit, self._options)
        )

    def put(self, piece: tuple[WantedEntry, ...]) -> Iterator[WantedEntry]:
        """Yields the entries of a visit."""
        yield from piece

    def end(self) -> Iterator[WantedEntry]:
        """Yields nothing."""
        yield from ()


@attrs.frozen(kw_only=True)
class PublishRequest(ExportRequest):
    """The request for a publication: an export as entries, under the name of the publisher."""

    owner: str

    def writer(self) -> Writer[Any, Any]:
        """Returns the writer of entries."""
        return EntryWriter(self.options.calendar, self.owner)


class Publisher:
    """Looks at a calendar on a server, and writes to it. What it learns goes into the cache, step by step.

    kinds: what the calendar takes, None where that is not known. creates: whether the calendar is made.
    """

    def __init__(self, server: CalendarServer, cache: PublishedCache, owner: str) -> None:
        self._server, self._cache, self._owner = server, cache, owner
        self.kinds: frozenset[str] | None = None
        self.creates = False

    def present(self, *, create: bool = False, dry_run: bool = False) -> Iterator[ServerEntry]:
        """Yields every entry that is on the server. Reads those in a state that is not known. Raises ServerStopped.

        create: whether a calendar that is missing is made, or would be in a dry run.
        """
        try:
            listing = self._server.list_entries()
        except CalendarMissing:
            if not create:
                raise
            self.creates = True
            if dry_run:
                return
            self._server.create_calendar()
            listing = self._server.list_entries()
        self.kinds = listing.kinds
        unread = [href for href, etag in listing.etags.items() if self._cache.known(href, etag) is None]
        self._cache.forget_states((*unread, *(href for href in self._cache.entries if href not in listing.etags)))
        yield from (
            entry for href, entry in self._cache.entries.items() if href in listing.etags and entry.etag is not None
        )
        missing = set(unread)
        for href, etag, calendar in self._server.read_entries(unread):
            missing.discard(href)
            content, before = read_entry_content(calendar), self._cache.entries.get(href)
            put_as = before.put_as if before is not None and before.content.uid == content.uid else None
            entry = ServerEntry(href=href, etag=etag, content=content, put_as=put_as)
            self._cache.entries[href] = entry
            yield entry
        # What cannot be read has a place that no other entry may take.
        for href in missing:
            yield ServerEntry(href=href, etag=None, content=read_entry_content(b""))

    def carry_out(self, steps: Sequence[PlannedStep]) -> Iterator[PlannedStep]:
        """Does the steps, and yields each as it ended. What the server refuses is left, with the reason.

        Raises ServerStopped, after which nothing more is written; a later run does what is left to do.
        """
        refused = 0
        for number, step in enumerate(steps, 1):
            try:
                self._do(step)
            except EntryRefused as error:
                refused = refused if isinstance(error, EntryChanged) else refused + 1
                yield step.left(str(error))
                if refused == _MOST_REFUSED_IN_A_ROW:
                    raise ServerStopped(
                        f"{refused} entries in a row were refused, the last one because {error}"
                    ) from None
            else:
                refused = 0
                yield step
            if not number % _SAVED_AFTER:
                self._cache.save()

    def _do(self, step: PlannedStep) -> None:
        match step.step:
            case PublicationStep.PUT | PublicationStep.UPDATE:
                self._put(step)
            case PublicationStep.REMOVE:
                assert step.etag is not None
                self._server.remove(step.href, step.etag)
                self._cache.entries.pop(step.href, None)
            case PublicationStep.KEEP | PublicationStep.LEAVE:
                pass

    def _put(self, step: PlannedStep) -> None:
        assert step.calendar is not None
        before = self._cache.entries.pop(step.href, None)
        # If the answer is lost, the entry may be in its new state or in the old one.
        put = ServerEntry(href=step.href, etag=None, content=read_entry_content(step.calendar), put_as=self._owner)
        self._cache.entries[step.href] = put
        try:
            etag = self._server.put(step.href, step.calendar, step.etag)
        except EntryRefused:
            self._cache.entries.pop(step.href)
            if before is not None:
                self._cache.entries[step.href] = before
            raise
        if etag is None:
            # A server that changes what it stores gives no ETag for it (RFC 4791, section 5.3.4). What it has at once
            # is taken for its form of what was written.
            etag, _ = self._server.read_back(step.href)
        self._cache.entries[step.href] = attrs.evolve(put, etag=etag, is_as_put=True)
