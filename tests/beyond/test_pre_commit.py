"""pre-commit runs the hooks, as somebody has them who keeps records in a git repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplovisit import __version__
from tests.beyond.needed import package, program
from tests.cli.test_command import run
from tests.conftest import ROOT

pytestmark = [pytest.mark.beyond_python, pytest.mark.xdist_group("pre-commit")]

RECORD = "visits/aasland-kenya.yaml"
PreCommit = Callable[..., dict[str, str]]


def git(folder: Path, *arguments: str) -> None:
    """Runs git in a folder, without anybody's settings."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([*command, *arguments], cwd=folder, env=environment(), check=True, capture_output=True)


def environment(**more: str) -> dict[str, str]:
    """The variables of this process but those that tell git of another repository."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return clean | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | more


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the hooks: the project as it lies here, at a version, and not as it was committed last."""
    package("pre_commit")
    program("git")
    folder = tmp_path_factory.mktemp("hooks") / "diplovisit"
    folder.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("src", "schemas"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "The hooks")
    git(folder, "tag", f"v{__version__}")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, for all the tests here."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture
def records(tmp_path: Path, hooks: Path) -> Path:
    """A repository of records as `diplovisit init` begins it, with the hooks taken from here."""
    folder = tmp_path / "records"
    assert run("init", folder, "--kept-at", hooks.as_uri()).returncode == 0
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "The first record")
    return folder


@pytest.fixture
def pre_commit(records: Path, store: Path) -> PreCommit:
    """Runs pre-commit, and gives what became of each hook by its id, and the whole of it as `all`."""

    def run_it(*arguments: str) -> dict[str, str]:
        git(records, "add", ".")
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color=never", "--verbose", *arguments],
            cwd=records,
            env=environment(PRE_COMMIT_HOME=str(store)),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        told: dict[str, str] = {}
        for before, line in zip(["", *done.stdout.splitlines()], done.stdout.splitlines(), strict=False):
            if line.startswith("- hook id: "):
                told[line.removeprefix("- hook id: ")] = before.rsplit(".", 1)[-1].rsplit(")", 1)[-1]
        assert (done.returncode == 0) == ("Failed" not in told.values()), done.stdout + done.stderr
        return told | {"all": done.stdout}

    return run_it


def test_a_new_repository_passes(pre_commit: PreCommit) -> None:
    """Right after `diplovisit init` nothing is found, and nothing is changed."""
    told = pre_commit("--all-files")
    whole = told.pop("all")
    assert told == {"diplovisit-check": "Passed", "diplovisit-fmt": "Passed"}, whole
    assert "1 record checked: nothing found. Of 23 quotes, 23 were looked up" in whole


def test_a_record_with_an_error_stops_the_commit(records: Path, pre_commit: PreCommit) -> None:
    """The finding is shown once, with its line; what lays records out only names the file."""
    file = records / RECORD
    before, _, after = file.read_text("utf-8").partition("country: KE")
    file.write_text(f"{before}country: KEE{after}", "utf-8")
    told = pre_commit()
    assert (told["diplovisit-check"], told["diplovisit-fmt"]) == ("Failed", "Failed")
    assert told["all"].count(f"{RECORD}:{before.count(chr(10)) + 1}:") == 1
    assert told["all"].count("error[unknown-code]") == 1
    assert f"1 file not formatted: {RECORD}; `diplovisit check` says why" in told["all"]


def test_what_is_no_record_is_not_read_as_one(records: Path, pre_commit: PreCommit) -> None:
    """Anchors alone concern the check, and not the layout; a workflow and settings of a site concern neither."""
    anchors = records / "visits/aasland-kenya.anchors.json"
    anchors.write_text(anchors.read_text("utf-8").rstrip("\n"), "utf-8")
    told = pre_commit()
    assert (told["diplovisit-check"], told["diplovisit-fmt"]) == ("Passed", "Skipped")
    git(records, "commit", "--quiet", "--no-verify", "--message", "Anchors")
    (records / ".github/workflows/more.yml").write_text("on: push\n")
    (records / "mkdocs.yml").write_text("site_name: Visits\n")
    told = pre_commit()
    assert {told[hook] for hook in told if hook != "all"} == {"Skipped"}


def test_what_shows_only_side_by_side_is_found(records: Path, pre_commit: PreCommit) -> None:
    """One id twice is found, once, although each record is right by itself."""
    shutil.copy(records / RECORD, records / "visits/again.yaml")
    told = pre_commit()
    assert told["diplovisit-check"] == "Failed"
    assert told["all"].count("[record-id-twice]") == 1


def test_files_of_other_programs_in_the_folder_are_left(records: Path, pre_commit: PreCommit) -> None:
    """A tsconfig.json and a compose file in the folder of records fail nothing, and are not changed."""
    others = {"tsconfig.json": b'{"a": true,} // x\n', "compose.yml": b"services:\n\tweb: {image:  x }\n"}
    for name, data in others.items():
        (records / "visits" / name).write_bytes(data)
    told = pre_commit()
    assert {told[hook] for hook in told if hook != "all"} == {"Passed"}, told["all"]
    assert {name: (records / "visits" / name).read_bytes() for name in others} == others


def test_a_record_is_laid_out(records: Path, pre_commit: PreCommit) -> None:
    """JSON on one line becomes a field a line, which pre-commit tells; the second time nothing is left to do."""
    file = records / "visits/least.json"
    file.write_bytes(run("export", "examples/least.yaml", "--to", "json").stdout)
    told = pre_commit()
    assert (told["diplovisit-check"], told["diplovisit-fmt"]) == ("Passed", "Failed")
    assert "files were modified by this hook" in told["all"]
    assert file.read_text("utf-8").startswith('{\n  "format": 1,\n')
    assert pre_commit()["diplovisit-fmt"] == "Passed"


def use_hooks_shown(records: Path, word: str) -> None:
    """Configures the hooks as that part of the comment at the top of the hooks shows them which has the word."""
    config = records / ".pre-commit-config.yaml"
    shown = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    (part,) = [part for part in shown.split("\n#\n") if part.startswith("#         - id:") and word in part]
    lines = [line.removeprefix("#   ") for line in part.splitlines() if line.startswith("#       ")]
    head = config.read_text("utf-8").partition("      - id:")[0]
    config.write_text(head + "\n".join(lines) + "\n", "utf-8")


def test_records_may_lie_elsewhere(records: Path, pre_commit: PreCommit) -> None:
    """`files` and `args` at the hooks say where, as the comment at the top of the hooks shows it."""
    use_hooks_shown(records, "diary")
    (records / "visits").rename(records / "diary")
    told = pre_commit()
    assert (told["diplovisit-check"], told["diplovisit-fmt"]) == ("Passed", "Passed"), told["all"]
    file = records / "diary/aasland-kenya.yaml"
    file.write_text(file.read_text("utf-8").replace("country: KE", "country: KEE"), "utf-8")
    assert pre_commit()["diplovisit-check"] == "Failed"


def test_changed_records_alone_may_be_checked(records: Path, pre_commit: PreCommit) -> None:
    """With `pass_filenames`, as the comment at the top of the hooks shows it, only changed records are checked."""
    use_hooks_shown(records, "pass_filenames")
    assert pre_commit("--all-files")["diplovisit-check"] == "Passed"
    shutil.copy(records / RECORD, records / "visits/again.yaml")
    told = pre_commit()
    assert told["diplovisit-check"] == "Passed"
    assert "1 record checked" in told["all"]
