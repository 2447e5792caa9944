"""Pages of records that lack what most have, or have more of it."""

import itertools
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given

from diplovisit.site.rendering import SiteFrame
from diplovisit.testing import documents
from tests import extreme_dates
from tests.hostile_records import any_hostile_documents, mixed_documents
from tests.records import document
from tests.site.sites import Page, dead_links, hostile_site, pages, site_of

RECORD = "ga-ri-envoy-talks"


def plain(record: str = RECORD, **changes: Any) -> dict[str, Any]:
    """Makes a document without evidence and claims."""
    made = document() | {"id": record, "evidence": [], "claims": []} | changes
    return {name: value for name, value in made.items() if value not in (None, [])}


def stop(**changes: Any) -> dict[str, Any]:
    """Makes a stop in Estonia."""
    return {"id": "tallinn", "country": "EE"} | changes


def shown(**changes: Any) -> tuple[dict[str, bytes], Page]:
    """Returns the site of a document, and the page of its visit."""
    files = site_of(plain(**changes))
    assert dead_links(files) == []
    return files, Page(files[f"visits/{RECORD}.html"])


def test_a_visit_without_days_is_in_the_lists_without_days() -> None:
    """It has no month and no year; the start page and the years list it."""
    files, page = shown(stops=[stop()])
    assert not [path for path in files if path.startswith(("months/2", "years/2"))]
    for path in ("index.html", "years/index.html", "travellers/aino-virtanen-fi.html", "countries/EE.html"):
        assert "An envoy of Finland visits Estonia" in Page(files[path]).words
        assert "Days not known" in Page(files[path]).words
    assert "Days not given" in page.words


def test_the_calendar_of_a_site_without_months_is_a_page() -> None:
    """The link of every page to the calendar leads somewhere."""
    files, _ = shown(stops=[stop()])
    assert "No visit has days that are known." in Page(files["months/index.html"]).words


@pytest.mark.parametrize("when", ["2025", "2025-04", "202X", "2025-04-07/..", "../2025-04-07", "2025/2027", "2025-22"])
def test_days_that_are_not_known_exactly_are_said_in_words(when: str) -> None:
    """A month, a year or an open end is no day of a calendar, and its years list it."""
    files, page = shown(stops=[stop(when=when)])
    assert "2025" in page.words or "2020" in page.words
    assert [path for path in files if path.startswith("years/20")]


@pytest.mark.parametrize(
    ("when", "months", "bars"),
    [
        ("2025-04", ["2025-04"], 1),
        ("2025-04~", ["2025-04"], 1),
        ("2025-04/2025-05", ["2025-04", "2025-05"], 1),
        ("2025-04/..", ["2025-04"], 1),
        ("[2025-04-30,2025-05-02]", ["2025-04", "2025-05"], 2),
    ],
)
def test_a_visit_some_time_in_a_month_is_on_its_page(when: str, months: list[str], bars: int) -> None:
    """It has no day in the table; its bar is as long as the time in which it is, and drawn as not exact."""
    files, _ = shown(stops=[stop(when=when)])
    assert sorted(path for path in files if path.startswith("months/2")) == [f"months/{key}.html" for key in months]
    page = Page(files[f"months/{months[0]}.html"])
    assert "1 visit some time in April An envoy of Finland visits Estonia" in page.words.replace(_days_of(page), "")
    assert "No visit on a known day" in page.words
    assert "0 visits" not in page.words
    assert b'<td class="has"' not in files[f"months/{months[0]}.html"]
    marks = [
        given["class"] for _, given in Page(files["countries/EE.html"]).tags if "stay" in (given.get("class") or "")
    ]
    assert marks == ["stay vague"] * bars


def _days_of(page: Page) -> str:
    """Returns the days that the list of "some time in" says, with the blank after them."""
    after = page.words.partition("some time in April ")[2]
    return after.partition("An envoy of")[0]


@pytest.mark.parametrize(("when", "day"), [("2025-04-07/..", "7"), ("2025-04-07/", "7"), ("../2025-04-09", "9")])
def test_an_open_range_is_on_the_day_that_is_known(when: str, day: str) -> None:
    """It has a day in the table of its month and a bar, and its words say that it is open."""
    files, _ = shown(stops=[stop(when=when)])
    html = files["months/2025-04.html"].decode()
    assert html.count('<td class="has"') == 1
    assert f'<td class="has"><time datetime="2025-04-0{day}">' in html
    assert b'class="stay"' in files["countries/EE.html"]
    assert f'<p class="days">{day} April 2025</p>' not in files["index.html"].decode()


