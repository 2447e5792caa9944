"""The law of publishing: whatever others do, whatever fails, nothing of others is lost and the next run completes."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplovisit.pipeline.publish import Publisher
from diplovisit.pipeline.published_cache import PublishedCache
from diplovisit.publishing.address import CalendarAddress
from diplovisit.publishing.entry_marks import mark_entry, read_entry_content
from diplovisit.publishing.multistatus import CalendarListing
from diplovisit.publishing.plan import PlannedStep, PublicationStep, WantedEntry, plan_publication
from diplovisit.publishing.server_errors import EntryChanged, ServerStopped

ADDRESS = CalendarAddress.parse("https://cal.example.org/visits/")
UIDS = [f"uid-{number}" for number in range(5)]


def calendar_of(uid: str, summary: str) -> bytes:
    """Returns the calendar of one entry."""
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{summary}", "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(lines).encode()


@attrs.define
class MemoryServer:
    """A calendar in memory, of entries with numbers as ETags. It takes no UID twice.

    fails_at: the write at which the connection is lost, None for never. is_done: whether that write is done all the same.
    """

    entries: dict[str, tuple[str, bytes]] = attrs.Factory(dict)
    numbers: Iterator[int] = attrs.Factory(itertools.count)
    fails_at: int | None = None
    is_done: bool = False
    writes: int = 0

    def list_entries(self) -> CalendarListing:
        """Lists the entries."""
        return CalendarListing(etags={path: etag for path, (etag, _) in self.entries.items()}, kinds=None)

    def read_entries(self, paths: Iterable[str]) -> Iterator[tuple[str, str | None, bytes]]:
        """Yields entries."""
        return ((path, *self.entries[path]) for path in paths)

    def put(self, path: str, calendar: bytes, etag: str | None) -> str | None:
        """Writes an entry under its condition."""
        self._write_begins()
        there = self.entries.get(path)
        if (there is None) != (etag is None) or (there is not None and there[0] != etag):
            raise EntryChanged("it changed")
        self.set(path, calendar)
        self._write_ends()
        return self.entries[path][0]

    def remove(self, path: str, etag: str) -> None:
        """Removes an entry under its condition."""
        self._write_begins()
        if path in self.entries and self.entries[path][0] != etag:
            raise EntryChanged("it changed")
        self.entries.pop(path, None)
        self._write_ends()

    def set(self, path: str, calendar: bytes) -> None:
        """Stores an entry with a new ETag."""
        self.entries[path] = f'"{next(self.numbers)}"', calendar

    def _write_begins(self) -> None:
        self.writes += 1
        if self.writes == self.fails_at and not self.is_done:
            raise ServerStopped("lost")

    def _write_ends(self) -> None:
        if self.writes == self.fails_at:
            raise ServerStopped("lost")


@attrs.define
class World:
    """A server, the records of a desk, and what others last wrote, by path."""

    server: MemoryServer = attrs.Factory(MemoryServer)
    cache: PublishedCache = attrs.Factory(lambda: PublishedCache("x"))
    records: dict[str, str] = attrs.Factory(dict)
    of_others: dict[str, bytes] = attrs.Factory(dict)
    removed_by_others: set[str] = attrs.Factory(set)

    def publish(self, owner: str = "desk") -> list[PlannedStep]:
        """Runs a publication. Returns its steps, those before the connection was lost."""
        publisher = Publisher(cast("Any", self.server), self.cache, owner)
        plan = plan_publication(
            [wanted_entry(uid, summary, owner) for uid, summary in self.records.items()],
            list(publisher.present()),
            owner=owner,
            href_of=ADDRESS.entry_path,
        )
        done: list[PlannedStep] = []
        try:
            done.extend(publisher.carry_out(plan))
        except ServerStopped:
            return done
        return done


def wanted_entry(uid: str, summary: str, owner: str) -> WantedEntry:
    """Returns an entry of a record."""
    calendar = calendar_of(uid, summary)
    digest = read_entry_content(calendar).digest
    return WantedEntry(
        uid=uid,
        kind="VEVENT",
        key=uid,
        summary=summary,
        record=uid,
        revision=1,
        digest=digest,
        calendar=mark_entry(calendar, owner),
    )


uids = st.sampled_from(UIDS)
events = st.one_of(
    st.tuples(st.just("record"), uids, st.sampled_from("ABC")),
    st.tuples(st.just("no record"), uids, st.just("")),
    st.tuples(st.just("others add"), uids, st.sampled_from(["own", "ours"])),
    st.tuples(st.just("others edit"), uids, st.sampled_from("XY")),
    st.tuples(st.just("others remove"), uids, st.just("")),
    st.tuples(st.just("forget"), st.just(""), st.just("")),
    st.tuples(st.just("publish"), st.just(""), st.just("")),
    st.tuples(st.just("fail"), st.sampled_from("123"), st.sampled_from(["before", "after"])),
    st.tuples(st.just("publish as another"), uids, st.just("")),
)


def happen(world: World, event: str, what: str, how: str) -> None:
    """Lets something happen."""
    server, path = world.server, ADDRESS.entry_path(what)
    match event:
        case "record":
            world.records[what] = how
        case "no record":
            world.records.pop(what, None)
        case "others add":
            uid = what if how == "ours" else f"of others {what}"
            place = f"{ADDRESS.path}others-{what}.ics"
            taken = {read_entry_content(calendar).uid for _, calendar in server.entries.values()}
            if uid not in taken:
                world.of_others[place] = calendar_of(uid, "Lunch")
                server.set(place, world.of_others[place])
        case "others edit" if path in server.entries:
            calendar = server.entries[path][1].replace(b"SUMMARY:", b"SUMMARY:" + how.encode())
            world.of_others[path] = calendar
            server.set(path, calendar)
        case "others remove" if path in server.entries:
            del server.entries[path]
            world.of_others.pop(path, None)
        case "forget":
            world.cache = PublishedCache("x")
        case "publish":
            world.publish()
        case "fail":
            server.fails_at, server.is_done = server.writes + int(what), how == "after"
            world.publish()
            server.fails_at = None
        case "publish as another":
            # It publishes one entry of its own, and must leave all others as they are.
            before = dict(server.entries)
            records, world.records = world.records, {f"another {what}": "Its own"}
            world.publish("another")
            world.records = records
            assert {place: server.entries.get(place) for place in before if "another" not in place} == {
                place: entry for place, entry in before.items() if "another" not in place
            }


@given(history=st.lists(events, max_size=25))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_nothing_of_others_is_lost_and_the_next_run_completes(history: list[tuple[str, str, str]]) -> None:
    """After any history, one run makes the calendar say what the records say, and leaves what others wrote."""
    world = World()
    for event in history:
        happen(world, *event)
    done = world.publish()
    entries = {path: calendar for path, (_, calendar) in world.server.entries.items()}
    # What others wrote last is there as they wrote it.
    assert {path: entries.get(path) for path in world.of_others} == world.of_others
    # Each record has one entry: the wanted one, or one that others wrote and that was reported.
    by_uid: dict[str | None, list[str]] = {}
    for path, calendar in entries.items():
        by_uid.setdefault(read_entry_content(calendar).uid, []).append(path)
    left = {step.href for step in done if step.step is PublicationStep.LEAVE}
    for uid, summary in world.records.items():
        (path,) = by_uid[uid]
        assert entries[path] == mark_entry(calendar_of(uid, summary), "desk") or path in world.of_others
        assert path not in world.of_others or path in left or b"Lunch" not in entries[path]
    # What the records have no more is gone, unless others changed it.
    for uid in UIDS:
        for path in by_uid.get(uid, ()):
            assert uid in world.records or path in world.of_others
    # And a second run writes nothing.
    writes = world.server.writes
    world.publish()
    assert world.server.writes == writes


def test_a_run_is_saved_on_its_way(tmp_path: Path) -> None:
    """A run that is killed after many entries has kept what it knows."""
    saved: list[int] = []

    class Cache(PublishedCache):
        def save(self) -> None:
            saved.append(len(self.entries))

    world = World(cache=Cache("x"), records={f"uid-{number}": "A" for number in range(250)})
    world.publish()
    assert saved == [100, 200]
