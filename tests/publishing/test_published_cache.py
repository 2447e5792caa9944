"""The cache of `publish`: it can be lost, damaged or of somebody else, and nothing depends on it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diplovisit.pipeline.published_cache import PublishedCache
from tests.publishing.fake_server import FakeServer
from tests.publishing.publishing import Desk

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "torn": lambda data: data[: len(data) // 2],
    "no JSON": lambda _: b"\xff\xfe",
    "deep": lambda _: b"[" * 100_000,
    "a list": lambda _: b"[]",
    "another format": lambda data: data.replace(b'"format": 1', b'"format": 2'),
    "another calendar": lambda data: data.replace(b"/desk/visits/", b"/desk/others/", 1),
    "a bad name": lambda data: data.replace(b'"owner": null', b'"owner": "A B"'),
    "a number for a name": lambda data: data.replace(b'"owner": null', b'"owner": 1'),
    "no state": lambda data: data.replace(b"is_as_put", b"other"),
    "a number for an ETag": lambda data: json.dumps(
        {**json.loads(data), "entries": {"/desk/visits/x.ics": {"etag": 1, "put_as": 2, "is_as_put": 3}}}
    ).encode(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_an_empty_one(desk: Desk, server: FakeServer, damage: str) -> None:
    """Whatever is in the file, the run does what it does without it."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk")
    (file,) = (desk.folder / ".diplovisit_cache").glob("publish-*.json")
    damaged = DAMAGES[damage](file.read_bytes())
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)
    assert PublishedCache.load(server.url) == PublishedCache(server.url)
    assert desk.publish(server, "--as", "desk").counts == {"keep": 2}
    assert len(PublishedCache.load(server.url).entries) == 2


def test_a_cache_is_read_as_it_was_saved(desk: Desk, server: FakeServer) -> None:
    """What is saved is what is read, and git ignores the folder."""
    desk.write("a")
    server.store("other.ics", b"no calendar at all")
    desk.publish(server)
    cache = PublishedCache.load(server.url)
    assert {entry.put_as for entry in cache.entries.values()} == {cache.owner, None}
    cache.save()
    assert PublishedCache.load(server.url) == cache
    assert (desk.folder / ".diplovisit_cache" / ".gitignore").read_text("utf-8").endswith("*\n")


def test_a_cache_that_cannot_be_written_is_a_note(desk: Desk, server: FakeServer) -> None:
    """The entries are put all the same, and the next run knows them by their marks."""
    Path(".diplovisit_cache").write_text("in the way", "utf-8")
    desk.write("a")
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (0, {"put": 1})
    assert "note: the next run reads all entries again" in done.err
    assert desk.publish(server, "--as", "desk").counts == {"keep": 1}
