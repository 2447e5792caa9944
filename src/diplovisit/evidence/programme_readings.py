"""Reads what became of one engagement: "the dinner has been called off", "added a meeting to the programme".

A reading has the noun phrase of its engagement. Words are read only where the noun is the head of the subject or of the
object: "tickets for the dinner were cancelled" says nothing of the dinner.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.evidence.clauses import ChunkKind, Scope, finite_verbs, split_chunks, words_of
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.lexicon.sites import SITE_NOUNS
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import MOST_MATCHES
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind, EngagementStatus

EVENT_NOUNS: Final = MappingProxyType(
    {
        EngagementKind.MEETING: "meeting|talks|discussions|tête-à-tête",
        EngagementKind.CONSULTATIONS: "consultations",
        EngagementKind.SUMMIT: "summit",
        EngagementKind.PRESS_CONFERENCE: "press conference|news conference|press briefing|media briefing",
        EngagementKind.CONFERENCE: "conference|seminar|symposium|business forum|economic forum|trade forum",
        EngagementKind.WREATH_LAYING: "wreath-laying ceremony|wreath-laying|wreath laying",
        EngagementKind.SIGNING: "signing ceremony|signing|signature",
        EngagementKind.CEREMONY: "ceremony|unveiling|parade",
        EngagementKind.SPEECH: "speech|lecture|keynote|address",
        EngagementKind.INSPECTION: "inspection",
        EngagementKind.DINNER: "dinner|banquet|supper",
        EngagementKind.LUNCH: "lunch|luncheon",
        EngagementKind.RECEPTION: "reception",
        EngagementKind.AUDIENCE: "audience",
        EngagementKind.COURTESY_CALL: "courtesy call",
        EngagementKind.TOUR: "tour|visit to|trip to|excursion to",
        EngagementKind.FLIGHT: "flight",
        EngagementKind.FUNERAL: "funeral",
        EngagementKind.OTHER: "concert|walk|gala|performance|exhibition|service|briefing|interview|excursion|forum"
        "|seminar|workshop|match|breakfast",
    }
)
"""The nouns of each kind of engagement."""

_GOING_TO: Final = r"(?:visit|trip|excursion) to"
_PLACE_GONE_TO: Final = (
    rf" (?:(?:the|a|an|its|their) (?:(?!(?:and|or|in|on|to|by|with|for|was|were|has|had|will)\b)[\w’'-]+ ){{0,6}}?"
    rf"(?:{SITE_NOUNS})\b|(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))"
)
_ALL_NOUNS: Final = "|".join(
    [
        f"{_GOING_TO}{_PLACE_GONE_TO}",
        *sorted(
            (noun for nouns in EVENT_NOUNS.values() for noun in nouns.split("|") if not noun.endswith(" to")),
            key=len,
            reverse=True,
        ),
    ]
)
_NOUN: Final = lazy_pattern(rf"(?<![\w-])(?:{_ALL_NOUNS})(?![\w-])", re.IGNORECASE)
_DETERMINER: Final = r"(?:the|a|an|his|her|their|its|this|that|[A-Z][\w’'-]*[’']s?)"
_MODIFIER: Final = r"(?:[\w’'-]+,? ){0,6}?"
_AUX: Final = r"\b(?:(?:has|have|had) (?:now |also |since |already |again )?been|was|were|is being|had to be)"
_ADVERB: Final = r"(?:(?:now|also|since|already|again|then|later|abruptly|suddenly|quietly|officially|finally) ){0,2}"
_CALLED_OFF: Final = r"(?:cancell?ed|called off|scrapped|axed|scratched|annulled)"
_PUT_OFF: Final = r"(?:postponed|put off|deferred|put back|pushed back|delayed (?:until|till|to)\b)"
_BY_HOURS: Final = r"\b(?! (?:by|for) (?:\d|an? |two|three|several|some|about|half|more|nearly|over))"
_PROGRAMME: Final = r"(?:programme|program|schedule|itinerary|agenda|timetable|diary|calendar|plan|visit|trip)\b"
_OF_PROGRAMME: Final = rf"(?:the|his|her|their|its) (?:[\w’'-]+ ){{0,3}}?{_PROGRAMME}"
_AT_ANOTHER_TIME: Final = (
    r"(?! (?:(?:on|in|at|until|till|before|this|next|today|tomorrow|tonight|as (?:planned|scheduled)|there|here|behind"
    r"|without|under|unless|if)\b(?! this stage)))"
)
_AT_SHORT_NOTICE: Final = (
    r"(?= ?(?:$|[.,;)]|at (?:short|the last)|late|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today"
    r"|this (?:morning|week|afternoon)|last (?:night|week)|because|after|following|when))"
)

# Passive: the engagement is the subject of the verb.
_PASSIVES: Final = (
    (EngagementStatus.CANCELLED, rf"{_AUX} {_ADVERB}{_CALLED_OFF}\b"),
    (
        EngagementStatus.CANCELLED,
        rf"{_AUX} {_ADVERB}(?:dropped|struck|removed|taken|cut|deleted) (?:from|off|out of) {_OF_PROGRAMME}",
    ),
    (
        EngagementStatus.CANCELLED,
        r"\b(?:is|was) (?:now |also )?off\b(?! (?:to|the|limits|duty|course|on|his|her|their|a|for|with|by|in|at|-))",
    ),
    (
        EngagementStatus.CANCELLED,
        rf"\b(?:could|did|will) not {_ADVERB}(?:take place|go ahead|be held)\b{_AT_ANOTHER_TIME}",
    ),
    (EngagementStatus.CANCELLED, r"\b(?:has |have |had )?(?:fallen|fell) through\b"),
    (EngagementStatus.POSTPONED, rf"{_AUX} {_ADVERB}{_PUT_OFF}{_BY_HOURS}"),
    (EngagementStatus.ADDED, rf"{_AUX} {_ADVERB}added(?: to {_OF_PROGRAMME}|{_AT_SHORT_NOTICE})"),
    (
        EngagementStatus.ADDED,
        rf"\b(?:was|is) an? (?:late|last-minute|surprise|unplanned|new) addition to {_OF_PROGRAMME}",
    ),
)
# Active: the engagement is the object of the verb.
_NOT_BEFORE: Final = r"(?<!to )(?<!be )(?<!been )(?<!being )(?<!not )(?<!never )(?<!was )(?<!were )(?<!is )(?<!are )"
_OBJECT: Final = rf"(?P<object>{_DETERMINER} {_MODIFIER}(?:{_ALL_NOUNS}))"
_ADDED_OBJECT: Final = rf"(?P<object>{_DETERMINER} {_MODIFIER}(?:{_ALL_NOUNS})(?:[^.;:]{{0,60}}?))"
_HAD_TO: Final = r"\b(?:had|forced|obliged) to"
_PUTS_OFF: Final = r"(?:postponed|put off|deferred|put back|pushed back)"
_ACTIVES: Final = (
    (EngagementStatus.CANCELLED, rf"{_NOT_BEFORE}\b{_CALLED_OFF} {_OBJECT}"),
    (EngagementStatus.CANCELLED, rf"{_HAD_TO} (?:cancel|call off|scrap) {_OBJECT}"),
    (EngagementStatus.CANCELLED, rf"{_NOT_BEFORE}\bcalled {_OBJECT} off\b"),
    (EngagementStatus.POSTPONED, rf"{_NOT_BEFORE}\b{_PUTS_OFF} {_OBJECT}{_BY_HOURS}"),
    (EngagementStatus.POSTPONED, rf"{_HAD_TO} (?:postpone|put off|defer) {_OBJECT}{_BY_HOURS}"),
    (EngagementStatus.ADDED, rf"{_NOT_BEFORE}\b(?:has |had |have )?added {_ADDED_OBJECT} to {_OF_PROGRAMME}"),
)
_PASSIVE_PATTERNS: Final = tuple((status, lazy_pattern(pattern, re.IGNORECASE)) for status, pattern in _PASSIVES)
_ACTIVE_PATTERNS: Final = tuple((status, lazy_pattern(pattern)) for status, pattern in _ACTIVES)


@attrs.frozen
class ProgrammeReading:
    """What a sentence says became of an engagement.

    noun: the noun of the engagement, in lower case. phrase: its whole noun phrase. start, end: of the words that say
    it, noun phrase and verb. scopes: what denies or supposes them.
    """

    status: EngagementStatus
    noun: str
    phrase: str
    phrase_start: int
    start: int
    end: int
    scopes: tuple[Scope, ...]


@functools.lru_cache(maxsize=1024)
def programme_readings(sentence: Sentence) -> tuple[ProgrammeReading, ...]:
    """Returns what a sentence says became of engagements.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> sentence = read_sentence("The dinner has been called off, and the meeting with Ana Soto was postponed.")
    >>> [(each.noun, each.status.value) for each in programme_readings(sentence)]
    [('dinner', 'cancelled'), ('meeting', 'postponed')]
    """
    return tuple(sorted(_read(sentence), key=lambda each: each.start))


def _read(sentence: Sentence) -> Iterator[ProgrammeReading]:
    text = sentence.text
    for status, pattern in _PASSIVE_PATTERNS:
        for match in itertools.islice(pattern.finditer(text), MOST_MATCHES):
            if (subject := _subject(text, match.start())) is not None:
                start, end = subject
                head = _head(sentence, start, end, end)
                yield from _reading(sentence, status, head, subject, (start, match.end()), match.start())
    for status, pattern in _ACTIVE_PATTERNS:
        for match in itertools.islice(pattern.finditer(text), MOST_MATCHES):
            start, end = match.span("object")
            head = _head(sentence, start, end, match.end() if match.end() > end else len(text))
            end = _end_of_object(text, end)
            yield from _reading(sentence, status, head, (start, end), (match.start(), max(end, match.end())))


def _reading(
    sentence: Sentence,
    status: EngagementStatus,
    head: str | None,
    phrase: tuple[int, int],
    span: tuple[int, int],
    verb: int | None = None,
) -> Iterator[ProgrammeReading]:
    text = sentence.text
    if head is None or _is_undone(sentence, span[1]):
        return
    scopes = tuple(
        scope
        for scope in sentence.scopes_at(*span)
        if scope.suspension is not Suspension.CANCELLATION or not _is_own(scope, span, status)
        if verb is None or status is EngagementStatus.ADDED or not _is_of_words(scope, span, verb)
    )
    yield ProgrammeReading(status, head, text[slice(*phrase)], phrase[0], *span, scopes)


def _is_own(scope: Scope, span: tuple[int, int], status: EngagementStatus) -> bool:
    """Whether the words that call off are those that say it, or stand in another clause beside an addition."""
    return status is not EngagementStatus.ADDED or scope.start is None or not scope.begins_in(*span)


def _is_of_words(scope: Scope, span: tuple[int, int], verb: int) -> bool:
    """Whether what supposes or denies is the verb that calls off, or the plan before it: "the planned visit"."""
    is_plan = scope.trigger.lower() in _PARTICIPLES and scope.begins_in(span[0], verb)
    return is_plan or scope.begins_in(verb, span[1])


def _subject(text: str, verb: int) -> tuple[int, int] | None:
    """The span of the subject that ends at a verb, without insertions before the verb; None if it is not clear."""
    words, chunks = words_of(text), split_chunks(text)
    at = next(index for index, chunk in enumerate(chunks) if words[chunk.last - 1].end > verb)
    own = text[words[chunks[at].first].start : verb]
    end = verb
    if not any(char.isalnum() for char in own):
        # "The dinner, which was to open the visit, has been cancelled".
        at -= 1
        while at >= 0 and (
            chunks[at].kind is ChunkKind.INSERTION or _PLAN.match(text, words[chunks[at].first].start) is not None
        ):
            end = words[chunks[at].first].start
            at -= 1
        if at < 0 or end == verb:
            return None
    start = words[chunks[at].first].start
    verbs = [
        words[index].end
        for index in finite_verbs(text)
        if start <= words[index].start < end and words[index].lower not in _PARTICIPLES
    ]
    if verbs:
        # "The meeting went ahead and the dinner was cancelled": the subject follows the last conjunction.
        joints = list(_JOINT.finditer(text, verbs[-1], end))
        told = list(_TOLD_THAT.finditer(text, start, end))
        if joints:
            start = joints[-1].end()
        elif (
            told
            and told[-1].start() < verbs[-1] <= told[-1].end()
            and _TOLD_BY_OTHERS.search(text, start, told[-1].start()) is None
        ):
            start = told[-1].end()
        else:
            return None
    opening = _OPENING.match(text, start, end)
    return (opening.end() if opening is not None else start), end


_PLAN: Final = lazy_pattern(
    r", (?:originally |initially |first |previously )?(?:scheduled|planned|foreseen|envisaged|announced|set|due"
    r"|slated)\b"
)
# "The dinner scheduled for Friday was cancelled".
_PARTICIPLES: Final = frozenset(
    """
    scheduled planned hosted offered foreseen set given arranged timed envisaged slated expected
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_JOINT: Final = lazy_pattern(r",? (?:and|but|so) (?!that\b)|, (?!that\b)|[;:] ?")
_TELLS: Final = (
    r"(?:said|says|announced|confirmed|added|reported|stated|noted|explained|revealed|disclosed|regretted|learned"
    r"|(?:told|informed) [\w’'-]+(?: [\w’'-]+)?)"
)
_TOLD_THAT: Final = lazy_pattern(
    rf"\b{_TELLS}(?: (?:on|late on|early on) \w+| today| yesterday)?"
    r" (?:that )?(?=(?:the|his|her|their|its|a|an|this|that|[A-Z][\w’'-]*)\b)"
)
# "A paper that reported the dinner was cancelled": what somebody tells whom the sentence speaks of is not told here.
_TOLD_BY_OTHERS: Final = lazy_pattern(r"\b(?:who|that|which|whom|having|to have|had)(?: [\w’'-]+){0,2} $")
_OPENING: Final = lazy_pattern(
    r"(?::?\d{1,2}(?:[:.]\d\d)?(?: ?(?:hrs?|[ap]\.?m\.?))?\s+)?"  # "19:00 The dinner has been cancelled"
    r"[\s,;:—–-]*(?:(?:and|but|so|while|although|though|because|as|since|whereas|however|meanwhile|also|after"
    r"|After|Because|As|Since"
    r"|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|However|Meanwhile|Earlier|Later|But|And|While)\b,?\s*)*"
)


