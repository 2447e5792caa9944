"""Changes of a feed: two states of the same records, and what a subscriber has to see of the second."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from diplovisit import Edtf, Visit, load
from diplovisit.record import Ending, Engagement, EngagementStatus, Status, Stop
from diplovisit.record.stops import PreviousDates

Effect: TypeAlias = Literal["added", "changed", "moved", "cancelled", "gone"]


def _published(name: str, *, revised: str) -> Visit:
    """An example as it was first published: without evidence, which no calendar needs."""
    visit = attrs.evolve(load(f"examples/{name}.yaml"), evidence=(), absent=(), revision=1)
    stops = tuple(attrs.evolve(stop, previously=()) for stop in visit.stops)
    return attrs.evolve(visit, stops=stops, revised=datetime.datetime.fromisoformat(revised))


PORTUGAL: Final = _published("state-visit-rescheduled", revised="2026-05-01T09:00:00Z")
"""One stop on three days in Lisbon's time zone, with a dinner at 20:00 and two engagements without an hour."""

BALTIC: Final = _published("baltic-tour", revised="2026-05-02T09:00:00Z")
"""Two stops without days of their own, in a visit on three days; a dinner is cancelled."""

TOUR: Final = attrs.evolve(
    BALTIC,
    when=None,
    stops=tuple(
        attrs.evolve(stop, when=Edtf(days), engagements=stop.engagements[:1])
        for stop, days in zip(BALTIC.stops, ("2026-10-09", "2026-10-10/2026-10-11"), strict=True)
    ),
)
"""Two stops, each with its days."""


@attrs.frozen(kw_only=True)
class FeedChange:
    """A change from one state of a feed to the next.

    effects: what becomes of the entries, by their keys; entries that are not named stay as they were. titles: how the
    titles of entries begin afterwards.
    """

    before: tuple[Visit, ...]
    after: tuple[Visit, ...]
    effects: Mapping[str, Effect]
    titles: Mapping[str, str] = {}


def revise(visit: Visit, *, hours: int = 1, **changes: Any) -> Visit:
    """Returns the next revision of a visit."""
    later = visit.revised + datetime.timedelta(hours=hours)
    return attrs.evolve(visit, revision=visit.revision + 1, revised=later, **changes)


def _with_stop(visit: Visit, stop: str, change: Callable[[Stop], Stop], **more: Any) -> Visit:
    return revise(visit, stops=tuple(change(one) if one.id == stop else one for one in visit.stops), **more)


def _with_engagement(visit: Visit, name: str, change: Callable[[Engagement], Engagement | None]) -> Visit:
    def changed(stop: Stop) -> Stop:
        kept = (change(one) if one.id == name else one for one in stop.engagements)
        return attrs.evolve(stop, engagements=tuple(one for one in kept if one is not None))

    (stop,) = (one.id for one in visit.stops if any(engagement.id == name for engagement in one.engagements))
    return _with_stop(visit, stop, changed)


def _ended(stop: Stop, ended: Ending, when: str | None) -> Stop:
    """A stop that lost its days, or has others."""
    assert stop.when is not None
    earlier = PreviousDates(id="earlier", when=stop.when, ended=ended)
    kept = tuple(attrs.evolve(one, when=None) for one in stop.engagements)
    return attrs.evolve(stop, when=None if when is None else Edtf(when), previously=(earlier,), engagements=kept)


def _portugal(
    after: Visit | None, effects: Mapping[str, Effect], titles: Mapping[str, str] | None = None
) -> FeedChange:
    """A change of the visit to Portugal; the tour next to it stays."""
    prefix = f"{PORTUGAL.id}/portugal"
    return FeedChange(
        before=(PORTUGAL, TOUR),
        after=(TOUR,) if after is None else (after, TOUR),
        effects={f"{prefix}{path}": effect for path, effect in effects.items()},
        titles={f"{prefix}{path}": title for path, title in (titles or {}).items()},
    )


