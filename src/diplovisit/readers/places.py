"""Where the values of a document stand in its text, as offsets."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from diplovisit.record.finding import FieldPath

OffsetRange: TypeAlias = tuple[int, int]
"""The offsets at which something begins and ends."""


_NO_KEYS: Mapping[str, OffsetRange] = {}
_NOTHING_INSIDE: "Mapping[str | int, ValuePosition]" = {}


class ValuePosition(NamedTuple):
    """Where a value stands, its keys if it is a mapping, and what lies inside it.

    A tuple and not an attrs class: YAML makes one for every value that it reads, and a tuple is made in a third of
    the time.
    """

    start: int
    end: int
    keys: Mapping[str, OffsetRange] = _NO_KEYS
    inside: "Mapping[str | int, ValuePosition]" = _NOTHING_INSIDE

    def offset_range(self, path: FieldPath, *, at_key: bool) -> OffsetRange:
        """The place of the value at a path, or of its key; of what leads to it where there is no such value.

        >>> inner = ValuePosition(12, 16)
        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": inner})
        >>> (
        ...     root.offset_range(("status",), at_key=False),
        ...     root.offset_range(("status",), at_key=True),
        ...     root.offset_range(("id",), at_key=False),
        ... )
        ((12, 16), (1, 9), (1, 9))
        """
        place: ValuePosition = self
        key: OffsetRange | None = None
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

    def at(self, path: FieldPath) -> "ValuePosition | None":
        """The place of the value at a path; None where there is no such value.

        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": ValuePosition(12, 16)})
        >>> root.at(("status",))[:2], root.at(("status", 0))
        ((12, 16), None)
        """
        place: ValuePosition | None = self
        for step in path:
            place = place.inside.get(step) if place is not None else None
        return place

    @property
    def first_key(self) -> OffsetRange | None:
        """The place of the first key, None where there is none."""
        return next(iter(self.keys.values()), None)
