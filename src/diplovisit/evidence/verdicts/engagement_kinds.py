"""Judges the kind of an engagement by what a clause says is done: "laid a wreath", "held a joint press conference"."""

import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.evidence.clauses import ungoverned_event
from diplovisit.evidence.lexicon.sites import SITE_NOUNS
from diplovisit.evidence.programme_readings import EVENT_NOUNS, programme_readings
from diplovisit.evidence.status_readings import MOST_MATCHES
from diplovisit.evidence.verdicts.verdict import CitedText, Opinion, attested, denied, proven, unreadable
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind

_A: Final = r"(?:a|an|the|his|her|their|its|two|three|several|that|this|this year[’']s)"
_DEED: Final = (
    r"(?:agreements?|memorandum|memoranda|treat(?:y|ies)|mous?|contracts?|accords?|protocols?|declarations?"
    r"|pacts?|deals?"
    r"|communiqué|statement|convention|letter of intent|roadmap|charter|documents?|instruments?)"
)
_OWN: Final = r"(?:a|an|the|his|her|their|its)"
_NO_PARTY: Final = (
    r"(?:warm|cool|cold|hostile|mixed|enthusiastic|chilly|frosty|rapturous|lukewarm|muted|positive|critical"
    r"|refugee|migrant"
    r"|radio|television|signal|rousing|tepid|good|poor|friendly)\b"
)
_GIVES: Final = (
    r"(?:attend(?:s|ed)?|host(?:s|ed)?|h[eo]lds?|g[ia]ves?|address(?:es|ed)?|join(?:s|ed)?|opens?|opened|began|at|after"
    r"|participat(?:e[sd]?|ing) in|t(?:akes?|ook|aking) part in"
    r"|appear(?:s|ed)? (?:together )?at|spoke at|speaks? at|concluded with|followed by)"
)
_ROUTINE: Final = r"(?:regular|weekly|daily|monthly|routine)\b"
_NO_RECEPTION: Final = r"(?! (?:of|desk|area|centre|center|room|hall|committee|camp|point|facilit))"
_RECEPTION: Final = (
    rf"\b{_GIVES} {_OWN} (?:(?!{_NO_PARTY})[\w’'-]+ ){{0,4}}?reception\b{_NO_RECEPTION}",
    r"\breception (?:hosted|given|held|in hono)",
)
_AUDIENCE: Final = (
    r"\b(?:received|receives|receive|welcomed) (?:[\w’'-]+ ){0,6}?in (?:an? )?(?:\w+ )?audience\b",
    r"\b(?:was|were|be|been) (?:granted|given) an? (?:\w+ )?audience\b",
    r"\b(?:grants?|granted|gave) (?:[\w’'-]+ ){1,6}?an? (?:\w+ )?audience\b",
    r"\b(?:had|has|have|attended|holds?|held) an? (?:[\w-]+ ){0,2}?audience with\b",
    r"\b(?:private|papal|royal|state|farewell) audience with\b",
)
_PRESS_CONFERENCE: Final = (
    rf"\b{_GIVES} {_OWN} (?:(?!{_ROUTINE})[\w’'-]+ ){{0,3}}?(?:press|news|media) conference\b",
    r"\b(?:told|in|during) (?:a|the|their) joint (?:press|news|media) conference\b",
)
_NO_SITE: Final = (
    r"(?:region|continent|countr(?:y|ies)|world|area|province|north|south|east|west|capitals|states|islands"
    r"|horizon|nation"
    r"|coast|subcontinent|globe|length|five|three|four|six|seven|eight|two|few)\b"
)
_SITES: Final = (
    r"(?:[A-Z][\w’'-]* ){1,3}(?:Museum|Palace|Cathedral|Mosque|Temple|Library|Centre|Center|Factory|Shipyard)\b"
)
_FLOWERS: Final = (
    r"(?:wreaths?|(?:flowers|floral tributes?|bouquets?)(?= (?:at|on|in|before) (?:[\w’'-]+ ){0,4}?(?:tombs?|monument"
    r"|memorial|graves?|mausoleum|cenotaph|statue|obelisk|eternal flame|cemetery)\b))"
)
_WREATH_LAYING: Final = (
    rf"\b(?:lay|lays?|laid|laying|places?|placed) (?:(?:a|the) )?{_FLOWERS}",
    r"\bwreaths? (?:was|were|will be|is to be|are to be) (?:laid|placed)\b",
    r"\b(?:lays?|laid|places?|placed) (?:a|the) (?:\w+ )?wreath\b",
    r"\bwreath[- ]laying\b",
)
_FLIGHT: Final = (
    r"\b(?:flew|flies|fly) (?:on |back |home |out |straight |directly )?(?:to|from|into|home|aboard)\b",
    r"\b(?:an?|his|her|their|the) (?:[\w-]+ ){0,2}?flight (?:to|home|aboard)\b",
    r"\breturn flight\b",
)
_HOLDER: Final = (
    r"(?:president|minister|king|queen|emir|sultan|speaker|governor|chancellor|premier|pope|chairperson|commissioner"
    r"|secretary|patriarch|archbishop)"
)
_COURTESY_CALL: Final = (
    r"\b(?:(?:pa(?:ys?|id|ying)|makes?|made) (?:(?:a|an|his|her) (?:\w+ )?)?)?courtesy (?:calls?|visits?)\b",
    # "Called on the president to resign" is no visit.
    rf"\bcall(?:s|ed|ing)? on (?:[\w’'-]+ ){{0,5}}?{_HOLDER}\b(?![^.;,]* to [a-z]+\b)",
)
_SEMINARS: Final = r"\b(?:seminar|symposium)\b(?! room)|\b(?:business|economic|investment|trade) forum\b"
_NO_OBJECT: Final = r"(?:and|or|to|in|on|by|with|for|from|before|after|where|which|who|will|is|was|has|had)\b"
_SIGHTS: Final = r"(?:frescoe?s?|exhibits?|exhibitions?|collections?|ruins?|works?|sites?)"
_TOUR: Final = (
    rf"\b(?:tours?|toured) (?:of )?(?:the|a|an|its) (?!{_NO_SITE})(?:[a-z][\w’'-]*|{_SITES})",
    rf"\bview(?:s|ed|ing)? (?:the|a|an) (?!{_NO_SITE})(?:[\w’'-]+ ){{0,3}}?{_SIGHTS}\b",
    rf"\btouring (?:of )?(?:the|a|an|its) (?!{_NO_SITE})[a-z]",
    rf"\bvisit(?:s|ed|ing)?(?: to)? (?:the|a|an) (?:(?!{_NO_OBJECT})[\w’'-]+ ){{0,6}}?{SITE_NOUNS}\b",
    rf"\btrip to (?:the|a|an) (?:(?!{_NO_OBJECT})[\w’'-]+ ){{0,6}}?{SITE_NOUNS}\b",
    rf"\bshown (?:a)?round (?:the|a|an) (?!{_NO_SITE})[a-z]",
)
_ENGAGEMENT: Final[Mapping[EngagementKind, str]] = MappingProxyType(
    {
        EngagementKind.MEETING: r"\b(?:met|meets?|meeting) (?:\w+ ){0,2}?(?:with|between)\b"
        r"|\b(?:met|will meet|to meet|meets) "
        rf"(?:{_A} |[A-Z])|\bwill meet\b|\b(?:held|holds?|had|have|has|hosted|continued|resumed) (?:[\w-]+ ){{0,3}}?"
        r"(?:talks|meetings?|discussions|negotiations)\b|\b(?:talks|negotiations) with\b"
        r"|\b(?:talks|negotiations|meetings?) (?:was|were|will be|are to be|is to be)(?: also)? held\b"
        r"|\b(?:in|during) (?:the |their |his |her )?talks(?= (?:on (?:\d|the \d|\w+day\b)|(?-i:(?:in|at) (?:the )?"
        r"[A-Z])))"
        r"|\b(?:received|welcomed) (?:(?:at"
        r"|in) [\w’' -]{2,40}? )?by\b|\bmet (?:today|on|in|at"
        r"|for|briefly)\b"
        rf"|\b(?:will|to) receive (?:him|her|them|(?:the )?(?:[\w’'-]+ ){{0,4}}?{_HOLDER}|[A-Z][\w’'-]+ [A-Z])\w*\b"
        rf"|\b(?:is|are|was|were) meeting (?:{_A} |(?:[a-z]+ ){{0,3}}[A-Z])"
        rf"|\b(?:and|then|also|later) meets? (?:{_A} |[A-Z])"
        r"|\bmeetings? of\b|\bbreakfast(?:s|ed)? with\b|\b(?:will|to|may) (?:engage|confer|speak) with\b"
        rf"|\b(?:will|to|may) see (?:the )?(?:[\w’'-]+ ){{0,3}}?{_HOLDER}\b",
        EngagementKind.CONSULTATIONS: r"\bconsultations\b|\b(?:foreign office|political) discussions\b"
        r"|\b(?:round|session) of (?:the )?(?:[\w’'-]+ ){0,4}?(?:commission|dialogue|committee|talks|discussions)\b",
        EngagementKind.SUMMIT: r"\bsummit\b(?! (?:of mount|cross))",
        EngagementKind.CONFERENCE: r"(?<!press )(?<!news )(?<!video )(?<!media )\bconference\b"
        rf"(?! (?:call|room|centre|center))|{_SEMINARS}",
        EngagementKind.CEREMONY: rf"\b(?:re)?open(?:s|ed|ing)? {_OWN} (?:(?!{_NO_OBJECT})[\w’'-]+ ){{0,5}}?"
        rf"(?:{SITE_NOUNS}|consulate|embassy)\b|\battend(?:s|ed|ing)? the (?:\w+ )?(?:re)?opening of\b|"
        r"\b(?:ceremony|wreath|inaugurat(?:e|es|ed|ion)|unveil(?:s|ed|ing)?|parade)\b",
        EngagementKind.SIGNING: rf"\b(?:signed|signs?|signing|initialled) (?:of )?(?:[\w’'-]+ ){{0,4}}?{_DEED}\b"
        rf"|\bsigning (?:of|ceremony)\b|\b{_DEED}\b(?: (?:on|for|in|about)\b[\w ,’'-]{{0,80}}?)?"
        r" (?:was|were|will be|is to be|are to be) signed\b",
        EngagementKind.SPEECH: r"\b(?:deliver(?:s|ed|ing)?|g[ia]ves?|giving|made?|makes|making) (?:[\w’'-]+ ){0,4}?"
        r"(?:speech|address|lecture|keynote|remarks)\b|\b(?:address(?:es|ed)?|addressing) (?:(?:a|an|the|both) )?"
        r"(?:[\w’'-]+ ){0,3}?(?:parliament|legislature|congress|assembly|house|senate|students|conference|session"
        r"|forum"
        r"|chamber|houses|gathering|summit|council|duma|bundestag|knesset|diet|audience|diaspora|rally|seminar"
        r"|meeting)\b"
        r"|\bspeech\b",
        EngagementKind.INSPECTION: r"\binspect(?:s|ed|ing|ion)?\b",
        EngagementKind.DINNER: r"\b(?:dinner|banquet|supper)\b",
        EngagementKind.LUNCH: r"\b(?:luncheon|lunch)\b",
        EngagementKind.RECEPTION: "|".join(_RECEPTION),
        EngagementKind.AUDIENCE: "|".join(_AUDIENCE),
        EngagementKind.COURTESY_CALL: "|".join(_COURTESY_CALL),
        EngagementKind.PRESS_CONFERENCE: "|".join(_PRESS_CONFERENCE),
        EngagementKind.TOUR: "|".join(_TOUR),
        EngagementKind.WREATH_LAYING: "|".join(_WREATH_LAYING),
        EngagementKind.FLIGHT: "|".join(_FLIGHT),
        EngagementKind.FUNERAL: r"\b(?:funeral|burial|obsequies|state funeral|requiem)\b",
    }
)
_RECEIVES_A_THING: Final = lazy_pattern(
    r"\b(?:notes?|letters?|messages?|gifts?|parcel|invitations?|news|proposals?|applications?|requests?|calls?|idea"
    r"|plan"
    r"|announcement|decision|move|remarks|offer)\b[^.,;]{0,40}\b(?:received|welcomed) by$",
    re.IGNORECASE,
)
_ENGAGEMENTS: Final = {kind: lazy_pattern(pattern, re.IGNORECASE) for kind, pattern in _ENGAGEMENT.items()}


