"""Visits and stops that do not take place: on the days that the calendars have them, marked, and not counted."""

import json
import re
from typing import Any

import pytest

from tests.site.sites import Page, site_of
from tests.site.test_odd_records import RECORD, plain, shown, stop

TITLE = "An envoy of Finland visits Estonia"
TRAVELLER = "travellers/aino-virtanen-fi.html"


def earlier(when: str, ended: str) -> list[dict[str, Any]]:
    """Makes the earlier days of a stop."""
    return [{"id": "first-days", "when": when, "ended": ended}]


def search_rows(files: dict[str, bytes]) -> list[list[str]]:
    """Returns the rows of the search index."""
    rows: list[list[str]] = json.loads(files["assets/search-index.js"].decode().removeprefix("const VISITS = ")[:-2])
    return rows


def bars(page: bytes) -> list[tuple[str | None, str | None]]:
    """Returns the class of each bar, and what its link says."""
    links = [given.get("aria-label") for tag, given in Page(page).tags if tag == "a" and "aria-label" in given]
    marks = [given["class"] for tag, given in Page(page).tags if tag == "rect" and "stay" in (given.get("class") or "")]
    return [*zip(marks, [link for link in links if link and ", " in link], strict=False)]


@pytest.mark.parametrize(
    ("status", "ended", "word"),
    [
        ("cancelled", "cancelled", "cancelled"),
        ("postponed", "postponed", "postponed"),
        ("cancelled", "postponed", "cancelled"),
        ("announced", "postponed", "postponed"),
    ],
)
def test_a_visit_that_lost_its_days_is_struck_out_on_them(status: str, ended: str, word: str) -> None:
    """Lists, months, years and the feed of changes have it where the calendars have it."""
    files, page = shown(status=status, stops=[stop(previously=earlier("2025-04-07/2025-04-08", ended))])
    assert b"DTSTART;VALUE=DATE:20250407" in files["feeds/all.ics"]
    (row,) = search_rows(files)
    assert row[2] == "7–8 April 2025"
    assert row[4:] == [word, "off"]
    lists = ("index.html", "months/2025-04.html", "years/2025.html", TRAVELLER, "countries/EE.html")
    assert 'class="off"' in files["feeds/index.html"].decode()
    for path in lists:
        assert 'class="off"' in files[path].decode(), path
        assert "Days not known" not in Page(files[path]).words, path
    assert "<s>7–8 April 2025</s>" in files["years/2025.html"].decode()
    assert files["months/2025-04.html"].count(b'<li class="off"><a') == 2
    assert bars(files["countries/EE.html"]) == [("stay off", f"{TITLE}, 7–8 April 2025, {word}")]
    atom = files["feeds/changes.atom"].decode()
    assert f"{word}; was 7–8 April 2025; " in atom
    assert f"[{word.capitalize()}] " in atom
    if word == "postponed":
        assert "No new days are known" in page.words
    else:
        assert ("Then cancelled, without new days" in page.words) == (ended != "cancelled")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_that_is_off_is_neither_received_nor_made(status: str) -> None:
    """The map, the countries, the years and the start page do not count it; lists have it apart."""
    off = plain("off", status=status, stops=[{"id": "tokyo", "country": "JP", "when": "2025-04-07"}])
    files = site_of(off, plain("on", stops=[stop(when="2025-04-09")]))
    assert "Japan" not in Page(files["map.html"]).words
    assert "Estonia: 1 visit" in Page(files["map.html"]).text
    assert "Incoming visits called off or put off (1)" in Page(files["countries/JP.html"]).words
    assert "held and planned" not in Page(files["countries/JP.html"]).words
    made = Page(files["countries/FI.html"]).words
    assert "Outgoing visits, held and planned (1)" in made
    assert "Outgoing visits called off or put off (1)" in made
    assert "Japan 0 visits" in Page(files["countries/index.html"]).words
    year = Page(files["years/2025.html"]).words
    assert "1 visit 9 April 2025" in year
    assert "Called off or put off (1) 7 April 2025" in year
    start = Page(files["index.html"]).words
    assert "1 visit of 1 traveller to 1 country, and 1 visit called off or put off" in start
    assert start.index("9 April 2025") < start.index("Called off or put off (1) 7 April 2025")
    assert "Called off or put off (1)" in Page(files[TRAVELLER]).words


@pytest.mark.parametrize("ended", ["cancelled", "postponed"])
def test_a_stop_that_alone_is_off_is_marked_alone(ended: str) -> None:
    """Its country has not received the visit, its bar is on its own days, and the other stop goes on."""
    stops = [
        stop(previously=earlier("2025-04-07", ended), places=[{"id": "tartu", "name": "Tartu"}]),
        {"id": "riga", "country": "LV", "when": "2025-04-09/2025-04-10"},
    ]
    files, page = shown(stops=stops)
    assert "Estonia" not in Page(files["map.html"]).words
    assert "Latvia: 1 visit" in Page(files["map.html"]).text
    for code in ("EE", "LV"):  # the title is that of the whole visit, which goes on
        assert b'class="off"' not in files[f"countries/{code}.html"]
    assert b"<s>7 April 2025</s>" in files["countries/EE.html"]
    for path in ("countries/EE.html", "feeds/index.html"):
        assert f"Tartu, Estonia (7 April 2025) {ended}" in Page(files[path]).words, path
    assert f"9–10 April 2025; Latvia; Tartu, Estonia (7 April 2025) {ended}" in files["feeds/changes.atom"].decode()
    assert bars(files["countries/EE.html"]) == [("stay off", f"{TITLE}, 7 April 2025, {ended}")]
    assert bars(files["countries/LV.html"]) == [("stay", f"{TITLE}, 9–10 April 2025")]
    assert [mark for mark, _ in bars(files[TRAVELLER])] == ["stay off", "stay"]
    assert files["months/2025-04.html"].count(b'<li class="off"><a') == 1
    for path in ("index.html", "years/2025.html", f"visits/{RECORD}.html"):
        assert f"Tartu, Estonia (7 April 2025) {ended}" in Page(files[path]).words, path
    (row,) = search_rows(files)
    assert row[4:] == ["announced", "", f"Tartu, Estonia (7 April 2025) {ended}"]
    assert f"Days 7 April 2025 {ended}" in page.words
    assert "not given" not in page.words


@pytest.mark.parametrize(
    ("status", "when"), [("reported", {"when": "2045-04"}), ("announced", {}), ("held", {"when": "2025-04-07"})]
)
def test_what_is_counted_is_not_said_to_be_received(status: str, when: dict[str, Any]) -> None:
    """Nobody has received a visit that is planned; the numbers say that they have both."""
    files, _ = shown(status=status, stops=[stop(**when)])
    for path in ("index.html", "map.html", "countries/EE.html", "countries/FI.html"):
        words = Page(files[path]).words
        assert "held and planned" in words, path
        assert "eceived" not in words, path


def test_a_visit_postponed_to_new_days_goes_on_on_them() -> None:
    """The calendar has it as tentative there; no page has it as off, and its history puts it off once."""
    stops = [stop(when="2025-06-07", previously=earlier("2025-04-07", "rescheduled"))]
    files, page = shown(status="postponed", stops=stops)
    assert b"STATUS:TENTATIVE" in files["feeds/all.ics"]
    for path in ("index.html", "months/2025-06.html", "years/2025.html", "countries/EE.html"):
        assert "off" not in {given.get("class") for _, given in Page(files[path]).tags}, path
        assert "postponed to new days" in Page(files[path]).words, path
    assert [mark for mark, _ in bars(files["countries/EE.html"])] == ["stay"]
    assert "postponed to new days; 7 June 2025 (was 7 April 2025); " in files["feeds/changes.atom"].decode()
    assert search_rows(files)[0][4:] == ["postponed to new days", ""]
    assert "7 April 2025 rescheduled 7 June 2025 new days, tentative" in page.words


def test_a_bar_of_a_country_says_the_days_there() -> None:
    """The days of the whole tour are on the page of its traveller."""
    stops = [stop(when="2025-04-07"), {"id": "riga", "country": "LV", "when": "2025-04-08/2025-04-10"}]
    files, _ = shown(stops=stops)
    assert bars(files["countries/EE.html"]) == [("stay", f"{TITLE}, 7 April 2025")]
    assert bars(files["countries/LV.html"]) == [("stay", f"{TITLE}, 8–10 April 2025")]
    assert bars(files[TRAVELLER]) == [("stay", f"{TITLE}, 7–10 April 2025")]


