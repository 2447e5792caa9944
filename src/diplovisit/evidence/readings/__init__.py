"""Words read as values, with their certainty, denials and unnamed sources."""

from diplovisit.evidence.readings.certainty import cites_unnamed_sources, denies, modal_phrases, read_modality
from diplovisit.evidence.readings.counted_nouns import Counted
from diplovisit.evidence.readings.date_context import is_new_day_of_visit, open_words
from diplovisit.evidence.readings.date_matching import (
    WEEKDAY_NAMES,
    allows,
    format_date,
    is_local,
    states_exactly,
    to_edtf,
    zone_offset,
)
from diplovisit.evidence.readings.date_resolution import possible_dates
from diplovisit.evidence.readings.dates import read_date
from diplovisit.evidence.readings.derivation_rules import RULES, DerivationRule
from diplovisit.evidence.readings.durations import read_duration
from diplovisit.evidence.readings.figure_context import FigureContext, figure_context
from diplovisit.evidence.readings.quantities import read_quantity
from diplovisit.evidence.readings.scanning import scan_values
from diplovisit.evidence.readings.stay_lengths import LengthContext, length_context
from diplovisit.evidence.readings.tense import direction_at
from diplovisit.evidence.readings.tokens import Unparsed
from diplovisit.evidence.readings.values import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DateUnit,
    Direction,
    DurationReading,
    Mention,
    MentionKind,
    PartReading,
    PeriodPart,
    QuantityReading,
    Relative,
    UnitKind,
    same_duration,
)

__all__ = [
    "RULES",
    "WEEKDAY_NAMES",
    "Counted",
    "DateOrigin",
    "DateReading",
    "DateRelation",
    "DateTerm",
    "DateUnit",
    "DerivationRule",
    "Direction",
    "DurationReading",
    "FigureContext",
    "LengthContext",
    "Mention",
    "MentionKind",
    "PartReading",
    "PeriodPart",
    "QuantityReading",
    "Relative",
    "UnitKind",
    "Unparsed",
    "allows",
    "cites_unnamed_sources",
    "denies",
    "direction_at",
    "figure_context",
    "format_date",
    "is_local",
    "is_new_day_of_visit",
    "length_context",
    "modal_phrases",
    "open_words",
    "possible_dates",
    "read_date",
    "read_duration",
    "read_modality",
    "read_quantity",
    "same_duration",
    "scan_values",
    "states_exactly",
    "to_edtf",
    "zone_offset",
]
