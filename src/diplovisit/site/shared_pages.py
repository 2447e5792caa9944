"""The pages that several visits share: start, months, years, map, travellers, countries, feeds and search."""

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.values import country_name
from diplovisit.exporters.world_map import shade_labels, world_map
from diplovisit.record import Edtf
from diplovisit.site.atom import MOST_CHANGES, changes_feed
from diplovisit.site.month_grid import month_of, months_of
from diplovisit.site.page import SiteFile, digest_of
from diplovisit.site.rendering import SiteFrame, render_page
from diplovisit.site.search_index import search_index
from diplovisit.site.summary import VisitSummary, tell_apart
from diplovisit.site.timeline import RowOwner, TimelineRow, in_lanes, month_marks, year_bars, year_rows

_Key = TypeVar("_Key", int, str)

_MOST_RECENT: Final = 12
_MOST_COMING: Final = 50
_MOST_ROWS: Final = 30
_MOST_LISTED: Final = 300
"""A page of thousands of visits would be slow on a phone; the timeline and the calendar have all of them."""
_MOST_LATEST: Final = 20
_MOST_WITHOUT_LETTERS: Final = 40
_CALLED_OFF: Final = "Called off or put off"
_HELD_AND_PLANNED: Final = "held and planned"
_YEAR_OF_SCALE: Final = 2023  # any year of 365 days, for the scale above rows of several years


@attrs.frozen(kw_only=True)
class NameEntry:
    """A line in a list of names: what it leads to, and how many visits that has."""

    name: str
    page: str
    detail: str
    visits: int


class SiteIndex:
    """All visits of a site, by what its pages are about. as_of: the day of the latest revision, "" for no visit."""

    def __init__(self, frame: SiteFrame, summaries: Iterable[VisitSummary]) -> None:
        self.frame = frame
        self.visits = sorted(tell_apart(summaries), key=lambda visit: (visit.start, visit.record))
        self.months: dict[str, list[VisitSummary]] = {}
        self.years: dict[int, list[VisitSummary]] = {}
        self.receiving: dict[str, list[VisitSummary]] = {}
        self.sending: dict[str, list[VisitSummary]] = {}
        self.travellers: dict[str, list[VisitSummary]] = {}
        for visit in self.visits:
            _file(self.months, months_of(visit), visit)
            _file(self.years, visit.years, visit)
            _file(self.receiving, visit.receiving, visit)
            _file(self.sending, visit.sending, visit)
            _file(self.travellers, (one.slug for one in visit.travellers if one.slug), visit)
        self.as_of = max((visit.instant for visit in self.visits), default="")[:10]

    @property
    def open_month(self) -> str:
        """The first month with visits from the day of the latest revision on; the last of all where there is none."""
        keys = sorted(self.months)
        return next((key for key in keys if key >= self.as_of[:7]), keys[-1] if keys else "")

    @property
    def counts(self) -> Counter[str]:
        """The number of visits that were not called off by the code of the receiving country."""
        numbers = {code: len(_going_on(visits, code)) for code, visits in self.receiving.items()}
        return Counter({code: number for code, number in numbers.items() if number})

    def changed(self) -> list[VisitSummary]:
        """The visits, the latest revision first."""
        return sorted(self.visits, key=lambda visit: (visit.instant, visit.record), reverse=True)[:MOST_CHANGES]


def shared_pages(index: SiteIndex) -> Iterator[SiteFile]:
    """Yields each shared page and feed of text. Same visits, same bytes."""
    yield _page(index, "index.html", "index.html", "", _start_values, index.visits)
    yield from _month_pages(index)
    yield from _year_pages(index)
    yield _page(index, "map.html", "map.html", "Map", _map_values, (), sorted(index.counts.items()))
    yield from _traveller_pages(index)
    yield from _country_pages(index)
    changed = index.changed()
    latest = {"changed": changed[:_MOST_LATEST]}
    yield _page(index, "feeds/index.html", "feeds.html", "Subscribe", lambda _: latest, latest["changed"])
    yield _file_of(index, "feeds/changes.atom", lambda: changes_feed(index.frame, changed), changed)
    yield _page(index, "search.html", "search.html", "Search", lambda _: {})
    yield _file_of(index, "assets/search-index.js", lambda: search_index(reversed(index.visits)), index.visits)


