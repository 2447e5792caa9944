"""Judges a quantity or a duration of a record by the words that are cited for it."""

from decimal import Decimal
from typing import Any, Final

from diplovisit.evidence.readings import (
    DurationReading,
    QuantityReading,
    UnitKind,
    read_duration,
    read_quantity,
    same_duration,
)
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    contradicted,
    judge_figure,
    proven,
)
from diplovisit.record import Duration, Qualifier, Quantity

_UNIT_KINDS: Final = {"person": UnitKind.COUNT, "rank": UnitKind.RANK, "percent": UnitKind.PERCENT}


def judge_quantity(words: CitedText, field: str, value: Any, holder: Quantity) -> Opinion:
    """Compares one field of a quantity with the words: `value`, `high`, `unit` or `qualifier`."""
    reading = judge_figure(words, QuantityReading, read_quantity(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if field == "unit":
        return _judge_unit(words, reading, str(value))
    if field == "qualifier":
        return _judge_quantity_qualifier(reading, holder)
    if (expected_kind := _UNIT_KINDS.get(holder.unit, UnitKind.MONEY)) is not reading.unit:
        return contradicted(f"give a {reading.unit} ({_format_reading(reading)}), and the record has a {expected_kind}")
    read_value = reading.high if field == "high" else reading.low
    if read_value != value:
        return contradicted(f"say {_format_reading(reading)}")
    if field == "value" and reading.high is not None and holder.high is None:
        return contradicted(f"give a range, {_format_reading(reading)}, and the record has its lower end alone")
    if reading.qualifier is not holder.qualifier:
        return _judge_quantity_qualifier(reading, holder)
    verdict = Verdict.PROVEN if reading.qualifier is None else Verdict.PROVEN_APPROXIMATE
    return Opinion(verdict, f"say {_format_reading(reading)}")


def _judge_unit(words: CitedText, reading: QuantityReading, unit: str) -> Opinion:
    kind = _UNIT_KINDS.get(unit, UnitKind.MONEY)
    if kind is not reading.unit:
        return contradicted(f"give a {reading.unit}, and {unit} is no unit of one", Cause.CURRENCY)
    if kind is not UnitKind.MONEY:
        return proven(f"give a {reading.unit}")
    currencies = reading.currencies
    if reading.sign is not None and len(currencies) > 1 and (currency := words.symbols.get(reading.sign)) is not None:
        currencies = (currency,)
    if unit not in currencies:
        named = ", ".join(currencies[:4]) or "no currency"
        return contradicted(f"name {named}", Cause.CURRENCY)
    if len(currencies) > 1:
        others = ", ".join(code for code in currencies if code != unit)
        return ambiguous(f"have a sign that may also be {others[:40]}", Cause.CURRENCY)
    return proven(f"name {unit}")


def _judge_quantity_qualifier(reading: QuantityReading, holder: Quantity) -> Opinion:
    if reading.qualifier is holder.qualifier:
        assert reading.qualifier is not None  # there is a fact only for a qualifier that is stated
        return proven(f'say "{reading.qualifier}"')
    read_qualifier = f'say "{reading.qualifier}"' if reading.qualifier is not None else "have no qualifier"
    own_qualifier = f'has "{holder.qualifier}"' if holder.qualifier is not None else "has no qualifier"
    return contradicted(f"{read_qualifier}, and the record {own_qualifier}", Cause.QUALIFIER)


def _format_reading(reading: QuantityReading) -> str:
    number = _format_number(reading.low) + (f" to {_format_number(reading.high)}" if reading.high is not None else "")
    return f"{reading.qualifier} {number}" if reading.qualifier is not None else number


def _format_number(number: Decimal) -> str:
    """A number with commas between thousands.

    >>> _format_number(Decimal("66000000000")), _format_number(Decimal("1.50"))
    ('66,000,000,000', '1.50')
    """
    return format(number, ",f")


def judge_duration(words: CitedText, value: Duration, qualifier: Qualifier | None) -> Opinion:
    """Compares a duration and its qualifier with the words. `qualifier` is None if the record has none."""
    reading = judge_figure(words, DurationReading, read_duration(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if not same_duration(reading.duration, value):
        return contradicted(f"say {reading.duration}")
    if reading.qualifier is not qualifier:
        read_qualifier, own_qualifier = reading.qualifier or "no qualifier", qualifier or "no qualifier"
        return contradicted(f"have {read_qualifier}, and the record {own_qualifier}", Cause.QUALIFIER)
    return Opinion(Verdict.PROVEN if qualifier is None else Verdict.PROVEN_APPROXIMATE, f"say {value}")


def judge_duration_qualifier(words: CitedText, value: Qualifier) -> Opinion:
    """Compares the qualifier of a duration with the words."""
    reading = judge_figure(words, DurationReading, read_duration(words.quote))
    if isinstance(reading, Opinion):
        return reading
    if reading.qualifier is not value:
        return contradicted(f"have {reading.qualifier or 'no qualifier'}", Cause.QUALIFIER)
    return proven(f'say "{value}"')
