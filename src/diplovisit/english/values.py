"""Values of a record in English."""

import datetime
import decimal
import enum
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from diplovisit.english.dates import date_in_words, utc_time_in_words
from diplovisit.findings.phrases import escaped
from diplovisit.findings.shortening import contrasted, shortened
from diplovisit.record import Dateline, Duration, Edtf, EngagementKind, Part, Qualifier, Quantity, Text
from diplovisit.record.canonical_order import plain_number
from diplovisit.record.polities import polity_name

LONGEST: Final = 80
"""How many characters of a text are shown where it is one among others."""

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_WORDS: Final = {
    EngagementKind.OTHER: "engagement",
    EngagementKind.WREATH_LAYING: EngagementKind.WREATH_LAYING.value,
}
_QUALIFIERS: Final = {Qualifier.AT_LEAST: "at least", Qualifier.AT_MOST: "at most"}


def quote_text(text: str, longest: int = LONGEST) -> str:
    """Puts a text in quotation marks, on one line, shortened if it is long.

    >>> quote_text("Two lines\\nof a note")
    '“Two lines of a note”'
    """
    return f"“{shorten(text, longest)}”"


def shorten(text: str, longest: int = LONGEST) -> str:
    """Puts a text on one line; a long text keeps its head and its tail."""
    return shortened(" ".join(text.split()), longest)


def short_apart(before: str, after: str, longest: int = LONGEST) -> tuple[str, str]:
    """Shortens two texts that differ, each to one line; where both are cut, the first difference stays visible.

    White space is shown only if nothing else differs.

    >>> short_apart("a" * 50 + "b" + "z" * 50, "a" * 50 + "c" + "z" * 50, 12)
    ('…aaaaaabzzz…', '…aaaaaaczzz…')
    >>> print(*short_apart("Special Envoy", "Special\u00a0Envoy"), sep=", ")
    Special Envoy, Special\\xa0Envoy
    """
    line_before, line_after = " ".join(before.split()), " ".join(after.split())
    if line_before == line_after:
        line_before, line_after = escaped(before), escaped(after)
    return contrasted(line_before, line_after, longest)


def join_words(items: Iterable[str], last: str = "and") -> str:
    """Lists several things in a sentence.

    >>> join_words(["Lisbon", "Porto", "Faro"]), join_words(["Lisbon", "Porto"]), join_words(["Lisbon"])
    ('Lisbon, Porto and Faro', 'Lisbon and Porto', 'Lisbon')
    """
    words = list(items)
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def vocabulary_word(value: enum.StrEnum) -> str:
    """Returns a word of a vocabulary as prose; the kind "other" of an engagement would say nothing by itself.

    >>> from diplovisit.record import Status
    >>> vocabulary_word(Status.UNDER_WAY), vocabulary_word(EngagementKind.OTHER)
    ('under way', 'engagement')
    >>> vocabulary_word(EngagementKind.COURTESY_CALL), vocabulary_word(EngagementKind.WREATH_LAYING)
    ('courtesy call', 'wreath-laying')
    """
    plain = value.value.replace("-", " ")
    return _WORDS.get(value, plain) if isinstance(value, EngagementKind) else plain


def country_name(code: str) -> str:
    """Returns the name of a country, a former state or an organisation; an unknown code stays as it is.

    >>> country_name("RU"), country_name("x-nato")
    ('Russia', 'NATO')
    """
    return polity_name(code) or code


def duration_in_words(duration: Duration) -> str:
    """Lists the units of a duration without a conjunction, for use within a sentence.

    `duration_with_and` is the form for a line of its own.

    >>> duration_in_words(Duration("P3M")), duration_in_words(Duration("PT1H30M")), duration_in_words(Duration("PT0S"))
    ('3 months', '1 hour 30 minutes', 'no time')
    """
    return " ".join(_counted_units(duration)) or "no time"


def duration_with_and(duration: Duration) -> str:
    """Lists the units of a duration with "and" before the last, for a line of its own in a calendar entry.

    It differs from `duration_in_words`, because the bytes of exported entries must stay the same.

    >>> duration_with_and(Duration("P1D")), duration_with_and(Duration("PT1H30M")), duration_with_and(Duration("PT0S"))
    ('1 day', '1 hour and 30 minutes', '0 seconds')
    """
    return join_words(_counted_units(duration)) or "0 seconds"


def stated_duration(duration: Duration, high: Duration | None = None, qualifier: Qualifier | None = None) -> str:
    """Returns a duration as the words gave it, with its upper end and its qualifier, for a line of its own.

    >>> stated_duration(Duration("PT45M"), Duration("PT60M")), stated_duration(Duration("PT90M"), Duration("PT2H"))
    ('45 to 60 minutes', '90 minutes to 2 hours')
    >>> stated_duration(Duration("PT45M"), qualifier=Qualifier.APPROXIMATELY), stated_duration(Duration("PT1H30M"))
    ('approximately 45 minutes', '1 hour and 30 minutes')
    """
    return _range(duration, high, qualifier, duration_with_and)


