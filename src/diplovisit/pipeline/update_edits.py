"""Edits of an update: what a later draft has comes into the text of a record, with its rows of evidence."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from diplovisit.converters import unstructure, unstructure_from
from diplovisit.drafting.article import Article
from diplovisit.drafting.same_person import may_be_one_person
from diplovisit.editing import append_item, remove_field, set_value
from diplovisit.evidence import Examination
from diplovisit.pipeline.status_evidence import add_row_data, keep_by_digest, leave_out, rows_in
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.record import Basis, Claim, Edtf, Engagement, Evidence, Person, Stop, Topic, Traveller, Visit
from diplovisit.record.addresses import directory_of

_OF_PERSON: Final = frozenset({"name", "aliases", "office", "country", "kind"})


class UpdateEdits:
    """The text of a record with the edits of one update. later: the draft of the later text alone, its only source.

    is_changed: whether the record says anything else now. notes: what a person should know. cited: the words of the
    later text that say what changed.
    """

    def __init__(self, document: Document, visit: Visit, later: Visit, article: Article) -> None:
        self.document, self._visit, self._later, self._article = document, visit, later, article
        self.source = later.sources[0]
        self.notes: list[str] = []
        self.cited: list[str] = []
        self.is_changed = False
        self._added_stops: list[Stop] = []
        self.stops = dict(_same_stops(visit, later))
        self._taken = {entry.value("id") for entry in directory_of(visit).entries}
        self._examination = Examination(visit=later, texts={article.id: article.text})
        self.ids = {self.source.id: self.source.id, **dict(self._known_ids())}

    def _known_ids(self) -> Iterator[tuple[str, str]]:
        """Yields the id in the later draft and in the record of everything that both have."""
        for person in self._later.people:
            known = [each for each in self._visit.people if is_known_person(each, person)]
            if len(known) == 1:
                yield person.id, known[0].id
        for new, old in self.stops.items():
            yield new.id, old.id
            for place in new.places:
                yield from ((place.id, known.id) for known in old.places if known.name == place.name)

    def new_id(self, name: str) -> str:
        """Gives something of the later draft an id that the record does not have."""
        free, number = name, 1
        while free in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free)
        self.ids[name] = free
        return free

    def words_about(self, addresses: set[str]) -> list[str]:
        """Returns the words of the later text that say facts of its draft, those of a fragment too."""
        found = []
        for index, row in enumerate(self._later.evidence):
            words = self._examination.words_of(index) if not addresses.isdisjoint(row.about) else None
            if words is not None and row.basis is not Basis.INFERRED:
                found.append(words.quote)
        return list(dict.fromkeys(found))

    def set(self, path: tuple[str | int, ...], value: JsonValue, address: str) -> None:
        """Sets a value and cites it. address: that of the value in the later draft."""
        self.document = set_value(self.document, path, value)
        self.is_changed = True
        self.cite(lambda each: each == address)

    def replace(self, path: tuple[str | int, ...], value: JsonValue, address: str, own: str, reason: str) -> None:
        """Sets a value in place of another one. own: its address in the record. reason: why the old words are out."""
        self.document = leave_out(self.document, own, reason)
        self.set(path, value, address)

    def correct(self, path: tuple[str | int, ...], value: JsonValue, address: str, own: str, old: str) -> None:
        """Sets a value in place of one that a source had wrong. The rows of the old one say what that source has."""
        for index, row in enumerate(rows_in(self.document)):
            if row.get("about") == [own] and "says" not in row:
                self.document = set_value(self.document, ("evidence", index, "says"), old)
        self.set(path, value, address)

    def drop_outside(self, number: int, stop: Stop, days: Edtf) -> None:
        """Takes the days out of the engagements of a stop that are on none of its corrected days."""
        for index, engagement in enumerate(stop.engagements):
            when = engagement.when
            if when is not None and not when.overlaps(days):
                self.document = remove_field(self.document, ("stops", number, "engagements", index, "when"))
                self.document = leave_out(self.document, f"{engagement.id}/when", f"the programme of {stop.when}")
                self.notes.append(f"{engagement.id}: removed {when}, which is outside the corrected dates")

    def disagree(self, address: str, says: str) -> bool:
        """Keeps what the later text says of a fact beside what the record has. Returns whether it is new."""
        rows = [row for row in self._later.evidence if address in row.about and row.basis is not Basis.INFERRED]
        for row in rows[:1]:
            dissent = attrs.evolve(
                row,
                about=(self.address(address),),
                inputs=tuple(map(self.address, row.inputs)),
                sources=(self.source.id,),
                says=says,
            )
            self.add_source()
            self.document = add_row_data(self.document, dissent.about[0], unstructure_from(dissent))
            self.is_changed = True
            self._remember(address)
        return bool(rows)

    def cite(self, is_wanted: Callable[[str], bool]) -> None:
        """Adds the rows of the later draft about some of its addresses, with the ids of the record."""
        for row in self._later.evidence:
            about = [self.address(address) for address in row.about if is_wanted(address)]
            if not about:
                continue
            inputs = tuple(self.address(address) for address in row.inputs)
            self.add_row(attrs.evolve(row, about=tuple(about), inputs=inputs, sources=(self.source.id,)))
            for address in row.about:
                self._remember(address)

    def add_row(self, row: Evidence) -> None:
        """Adds a row of the later text."""
        self.add_source()
        self.document = add_row_data(self.document, row.about[0], unstructure_from(row))
        self.cited += [row.quote] if row.quote is not None else []

    def _remember(self, address: str) -> None:
        self.cited += self.words_about({address})

    def address(self, address: str) -> str:
        """Returns the address in the record of something at an address in the later draft."""
        first, *rest = address.split("/")
        return "/".join((self.ids.get(first, first), *rest))

    def add_source(self) -> None:
        """Adds the later text to the sources, once."""
        data = self.document.data
        sources = data.get("sources", []) if isinstance(data, dict) else []
        if isinstance(sources, list) and any(
            isinstance(each, dict) and each.get("id") == self.source.id for each in sources
        ):
            return
        source = unstructure(self._later)["sources"][0]
        self.document = append_item(self.document, ("sources",), source)
        self.cite(lambda address: address.split("/")[0] == self.source.id)

    def add_traveller(self, new: Traveller) -> None:
        """Adds a member of the delegation."""
        data = unstructure_from(attrs.evolve(new, person=self.person(new.person)))
        self.document = append_item(self.document, ("travellers",), data)
        self.is_changed = True
        about = {f"{new.person}/person", f"{new.person}/status", f"{new.person}/capacity"}
        self.cite(lambda address: address in about)

    def person(self, name: str) -> str:
        """Returns the id in the record of a person of the later draft, who is added if need be."""
        known = self.ids.get(name)
        person = next((each for each in self._later.people if each.id == name), None)
        if known is not None or person is None:
            return known or name
        added = self.new_id(name)
        self.document = append_item(self.document, ("people",), unstructure_from(attrs.evolve(person, id=added)))
        self.is_changed = True
        self.cite(lambda address: address.split("/")[0] == name and address.split("/")[-1] in _OF_PERSON)
        return added

    def add_stop(self, new: Stop) -> None:
        """Adds a stop with its places and its programme."""
        added = self.new_id(new.id)
        number = len(self._visit.stops) + len(self._added_stops)
        self._added_stops.append(new)
        bare = attrs.evolve(new, id=added, places=(), engagements=(), previously=())
        self.document = append_item(self.document, ("stops",), unstructure_from(bare))
        self.is_changed = True
        own = ("country", "territory", "when", "duration", "duration_high", "duration_qualifier")
        self.cite(lambda address: address in {f"{new.id}/{field}" for field in own})
        for place in new.places:
            self.place(number, new, place.id)
        for engagement in new.engagements:
            self.add_engagement(number, new, engagement)

    def add_engagement(self, number: int, stop: Stop, new: Engagement) -> None:
        """Adds an engagement to a stop of the record, with its people and its place."""
        added = self.new_id(new.id)
        participants = tuple(attrs.evolve(each, person=self.person(each.person)) for each in new.participants)
        place = self.place(number, stop, new.place) if new.place is not None else None
        topics = tuple(attrs.evolve(topic, id=self.new_id(topic.id)) for topic in new.topics)
        engagement = attrs.evolve(new, id=added, participants=participants, place=place, topics=topics)
        self.document = append_item(self.document, ("stops", number, "engagements"), unstructure_from(engagement))
        self.is_changed = True
        own = {new.id, *(topic.id for topic in new.topics)}
        self.cite(lambda address: address.split("/")[0] in own)

    def add_topic(self, path: tuple[str | int, ...], new: Topic) -> None:
        """Adds a topic to an engagement."""
        data = unstructure_from(attrs.evolve(new, id=self.new_id(new.id)))
        self.document = append_item(self.document, (*path, "topics"), data)
        self.is_changed = True
        self.cite(lambda address: address.split("/")[0] == new.id)

    def place(self, number: int, stop: Stop, name: str) -> str:
        """Returns the id in the record of a place of the later draft, which is added to its stop if need be."""
        if (known := self.ids.get(name)) is not None:
            return known
        place = next(each for each in stop.places if each.id == name)
        added = self.new_id(name)
        data = unstructure_from(attrs.evolve(place, id=added))
        self.document = append_item(self.document, ("stops", number, "places"), data)
        self.is_changed = True
        self.cite(lambda address: address == f"{name}/name")
        return added

    def add_claim(self, new: Claim) -> None:
        """Adds a figure or a statement."""
        added = self.new_id(new.id)
        known = {person.id for person in self._later.people}
        subjects = tuple(self.person(each) if each in known else self.ids.get(each, each) for each in new.subjects)
        claim = attrs.evolve(new, id=added, subjects=subjects)
        self.document = append_item(self.document, ("claims",), unstructure_from(claim))
        self.is_changed = True
        self.cite(lambda address: address.split("/")[0] == new.id)

    def hide_wordiest(self) -> bool:
        """Keeps the wordiest quote of the later text by its digest. Returns whether there was one."""
        rows = [
            (sum(word[:1].islower() for word in quote.split()), len(quote), index)
            for index, row in enumerate(rows_in(self.document))
            if row.get("sources") == [self.source.id] and isinstance(quote := row.get("quote"), str)
        ]
        number, _, index = max(rows, default=(0, 0, 0))
        if not number:
            return False
        quote = str(rows_in(self.document)[index]["quote"])
        self.document = keep_by_digest(self.document, quote, self.source.id)
        return True


def _same_stops(visit: Visit, later: Visit) -> Iterator[tuple[Stop, Stop]]:
    """Yields each stop of the later draft that the record has, with the one there."""
    for new in later.stops:
        found = [old for old in visit.stops if (old.territory or old.country) == (new.territory or new.country)]
        if len(found) == 1:
            yield new, found[0]


def is_known_person(known: Person, person: Person) -> bool:
    """Whether a person of the record is one of the later draft: the words of one name end the other."""
    if known.country is not None and person.country is not None and known.country != person.country:
        return False
    if known.name is None or person.name is None:
        return known.name is person.name is None and known.office == person.office and known.country == person.country
    names = (known.name, *known.aliases)
    return any(may_be_one_person(name, known.office, person.name, person.office) for name in names)
