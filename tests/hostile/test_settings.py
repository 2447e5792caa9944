"""Hostile settings, suppressions and lock files are reported by file and line, and never applied in part."""

import json
from pathlib import Path

import pytest

from diplovisit import check
from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, run_guarded

pytestmark = pytest.mark.not_measured

HONEST = (ROOT / "tests/corpus/hostile/yaml/honest.yaml").read_bytes()
_SUPPRESS = '[[suppress]]\nrule = "long-stop"\nrecord = "a"\n'

SETTINGS: dict[str, bytes] = {
    "not-utf-8": b"ignore = ['\xff']\n",
    "utf-16": 'ignore = ["time"]\n'.encode("utf-16"),
    "byte-order-mark": b"\xef\xbb\xbfacross = true\n",
    "nul": b"across = true\0\n",
    "merge-conflict": b"<<<<<<< HEAD\nacross = true\n=======\nacross = false\n>>>>>>> x\n",
    "web-page": b"<!DOCTYPE html>\n",
    "key-twice": b"across = true\nacross = false\n",
    "key-twice-escaped": b'across = true\n"acros\\u0073" = false\n',
    "proto": b"__proto__ = 1\n",
    "deep-lists": b"ignore = " + b"[" * 20_000,
    "deep-tables": b"a = " + b"{a=" * 20_000,
    "deep-keys": b".".join([b"a"] * 50_000) + b" = 1\n",
    "5000-digits": b"across = " + b"9" * 5_000 + b"\n",
    "not-a-number": b"across = nan\n",
    "too-large": b"# " + b"a" * 10_000_001 + b"\n",
    "lone-surrogate": b'ignore = ["\\ud800"]\n',
    "unknown-rule": b'ignore = ["no-such-rule"]\n',
    "control-in-a-rule": b'ignore = ["\\u001b[31mlong-stop"]\n',
    "severity-of-a-list": b"severity = []\n",
    "sources-absolute-and-gone": b'sources = "/no/such/folder"\n',
    "sources-nul": b'sources = "a\\u0000b"\n',
    "sources-a-device": b'sources = "/dev/zero"\n',
    "terms-a-device": b'terms = ["/dev/zero"]\n',
    "terms-nul": b'terms = ["a\\u0000b"]\n',
    "terms-too-long": b'terms = ["' + b"a" * 5_000 + b'"]\n',
    "sources-too-long": b'sources = "' + b"a" * 5_000 + b'"\n',
    "pattern-of-nothing": b'exclude = ["///"]\n',
    "pattern-that-says-not": b'exclude = ["!visits"]\n',
    "pattern-too-long": b'exclude = ["' + b"a" * 4_097 + b'"]\n',
    "1001-patterns": b"exclude = [" + b'"a", ' * 1_001 + b"]\n",
    "1001-paths": b"".join(b'[per-path."a%d"]\nignore = ["time"]\n' % number for number in range(1_001)),
    "suppress-1001-files": (_SUPPRESS + 'reason = "x"\nfile = "a"\n').encode() * 1_001,
    "suppress-no-reason": _SUPPRESS.encode() + b'reason = " "\n',
    "suppress-year-0000": (_SUPPRESS + 'reason = "x"\nuntil = "0000-01-01"\n').encode(),
    "suppress-an-hour": (_SUPPRESS + 'reason = "x"\nuntil = 2025-01-01T00:00:00\n').encode(),
    "suppress-arabic-digits": (_SUPPRESS + 'reason = "x"\nuntil = "\u0662\u0660\u0662\u0665-01-01"\n').encode(),
    "suppress-day-with-a-line-break": (_SUPPRESS + 'reason = "x"\nuntil = "2025-01-01\\n"\n').encode(),
    "suppress-a-table": b"[suppress]\nrule = 'long-stop'\n",
    "suppress-nothing": b"suppress = [1, {}]\n",
}


RUN_OUT = {"suppress-year-0000", "suppress-arabic-digits", "suppress-day-with-a-line-break"}
"""A suppression with an invalid date has expired: it suppresses nothing, and is itself a warning."""


def test_hostile_settings_are_reported_in_one_line(tmp_path: Path) -> None:
    """Each stops the run with exit code 2, the file and the fault, and no record is checked."""
    (tmp_path / "visit.yaml").write_bytes(HONEST)
    for name, data in SETTINGS.items():
        (tmp_path / f"{name}.toml").write_bytes(data)
    commands = [Command(("check", "visit.yaml", "--config", f"{name}.toml")) for name in SETTINGS]
    for name, done in zip(SETTINGS, run_guarded(tmp_path, *commands), strict=True):
        assert done.code == (0 if name in RUN_OUT else 2), (name, done)
        assert f"{name}.toml" in done.out + done.err, (name, done)
        assert "\x1b" not in done.out + done.err, name


