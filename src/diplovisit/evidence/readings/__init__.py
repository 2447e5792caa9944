"""Words read as values: quantities, dates, lengths of time, and how sure, denied or nameless they are."""

from diplovisit.evidence.readings.date_reading import DateReading, DateTerm, Origin, Part, Relation, Relative, Unit
from diplovisit.evidence.readings.dates import read_date
from diplovisit.evidence.readings.denial import denies
from diplovisit.evidence.readings.fitting import fits, states
from diplovisit.evidence.readings.hedging import rests_on_sources
from diplovisit.evidence.readings.length_reading import LengthReading, same_length
from diplovisit.evidence.readings.lengths import read_length
from diplovisit.evidence.readings.mention import Mention, MentionKind
from diplovisit.evidence.readings.modality import read_modality
from diplovisit.evidence.readings.quantities import read_quantity
from diplovisit.evidence.readings.quantity_reading import QuantityReading, UnitKind
from diplovisit.evidence.readings.refused import Refused
from diplovisit.evidence.readings.resolving import resolve
from diplovisit.evidence.readings.rules import RULES, Rule
from diplovisit.evidence.readings.scanning import scan

__all__ = [
    "RULES",
    "DateReading",
    "DateTerm",
    "LengthReading",
    "Mention",
    "MentionKind",
    "Origin",
    "Part",
    "QuantityReading",
    "Refused",
    "Relation",
    "Relative",
    "Rule",
    "Unit",
    "UnitKind",
    "denies",
    "fits",
    "read_date",
    "read_length",
    "read_modality",
    "read_quantity",
    "resolve",
    "rests_on_sources",
    "same_length",
    "scan",
    "states",
]
