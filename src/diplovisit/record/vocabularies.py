"""The closed vocabularies of a record: the words that a field accepts."""

import enum


class Status(enum.StrEnum):
    """How far the visit has come, according to its sources."""

    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under-way"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Announcement(enum.StrEnum):
    """What the sources say about an official announcement; left out if they say nothing."""

    OFFICIAL = "official"
    DENIED = "denied"
    NONE = "none"


class Category(enum.StrEnum):
    """The protocol class of the visit; left out if no source states it."""

    STATE = "state"
    OFFICIAL = "official"
    OFFICIAL_WORKING = "official-working"
    WORKING = "working"
    PRIVATE = "private"


class Rank(enum.StrEnum):
    """The rank of an office for protocol; COLT's G, S, GS, De Facto, CP, F, E and I map onto it."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    HEAD_OF_STATE_AND_GOVERNMENT = "head-of-state-and-government"
    DE_FACTO_LEADER = "de-facto-leader"
    CROWN_PRINCE = "crown-prince"
    FOREIGN_MINISTER = "foreign-minister"
    DEFENCE_MINISTER = "defence-minister"
    FINANCE_MINISTER = "finance-minister"
    MINISTER = "minister"
    SENIOR_OFFICIAL = "senior-official"
    IGO_HEAD = "igo-head"
    LEGISLATOR = "legislator"
    OTHER = "other"


class Capacity(enum.StrEnum):
    """In what capacity somebody travels, if it is not simply as the holder of the office."""

    HOLDER = "holder"
    ELECT = "elect"
    DESIGNATE = "designate"
    ACTING = "acting"
    DEPUTY = "deputy"
    FORMER = "former"
    ENVOY = "envoy"
    PRIVATE = "private"


class Modality(enum.StrEnum):
    """How sure the words are that something will be, strongest first."""

    ASSERTED = "asserted"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


class PersonKind(enum.StrEnum):
    """Whether a name is one person's, a group's or an organisation's."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"


class StopKind(enum.StrEnum):
    """Why the traveller was there: to visit, on the way, on holiday, or with a ship in port."""

    VISIT = "visit"
    TRANSIT = "transit"
    VACATION = "vacation"
    PORT_CALL = "port-call"


class PlaceKind(enum.StrEnum):
    """What kind of place it is; left out if the sources give only a name."""

    CITY = "city"
    REGION = "region"
    ISLAND = "island"
    BASE = "base"
    BUILDING = "building"
    BODY_OF_WATER = "body-of-water"
    STATION = "station"
    VESSEL = "vessel"


class EngagementKind(enum.StrEnum):
    """What the traveller does at a stop."""

    MEETING = "meeting"
    CONSULTATIONS = "consultations"
    SUMMIT = "summit"
    CONFERENCE = "conference"
    CEREMONY = "ceremony"
    SIGNING = "signing"
    SPEECH = "speech"
    INSPECTION = "inspection"
    DINNER = "dinner"
    LUNCH = "lunch"
    RECEPTION = "reception"
    AUDIENCE = "audience"
    COURTESY_CALL = "courtesy-call"
    PRESS_CONFERENCE = "press-conference"
    TOUR = "tour"
    WREATH_LAYING = "wreath-laying"
    FLIGHT = "flight"
    FUNERAL = "funeral"
    OTHER = "other"


class EngagementStatus(enum.StrEnum):
    """What became of one engagement, if that differs from what became of the visit."""

    ADDED = "added"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class TravellerStatus(enum.StrEnum):
    """Whether a traveller withdrew."""

    WITHDRAWN = "withdrawn"


class Recurrence(enum.StrEnum):
    """How often an engagement is held, according to the sources."""

    ANNUAL = "annual"
    BIENNIAL = "biennial"
    TWICE_YEARLY = "twice-yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    REGULAR = "regular"


class Ending(enum.StrEnum):
    """What became of the earlier days of a stop."""

    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


class ClaimKind(enum.StrEnum):
    """What kind of statement a claim is."""

    TARGET = "target"
    MEASURE = "measure"
    COUNT = "count"
    RANK = "rank"
    EVENT = "event"
    STANCE = "stance"
    SANCTIONS = "sanctions"
    STATEMENT = "statement"


class Qualifier(enum.StrEnum):
    """The word that makes a number or a length of time inexact."""

    APPROXIMATELY = "approximately"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class RelationKind(enum.StrEnum):
    """How this visit is related to another visit, or to an event that the record names."""

    FOLLOWS = "follows"
    PRECEDES = "precedes"
    ACCOMPANIES = "accompanies"
    PART_OF = "part-of"
    RETURN_OF = "return-of"
    SUPERSEDES = "supersedes"


class SourceKind(enum.StrEnum):
    """What kind of source it is."""

    NEWS = "news"
    STATEMENT = "statement"
    DATASET = "dataset"
    SPEECH = "speech"
    UNNAMED_SOURCES = "unnamed-sources"
    RETELLING = "retelling"


class Basis(enum.StrEnum):
    """How a fact is known."""

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"
    EXTERNAL = "external"
    EDITORIAL = "editorial"


class Polarity(enum.StrEnum):
    """Whether the words affirm the fact or deny it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class IgnoredKind(enum.StrEnum):
    """What a row of `ignore` leaves out of its words: their figures, or their names."""

    FIGURES = "figures"
    NAMES = "names"
