"""long-stop: a stop of more than thirty days."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Group, Rule, Severity, StopKind, Visit
from diplovisit.record.edtf import Form

RULE = Rule(
    name="long-stop",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="a stop of more than 30 days",
    why="Visits last days. A stay of months is mostly a slip in the month or the year of its last day, though it"
    " happens: Wilson was in Paris for months in 1919.",
    remedy="check the last day; where the stay was as long as that, say so in `notes` and suppress the warning",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-05-08"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-08"}
    """,
    source="the State Department's travels: of 4,271 legs 13 are longer than 30 days, each at a great conference, as"
    " in Paris in 1919",
)

# In the State Department's lists 13 of 4,271 legs are longer, and all are correct: Wilson's and Lansing's stays in
# Paris, and the great conferences of foreign ministers.
_MAX_DAYS = 30


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Counts the days of each stop. A set of days is no stay, and vacations may be long."""
    for stop in visit.stops:
        known = dates.certain_runs(stop.when)
        if stop.when is None or len(known) != 1 or stop.when.form is Form.ALL_OF or stop.kind is StopKind.VACATION:
            continue
        if (number := dates.count_days(*known[0])) > _MAX_DAYS:
            yield (
                f"{stop.id}/when",
                f"{stop.when} is {dates.days_in_words(number)}; a stop of more than {_MAX_DAYS} is rare",
            )
