"""long-stop: a stop of more than thirty days."""

import datetime
from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.checks.facts.long_conferences import long_conference
from diplovisit.record import Group, Rule, Severity, Stop, StopKind, Visit
from diplovisit.record.edtf import Form

RULE = Rule(
    name="long-stop",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds=(
        "a stop of more than 30 days. Stops with a `duration` or an engagement of that length, and"
        " those at a known long conference, are accepted"
    ),
    why="Visits usually last days. A stay of months is usually a slip in the month or the year of the last day.",
    remedy=(
        "check the last day; if the stay was that long, give the `duration` of the stop or the days of the engagement"
    ),
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-05-08"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-08"}
    """,
    source=(
        "the State Department's lists: 19 of 7,535 stays are longer than 30 days, and 17 of them are"
        " at great conferences"
    ),
)

_MAX_DAYS = 30


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Counts the days of each stop. A set of days is no stay, and vacations may be long."""
    for stop in visit.stops:
        known = dates.certain_runs(stop.when)
        if stop.when is None or len(known) != 1 or stop.when.form is Form.ALL_OF or stop.kind is StopKind.VACATION:
            continue
        if (number := dates.count_days(*known[0])) > _MAX_DAYS and not _is_explained(stop, *known[0]):
            yield (
                f"{stop.id}/when",
                f"{stop.when} is {dates.days_in_words(number)}; stops of more than {_MAX_DAYS} days are rare",
            )


def _is_explained(stop: Stop, first: datetime.date, last: datetime.date) -> bool:
    """Whether the record gives the length otherwise, or a conference explains it. Other rules compare the lengths."""
    engagements = [dates.certain_runs(engagement.when) for engagement in stop.engagements]
    is_long = any(len(runs) == 1 and dates.count_days(*runs[0]) > _MAX_DAYS for runs in engagements)
    return stop.duration is not None or is_long or long_conference(stop.country, first, last) is not None
