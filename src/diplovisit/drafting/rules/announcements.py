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
from diplovisit.record import Announcement, SourceKind, Status

_SAID: Final = re.compile(
    r"(?P<who>(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|(?:[a-z]+ )?spokes\w+|[A-Z][\w’'-]+)(?: [\w’'-]+){0,6}?)"
    r" (?:said|says|announced|announces|stated|confirmed|told)\b"
)
_ACCORDING: Final = re.compile(r"\b(?:according to|as per|in a statement (?:by|from)) (?P<who>[^,.;]{3,80})")
_SOMEBODY_IN: Final = re.compile(
    r"\b(?:officials?|sources?|people|persons?|diplomats?|aides?) (?:in|at|from|of|with|close to)\b"
)
_ANONYMOUS: Final = re.compile(r"\banonym\w+|\b(?:not|un)[ -]?(?:to be )?(?:named|identified|authori[sz]ed)\b")
_VISIT: Final = r"(?:visits?|trips?|tours?|journeys?)"
_DISPUTED: Final = re.compile(
    r"\bcontradict(?:s|ed|ing|ion)\b|\b(?:spoken|spoke|speaking) out of turn\b|\bmisspoken?\b"
    r"|\bwalk(?:ed|ing)? back\b|\bretract(?:s|ed|ing)?\b|\bpremature(?:ly)?\b"
    r"|\b(?:dismissed|rejected|disputed|rebutted|played down)"
    r" (?:the |a |these |those |that |his |her )?(?:\w+ )?(?:claims?|reports?|remarks?|announcements?|statements?)\b"
    rf"|\b(?:declined|refused|unable) to confirm (?:[\w’'-]+ ){{0,4}}?{_VISIT}\b"
    rf"|\b(?:would|could|did) not confirm (?:[\w’'-]+ ){{0,4}}?{_VISIT}\b"
    rf"|\b(?:[Nn]o|any) (?:such )?{_VISIT} (?:is|was|has been|had been) (?:planned|agreed|arranged|scheduled)\b",
)
"""Words of somebody who does not stand by what an office said of the visit."""
_OF_SOMETHING: Final = re.compile(r"[^.;]{0,40}?\b(?:of|on|about|regarding|concerning|for|that)\b")


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

    What one office said counts for nothing where the text has another that disputes it.
    """
    is_disputed = any(_DISPUTED.search(each.text) for article in context.articles for each in article.sentences)
    for each in said if not is_disputed else ():
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
    """Whether a sentence says that nothing was announced, and of nothing else, right behind words about the visit."""
    sentence = narration.article.sentences[index]
    if _OF_SOMETHING.match(sentence.text, end) is not None or any(each.key for each in narration.subjects(index)):
        return False
    return index > 0 and narration.subject_of(index - 1).actor in {Actor.TRAVELLER, Actor.VISIT}
