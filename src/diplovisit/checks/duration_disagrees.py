"""duration-disagrees: a duration that differs from the days."""

import datetime
from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Duration, Edtf, Engagement, Group, Qualifier, Rule, Severity, Stop, Visit
from diplovisit.record.edtf import Form

RULE = Rule(
    name="duration-disagrees",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="a stop or an engagement whose `duration` differs from its `when`, counting the first and the last day",
    why="One of the two is wrong. A calendar shows the days, but a table shows the duration.",
    remedy="count the first and the last day (7 to 9 March is P3D), then correct `duration` or `when`",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09", duration: P2D}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09", duration: P3D}
    """,
    source=(
        "ISO 8601-1 for durations; protocol and the State Department's travels count both the first and the last day"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares durations with certain days. A duration with hours and a date with a time are not compared.

    Of an inexact length only the certain ends are compared: three days are not "at least five", nor "two at most".
    """
    for stop in visit.stops:
        nodes: tuple[Stop | Engagement, ...] = (stop, *stop.engagements)
        for node in nodes:
            if (sentence := _disagreement(node)) is not None:
                yield f"{node.id}/duration", sentence


def _disagreement(node: Stop | Engagement) -> str | None:
    when, duration = node.when, node.duration
    known = dates.certain_runs(when)
    if when is None or duration is None or not known or duration.has_time or when.form is Form.DATE_TIME:
        return None
    if node.duration_qualifier is not None or node.duration_high is not None:
        return _inexact_disagreement(node, sum(dates.count_days(first, last) for first, last in known))
    if duration.is_nominal:
        return _calendar_disagreement(when, duration, *known[0]) if len(known) == 1 else None
    number = sum(dates.count_days(first, last) for first, last in known)
    if duration.whole_days == number:
        return None
    days = f"{dates.days_in_words(number)}, counting the first and the last"
    return f"is {duration}, but {when} is {days}; expected P{number}D"


def _inexact_disagreement(node: Stop | Engagement, number: int) -> str | None:
    low = node.duration.whole_days if node.duration is not None else None
    high = node.duration_high.whole_days if node.duration_high is not None else None
    words = f"{node.duration}" if high is None else f"{node.duration} to {node.duration_high}"
    match node.duration_qualifier:
        case None if high is not None:
            is_wrong = number > high or (low is not None and number < low)
        case Qualifier.AT_LEAST:
            is_wrong = low is not None and number < low
        case Qualifier.OVER:
            is_wrong = low is not None and number <= low
        case Qualifier.AT_MOST:
            most = low if node.duration_high is None else high
            is_wrong = most is not None and number > most
        case _:
            is_wrong = False
    if not is_wrong:
        return None
    exact = f"{node.duration_qualifier} " if node.duration_qualifier is not None else ""
    return f"is {exact}{words}, but {node.when} is {dates.days_in_words(number)}, counting the first and the last"


def _calendar_disagreement(when: Edtf, duration: Duration, first: datetime.date, last: datetime.date) -> str | None:
    try:
        reached = duration.shift(first)
    except ValueError:  # P9999Y goes beyond the calendar
        return f"is {duration}, which ends after the year 9999 if it starts on {first}; {when} ends on {last}"
    # A month from 1 March ends on the 31st. From 31 January it ends in February, which has no 31st: both the 27th and
    # the 28th count as its end.
    ends = {reached.toordinal() - 1} | ({reached.toordinal()} if reached.day != first.day else set())
    if last.toordinal() in ends:
        return None
    expected = datetime.date.fromordinal(max(min(ends), 1))
    return f"is {duration}, which ends on {expected} if it starts on {first}; {when} ends on {last}"
