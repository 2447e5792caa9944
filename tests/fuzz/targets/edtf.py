"""A text is a date whose days are in order and consistent with it, or is refused in one line."""

import datetime
import itertools
import re

from diplovisit.evidence.readings import Unparsed, read_date
from diplovisit.evidence.readings.date_matching import to_edtf
from diplovisit.record.edtf import LONGEST, PATTERN, Edtf, EdtfError, Form, Precision
from tests.fuzz import messages
from tests.fuzz.target import Target

_PATTERN = re.compile(PATTERN)


def law(data: bytes) -> None:
    """Requires the law of these bytes as a text; bytes that are not UTF-8 become surrogates."""
    text = data.decode("utf-8", "surrogateescape")
    fits = len(text) <= LONGEST and _PATTERN.fullmatch(text) is not None
    try:
        date = Edtf(text)
    except EdtfError as error:
        messages.one_line(str(error))
        assert fits == (error.kind != "malformed")
        assert error.remedy is None or Edtf(error.remedy).text == error.remedy
        return
    assert fits
    assert (date.text, str(date), Edtf(str(date))) == (text, text, date)
    _require_spans_law(date)
    _require_days_law(date)
    if date.form is Form.DATE_TIME:
        assert date.moment is not None
        assert date.moment.replace(tzinfo=None).isoformat() == text[:19]
        assert date.lower == date.upper == date.moment.date()
    if date.is_day and date.qualifier is None:
        read = read_date(text)
        assert isinstance(read, Unparsed) or to_edtf(read) == date


def _require_spans_law(date: Edtf) -> None:
    for span in date.spans:
        assert span.lower is None or span.upper is None or span.lower <= span.upper
        assert all(day is None or date.could_include(day) for day in (span.lower, span.upper))
    for ours, theirs, pick in (
        (date.lower, [span.lower for span in date.spans], min),
        (date.upper, [span.upper for span in date.spans], max),
    ):
        known = [day for day in theirs if day is not None]
        assert ours == (pick(known) if known and len(known) == len(theirs) else None)
    assert date.overlaps(date)
    assert date.within(date)


def _require_days_law(date: Edtf) -> None:
    try:
        days = date.days()
    except ValueError as error:
        messages.one_line(str(error))
        return
    assert date.precision <= Precision.DAY
    assert list(days) == sorted(set(days))
    assert (days[0], days[-1]) == (date.lower, date.upper)
    if date.form is not Form.ONE_OF:
        runs = date.runs()
        assert sum((last - first).days + 1 for first, last in runs) == len(days)
        assert all(b[0] - a[1] > datetime.timedelta(days=1) for a, b in itertools.pairwise(runs))


TARGET = Target(
    name="edtf",
    law=law,
    seeds=lambda: (
        *(
            b"2025-03-07",
            b"2025-03",
            b"2025",
            b"199X",
            b"19XX",
            b"2025-21",
            b"2025-03-XX",
            b"2025-XX-XX",
            b"2025-02-30",
        ),
        *(
            b"2025-03-07?",
            b"2025-03~",
            b"2025%",
            b"2025-03-07/2025-03-09",
            b"2025-03-07/..",
            b"../1985",
            b"/1985",
            b"1985/",
        ),
        *(
            b"2025-03-07T10:30:00",
            b"2025-03-07T10:30:00Z",
            b"2025-03-07T10:30:00+05:30",
            b"{1974-05-03,1974-05-12..1974-05-14}",
        ),
        *(
            b"[1667,1668..]",
            b"[..1760-12-03]",
            b"Y170000002",
            b"-0044",
            b"2025-3-7",
            b"7 March 2025",
            b"0001",
            b"9999-12-31",
        ),
        *(b"20250307", b"2004-06-01?/2004-06~", b"\xef\xbc\x92025", b"\xd9\xa2025"),
    ),
    words=(
        *(
            "2025",
            "-03",
            "-07",
            "/",
            "..",
            "XX",
            "X",
            "?",
            "~",
            "%",
            "{",
            "}",
            "[",
            "]",
            ",",
            "T10:30:00",
            "Z",
            "+05:30",
        ),
        *(
            "-00:00",
            "-21",
            "9999",
            "0000",
            "0001",
            "-02-29",
            "-02-30",
            "-12-31",
            "Y",
            "E",
            "S",
            "24:00:00",
            ":60",
            " ",
            "March",
        ),
        *("２", "٢", "\n", "–", "−", "W10"),
    ),
    longest=256,
)
