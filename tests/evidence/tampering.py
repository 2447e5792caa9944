"""Makes records with one wrong value, as mistakes and forgeries produce them; for tests and the benchmark."""

import copy
import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from diplovisit import Duration, Edtf, Visit, structure, unstructure
from diplovisit.evidence.facts import Fact, facts
from diplovisit.findings.rule import FieldPath
from diplovisit.record.polities import polity


@attrs.frozen
class TamperedRecord:
    """A record with one wrong value: its address, its old and new value, and the kind of mistake."""

    address: str
    old_value: str
    new_value: str
    kind: str
    visit: Visit


def tampered_records(visit: Visit) -> Iterator[TamperedRecord]:
    """Yields a record for each wrong value of each figure, unit, date, duration, country and name with evidence."""
    document = unstructure(visit)
    for fact in facts(visit):
        if not fact.rows:
            continue
        for kind, value in _wrong_values(fact):
            changed = copy.deepcopy(document)
            _set_value(changed, fact.path, value)
            try:
                yield TamperedRecord(fact.address, str(fact.value), str(value), kind, structure(changed))
            except ValueError:  # the record is invalid, so the mistake is found without the words
                continue


def _set_value(document: Any, path: FieldPath, value: object) -> None:
    for step in path[:-1]:
        document = document[step]
    document[path[-1]] = value


def _wrong_values(fact: Fact) -> Iterator[tuple[str, object]]:
    match fact.value:
        case Decimal() as number:
            yield "ten times", format(number * 10, "f")
            yield "a tenth", format(number / 10, "f")
            yield "one more", format(number + 1, "f")
            yield "one less", format(number - 1, "f")
        case Edtf() as date if date.lower is not None and date.upper is not None:
            yield from _other_dates(date)
        case Duration() as length:
            yield "another length", "P9D" if str(length) != "P9D" else "P8D"
        case str() as text if fact.field == "unit":
            yield "another unit", next(unit for unit in ("EUR", "INR") if unit != text)
        case str() as text if polity(text) is not None and fact.field in {"country", "territory", "by", "invited_by"}:
            yield "another country", "CN" if text != "CN" else "IN"
            yield "a neighbour", "BY" if text != "BY" else "UA"
        case str() as text if fact.field == "name":
            yield "a letter more", f"{text}h"
            yield "a letter less", text[:-1]
            yield "somebody else", "Anil Mistry"
        case str() if fact.field == "office":
            yield "another office", "Deputy Trade Minister"
        case tuple() if fact.field == "sending":
            yield "another country", ["CN"]


def _other_dates(date: Edtf) -> Iterator[tuple[str, object]]:
    text = str(date)
    if date.is_day:
        assert date.lower is not None
        for days in (-1, 1):
            yield "a day off", (date.lower + datetime.timedelta(days=days)).isoformat()
        yield (
            "a month off",
            f"{text[:5]}{(int(text[5:7]) % 12) + 1:02d}{text[7:]}" if text[8:] <= "28" else "2001-01-01",
        )
    elif len(text) == 4:
        yield "a year off", f"{int(text) + 1:04d}"
        yield "ten years off", f"{int(text) - 10:04d}"
    elif len(text) == 7:
        yield "a month off", f"{text[:5]}{(int(text[5:7]) % 12) + 1:02d}"
    elif "/" in text and len(text) == 21:
        start, _, end = text.partition("/")
        later = datetime.date.fromisoformat(end) + datetime.timedelta(days=1)
        yield "a day longer", f"{start}/{later.isoformat()}"
        earlier = datetime.date.fromisoformat(start) - datetime.timedelta(days=1)
        yield "a day earlier", f"{earlier.isoformat()}/{end}"
