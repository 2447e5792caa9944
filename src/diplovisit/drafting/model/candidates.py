"""Candidates: what was proposed for each field of a visit, by our rules or by a model, before the words decide.

A proposal has one fact for a field. Here a field has a list of candidates, so that a refused one can be followed by the
next. Things refer to one another as objects: no name that a model chose gets into a record.
"""

import enum
from collections.abc import Iterator
from typing import Any, Final

import attrs

from diplovisit.drafting import proposal
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.model.answer_form import (
    AnswerFact,
    AnswerItem,
    AnswerItems,
    AnswerKey,
    AnswerWord,
    answer_form,
)
from diplovisit.drafting.proposal import Proposal, ProposedFact
from diplovisit.english.values import country_name
from diplovisit.record.polities import polity

_WORDS_OF_KEY: Final = 4
# A thing whose proposed name is refused is another thing; a figure without its unit or qualifier is another figure.
_ESSENTIAL: Final = {
    proposal.ProposedPerson: ("name",),
    proposal.ProposedClaim: ("polarity",),
}
_PARTS_OF_FIGURE: Final = ("value", "unit", "qualifier", "high")


class CandidateState(enum.Enum):
    """What the words have decided about a candidate so far. HELD: it is left out for now, and decided later."""

    OPEN = enum.auto()
    HELD = enum.auto()
    ACCEPTED = enum.auto()
    REFUSED = enum.auto()


@attrs.define(kw_only=True, eq=False)
class Candidate:
    """One proposed fact. path: where the model's answer has it; empty for a fact of our rules.

    refers: the thing that the value is the key of, None where it is a value. united: the candidate that has its words
    as well, because both have one value. is_bound: whether its words were found to belong to the thing.
    """

    fact: ProposedFact
    path: str = ""
    refers: "Thing | None" = None
    state: CandidateState = CandidateState.OPEN
    united: "Candidate | None" = None
    is_bound: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether a proposal may have it: it is not refused, and what it refers to is in the proposal."""
        is_out = self.state in {CandidateState.REFUSED, CandidateState.HELD}
        return not is_out and (self.refers is None or self.refers.is_whole)

    @property
    def is_accepted(self) -> bool:
        """Whether the words prove it, or the candidate that it was united with."""
        return (self.united or self).state is CandidateState.ACCEPTED


@attrs.define(kw_only=True, eq=False)
class Thing:
    """A person, a stop, a claim, or the visit as a whole, with the candidates of its fields.

    key: the name that our rules gave it, by which their choices call it; empty for a thing of a model. target: the
    claim to which a relation refers. extras: fields that the form does not ask for; only our rules give them.
    """

    item: AnswerItem
    path: str = ""
    key: str = ""
    words: dict[str, enum.StrEnum | ProposedFact] = attrs.Factory(dict)
    target: "Thing | None" = None
    facts: dict[str, list[Candidate]] = attrs.Factory(dict)
    things: "dict[str, list[Thing]]" = attrs.Factory(dict)
    extras: dict[str, Any] = attrs.Factory(dict)

    def all_things(self) -> "Iterator[Thing]":
        """Yields the thing and all things in it."""
        yield self
        for things in self.things.values():
            for thing in things:
                yield from thing.all_things()

    def candidates(self) -> Iterator[Candidate]:
        """Yields the candidates of the thing and of all things in it."""
        for thing in self.all_things():
            for candidates in thing.facts.values():
                yield from candidates

    def first(self, name: str) -> Candidate | None:
        """Returns the candidate of a field that the words have not refused; None if there is none."""
        return next((each for each in self.facts.get(name, ()) if each.is_usable), None)

    def has_lost(self, name: str) -> bool:
        """Whether all candidates of a field are refused, and there was one."""
        return bool(self.facts.get(name)) and self.first(name) is None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is refused without which the thing would be nothing, or another thing."""
        required = (field.name for field in self.item.fields if isinstance(field, AnswerFact) and field.is_required)
        names = (*required, *_ESSENTIAL.get(self.item.cls, ()))
        if self.item.cls is proposal.ProposedPerson and self.first("name") is None:
            names = (*names, "office", "country")
            if not all(self.facts.get(name) for name in ("office", "country")):
                return False
        if self.path and self.item.cls is proposal.ProposedClaim:
            names = (*names, *_PARTS_OF_FIGURE)  # without its figure, nothing is left of a model's claim
        return not any(self.has_lost(name) for name in names) and (self.target is None or self.target.is_whole)

    @property
    def lost_fields(self) -> tuple[str, ...]:
        """The fields that are left out because of a refused one: all of a figure with one of its parts."""
        if self.item.cls is not proposal.ProposedClaim or not any(self.has_lost(name) for name in _PARTS_OF_FIGURE):
            return ()
        return _PARTS_OF_FIGURE

    def accepted(self, name: str) -> str | None:
        """Returns the value of a field that the words prove; None if there is none."""
        found = self.first(name)
        return found.fact.value if found is not None and found.state is CandidateState.ACCEPTED else None


