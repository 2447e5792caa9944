"""The status of a visit of which words say no more than that one who travels has arrived, or has left for it."""

import re
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER, is_long_past
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status

_ARRIVED: Final = lazy_pattern(
    r"\b(?:arrived|landed|reached) (?:in|at|here)\b|\b(?:left"
    r"|departed)(?: [A-Z][\w’'-]+)?(?: on [A-Z]\w+day| last night| yesterday)? for\b"
    r"(?! (?:home|talks|consultations))"
)
_DAY_OF_VISIT: Final = lazy_pattern(
    r"\bon the (?:opening|first|second|third|fourth|fifth) day of (?:a|an|his|her|their|the) (?:[\w’'-]+ ){0,4}?"
    r"(?:visit|trip|tour)\b"
)
_LEFT_AFTER: Final = lazy_pattern(
    r"\b(?:left|departed)(?: [^\s.;]+){1,8}? (?:after|following|concluding|ending|at the end of)"
    r" (?:an?|his|her|their|the) (?:[\w’'-]+ ){0,4}?(?:visit|trip|tour)\b"
)
_NOTE_OF_END: Final = "The words have the traveller leave after the visit, and do not say that it has ended."
_NOTE: Final = "The words have the traveller set out, arrive or stay, and do not say that the visit has begun."


_BETWEEN_LEGS: Final = lazy_pattern(
    r"\bwas in (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"(?: (?:on [A-Z]\w+day|yesterday|today|earlier (?:today|this week)|this (?:morning|afternoon|week)|and))+,?"
    r" (?:and|before) (?:then )?(?:he |she |they )?(?:will|is to|are to|is due to)"
    r" (?:be in|go (?:on )?to|travel (?:on )?to|fly (?:on )?to|visit)\b"
)
"""A leg of a journey that is over, and the next one, to come: "was in Oslo today, and will be in Turku tomorrow"."""
_NOTE_BETWEEN: Final = "The words have one leg of the journey behind and the next one ahead."


def infer_between_legs(context: DraftContext) -> ProposedFact | None:
    """Returns that a visit is under way, inferred where it is between two legs; None where no words say so."""
    return _inferred(context, (_BETWEEN_LEGS,), Status.UNDER_WAY, _NOTE_BETWEEN)


def infer_arrival(context: DraftContext) -> ProposedFact | None:
    """Returns that a visit is held or under way, inferred from a departure or an arrival; None where there is none."""
    held = _inferred(context, (_LEFT_AFTER,), Status.HELD, _NOTE_OF_END)
    return held or _inferred(context, (_ARRIVED, _DAY_OF_VISIT), Status.UNDER_WAY, _NOTE)


def _inferred(
    context: DraftContext, patterns: tuple[re.Pattern[str], ...], status: Status, note: str
) -> ProposedFact | None:
    """The status that the first words of some patterns show, where one who travels does it on this visit."""
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for match in (match for pattern in patterns for match in pattern.finditer(sentence.text)):
                clause = sentence.clause_at(match.start())
                is_other = ANOTHER.search(sentence.text, clause.start, clause.end) is not None
                if is_other or narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
                    continue
                is_denied = sentence.denial_at(*match.span()) is not None
                if not is_denied and not is_long_past(context, article, index, *match.span()):
                    citation = article.cite(sentence, *match.span())
                    return ProposedFact(value=status.value, citations=(citation,), note=note)
    return None
