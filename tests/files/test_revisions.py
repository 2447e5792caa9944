"""Files of revisions in git are found, wrong names are refused, and git runs no program of the repository."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from diplovisit.files.git import NoRepository, NoSuchRevision, Repository, current_repository, files_below, git_blob_id

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git was not found")

IDENTITY = ("-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")


def git(where: Path, *arguments: str) -> str:
    """Runs git as a person would, and returns its output."""
    done = subprocess.run(["git", *IDENTITY, *arguments], cwd=where, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with two revisions, which contains the working folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits/a.yaml").write_bytes(b"first\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    (tmp_path / "visits/a.yaml").write_bytes(b"second\n")
    (tmp_path / "visits/östlich, 1.yaml").write_bytes(b"new\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "second")
    return current_repository()


def test_a_revision_has_its_files(repo: Repository) -> None:
    """Each revision has its own files by path and bytes, whatever characters a path has."""
    first, second = (list(repo.blobs(repo.tree(name))) for name in ("HEAD~1", "HEAD"))
    assert [blob.path for blob in first] == ["visits/a.yaml"]
    assert repo.read(first[0].oid) == b"first\n"
    assert {blob.path for blob in second} == {"visits/a.yaml", "visits/östlich, 1.yaml"}
    assert first[0].oid == git_blob_id(b"first\n", like=first[0].oid)


def test_the_merge_base_is_that_of_git(repo: Repository) -> None:
    """The merge base of two branches is the one that git finds; two histories without one have none."""
    git(repo.root, "checkout", "-qb", "side", "HEAD~1")
    git(repo.root, "commit", "-qm", "aside", "--allow-empty")
    git(repo.root, "tag", "-m", "a tag", "v1")
    assert repo.merge_base("v1", "@{-1}") == git(repo.root, "merge-base", "side", "@{-1}").strip()
    git(repo.root, "checkout", "-q", "--orphan", "other")
    git(repo.root, "commit", "-qm", "elsewhere", "--allow-empty")
    with pytest.raises(NoSuchRevision, match=r"side\.\.\.other: the two have no commit in common"):
        repo.merge_base("side", "other")
    with pytest.raises(NoSuchRevision, match="a revision name cannot begin with a hyphen"):
        repo.merge_base("--all", "other")


def test_every_way_to_name_a_revision(repo: Repository) -> None:
    """A revision may be named in every way that git reads: by branch, tag, digest, short digest, ancestry or message."""
    git(repo.root, "tag", "-m", "a tag", "v1", "HEAD~1")
    digest = git(repo.root, "rev-parse", "HEAD~1").strip()
    trees = {repo.tree(name) for name in (digest, digest[:8], "v1", "HEAD^", "HEAD^{/first}", "@~1")}
    assert trees == {repo.tree("HEAD~1")}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("-x", "a revision name cannot begin with a hyphen"),
        ("--output=stolen", "a revision name cannot begin with a hyphen"),
        ("--batch-all-objects", "a revision name cannot begin with a hyphen"),
        ("", "is not a revision name"),
        ("HEAD\nHEAD", "is not a revision name"),
        ("HEAD\0", "is not a revision name"),
        ("\x1b[31m", "is not a revision name"),
        ("no-such", "there is no such revision"),
        ("HEAD~9", "there is no such revision"),
        ("HEAD..HEAD~1", "is a range; name two revisions"),
        ("HEAD; touch stolen", "there is no such revision"),
        ("$(touch stolen)", "there is no such revision"),
        ("HEAD tree 1", "there is no such revision"),
        ("HEAD:visits/a.yaml", "there is no such revision"),
    ],
)
def test_a_name_that_is_no_revision_is_refused(repo: Repository, name: str, reason: str) -> None:
    """A name that is no revision is refused in one line, and nothing is run or written."""
    before = sorted(repo.root.rglob("*"))
    with pytest.raises(NoSuchRevision, match=reason):
        repo.tree(name)
    assert sorted(repo.root.rglob("*")) == before


def test_a_repository_cannot_have_anything_run(repo: Repository) -> None:
    """No file watcher, pager, filter, diff program or hook that a repository configures is run."""
    trap = repo.root / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repo.root}/sprung\ncat\n", "utf-8")
    trap.chmod(0o755)
    (repo.root / ".gitattributes").write_text("* filter=trap diff=trap\n", "utf-8")
    hooks = repo.root / "hooks"
    hooks.mkdir()
    shutil.copy(trap, hooks / "post-index-change")
    for key in ("core.fsmonitor", "core.pager", "filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv"):
        git(repo.root, "config", key, str(trap))
    git(repo.root, "config", "diff.external", str(trap))
    git(repo.root, "config", "core.hooksPath", str(hooks))
    (repo.root / "sprung").unlink(missing_ok=True)
    list(repo.working_files())
    for blob in repo.blobs(repo.tree("HEAD")):
        repo.read(blob.oid)
    current_repository()
    assert not (repo.root / "sprung").exists()
    git(repo.root, "status")
    assert (repo.root / "sprung").exists()  # the trap works


def test_links_and_ignored_files_are_left_out(repo: Repository) -> None:
    """Links and ignored files are no records, neither in a revision nor in the working tree."""
    (repo.root / "visits/link.yaml").symlink_to("/etc/hostname")
    (repo.root / ".gitignore").write_text("ignored.yaml\n", "utf-8")
    (repo.root / "ignored.yaml").write_bytes(b"x")
    (repo.root / "untracked.yaml").write_bytes(b"x")
    git(repo.root, "add", "visits/link.yaml")
    git(repo.root, "commit", "-qm", "a link")
    assert "visits/link.yaml" not in {blob.path for blob in repo.blobs(repo.tree("HEAD"))}
    assert set(repo.working_files()) == {".gitignore", "untracked.yaml", "visits/a.yaml", "visits/östlich, 1.yaml"}
    (repo.root / "visits/a.yaml").unlink()
    assert "visits/a.yaml" not in set(repo.working_files())


def test_paths_are_from_here(repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A path is relative to the working folder, and a path outside the repository is refused."""
    assert (repo.path_of("."), repo.path_of("visits/"), repo.path_of("x/../visits/a.yaml")) == (
        "",
        "visits",
        "visits/a.yaml",
    )
    monkeypatch.chdir(repo.root / "visits")
    assert (repo.path_of("a.yaml"), repo.path_of(".."), repo.path_in_revision("./a.yaml")) == (
        "visits/a.yaml",
        "",
        "visits/a.yaml",
    )
    assert (repo.path_in_revision("visits/"), repo.path_in_revision(""), repo.path_in_revision("/visits")) == (
        "visits",
        "",
        "visits",
    )
    for name in ("../..", "/etc", str(tmp_path.parent)):
        with pytest.raises(NoRepository, match="outside the repository"):
            repo.path_of(name)


def test_a_folder_without_repository_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, or without git, the error says so."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRepository, match="not a git repository"):
        current_repository()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRepository, match="git is not installed"):
        current_repository()


def test_a_shallow_clone_says_so(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a revision that a shallow clone lacks, the error says that the clone is shallow."""
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo.root}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(NoSuchRevision, match="shallow clone"):
        current_repository().tree("HEAD~1")


def test_a_path_is_taken_as_a_walk_takes_it() -> None:
    """Below a folder the visible records are taken; a given file is taken whatever its name is."""
    paths = [
        "a.yaml",
        "visits/b.json",
        "visits/.c.yaml",
        "visits/.d/e.yaml",
        "visits/f.schema.json",
        "visits2/g.yaml",
        "h.txt",
    ]
    assert list(files_below(paths, "")) == ["a.yaml", "visits/b.json", "visits2/g.yaml"]
    assert list(files_below(paths, "visits")) == ["visits/b.json"]
    assert list(files_below(paths, "visits/.d")) == ["visits/.d/e.yaml"]
    assert list(files_below(paths, "h.txt")) == ["h.txt"]
