"""A stop as another record sees it: where, when, and whether somebody else's stop is at the same place and time."""

import enum
from collections.abc import Iterable

import attrs

from diplovisit.record import Edtf, Stop, polities
from diplovisit.record.vocabularies import StopKind


@attrs.frozen(kw_only=True)
class Stay:
    """What of a stop is kept.

    id: the stop's. places: their names in small letters. numbers: what data sets call it, such as the number of a leg.
    """

    id: str
    kind: StopKind
    country: str | None
    territory: str | None
    places: tuple[str, ...]
    when: Edtf | None
    numbers: tuple[str, ...]

    @property
    def land(self) -> str | None:
        """The country as people write it, with the territory where there is one; None where neither is known."""
        return "/".join(code for code in (self.country, self.territory) if code is not None) or None

    @property
    def can_be_judged(self) -> bool:
        """Whether its land and its days are known as far as others can be held against them."""
        return _has_land(self) and _days_are_certain(self)


class Presence(enum.Enum):
    """Whether somebody was where somebody else was on the same day."""

    THERE = "there"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


def make_stay(stop: Stop) -> Stay:
    """What of a stop is kept."""
    return Stay(
        id=stop.id,
        kind=stop.kind,
        country=stop.country,
        territory=stop.territory,
        places=tuple(" ".join(place.name.casefold().split()) for place in stop.places),
        when=stop.when,
        numbers=tuple(f"{identifier.scheme} {identifier.value}" for identifier in stop.identifiers),
    )


def presence(wanted: Stay, others: Iterable[Stay]) -> Presence:
    """Whether one of the other stays is where the wanted one is, on one of its days at least.

    Where another has no days, doubtful ones, or no land, it may have been there, and nobody can say.
    """
    found = Presence.ELSEWHERE
    for other in others:
        same_land, same_days = _share_land(wanted, other), _share_days(wanted, other)
        if same_land is Presence.THERE and same_days is Presence.THERE:
            return Presence.THERE
        if Presence.ELSEWHERE not in {same_land, same_days}:
            found = Presence.UNKNOWN
    return found


def days_apart(one: Stay, other: Stay) -> int:
    """The days between two stays whose days are known; 0 where they share one.

    >>> at = lambda when: Stay(
    ...     id="a", kind=StopKind.VISIT, country="IT", territory=None, places=(), when=Edtf(when), numbers=()
    ... )
    >>> days_apart(at("2014-03-25"), at("2014-03-27/2014-03-28"))
    2
    """
    if one.when is None or other.when is None:
        return 0
    bounds = (one.when.lower, one.when.upper, other.when.lower, other.when.upper)
    lower, upper, first, last = ((bound.toordinal() if bound else 0) for bound in bounds)
    return max(first - upper, lower - last, 0)


def _share_land(one: Stay, other: Stay) -> Presence:
    if one.country is not None and one.country == other.country:
        known = one.territory is not None and other.territory is not None
        return Presence.ELSEWHERE if known and one.territory != other.territory else Presence.THERE
    # Bermuda is GB with the territory BM in one record, and BM in another.
    if {one.country, one.territory} & {other.country, other.territory} - {None}:
        return Presence.THERE
    return Presence.ELSEWHERE if _has_land(one) and _has_land(other) else Presence.UNKNOWN


def _has_land(one: Stay) -> bool:
    """Whoever goes to the United Nations is in the United States as well: an organisation has no land."""
    if one.land is None:
        return False
    polity = polities.polity(one.country) if one.country is not None else None
    return polity is None or polity.kind is not polities.PolityKind.ORGANISATION


def _days_are_certain(one: Stay) -> bool:
    when = one.when
    return when is not None and not when.qualifier and when.lower is not None and when.upper is not None


def _share_days(one: Stay, other: Stay) -> Presence:
    if one.when is not None and other.when is not None and one.when.overlaps(other.when):
        return Presence.THERE
    return Presence.ELSEWHERE if _days_are_certain(one) and _days_are_certain(other) else Presence.UNKNOWN
