"""The folder of a site: what is not the site's own stays as it is, whatever stops a run."""

import contextlib
import json
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from diplovisit.pipeline import site_list
from tests.cli.test_command import run
from tests.faults.steps import each_step, nothing
from tests.faults.test_killed import killed_at
from tests.faults.writing import left
from tests.site.sites import build, contents, some_records, write_record

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of one record in `visits`."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    return tmp_path / "site"


def change(folder: Path) -> None:
    """Changes the record."""
    write_record(folder / "visits", title="They meet in Tallinn")


def test_a_folder_of_somebody_else_is_left(tmp_path: Path) -> None:
    """A folder that is not empty and holds no site is not written to without --replace."""
    write_record(tmp_path / "visits")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("mine", "utf-8")
    (tmp_path / "site/cat.png").write_text("a cat", "utf-8")
    before = contents(tmp_path / "site")
    done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    assert b"site: is not empty and was not written by `site`; give an empty folder, or add --replace" in done.stderr
    assert contents(tmp_path / "site") == before
    build("visits", "-o", "site", "--replace", cwd=tmp_path)
    after = contents(tmp_path / "site")
    assert after["index.html"] != b"mine"
    assert after["cat.png"] == b"a cat"


def test_a_foreign_file_where_a_page_would_be_is_left(site: Path, tmp_path: Path) -> None:
    """A new record does not write over somebody's file."""
    (site / "visits/second.html").write_text("mine", "utf-8")
    write_record(tmp_path / "visits", "second")
    done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    assert b"site/visits/second.html: not written by a site" in done.stderr
    assert (site / "visits/second.html").read_bytes() == b"mine"
    assert not (site / "visits/second.json").exists()


def test_an_edited_page_of_a_removed_record_stays_and_is_named(site: Path, tmp_path: Path) -> None:
    """Somebody's words are not removed, and the command says where they are."""
    write_record(tmp_path / "visits", "second")
    build("visits", "-o", "site", cwd=tmp_path)
    (site / "visits/second.html").write_text("edited", "utf-8")
    (tmp_path / "visits/second.json").unlink()
    done = build("visits", "-o", "site", cwd=tmp_path)
    assert b"site/visits/second.html: not removed, because it was changed after the site was written" in done.stderr
    assert (site / "visits/second.html").read_bytes() == b"edited"
    assert not (site / "visits/second.json").exists()


def test_files_beside_the_pages_stay(site: Path, tmp_path: Path) -> None:
    """A CNAME, a robots.txt and pictures are nobody's business."""
    (site / "CNAME").write_text("visits.example.org\n", "utf-8")
    (site / "visits/photo.jpg").write_text("a photo", "utf-8")
    (tmp_path / "visits/ga-ri-envoy-talks.json").unlink()
    write_record(tmp_path / "visits", "other")
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site)["CNAME"] == b"visits.example.org\n"
    assert contents(site)["visits/photo.jpg"] == b"a photo"


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", '{"diplovisit site 1": []}', '{"diplovisit site 2": {}}', "[" * 100_000, "\udcff", "null"],
)
def test_a_list_of_files_that_is_none_is_refused(site: Path, tmp_path: Path, text: str) -> None:
    """Without its list nobody knows what is the site's."""
    (site / "site-files.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    before = contents(site)
    done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    assert b"site-files.json: is not the file list of a site; name another folder" in done.stderr
    assert contents(site) == before


@pytest.mark.parametrize(
    "path",
    ["../victim.txt", "/victim.txt", "a/../../victim.txt", "..\\victim.txt", "./victim.txt", "", "a//b", "visits"],
)
@pytest.mark.parametrize("name", ["site-files.json", "site-files.json.next"])
def test_a_hostile_path_in_the_list_leads_nowhere(site: Path, tmp_path: Path, path: str, name: str) -> None:
    """The list could be anybody's: nothing outside of the folder is removed."""
    digest = "2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90"
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"a")
    digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    path = str(victim) if path == "/victim.txt" else path
    if name == "site-files.json":
        listed = json.loads((site / name).read_text("utf-8"))
        listed["diplovisit site 1"][path] = digest
        (site / name).write_text(json.dumps(listed), "utf-8")
    else:
        (site / name).write_text(json.dumps([path, digest]) + "\n", "utf-8")
    change(tmp_path)
    build("visits", "-o", "site", cwd=tmp_path)
    assert victim.read_bytes() == b"a"
    assert (site / "visits/ga-ri-envoy-talks.html").is_file()
    listed = json.loads((site / "site-files.json").read_text("utf-8"))["diplovisit site 1"]
    assert path == "visits" or path not in listed


