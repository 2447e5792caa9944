"""The stops of a visit: places, days and engagements."""

import attrs

from diplovisit.record.constraints import Country, Id, Line, PersonId, PlaceId, Sentence, TimeZone
from diplovisit.record.declare import RecordNode, doc, validated
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
class Place(RecordNode):
    """A place that a source names as part of the visit; it is never guessed from a name of the government.

    >>> from diplovisit.record import Place
    >>> Place.of(id="mcmurdo", name="McMurdo Sound", kind="station").disputed
    False
    """

    id: Id = attrs.field(metadata=doc("The id of the place.", examples=("mcmurdo", "kyoto")))
    name: Line = attrs.field(metadata=doc("The name, as the source prints it.", examples=("McMurdo Sound",)))
    kind: PlaceKind | None = attrs.field(
        default=None,
        metadata=doc("What kind of place it is; left out if the source gives only a name.", examples=("station",)),
    )
    disputed: bool = attrs.field(
        default=False,
        metadata=doc("Whether states dispute to whom it belongs; false if it is left out.", examples=(True,)),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Topic(RecordNode):
    """Something to be discussed.

    >>> from diplovisit.record import Topic
    >>> Topic.of(id="energy", label="energy supplies", modality="likely").modality
    <Modality.LIKELY: 'likely'>
    """

    id: Id = attrs.field(metadata=doc("The id of the topic.", examples=("energy",)))
    label: Line = attrs.field(metadata=doc("The topic in a few words.", examples=("energy supplies",)))
    modality: Modality | None = attrs.field(
        default=None,
        metadata=doc(
            "How sure the source is that it will be discussed; left out if it does not say.", examples=("expected",)
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Participant(RecordNode):
    """Somebody who takes part in an engagement.

    >>> from diplovisit.record import Participant
    >>> Participant(person="officials", role="counterpart").role
    'counterpart'
    """

    person: PersonId = attrs.field(metadata=doc("Who takes part: the id of a person.", examples=("officials",)))
    role: Line | None = attrs.field(
        default=None, metadata=doc("The role, in the words of the sources.", examples=("counterpart",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Engagement(RecordNode):
    """Something the traveller does at a stop: a meeting, a speech, a funeral.

    >>> from diplovisit.record import Engagement
    >>> talks = Engagement.of(id="talks", kind="meeting", when="2025-03-07T10:00:00", duration="PT90M")
    >>> talks.when.moment.hour, talks.duration.minutes
    (10, 90)
    """

    id: Id = attrs.field(metadata=doc("The id of the engagement.", examples=("consultations",)))
    kind: EngagementKind = attrs.field(
        metadata=doc("What kind of engagement it is.", examples=("consultations", "dinner"))
    )
    label: Line | None = attrs.field(
        default=None, metadata=doc("What to call it, if the kind does not say enough.", examples=("state dinner",))
    )
    forum: Line | None = attrs.field(
        default=None,
        metadata=doc("The name of the series or body that it belongs to.", examples=("Foreign Office Consultations",)),
    )
    recurrence: Recurrence | None = attrs.field(
        default=None, metadata=doc("How often it is held, according to the source.", examples=("annual",))
    )
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "When it is held, in EDTF. A time of day with a duration gives its hours. Left out if no source says.",
            examples=("2025-03-07", "2025-03-07T10:00:00"),
        ),
    )
    duration: Duration | None = attrs.field(
        default=None, metadata=doc("How long it lasts, in ISO 8601; the lower end of a range.", examples=("PT90M",))
    )
    duration_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, if the words give a range.", examples=("PT2H",))
    )
    duration_qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that makes the duration inexact.", examples=("at-least",))
    )
    place: PlaceId | None = attrs.field(
        default=None, metadata=doc("Where it is held: the id of a place of the record.", examples=("kyoto",))
    )
    participants: tuple[Participant, ...] = attrs.field(
        default=(), metadata=doc("Who takes part, besides the travellers.", examples=([{"person": "officials"}],))
    )
    topics: tuple[Topic, ...] = attrs.field(
        default=(),
        metadata=doc("The topics of this engagement.", examples=([{"id": "energy", "label": "energy supplies"}],)),
    )
    outcomes: tuple[Sentence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The results, one sentence each.", examples=(["The two sides agreed to meet again in the autumn."],)
        ),
    )
    modality: Modality | None = attrs.field(
        default=None, metadata=doc("How sure the source is that it will be held.", examples=("scheduled",))
    )
    status: EngagementStatus | None = attrs.field(
        default=None,
        metadata=doc("What became of it, if that differs from what became of the visit.", examples=("cancelled",)),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class PreviousDates(RecordNode):
    """Days that were planned for a stop and given up.

    >>> from diplovisit.record import PreviousDates
    >>> earlier = PreviousDates.of(id="april-dates", when="2026-04-21/2026-04-23", ended="rescheduled")
    >>> earlier.ended, len(earlier.when.days())
    (<Ending.RESCHEDULED: 'rescheduled'>, 3)
    """

    id: Id = attrs.field(metadata=doc("The id of the earlier days.", examples=("april-dates",)))
    when: Edtf = attrs.field(metadata=doc("The earlier days, in EDTF.", examples=("2026-04-21/2026-04-23",)))
    ended: Ending = attrs.field(metadata=doc("What became of these days.", examples=("rescheduled",)))
    reason: Sentence | None = attrs.field(
        default=None, metadata=doc("The reason that the source gives.", examples=("a general strike",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Printed(RecordNode):
    """What the source printed, character for character, with its line breaks.

    >>> from diplovisit.record import Printed
    >>> Printed(country="U.S.S.R.").country
    'U.S.S.R.'
    """

    country: Sentence | None = attrs.field(default=None, metadata=doc("The printed country.", examples=("U.S.S.R.",)))
    place: Sentence | None = attrs.field(
        default=None, metadata=doc("The printed place or places.", examples=("Kingston (Jamaica)",))
    )
    when: Sentence | None = attrs.field(
        default=None, metadata=doc("The printed days.", examples=("1974-05-03/1974-05-29",))
    )
    travellers: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "The printed travellers, with their offices.", examples=("King Abdullah and Crown Prince Hussein",)
        ),
    )
    sending: Sentence | None = attrs.field(
        default=None, metadata=doc("The printed sending state.", examples=("Korea",))
    )
    remarks: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "The remarks of a data set on the stop, if its licence allows showing them.", examples=("State visit.",)
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Stop(RecordNode):
    """A stay with one host; a visit to one country is one stop.

    >>> from diplovisit.record import Stop
    >>> stop = Stop.of(id="russia", country="RU", when="2025-03-07/2025-03-09", duration="P3D")
    >>> stop.when.upper, stop.duration.whole_days
    (datetime.date(2025, 3, 9), 3)
    """

    id: Id = attrs.field(metadata=doc("The id of the stop.", examples=("russia", "japan", "italy")))
    kind: StopKind = attrs.field(
        default=StopKind.VISIT,
        metadata=doc("Why the traveller is there; `visit` if it is left out.", examples=("transit",)),
    )
    country: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The receiving state, which is the sovereign on that day. Left out at sea and where no state is sovereign.",
            examples=("RU",),
        ),
    )
    territory: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The territory, colony or later state of the places, if it is not the sovereign's own land.",
            examples=("JM",),
        ),
    )
    places: tuple[Place, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The places that the sources name, and no others.",
            examples=([{"id": "kyoto", "name": "Kyoto", "kind": "city"}],),
        ),
    )
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "The days, in EDTF. A set lists single days, not stays. Left out if there are no days, or none yet.",
            examples=("2025-03-07", "2025-03-07/2025-03-09", "{1974-05-03..1974-05-04,1974-05-12}"),
        ),
    )
    previously: tuple[PreviousDates, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Earlier days of the same invitation, the oldest first.",
            examples=([{"id": "april-dates", "when": "2026-04-21/2026-04-23", "ended": "rescheduled"}],),
        ),
    )
    duration: Duration | None = attrs.field(
        default=None,
        metadata=doc("How long the stop is, in ISO 8601. The first and the last day both count.", examples=("P1D",)),
    )
    duration_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, if the words give a range.", examples=("P3D",))
    )
    duration_qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that makes the duration inexact.", examples=("approximately",))
    )
    time_zone: TimeZone | None = attrs.field(
        default=None,
        metadata=doc(
            "The IANA time zone of the hours; left out if no source gives a place with only one time zone.",
            examples=("Asia/Kolkata",),
        ),
    )
    engagements: tuple[Engagement, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the traveller does at the stop.",
            examples=([{"id": "consultations", "kind": "consultations", "when": "2025-03-07"}],),
        ),
    )
    printed: Printed | None = attrs.field(
        default=None,
        metadata=doc(
            "What the source printed, if it differs from the values here.", examples=({"country": "U.S.S.R."},)
        ),
    )
    identifiers: tuple[Identifier, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Identifiers of the stop in data sets, such as the number of a leg.",
            examples=([{"scheme": "us-state-department-travels", "value": "1028"}],),
        ),
    )