def _page(
    index: SiteIndex,
    path: str,
    template: str,
    section: str,
    values: Callable[[SiteIndex], dict[str, Any]],
    visits: Iterable[VisitSummary] = (),
    *parts: object,
) -> SiteFile:
    """A page. values: what the template is filled with, computed where the page is made. The rest is its digest."""
    return _file_of(
        index, path, lambda: render_page(template, index.frame, path, section, **values(index)), visits, *parts
    )


def _file_of(
    index: SiteIndex, path: str, make: Callable[[], bytes], visits: Iterable[VisitSummary], *parts: object
) -> SiteFile:
    digest = digest_of(index.frame, path, *parts, visits=visits)
    return SiteFile(path=path, digest=digest, make=lambda: [make()])


def _start_values(index: SiteIndex) -> dict[str, Any]:
    on, off = _going_on(index.visits), _off(index.visits)
    dated = [visit for visit in on if visit.start]
    coming = [visit for visit in dated if visit.end >= index.as_of]
    key = index.open_month
    return {
        "coming": coming[:_MOST_COMING],
        "recent": [visit for visit in reversed(dated) if visit.end < index.as_of][:_MOST_RECENT],
        "undated": [visit for visit in on if not visit.start][:_MOST_RECENT],
        "called_off": off[::-1][:_MOST_RECENT],
        "month": month_of(key, index.months[key]) if key else None,
        "world": world_map(index.counts),
        "shades": shade_labels(),
        "count": len(on),
        "off": len(off),
        "travellers": sum(bool(_going_on(visits)) for visits in index.travellers.values()),
        "countries": len(index.counts),
        "as_of": index.as_of,
        "about": _data_set(index),
        "as_of_words": date_in_words(Edtf(index.as_of)) if index.as_of else "",
    }


def _data_set(index: SiteIndex) -> dict[str, Any]:
    """The data of the site, as search engines for data sets read it."""
    base_url = index.frame.base_url
    forms = {"text/csv": "data/visits.csv", "application/jsonl": "data/visits.jsonl"}
    files = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base_url}{path}"}
        for kind, path in forms.items()
    ]
    about = {"@type": "Dataset", "name": index.frame.title, "distribution": files}
    return about | {"dateModified": index.as_of} if index.as_of else about


def _month_pages(index: SiteIndex) -> Iterator[SiteFile]:
    for earlier, key, later in _with_neighbours(sorted(index.months)):
        yield _month_page(index, f"months/{key}.html", key, earlier, later)
    months = [(year, [*keys]) for year, keys in itertools.groupby(sorted(index.months), lambda key: int(key[:4]))]
    keys, key = sorted(index.months), index.open_month
    if not key:
        yield _page(index, "months/index.html", "no_month.html", "Calendar", lambda _: {})
        return
    number = keys.index(key)
    earlier, later = keys[number - 1] if number else "", "".join(keys[number + 1 : number + 2])
    yield _month_page(index, "months/index.html", key, earlier, later, months[::-1])


def _month_page(
    index: SiteIndex,
    path: str,
    key: str,
    earlier: str,
    later: str,
    all_months: Sequence[tuple[int, list[str]]] = (),
) -> SiteFile:
    def values(index: SiteIndex) -> dict[str, Any]:
        return {"month": month_of(key, index.months[key], earlier, later), "all_months": all_months}

    return _page(index, path, "month.html", "Calendar", values, index.months[key], earlier, later, all_months)


