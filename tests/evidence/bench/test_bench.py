"""The gates of the bench: no wrong value is proven, no right one contradicted, and honest sentences are read."""

import functools
from typing import Final

import pytest

from tests.evidence.bench.alterations import alterations
from tests.evidence.bench.cases import faults, read_cases
from tests.evidence.bench.report import Outcome, outcomes
from tests.evidence.bench.trial import is_proven

CASES: Final = tuple(read_cases())
KINDS: Final = tuple(dict.fromkeys(case.file for case in CASES))
LEAST_READ: Final = 0.95
LEAST_READ_OF_A_KIND: Final = 0.8
LEAST_CASES: Final = 600
LEAST_CASES_OF_A_KIND: Final = 15


@functools.cache
def _outcomes(kind: str) -> tuple[Outcome, ...]:
    return tuple(outcomes(case for case in CASES if case.file == kind))


def _with_fault(kind: str, fault: str) -> list[str]:
    return [
        f"{outcome.case.id}: {outcome.case.fact} {outcome.value}: {outcome.case.quote!r} of {outcome.case.text!r}"
        for outcome in _outcomes(kind)
        if outcome.fault == fault
    ]


def test_the_cases_are_well_formed() -> None:
    """Every case cites words that its text has once, and states at least one value; each kind has enough cases."""
    assert [f"{case.id}: {fault}" for case in CASES for fault in faults(case)] == []
    assert len(CASES) >= LEAST_CASES
    assert [kind for kind in KINDS if sum(case.file == kind for case in CASES) < LEAST_CASES_OF_A_KIND] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_verdicts_on_a_kind_are_right(kind: str) -> None:
    """No value that a text does not state is proven or derived, and no value that it states is contradicted.

    At least 80 % of the values of a kind that a person reads at once are proven or derived.
    """
    at_once = sum(outcome.expected == "right" and outcome.case.read_at_once for outcome in _outcomes(kind))
    unread = _with_fault(kind, "right value not read")
    assert _with_fault(kind, "wrong value proven") == []
    assert _with_fault(kind, "right value contradicted") == []
    assert len(unread) <= (1 - LEAST_READ_OF_A_KIND) * at_once, unread


@pytest.mark.at_length
@pytest.mark.not_measured
def test_honest_sentences_are_read() -> None:
    """At least 95 % of the values that a person reads at once are proven or derived."""
    found = [outcome for kind in KINDS for outcome in _outcomes(kind)]
    at_once = [outcome for outcome in found if outcome.expected == "right" and outcome.case.read_at_once]
    assert sum(outcome.fault is None for outcome in at_once) >= LEAST_READ * len(at_once)


@pytest.mark.at_length
@pytest.mark.not_measured
@pytest.mark.parametrize("kind", KINDS)
def test_an_altered_sentence_proves_nothing(kind: str) -> None:
    """A negation, a fraction, "former", "until" or a longer name beside a proven fact leaves it unproven."""
    proven = [
        f"{alteration.words!r}: {case.fact} {value}: {alteration.case.quote!r} of {alteration.case.text!r}"
        for case in CASES
        if case.file == kind and any(is_proven(case, value) for value in case.right)
        for alteration in alterations(case)
        for value in alteration.case.wrong
        if is_proven(case, value) and is_proven(alteration.case, value)
    ]
    assert proven == []
