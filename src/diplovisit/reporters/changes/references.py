"""Values of a record in words that name other things of it, and those things themselves."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from diplovisit.record import Absence, CurrencySign, Evidence, Identifier, Ignored, Printed, Relation, Report
from diplovisit.record.changes import Change
from diplovisit.reporters.changes.dates import days
from diplovisit.reporters.changes.names import Names
from diplovisit.reporters.changes.values import in_a_row, land, quote, short, text_of, word


def called(of: type, name: str, within: Names) -> str:
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
            return f"{within.stop(stop.id)}, earlier days {days(former.when)}"
    raise AssertionError(of)


_REFERENCES: Final[Mapping[tuple[str, str], Callable[[Names, str], str]]] = MappingProxyType(
    {
        ("Visit", "invited_by"): Names.party,
        ("Visit", "sending"): lambda _, code: land(code),
        ("Person", "country"): lambda _, code: land(code),
        ("Stop", "country"): lambda _, code: land(code),
        ("Stop", "territory"): lambda _, code: land(code),
        ("Engagement", "place"): Names.place,
        ("Claim", "subjects"): Names.party,
        ("Claim", "disjoint_with"): lambda within, name: quote(within.claim(name)),
        ("Source", "via"): Names.source,
        ("Source", "retells"): Names.source,
    }
)
"""Texts that stand for something that has a name."""

_QUOTED: Final = frozenset(
    {("Visit", "purposes"), ("Visit", "notes"), ("Visit", "title"), ("Person", "aliases"), ("Engagement", "outcomes")}
)


def in_words(change: Change, value: Any, within: Names) -> str:
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
            return in_a_row(quote(part) for part in parts if part is not None) or "nothing"
        case Identifier():
            return f"{short(value.scheme)} {short(value.value)}"
        case CurrencySign():
            return f"{short(value.sign)} is {value.currency}"
        case Absence():
            return f"{value.about} ({short(value.reason)})"
        case Ignored():
            return f"{quote(value.quote)} ({short(value.reason)})"
        case Evidence():
            return cited(value, within)
        case str() if field in _QUOTED:
            return quote(value)
        case _:
            return text_of(value)


def cited(row: Evidence, within: Names) -> str:
    """What a row of evidence rests on."""
    whose = in_a_row(within.source(name) for name in row.sources)
    of = f" of {whose}" if whose else ""
    part = f", {row.part}" if row.part is not None else ""
    if row.quote is not None:
        return f"cites {quote(row.quote)}{of}{part}"
    if row.fragment is not None:
        return f"cites words that are not shown{of}{part}"
    if row.locator is not None:
        return f"cites {short(row.locator)}{of}"
    return f"rests on reasoning ({word(row.basis)}){of}"