_AFTER_HEAD: Final = lazy_pattern(
    r"\s*(?:$|[,.;:()—–]|(?:with|at|in|on|for|of|between|to|by|from|hosted|planned|scheduled|due|set|originally"
    r"|that|which|where|today|tomorrow|tonight|this|next|and|after|before|during|aboard|given|held|attended"
    r"|because|due|over|amid|citing|until|till|off|but|as|when|while|yesterday|late|early|at|again"
    r"|offered|foreseen|arranged)\b)"
)
_NOT_HEAD: Final = lazy_pattern(
    r"\b(?:of|on|for|about|during|after|before|to|from|with|in|at|by|no|not|and|or|over|until|against|between)\b",
    re.IGNORECASE,
)
_SEVERAL: Final = lazy_pattern(
    r"\b(?:another|other|some|several|two|three|four|most|many|both|all|last|previous|earlier|similar|former|first"
    r"|second|third|fourth|either|neither|each|every|no|any|such)\b",
    re.IGNORECASE,
)


def _head(sentence: Sentence, start: int, end: int, last_end: int) -> str | None:
    """The noun of an engagement that is the head of a noun phrase, in lower case; None if its head is another noun.

    last_end: up to where the words after the noun are looked at: a verb may follow a subject.
    """
    text = sentence.text
    found = list(itertools.islice(_NOUN.finditer(text, start, end), MOST_MATCHES))
    if not found:
        return None
    first = found[0]
    last = first
    for following in found[1:]:  # "the dinner meeting", "the signing ceremony"
        if text[last.end() : following.start()] not in {" ", "-"}:
            break
        last = following
    before = text[start : first.start()]
    if _NOT_HEAD.search(before) is not None or _SEVERAL.search(before) is not None:
        return None
    if _AFTER_HEAD.match(text, last.end(), last_end) is None:
        return None
    joined = re.match(r" (?:and|or) ", text[last.end() : end])
    if joined is not None:
        return None  # "the dinner and the lunch": which words belong to which is not read
    going = _GOES_TO.match(last.group())
    if going is None:
        return last.group().lower()
    is_country = any(last.start() <= each.start < last.end() for each in sentence.countries)
    return None if is_country else going.group().lower()  # "the visit to Nauru" is more than an engagement


