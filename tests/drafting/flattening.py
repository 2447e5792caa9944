"""A record as flat statements that name people and countries, so that two records with other ids can be compared."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.record import Visit
from diplovisit.record.claims import Claim
from diplovisit.record.people import Person
from diplovisit.record.stops import Engagement, Stop
from diplovisit.record.vocabularies import Polarity, SourceKind, StopKind


@attrs.frozen(kw_only=True)
class Statement:
    """One thing that a record says.

    of: whose it is: a name, the code of a country, or nothing.
    values: by attribute, all values; a plain fact has the attribute `is`.
    addresses: by attribute, where the record has it.
    """

    kind: str
    of: str = ""
    values: Mapping[str, tuple[str, ...]]
    addresses: Mapping[str, str]

    def __str__(self) -> str:
        parts = [f"{name}={'+'.join(values)}" if name != "is" else values[0] for name, values in self.values.items()]
        return f"{self.kind}{f' of {self.of}' if self.of else ''}: {', '.join(parts)}"


EDITORIAL: Final = frozenset({"id", "revision", "revised", "title", "notes", "rank", "format"})
"""Fields whose text the program writes; they are no facts of the article."""


def flatten(visit: Visit) -> tuple[Statement, ...]:
    """Returns all statements of a record."""
    return tuple(_Flattening(visit).statements())


class _Flattening:
    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.names = {person.id: displayed_name(person) for person in visit.people}
        self.places = {place.id: place.name for stop in visit.stops for place in stop.places}

    def statements(self) -> Iterator[Statement]:
        yield from self.of_the_visit()
        yield from self.of_people()
        for stop in self.visit.stops:
            yield from self.of_stop(stop)
        for topic in self.visit.agenda:
            yield _group("topic", topic.id, {"label": topic.label, "modality": topic.modality})
        for claim in self.visit.claims:
            yield self.claim(claim)
        yield from self.of_relations()
        yield from self.of_sources()

    def party(self, party: str) -> str:
        return self.names.get(party, party)

    def of_the_visit(self) -> Iterator[Statement]:
        visit = self.visit
        for kind, value in (
            ("status", visit.status),
            ("announcement", visit.announcement),
            ("category", visit.category),
        ):
            yield from _plain(kind, "", value, kind)
        yield from _plain("visit-when", "", visit.when, "when")
        for code in visit.sending:
            yield from _plain("sending", "", code, "sending")
        for code in visit.sending_territories:
            yield from _plain("sending-territory", "", code, "sending_territories")
        if visit.invited_by is not None:
            yield from _plain("invited-by", "", self.party(visit.invited_by), "invited_by")
        for n, purpose in enumerate(visit.purposes):
            yield _group("purpose", f"purposes/{n}", {"label": purpose}, addresses={"label": "purposes"})

    def of_people(self) -> Iterator[Statement]:
        for person in self.visit.people:
            name = self.names[person.id]
            yield from _plain(person.kind, "", name, f"{person.id}/name")
            yield from _plain("office", name, person.office, f"{person.id}/office")
            yield from _plain("country", name, person.country, f"{person.id}/country")
            for alias in person.aliases:
                yield from _plain("alias", name, alias, f"{person.id}/aliases")
        for traveller in self.visit.travellers:
            name = self.names[traveller.person]
            yield from _plain("traveller", "", name, f"{traveller.person}/person")
            yield from _plain("role", name, traveller.role, f"{traveller.person}/role")
            yield from _plain("capacity", name, traveller.capacity, f"{traveller.person}/capacity")
            yield from _plain("traveller-status", name, traveller.status, f"{traveller.person}/status")

    def of_stop(self, stop: Stop) -> Iterator[Statement]:
        of = name_of_stop(stop)
        yield from _plain("stop", "", stop.country, f"{stop.id}/country")
        if stop.kind is not StopKind.VISIT:
            yield from _plain("stop-kind", of, stop.kind, f"{stop.id}/kind")
        yield from _plain("territory", of, stop.territory, f"{stop.id}/territory")
        for place in stop.places:
            yield from _plain("place", of, place.name, f"{place.id}/name")
            yield from _plain("place-kind", place.name, place.kind, f"{place.id}/kind")
        for kind in ("when", "duration", "duration_high", "duration_qualifier", "time_zone"):
            yield from _plain(kind.replace("_", "-"), of, getattr(stop, kind), f"{stop.id}/{kind}")
        for days in stop.previously:
            values = {"is": days.when, "ended": days.ended, "reason": days.reason}
            yield _group("previously", days.id, values, of=of, addresses={"is": f"{days.id}/when"})
        for engagement in stop.engagements:
            yield from self.engagement(engagement, of)

    def engagement(self, engagement: Engagement, of: str) -> Iterator[Statement]:
        values = {
            "kind": engagement.kind,
            "label": engagement.label,
            "forum": engagement.forum,
            "recurrence": engagement.recurrence,
            "when": engagement.when,
            "duration": engagement.duration,
            "duration-high": engagement.duration_high,
            "duration-qualifier": engagement.duration_qualifier,
            "place": self.places.get(engagement.place or ""),
            "modality": engagement.modality,
            "status": engagement.status,
        }
        people = tuple(self.names[participant.person] for participant in engagement.participants)
        addresses = {"with": f"{engagement.id}/participants"}
        yield _group("engagement", engagement.id, values, of=of, several={"with": people}, addresses=addresses)
        for topic in engagement.topics:
            yield _group("topic", topic.id, {"label": topic.label, "modality": topic.modality})
        for outcome in engagement.outcomes:
            yield _group("outcome", engagement.id, {"label": outcome}, addresses={"label": f"{engagement.id}/outcomes"})

    def claim(self, claim: Claim) -> Statement:
        quantity, report = claim.quantity, claim.reported
        values: dict[str, object] = {
            "kind": claim.kind,
            "what": claim.what,
            "polarity": claim.polarity if claim.polarity is not Polarity.AFFIRMED else None,
            "value": quantity and f"{quantity.value:f}",
            "unit": quantity and quantity.unit,
            "qualifier": quantity and quantity.qualifier,
            "high": quantity and (None if quantity.high is None else f"{quantity.high:f}"),
            "when": claim.when,
            "as-of": claim.as_of,
            "since": claim.since,
            "due": claim.due,
            "set": claim.set,
            "by": self.party(report.by) if report and report.by else None,
            "reported-when": report and report.when,
        }
        steps = {"value": "quantity/value", "unit": "quantity/unit", "qualifier": "quantity/qualifier"}
        steps |= {"high": "quantity/high", "as-of": "as_of", "by": "reported/by", "reported-when": "reported/when"}
        addresses = {name: f"{claim.id}/{step}" for name, step in steps.items()}
        subjects = {"subjects": tuple(map(self.party, claim.subjects))}
        return _group("claim", claim.id, values, several=subjects, addresses=addresses)

    def of_relations(self) -> Iterator[Statement]:
        wording = {claim.id: claim.what for claim in self.visit.claims}
        for n, relation in enumerate(self.visit.relations):
            values = {
                "kind": relation.kind,
                "target": wording.get(relation.target, relation.target),
                "offset": relation.offset,
                "offset-high": relation.offset_high,
                "qualifier": relation.qualifier,
            }
            yield _group("relation", relation.id or f"relations/{n}", values)

    def of_sources(self) -> Iterator[Statement]:
        for source in self.visit.sources:
            if source.kind is SourceKind.UNNAMED_SOURCES:
                yield from _plain("unnamed-sources", "", "true", f"{source.id}/kind")
                continue
            yield from _plain("source-kind", "", source.kind, f"{source.id}/kind")
            yield from _plain("publisher", "", source.publisher, f"{source.id}/publisher")
            yield from _plain("source-title", "", source.title, f"{source.id}/title")
            yield from _plain("published", "", source.published, f"{source.id}/published")
            yield from _plain("language", "", source.language, f"{source.id}/language")
            if source.dateline:
                yield from _plain("dateline-place", "", source.dateline.place, f"{source.id}/dateline/place")
                yield from _plain("dateline-date", "", source.dateline.date, f"{source.id}/dateline/date")
            for symbol in source.symbols:
                yield from _plain("currency-sign", "", symbol.currency, f"{source.id}/symbols")


def displayed_name(person: Person) -> str:
    """Returns the name of a person, or the office where there is no name."""
    return person.name or person.office or person.id


def name_of_stop(stop: Stop) -> str:
    """Returns what a stop is called in facts: the code of its country, or its first place where it has none."""
    return stop.country or (stop.places[0].name if stop.places else stop.id)


def _plain(kind: str, of: str, value: object, address: str) -> Iterable[Statement]:
    if value is None:
        return ()
    return (Statement(kind=str(kind), of=of, values={"is": (str(value),)}, addresses={"is": address}),)


def _group(
    kind: str,
    name: str,
    values: Mapping[str, object],
    *,
    of: str = "",
    several: Mapping[str, tuple[str, ...]] | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Statement:
    present: dict[str, tuple[str, ...]] = {
        attribute: (str(value),) for attribute, value in values.items() if value is not None
    }
    present |= {attribute: items for attribute, items in (several or {}).items() if items}
    places = {attribute: f"{name}/{attribute.replace('-', '_')}" for attribute in present} | dict(addresses or {})
    return Statement(kind=kind, of=of, values=present, addresses=places)
