"""Makes a record from a list of facts, so that the list and the scorer can be tested against each other."""

import re
from collections.abc import Iterator
from typing import Any

from diplovisit.converters import structure
from diplovisit.record import Visit
from tests.drafting.facts import Entry, Facts
from tests.drafting.wording import name_key

_KINDS = {"person": "person", "group": "group", "organisation": "organisation"}


def record_of_facts(facts: Facts) -> Visit:
    """Returns a record that has every fact of a list, with the first of its values, and nothing else."""
    return structure(_Builder(facts).document())


class _Builder:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.people: dict[str, dict[str, Any]] = {}
        self.stops: dict[str, dict[str, Any]] = {}
        self.travellers: dict[str, dict[str, Any]] = {}
        self.number = 0

    def document(self) -> dict[str, Any]:
        record: dict[str, Any] = {
            "format": 1,
            "id": "record-of-facts",
            "revision": 1,
            "revised": "2026-11-30T12:00:00Z",
            "title": "A record of facts",
        }
        source: dict[str, Any] = {"id": "source-1", "kind": "news"}
        sources = [source]
        for entry in self.facts.facts:
            if entry.kind in _KINDS or entry.kind == "traveller":
                self.person(entry.values["is"][0])["kind"] = _KINDS.get(entry.kind, "person")
        for entry in self.facts.facts:
            if entry.kind == "traveller":
                self.traveller(entry.values["is"][0])
        for entry in self.facts.facts:
            if entry.kind == "stop":
                self.stop(entry.values["is"][0])
        for entry in self.facts.facts:
            value = entry.values.get("is", ("",))[0]
            match entry.kind:
                case "status" | "announcement" | "category":
                    record[entry.kind] = value
                case "visit-when":
                    record["when"] = value
                case "invited-by":
                    record["invited_by"] = self.party(value)
                case "sending" | "sending-territory":
                    field = "sending" if entry.kind == "sending" else "sending_territories"
                    record.setdefault(field, []).append(value)
                case "office" | "country":
                    self.person(entry.of)[entry.kind] = value
                case "capacity" | "role":
                    self.traveller(entry.of)[entry.kind] = value
                case "traveller-status":
                    self.traveller(entry.of)["status"] = value
                case "when" | "duration" | "time-zone":
                    self.stop(entry.of)[entry.kind.replace("-", "_")] = value
                case "stop-kind":
                    self.stop(entry.of)["kind"] = value
                case "place":
                    self.place(entry.of, value)
                case "publisher" | "published":
                    source[entry.kind] = value
                case "source-kind":
                    source["kind"] = value
                case "dateline-place" | "dateline-date":
                    source.setdefault("dateline", {})[entry.kind.removeprefix("dateline-")] = value
                case "unnamed-sources":
                    sources.append({"id": "unnamed-1", "kind": "unnamed-sources"})
                case "purpose":
                    record.setdefault("purposes", []).append(" ".join(entry.values["label"]))
                case "previously":
                    self.stop(entry.of).setdefault("previously", []).append(self.earlier_days(entry))
        record["agenda"] = [self.topic(entry) for entry in self.of_kind("topic")]
        record["claims"] = [self.claim(entry) for entry in self.of_kind("claim")]
        for entry in self.of_kind("engagement"):
            self.stop(entry.of).setdefault("engagements", []).append(self.engagement(entry))
        record["relations"] = [self.relation(entry, record["claims"]) for entry in self.of_kind("relation")]
        record["people"], record["travellers"] = [*self.people.values()], [*self.travellers.values()]
        record["stops"], record["sources"] = [*self.stops.values()], sources
        return {name: value for name, value in record.items() if value != []}

    def of_kind(self, kind: str) -> Iterator[Entry]:
        return (entry for entry in self.facts.facts if entry.kind == kind)

    def new_id(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}-{self.number}"

    def person(self, name: str) -> dict[str, Any]:
        chief = self.facts.chief_name(name)
        key = " ".join(name_key(chief))
        if key not in self.people:
            kinds = (each.kind for each in self.facts.allowed if each.kind in _KINDS and chief in each.values["is"])
            self.people[key] = {"id": self.new_id("person"), "name": chief, "kind": next(kinds, "person")}
        return self.people[key]

    def traveller(self, name: str) -> dict[str, Any]:
        person = self.person(name)["id"]
        return self.travellers.setdefault(person, {"person": person})

    def party(self, name: str) -> str:
        if re.fullmatch("[A-Z]{2}|[A-Z]{4}|x-.*", name):
            return name
        return str(self.person(name)["id"])

    def stop(self, code: str) -> dict[str, Any]:
        return self.stops.setdefault(code, {"id": self.new_id("stop"), "country": code})

    def place(self, code: str, name: str) -> str:
        places = self.stop(code).setdefault("places", [])
        for place in places:
            if place["name"] == name:
                return str(place["id"])
        places.append({"id": self.new_id("place"), "name": name})
        return str(places[-1]["id"])

    def earlier_days(self, entry: Entry) -> dict[str, Any]:
        days = {"id": self.new_id("days"), "when": entry.values["is"][0], "ended": entry.values["ended"][0]}
        return days | ({"reason": " ".join(entry.values["reason"])} if "reason" in entry.values else {})

    def topic(self, entry: Entry) -> dict[str, Any]:
        modality = {"modality": entry.values["modality"][0]} if "modality" in entry.values else {}
        return {"id": self.new_id("topic"), "label": " ".join(entry.values["label"]), **modality}

    def claim(self, entry: Entry) -> dict[str, Any]:
        values = entry.values
        kinds = values.get("kind", ("measure",))
        claim: dict[str, Any] = {"id": self.new_id("claim"), "kind": kinds[0], "what": " ".join(values["what"])}
        for name in ("polarity", "when", "as-of", "since", "due", "set"):
            if name in values:
                claim[name.replace("-", "_")] = values[name][0]
        if "subjects" in values:
            claim["subjects"] = list(dict.fromkeys(map(self.party, values["subjects"])))
        quantity = {name: values[name][0] for name in ("value", "unit", "qualifier", "high") if name in values}
        if quantity:
            claim["quantity"] = {"unit": "item", **quantity}
        report = {"by": self.party(values["by"][0])} if "by" in values else {}
        if "reported-when" in values:
            report["when"] = values["reported-when"][0]
        return claim | ({"reported": report} if report else {})

    def engagement(self, entry: Entry) -> dict[str, Any]:
        values = entry.values
        engagement: dict[str, Any] = {"id": self.new_id("engagement"), "kind": values["kind"][0]}
        for name in ("forum", "recurrence", "when", "duration", "duration-qualifier", "modality", "status"):
            if name in values:
                engagement[name.replace("-", "_")] = _with_seconds(values[name][0])
        if "label" in values:
            engagement["label"] = " ".join(values["label"])
        if "place" in values:
            engagement["place"] = self.place(entry.of, values["place"][0])
        if "with" in values:
            engagement["participants"] = [{"person": self.party(name)} for name in values["with"]]
        return engagement

    def relation(self, entry: Entry, claims: list[dict[str, Any]]) -> dict[str, Any]:
        target = next(claim["id"] for claim in claims if all(word in claim["what"] for word in entry.values["target"]))
        others = {name: entry.values[name][0] for name in ("offset", "qualifier") if name in entry.values}
        return {"kind": entry.values["kind"][0], "target": target, **others}


def _with_seconds(value: str) -> str:
    return f"{value}:00" if re.fullmatch("[0-9-]+T[0-9]{2}:[0-9]{2}", value) else value
