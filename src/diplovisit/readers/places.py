"""Where the values of a document stand in its text, as offsets."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from diplovisit.record.finding import Path

Spot: TypeAlias = tuple[int, int]
"""The offsets at which something begins and ends."""


_NO_KEYS: Mapping[str, Spot] = {}
_NOTHING_INSIDE: "Mapping[str | int, Place]" = {}


class Place(NamedTuple):
    """Where a value stands, its keys if it is a mapping, and what lies inside it.

    A tuple and not an attrs class: YAML makes one for every value that it reads, and a tuple is made in a third of
    the time.
    """

    start: int
    end: int
    keys: Mapping[str, Spot] = _NO_KEYS
    inside: "Mapping[str | int, Place]" = _NOTHING_INSIDE

    def spot(self, path: Path, *, at_key: bool) -> Spot:
        """The place of the value at a path, or of its key; of what leads to it where there is no such value.

        >>> inner = Place(12, 16)
        >>> root = Place(0, 17, {"status": (1, 9)}, {"status": inner})
        >>> root.spot(("status",), at_key=False), root.spot(("status",), at_key=True), root.spot(("id",), at_key=False)
        ((12, 16), (1, 9), (1, 9))
        """
        place: Place = self
        key: Spot | None = None
        for step in path:
            inner = place.inside.get(step)
            if inner is None:
                return key or place.first_key or place[:2]
            key = place.keys.get(step) if isinstance(step, str) else None
            place = inner
        # A value without a character, such as nothing after a YAML key, is shown by its key.
        if key is not None and (at_key or place.start == place.end):
            return key
        return place[:2]

    def at(self, path: Path) -> "Place | None":
        """The place of the value at a path; None where there is no such value.

        >>> root = Place(0, 17, {"status": (1, 9)}, {"status": Place(12, 16)})
        >>> root.at(("status",))[:2], root.at(("status", 0))
        ((12, 16), None)
        """
        place: Place | None = self
        for step in path:
            place = place.inside.get(step) if place is not None else None
        return place

    @property
    def first_key(self) -> Spot | None:
        """The place of the first key, None where there is none."""
        return next(iter(self.keys.values()), None)
