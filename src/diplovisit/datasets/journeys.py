"""Legs to journeys: the legs of one person that follow one another."""

from collections.abc import Iterable, Iterator

from diplovisit.datasets.leg import Leg


def journeys(legs: Iterable[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    """Groups legs into journeys: of one traveller in one office, with at most `gap` days from end to beginning.

    Two legs that share a day, or the second of which begins on the day after the first ends, are one day apart at most.
    They come traveller by traveller, each in the order of days. A leg without a day, and every leg where `gap` is None,
    is a journey of its own.

    >>> from diplovisit.record import Edtf
    >>> legs = [
    ...     Leg(number=n, when=Edtf(d))
    ...     for n, d in (("1", "1961-05-16/1961-05-18"), ("2", "1961-05-31/1961-06-03"), ("3", "1961-06-03/1961-06-04"))
    ... ]
    >>> [[leg.number for leg in journey] for journey in journeys(legs, 1)]
    [['1'], ['2', '3']]
    """
    of_traveller: dict[tuple[str, str, str | None], list[Leg]] = {}
    for leg in legs:
        of_traveller.setdefault((leg.traveller, leg.name, leg.office), []).append(leg)
    for each in of_traveller.values():
        yield from _journeys(each, gap)


def _journeys(legs: list[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    journey: list[Leg] = []
    end: int | None = None
    for leg in sorted(legs, key=_order):
        follows = gap is not None and end is not None and leg.first is not None and leg.first.toordinal() - end <= gap
        if journey and not follows:
            yield tuple(journey)
            journey, end = [], None
        journey.append(leg)
        if leg.last is not None:
            end = max(end or 0, leg.last.toordinal())
    if journey:
        yield tuple(journey)


def _order(leg: Leg) -> tuple[int, int, int, str, str]:
    # Of two that begin on one day the shorter one is first: it is where the traveller came from.
    first = leg.first.toordinal() if leg.first is not None else 0
    last = leg.last.toordinal() if leg.last is not None else 0
    # By its digits, of which Python makes no number beyond 4,300.
    digits = leg.number.lstrip("0") if leg.number.isascii() and leg.number.isdecimal() else ""
    return (first, last, len(digits), digits, leg.number)