@pytest.mark.parametrize("when", ["2025", "2025-03", "2025-01/2025-03", "202X"])
def test_a_visit_that_may_still_come_is_no_latest_visit(when: str) -> None:
    """The record is of March 2025: until its last possible day has passed, a visit is to come."""
    words = Page(shown(stops=[stop(when=when)])[0]["index.html"]).words
    assert "No visit is announced" not in words
    assert "Latest visits" not in words


def test_a_traveller_without_a_name_has_no_page() -> None:
    """The office stands for the person, without a link."""
    people = [{"id": "envoy", "office": "Special Envoy", "name": None}]
    people = [{"id": "envoy", "office": "Special Envoy", "kind": "group", "name": "Envoys"}]
    files, page = shown(people=people, travellers=[{"person": "envoy"}], stops=[stop(when="2025-04-07")])
    assert [path for path in files if path.startswith("travellers/")] == ["travellers/index.html"]
    assert "Envoys" in page.words
    assert "Envoys" in Page(files["years/2025.html"]).words


@pytest.mark.parametrize("when", extreme_dates.DATES)
@pytest.mark.at_length
def test_dates_at_the_ends_of_the_calendar_make_a_site(when: str) -> None:
    """Years 1 and 9999 have months and years like any other."""
    for number in range(2):
        files = site_of(extreme_dates.record(when, number))
        assert dead_links(files) == []
    names = [path[7:-5] for path in files if path.startswith("months/") and path != "months/index.html"]
    assert all(len(name) == 7 for name in names)


def test_every_day_of_a_long_stay_is_no_page_of_its_own() -> None:
    """A stay of nine thousand years does not make a hundred thousand months."""
    files, _ = shown(stops=[stop(when="0001-01-01/9999-12-31")])
    assert len(files) < 100


def test_two_zones_show_each_hour_on_its_own_clock() -> None:
    """The hour is that of the stop, and the moment is there for the reader's clock."""
    talks = {"id": "talks", "kind": "meeting", "when": "2025-04-07T10:00:00"}
    dinner = {"id": "dinner", "kind": "dinner", "when": "2025-04-09T20:00:00"}
    stops = [
        stop(when="2025-04-07", time_zone="Europe/Tallinn", engagements=[talks]),
        {"id": "tokyo", "country": "JP", "when": "2025-04-09", "time_zone": "Asia/Tokyo", "engagements": [dinner]},
    ]
    _, page = shown(stops=stops)
    moments = [given["datetime"] for tag, given in page.tags if tag == "time" and "datetime" in given]
    assert moments == ["2025-04-07T10:00:00+03:00", "2025-04-09T20:00:00+09:00"]
    assert "10:00" in page.words
    assert "20:00" in page.words
    assert "Time zone Europe/Tallinn" in page.words
    assert "Time zone Asia/Tokyo" in page.words


def test_an_hour_without_a_zone_has_no_moment() -> None:
    """Nobody knows what it is on the reader's clock."""
    talks = {"id": "talks", "kind": "meeting", "when": "2025-04-07T10:00:00"}
    _, page = shown(stops=[stop(when="2025-04-07", engagements=[talks])])
    assert "10:00" in page.words
    assert not [given for tag, given in page.tags if tag == "time"]


def test_a_cancelled_engagement_is_marked_alone() -> None:
    """Its visit, and what else is on its programme, take place."""
    engagements = [
        {"id": "talks", "kind": "meeting", "when": "2025-04-07", "status": "cancelled"},
        {"id": "dinner", "kind": "dinner", "when": "2025-04-07"},
    ]
    files, page = shown(stops=[stop(when="2025-04-07", engagements=engagements)])
    html = files[f"visits/{RECORD}.html"].decode()
    assert html.count("<s>") == html.count('<strong class="status off">cancelled</strong>') == 1
    assert "Meeting cancelled" in page.words
    assert b'class="off"' not in files["index.html"]
    calendar = files["feeds/all.ics"].decode()
    assert calendar.count("STATUS:CANCELLED") == 1


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_that_does_not_take_place_is_struck_out(status: str) -> None:
    """Lists, months and timelines show it as such, and the word stands beside it."""
    files, page = shown(status=status, stops=[stop(when="2025-04-07")])
    assert status in page.words
    for path in ("index.html", "months/2025-04.html", "years/2025.html"):
        assert 'class="off"' in files[path].decode()
        assert status in Page(files[path]).words
    assert b'class="stay off"' in files["years/2025.html"]
    assert b"STATUS:CANCELLED" in files["feeds/all.ics"]


def test_earlier_days_are_the_history_of_a_visit() -> None:
    """What was called off and why, then the days of today with their status and revision."""
    previously = [
        {"id": "march", "when": "2025-03-01", "ended": "postponed"},
        {"id": "april", "when": "2025-04-01/2025-04-02", "ended": "rescheduled", "reason": "a storm"},
    ]
    _, page = shown(stops=[stop(when="2025-05-05", previously=previously)], revision=3)
    assert (
        "History of its days 1 March 2025 postponed 1–2 April 2025 rescheduled a storm"
        " 5 May 2025 announced Revision 3 of 5 March 2025, 12:00 UTC"
    ) in page.words


def test_several_stops_in_one_country_are_one_visit_to_it() -> None:
    """The map and the lists count the visit once; the country's calendar has all its stops there, and no others."""
    stops = [
        {"id": "riga", "country": "LV", "when": "2025-04-06"},
        {"id": "tallinn", "country": "EE", "when": "2025-04-07"},
        {"id": "tartu", "country": "EE", "when": "2025-04-08"},
    ]
    files, _ = shown(stops=stops)
    assert "Estonia: 1 visit" in Page(files["map.html"]).text
    assert files["feeds/countries/EE.ics"].count(b"BEGIN:VEVENT") == 2
    assert files["feeds/countries/LV.ics"].count(b"BEGIN:VEVENT") == 1
    assert files["feeds/all.ics"].count(b"BEGIN:VEVENT") == 3


def test_a_timeline_of_a_country_has_the_days_there_alone() -> None:
    """A tour is one bar of its traveller, and a bar in each country for the days there."""
    stops = [
        {"id": "riga", "country": "LV", "when": "2025-03-01/2025-03-31"},
        {"id": "tallinn", "country": "EE", "when": "2025-04-01/2025-04-10"},
        {"id": "vilnius", "country": "LT", "when": "2025-04-10/2025-04-20"},
    ]
    files, _ = shown(stops=stops)
    widths = {
        path: [
            float((given["width"] or "0").rstrip("%"))
            for tag, given in Page(files[path]).tags
            if given.get("class") == "stay"
        ]
        for path in ("travellers/aino-virtanen-fi.html", "countries/LV.html", "countries/EE.html", "countries/FI.html")
    }
    assert widths == {
        "travellers/aino-virtanen-fi.html": [13.97],  # 51 of 365 days
        "countries/LV.html": [8.49],
        "countries/EE.html": [2.74],
        "countries/FI.html": [13.97],
    }


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("2025-03-09", "2025-03-07/2025-03-08"), "7–9 March 2025"),
        (("2025-03-07/2025-03-08", "2025-03-08/2025-03-10"), "7–10 March 2025"),
        (("2025-03-07", "2025-03-09"), "7 March 2025; 9 March 2025"),
        (("2025-03-07", "2025-03-07"), "7 March 2025"),
        (("2025-03-01", "2025-03-03", "2025-03-05", "2025-03-07"), "1–7 March 2025, in 4 stays"),
        (("2025-03-07~", "2025-03-08"), "7 March 2025 (approximate); 8 March 2025"),
        (("2025-03", "2025-03-08"), "March 2025; 8 March 2025"),
    ],
)
def test_days_of_several_stops_are_said_in_short(days: tuple[str, ...], words: str) -> None:
    """Stays without a day between are one; a date that is not exact keeps its words."""
    stops = [{"id": f"stop-{number}", "country": "EE", "when": when} for number, when in enumerate(days)]
    files, _ = shown(stops=stops)
    assert f'<p class="days">{words}</p>' in files["index.html"].decode()


def test_a_country_with_thousands_of_visits_lists_the_latest() -> None:
    """The page says so; the timeline and the calendar have all of them."""
    files = site_of(*(plain(f"visit-{number}", stops=[stop(when="2025-04-07")]) for number in range(310)))
    page = Page(files["countries/EE.html"])
    assert "The latest 300 are listed." in page.words
    assert sum(1 for tag, given in page.tags if tag == "li" and "data-end" in given) == 300
    assert files["feeds/countries/EE.ics"].count(b"BEGIN:VEVENT") == 310


def test_a_territory_and_its_state_both_list_a_visit() -> None:
    """A visit to Greenland is one to Greenland and one to Denmark."""
    files, _ = shown(stops=[{"id": "nuuk", "country": "DK", "territory": "GL", "when": "2025-04-06"}])
    for code in ("DK", "GL"):
        assert b"BEGIN:VEVENT" in files[f"feeds/countries/{code}.ics"]
        assert "An envoy of Finland visits Estonia" in Page(files[f"countries/{code}.html"]).words


@pytest.mark.parametrize("code", ["SUHH", "x-nato", "AQ", "YUCS", "EU"])
def test_a_host_that_is_not_on_the_map_is_listed_below_it(code: str) -> None:
    """Former states and organisations have a page, and the map's page leads to it."""
    files, _ = shown(stops=[{"id": "there", "country": code, "when": "1980-04-06"}])
    assert f"countries/{code}.html" in Page(files["map.html"]).links


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("Index",), 1),
        (("Ana María", "Ana Maria"), 2),
        (("Ana María", "Ana Mari\u0301a", "ANA MARÍA"), 1),
        (("John F. Kennedy", "John F Kennedy"), 2),
        (("李強", "习近平"), 2),
        (("CON", "nul", "Aux"), 3),
        (("x" * 250, "x" * 249), 2),
        (("...", "!!!"), 2),
        (("👩🏽‍⚖️", "e\u0301"), 2),
    ],
)
def test_every_name_has_a_page_of_its_own(names: tuple[str, ...], number: int) -> None:
    """Whatever the script: no page is over the list of travellers, and none has a name that a system refuses."""
    made = [
        plain(f"visit-{count}", people=[{"id": "envoy", "name": name, "office": "Envoy"}], stops=[stop()])
        for count, name in enumerate(names)
    ]
    files = site_of(*made)
    own = [path for path in files if path.startswith("travellers/") and path != "travellers/index.html"]
    assert len(own) == number
    assert all(len(path.encode()) < 200 and unicodedata.is_normalized("NFC", path) for path in own)
    assert not {sign for path in own for sign in path.removeprefix("travellers/")} & {*'/\\:*?"<>|#% \t\n\u200f\u202e'}
    assert not {path.partition("/")[2].partition(".")[0].lower() for path in own} & {"con", "nul", "aux", "index"}
    assert dead_links(files) == []
    assert "Travellers" in Page(files["travellers/index.html"]).words


