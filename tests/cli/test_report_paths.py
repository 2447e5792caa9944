"""Reports for programs and services name files from the root of the repository; SARIF has suppressions and pages."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplovisit import check, render
from tests.cli.test_command import run
from tests.conftest import ROOT

MACHINES = ("sarif", "junit", "gitlab", "github", "markdown")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two records that report one another, one of which has a fault of its own."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "runner-7/repo"
    (folder / "visits").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("kerry-rome", "obama-rome"):
        shutil.copy(ROOT / f"examples/{name}.yaml", folder / "visits")
    shutil.copy(folder / "visits/kerry-rome.yaml", folder / "visits/again.yaml")
    (folder / "visits/torn.yaml").write_text("format: 1\nid: torn\n", "utf-8")
    return folder


def ways(repository: Path) -> Iterator[tuple[Path, str]]:
    """The working folders and arguments that mean the records."""
    yield repository, "visits"
    yield repository, "./visits"
    yield repository, str(repository / "visits")
    yield repository / "visits", "."
    yield repository / "visits", "../visits"
    yield repository.parent, "repo/visits"
    yield repository.parent, str(repository / "visits")


@pytest.mark.parametrize("name", MACHINES)
def test_a_report_is_the_same_from_everywhere(repository: Path, name: str) -> None:
    """Names, sentences and fingerprints depend neither on the working folder nor on the argument."""
    texts = {run("check", path, "--output-format", name, cwd=here).stdout for here, path in ways(repository)}
    (text,) = texts
    assert b"visits/torn.yaml" in text
    assert b"visits/again" in text  # in a sentence of another record
    assert b"runner-7" not in text


@pytest.mark.parametrize("name", MACHINES)
def test_a_report_is_the_same_in_another_folder(repository: Path, tmp_path: Path, name: str) -> None:
    """The folder of the runner changes nothing, not even where absolute paths are given."""
    first = run("check", repository / "visits", "--output-format", name, cwd=tmp_path).stdout
    other = tmp_path / "runner-8/repo"
    shutil.copytree(repository, other)
    assert run("check", other / "visits", "--output-format", name, cwd=tmp_path).stdout == first


def test_the_workspace_of_ci_is_the_root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, the variable of the service says where the root is."""
    (repository / ".git").rmdir()
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        with monkeypatch.context() as patch:
            patch.setenv(variable, str(repository))
            done = run("check", ".", "--output-format", "gitlab", cwd=repository / "visits")
            assert {issue["location"]["path"] for issue in json.loads(done.stdout)} == {
                "visits/kerry-rome.yaml",
                "visits/torn.yaml",
            }


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_both_names(repository: Path, name: str) -> None:
    """`file` is the name as it was given, which can be opened from here; `path` is the one from the root."""
    done = run("check", "torn.yaml", "--output-format", name, cwd=repository / "visits")
    findings = json.loads(done.stdout)["findings"] if name == "json" else [json.loads(done.stdout.splitlines()[0])]
    assert {(finding["file"], finding["path"]) for finding in findings} == {("torn.yaml", "visits/torn.yaml")}


@pytest.mark.parametrize("name", ["full", "concise"])
def test_reports_for_people_are_relative_to_the_working_folder(repository: Path, name: str) -> None:
    """What a person reads in a terminal can be opened from there."""
    done = run("check", ".", "--output-format", name, cwd=repository / "visits")
    assert b"\ntorn.yaml:1:1: " in b"\n" + done.stdout
    assert b"visits/" not in done.stdout


def test_standard_input_has_the_name_that_is_given(repository: Path) -> None:
    """`--stdin-filename` is a path as any other; without it, there is no file to name."""
    named = ("check", "-", "--stdin-filename", "new.yaml", "--output-format", "gitlab")
    done = run(*named, cwd=repository / "visits", stdin=b"format: 1\nid: x\n")
    assert {issue["location"]["path"] for issue in json.loads(done.stdout)} == {"visits/new.yaml"}
    done = run("check", "-", "--output-format", "gitlab", cwd=repository / "visits", stdin=b"format: 1\nid: x\n")
    assert {issue["location"]["path"] for issue in json.loads(done.stdout)} == {"<stdin>"}


def test_the_library_names_them_too(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`render` names files as the command does."""
    monkeypatch.chdir(repository.parent)
    done = run("check", "repo/visits", "--output-format", "sarif", cwd=repository.parent)
    assert render(check("repo/visits"), "sarif") == done.stdout.decode()


def _sarif(*arguments: str | Path, cwd: Path) -> Any:
    return json.loads(run("check", *arguments, "--output-format", "sarif", cwd=cwd).stdout)["runs"][0]


def test_suppressed_findings_are_results_with_a_suppression(repository: Path) -> None:
    """A suppressed finding has the reason of the settings, and every other result an empty list."""
    suppress = '[[suppress]]\nrule = "missing-field"\nreason = "a | draft"\n'
    before = _sarif("visits", cwd=repository)["results"]
    (repository / "diplovisit.toml").write_text(suppress, "utf-8")
    results = _sarif("visits", cwd=repository)["results"]
    suppression = {"kind": "external", "status": "accepted", "justification": "a | draft"}
    for result in results:
        assert result["suppressions"] == ([suppression] if result["ruleId"] == "missing-field" else [])
    fingerprints = [{result["partialFingerprints"]["diplovisit/v1"] for result in each} for each in (before, results)]
    assert fingerprints[0] == fingerprints[1]


@pytest.mark.parametrize(
    ("setting", "arguments", "uri"),
    [
        (None, (), None),
        ("https://example.org/rules/", (), "https://example.org/rules/long-stop"),
        ("https://example.org/a b", (), ValueError),
        ("https://example.org/{rule}.html#x", (), "https://example.org/long-stop.html#x"),
        ("https://example.org/a", ("--help-uri", "http://docs.example.org"), "http://docs.example.org/long-stop"),
        (None, ("--help-uri", "javascript:alert(1)"), ValueError),
        (None, ("--help-uri", ""), ValueError),
    ],
)
def test_rules_have_pages_where_the_settings_say(
    repository: Path, setting: str | None, arguments: tuple[str, ...], uri: str | type[ValueError] | None
) -> None:
    """`helpUri` is the address of the page about the rule; a text that is no web address is refused."""
    if setting is not None:
        (repository / "diplovisit.toml").write_text(f"help-uri = {json.dumps(setting)}\n", "utf-8")
    if isinstance(uri, type):
        done = run("check", *arguments, cwd=repository)
        assert done.returncode == 2
        assert b"expected an address such as https://example.org/rules/{rule}.html" in done.stderr
        return
    rules = {rule["id"]: rule for rule in _sarif("visits", *arguments, cwd=repository)["tool"]["driver"]["rules"]}
    assert rules["long-stop"].get("helpUri") == uri
    if setting is not None:
        assert b"help-uri = " in run("check", "--show-settings", cwd=repository).stdout


def test_a_report_that_was_cut_says_so_on_standard_error(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sentence is in the report and on standard error."""
    monkeypatch.setattr("diplovisit.reporters.sarif.MOST_RESULTS", 3)
    done = run("check", "visits", "--output-file", "sarif=out.sarif", cwd=repository)
    log = json.loads((repository / "out.sarif").read_bytes())["runs"][0]
    (notification,) = log["invocations"][0]["toolExecutionNotifications"]
    assert len(log["results"]) == 3
    assert f"diplovisit: SARIF: {notification['message']['text']}\n" in done.stderr.decode()
    assert b"SARIF" not in run("check", "visits", cwd=repository).stderr
