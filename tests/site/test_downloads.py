"""Feeds, data and schema.org of a site: they hold the right visits, and are what `export` writes."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import icalendar
import pytest
from hypothesis import given

from diplovisit import export, load_all, structure
from diplovisit.record import Visit
from diplovisit.testing import documents
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.exporters.icalendar.lint import lint
from tests.hostile_records import hostile_documents, mixed_documents
from tests.inert import MOST_MARKS, UNSEEN, longest_run_of_marks, require_inert
from tests.payloads import PAGES
from tests.site.sites import build, contents, hostile_site, pages, site_of, some_records
from tests.site.test_odd_records import plain

ATOM = "{http://www.w3.org/2005/Atom}"
EXAMPLES = ("examples", "seeds")


@attrs.frozen
class Site:
    """The files of a site, and its records by id."""

    files: dict[str, bytes]
    visits: dict[str, Visit]


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the examples, the seed, and four records."""
    folder = tmp_path_factory.mktemp("feeds")
    some_records(folder / "visits")
    paths = (folder / "visits", *(ROOT / name for name in EXAMPLES))
    build(*paths, "-o", "site", cwd=folder)
    visits = {visit.id: visit for path in paths for visit in load_all(path)}
    return Site(contents(folder / "site"), dict(sorted(visits.items())))


def visits_in(data: bytes) -> set[str]:
    """Returns the ids of the records in a calendar, after another program's parser."""
    (calendar,) = icalendar.Calendar.from_ical(data.decode(), multiple=True)
    return {str(entry["X-DIPLOVISIT-ID"]).partition("/")[0] for entry in calendar.walk() if "X-DIPLOVISIT-ID" in entry}


def test_each_calendar_holds_the_right_visits(site: Site) -> None:
    """All, those of a country and of a traveller, and one for each visit; none is empty."""
    files, visits = site.files, site.visits
    assert visits_in(files["feeds/all.ics"]) == visits.keys()
    for path, data in files.items():
        if not path.endswith(".ics"):
            continue
        lint(data)
        kind, _, name = path.removeprefix("feeds/").removesuffix(".ics").rpartition("/")
        found = visits_in(data)
        if kind == "visits":
            assert found == {name}
        elif kind == "countries" and name.endswith("-from"):
            assert found == {each.id for each in visits.values() if name[:-5] in each.sending}
        elif kind == "countries":
            hosts = {
                each.id: {code for one in each.stops for code in (one.country, one.territory)}
                for each in visits.values()
            }
            assert found == {record for record, codes in hosts.items() if name in codes}
    assert visits_in(files["feeds/travellers/ilze-bērziņa-lv.ics"]) == {"third", "fourth"}


def test_a_calendar_is_what_export_writes(site: Site, tmp_path: Path) -> None:
    """The feed of all visits is `export --to ics` without records, and so is that of each country."""
    files, records = site.files, tmp_path / "visits.jsonl"
    records.write_bytes(files["data/visits.jsonl"])
    named = ("export", str(records), "--to", "ics", "--no-record", "--refresh", "PT6H")
    exported = run(*named, "--name", "Diplomatic visits")
    assert files["feeds/all.ics"] == exported.stdout
    exported = run(*named, "--name", "Norway: incoming visits", "--where", "country=NO")
    assert files["feeds/countries/NO.ics"] == exported.stdout
    exported = run(*named, "--name", "Latvia: outgoing visits", "--where", "sending=LV")
    assert files["feeds/countries/LV-from.ics"] == exported.stdout


def test_the_downloads_are_what_export_writes(site: Site, tmp_path: Path) -> None:
    """The records as JSON and JSON Lines, and the flat table."""
    files, visits = site.files, site.visits.values()
    for visit in visits:
        assert files[f"visits/{visit.id}.json"] == export(visit, "json")
    assert files["data/visits.jsonl"] == b"".join(export(visit, "jsonl") for visit in visits)
    records = tmp_path / "visits.jsonl"
    records.write_bytes(files["data/visits.jsonl"])
    exported = run("export", records, "--to", "csv", "--flat")
    assert files["data/visits.csv"] == exported.stdout
    rows = [*csv.DictReader(io.StringIO(files["data/visits.csv"].decode()))]
    assert len(rows) == sum(max(1, len(visit.stops)) for visit in visits)
    assert list(load_all(records)) == [*visits]