def duration_range_in_words(
    duration: Duration, high: Duration | None = None, qualifier: Qualifier | None = None
) -> str:
    """Returns a duration with its upper end and its qualifier, for use within a sentence.

    >>> duration_range_in_words(Duration("P4M"), Duration("P5M"), Qualifier.NEARLY)
    'nearly 4 to 5 months'
    """
    return _range(duration, high, qualifier, duration_in_words)


def _range(
    duration: Duration, high: Duration | None, qualifier: Qualifier | None, in_words: Callable[[Duration], str]
) -> str:
    words = in_words(duration)
    if high is not None:
        low_units, high_units = _counted_units(duration), _counted_units(high)
        is_one_unit = len(low_units) == len(high_units) == 1 and _unit(low_units[0]) == _unit(high_units[0])
        words = f"{words.partition(' ')[0] if is_one_unit else words} to {in_words(high)}"
    return words if qualifier is None else f"{qualifier_word(qualifier)} {words}"


def _unit(counted: str) -> str:
    return counted.partition(" ")[2].removesuffix("s")


def _counted_units(duration: Duration) -> list[str]:
    units = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
    counts = [(getattr(duration, unit), unit) for unit in units]
    return [f"{number} {unit[:-1] if number == 1 else unit}" for number, unit in counts if number]


def quantity_in_words(quantity: Quantity) -> str:
    """Returns a number with its unit and its qualifier, such as "at least".

    >>> quantity_in_words(Quantity(value=Decimal("66000000000"), unit="USD", qualifier=Qualifier.APPROXIMATELY))
    'approximately 66 billion USD'
    >>> (
    ...     quantity_in_words(Quantity(value=Decimal(12), unit="person")),
    ...     quantity_in_words(Quantity(value=Decimal("5.50"), unit="percent")),
    ... )
    ('12', '5.5%')
    >>> (
    ...     quantity_in_words(Quantity(value=Decimal(2), unit="rank")),
    ...     quantity_in_words(Quantity(value=Decimal(10), high=Decimal(15), unit="EUR")),
    ... )
    ('rank 2', '10 to 15 EUR')
    >>> quantity_in_words(Quantity(value=Decimal("0.25"), unit="ratio", qualifier=Qualifier.OVER))
    'a ratio of over 0.25'
    >>> quantity_in_words(Quantity(value=Decimal(3), unit="item"))
    '3'
    """
    number = number_in_words(quantity.value)
    if quantity.high is not None:
        number = f"{number} to {number_in_words(quantity.high)}"
    match quantity.unit:
        case "person" | "item" | "ratio":
            words = number
        case "percent":
            words = f"{number}%"
        case "rank":
            words = f"rank {number}"
        case currency:
            words = f"{number} {currency}"
    if quantity.qualifier is not None:
        words = f"{qualifier_word(quantity.qualifier)} {words}"
    return f"a ratio of {words}" if quantity.unit == "ratio" else words


def qualifier_word(qualifier: Qualifier) -> str:
    """Returns the word that marks a number as inexact."""
    return _QUALIFIERS.get(qualifier, qualifier.value)


def number_in_words(value: Decimal) -> str:
    """Writes a number as newspapers print it, without losing a digit.

    >>> number_in_words(Decimal("1234567.5")), number_in_words(Decimal("1200000")), number_in_words(Decimal("1234567"))
    ('1,234,567.5', '1.2 million', '1,234,567')
    """
    plain = Decimal(plain_number(value))
    # A figure may have more digits than decimal's default precision of 28.
    with decimal.localcontext(prec=len(plain.as_tuple().digits) + 15):
        for size, name in _SCALES:
            # Three decimals are easy to read; a number with more is written out in full.
            if abs(plain) >= size and plain % (size // 1000) == 0:
                return f"{plain_number(plain / size)} {name}"
    return f"{plain:,f}"


def standalone_text(value: object) -> str:
    """Puts a value into words that can be understood without the rest of the record."""
    match value:
        case bool():
            return "yes" if value else "no"
        case enum.StrEnum():
            return vocabulary_word(value)
        case Edtf():
            return date_in_words(value)
        case Duration():
            return duration_in_words(value)
        case datetime.datetime():
            return utc_time_in_words(value)
        case Quantity():
            return quantity_in_words(value)
        case Dateline():
            return ", ".join(filter(None, (value.place, date_in_words(value.date) if value.date is not None else None)))
        case Text():
            return f"{value.length:,} characters, SHA-256 {value.sha256[:8]}…"
        case Part():
            return f"{value.name} (characters {value.start:,} to {value.end:,})"
        case _:
            return shorten(str(value))
