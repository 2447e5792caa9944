"""Composes the plain document of a journey's record."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import attrs

from diplovisit.datasets.evidence_rows import EvidenceBuilder, Plain
from diplovisit.datasets.legs_to_journeys import Companions, record_id
from diplovisit.datasets.model import Activity, Companion, DataSet, Leg, LegPerson, ParsedRemarks
from diplovisit.importers import DraftIds
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Capacity, StopKind
from diplovisit.record.polities import polity, polity_name, polity_name_with_article
from diplovisit.record.sovereigns import sovereign_on

_SOURCE: Final = "travels"
_CITED: Final = "cited"
_YEAR_OF_VISIT: Final = "The remarks state the month and the day; the year is that of the visit."

_MAX_COUNTRIES_IN_TITLE = 4
_MAX_NAMES_IN_TITLE = 3
_VISITS = ("visits", "visit")
_VERBS = {
    StopKind.TRANSIT: ("stops in", "stop in"),
    StopKind.VACATION: ("on vacation in", "on vacation in"),
}
# "Jr.", "3rd", "II".
_SUFFIX = lazy_pattern("[JS]r\\.?,?|[0-9]+(?:st|nd|rd|th)|[IVX]+")


def compose_record(data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> Plain:
    """Returns the plain document of a journey's record."""
    return _RecordBuilder(data_set, journey, companions).compose()


def _state_and_territory(code: str, day: datetime.date | None) -> tuple[str, str | None]:
    """Returns the state that sends for a code, and the code if it is that of a territory of the state on that day.

    >>> _state_and_territory("PF", datetime.date(2022, 9, 28)), _state_and_territory("FR", datetime.date(2022, 9, 28))
    (('FR', 'PF'), ('FR', None))
    """
    sovereign = sovereign_on(code, day) if day is not None else None
    return (code, None) if sovereign is None else (sovereign, code)


def _traveller(person: str, capacity: Capacity | None, printed: str) -> Plain:
    return _filled(
        {"person": person, "capacity": capacity.value if capacity is not None else None, "printed": printed or None}
    )


