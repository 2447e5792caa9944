"""The GitHub Action passes its inputs on, and runs none of them as a command."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
INSTALL, CHECK = STEPS["Install diplovisit"], STEPS["Check records"]

# A hostile input; nothing in it may be run.
EVIL = """a b'c"d $(touch hurt) `touch hurt`; touch hurt & ${HOME} * \\ ::error::"""


def test_every_input_is_declared_and_used() -> None:
    """Every input has a description and a default and is used, and every used input is declared."""
    text = (ROOT / "action.yml").read_text("utf-8")
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", text))
    assert used == set(ACTION["inputs"])
    for declaration in ACTION["inputs"].values():
        assert declaration["description"]
        assert isinstance(declaration["default"], str)


def test_no_script_has_an_expression() -> None:
    """No script has an expression, because GitHub inserts its value before the shell reads it; variables are quoted."""
    assert ACTION["runs"]["using"] == "composite"
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    for script in scripts:
        assert "${{" not in script
        assert "eval" not in script
    for step in (INSTALL, CHECK):
        assert step["shell"] == "bash"


def test_actions_of_others_are_few_and_named_by_version() -> None:
    """The action uses only one other action, of GitHub's own, by its major version."""
    uses = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert len(uses) == 1
    assert re.fullmatch(r"actions/setup-python@v\d+", uses[0])


def run_step(
    step: dict[str, Any], folder: Path, inputs: dict[str, str], **more: str
) -> subprocess.CompletedProcess[str]:
    """Runs the script of a step as GitHub does: bash with -e and pipefail, and the inputs in variables."""
    given = {name: declaration["default"] for name, declaration in ACTION["inputs"].items()} | inputs
    environment = {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), **more}
    for name, value in step["env"].items():
        key = value.removeprefix("${{ ").removesuffix(" }}")
        environment[name] = str(folder) if key == "github.action_path" else given[key.removeprefix("inputs.")]
    script = folder / "script.sh"
    script.write_text(step["run"], "utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def stand_in(path: Path, *, code: int = 0, more: str = "") -> None:
    """Writes a program that appends its arguments to `said`, one per line, and exits with `code`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'#!/bin/bash\nprintf "%s\\n" "$@" >> {shlex.quote(str(path.parent.parent))}/said\n{more}\nexit {code}\n'
    )
    path.chmod(0o755)


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_is_that_of_the_check(tmp_path: Path, code: int) -> None:
    """The step exits with the code of the check."""
    stand_in(tmp_path / "bin" / "diplovisit", code=code)
    assert run_step(CHECK, tmp_path, {}).returncode == code
    assert (tmp_path / "said").read_text().splitlines() == ["check", "--output-format=github", "--", "."]


def test_every_input_is_one_argument(tmp_path: Path) -> None:
    """Blanks, quotes and substitutions are passed on literally, each line of `paths` is one name, and nothing is run."""
    stand_in(tmp_path / "bin" / "diplovisit")
    inputs = {name: f"{name} {EVIL}" for name in ("fail-on", "select", "ignore", "sarif-file", "markdown-file")}
    done = run_step(CHECK, tmp_path, {**inputs, "paths": f"visits\n\n--exit-zero\n{EVIL}\nmore visits\n"})
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "said").read_text().splitlines() == [
        "check",
        "--output-format=github",
        f"--fail-on=fail-on {EVIL}",
        f"--select=select {EVIL}",
        f"--ignore=ignore {EVIL}",
        f"--output-file=sarif=sarif-file {EVIL}",
        f"--output-file=markdown=markdown-file {EVIL}",
        "--",
        "visits",
        "--exit-zero",
        EVIL,
        "more visits",
    ]
    assert not (tmp_path / "hurt").exists()


def test_it_installs_its_own_checkout(tmp_path: Path) -> None:
    """The action installs itself by hash from its own folder into an own environment, and later steps have the command."""
    folder = tmp_path / "a b"
    home = folder / "diplovisit"
    stand_in(home / "bin" / "python")
    stand_in(home / "bin" / "diplovisit")
    stand_in(folder / "bin" / "python")
    later = folder / "path"
    done = run_step(INSTALL, folder, {}, RUNNER_TEMP=str(folder), GITHUB_PATH=str(later))
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "said").read_text().splitlines() == ["-m", "venv", str(home)]
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    assert (home / "said").read_text().splitlines() == [
        *(*pip, "--require-hashes", "-r", f"{folder}/requirements.txt"),
        *(*pip, "--no-deps", "--no-build-isolation", "--", str(folder)),
        "--version",
    ]
    assert later.read_text() == f"{home}/bin\n"


def test_another_package_is_one_argument(tmp_path: Path) -> None:
    """A wheel is installed instead of the checkout, and its name is treated neither as an option nor as a command."""
    home = tmp_path / "diplovisit"
    stand_in(home / "bin" / "python")
    stand_in(home / "bin" / "diplovisit")
    stand_in(tmp_path / "bin" / "python")
    run_step(INSTALL, tmp_path, {"package": EVIL}, RUNNER_TEMP=str(tmp_path), GITHUB_PATH=str(tmp_path / "path"))
    assert (home / "said").read_text().splitlines()[-3:-1] == ["--", EVIL]
    assert not (tmp_path / "hurt").exists()


def test_a_failed_install_stops(tmp_path: Path) -> None:
    """If pip fails, the step fails and does not add the command for later steps."""
    home = tmp_path / "diplovisit"
    stand_in(home / "bin" / "python", code=1)
    stand_in(tmp_path / "bin" / "python")
    done = run_step(INSTALL, tmp_path, {}, RUNNER_TEMP=str(tmp_path), GITHUB_PATH=str(tmp_path / "path"))
    assert done.returncode == 1
    assert not (tmp_path / "path").exists()


def test_the_check_itself_runs(tmp_path: Path) -> None:
    """With the real command, a record with an error fails the step, is annotated, and is in the SARIF file."""
    command = f'exec {shlex.quote(sys.executable)} -m diplovisit "$@"'
    stand_in(tmp_path / "bin" / "diplovisit", more=command)
    (tmp_path / "my visits").mkdir()
    (tmp_path / "my visits" / "a.yaml").write_text("format: 2\nid: a\n")
    done = run_step(CHECK, tmp_path, {"paths": "my visits", "sarif-file": "out put.sarif", "markdown-file": "a b.md"})
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=my visits/a.yaml,line=1" in done.stdout
    assert json.loads((tmp_path / "out put.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a b.md").read_text("utf-8").startswith("### ❌ ")
