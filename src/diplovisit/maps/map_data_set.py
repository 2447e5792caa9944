"""Makes the description of a data set from a map: the source that the records of a sheet cite."""

import datetime
import re
import unicodedata
from typing import Final

from diplovisit.datasets.model import NOTHING_STATED, DataSet
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.sheet_map import SheetMap
from diplovisit.record import Status

_CITED: Final = (
    "name",
    "office",
    "rank",
    "sender",
    "country",
    "place",
    "when",
    "duration",
    "remarks",
    "also",
    "host",
    "status",
    "kind",
    "category",
    "capacity",
    "activity",
    "purpose",
    "note",
    "url",
    "title",
)
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def data_set_of(sheet_map: SheetMap) -> DataSet:
    """Returns the description of the sheet as a data set. Its legs say themselves where each fact stands.

    A row has a status, its own or that of the map: one without is refused.
    """
    source, statuses = sheet_map.source, sheet_map.constants.get(MappedFact.STATUS)
    prefix = sheet_map.id_prefix or fold_id(source.title)[:24].strip("-") or "sheet"
    return DataSet(
        name=sheet_map.name,
        title=source.title,
        publisher=source.publisher or "",
        url=source.url or "",
        licence=source.licence,
        language=source.language,
        form="csv",
        files=(),
        columns=(),
        left_out={},
        scheme=f"{prefix}-rows",
        people=f"{prefix}-people",
        fields={subject: subject for subject in _CITED},
        id_prefix=sheet_map.id_prefix or "",
        gap=None,
        released=datetime.datetime.combine(source.read_on, datetime.time(), datetime.UTC),
        locator=lambda leg, _: leg.number,
        parse_remarks=lambda _: NOTHING_STATED,
        status=Status(statuses[0]) if statuses else Status.REPORTED,
        status_note=_CONSTANT_NOTE,
        constant_note=_CONSTANT_NOTE,
        made_by="the map of the sheet",
    )


_CONSTANT_NOTE: Final = "The map of the sheet says so, where no cell does."


def fold_id(text: str) -> str:
    """Returns the words of an id: letters without accents and digits, joined by hyphens.

    >>> fold_id("Shinzō Abe"), fold_id("Łódź Straße")
    ('shinzo-abe', 'lodz-strasse')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")
