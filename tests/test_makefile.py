"""`make demo` and `make test` install their packages once, say so, and leave no partial environment.

uv is replaced by a script that records its calls, so that nothing is downloaded.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.at_length,
    pytest.mark.not_measured,
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed"),
]

UV = """#!/bin/sh
echo "uv $*" >> calls
if [ -e fail ]; then exit 1; fi
if [ -e hang ]; then echo "$$ $PPID" > started; exec sleep 1000; fi
"""
PYTHON_OF_VENV = """#!/bin/sh
echo "$PIP_CONSTRAINT $PIP_BUILD_CONSTRAINT python $*" >> calls
"""
OLD_PYTHON = """#!/bin/sh
if [ "$1" = --version ]; then echo "Python 3.8.18"; else exit 1; fi
"""


class Project:
    """A copy of the files that the set-up reads, in its own folder, with a PATH that has no other uv."""

    def __init__(self, folder: Path, programs: Path, *, uv: bool = True) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        (folder / "requirements").mkdir(parents=True)
        (folder / "examples").mkdir()
        (folder / "examples" / "demo.py").write_text("print('demo')\n")
        for name in ("Makefile", "pyproject.toml", "uv.lock"):
            shutil.copy(ROOT / name, folder / name)
        for path in (ROOT / "requirements").glob("*.*"):
            shutil.copy(path, folder / "requirements")
        programs.mkdir()
        for name in ("sh", "make", "head", "sed", "sleep", "touch"):
            (programs / name).symlink_to(shutil.which(name) or f"/bin/{name}")
        if uv:
            executable(programs / "uv", UV)
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "UV_"))}
        self.environment = {**clean, "PATH": str(programs), "PYTHON": sys.executable, "PIP_NO_INDEX": "1"}
        self.environment.pop("PIP_FIND_LINKS", None)

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Starts make in a session of its own, as under a terminal."""
        return subprocess.Popen(
            ["make", *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def make(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Runs make until it ends."""
        started = self.start(*words)
        out, err = started.communicate()
        return subprocess.CompletedProcess(words, started.returncode, out, err)

    def calls(self) -> list[str]:
        """Returns the calls of uv, or of the Python in .venv, since the last query."""
        file = self.folder / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def hang(self) -> None:
        """Makes the next run of uv hang."""
        (self.folder / "hang").touch()
        os.mkfifo(self.folder / "started")

    def hanging(self) -> tuple[int, int]:
        """Waits until uv hangs, and returns its process id and that of its parent."""
        uv, parent = (self.folder / "started").read_text().split()
        (self.folder / "hang").unlink()
        (self.folder / "started").unlink()
        return int(uv), int(parent)


def executable(path: Path, text: str) -> None:
    """Writes an executable script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def is_running(process: int) -> bool:
    """Whether a process exists and is not a zombie, because its parent may not have waited for it yet."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    """Makes a project in a folder whose name has a blank."""
    return Project(tmp_path / "a project", tmp_path / "programs")


@pytest.fixture(name="without_uv")
def _without_uv(tmp_path: Path) -> Project:
    """Makes a project without uv, with a .venv whose Python records its calls."""
    project = Project(tmp_path / "a project", tmp_path / "programs", uv=False)
    executable(project.venv / "bin" / "python", PYTHON_OF_VENV)
    return project


def test_demo_installs_the_core_once_and_says_so_in_one_line(project: Project) -> None:
    """The first demo installs the core and says so in one line; the second installs nothing and prints nothing about it."""
    first, second = project.make("demo"), project.make("demo")
    assert re.fullmatch(r"installing the core into \.venv \(10 packages, about \d+ MB; .*\)\ndemo\n", first.stdout)
    assert (second.returncode, second.stdout, second.stderr) == (0, "demo\n", "")
    (call,) = project.calls()
    assert "--group" not in call


def test_test_adds_to_the_core_and_demo_takes_nothing_away(project: Project) -> None:
    """The tests add packages to the core, and a later demo removes none: each has a marker, and uv runs with --inexact."""
    project.make("demo")
    output = project.make(".venv/.test").stdout
    assert re.fullmatch(r"installing what the tests need into \.venv \(about \d+ more packages, \d+ MB; .*\)\n", output)
    assert project.make("demo").stdout == "demo\n"
    assert project.make(".venv/.test").returncode == 0
    core, test = project.calls()
    assert "--inexact" in core
    assert "--inexact" in test
    assert "--group=test --group=lint" in test


def test_a_change_of_what_is_needed_installs_again_and_removes_nothing(project: Project) -> None:
    """After a change of pyproject.toml, demo installs only the core again, and the tests install their packages."""
    project.make("demo", ".venv/.test")
    project.calls()
    for marker in (".core", ".test"):
        os.utime(project.venv / marker, (1, 1))
    project.make("demo")
    assert [("--inexact" in call, "--group" in call) for call in project.calls()] == [(True, False)]
    project.make(".venv/.test")
    assert [("--inexact" in call, "--group" in call) for call in project.calls()] == [(True, True)]


@pytest.mark.parametrize("target", ["demo", "lint", "unit", "write", "fuzz", "mutants"])
def test_a_new_environment_that_fails_is_removed(project: Project, target: str) -> None:
    """If a new environment fails, it is removed, one line says so, and the next run starts from nothing."""
    (project.folder / "fail").touch()
    done = project.make(target)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == "setting up .venv failed: nothing is left behind"
    assert "Traceback" not in done.stderr
    assert not project.venv.exists()
    (project.folder / "fail").unlink()
    assert project.make("demo").returncode == 0


@pytest.mark.parametrize("kind", ["folder", "empty folder", "link"])
def test_an_environment_that_was_there_stays_when_it_fails(project: Project, tmp_path: Path, kind: str) -> None:
    """If an installation into an existing .venv fails, nothing in it is removed, whatever it is."""
    home = tmp_path / "elsewhere" if kind == "link" else project.venv
    home.mkdir()
    if kind == "link":
        project.venv.symlink_to(home)
        executable(home / "bin" / "python", PYTHON_OF_VENV)
    if kind != "empty folder":
        (home / "mine").write_text("kept")
    (project.folder / "fail").touch()
    done = project.make("demo")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == "setting up .venv failed: .venv stays; run make again to finish it"
    assert project.venv.exists()
    assert kind == "empty folder" or (home / "mine").read_text() == "kept"
    (project.folder / "fail").unlink()
    assert project.make("demo").returncode == 0
    assert kind == "empty folder" or (home / "mine").read_text() == "kept"


def test_a_core_that_is_finished_stays_when_the_tests_fail(project: Project) -> None:
    """If the packages of the tests fail, the core stays, and the demo runs without another installation."""
    project.make("demo")
    (project.folder / "fail").touch()
    assert project.make(".venv/.test").returncode != 0
    assert not (project.venv / ".test").exists()
    assert project.make("demo").stdout == "demo\n"


@pytest.mark.parametrize(
    ("to", "number"),
    [
        ("all", signal.SIGINT),
        ("all", signal.SIGTERM),
        ("all", signal.SIGHUP),
        ("make", signal.SIGTERM),  # the only signal that make passes on
        ("installer", signal.SIGINT),
        ("installer", signal.SIGTERM),
        ("installer", signal.SIGHUP),
    ],
)
def test_a_run_that_is_ended_leaves_nothing(project: Project, to: str, number: signal.Signals) -> None:
    """After Ctrl-C to all processes, or a signal to one of them, .venv is removed and uv does not run any more."""
    project.hang()
    started = project.start("demo")
    uv, parent = project.hanging()
    if to == "all":
        os.killpg(started.pid, number)
    else:
        os.kill(started.pid if to == "make" else parent, number)
    out, err = started.communicate()
    assert started.returncode != 0
    assert not project.venv.exists()
    assert not is_running(uv)
    assert "setting up .venv failed: nothing is left behind" in err.splitlines()
    assert "Traceback" not in out + err


def test_a_run_that_was_killed_is_begun_again(project: Project) -> None:
    """SIGKILL leaves a partial .venv, which the next run removes first, and says so."""
    project.hang()
    started = project.start("demo")
    uv, parent = project.hanging()
    os.kill(parent, signal.SIGKILL)
    os.kill(uv, signal.SIGKILL)
    started.communicate()
    assert project.venv.exists()
    (project.venv / "half-made").touch()
    done = project.make("demo")
    assert done.returncode == 0
    assert done.stderr == "an earlier run was killed while it set up .venv; starting again\n"
    assert not (project.venv / "half-made").exists()
    assert not (project.venv / ".unfinished").exists()
    assert project.make("demo").stderr == ""


def test_a_second_run_waits_for_the_first(project: Project) -> None:
    """Of two runs at the same time, the second waits, and does not treat the first's environment as a partial one."""
    project.hang()
    first = project.start("demo")
    uv, _ = project.hanging()
    second = project.start("demo")
    assert second.stderr is not None
    assert second.stderr.readline() == "waiting for another run that sets up .venv\n"
    os.kill(uv, signal.SIGKILL)
    assert "nothing is left behind" in first.communicate()[1]
    assert "demo" in second.communicate()[0]
    assert second.returncode == 0


def test_a_run_waits_for_what_a_killed_run_has_left_running(project: Project) -> None:
    """An installer that outlives a killed run may still write into .venv, so the next run waits for its end."""
    project.hang()
    first = project.start("demo")
    uv, parent = project.hanging()
    os.kill(parent, signal.SIGKILL)
    second = project.start("demo")
    assert second.stderr is not None
    assert second.stderr.readline() == "waiting for another run that sets up .venv\n"
    os.kill(uv, signal.SIGKILL)
    out, err = second.communicate()
    assert (second.returncode, err) == (0, "an earlier run was killed while it set up .venv; starting again\n")
    assert out.endswith("demo\n")
    first.communicate()


def test_an_old_python_is_named_in_one_line(project: Project, tmp_path: Path) -> None:
    """An old Python gives one line that names it, the needed version and the command; nothing is created."""
    executable(tmp_path / "old", OLD_PYTHON)
    for python, found in ((str(tmp_path / "old"), "Python 3.8.18"), ("no-such-python", "not found")):
        project.environment["PYTHON"] = python
        done = project.make("demo")
        assert done.returncode != 0
        message = done.stderr.splitlines()[0]
        assert message.startswith(f"diplovisit needs Python 3.11 or newer, and '{python}' says: ")
        assert found in message
        assert message.endswith("Try: make PYTHON=python3.12 demo")
        assert not project.venv.exists()


def test_pip_installs_the_versions_of_the_lock(without_uv: Project) -> None:
    """pip installs the core with constraints, also for the build, and the rest from the exported files."""
    assert without_uv.make("demo", ".venv/.test").returncode == 0
    versions, install = "requirements/test.txt", "-m pip install --quiet --disable-pip-version-check"
    calls = [call for call in without_uv.calls() if " install " in call]
    assert calls == [
        f"{versions} {versions} python {install} --editable .",
        f"{versions} {versions} python {install} --requirement requirements/test.txt",
    ]
    assert "installing" not in without_uv.make("demo").stdout


def test_pip_without_a_network_leaves_nothing(tmp_path: Path) -> None:
    """With the real pip and without a network, nothing is left behind."""
    project = Project(tmp_path / "a project", tmp_path / "programs", uv=False)
    done = project.make("demo")
    assert done.returncode != 0
    assert "setting up .venv failed: nothing is left behind" in done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    assert not project.venv.exists()
