"""Whether several texts are of one visit. Texts of different visits are not mixed in one record."""

from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.proposal import Proposal, ProposedStop
from diplovisit.record import Edtf, EdtfError
from diplovisit.record.name_words import name_words

_OFF: Final = frozenset({"postponed", "cancelled"})
_MOST_DAYS_BETWEEN_STOPS: Final = 4


class DifferentVisits(DraftImpossible):
    """Raised for texts of different visits. source: the text that is of another visit than the first one."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(["of one visit"], ())
        self.args = (f"the texts are of different visits: {source} {why}; draft each visit from its own texts",)
        self.source = source


def require_one_visit(proposals: Sequence[Proposal]) -> None:
    """Raises DifferentVisits where a text is plainly of another visit than those before it."""
    for number, proposal in enumerate(proposals[1:], 1):
        reasons = [_why_another(each, proposal) for each in proposals[:number]]
        # One text in common is enough: a tour may be told country by country.
        if reasons and all(reason is not None for reason in reasons):
            source = proposal.sources[0].id if proposal.sources else f"text {number + 1}"
            raise DifferentVisits(source, str(reasons[0]))


def _why_another(first: Proposal, second: Proposal) -> str | None:
    ours, theirs = tuple(_leaders(first)), tuple(_leaders(second))
    if ours and theirs and not any(_may_be_one(one, other) for one in ours for other in theirs):
        return f"has {' and '.join(' '.join(each) for each in theirs)} travel, who does not travel in the other text"
    countries = [{_code(stop) for stop in each.stops} - {None} for each in (first, second)]
    days = [tuple(_days(each.stops)) for each in (first, second)]
    are_apart = all(days) and not any(_are_near(one, other) for one in days[0] for other in days[1])
    if all(countries) and countries[0].isdisjoint(countries[1]) and (are_apart or not all(days)):
        return "goes to another country" if not are_apart else "goes to another country on other days"
    if are_apart and not any(_is_moved(each) for each in (first, second)):
        return f"is of {' and '.join(map(str, days[1]))}, and no words say that the visit moved"
    return None


def _leaders(proposal: Proposal) -> Iterator[tuple[str, ...]]:
    """Yields the words of the names of those who travel."""
    people = {person.key: person for person in proposal.people}
    for traveller in proposal.travellers:
        person = people.get(traveller.person.value)
        if person is not None and person.name is not None:
            yield name_words(person.name.value)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def _code(stop: ProposedStop) -> str | None:
    fact = stop.territory or stop.country
    return fact.value if fact is not None else None


def _days(stops: Sequence[ProposedStop]) -> Iterator[Edtf]:
    for stop in stops:
        for fact in (stop.when, *(each.when for each in stop.previously)):
            try:
                if fact is not None:
                    yield Edtf(fact.value)
            except EdtfError:
                continue


def _are_near(one: Edtf, other: Edtf) -> bool:
    if one.overlaps(other):
        return True
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return True
    return (max(one.lower, other.lower) - min(one.upper, other.upper)).days <= _MOST_DAYS_BETWEEN_STOPS


def _is_moved(proposal: Proposal) -> bool:
    """Whether a text says that its visit was moved, put off or called off."""
    is_off = proposal.status is not None and proposal.status.value in _OFF
    return is_off or any(stop.previously for stop in proposal.stops)
