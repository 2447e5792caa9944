"""What words say of an announcement: that there was none, that a visit is denied, that an office says so itself."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.stated_statuses import OFF, StatedStatus
from diplovisit.evidence.readings import cites_unnamed_sources
from diplovisit.evidence.status_readings import is_official
from diplovisit.evidence.verdicts.statuses import announcement_spans, judge_announcement
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Announcement, SourceKind, Status

_SAID: Final = lazy_pattern(
    r"(?P<who>(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|(?:[a-z]+ )?spokes\w+|[A-Z][\w’'-]+)(?: [\w’'-]+){0,6}?)"
    r" (?:said|says|announced|announces|stated|confirmed|told|reported|informed|declared|wrote)\b"
)
_ACCORDING: Final = lazy_pattern(r"\b(?:according to|as per|in a statement (?:by|from)) (?P<who>[^,.;]{3,80})")
_SOMEBODY_IN: Final = lazy_pattern(
    r"\b(?:officials?|sources?|people|persons?|diplomats?|aides?) (?:in|at|from|of|with|close to)\b"
)
_ANONYMOUS: Final = lazy_pattern(r"\banonym\w+|\b(?:not|un)[ -]?(?:to be )?(?:named|identified|authori[sz]ed)\b")
_CONTRADICTS: Final = lazy_pattern(
    r"\b(?:den(?:y|ies|ied)|contradict\w*|out of turn|misspoken?|walk(?:ed|ing)? back|retract(?:s|ed|ing)?"
    r"|premature(?:ly)?|(?:declined|refused|unable) to confirm|(?:would|could|did) not confirm"
    r"|(?:dismiss|reject|rebut|disput)(?:es|s|ed|ing|ted)?"
    r" (?:(?:the|a|these|those|his|her) )?(?:\w+ )?(?:reports?|talk|claims?|remarks?|statements?|announcements?)"
    r"|no (?:such )?(?:visit|trip|dates?|decision|invitation) (?:has|have|had|was|is|were)"
    r" (?:yet )?(?:been )?(?:agreed|set|fixed|made|taken|decided|scheduled|planned|issued|received|confirmed)"
    r"|(?:has|have|had|was|were|is) (?:not |yet to )(?:yet )?(?:been |be )?(?:confirmed|finali[sz]ed|agreed|decided"
    r"|settled)|nothing (?:has|had|is|was) (?:been )?(?:agreed|decided|settled|planned)|not aware of (?:any|a|such))\b",
    re.IGNORECASE,
)
"""Words that contradict a plan, or say that it is not settled."""
_OF_ANOTHER_MATTER: Final = lazy_pattern(
    r"\b(?:new|return|later|next|second|reciprocal|further) (?:date|visit|trip)s?\b|\bdenied (?:boarding|entry)\b"
)
_VISIT_NEAR: Final = lazy_pattern(r"[^.;]{0,60}?\b(?:visit|trip|journey|tour)\b")
_WAS_TO: Final = lazy_pattern(r"(?:was|were|had been) ")
_OF_SOMETHING: Final = lazy_pattern(r"[^.;]{0,40}?\b(?:of|on|about|regarding|concerning|for|that)\b")


def read_announcement(context: DraftContext, said: Sequence[StatedStatus]) -> ProposedFact | None:
    """Reads what the words say of an announcement: a denial first, then that there was none, then one."""
    found: dict[Announcement, dict[str, Citation]] = {}
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for kind, start, end in announcement_spans(sentence):
                words = context.cited(article, sentence, start, end)
                if not judge_announcement(words, kind).verdict.is_proof:
                    continue
                if not _speaks_of_visit(narration, index) and not _stands_alone(narration, index, end):
                    continue
                found.setdefault(kind, {}).setdefault(article.id, article.cite(sentence, start, end))
    for kind in (Announcement.DENIED, Announcement.NONE):
        if kind in found:
            return ProposedFact(value=kind.value, citations=tuple(found[kind].values()))
    for each in said:
        words = context.cited(each.article, each.sentence, each.start, each.end, is_off=each.status in OFF)
        if each.status is Status.ANNOUNCED and judge_announcement(words, Announcement.OFFICIAL).verdict.is_proof:
            return ProposedFact(value=Announcement.OFFICIAL.value, citations=(each.citation,))
    return None


def official_word(context: DraftContext, said: Sequence[StatedStatus]) -> tuple[str, tuple[Citation, ...]] | None:
    """Returns why the visit is announced, though no words say so, with the words; None if it is not.

    Where the text contradicts the plan as well, one office's word is a report and no announcement.
    """
    if not any(each.status in OFF for each in said) and _is_contradicted(context):
        return None
    if said and all(_WAS_TO.match(each.sentence.text, each.start) is not None for each in said):
        return None  # "was to take place": what became of it is not said
    for each in said:
        text = each.sentence.text
        if _ANONYMOUS.search(text) is not None:
            continue
        for match in (*_SAID.finditer(text), *_ACCORDING.finditer(text)):
            is_of_somebody = _SOMEBODY_IN.search(text[: match.start()]) is not None
            if is_of_somebody or _SOMEBODY_IN.search(match.group("who")) is not None:
                continue
            if _is_office(match.group("who")) and not cites_unnamed_sources(match.group("who")):
                citation = each.article.cite(each.sentence, *match.span())
                return f'An office of the state says so itself: "{match.group()}".', (citation,)
    for article in context.articles:
        card = next((each for each in context.sources if each.id == article.id), None)
        if card is not None and card.kind is SourceKind.STATEMENT:
            return "The text is a note by an office of the state itself.", ()
    return None


def _is_contradicted(context: DraftContext) -> bool:
    """Whether a sentence about the visit says that somebody denies it, or that it is not settled."""
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            match = _CONTRADICTS.search(sentence.text)
            if match is not None and re.search(r"\b(?:cancel|call(?:ed)? off|postpon)", sentence.text[match.start() :]):
                continue  # "dismissed reports that it had been cancelled"
            if match is None or _OF_ANOTHER_MATTER.search(sentence.text) is not None:
                continue
            if _speaks_of_visit(narration, index) or _VISIT_NEAR.search(sentence.text, match.start()) is not None:
                return True
    return False


def _is_office(words: str) -> bool:
    """Whether words name an office of a state, or the staff of one who is to hold it."""
    return is_official(words) or re.search(r"\btransition team\b", words) is not None


def _speaks_of_visit(narration: Narration, index: int) -> bool:
    """Whether a sentence names one who travels, or the visit, and nobody else first."""
    subjects = narration.subjects(index)
    named = [each for each in subjects if each.key is not None]
    if any(each.actor is Actor.TRAVELLER for each in subjects):
        return True
    return not named and any(each.actor is Actor.VISIT for each in subjects)


def _stands_alone(narration: Narration, index: int, end: int) -> bool:
    """Whether a sentence says that nothing was announced, and of nothing else, right after words about the visit."""
    sentence = narration.article.sentences[index]
    if _OF_SOMETHING.match(sentence.text, end) is not None or any(each.key for each in narration.subjects(index)):
        return False
    return index > 0 and narration.subject_of(index - 1).actor in {Actor.TRAVELLER, Actor.VISIT}
