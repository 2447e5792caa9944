"""Composes a proposal into the plain document of a record, with a list of what each of its values rests on.

The document is made of plain mappings, so that a value that is refused can be taken out again.
"""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import (
    Choice,
    Proposal,
    ProposedClaim,
    ProposedEngagement,
    ProposedFact,
    ProposedPerson,
    ProposedRelation,
    ProposedSource,
    ProposedStop,
    ProposedTopic,
    ProposedTraveller,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.constraints import ID, RESERVED_IDS
from diplovisit.record.vocabularies import SourceKind

Node: TypeAlias = dict[str, Any]

_LONGEST_WORD: Final = 30
_DAY: Final = lazy_pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GROUPS: Final = lazy_pattern("[^a-z0-9]+")


@attrs.define(kw_only=True, eq=False)
class Slot:
    """A place of the document that a proposed fact fills.

    node, field: the mapping and its key. item: the item of the list that the field is, None where it is no list.
    about: the address that rows of evidence name. key: the address in keys of the proposal, for reports. essential:
    whether the node is nothing without it. owner: the list that has the node, None where it stays in any case.
    """

    node: Node
    field: str
    item: Any = None
    about: str
    key: str
    fact: ProposedFact
    essential: bool = False
    owner: "list[Node] | None" = None

    @property
    def is_filled(self) -> bool:
        """Whether the document still has the value, and the node it is in."""
        if self.owner is not None and not any(node is self.node for node in self.owner):
            return False
        return self.field in self.node and (self.item is None or self.item in self.node[self.field])

    def remove(self) -> None:
        """Takes the value out of the document, and its node where it is nothing without it."""
        if self.essential and self.owner is not None:
            self.owner[:] = [node for node in self.owner if node is not self.node]
        elif self.item is not None:
            self.node[self.field] = [item for item in self.node[self.field] if item != self.item]
            if not self.node[self.field]:
                del self.node[self.field]
        else:
            self.node.pop(self.field, None)


@attrs.frozen(kw_only=True)
class Composition:
    """A composed proposal: the document without evidence, its slots, and the id of each key."""

    document: Node
    slots: tuple[Slot, ...]
    ids: Mapping[str, str]

    def filled_slots(self) -> tuple[tuple[int, Slot], ...]:
        """Returns the slots whose values the document still has, each with its number."""
        nodes = set(_node_ids(self.document))
        return tuple(
            (number, slot) for number, slot in enumerate(self.slots) if id(slot.node) in nodes and slot.is_filled
        )


def _node_ids(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        yield id(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _node_ids(inner)


def id_word(text: str) -> str:
    """Returns a text as a part of an id: lower-case letters, digits and hyphens; empty where nothing is left.

    >>> id_word("Falcão Semedo"), id_word("日本")
    ('falcao-semedo', '')
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    words = _GROUPS.split(ascii_only.casefold())
    joined = "-".join(word for word in words if word)
    cut = joined[: _LONGEST_WORD + 1].rpartition("-")[0] if len(joined) > _LONGEST_WORD else joined
    return (cut or joined)[:_LONGEST_WORD].strip("-")


def compose(proposal: Proposal, options: DraftOptions) -> Composition:
    """Composes a proposal. Keys that name nothing are left for the structure step to refuse."""
    return _Composer(proposal, options).compose()


class _Composer:
    def __init__(self, proposal: Proposal, options: DraftOptions) -> None:
        self._proposal, self._options = proposal, options
        self._slots: list[Slot] = []
        self._taken: set[str] = {source.id for source in proposal.sources}
        self._ids: dict[str, str] = {}

    def compose(self) -> Composition:
        proposal = self._proposal
        for person in proposal.people:
            self._name(person.key, person.key, "person")
        for stop in proposal.stops:
            self._name(stop.key, stop.key, "stop")
            for place in stop.places:
                self._name(place.key, place.name.value, "place")
        for claim in proposal.claims:
            self._name(claim.key, claim.key, "claim")
        document: Node = {
            "format": 1,
            "id": "draft",
            "revision": 1,
            "revised": self._revised(),
            "title": "draft",
        }
        for field in ("status", "announcement", "category"):
            self._fill(document, field, getattr(proposal, field), field)
        self._fill_list(document, "sending", proposal.sending, "sending")
        self._fill(document, "invited_by", proposal.invited_by, "invited_by", is_reference=True)
        self._fill(document, "when", proposal.when, "when")
        people: list[Node] = []
        document["people"] = people
        for person in proposal.people:
            people.append(self._person(person, people))
        travellers: list[Node] = []
        document["travellers"] = travellers
        for traveller in proposal.travellers:
            travellers.append(self._traveller(traveller, travellers))
        stops: list[Node] = []
        document["stops"] = stops
        for stop in proposal.stops:
            stops.append(self._stop(stop))
        self._fill_list(document, "purposes", proposal.purposes, "purposes")
        self._topics(document, "agenda", proposal.agenda, "agenda")
        claims: list[Node] = []
        document["claims"] = claims
        for claim in proposal.claims:
            # A figure without a unit waits for the answer of a person.
            if claim.value is None or claim.unit is not None or self._is_answered(f"{claim.key}/quantity/unit"):
                claims.append(self._claim(claim, claims))
        relations: list[Node] = []
        document["relations"] = relations
        for number, relation in enumerate(proposal.relations, 1):
            relations.append(self._relation(relation, relations, number))
        document["sources"] = [self._source(source) for source in proposal.sources]
        for choice in proposal.choices:
            self._answer(document, choice)
        return Composition(document=document, slots=tuple(self._slots), ids=self._ids)

    def _revised(self) -> str:
        """When the record is made. Raises ValueError where neither the options nor the sources have a day."""
        if self._options.revised is not None:
            return self._options.revised.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        days = (source.dateline_date for source in self._proposal.sources)
        for day in (fact.value for fact in days if fact is not None):
            if _DAY.fullmatch(day) is not None:
                return f"{day}T00:00:00Z"
        raise ValueError("the texts do not say on which day they were written: give `revised`")

    def _name(self, key: str, text: str, otherwise: str) -> str:
        """Gives a key its id, a new one for each key."""
        word = id_word(text) or otherwise
        name, number = word, 1
        while name in self._taken or name in RESERVED_IDS or ID.fullmatch(name) is None:
            number += 1
            name = f"{word}-{number}"
        self._taken.add(name)
        self._ids.setdefault(key, name)
        return name

    def _reference(self, key: str) -> str:
        """Returns the id of a key; a code of a country, or a key that names nothing, as it is."""
        return self._ids.get(key, key)

    def _fill(
        self,
        node: Node,
        field: str,
        fact: ProposedFact | None,
        about: str,
        *,
        owner: list[Node] | None = None,
        essential: bool = False,
        is_reference: bool = False,
    ) -> None:
        if fact is None:
            return
        node[field] = self._reference(fact.value) if is_reference else str(fact.value)
        self._slots.append(
            Slot(node=node, field=field, about=about, key=about, fact=fact, owner=owner, essential=essential)
        )

    def _fill_list(
        self, node: Node, field: str, facts: Sequence[ProposedFact], about: str, *, is_reference: bool = False
    ) -> None:
        items: list[Any] = []
        for fact in facts:
            item = self._reference(fact.value) if is_reference else str(fact.value)
            if item in items:
                continue
            items.append(item)
            self._slots.append(Slot(node=node, field=field, item=item, about=about, key=about, fact=fact))
        if items:
            node[field] = items

    def _person(self, person: ProposedPerson, owner: list[Node]) -> Node:
        name = self._ids[person.key]
        node: Node = {"id": name, "kind": person.kind.value}
        self._fill(node, "name", person.name, f"{name}/name", owner=owner, essential=True)
        self._fill_list(node, "aliases", person.aliases, f"{name}/aliases")
        is_nameless = person.name is None
        for field, fact in (("office", person.office), ("country", person.country)):
            self._fill(node, field, fact, f"{name}/{field}", owner=owner, essential=is_nameless)
        return node

    def _traveller(self, traveller: ProposedTraveller, owner: list[Node]) -> Node:
        person = self._reference(traveller.person.value)
        node: Node = {}
        self._fill(node, "person", traveller.person, f"{person}/person", owner=owner, essential=True, is_reference=True)
        for field in ("role", "capacity", "status"):
            self._fill(node, field, getattr(traveller, field), f"{person}/{field}")
        return node

    def _stop(self, stop: ProposedStop) -> Node:
        name = self._ids[stop.key]
        node: Node = {"id": name}
        self._fill(node, "country", stop.country, f"{name}/country")
        self._fill(node, "territory", stop.territory, f"{name}/territory")
        places: list[Node] = []
        node["places"] = places
        for place in stop.places:
            place_id = self._ids[place.key]
            inner: Node = {"id": place_id}
            self._fill(inner, "name", place.name, f"{place_id}/name", owner=places, essential=True)
            places.append(inner)
        self._fill(node, "when", stop.when, f"{name}/when")
        earlier_days: list[Node] = []
        node["previously"] = earlier_days
        for earlier in stop.previously:
            id_of_days = self._name(f"{stop.key}/earlier-{len(earlier_days) + 1}", "earlier-days", "days")
            days: Node = {"id": id_of_days}
            for field, fact in (("when", earlier.when), ("ended", earlier.ended)):
                self._fill(days, field, fact, f"{id_of_days}/{field}", owner=earlier_days, essential=True)
            self._fill(days, "reason", earlier.reason, f"{id_of_days}/reason")
            earlier_days.append(days)
        self._durations(node, stop, name)
        engagements: list[Node] = []
        node["engagements"] = engagements
        for engagement in stop.engagements:
            engagements.append(self._engagement(engagement, engagements))
        return node

    def _durations(self, node: Node, holder: ProposedStop | ProposedEngagement, name: str) -> None:
        for field in ("duration", "duration_high", "duration_qualifier"):
            self._fill(node, field, getattr(holder, field), f"{name}/{field}")

    def _engagement(self, engagement: ProposedEngagement, owner: list[Node]) -> Node:
        name = self._name(engagement.key, engagement.key, "engagement")
        node: Node = {"id": name}
        self._fill(node, "kind", engagement.kind, f"{name}/kind", owner=owner, essential=True)
        for field in ("label", "forum", "recurrence", "when"):
            self._fill(node, field, getattr(engagement, field), f"{name}/{field}")
        self._durations(node, engagement, name)
        self._fill(node, "place", engagement.place, f"{name}/place", is_reference=True)
        participants: list[Node] = []
        for fact in engagement.participants:
            participant = {"person": self._reference(fact.value)}
            if participant in participants:
                continue
            participants.append(participant)
            self._slots.append(
                Slot(
                    node=node,
                    field="participants",
                    item=participant,
                    about=f"{name}/participants",
                    key=f"{name}/participants",
                    fact=fact,
                )
            )
        if participants:
            node["participants"] = participants
        self._topics(node, "topics", engagement.topics, f"{name}/topics")
        for field in ("modality", "status"):
            self._fill(node, field, getattr(engagement, field), f"{name}/{field}")
        return node

    def _topics(self, node: Node, field: str, topics: Iterable[ProposedTopic], key: str) -> None:
        made: list[Node] = []
        for topic in topics:
            name = self._name(f"{key}/{topic.label.value}", topic.label.value, "topic")
            inner: Node = {"id": name}
            self._fill(inner, "label", topic.label, f"{name}/label", owner=made, essential=True)
            self._fill(inner, "modality", topic.modality, f"{name}/modality")
            made.append(inner)
        node[field] = made

    def _claim(self, claim: ProposedClaim, owner: list[Node]) -> Node:
        name = self._ids[claim.key]
        node: Node = {"id": name, "kind": claim.kind.value}
        self._fill(node, "what", claim.what, f"{name}/what", owner=owner, essential=True)
        self._fill(node, "polarity", claim.polarity, f"{name}/polarity", owner=owner, essential=True)
        self._fill_list(node, "subjects", claim.subjects, f"{name}/subjects", is_reference=True)
        if claim.value is not None:
            quantity: Node = {}
            about = f"{name}/quantity"
            # A figure without its unit or its qualifier is another figure.
            for field in ("value", "unit", "qualifier", "high"):
                fact = getattr(claim, field)
                if fact is not None:
                    quantity[field] = str(fact.value)
                    self._slots.append(
                        _QuantitySlot(
                            node=node,
                            inner=quantity,
                            field="quantity",
                            part=field,
                            about=f"{about}/{field}",
                            key=f"{about}/{field}",
                            fact=fact,
                            owner=owner,
                        )
                    )
            node["quantity"] = quantity
        for field in ("when", "as_of", "since", "due", "set"):
            self._fill(node, field, getattr(claim, field), f"{name}/{field}")
        report: Node = {}
        self._fill(report, "by", claim.reported_by, f"{name}/reported/by", is_reference=True)
        self._fill(report, "when", claim.reported_when, f"{name}/reported/when")
        node["reported"] = report
        return node

    def _is_answered(self, address: str) -> bool:
        first, *rest = address.split("/")
        return not {address, "/".join((self._ids.get(first, first), *rest))}.isdisjoint(self._options.answers)

    def _answer(self, document: Node, choice: Choice) -> None:
        """Fills the place of an open choice with the answer of a person, which is marked as inferred."""
        first, *rest = choice.address.split("/")
        name = self._ids.get(first, first)
        answers = self._options.answers
        answer = answers.get(choice.address, answers.get("/".join((name, *rest))))
        if answer is None or choice.address in {f"{source.id}/kind" for source in self._proposal.sources}:
            return
        node = _node_with_id(document, name) if rest else document
        if node is None:
            return
        option = next((each for each in choice.options if answer in {each.value, self._reference(each.value)}), None)
        fact = ProposedFact(
            value=answer,
            citations=(option.citation,) if option is not None and option.citation is not None else (),
            note=f"Chosen by {self._options.by}: {choice.question}",
        )
        *inner, field = rest or [first]
        for step in inner:
            node = node.setdefault(step, {})
        about = "/".join((name, *rest))
        if any(slot.about == about and slot.fact.value == answer and slot.fact.note is None for slot in self._slots):
            return  # the words prove it already
        self._slots = [slot for slot in self._slots if slot.about != about]
        self._fill(node, field, fact, about)

    def _relation(self, relation: ProposedRelation, owner: list[Node], number: int) -> Node:
        name = self._name(f"relation-{number}", f"relation-{number}", "relation")
        node: Node = {"id": name}
        self._fill(node, "kind", relation.kind, f"{name}/kind", owner=owner, essential=True)
        node["target"] = self._reference(relation.target)
        for field in ("offset", "offset_high", "qualifier"):
            self._fill(node, field, getattr(relation, field), f"{name}/{field}")
        return node

    def _source(self, source: ProposedSource) -> Node:
        # What sort of source it is rests on no words, so that an answer needs no evidence.
        answer = self._options.answers.get(f"{source.id}/kind")
        node: Node = {"id": source.id, "kind": answer if answer in {*SourceKind} else source.kind.value}
        self._fill(node, "publisher", source.publisher, f"{source.id}/publisher")
        if source.title is not None:
            node["title"] = source.title
        dateline: Node = {}
        for field, fact in (("place", source.dateline_place), ("date", source.dateline_date)):
            self._fill(dateline, field, fact, f"{source.id}/dateline/{field}")
        node["dateline"] = dateline
        for field in ("published", "language", "url", "file", "via"):
            if (value := getattr(source, field)) is not None:
                node[field] = value
        return node


def _node_with_id(node: Any, name: str) -> Node | None:
    """The mapping with an id, at any depth of a document."""
    if isinstance(node, dict):
        if node.get("id") == name:
            return node
        node = list(node.values())
    inner = (_node_with_id(item, name) for item in node) if isinstance(node, list) else ()
    return next((found for found in inner if found is not None), None)


@attrs.define(kw_only=True, eq=False)
class _QuantitySlot(Slot):
    """A part of a figure; without it the figure is another one, so that the claim goes as a whole."""

    inner: Node
    part: str

    @property
    def is_filled(self) -> bool:
        is_there = self.owner is not None and any(node is self.node for node in self.owner)
        return is_there and self.node.get("quantity") is self.inner

    def remove(self) -> None:
        assert self.owner is not None  # claims are always in a list
        self.owner[:] = [node for node in self.owner if node is not self.node]
