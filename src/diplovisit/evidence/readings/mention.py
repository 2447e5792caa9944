"""A value in running text: where it stands, and what it is."""

import enum

import attrs

from diplovisit.evidence.readings.date_reading import DateReading
from diplovisit.evidence.readings.length_reading import DurationReading
from diplovisit.evidence.readings.quantity_reading import QuantityReading
from diplovisit.evidence.readings.refused import Unparsed


class MentionKind(enum.StrEnum):
    """Which of the readers reads it."""

    QUANTITY = "quantity"
    DATE = "date"
    LENGTH = "length"


@attrs.frozen(kw_only=True)
class Mention:
    """A value in a text, from `start` to before `end`, in code points.

    `core` is where the value itself begins, behind what bounds it or relates it ("approximately", "by"): a quote that
    begins there drops a bound and cuts no figure. `reading` is Refused for digits that are a value and have no one
    reading, such as "1.000.000".
    """

    start: int
    end: int
    core: int
    kind: MentionKind
    reading: QuantityReading | DateReading | DurationReading | Unparsed
