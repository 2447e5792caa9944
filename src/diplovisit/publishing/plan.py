"""The plan of a publication: what is put, updated, removed, and left alone. It talks to no server.

An entry on the server is ours where its mark has our name, its own UID and the digest of its content. It is also ours
where this machine put it and the server still gives the ETag of that time: some servers drop properties that they do
not know. Everything else is of somebody else, or was changed by somebody else, and is left.
"""

import enum
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.publishing.entry_marks import EntryContent


class PublicationStep(enum.StrEnum):
    """What is done with one entry."""

    PUT = "put"
    UPDATE = "update"
    REMOVE = "remove"
    KEEP = "keep"
    LEAVE = "leave"


@attrs.frozen(kw_only=True)
class WantedEntry:
    """An entry as the records have it. digest: that of `calendar`, which has the mark already.

    record, revision: the id and the revision of the record that gives it.
    """

    uid: str
    kind: str
    key: str
    summary: str
    record: str
    revision: int
    digest: str
    calendar: bytes = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class ServerEntry:
    """An entry that is on the server.

    href: its path on the server. etag: None where the server gives none. put_as: the name under which this machine put
    an entry there, None where it did not. is_as_put: whether the entry is in the state of that time.
    """

    href: str
    etag: str | None
    content: EntryContent
    put_as: str | None = None
    is_as_put: bool = False

    def is_ours(self, owner: str) -> bool:
        """Whether it is just as we published it."""
        mark, content = self.content.mark, self.content
        is_marked = mark is not None and (mark.owner, mark.uid, mark.digest) == (owner, content.uid, content.digest)
        return is_marked or (self.is_as_put and self.put_as == owner)

    def was_ours(self, owner: str) -> bool:
        """Whether we published it, though somebody may have changed it since. A copy of such an entry is not ours."""
        mark = self.content.mark
        if mark is None:
            return self.put_as == owner
        return mark.owner == owner and mark.uid == self.content.uid


@attrs.frozen(kw_only=True)
class PlannedStep:
    """What is to be done with one entry, and why it is left where it is left.

    key, summary: None where the entry of somebody else has none. calendar: what is to be written, None for nothing.
    not_raised: the id and the revision of a record that changed without a higher revision; None for any other.
    """

    step: PublicationStep
    href: str
    uid: str | None
    key: str | None
    summary: str | None
    etag: str | None = None
    calendar: bytes | None = attrs.field(default=None, repr=False)
    reason: str | None = None
    not_raised: tuple[str, int] | None = None

    def left(self, reason: str) -> "PlannedStep":
        """Returns the step of an entry that could not be written."""
        return attrs.evolve(self, step=PublicationStep.LEAVE, reason=reason)


def plan_publication(
    wanted: Iterable[WantedEntry],
    present: Sequence[ServerEntry],
    *,
    owner: str,
    href_of: Callable[[str], str],
    overwrite: bool = False,
) -> tuple[PlannedStep, ...]:
    """Returns a step for each wanted entry, and one for each entry that we published and that is wanted no more.

    Entries of others are not mentioned, unless they have the UID of a wanted one. href_of: returns the path of a new
    entry from its UID. overwrite: whether entries that somebody else changed are written over or removed.
    """
    planner = _Planner(owner, href_of, present, overwrite=overwrite)
    entries = tuple(wanted)
    steps = [planner.step_of(entry) for entry in entries]
    return (*steps, *planner.steps_of_rest(frozenset(entry.uid for entry in entries)))


class _Planner:
    def __init__(
        self, owner: str, href_of: Callable[[str], str], present: Sequence[ServerEntry], *, overwrite: bool
    ) -> None:
        self._owner, self._href_of, self._overwrite = owner, href_of, overwrite
        self._present = present
        self._hrefs = frozenset(entry.href for entry in present)
        self._by_uid: defaultdict[str, list[ServerEntry]] = defaultdict(list)
        self._used: set[str] = set()
        for entry in present:
            if entry.content.uid is not None:
                self._by_uid[entry.content.uid].append(entry)

    def step_of(self, wanted: WantedEntry) -> PlannedStep:
        """Returns the step of a wanted entry."""
        there = min(self._by_uid.get(wanted.uid, ()), key=self._preference, default=None)
        if there is None:
            return self._new(wanted)
        self._used.add(there.href)
        same = there.content.digest == wanted.digest
        reason = None if same else self._reason_to_leave(there) or self._reason_of_revision(wanted, there)
        step = PlannedStep(
            step=PublicationStep.KEEP if same else PublicationStep.UPDATE,
            href=there.href,
            uid=wanted.uid,
            key=wanted.key,
            summary=wanted.summary,
            etag=there.etag,
            calendar=None if same else wanted.calendar,
        )
        if reason is not None:
            return step.left(reason)
        # A program that compares revisions keeps the entry that it has (RFC 5546, section 2.1.5).
        is_equal = not same and there.is_ours(self._owner) and there.content.sequence == wanted.revision
        return attrs.evolve(step, not_raised=(wanted.record, wanted.revision)) if is_equal else step

    def steps_of_rest(self, wanted: frozenset[str]) -> Iterator[PlannedStep]:
        """Yields the steps of entries that we published, and that no wanted entry uses, by their ids."""
        for there in sorted(self._present, key=lambda entry: entry.content.key or entry.href):
            if there.href in self._used or not (there.is_ours(self._owner) or there.was_ours(self._owner)):
                continue
            step = PlannedStep(
                step=PublicationStep.REMOVE,
                href=there.href,
                uid=there.content.uid,
                key=there.content.key,
                summary=there.content.summary,
                etag=there.etag,
            )
            reason = self._reason_to_leave(there)
            if reason is not None and there.content.uid not in wanted:
                reason = f"the records have it no more, and {reason}"
            yield step if reason is None else step.left(reason)

    def _new(self, wanted: WantedEntry) -> PlannedStep:
        href = self._href_of(wanted.uid)
        step = PlannedStep(
            step=PublicationStep.PUT,
            href=href,
            uid=wanted.uid,
            key=wanted.key,
            summary=wanted.summary,
            calendar=wanted.calendar,
        )
        return step.left("an entry with another UID has its place on the server") if href in self._hrefs else step

    def _preference(self, entry: ServerEntry) -> tuple[bool, bool, str]:
        """Ours first, then what was ours: an entry may have been copied with its UID, or be imported besides."""
        return not entry.is_ours(self._owner), not entry.was_ours(self._owner), entry.href

    def _reason_of_revision(self, wanted: WantedEntry, there: ServerEntry) -> str | None:
        """Returns why an older revision is not written over a newer one that we published. None where it is not so."""
        revision = there.content.sequence
        if self._overwrite or revision is None or revision <= wanted.revision or not there.is_ours(self._owner):
            return None
        return (
            f"revision {revision} was published, which is newer than revision {wanted.revision} of the record: get the"
            f" newer record, or set its revision to {revision + 1}"
        )

    def _reason_to_leave(self, there: ServerEntry) -> str | None:
        """Returns why an entry must not be written over or removed. None where it may."""
        if there.etag is None:
            return "the server gives no ETag for it, so a change by somebody else would not show"
        if there.is_ours(self._owner) or self._overwrite:
            return None
        if there.was_ours(self._owner):
            return "somebody else changed it since it was published"
        if (mark := there.content.mark) is not None and mark.uid == there.content.uid:
            return f"it was published as {quoted(mark.owner)}; if that was you, use --as {mark.owner}"
        return "an entry that was not published from here has its UID"
