"""At which stop of a journey an engagement is: by the place of its own clause, or by the country of those met."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.evidence.names import CountryMention, Strength, is_metonym
from diplovisit.lazy_patterns import lazy_pattern

_PLACE: Final = r"(?:[Ii]n|[Aa]t|[Oo]n|[Ff]rom) [^,;:.]{2,40}?,? "
_SUBJECT: Final = r"(?:[Ss]he |[Hh]e |[Tt]hey |[Tt]he [a-z]+ |[A-Z][\w’'-]+ )"
_AUXILIARY: Final = r"(?:will|would|is|are|was|were|has|had)\b"
_NEXT_DEED: Final = lazy_pattern(
    rf"[,;]? (?:and|but|then|before|while|where)(?: then| later| also)?,? (?:{_PLACE})?{_SUBJECT}?{_AUXILIARY}"
    r"|,? (?:and|then|before|or|followed by) (?:then |also |later |afterwards? )?(?:will |to )?(?:lay|lays|laid|laying"
    r"|attend\w*|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|open(?:s|ed|ing)?|inaugurat\w+|unveil\w*|deliver\w*|sign(?:s|ed"
    r"|ing)?"
    r"|h[oe]ld(?:s|ing)?|meets?|met|meeting|address\w*|g[ai]ves?|giving|t[ao]kes? part|taking part|paid|pays?|paying"
    r"|inspect\w*|view(?:s|ed|ing)?|plant(?:s|ed|ing)|speaks?|spoke|travel\w*|fl(?:y|ies|ew|ying)|receiv\w+|co-chair\w*"
    r"|chair(?:s|ed|ing)?|launch\w*|watch\w*|call(?:s|ed|ing)? on|host(?:s|ed|ing)?|dine[sd]?|proceeds?|went|goes|go) "
    rf"|[,;]? and (?:in|at) [A-Z][^,;:.]{{2,30}}?,? (?:with|meet|hold|visit)"
    rf"|[,;] (?:in|at) (?:the )?[A-Z][^,;:.]{{2,30}}?,? {_SUBJECT}{_AUXILIARY}"
)
_NEAR: Final = lazy_pattern(r"[^;:]{0,80}?\b(?:in|at)(?: the)? ")
_OTHER_MATTER: Final = lazy_pattern(
    r"\b(?:about|regarding|concerning|war|crisis|situation|conflict|on|from|to|talks)\b"
)
_HEAD: Final = lazy_pattern(r"(?:[,;]? (?:and|but|then|before|while)|[,;])?\W*(?:[Ii]n|[Aa]t) (?:the )?")
_TO_PLACE: Final = lazy_pattern(r"\b(?:in|to|for|at)(?: the)? $", re.IGNORECASE)


def end_of_deed(text: str, start: int, end: int) -> int:
    """Returns where the next deed of a sentence begins after `start`: "and will speak", "and in Prague she will".

    >>> text = "She will meet Roth in Lisbon and will speak at Porto."
    >>> text[: end_of_deed(text, 13, len(text))]
    'She will meet Roth in Lisbon'
    """
    match = _NEXT_DEED.search(text, start, end)
    return match.start() if match is not None else end


def start_of_deed(text: str, at: int) -> int:
    """Returns where the deed begins that has the words at `at`, with the place at its head."""
    return max((match.start() for match in _NEXT_DEED.finditer(text) if match.start() < at), default=0)


def stop_of_engagement(
    clause: EngagementClause, stops: Sequence[StopOfJourney], current: str, participants: Sequence[ProposedFact]
) -> str | None:
    """Returns the key of the stop at which an engagement is; None where it is in another country, or not known."""
    keys = {stop.code: stop.key for stop in stops}
    here = _countries_of_place(clause)
    if here is not None:
        return next((keys[code] for code in here.codes if code in keys), None)
    countries = {
        person.country.value
        for person in clause.context.people
        if person.country is not None and person.key in {fact.value for fact in participants}
    } - clause.context.traveller_countries
    hosts = countries & keys.keys()
    if countries and len(hosts) != 1:
        return None
    if hosts:
        return keys[next(iter(hosts))]
    place = _place_before(clause)
    if place is None:
        return current
    return next((keys[code] for code in place.codes if code in keys), None)


def _countries_of_place(clause: EngagementClause) -> CountryMention | None:
    """The country, or the capital, that a deed has as its place: at its head, or close after its words."""
    text, words = clause.text, clause.words
    head = start_of_deed(text, words.start)
    for mention in clause.sentence.countries:
        if mention.strength is Strength.DEMONYM or is_metonym(text, mention) is True:
            continue
        if mention.end <= words.start and _HEAD.fullmatch(text, head, mention.start) is not None:
            return mention
        is_behind = words.end <= mention.start < clause.end and mention.strength is Strength.METONYM
        is_near = is_behind and _NEAR.fullmatch(text, words.end, mention.start) is not None
        if is_near and _OTHER_MATTER.search(text, words.end, mention.start) is None:
            return mention
    return None


def _place_before(clause: EngagementClause) -> CountryMention | None:
    """The country or capital that the sentence names last before the words, as a place to go to or to be in."""
    found = [
        mention
        for mention in clause.sentence.countries
        if mention.strength is not Strength.DEMONYM
        and mention.end <= clause.words.start
        and _TO_PLACE.search(clause.text, 0, mention.start) is not None
    ]
    return found[-1] if found else None
