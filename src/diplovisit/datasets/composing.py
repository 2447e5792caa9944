"""Journeys to records: a journey as a plain document, with its sources and with evidence for each of its facts."""

import datetime
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.datasets.companions import Companions, Visited
from diplovisit.datasets.dataset import DataSet
from diplovisit.datasets.leg import Leg
from diplovisit.datasets.story import Companion, Story
from diplovisit.importers import DraftIds
from diplovisit.record import Capacity, StopKind
from diplovisit.record.polities import name_of, polity

Plain = dict[str, object]

_MOST_NAMED: Final = 4
_SOURCE: Final = "travels"
_MADE_BY: Final = "the import of the data set"
_UNTOLD: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""When a record was revised of which its data set does not say so; a day on which nothing was, so that it is seen."""


def record_id(data_set: DataSet, journey: tuple[Leg, ...]) -> str:
    """The id of a journey's record: who, and the least number of its legs, so that legs which come later change nothing.

    >>> from diplovisit.datasets.state_department import STATE_DEPARTMENT
    >>> record_id(STATE_DEPARTMENT, (Leg(number="2777", traveller="kennedy-john-f"),))
    'us-kennedy-john-f-2777'
    """
    least = min((leg.number for leg in journey), key=lambda number: (len(number), number))
    return "-".join(part for part in (data_set.id_prefix, journey[0].traveller, least) if part).lower()


def companions_of(data_set: DataSet, journeys: Iterable[tuple[Leg, ...]]) -> Companions:
    """Whom others may have accompanied: everybody in the data set, with the ids of the records."""
    return Companions(Visited(leg, record_id(data_set, journey)) for journey in journeys for leg in journey)


@attrs.frozen(kw_only=True)
class Composed:
    """A record as a plain document, with what its remarks say of others that the data set does not have.

    unknown: legs whose companion has no visit near in the data set. dissent: legs whose remarks list other days.
    """

    document: Plain
    unknown: tuple[tuple[Leg, Companion], ...]
    dissent: tuple[tuple[Leg, Story], ...]


def compose(data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> Composed:
    """Makes a record of a journey."""
    return _Record(data_set, journey, companions).made()


class _Record:
    """One record, in the making."""

    def __init__(self, data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> None:
        self._set, self._journey, self._companions = data_set, journey, companions
        self._stories = [data_set.story(leg) for leg in journey]
        self._ids = DraftIds()
        for source in (_SOURCE, *(document.id for document in data_set.documents)):
            self._ids.take(source)
        self._evidence: list[Plain] = []
        self._people: list[Plain] = []
        self._claims: list[Plain] = []
        self._unknown: list[tuple[Leg, Companion]] = []
        self._dissent: list[tuple[Leg, Story]] = []
        self._id = record_id(data_set, journey)

    def made(self) -> Composed:
        first = self._journey[0]
        traveller = self._traveller(self._person(first))
        stops = [self._stop(leg, story) for leg, story in zip(self._journey, self._stories, strict=True)]
        category = self._category()
        relations = self._relations([str(stop["id"]) for stop in stops])
        moments = [leg.revised for leg in self._journey if leg.revised is not None]
        document: Plain = {
            "format": 1,
            "id": self._id,
            "revision": 1,
            "revised": max(moments, default=_UNTOLD).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "title": self._title(traveller.get("capacity")),
            "status": "held",
            **({"category": category} if category else {}),
            **({"sending": [first.sender]} if first.sender else {}),
            "people": self._people,
            "travellers": [traveller],
            "stops": stops,
            "claims": self._claims,
            "relations": relations,
            "sources": self._sources(),
            "evidence": self._evidence,
        }
        document = {field: value for field, value in document.items() if value != []}
        return Composed(document=document, unknown=tuple(self._unknown), dissent=tuple(self._dissent))

    # Evidence

    def _cite(self, leg: Leg, about: list[str], field: str, quote: str | None = None, **more: object) -> None:
        row: Plain = {"about": about, "basis": "stated"} | more
        if quote is not None:
            row["quote"] = quote
        row["locator"] = self._set.locator(leg, field)
        self._evidence.append(row)

    def _infer(self, leg: Leg, about: list[str], field: str, note: str, quote: str | None = None) -> None:
        self._cite(leg, about, field, quote, basis="inferred", by=_MADE_BY, note=note)

    # Who

    def _person(self, leg: Leg) -> str:
        name = self._ids.give(leg.name.split()[-1])
        self._people.append(_without_nothing({
            "id": name,
            "name": leg.name,
            "office": leg.office,
            "country": leg.sender,
            "rank": leg.rank.value if leg.rank is not None else None,
            "identifiers": [{"scheme": self._set.people, "value": leg.traveller}] if leg.traveller else None,
        }))
        self._cite(leg, [f"{name}/name", f"{name}/person"], self._field("name"))
        of_documents = {field for document in self._set.documents for field in document.about}
        told = [
            f"{name}/{field}" if field != "sending" else field
            for field, value in (("office", leg.office), ("country", leg.sender), ("sending", leg.sender))
            if value is not None and field not in of_documents
        ]
        if told:
            self._cite(leg, told, self._field("sender"))
        for document in self._set.documents:
            about = [field if field == "sending" else f"{name}/{field}" for field in document.about]
            self._evidence.append({
                "about": about,
                "basis": "stated",
                "sources": [document.id],
                "locator": document.locator(leg),
            })
        self._infer(leg, ["status"], "", "The data set is one of travels that were made.")
        return name

    def _traveller(self, person: str) -> Plain:
        told = [(leg, story.capacity) for leg, story in zip(self._journey, self._stories, strict=True) if story.capacity]
        if len(told) != len(self._journey):
            return {"person": person}
        leg, capacity = told[0]
        self._cite(leg, [f"{person}/capacity"], self._field("remarks"), capacity.quote)
        return {"person": person, "capacity": capacity.value.value}

    # Where and when

    def _stop(self, leg: Leg, story: Story) -> Plain:
        country = name_of(leg.country) if leg.country is not None else None
        stop = self._ids.give(country or "stop")
        places: list[Plain] = [{"id": self._ids.give(place), "name": place} for place in leg.places]
        made = _without_nothing({
            "id": stop,
            "kind": story.kind.value.value if story.kind is not None else None,
            "country": leg.country,
            "territory": leg.territory,
            "places": places or None,
            "when": self._when(leg, story, stop),
            "duration": str(leg.duration) if leg.duration is not None else None,
            "engagements": self._engagements(leg, story) or None,
            "printed": self._printed(leg, country) or None,
            "identifiers": [{"scheme": self._set.scheme, "value": leg.number}] if leg.number else None,
        })
        if leg.country is not None:
            self._cite(leg, [f"{stop}/country"], self._field("country"))
        self._cite_places(leg, stop, places)
        if leg.duration is not None:
            self._cite(leg, [f"{stop}/duration"], self._field("duration"))
        return made

    def _when(self, leg: Leg, story: Story, stop: str) -> str | None:
        if leg.when is None:
            return None
        days = story.days
        fits = days is not None and (days.when.lower, days.when.upper) == (leg.first, leg.last)
        self._cite(leg, [f"{stop}/when"], self._field("when"))
        if days is not None and fits:
            self._cite(leg, [f"{stop}/when"], self._field("remarks"), days.quote)
            return str(days.when)
        if days is not None and days.of_stay:
            self._cite(leg, [f"{stop}/when"], self._field("remarks"), days.quote, says=str(days.when))
            self._dissent.append((leg, story))
        return str(leg.when)

    def _cite_places(self, leg: Leg, stop: str, places: list[Plain]) -> None:
        about = [f"{stop}/places"] if places else []
        if leg.territory is not None:
            printed = f"{leg.label} {leg.locale}"
            land = polity(leg.territory)
            names = [name for name in (land.names if land is not None else ()) if name in printed]
            if not names:
                note = f"{leg.locale} lies in {name_of(leg.territory)}; the data set does not say so."
                self._infer(leg, [f"{stop}/territory"], self._field("place"), note)
            elif names[0] in leg.label:
                self._cite(leg, [f"{stop}/territory"], self._field("country"))
            else:
                about.append(f"{stop}/territory")
        if about:
            self._cite(leg, about, self._field("place"))

    def _printed(self, leg: Leg, country: str | None) -> Plain:
        """What was printed, where it is not what the fields would print; remarks always."""
        column = self._set.column_for(self._field("place"))
        place = column.write(attrs.evolve(leg, label="", locale="")) if column is not None else ""
        return _without_nothing({
            "country": leg.label if leg.label and leg.label != country else None,
            "place": leg.locale if leg.locale and leg.locale != place else None,
            "remarks": leg.remarks or None,
        })

    def _engagements(self, leg: Leg, story: Story) -> list[Plain]:
        made = []
        for done in story.done:
            name = self._ids.give(done.kind.value)
            made.append(_without_nothing({"id": name, "kind": done.kind.value, "label": done.label, "forum": done.forum}))
            self._cite(leg, [name], self._field("remarks"), done.label)
        return made

    # The visit as a whole

    def _category(self) -> str | None:
        told = [story.category for story in self._stories]
        first = told[0]
        if first is None or any(each is None or each.value is not first.value for each in told):
            return None
        self._cite(self._journey[0], ["category"], self._field("remarks"), first.quote)
        return first.value.value

    def _relations(self, stops: list[str]) -> list[Plain]:
        with_whom: dict[str, list[tuple[str, Leg, Companion]]] = {}
        for leg, story, stop in zip(self._journey, self._stories, stops, strict=True):
            if (companion := story.companion) is None or companion.office == leg.office:
                continue
            found = self._companions.visit_of(leg, companion)
            if found is not None:
                with_whom.setdefault(found.record, []).append((stop, leg, companion))
            elif companion.name:
                self._unknown.append((leg, companion))
                with_whom.setdefault(self._event(leg, companion), []).append((stop, leg, companion))
        relations: list[Plain] = []
        for target, each in with_whom.items():
            at = [stop for stop, _, _ in each]
            relations.append({"kind": "accompanies", "target": target} | ({"stops": at} if len(at) < len(stops) else {}))
            for _, leg, companion in each:
                note = "The remarks name the person; the record is the one of that person's visit on those days."
                self._infer(leg, ["relations"], self._field("remarks"), note, companion.quote)
        return relations

    def _event(self, leg: Leg, companion: Companion) -> str:
        """A visit that the data set does not have, as an event that the remarks tell of."""
        other = self._companions.person(leg, companion)
        person = self._ids.give(companion.name)
        claim = self._ids.give(f"visit of {companion.office} {companion.name}")
        self._people.append(_without_nothing({
            "id": person,
            "name": other.name if other is not None else companion.name,
            "aliases": [companion.name] if other is not None else None,
            "office": companion.office,
            "identifiers": [{"scheme": self._set.people, "value": other.traveller}] if other is not None else None,
        }))
        self._claims.append(_without_nothing({
            "id": claim,
            "kind": "event",
            "what": f"a visit of {companion.office} {companion.name} to {name_of(leg.country or '') or leg.label}",
            "subjects": [person],
            "when": str(leg.when) if leg.when is not None else None,
        }))
        self._cite(leg, [f"{person}/name", f"{person}/office", claim], self._field("remarks"), companion.quote)
        return claim

    def _title(self, capacity: object) -> str:
        leg = self._journey[0]
        office = leg.office or ""
        if capacity == Capacity.ELECT.value:
            office = f"{office}-elect"
        countries = list(dict.fromkeys(
            name for leg in self._journey if (name := name_of(leg.territory or leg.country or "")) is not None
        ))
        kinds = {story.kind.value if story.kind is not None else StopKind.VISIT for story in self._stories}
        verb = {StopKind.TRANSIT: "stops in", StopKind.VACATION: "on vacation in"}.get(
            kinds.pop() if len(kinds) == 1 else StopKind.VISIT, "visits"
        )
        if len(countries) > _MOST_NAMED:
            where = f"{', '.join(countries[: _MOST_NAMED - 1])} and {len(countries) - _MOST_NAMED + 1} other countries"
        else:
            where = " and ".join(filter(None, (", ".join(countries[:-1]), *countries[-1:]))) or "abroad"
        return f"{office} {leg.name} {verb} {where}".strip()

    def _sources(self) -> list[Plain]:
        file = self._journey[0].row.name if self._journey[0].row is not None else ""
        title = f"{self._set.title}: {'/'.join(file.replace(chr(92), '/').split('/')[-2:])}" if file else self._set.title
        about = {
            "kind": "dataset",
            "publisher": self._set.publisher,
            "title": title,
            "language": self._set.language,
            "url": self._set.url,
            "licence": self._set.licence,
        }
        documents = [_without_nothing({"id": each.id} | about | {"title": each.title}) for each in self._set.documents]
        return [_without_nothing({"id": _SOURCE} | about), *documents]

    def _field(self, subject: str) -> str:
        return self._set.fields[subject]


def _without_nothing(fields: Plain) -> Plain:
    return {field: value for field, value in fields.items() if value is not None}
