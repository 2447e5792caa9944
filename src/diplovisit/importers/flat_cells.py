"""The days and countries in the cells of a flat table."""

import datetime
import re
from typing import Final

from diplovisit.importers.flat_document import FlatRow
from diplovisit.record.country_lookup import named_country
from diplovisit.record.country_readings import AmbiguousName, FoundCountry, NameOfOtherDays
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.polities import polities

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar in ISO 8601."""
    if not _DAY(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


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


def country_called(text: str, date: Edtf | None) -> FoundCountry | AmbiguousName | NameOfOtherDays | None:
    """Reads a name, or an ISO 3166-1 code of three letters; None for a text that is neither."""
    coded = [entry for entry in polities().values() if entry.alpha3 == text] if len(text) == 3 else []
    return named_country(coded[0].name if len(coded) == 1 else text, date)
