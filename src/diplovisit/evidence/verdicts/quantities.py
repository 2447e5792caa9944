"""Figures: a number, its unit and its qualifier, held against words."""

from decimal import Decimal
from typing import Any

from diplovisit.evidence.readings import QuantityReading, UnitKind, read_quantity
from diplovisit.evidence.verdicts.figures import judge_figure
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    Opinion,
    Verdict,
    ambiguous,
    contradicted,
    proven,
)
from diplovisit.evidence.verdicts.words import CitedText
from diplovisit.record import Quantity

_KINDS = {"person": UnitKind.COUNT, "rank": UnitKind.RANK, "percent": UnitKind.PERCENT}


def quantity(words: CitedText, field: str, value: Any, holder: Quantity) -> Opinion:
    """Holds one field of a quantity against the words: `value`, `high`, `unit` or `qualifier`."""
    reading = judge_figure(words, QuantityReading, read_quantity(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if field == "unit":
        return _unit(words, reading, str(value))
    if field == "qualifier":
        return _qualifier(reading, holder)
    if (wanted := _KINDS.get(holder.unit, UnitKind.MONEY)) is not reading.unit:
        return contradicted(f"give a {reading.unit} ({_said(reading)}), and the record has a {wanted}")
    given = reading.high if field == "high" else reading.low
    if given != value:
        return contradicted(f"say {_said(reading)}")
    if field == "value" and reading.high is not None and holder.high is None:
        return contradicted(f"give a range, {_said(reading)}, and the record has its lower end alone")
    if reading.qualifier is not holder.qualifier:
        return _qualifier(reading, holder)
    return (
        _exactly(reading) if reading.qualifier is None else Opinion(Verdict.PROVEN_APPROXIMATE, f"say {_said(reading)}")
    )


def _exactly(reading: QuantityReading) -> Opinion:
    return proven(f"say {_said(reading)}")


def _unit(words: CitedText, reading: QuantityReading, unit: str) -> Opinion:
    kind = _KINDS.get(unit, UnitKind.MONEY)
    if kind is not reading.unit:
        return contradicted(f"give a {reading.unit}, and {unit} is no unit of one", Cause.CURRENCY)
    if kind is not UnitKind.MONEY:
        return proven(f"give a {reading.unit}")
    currencies = reading.currencies
    if reading.sign is not None and len(currencies) > 1 and (meant := words.symbols.get(reading.sign)) is not None:
        currencies = (meant,)
    if unit not in currencies:
        named = ", ".join(currencies[:4]) or "no currency"
        return contradicted(f"name {named}", Cause.CURRENCY)
    if len(currencies) > 1:
        others = ", ".join(code for code in currencies if code != unit)
        return ambiguous(f"have a sign that may also be {others[:40]}", Cause.CURRENCY)
    return proven(f"name {unit}")


def _qualifier(reading: QuantityReading, holder: Quantity) -> Opinion:
    if reading.qualifier is holder.qualifier:
        assert reading.qualifier is not None  # a fact is there
        return proven(f'say "{reading.qualifier}"')
    said = f'say "{reading.qualifier}"' if reading.qualifier is not None else "have no qualifier"
    has = f'has "{holder.qualifier}"' if holder.qualifier is not None else "has no qualifier"
    return contradicted(f"{said}, and the record {has}", Cause.QUALIFIER)


def _said(reading: QuantityReading) -> str:
    number = _plain(reading.low) + (f" to {_plain(reading.high)}" if reading.high is not None else "")
    return f"{reading.qualifier} {number}" if reading.qualifier is not None else number


def _plain(number: Decimal) -> str:
    """A number as people write it.

    >>> _plain(Decimal("66000000000")), _plain(Decimal("1.50"))
    ('66,000,000,000', '1.50')
    """
    return format(number, ",f")
