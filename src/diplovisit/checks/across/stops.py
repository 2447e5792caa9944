"""The parts of a stop that other records need, and comparisons of two stops in place and time."""

import enum
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.record import Edtf, Stop, polities
from diplovisit.record.vocabularies import EngagementKind, EngagementStatus, Modality, StopKind


@attrs.frozen
class Meeting:
    """An engagement with somebody of the receiving state, at its place among the engagements and the participants.

    when: the days of the engagement; those of the stop if it has none of its own.
    """

    engagement: str
    position: int
    host: PersonIdentity
    when: Edtf | None


@attrs.frozen(kw_only=True)
class Stay:
    """The digest of a stop.

    id: the id of the stop. places: their names in lower case. numbers: its ids in data sets, such as that of a leg.
    """

    id: str
    kind: StopKind
    country: str | None
    territory: str | None
    places: tuple[str, ...]
    when: Edtf | None
    numbers: tuple[str, ...]
    meetings: tuple[Meeting, ...] = ()

    @property
    def country_and_territory(self) -> str | None:
        """The country and the territory, as far as known, as in "GB/BM"; None if neither is known."""
        return "/".join(code for code in (self.country, self.territory) if code is not None) or None

    @property
    def can_be_judged(self) -> bool:
        """Whether its country and its days are known well enough for a comparison."""
        return _has_country(self) and _days_are_certain(self)


class Presence(enum.Enum):
    """Whether two people were at the same place on the same day."""

    THERE = "there"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


_DOUBTFUL: Final = frozenset({Modality.POSSIBLE, Modality.UNLIKELY})


_OFF: Final = frozenset({EngagementStatus.CANCELLED, EngagementStatus.POSTPONED})


def make_stay(stop: Stop, people: Mapping[str, PersonIdentity], whole: Edtf | None = None) -> Stay:
    """Returns the digest of a stop.

    people: those of the record, by id. whole: the days of the visit, for its only stop; they are those of the stop if
    it has none of its own.
    """
    when = stop.when or whole
    hosts = {stop.country, stop.territory} - {None}
    return Stay(
        id=stop.id,
        kind=stop.kind,
        country=stop.country,
        territory=stop.territory,
        places=tuple(" ".join(place.name.casefold().split()) for place in stop.places),
        when=when,
        numbers=tuple(f"{identifier.scheme} {identifier.value}" for identifier in stop.identifiers),
        meetings=tuple(
            Meeting(engagement.id, position, people[participant.person], engagement.when or when)
            for engagement in stop.engagements
            # The late President takes part in a funeral, and is not travelling.
            if engagement.kind is not EngagementKind.FUNERAL
            and engagement.modality not in _DOUBTFUL
            and engagement.status not in _OFF
            for position, participant in enumerate(engagement.participants)
            if people[participant.person].country in hosts
        ),
    )


def presence(wanted: Stay, others: Iterable[Stay]) -> Presence:
    """Whether one of the other stays is at the place of the wanted stay, on at least one of its days.

    The answer is unknown for another stay without days or country, or with uncertain days.
    """
    result = Presence.ELSEWHERE
    for other in others:
        same_country, same_days = _share_country(wanted, other), _share_days(wanted, other)
        if same_country is Presence.THERE and same_days is Presence.THERE:
            return Presence.THERE
        if Presence.ELSEWHERE not in {same_country, same_days}:
            result = Presence.UNKNOWN
    return result


def days_apart(stay: Stay, other: Stay) -> int:
    """Returns the days between two stays with known days; 0 if they share a day, or if one has no days.

    >>> at = lambda when: Stay(
    ...     id="a", kind=StopKind.VISIT, country="IT", territory=None, places=(), when=Edtf(when), numbers=()
    ... )
    >>> days_apart(at("2014-03-25"), at("2014-03-27/2014-03-28"))
    2
    """
    if stay.when is None or other.when is None:
        return 0
    bounds = (stay.when.lower, stay.when.upper, other.when.lower, other.when.upper)
    lower, upper, first, last = ((bound.toordinal() if bound else 0) for bound in bounds)
    return max(first - upper, lower - last, 0)


def _share_country(stay: Stay, other: Stay) -> Presence:
    if stay.country is not None and stay.country == other.country:
        known = stay.territory is not None and other.territory is not None
        return Presence.ELSEWHERE if known and stay.territory != other.territory else Presence.THERE
    # Bermuda is GB with the territory BM in one record, and BM in another.
    if {stay.country, stay.territory} & {other.country, other.territory} - {None}:
        return Presence.THERE
    return Presence.ELSEWHERE if _has_country(stay) and _has_country(other) else Presence.UNKNOWN


def _has_country(stay: Stay) -> bool:
    """Whether a stay has a country. An organisation does not count: the United Nations are in the United States."""
    if stay.country_and_territory is None:
        return False
    polity = polities.polity(stay.country) if stay.country is not None else None
    return polity is None or polity.kind is not polities.PolityKind.ORGANISATION


def _days_are_certain(stay: Stay) -> bool:
    when = stay.when
    return when is not None and not when.qualifier and when.lower is not None and when.upper is not None


def _share_days(stay: Stay, other: Stay) -> Presence:
    if stay.when is not None and other.when is not None and stay.when.overlaps(other.when):
        return Presence.THERE
    return Presence.ELSEWHERE if _days_are_certain(stay) and _days_are_certain(other) else Presence.UNKNOWN
