"""After a change, only what follows from it is written again."""

from pathlib import Path

import pytest

from tests.cli.test_command import SEED
from tests.conftest import ROOT
from tests.site.sites import build, contents, dead_links, identities, some_records, write_record


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of four records in `visits`."""
    some_records(tmp_path / "visits")
    build("visits", "-o", "site", cwd=tmp_path)
    return tmp_path / "site"


def rewritten(site: Path, before: dict[str, tuple[int, int]]) -> set[str]:
    """Returns the files that are other files than before."""
    return {path for path, identity in identities(site).items() if before.get(path) != identity}


def fresh(folder: Path) -> dict[str, bytes]:
    """Returns the files of a site that is made at once."""
    build("visits", "-o", "fresh", "--no-cache", cwd=folder)
    return contents(folder / "fresh")


def test_a_changed_record_rewrites_what_shows_it(site: Path, tmp_path: Path) -> None:
    """A new title changes the visit's own files, its lists and feeds, and no page of others."""
    before = identities(site)
    write_record(tmp_path / "visits", "second", title="She visits Latvia", stops=[
        {"id": "riga", "country": "LV", "when": "2025-05"}])  # fmt: skip
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == fresh(tmp_path)
    assert rewritten(site, before) == {
        *("visits/second.html", "visits/second.json", "feeds/visits/second.ics"),
        *(
            "index.html",
            "months/2025-05.html",
            "years/2025.html",
            "countries/LV.html",
            "countries/FI.html",
            "travellers/aino-virtanen-fi.html",
        ),
        *("feeds/all.ics", "feeds/changes.atom", "feeds/index.html", "feeds/countries/LV.ics"),
        *("feeds/countries/FI-from.ics", "feeds/travellers/aino-virtanen-fi.ics"),
        *("data/visits.csv", "data/visits.jsonl", "assets/search-index.js", "site-files.json"),
    }


def test_a_note_rewrites_only_what_has_it(site: Path, tmp_path: Path) -> None:
    """What no list shows leaves the lists as they are."""
    before = identities(site)
    write_record(tmp_path / "visits", "first", notes=["He was told of it."])
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == fresh(tmp_path)
    assert {path for path in rewritten(site, before) if path.endswith(".html")} == {"visits/first.html"}


def test_a_removed_record_takes_its_files_with_it(site: Path, tmp_path: Path) -> None:
    """Pages, feeds and months of its own go, and so do the folders that are empty then."""
    for record in ("third", "fourth"):
        (tmp_path / f"visits/{record}.json").unlink()
    done = build("visits", "-o", "site", cwd=tmp_path)
    assert b" removed" in done.stderr
    assert contents(site) == fresh(tmp_path)
    assert not [path for path in contents(site) if "third" in path or "NO" in path or "rzina" in path]
    assert dead_links(contents(site)) == []
    (tmp_path / "visits/second.json").unlink()
    group = {"id": "envoys", "kind": "group", "name": "Envoys", "office": "Envoys"}
    changes = {"people": [group], "travellers": [{"person": "envoys"}]}
    write_record(tmp_path / "visits", "first", stops=[{"id": "nowhere"}], **changes)
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == fresh(tmp_path)
    assert not (site / "feeds/travellers").exists()
    assert sorted(path.name for path in (site / "travellers").iterdir()) == ["index.html"]


def test_a_renamed_file_changes_its_page_alone(site: Path, tmp_path: Path) -> None:
    """The name of the record's file is on its page; nothing else knows it."""
    before = identities(site)
    (tmp_path / "visits/first.json").rename(tmp_path / "visits/other.json")
    build("visits", "-o", "site", cwd=tmp_path)
    assert rewritten(site, before) == {"visits/first.html", "site-files.json"}
    assert contents(site) == fresh(tmp_path)


def test_an_id_can_move_to_another_file(site: Path, tmp_path: Path) -> None:
    """Two records that swap their ids are no duplicates."""
    for file, record in (("first", "second"), ("second", "first")):
        text = (tmp_path / f"visits/{file}.json").read_text("utf-8")
        (tmp_path / f"visits/{file}.json").write_text(text.replace(f'"id": "{file}"', f'"id": "{record}"'), "utf-8")
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == fresh(tmp_path)


def test_a_lock_file_is_a_change(tmp_path: Path) -> None:
    """What a lock file proves is on the page, so another lock file makes another page."""
    (tmp_path / "visits").mkdir()
    for name in ("visit.yaml", "visit.anchors.json"):
        (tmp_path / "visits" / name).write_bytes((ROOT / SEED).with_name(name).read_bytes())
    build("visits", "-o", "site", cwd=tmp_path)
    page = "visits/in-ru-misri-foreign-office-consultations.html"
    assert b"; proven" in contents(tmp_path / "site")[page]
    (tmp_path / "visits/visit.anchors.json").unlink()
    build("visits", "-o", "site", cwd=tmp_path)
    assert b"; proven" not in contents(tmp_path / "site")[page]
    assert contents(tmp_path / "site") == fresh(tmp_path)


def test_another_title_rewrites_every_page(site: Path, tmp_path: Path) -> None:
    """The title of the site is on each page."""
    before = identities(site)
    build("visits", "-o", "site", "--title", "Baltic visits", cwd=tmp_path)
    assert {path for path in before if path.endswith(".html")} <= rewritten(site, before)
    assert all(b"Baltic visits" in data for path, data in contents(site).items() if path.endswith(".html"))


@pytest.mark.parametrize("lost", ["visits/first.html", "feeds/all.ics", "assets/site.css", "site-files.json"])
def test_a_lost_file_is_written_again(site: Path, tmp_path: Path, lost: str) -> None:
    """A file that somebody removed comes back; without the list of files it takes --replace."""
    before = contents(site)
    (site / lost).unlink()
    build("visits", "-o", "site", *(("--replace",) if lost == "site-files.json" else ()), cwd=tmp_path)
    assert contents(site) == before


def test_an_older_copy_of_the_site_is_brought_up_to_date(site: Path, tmp_path: Path) -> None:
    """A folder that was restored from an older state, as by git, gets what changed since."""
    older = contents(site)
    write_record(tmp_path / "visits", "first", title="Another title")
    build("visits", "-o", "site", cwd=tmp_path)
    for path, data in older.items():
        (site / path).write_bytes(data)
    build("visits", "-o", "site", cwd=tmp_path)
    assert contents(site) == fresh(tmp_path)
