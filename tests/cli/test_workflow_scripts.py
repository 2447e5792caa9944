"""The scripts of the workflow that `init` writes: what changed becomes one comment, and nothing in it is a command."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplovisit import __version__
from diplovisit.pipeline.init_repository import init_repository
from tests.conftest import ROOT
from tests.files.test_revisions import git

pytestmark = pytest.mark.skipif(not shutil.which("git") or not shutil.which("bash"), reason="git or bash is not there")

JOBS: dict[str, Any] = yaml.safe_load(
    init_repository(ci="github", version=__version__)[".github/workflows/records.yml"]
)["jobs"]
MARK = "<!-- diplovisit: what changed -->"
STAND_IN = """#!/bin/bash
printf '%s\\n' "$*" >> said
case "$*" in *--paginate*) cat comments;; *) cat > body;; esac
"""


def script_of(job: str, name: str) -> str:
    """The script of a step."""
    (script,) = [step["run"] for step in JOBS[job]["steps"] if step.get("name") == name]
    return str(script)


def run_script(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as GitHub does: with -e and, as no shell is named, without pipefail."""
    path = f"{folder / 'bin'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(folder), **variables}
    command = ["bash", "--noprofile", "--norc", "-e", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a stand-in for `gh`, which has no comment to list."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(STAND_IN, "utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "comments").write_text("")
    return tmp_path


def _comment(desk: Path, text: str) -> list[str]:
    variables = {"COMMENTS": "repos/a/b/issues/7/comments", "COMMENT": "repos/a/b/issues/comments", "TEXT": text}
    done = run_script(script_of("comment", "Comment"), desk, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return (desk / "said").read_text("utf-8").splitlines()


def test_what_changed_is_posted(desk: Path) -> None:
    """The first time, the text is posted behind a mark, unchanged, and nothing in it is run."""
    text = "### $(touch hurt) `touch hurt`\n\n- '\"; touch hurt; \\ %s @file"
    _, post = _comment(desk, text)
    assert post == "api --silent --method POST repos/a/b/issues/7/comments -F body=@-"
    assert (desk / "body").read_text("utf-8") == f"{MARK}\n{text}\n"
    assert not (desk / "hurt").exists()


def test_the_comment_of_before_is_replaced(desk: Path) -> None:
    """The comment with the mark is replaced, even when nothing is changed any more; of several, the first is."""
    (desk / "comments").write_text("101\n202\n")
    _, patch = _comment(desk, "Nothing changed.")
    assert patch == "api --silent --method PATCH repos/a/b/issues/comments/101 -F body=@-"


def test_without_changes_nobody_is_bothered(desk: Path) -> None:
    """Without a comment of before, no change makes no comment."""
    (listing,) = _comment(desk, "Nothing changed.")
    assert listing.startswith("api --paginate repos/a/b/issues/7/comments --jq ")


def test_what_a_pull_request_changes_is_described(desk: Path) -> None:
    """The merge is compared with the branch that it goes into; the text is the output and the summary of the job."""
    (desk / "visits").mkdir()
    record = desk / "visits/a.yaml"
    shutil.copy(ROOT / "examples/least.yaml", record)
    git(desk, "init", "-q", "-b", "main")
    git(desk, "add", "visits")
    git(desk, "commit", "-qm", "first")
    git(desk, "checkout", "-qb", "side")
    title = "title: 'EOF @desk `x` \\n'"
    record.write_text(record.read_text("utf-8").replace("title: Special Envoy Aino Virtanen visits Estonia", title))
    (desk / "visits/torn.yaml").write_text("format: 1\nid: torn\n", "utf-8")
    git(desk, "add", "visits")
    git(desk, "commit", "-qm", "aside")
    git(desk, "checkout", "-q", "main")
    git(desk, "commit", "-qm", "meanwhile", "--allow-empty")
    git(desk, "merge", "-q", "--no-ff", "-m", "merge", "side")
    files = {"GITHUB_OUTPUT": str(desk / "output"), "GITHUB_STEP_SUMMARY": str(desk / "summary")}
    done = run_script(script_of("changes", "Describe the changes"), desk, **files)
    assert done.returncode == 0, done.stderr
    text = (desk / "summary").read_text("utf-8")
    assert "EOF \\@<!-- -->desk" in text
    assert "### Could not be read" in text
    first, *lines, last = (desk / "output").read_text("utf-8").splitlines()
    assert first == f"text<<{last}"
    assert "\n".join(lines) + "\n" == text
    assert last not in text


def test_only_the_job_that_comments_may_write() -> None:
    """The job that runs our code may not write, and the job that may write runs nothing of ours and checks nothing out."""
    assert "permissions" not in JOBS["changes"]
    assert JOBS["comment"]["permissions"] == {"pull-requests": "write"}
    (step,) = JOBS["comment"]["steps"]
    assert "${{" not in step["run"]
    assert "diplovisit " not in step["run"]
