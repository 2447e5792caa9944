"""`diff`: what is compared, what is reported, and the exit codes."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.files.test_revisions import git

LEAST = ROOT / "examples/least.yaml"
MOVED = "Estonia: moved from 7–8 April 2025 to 14–15 April 2025, a week later"


def _record(file: Path, *spoils: tuple[str, str]) -> Path:
    """The smallest record, with some texts replaced."""
    text = LEAST.read_text("utf-8")
    for was, becomes in spoils:
        assert was in text
        text = text.replace(was, becomes)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


LATER = ("2025-04-07/2025-04-08", "2025-04-14/2025-04-15")
OTHER = ("id: fi-ee-virtanen-talks", "id: fi-ee-virtanen-return")


def test_two_files(tmp_path: Path) -> None:
    """Changes are reported, and that the revision was not raised; the exit code is 0."""
    old, new = _record(tmp_path / "a.yaml"), _record(tmp_path / "b.yaml", LATER)
    done = run("diff", old, new)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (
        "changed: Special Envoy Aino Virtanen visits Estonia (fi-ee-virtanen-talks)\n"
        f"  dates        {MOVED}\n"
        "  warning      the revision was not raised: it is still 1\n"
        "\n"
        "1 record changed.\n"
    )


@pytest.mark.parametrize(
    ("more", "spoils", "code"),
    [
        (("--exit-code",), (LATER,), 1),
        (("--exit-code",), (), 0),
        (("--exit-code", "--only", "status"), (LATER,), 0),
        (("--exit-code", "--only", "dates, status"), (LATER,), 1),
        (("--exit-code", "--output-format", "json"), (LATER,), 1),
        (("--exit-code", "--output-format", "markdown"), (LATER,), 1),
        ((), (("status: announced", "status: anounced"),), 1),
        (("--only", "dats"), (), 2),
        (("--only", ""), (), 2),
    ],
)
def test_exit_codes(tmp_path: Path, more: tuple[str, ...], spoils: tuple[tuple[str, str], ...], code: int) -> None:
    """The exit code is 0, or 1 for a change with --exit-code and for an unreadable record, or 2 for a wrong word."""
    old, new = _record(tmp_path / "a.yaml"), _record(tmp_path / "b.yaml", *spoils)
    assert run("diff", *more, old, new).returncode == code


def test_layout_and_format_are_no_change(tmp_path: Path) -> None:
    """A record in YAML and the same record in JSON have no change."""
    (tmp_path / "a.json").write_bytes(run("export", LEAST, "--to", "json").stdout)
    done = run("diff", LEAST, tmp_path / "a.json", "--exit-code")
    assert (done.returncode, done.stdout) == (0, b"Nothing changed.\n")


def test_two_files_with_other_ids_are_compared(tmp_path: Path) -> None:
    """Two named files are compared despite their ids, with a note that a calendar has two visits."""
    old, new = _record(tmp_path / "a.yaml"), _record(tmp_path / "b.yaml", OTHER)
    output = run("diff", old, new).stdout.decode()
    assert "the id is fi-ee-virtanen-return (was fi-ee-virtanen-talks)" in output
    assert "not raised" not in output


def test_two_folders(tmp_path: Path) -> None:
    """Records are matched by their ids, whatever the names of their files; new and removed ones are named."""
    old, new = tmp_path / "old", tmp_path / "new"
    _record(old / "a.yaml")
    _record(old / "gone.yaml", OTHER)
    _record(new / "renamed.yaml", LATER)
    _record(new / "new.yaml", ("id: fi-ee-virtanen-talks", "id: fi-ee-virtanen-third"))
    output = run("diff", old, new).stdout.decode()
    assert MOVED in output
    assert (
        "added: Special Envoy Aino Virtanen visits Estonia (fi-ee-virtanen-third)\n  Estonia, 7–8 April 2025; announced\n"
        in output
    )
    assert "removed: Special Envoy Aino Virtanen visits Estonia (fi-ee-virtanen-return)" in output
    assert output.endswith("1 record changed, 1 added, 1 removed.\n")


def test_a_record_that_cannot_be_read_is_reported_and_the_others_compared(tmp_path: Path) -> None:
    """An unreadable record is reported as by `check`, and not as removed; json and markdown contain it."""
    old, new = tmp_path / "old", tmp_path / "new"
    _record(old / "a.yaml")
    _record(old / "b.yaml", OTHER)
    _record(new / "a.yaml", LATER)
    _record(new / "b.yaml", OTHER, ("status: announced", "status: anounced"))
    (new / "c.yaml").write_bytes(b"format: 1\nid: c\n\x00")
    (new / "tsconfig.json").write_bytes(b"{// of another program\n}")
    done = run("diff", old, new)
    assert done.returncode == 1
    assert MOVED in done.stdout.decode()
    assert b"removed" not in done.stdout
    assert done.stdout.endswith(b"1 record changed; 2 records could not be read.\n")
    assert b"b.yaml:7:9: error[unknown-word]" in done.stderr
    report = json.loads(run("diff", old, new, "--output-format", "json").stdout)
    assert report["unread"][0]["rule"] == "unknown-word"
    assert b"### Could not be read" in run("diff", old, new, "--output-format", "markdown").stdout


def test_many_records_in_one_file(tmp_path: Path) -> None:
    """A file of JSON Lines is compared record by record."""
    old, new = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    lines = run("export", "examples", "--to", "jsonl").stdout.splitlines(keepends=True)
    old.write_bytes(b"".join(lines))
    new.write_bytes(b"".join(reversed(lines[1:])))
    output = run("diff", old, new).stdout.decode()
    assert output.startswith("removed: ")
    assert output.endswith("\n1 record removed.\n")


def test_nothing_to_compare(tmp_path: Path) -> None:
    """Two folders without records exit with 3; a missing path and an unknown format exit with 2."""
    (tmp_path / "a").mkdir()
    assert run("diff", tmp_path / "a", tmp_path / "a").returncode == 3
    done = run("diff", LEAST, "examples/leest.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith(
        b"diplovisit: error: examples/leest.yaml: is not a file or folder, and there is no such revision"
    )
    (tmp_path / "a.txt").write_bytes(b"x")
    done = run("diff", LEAST, tmp_path / "a.txt")
    assert done.returncode == 2
    assert b"unknown file type" in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git was not found")
class TestRevisions:
    """Revisions, in a repository with two of them and an uncommitted change."""

    @pytest.fixture(autouse=True)
    def _repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = tmp_path
        monkeypatch.chdir(tmp_path)
        git(tmp_path, "init", "-q")
        _record(tmp_path / "visits/a.yaml")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "first")
        _record(tmp_path / "visits/a.yaml", LATER)
        _record(tmp_path / "drafts/b.yaml", OTHER)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "second")
        _record(tmp_path / "visits/a.yaml", LATER, ("status: announced", "status: cancelled"))

    def _output(self, *words: str) -> str:
        done = run("diff", *words, cwd=self.root)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        return done.stdout.decode()

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("HEAD~1 HEAD -- visits/", "dates"),
            ("HEAD~1 HEAD visits", "dates"),
            ("HEAD~1..HEAD visits", "dates"),
            ("HEAD~1.. visits", "dates"),
            ("HEAD~1...HEAD visits", "dates"),
            ("HEAD~1... visits", "dates"),
            ("...HEAD~1", ""),
            ("HEAD~1...HEAD -- drafts", "added"),
            ("visits/../drafts", ""),
            ("HEAD~1 HEAD", "dates added"),
            ("HEAD~1 HEAD -- drafts visits/a.yaml", "dates added"),
            ("HEAD -- visits", "status"),
            ("HEAD", "status"),
            ("HEAD~1", "status dates added"),
            ("visits", "status"),
            ("visits/a.yaml", "status"),
            ("HEAD~1:visits/a.yaml", "status dates"),
            ("HEAD~1:visits/a.yaml HEAD:visits/a.yaml", "dates"),
            ("HEAD~1:visits visits", "status dates"),
            ("HEAD~1:./visits/a.yaml visits/a.yaml", "status dates"),
            ("HEAD -- drafts", ""),
        ],
    )
    def test_what_is_compared_with_what(self, words: str, expected: str) -> None:
        """Revisions, the working tree, a path in a revision and a file can be compared, at some paths or everywhere."""
        output = self._output(*words.split())
        results = [word for word in ("status", "dates") if f"\n  {word} " in output]
        results += ["added"] if "\nadded: " in output or output.startswith("added: ") else []
        assert " ".join(results) == expected

    def test_a_folder_below_is_looked_at_from_there(self) -> None:
        """Paths are relative to the current folder; revisions without a path are compared as a whole, as in git."""
        done = run("diff", "HEAD~1", "HEAD", cwd=self.root / "drafts")
        assert done.stdout.endswith(b"1 record changed, 1 added.\n")
        done = run("diff", "HEAD~1", "HEAD", ".", cwd=self.root / "drafts")
        assert done.stdout.endswith(b"\n1 record added.\n")
        done = run("diff", "HEAD~1:./a.yaml", "a.yaml", cwd=self.root / "visits")
        assert b"now cancelled" in done.stdout

    @pytest.mark.parametrize("words", ["main/talks...side", "main/talks...side visits", "main/talks...side -- visits"])
    def test_three_dots_are_what_a_branch_changed(self, words: str) -> None:
        """A...B is what B changed since both parted, as git has it, whatever A changed; names may have slashes."""
        git(self.root, "stash")
        git(self.root, "branch", "-m", "main/talks")
        git(self.root, "checkout", "-qb", "side", "HEAD~1")
        _record(self.root / "visits/c.yaml", ("id: fi-ee-virtanen-talks", "id: fi-ee-virtanen-third"))
        git(self.root, "add", ".")
        git(self.root, "commit", "-qm", "aside")
        git(self.root, "checkout", "-q", "main/talks")
        assert git(self.root, "diff", "--name-only", "main/talks...side") == "visits/c.yaml\n"
        output = self._output(*words.split())
        assert output.startswith("added: ")
        assert output.endswith("\n1 record added.\n")
        assert "1 record changed, 1 added, 1 removed." in self._output("main/talks..side")

    def test_a_file_that_is_gone_is_removed(self) -> None:
        """A file that is only in the revision is reported as removed; `--` marks a name as a path."""
        (self.root / "visits/a.yaml").unlink()
        assert self._output("HEAD", "--", "visits/a.yaml").startswith("removed: ")

    def test_a_folder_with_the_name_of_a_branch(self) -> None:
        """`--` distinguishes a folder from a branch of the same name."""
        git(self.root, "branch", "visits", "HEAD~1")
        assert "dates" in self._output("visits", "HEAD", "--", "visits")

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("HEAD~7 HEAD", "HEAD~7: is not a file or folder, and there is no such revision"),
            ("HEAD~1...nope", "nope: there is no such revision"),
            ("visits/../nope", "visits/../nope: is not a file or folder, and is a range"),
            ("../nope", "../nope: is not a file or folder, and is a range"),
            ("HEAD -- nowhere", "nowhere: no such file, and no such folder with records, on either side"),
            ("HEAD -- ../elsewhere", "is outside the repository"),
            ("HEAD -- -rf", "-rf: no such file"),
            ("nope -- visits", "nope: there is no such revision"),
            ("HEAD:nope.yaml visits", "HEAD has no such file, and no such folder with records"),
            ("nope:visits visits", "nope: there is no such revision"),
            (":visits visits", "is not a revision name"),
            ("visits HEAD", "expected two files or folders, or one or two revisions followed by paths"),
            ("visits drafts visits", "expected two files or folders"),
            ("HEAD HEAD HEAD", "expected two files or folders"),
        ],
    )
    def test_what_is_not_there_is_one_line(self, words: str, message: str) -> None:
        """A missing revision or path is reported in one line; nothing is printed, and the exit code is 2."""
        done = run("diff", *words.split(), cwd=self.root)
        assert (done.returncode, done.stdout) == (2, b"")
        assert message in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1

    @pytest.mark.parametrize("word", ["-x", "--output=stolen", "--exec=touch stolen", "-c"])
    def test_nothing_that_looks_like_an_option_reaches_git(self, word: str) -> None:
        """A name that begins with a hyphen is refused before git is run."""
        for words in ((word, "HEAD"), ("HEAD", word), (f"{word}:visits/a.yaml", "visits")):
            assert run("diff", *words, cwd=self.root).returncode == 2
        assert not (self.root / "stolen").exists()

    def test_a_title_gives_no_orders(self) -> None:
        """Control characters of a title or a file name are printed as visible escapes."""
        title = "::error::x \\u202e ##[add-mask]a"
        _record(
            self.root / "visits/a.yaml", ("title: Special", f'title: "{title}'), ("visits Estonia", 'visits Estonia"')
        )
        (self.root / "visits/\x1b[31m.yaml").write_bytes(b"format: 1\nid: x\n")
        for format in ("text", "markdown", "json"):
            done = run("diff", "HEAD", "--output-format", format, cwd=self.root)
            for line in (done.stdout + done.stderr).decode().split("\n"):
                assert not line.lstrip().startswith("::")
                assert "\x1b" not in line
                assert "\u202e" not in line
                assert "##[" not in line


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_record_that_cannot_be_read_is_not_called_unchanged(tmp_path: Path, format: str) -> None:
    """If the only record that differs cannot be read, the report does not say that nothing changed."""
    old, new = _record(tmp_path / "a.yaml"), _record(tmp_path / "b.yaml", ("status: announced", "status: anounced"))
    done = run("diff", old, new, "--output-format", format)
    assert done.stdout.endswith(b"1 record could not be read; nothing else changed.\n")


@pytest.mark.parametrize(("blank", "shown"), [("\u00a0", "\\xa0"), ("\u2009", "\\u2009"), ("  ", "  ")])
def test_a_change_of_white_space_is_visible(tmp_path: Path, blank: str, shown: str) -> None:
    """If two texts differ only in white space, the sentence shows which."""
    old = _record(tmp_path / "a.yaml")
    new = _record(tmp_path / "b.yaml", ("office: Special Envoy", f"office: Special{blank}Envoy"))
    assert f"office: “Special{shown}Envoy” (was “Special Envoy”)" in run("diff", old, new).stdout.decode()
