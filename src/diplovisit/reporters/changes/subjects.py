"""What changes are about: the subjects they are told under, the most important first."""

import enum
from typing import Final

from diplovisit.record.changes import Change


class Subject(enum.StrEnum):
    """What a change is about, in the order in which people ask for it."""

    STATUS = "status"
    DATES = "dates"
    PLACES = "places"
    PEOPLE = "people"
    ENGAGEMENTS = "engagements"
    CLAIMS = "claims"
    RELATIONS = "relations"
    SOURCES = "sources"
    EVIDENCE = "evidence"
    NOTES = "notes"
    REVISION = "revision"


_CLASSES: Final = {
    "PreviousDates": Subject.DATES,
    "Stop": Subject.PLACES,
    "Place": Subject.PLACES,
    "Person": Subject.PEOPLE,
    "Traveller": Subject.PEOPLE,
    "Engagement": Subject.ENGAGEMENTS,
    "Topic": Subject.ENGAGEMENTS,
    "Claim": Subject.CLAIMS,
    "Source": Subject.SOURCES,
}
"""What the fields of a class are about, but for those below."""

_FIELDS: Final = {
    ("Visit", "format"): Subject.REVISION,
    ("Visit", "id"): Subject.STATUS,
    ("Visit", "revision"): Subject.REVISION,
    ("Visit", "revised"): Subject.REVISION,
    ("Visit", "title"): Subject.NOTES,
    ("Visit", "status"): Subject.STATUS,
    ("Visit", "announcement"): Subject.STATUS,
    ("Visit", "category"): Subject.STATUS,
    ("Visit", "sending"): Subject.PEOPLE,
    ("Visit", "invited_by"): Subject.PEOPLE,
    ("Visit", "people"): Subject.PEOPLE,
    ("Visit", "travellers"): Subject.PEOPLE,
    ("Visit", "stops"): Subject.PLACES,
    ("Visit", "purposes"): Subject.ENGAGEMENTS,
    ("Visit", "agenda"): Subject.ENGAGEMENTS,
    ("Visit", "claims"): Subject.CLAIMS,
    ("Visit", "relations"): Subject.RELATIONS,
    ("Visit", "sources"): Subject.SOURCES,
    ("Visit", "evidence"): Subject.EVIDENCE,
    ("Visit", "absent"): Subject.EVIDENCE,
    ("Visit", "ignore"): Subject.EVIDENCE,
    ("Visit", "notes"): Subject.NOTES,
    ("Stop", "when"): Subject.DATES,
    ("Stop", "previously"): Subject.DATES,
    ("Stop", "duration"): Subject.DATES,
    ("Stop", "time_zone"): Subject.DATES,
    ("Stop", "engagements"): Subject.ENGAGEMENTS,
    ("Stop", "printed"): Subject.SOURCES,
    ("Stop", "identifiers"): Subject.SOURCES,
    ("Engagement", "when"): Subject.DATES,
    ("Engagement", "duration"): Subject.DATES,
}


def subject_of(change: Change) -> Subject:
    """What a change is about."""
    name = change.of.__name__
    return _FIELDS.get((name, change.field)) or _CLASSES[name]
