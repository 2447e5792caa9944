"""`anchor`: what it writes, what it refuses to write, and what it reports."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.test_command import SEED, run, seed
from tests.conftest import ROOT
from tests.shared_data import shared_data

__all__ = ["seed"]

LOCK = ROOT / "seeds/misri-russia/visit.anchors.json"


def test_the_locks_of_the_project_are_up_to_date() -> None:
    """Each lock file of the project equals the output of `anchor`."""
    for record in (SEED, "examples/state-visit-rescheduled.yaml"):
        done = run("anchor", record, "--check")
        assert done.returncode == 0, done.stdout
        assert b"is up to date" in done.stdout


def test_the_lock_of_the_seed_holds_for_the_original() -> None:
    """Every quote of the seed has its anchor in the original report."""
    done = run("anchor", SEED, "--check", "--source", f"nationpress={shared_data('seed', 'article.txt')}")
    assert done.returncode == 0, done.stdout
    assert b"124 quotes found in nationpress, retelling" in done.stdout


def test_it_writes_a_lock_file_that_check_takes(seed: Path) -> None:
    """The lock file has an anchor per quote and no sentence, and a second run gives the same bytes."""
    assert run("anchor", seed).returncode == 0
    lock = seed.parent / "visit.anchors.json"
    written = lock.read_bytes()
    assert len(json.loads(written)["anchors"]) > 50
    for line in (seed.parent / "retelling.txt").read_text("utf-8").splitlines():
        assert line not in written.decode()
    assert run("anchor", seed).returncode == 0
    assert lock.read_bytes() == written
    assert b"nothing found" in run("check", seed).stdout


def test_a_changed_source_is_not_taken_over_in_silence(seed: Path) -> None:
    """A changed number in a source keeps the old anchors until --accept is given."""
    assert run("anchor", seed).returncode == 0
    lock, text = seed.parent / "visit.anchors.json", seed.parent / "retelling.txt"
    before = lock.read_bytes()
    text.write_text(text.read_text("utf-8").replace("another 16 are", "another 19 are"), "utf-8")
    done = run("anchor", seed)
    assert done.returncode == 1
    assert b'changed: the words "another 16" in retelling' in done.stdout
    assert b"use --accept" in done.stdout
    assert lock.read_bytes() == before
    accepted = run("anchor", seed, "--accept")
    assert accepted.returncode == 1  # the quote is still not there
    assert lock.read_bytes() != before
    assert '"another 16"' not in lock.read_text("utf-8")


def test_even_an_edit_that_says_the_same_asks_for_a_look(seed: Path) -> None:
    """A line after the last sentence changes its context, so the edit needs --accept."""
    assert run("anchor", seed).returncode == 0
    lock, text = seed.parent / "visit.anchors.json", seed.parent / "retelling.txt"
    text.write_text(text.read_text("utf-8").rstrip() + "\nThe weather was fair.\n", "utf-8")
    assert b"text-not-the-anchored-one" in run("check", seed, "--output-format", "concise").stdout
    before = lock.read_bytes()
    done = run("anchor", seed)
    assert done.returncode == 1
    assert b'edited: the words "nearly three months" in retelling' in done.stdout
    assert lock.read_bytes() == before
    assert run("anchor", seed, "--accept").returncode == 0
    assert lock.read_bytes() != before
    assert b"nothing found" in run("check", seed).stdout


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("quote: since 2022}", "quote: since 2023}", b'the words "since 2023" are not in the text of retelling'),
        (
            "part: body, nth: 1, quote: anticipated",
            "part: body, quote: anticipated",
            b"occur 2 times in the text of retelling, on lines",
        ),
        ("part: body, nth: 1, quote: anticipated", "part: body, nth: 7, quote: anticipated", b"but `nth` is 7"),
    ],
)
def test_what_cannot_be_placed_is_reported_with_its_line(seed: Path, was: str, becomes: str, message: bytes) -> None:
    """A missing or ambiguous quote is shown with its line in the record and its places in the source."""
    text = seed.read_text("utf-8")
    assert was in text
    seed.write_text(text.replace(was, becomes, 1), "utf-8")
    done = run("anchor", seed)
    assert done.returncode == 1
    assert message in done.stdout
    assert b"visit.yaml:" in done.stdout


def test_a_fragment_is_the_digest_of_words_that_are_there(seed: Path) -> None:
    """--fragment prints length and digest, reports where the words are, and writes nothing."""
    words = "ties between the two nations are to gain by it"
    done = run("anchor", seed, "--fragment", words)
    assert done.returncode == 0
    assert f'{{length: {len(words)}, sha256: "{hashlib.sha256(words.encode()).hexdigest()}"}}' in done.stdout.decode()
    assert b"found in retelling, line" in done.stderr
    assert not (seed.parent / "visit.anchors.json").exists()
    assert run("anchor", seed, "--fragment", "words that are not there").returncode == 2


def test_a_fragment_is_anchored_and_looked_up(seed: Path) -> None:
    """A fragment is found in the text, and its words are in neither the record nor the lock file."""
    words = "ties between the two nations are to gain by it"
    printed = run("anchor", seed, "--fragment", words).stdout.decode().strip()
    row = f"  - {{about: [purposes], basis: stated, part: body, by: the desk, {printed}}}\n"
    seed.write_text(seed.read_text("utf-8").replace("\nabsent:\n", f"\n{row}\nabsent:\n", 1), "utf-8")
    assert b"nothing found" in run("check", seed).stdout
    assert run("anchor", seed).returncode == 0
    assert "fragment" in (seed.parent / "visit.anchors.json").read_text("utf-8")
    (seed.parent / "retelling.txt").write_bytes(
        (seed.parent / "retelling.txt").read_bytes().replace(b"to gain by it", b"to lose by it")
    )
    assert b"the words of the fragment are not in the text" in run("check", seed, "--output-format", "concise").stdout


def test_a_verdict_that_is_none_is_reported_with_its_line(seed: Path) -> None:
    """A line of the lock file's verdicts that was edited into another form is a finding, and proves nothing."""
    assert run("anchor", seed).returncode == 0
    lock = seed.parent / "visit.anchors.json"
    written = lock.read_text("utf-8")
    for changed in (" certain", "proven with-certainty", "proven  qualifier"):
        lock.write_text(written.replace(" proven", f" {changed}", 1), "utf-8")
        done = run("check", seed, "--output-format", "concise")
        assert done.returncode == 1
        assert b"visit.anchors.json:" in done.stdout
        assert b"verdicts/" in done.stdout