def test_the_history_of_a_tour_is_that_of_each_stop() -> None:
    """Each stop has its own days below its name, and a stop without changes is not there."""
    stops = [
        stop(when="2025-06-01", previously=earlier("2025-04-07", "rescheduled")),
        {"id": "riga", "country": "LV", "when": "2025-06-03"},
        {"id": "oslo", "country": "NO", "previously": [earlier("2025-04-09", "cancelled")[0] | {"id": "b"}]},
        {"id": "rome", "country": "IT", "previously": [earlier("2025-04-11", "postponed")[0] | {"id": "c"}]},
    ]
    _, page = shown(stops=stops)
    assert (
        "History of its days Estonia 7 April 2025 rescheduled 1 June 2025 announced Norway 9 April 2025 cancelled"
        " Italy 11 April 2025 postponed No new days are known Revision 1 of"
    ) in page.words


@pytest.mark.parametrize(
    ("when", "words"),
    [("2027-02-03", "new days"), ("2027-02", "a new month"), ("2027-21", "a new season"), ("2027", "a new year")],
)
def test_a_visit_is_postponed_to_what_is_known(when: str, words: str) -> None:
    """A month has no days yet."""
    files, page = shown(status="postponed", stops=[stop(when=when, previously=earlier("2025-04-07", "rescheduled"))])
    assert f"postponed to {words}" in Page(files["index.html"]).words
    assert f"{words}, tentative" in page.words


@pytest.mark.parametrize("city", [False, True])
def test_a_bar_of_a_traveller_says_where_its_days_are(city: bool) -> None:
    """Of a visit in parts, each bar has the places of its own days beside it, and one of two stops those of both."""
    places = {"places": [{"id": "lima", "name": "Lima"}]} if city else {}
    stops = [
        {"id": "almaty", "country": "KZ", "when": "2025-02-01"},
        {"id": "bishkek", "country": "KG", "when": "2025-02-02/2025-02-03"},
        {"id": "peru", "country": "PE", "when": "2025-06-20", **places},
        {"id": "again", "country": "PE", "when": "2025-11"},
    ]
    files, _ = shown(stops=stops)
    labels = re.findall(r"<text[^>]*>([^<]*)</text>", files["years/2025.html"].decode())
    assert labels[:3] == ["Kazakhstan; Kyrgyzstan", "Lima, Peru" if city else "Peru", "Peru"]


@pytest.mark.parametrize(
    ("ended", "days", "words"), [("cancelled", "2025-05", "May 2025"), ("postponed", "2024", "2024")]
)
def test_a_stop_that_is_off_and_had_no_exact_days_is_on_the_page_of_its_time(ended: str, days: str, words: str) -> None:
    """As one is that had days: the page of its month, and the timelines, have it as off, and do not count it."""
    stops = [
        stop(previously=earlier(days, ended)),
        {"id": "riga", "country": "LV", "when": "2025-04-09/2025-04-10"},
    ]
    files, _ = shown(stops=stops)
    paths = [f"years/{days[:4]}.html", "countries/EE.html", *([f"months/{days}.html"] if len(days) > 4 else [])]
    for path in paths:
        assert f"Estonia ({words}) {ended}" in Page(files[path]).words, path
        assert f"Estonia ({words}) {ended}" not in Page(files["months/2025-04.html"]).words.partition("1 visit")[0]
    if len(days) > 4:
        page = Page(files[f"months/{days}.html"]).words
        assert "0 visits" in page
        assert "Called off or put off (1)" in page
    assert bars(files["countries/EE.html"]) == [("stay off vague", f"{TITLE}, {words}, {ended}")]
    assert sorted(mark for mark, _ in bars(files[TRAVELLER]) if mark) == ["stay", "stay off vague"]


def test_a_year_that_only_a_stop_that_is_off_had_counts_no_visit() -> None:
    """The visit is in the list of what was called off in that year, and in that of the years with no visit."""
    stops = [stop(previously=earlier("2024-12-30", "cancelled")), {"id": "riga", "country": "LV", "when": "2025-01-02"}]
    files, _ = shown(stops=stops)
    assert "2025 1 2024 0" in Page(files["years/index.html"]).words
    year = Page(files["years/2024.html"]).words
    assert "0 visits Called off or put off (1)" in year
    assert "1 visit 2 January 2025" in Page(files["years/2025.html"]).words


