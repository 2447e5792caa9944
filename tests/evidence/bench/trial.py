"""Tries each value of a case: makes a record that cites the quote for it, and returns the verdict of the product."""

import copy
import functools
from typing import Any, Final

from diplovisit.converters import structure
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.readings import RULES
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.verdicts.verdict import Opinion, unreadable
from diplovisit.findings.rule import InvalidRecord
from tests.evidence.bench.cases import Case

PROVING: Final = frozenset({Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE, Verdict.DERIVED})
"""The verdicts that say that the words state the value."""

_RECORD: Final[dict[str, Any]] = {
    "format": 1,
    "id": "bench",
    "revision": 1,
    "revised": "2027-12-31T12:00:00Z",
    "title": "A visit",
    "status": "announced",
    "people": [{"id": "who", "name": "Zz Yy"}],
    "travellers": [{"person": "who"}],
    "stops": [{"id": "stop"}],
    # An editor writes down once what the sign of a source means.
    "sources": [{"id": "source", "kind": "news", "language": "en", "symbols": [{"sign": "$", "currency": "USD"}]}],
}


def opinions(case: Case, value: str) -> tuple[Opinion, ...]:
    """Returns the opinions about one value of a case: one, or for a date one as stated and one for each rule."""
    record, addresses = _record(case, value)
    rows = [{"basis": "stated", "sources": ["source"], "quote": " ".join(case.quote.split())}]
    if case.fact == "date":
        inputs = {
            "published": "source/published" if case.published else None,
            "other_date": "dated/when" if case.other_date else None,
            "stay": "stop/when" if case.stay else None,
        }
        rows += [
            rows[0] | {"basis": "derived", "rule": rule, "inputs": [address]}
            for rule in RULES
            for address in inputs.values()
            if address is not None
        ]
    return tuple(_worst_opinion(record, addresses, row, case) for row in rows)


def is_proven(case: Case, value: str) -> bool:
    """Whether the product says that the words state the value."""
    return any(opinion.verdict in PROVING for opinion in opinions(case, value))


def is_contradicted(case: Case, value: str) -> bool:
    """Whether the product says that the words, read without a rule, state another value."""
    return opinions(case, value)[0].verdict is Verdict.CONTRADICTED


def _worst_opinion(record: dict[str, Any], addresses: list[str], row: dict[str, Any], case: Case) -> Opinion:
    """The opinion about all addresses of a value: a quantity is proven only with its unit and its qualifier."""
    # A row is about a whole list, where its entries have no ids.
    about = sorted({address.partition("/0/")[0] for address in addresses})
    document = record | {"evidence": [row | {"about": about}]}
    try:
        visit = structure(document)
    except InvalidRecord as fault:  # such as an interval that ends before it begins
        return unreadable(f"make no valid record: {fault}")
    examination = Examination(visit=visit, texts={"source": _text(case.text)})
    found = [judgement.opinion for judgement in examination.judgements if judgement.address in addresses]
    return max(found, key=lambda opinion: list(Verdict).index(opinion.verdict))


@functools.lru_cache(maxsize=8)
def _text(text: str) -> Any:
    return read_text(text.encode())


def _record(case: Case, value: str) -> tuple[dict[str, Any], list[str]]:
    """A record with one value of a case, and the addresses of the value."""
    record = copy.deepcopy(_RECORD)
    if case.status is not None:
        record["status"] = case.status
    if case.published is not None:
        record["sources"][0]["published"] = case.published
    if case.symbols is not None:
        sign, currency = case.symbols.split()
        record["sources"][0]["symbols"].append({"sign": sign, "currency": currency})
    stop = record["stops"][0]
    if case.stay is not None:
        stop["when"] = case.stay
    claims: list[dict[str, Any]] = []
    if case.other_date is not None:
        claims.append({"id": "dated", "kind": "event", "what": "what happened before", "when": case.other_date})
    if case.person is not None:
        record["people"][0]["name"] = case.person
    addresses = _put_value(case, value, record, claims)
    if case.stops is not None:
        record["stops"] = [
            stop | {"country": code} if not index else {"id": f"stop{index}", "country": code}
            for index, code in enumerate(case.stops.split())
        ]
    if claims:
        record["claims"] = claims
    return record, addresses


