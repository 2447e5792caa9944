"""feedparser, which many readers of feeds are built on, follows the changes of a site."""

import importlib
from collections.abc import Iterable
from typing import Any

import pytest

from diplovisit import Visit, load_all
from diplovisit.site.atom import changes_feed
from diplovisit.site.rendering import SiteFrame
from diplovisit.site.summary import summarise_visit
from tests.beyond.feed_changes import CHANGES, FeedChange
from tests.beyond.needed import package
from tests.hostile_records import hostile_visits
from tests.payloads import PAGES

pytestmark = pytest.mark.beyond_python

ADDRESS = "https://visits.example.org/records/"


def read(visits: Iterable[Visit], base_url: str = ADDRESS) -> Any:
    """The feed of changes as feedparser reads it from a web server."""
    package("feedparser")
    summaries = sorted((summarise_visit(one) for one in visits), key=lambda one: one.instant, reverse=True)
    octets = changes_feed(SiteFrame(title="Visits", base_url=base_url), summaries)
    headers = {"content-type": "application/atom+xml", "content-location": f"{ADDRESS}feeds/changes.atom"}
    return importlib.import_module("feedparser").parse(octets, response_headers=headers)


@pytest.mark.parametrize("base_url", ["", ADDRESS])
def test_it_reads_every_visit(base_url: str) -> None:
    """The feed is well-formed Atom 1.0, and each entry has its title, its time and the address of its page."""
    visits = sorted([*load_all("examples"), *load_all("seeds")], key=lambda one: one.revised, reverse=True)
    feed = read(visits, base_url)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert [(entry.title, entry.link) for entry in feed.entries] == [
        (visit.title, f"{ADDRESS}visits/{visit.id}.html") for visit in visits
    ]
    assert [entry.updated_parsed for entry in feed.entries] == [visit.revised.utctimetuple() for visit in visits]


@pytest.mark.parametrize("change", [pytest.param(one, id=name) for name, one in CHANGES.items()])
def test_a_reader_shows_what_changed_and_nothing_else_as_new(change: FeedChange) -> None:
    """An entry with an unseen id is there for each new revision, and for nothing that stayed."""
    seen = {entry.id for entry in read(change.before).entries}
    unseen = [entry.title for entry in read(change.after).entries if entry.id not in seen]
    changed = [visit for visit in change.after if visit not in change.before]
    assert len(unseen) == len(changed)
    for title, visit in zip(unseen, changed, strict=True):
        assert title.endswith(visit.title)


def test_hostile_texts_stay_texts() -> None:
    """Titles and summaries are plain texts for a reader, and no entry is lost."""
    visits = hostile_visits(PAGES)
    feed = read(visits)
    assert (feed.bozo, len(feed.entries)) == (False, len(visits))
    for entry in feed.entries:
        assert entry.title_detail.type == entry.summary_detail.type == "text/plain"
