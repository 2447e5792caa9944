"""Journeys to records: a journey as a plain document, with its sources and with evidence for each of its facts."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from diplovisit.datasets.citing import EvidenceBuilder, Plain
from diplovisit.datasets.companions import Companions, Visited
from diplovisit.datasets.dataset import DataSet
from diplovisit.datasets.leg import Leg
from diplovisit.datasets.story import Companion, ParsedRemarks
from diplovisit.datasets.titles import title_of
from diplovisit.importers import DraftIds
from diplovisit.record import Capacity
from diplovisit.record.polities import polity, polity_name

_LONGEST_ID: Final = 64
_SOURCE: Final = "travels"


def record_id(data_set: DataSet, journey: tuple[Leg, ...]) -> str:
    """The id of a journey's record: who, and the least number of its legs, so that later ones change nothing.

    >>> from diplovisit.datasets.state_department import STATE_DEPARTMENT
    >>> record_id(STATE_DEPARTMENT, (Leg(number="2777", traveller="kennedy-john-f"),))
    'us-kennedy-john-f-2777'
    """
    least = min((leg.number for leg in journey), key=lambda number: (len(number), number))
    words = "-".join((data_set.id_prefix, journey[0].traveller or journey[0].name, least)).lower()
    return re.sub("[^a-z0-9]+", "-", words).strip("-")[-_LONGEST_ID:].lstrip("-")


def companions_of(data_set: DataSet, journeys: Iterable[tuple[Leg, ...]]) -> Companions:
    """Whom others may have accompanied: everybody in the data set, with the ids of the records."""
    return Companions(Visited(leg, record_id(data_set, journey)) for journey in journeys for leg in journey)


def compose_record(data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> Plain:
    """The plain document of a journey's record."""
    return _Record(data_set, journey, companions).made()