def test_nobody_who_did_not_travel_counts_as_a_traveller() -> None:
    """The start page counts the travellers of visits that go on."""
    other = [{"id": "envoy", "name": "Ilze Bērziņa", "office": "Envoy", "country": "LV"}]
    off = plain("off", status="cancelled", people=other, stops=[stop(when="2025-04-07")])
    files = site_of(off, plain("on", stops=[stop(when="2025-04-09")]))
    assert "1 visit of 1 traveller to 1 country" in Page(files["index.html"]).words
    assert "Ilze Bērziņa" in Page(files["travellers/index.html"]).words


@pytest.mark.parametrize(
    ("status", "previously", "when"),
    [
        ("cancelled", [], "2027-04-07"),
        ("cancelled", [], "2027-04"),
        ("cancelled", [], None),
        ("postponed", [], "2027-04-07"),
        ("postponed", earlier("2027-04-07", "postponed"), None),
        ("announced", earlier("2027-04-07", "cancelled"), None),
    ],
)
def test_what_is_off_is_no_coming_visit(status: str, previously: list[dict[str, Any]], when: str | None) -> None:
    """The start page has it in a section of its own, whose heading counts it."""
    changes: dict[str, Any] = {"previously": previously} if previously else {}
    files, _ = shown(status=status, stops=[stop(**changes, **({"when": when} if when else {}))])
    page = Page(files["index.html"]).words
    coming, _, off = page.partition("Called off or put off (1)")
    assert TITLE not in coming
    assert off.count(TITLE) >= 1
    assert "0 visits of 0 travellers to 0 countries, and 1 visit called off or put off" in coming


@pytest.mark.parametrize("status", ["held", "under-way", "announced"])
@pytest.mark.parametrize(
    ("when", "words"), [("2025", "2025"), ("2025-05", "May 2025"), ("2025-05/2025-06", "May 2025 – June 2025")]
)
def test_a_visit_without_exact_days_has_a_bar(status: str, when: str, words: str) -> None:
    """It is as long as the time in which the visit is, on the page of its traveller, country and year."""
    files, _ = shown(status=status, stops=[stop(when=when)])
    for path in (TRAVELLER, "countries/EE.html", "years/2025.html"):
        assert set(bars(files[path])) == {("stay vague", f"{TITLE}, {words}")}, path


@pytest.mark.parametrize("when", ["2025-04-07?", "2025-04-07~", "2025-04-07/2025-04-08%", "2025-04-07?/2025-04-08"])
def test_an_uncertain_date_has_a_vague_bar(when: str) -> None:
    """The other stop, which is certain, has a solid one."""
    stops = [stop(when=when), {"id": "riga", "country": "LV", "when": "2025-06-09"}]
    files, _ = shown(stops=stops)
    assert [mark for mark, _ in bars(files["countries/EE.html"])] == ["stay vague"]
    assert [mark for mark, _ in bars(files["countries/LV.html"])] == ["stay"]
    assert [mark for mark, _ in bars(files[TRAVELLER])] == ["stay vague", "stay"]


def test_a_vague_stop_of_several_has_a_bar_in_its_country_alone() -> None:
    """Where one stop of a tour is known to the month, its country has the month, and the other country its days."""
    stops = [stop(when="2025-05"), {"id": "riga", "country": "LV", "when": "2025-04-09"}]
    files, _ = shown(stops=stops)
    assert bars(files["countries/EE.html"]) == [("stay vague", f"{TITLE}, May 2025")]
    assert bars(files["countries/LV.html"]) == [("stay", f"{TITLE}, 9 April 2025")]


def test_the_programme_on_the_page_of_a_visit_that_is_off_is_struck() -> None:
    """As the calendar of the visit has it."""
    talks = {"id": "talks", "kind": "meeting", "when": "2025-04-07T10:00:00"}
    files, page = shown(status="cancelled", stops=[stop(when="2025-04-07", engagements=[talks])])
    assert "[Cancelled] Meeting" in files[f"feeds/visits/{RECORD}.ics"].decode()
    text = files[f"visits/{RECORD}.html"].decode()
    assert '<s><bdi>Meeting</bdi></s></span> <strong class="status off">cancelled</strong>' in text
    assert '<h2><s><bdi>Estonia</bdi></s> <strong class="status off">cancelled</strong></h2>' in text
    assert "Where Estonia cancelled" in page.words