def test_schema_org_in_each_page_is_what_export_writes(site: Site) -> None:
    """The script element parses, and equals `export --to jsonld`."""
    read = pages(site.files)
    for visit in site.visits.values():
        assert read[f"visits/{visit.id}.html"].linked_data() == json.loads(export(visit, "jsonld"))


def test_every_page_says_to_search_engines_what_it_is_about(site: Site) -> None:
    """One document of schema.org on each page: a visit, a person, a country, the data, or a collection."""
    kinds = {path: page.linked_data()["@type"] for path, page in pages(site.files).items()}
    assert {kinds[path] for path in kinds if path.startswith("visits/")} == {"Event"}
    assert {kinds[path] for path in kinds if path.startswith("travellers/")} == {"Person", "CollectionPage"}
    assert {kinds[path] for path in kinds if path.startswith("countries/")} == {"Country", "CollectionPage"}
    assert kinds["index.html"] == "Dataset"
    data = pages(site.files)["index.html"].linked_data()
    assert {one["contentUrl"] for one in data["distribution"]} == {"data/visits.csv", "data/visits.jsonl"}
    assert pages(site.files)["travellers/vikram-misri-in.html"].linked_data()["name"] == "Vikram Misri"


def entries(data: bytes) -> list[ElementTree.Element]:
    """Returns the entries of an Atom feed, after it was checked by RFC 4287."""
    feed = ElementTree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    for owner in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = owner.findall(f"{ATOM}{name}")
            assert found.text
    ids = [found.text for found in feed.iter(f"{ATOM}id")]
    assert len(ids) == len({*ids})
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    return feed.findall(f"{ATOM}entry")


def test_atom_has_the_latest_revisions_first(site: Site) -> None:
    """There is an entry for each visit."""
    found = entries(site.files["feeds/changes.atom"])
    times = [entry.findtext(f"{ATOM}updated", "") for entry in found]
    assert times == sorted(times, reverse=True)
    assert len(found) == len(site.visits)


def test_only_the_latest_changes_are_in_the_feed() -> None:
    """A feed reader is not sent four thousand entries."""
    many = [plain(f"visit-{number}", revised=f"2025-01-01T00:{number % 60:02}:00Z") for number in range(70)]
    assert len(entries(site_of(*many)["feeds/changes.atom"])) == 50


def test_hostile_records_make_inert_feeds_and_search() -> None:
    """XML and calendars parse with the texts in them; the search index is one array of texts."""
    made = [*hostile_documents(PAGES), *mixed_documents()]
    files = site_of(*made)
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries(files["feeds/changes.atom"])]
    for title in titles:
        require_inert(title)
    for path, data in files.items():
        if path.endswith(".ics"):
            lint(data)
    script = files["assets/search-index.js"].decode()
    assert script.startswith("const VISITS = [\n")
    assert script.endswith("\n];\n")
    rows = json.loads(script[len("const VISITS = ") : -2])
    assert sorted(row[0] for row in rows) == sorted(document["id"] for document in made)
    assert all(isinstance(text, str) for row in rows for text in row)
    assert not {"<", ">", "&", "\u2028", "\u2029"} & {*script}
    for row in rows:
        for text in row:
            require_inert(text)


@pytest.mark.not_measured
@pytest.mark.at_length
def test_hostile_records_make_pages_with_our_scripts_alone() -> None:
    """No page has a script, a handler, an address of another scheme, or a character that nobody sees."""
    for path, page in pages(hostile_site()).items():
        scripts = [given for tag, given in page.tags if tag == "script"]
        assert all("assets/" in (given.get("src") or "") or given["type"] == "application/ld+json" for given in scripts)
        assert not [name for _, given in page.tags for name in given if name.startswith("on") or name == "style"], path
        assert all(not link.lower().startswith(("javascript:", "data:", "//")) for link in page.links), path
        assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "form", "base", "style"}, path
        assert page.words.isprintable(), path
        assert not UNSEEN.search(page.text), path
        assert longest_run_of_marks(page.text) <= MOST_MARKS, path


@given(documents())
def test_feeds_and_data_of_any_record_parse(made: dict[str, Any]) -> None:
    """Each file is what its ending says."""
    files = site_of(made)
    visit = structure(made)
    entries(files["feeds/changes.atom"])
    assert json.loads(files[f"visits/{visit.id}.json"]) == json.loads(export(visit, "json"))
    assert pages(files)[f"visits/{visit.id}.html"].linked_data() == json.loads(export(visit, "jsonld"))
    for path, data in files.items():
        if path.endswith(".ics"):
            lint(data)