_GOES_TO: Final = lazy_pattern(_GOING_TO, re.IGNORECASE)


def _end_of_object(text: str, end: int) -> int:
    """Where the noun phrase of an object ends: with "with Ana Soto" or "at the palace" after its noun."""
    match = _BEHIND_OBJECT.match(text, end)
    return match.end() if match is not None else end


_OPENS_PHRASE: Final = r"(?:with|between|for|hosted by|offered by|in honour of|at|in|of|on|about)"
_ENDS_PHRASE: Final = r"(?:because|after|due|and|but|until|to|on|over|while|as|when)\b"
_BEHIND_OBJECT: Final = lazy_pattern(
    rf"(?: {_OPENS_PHRASE}(?: (?!{_ENDS_PHRASE})[\w’'.-]+){{1,8}}(?: and(?: [A-Z][\w’'-]+)+)?){{1,3}}"
)
_UNDONE: Final = lazy_pattern(
    r"\b(?:reinstat\w+|restor\w+|back on\b|reviv\w+|after all|resurrect\w+|un-?cancel\w+|rescind\w*|revers\w+"
    r"|went ahead (?:anyway|regardless|nevertheless)|was held (?:anyway|after all)|in error|by mistake|mistakenly"
    r"|wrongly|erroneously|almost|nearly|briefly|temporarily|at first|first reported|initially|originally reported)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = lazy_pattern(
    r"[^.;]{0,80}?\b(?:but|and|then|before|yet|though)(?: (?:it|this|that))?(?: (?:was|is|been|has|will|will be"
    r"|would be|later|then|now|still|eventually|finally|subsequently|went|goes|took))* (?:held|ahead|place|go ahead"
    r"|take place|rescheduled|moved|cancelled|scrapped|called off|postponed|resumed|reconvened|given|added)\b"
)
_FOLLOWED: Final = lazy_pattern(
    r"(?:It|This|That|The \w+|However, (?:it|the \w+)|But (?:it|the \w+)) [^.]{0,40}?\b(?:reinstat\w+|back on|restored"
    r"|took place|went ahead|was held|goes ahead|will (?:now )?(?:be held|go ahead|take place))\b"
)


CONTESTED: Final = lazy_pattern(
    r"\b(?:claim(?:s|ed|ing)?|alleg\w*|rumou?r\w*|den(?:y|ies|ied)|untrue|false|wrong(?:ly)?|disput\w+|reject\w*|dismiss\w*"
    r"|unconfirmed|contradict\w*|still on|was on|is on|critics?|rivals?|opponents?|speculat\w+|apologi[sz]ed|retract\w*"
    r"|correct(?:ed|ion)|hoax|satir\w+|imagin\w+|pretend\w*|joke[sd]?|supposedly|purported\w*|so-called"
    r"|reportedly|apparently|seemingly|allegedly|believed|thought|understood|said to|I (?:bet|think|guess|hear|suppose)"
    r"|fear(?:s|ed)?|hop(?:e|es|ed|ing)|suspect(?:s|ed)?|assum\w+|presum\w+|dream\w*|doubt\w*)\b",
    re.IGNORECASE,
)
"""Words by which a sentence sets itself apart from what it tells, wherever they stand in it."""


def _is_undone(sentence: Sentence, end: int) -> bool:
    """Whether what became of an engagement did not last, or was never so: "but it was held after all"."""
    text = sentence.text
    if CONTESTED.search(text) is not None:
        return True
    if _UNDONE.search(text) is not None or _FOLLOWED.match(sentence.following) is not None:
        return True
    return _GOES_ON.match(text, end) is not None
