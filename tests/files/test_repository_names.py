"""Files are named from the root of their repository, wherever the command is called and however they are named."""

from pathlib import Path

import pytest

from diplovisit.files.repository_names import RepositoryNames


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a folder of records, and a folder beside it that is in none."""
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/visits/2026").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "repo"


@pytest.mark.parametrize("variable", [None, "GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize(
    ("here", "name"),
    [
        (".", "visits/a.yaml"),
        (".", "./visits/../visits/a.yaml"),
        ("visits", "a.yaml"),
        ("visits/2026", "../a.yaml"),
        ("../elsewhere", "../repo/visits/a.yaml"),
        (".", "{root}/visits/a.yaml"),
        ("../elsewhere", "{root}/visits/a.yaml"),
        ("/", "{root}/visits/a.yaml"),
    ],
)
def test_one_file_has_one_name(
    repository: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None, here: str, name: str
) -> None:
    """A file is named from the root that CI gives or that git has, whatever the working folder is."""
    monkeypatch.chdir(repository / here)
    environment = {variable: str(repository)} if variable is not None else {}
    assert RepositoryNames(environment).name(name.format(root=repository)) == "visits/a.yaml"


def test_the_root_of_ci_comes_before_that_of_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository that is checked out into a folder of the workspace is named from the workspace."""
    monkeypatch.chdir(repository)
    names = RepositoryNames({"GITHUB_WORKSPACE": str(repository.parent)})
    assert names.name("visits/a.yaml") == "repo/visits/a.yaml"
    other = RepositoryNames({"GITHUB_WORKSPACE": str(repository.parent / "elsewhere"), "CI_PROJECT_DIR": "relative"})
    assert other.name("visits/a.yaml") == "visits/a.yaml"


def test_a_root_that_is_named_by_a_link_is_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root with a link on its way, as temporary folders of macOS have, is the root all the same."""
    (repository.parent / "link").symlink_to(repository)
    monkeypatch.chdir(repository / "visits")
    assert RepositoryNames({"GITHUB_WORKSPACE": str(repository.parent / "link")}).name("a.yaml") == "visits/a.yaml"


def test_the_file_of_a_worktree_is_a_root_too(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a worktree and in a submodule, `.git` is a file."""
    (repository / ".git").rmdir()
    (repository / ".git").write_text("gitdir: /srv/x\n")
    monkeypatch.chdir(repository / "visits")
    assert RepositoryNames({}).name("a.yaml") == "visits/a.yaml"


def test_outside_of_a_repository_the_working_folder_is_the_root(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file below the working folder is named from there; any other keeps its name."""
    elsewhere = repository.parent / "elsewhere"
    monkeypatch.chdir(elsewhere)
    names = RepositoryNames({})
    assert names.name(f"{elsewhere}/b.yaml") == "b.yaml"
    assert names.name("../b.yaml") == "../b.yaml"
    assert names.name("<stdin>") == "<stdin>"
