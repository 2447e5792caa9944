"""Merges what several texts say of one visit: what they agree on is cited to each, and where they differ both are kept.

The first text decides what the record says. The words of another text that say something else become a dissent.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.drafting.course_of_visit import follow_course
from diplovisit.drafting.proposal import (
    Choice,
    ChoiceOption,
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
from diplovisit.drafting.same_person import may_be_one_person
from diplovisit.record.name_words import name_words

_DISPUTED: Final = frozenset(
    ["when", "as_of", "since", "due", "set", "duration", "category", "country", "territory", "value", "unit", "place"]
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
    if len(proposals) == 1:
        return proposals[0]
    return follow_course(functools.reduce(_merge_two, proposals), proposals)


def _merge_two(first: Proposal, second: Proposal) -> Proposal:
    second = _with_keys(second, _keys_in(first, second))
    names = {place.key: place.name.value for stop in second.stops for place in stop.places}
    merged = _merge(first, second, names)
    assert isinstance(merged, Proposal)
    return merged


def _keys_in(first: Proposal, second: Proposal) -> Mapping[str, str]:
    """The keys that the things of the second proposal have in the first, and new keys where two things share one."""
    known = dict(_keyed(first))
    taken = {*known, *(key for key, _ in _keyed(second))}
    keys: dict[str, str] = {}
    for key, thing in _keyed(second):
        matches = [name for name, each in known.items() if _is_same_thing(each, thing)]
        if len(matches) > 1 and isinstance(thing, ProposedPerson):
            # "Morita" may be Kenji or Hana Morita: the office tells, or nothing does.
            matches = [name for name in matches if thing.office and not _differ(known[name].office, thing.office)]
        same = next(iter(matches), None)
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
    offices = [each.office.value if each.office is not None else None for each in (first, second)]
    return any(
        may_be_one_person(name, offices[0], other, offices[1]) for name in _names(first) for other in _names(second)
    )


def _names(person: ProposedPerson) -> Iterator[str]:
    """Yields the name, and its other spellings of more than one word."""
    if person.name is not None:
        yield person.name.value
    yield from (alias.value for alias in person.aliases if len(name_words(alias.value)) > 1)


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


_Names: TypeAlias = Mapping[str, str]
"""The names of the places of the second proposal, by key."""


def _merge(first: Any, second: Any, places: _Names, field: str = "") -> Any:
    """Merges two values of a field: facts, lists, or things with such fields."""
    if first is None or second is None:
        return second if first is None else first
    if isinstance(first, ProposedFact):
        return _merge_facts(first, second, places, field)
    if isinstance(first, tuple):
        return _merge_lists(first, second, places)
    if not attrs.has(type(first)):
        return first
    names = [field.name for field in attrs.fields(type(first)) if field.name not in _IDENTITY_FIELDS]
    kinds = [name for name in ("kind",) if isinstance(getattr(first, name, None), ProposedFact)]
    return attrs.evolve(
        first, **{name: _merge(getattr(first, name), getattr(second, name), places, name) for name in (*names, *kinds)}
    )


def _merge_facts(first: ProposedFact, second: ProposedFact, places: _Names, field: str) -> ProposedFact:
    if first.value == second.value and (first.rule, first.note) == (second.rule, second.note):
        return attrs.evolve(first, citations=(*first.citations, *second.citations))
    if first.value == second.value and first.note is not None and second.note is None:
        return second  # words that state it are better than an inference
    if field == "status":
        return second if _RANKS.get(second.value, -1) > _RANKS.get(first.value, -1) else first
    if field in {"name", "office"} and len(second.value.split()) > len(first.value.split()):
        return second if set(name_words(first.value)) <= set(name_words(second.value)) else first  # the fuller form
    if field not in _DISPUTED or first.value == second.value or second.note is not None or not second.citations:
        return first
    says = places.get(second.value, second.value) if field == "place" else second.value
    dissent = ProposedDissent(says=says, citation=second.citations[0], rule=second.rule)
    return attrs.evolve(first, dissents=(*first.dissents, dissent))


def _merge_lists(first: tuple[Any, ...], second: Iterable[Any], places: _Names) -> tuple[Any, ...]:
    merged, rest, taken = list(first), list(second), set[int]()
    # Engagements on the same day first: two meetings with one person are not one.
    for is_exact in (True, False):
        for item in tuple(rest):
            if is_exact and not isinstance(item, ProposedEngagement):
                continue
            index = next(
                (
                    at
                    for at, each in enumerate(merged[: len(first)] if isinstance(item, ProposedEngagement) else merged)
                    if at not in taken and _is_same(each, item) and (not is_exact or _is_on_same_day(each, item))
                ),
                None,
            )
            if index is not None:
                merged[index] = _merge(merged[index], item, places)
                rest = [each for each in rest if each is not item]
                if isinstance(item, ProposedEngagement):
                    taken.add(index)
            elif not is_exact:
                merged.append(item)
    return tuple(merged)


def _is_on_same_day(first: Any, second: Any) -> bool:
    return first.when is not None and second.when is not None and first.when.value == second.when.value


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
        case ChoiceOption(), ChoiceOption():
            return first.value == second.value
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
