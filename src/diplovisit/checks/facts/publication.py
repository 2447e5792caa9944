"""When the words of a record were published, as far as its sources are dated."""

from collections.abc import Iterable

from diplovisit.record import Edtf, Source, Visit

ROUND_THE_GLOBE = 1
"""Days by which words may seem older than what they tell: at noon on 6 March in Honolulu it is 7 March in Tokyo."""


def source_dates(sources: Iterable[Source], visit: Visit) -> tuple[Edtf, ...] | None:
    """The date of each source that has one; None where one of them is uncertain or open.

    Of a dateline and a day of publication the later counts, as that is when the words were out. A source that is known
    only through another one, as unnamed officials are through a paper, is as old as that.
    """
    by_id = {source.id: source for source in visit.sources}
    found = []
    for source in sources:
        known = _own(source)
        if not known and source.via is not None:
            known = _own(by_id[source.via])
        if any(date.qualifier or date.lower is None or date.upper is None for date in known):
            return None
        if known:
            found.append(max(known, key=_end))
    return tuple(found)


def undated_sources(visit: Visit) -> tuple[str, ...]:
    """The ids of the sources that speak for themselves and bear no date: nobody can say how late they are."""
    return tuple(
        source.id for source in visit.sources if source.via is None and source.retells is None and not _own(source)
    )


def latest_date(published: Iterable[Edtf]) -> Edtf | None:
    """The date that ends last; None where there is none."""
    return max(published, key=_end, default=None)


def earliest_date(published: Iterable[Edtf]) -> Edtf | None:
    """The date that begins first; None where there is none."""
    return min(published, key=lambda date: date.lower.toordinal() if date.lower else 0, default=None)


def _own(source: Source) -> list[Edtf]:
    filed = source.dateline.date if source.dateline else None
    return [date for date in (filed, source.published) if date is not None]


def _end(date: Edtf) -> int:
    return date.upper.toordinal() if date.upper else 0