def _tour(before: Visit, after: Visit, effects: Mapping[str, Effect]) -> FeedChange:
    """A change of the tour; the visit to Portugal next to it stays."""
    return FeedChange(
        before=(PORTUGAL, before),
        after=(PORTUGAL, after),
        effects={f"{BALTIC.id}{path}": effect for path, effect in effects.items()},
    )


_DINNER: Final = "/state-dinner"

_POSTPONED: Final = _with_stop(
    PORTUGAL, "portugal", lambda stop: _ended(stop, Ending.POSTPONED, None), status=Status.POSTPONED
)

_TO_A_MONTH: Final = _with_stop(
    PORTUGAL, "portugal", lambda stop: _ended(stop, Ending.RESCHEDULED, "2027-03"), status=Status.POSTPONED
)

_SET: Final = _with_stop(
    TOUR, "estonia", lambda stop: attrs.evolve(stop, when=Edtf("{2026-10-10,2026-10-12,2026-10-14}"))
)
"""The tour with three separate days of one stop."""

_DAY_OFF: Final = PreviousDates(id="second-day", when=Edtf("2026-10-12"), ended=Ending.CANCELLED)

CHANGES: Final[Mapping[str, FeedChange]] = {
    "nothing": _portugal(PORTUGAL, {}),
    "title": _portugal(
        revise(PORTUGAL, title="President Elvira Montaraz visits Lisbon"),
        {"": "changed", _DINNER: "changed"},
        {"": "President Elvira Montaraz visits Lisbon"},
    ),
    "hour": _portugal(
        _with_engagement(PORTUGAL, "state-dinner", lambda one: attrs.evolve(one, when=Edtf("2026-10-07T21:30:00"))),
        {"": "changed", _DINNER: "moved"},
    ),
    "hour-becomes-known": _portugal(
        _with_engagement(PORTUGAL, "plant-visit", lambda one: attrs.evolve(one, when=Edtf("2026-10-07T10:00:00"))),
        {"": "changed", _DINNER: "changed", "/plant-visit": "added"},
    ),
    "new-days": _portugal(
        _with_stop(PORTUGAL, "portugal", lambda stop: _ended(stop, Ending.RESCHEDULED, "2026-10-20/2026-10-22")),
        {"": "moved", _DINNER: "gone"},
    ),
    "postponed-to-new-days": _portugal(
        _with_stop(
            PORTUGAL,
            "portugal",
            lambda stop: _ended(stop, Ending.RESCHEDULED, "2026-10-20/2026-10-22"),
            status=Status.POSTPONED,
        ),
        {"": "moved", _DINNER: "gone"},
        {"": "[Tentative] "},
    ),
    "postponed-without-new-days": _portugal(
        _POSTPONED,
        {"": "cancelled", _DINNER: "gone"},
        {"": "[Postponed] "},
    ),
    "postponed-to-a-month": _portugal(
        _TO_A_MONTH,
        {"": "cancelled", _DINNER: "gone"},
        {"": "[Postponed] "},
    ),
    "cancelled-after-a-month": FeedChange(
        before=(_TO_A_MONTH, TOUR),
        after=(
            _with_stop(
                _TO_A_MONTH,
                "portugal",
                lambda stop: attrs.evolve(
                    stop,
                    when=None,
                    previously=(
                        *stop.previously,
                        PreviousDates(id="march", when=Edtf("2027-03"), ended=Ending.CANCELLED),
                    ),
                ),
                status=Status.CANCELLED,
            ),
            TOUR,
        ),
        effects={f"{PORTUGAL.id}/portugal": "cancelled"},
        titles={f"{PORTUGAL.id}/portugal": "[Cancelled] "},
    ),
    "new-days-after-a-postponement": FeedChange(
        before=(_POSTPONED, TOUR),
        after=(
            _with_stop(
                _POSTPONED,
                "portugal",
                lambda stop: attrs.evolve(
                    stop,
                    when=Edtf("2026-10-20/2026-10-22"),
                    previously=(attrs.evolve(stop.previously[0], ended=Ending.RESCHEDULED),),
                ),
                status=Status.ANNOUNCED,
            ),
            TOUR,
        ),
        effects={f"{PORTUGAL.id}/portugal": "moved"},
        titles={f"{PORTUGAL.id}/portugal": "President Elvira"},
    ),
    "cancelled": _portugal(
        revise(PORTUGAL, status=Status.CANCELLED),
        {"": "cancelled", _DINNER: "cancelled"},
        {"": "[Cancelled] ", _DINNER: "[Cancelled] "},
    ),
    "cancelled-without-days": _portugal(
        _with_stop(PORTUGAL, "portugal", lambda stop: _ended(stop, Ending.CANCELLED, None), status=Status.CANCELLED),
        {"": "cancelled", _DINNER: "gone"},
        {"": "[Cancelled] "},
    ),
    "engagement-cancelled": _portugal(
        _with_engagement(PORTUGAL, "state-dinner", lambda one: attrs.evolve(one, status=EngagementStatus.CANCELLED)),
        {"": "changed", _DINNER: "cancelled"},
        {"": "President Elvira", _DINNER: "[Cancelled] "},
    ),
    "engagement-without-hour-cancelled": _portugal(
        _with_engagement(PORTUGAL, "plant-visit", lambda one: attrs.evolve(one, status=EngagementStatus.CANCELLED)),
        {"": "changed", _DINNER: "changed", "/plant-visit": "added"},
        {"/plant-visit": "[Cancelled] "},
    ),
    "engagement-removed": _portugal(
        _with_engagement(PORTUGAL, "state-dinner", lambda _: None), {"": "changed", _DINNER: "gone"}
    ),
    "record-removed": _portugal(None, {"": "gone", _DINNER: "gone"}),
    "record-added": FeedChange(
        before=(TOUR,),
        after=(PORTUGAL, TOUR),
        effects={f"{PORTUGAL.id}/portugal": "added", f"{PORTUGAL.id}/portugal/state-dinner": "added"},
    ),
    "stop-removed": _tour(TOUR, revise(TOUR, stops=TOUR.stops[:1]), {"/latvia": "changed", "/estonia": "gone"}),
    "stop-cancelled": _tour(
        TOUR,
        _with_stop(TOUR, "estonia", lambda stop: _ended(stop, Ending.CANCELLED, None)),
        {"/latvia": "changed", "/estonia": "cancelled"},
    ),
    "stop-moved-to-a-month": _tour(
        TOUR,
        _with_stop(TOUR, "estonia", lambda stop: _ended(stop, Ending.RESCHEDULED, "2027-03")),
        {"/latvia": "changed", "/estonia": "cancelled"},
    ),
    "day-of-a-set-cancelled": _tour(
        _SET,
        _with_stop(
            _SET,
            "estonia",
            lambda stop: attrs.evolve(stop, when=Edtf("{2026-10-10,2026-10-14}"), previously=(_DAY_OFF,)),
        ),
        {
            "/latvia": "changed",
            "/estonia@2026-10-10": "changed",
            "/estonia@2026-10-12": "cancelled",
            "/estonia@2026-10-14": "changed",
        },
    ),
    "days-of-stops-become-known": _tour(
        BALTIC,
        attrs.evolve(TOUR, revision=2, revised=BALTIC.revised + datetime.timedelta(hours=1)),
        {
            "": "gone",
            "/latvia": "added",
            "/latvia/riga-meeting": "gone",  # it is now a line in the entry of its stop
            "/latvia/state-dinner": "gone",
            "/estonia": "added",
            "/estonia/wreath": "gone",
        },
    ),
    "days-become-a-set": _tour(
        TOUR,
        _with_stop(TOUR, "estonia", lambda stop: attrs.evolve(stop, when=Edtf("{2026-10-10,2026-10-12}"))),
        {"/latvia": "changed", "/estonia": "gone", "/estonia@2026-10-10": "added", "/estonia@2026-10-12": "added"},
    ),
}
"""Every kind of change of a feed, by its name."""
