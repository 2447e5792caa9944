"""`diplovisit site`: what it refuses, what it says, and its cache."""

import os
import sqlite3
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from diplovisit.pipeline.site_cache import SiteCache
from diplovisit.reporters.printable import printable
from diplovisit.site import rendering
from diplovisit.site.rendering import SiteFrame
from tests.cli.test_command import run
from tests.payloads import PAGES, in_a_line
from tests.site.sites import build, contents, pages, site_of, some_records, write_record
from tests.site.test_odd_records import plain


def only_cache(folder: Path) -> Path:
    """Returns the file of the cache."""
    (file,) = (folder / ".diplovisit_cache").glob("*.sqlite3")
    return file


def test_it_says_what_was_written_and_where(tmp_path: Path) -> None:
    """Standard error has the counts and the page to open; standard output has nothing."""
    write_record(tmp_path / "visits")
    done = build("visits", "-o", "www/site", cwd=tmp_path)
    number = len(contents(tmp_path / "www/site")) - 1
    assert done.stderr.decode() == (
        f"diplovisit: site in www/site: {number} written, 0 unchanged; open www/site/index.html\n"
    )
    assert done.stdout == b""
    assert build("visits", cwd=tmp_path).stderr.startswith(b"diplovisit: site in site: ")


def test_an_invalid_record_is_reported_and_nothing_is_written(tmp_path: Path) -> None:
    """The site stays as it was, and a mended record is read again."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    write_record(tmp_path / "visits", "first", status="heldd")
    write_record(tmp_path / "visits", "second", title="Another title")
    for _ in range(2):
        done = build("visits", "-o", "site", cwd=tmp_path, code=1)
        assert b"visits/first.json:" in done.stdout + done.stderr
        assert done.stderr.endswith(b"diplovisit: nothing was written\n")
        assert contents(tmp_path / "site") == before
    write_record(tmp_path / "visits", "first", status="held")
    build("visits", "-o", "site", cwd=tmp_path)
    assert b"Another title" in contents(tmp_path / "site")["index.html"]


def test_two_records_with_one_id_are_refused(tmp_path: Path) -> None:
    """The message names both files, whichever was there first."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    (tmp_path / "visits/copy.json").write_bytes((tmp_path / "visits/ga-ri-envoy-talks.json").read_bytes())
    done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    assert b'two records have the id "ga-ri-envoy-talks"' in done.stderr
    assert b"visits/copy.json" in done.stderr
    assert b"visits/ga-ri-envoy-talks.json" in done.stderr
    assert contents(tmp_path / "site") == before


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The message names it."""
    assert b"nowhere" in build("nowhere", "-o", "site", cwd=tmp_path, code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-",), "expected files or folders; a site cannot be built from standard input"),
        (("visits", "-o", "visits"), "visits: contains the records; name another folder"),
        (("visits", "-o", "."), ".: contains the records; name another folder"),
        (("visits/ga-ri-envoy-talks.json", "-o", "visits"), "visits: contains the records; name another folder"),
        (("visits", "-o", "file"), "file: is a file; expected a folder"),
        (("visits", "--url", "visits.example.org"), "--url: expected the address of the site"),
        (("visits", "--url", "javascript:alert(1)"), "--url: expected the address of the site"),
        (("visits", "--title", ""), "--title: "),
        (("visits", "--title", "a\x1b[2J"), "--title: "),
        (("visits", "--serve", "70000"), "--serve: expected a port from 0 to 65535; saw 70000"),
    ],
)
def test_what_makes_no_site_is_refused(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    """Each message says what is wrong and what to do; nothing is written."""
    write_record(tmp_path / "visits")
    (tmp_path / "file").write_text("x", "utf-8")
    before = contents(tmp_path)
    done = build(*arguments, cwd=tmp_path, code=2)
    assert says in done.stderr.decode()
    assert contents(tmp_path) == before


def test_a_site_below_the_records_is_not_read_as_records(tmp_path: Path) -> None:
    """A folder of records may hold its site: `diplovisit site . -o site` works twice."""
    some_records(tmp_path)
    build(".", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    done = build(".", "-o", "site", cwd=tmp_path)
    assert b" 0 written" in done.stderr
    assert contents(tmp_path / "site") == before


def test_without_jinja2_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install, and nothing is written."""
    write_record(tmp_path / "visits")
    before = contents(tmp_path)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    rendering.environment.cache_clear()
    rendering.templates_digest.cache_clear()
    try:
        done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    finally:
        rendering.environment.cache_clear()
    assert b"pip install 'Jinja2>=3.1'" in done.stderr
    assert b"Traceback" not in done.stderr
    assert {path: data for path, data in contents(tmp_path).items() if "cache" not in path} == before


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5_000])
def test_a_cache_that_is_none_is_made_anew(tmp_path: Path, junk: bytes) -> None:
    """Nothing in a cache is lost, so a broken one is no error."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    only_cache(tmp_path).write_bytes(junk)
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(tmp_path / "site") == before


@pytest.mark.parametrize("at", [0.05, 0.3, 0.5, 0.7, 0.95])
def test_a_cache_with_broken_pages_is_made_anew(tmp_path: Path, at: float) -> None:
    """A disk that lost a part of the file shows only when that part is read."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    cache = only_cache(tmp_path)
    data = bytearray(cache.read_bytes())
    start = int(len(data) * at)
    data[start : start + 4096] = b"\xff" * 4096
    cache.write_bytes(data)
    write_record(tmp_path / "visits", "first", title="Another title")
    build("visits", "-o", "site", cwd=tmp_path)
    build("visits", "-o", "fresh", "--no-cache", cwd=tmp_path)
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")


