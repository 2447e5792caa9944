"""Dates: EDTF text with the days that it can mean.

The grammar and its sources are in `edtf_grammar`.
"""

import datetime
import functools
import itertools
from collections.abc import Iterable
from typing import Final, Self

import attrs

from diplovisit.record.edtf_grammar import (
    LONGEST,
    PATTERN,
    READABLE_PATTERN,
    DateQualifier,
    DaySpan,
    EdtfError,
    Form,
    Precision,
    matches_grammar,
    parse_edtf,
)
from diplovisit.record.edtf_refusal import malformed_error

__all__ = [
    "LONGEST",
    "PATTERN",
    "READABLE_PATTERN",
    "DateQualifier",
    "DaySpan",
    "Edtf",
    "EdtfError",
    "Form",
    "Precision",
]

_MOST_DAYS: Final = 10_000


@functools.total_ordering
@attrs.frozen(repr=False)
class Edtf:
    """A date, a time, an interval or a set, in EDTF text (ISO 8601-2:2019, the Library of Congress's specification).

    Two dates are equal if their texts are: `2025-03` and `2025-03-01/2025-03-31` mean the same days and are not equal.
    Raises EdtfError for any other text.

    form: the kind of text.
    precision: that of its coarsest part; `1985-XX-XX` is a YEAR, because no more is known.
    qualifier: `?`, `~` or `%`, or the union of those of several parts: `?` in one and `~` in another means both. None
        if there is none.
    spans: the days it can mean: one span for a date, a time or an interval, or one for each member of a set, in the
        order written.
    lower, upper: the first and the last day it can mean; None if that end is open (`..`) or unknown (empty).
    moment: the time of a DATE_TIME. It is aware if the text has Z or an offset; otherwise it is naive and means local
        time. None for every other form. The day of a DATE_TIME is the day as written.

    Dates sort by the first day that they can mean, then by the last one, and then by their texts. So a day comes before
    its hours, and hours follow the clock as written. An open or unknown beginning comes before all days, and such an
    end after all of them. Of two dates that are not equal, one is always less; equal dates have the same hash. Where
    dates overlap, as `2025` and `2025-03` do, the order says nothing about time.

    A season can mean any day of its year, because the text does not say which hemisphere is meant. A summer and a
    winter (22 and 24) extend over New Year in one hemisphere. So they can also mean any day until the end of the next
    February.

    >>> from diplovisit import Edtf
    >>> visit = Edtf("2025-03-07")
    >>> visit, visit.precision.name, visit.upper
    (Edtf('2025-03-07'), 'DAY', datetime.date(2025, 3, 7))
    >>> Edtf("2004-06-01?/2004-06~").qualifier.value
    'uncertain-and-approximate'
    >>> Edtf("../1985").lower is None
    True
    >>> sorted(map(Edtf, ["2025-03", "2025-03-07", "2025-03-01", "../2026", "2025-03-07T10:00:00"]))
    [Edtf('../2026'), Edtf('2025-03-01'), Edtf('2025-03'), Edtf('2025-03-07'), Edtf('2025-03-07T10:00:00')]
    """

    text: str
    form: Form = attrs.field(init=False, eq=False)
    precision: Precision = attrs.field(init=False, eq=False)
    qualifier: DateQualifier | None = attrs.field(init=False, eq=False)
    spans: tuple[DaySpan, ...] = attrs.field(init=False, eq=False)
    lower: datetime.date | None = attrs.field(init=False, eq=False)
    upper: datetime.date | None = attrs.field(init=False, eq=False)
    moment: datetime.datetime | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"a date is text, such as '2025-03-07'; saw {self.text!r}")
        if not matches_grammar(self.text):
            raise malformed_error(self.text)
        reading = parse_edtf(self.text)
        derive = object.__setattr__  # what attrs itself does in a frozen class
        derive(self, "form", reading.form)
        derive(self, "precision", reading.precision)
        derive(self, "qualifier", reading.qualifier)
        derive(self, "spans", reading.spans)
        derive(self, "lower", reading.lower)
        derive(self, "upper", reading.upper)
        derive(self, "moment", datetime.datetime.fromisoformat(self.text) if reading.form is Form.DATE_TIME else None)

    @classmethod
    def of(cls, first: "Self | datetime.date | str", last: "datetime.date | None" = None) -> Self:
        """Makes a date from a text, a `datetime.date` or a `datetime.datetime`, or an interval from two days.

        A datetime gives its time to the second: with its offset if it is aware, or else as local time. With `last`,
        both are days, and the interval includes both; one day is itself.

        Raises EdtfError, a ValueError, for a text of no date, an offset with seconds, and a last day before the first;
        ValueError for a time with parts of a second; TypeError for anything else.

        >>> import datetime
        >>> from diplovisit import Edtf
        >>> Edtf.of(datetime.date(2026, 6, 9)), Edtf.of(datetime.date(2026, 6, 9), datetime.date(2026, 6, 11))
        (Edtf('2026-06-09'), Edtf('2026-06-09/2026-06-11'))
        >>> Edtf.of(datetime.datetime(2026, 6, 9, 10, 0, tzinfo=datetime.UTC))
        Edtf('2026-06-09T10:00:00Z')
        """
        if last is not None:
            if not (_is_plain_day(first) and _is_plain_day(last)):
                raise TypeError(f"an interval is made of two days; saw {first!r} and {last!r}")
            return cls(str(first) if first == last else f"{first}/{last}")
        match first:
            case cls():
                return first
            case datetime.datetime():
                if first.microsecond:
                    remedy = "leave the parts of a second out with .replace(microsecond=0)"
                    raise ValueError(f"a date has whole seconds; saw {first.isoformat()}; {remedy}")
                text = first.isoformat(timespec="seconds")
                return cls(text.replace("+00:00", "Z"))
            case datetime.date():
                return cls(first.isoformat())
            case _:
                return cls(first)  # type: ignore[arg-type]  # anything but a text is a TypeError there

    def __lt__(self, other: object) -> bool:
        return _order(self) < _order(other) if isinstance(other, Edtf) else NotImplemented

    def __repr__(self) -> str:
        return f"Edtf({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """Whether it is one day and nothing else: no time, interval or set. It may have a qualifier."""
        return self.form is Form.DATE and self.precision is Precision.DAY

    def could_include(self, day: datetime.date) -> bool:
        """Whether it can mean a day. An open or unknown end extends to the year 0001 or 9999.

        >>> Edtf("../1985").could_include(datetime.date(1974, 5, 3))
        True
        >>> Edtf("{1974-05-03,1974-05-12}").could_include(datetime.date(1974, 5, 4))
        False
        """
        return any((span.lower or day) <= day <= (span.upper or day) for span in self.spans)

    def overlaps(self, other: "Edtf") -> bool:
        """Whether there is a day that both dates can mean.

        An open or unknown end extends to the year 0001 or 9999. Days between the members of a set are not included.

        >>> Edtf("2024-06-10/..").overlaps(Edtf("2025"))
        True
        """
        ours, theirs = _runs(self.spans), _runs(other.spans)
        return any(lower <= last and first <= upper for lower, upper in ours for first, last in theirs)

    def within(self, other: "Edtf") -> bool:
        """Whether the other date can mean every day that this one can mean; ends and gaps as in `overlaps`.

        >>> Edtf("2025-03-07").within(Edtf("2025-03")), Edtf("2025-03").within(Edtf("2025-03-07/.."))
        (True, False)
        """
        ours, theirs = _runs(self.spans), _runs(other.spans)
        return all(any(first <= lower and upper <= last for first, last in theirs) for lower, upper in ours)

    def runs(self) -> tuple[tuple[datetime.date, datetime.date], ...]:
        """Returns the first and the last day of each run of consecutive days, in calendar order.

        Raises ValueError if the single days are not known: for a precision coarser than the day, an open or unknown
        end, or one day of a set (`[…]`).

        >>> [(str(first), str(last)) for first, last in Edtf("{1974-05-12,1974-05-03,1974-05-04}").runs()]
        [('1974-05-03', '1974-05-04'), ('1974-05-12', '1974-05-12')]
        """
        if self.form is Form.ONE_OF:
            raise ValueError(f"{self} is one day of a set, but it is unknown which")
        return self._known_runs()

    def days(self) -> tuple[datetime.date, ...]:
        """Returns every day once, in calendar order; for `[…]` every day that it can be.

        Raises ValueError for a precision coarser than the day, an open or unknown end, or more than 10,000 days.

        >>> len(Edtf("2024-02-27/2024-03-01").days())
        4
        """
        runs = self._known_runs()
        count = sum((last - first).days + 1 for first, last in runs)
        if count > _MOST_DAYS:
            raise ValueError(f"{self} has {count:,} days; at most {_MOST_DAYS:,} can be listed")
        ordinals = itertools.chain.from_iterable(range(first.toordinal(), last.toordinal() + 1) for first, last in runs)
        return tuple(map(datetime.date.fromordinal, ordinals))

    def _known_runs(self) -> tuple[tuple[datetime.date, datetime.date], ...]:
        if self.precision > Precision.DAY:
            raise ValueError(f"{self} is known only to the {self.precision.name.lower()}, not to the day")
        if self.lower is None or self.upper is None:
            raise ValueError(f"{self} has an end that is open or unknown")
        return _runs(self.spans)


def _is_plain_day(value: object) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _order(date: Edtf) -> tuple[datetime.date, datetime.date, str]:
    return date.lower or datetime.date.min, date.upper or datetime.date.max, date.text


def _runs(spans: Iterable[DaySpan]) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """Joins the spans that touch or overlap, in calendar order."""
    runs: list[tuple[datetime.date, datetime.date]] = []
    for lower, upper in sorted((span.lower or datetime.date.min, span.upper or datetime.date.max) for span in spans):
        # Ordinals are compared, because the last day of the year 9999 has no next day.
        if runs and lower.toordinal() <= runs[-1][1].toordinal() + 1:
            first, last = runs.pop()
            runs.append((first, max(last, upper)))
        else:
            runs.append((lower, upper))
    return tuple(runs)
