"""The words for what is done on a visit: each with its kind, and what stands after it."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.sites import SITE_NOUNS
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind


@attrs.frozen
class EngagementWords:
    """Words for an engagement in a sentence. object_start: where that begins which is visited, signed or met.

    is_noun: whether it is a noun, which may be the subject of its clause. is_host: whether its subject receives those
    who travel.
    """

    kind: EngagementKind
    start: int
    end: int
    object_start: int
    is_noun: bool = False
    is_host: bool = False


@attrs.frozen
class _Pattern:
    kind: EngagementKind
    pattern: re.Pattern[str]
    is_noun: bool = False
    is_host: bool = False


def _verb(kind: EngagementKind, pattern: str) -> _Pattern:
    return _Pattern(kind, re.compile(pattern))


def _noun(kind: EngagementKind, pattern: str) -> _Pattern:
    return _Pattern(kind, re.compile(pattern, re.IGNORECASE), is_noun=True)


def _host(kind: EngagementKind, pattern: str) -> _Pattern:
    return _Pattern(kind, re.compile(pattern), is_host=True)


_MEET: Final = r"(?:meet(?:s|ing)?|met)"
_HOLD: Final = r"(?:holds?|held|holding|has|have|had|having|host(?:s|ed)?|continued?|resumed?|conduct(?:s|ed)?)"
_TALKS: Final = r"(?:bilateral |working |private |separate )?(?:meetings?|talks|negotiations|conversations?)"
_ADJECTIVES: Final = r"(?:[\w’'-]+ ){0,4}?"
DEED: Final = (
    r"(?:agreements?|memorandum|memoranda|treat(?:y|ies)|mous?|MoUs?|contracts?|accords?|protocols?|declarations?"
    r"|pacts?|deals?"
    r"|letter of intent|roadmap|charter|documents?|instruments?|conventions?)"
)
_WREATH: Final = r"(?:wreaths?|flowers|floral (?:wreaths?|tributes?)|bouquets?|bouquet of flowers)"
_NO_SITE: Final = r"(?:and|or|to|in|on|by|with|for|from|before|after|where|which|who|will|is|was|has|had)\b"
_OPENED: Final = (
    rf"(?:the|a|an|its|their) (?:(?!{_NO_SITE})[\w’'-]+ ){{0,5}}?(?i:{SITE_NOUNS}|consulate(?: general)?|embassy)\b"
)
_SITE: Final = (
    rf"(?:the|a|an|its|their|another) (?P<site>(?:(?!{_NO_SITE})[\w’'-]+ ){{0,6}}?"
    rf"(?i:{SITE_NOUNS})\b(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)"
)
"""What is visited where a visit is a tour: "the old port", "the Diamond Technology Park"."""

SITE: Final = lazy_pattern(rf" ?{_SITE}| (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
"""Behind "visit" or "tour": what is visited, a site or the name of a place."""

_PATTERNS: Final = (
    _verb(EngagementKind.COURTESY_CALL, r"\bpa(?:y|ys|id|ying) (?:a |his |her )?courtesy (?:calls?|visits?) (?:on"
                                        r"|to)\b"),
    _verb(EngagementKind.COURTESY_CALL, r"\bcall(?:s|ed|ing)? on\b(?! (?:all|both|the international|governments?))"),
    _noun(EngagementKind.COURTESY_CALL, r"\b(?:courtesy )?call on\b|\bcourtesy call\b"),
    _verb(EngagementKind.AUDIENCE, r"\breceived in (?:private |a private )?audience by\b"),
    _noun(EngagementKind.AUDIENCE, r"\b(?:private |royal |papal )?audience (?:with|by|of)\b"),
    _verb(EngagementKind.MEETING, r"\b(?:received|welcomed) (?:(?:at|in) [\w’' -]{2,40}? )?by\b"),
    _verb(EngagementKind.CONSULTATIONS, rf"\b{_HOLD} {_ADJECTIVES}consultations\b(?: with)?"),
    _verb(EngagementKind.MEETING, rf"\b{_HOLD} {_ADJECTIVES}(?:talks|discussions|negotiations)\b(?: (?:with"
                                  r"|between))?"),
    _verb(EngagementKind.MEETING, rf"\b{_HOLD} {_ADJECTIVES}(?:meetings?)\b(?: (?:with|between))?"),
    _verb(EngagementKind.MEETING, rf"\b(?:will|would|to|also|then|and|be|was|were|is|are|may|might"
                                  rf"|could) {_MEET}\b(?: with)?"),
    _verb(EngagementKind.MEETING, r"\b(?:meets?|met)\b(?: with)?(?= (?:[A-Z]|his|her|their|the|senior|a|both|two))"),
    _verb(EngagementKind.MEETING, r"\b(?:engage|confer|talk|speak) with\b"),
    _verb(EngagementKind.MEETING, r"\b(?:will|to|may) see(?= (?:[A-Z]|the (?:speaker|president|prime|king|foreign"
                                  r"|minister)))"),
    _noun(EngagementKind.MEETING, r"\bmeeting of\b(?= the (?:[\w’'-]+ ){0,5}?(?:Commission|Committee|Council"
                                  r"|Dialogue|Group|Forum)\b)"),
    _verb(EngagementKind.MEETING, r"\bbreakfast(?:s|ed)? with\b"),
    _noun(EngagementKind.MEETING, rf"\b{_TALKS} (?:with|between)\b"),
    _noun(EngagementKind.MEETING, rf"\b{_TALKS}(?= (?:(?:on|in|at) (?:the )?[\w’']+(?: [\dA-Z][\w’']*){{0,3}},? "
                                  r"){1,2}(?P<to>with)\b)"),
    _noun(EngagementKind.MEETING, rf"\b{_TALKS}(?= (?:was|were|are|is|will be|are to be|is to be)(?: also)? held"
                                  r"(?P<to> (?:[\w’'-]+ ){0,4}?with\b)?)"),
    _noun(EngagementKind.MEETING, r"\bduring (?:the |her |his |their )?talks\b(?= (?:in|on|at)\b)"),
    _noun(EngagementKind.CONSULTATIONS, r"\b(?:annual |biennial |regular )?(?:foreign office "
                                        r"|political )?consultations\b"),
    _noun(EngagementKind.CONSULTATIONS, r"\b(?:annual |biennial |regular )?(?:foreign office|political"
                                        r"|diplomatic) discussions\b"),
    _noun(EngagementKind.CONSULTATIONS, r"\b(?:round|session) of (?:the )?(?:[\w’'-]+ ){0,4}?(?:[Cc]ommission"
                                        r"|[Dd]ialogue|[Cc]ommittee"
          r"|[Tt]alks|[Dd]iscussions)\b"),
    _noun(EngagementKind.SUMMIT, r"(?<!previous )(?<!last )\bsummit\b"),
    _verb(EngagementKind.SIGNING, rf"\b(?:sign(?:s|ed|ing)?|initial(?:led|s)?) {_ADJECTIVES}{DEED}\b"),
    _noun(EngagementKind.SIGNING, rf"\b{DEED}\b(?= [\w ,-]{{0,60}}?(?:will|are to|is to|was|were"
                                  rf"|be) (?:be )?signed\b)"),
    _noun(EngagementKind.SIGNING, r"\bsign(?:ing|ature) of\b|\bsigning ceremony\b"),
    _verb(EngagementKind.WREATH_LAYING, rf"\b(?:l(?:ay|ays|aid|aying)|plac(?:e|es|ed|ing)) (?:a |the )?{_WREATH}\b"),
    _noun(EngagementKind.WREATH_LAYING, rf"\bwreath[ -]laying\b|\b{_WREATH} (?:was|were|will be|is to be"
                                        r"|are to be) (?:laid|placed)\b"),
    _noun(EngagementKind.PRESS_CONFERENCE, r"\b(?:joint )?(?:press|news) conference\b|\bjoint press (?:statements?"
                                           r"|briefing)\b"),
    _verb(
        EngagementKind.SPEECH,
        r"\b(?:deliver(?:s|ed|ing)?|gives?|gave|giving|makes?|made) (?:an? |the )?(?:[\w’'-]+ ){0,3}?(?:speech"
        r"|address|lecture"
        r"|keynote|remarks)\b",
    ),
    _noun(EngagementKind.SPEECH, r"(?<=the )lecture\b|(?<=a )lecture\b"),
    _verb(EngagementKind.SPEECH, r"\baddress(?:es|ed)? (?:(?:a|an|the|both"
                                 r"|joint) ){0,2}(?:[\w’'-]+ ){0,3}?(?:[Pp]arliament"
          r"|Congress|[Aa]ssembly|House|Senate|session|forum|students|conference|seminar|Diet|Knesset|Bundestag"
          r"|council|summit)\b"),
    _host(EngagementKind.DINNER, r"\b(?:host|give|offer)(?:s|ed)? (?:a |an |the )?(?:[\w’'-]+ ){0,3}?(?:dinner"
                                 r"|banquet)\b"),
    _host(EngagementKind.LUNCH, r"\b(?:host|give|offer)(?:s|ed)? (?:a |an |the )?(?:[\w’'-]+ ){0,3}?(?:lunch"
                                r"|luncheon)\b"),
    _host(EngagementKind.RECEPTION, r"\b(?:host|give|offer)(?:s|ed)? (?:a |an |the )?(?:[\w’'-]+ ){0,3}?reception\b"),
    _host(EngagementKind.MEETING, r"\b(?:receives?|received|welcomes?|welcomed|meets?|met)\b"),
    _verb(EngagementKind.LUNCH, r"\blunch(?:es|ed)? with\b"),
    _verb(EngagementKind.DINNER, r"\bdine[sd]? with\b"),
    _noun(EngagementKind.LUNCH, r"\b(?:working )?(?:luncheon|lunch)\b"),
    _noun(EngagementKind.DINNER, r"\b(?:state |official |working |gala )?(?:dinner|banquet)\b"),
    _noun(EngagementKind.RECEPTION, r"(?<!warm )(?<!cordial )\breception\b(?! (?:room|hall|desk))"),
    _verb(EngagementKind.INSPECTION, r"\binspect(?:s|ed|ing)?\b"),
    _verb(EngagementKind.TOUR, r"\b(?:tour|view)(?:s|ed|ing)?(?= (?:the|a|an) )"),
    _verb(EngagementKind.TOUR, rf"\bvisit(?:s|ed|ing)?(?= {_SITE})"),
    _noun(EngagementKind.TOUR, rf"\b(?:visit|trip|excursion) to(?= (?:{_SITE}|[A-Z]))"
                               r"|\btour of(?= (?:the|a|an)\b(?! (?:\w+ )?(?:island|country|region"
                               r"|continent|province|area|north|south|east|west)s?\b))|\bguided tour\b"),
    _verb(EngagementKind.CEREMONY, r"\b(?:inaugurat|unveil)(?:e|es|ed|s|ing)?\b|\battend(?:s|ed|ing)? (?:a |an |the )?"
          r"(?:[\w’'-]+ ){0,3}?ceremony\b"),
    _verb(EngagementKind.CEREMONY, rf"\b(?:re)?open(?:s|ed|ing)?(?= {_OPENED})"),
    _verb(EngagementKind.CEREMONY, r"\battend(?:s|ed|ing)? the (?:(?:official|formal) )?(?:re)?opening of\b"),
    _verb(EngagementKind.CONFERENCE, r"\b(?:attend|open|address|join|co-chair|chair)(?:s|ed|ing)? (?:a |an "
                                     r"|the )?(?:[\w’'-]+ ){0,5}?"
          r"(?<!press )(?<!news )[Cc]onference\b"),
    _verb(EngagementKind.CONFERENCE, r"\b(?:attend|open|address|join|speak at)(?:s|ed|ing)? (?:a |an "
                                     r"|the )?(?:[\w’'-]+ ){0,3}?"
          r"(?:seminar|symposium|(?:business|economic|investment|trade) forum)\b"),
    _noun(EngagementKind.CONFERENCE, r"\b(?:business|economic|investment|trade) forum\b|\b(?:seminar|symposium)\b"),
    _noun(EngagementKind.CEREMONY, r"\b(?:welcom(?:e|ing)|opening|closing|inauguration|award) ceremony\b"),
    _noun(EngagementKind.FLIGHT, r"\b(?:return )?flight\b(?= (?:to|from|back))"),
    _verb(EngagementKind.FUNERAL, r"\battend(?:s|ed|ing)? (?:the )?(?:[\w’'-]+ ){0,3}?(?:funeral|burial)\b"),
)  # fmt: skip


def engagement_words(text: str) -> Iterator[EngagementWords]:
    """Yields the words for engagements of a sentence, in order; of words that overlap, the pattern that is first.

    Words whose subject may be a host come besides, after those of a guest: who travels decides between them.

    >>> found = engagement_words("She will meet the king and address Parliament.")
    >>> [(each.kind.value, each.is_host) for each in found]
    [('meeting', False), ('meeting', True), ('speech', False)]
    """
    found: list[EngagementWords] = []
    for each in _PATTERNS:
        for match in each.pattern.finditer(text):
            start = match.start()
            # "will meet" begins with the verb, and its modality is another fact.
            lead = re.match(r"(?:will|would|to|also|then|and|be|was|were|is|are|may|might|could) ", match.group())
            start += lead.end() if lead is not None and not each.is_noun else 0
            if all(match.end() <= other.start or other.end <= start for other in found) or each.is_host:
                object_start = match.end("to") if match.groupdict().get("to") else match.end()
                found.append(EngagementWords(each.kind, start, match.end(), object_start, each.is_noun, each.is_host))
    yield from sorted(found, key=lambda each: (each.start, each.is_host))