@pytest.mark.parametrize("sql", ["drop table record", "alter table record drop column page", "drop table setting"])
def test_a_cache_of_another_shape_is_made_anew(tmp_path: Path, sql: str) -> None:
    """So is one that another version left."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    database = sqlite3.connect(only_cache(tmp_path))
    database.execute(sql)
    database.commit()
    database.close()
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(tmp_path / "site") == before


def test_a_cache_in_use_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs at a time do not write one site; the second says so."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    real = sqlite3.connect
    other = real(only_cache(tmp_path))
    other.execute("begin exclusive")
    monkeypatch.setattr(sqlite3, "connect", lambda path: real(path, timeout=0))
    done = build("visits", "-o", "site", cwd=tmp_path, code=2)
    other.close()
    assert b"wait until other runs for this site have ended, or use --no-cache" in done.stderr


def test_a_cache_that_cannot_be_kept_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    """A folder in the place of the cache's file, and a file in the place of its folder."""
    write_record(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    cache = only_cache(tmp_path)
    cache.unlink()
    cache.mkdir()
    assert b"use --no-cache" in build("visits", "-o", "site", cwd=tmp_path, code=2).stderr
    build("visits", "-o", "site", "--no-cache", cwd=tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/.diplovisit_cache").write_text("x", "utf-8")
    done = build("../visits", "-o", "site", cwd=tmp_path / "other", code=2)
    assert b".diplovisit_cache" in done.stderr
    assert b"Traceback" not in done.stderr


def test_another_version_of_the_templates_begins_anew(tmp_path: Path) -> None:
    """A cache for another version holds nothing."""
    with SiteCache(tmp_path / "cache.sqlite3", "1") as cache:
        record = write_record(tmp_path / "visits")
        assert [*cache.changed([os.fspath(record)])] == [os.fspath(record)]
    with SiteCache(tmp_path / "cache.sqlite3", "1") as cache:
        assert [*cache.changed([os.fspath(record)])] == []
    with SiteCache(tmp_path / "cache.sqlite3", "2") as cache:
        assert [*cache.changed([os.fspath(record)])] == [os.fspath(record)]


@pytest.mark.parametrize("title", [*map(in_a_line, PAGES.values()), "\u202eright to left", "w" * 1_000])
def test_a_title_is_text_on_every_page_and_in_every_feed(title: str) -> None:
    """The title of the site is escaped like any text of a record."""
    files = site_of(plain(), frame=SiteFrame(title=title))
    shown = " ".join(printable(title).split())
    for path, page in pages(files).items():
        assert shown in page.words, path
        assert [tag for tag, _ in page.tags].count("img") == 0
    ElementTree.fromstring(files["feeds/changes.atom"])


def test_a_machine_with_ascii_file_names_is_told_what_to_set(tmp_path: Path) -> None:
    """Addresses are in the script of a name; where files cannot have such names, one line says what to do."""
    people = [{"id": "abe", "name": "安倍晋三", "office": "Prime Minister", "country": "JP"}]
    stops = [{"id": "tallinn", "country": "EE", "when": "2025-04-07"}]
    travellers = [{"person": "abe"}]
    write_record(tmp_path / "visits", people=people, travellers=travellers, stops=stops, sending=["JP"], agenda=None)
    ascii_only = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = run("site", "visits", "-o", "site", cwd=tmp_path, env=ascii_only)
    assert done.returncode == 2
    assert b"set PYTHONUTF8=1 and run it again" in done.stderr
    assert b"Traceback" not in done.stderr
    assert run("site", "visits", "-o", "site", cwd=tmp_path, env=ascii_only | {"PYTHONUTF8": "1"}).returncode == 0


def test_drafts_of_a_folder_are_left_out(tmp_path: Path) -> None:
    """An unfinished draft is on no page, and the command says what it left out."""
    write_record(tmp_path / "visits")
    (tmp_path / "visits/a.draft.json").write_text('{"format": 1, "id": "a", "title": "x"}', "utf-8")
    done = build("visits", "-o", "site", cwd=tmp_path)
    assert b"1 unfinished draft left out" in done.stderr
    assert "visits/a.html" not in contents(tmp_path / "site")


@pytest.mark.parametrize("output", ["visits/site", "visits/2025/site"])
def test_a_site_among_the_records_is_refused(output: str, tmp_path: Path) -> None:
    """The next check would take its files for records."""
    some_records(tmp_path / "visits")
    done = build("visits", "-o", output, cwd=tmp_path, code=2)
    assert f"{output}: is inside visits" in done.stderr.decode()
    assert not (tmp_path / output).exists()


def test_a_site_of_other_records_is_not_removed_unasked(tmp_path: Path) -> None:
    """It says how many files would go, and --replace writes the new site."""
    for number in range(20):
        write_record(tmp_path / "visits", f"visit-{number}")
    write_record(tmp_path / "others", "another")
    build("visits", "-o", "site", cwd=tmp_path)
    before = contents(tmp_path / "site")
    done = build("others", "-o", "site", cwd=tmp_path, code=2)
    gone = 3 * 20  # the page, the record and the calendar of each
    assert f"{gone} of {len(before) - 1} files would be removed" in done.stderr.decode()
    assert b"add --replace" in done.stderr
    assert contents(tmp_path / "site") == before
    build("others", "-o", "site", "--replace", cwd=tmp_path)
    assert contents(tmp_path / "site").keys() >= {"visits/another.html"}
    assert "visits/visit-3.html" not in contents(tmp_path / "site")


def test_a_new_repository_keeps_its_site_out_of_git_and_of_the_check(tmp_path: Path) -> None:
    """A site in `site`, the folder that is written to where none is named, has no findings."""
    assert run("init", "desk", cwd=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    assert "/site/" in (desk / ".gitignore").read_text("utf-8").splitlines()
    before = run("check", ".", cwd=desk)
    build("visits", cwd=desk)
    after = run("check", ".", cwd=desk)
    assert (after.returncode, after.stdout, after.stderr) == (before.returncode, before.stdout, before.stderr)
