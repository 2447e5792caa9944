"""Makes what a site keeps of each record: its summary, its page, and its entries in feeds and data."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence import Examination
from diplovisit.exporters import ExportOptions, icalendar
from diplovisit.exporters.json import canonical_json
from diplovisit.exporters.table import EXPORTERS
from diplovisit.pipeline.attachments import read_lock
from diplovisit.pipeline.export import InvalidRecordFile
from diplovisit.pipeline.read import Read, structure_document
from diplovisit.record import Stop, Visit
from diplovisit.reporters.programme.stop_programme import NO_HOUR
from diplovisit.site.rendering import SiteFrame, render_page
from diplovisit.site.summary import VisitSummary
from diplovisit.site.visit_page import visit_page

REFRESH_INTERVAL: Final = datetime.timedelta(hours=6)
"""How often a subscriber should look again. Programs that choose for themselves look between hourly and daily."""


@attrs.frozen(kw_only=True)
class SitePieces:
    """What a site keeps of a record.

    page: its page. entry: the entries of a calendar with all its stops. entries_by_country: those with the stops in one
    country, only where it has stops in several. record: the record as canonical JSON. rows: its rows of the table.
    """

    file: str
    summary: VisitSummary
    page: bytes
    entry: bytes
    entries_by_country: Mapping[str, bytes]
    record: bytes
    rows: bytes


SiteItem: TypeAlias = SitePieces | InvalidRecordFile


@attrs.frozen
class SiteTask:
    """Makes the pieces of a site from documents. It can be pickled."""

    frame: SiteFrame

    def __call__(self, documents: Iterator[Read]) -> Iterator[SiteItem]:
        """Yields one item for each document."""
        for document in documents:
            visit, result = structure_document(document)
            yield InvalidRecordFile(result) if visit is None else self._pieces(visit, document.name)

    def _pieces(self, visit: Visit, file: str) -> SitePieces:
        lock, _ = read_lock(file)
        # Texts are not read: what is proven was found out by `check`, and stands in the lock file.
        shown = visit_page(Examination(visit=visit, lock=lock), Path(file).name)
        path = shown.summary.page
        return SitePieces(
            file=file,
            summary=shown.summary,
            page=render_page("visit.html", self.frame, path, visit=shown.summary, page=shown, no_hour=NO_HOUR),
            entry=_entries(visit, None),
            entries_by_country=_by_country(visit, shown.summary.receiving),
            record=canonical_json(visit) + b"\n",
            rows=_rows(visit),
        )


@attrs.frozen
class _StopsIn:
    """Selects the stops in a country or territory."""

    code: str

    def __call__(self, stop: Stop) -> bool:
        return self.code in {stop.country, stop.territory}


def calendar_options(title: str | None = None) -> icalendar.CalendarOptions:
    """Returns the options of every feed of a site: without records, which the data of the site has."""
    return icalendar.CalendarOptions(name=title, refresh=REFRESH_INTERVAL, record=False)


def _by_country(visit: Visit, codes: tuple[str, ...]) -> dict[str, bytes]:
    if len(visit.stops) == 1:
        return {}
    return {code: _entries(visit, _StopsIn(code)) for code in codes}


def _entries(visit: Visit, stops: _StopsIn | None) -> bytes:
    return icalendar.CalendarWriter(attrs.evolve(calendar_options(), stops=stops)).piece(visit).octets


def _rows(visit: Visit) -> bytes:
    writer = EXPORTERS["csv"].writer(ExportOptions(flat=True))
    return b"".join(writer.put(writer.piece(visit)))
