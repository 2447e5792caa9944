"""Whether an engagement is one of this visit: done by those who travel, and not once, elsewhere or by others."""

import re
from typing import Final

from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.drafting.rules.engagement_fates import fate_of
from diplovisit.drafting.rules.frames import ANOTHER, Frame
from diplovisit.evidence.clauses import finite_verbs, words_of
from diplovisit.evidence.programme_readings import EVENT_NOUNS, ProgrammeReading, programme_readings
from diplovisit.evidence.readings import Direction, direction_at
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind

_UNREAL: Final = lazy_pattern(
    r"\b(?:(?:was|were|had been|would) (?:\w+ )?(?:to have|have|due to have|expected to have)|(?:was|were|had been)"
    r" (?:due|to|scheduled|expected|supposed|meant) to|should have)\b"
)
_BEFORE_LEAVING: Final = lazy_pattern(
    r"\b(?:leav(?:e|es|ing)|left|depart(?:s|ed)?|sets? (?:off|out)|fl(?:y|ies|ew)|travel(?:s|led|ed)?|head(?:s|ed)?"
    r"|went"
    r"|goes?)\b[^;.]{0,80}? (?:after|following) (?:[\w’'-]+ ){0,12}?$"
    r"|\b(?:[Bb]efore|[Aa]head of|[Pp]rior to|[Oo]n the eve of) (?:his|her|their|the|leaving|departing|setting off"
    r"|flying out)(?: (?:departure|trip|visit|journey|tour|flight))?(?: (?:for|from"
    r"|to) [A-Z][\w’'-]+)?,? (?:[\w’'-]+ ){0,8}?$"
    r"|\b(?:by (?:tele)?phone|phone call|video(?: |-)?(?:link|call|conference))\b"
)
"""Words before what is done at home: "leaves for Tonga after a call on the Governor-General"."""
_NOT_THERE: Final = lazy_pattern(
    r"\b(?:[Ss]he|[Hh]e|[Tt]hey|[Tt]he [a-z]+|[A-Z][\w’'-]+),? (?:will be|is to be|is|was|were|has been|are)"
    r" (?:\w+ )?represented by\b"
    r"|\b(?:[Ii]n|[Oo]n) (?:her|his|their) (?:name|behalf)\b"
    r"|, (?:but |and )?(?:which|that|whom) (?:she|he|they|the [a-z]+|[A-Z][\w’'-]+) (?:(?:will|would|did|does|is|has"
    r"|can|could) not|won[’']t|didn[’']t|cannot)\b"
    r"|\b(?:laid|given|hosted|opened|attended|held|made|signed|delivered|led|chaired) (?:[^,;.]{0,60}? )?by (?:the|an?"
    r"|her|his|their) (?:[\w-]+ ){0,3}?(?:ambassadors?|deput(?:y|ies)|spouses?|husband|wife|envoy|officials|charg\w+"
    r"|consul|delegation|predecessor|son|daughter)\b"
)
"""Words of what is done by others for the one who travels: "represented by the ambassador", "in her name"."""
_GUEST: Final = lazy_pattern(
    r" (?:for |in honou?r of )?(?:(?:him|her|them)\b(?! [a-z]+ing\b| (?:counterpart|own|office|ministry))"
    r"|the (?:\w+ )?(?:guests?"
    r"|visitors?|delegation)\b)| in (?:his|her|their) honou?r\b"
)
_SIDES: Final = lazy_pattern(
    r"\b(?:[Mm]inisters|[Oo]fficials|[Bb]oth sides|[Tt]he delegations|[Cc]ompanies|[Tt]hey|[Tt]he two [\w ]+) $"
)
_HEAD_OF_CLAUSE: Final = lazy_pattern(
    r"[\W]*(?:and |but |also |later |then )?(?:[Tt]he |[Aa]n? |[Tt]heir |[Hh]is |[Hh]er )?"
    r"(?:(?!(?:who|whose|whom|that)\b)[\w’'-]+ ){0,3}"
)
_ITEM: Final = lazy_pattern(r"\s*[-•*–—·]\s")
"""The mark of an item of a list, which is of the visit and not of the item above."""
_TALKS: Final = frozenset({EngagementKind.MEETING, EngagementKind.CONSULTATIONS})
_MOST_WORDS_TO_A_GUEST: Final = 6


