"""The subjects of a map: the facts of a record that a column, or the map itself, may state."""

import enum
from collections.abc import Mapping
from typing import Final

from diplovisit.record import Capacity, Category, EngagementKind, Rank, Status, StopKind


class MappedFact(enum.StrEnum):
    """A fact that a column states. The word is the key in `[columns]`, `[record]` and `[values.…]`."""

    TRAVELLER = "traveller"
    TRAVELLER_ID = "traveller-id"
    OFFICE = "office"
    RANK = "rank"
    CAPACITY = "capacity"
    SENDING = "sending"
    ALSO = "also"
    COUNTRY = "country"
    PLACE = "place"
    DESTINATION = "destination"
    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    DATES = "dates"
    YEAR = "year"
    DURATION = "duration"
    STATUS = "status"
    CATEGORY = "category"
    KIND = "kind"
    EVENT = "event"
    ACTIVITY = "activity"
    FORUM = "forum"
    HOST = "host"
    HOST_OFFICE = "host-office"
    HOST_RANK = "host-rank"
    PURPOSE = "purpose"
    NOTE = "note"
    URL = "url"
    TITLE = "title"
    ROW_ID = "row-id"


FACT_TEXTS: Final[Mapping[MappedFact, str]] = {
    MappedFact.TRAVELLER: "Who travels, by name. Of several in one cell (`split`), the first one leads.",
    MappedFact.TRAVELLER_ID: "Your own identifier of the traveller.",
    MappedFact.OFFICE: "The office of the traveller, as it is printed.",
    MappedFact.RANK: "The rank of the office; one of these words.",
    MappedFact.CAPACITY: "The capacity of the traveller; one of these words.",
    MappedFact.SENDING: "The sending country: a name, or a code.",
    MappedFact.ALSO: "The other travellers, by name.",
    MappedFact.COUNTRY: "The country visited: a name, or a code.",
    MappedFact.PLACE: "The place or places visited.",
    MappedFact.DESTINATION: "A place and a country in one cell; `as` says in which order.",
    MappedFact.FIRST_DAY: "The first day, or the only one.",
    MappedFact.LAST_DAY: "The last day.",
    MappedFact.DATES: "All days in one cell: `25-27 October`.",
    MappedFact.YEAR: "The year of the first day, if the cell with the days has none.",
    MappedFact.DURATION: "How long the stop is: `3`, `3 days`, `2 weeks`.",
    MappedFact.STATUS: "How far the visit has come; one of these words.",
    MappedFact.CATEGORY: "The protocol class of the visit; one of these words.",
    MappedFact.KIND: "Why the traveller was there; one of these words.",
    MappedFact.EVENT: "The event for which the visit was made, by name.",
    MappedFact.ACTIVITY: "What kind of event it is; one of these words.",
    MappedFact.FORUM: "The series or the body that the event belongs to, by name.",
    MappedFact.HOST: "Somebody whom the traveller met, by name.",
    MappedFact.HOST_OFFICE: "The office of the host, as it is printed.",
    MappedFact.HOST_RANK: "The rank of the office of the host; one of these words.",
    MappedFact.PURPOSE: "What the visit is for, in a sentence.",
    MappedFact.NOTE: "What a reader should know, in a sentence.",
    MappedFact.URL: "The address of a source that the row cites.",
    MappedFact.TITLE: "The title of the visit; composed if no column states it.",
    MappedFact.ROW_ID: "Your own id of the row; the id of the record is made from it.",
}

VOCABULARIES: Final[Mapping[MappedFact, type[enum.StrEnum]]] = {
    MappedFact.RANK: Rank,
    MappedFact.CAPACITY: Capacity,
    MappedFact.STATUS: Status,
    MappedFact.CATEGORY: Category,
    MappedFact.KIND: StopKind,
    MappedFact.ACTIVITY: EngagementKind,
    MappedFact.HOST_RANK: Rank,
}
"""The subjects with a closed list of words."""

COUNTRIES: Final = frozenset((MappedFact.SENDING, MappedFact.COUNTRY, MappedFact.DESTINATION))
"""The subjects that are countries. A value table gives a code, or `GB/FK`: the sovereign and its territory."""

SENTENCES: Final = (MappedFact.EVENT, MappedFact.PURPOSE, MappedFact.NOTE, MappedFact.ALSO, MappedFact.PLACE)
"""The subjects that a word of another column may become: a part of a mixed cell."""
