"""Judges a value of a record by the words that are cited for it."""

import functools
import re
from decimal import Decimal
from typing import Any, Final

import attrs

from diplovisit.evidence.readings import (
    DateReading,
    DateRelation,
    DurationReading,
    QuantityReading,
    UnitKind,
    allows,
    denies,
    read_date,
    read_duration,
    read_modality,
    read_quantity,
    same_duration,
    states_exactly,
)
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
from diplovisit.record import Announcement, Duration, Edtf, Modality, Qualifier, Quantity, Status
from diplovisit.record.status_words import has_word_of, stated_status

_UNIT_KINDS = {"person": UnitKind.COUNT, "rank": UnitKind.RANK, "percent": UnitKind.PERCENT}
_BEFORE_OR_AFTER = frozenset({DateRelation.BEFORE, DateRelation.AFTER})
_MODALITIES = tuple(Modality)  # strongest first
_OFF_STATUSES = frozenset({Status.POSTPONED, Status.CANCELLED})
_PLAN_STATUSES = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})
_EVENT_STATUSES = frozenset({Status.UNDER_WAY, Status.HELD})
_UNSURE_MODALITIES = frozenset({Modality.EXPECTED, Modality.LIKELY, Modality.POSSIBLE, Modality.UNLIKELY})

_CLAUSE_BREAK: Final = re.compile(r"[,;:()“”\"–—]")
# What may follow a clause without retracting it: a day, and punctuation other than a question mark.
_CLAUSE_END: Final = re.compile(
    r"(?: (?:(?:on|last|late on|early on) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday))?"
    r"\s*(?:[.,;!)”\"]|$)",
    re.IGNORECASE,
)


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


def judge_modality(words: CitedText, value: Modality) -> Opinion:
    """Compares a modality with the words, which may be more certain than the record, but not less."""
    stated = read_modality(words.quote)
    if stated is None:
        return unreadable("do not say how sure they are")
    if stated is value:
        return proven(f"say {stated}")
    if _MODALITIES.index(value) < _MODALITIES.index(stated):
        return contradicted(f"say no more than {stated}", Cause.CERTAINTY)
    return attested(f"are surer ({stated}) than the record")


def judge_announcement(words: CitedText, value: Announcement) -> Opinion:
    """Compares an announcement with the words: "No official announcement" states that there was none."""
    is_denied = denies(words.quote)
    if value is Announcement.OFFICIAL and is_denied:
        return contradicted("deny it", Cause.CERTAINTY)
    if value is not Announcement.OFFICIAL and not is_denied:
        return contradicted("deny nothing", Cause.CERTAINTY)
    return proven("deny an announcement") if is_denied else attested("speak of an announcement")


def judge_status(words: CitedText, value: Status) -> Opinion:
    """Compares a status with the words. A status that they leave open is attested.

    The text before the words in their sentence may deny them, or make them less certain. They then prove nothing.
    """
    stated = stated_status(words.quote)
    if stated is not None and (stated in _OFF_STATUSES or value in _OFF_STATUSES) and stated is not value:
        return contradicted(f"say {stated}")
    if stated in _PLAN_STATUSES and value in _EVENT_STATUSES:
        return unreadable(f"say no more than {stated}")
    if stated is value or has_word_of(value, words.quote):
        clause = words.sentence[: words.at[1]] if words.sentence is not None else words.quote
        if denies(clause):
            return unreadable(f"have a word for {value}, and a denial with it")
        if value is not Status.REPORTED and read_modality(clause) in _UNSURE_MODALITIES:
            return unreadable(f"have a word for {value}, and are not sure of it")
    opinion = proven(f"say {value}") if stated is value else judge_text(words, str(value))
    if opinion.verdict is Verdict.PROVEN and value is not Status.REPORTED and not _is_clause(words, value):
        return attested(f"have a word for {value}, in a longer statement")
    return opinion


def _is_clause(words: CitedText, value: Status) -> bool:
    """Whether the words end a clause of their sentence that states a status; true if the text is unavailable.

    "It is untrue that" before them, or "that it is off" after them, retracts the status.
    """
    if words.sentence is None:
        return True
    start, end = words.at
    clause = _CLAUSE_BREAK.split(words.sentence[:start])[-1] + words.sentence[start:end]
    return stated_status(clause) is value and _CLAUSE_END.match(words.sentence, end) is not None


def judge_text(words: CitedText, value: str) -> Opinion:
    """Compares a text with the words. A text in other words is attested, never contradicted.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> judge_text(quote_alone("annual foreign office discussions"), "foreign office discussions").verdict.value
    'proven'
    """
    if f" {_fold(value)} " in f" {_fold(words.quote)} ":
        return proven("have it word for word")
    return attested("are retold in the record's own words")


@functools.lru_cache(maxsize=256)
def _fold(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
