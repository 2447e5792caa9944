"""Words are read whole, to a value that reads back equal in another notation, or refused; nothing is raised."""

from collections.abc import Callable
from decimal import Decimal

import attrs

from diplovisit.evidence.readings import (
    DateReading,
    DateTerm,
    DurationReading,
    MentionKind,
    QuantityReading,
    UnitKind,
    Unparsed,
    allows,
    cites_unnamed_sources,
    denies,
    read_date,
    read_duration,
    read_modality,
    read_quantity,
    same_duration,
    scan_values,
    states_exactly,
)
from diplovisit.evidence.readings.date_matching import to_edtf
from diplovisit.record.edtf_grammar import MONTHS
from tests.fuzz import messages
from tests.fuzz.target import Target

_READERS: dict[MentionKind, Callable[[str], object]] = {
    MentionKind.QUANTITY: read_quantity,
    MentionKind.DATE: read_date,
    MentionKind.LENGTH: read_duration,
}
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")


def law(data: bytes) -> None:
    """Requires the law of these bytes as a text; bytes that are not UTF-8 become surrogates."""
    text = data.decode("utf-8", "surrogateescape")
    quantity, counted = read_quantity(text), read_quantity(text, noun=True)
    date, length = read_date(text), read_duration(text)
    for read in (quantity, counted, date, length):
        if isinstance(read, Unparsed):
            assert read.reason.strip()
    if isinstance(quantity, QuantityReading):
        assert counted == quantity
    if isinstance(counted, QuantityReading):
        _require_quantity_law(counted)
    if isinstance(date, DateReading):
        _require_date_law(date)
    if isinstance(length, DurationReading):
        _require_length_law(length)
    for said in (denies(text), cites_unnamed_sources(text)):
        assert isinstance(said, bool)
    read_modality(text)
    _require_scan_law(text)


def _require_quantity_law(read: QuantityReading) -> None:
    assert read.low.is_finite()
    assert read.high is None or read.low < read.high
    assert (read.unit is UnitKind.MONEY) == bool(read.currencies)
    if read.unit is UnitKind.RANK:
        return
    for value in filter(None, (read.low, read.high)):
        text = f"{value:f}"
        # A figure has at most 18 digits, and three decimals may follow a separator of thousands.
        if len(text.replace(".", "")) > 18 or len(text.rstrip("0").partition(".")[2]) == 3:
            continue
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        unit = {UnitKind.MONEY: f"{read.currencies[0]} " if read.currencies else ""}.get(read.unit, "")
        again = read_quantity(f"{unit}{text}{' percent' if read.unit is UnitKind.PERCENT else ''}")
        assert isinstance(again, QuantityReading), (read, text, again)
        assert (again.low, again.high, again.unit) == (Decimal(text), None, read.unit)


def _require_date_law(read: DateReading) -> None:
    for term in filter(None, (read.start, read.end)):
        if (text := _in_words(term)) is not None:
            again = read_date(text)
            assert isinstance(again, DateReading), (read, text, again)
            plain = attrs.evolve(term, weekday=None, time=None, day_part=None)
            assert again == DateReading(start=plain), text
    if (edtf := to_edtf(read)) is not None and read.end is None and read.start.part is None:
        alone = attrs.evolve(read, relation=None)
        assert allows(alone, edtf), (read, edtf)
        assert states_exactly(alone, edtf)


def _in_words(term: DateTerm) -> str | None:
    """A day or a month, written as "7 March 2025"."""
    if term.month is None or term.part is not None or term.relative is not None or term.day_of_visit is not None:
        return None
    day = f"{term.day} " if term.day is not None else ""
    if not day and term.is_day:
        return None
    return f"{day}{MONTHS[term.month - 1]}" + (f" {term.year:04}" if term.year is not None else "")


def _require_length_law(read: DurationReading) -> None:
    for length in filter(None, (read.duration, read.high)):
        parts = [(number, unit) for unit in _UNITS if (number := getattr(length, unit))]
        if len(parts) == 1:
            (number, unit) = parts[0]
            again = read_duration(f"{number} {unit.removesuffix('s') if number == 1 else unit}")
            # Four digits before "hours" may be a time of day.
            if isinstance(again, Unparsed) and unit == "hours" and len(str(number)) == 4:
                continue
            assert isinstance(again, DurationReading), (read, again)
            assert same_duration(again.duration, length)


