"""Where the traveller goes, when, and what is done there."""

from diplovisit.record.constraints import Country, Id, Line, PersonId, PlaceId, Sentence, TimeZone
from diplovisit.record.declare import field, node
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.people import Identifier
from diplovisit.record.vocabularies import Ending, EngagementKind, Modality, PlaceKind, Recurrence, StopKind


@node
class Place:
    """A place that a source names as part of the visit: never guessed from a name for the government."""

    id: Id = field("Its id.", examples=("mcmurdo",))
    name: Line = field("Its name as the source prints it.", examples=("McMurdo Sound",))
    kind: PlaceKind | None = field("What sort of place it is; left out where the name is bare.", default=None)
    disputed: bool = field("Whether states dispute whose it is; false where it is left out.", default=False)


@node
class Topic:
    """Something that is to be talked about."""

    id: Id = field("Its id.", examples=("energy",))
    label: Line = field("The topic in a few words.", examples=("energy supplies",))
    modality: Modality | None = field(
        "How sure the source is that it will come up; left out where it does not say.", default=None
    )


@node
class Participant:
    """Somebody who takes part in an engagement."""

    person: PersonId = field("Who takes part, by id.", examples=("officials",))
    role: Line | None = field("As what, in the sources' words.", default=None, examples=("counterpart",))


@node
class Engagement:
    """Something the traveller does at a stop: a meeting, a speech, a funeral."""

    id: Id = field("Its id.", examples=("consultations",))
    kind: EngagementKind = field("What sort of engagement it is.")
    label: Line | None = field(
        "What to call it, where the kind does not say it all.", default=None, examples=("state dinner",)
    )
    forum: Line | None = field(
        "The series or body it belongs to, by name.", default=None, examples=("Foreign Office Consultations",)
    )
    recurrence: Recurrence | None = field("How often it is held, as the source calls it.", default=None)
    when: Edtf | None = field(
        "When it is held, in EDTF; a time of day with a duration gives its hours. Left out where no source says.",
        default=None,
        examples=("2025-03-07", "2025-03-07T10:00:00"),
    )
    duration: Duration | None = field("How long it lasts, in ISO 8601.", default=None, examples=("PT90M",))
    place: PlaceId | None = field("Where it is held: the id of a place of the record.", default=None)
    participants: tuple[Participant, ...] = field("Who takes part beside the travellers.", default=())
    topics: tuple[Topic, ...] = field("What is on its own agenda.", default=())
    outcomes: tuple[Sentence, ...] = field("What came of it, a sentence each.", default=())
    modality: Modality | None = field("How sure the source is that it will be held.", default=None)


@node
class PreviousDates:
    """Days on which a stop was once to be, and is no more."""

    id: Id = field("Its id.", examples=("april-dates",))
    when: Edtf = field("The earlier days, in EDTF.", examples=("2026-04-21/2026-04-23",))
    ended: Ending = field("What became of them.")
    reason: Sentence | None = field("Why, as the source tells it.", default=None, examples=("a general strike",))


@node
class Printed:
    """What the source printed, kept beside our reading of it, character for character."""

    country: Line | None = field("The label of the country.", default=None, examples=("U.S.S.R.",))
    place: Line | None = field("The label of the place or places.", default=None, examples=("Kingston (Jamaica)",))
    when: Line | None = field("The days.", default=None, examples=("1974-05-03/1974-05-29",))


@node
class Stop:
    """A stay under one host; a visit to one country is one stop."""

    id: Id = field("Its id.", examples=("russia",))
    kind: StopKind = field("Why the traveller was there; to visit, where it is left out.", default=StopKind.VISIT)
    country: Country | None = field(
        "The receiving state: the sovereign of the day. Left out at sea and where nobody is sovereign.",
        default=None,
        examples=("RU",),
    )
    territory: Country | None = field(
        "The territory, colony or later state that the places lie in, where it is not the sovereign's own land.",
        default=None,
        examples=("JM",),
    )
    places: tuple[Place, ...] = field("The places that the sources name; none is added.", default=())
    when: Edtf | None = field(
        "The days, in EDTF; a set is days and not stays. Left out where there are none (yet).",
        default=None,
        examples=("2025-03-07", "2025-03-07/2025-03-09", "{1974-05-03..1974-05-04,1974-05-12}"),
    )
    previously: tuple[PreviousDates, ...] = field("Earlier days of the same invitation, oldest first.", default=())
    duration: Duration | None = field(
        "How long the stop is, in ISO 8601, counting the first and the last day.", default=None, examples=("P1D",)
    )
    time_zone: TimeZone | None = field(
        "The IANA time zone of its hours; left out where no source gives a place that has but one.",
        default=None,
        examples=("Asia/Kolkata",),
    )
    engagements: tuple[Engagement, ...] = field("What the traveller does there.", default=())
    printed: Printed | None = field("What the source printed, where our reading of it differs.", default=None)
    identifiers: tuple[Identifier, ...] = field(
        "What data sets call the same stop, such as the number of a leg.", default=()
    )
