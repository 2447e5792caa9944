"""Update of a draft: proposes the next revision of a record from a later text.

The later text is drafted alone, so that nothing comes in that its words do not prove. What it says of the status, the
days, the travellers and the programme is then edited into the text of the record.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import attrs

from diplovisit.converters import unstructure, unstructure_from
from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import Article
from diplovisit.drafting.draft import Proposer
from diplovisit.drafting.rules import propose_by_rules
from diplovisit.editing import append_item, set_value
from diplovisit.pipeline.change_status import ChangedRecord, change_status
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.draft import draft_articles
from diplovisit.pipeline.read import structure_document
from diplovisit.pipeline.status_evidence import add_row, leave_out
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.record import Basis, Engagement, Evidence, Person, Severity, Status, Stop, Traveller, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.name_words import name_words

_RANKS: Final = (Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED, Status.UNDER_WAY, Status.HELD)
_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})


def update_record(
    document: Document,
    visit: Visit,
    article: Article,
    file: Path,
    options: DraftOptions,
    check_options: CheckOptions,
    propose: Proposer = propose_by_rules,
) -> ChangedRecord:
    """Returns a record at its next revision, as a later text has it; the same document if that says nothing new.

    article, file: the later text; its id is no source of the record. Raises DraftImpossible where the text does not
    say who travels or where, and StatusRefused where the change would not be true or is not clear.
    """
    leader = next(person for person in visit.people if person.id == visit.travellers[0].person)
    options = attrs.evolve(options, traveller=options.traveller or leader.name)
    later = draft_articles([article], options, propose).visit
    texts = attrs.evolve(check_options.texts, given={**check_options.texts.given, article.id: file})
    update = _Update(document, visit, later, options, attrs.evolve(check_options, texts=texts))
    return update.run()


class _Update:
    def __init__(
        self, document: Document, visit: Visit, later: Visit, options: DraftOptions, check_options: CheckOptions
    ) -> None:
        self._first_document, self._first_visit = document, visit
        self.document, self._visit, self._later = document, visit, later
        self._options, self._check_options = options, check_options
        self._source = later.sources[0]
        self._taken = {entry.value("id") for entry in directory_of(visit).entries}
        self._stops = dict(_same_stops(visit, later))
        self._ids = {self._source.id: self._source.id, **dict(self._known_ids())}
        self._notes: list[str] = []
        self._is_changed = False

    def run(self) -> ChangedRecord:
        self._change_status()
        self._change_travellers()
        self._change_programme()
        if not self._is_changed:
            note = f"{self._source.id} says nothing that the record does not have"
            return ChangedRecord(document=self._first_document, visit=self._first_visit, notes=(note,))
        self._add_source()
        for ignored in self._later.ignore:
            data = unstructure_from(attrs.evolve(ignored, sources=(self._source.id,)))
            self.document = append_item(self.document, ("ignore",), data)
        self.document = set_value(self.document, ("revision",), self._first_visit.revision + 1)
        revised = self._options.revised
        assert revised is not None  # the command always gives it
        self.document = set_value(self.document, ("revised",), f"{revised:%Y-%m-%dT%H:%M:%SZ}")
        return ChangedRecord(document=self.document, visit=self._checked(), notes=tuple(self._notes))

    def _checked(self) -> Visit:
        visit, result = structure_document(self.document)
        if visit is not None:
            known = {
                (finding.rule, finding.address)
                for finding in check_document(self._first_document, self._check_options).findings
            }
            result = check_document(self.document, self._check_options)
            new = [
                finding
                for finding in result.findings
                if finding.severity is Severity.ERROR and (finding.rule, finding.address) not in known
            ]
            if not new:
                return visit
            result = attrs.evolve(result, findings=tuple(new))
        raise StatusRefused("the record would have new errors, and nothing was written", result=result)

    def _structured(self) -> Visit:
        visit, result = structure_document(self.document)
        if visit is None:
            raise StatusRefused("the record would be invalid, and nothing was written", result=result)
        return visit

    def _known_ids(self) -> Iterator[tuple[str, str]]:
        """Yields the id in the later draft and in the record of everything that both have."""
        for person in self._later.people:
            for known in self._visit.people:
                if _is_same_person(known, person):
                    yield person.id, known.id
                    break
        for new, old in self._stops.items():
            yield new.id, old.id
            for place in new.places:
                yield from ((place.id, known.id) for known in old.places if known.name == place.name)

    def _new_id(self, name: str) -> str:
        """Gives something of the later draft an id that the record does not have."""
        free, number = name, 1
        while free in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free)
        self._ids[name] = free
        return free

    def _change_status(self) -> None:
        status = self._later.status if _is_news(self._visit.status, self._later.status) else self._visit.status
        moved = [
            (new, old)
            for new, old in self._stops.items()
            if new.when is not None and new.when != old.when and status is not Status.CANCELLED
        ]
        is_off_now = status in _OFF and status is not self._visit.status
        if not moved and status is self._visit.status:
            return
        self._add_source()
        self._visit = self._structured()
        stops: list[tuple[Stop | None, Stop | None]] = [*moved] or [(None, None)]
        for new, old in stops:
            addresses = ["status", *([f"{new.id}/when"] if new is not None else [])]
            rows = self._rows_about(addresses)
            quotes = [row.quote for row in rows if row.quote is not None and row.basis is not Basis.INFERRED]
            inferred = next((row for row in rows if row.basis is Basis.INFERRED), None)
            is_one = len(self._visit.stops) == 1
            request = StatusRequest(
                status=status,
                stop=old.id if old is not None and not is_one else "all" if is_off_now and not is_one else None,
                days=new.when if new is not None else None,
                reason=next((each.reason for each in new.previously if each.reason), None) if new is not None else None,
                quotes=tuple(dict.fromkeys(quotes)),
                source=self._source.id,
                by=inferred.by if inferred is not None else None,
                note=inferred.note if inferred is not None else None,
                drop_programme=True,
                revised=self._options.revised or self._visit.revised,
            )
            changed = change_status(self.document, self._visit, request, self._check_options)
            self._notes += changed.notes
            if changed.document is not self.document:
                self.document, self._visit, self._is_changed = changed.document, changed.visit, True
                # The next change is one of the same revision.
                self.document = set_value(
                    self.document, ("revised",), f"{self._first_visit.revised:%Y-%m-%dT%H:%M:%SZ}"
                )
                self._visit = attrs.evolve(self._visit, revised=self._first_visit.revised)

    def _rows_about(self, addresses: list[str]) -> list[Evidence]:
        wanted = set(addresses)
        return [row for row in self._later.evidence if not wanted.isdisjoint(row.about)]

    def _change_travellers(self) -> None:
        for new in self._later.travellers:
            person = self._ids.get(new.person)
            old = next((each for each in self._visit.travellers if each.person == person), None)
            index = self._visit.travellers.index(old) if old is not None else -1
            if old is None:
                self._add_traveller(new)
            elif new.status is not None and old.status is not new.status:
                self._set(("travellers", index, "status"), new.status.value, f"{new.person}/status")

    def _add_traveller(self, new: Traveller) -> None:
        added = self._person(new.person)
        data = unstructure_from(attrs.evolve(new, person=added))
        self.document = append_item(self.document, ("travellers",), data)
        self._is_changed = True
        self._cite(lambda address: address.split("/")[0] == new.person)

    def _person(self, name: str) -> str:
        """Returns the id in the record of a person of the later draft, who is added if need be."""
        if (known := self._ids.get(name)) is not None:
            return known
        person = next(each for each in self._later.people if each.id == name)
        added = self._new_id(name)
        self.document = append_item(self.document, ("people",), unstructure_from(attrs.evolve(person, id=added)))
        self._cite(lambda address: address.split("/")[0] == name and address.split("/")[-1] in _OF_PERSON)
        return added

    def _change_programme(self) -> None:
        for new_stop, old_stop in self._stops.items():
            number = next(at for at, stop in enumerate(self._visit.stops) if stop.id == old_stop.id)
            current = self._visit.stops[number]
            for new in new_stop.engagements:
                position = next(
                    (at for at, old in enumerate(current.engagements) if self._is_same_engagement(old, new)), None
                )
                if position is None:
                    self._add_engagement(number, new_stop, new)
                else:
                    self._change_engagement(number, position, current.engagements[position], new)

    def _is_same_engagement(self, old: Engagement, new: Engagement) -> bool:
        if old.kind is not new.kind:
            return False
        people = {self._ids.get(each.person, "") for each in new.participants}
        others = {each.person for each in old.participants}
        if people and others:
            return not people.isdisjoint(others)
        return old.when is None or new.when is None or old.when == new.when

    def _add_engagement(self, number: int, stop: Stop, new: Engagement) -> None:
        added = self._new_id(new.id)
        participants = tuple(attrs.evolve(each, person=self._person(each.person)) for each in new.participants)
        place = self._place(number, stop, new.place) if new.place is not None else None
        topics = tuple(attrs.evolve(topic, id=self._new_id(topic.id)) for topic in new.topics)
        engagement = attrs.evolve(new, id=added, participants=participants, place=place, topics=topics)
        self.document = append_item(self.document, ("stops", number, "engagements"), unstructure_from(engagement))
        self._is_changed = True
        own = {new.id, *(topic.id for topic in new.topics)}
        self._cite(lambda address: address.split("/")[0] in own)

    def _place(self, number: int, stop: Stop, name: str) -> str:
        if (known := self._ids.get(name)) is not None:
            return known
        place = next(each for each in stop.places if each.id == name)
        added = self._new_id(name)
        data = unstructure_from(attrs.evolve(place, id=added))
        self.document = append_item(self.document, ("stops", number, "places"), data)
        self._cite(lambda address: address == f"{name}/name")
        return added

    def _change_engagement(self, number: int, position: int, old: Engagement, new: Engagement) -> None:
        self._ids[new.id] = old.id
        path = ("stops", number, "engagements", position)
        if new.status is not None and new.status is not old.status:
            self._set((*path, "status"), new.status.value, f"{new.id}/status")
        if new.when is not None and new.when != old.when:
            if old.when is not None:
                self.document = leave_out(self.document, f"{old.id}/when", f"an earlier plan: {old.when}")
                self._notes.append(f"{old.id}: moved from {old.when} to {new.when}")
            self._set((*path, "when"), str(new.when), f"{new.id}/when")

    def _set(self, path: tuple[str | int, ...], value: JsonValue, address: str) -> None:
        self.document = set_value(self.document, path, value)
        self._is_changed = True
        self._cite(lambda each: each == address)

    def _cite(self, is_wanted: Callable[[str], bool]) -> None:
        """Adds the rows of the later draft about some of its addresses, with the ids of the record."""
        for row in self._later.evidence:
            about = [self._address(address) for address in row.about if is_wanted(address)]
            if not about:
                continue
            inputs = tuple(self._address(address) for address in row.inputs)
            cited = attrs.evolve(row, about=tuple(about), inputs=inputs, sources=(self._source.id,))
            self._add_source()
            self.document = add_row(self.document, self._later, cited)

    def _address(self, address: str) -> str:
        first, *rest = address.split("/")
        return "/".join((self._ids.get(first, first), *rest))

    def _add_source(self) -> None:
        data = self.document.data
        sources = data.get("sources", []) if isinstance(data, dict) else []
        if isinstance(sources, list) and any(
            isinstance(each, dict) and each.get("id") == self._source.id for each in sources
        ):
            return
        source = unstructure(self._later)["sources"][0]
        self.document = append_item(self.document, ("sources",), source)
        self._cite(lambda address: address.split("/")[0] == self._source.id)


_OF_PERSON: Final = frozenset({"name", "aliases", "office", "country", "kind"})


def _is_news(old: Status, new: Status) -> bool:
    """Whether a status is later in the course of a visit, or calls it off. A weaker report takes nothing back."""
    if new in _OFF:
        return new is not old
    return old in _OFF or (old in _RANKS and _RANKS.index(new) > _RANKS.index(old))


def _same_stops(visit: Visit, later: Visit) -> Iterator[tuple[Stop, Stop]]:
    """Yields each stop of the later draft that the record has, with the one there."""
    for new in later.stops:
        found = [old for old in visit.stops if (old.territory or old.country) == (new.territory or new.country)]
        if len(found) == 1:
            yield new, found[0]


def _is_same_person(known: Person, person: Person) -> bool:
    if known.country is not None and person.country is not None and known.country != person.country:
        return False
    if known.name is None or person.name is None:
        return known.name is person.name is None and known.office == person.office and known.country == person.country
    names = (known.name, *known.aliases)
    words = name_words(person.name)
    return any(_ends_with(name_words(name), words) for name in names)


def _ends_with(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter
