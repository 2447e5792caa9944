"""The short words of an entry: its SUMMARY and its LOCATION, which say what the record says."""

from collections.abc import Iterable

from diplovisit.record import Duration, Edtf, Engagement, EngagementKind, Place, Stop, StopKind, Visit
from diplovisit.record.edtf import DateQualifier, Precision
from diplovisit.record.polities import polity_name

_STOPS = {
    StopKind.VISIT: "",
    StopKind.TRANSIT: " (transit)",
    StopKind.VACATION: " (vacation)",
    StopKind.PORT_CALL: " (port call)",
}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATES = {
    None: "",
    DateQualifier.UNCERTAIN: "[Date uncertain] ",
    DateQualifier.APPROXIMATE: "[Date approximate] ",
    DateQualifier.UNCERTAIN_AND_APPROXIMATE: "[Date uncertain and approximate] ",
}


def date_prefix(when: Edtf) -> str:
    """What stands before the SUMMARY of an entry on a day with a qualifier: DTSTART has no way to say it.

    >>> date_prefix(Edtf("2025-03-07?")), date_prefix(Edtf("2025-03-07"))
    ('[Date uncertain] ', '')
    """
    return _DATES[when.qualifier]


def span_prefix(when: Edtf) -> str:
    """What stands before the SUMMARY of an entry over a whole month or year, of which the day is not known.

    The months are in English, as all our words are, whatever the machine speaks.

    >>> span_prefix(Edtf("2025-03")), span_prefix(Edtf("1985"))
    ('[March 2025, day not known] ', '[1985, day not known] ')
    """
    assert when.lower is not None  # or it would be no span
    year = f"{when.lower.year:04}"
    known = f"{MONTHS[when.lower.month - 1]} {year}" if when.precision is Precision.MONTH else year
    return f"[{known}, day not known] "


def summary_of_stop(visit: Visit, stop: Stop) -> str:
    """The title; of several stops each has where it is behind it, and none but a plain visit goes without its kind."""
    where = location(stop, stop.places) if len(visit.stops) > 1 else None
    return f"{visit.title}{f' – {where}' if where else ''}{_STOPS[stop.kind]}"


def summary_of_engagement(visit: Visit, engagement: Engagement) -> str:
    """What the engagement is, and the title of the visit."""
    return f"{name_of_engagement(engagement)} – {visit.title}"


def name_of_engagement(engagement: Engagement) -> str:
    """What to call an engagement: its label, its forum, or its kind."""
    return engagement.label or engagement.forum or kind_of_engagement(engagement.kind)


def kind_of_engagement(kind: EngagementKind) -> str:
    """A kind in words; "other" alone would say nothing."""
    return "engagement" if kind is EngagementKind.OTHER else kind.value


def location(stop: Stop, places: Iterable[Place]) -> str | None:
    """The places, then the territory and the state they lie in; None where the record has neither.

    A place whose state is disputed says so: the record may not lend one side its word.
    """
    names = [f"{place.name} (disputed)" if place.disputed else place.name for place in places]
    lands = [polity_name(code) or code for code in (stop.territory, stop.country) if code is not None]
    parts = [_join_names(names)] if names else []
    return ", ".join(parts + lands) or None


def location_of_engagement(visit: Visit, stop: Stop, engagement: Engagement) -> str | None:
    """Where an engagement is held: its place, with the lands of the stop that has the place; else those of its own."""
    if engagement.place is not None:
        for other in (stop, *visit.stops):
            if found := [place for place in other.places if place.id == engagement.place]:
                return location(other, found)
    return location(stop, ())


def _join_names(items: list[str]) -> str:
    """Several things in a sentence.

    >>> _join_names(["Lisbon", "Porto"]), _join_names(["a", "b", "c"])
    ('Lisbon and Porto', 'a, b and c')
    """
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else items[0]


def length(duration: Duration) -> str:
    """A duration in words.

    >>> length(Duration("P1D")), length(Duration("PT1H30M")), length(Duration("PT0S"))
    ('1 day', '1 hour and 30 minutes', '0 seconds')
    """
    units = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
    counted = [(getattr(duration, unit), unit) for unit in units]
    return _join_names([_counted(number, unit) for number, unit in counted if number] or ["0 seconds"])


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit[:-1] if number == 1 else unit}"
