"""Update of the programme: what a later text says of stops, engagements, places and figures beside the record."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.english.values import join_words
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.later_text import LaterText, is_vaguer
from diplovisit.pipeline.update_edits import UpdateEdits
from diplovisit.readers.documents import JsonValue
from diplovisit.record import Edtf, Engagement, Person, Status, Stop, Visit

_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
_PARTNER: Final = lazy_pattern(
    r"\b(?:with|by|between|(?:her|his|their) (?=[\w -]{0,30}(?:counterpart|colleague))) ?(?P<words>[^,;:.]{3,80})"
)
_EQUAL: Final = lazy_pattern(r"\b(?:counterparts?|colleagues?|opposite number)\b")
_WORD: Final = lazy_pattern(r"\w+")
_OF_ANY_OFFICE: Final = frozenset(["minister", "of", "for", "the", "and", "affairs", "federal", "secretary", "state"])
_ANOTHER: Final = lazy_pattern(r"\b(?:again|another|second|further|third|once more)\b", re.IGNORECASE)


def update_programme(edits: UpdateEdits, visit: Visit, later: Visit, text: LaterText) -> None:
    """Adds what the record lacks, and changes what a newer text says differently."""
    _Programme(edits, visit, later, text).update()


class _Programme:
    def __init__(self, edits: UpdateEdits, visit: Visit, later: Visit, text: LaterText) -> None:
        self._edits, self._visit, self._later, self._text = edits, visit, later, text

    def update(self) -> None:
        is_off = self._visit.status in _OFF
        for new_stop, first in self._edits.stops.items():
            number = next(at for at, stop in enumerate(self._visit.stops) if stop.id == first.id)
            for new in new_stop.engagements:
                self._update_engagement(number, new_stop, new)
        if not is_off:
            for stop in self._later.stops:
                if stop not in self._edits.stops:
                    self._add_stop(stop)
        self._fill_visit()
        for claim in self._later.claims:
            values = [(each.quantity, each.what) for each in self._visit.claims]
            quantities = [each.quantity for each in self._visit.claims if each.quantity is not None]
            if claim.quantity in quantities or (claim.quantity, claim.what) in values:
                continue
            self._edits.add_claim(claim)

    def _fill_visit(self) -> None:
        """Adds what the record of the visit and its people lacks: the class, who invites, an office, a country."""
        edits, visit, later = self._edits, self._visit, self._later
        if visit.category is None and later.category is not None:
            edits.set(("category",), later.category.value, "category")
        if visit.invited_by is None and later.invited_by is not None:
            edits.set(("invited_by",), edits.person(later.invited_by), "invited_by")
        for new in later.people:
            index = next((at for at, old in enumerate(visit.people) if old.id == edits.ids.get(new.id)), None)
            if index is None:
                continue
            for field in ("office", "country"):
                value = getattr(new, field)
                if value is not None and getattr(visit.people[index], field) is None:
                    edits.set(("people", index, field), value, f"{new.id}/{field}")

    def _add_stop(self, stop: Stop) -> None:
        if any((each.territory or each.country) == (stop.territory or stop.country) for each in self._visit.stops):
            return  # one of two stops in a country: which one is meant is not known
        if self._later.status in _OFF:
            return
        if not self._text.is_next_stop(stop):
            self._edits.notes.append(
                f"{self._text.article.id} mentions {stop.country} in {stop.when}, which may be another visit; it was"
                " not added"
            )
            return
        self._edits.add_stop(stop)

    def _update_engagement(self, number: int, stop: Stop, new: Engagement) -> None:
        engagements = self._visit.stops[number].engagements
        same = [(at, old) for at, old in enumerate(engagements) if self._is_same(old, new)]
        exact = [(at, old) for at, old in same if old.when == new.when]
        if not same:
            if not (self._text.is_older and self._visit.status in _OFF):
                self._edits.add_engagement(number, stop, new)
        elif not self._is_certain(new, [old for _, old in same]):
            self._edits.notes.append(
                f"{stop.id}: check the {new.kind} in {self._text.article.id}: it may be one of"
                f" {join_words([old.id for _, old in same])}, or another one"
            )
        elif len(same) == 1 or exact:
            position, old = (exact or same)[0]
            if self._is_another(old, new):
                self._edits.add_engagement(number, stop, new)
            else:
                self._change(number, position, stop, old, new)

    def _is_same(self, old: Engagement, new: Engagement) -> bool:
        if old.kind is not new.kind:
            return False
        people = {self._edits.ids.get(each.person, "") for each in new.participants}
        others = {each.person for each in old.participants}
        if people and others:
            return not people.isdisjoint(others)
        if old.place is not None and new.place is not None and old.place != self._edits.ids.get(new.place):
            return False
        return old.when is None or new.when is None or old.when.overlaps(new.when)

    def _is_certain(self, new: Engagement, same: Sequence[Engagement]) -> bool:
        """Whether the words leave no doubt which engagement is meant: who takes part, or there is one of the kind."""
        if new.participants:
            return True
        of_kind = [each for stop in self._visit.stops for each in stop.engagements if each.kind is new.kind]
        partner = _PARTNER.search(self._sentences_with(f"{new.id}/kind"))
        if partner is None:
            return len(of_kind) == 1
        people = {person.id: person for person in self._visit.people}
        leader = people[self._visit.travellers[0].person]
        meant = [
            each
            for each in of_kind
            if any(_is_partner(partner["words"], people[one.person], leader) for one in each.participants)
        ]
        return len(meant) == 1 and list(same) == meant

    def _is_another(self, old: Engagement, new: Engagement) -> bool:
        """Whether the words speak of a further engagement of the kind with the same people."""
        if old.when is None or new.when is None or old.when.overlaps(new.when):
            return False
        return _ANOTHER.search(self._sentences_with(f"{new.id}/when")) is not None

    def _sentences_with(self, address: str) -> str:
        quotes = self._edits.words_about({address})
        found = [each.text for each in self._text.article.sentences if any(quote in each.text for quote in quotes)]
        return " ".join(found)

    def _change(self, number: int, position: int, stop: Stop, old: Engagement, new: Engagement) -> None:
        edits = self._edits
        edits.ids[new.id] = old.id
        path = ("stops", number, "engagements", position)
        is_free = not self._text.is_older
        if new.status is not None and new.status is not old.status and old.status is None and is_free:
            edits.set((*path, "status"), new.status.value, f"{new.id}/status")
        if new.when is not None and new.when != old.when:
            self._change_when((*path, "when"), old, new, new.when)
        if new.place is not None and edits.ids.get(new.place) != old.place:
            self._change_place((*path, "place"), number, stop, old, new)
        known = {topic.label.casefold() for topic in old.topics}
        for topic in new.topics:
            if topic.label.casefold() not in known:
                edits.add_topic(path, topic)
        if not old.participants and new.participants:
            people: list[JsonValue] = [{"person": edits.person(each.person)} for each in new.participants]
            edits.set((*path, "participants"), people, f"{new.id}/participants")

    def _change_when(self, path: tuple[str | int, ...], old: Engagement, new: Engagement, when: Edtf) -> None:
        edits, address, own = self._edits, f"{new.id}/when", f"{old.id}/when"
        if old.when is None:
            edits.set(path, str(when), address)
        elif is_vaguer(when, old.when):
            return  # known better already
        elif is_vaguer(old.when, when):
            edits.replace(path, str(when), address, own, f"a vaguer time: {old.when}")
        elif self._text.corrects and not self._text.is_older:
            edits.correct(path, str(when), address, own, str(old.when))
            edits.notes.append(f"{old.id}: corrected from {old.when} to {when}")
        elif self._moves(address):
            edits.replace(path, str(when), address, own, f"an earlier plan: {old.when}")
            edits.notes.append(f"{old.id}: moved from {old.when} to {when}")
        elif edits.disagree(address, str(when)):
            edits.notes.append(
                f"{old.id}: the record keeps {old.when}; {self._text.article.id} has {when}, but does not say that it"
                " moved"
            )

    def _change_place(
        self, path: tuple[str | int, ...], number: int, stop: Stop, old: Engagement, new: Engagement
    ) -> None:
        assert new.place is not None  # the caller looks
        edits, address = self._edits, f"{new.id}/place"
        if old.place is None:
            edits.set(path, edits.place(number, stop, new.place), address)
            return
        names = {place.id: place.name for each in self._visit.stops for place in each.places}
        name = next(place.name for place in stop.places if place.id == new.place)
        if self._moves(address):
            added = edits.place(number, stop, new.place)
            edits.replace(path, added, address, f"{old.id}/place", f"an earlier plan: {names[old.place]}")
            edits.notes.append(f"{old.id}: moved from {names[old.place]} to {name}")
        elif edits.disagree(address, name):
            edits.notes.append(
                f"{old.id}: the record keeps {names[old.place]}; {self._text.article.id} has {name}, but does not say"
                " that it moved"
            )

    def _moves(self, address: str) -> bool:
        """Whether a newer text says that the engagement has another day or place now."""
        return not self._text.is_older and self._text.moves(self._sentences_with(address))


def _is_partner(words: str, person: Person, leader: Person) -> bool:
    """Whether "her counterpart" or "the speaker" means a person: one of the office of the leader, or of that office."""
    office = {word.lower() for word in _WORD.findall(person.office or "")} - _OF_ANY_OFFICE
    if _EQUAL.search(words) is not None:
        return not office.isdisjoint({word.lower() for word in _WORD.findall(leader.office or "")})
    return not office.isdisjoint({word.lower() for word in _WORD.findall(words)})
