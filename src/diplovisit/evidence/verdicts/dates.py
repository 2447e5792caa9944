"""Judges a date of a record by the words that are cited for it, alone or with a derivation rule."""

from typing import Any, Final

import attrs

from diplovisit.evidence.facts import Fact
from diplovisit.evidence.readings import RULES, DateReading, DateRelation, allows, read_date, states_exactly
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    attested,
    contradicted,
    judge_figure,
    proven,
    unreadable,
)
from diplovisit.findings.phrases import closest, did_you_mean
from diplovisit.record import Directory, Edtf, Evidence, Visit

_BEFORE_OR_AFTER: Final = frozenset({DateRelation.BEFORE, DateRelation.AFTER})


def judge_date(words: CitedText, value: Edtf) -> Opinion:
    """Compares a date with the words alone; a derivation rule adds what the dateline states."""
    reading = judge_figure(words, DateReading, read_date(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if reading.end is None and reading.start.day is not None and reading.start.weekday is not None:
        # The record has the day only. `weekday-disagrees` reports a weekday that does not match it.
        reading = attrs.evolve(reading, start=attrs.evolve(reading.start, weekday=None))
    if states_exactly(reading, value):
        return proven(f"say {value}")
    if reading.relation in _BEFORE_OR_AFTER:
        return unreadable(f"tell what the time is {reading.relation}, and not what it is")
    if allows(reading, value):
        return ambiguous(f"allow {value}, and leave open what it fixes: a year, a month or a day", Cause.YEAR)
    return contradicted("say another time")


def recompute(fact: Fact, row: Evidence, words: CitedText | None, visit: Visit, directory: Directory) -> Opinion:
    """Compares a derived date with the result of its rule; a derived value of another kind is attested.

    `words` are None if the row has no words that can be read.
    """
    if row.rule is None or not row.inputs:
        return attested("derived, and the row does not say how")  # `derived-without-rule` reports that
    if not isinstance(fact.value, Edtf):
        return attested(f"derived, by {row.by or 'a person'}: rules compute dates alone")
    if (rule := RULES.get(row.rule)) is None:
        known = f"{did_you_mean(closest(row.rule, RULES)) or '; there are ' + ', '.join(RULES)}"
        return _not_computed(f'cannot be computed: there is no rule "{row.rule}"{known}')
    if words is None:
        return _not_computed(f'cannot be computed: the rule "{row.rule}" reads words, and none are at hand')
    inputs = []
    for address in row.inputs:
        value = input_value(visit, directory, address)
        if not isinstance(value, Edtf):
            return _not_computed(f"cannot be computed: the input {address} has no date")
        inputs.append(value)
    results = rule(words.quote, tuple(inputs))
    named_inputs = " and ".join(f"{address} ({value})" for address, value in zip(row.inputs, inputs, strict=True))
    if not results:
        return _not_computed(f'do not fit the rule "{row.rule}" with {named_inputs}')
    dates = " or ".join(map(str, results))
    if fact.value not in results:
        return Opinion(Verdict.CONTRADICTED, f'and {named_inputs} give {dates} by "{row.rule}"', Cause.DERIVATION)
    if len(results) > 1:
        return Opinion(Verdict.AMBIGUOUS, f'and {named_inputs} give {dates} by "{row.rule}"', Cause.DERIVATION)
    return Opinion(Verdict.DERIVED, f'and {named_inputs} give {fact.value} by "{row.rule}"')


def input_value(visit: Visit, directory: Directory, address: str) -> Any:
    """Returns the value at an address of the record, None if there is none."""
    path = directory.locate(address)
    value: Any = visit if path is not None else None
    for step in path or ():
        if value is None:
            return None
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _not_computed(reason: str) -> Opinion:
    return Opinion(Verdict.UNREADABLE, reason, Cause.DERIVATION)
