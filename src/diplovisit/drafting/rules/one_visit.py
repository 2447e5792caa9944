"""Refuses texts that tell of different visits: a record of both would say of one what is true of the other."""

from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.merging import is_one_person
from diplovisit.drafting.proposal import Proposal, ProposedPerson
from diplovisit.english.values import country_name, join_words

_REMEDY: Final = "draft each text alone, or leave out the text that is about another visit"
_OR_CHOOSE: Final = "; `--traveller NAME` says whose visit a text is about that tells of several"


def refuse_several_visits(proposals: Sequence[Proposal]) -> None:
    """Refuses proposals of which one is about another visit than the first one. Each has one text, in order.

    Two texts are about one visit if the same person leads and they share a country. A text that does not say who
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
        if _is_led_by_another(other, leader) or is_other_place:
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
    return f"{who} in {places} ({source})" if places else f"{who} ({source})"
