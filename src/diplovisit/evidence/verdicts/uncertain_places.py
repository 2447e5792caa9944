"""Finds the words by which nobody is said to go to a place: "may travel to Cork", "a visit to Cork might follow"."""

from typing import Final

from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.lazy_patterns import lazy_pattern

_TRAVEL: Final = (
    r"(?:visit(?:s|ed|ing)?|trips?|travel(?:led|ed|ling|ing)?|flew|went|go(?:ing)?(?! ahead)|fly(?:ing)?|head(?:ing)?"
    r"|tour(?:ing)?|stops?|proceed|continue|be(?:en)? (?:in|at)|excursion|journey|include|feature"
    r"|take (?:her|him|them))"
)
_MODAL: Final = (
    r"(?:[Mm]ay(?! \d)|[Mm]ight|could|can|should|ought to|(?:is|are|was|were) (?:said|thought|believed|rumou?red"
    r"|understood|reported) to|perhaps|[Pp]erhaps|[Pp]ossibly|possibly|probably"
    r"|(?:is|are|was|were) (?:not )?(?:un)?likely to"
    r"|(?:seems?|appears?|seemed|appeared) (?:set |likely |due )?to|once|had (?:\w+ )?hoped to)"
)
_MODAL_BEFORE: Final = lazy_pattern(rf"\b(?P<modal>{_MODAL}) (?:[\w’'-]+ ){{0,4}}?{_TRAVEL}\b[^,;:.]{{0,60}}$")
_VISIT_BEFORE: Final = lazy_pattern(r"\b(?:visit|trip|stop|tour|excursion|journey|stay) (?:to|in|at|of) (?:the )?$")
_OPEN_BEHIND: Final = lazy_pattern(
    r"(?: (?:on|in|at|this|next) [\w ]{1,20}?)? (?P<modal>may|might|could|should|can|would be"
    r"|(?:is|are|was|were|seems|appears|looks|remains) (?:\w+ )?(?:un)?(?:likely|possible|probable))\b"
)


def find_uncertainty(words: CitedText, name: str) -> str | None:
    """Returns the words that leave open, or put long ago, that somebody goes to a place; None where there are none.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> find_uncertainty(quote_alone("She may also travel to Cork."), "Cork")
    'may'
    """
    text = words.sentence.text
    start = text.find(name, words.start)
    if start < 0 or start >= words.end:
        return None
    clause = words.sentence.clause_at(start)
    before = _MODAL_BEFORE.search(text[clause.start : start])
    if before is not None:
        return before["modal"]
    behind = _OPEN_BEHIND.match(text, start + len(name))
    if behind is not None and _VISIT_BEFORE.search(text, clause.start, start) is not None:
        return behind["modal"]
    return None