class _Record:
    """One record, in the making."""

    def __init__(self, data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> None:
        self._set, self._journey, self._companions = data_set, journey, companions
        self._stories = [data_set.parse_remarks(leg) for leg in journey]
        self._citing = EvidenceBuilder(data_set)
        self._people: list[Plain] = []
        self._claims: list[Plain] = []
        self._ids = DraftIds()
        for source in (_SOURCE, *(document.id for document in data_set.documents)):
            self._ids.reserve(source)

    def made(self) -> Plain:
        """The whole document."""
        leader = self._journey[0]
        capacity = self._capacity()
        person = self._person(leader)
        stops = [self._stop(leg, story) for leg, story in zip(self._journey, self._stories, strict=True)]
        relations = self._relations([str(stop["id"]) for stop in stops])
        revised = max((leg.revised for leg in self._journey if leg.revised is not None), default=self._set.released)
        return _filled(
            {
                "format": 1,
                "id": record_id(self._set, self._journey),
                "revision": 1,
                "revised": revised.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
                "title": title_of(self._journey, self._stories, capacity),
                "status": "held",
                "category": self._category(),
                "sending": [leader.sender] if leader.sender else None,
                "people": self._people,
                "travellers": [_filled({"person": person, "capacity": capacity.value if capacity else None})],
                "stops": stops,
                "claims": self._claims,
                "relations": relations,
                "sources": self._sources(),
                "evidence": self._citing.rows,
            }
        )

    # Who

    def _person(self, leg: Leg) -> str:
        name = self._ids.assign(leg.name.split()[-1])
        identifiers = [{"scheme": self._set.people, "value": leg.traveller}] if leg.traveller else None
        rank = leg.rank.value if leg.rank is not None else None
        who: Plain = {"id": name, "name": leg.name, "office": leg.office, "country": leg.sender, "rank": rank}
        self._people.append(_filled(who | {"identifiers": identifiers}))
        self._citing.cite(leg, [f"{name}/name", f"{name}/person"], "name")
        of_documents = {field for document in self._set.documents for field in document.about}
        if leg.office is not None and "office" not in of_documents:
            self._citing.cite(leg, [f"{name}/office"], "office")
        if leg.sender is not None and "country" not in of_documents:
            self._citing.cite(leg, [f"{name}/country", "sending"], "sender")
        self._citing.documented(leg, name)
        self._citing.infer(leg, ["status"], "", "The data set is one of travels that were made.")
        if (capacity := self._stories[0].capacity) is not None and self._capacity() is not None:
            self._citing.cite(leg, [f"{name}/capacity"], "remarks", capacity.quote)
        return name

    def _capacity(self) -> Capacity | None:
        """In what capacity the traveller went, where the remarks on every leg say the same."""
        told = {story.capacity.value if story.capacity is not None else None for story in self._stories}
        return told.pop() if len(told) == 1 else None

    # Where and when

    def _stop(self, leg: Leg, story: ParsedRemarks) -> Plain:
        country = polity_name(leg.country) if leg.country is not None else None
        stop = self._ids.assign(country or "stop")
        places: list[Plain] = [{"id": self._ids.assign(place), "name": place} for place in leg.places]
        if leg.country is not None:
            self._citing.cite(leg, [f"{stop}/country"], "country")
        self._cite_places(leg, stop, places)
        if leg.duration is not None:
            self._citing.cite(leg, [f"{stop}/duration"], "duration")
        return _filled(
            {
                "id": stop,
                "kind": story.kind.value.value if story.kind is not None else None,
                "country": leg.country,
                "territory": leg.territory,
                "places": places,
                "when": self._when(leg, story, stop),
                "duration": str(leg.duration) if leg.duration is not None else None,
                "engagements": self._engagements(leg, story),
                "printed": self._printed(leg, country) or None,
                "identifiers": [{"scheme": self._set.scheme, "value": leg.number}] if leg.number else None,
            }
        )

    def _when(self, leg: Leg, story: ParsedRemarks, stop: str) -> str | None:
        """The days of the leg; those that the remarks list where they begin and end with it, else as a dissent."""
        if leg.when is None:
            return None
        self._citing.cite(leg, [f"{stop}/when"], "when")
        if (days := story.days) is not None:
            if (days.when.lower, days.when.upper) == (leg.first, leg.last):
                self._citing.cite(leg, [f"{stop}/when"], "remarks")
                return str(days.when)
            if days.of_stay:
                self._citing.cite(leg, [f"{stop}/when"], "remarks", says=str(days.when))
        return str(leg.when)

    def _cite_places(self, leg: Leg, stop: str, places: list[Plain]) -> None:
        about = [f"{stop}/places"] if places else []
        if leg.territory is not None and (land := polity(leg.territory)) is not None:
            if any(name in leg.label for name in land.names):
                self._citing.cite(leg, [f"{stop}/territory"], "country")
            elif any(name in leg.locale for name in land.names):
                about.append(f"{stop}/territory")
            else:
                note = f"{leg.locale} lies in {land.name}; the data set does not say so."
                self._citing.infer(leg, [f"{stop}/territory"], "place", note)
        if about:
            self._citing.cite(leg, about, "place")

    def _printed(self, leg: Leg, country: str | None) -> Plain:
        """What was printed, where it is not what the fields would print; remarks always."""
        column = self._set.column_for(self._set.fields["place"])
        place = column.write(attrs.evolve(leg, label="", locale="")) if column is not None else ""
        return _filled(
            {
                "country": leg.label if leg.label and leg.label != country else None,
                "place": leg.locale if leg.locale and leg.locale != place else None,
                "remarks": leg.remarks or None,
            }
        )

    def _engagements(self, leg: Leg, story: ParsedRemarks) -> list[Plain]:
        made = []
        for done in story.done:
            name, kind = self._ids.assign(done.kind.value), done.kind.value
            made.append(_filled({"id": name, "kind": kind, "label": done.label, "forum": done.forum}))
            self._citing.cite(leg, [name], "remarks", done.label)
        return made

    # The visit as a whole

    def _category(self) -> str | None:
        """The protocol class, where the remarks on every leg say the same."""
        first = self._stories[0].category
        if first is None or any(
            each.category is None or each.category.value is not first.value for each in self._stories
        ):
            return None
        self._citing.cite(self._journey[0], ["category"], "remarks", first.quote)
        return first.value.value

    def _relations(self, stops: list[str]) -> list[Plain]:
        """Whom the traveller accompanied: a relation to each record, with the stops that it is true of."""
        together: dict[str, list[str]] = {}
        for leg, story, stop in zip(self._journey, self._stories, stops, strict=True):
            if (companion := story.companion) is None or companion.office == leg.office:
                continue
            found = self._companions.visit_of(leg, companion)
            if found is None and not companion.name:
                continue
            target = found.record if found is not None else self._event(leg, companion)
            together.setdefault(target, []).append(stop)
            note = "The remarks name the person; the record is the one of that person's visit on those days."
            self._citing.infer(leg, ["relations"], "remarks", note, companion.quote)
        return [
            {"kind": "accompanies", "target": target} | ({"stops": at} if len(at) < len(stops) else {})
            for target, at in together.items()
        ]

    def _event(self, leg: Leg, companion: Companion) -> str:
        """A visit that the data set does not have, as an event that the remarks tell of."""
        other = self._companions.person(leg, companion)
        named = f"{companion.office} {companion.name}"
        person, claim = self._ids.assign(companion.name), self._ids.assign(f"visit of {named}")
        identifiers = [{"scheme": self._set.people, "value": other.traveller}] if other is not None else None
        who = {"id": person, "name": companion.name, "office": companion.office, "identifiers": identifiers}
        self._people.append(_filled(who))
        what = f"a visit of {named} to {polity_name(leg.country or '') or leg.label}"
        when = str(leg.when) if leg.when is not None else None
        self._claims.append(_filled({"id": claim, "kind": "event", "what": what, "subjects": [person], "when": when}))
        self._citing.cite(leg, [f"{person}/name", f"{person}/office", claim], "remarks", named)
        self._citing.cite(leg, [f"{claim}/when"], "when")
        return claim

    def _sources(self) -> list[Plain]:
        where = self._journey[0].read_at
        # As it lies in the data set, not on this machine.
        file = "/".join(where.file.replace("\\", "/").split("/")[-2:]) if where is not None else ""
        about: Plain = {
            "kind": "dataset",
            "publisher": self._set.publisher,
            "title": f"{self._set.title}: {file}" if file else self._set.title,
            "language": self._set.language,
            "url": self._set.url,
            "licence": self._set.licence,
        }
        documents = [_filled({"id": each.id} | about | {"title": each.title}) for each in self._set.documents]
        return [_filled({"id": _SOURCE} | about), *documents]


def _filled(fields: Mapping[str, object]) -> Plain:
    """The fields that have a value."""
    return {field: value for field, value in fields.items() if value is not None and value != []}
