"""The closed vocabularies of a record: the words that a field accepts."""

import enum


class Status(enum.StrEnum):
    """How far the visit has come, according to its sources.

    >>> from diplovisit.record import Status
    >>> [word.value for word in Status]
    ['reported', 'announced', 'confirmed', 'under-way', 'held', 'postponed', 'cancelled']
    """

    REPORTED = "reported"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under-way"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Announcement(enum.StrEnum):
    """What the sources say about an official announcement; left out if they say nothing.

    >>> from diplovisit.record import Announcement
    >>> [word.value for word in Announcement]
    ['official', 'denied', 'none']
    """

    OFFICIAL = "official"
    DENIED = "denied"
    NONE = "none"


class Category(enum.StrEnum):
    """The protocol class of the visit; left out if no source states it.

    >>> from diplovisit.record import Category
    >>> [word.value for word in Category]
    ['state', 'official', 'official-working', 'working', 'private']
    """

    STATE = "state"
    OFFICIAL = "official"
    OFFICIAL_WORKING = "official-working"
    WORKING = "working"
    PRIVATE = "private"


class Rank(enum.StrEnum):
    """The rank of an office for protocol; COLT's G, S, GS, De Facto, CP, F, E and I map onto it.

    >>> from diplovisit.record import Rank
    >>> len(Rank), Rank("head-of-state")
    (13, <Rank.HEAD_OF_STATE: 'head-of-state'>)
    """

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
    """In what capacity somebody travels, if it is not simply as the holder of the office.

    >>> from diplovisit.record import Capacity
    >>> [word.value for word in Capacity]
    ['holder', 'elect', 'designate', 'acting', 'deputy', 'former', 'envoy', 'private']
    """

    HOLDER = "holder"
    ELECT = "elect"
    DESIGNATE = "designate"
    ACTING = "acting"
    DEPUTY = "deputy"
    FORMER = "former"
    ENVOY = "envoy"
    PRIVATE = "private"


class Modality(enum.StrEnum):
    """How sure the words are that something will be, strongest first.

    >>> from diplovisit.record import Modality
    >>> [word.value for word in Modality]
    ['asserted', 'scheduled', 'expected', 'likely', 'possible', 'unlikely']
    """

    ASSERTED = "asserted"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


class PersonKind(enum.StrEnum):
    """Whether a name is one person's, a group's or an organisation's.

    >>> from diplovisit.record import PersonKind
    >>> [word.value for word in PersonKind]
    ['person', 'group', 'organisation']
    """

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"


class StopKind(enum.StrEnum):
    """Why the traveller was there: to visit, on the way, on holiday, or with a ship in port.

    >>> from diplovisit.record import StopKind
    >>> [word.value for word in StopKind]
    ['visit', 'transit', 'vacation', 'port-call']
    """

    VISIT = "visit"
    TRANSIT = "transit"
    VACATION = "vacation"
    PORT_CALL = "port-call"


class PlaceKind(enum.StrEnum):
    """What kind of place it is; left out if the sources give only a name.

    >>> from diplovisit.record import PlaceKind
    >>> [word.value for word in PlaceKind]
    ['city', 'region', 'island', 'base', 'building', 'body-of-water', 'station', 'vessel']
    """

    CITY = "city"
    REGION = "region"
    ISLAND = "island"
    BASE = "base"
    BUILDING = "building"
    BODY_OF_WATER = "body-of-water"
    STATION = "station"
    VESSEL = "vessel"


class EngagementKind(enum.StrEnum):
    """What the traveller does at a stop.

    >>> from diplovisit.record import EngagementKind
    >>> len(EngagementKind), EngagementKind("meeting")
    (19, <EngagementKind.MEETING: 'meeting'>)
    """

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
    """What became of one engagement, if that differs from what became of the visit.

    >>> from diplovisit.record import EngagementStatus
    >>> [word.value for word in EngagementStatus]
    ['added', 'postponed', 'cancelled']
    """

    ADDED = "added"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class TravellerStatus(enum.StrEnum):
    """Whether a traveller withdrew.

    >>> from diplovisit.record import TravellerStatus
    >>> [word.value for word in TravellerStatus]
    ['withdrawn']
    """

    WITHDRAWN = "withdrawn"


class Recurrence(enum.StrEnum):
    """How often an engagement is held, according to the sources.

    >>> from diplovisit.record import Recurrence
    >>> [word.value for word in Recurrence]
    ['annual', 'biennial', 'twice-yearly', 'quarterly', 'monthly', 'regular']
    """

    ANNUAL = "annual"
    BIENNIAL = "biennial"
    TWICE_YEARLY = "twice-yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    REGULAR = "regular"


class Ending(enum.StrEnum):
    """What became of the earlier days of a stop.

    >>> from diplovisit.record import Ending
    >>> [word.value for word in Ending]
    ['postponed', 'rescheduled', 'cancelled']
    """

    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


class ClaimKind(enum.StrEnum):
    """What kind of statement a claim is.

    >>> from diplovisit.record import ClaimKind
    >>> [word.value for word in ClaimKind]
    ['target', 'measure', 'count', 'rank', 'event', 'stance', 'sanctions', 'statement']
    """

    TARGET = "target"
    MEASURE = "measure"
    COUNT = "count"
    RANK = "rank"
    EVENT = "event"
    STANCE = "stance"
    SANCTIONS = "sanctions"
    STATEMENT = "statement"


class Qualifier(enum.StrEnum):
    """The word that makes a number or a length of time inexact.

    >>> from diplovisit.record import Qualifier
    >>> [word.value for word in Qualifier]
    ['approximately', 'nearly', 'over', 'at-least', 'at-most']
    """

    APPROXIMATELY = "approximately"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class RelationKind(enum.StrEnum):
    """How this visit is related to another visit, or to an event that the record names.

    >>> from diplovisit.record import RelationKind
    >>> [word.value for word in RelationKind]
    ['follows', 'precedes', 'accompanies', 'part-of', 'return-of', 'supersedes']
    """

    FOLLOWS = "follows"
    PRECEDES = "precedes"
    ACCOMPANIES = "accompanies"
    PART_OF = "part-of"
    RETURN_OF = "return-of"
    SUPERSEDES = "supersedes"


class SourceKind(enum.StrEnum):
    """What kind of source it is.

    >>> from diplovisit.record import SourceKind
    >>> [word.value for word in SourceKind]
    ['news', 'statement', 'dataset', 'speech', 'unnamed-sources', 'retelling']
    """

    NEWS = "news"
    STATEMENT = "statement"
    DATASET = "dataset"
    SPEECH = "speech"
    UNNAMED_SOURCES = "unnamed-sources"
    RETELLING = "retelling"


class Basis(enum.StrEnum):
    """How a fact is known.

    >>> from diplovisit.record import Basis
    >>> [word.value for word in Basis]
    ['stated', 'derived', 'inferred', 'external', 'editorial']
    """

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"
    EXTERNAL = "external"
    EDITORIAL = "editorial"


class Polarity(enum.StrEnum):
    """Whether the words affirm the fact or deny it.

    >>> from diplovisit.record import Polarity
    >>> [word.value for word in Polarity]
    ['affirmed', 'denied']
    """

    AFFIRMED = "affirmed"
    DENIED = "denied"


class IgnoredKind(enum.StrEnum):
    """What a row of `ignore` leaves out of its words: their figures, or their names.

    >>> from diplovisit.record import IgnoredKind
    >>> [word.value for word in IgnoredKind]
    ['figures', 'names']
    """

    FIGURES = "figures"
    NAMES = "names"