def _year_pages(index: SiteIndex) -> Iterator[SiteFile]:
    for earlier, name, later in _with_neighbours([f"{year:04d}" for year in sorted(index.years)]):
        values = functools.partial(_year_values, name=name, earlier=earlier, later=later)
        visits = index.years[int(name)]
        yield _page(index, f"years/{name}.html", "year.html", "Years", values, visits, earlier, later)
    years = [(year, len(_on_in_year(index.years[year], year))) for year in sorted(index.years, reverse=True)]
    most = max((1, *(number for _, number in years)))
    undated = [visit for visit in index.visits if not visit.years]

    def all_values(_: SiteIndex) -> dict[str, Any]:
        return {"years": years, "most": most, "undated": undated}

    yield _page(index, "years/index.html", "years.html", "Years", all_values, undated, years)


def _year_values(index: SiteIndex, *, name: str, earlier: str, later: str) -> dict[str, Any]:
    year = int(name)
    visits = index.years[year]
    return {
        "year": year,
        "earlier": earlier,
        "later": later,
        "visits": _on_in_year(visits, year),
        "called_off": [visit for visit in visits if visit.is_off_in_year(year)],
        "months": [key for key in sorted(index.months) if key.startswith(name)],
        "marks": month_marks(year),
        "by_traveller": year_rows(year, visits, _leaders, _MOST_ROWS),
        "by_country": year_rows(year, visits, _hosts, _MOST_ROWS),
    }


def _map_values(index: SiteIndex) -> dict[str, Any]:
    world = world_map(index.counts)
    ranked = sorted(index.counts.items(), key=lambda item: (-item[1], country_name(item[0])))
    return {"world": world, "shades": shade_labels(), "not_shown": world.not_shown, "ranked": ranked}


def _traveller_pages(index: SiteIndex) -> Iterator[SiteFile]:
    entries = []
    for slug, visits in index.travellers.items():
        mine = [one for visit in visits for one in visit.travellers if one.slug == slug]
        offices = tuple(dict.fromkeys(one.office for one in mine if one.office))
        number = len(_going_on(visits))
        entries.append(NameEntry(name=mine[-1].name, page=f"{slug}.html", detail=_short(offices), visits=number))
        values = functools.partial(_traveller_values, slug=slug, name=mine[-1].name, offices=offices)
        yield _page(index, f"travellers/{slug}.html", "owner.html", "Travellers", values, visits)
    yield _names_page(index, "Travellers", entries)


def _traveller_values(index: SiteIndex, *, slug: str, name: str, offices: Sequence[str]) -> dict[str, Any]:
    visits = index.travellers[slug]
    return {
        "about": {"@type": "Person", "name": name, "jobTitle": offices},
        "kind": "Traveller",
        "name": name,
        "details": offices,
        "feeds": (("these visits", f"travellers/{slug}.ics"),),
        "lists": (("Visits", "", _going_on(visits)[::-1]), (_CALLED_OFF, "", _off(visits)[::-1])),
        "most": _MOST_LISTED,
        "marks": month_marks(_YEAR_OF_SCALE),
        "timelines": (("By year", _rows_by_year(visits)),),
    }


def _country_pages(index: SiteIndex) -> Iterator[SiteFile]:
    entries = []
    for code in sorted({*index.receiving, *index.sending}):
        received, made = index.receiving.get(code, []), index.sending.get(code, [])
        counted, counted_made = _going_on(received, code), _going_on(made)
        detail = f"{len(counted):,} incoming, {len(counted_made):,} outgoing" if counted and counted_made else ""
        number = len({visit.record for visit in (*counted, *counted_made)})
        entries.append(NameEntry(name=country_name(code), page=f"{code}.html", detail=detail, visits=number))
        values = functools.partial(_country_values, code=code)
        parts = len(received), len(made)
        yield _page(index, f"countries/{code}.html", "owner.html", "Countries", values, (*received, *made), parts)
    yield _names_page(index, "Countries", entries)


