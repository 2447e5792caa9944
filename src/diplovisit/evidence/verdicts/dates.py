"""Dates and lengths of time, held against words."""

import attrs

from diplovisit.evidence.readings import (
    DateReading,
    DateRelation,
    DurationReading,
    allows,
    read_date,
    read_duration,
    same_duration,
    states_exactly,
)
from diplovisit.evidence.verdicts.figures import judge_figure
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    Opinion,
    Verdict,
    ambiguous,
    contradicted,
    proven,
    unreadable,
)
from diplovisit.evidence.verdicts.words import CitedText
from diplovisit.record import Duration, Edtf, Qualifier

_AROUND = frozenset({DateRelation.BEFORE, DateRelation.AFTER})


def date(words: CitedText, value: Edtf) -> Opinion:
    """Holds a date against the words, without its dateline: what that adds is for a rule of derivation."""
    reading = judge_figure(words, DateReading, read_date(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if reading.end is None and reading.start.day is not None and reading.start.weekday is not None:
        # Of the two the day is what the record has; that they do not go together is told by `weekday-disagrees`.
        reading = attrs.evolve(reading, start=attrs.evolve(reading.start, weekday=None))
    if states_exactly(reading, value):
        return proven(f"say {value}")
    if reading.relation in _AROUND:
        return unreadable(f"tell what the time is {reading.relation}, and not what it is")
    if allows(reading, value):
        return ambiguous(f"allow {value}, and leave open what it fixes: a year, a month or a day", Cause.YEAR)
    return contradicted("say another time")


def judge_duration(words: CitedText, value: Duration, qualifier: Qualifier | None) -> Opinion:
    """Holds a length of time, with the qualifier that the record gives it, against the words."""
    reading = judge_figure(words, DurationReading, read_duration(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if not same_duration(reading.duration, value):
        return contradicted(f"say {reading.duration}")
    if reading.qualifier is not qualifier:
        said, has = reading.qualifier or "no qualifier", qualifier or "no qualifier"
        return contradicted(f"have {said}, and the record {has}", Cause.QUALIFIER)
    return Opinion(Verdict.PROVEN if qualifier is None else Verdict.PROVEN_APPROXIMATE, f"say {value}")


def length_qualifier(words: CitedText, value: Qualifier) -> Opinion:
    """Holds the qualifier of a length of time against the words."""
    reading = judge_figure(words, DurationReading, read_duration(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if reading.qualifier is not value:
        return contradicted(f"have {reading.qualifier or 'no qualifier'}", Cause.QUALIFIER)
    return proven(f'say "{value}"')
