"""Merges what several texts say of one visit: what they agree on is cited to each, and where they differ both are kept.

The first text decides what the record says. The words of another text that say something else become a dissent.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from diplovisit.drafting.proposal import (
    Choice,
    Proposal,
    ProposedClaim,
    ProposedDissent,
    ProposedEarlierDays,
    ProposedEngagement,
    ProposedFact,
    ProposedPerson,
    ProposedPlace,
    ProposedStop,
    ProposedTopic,
    ProposedTraveller,
)
from diplovisit.drafting.rules.named_people import sounds_alike
from diplovisit.record.name_words import name_words

_DISPUTED: Final = frozenset(
    ["when", "as_of", "since", "due", "set", "duration", "category", "country", "territory", "value", "unit"]
)
"""The fields in which another value is a disagreement, and not a vaguer or a surer way to say the same."""
_RANKS: Final = {
    status: rank
    for rank, status in enumerate(("reported", "announced", "confirmed", "under-way", "held", "postponed", "cancelled"))
}
"""The statuses in the course of a visit: of two texts, the later status is the one that holds."""
_IDENTITY_FIELDS: Final = frozenset({"key", "id", "kind", "target"})


def merge_proposals(proposals: Sequence[Proposal]) -> Proposal:
    """Returns one proposal of those of several texts, in order."""
    return functools.reduce(_merge_two, proposals)


def _merge_two(first: Proposal, second: Proposal) -> Proposal:
    merged = _merge(first, _with_keys(second, _keys_in(first, second)))
    assert isinstance(merged, Proposal)
    return merged


def _keys_in(first: Proposal, second: Proposal) -> Mapping[str, str]:
    """The keys that the things of the second proposal have in the first, and new keys where two things share one."""
    known = dict(_keyed(first))
    taken = {*known, *(key for key, _ in _keyed(second))}
    keys: dict[str, str] = {}
    for key, thing in _keyed(second):
        same = next((name for name, each in known.items() if _is_same_thing(each, thing)), None)
        if same is not None:
            keys[key] = same
        elif key in known:
            number = 2
            while f"{key}-{number}" in taken:
                number += 1
            keys[key] = f"{key}-{number}"
            taken.add(keys[key])
    return keys


def _keyed(proposal: Proposal) -> Iterator[tuple[str, Any]]:
    """Yields everything in a proposal that has a key, with the key."""
    for person in proposal.people:
        yield person.key, person
    for stop in proposal.stops:
        yield stop.key, stop
        yield from ((place.key, place) for place in stop.places)
        yield from ((engagement.key, engagement) for engagement in stop.engagements)
    for claim in proposal.claims:
        yield claim.key, claim


def _is_same_thing(first: Any, second: Any) -> bool:
    match first, second:
        case ProposedPerson(), ProposedPerson():
            return is_one_person(first, second)
        case ProposedEngagement(), ProposedEngagement():
            return False  # the people of both are compared when the lists are merged
        case _:
            return type(first) is type(second) and _is_same(first, second)


def is_one_person(first: ProposedPerson, second: ProposedPerson) -> bool:
    """Whether two proposed people are one: the words of one name end the other, and nothing speaks against it."""
    if first.kind is not second.kind or _differ(first.country, second.country):
        return False
    if first.name is None or second.name is None:
        same_office = (
            first.office is not None and second.office is not None and not _differ(first.office, second.office)
        )
        return first.name is second.name is None and same_office and first.country is not None
    one, other = sorted((name_words(first.name.value), name_words(second.name.value)), key=len)
    return bool(one) and (_is_end_of(one, other) or any(_is_end_of(one, name) for name in _aliases(first, second)))


def _aliases(*people: ProposedPerson) -> Iterator[tuple[str, ...]]:
    """Yields the other spellings of names of more than one word."""
    for person in people:
        yield from (words for alias in person.aliases if len(words := tuple(name_words(alias.value))) > 1)


def _is_end_of(short: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name, or another spelling of its surname, ends another name: "Zelensky" ends "Volodymyr Zelenskyy"."""
    end = name[-len(short) :]
    is_surname = len(end) == len(short) and list(end[:-1]) == list(short[:-1])
    return is_surname and (end[-1] == short[-1] or sounds_alike(end[-1], short[-1]))


def _differ(first: ProposedFact | None, second: ProposedFact | None) -> bool:
    return first is not None and second is not None and first.value != second.value


_REFERENCES: Final = frozenset({"person", "participants", "place", "subjects", "reported_by", "invited_by"})
"""The fields whose values are keys."""


