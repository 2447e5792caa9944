"""Names in a text, with the offices, role cues and sentences around them."""

from diplovisit.evidence.names.countries import CountryMention, country_mentions
from diplovisit.evidence.names.countries_beside import countries_beside
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.country_roles import CountryRoles, country_roles
from diplovisit.evidence.names.metonyms import is_metonym
from diplovisit.evidence.names.name_context import is_of_person
from diplovisit.evidence.names.names_in_text import FoldedName, NameMention, fold_repeats, name_mentions
from diplovisit.evidence.names.office_phrase import OfficePhrase, capacities_of, is_title, office_words
from diplovisit.evidence.names.office_phrases import office_phrases
from diplovisit.evidence.names.offices import has_office, holder_occurrences
from diplovisit.evidence.names.participation import stands_aside
from diplovisit.evidence.names.person_names import (
    NameOccurrence,
    NameVerdict,
    name_occurrences,
)
from diplovisit.evidence.names.role_cues import ROLE_CUES, missing_cue
from diplovisit.evidence.names.tokens import sentence_around
from diplovisit.evidence.names.travellers import owns_visit, stays_home

__all__ = [
    "ROLE_CUES",
    "CountryMention",
    "CountryRoles",
    "FoldedName",
    "NameMention",
    "NameOccurrence",
    "NameVerdict",
    "OfficePhrase",
    "Strength",
    "capacities_of",
    "countries_beside",
    "country_mentions",
    "country_roles",
    "fold_repeats",
    "has_office",
    "holder_occurrences",
    "is_metonym",
    "is_of_person",
    "is_title",
    "missing_cue",
    "name_mentions",
    "name_occurrences",
    "office_phrases",
    "office_words",
    "owns_visit",
    "sentence_around",
    "stands_aside",
    "stays_home",
]
