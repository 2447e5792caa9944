"""Names in the words: countries and people, offices, the cues of counts, and the sentence around a span."""

from diplovisit.evidence.names.countries import CountryMention, country_mentions
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.metonyms import is_metonym
from diplovisit.evidence.names.offices import office_in
from diplovisit.evidence.names.person_names import NameMatch, NameVerdict, name_in
from diplovisit.evidence.names.tokens import sentence_around
from diplovisit.evidence.names.uncited_names import (
    ROLE_CUES,
    FoldedName,
    NameMention,
    cue_missing,
    fold_repeats,
    name_mentions,
)

__all__ = [
    "ROLE_CUES",
    "CountryMention",
    "FoldedName",
    "NameMatch",
    "NameMention",
    "NameVerdict",
    "Strength",
    "country_mentions",
    "cue_missing",
    "fold_repeats",
    "is_metonym",
    "name_in",
    "name_mentions",
    "office_in",
    "sentence_around",
]
