"""Names in the words: countries and people, offices, the cues of counts, and the sentence around a span."""

from diplovisit.evidence.names.countries import CountryMention, country_mentions
from diplovisit.evidence.names.cues import ROLE_CUES, cue_missing
from diplovisit.evidence.names.metonyms import is_metonym
from diplovisit.evidence.names.offices_held import office_in
from diplovisit.evidence.names.person_names import NameMatch, NameVerdict, name_in
from diplovisit.evidence.names.scan_names import FoldedName, NameMention, fold_repeats, name_mentions
from diplovisit.evidence.names.sentences import sentence_around
from diplovisit.evidence.names.strength import Strength

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