def _with_keys(value: Any, keys: Mapping[str, str], field: str = "") -> Any:
    """Replaces keys everywhere in a proposal."""
    if isinstance(value, tuple):
        return tuple(_with_keys(item, keys, field) for item in value)
    if isinstance(value, ProposedFact):
        return _renamed(value, keys) if field in _REFERENCES else value
    if isinstance(value, Choice):
        first, *rest = value.address.split("/")
        return attrs.evolve(value, address="/".join((keys.get(first, first), *rest)))
    if field in {"key", "target"}:
        return keys.get(value, value)
    if attrs.has(type(value)) and type(value).__module__ == Proposal.__module__:
        names = [each.name for each in attrs.fields(type(value))]
        return attrs.evolve(value, **{name: _with_keys(getattr(value, name), keys, name) for name in names})
    return value


def _renamed(fact: ProposedFact, keys: Mapping[str, str]) -> ProposedFact:
    return attrs.evolve(fact, value=keys.get(fact.value, fact.value))


def _merge(first: Any, second: Any, field: str = "") -> Any:
    """Merges two values of a field: facts, lists, or things with such fields."""
    if first is None or second is None:
        return second if first is None else first
    if isinstance(first, ProposedFact):
        return _merge_facts(first, second, field)
    if isinstance(first, tuple):
        return _merge_lists(first, second)
    if not attrs.has(type(first)):
        return first
    names = [field.name for field in attrs.fields(type(first)) if field.name not in _IDENTITY_FIELDS]
    kinds = [name for name in ("kind",) if isinstance(getattr(first, name, None), ProposedFact)]
    return attrs.evolve(
        first, **{name: _merge(getattr(first, name), getattr(second, name), name) for name in (*names, *kinds)}
    )


def _merge_facts(first: ProposedFact, second: ProposedFact, field: str) -> ProposedFact:
    if first.value == second.value and (first.rule, first.note) == (second.rule, second.note):
        return attrs.evolve(first, citations=(*first.citations, *second.citations))
    if first.value == second.value and first.note is not None and second.note is None:
        return second  # words that state it are better than an inference
    if field == "status":
        return second if _RANKS.get(second.value, -1) > _RANKS.get(first.value, -1) else first
    if field not in _DISPUTED or first.value == second.value or second.note is not None or not second.citations:
        return first
    dissent = ProposedDissent(says=second.value, citation=second.citations[0], rule=second.rule)
    return attrs.evolve(first, dissents=(*first.dissents, dissent))


def _merge_lists(first: tuple[Any, ...], second: Iterable[Any]) -> tuple[Any, ...]:
    merged = list(first)
    for item in second:
        index = next((at for at, each in enumerate(merged) if _is_same(each, item)), None)
        if index is None:
            merged.append(item)
        else:
            merged[index] = _merge(merged[index], item)
    return tuple(merged)


def _is_same(first: Any, second: Any) -> bool:
    """Whether two items of a list are about the same thing."""
    match first, second:
        case ProposedFact(), ProposedFact():
            return bool(first.value == second.value)
        case ProposedPerson(), ProposedPerson():
            return first.key == second.key
        case ProposedTraveller(), ProposedTraveller():
            return first.person.value == second.person.value
        case ProposedStop(), ProposedStop():
            return (first.country is None) == (second.country is None) and not _differ(first.country, second.country)
        case ProposedPlace(), ProposedPlace():
            return first.name.value == second.name.value
        case ProposedEngagement(), ProposedEngagement():
            return _is_same_engagement(first, second)
        case ProposedTopic(), ProposedTopic():
            return first.label.value.casefold() == second.label.value.casefold()
        case ProposedClaim(), ProposedClaim():
            return first.value is not None and not _differ(first.value, second.value) and second.value is not None
        case Choice(), Choice():
            return (first.address, first.question) == (second.address, second.question)
        case ProposedEarlierDays(), ProposedEarlierDays():
            return first.when.value == second.when.value
        case _:
            return bool(first == second)


def _is_same_engagement(first: ProposedEngagement, second: ProposedEngagement) -> bool:
    """Whether two engagements are one: of one kind, and with the same people, or on the same day without others."""
    if first.kind.value != second.kind.value:
        return False
    people, others = ({fact.value for fact in each.participants} for each in (first, second))
    if people and others:
        return not people.isdisjoint(others)
    return not (_differ(first.when, second.when) or _differ(first.place, second.place))