class _RecordBuilder:
    """Builds one record."""

    def __init__(self, data_set: DataSet, journey: tuple[Leg, ...], companions: Companions) -> None:
        self._data_set, self._journey, self._companions = data_set, journey, companions
        self._remarks = [data_set.parse_remarks(leg) for leg in journey]
        self._evidence = EvidenceBuilder(data_set)
        self._people: list[Plain] = []
        self._claims: list[Plain] = []
        self._ids = DraftIds()
        self._by_person: dict[LegPerson, str] = {}
        self._cited = _cited_sources(journey)
        for source in (_SOURCE, *(document.id for document in data_set.documents), *self._cited.values()):
            self._ids.reserve(source)

    def compose(self) -> Plain:
        """Returns the whole document."""
        leader = self._journey[0]
        capacity = self._capacity()
        person = self._person(leader)
        others = {self._other_person(leg, other, "also"): other for leg in self._journey for other in leg.also}
        stops = [self._stop(leg, remarks) for leg, remarks in zip(self._journey, self._remarks, strict=True)]
        senders = self._senders()
        relations = self._relations([str(stop["id"]) for stop in stops])
        revised = max(
            (leg.revised for leg in self._journey if leg.revised is not None), default=self._data_set.released
        )
        return _filled(
            {
                "format": 1,
                "id": record_id(self._data_set, self._journey),
                "revision": 1,
                "revised": revised.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
                "title": self._title(capacity),
                "status": self._status(),
                "category": self._category(),
                "sending": list(dict.fromkeys(sender for sender, _ in senders)) or None,
                "sending_territories": list(dict.fromkeys(code for _, code in senders if code)) or None,
                "people": self._people,
                "travellers": [
                    _traveller(person, capacity, leader.printed),
                    *(_traveller(person, other.capacity, other.printed) for person, other in others.items()),
                ],
                "stops": stops,
                "purposes": self._sentences("purposes", "purpose"),
                "claims": self._claims,
                "relations": relations,
                "sources": self._sources(),
                "evidence": self._evidence.rows,
                "notes": self._sentences("notes", "note"),
            }
        )

    def _title(self, capacity: Capacity | None) -> str:
        stated = next((leg for leg in self._journey if leg.title), None)
        if stated is None:
            return _compose_title(self._journey, self._remarks, capacity)
        self._evidence.cite_field(stated, ["title"], "title")
        return stated.title

    def _status(self) -> str:
        """Returns the status that the rows state, else the one of the data set."""
        stated = next((leg for leg in self._journey if leg.status is not None), None)
        if stated is None or stated.status is None:
            self._evidence.infer(self._journey[0], ["status"], "", self._data_set.status_note)
            return self._data_set.status.value
        self._evidence.cite_field(stated, ["status"], "status")
        return stated.status.value

    def _senders(self) -> tuple[tuple[str, str | None], ...]:
        """Returns the states that send the travellers, that of the leader first, each with its territory or None."""
        leader = self._journey[0]
        others = [other.country for leg in self._journey for other in leg.also]
        codes = dict.fromkeys(code for code in (leader.sender, *others) if code)
        return tuple(_state_and_territory(code, leader.first) for code in codes)

    def _sentences(self, field: Literal["purposes", "notes"], subject: str) -> list[str]:
        """Returns the sentences of all rows, each once."""
        sentences: dict[str, None] = {}
        for leg in self._journey:
            stated: tuple[str, ...] = getattr(leg, field)
            if any(sentence not in sentences for sentence in stated):
                self._evidence.cite_field(leg, [field], subject)
            sentences |= dict.fromkeys(stated)
        return list(sentences)

    # The traveller

    def _person(self, leg: Leg) -> str:
        person = self._ids.assign(_id_name(leg.name))
        identifiers = [{"scheme": self._data_set.people, "value": leg.traveller}] if leg.traveller else None
        rank = leg.rank.value if leg.rank is not None else None
        fields: Plain = {"id": person, "name": leg.name, "office": leg.office, "country": leg.sender, "rank": rank}
        self._people.append(_filled(fields | {"identifiers": identifiers}))
        self._evidence.cite(leg, [f"{person}/name", f"{person}/person"], "name")
        documented = {field for document in self._data_set.documents for field in document.about}
        if leg.office is not None and "office" not in documented:
            self._evidence.cite(leg, [f"{person}/office"], "office")
        if leg.sender is not None and "country" not in documented:
            sovereign, territory = _state_and_territory(leg.sender, leg.first)
            field = "sending" if territory is None else "sending_territories"
            self._evidence.cite(leg, [f"{person}/country", field], "sender")
            if territory is not None:
                names = f"{polity_name(territory)} belongs to {polity_name(sovereign)} on that day"
                self._evidence.infer(leg, ["sending"], "", f"{names}; the data set does not say so.")
        self._evidence.cite_documents(leg, person)
        if leg.rank is not None and "rank" in self._data_set.fields:
            self._evidence.cite_field(leg, [f"{person}/rank"], "rank")
        if self._capacity() is not None:
            if leg.capacity is not None:
                self._evidence.cite_field(leg, [f"{person}/capacity"], "capacity")
            elif (capacity := self._remarks[0].capacity) is not None:
                self._evidence.cite(leg, [f"{person}/capacity"], "remarks", capacity.quote)
        return person

    def _other_person(
        self,
        leg: Leg,
        other: LegPerson,
        subject: Literal["also", "host", "activity", "remarks"],
        field: str | None = None,
    ) -> str:
        """Adds another traveller or a host, once for all legs; returns the person's id."""
        if (known := self._by_person.get(other)) is not None:
            return known
        person = self._by_person[other] = self._ids.assign(_id_name(other.name))
        identifiers = [{"scheme": self._data_set.people, "value": other.identifier}] if other.identifier else None
        rank = other.rank.value if other.rank is not None else None
        fields: Plain = {"id": person, "name": other.name, "office": other.office, "country": other.country}
        self._people.append(_filled(fields | {"rank": rank, "identifiers": identifiers}))
        about = [f"{person}/name", *([f"{person}/person"] if subject == "also" else [])]
        if other.office is not None:
            about.append(f"{person}/office")
        if other.capacity is not None:
            about.append(f"{person}/capacity")
        if subject == "remarks":
            self._evidence.cite(leg, about, "remarks", f"{other.office or ''} {other.name}".strip())
        else:
            self._evidence.cite_field(leg, about, subject, field)
        if other.country is not None:
            if subject == "also" and other.country == leg.sender:
                self._evidence.cite_field(leg, [f"{person}/country"], "sender")
            else:
                note = "The person is named as the host, or among people of that country."
                self._evidence.infer(leg, [f"{person}/country"], "", note)
        return person

    def _capacity(self) -> Capacity | None:
        """Returns the capacity of the traveller; None unless every leg, or the remarks on it, state the same one."""
        stated = {
            leg.capacity or (remarks.capacity.value if remarks.capacity is not None else None)
            for leg, remarks in zip(self._journey, self._remarks, strict=True)
        }
        return stated.pop() if len(stated) == 1 else None

    # The stops

    def _stop(self, leg: Leg, remarks: ParsedRemarks) -> Plain:
        country = polity_name(leg.country) if leg.country is not None else None
        stop = self._ids.assign(country or "stop")
        places: list[Plain] = [{"id": self._ids.assign(place), "name": place} for place in leg.places]
        if leg.country is not None:
            self._evidence.cite_host(leg, stop)
        self._cite_places(leg, stop, places)
        if leg.duration is not None:
            self._evidence.cite(leg, [f"{stop}/duration"], "duration")
        kind = leg.kind
        if kind is not None:
            self._evidence.cite_field(leg, [f"{stop}/kind"], "kind")
        elif remarks.kind is not None:
            kind = remarks.kind.value
        self._evidence.cite_urls(leg, stop, self._cited)
        return _filled(
            {
                "id": stop,
                "kind": kind.value if kind is not None else None,
                "country": leg.country,
                "territory": leg.territory,
                "places": places,
                "when": self._when(leg, remarks, stop),
                "duration": str(leg.duration) if leg.duration is not None else None,
                "engagements": self._engagements(leg, remarks, stop, places),
                "printed": self._printed(leg, country) or None,
                "identifiers": [{"scheme": self._data_set.scheme, "value": leg.number}] if leg.number else None,
            }
        )

    def _when(self, leg: Leg, remarks: ParsedRemarks, stop: str) -> str | None:
        """Returns the days of the stop; None if the leg has none.

        They are the days that the remarks list, if these begin and end with the leg. Otherwise they are the days of the
        leg. Listed days of a stay then become evidence that disagrees.
        """
        if leg.when is None:
            return None
        self._evidence.cite(leg, [f"{stop}/when"], "when")
        if (days := remarks.days) is not None:
            if (days.when.lower, days.when.upper) == (leg.first, leg.last):
                self._evidence.cite(leg, [f"{stop}/when"], "remarks")
                return str(days.when)
            if days.of_stay:
                self._evidence.cite(leg, [f"{stop}/when"], "remarks", says=str(days.when))
        return str(leg.when)

    def _cite_places(self, leg: Leg, stop: str, places: list[Plain]) -> None:
        about = [f"{stop}/places"] if places else []
        if leg.territory is not None and (territory := polity(leg.territory)) is not None:
            if any(name in leg.label for name in territory.names):
                self._evidence.cite(leg, [f"{stop}/territory"], "country")
            elif any(name in leg.locale for name in territory.names):
                about.append(f"{stop}/territory")
            else:
                note = f"{leg.locale} lies in {territory.name}; the data set does not say so."
                self._evidence.infer(leg, [f"{stop}/territory"], "place", note)
        if about:
            self._evidence.cite(leg, about, "place")

    def _printed(self, leg: Leg, country: str | None) -> Plain:
        """Returns the printed labels if the fields would print other words, and always the remarks."""
        bare = attrs.evolve(leg, label="", locale="", visitors="", sender_label="")
        labels = {
            "country": (leg.label, country),
            "place": (leg.locale, self._column_text("place", bare)),
            "travellers": (leg.visitors, self._column_text("name", bare)),
            "sending": (leg.sender_label, self._column_text("sender", bare), polity_name(leg.sender or "")),
        }
        needed: Plain = {field: printed for field, (printed, *texts) in labels.items() if printed not in {"", *texts}}
        return needed | ({"remarks": leg.remarks} if leg.remarks else {})

    def _column_text(self, subject: str, leg: Leg) -> str:
        """Returns the text that the column of a subject has for a leg; "" if the subject has no single column."""
        column = self._data_set.column_for(self._data_set.fields.get(subject, ""))
        return column.write(leg) if column is not None else ""

    def _engagements(self, leg: Leg, remarks: ParsedRemarks, stop: str, places: list[Plain]) -> list[Plain]:
        """Returns the engagements of a stop, and adds the places that their labels name to the places of the stop."""
        engagements = []
        for activity in remarks.activities:
            name, engagement = self._engagement(activity)
            engagements.append(engagement)
            self._evidence.cite(leg, [name], "remarks", activity.label)
            people = [{"person": self._other_person(leg, host, "remarks")} for host in activity.hosts]
            engagement.update({"participants": people} if people else {})
            if activity.place:
                engagement["place"] = self._place(leg, activity, stop, places)
            if activity.when is not None:
                engagement["when"] = str(activity.when)
                self._evidence.infer(leg, [f"{name}/when"], "remarks", _YEAR_OF_VISIT, activity.label)
        for activity in leg.activities:
            name, engagement = self._engagement(activity)
            engagements.append(engagement)
            self._evidence.cite_field(leg, [name], "activity", activity.field)
            people = [{"person": self._other_person(leg, host, "activity", activity.field)} for host in activity.hosts]
            engagement.update({"participants": people} if people else {})
        if leg.hosts:
            name = self._ids.assign("meeting")
            people = [{"person": self._other_person(leg, host, "host")} for host in dict.fromkeys(leg.hosts)]
            engagements.append({"id": name, "kind": "meeting", "participants": people})
            self._evidence.cite_field(leg, [name], "host")
        return engagements

    def _place(self, leg: Leg, activity: Activity, stop: str, places: list[Plain]) -> str:
        """Returns the id of the place of an activity, which is added to the places of the stop once."""
        known = next((str(place["id"]) for place in places if place["name"] == activity.place), None)
        if known is None:
            known = self._ids.assign(activity.place)
            places.append({"id": known, "name": activity.place})
            self._evidence.cite(leg, [f"{stop}/places"], "remarks", activity.place)
        return known

    def _engagement(self, activity: Activity) -> tuple[str, Plain]:
        """Returns the id of an activity's engagement, and the engagement."""
        kind = activity.kind.value
        name = self._ids.assign(kind)
        return name, _filled({"id": name, "kind": kind, "label": activity.label, "forum": activity.forum})

    # The visit as a whole

    def _category(self) -> str | None:
        """Returns the protocol class; None unless every leg, or the remarks on it, state the same one."""
        categories = {leg.category for leg in self._journey}
        if len(categories) == 1 and (stated := categories.pop()) is not None:
            self._evidence.cite_field(self._journey[0], ["category"], "category")
            return stated.value
        first = self._remarks[0].category
        if first is None or any(
            remarks.category is None or remarks.category.value is not first.value for remarks in self._remarks
        ):
            return None
        self._evidence.cite(self._journey[0], ["category"], "remarks", first.quote)
        return first.value.value

    def _relations(self, stops: list[str]) -> list[Plain]:
        """Returns a relation to the record of each person whom the traveller accompanied, with the stops concerned."""
        stops_by_target: dict[str, list[str]] = {}
        for leg, remarks, stop in zip(self._journey, self._remarks, stops, strict=True):
            if (companion := remarks.companion) is None or companion.office == leg.office:
                continue
            visit = self._companions.visit_of(leg, companion)
            if visit is None and not companion.name:
                continue
            target = visit.record if visit is not None else self._event(leg, companion)
            stops_by_target.setdefault(target, []).append(stop)
            note = "The remarks name the person; the record is the one of that person's visit on those days."
            self._evidence.infer(leg, ["relations"], "remarks", note, companion.quote)
        return [
            {"kind": "accompanies", "target": target}
            | ({"stops": stops_together} if len(stops_together) < len(stops) else {})
            for target, stops_together in stops_by_target.items()
        ]

    def _event(self, leg: Leg, companion: Companion) -> str:
        """Adds a companion's visit that the data set lacks as an event that the remarks state; returns its id."""
        companion_leg = self._companions.person(leg, companion)
        named = f"{companion.office} {companion.name}"
        person, claim = self._ids.assign(companion.name), self._ids.assign(f"visit of {named}")
        identifiers = (
            [{"scheme": self._data_set.people, "value": companion_leg.traveller}] if companion_leg is not None else None
        )
        who = {"id": person, "name": companion.name, "office": companion.office, "identifiers": identifiers}
        self._people.append(_filled(who))
        what = f"a visit of {named} to {polity_name(leg.country or '') or leg.label}"
        when = str(leg.when) if leg.when is not None else None
        self._claims.append(_filled({"id": claim, "kind": "event", "what": what, "subjects": [person], "when": when}))
        self._evidence.cite(leg, [f"{person}/name", f"{person}/office", claim], "remarks", named)
        self._evidence.cite(leg, [f"{claim}/when"], "when")
        return claim

    def _sources(self) -> list[Plain]:
        position = self._journey[0].read_at
        # The path within the data set, not the one on this machine.
        in_data_set = position is not None and self._journey[0].located is None
        file = "/".join(position.file.replace("\\", "/").split("/")[-2:]) if position and in_data_set else ""
        about: Plain = {
            "kind": "dataset",
            "publisher": self._data_set.publisher or None,
            "title": f"{self._data_set.title}: {file}" if file else self._data_set.title,
            "language": self._data_set.language,
            "url": self._data_set.url or None,
            "licence": self._data_set.licence,
        }
        documents = [
            _filled({"id": document.id} | about | {"title": document.title, "url": document.url or self._data_set.url})
            for document in self._data_set.documents
        ]
        cited: list[Plain] = [
            {"id": source, "kind": "news", "url": url, "via": _SOURCE} for url, source in self._cited.items()
        ]
        return [_filled({"id": _SOURCE} | about), *documents, *cited]


