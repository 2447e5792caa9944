"""What a country is in its sentence: the place of a visit, the sender of those who travel, or the one that invites.

Each role needs words for it in the sentence. A country without them has no role: "to discuss the war in Sudan" is no
visit to Sudan. What is not understood between a country and the word that governs it ends the search.
"""

import functools

from diplovisit.evidence.names.invitations import Invitations
from diplovisit.evidence.names.sending_countries import SendingCountries
from diplovisit.evidence.names.visited_countries import VisitedCountries


class CountryRoles(VisitedCountries, SendingCountries, Invitations):
    """The countries of a sentence, with the roles that its words give them."""


@functools.lru_cache(maxsize=1024)
def country_roles(text: str) -> CountryRoles:
    """Returns the countries of a sentence with their roles; the same object for the same sentence.

    >>> roles = country_roles("The Norwegian minister left Sweden for Iceland to discuss the war in Sudan")
    >>> [(roles.is_visited(mention), roles.is_sender(mention)) for mention in roles.mentions]
    [(False, True), (False, False), (True, False), (False, False)]
    """
    return CountryRoles(text)