def things_of(read: Proposal) -> Thing:
    """Returns the candidates of a proposal of our rules."""
    return _ThingsOf().read(read)


class _ThingsOf:
    def __init__(self) -> None:
        self._by_key: dict[str, Thing] = {}
        self._open: list[tuple[Candidate, AnswerFact]] = []
        self._targets: list[tuple[Thing, str]] = []

    def read(self, read: Proposal) -> Thing:
        root = self._thing(answer_form(), read)
        for candidate, _ in self._open:
            candidate.refers = self._by_key.get(candidate.fact.value)
        for thing, key in self._targets:
            thing.target = self._by_key.get(key)
            if thing.target is None:
                thing.extras["target"] = key
        return root

    def _thing(self, item: AnswerItem, node: Any) -> Thing:
        thing = Thing(item=item)
        asked = set()
        for field in item.fields:
            asked.add(field.name)
            value = getattr(node, field.name)
            match field:
                case AnswerKey(names=None) if field.name == "key":
                    self._by_key[value], thing.key = thing, value
                case AnswerKey(names=None):
                    thing.extras[field.name] = value
                case AnswerKey():
                    self._targets.append((thing, value))
                case AnswerWord():
                    thing.words[field.name] = value
                case AnswerItems():
                    thing.things[field.name] = [self._thing(field.item, each) for each in value]
                case AnswerFact():
                    facts = value if field.is_many else [] if value is None else [value]
                    thing.facts[field.name] = [Candidate(fact=fact) for fact in facts]
                    if field.names is not None:
                        self._open += [(each, field) for each in thing.facts[field.name]]
        for attribute in attrs.fields(item.cls):
            if attribute.name not in asked:
                thing.extras[attribute.name] = getattr(node, attribute.name)
        return thing


def build_proposal(root: Thing) -> "Build":
    """Builds the proposal of the first candidate of each field, with keys of our own."""
    return _Builder().build(root)


@attrs.frozen(kw_only=True)
class Build:
    """A proposal, with the candidate of each of its facts, by the identity of the fact. keys: of things by identity."""

    proposal: Proposal
    candidates: dict[int, Candidate]
    keys: dict[int, str]


class _Builder:
    def __init__(self) -> None:
        self._keys: dict[int, str] = {}
        self._taken: set[str] = set()
        self._candidates: dict[int, Candidate] = {}

    def build(self, root: Thing) -> Build:
        things = [thing for thing in root.all_things() if "key" in thing.item.by_name]
        for thing in sorted(things, key=lambda thing: not thing.key):
            self._keys[id(thing)] = self._key_of(thing)
        built = self._node(root)
        assert isinstance(built, Proposal)
        return Build(proposal=built, candidates=self._candidates, keys=self._keys)

    def _key_of(self, thing: Thing) -> str:
        word = thing.key or id_word(_words_for_key(thing)) or thing.item.cls.__name__.removeprefix("Proposed").lower()
        key, number = word, 1
        while key in self._taken:
            number += 1
            key = f"{word}-{number}"
        self._taken.add(key)
        return key

    def _node(self, thing: Thing) -> object | None:
        """Builds one thing; None where a fact is refused without which it is nothing."""
        if not thing.is_whole:
            return None
        values: dict[str, Any] = dict(thing.extras)
        lost = thing.lost_fields
        for field in thing.item.fields:
            match field:
                case AnswerKey(names=None) if field.name == "key":
                    values["key"] = self._keys[id(thing)]
                case AnswerKey(names=str()):
                    if thing.target is not None and id(thing.target) in self._keys:
                        values[field.name] = self._keys[id(thing.target)]
                    elif field.name not in values:
                        return None
                case AnswerWord() if field.name in thing.words:
                    values[field.name] = thing.words[field.name]
                case AnswerItems():
                    built = (self._node(each) for each in thing.things.get(field.name, ()))
                    values[field.name] = tuple(each for each in built if each is not None)
                case AnswerFact(is_many=True):
                    candidates = thing.facts.get(field.name, ())
                    values[field.name] = tuple(self._fact(each) for each in candidates if each.is_usable)
                case AnswerFact():
                    chosen = thing.first(field.name) if field.name not in lost else None
                    if chosen is not None:
                        values[field.name] = self._fact(chosen)
        made: object = thing.item.cls(**values)
        return made

    def _fact(self, candidate: Candidate) -> ProposedFact:
        value = candidate.fact.value if candidate.refers is None else self._keys[id(candidate.refers)]
        fact = attrs.evolve(candidate.fact, value=value)
        self._candidates[id(fact)] = candidate
        return fact


def _words_for_key(thing: Thing) -> str:
    """The words that name a thing in the record: of what is proven of it, and never a name that a model chose."""
    if (name := thing.accepted("name")) is not None:
        return (name.split() or [""])[-1]
    if (what := thing.accepted("what") or thing.accepted("office") or thing.accepted("kind")) is not None:
        return " ".join(what.split()[:_WORDS_OF_KEY])
    code = thing.accepted("territory") or thing.accepted("country")
    if code is not None and polity(code) is not None and "engagements" in thing.item.by_name:
        return country_name(code)
    return ""