def is_on_visit(clause: EngagementClause, narration: Narration, frame: Frame) -> bool:
    """Whether those who travel, or both sides, do it on this visit, or somebody does it for those who travel."""
    text, words = clause.text, clause.words
    around = clause.sentence.clause_at(words.start)
    if ANOTHER.search(text, around.start, around.end) is not None or _UNREAL.search(text, 0, words.start) is not None:
        return False
    if _BEFORE_LEAVING.search(text, 0, words.start) is not None or _NOT_THERE.search(text) is not None:
        return False
    is_stated = clause.sentence.denial_at(words.start, words.end) is None
    has_status = reading_of_status(clause) is not None or fate_of(clause) is not None
    if not is_stated and not has_status:
        return False
    direction = direction_at(text, words.end - 1, words.end)
    if not has_status and frame in {Frame.AHEAD, Frame.OFF} and direction is Direction.PAST:
        return False
    if frame is Frame.PAST and direction is Direction.FUTURE:
        return False
    is_head = words.is_noun and _is_head_of_clause(text, around.start, words.start)
    actor = Actor.UNKNOWN if is_head else narration.actor_at(clause.index, words.start).actor
    if words.kind in _TALKS and narration.host_beside_traveller(clause.index, words.start) is not None:
        return not words.is_host
    if words.is_host:
        return actor is Actor.OTHER and _has_guest_as_object(clause, narration)
    if actor is not Actor.UNKNOWN:
        return actor in {Actor.TRAVELLER, Actor.VISIT}
    if words.is_noun or words.kind is EngagementKind.SIGNING:
        is_first = not clause.index or _ITEM.match(text) is not None
        before = Actor.UNKNOWN if is_first else narration.subject_of(clause.index - 1).actor
        return before is not Actor.OTHER and _HEAD_OF_CLAUSE.fullmatch(text, around.start, words.start) is not None
    return _SIDES.search(text[: words.start]) is not None


def _is_head_of_clause(text: str, start: int, end: int) -> bool:
    """Whether a noun begins its clause, so that no verb before it has somebody else as its subject."""
    if _HEAD_OF_CLAUSE.fullmatch(text, start, end) is None:
        return False
    words = words_of(text)
    return not any(start <= words[index].start < end for index in finite_verbs(text))


def _has_guest_as_object(clause: EngagementClause, narration: Narration) -> bool:
    """Whether one who travels is received or invited: "will receive her", "gives a dinner for the guest"."""
    text, words = clause.text, clause.words
    if _GUEST.match(text, words.end) is not None:
        return True
    behind = [each for each in narration.subjects(clause.index) if each.start >= words.end]
    if not behind or text[words.end : behind[0].start].count(" ") > _MOST_WORDS_TO_A_GUEST:
        return False
    is_for = re.search(r"\b(?:for|in honour of) ", text[words.end : behind[0].start + 1]) is not None
    is_object = words.kind is EngagementKind.MEETING or is_for
    return is_object and behind[0].actor is Actor.TRAVELLER and not behind[0].is_pronoun


def reading_of_status(clause: EngagementClause) -> ProgrammeReading | None:
    """Returns what the sentence says became of the engagement alone; None where it says nothing."""
    words = clause.words
    nouns = EVENT_NOUNS.get(words.kind, "").split("|")
    for reading in programme_readings(clause.sentence):
        end = clause.text.lower().find(reading.noun, reading.phrase_start) + len(reading.noun)
        if reading.noun in nouns and not reading.scopes and words.start <= end <= words.end + 1:
            return reading
    return None