def _require_scan_law(text: str) -> None:
    """Requires that the reader of each kind reads the text of a mention as the same value."""
    end = 0
    for mention in scan_values(text):
        assert end <= mention.start <= mention.core < mention.end <= len(text)
        end = mention.end
        if mention.kind is MentionKind.PART:
            continue  # an ordinal or a fraction has no reader of its own
        words = text[mention.start : mention.end]
        alone = _READERS[mention.kind](words)
        if isinstance(mention.reading, Unparsed):
            assert isinstance(alone, Unparsed), (words, mention, alone)
            messages.one_line(mention.reading.reason)
        else:
            assert alone == mention.reading, (words, mention, alone)


_PHRASES = (
    "approximately $66 billion", "12 Indian nationals", "another 16", "Rs 500 crore", "US$1.5bn", "two dozen", "half a million",
    "between 10 and 20 percent", "10-12 people", "the top two", "second largest", "more than 1,00,000", "nearly three months",
    "two to three days", "an hour and a half", "day-long", "1 hour 30 minutes", "March 7", "7-9 March 2025", "by 2030",
    "from October 6 to October 8, 2026", "on Tuesday", "last Friday", "two days later", "mid-March 2025", "the 1990s",
    "spring 2025", "at 10:30 a.m. on 7 March", "next week", "03/07/2025", "2025-03-07", "early 2024", "the first day of the visit",
    "€5m", "5 per cent", "3½ years", "3 1/2 hours", "noon", "Tuesday, March 4", "$100 to $200 million", "twenty-five thousand",
    "On March 7, he said that about 12 of the 18 had died and $66 billion (5.4 trillion rupees) was the target by 2030.",
    "could visit Moscow next Friday; no announcement was made, sources said, on condition of anonymity",
)  # fmt: skip

TARGET = Target(
    name="readings",
    law=law,
    seeds=lambda: tuple(phrase.encode() for phrase in _PHRASES),
    words=(
        *(
            "approximately ",
            "nearly ",
            "more than ",
            "at least ",
            "up to ",
            "between ",
            " and ",
            " to ",
            "-",
            "–",
            " or ",
            "about ",
        ),
        *(
            "$",
            "US$",
            "€",
            "Rs ",
            "£",
            "USD",
            " dollars",
            " rupees",
            " billion",
            " million",
            "bn",
            "m",
            "k",
            " crore",
            " lakh",
        ),
        *(
            " percent",
            "%",
            " per cent",
            "½",
            "1/2",
            "half a ",
            "a quarter of ",
            " dozen",
            "hundred",
            " thousand",
            "twenty",
            "one",
        ),
        *(
            "12",
            "1,000",
            "1,00,000",
            "1.5",
            "2025",
            "1990s",
            "th",
            "first ",
            "second ",
            "top ",
            "another ",
            "more",
            " others",
        ),
        *(
            "March",
            "Mar. ",
            "May ",
            "7",
            " 2025",
            "Tuesday",
            "on ",
            "by ",
            "since ",
            "until ",
            "from ",
            "next ",
            "last ",
            "mid-",
        ),
        *(
            "early ",
            "late ",
            "today",
            "tomorrow",
            "yesterday",
            " later",
            " ago",
            "week",
            "month",
            "year",
            "day",
            "days",
            "hours",
        ),
        *(
            "-long",
            " minutes",
            "a.m.",
            "p.m.",
            "10:30",
            "noon",
            "midnight",
            "spring",
            "the ",
            "of ",
            ", ",
            ". ",
            "'",
            "“",
            "not ",
        ),
        *(
            "sources said",
            "anonymity",
            "will ",
            "could ",
            "１２",
            "१२",
            "decade",
            "century",
            "fortnight",
            "evening",
            "GMT",
        ),
    ),
    longest=240,
)
