"""`anchor` and the revisions in a lock file: none is lost, and none changes silently."""

import json
import re
from pathlib import Path

import pytest

from diplovisit import check
from tests.cli.test_command import run, seed

__all__ = ["seed"]


def _revisions(seed: Path) -> list[int]:
    lock = json.loads((seed.parent / "visit.anchors.json").read_bytes())
    return [item["revision"] for item in lock["revisions"]]


def _spoil(seed: Path, was: str, becomes: str) -> None:
    text = seed.read_text("utf-8")
    assert was in text
    seed.write_text(text.replace(was, becomes, 1), "utf-8")


def test_earlier_revisions_are_kept(seed: Path) -> None:
    """A record with a raised number is anchored next to its earlier revisions, which are still recognised."""
    assert run("anchor", seed).returncode == 0
    _spoil(seed, "revision: 1", "revision: 2")
    _spoil(seed, "status: reported", "status: announced")
    assert run("anchor", seed).returncode == 0
    assert _revisions(seed) == [1, 2]
    assert [finding.rule for finding in check(seed) if finding.rule.startswith("revision")] == []


def test_a_revision_with_the_time_of_an_earlier_one_is_found(seed: Path) -> None:
    """A raised number with the old `revised` is an error until the time is later than that of the earlier revision."""
    assert run("anchor", seed).returncode == 0
    _spoil(seed, "revision: 1", "revision: 2")
    assert [finding.address for finding in check(seed) if finding.rule == "revised-left-behind"] == ["revised"]
    _spoil(seed, "T12:00:00Z", "T12:00:01Z")
    assert [finding for finding in check(seed) if finding.rule == "revised-left-behind"] == []


def test_a_lock_file_without_times_stays_as_it_is(seed: Path) -> None:
    """An entry of an earlier version of this program is not rewritten while its revision is the same."""
    assert run("anchor", seed).returncode == 0
    lock = seed.parent / "visit.anchors.json"
    earlier = re.sub(rb', "revised": "[^"]*"', b"", lock.read_bytes())
    assert earlier != lock.read_bytes()
    lock.write_bytes(earlier)
    assert run("anchor", seed).returncode == 0
    assert lock.read_bytes() == earlier


def test_a_changed_record_is_not_anchored_under_its_old_number(seed: Path) -> None:
    """`anchor` shows the line and a remedy; --accept keeps the number for the new content."""
    assert run("anchor", seed).returncode == 0
    lock = seed.parent / "visit.anchors.json"
    before = lock.read_bytes()
    _spoil(seed, "title: ", "title: The ")
    for more in ((), ("--check",)):
        done = run("anchor", seed, *more)
        assert done.returncode == 1
        assert (
            b"error[revision-not-raised]: is still 1, but the record has changed since revision 1 was anchored"
            in done.stdout
        )
        assert b"not written: raise `revision` and set `revised`, or use --accept" in done.stdout
        assert lock.read_bytes() == before
    assert run("anchor", seed, "--accept").returncode == 0
    assert lock.read_bytes() != before
    assert run("anchor", seed).returncode == 0


def test_a_lowered_number_is_not_anchored(seed: Path) -> None:
    """The higher revisions of a lock file are kept until --accept is given."""
    _spoil(seed, "revision: 1", "revision: 3")
    assert run("anchor", seed).returncode == 0
    _spoil(seed, "revision: 3", "revision: 2")
    done = run("anchor", seed)
    assert done.returncode == 1
    assert b"error[revision-lowered]: is 2, but the lock file has revision 3 of this record" in done.stdout
    assert _revisions(seed) == [3]
    assert run("anchor", seed, "--accept").returncode == 0
    assert _revisions(seed) == [2]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("announcement: none", "announcement: denied"),
        ("notes:", "notes:\n  - One note more."),
        ("quote: nearly three months}", "quote: three months}"),
        ('revised: "2025-03-05T12:00:00Z"', 'revised: "2025-03-05T12:00:01Z"'),
    ],
)
def test_whatever_changes_is_a_change(seed: Path, was: str, becomes: str) -> None:
    """A change of facts, notes, evidence or the time of an anchored revision is always detected."""
    assert run("anchor", seed).returncode == 0
    if was not in seed.read_text("utf-8"):
        pytest.fail(f"the seed has no {was!r}")
    _spoil(seed, was, becomes)
    assert "revision-not-raised" in {finding.rule for finding in check(seed)}


def test_layout_comments_and_order_are_no_change(seed: Path) -> None:
    """The same record as JSON, with unordered lists reversed, is the same revision."""
    assert run("anchor", seed).returncode == 0
    document = json.loads(run("export", seed, "--to", "json").stdout)
    for field in ("people", "claims", "evidence", "notes", "absent"):
        document[field].reverse()
    seed.unlink()
    again = seed.with_suffix(".json")
    again.write_text(json.dumps(document, indent=1), "utf-8")
    assert {finding.rule for finding in check(again)} <= {"quote-not-anchored", "anchor-stale"}
