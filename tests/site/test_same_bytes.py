"""A site depends on its records alone."""

import shutil
from pathlib import Path

import pytest

from diplovisit.pipeline import read
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.site.sites import build, contents, identities, some_records


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder `visits` with four records, the seed, and two examples."""
    some_records(tmp_path / "visits")
    shutil.copytree(ROOT / "seeds/misri-russia", tmp_path / "visits/misri")
    for name in ("state-visit-rescheduled.yaml", "state-visit-rescheduled.anchors.json", "kissinger-shuttle.yaml"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "visits")
    return tmp_path / "visits"


def test_another_folder_gives_the_same_bytes(records: Path, tmp_path: Path) -> None:
    """Neither the place of the records nor that of the site is in it."""
    build("visits", "-o", "site", cwd=tmp_path)
    shutil.copytree(records, tmp_path / "deep/er/records")
    build("er/records", "-o", tmp_path / "elsewhere/www", cwd=tmp_path / "deep")
    assert contents(tmp_path / "site") == contents(tmp_path / "elsewhere/www")


@pytest.mark.parametrize("environment", [{"TZ": "Pacific/Apia"}, {"PYTHONHASHSEED": "7"}, {"LC_ALL": "C", "TZ": "UTC"}])
@pytest.mark.at_length
def test_another_environment_gives_the_same_bytes(records: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Time zone, hash seed and locale are not in it."""
    build("visits", "-o", "site", cwd=tmp_path)
    done = run("site", records, "-o", "other", cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_another_order_of_files_gives_the_same_bytes(
    records: Path, tmp_path: Path, jobs: str, cache: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order of arguments, processes and the cache change nothing."""
    build("visits", "-o", "site", cwd=tmp_path)
    files = sorted(records.rglob("*.yaml")) + sorted(records.glob("*.json"))
    backwards = [file for file in reversed(files) if not file.name.endswith(".anchors.json")]
    build(*backwards, "-o", "other", "-j", jobs, *cache, cwd=tmp_path)
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


def test_records_that_came_one_by_one_give_the_same_bytes(records: Path, tmp_path: Path) -> None:
    """A site that grew is the site that is made at once."""
    files = sorted(records.rglob("*.yaml")) + sorted(records.glob("*.json"))
    files = [file for file in files if not file.name.endswith(".anchors.json")]
    for number in range(1, len(files) + 1):
        build(*files[:number], "-o", "grown", cwd=tmp_path)
    for number in range(len(files) - 1, 2, -1):
        build(*files[:number], "-o", "shrunk", cwd=tmp_path)
    build(*files, "-o", "site", cwd=tmp_path)
    build(*files[:3], "-o", "three", cwd=tmp_path)
    assert contents(tmp_path / "grown") == contents(tmp_path / "site")
    assert contents(tmp_path / "shrunk") == contents(tmp_path / "three")


@pytest.mark.parametrize("arguments", [(), ("--no-cache",), ("-j", "2"), ("--replace",)])
def test_an_unchanged_run_writes_nothing(records: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Every file stays the file that it was, and the command says so."""
    build("visits", "-o", "site", cwd=tmp_path)
    before = identities(tmp_path / "site")
    done = build("visits", "-o", "site", *arguments, cwd=tmp_path)
    assert identities(tmp_path / "site") == before
    assert f"0 written, {len(before) - 1} unchanged;".encode() in done.stderr


def test_a_run_without_changes_reads_no_record(records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unchanged comes from the cache, where git ignores it."""
    build("visits", "-o", "site", cwd=tmp_path)
    monkeypatch.setattr(read, "read_record_bytes", None)
    build("visits", "-o", "site", cwd=tmp_path)
    assert (tmp_path / ".diplovisit_cache/.gitignore").read_text("utf-8").endswith("*\n")
