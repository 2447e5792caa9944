"""The subjects of a map: the facts of a record that a column, or the map itself, may state."""

import enum
from collections.abc import Mapping
from typing import Final

from diplovisit.record import Capacity, Category, EngagementKind, Rank, Status, StopKind


class Subject(enum.StrEnum):
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


SUBJECT_TEXTS: Final[Mapping[Subject, str]] = {
    Subject.TRAVELLER: "Who travels, by name. Of several in one cell (`split`), the first leads.",
    Subject.TRAVELLER_ID: "Your own identifier of the traveller.",
    Subject.OFFICE: "The office of the traveller, as it is printed.",
    Subject.RANK: "The rank of the office, one of our words.",
    Subject.CAPACITY: "The capacity of the traveller, one of our words.",
    Subject.SENDING: "The sending country: a name, or a code.",
    Subject.ALSO: "The other travellers, by name.",
    Subject.COUNTRY: "The country visited: a name, or a code.",
    Subject.PLACE: "The place or places visited.",
    Subject.DESTINATION: "A place and a country in one cell; `as` says in which order.",
    Subject.FIRST_DAY: "The first day, or the only one.",
    Subject.LAST_DAY: "The last day.",
    Subject.DATES: "All days in one cell: `25-27 October`.",
    Subject.YEAR: "The year of the first day, where the cell of the days does not say it.",
    Subject.DURATION: "How long the stop is: `3`, `3 days`, `2 weeks`.",
    Subject.STATUS: "How far the visit has come, one of our words.",
    Subject.CATEGORY: "The protocol class of the visit, one of our words.",
    Subject.KIND: "Why the traveller was there, one of our words.",
    Subject.EVENT: "An event that the visit was made for, by name.",
    Subject.ACTIVITY: "What sort of event it is, one of our words.",
    Subject.FORUM: "The series or the body that the event belongs to, by name.",
    Subject.HOST: "Somebody whom the traveller met, by name.",
    Subject.HOST_OFFICE: "The office of the host, as it is printed.",
    Subject.HOST_RANK: "The rank of the office of the host, one of our words.",
    Subject.PURPOSE: "What the visit is for, in a sentence.",
    Subject.NOTE: "What a reader should know, in a sentence.",
    Subject.URL: "The address of a source that the row cites.",
    Subject.TITLE: "What to call the visit in a list; composed where there is none.",
    Subject.ROW_ID: "Your own id of the row; the id of the record follows from it.",
}

VOCABULARIES: Final[Mapping[Subject, type[enum.StrEnum]]] = {
    Subject.RANK: Rank,
    Subject.CAPACITY: Capacity,
    Subject.STATUS: Status,
    Subject.CATEGORY: Category,
    Subject.KIND: StopKind,
    Subject.ACTIVITY: EngagementKind,
    Subject.HOST_RANK: Rank,
}
"""The subjects with a closed list of words."""

COUNTRIES: Final = frozenset((Subject.SENDING, Subject.COUNTRY, Subject.DESTINATION))
"""The subjects that are countries. A value table gives a code, or `GB/FK`: the sovereign and its territory."""

DAYS: Final = frozenset((Subject.FIRST_DAY, Subject.LAST_DAY, Subject.DATES, Subject.YEAR, Subject.DURATION))
"""The subjects that are dates or lengths of time. A value table gives the text to read instead."""

FREE_TEXTS: Final = tuple(
    subject for subject in Subject if subject not in VOCABULARIES and subject not in COUNTRIES and subject not in DAYS
)
"""The subjects whose text is taken as it is."""

SENTENCES: Final = (Subject.EVENT, Subject.PURPOSE, Subject.NOTE, Subject.ALSO, Subject.PLACE)
"""The subjects that a word of another column may become: a part of a mixed cell."""
