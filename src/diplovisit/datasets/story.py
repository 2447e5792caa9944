"""What the remarks on a leg state and code can read: typed, with the words that state it."""

from typing import Generic, TypeVar

import attrs

from diplovisit.record import Capacity, Category, Edtf, EngagementKind, StopKind

_Value = TypeVar("_Value")


@attrs.frozen
class Activity:
    """Something that was done at the stop. `label` is what the remarks call it, `forum` whose meeting it was."""

    kind: EngagementKind
    label: str
    forum: str | None = None


@attrs.frozen
class Companion:
    """Whom the traveller accompanied: an office and a name as printed; "" for the name of whoever held the office."""

    office: str
    name: str
    quote: str


@attrs.frozen
class Stated(Generic[_Value]):
    """One fact with the words that state it."""

    value: _Value
    quote: str


@attrs.frozen
class StatedDays:
    """The days that the remarks list; `of_stay` where they say that the traveller was there on them."""

    when: Edtf
    quote: str
    of_stay: bool


@attrs.frozen
class ParsedRemarks:
    """All that the remarks on one leg state; what is not there was not stated, or was not understood."""

    kind: Stated[StopKind] | None = None
    category: Stated[Category] | None = None
    capacity: Stated[Capacity] | None = None
    days: StatedDays | None = None
    companion: Companion | None = None
    done: tuple[Activity, ...] = ()


NOTHING_STATED = ParsedRemarks()
