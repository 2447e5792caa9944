"""Whether words speak of the visit of this traveller: not of another person's, another country's, or of one event."""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.drafting.rules.actors import Actor, Agent, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.evidence.names import Strength
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import StatusReading, clause_start
from diplovisit.evidence.verdicts.countries import judge_country
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status

_MOST_SENTENCES_BACK: Final = 2
_OWN: Final = frozenset({Actor.TRAVELLER, Actor.VISIT})
_BARE: Final = lazy_pattern(r"\b(?:the|this|that|it|his|her|their)\b", re.IGNORECASE)
_DESTINATION: Final = lazy_pattern(
    r"\b(?:visits?|trip|tour|journey|stopover)(?: [a-z-]+){0,2}? (?:to|of|in) (?:the )?$"
)
_PRONOUN: Final = lazy_pattern(r"(?:his|her|their)\b", re.IGNORECASE)
_UNDONE: Final = lazy_pattern(
    r"\b(?:by mistake|in error|mistakenly|wrongly|erroneously|was not true|is not true|untrue|back on|reinstated)\b"
)
_FROM_OTHER_DAYS: Final = lazy_pattern(r" from (?![^.;]{0,60}\b(?:to|until|till)\b)")
"""Words by which a visit was put off to the days that it has: "was postponed from April"."""
_RELATIVE: Final = lazy_pattern(r"\b(?:visit|trip|tour|journey)(?: [^,.;]{1,60})? (?:that|which) $", re.IGNORECASE)
"""Words that tell which visit is meant: "replaces a visit that was cancelled"."""
_OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})


def speaks_of_own_visit(context: DraftContext, narration: Narration, index: int, reading: StatusReading) -> bool:
    """Whether a status is that of the visit of those who travel, and of the whole of it."""
    acting = narration.actor_at(index, reading.start)
    if reading.status in _OFF:
        objects = (each for each in narration.subjects(index) if reading.start <= each.start < each.end <= reading.end)
        acting = next((each for each in objects if each.actor is Actor.TRAVELLER and each.key is not None), acting)
    if acting.actor not in _OWN:
        return False
    if reading.status not in _OFF:
        return True
    sentence = narration.article.sentences[index]
    is_visit_of = acting.actor is Actor.VISIT and _PRONOUN.match(sentence.text, acting.start) is not None
    if is_visit_of and narration.actor_at(index, acting.start).actor is Actor.OTHER:
        return False
    if _UNDONE.search(sentence.text) is not None or _FROM_OTHER_DAYS.match(sentence.text, reading.end) is not None:
        return False
    if _RELATIVE.search(sentence.text, 0, reading.start) is not None:
        return False
    if _is_of_an_other_before(narration, index, reading):
        return False
    return not _is_to_another_country(context, narration, index, sentence, reading)


def _is_of_an_other_before(narration: Narration, index: int, reading: StatusReading) -> bool:
    """Whether "the visit" or "his visit" goes on about the visit of somebody else, of whom the words before tell."""
    sentence = narration.article.sentences[index]
    start = clause_start(sentence, reading.start)
    subject = sentence.text[start : reading.end]
    own = [each for each in narration.subjects(index) if start <= each.start < reading.end]
    if (
        any(each.actor is Actor.TRAVELLER and not each.is_pronoun for each in own)
        or _BARE.match(subject.lstrip()) is None
    ):
        return False
    for back in range(index - 1, max(-1, index - 1 - _MOST_SENTENCES_BACK), -1):
        spoken_of = [each for each in narration.subjects(back) if not each.is_body and not each.is_pronoun]
        visits = [each for each in spoken_of if _is_visit(narration, back, each)]
        if visits and visits[-1].actor is Actor.OTHER:
            return True
        if any(each.actor in _OWN for each in spoken_of):
            acting = narration.subject_of(back)
            return acting.actor is Actor.OTHER and bool(visits) and _CALLS_OFF_OWN.match(
                narration.article.sentences[back].text, acting.end
            ) is not None  # fmt: skip
        if spoken_of and narration.subject_of(back).actor is Actor.OTHER:
            return bool(visits) or _VISITS.search(narration.article.sentences[back].text) is not None
    return False


_VISITS: Final = lazy_pattern(r"\b(?:visit|trip|tour|journey)")
_CALLS_OFF_OWN: Final = lazy_pattern(
    r"[^.;,]{0,40}\b(?:cancel\w*|call\w* off|postpon\w+|put off|scrap\w+|delay\w*|plann?\w*|mak\w+|made|paid|pay\w*"
    r"|end\w*) (?:his|her|their|an?) (?:[\w-]+ ){0,3}?(?:visit|trip|tour|journey)\b"
)


def _is_visit(narration: Narration, index: int, agent: Agent) -> bool:
    words = narration.article.sentences[index].text[agent.start : agent.end]
    return re.search(r"\b(?:visit|trip|tour|journey)$", words, re.IGNORECASE) is not None


def _is_to_another_country(
    context: DraftContext, narration: Narration, index: int, sentence: Sentence, reading: StatusReading
) -> bool:
    """Whether what is off is a visit to a country that is not, or not alone, where the text has the journey go."""
    start = clause_start(sentence, reading.start)
    named = {
        code
        for mention in sentence.countries
        if start <= mention.start < reading.end + 40 and mention.strength is not Strength.DEMONYM
        if _DESTINATION.search(sentence.text, 0, mention.start) is not None
        for code in mention.codes
    }
    if not named:
        named = set(_reached_before(context, narration, index, sentence, start))
    if not named or not named.isdisjoint(context.options.of_record):
        return False
    for back in range(index):
        before = narration.article.sentences[back]
        visited = set(_reached_before(context, narration, back, before, len(before.text)))
        if visited:
            return not visited <= named
    return False


def _reached_before(
    context: DraftContext, narration: Narration, index: int, sentence: Sentence, end: int
) -> Iterator[str]:
    """Yields the countries that a sentence has as places of a visit before an offset, without that of the traveller."""
    for mention in sentence.countries:
        if mention.end > end or mention.strength is not Strength.NAME:
            continue
        words = context.cited(narration.article, sentence, mention.start, mention.end, is_off=True)
        for code in mention.codes:
            is_home = code in context.traveller_countries
            if not is_home and judge_country(words, code, is_place=True).verdict.is_proof:
                yield code