def _cited_sources(journey: Sequence[Leg]) -> dict[str, str]:
    """Returns the addresses that the rows cite, in their order, each with the id of its source."""
    urls = dict.fromkeys(url for leg in journey for url in leg.urls)
    return {url: f"{_CITED}-{number}" for number, url in enumerate(urls, 1)}


def _compose_title(journey: Sequence[Leg], remarks: Sequence[ParsedRemarks], capacity: Capacity | None) -> str:
    """Returns the title of a journey: the office, the name and the countries.

    Of more than four countries, the first three are named and the others counted.

    >>> legs = [Leg(name="Ana Example", office="President", country=code) for code in ("NO", "SE", "NO")]
    >>> _compose_title(legs, [ParsedRemarks()] * 3, None)
    'President Ana Example visits Norway and Sweden'
    """
    leader = journey[0]
    names = [_titled_name(leader.office, leader.name, capacity)]
    others = dict.fromkeys(other for leg in journey for other in leg.also)
    names += [_titled_name(other.office, other.name, other.capacity) for other in others]
    if len(names) > _MAX_NAMES_IN_TITLE:
        names = [names[0], f"{len(names) - 1} others"]
    kinds = {parsed.kind.value if parsed.kind is not None else StopKind.VISIT for parsed in remarks}
    verb, plural_verb = _VERBS.get(kinds.pop(), _VISITS) if len(kinds) == 1 else _VISITS
    return f"{' and '.join(names)} {verb if len(names) == 1 else plural_verb} {_countries(journey)}"


