"""Journeys to records: a journey as a plain document, with its sources and with evidence for each of its facts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from diplovisit.datasets.model import Companion, DataSet, Leg, ParsedRemarks
from diplovisit.importers import DraftIds
from diplovisit.record import Capacity, StopKind
from diplovisit.record.polities import polity, polity_name

# MERGED: The evidence of a record that came out of a data set: rows that name the field which each fact
# stands in.

Plain: TypeAlias = dict[str, object]

_MADE_BY = "the import of the data set"


class EvidenceBuilder:
    """The rows so far.

    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> citing = EvidenceBuilder(STATE_DEPARTMENT)
    >>> citing.cite(Leg(number="1028"), ["syria/country"], "country")
    >>> citing.rows
    [{'about': ['syria/country'], 'basis': 'stated', 'locator': "/trips/trip[id='1028']/country"}]
    """

    def __init__(self, data_set: DataSet) -> None:
        self._set = data_set
        self.rows: list[Plain] = []

    def cite(self, leg: Leg, about: list[str], subject: str, quote: str | None = None, says: str | None = None) -> None:
        """Adds that the field which states a subject states these facts, or says something else."""
        row: Plain = {"basis": "stated"}
        if says is not None:
            row["says"] = says
        self._add(leg, about, subject, quote, row)

    def infer(self, leg: Leg, about: list[str], subject: str, note: str, quote: str | None = None) -> None:
        """Adds that these facts were inferred, and how; a subject of "" is the row as a whole."""
        self._add(leg, about, subject, quote, {"basis": "inferred", "by": _MADE_BY, "note": note})

    def documented(self, leg: Leg, person: str) -> None:
        """Adds what documents of the data set say of the person."""
        for document in self._set.documents:
            about = [field if field == "sending" else f"{person}/{field}" for field in document.about]
            locator = document.locator(leg)
            self.rows.append({"about": about, "basis": "stated", "sources": [document.id], "locator": locator})

    def _add(self, leg: Leg, about: list[str], subject: str, quote: str | None, more: Plain) -> None:
        row: Plain = {"about": about} | more
        if quote is not None:
            row["quote"] = quote
        row["locator"] = self._set.locator(leg, self._set.fields[subject] if subject else "")
        self.rows.append(row)


# MERGED: Who accompanied whom: from a name in remarks to the visit of that person, wherever in the data set
# it is.

NEAR: Final = 7
"""Days between the legs of two who are said to have been together, and yet may be, with a slip in the days of one."""


@attrs.frozen
class Visited:
    """A leg of somebody who may be accompanied, and the id of the record that it is in."""

    leg: Leg
    record: str


class Companions:
    """The legs of those who are accompanied, by office.

    >>> from diplovisit.record import Edtf
    >>> theirs = Leg(name="Barack Obama", office="President", country="IT", when=Edtf("2014-03-26/2014-03-28"))
    >>> ours = Leg(office="Secretary of State", country="IT", when=Edtf("2014-03-25"))
    >>> Companions([Visited(theirs, "us-obama-barack-3410")]).visit_of(ours, Companion("President", "Obama", "")).record
    'us-obama-barack-3410'
    """

    def __init__(self, visited: Iterable[Visited]) -> None:
        self._by_office: dict[str | None, list[Visited]] = {}
        for each in visited:
            self._by_office.setdefault(each.leg.office, []).append(each)

    def visit_of(self, leg: Leg, companion: Companion) -> Visited | None:
        """The leg that was made together with this one, or the nearest in time; None where none is near.

        The same country and a day in common come before days in common, and those before days that are near.
        """
        ranked = (
            sorted(
                (_days_between(each.leg, leg), each.leg.country != leg.country, each.leg.number, each)
                for each in self._of(companion)
                if each.leg.when is not None and leg.when is not None
            )
            if leg.when is not None
            else []
        )
        together = [entry for entry in ranked if entry[0] == 0]
        best = next((entry for entry in together if not entry[1]), together[0] if together else None)
        best = best or (ranked[0] if ranked and ranked[0][0] <= NEAR and companion.name else None)
        return best[3] if best is not None else None

    def person(self, leg: Leg, companion: Companion) -> Leg | None:
        """A leg of the person that is meant, the nearest in time, to tell the full name by."""
        return min(
            (each.leg for each in self._of(companion) if each.leg.when is not None),
            key=lambda other: (_days_between(other, leg), other.number),
            default=None,
        )

    def _of(self, companion: Companion) -> list[Visited]:
        """The legs of that office and name: remarks have the last name alone, and sometimes a place behind it."""
        words = companion.name.split()
        there = self._by_office.get(companion.office, [])
        return [each for each in there if not words or each.leg.name.split()[-1] in words]


def _days_between(one: Leg, other: Leg) -> int:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 10**9
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


# MERGED: Legs to journeys: the legs of one person that follow one another.


def journeys(legs: Iterable[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    """Groups legs into journeys: of one traveller in one office, with at most `gap` days from end to beginning.

    Two legs that share a day, or the second of which begins on the day after the first ends, are one day apart at most.
    They come traveller by traveller, each in the order of days. A leg without a day, and every leg where `gap` is None,
    is a journey of its own.

    >>> from diplovisit.record import Edtf
    >>> legs = [
    ...     Leg(number=n, when=Edtf(d))
    ...     for n, d in (("1", "1961-05-16/1961-05-18"), ("2", "1961-05-31/1961-06-03"), ("3", "1961-06-03/1961-06-04"))
    ... ]
    >>> [[leg.number for leg in journey] for journey in journeys(legs, 1)]
    [['1'], ['2', '3']]
    """
    of_traveller: dict[tuple[str, str, str | None], list[Leg]] = {}
    for leg in legs:
        of_traveller.setdefault((leg.traveller, leg.name, leg.office), []).append(leg)
    for each in of_traveller.values():
        yield from _journeys(each, gap)


def _journeys(legs: list[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    journey: list[Leg] = []
    end: int | None = None
    for leg in sorted(legs, key=_order):
        follows = gap is not None and end is not None and leg.first is not None and leg.first.toordinal() - end <= gap
        if journey and not follows:
            yield tuple(journey)
            journey, end = [], None
        journey.append(leg)
        if leg.last is not None:
            end = max(end or 0, leg.last.toordinal())
    if journey:
        yield tuple(journey)


def _order(leg: Leg) -> tuple[int, int, int, str, str]:
    # Of two that begin on one day the shorter one is first: it is where the traveller came from.
    first = leg.first.toordinal() if leg.first is not None else 0
    last = leg.last.toordinal() if leg.last is not None else 0
    # By its digits, of which Python makes no number beyond 4,300.
    digits = leg.number.lstrip("0") if leg.number.isascii() and leg.number.isdecimal() else ""
    return (first, last, len(digits), digits, leg.number)


# MERGED: What a record of a journey is called: who, and where to.

_MOST_NAMED = 4
# "the Netherlands", "the Marshall Islands".
_WITH_ARTICLE = re.compile(
    "(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Holy See|Comoros|Seychelles|Republic of)\\b.*"
    "|.* (?:Islands|Republic|Union|Emirates|Reich|Confederation)|Democratic Republic of .*"
)
_VERBS = {StopKind.TRANSIT: "stops in", StopKind.VACATION: "on vacation in"}


def title_of(journey: Sequence[Leg], stories: Sequence[ParsedRemarks], capacity: Capacity | None) -> str:
    """The title of a journey: the office, the name and the countries, those beyond the fourth by number.

    >>> legs = [Leg(name="Ana Example", office="President", country=code) for code in ("NO", "SE", "NO")]
    >>> title_of(legs, [ParsedRemarks()] * 3, None)
    'President Ana Example visits Norway and Sweden'
    """
    leader = journey[0]
    office = f"{leader.office}-elect" if capacity is Capacity.ELECT and leader.office else leader.office or ""
    kinds = {story.kind.value if story.kind is not None else StopKind.VISIT for story in stories}
    verb = _VERBS.get(kinds.pop(), "visits") if len(kinds) == 1 else "visits"
    return f"{office} {leader.name} {verb} {_countries(journey)}".strip()


def _countries(journey: Sequence[Leg]) -> str:
    codes = dict.fromkeys(leg.territory or leg.country for leg in journey)
    found = [name for code in codes if code is not None and (name := polity_name(code)) is not None]
    names = [f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name for name in found]
    if not names:
        return "abroad"
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} other countries"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


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
