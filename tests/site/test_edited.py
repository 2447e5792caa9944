"""Files of a site that somebody edited, and files of others where a page would be: they are noticed, and kept."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.site.sites import build, contents, identities, some_records, write_record

EDITED = [
    ("index.html", "longer"),
    ("visits/first.html", "same size and time"),
    ("feeds/all.ics", "another file"),
    ("data/visits.csv", "empty"),
    ("assets/site.css", "longer"),
    ("map.html", "same size and time"),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of four records in `visits`."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    return tmp_path / "site"


def change(folder: Path) -> None:
    """Changes a record."""
    write_record(folder / "visits", "first", title="They meet in Tallinn")


def damage(file: Path, how: str) -> None:
    """Edits a file."""
    data = file.read_bytes()
    times = file.stat()
    match how:
        case "longer":
            file.write_bytes(data + b"<!-- mine -->")
        case "same size and time":
            file.write_bytes(data[:-2] + b"!\n")
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        case "empty":
            file.write_bytes(b"")
        case "another file":
            other = file.with_name("other")
            other.write_bytes(b"mine")
            other.replace(file)
    assert file.read_bytes() != data


@pytest.mark.parametrize(("path", "how"), EDITED)
@pytest.mark.parametrize("changes", [True, False])
def test_an_edited_file_is_noticed_in_every_run(site: Path, tmp_path: Path, path: str, how: str, changes: bool) -> None:
    """Whether it would be written or not, the run names it and writes nothing; --replace keeps a copy of it."""
    damage(site / path, how)
    edited = (site / path).read_bytes()
    if changes:
        change(tmp_path)
    before = contents(site)
    for options in ((), ("--no-cache",)):
        done = build("visits", "-o", "site", *options, cwd=tmp_path, code=2).stderr.decode()
        assert f"site/{path}: not written by a site, or changed since; move it away, or add --replace" in done
        assert contents(site) == before
    done = build("visits", "-o", "site", "--replace", cwd=tmp_path).stderr.decode()
    assert f"diplovisit: site/{path}: replaced; what was there is in site/{path}.bak\n" in done
    build("visits", "-o", "fresh", cwd=tmp_path)
    assert contents(site) == contents(tmp_path / "fresh") | {f"{path}.bak": edited}
    assert b" 0 written" in build("visits", "-o", "site", cwd=tmp_path).stderr


def test_each_edited_file_is_named_up_to_ten(site: Path, tmp_path: Path) -> None:
    """The message has ten names and the number of the others, and so has the one about copies."""
    paths = sorted(path for path in contents(site) if path.endswith((".html", ".ics")))
    for path in paths[:2]:
        damage(site / path, "longer")
    done = build("visits", "-o", "site", cwd=tmp_path, code=2).stderr.decode()
    assert f"site/{paths[0]}, site/{paths[1]}: not written by a site, or changed since; move them away" in done
    for path in paths[2:13]:
        damage(site / path, "longer")
    done = build("visits", "-o", "site", cwd=tmp_path, code=2).stderr.decode()
    assert done.count("site/") == 10
    assert " and 3 more: not written by a site" in done
    done = build("visits", "-o", "site", "--replace", cwd=tmp_path).stderr.decode()
    assert done.count(": replaced; what was there is in ") == 10
    assert "3 more files replaced, each with its copy (.bak)" in done
    assert len([path for path in contents(site) if path.endswith(".bak")]) == 13


@pytest.mark.parametrize("is_site", [True, False])
def test_a_file_of_somebody_else_is_kept_as_a_copy(tmp_path: Path, is_site: bool) -> None:
    """--replace keeps a page that no site wrote, under the next free name."""
    some_records(tmp_path / "visits")
    if is_site:
        build("visits", "-o", "site", cwd=tmp_path)
    own = {"index.html": b"mine", "index.html.bak": b"older", "visits/fifth.html": b"a page", "cat.png": b"a cat"}
    (tmp_path / "site/visits").mkdir(parents=True, exist_ok=True)
    for path, data in own.items():
        (tmp_path / "site" / path).write_bytes(data)
    write_record(tmp_path / "visits", "fifth", title="A fifth visit")
    before = contents(tmp_path / "site")
    build("visits", "-o", "site", cwd=tmp_path, code=2)
    assert contents(tmp_path / "site") == before
    done = build("visits", "-o", "site", "--replace", cwd=tmp_path).stderr.decode()
    after = contents(tmp_path / "site")
    assert after["index.html.bak-2"] == b"mine"
    assert after["visits/fifth.html.bak"] == b"a page"
    assert (after["index.html.bak"], after["cat.png"]) == (b"older", b"a cat")
    assert b"A fifth visit" in after["visits/fifth.html"]
    assert done.count(": replaced; ") == 2


def test_a_file_that_is_as_the_site_has_it_needs_no_copy(site: Path, tmp_path: Path) -> None:
    """A site whose list was lost is taken over without copies."""
    (site / "site-files.json").unlink()
    before = contents(site)
    build("visits", "-o", "site", "--replace", cwd=tmp_path)
    assert {path: data for path, data in contents(site).items() if path != "site-files.json"} == before


@pytest.mark.parametrize("how", ["touched", "copied", "moved", "mode"])
def test_other_times_of_files_are_no_edits(site: Path, tmp_path: Path, how: str) -> None:
    """A checkout, a copy and another mode leave the content as it was, and nothing is written."""
    if how == "touched":
        for file in site.rglob("*.html"):
            os.utime(file)
    elif how == "copied":
        shutil.copytree(site, tmp_path / "copy")
        shutil.rmtree(site)
        shutil.copytree(tmp_path / "copy", site)
    elif how == "moved":
        site.rename(tmp_path / "copy")
        (tmp_path / "copy").rename(site)
    else:
        for file in site.rglob("*.html"):
            file.chmod(stat.S_IRUSR)
    before = identities(site)
    for _ in range(2):
        assert b" 0 written" in build("visits", "-o", "site", cwd=tmp_path).stderr
        assert identities(site) == before


def test_files_are_not_read_where_their_times_are_as_before(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that changes nothing looks at the times of pages, and reads none."""
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def counted(self: Path) -> bytes:
        read.append(self)
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", counted)
    build("visits", "-o", "site", cwd=tmp_path)
    assert {file.name for file in read if "site" in file.parts} <= {"site-files.json"}
    assert contents(site)


def test_a_page_that_was_removed_is_written_again(site: Path, tmp_path: Path) -> None:
    """Nothing of somebody is lost by it."""
    before = contents(site)
    (site / "map.html").unlink()
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == before