def _titled_name(office: str | None, name: str, capacity: Capacity | None) -> str:
    """Returns the office and the name of a traveller.

    >>> _titled_name("President", "Ana Example", Capacity.ELECT), _titled_name("King", "Bo II", Capacity.ACTING)
    ('President-elect Ana Example', 'Acting King Bo II')
    """
    if office is None:
        return name
    match capacity:
        case Capacity.ELECT | Capacity.DESIGNATE:
            return f"{office}-{capacity.value} {name}"
        case Capacity.ACTING | Capacity.FORMER:
            return f"{capacity.value.capitalize()} {office} {name}"
        case _:
            return f"{office} {name}"


def _id_name(name: str) -> str:
    """Returns the word of a name that identifies its person best: the last one, without "Jr." and numbers.

    >>> _id_name("Edward R. Stettinius, Jr."), _id_name("Abdullah II"), _id_name("II")
    ('Stettinius,', 'Abdullah', 'II')
    """
    words = name.split()
    return next((word for word in reversed(words) if not _SUFFIX.fullmatch(word)), words[-1])


def _countries(journey: Sequence[Leg]) -> str:
    codes = dict.fromkeys(leg.territory or leg.country for leg in journey)
    names = [polity_name_with_article(code) for code in codes if code is not None]
    if not names:
        return "abroad"
    if len(names) > _MAX_COUNTRIES_IN_TITLE:
        shown = _MAX_COUNTRIES_IN_TITLE - 1
        return f"{', '.join(names[:shown])} and {len(names) - shown} other countries"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _filled(fields: Mapping[str, object]) -> Plain:
    """Returns the fields that have a value: neither None nor an empty list."""
    return {field: value for field, value in fields.items() if value is not None and value != []}
