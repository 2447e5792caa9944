"""Words that a visit will not take place: a planned one is cancelled, and otherwise there is no visit to record."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status

_VISIT: Final = r"(?:visits?|trips?|tours?|journeys?|travel)"
_NOT: Final = (
    r"(?:(?:will|would|is|are|was|were|does|do|did|can|could|has|have)(?: not| no longer|n['’]t)|won['’]t|cannot)"
)
_GO: Final = (
    r"(?:visit(?:ing)?|travel(?:ling|ing)? to|com(?:e|ing) to|go(?:ing)? to|fly(?:ing)? to|pay(?:ing)?|mak(?:e|ing)"
    r"|undertak(?:e|ing))"
)
_DOES_NOT_GO: Final = lazy_pattern(
    rf"\b{_NOT} (?:(?:now|be|be able to|after all|in fact|currently|expected to|due to|going to|planning to"
    rf"|plan to|intend to|scheduled to|set to) ){{0,2}}{_GO}\b(?! (?:only|just|merely|alone))"
    rf"|\b(?:has|have|had) (?:no|neither) (?:current |immediate )?(?:plans?|intention)(?: to| of) {_GO}\b"
    rf"|\b(?:there (?:are|is|were) )?no (?:current |immediate )?plans? for\b[^.;]{{3,80}} to {_GO}\b"
    rf"|\bnever (?:planned|intended|meant|agreed|wanted|going) to {_GO}\b"
    rf"|\b(?:rules?|ruled|ruling) out (?:an?|any|his|her|their|the|{_GO})\b"
    rf"|\b(?:decided|chosen|opted) (?:not to {_GO}|against (?:an?|his|her|the|{_GO}))\b",
    re.IGNORECASE,
)
_IS_NOT_HELD: Final = lazy_pattern(
    rf"\b(?:{_NOT}|will never) (?:(?:now|be|after all) ){{0,2}}(?:take place|taking place|go ahead|going ahead"
    r"|proceed|happen|held|made)\b(?! (?:on|in|until|before|without|as (?:early|soon)|this|next|only|unless)\b)",
    re.IGNORECASE,
)
_NO_VISIT: Final = lazy_pattern(
    rf"\bno (?:such )?{_VISIT}\b[^.;]{{0,90}}? (?:is|was|has been|had been|were"
    rf"|are) (?:being )?(?:planned|scheduled|agreed"
    r"|foreseen|envisaged|arranged)\b",
    re.IGNORECASE,
)
_DROPS: Final = lazy_pattern(
    rf"\b(?:shelved|scrapped|dropped|abandoned|ditched|gave up|given up) (?:his |her |their |the |all )?plans?"
    rf" (?:to {_GO}|for (?:an?|the|his|her))\b",
    re.IGNORECASE,
)
_IS_SHELVED: Final = lazy_pattern(
    r"\b(?:has|have|had) been (?:shelved|put on (?:ice|hold)|suspended|abandoned|dropped|ditched)\b"
    r"|\b(?:was|were|is) (?:shelved|put on (?:ice|hold)|abandoned|dropped|ditched)\b",
    re.IGNORECASE,
)
_IS_OFF: Final = lazy_pattern(
    r"\b(?:is|was) (?:now |definitely )?off(?=[.,;]| (?:after|because|following|for now|due)\b|$)", re.IGNORECASE
)
_IS_NOT_PLANNED: Final = lazy_pattern(
    r"\b(?:(?:is|was|has|had)(?: not| n['’]t|n['’]t)|has never) (?:currently |yet |being |been ){0,2}"
    r"(?:planned|scheduled|foreseen|envisaged|arranged)\b",
    re.IGNORECASE,
)
_WAS_PLANNED: Final = lazy_pattern(
    r"\b(?:planned|scheduled|(?:was|were|been|as) (?:\w+ )?announced|announced (?:earlier|visit|trip)"
    r"|(?:was|were|had been) (?:due|to|set|expected)"
    r"|as (?:had been )?(?:planned|agreed|expected|foreseen)|no longer|slated|upcoming|forthcoming"
    r"|(?:shelved|scrapped|dropped|abandoned|ditched|gave up|given up) (?:\w+ )?plans?)\b",
    re.IGNORECASE,
)
_NO_PLAN: Final = lazy_pattern(
    r"\b(?:not|never|no|nothing|n['’]t) (?:been |being |yet |currently )*(?:planned|scheduled"
    r"|announced|foreseen)|\bno plans?\b",
    re.IGNORECASE,
)
_ANOTHER_DAY: Final = lazy_pattern(
    r"\bbut (?:rather )?(?:on|in|from|to|at|a|next|later)\b|\b(?:instead|rather) (?:on|in|from)\b"
    r"|\b(?:not only|not just|as early as|only once)\b",
    re.IGNORECASE,
)
_SUPPOSED: Final = lazy_pattern(
    r"^\W*(?:if|unless|should)\b|\b(?:whether|reports? that|rumou?rs that|denied that)\b", re.IGNORECASE
)


@attrs.frozen(kw_only=True)
class DeniedVisit:
    """Words that a visit will not take place. status: what became of it, None where nobody had planned it."""

    citation: Citation
    status: Status | None

    @property
    def note(self) -> str:
        """Why the status follows, for a person."""
        what = "is put off, or given up" if self.status is Status.POSTPONED else "will not take place"
        return f'The words "{self.citation.quote}" say that a visit that was planned {what}.'


def find_denied_visit(context: DraftContext) -> DeniedVisit | None:
    """Returns the first words that say that the whole visit will not take place; None where no words do."""
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            if _SUPPOSED.search(sentence.text) is not None or _ANOTHER_DAY.search(sentence.text) is not None:
                continue
            for start, end in _denials_in(context, narration, index, sentence):
                return DeniedVisit(
                    citation=article.cite(sentence, start, end),
                    status=_status_of(article, index, sentence.text[start:end]),
                )
    return None


def _denials_in(
    context: DraftContext, narration: Narration, index: int, sentence: Sentence
) -> Iterator[tuple[int, int]]:
    text = sentence.text
    named = any(context.mentions_of(person, text) for person in context.people)
    for match in _NO_VISIT.finditer(text):
        if named or not context.travellers:
            yield match.span()
    for pattern, is_of_person in (
        (_DOES_NOT_GO, True),
        (_DROPS, True),
        (_IS_NOT_HELD, False),
        (_IS_SHELVED, False),
        (_IS_OFF, False),
        (_IS_NOT_PLANNED, False),
    ):
        for match in pattern.finditer(text):
            actor = narration.actor_at(index, match.start())
            is_own = actor.actor in {Actor.TRAVELLER, Actor.VISIT} or (not context.travellers and named)
            is_visit = _A_VISIT.search(text, 0, match.start()) is not None
            if is_own and (
                bool(sentence.countries) if is_of_person else is_visit and _is_of_whole(text, match.start())
            ):
                yield match.span()


def _is_of_whole(text: str, verb: int) -> bool:
    """Whether the subject of a verb begins with the visit, and not with an event of it."""
    return _WHOLE_VISIT.match(text, 0, verb) is not None


_A_VISIT: Final = lazy_pattern(rf"\b{_VISIT}\b", re.IGNORECASE)
_WHOLE_VISIT: Final = lazy_pattern(
    r"(?:[^.;:]{0,60}[-–—:] )?(?:the|this|that|an?|his|her|their|[A-Z][^,;.]{0,60}['’]s?) "
    rf"(?:(?!(?:of|for|on|to|in|by|with|from|after|before|and|or)\b)[\w-]+ ){{0,3}}?{_VISIT}\b",
    re.IGNORECASE,
)


def _status_of(article: Article, index: int, words: str) -> Status | None:
    """What became of a visit that will not take place: cancelled or put off where it was planned; None otherwise."""
    sentences = article.sentences[max(0, index - 1) : index + 2]
    text = " ".join(_NO_PLAN.sub("", _NO_VISIT.sub("", each.text)) for each in sentences)
    if _IS_SHELVED.search(words) is not None or words.lower().startswith("shelved"):
        return Status.POSTPONED
    if _IS_OFF.search(words) is not None or _WAS_PLANNED.search(text) is not None:
        return Status.CANCELLED
    return None