def test_a_damaged_lock_is_reported_with_its_line(seed: Path) -> None:
    """A lock file that was edited by hand gives findings with line and column, and no traceback."""
    lock = seed.parent / "visit.anchors.json"
    for data, expected in (
        (b'{"format": 1,', b"visit.anchors.json:1:"),
        (b'{"format": 1, "record": "x", "normal_form": "y", "anchor": []}', b'no field "anchor"'),
    ):
        lock.write_bytes(data)
        done = run("check", seed, "--output-format", "concise")
        assert done.returncode == 1
        assert expected in done.stdout
        assert not done.stderr


def test_records_that_cannot_have_a_lock_are_reported(tmp_path: Path) -> None:
    """A file of many records has no lock file, and a record without any text has nothing to anchor."""
    lines = tmp_path / "visits.jsonl"
    lines.write_bytes(run("export", "examples/least.yaml", "--to", "jsonl").stdout)
    done = run("anchor", lines)
    assert done.returncode == 2
    assert b"expected a file with one record" in done.stderr
    assert run("anchor", "examples/least.yaml").returncode == 3
    assert run("anchor", tmp_path / "nowhere.yaml").returncode == 2


def test_what_is_no_record_is_not_anchored(seed: Path) -> None:
    """A faulty record is reported with its line and gets no lock file.

    The others get theirs, and the exit code is 1.
    """
    other = seed.parent / "other.yaml"
    other.write_text(seed.read_text("utf-8").replace("status: reported", "status: sunny"), "utf-8")
    (seed.parent / "torn.yaml").write_bytes(b"format: [")
    done = run("anchor", other, seed.parent / "torn.yaml", seed)
    assert done.returncode == 1
    assert b"other.yaml:" in done.stdout + done.stderr
    assert b"torn.yaml:" in done.stdout + done.stderr
    assert sorted(path.name for path in seed.parent.glob("*.anchors.json")) == ["visit.anchors.json"]


def test_web_annotations_are_written_beside_the_lock(seed: Path) -> None:
    """--web-annotations also writes the anchors for other programs, to the named file."""
    out = seed.parent / "annotations.jsonld"
    assert run("anchor", seed, "--web-annotations", out).returncode == 0
    assert b"TextQuoteSelector" in out.read_bytes()


@pytest.mark.parametrize("words", ["", " \n "])
def test_a_fragment_of_nothing_is_refused(seed: Path, words: str) -> None:
    """A fragment of blanks is refused, because its digest would match anywhere."""
    done = run("anchor", seed, "--fragment", words)
    assert done.returncode == 2
    assert b"--fragment: expected words, not an empty text" in done.stderr


def test_a_fragment_needs_a_text(tmp_path: Path) -> None:
    """A fragment is refused without the text of a source, because its words cannot be verified."""
    done = run("anchor", "examples/least.yaml", "--fragment", "some words")
    assert done.returncode == 2
    assert b"no source text was found; give one with --source ID=FILE" in done.stderr


def test_records_without_a_text_are_listed_in_one_line(tmp_path: Path) -> None:
    """In a folder of many records, one line names those of whose sources no text was found."""
    least = (ROOT / "examples/least.yaml").read_text("utf-8")
    for number in range(7):
        (tmp_path / f"{number}.yaml").write_text(least.replace("id: fi-ee", f"id: fi-{number}-ee"), "utf-8")
    done = run("anchor", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode() == (
        "diplovisit: 7 records not anchored, because no source text was found: 0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml"
        " and 2 more; give texts with --source ID=FILE, or with `sources` in the settings\n"
    )