def _put_value(case: Case, value: str, record: dict[str, Any], claims: list[dict[str, Any]]) -> list[str]:
    person, stop = record["people"][0], record["stops"][0]
    match case.fact:
        case "quantity":
            number, unit, *qualifier = value.split()
            low, _, high = number.partition("..")
            quantity = {"value": low, "unit": unit} | ({"high": high} if high else {})
            quantity |= {"qualifier": qualifier[0]} if qualifier else {}
            what = case.what or "what is measured"
            claims.append({"id": "claim", "kind": "measure", "what": what, "quantity": quantity})
            return [f"claim/quantity/{field}" for field in quantity]
        case "date":
            kind = "target" if case.field in {"due", "set"} else "statement"
            claims.append({"id": "claim", "kind": kind, "what": "what is dated", case.field: value})
            return [f"claim/{case.field}"]
        case "duration":
            duration, *qualifier = value.split()
            if not qualifier:
                stop["duration"] = duration
                return ["stop/duration"]
            relation = {"kind": "follows", "target": "another", "offset": duration}
            record["relations"] = [relation | {"qualifier": qualifier[0]}]
            return ["relations/0/offset", "relations/0/qualifier"]
        case "country":
            stop["country"] = value
            return ["stop/country"]
        case "sending":
            record["sending"] = value.split()
            return ["sending"]
        case "person_country":
            person["country"] = value
            return ["who/country"]
        case "name" | "organisation":
            person |= {"name": value, "kind": "organisation" if case.fact == "organisation" else "person"}
            return ["who/name"]
        case "person":
            record["people"].append({"id": "guest", "name": value})
            stop["engagements"] = [{"id": "talks", "kind": "meeting", "participants": [{"person": "guest"}]}]
            return ["talks/participants/0/person"]
        case "office":
            person["office"] = value
            return ["who/office"]
        case "capacity":
            record["travellers"][0]["capacity"] = value
            return ["who/capacity"]
        case "place":
            stop["places"] = [{"id": "spot", "name": value}]
            return ["spot/name"]
        case "modality" | "engagement" | "recurrence":
            engagement: dict[str, Any] = {"id": "talks", "kind": "other"}
            field = {"modality": "modality", "engagement": "kind", "recurrence": "recurrence"}[case.fact]
            stop["engagements"] = [engagement | {field: value}]
            return [f"talks/{field}"]
        case "invited_by":
            if len(value) == len("NO") and value.isupper():
                record["invited_by"] = value
            else:
                record["people"].append({"id": "host", "name": value})
                record["invited_by"] = "host"
            return ["invited_by"]
        case "length" | "offset" | "programme" | "withdrawn" | "polarity" | "visit_days" | "unnamed":
            return _put_value_of_programme(case, value, record, claims)
        case _:
            record[case.fact] = value
            return [case.fact]


def _put_value_of_programme(case: Case, value: str, record: dict[str, Any], claims: list[dict[str, Any]]) -> list[str]:
    """Puts in what became of an engagement, a traveller or a claim, a length with its ends, or an unnamed person."""
    stop = record["stops"][0]
    match case.fact:
        case "length":
            length = _length("duration", "duration_high", "duration_qualifier", value)
            stop["engagements"] = [{"id": "talks", "kind": "other"} | length]
            return [f"talks/{field}" for field in length]
        case "offset":
            length = _length("offset", "offset_high", "qualifier", value)
            record["relations"] = [{"id": "after", "kind": "follows", "target": "another"} | length]
            return [f"after/{field}" for field in length]
        case "programme":
            stop["engagements"] = []
            for order, planned in enumerate(case.programme):
                parts = dict(planned)
                names = [name for name in parts.pop("with", "").split(" and ") if name]
                guests = [{"id": f"guest{order}-{index}", "name": name} for index, name in enumerate(names)]
                record["people"] += guests
                participants = [{"person": guest["id"]} for guest in guests]
                entry: dict[str, Any] = {"id": f"event{order}", **parts}
                stop["engagements"].append(entry | ({"participants": participants} if participants else {}))
            stop["engagements"][0]["status"] = value
            return ["event0/status"]
        case "withdrawn":
            record["people"].append({"id": "lead", "name": "Xx Ww"})
            if case.sending is not None:
                record["sending"] = case.sending.split()
            record["travellers"] = [{"person": "lead"}, {"person": "who", "status": value}]
            return ["who/status"]
        case "polarity":
            claims.append({"id": "claim", "kind": "event", "what": case.what, "polarity": value})
            return ["claim/polarity"]
        case "visit_days":
            record["when"] = value
            return ["when"]
        case "unnamed":
            code, _, office = value.partition(" ")
            record["people"].append({"id": "guest", "office": office, "country": code})
            stop["engagements"] = [{"id": "talks", "kind": "meeting", "participants": [{"person": "guest"}]}]
            return ["talks/participants/0/person", "guest/office", "guest/country"]
        case _:
            raise ValueError(case.fact)


def _length(low: str, high: str, qualifier: str, value: str) -> dict[str, str]:
    """The fields of a length such as "PT45M approximately" or "P4Y..P6Y"."""
    length, *words = value.split()
    least, _, most = length.partition("..")
    return {low: least} | ({high: most} if most else {}) | ({qualifier: words[0]} if words else {})
