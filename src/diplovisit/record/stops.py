"""The stops of a visit: places, days and engagements."""

import attrs

from diplovisit.record.constraints import Country, Id, Line, PersonId, PlaceId, Sentence, TimeZone
from diplovisit.record.declare import doc, validated
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.people import Identifier
from diplovisit.record.vocabularies import (
    Ending,
    EngagementKind,
    EngagementStatus,
    Modality,
    PlaceKind,
    Qualifier,
    Recurrence,
    StopKind,
)


@attrs.frozen(kw_only=True, field_transformer=validated)
class Place:
    """A place that a source names as part of the visit: never guessed from a name for the government."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("mcmurdo", "kyoto")))
    name: Line = attrs.field(metadata=doc("Its name as the source prints it.", examples=("McMurdo Sound",)))
    kind: PlaceKind | None = attrs.field(
        default=None, metadata=doc("What sort of place it is; left out where the name is bare.", examples=("station",))
    )
    disputed: bool = attrs.field(
        default=False, metadata=doc("Whether states dispute whose it is; false where it is left out.", examples=(True,))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Topic:
    """Something that is to be talked about."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("energy",)))
    label: Line = attrs.field(metadata=doc("The topic in a few words.", examples=("energy supplies",)))
    modality: Modality | None = attrs.field(
        default=None,
        metadata=doc(
            "How sure the source is that it will come up; left out where it does not say.", examples=("expected",)
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Participant:
    """Somebody who takes part in an engagement."""

    person: PersonId = attrs.field(metadata=doc("Who takes part, by id.", examples=("officials",)))
    role: Line | None = attrs.field(
        default=None, metadata=doc("As what, in the sources' words.", examples=("counterpart",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Engagement:
    """Something the traveller does at a stop: a meeting, a speech, a funeral."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("consultations",)))
    kind: EngagementKind = attrs.field(
        metadata=doc("What sort of engagement it is.", examples=("consultations", "dinner"))
    )
    label: Line | None = attrs.field(
        default=None, metadata=doc("What to call it, where the kind does not say it all.", examples=("state dinner",))
    )
    forum: Line | None = attrs.field(
        default=None,
        metadata=doc("The series or body it belongs to, by name.", examples=("Foreign Office Consultations",)),
    )
    recurrence: Recurrence | None = attrs.field(
        default=None, metadata=doc("How often it is held, as the source calls it.", examples=("annual",))
    )
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "When it is held, in EDTF; a time of day with a duration gives its hours. Left out where no source says.",
            examples=("2025-03-07", "2025-03-07T10:00:00"),
        ),
    )
    duration: Duration | None = attrs.field(
        default=None, metadata=doc("How long it lasts, in ISO 8601; the lower end of a range.", examples=("PT90M",))
    )
    duration_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, where the words give a range.", examples=("PT2H",))
    )
    duration_qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that keeps the duration from being exact.", examples=("at-least",))
    )
    place: PlaceId | None = attrs.field(
        default=None, metadata=doc("Where it is held: the id of a place of the record.", examples=("kyoto",))
    )
    participants: tuple[Participant, ...] = attrs.field(
        default=(), metadata=doc("Who takes part beside the travellers.", examples=([{"person": "officials"}],))
    )
    topics: tuple[Topic, ...] = attrs.field(
        default=(),
        metadata=doc("What is on its own agenda.", examples=([{"id": "energy", "label": "energy supplies"}],)),
    )
    outcomes: tuple[Sentence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What came of it, a sentence each.", examples=(["The two sides agreed to meet again in the autumn."],)
        ),
    )
    modality: Modality | None = attrs.field(
        default=None, metadata=doc("How sure the source is that it will be held.", examples=("scheduled",))
    )
    status: EngagementStatus | None = attrs.field(
        default=None,
        metadata=doc("What became of it, where that is not what became of the visit.", examples=("cancelled",)),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class PreviousDates:
    """Days on which a stop was once to be, and is no more."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("april-dates",)))
    when: Edtf = attrs.field(metadata=doc("The earlier days, in EDTF.", examples=("2026-04-21/2026-04-23",)))
    ended: Ending = attrs.field(metadata=doc("What became of them.", examples=("rescheduled",)))
    reason: Sentence | None = attrs.field(
        default=None, metadata=doc("Why, as the source tells it.", examples=("a general strike",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Printed:
    """What the source printed, kept beside our reading of it, character for character, line breaks and all."""

    country: Sentence | None = attrs.field(
        default=None, metadata=doc("The label of the country.", examples=("U.S.S.R.",))
    )
    place: Sentence | None = attrs.field(
        default=None, metadata=doc("The label of the place or places.", examples=("Kingston (Jamaica)",))
    )
    when: Sentence | None = attrs.field(default=None, metadata=doc("The days.", examples=("1974-05-03/1974-05-29",)))
    travellers: Sentence | None = attrs.field(
        default=None,
        metadata=doc("The travellers, with their offices.", examples=("King Abdullah and Crown Prince Hussein",)),
    )
    sending: Sentence | None = attrs.field(
        default=None, metadata=doc("The label of the sending state.", examples=("Korea",))
    )
    remarks: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "What a data set remarks on the stop, where its licence lets that be shown.", examples=("State visit.",)
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Stop:
    """A stay under one host; a visit to one country is one stop."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("russia", "japan", "italy")))
    kind: StopKind = attrs.field(
        default=StopKind.VISIT,
        metadata=doc("Why the traveller was there; to visit, where it is left out.", examples=("transit",)),
    )
    country: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The receiving state: the sovereign of the day. Left out at sea and where nobody is sovereign.",
            examples=("RU",),
        ),
    )
    territory: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The territory, colony or later state that the places lie in, where it is not the sovereign's own land.",
            examples=("JM",),
        ),
    )
    places: tuple[Place, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The places that the sources name; none is added.",
            examples=([{"id": "kyoto", "name": "Kyoto", "kind": "city"}],),
        ),
    )
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "The days, in EDTF; a set is days and not stays. Left out where there are none (yet).",
            examples=("2025-03-07", "2025-03-07/2025-03-09", "{1974-05-03..1974-05-04,1974-05-12}"),
        ),
    )
    previously: tuple[PreviousDates, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Earlier days of the same invitation, oldest first.",
            examples=([{"id": "april-dates", "when": "2026-04-21/2026-04-23", "ended": "rescheduled"}],),
        ),
    )
    duration: Duration | None = attrs.field(
        default=None,
        metadata=doc("How long the stop is, in ISO 8601, counting the first and the last day.", examples=("P1D",)),
    )
    duration_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, where the words give a range.", examples=("P3D",))
    )
    duration_qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that keeps the duration from being exact.", examples=("approximately",))
    )
    time_zone: TimeZone | None = attrs.field(
        default=None,
        metadata=doc(
            "The IANA time zone of its hours; left out where no source gives a place that has but one.",
            examples=("Asia/Kolkata",),
        ),
    )
    engagements: tuple[Engagement, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the traveller does there.",
            examples=([{"id": "consultations", "kind": "consultations", "when": "2025-03-07"}],),
        ),
    )
    printed: Printed | None = attrs.field(
        default=None,
        metadata=doc("What the source printed, where our reading of it differs.", examples=({"country": "U.S.S.R."},)),
    )
    identifiers: tuple[Identifier, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What data sets call the same stop, such as the number of a leg.",
            examples=([{"scheme": "us-state-department-travels", "value": "1028"}],),
        ),
    )
