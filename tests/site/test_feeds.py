"""The feeds of a site: calendars that are valid and say how often to look, and changes as Atom by RFC 4287."""

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

import attrs
import pytest

from diplovisit import Visit, export, load, load_all
from diplovisit.record import Status
from diplovisit.site.atom import changes_feed
from diplovisit.site.rendering import SiteFrame
from diplovisit.site.summary import summarise_visit
from tests.cli.test_command import run
from tests.exporters.icalendar.lint import lint
from tests.hostile_records import hostile_visits
from tests.payloads import ALLOWED, PAGES, in_a_line
from tests.records import visit

ATOM = "{http://www.w3.org/2005/Atom}"
_FORBIDDEN = "\ufffe\uffff\U0001ffff"  # characters that XML 1.0 does not allow, and a record does
ADDRESS = "https://visits.example.org/records/"


def build(folder: Path, visits: Iterable[Visit], *arguments: str) -> Path:
    """Writes records and their site next to each other; returns the folder of the site."""
    records = folder / "records"
    records.mkdir(exist_ok=True)
    for file in records.iterdir():
        file.unlink()
    for one in visits:
        (records / f"{one.id}.json").write_bytes(export(one, "json"))
    done = run("site", "records", "-o", "site", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def atom(visits: Iterable[Visit], base_url: str = ADDRESS) -> ET.Element:
    """The feed of changes, as an XML parser reads it."""
    summaries = sorted((summarise_visit(one) for one in visits), key=lambda one: one.instant, reverse=True)
    return ET.fromstring(changes_feed(SiteFrame(title="Visits & more", base_url=base_url), summaries))


def children(element: ET.Element, name: str) -> list[ET.Element]:
    """The children of an element with a name of Atom."""
    return element.findall(f"{ATOM}{name}")


def only(element: ET.Element, name: str) -> str:
    """The text of the one child with a name."""
    (child,) = children(element, name)
    assert child.text
    return child.text


def test_every_calendar_is_valid_and_says_when_to_look_again(tmp_path: Path) -> None:
    """Each .ics of a site passes the lint, is named, and asks for a download every six hours, for old readers too."""
    site = build(tmp_path, [*load_all("examples"), *load_all("seeds")])
    feeds = [*site.rglob("*.ics")]
    folders = {feed.parent.name for feed in feeds}
    assert folders == {"feeds", "countries", "travellers", "visits"}
    for feed in feeds:
        (_, properties), *components = lint(feed.read_bytes())
        assert properties["REFRESH-INTERVAL"] == properties["X-PUBLISHED-TTL"] == "PT6H"
        assert properties["NAME"] == properties["X-WR-CALNAME"]
        assert components
        assert len({one["UID"] for _, one in components}) == len(components)


def test_an_entry_has_one_uid_in_every_feed(tmp_path: Path) -> None:
    """A visit that is in several feeds is one entry for somebody who subscribes to all of them."""
    site = build(tmp_path, load_all("examples"))
    uids: dict[str, set[str]] = {}
    for feed in site.rglob("*.ics"):
        for _, entry in lint(feed.read_bytes())[1:]:
            uids.setdefault(entry["X-DIPLOVISIT-ID"], set()).add(entry["UID"])
    assert all(len(found) == 1 for found in uids.values())


def test_only_the_feeds_of_a_changed_visit_are_written_again(tmp_path: Path) -> None:
    """A feed without the changed visit stays the same file, so that a web server answers that it was not modified."""
    tour, portugal = load("examples/baltic-tour.yaml"), load("examples/state-visit-rescheduled.yaml")
    site = build(tmp_path, [tour, portugal])
    before = {feed: (feed.stat().st_mtime_ns, feed.stat().st_ino) for feed in site.rglob("*.ics")}
    changed = attrs.evolve(portugal, revision=4, revised=portugal.revised + datetime.timedelta(hours=1))
    build(tmp_path, [tour, changed])
    after = {feed: (feed.stat().st_mtime_ns, feed.stat().st_ino) for feed in site.rglob("*.ics")}
    assert {str(feed.relative_to(site)) for feed in before if before[feed] != after[feed]} == {
        "feeds/all.ics",
        "feeds/countries/CL-from.ics",
        "feeds/countries/PT.ics",
        "feeds/travellers/elvira-montaraz-cl.ics",
        f"feeds/visits/{portugal.id}.ics",
    }


def test_a_visit_that_is_off_stays_in_its_feeds(tmp_path: Path) -> None:
    """A cancelled visit is in each of its feeds, with all its entries CANCELLED, and so does not just vanish."""
    off = attrs.evolve(load("examples/baltic-tour.yaml"), status=Status.CANCELLED)
    site = build(tmp_path, [off, load("examples/least.yaml")])
    for name in ("all", "countries/LV", "countries/EE", "countries/NO-from", "travellers/ingrid-solheim-no"):
        entries = [entry for _, entry in lint((site / f"feeds/{name}.ics").read_bytes())[1:]]
        ours = [entry for entry in entries if entry["X-DIPLOVISIT-ID"].startswith(off.id)]
        assert {entry["STATUS"] for entry in ours} == {"CANCELLED"}


@pytest.mark.parametrize("long", ["name", "title"])
def test_a_long_name_is_shortened_and_stops_nothing(tmp_path: Path, long: str) -> None:
    """A person or a visit with the longest name that a record may have has a feed, with a name that is cut."""
    model = visit()
    if long == "title":
        model = attrs.evolve(model, title="T" * 1_000)
    else:
        envoy, *others = model.people
        model = attrs.evolve(model, people=(attrs.evolve(envoy, name="N" * 1_000), *others))
    site = build(tmp_path, [model])
    names = [lint(feed.read_bytes())[0][1]["NAME"] for feed in site.rglob("*.ics")]
    assert max(map(len, names)) == 1_000
    done = run("export", "records", "--to", "ics", "--split-by", "traveller", "-o", "split/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("base_url", ["", ADDRESS])
def test_the_feed_of_changes_has_what_atom_requires(base_url: str) -> None:
    """A feed and its entries have one id, one title and one time each; an author; and links to pages (section 4.1)."""
    visits = [*load_all("examples"), *load_all("seeds")]
    feed = atom(visits, base_url)
    assert feed.tag == f"{ATOM}feed"
    (author,) = children(feed, "author")
    assert only(author, "name") == only(feed, "title").removesuffix(": changes") == "Visits & more"
    entries = children(feed, "entry")
    assert len(entries) == len(visits)
    times = [only(entry, "updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert only(feed, "updated") == times[0]
    ids = [only(element, "id") for element in (feed, *entries)]
    assert len({*ids}) == len(ids)
    for moment, uri in zip([only(feed, "updated"), *times], ids, strict=True):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)  # RFC 3339
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", uri)
    for entry in entries:
        assert only(entry, "title")
        assert only(entry, "summary")


@pytest.mark.parametrize("base_url", ["", ADDRESS])
def test_each_link_leads_to_a_page_of_the_site(tmp_path: Path, base_url: str) -> None:
    """Links are absolute where the address of the site is known; otherwise they lead to its pages from the feed."""
    site = build(tmp_path, load_all("examples"), *(("--url", base_url) if base_url else ()))
    feed = ET.fromstring((site / "feeds/changes.atom").read_bytes())
    links = [link for element in (feed, *children(feed, "entry")) for link in children(element, "link")]
    kinds = [link.get("rel") for link in links]
    assert kinds.count("self") == bool(base_url)
    for link in links:
        address = str(link.get("href"))
        assert address.startswith(base_url)
        path = urljoin(f"{ADDRESS}feeds/changes.atom", address).removeprefix(ADDRESS)
        assert (site / path).is_file(), path
        assert link.get("type") == ("application/atom+xml" if link.get("rel") == "self" else "text/html")


def test_a_change_is_an_entry_of_its_own() -> None:
    """The same revision has the same id for ever, and the next one another, so that a reader shows it as new."""
    first = load("examples/baltic-tour.yaml")
    second = attrs.evolve(first, revision=2, status=Status.CANCELLED)
    (before,), (again,), (after,) = (
        children(atom([one], url), "entry")
        for one, url in ((first, ADDRESS), (first, "https://elsewhere.example/"), (second, ADDRESS))
    )
    assert only(before, "id") == only(again, "id") != only(after, "id")
    assert only(before, "title") == first.title
    assert only(after, "title") == f"[Cancelled] {first.title}"
    assert only(after, "summary").startswith("cancelled; was 9–11 June 2026")


def test_hostile_texts_stay_texts_in_the_feed_of_changes() -> None:
    """Markup, controls and characters that XML forbids make no element and leave the feed well-formed."""
    named = (attrs.evolve(visit(), title=f"{_FORBIDDEN} {in_a_line(text)}"[:1_000]) for text in ALLOWED.values())
    visits = [*hostile_visits(PAGES), *named]
    feed = atom(visits)
    assert len(children(feed, "entry")) == len(visits)
    tags = {element.tag.removeprefix(ATOM) for element in feed.iter()}
    assert tags == {"feed", "title", "id", "updated", "author", "name", "link", "entry", "summary"}


@pytest.mark.parametrize(
    "revised", ["0001-01-01T00:00:00+00:00", "0999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"]
)
def test_a_time_has_a_year_of_four_digits(revised: str) -> None:
    """The years 1 to 999 are written as RFC 3339 has them."""
    moment = datetime.datetime.fromisoformat(revised)
    feed = atom([attrs.evolve(visit(), revised=moment)])
    assert only(feed, "updated") == revised.replace("+00:00", "Z")


def test_a_site_without_visits_has_a_valid_feed() -> None:
    """A feed without entries has a time all the same."""
    feed = atom([])
    assert only(feed, "updated") == "1970-01-01T00:00:00Z"
    assert not children(feed, "entry")