def _country_values(index: SiteIndex, *, code: str) -> dict[str, Any]:
    received, made = index.receiving.get(code, []), index.sending.get(code, [])
    feeds = (
        ("incoming visits", f"countries/{code}.ics", received),
        ("outgoing visits", f"countries/{code}-from.ics", made),
    )
    return {
        "about": {"@type": "Country", "name": country_name(code), "identifier": code},
        "kind": "Country",
        "name": country_name(code),
        "details": (),
        "feeds": [(label, path) for label, path, visits in feeds if visits],
        "lists": (
            (f"Incoming visits, {_HELD_AND_PLANNED}", code, _going_on(received, code)[::-1]),
            (f"Outgoing visits, {_HELD_AND_PLANNED}", "", _going_on(made)[::-1]),
            (f"Incoming visits {_CALLED_OFF.lower()}", code, _off(received, code)[::-1]),
            (f"Outgoing visits {_CALLED_OFF.lower()}", "", _off(made)[::-1]),
        ),
        "most": _MOST_LISTED,
        "marks": month_marks(_YEAR_OF_SCALE),
        "timelines": (
            ("Incoming visits, by year", _rows_by_year(received, code)),
            ("Outgoing visits, by year", _rows_by_year(made)),
        ),
    }


def _names_page(index: SiteIndex, heading: str, entries: Iterable[NameEntry]) -> SiteFile:
    ordered = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.page))
    letters = len(ordered) > _MOST_WITHOUT_LETTERS
    initial: Callable[[NameEntry], str] = (lambda entry: entry.name[:1].upper()) if letters else (lambda _: "")
    groups = [(letter, [*group]) for letter, group in itertools.groupby(ordered, initial)]

    def values(_: SiteIndex) -> dict[str, Any]:
        return {"heading": heading, "groups": groups}

    return _page(index, f"{heading.lower()}/index.html", "names.html", heading, values, (), ordered)


def _rows_by_year(visits: Sequence[VisitSummary], country: str = "") -> list[TimelineRow]:
    """A row for each year with any bar, the latest year first. country: where the bars are of days in one."""
    of_years: dict[int, list[VisitSummary]] = {}
    for visit in visits:
        _file(of_years, visit.years, visit)
    bars = (
        (year, [bar for visit in of_years[year] for bar in year_bars(year, visit, country)])
        for year in sorted(of_years)
    )
    rows = [
        TimelineRow(label=str(year), page=f"years/{year:04d}.html", bars=in_lanes(of_year))
        for year, of_year in bars
        if of_year
    ]
    return rows[::-1]


def _going_on(visits: Iterable[VisitSummary], code: str = "") -> list[VisitSummary]:
    """The visits that were not called off or put off, in a country where its code is given."""
    return [visit for visit in visits if not visit.is_off_in(code)]


def _on_in_year(visits: Iterable[VisitSummary], year: int) -> list[VisitSummary]:
    return [visit for visit in visits if not visit.is_off_in_year(year)]


def _off(visits: Iterable[VisitSummary], code: str = "") -> list[VisitSummary]:
    return [visit for visit in visits if visit.is_off_in(code)]


def _leaders(visit: VisitSummary) -> Iterator[RowOwner]:
    for one in visit.travellers[:1]:
        yield RowOwner(label=one.name, page=f"travellers/{one.slug}.html" if one.slug else "")


def _hosts(visit: VisitSummary) -> Iterator[RowOwner]:
    for code in visit.receiving:
        yield RowOwner(label=country_name(code), page=f"countries/{code}.html", country=code)


def _file(drawers: dict[_Key, list[VisitSummary]], keys: Iterable[_Key], visit: VisitSummary) -> None:
    for key in dict.fromkeys(keys):
        drawers.setdefault(key, []).append(visit)


def _with_neighbours(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(["", *names], names, [*names[1:], ""], strict=False)


def _short(offices: Sequence[str]) -> str:
    return f"{offices[-1]} and {len(offices) - 1} more" if len(offices) > 1 else "".join(offices)
