"""The phrases that sentences about changes are made of: values, named things, and moves of dates."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from diplovisit.english.dates import date_in_words
from diplovisit.english.names import RecordNames
from diplovisit.english.values import country_name, join_words, quote_text, shorten, standalone_text, vocabulary_word
from diplovisit.record import Absence, CurrencySign, Edtf, Evidence, Identifier, Ignored, Printed, Relation, Report
from diplovisit.record.diff import Change
from diplovisit.record.edtf import Form, Precision

_NUMBERS: Final = (
    "no",
    "a",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def reference_name(of: type, name: str, within: RecordNames) -> str:
    """Returns the name of a thing, by its class and its id."""
    match of.__name__:
        case "Stop":
            return within.stop(name)
        case "Place":
            return within.place(name)
        case "Person" | "Traveller":
            return within.person(name)
        case "Engagement":
            return within.engagement(name)
        case "Topic":
            return within.topic(name)
        case "Claim":
            return within.claim(name)
        case "Source":
            return within.source(name)
        case "Relation":
            relation = next(relation for relation in within.visit.relations if relation.id == name)
            return f"relation to {within.target(relation.target)}"
        case "PreviousDates":
            previous, stop = within.previously[name]
            return f"{within.stop(stop.id)}, earlier days {date_in_words(previous.when)}"
    raise AssertionError(of)


_REFERENCES: Final[Mapping[tuple[str, str], Callable[[RecordNames, str], str]]] = MappingProxyType(
    {
        ("Visit", "invited_by"): RecordNames.party,
        ("Visit", "sending"): lambda _, code: country_name(code),
        ("Visit", "sending_territories"): lambda _, code: country_name(code),
        ("Person", "country"): lambda _, code: country_name(code),
        ("Stop", "country"): lambda _, code: country_name(code),
        ("Stop", "territory"): lambda _, code: country_name(code),
        ("Engagement", "place"): RecordNames.place,
        ("Claim", "subjects"): RecordNames.party,
        ("Claim", "disjoint_with"): lambda within, name: quote_text(within.claim(name)),
        ("Source", "via"): RecordNames.source,
        ("Source", "retells"): RecordNames.source,
    }
)
"""How to name what a field refers to, by class and field."""

_QUOTED: Final = frozenset(
    {
        ("Visit", "purposes"),
        ("Visit", "notes"),
        ("Visit", "title"),
        ("Person", "aliases"),
        ("Traveller", "printed"),
        ("Engagement", "outcomes"),
    }
)


def value_in_words(change: Change, value: Any, within: RecordNames) -> str:
    """Returns a value that a field had or has, in words."""
    field = (change.of.__name__, change.field)
    if (name_of := _REFERENCES.get(field)) is not None:
        return name_of(within, value)
    match value:
        case Report():
            return within.report(value)
        case Relation():
            return within.relation(value)
        case Printed():
            parts = (
                value.country,
                value.place,
                value.when,
                value.travellers,
                value.sending,
                value.remarks,
            )
            return join_words(quote_text(part) for part in parts if part is not None) or "nothing"
        case Identifier():
            return f"{shorten(value.scheme)} {shorten(value.value)}"
        case CurrencySign():
            return f"{shorten(value.sign)} is {value.currency}"
        case Absence():
            return f"{value.about} ({shorten(value.reason)})"
        case Ignored():
            return f"{_ignored_words(value, within)} ({shorten(value.reason)})"
        case Evidence():
            return citation_in_words(value, within)
        case str() if field in _QUOTED:
            return quote_text(value)
        case _:
            return standalone_text(value)


def _ignored_words(row: Ignored, within: RecordNames) -> str:
    """Returns what a row of `ignore` leaves out, as a noun phrase."""
    subject = f"the {row.kind} of " if row.kind is not None else ""
    source_names = join_words(within.source(name) for name in row.sources)
    of_sources = f" of {source_names}" if source_names else ""
    if row.quote is not None:
        return f"{subject}{quote_text(row.quote)}{of_sources}"
    if row.fragment is not None:
        return f"{subject}words that are not shown{of_sources}"
    if row.part is not None:
        return f"{subject}the part {shorten(row.part)}{of_sources}"
    if row.start is not None and row.end is not None:
        return f"{subject}characters {row.start:,} to {row.end:,}{of_sources}"
    return f"{subject}words that are not named{of_sources}"


def citation_in_words(row: Evidence, within: RecordNames) -> str:
    """Returns what a row of evidence cites, as the end of a sentence."""
    source_names = join_words(within.source(name) for name in row.sources)
    of_sources = f" of {source_names}" if source_names else ""
    part_text = f", {row.part}" if row.part is not None else ""
    if row.quote is not None:
        return f"cites {quote_text(row.quote)}{of_sources}{part_text}"
    if row.fragment is not None:
        return f"cites words that are not shown{of_sources}{part_text}"
    if row.locator is not None:
        return f"cites {shorten(row.locator)}{of_sources}"
    return f"rests on reasoning ({vocabulary_word(row.basis)}){of_sources}"


def date_move(before: Edtf, after: Edtf) -> str:
    """Returns how a date moved: from when to when, and how much later or longer, where that is known.

    >>> date_move(Edtf("2025-03-07/2025-03-09"), Edtf("2025-03-14/2025-03-16"))
    'moved from 7–9 March 2025 to 14–16 March 2025, a week later'
    >>> date_move(Edtf("2025-03-07/2025-03-09"), Edtf("2025-03-07/2025-03-10"))
    'now 7–10 March 2025 (was 7–9 March 2025), a day longer'
    >>> date_move(Edtf("2025-03"), Edtf("2025-03-07")), date_move(Edtf("2025-03"), Edtf("2025-05"))
    ('now 7 March 2025 (was March 2025)', 'moved from March 2025 to May 2025, two months later')
    """
    distance = _distance(before, after)
    tail = f", {distance}" if distance is not None else ""
    if (distance is None and before.overlaps(after)) or (
        distance is not None and distance.endswith(("longer", "shorter"))
    ):
        return f"now {date_in_words(after)} (was {date_in_words(before)}){tail}"
    return f"moved from {date_in_words(before)} to {date_in_words(after)}{tail}"


def _distance(before: Edtf, after: Edtf) -> str | None:
    if before.moment is not None and after.moment is not None:
        return None if (before.moment.tzinfo is None) != (after.moment.tzinfo is None) else _hours(before, after)
    if {before.form, after.form} - {Form.DATE, Form.INTERVAL} or before.qualifier or after.qualifier:
        return None
    if before.lower is None or before.upper is None or after.lower is None or after.upper is None:
        return None
    if before.precision != after.precision or "X" in before.text + after.text:
        return None
    first, last = _units(before, before.lower, after.lower), _units(before, before.upper, after.upper)
    if first is None or last is None:
        return None
    if first == last and first != 0:
        return f"{_with_calendar_unit(first, before.precision)} {'later' if first > 0 else 'earlier'}"
    if first == 0 and last != 0:
        return f"{_with_calendar_unit(last, before.precision)} {'longer' if last > 0 else 'shorter'}"
    return None


def _hours(before: Edtf, after: Edtf) -> str | None:
    assert before.moment is not None
    assert after.moment is not None
    minutes = int((after.moment - before.moment).total_seconds()) // 60
    if not minutes or (before.lower, before.upper) != (after.lower, after.upper):
        return None
    number, unit = (minutes // 60, "hour") if minutes % 60 == 0 else (minutes, "minute")
    return f"{_with_unit(number, unit)} {'later' if minutes > 0 else 'earlier'}"


def _units(before: Edtf, was: datetime.date, now: datetime.date) -> int | None:
    """The days, months or years between two ends, in the unit of the dates' precision; None for other precisions."""
    match before.precision:
        case Precision.DAY:
            return (now - was).days
        case Precision.MONTH:
            return (now.year - was.year) * 12 + now.month - was.month
        case Precision.YEAR:
            return now.year - was.year
        case _:
            return None


def _with_calendar_unit(number: int, precision: Precision) -> str:
    match precision:
        case Precision.DAY if number % 7 == 0:
            return _with_unit(number // 7, "week")
        case Precision.DAY:
            return _with_unit(number, "day")
        case Precision.MONTH:
            return _with_unit(number, "month")
        case _:
            return _with_unit(number, "year")


def _with_unit(number: int, unit: str) -> str:
    """Returns a number and its unit.

    >>> _with_unit(1, "hour"), _with_unit(-2, "week"), _with_unit(13, "day")
    ('an hour', 'two weeks', '13 days')
    """
    count = abs(number)
    if count == 1:
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else f'{count:,}'} {unit}s"
