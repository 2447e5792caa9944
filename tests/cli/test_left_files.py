"""In a walked folder, `check --fix`, `check --diff` and `fmt` leave other files unchanged, and report them."""

import json
from pathlib import Path

import pytest

from diplovisit import load, unstructure
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.fixes.test_table import YAML

OTHERS: dict[str, bytes] = {
    "tsconfig.json": b'{\n  "compilerOptions": {"strict": true,},\n  // a comment\n}\n',
    "package.json": b'{"name": "x", "version": "1.0.0",}\n',
    "compose.yaml": b"services:\n\tweb:\n\t\timage: x\n",
    "workflow.yml": b"on: push \njobs: {build: {runs-on: x}}\n",
    "mark.yaml": b"\xef\xbb\xbfservices: {}\n",
    "events.jsonl": b'{"event": 1,}\n{"event": 2,}\n',
    "list.json": b'[{"format": 1, "id": "a",},]\n',
    "id-alone.json": b'{"id": "a",}\n',
    "deeper.json": b'{"record": {"format": 1, "id": "a",},}\n',
    "visit.draft.json": b'{"id": "draft", "title": "A visit",}\n',
    "openapi.yaml": b"openapi: 3.1.0\ninfo: {title:  x }\n",
    "quoted.json": b'{"text": "format: 1, id: 2",}\n',
}
UNTIDY = YAML.replace("title: An envoy", "title: An  envoy").encode()
TIDY = YAML.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a fixable record, among files of other programs."""
    for name, data in OTHERS.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "visit.yaml").write_bytes(UNTIDY)
    return tmp_path


def _others(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OTHERS}


def test_a_fix_in_a_folder_changes_records_alone(folder: Path) -> None:
    """The record is fixed, every other file is unchanged, and a line reports that."""
    done = run("check", "--fix", ".", cwd=folder)
    assert (folder / "visit.yaml").read_bytes() == TIDY
    assert _others(folder) == OTHERS
    first = ", ".join(sorted(OTHERS)[:5])
    output = f"diplovisit: note: 12 files skipped, because they have no `format` and `id`: {first} and 7 more; to"
    assert output in done.stderr.decode()
    assert (done.returncode, done.stdout) == (0, b"1 record checked: nothing found.\n")
    assert b"fixed 1 finding in 1 file" in done.stderr


def test_a_diff_of_a_folder_shows_records_alone(folder: Path) -> None:
    """`--diff` shows exactly what `--fix` would do."""
    done = run("check", "--diff", ".", cwd=folder)
    assert done.returncode == 1
    assert [line for line in done.stdout.decode().splitlines() if line.startswith("---")] == ["--- visit.yaml"]
    assert b"12 files not changed: they have no `format` and `id`" in done.stderr
    assert (folder / "visit.yaml").read_bytes() == UNTIDY


@pytest.mark.parametrize("name", ["tsconfig.json", "package.json", "events.jsonl", "mark.yaml", "quoted.json"])
@pytest.mark.parametrize("beside", [(), (".",)], ids=["alone", "beside its folder"])
def test_a_file_that_is_named_is_fixed_whatever_it_is(folder: Path, name: str, beside: tuple[str, ...]) -> None:
    """A named file is fixed even if its folder is named too, as pre-commit names files."""
    run("check", "--fix", name, *beside, cwd=folder)
    assert _others(folder) | {name: b""} == OTHERS | {name: b""}
    assert (folder / name).read_bytes() != OTHERS[name]


def test_a_file_that_is_named_by_a_link_is_fixed(folder: Path) -> None:
    """A named link and its target are the same file."""
    (folder / "link.json").symlink_to("package.json")
    run("check", "--fix", "link.json", ".", cwd=folder)
    assert (folder / "package.json").read_bytes() != OTHERS["package.json"]
    assert (folder / "tsconfig.json").read_bytes() == OTHERS["tsconfig.json"]


def test_a_link_in_a_folder_leads_to_nothing_that_is_changed(folder: Path) -> None:
    """The target of a link that was found in a folder is not changed unless it is a record."""
    (folder / "notes.txt").write_bytes(b'{"a": 1,}\n')
    (folder / "notes.json").symlink_to("notes.txt")
    run("check", "--fix", ".", cwd=folder)
    assert (folder / "notes.txt").read_bytes() == b'{"a": 1,}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'{"format": 1, "id": "a",}\n', b'{"format": 1, "id": "a"}\n'),
        (b'// ours\n{"format": 1, "id": "a",}\n', b'// ours\n{"format": 1, "id": "a"}\n'),
        (b'\xef\xbb\xbf{"format": 1, "id": "a"}\n', b'{"format": 1, "id": "a"}\n'),
    ],
)
def test_a_record_with_a_fault_of_syntax_is_fixed(tmp_path: Path, before: bytes, after: bytes) -> None:
    """Invalid JSON is a record if `format` and `id` are found at its top level."""
    (tmp_path / "visit.json").write_bytes(before)
    run("check", "--fix", ".", cwd=tmp_path)
    assert (tmp_path / "visit.json").read_bytes() == after


def test_a_record_whose_format_is_in_quotes_is_counted_and_fixed(tmp_path: Path) -> None:
    """A record whose only fault is `format: "1"` counts as a record, and a fix of its folder removes the quotes."""
    (tmp_path / "visit.yaml").write_bytes(TIDY.replace(b"format: 1", b'format: "1"'))
    done = run("check", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, b"1 record checked: 1 error.")
    run("check", "--fix", ".", cwd=tmp_path)
    assert (tmp_path / "visit.yaml").read_bytes() == TIDY


def test_a_lock_file_that_is_named_has_one_finding(folder: Path) -> None:
    """A lock file that is checked as a record is called a lock file, and its fields are not listed."""
    lock = ROOT / "seeds/misri-russia/visit.anchors.json"
    done = run("check", lock, "--output-format", "concise", cwd=folder)
    assert done.stdout.decode().splitlines()[0].endswith("error[not-a-record] this is a lock file, not a record")
    assert done.stdout.count(b"error[") == 1


def test_lines_that_are_records_are_fixed_among_others(folder: Path) -> None:
    """In JSON Lines, each line is a separate document."""
    lines = [b'{"event": 1,}', b'{"format": 1, "id": "a",}', b"", b'{"format": 1,}', b"{torn"]
    file = folder / "mixed.jsonl"
    file.write_bytes(b"\n".join(lines))
    done = run("check", "--fix", ".", cwd=folder)
    lines[1] = b'{"format": 1, "id": "a"}'
    assert file.read_bytes() == b"\n".join(lines)
    assert b"diplovisit: 3 lines of mixed.jsonl not changed: they have no `format` and `id`\n" in done.stderr


def test_a_lock_file_that_is_named_is_a_file_as_any_other(tmp_path: Path) -> None:
    """A lock file has no id, and walking a folder skips it."""
    lock = tmp_path / "visit.anchors.json"
    lock.write_bytes(b'{"format": 1, "record": "a",}\n')
    assert run("check", "--fix", ".", cwd=tmp_path).returncode == 3
    assert lock.read_bytes() == b'{"format": 1, "record": "a",}\n'
    run("check", "--fix", lock.name, cwd=tmp_path)
    assert lock.read_bytes() == b'{"format": 1, "record": "a"}\n'


@pytest.mark.parametrize("arguments", [(), ("--check",), ("--diff",)], ids=str)
def test_fmt_of_a_folder_mentions_what_is_not_a_record(folder: Path, arguments: tuple[str, ...]) -> None:
    """A file that is not a record does not change the exit code."""
    (folder / "visit.yaml").write_bytes(TIDY)
    run("fmt", "visit.yaml", cwd=folder)
    done = run("fmt", *arguments, ".", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"diplovisit: 12 files not changed: they have no `format` and `id`: ")
    assert done.stderr.count(b"\n") == 1
    assert _others(folder) == OTHERS


def test_fmt_says_what_is_wrong_with_a_record_and_with_a_file_that_is_named(folder: Path) -> None:
    """A faulty record, a faulty named file and a faulty line of records are errors."""
    assert b"malformed-json" in run("fmt", "--check", "package.json", cwd=folder).stderr
    for name, data in (("a.json", b'{"format": 1, "id": "a",}'), ("b.jsonl", b'{"format": 1, "id": "b"}\n{"x": 1}\n')):
        (folder / name).write_bytes(data)
        done = run("fmt", ".", cwd=folder)
        assert (done.returncode, (folder / name).read_bytes()) == (1, data)
        assert name.encode() in done.stderr
        (folder / name).unlink()


def test_fmt_of_a_folder_without_records_says_both(tmp_path: Path) -> None:
    """A folder without records has its exit code, and its other files are mentioned."""
    (tmp_path / "package.json").write_bytes(OTHERS["package.json"])
    done = run("fmt", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert b"1 file not changed: it has no `format` and `id`: package.json\n" in done.stderr


def test_the_counts_of_a_check_are_honest(folder: Path) -> None:
    """A file of a folder that is not a record is passed over; one that is named is an error, and is counted apart."""
    for more, counts in (((), (0, 1, 0)), (("package.json", "events.jsonl"), (1, 1, 3))):
        done = run("check", ".", *more, "--output-format", "json", cwd=folder)
        summary = json.loads(done.stdout)["summary"]
        assert (done.returncode, summary["records"], summary["not_records"]) == counts
        assert f"{12 - len(more)} files skipped".encode() in done.stderr
    shown = run("check", ".", "package.json", "events.jsonl", cwd=folder).stdout.decode().splitlines()[-1]
    assert shown.startswith("1 record checked: ")
    assert "3 documents without format and id are not counted as records." in shown


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_is_not_a_record_alone_fails_a_check(folder: Path, jobs: str) -> None:
    """A single file that is not a record fails the check, even if the rule is ignored."""
    done = run("check", "package.json", "-j", jobs, cwd=folder)
    assert done.returncode == 1
    assert b"0 records checked: 1 error. 1 document without format and id is not counted as a record.\n" in done.stdout
    done = run("check", "package.json", "--ignore", "all", "-j", jobs, cwd=folder)
    assert (done.returncode, done.stdout.decode().split(".")[0]) == (1, "0 records checked: nothing found")
    assert b"1 document was not checked, and no selected rule reports it: package.json" in done.stderr


def test_standard_input_is_named(tmp_path: Path) -> None:
    """Standard input counts as a named file."""
    done = run("check", "--diff", "-", stdin=OTHERS["package.json"], cwd=tmp_path)
    assert b'+{"name": "x", "version": "1.0.0"}' in done.stdout


def test_a_record_in_any_format_is_counted(folder: Path) -> None:
    """A record that is read counts as a record, also as a line."""
    record = unstructure(load(folder / "visit.yaml"))
    (folder / "more.jsonl").write_text(json.dumps(record | {"id": "x"}) + "\n" + json.dumps(record | {"id": "y"}))
    done = run("check", "visit.yaml", "more.jsonl", "--no-across", "--output-format", "json", cwd=folder)
    assert json.loads(done.stdout)["summary"]["records"] == 3
