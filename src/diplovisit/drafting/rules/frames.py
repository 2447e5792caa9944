"""Whether words speak of this visit: how the chief words have it, and what is of another visit or of others."""

import enum
import re
from typing import Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.day_mentions import NEW, read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.own_visits import speaks_of_own_visit
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.readings import Direction, direction_at
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import status_readings
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status


class Frame(enum.StrEnum):
    """How the chief words of a visit speak of it. NOW is also that of words that do not say."""

    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"
    OFF = "off"


ANOTHER: Final = lazy_pattern(
    r"\b(?:last(?! (?:night|week|month|day|two|three|four|five|minute|stop|leg|stage))|previous (?:visit|trip|tour"
    r"|stay|\w+ visit)"
    r"|earlier (?:visit|trip|tour|stay)|past (?:visit|trip)|once before|ago|return visit|in turn|years? since"
    r"|(?:has|have) (?:\w+ ){0,2}?"
    r"(?:visited|been (?:to|in)|travelled|traveled|hosted)|had (?:\w+ ){0,3}?(?:visited|been (?:to|in|expected|due"
    r"|meant)"
    r"|expected|planned|hoped|travelled|intended)|instead|separately(?! with)|for (?:his|her|their) part|invited)\b",
    re.IGNORECASE,
)
LAST_VISIT: Final = lazy_pattern(r"\b(?:was|were|had been) last (?:in|at)\b|\blast (?:visited|came to|toured)\b")
"""Words of an earlier visit: "was last in Oslo"."""
_AFTER_ANOTHER: Final = lazy_pattern(
    r"\b(?:after|since|before|following|preceding|preceded by|until|than|unlike|ahead of|follows|precedes|from"
    r"|as (?:in|on|during|with))"
    r" (?:(?:a|an|the|his|her|their|its|that|another|[\w’']+['’]s?) )?(?:[\w’'-]+ ){0,4}?"
    r"(?:visit|trip|tour|journey|stay|one)\b",
    re.IGNORECASE,
)
"""Words before a visit that another one is compared with: "two years after her visit"."""
_FIRST_OF: Final = lazy_pattern(r"\bduring (?:the|his|her|their) (?:first|last|previous|earlier)\b", re.IGNORECASE)


def frame_of(context: DraftContext, article: Article, narration: Narration) -> Frame:
    """Returns how the first sentence that states a status of this visit speaks of it; NOW where none does."""
    if context.off is not None:
        return Frame.OFF
    frames = {
        Status.UNDER_WAY: Frame.NOW,
        Status.HELD: Frame.PAST,
        Status.CANCELLED: Frame.OFF,
        Status.POSTPONED: Frame.OFF,
    }
    for index, sentence in enumerate(article.sentences):
        for each in sorted(status_readings(sentence), key=lambda each: each.start):
            if each.scopes or not speaks_of_own_visit(context, narration, index, each):
                continue
            if ANOTHER.search(sentence.text, max(0, each.start - 40), each.end) is not None:
                continue
            if _LEAVES.search(sentence.text, each.start, each.end) and not sentence.text.startswith(" for", each.end):
                continue  # the end of a visit
            if each.status is Status.HELD and is_long_past(context, article, index, each.start, each.end):
                continue
            return frames.get(each.status, Frame.AHEAD)
    return Frame.NOW


_LEAVES: Final = lazy_pattern(r"\b(?:leave|depart|return)$")
_MOST_DAYS_BACK: Final = 31


def is_long_past(context: DraftContext, article: Article, index: int, start: int, end: int) -> bool:
    """Whether the clause of a visit has a date that is too old for a report: "visited Portugal in 2021"."""
    sentence, dateline = article.sentences[index], context.day_of(article)
    clause = sentence.clause_at(start)
    for mention in sentence.figures:
        if not clause.start <= mention.start < max(clause.end, end) or dateline is None:
            continue
        day = read_day_mention(context, article, index, mention)
        latest = [each.upper for each in day.candidates if each.upper is not None] if day is not None else []
        if latest and (dateline - max(latest)).days > _MOST_DAYS_BACK:
            return True
    return False


def is_day_of_another_visit(text: str, first: int, at: int) -> bool:
    """Whether a day after `first` is that of a visit to which another is compared: "after her visit from 3 May"."""
    return any(not finite_verbs(text[match.end() : at]) for match in _AFTER_ANOTHER.finditer(text, first, at))


def is_of_visit(
    context: DraftContext,
    narration: Narration,
    index: int,
    sentence: Sentence,
    verb: int,
    span: tuple[int, int],
    frame: Frame,
) -> bool:
    """Whether the clause of a verb or noun speaks of this visit, and not of another one or of another person.

    span: what is said of it, such as a place or a day, which tells whether it is past or still to come.
    """
    text, end = sentence.text, span[1]
    clause = sentence.clause_at(verb)
    first, last = clause.start, max(end, min(clause.end, end + 60))
    is_title = not finite_verbs(text)
    subject = narration.actor_at(index, verb)
    if is_title and subject.actor is Actor.UNKNOWN:
        if any(each.actor is Actor.OTHER and each.start < end for each in narration.subjects(index)):
            return False
        return ANOTHER.search(text, first, last) is None
    if subject.actor not in {Actor.TRAVELLER, Actor.VISIT} and not _hosts(text, verb, narration, index):
        return False
    if LAST_VISIT.search(text, 0, end) is not None:
        return False
    if ANOTHER.search(text, first, last) is not None or _FIRST_OF.search(text) is not None:
        return False
    direction = direction_at(text, *span)
    if NEW.search(text, first, span[0]) is not None or _GOES_ON.match(text, span[0]) is not None:
        direction = Direction.FUTURE  # "has been moved to 5 June", "was in Oslo today, and will be in Turku tomorrow"
    if context.is_ahead and direction is Direction.PAST:
        return False
    if frame is Frame.AHEAD:
        return direction is not Direction.PAST
    if frame is Frame.PAST:
        return direction is not Direction.FUTURE
    return True


_GOES_ON: Final = lazy_pattern(
    r"[^.;]{0,60}?\b(?:yesterday|today|this (?:morning|afternoon|week))(?: and today)?,? (?:and|before)(?: then)?"
    r" (?:he |she |they )?(?:will|is to|are to|goes|travels|flies|heads|going|travell?ing|flying|heading)\b"
)
"""The next leg after a place where somebody was yesterday or today: both are of one journey."""


def _hosts(text: str, verb: int, narration: Narration, index: int) -> bool:
    """Whether a country receives one who travels: "Portugal will receive the President of Chile"."""
    if re.match(r"(?:receive|welcome|host)", text[verb:], re.IGNORECASE) is None:
        return False
    behind = [each for each in narration.subjects(index) if each.start > verb]
    return bool(behind) and behind[0].actor is Actor.TRAVELLER
