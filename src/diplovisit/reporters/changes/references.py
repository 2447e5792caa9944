"""Values of a record in words that name other things of it, and those things themselves."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from diplovisit.record import Absence, CurrencySign, Evidence, Identifier, Ignored, Printed, Relation, Report
from diplovisit.record.changes import Change
from diplovisit.reporters.changes.dates import date_in_words
from diplovisit.reporters.changes.names import RecordNames
from diplovisit.reporters.changes.values import (
    country_name,
    join_words,
    quote_text,
    shorten,
    standalone_text,
    vocabulary_word,
)


def reference_name(of: type, name: str, within: RecordNames) -> str:
    """What a thing is called, by its class and its id."""
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
        case "PreviousDates":
            former, stop = within.previously[name]
            return f"{within.stop(stop.id)}, earlier days {date_in_words(former.when)}"
    raise AssertionError(of)


_REFERENCES: Final[Mapping[tuple[str, str], Callable[[RecordNames, str], str]]] = MappingProxyType(
    {
        ("Visit", "invited_by"): RecordNames.party,
        ("Visit", "sending"): lambda _, code: country_name(code),
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
"""Texts that stand for something that has a name."""

_QUOTED: Final = frozenset(
    {("Visit", "purposes"), ("Visit", "notes"), ("Visit", "title"), ("Person", "aliases"), ("Engagement", "outcomes")}
)


def value_in_words(change: Change, value: Any, within: RecordNames) -> str:
    """A value that a field had or has."""
    field = (change.of.__name__, change.field)
    if (named := _REFERENCES.get(field)) is not None:
        return named(within, value)
    match value:
        case Report():
            return within.report(value)
        case Relation():
            return within.relation(value)
        case Printed():
            parts = (value.country, value.place, value.when, value.remarks)
            return join_words(quote_text(part) for part in parts if part is not None) or "nothing"
        case Identifier():
            return f"{shorten(value.scheme)} {shorten(value.value)}"
        case CurrencySign():
            return f"{shorten(value.sign)} is {value.currency}"
        case Absence():
            return f"{value.about} ({shorten(value.reason)})"
        case Ignored():
            return f"{quote_text(value.quote)} ({shorten(value.reason)})"
        case Evidence():
            return cited(value, within)
        case str() if field in _QUOTED:
            return quote_text(value)
        case _:
            return standalone_text(value)


def cited(row: Evidence, within: RecordNames) -> str:
    """What a row of evidence rests on."""
    whose = join_words(within.source(name) for name in row.sources)
    of = f" of {whose}" if whose else ""
    part = f", {row.part}" if row.part is not None else ""
    if row.quote is not None:
        return f"cites {quote_text(row.quote)}{of}{part}"
    if row.fragment is not None:
        return f"cites words that are not shown{of}{part}"
    if row.locator is not None:
        return f"cites {shorten(row.locator)}{of}"
    return f"rests on reasoning ({vocabulary_word(row.basis)}){of}"
