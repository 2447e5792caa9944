"""A new repository of records, as a new user begins it."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplovisit import __version__, load, schema
from diplovisit.files import record_files
from diplovisit.pipeline.init_repository import DEFAULT_REPOSITORY, FIRST_RECORD, init_repository
from diplovisit.pipeline.settings import KEYS
from tests.cli.test_command import run
from tests.conftest import ROOT

RECORD, TEXT, LOCK = FIRST_RECORD
WORKFLOW = ".github/workflows/records.yml"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository of records that was just begun."""
    folder = tmp_path / "records"
    done = run("init", folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return folder


def test_it_checks_clean(records: Path) -> None:
    """A new repository has no finding, every quote is looked up, and anchors and format are up to date."""
    done = run("check", "--fail-on", "info", "--require-evidence", cwd=records)
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.fullmatch(rb"1 record checked: nothing found\. Of (\d+) quotes, \1 were looked up.*\n", done.stdout)
    assert run("fmt", "--check", cwd=records).returncode == 0
    assert run("anchor", "--check", RECORD, cwd=records).returncode == 0
    assert run("evidence", RECORD, cwd=records).returncode == 0
    assert run("check", records).returncode == 0


def test_the_readme_of_the_repository_is_right(records: Path) -> None:
    """Every command in the README runs there as written."""
    commands = re.findall(r"^\| `diplovisit ([^`]+)`", (records / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 6
    for command in commands:
        assert run(*command.split(), cwd=records).returncode == 0, command
    written = re.findall(r"`diplovisit (schema [^`]+)`", (records / "README.md").read_text("utf-8"))
    assert [run(*command.split(), cwd=records).returncode for command in written] == [0]


def test_the_record_teaches_what_check_finds(records: Path) -> None:
    """A changed figure is reported with its place and the words of the source."""
    file = records / RECORD
    file.write_text(file.read_text("utf-8").replace('"90000000"', '"95000000"'), "utf-8")
    done = run("check", "--output-format", "concise", cwd=records)
    assert done.returncode == 1
    assert b"value-contradicted" in done.stdout
    assert b"approximately 90 million US dollars" in done.stdout


def test_the_quotes_hold_without_the_text(records: Path) -> None:
    """Without the text of the source, the anchors still detect a changed quote."""
    (records / TEXT).unlink()
    done = run("check", "--output-format", "concise", cwd=records)
    assert (done.returncode, done.stdout.count(b": warning[text-file-missing]")) == (0, 1)
    file = records / RECORD
    file.write_text(file.read_text("utf-8").replace("quote: of Norway", "quote: of Sweden"), "utf-8")
    assert b"quote-not-anchored" in run("check", cwd=records).stdout


def test_a_text_that_is_not_passed_on_is_found_in_its_folder(records: Path) -> None:
    """The settings name the folder of texts, and git ignores its content."""
    (records / TEXT).rename(records / "texts" / "agency.txt")
    file = records / RECORD
    lines = [line for line in file.read_text("utf-8").splitlines(keepends=True) if not line.startswith("    file:")]
    file.write_text("".join(lines), "utf-8")
    assert b"were looked up" in run("check", cwd=records).stdout
    git(records, "init", "--quiet")
    git(records, "add", ".")
    assert "texts/README.md" in git(records, "ls-files").splitlines()
    assert "texts/agency.txt" not in git(records, "ls-files")


def git(folder: Path, *arguments: str) -> str:
    """Runs git without the settings of any user."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, env=clean | settings, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("ci", "file", "other"),
    [
        ("github", WORKFLOW, ".gitlab-ci.yml"),
        ("gitlab", ".gitlab-ci.yml", ".github"),
        ("none", "README.md", ".github"),
    ],
)
def test_each_ci_has_its_file(tmp_path: Path, ci: str, file: str, other: str) -> None:
    """--ci chooses the service: GitHub by default, or none."""
    assert run("init", tmp_path, "--ci", ci).returncode == 0
    assert (tmp_path / file).is_file()
    assert not (tmp_path / other).exists()


def test_every_template_can_be_read_by_its_reader() -> None:
    """YAML, JSON and TOML are valid, no placeholder is left, and lines end in LF."""
    for ci in ("github", "gitlab"):
        for name, data in init_repository(ci=ci, version="9.8.7").items():
            text = data.decode()
            assert "@VERSION@" not in text
            assert "\r" not in text
            assert text.endswith("\n")
            if name.endswith((".yaml", ".yml")):
                yaml.safe_load(text)
            elif name.endswith(".json"):
                json.loads(text)
            elif name.endswith(".toml"):
                tomllib.loads(text)


def test_every_setting_that_is_shown_is_one(records: Path) -> None:
    """Every setting has an example, and all examples together are valid."""
    file = records / "diplovisit.toml"
    file.write_text(re.sub(r"^#: ", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert set(tomllib.loads(file.read_text("utf-8"))) == set(KEYS)
    (records / "terms.csv").write_text("scheme,person,office,country,since,until\n")
    done = run("check", "--show-settings", "--today", "2026-01-01", cwd=records)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"concise" in done.stdout


def workflow() -> dict[str, Any]:
    """The workflow for GitHub."""
    read: dict[str, Any] = yaml.safe_load(init_repository(ci="github", version=__version__)[WORKFLOW])
    return read


def test_the_workflow_may_do_no_more_than_it_has_to() -> None:
    """Jobs read the repository; only one that runs no command may write the pages. No foreign text gets into a shell."""
    assert workflow()["permissions"] == {"contents": "read"}
    jobs = workflow()["jobs"]
    assert {name: job.get("permissions") for name, job in jobs.items()} == {
        "check": None,
        "site": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert [[*step] for step in jobs["publish"]["steps"]] == [["id", "uses"]]
    for step in (step for job in jobs.values() for step in job["steps"]):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_actions_are_githubs_own_and_named_by_commit() -> None:
    """Each action is GitHub's own and is named by a commit, with its version in a comment; one action, one commit."""
    text = init_repository(ci="github", version=__version__)[WORKFLOW].decode()
    actions = re.findall(r"uses: actions/([a-z-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    assert len(actions) == len(re.findall(r"^ +(?:- )?uses:", text, re.MULTILINE)) == 7
    assert len({*actions}) == len({name for name, _ in actions}) == 5


def test_only_the_default_branch_is_published() -> None:
    """A site is built after the check, on the default branch, where pages are set up, and never for a pull request.

    The condition holds for the job that publishes too, because it needs the one that builds.
    """
    jobs = workflow()["jobs"]
    assert (jobs["site"]["needs"], jobs["publish"]["needs"]) == ("check", "site")
    assert "if" not in jobs["publish"]
    first, second, third = jobs["site"]["if"].split(" && ")
    assert first == "github.event_name != 'pull_request'"
    assert second == "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    assert third == "(github.event.repository.has_pages || github.event_name == 'workflow_dispatch')"
    assert workflow()["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert jobs["publish"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    pages = yaml.safe_load(init_repository(ci="gitlab", version=__version__)[".gitlab-ci.yml"])["pages"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert (pages["needs"], pages["resource_group"]) == (["records"], "pages")


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_the_checks_of_ci_pass(tmp_path: Path, ci: str) -> None:
    """The commands of CI pass in a new repository, write the reports that they name, and the site that is published."""
    assert run("init", tmp_path, "--ci", ci).returncode == 0
    text = (tmp_path / (WORKFLOW if ci == "github" else ".gitlab-ci.yml")).read_text("utf-8")
    commands = re.findall(r"^ +(?:run: |- )diplovisit (.+)$", text, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["check", "fmt", "site"]
    address = "https://visits.example.org/records"
    for command in commands:
        given = [re.sub(r'^"\$[A-Z_]+"$', address, argument) for argument in command.split()]
        assert run(*given, cwd=tmp_path).returncode == 0, command
    jobs = yaml.safe_load(text)
    if ci == "gitlab":
        for report in jobs["records"]["artifacts"]["reports"].values():
            assert (tmp_path / report).is_file()
        (folder,) = jobs["pages"]["artifacts"]["paths"]
    else:
        folder = jobs["jobs"]["site"]["steps"][-1]["with"]["path"]
    assert (tmp_path / folder / "index.html").is_file()
    assert f'href="{address}/feeds/changes.atom"'.encode() in (tmp_path / folder / "feeds/changes.atom").read_bytes()


def test_editors_are_given_the_schema(records: Path) -> None:
    """The first line of the record and the editor settings name the schema that `schema` prints."""
    first = (records / RECORD).read_text("utf-8").splitlines()[0]
    bound = first.removeprefix("# yaml-language-server: $schema=")
    assert (records / RECORD).parent.joinpath(bound).read_text("utf-8") == schema.schema_text()
    settings = json.loads((records / ".vscode/settings.json").read_text("utf-8"))
    (path,) = settings["yaml.schemas"]
    assert (records / path).resolve() == (records / "schemas/visit.schema.json").resolve()
    assert (records / settings["json.schemas"][0]["url"]).is_file()


def test_only_the_record_is_taken_for_one(records: Path) -> None:
    """Schemas, anchors, settings and CI files are not checked as records."""
    assert [str(file.relative_to(records)) for file in record_files([str(records)])] == [RECORD]
    assert load(records / RECORD).id == "no-ke-aasland-official-visit"


def test_what_is_written_from_the_records_is_no_record(records: Path) -> None:
    """An export into `out` is neither checked nor committed, because its records would be duplicates."""
    (records / "out").mkdir()
    assert run("export", "visits", "--to", "json", "-o", "out/", cwd=records).returncode == 0
    assert run("check", cwd=records).stdout.startswith(b"1 record checked: nothing found.")
    git(records, "init", "--quiet")
    git(records, "add", ".")
    assert "out/" not in git(records, "ls-files")


def test_nothing_is_overwritten(records: Path) -> None:
    """A second run names every existing file, writes nothing, and exits with 2."""
    (records / "README.md").write_text("mine")
    (records / ".gitignore").unlink()
    before = files_of(records)
    done = run("init", records)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"README.md" in done.stderr
    assert b".gitignore" not in done.stderr
    assert b"nothing was written" in done.stderr
    assert files_of(records) == before


def test_keep_leaves_what_is_there(tmp_path: Path) -> None:
    """--keep leaves an existing README and record unchanged, and writes the other files."""
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "mine.yaml").write_text((Path("examples") / "least.yaml").read_text("utf-8"))
    done = run("init", tmp_path, "--keep")
    assert done.returncode == 0
    assert b"left as they were: README.md" in done.stdout
    assert (tmp_path / "README.md").read_text() == "mine"
    assert run("check", cwd=tmp_path).returncode == 0
    again = run("init", tmp_path, "--keep")
    assert (again.returncode, again.stdout) == (0, f"nothing to write: all the files are in {tmp_path}\n".encode())


@pytest.mark.parametrize("name", FIRST_RECORD)
def test_the_first_record_comes_whole_or_not_at_all(tmp_path: Path, name: str) -> None:
    """When the record, its text or its anchors exist already, none of the three is written."""
    (tmp_path / "visits").mkdir()
    (tmp_path / name).write_text("mine")
    assert run("init", tmp_path, "--keep").returncode == 0
    assert [str(file.relative_to(tmp_path)) for file in (tmp_path / "visits").iterdir()] == [name]


def test_a_folder_that_is_a_file_is_reported(tmp_path: Path) -> None:
    """A file in the place of a folder is reported; nothing is written, with --keep or without."""
    (tmp_path / "records").write_text("")
    (tmp_path / "visits").write_text("")
    for arguments in (["records"], ["records/deeper"], ["."], [".", "--keep"]):
        done = run("init", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"is a file, and a folder is needed there" in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["records", "visits"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A broken link blocks writing as a file does."""
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
    assert b"README.md" in run("init", tmp_path).stderr
    assert run("init", tmp_path, "--keep").returncode == 0
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_reported(tmp_path: Path) -> None:
    """The error of the system is reported in one line, and no file is left."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = run("init", tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.at_length
def test_the_wheel_has_the_templates(tmp_path: Path) -> None:
    """The command begins the same repository when it is installed from a wheel."""
    build = f"from hatchling.builders.wheel import WheelBuilder as W; print(next(W({str(ROOT)!r}).build(directory={str(tmp_path)!r})))"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    done = run("init", tmp_path / "records", env={"PYTHONPATH": str(tmp_path / "installed")})
    assert done.returncode == 0
    assert files_of(tmp_path / "records") == init_repository(ci="github", version=__version__)


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    """The printed steps can be typed as they are, also for a folder with a space in its name."""
    done = run("init", "my records", cwd=tmp_path)
    lines = done.stdout.decode().splitlines()
    steps = [line.strip() for line in lines if line.startswith("  ") and "," not in line]
    assert steps == ["cd 'my records'", "git init", "diplovisit check", f"diplovisit evidence {RECORD}"]
    assert any(DEFAULT_REPOSITORY in line for line in lines)
    assert "  .github/workflows/records.yml, .pre-commit-config.yaml, README.md" in lines


def test_git_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`init` works without git, and does not suggest `git init` within a repository."""
    monkeypatch.setenv("PATH", "")
    assert shutil.which("git") is None
    assert b"git init" in run("init", "one", cwd=tmp_path).stdout
    (tmp_path / ".git").mkdir()
    done = run("init", "two", cwd=tmp_path)
    assert (done.returncode, b"git init" in done.stdout) == (0, False)


def test_where_diplovisit_is_kept_can_be_said_at_once(tmp_path: Path) -> None:
    """--kept-at replaces the placeholder in every file."""
    done = run("init", tmp_path, "--kept-at", "https://git.example.net/tools/diplovisit")
    assert DEFAULT_REPOSITORY.encode() not in done.stdout + b"".join(files_of(tmp_path).values())
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["repo"] == "https://git.example.net/tools/diplovisit"
    assert hooks["repos"][0]["rev"] == f"v{__version__}"


@pytest.mark.parametrize("address", ["", "diplovisit", 'https://a"; rm -rf ~', "https://a b", "https://a\nb", "-x"])
def test_an_address_that_would_mean_something_else_is_refused(tmp_path: Path, address: str) -> None:
    """A text that is not an address, or could end its quotes, is refused, and nothing is written."""
    done = run("init", tmp_path, f"--kept-at={address}")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []
