"""What several texts say of one visit in the course of time: which status holds, and which days were given up.

A status or days hold until a newer text says otherwise. Where the days of the texts themselves are not known, or two
are of one day, the order of the statuses in the course of a visit decides, and other days are kept as a dissent.
"""

import datetime
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import Proposal, ProposedEarlierDays, ProposedFact, ProposedStop
from diplovisit.record import Edtf, EdtfError

_OFF: Final = frozenset({"postponed", "cancelled"})
_STATED_AHEAD: Final = frozenset({"announced", "confirmed", "under-way", "held"})


def follow_course(merged: Proposal, proposals: Sequence[Proposal]) -> Proposal:
    """Returns a merged proposal with the status and the days of the newest texts. proposals: one of each text."""
    days = [_day_of(each) for each in proposals]
    known = [day for day in days if day is not None]
    if len(known) < len(proposals) or len(set(known)) < len(known):
        return merged
    in_time = [each for _, each in sorted(zip(known, proposals, strict=True), key=lambda pair: pair[0])]
    stops = tuple(_stop_in_time(stop, in_time) for stop in merged.stops)
    return attrs.evolve(merged, status=_status_in_time(merged, in_time), stops=stops)


def _day_of(proposal: Proposal) -> datetime.date | None:
    """The day of the text of a proposal; None if it is not known."""
    card = proposal.sources[0] if proposal.sources else None
    fact = card.dateline_date if card is not None else None
    try:
        date = Edtf(fact.value) if fact is not None else None
    except EdtfError:
        return None
    return date.lower if date is not None and date.lower == date.upper else None


def _status_in_time(merged: Proposal, in_time: Sequence[Proposal]) -> ProposedFact | None:
    """The status that the newest texts leave: one that is off is on again by an announcement alone."""
    off = [number for number, each in enumerate(in_time) if each.status is not None and each.status.value in _OFF]
    if not off:
        return merged.status
    after = [
        each.status for each in in_time[off[-1] + 1 :] if each.status is not None and each.status.value in _STATED_AHEAD
    ]
    return after[-1] if after else in_time[off[-1]].status


def _stop_in_time(stop: ProposedStop, in_time: Sequence[Proposal]) -> ProposedStop:
    """A stop with the days that the newest texts leave, and those that were given up before."""
    current: ProposedFact | None = None
    given_up: list[ProposedEarlierDays] = []
    for proposal in in_time:
        own = next((each for each in proposal.stops if _is_same_stop(each, stop)), None)
        if own is None:
            continue
        status = proposal.status
        ended = own.previously[0].ended if own.previously else None
        if ended is None and status is not None and status.value in _OFF:
            ended = status if status.citations else None
        if own.when is not None and current is None:
            current = own.when
        elif ended is not None and current is not None and (own.when is None or own.when.value != current.value):
            reason = own.previously[0].reason if own.previously else None
            days = ProposedEarlierDays(when=current, ended=ended, reason=reason)
            given_up.append(days.with_new_days(own.when))
            current = own.when
    if not given_up:
        return stop
    gone = {each.when.value for each in given_up}
    kept = tuple(each for each in stop.previously if each.when.value not in gone)
    return attrs.evolve(stop, when=current, previously=(*kept, *given_up))


def _is_same_stop(one: ProposedStop, other: ProposedStop) -> bool:
    codes = [
        (each.country.value if each.country is not None else None, each.territory.value if each.territory else None)
        for each in (one, other)
    ]
    return codes[0] == codes[1]
