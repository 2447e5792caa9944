"""Our readings of phrases from Microsoft Recognizers-Text agree with the meaning in its specifications."""

import csv
from pathlib import Path

import pytest

from diplovisit.evidence.readings import (
    DateReading,
    DateTerm,
    DurationReading,
    QuantityReading,
    UnitKind,
    possible_dates,
    read_date,
    read_duration,
    read_quantity,
    same_duration,
)
from diplovisit.record import Duration, Edtf

PHRASES = [
    (row["kind"], row["phrase"], row["means"])
    for row in csv.DictReader((Path(__file__).parent / "phrases.csv").read_text(encoding="utf-8").splitlines())
]
REFERENCE = Edtf("2016-11-07")

# How many phrases are read today. A change that reads fewer must lower these numbers.
READ_AT_LEAST = {"money": 33, "date": 27, "length": 10}


def agrees(kind: str, phrase: str, means: str) -> bool | None:
    """Whether our reading is the same as theirs; None where we refuse the phrase."""
    if kind == "money":
        quantity = read_quantity(phrase)
        return _same_money(quantity, means) if isinstance(quantity, QuantityReading) else None
    if kind == "date":
        date = read_date(phrase)
        return _same_date(date, means) if isinstance(date, DateReading) else None
    duration = read_duration(phrase)
    return same_duration(duration.duration, Duration(means)) if isinstance(duration, DurationReading) else None


def _same_money(reading: QuantityReading, means: str) -> bool:
    number, _, code = means.partition(" ")
    is_equal = f"{reading.low.normalize():f}" == number and reading.unit is UnitKind.MONEY and reading.high is None
    return is_equal and (reading.currencies == (code,) if code else len(reading.currencies) > 1)


def _same_date(reading: DateReading, means: str) -> bool:
    if means.startswith("T"):
        return Edtf(means[1:]) in possible_dates(reading, REFERENCE)
    if means.startswith("W"):
        return reading.start == DateTerm(weekday=int(means[1:])) and reading.end is None
    ends = [reading.start] if reading.end is None else [reading.start, reading.end]
    return "/".join(map(_shown, ends)) == means


def _shown(term: DateTerm) -> str:
    parts = (
        (term.year and f"{term.year:04}") or "XXXX",
        term.month and f"{term.month:02}",
        term.day and f"{term.day:02}",
    )
    return "-".join(part for part in parts if part)


@pytest.mark.parametrize(("kind", "phrase", "means"), PHRASES)
def test_nothing_is_read_wrongly(kind: str, phrase: str, means: str) -> None:
    """Every phrase that we read has the meaning that they give; where they guess, we may refuse."""
    assert agrees(kind, phrase, means) is not False


@pytest.mark.parametrize("kind", sorted(READ_AT_LEAST))
def test_recall_does_not_fall(kind: str) -> None:
    """At least the recorded number of their phrases is read; the rest are refused."""
    ours = [(phrase, agrees(*row)) for row in PHRASES if row[0] == kind for phrase in row[1:2]]
    read = sum(agreed is True for _, agreed in ours)
    refused = [phrase for phrase, agreed in ours if agreed is None]
    assert read >= READ_AT_LEAST[kind], (
        f"{read} of {len(ours)} {kind} phrases are read ({read / len(ours):.0%}), not {refused}"
    )