@pytest.mark.at_length
def test_patterns_of_paths_take_no_square_of_time(tmp_path: Path) -> None:
    """A pattern with many stars is matched against a long name in one pass."""
    (tmp_path / "visit.yaml").write_bytes(HONEST)
    stars = "*a" * 2_000
    folders = "**/" * 1_300
    (tmp_path / "stars.toml").write_text(f'exclude = ["{stars}b", "{folders}x"]\n')
    place = tmp_path / ("a" * 200)
    place.mkdir()
    (place / ("a" * 200 + ".yaml")).write_bytes(HONEST)
    (done,) = run_guarded(tmp_path, Command(("check", ".", "--no-across", "--config", "stars.toml")))
    assert done.code == 0


def test_foreign_settings_stop_nothing(tmp_path: Path) -> None:
    """A pyproject.toml that is invalid, too large, a pipe or a folder stops nothing, because it may not be ours."""
    for name, data in (("broken", b"[tool\n"), ("empty", b""), ("no-table", b"[tool.other]\na = 1\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_bytes(data)
        (tmp_path / name / "visit.yaml").write_bytes(HONEST)
    done = run_guarded(tmp_path, *(Command(("check", name)) for name in ("broken", "empty", "no-table")))
    assert [each.code for each in done] == [0, 0, 0]


_LOCK = {"format": 1, "record": "fi-ee-virtanen-talks", "normal_form": "diplovisit-text-1"}
_ANCHOR = {
    "text": "ministry",
    "quote": "x",
    "start": 0,
    "end": 1,
    "sha256": "0" * 64,
    "before": "",
    "after": "",
    "guard": "0000",
}
LOCKS: dict[str, bytes] = {
    "empty": b"",
    "not-json": b"not json",
    "not-utf-8": b'{"format": 1, "record": "\xff"}',
    "byte-order-mark": b"\xef\xbb\xbf" + json.dumps(_LOCK).encode(),
    "key-twice": b'{"format": 1, "format": 1, "record": "a", "normal_form": "diplovisit-text-1"}',
    "deep": b"[" * 100_000,
    "5000-digits": json.dumps(_LOCK).encode().replace(b'"format": 1', b'"format": ' + b"9" * 5_000),
    "too-large": b'{"format": 1, "record": "' + b"a" * 10_000_001 + b'"}',
    "of-another-form": json.dumps(_LOCK | {"format": 2}).encode(),
    "anchors-no-list": json.dumps(_LOCK | {"anchors": {"0": _ANCHOR}}).encode(),
    "digest-with-a-line-break": json.dumps(_LOCK | {"anchors": [_ANCHOR | {"sha256": "0" * 64 + "\n"}]}).encode(),
    "digest-of-arabic-digits": json.dumps(_LOCK | {"anchors": [_ANCHOR | {"sha256": "\u0660" * 64}]}).encode(),
    "offsets-below-zero": json.dumps(_LOCK | {"anchors": [_ANCHOR | {"start": -1}]}).encode(),
    "20000-anchors": json.dumps(_LOCK | {"anchors": [_ANCHOR | {"start": n} for n in range(20_000)]}).encode(),
}


@pytest.mark.at_length
def test_a_hostile_lock_file_is_a_finding_at_its_place(tmp_path: Path) -> None:
    """An unreadable lock is reported by its own name, and the check does not pass without it."""
    for name, data in LOCKS.items():
        (tmp_path / f"{name}.yaml").write_bytes(HONEST)
        (tmp_path / f"{name}.anchors.json").write_bytes(data)
    (done,) = run_guarded(tmp_path, Command(("check", ".", "--no-across", "--no-config", "--output-format", "json")))
    assert done.code == 1
    files = {finding["file"] for finding in done.findings if finding["severity"] == "error" and finding["line"]}
    assert files == {f"{name}.anchors.json" for name in LOCKS}


@pytest.mark.parametrize("name", sorted(set(LOCKS) - {"too-large", "20000-anchors"}))
def test_the_library_reports_a_hostile_lock(tmp_path: Path, name: str) -> None:
    """`check` reports an unreadable lock, and raises nothing."""
    (tmp_path / "visit.yaml").write_bytes(HONEST)
    (tmp_path / "visit.anchors.json").write_bytes(LOCKS[name])
    assert not check(tmp_path / "visit.yaml").ok
