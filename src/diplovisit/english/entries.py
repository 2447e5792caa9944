"""The SUMMARY and LOCATION of a calendar entry, in the words of the record."""

from collections.abc import Iterable

from diplovisit.english.dates import date_qualifier_in_words
from diplovisit.english.values import country_name, join_words, vocabulary_word
from diplovisit.record import Edtf, Engagement, Place, Stop, StopKind, Visit
from diplovisit.record.edtf import Precision
from diplovisit.record.edtf_grammar import MONTHS

_STOP_SUFFIXES = {
    StopKind.VISIT: "",
    StopKind.TRANSIT: " (transit)",
    StopKind.VACATION: " (vacation)",
    StopKind.PORT_CALL: " (port call)",
}


def date_prefix(when: Edtf) -> str:
    """Returns the start of a SUMMARY for a date with a qualifier, because DTSTART cannot express one.

    Empty for a date without a qualifier.

    >>> date_prefix(Edtf("2025-03-07?")), date_prefix(Edtf("2025-03-07"))
    ('[Date uncertain] ', '')
    """
    return "" if when.qualifier is None else f"[Date {date_qualifier_in_words(when.qualifier)}] "


def span_prefix(when: Edtf) -> str:
    """Returns the start of a SUMMARY for an entry over a whole month or year whose day is not known.

    The months are in English, like all our words, whatever the locale of the machine.

    >>> span_prefix(Edtf("2025-03")), span_prefix(Edtf("1985"))
    ('[March 2025, day not known] ', '[1985, day not known] ')
    """
    assert when.lower is not None  # a span has a first day
    year = f"{when.lower.year:04}"
    known = f"{MONTHS[when.lower.month - 1]} {year}" if when.precision is Precision.MONTH else year
    return f"[{known}, day not known] "


def summary_of_stop(visit: Visit, stop: Stop) -> str:
    """Returns the title, then the location where the visit has several stops, then the kind of stop unless a visit."""
    where = entry_location(stop, stop.places) if len(visit.stops) > 1 else None
    return f"{visit.title}{f' – {where}' if where else ''}{_STOP_SUFFIXES[stop.kind]}"


def summary_of_engagement(visit: Visit, engagement: Engagement) -> str:
    """Returns the name of the engagement and the title of the visit."""
    return f"{full_engagement_name(engagement)} – {visit.title}"


def full_engagement_name(engagement: Engagement) -> str:
    """Returns the label of an engagement, else its forum, else its kind.

    The text is complete: a calendar may fold it, but not cut it. `names.engagement_name` shortens the same words.
    """
    return engagement.label or engagement.forum or vocabulary_word(engagement.kind)


def entry_location(stop: Stop, places: Iterable[Place]) -> str | None:
    """Returns the places, then their territory and state; None where the record has none of these.

    A disputed place is marked, so that the record does not take a side. Names are complete, because LOCATION may be
    used to find the place. `names.stop_location` shortens them, does not mark disputes, and falls back on the id.
    """
    names = [f"{place.name} (disputed)" if place.disputed else place.name for place in places]
    countries = [country_name(code) for code in (stop.territory, stop.country) if code is not None]
    parts = [join_words(names)] if names else []
    return ", ".join(parts + countries) or None


def location_of_engagement(visit: Visit, stop: Stop, engagement: Engagement) -> str | None:
    """Returns the place of an engagement with the countries of the stop that lists the place.

    Without a place, returns the countries of the engagement's own stop.
    """
    if engagement.place is not None:
        for host in (stop, *visit.stops):
            if places := [place for place in host.places if place.id == engagement.place]:
                return entry_location(host, places)
    return entry_location(stop, ())