@pytest.mark.parametrize("junk", [b"\xff\xfe\n", b"5\n[]\n[1]\n", b"null\n", b'["a", 1, 2]\n', b"[" * 100_000])
def test_junk_in_the_list_of_a_stopped_run_is_passed_over(site: Path, tmp_path: Path, junk: bytes) -> None:
    """A line that was not written to its end says nothing."""
    (site / "site-files.json.next").write_bytes(junk)
    change(tmp_path)
    build("visits", "-o", "site", cwd=tmp_path)
    build("visits", "-o", "fresh", cwd=tmp_path)
    assert contents(site) == contents(tmp_path / "fresh")


@pytest.mark.parametrize(
    "link",
    ["index.html", "visits", "visits/ga-ri-envoy-talks.html", "site-files.json", "site-files.json.next", "feeds"],
)
@pytest.mark.parametrize("arguments", [(), ("--replace",)])
def test_a_link_in_the_folder_is_not_followed(
    site: Path, tmp_path: Path, link: str, arguments: tuple[str, ...]
) -> None:
    """What a link leads to is not written over, with --replace either."""
    outside = tmp_path / "outside"
    if (site / link).exists():
        shutil.move(site / link, outside)
    else:
        outside.write_text("mine", "utf-8")
    (site / link).symlink_to(outside)
    before = contents(outside) if outside.is_dir() else outside.read_bytes()
    change(tmp_path)
    done = build("visits", "-o", "site", *arguments, cwd=tmp_path, code=2)
    assert b"is a link, or not a folder; move it away" in done.stderr
    assert (contents(outside) if outside.is_dir() else outside.read_bytes()) == before


def test_a_removed_page_behind_a_link_stays(site: Path, tmp_path: Path) -> None:
    """Files that a link makes look like the site's are not removed."""
    write_record(tmp_path / "visits", "second", stops=[{"id": "riga", "country": "LV"}])
    build("visits", "-o", "site", cwd=tmp_path)
    shutil.move(site / "feeds/visits/second.ics", tmp_path / "outside.ics")
    (site / "feeds/visits/second.ics").symlink_to(tmp_path / "outside.ics")
    (tmp_path / "visits/second.json").unlink()
    build("visits", "-o", "site", cwd=tmp_path)
    assert (tmp_path / "outside.ics").is_file()


def test_a_file_where_a_folder_would_be_is_left(tmp_path: Path) -> None:
    """The command says what is in the way, and writes nothing."""
    write_record(tmp_path / "visits")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/visits").write_text("mine", "utf-8")
    done = build("visits", "-o", "site", "--replace", cwd=tmp_path, code=2)
    assert b"site/visits: is a link, or not a folder; move it away" in done.stderr
    assert contents(tmp_path / "site") == {"visits": b"mine"}


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """A web server's folder is often one, and it is the user's own choice."""
    write_record(tmp_path / "visits")
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "www")
    build("visits", "-o", "site", cwd=tmp_path)
    assert "index.html" in contents(tmp_path / "www")


def _steps(number: int) -> list[int]:
    """Every step of `make more`; a few of them in `make test`."""
    if "DIPLOVISIT_EXAMPLES" in os.environ:
        return sorted({*range(1, 12), *range(12, number + 1, 1 + number // 20), *range(number - 4, number + 1)})
    return [2, 5, 1 + number // 2, number - 1]


@pytest.mark.grows
@pytest.mark.parametrize("is_first", [True, False])
def test_a_killed_run_is_completed_by_the_next(tmp_path: Path, is_first: bool) -> None:
    """Each file is old or new after kill -9, and the next run makes the site that it would have made."""
    before, after = tmp_path / "before", tmp_path / "after"
    some_records(before / "visits")
    if not is_first:
        build("visits", "-o", "site", cwd=before)
        (before / "visits/fourth.json").unlink()
        write_record(before / "visits", "first", title="Another title")
    shutil.copytree(before, after)
    with each_step(nothing) as steps:
        build("visits", "-o", "site", cwd=after)
    old, new = contents(before / "site"), contents(after / "site")
    for step in _steps(len(steps)):
        folder = tmp_path / str(step)
        shutil.copytree(before, folder)
        assert killed_at(step, partial(run, "site", "visits", "-o", "site", cwd=folder))
        found = contents(folder / "site") if (folder / "site").is_dir() else {}
        assert all(found[path] in {old.get(path), new.get(path)} for path in found.keys() & (old.keys() | new.keys()))
        build("visits", "-o", "site", cwd=folder)
        assert contents(folder / "site") == new, f"step {step}, {steps[step - 1]}"
        assert left(folder / "site") == []
        shutil.rmtree(folder)


def test_a_change_taken_back_after_a_stopped_run_is_taken_back_in_the_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a stopped run wrote does not stay because the cache never heard of it."""
    before = contents(site)
    change(tmp_path)
    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr(site_list.SiteList, "write", _interrupted)
        run("site", "visits", "-o", "site", cwd=tmp_path)
    assert contents(site)["index.html"] != before["index.html"]
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == before


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt
