"""The days and countries in the cells of a flat table."""

import datetime
import re
from typing import Final

from diplovisit.importers.flat_document import FlatRow
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.country_codes import CodeList
from diplovisit.record.country_lookup import country_of, named_country
from diplovisit.record.country_readings import AmbiguousName, CountryReading, FoundCountry
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.polities import polity

_DAY: Final = lazy_pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONG_CODE: Final = 3
_BETWEEN_PEOPLE: Final = lazy_pattern(
    r"\s*,?\s+(?:and|und|et|og|och|ja|и|with|accompanied by)\s+|\s*[&+/\n\r|؛；、]\s*", re.IGNORECASE
)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar in ISO 8601."""
    if not _DAY.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def people_in(text: str) -> tuple[str, ...]:
    """Returns the parts of a text that may be the names of several people; the text alone if it looks like one name.

    A comma counts if there are two words on each side: "Tamm, Mari" is one person. Spanish names have an "y".

    >>> people_in("Mari Tamm & Jaan Kask"), people_in("Tamm, Mari"), people_in("José Ortega y Gasset")
    (('Mari Tamm', 'Jaan Kask'), ('Tamm, Mari',), ('José Ortega y Gasset',))
    """
    parts = tuple(part.strip() for part in _BETWEEN_PEOPLE.split(text) if part.strip())
    if len(parts) > 1:
        return parts
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else (text,)


def edtf_interval(first: str, last: str) -> str | None:
    """Returns the EDTF text of two days. An empty one is unknown: EDTF level 1, "unknown start or end"."""
    if first and first == last:
        return first
    return f"{first}/{last}" if first or last else None


def known_date(row: FlatRow) -> Edtf | None:
    """Returns days of a stop, by which its country may be told from another of the same name.

    Of an interval with an open or unknown end, the day that is known counts.
    """
    days = [row.cells.get(column, "").strip()[:10] for column in ("first_day", "last_day")]
    texts = [row.cells.get("when_edtf", "").strip(), *dict.fromkeys(day for day in days if is_day(day))]
    try:
        date = Edtf(next(filter(None, texts)))
    except (EdtfError, StopIteration):
        return None
    known = date.lower or date.upper
    return date if (date.lower and date.upper) or known is None else Edtf(str(known))


def country_called(text: str, date: Edtf | None, *, is_name: bool) -> CountryReading:
    """Reads a code of a country or its name. `is_name` says that the column is one of names.

    A code is one of ours, or one of three letters in ISO 3166-1. In a column of names, a text that is the name of one
    polity and the code of another is refused.

    >>> [country_called(text, Edtf("1975"), is_name=True).code for text in ("DEU", "DE", "West Germany")]
    ['DE', 'DE', 'DE']
    """
    named = named_country(text, date)
    if (coded := polity(text)) is not None and not (is_name and isinstance(named, AmbiguousName)):
        return FoundCountry(text=text, polity=coded)
    if named is None and len(text) == _LONG_CODE and text.isupper():
        named = named_country(text, date, codes=CodeList.ISO3)
    return named if named is not None else country_of(text, date)