def test_names_that_differ_by_an_accent_are_told_apart_everywhere() -> None:
    """Each has a page, a feed and links of its own, in whatever order the records are, and within one visit."""
    people = [{"id": "one", "name": "Zoé Roux", "country": "FR"}, {"id": "two", "name": "Zoe Roux", "country": "FR"}]
    both = [{"person": "one"}, {"person": "two"}]
    alone = plain("alone", people=people[:1], travellers=both[:1], stops=[stop(when="2025-04-07")])
    together = plain("together", people=people, travellers=both, stops=[stop(when="2025-05-07")])
    files = site_of(alone, together)
    assert files == site_of(together, alone)
    assert dead_links(files) == []
    by_name = {
        heading: path
        for path, page in pages(files).items()
        for heading in ("Zoé Roux", "Zoe Roux")
        if path.startswith("travellers/zo") and f"Traveller {heading} " in page.words
    }
    assert len({*by_name.values()}) == 2
    assert files[f"feeds/{by_name['Zoé Roux'][:-5]}.ics"].count(b"BEGIN:VEVENT") == 2
    assert files[f"feeds/{by_name['Zoe Roux'][:-5]}.ics"].count(b"BEGIN:VEVENT") == 1
    for name, path in by_name.items():
        assert f'<a href="../{path}"><bdi>{name}</bdi></a>' in files["visits/together.html"].decode()
    assert {*by_name.values()} == {"travellers/zoé-roux-fr.html", "travellers/zoe-roux-fr.html"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("安倍 晋三", "安倍-晋三"),
        ("Владимир Петров", "владимир-петров"),
        ("שרה Cohen כהן", "שרה-cohen-כהן"),
        ("श्री नरेन्द्र", "श्री-नरेन्द्र"),
        ("محمد\u200cرضا", "محمدرضا"),
        ("Þórunn Egilsdóttir", "þórunn-egilsdóttir"),
        ("Jean-Luc O'Brien", "jean-luc-o-brien"),
        ("W" * 300, "w" * 108 + "-"),
    ],
)
def test_the_address_of_a_traveller_can_be_read(name: str, path: str) -> None:
    """It is in the script of the name, whatever other records there are, and each link to it leads there."""
    person = {"id": "envoy", "name": name, "office": "Envoy", "country": "FI"}
    one = plain("one", people=[person], stops=[stop(when="2025-04-07")])
    others = [
        plain("two", people=[person | {"name": "Zoe Roux"}], stops=[stop(when="2025-04-09")]),
        plain(
            "three", people=[person | {"id": "sv", "name": f"{name} Jr"}], travellers=[{"person": "sv"}], stops=[stop()]
        ),
    ]
    alone, among = site_of(one), site_of(one, *others)
    (own,) = (made for made in alone if made.startswith("travellers/") and not made.endswith("index.html"))
    assert own.startswith(f"travellers/{path}")
    assert own in among
    assert own.replace(".html", ".ics").replace("travellers", "feeds/travellers") in among
    assert alone["visits/one.html"] == among["visits/one.html"]
    assert dead_links(among) == []


def test_a_name_as_long_as_a_line_has_a_calendar() -> None:
    """The name of a calendar is cut where it would be longer than the longest line."""
    files = site_of(plain(people=[{"id": "envoy", "name": "ab " * 333 + "a"}], stops=[stop(when="2025-04-07")]))
    assert len([path for path in files if path.startswith("feeds/travellers/")]) == 1


def test_a_visit_may_be_called_index() -> None:
    """The list of visits is no page of their folder."""
    assert b"An envoy of Finland visits Estonia" in site_of(plain("index"))["visits/index.html"]


@pytest.mark.not_measured
def test_one_page_per_visit_with_one_heading_each() -> None:
    """Each page has one h1 and levels without gaps, ids of its own, a title, and says what it is in."""
    for path, page in pages(hostile_site()).items():
        levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3", "h4"}]
        assert levels[:1] == [1], path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path
        assert len(page.ids) == len({*page.ids}), path
        assert page.tags[0] == ("html", {"lang": "en"})


@given(documents())
def test_every_link_of_any_record_leads_somewhere(made: dict[str, Any]) -> None:
    """Whatever a record has: each internal link and each anchor has a target."""
    assert dead_links(site_of(made)) == []


@given(any_hostile_documents())
def test_every_link_of_any_hostile_record_leads_somewhere(made: dict[str, Any]) -> None:
    """No text of a record becomes a link."""
    assert dead_links(site_of(made)) == []


def test_every_link_of_many_records_leads_somewhere() -> None:
    """So does a site of many visits on one day, with lists that are cut."""
    many = [plain(f"visit-{number}", stops=[stop(when="2025-04-07")]) for number in range(60)]
    files = site_of(*many, *mixed_documents())
    assert dead_links(files) == []
    assert "months/2025-04.html#list" in "".join(Page(files["index.html"]).links)


@pytest.mark.parametrize("name", ["שרה Cohen כהן", "محمد Smith"])
def test_every_name_stands_in_an_element_of_its_own_direction(name: str) -> None:
    """Wherever a page shows a name among other words, `bdi`, or a text of a picture, keeps these from changing its order."""
    person = {"id": "envoy", "name": name, "office": "Envoy", "country": "FI"}
    files = site_of(plain(people=[person], title=name, stops=[stop(when="2025-04-07")]), frame=SiteFrame(title=name))
    for path, data in files.items():
        if path.endswith(".html"):
            body = re.sub(r"<(script|title|text)\b.*?</\1>|<[^>]*?>(?<!bdi>)", "", data.decode(), flags=re.DOTALL)
            assert name not in re.sub(r"<bdi>.*?</bdi>", "", body), path
            assert f"of {name}" not in body, path
