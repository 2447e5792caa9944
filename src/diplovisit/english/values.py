"""Values of a record in words: figures, countries, words of the vocabularies, quotes."""

import datetime
import decimal
import enum
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from diplovisit.english.dates import date_in_words, duration_in_words, utc_time_in_words
from diplovisit.findings.shortening import contrasted, shortened
from diplovisit.record import Dateline, Duration, Edtf, EngagementKind, Part, Qualifier, Quantity, Text
from diplovisit.record.canonical_order import plain_number
from diplovisit.record.polities import polity_name

_LONGEST: Final = 80
_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_QUALIFIERS: Final = {Qualifier.AT_LEAST: "at least", Qualifier.AT_MOST: "at most"}


def quote_text(text: str) -> str:
    """A text in quotation marks, on one line and cut where it is long.

    >>> quote_text("Two lines\\nof a note")
    '“Two lines of a note”'
    """
    return f"“{shorten(text)}”"


def shorten(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut where it is long: its head and its tail."""
    return shortened(" ".join(text.split()), longest)


def short_apart(before: str, after: str, longest: int = _LONGEST) -> tuple[str, str]:
    """Two texts that differ, each on one line: where both are cut, the place is shown in which they differ.

    >>> short_apart("a" * 50 + "b" + "z" * 50, "a" * 50 + "c" + "z" * 50, 12)
    ('…aaaaaabzzz…', '…aaaaaaczzz…')
    """
    return contrasted(" ".join(before.split()), " ".join(after.split()), longest)


def join_words(items: Iterable[str], last: str = "and") -> str:
    """Several things in a sentence.

    >>> join_words(["Lisbon", "Porto", "Faro"])
    'Lisbon, Porto and Faro'
    """
    found = list(items)
    return f" {last} ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def vocabulary_word(value: enum.StrEnum) -> str:
    """A word of a vocabulary.

    >>> from diplovisit.record import Status
    >>> vocabulary_word(Status.UNDER_WAY), vocabulary_word(EngagementKind.OTHER)
    ('under way', 'engagement')
    """
    return "engagement" if value is EngagementKind.OTHER else value.value.replace("-", " ")


def country_name(code: str) -> str:
    """The name of a country, a former state or an organisation.

    >>> country_name("RU"), country_name("x-nato")
    ('Russia', 'NATO')
    """
    return polity_name(code) or code


def quantity_in_words(quantity: Quantity) -> str:
    """A number with its unit and the word that keeps it from being exact.

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
    """
    number = _number(quantity.value)
    if quantity.high is not None:
        number = f"{number} to {_number(quantity.high)}"
    match quantity.unit:
        case "person":
            told = number
        case "percent":
            told = f"{number}%"
        case "rank":
            told = f"rank {number}"
        case currency:
            told = f"{number} {currency}"
    return told if quantity.qualifier is None else f"{qualifier_word(quantity.qualifier)} {told}"


def qualifier_word(found: Qualifier) -> str:
    """The word that keeps a number from being exact."""
    return _QUALIFIERS.get(found, found.value)


def _number(value: Decimal) -> str:
    """A number as newspapers print it, to the last digit.

    >>> _number(Decimal("1234567.5")), _number(Decimal("1200000")), _number(Decimal("1234567"))
    ('1,234,567.5', '1.2 million', '1,234,567')
    """
    plain = Decimal(plain_number(value))
    # A figure may have more digits than the 28 that decimal reckons with.
    with decimal.localcontext(prec=len(plain.as_tuple().digits) + 15):
        for size, name in _SCALES:
            # Three digits behind the point are read at a glance; more of them are better written out.
            if abs(plain) >= size and plain % (size // 1000) == 0:
                return f"{plain_number(plain / size)} {name}"
    return f"{plain:,f}"


def standalone_text(value: object) -> str:
    """A value that needs no other part of the record to be understood."""
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
