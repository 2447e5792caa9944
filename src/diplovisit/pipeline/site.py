"""Site: makes the files of a site from the cache of its records, and writes those that changed."""

import functools
import hashlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from diplovisit.english.values import country_name
from diplovisit.exporters import ExportOptions, icalendar
from diplovisit.exporters.table import EXPORTERS
from diplovisit.pipeline.site_cache import SiteCache
from diplovisit.pipeline.site_folder import SiteFolder, WrittenFiles
from diplovisit.pipeline.site_pieces import calendar_options
from diplovisit.site.page import SiteFile, digest_of
from diplovisit.site.rendering import SiteFrame
from diplovisit.site.shared_pages import SiteIndex, shared_pages
from diplovisit.site.summary import VisitSummary

_ASSETS: Final = ("site.css", "site.js", "search.js", "icon.svg")


def write_site(cache: SiteCache, frame: SiteFrame, folder: Path, *, replace: bool = False) -> WrittenFiles:
    """Writes the site of the records in a cache. Files that are made from the same as the last time are left.

    Raises NotOurs before anything is written, where a file of the site is not the site's own or was edited, also where
    it need not change, and where more files of an earlier site would be removed than kept.

    replace: whether the site is written all the same.
    """
    target = SiteFolder(folder)
    made = {} if replace else cache.made(target.state)
    files = {file.path: file for file in site_files(cache, frame)}
    kept = {
        path
        for path, (digest, state) in made.items()
        if path in files and files[path].digest == digest and target.is_as_written(path, state)
    }
    fresh = [file for path, file in files.items() if path not in kept]
    if not replace:
        target.require_same_site(files.keys())
    target.require_ours([file.path for file in fresh], replace=replace)
    settings = {"title": frame.title, "url": frame.base_url}
    done = target.write(((file.path, iter(file.make())) for file in fresh), kept, settings)
    cache.set_made({path: (file.digest, target.states[path]) for path, file in files.items()}, target.state)
    return done


def site_files(cache: SiteCache, frame: SiteFrame) -> Iterator[SiteFile]:
    """Yields every file of a site."""
    index = SiteIndex(frame, cache.summaries())
    yield from shared_pages(index)
    yield from _assets()
    digests = cache.digests()
    for visit in index.visits:
        yield from _files_of_visit(cache, frame, visit, digests[visit.record])
    yield from _feeds(cache, index, digests)
    yield from _data(cache, index, digests)


def _assets() -> Iterator[SiteFile]:
    for name in _ASSETS:
        data = pkgutil.get_data("diplovisit.site", f"assets/{name}")
        assert data is not None  # it is part of the package
        content = data
        yield SiteFile(
            path=f"assets/{name}", digest=hashlib.sha256(data).hexdigest(), make=functools.partial(list, [content])
        )


def _files_of_visit(cache: SiteCache, frame: SiteFrame, visit: VisitSummary, digest: str) -> Iterator[SiteFile]:
    def page() -> Iterable[bytes]:
        data = cache.page(visit.record)
        for one in visit.travellers:  # the page was made before all names of the site were known
            data = data.replace(f"travellers/{one.key}.html".encode(), f"travellers/{one.slug}.html".encode())
        return [data]

    def record() -> Iterable[bytes]:
        return [cache.json(visit.record)]

    slugs = [one.slug for one in visit.travellers]
    yield SiteFile(path=visit.page, digest=digest_of(digest, frame, slugs), make=page)
    yield SiteFile(path=f"visits/{visit.record}.json", digest=digest, make=record)
    yield _feed(cache, f"feeds/visits/{visit.record}.ics", visit.title, [visit], {visit.record: digest})


def _feeds(cache: SiteCache, index: SiteIndex, digests: Mapping[str, str]) -> Iterator[SiteFile]:
    yield _feed(cache, "feeds/all.ics", index.frame.title, index.visits, digests)
    for code, visits in index.receiving.items():
        title = f"{country_name(code)}: incoming visits"
        yield _feed(cache, f"feeds/countries/{code}.ics", title, visits, digests, code)
    for code, visits in index.sending.items():
        title = f"{country_name(code)}: outgoing visits"
        yield _feed(cache, f"feeds/countries/{code}-from.ics", title, visits, digests)
    for slug, visits in index.travellers.items():
        name = next(one.name for visit in reversed(visits) for one in visit.travellers if one.slug == slug)
        yield _feed(cache, f"feeds/travellers/{slug}.ics", f"Visits of {name}", visits, digests)


def _feed(
    cache: SiteCache,
    path: str,
    title: str,
    visits: Sequence[VisitSummary],
    digests: Mapping[str, str],
    country: str | None = None,
) -> SiteFile:
    """A calendar. Its entries are in the order of the ids of their records."""
    records = sorted(visit.record for visit in visits)
    options = calendar_options(icalendar.calendar_name(title))

    def make() -> Iterator[bytes]:
        writer = icalendar.CalendarWriter(options)
        yield from writer.begin()
        for record in records:
            yield cache.entry(record, country)
        yield from writer.end()

    return SiteFile(path=path, digest=digest_of(options, country, *(digests[one] for one in records)), make=make)


def _data(cache: SiteCache, index: SiteIndex, digests: Mapping[str, str]) -> Iterator[SiteFile]:
    records = sorted(visit.record for visit in index.visits)
    digest = digest_of(*(digests[one] for one in records))

    def lines() -> Iterator[bytes]:
        for record in records:
            yield cache.json(record)

    def table() -> Iterator[bytes]:
        writer = EXPORTERS["csv"].writer(ExportOptions(flat=True))
        yield from writer.begin()
        for record in records:
            yield cache.rows(record)
        yield from writer.end()

    yield SiteFile(path="data/visits.jsonl", digest=digest, make=lines)
    yield SiteFile(path="data/visits.csv", digest=digest, make=table)
