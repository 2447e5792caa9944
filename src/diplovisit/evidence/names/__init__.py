"""Names in a text, with the offices, role cues and sentences around them."""

from diplovisit.evidence.names.countries import CountryMention, country_mentions
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.metonyms import is_metonym
from diplovisit.evidence.names.names_in_text import FoldedName, NameMention, fold_repeats, name_mentions
from diplovisit.evidence.names.offices import states_office
from diplovisit.evidence.names.person_names import NameMatch, NameVerdict, match_name
from diplovisit.evidence.names.role_cues import ROLE_CUES, missing_cue
from diplovisit.evidence.names.tokens import sentence_around

__all__ = [
    "ROLE_CUES",
    "CountryMention",
    "FoldedName",
    "NameMatch",
    "NameMention",
    "NameVerdict",
    "Strength",
    "country_mentions",
    "fold_repeats",
    "is_metonym",
    "match_name",
    "missing_cue",
    "name_mentions",
    "sentence_around",
    "states_office",
]