def _off_reading(words: CitedText, value: EngagementKind) -> str | None:
    """The noun of an engagement of a kind that the sentence calls off, where the record has it so; None if none."""
    if not words.is_off:
        return None
    for each in programme_readings(words.sentence):
        is_cited = each.start < words.end and words.start < each.end
        if is_cited and not each.scopes and each.noun in EVENT_NOUNS.get(value, "").split("|"):
            return each.noun
    return None


def judge_engagement(words: CitedText, value: EngagementKind) -> Opinion:
    """Compares the kind of an engagement with what the clause says is done. A clause may say several things."""
    off = _off_reading(words, value)
    if off is not None:
        return proven(f'say what happened to "{off}"')
    pattern = _ENGAGEMENTS.get(value)
    spans = [
        match.span()
        for match in itertools.islice(
            pattern.finditer(words.sentence.text) if pattern is not None else (), MOST_MATCHES
        )
        if match.start() < words.end and words.start < match.end()
    ]
    unknown = None
    for span in spans:
        if words.denial_of(*span) is not None or _RECEIVES_A_THING.search(words.sentence.text, 0, span[1]) is not None:
            continue
        if (above := ungoverned_event(words.sentence.text, *span)) is None:
            return proven(f'say "{words.sentence.text[slice(*span)]}"')
        unknown = unknown or above
    if unknown is not None:
        return unreadable(f'have "{unknown}" before the {value}, which may negate it')
    if spans and (denial := words.denial_of(*spans[0])) is not None:
        return denied(denial)
    if spans:
        return unreadable(f"say that something is received, not that there is a {value}")
    denial = words.denial
    return denied(denial) if denial is not None else attested("are paraphrased in the record")
