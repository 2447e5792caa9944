"""ical.js follows a feed: entries are replaced by their UID, SEQUENCE and DTSTAMP, as RFC 5546, section 2.1.5, has it."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pytest

from diplovisit import Visit, export
from tests.beyond.feed_changes import CHANGES, PORTUGAL, FeedChange, revise
from tests.beyond.needed import absent, program
from tests.beyond.test_ical_js import NODE

pytestmark = pytest.mark.beyond_python

_KINDS: Final = pytest.mark.parametrize("change", [pytest.param(one, id=name) for name, one in CHANGES.items()])
_HOURS: Final = pytest.mark.parametrize("tzid", [False, True], ids=["utc", "tzid"])


def follow(*feeds: Sequence[Visit], tzid: bool = False) -> list[dict[str, Any]]:
    """What ical.js holds after each download of a feed, and what it did with each entry."""
    node = program("node")
    if not (NODE / "node_modules/ical.js").is_dir():
        absent("ical.js")
    downloads = [export(feed, "ics", tzid=tzid, record=False).decode() for feed in feeds]
    done = subprocess.run(
        [node, "update.mjs"], cwd=NODE, input=json.dumps(downloads).encode(), capture_output=True, check=True
    )
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    return seen


def by_key(entries: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Entries by what they show, and not by UID; there is one for each."""
    keyed = {entry["key"]: entry for entry in entries.values()}
    assert len(keyed) == len(entries)
    return keyed


@_KINDS
@_HOURS
def test_an_entry_is_added_replaced_in_place_or_removed(change: FeedChange, tzid: bool) -> None:
    """Each kind of change touches the entries that it concerns and no other one, and a replaced entry keeps its UID."""
    first, second = follow(change.before, change.after, tzid=tzid)
    before, after = by_key(first["held"]), by_key(second["held"])
    actions = {"added": "added", "gone": "removed"}
    expected = dict.fromkeys(before, "kept") | {
        key: actions.get(effect, "replaced") for key, effect in change.effects.items()
    }
    assert second["actions"] == expected
    assert {key for key, effect in change.effects.items() if effect == "moved"} == {
        key for key in before.keys() & after.keys() if before[key]["start"] != after[key]["start"]
    }
    for key, effect in change.effects.items():
        if effect == "cancelled" or (key in change.titles and change.titles[key] == "[Cancelled] "):
            assert after[key]["status"] == "CANCELLED"
        elif effect in {"changed", "moved"}:
            assert after[key]["status"] != "CANCELLED"
    for key, title in change.titles.items():
        assert after[key]["summary"].startswith(title)


@_KINDS
@_HOURS
def test_a_reader_by_sequence_holds_what_the_feed_says(change: FeedChange, tzid: bool) -> None:
    """No entry changes its content without a higher SEQUENCE, a later DTSTAMP and a later LAST-MODIFIED."""
    first, second = follow(change.before, change.after, tzid=tzid)
    assert second["held"] == second["offered"]
    for uid in first["held"].keys() & second["held"].keys():
        old, new = first["held"][uid], second["held"][uid]
        if old["content"] != new["content"]:
            assert old["sequence"] < new["sequence"]
            assert old["stamp"] < new["stamp"]
            assert old["modified"] < new["modified"]
            assert new["stamp"] == new["modified"]


@_KINDS
def test_an_old_copy_of_the_feed_changes_nothing_back(change: FeedChange) -> None:
    """A copy out of a cache, older than what the reader holds, replaces no entry of a visit that is in both."""
    *_, second, third = follow(change.before, change.after, change.before)
    for uid, entry in second["held"].items():
        if uid in third["held"]:
            assert third["held"][uid] == entry
    assert "replaced" not in third["actions"].values()


def test_a_revision_at_the_same_moment_counts() -> None:
    """A second revision within one second is told apart by its SEQUENCE alone."""
    again = revise(PORTUGAL, hours=0, title="President Elvira Montaraz visits Lisbon")
    _, second = follow([PORTUGAL], [again])
    assert set(second["actions"].values()) == {"replaced"}


@_HOURS
def test_whole_days_and_hours_stay_what_they_are(tzid: bool) -> None:
    """A stop is on whole days without a zone; a dinner at 20:00 in Lisbon is at 19:00 in UTC, by either kind of feed."""
    (seen,) = follow([PORTUGAL], tzid=tzid)
    held = by_key(seen["held"])
    stop, dinner = held[f"{PORTUGAL.id}/portugal"], held[f"{PORTUGAL.id}/portugal/state-dinner"]
    assert (stop["allDay"], stop["start"], stop["end"]) == (True, "2026-10-06", "2026-10-09")
    assert (dinner["allDay"], dinner["instant"]) == (False, "2026-10-06T19:00:00.000Z")
    assert (dinner["start"], dinner["zone"]) == (
        ("2026-10-06T20:00:00", "Europe/Lisbon") if tzid else ("2026-10-06T19:00:00Z", "UTC")
    )
