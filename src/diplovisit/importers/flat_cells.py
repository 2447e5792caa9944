"""The days and countries in the cells of a flat table."""

import datetime
import re
from typing import Final

from diplovisit.importers.flat_document import FlatRow
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.polities import Polity, polities, polities_named

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


def known_day(row: FlatRow) -> datetime.date | None:
    """Returns a day of a stop, by which its country may be told from another of the same name."""
    for column in ("first_day", "last_day"):
        if is_day(day := row.cells.get(column, "").strip()[:10]):
            return datetime.date.fromisoformat(day)
    try:
        date = Edtf(row.cells.get("when_edtf", "").strip())
    except EdtfError:
        return None
    return date.lower or date.upper


def polities_called(text: str) -> tuple[Polity, ...]:
    """Returns every polity with a name, or with an ISO 3166-1 code of three letters."""
    if len(text) == 3 and text.isupper():
        return tuple(entry for entry in polities().values() if entry.alpha3 == text) or polities_named(text)
    return polities_named(text)
