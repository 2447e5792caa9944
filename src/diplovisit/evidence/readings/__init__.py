"""Words read as values: quantities, dates, lengths of time, and how sure, denied or nameless they are."""

from diplovisit.evidence.readings.date_reading import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DateUnit,
    PeriodPart,
    Relative,
)
from diplovisit.evidence.readings.dates import read_date
from diplovisit.evidence.readings.denial import denies
from diplovisit.evidence.readings.fitting import allows, states_exactly
from diplovisit.evidence.readings.hedging import rests_on_sources
from diplovisit.evidence.readings.length_reading import DurationReading, same_duration
from diplovisit.evidence.readings.lengths import read_duration
from diplovisit.evidence.readings.mention import Mention, MentionKind
from diplovisit.evidence.readings.modality import read_modality
from diplovisit.evidence.readings.quantities import read_quantity
from diplovisit.evidence.readings.quantity_reading import QuantityReading, UnitKind
from diplovisit.evidence.readings.refused import Unparsed
from diplovisit.evidence.readings.resolving import possible_dates
from diplovisit.evidence.readings.rules import RULES, Rule
from diplovisit.evidence.readings.scanning import scan_values

__all__ = [
    "RULES",
    "DateOrigin",
    "DateReading",
    "DateRelation",
    "DateTerm",
    "DateUnit",
    "DurationReading",
    "Mention",
    "MentionKind",
    "PeriodPart",
    "QuantityReading",
    "Relative",
    "Rule",
    "UnitKind",
    "Unparsed",
    "allows",
    "denies",
    "possible_dates",
    "read_date",
    "read_duration",
    "read_modality",
    "read_quantity",
    "rests_on_sources",
    "same_duration",
    "scan_values",
    "states_exactly",
]
