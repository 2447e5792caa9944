"""The status of a visit of which words say no more than that one who travels has arrived, or has left for it."""

import re
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER, is_long_past
from diplovisit.record import Status

_ARRIVED: Final = re.compile(
    r"\b(?:arrived|landed|reached) (?:in|at|here)\b|\b(?:left"
    r"|departed)(?: [A-Z][\w’'-]+)?(?: on [A-Z]\w+day| last night| yesterday)? for\b"
)
_DAY_OF_VISIT: Final = re.compile(
    r"\bon the (?:opening|first|second|third|fourth|fifth) day of (?:a|an|his|her|their|the) (?:[\w’'-]+ ){0,4}?"
    r"(?:visit|trip|tour)\b"
)
_NOTE: Final = "The words have the traveller set out, arrive or stay, and do not say that the visit has begun."


def infer_arrival(context: DraftContext) -> ProposedFact | None:
    """Returns that a visit is under way, inferred from an arrival or a departure; None where there is none."""
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for match in (*_ARRIVED.finditer(sentence.text), *_DAY_OF_VISIT.finditer(sentence.text)):
                clause = sentence.clause_at(match.start())
                is_other = ANOTHER.search(sentence.text, clause.start, clause.end) is not None
                if is_other or narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
                    continue
                is_denied = sentence.denial_at(*match.span()) is not None
                if not is_denied and not is_long_past(context, article, index, *match.span()):
                    citation = article.cite(sentence, *match.span())
                    return ProposedFact(value=Status.UNDER_WAY.value, citations=(citation,), note=_NOTE)
    return None
