"""Refuses texts that tell of different visits: a record of both would say of one what is true of the other."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.merging import is_one_person
from diplovisit.drafting.proposal import Proposal, ProposedPerson
from diplovisit.english.values import country_name, join_words
from diplovisit.record import Edtf, EdtfError

_OFF: Final = frozenset({"postponed", "cancelled"})
_NEAR: Final = datetime.timedelta(days=4)
_REMEDY: Final = "draft each text alone, or leave out the text that is about another visit"
_OR_CHOOSE: Final = "; if a text is about several visits, choose one with --traveller NAME"


def refuse_several_visits(proposals: Sequence[Proposal]) -> None:
    """Refuses proposals of which one is about another visit than the first one. Each has one text, in order.

    Two texts are about one visit if the same person leads and they share a country. Days that lie apart are of two
    visits, unless words of one text put it off, call it off or move it. A text that does not say who
    travels must name the leader. Raises DraftImpossible.
    """
    if len(proposals) < 2:
        return
    first = next((each for each in proposals if _names_leader(each)), proposals[0])
    leader, visited = _leader(first), set(_visited(first))
    for other in proposals:
        if other is first or leader is None:
            continue
        visited_by_other = set(_visited(other))
        is_other_place = bool(visited and visited_by_other) and visited.isdisjoint(visited_by_other)
        if _is_led_by_another(other, leader) or is_other_place or _are_apart(first, other):
            one, two = (each for each in proposals if each in (first, other))
            raise DraftImpossible(
                (),
                (),
                reason=f"the texts are about two visits: {_name_visit(one)}, and {_name_visit(two)}",
                remedy=_REMEDY + _OR_CHOOSE,
            )
        visited |= visited_by_other


def _is_led_by_another(proposal: Proposal, leader: ProposedPerson) -> bool:
    own = _leader(proposal)
    if own is not None and (_names_leader(proposal) or any(_visited(proposal))):
        return not is_one_person(own, leader)
    if own is not None:
        return True  # a person says who travels, and the text names neither that person nor a place of the visit
    return not any(is_one_person(person, leader) for person in proposal.people)


def _are_apart(first: Proposal, second: Proposal) -> bool:
    """Whether the days of two texts lie apart, and neither says that the visit was moved."""
    ours, theirs = tuple(_days(first)), tuple(_days(second))
    is_moved = any(
        (each.status is not None and each.status.value in _OFF) or any(stop.previously for stop in each.stops)
        for each in (first, second)
    )
    return bool(ours and theirs) and not is_moved and not any(_are_near(one, other) for one in ours for other in theirs)


def _days(proposal: Proposal) -> Iterator[Edtf]:
    for fact in (stop.when for stop in proposal.stops):
        try:
            if fact is not None:
                yield Edtf(fact.value)
        except EdtfError:
            continue


def _are_near(one: Edtf, other: Edtf) -> bool:
    if one.overlaps(other) or one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return True
    return max(one.lower, other.lower) - min(one.upper, other.upper) <= _NEAR


def _names_leader(proposal: Proposal) -> bool:
    """Whether the words of a text name the one who leads, and not a person alone who says so."""
    leader = _leader(proposal)
    return leader is not None and leader.name is not None and bool(leader.name.citations)


def _leader(proposal: Proposal) -> ProposedPerson | None:
    key = proposal.travellers[0].person.value if proposal.travellers else None
    return next((person for person in proposal.people if person.key == key), None)


def _visited(proposal: Proposal) -> Iterator[str]:
    for stop in proposal.stops:
        if stop.country is not None:
            yield stop.country.value


def _name_visit(proposal: Proposal) -> str:
    """The visit of one text, in words: "Sofie Lindgaard in Ghana (base)"."""
    leader = _leader(proposal)
    name = leader.name if leader is not None else None
    places = join_words([country_name(code) for code in dict.fromkeys(_visited(proposal))])
    source = proposal.sources[0].id if proposal.sources else "a text"
    who = name.value if name is not None else "somebody whom it does not name"
    days = "".join(f", {each}" for each in _days(proposal))
    return f"{who} in {places} ({source}){days}" if places else f"{who} ({source})"
