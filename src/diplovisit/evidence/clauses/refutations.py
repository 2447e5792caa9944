"""What a sentence says of the one beside it: "That is untrue", "He later denied it", "It is not true:"."""

import functools
import re
from typing import Final

from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.lazy_patterns import lazy_pattern

_ANAPHORS: Final = lazy_pattern(
    r"\b(?:that|this|it|these|those|such|none of (?:this|that|it)|(?:the|both|all|these|those|any such|such)(?: \w+)?"
    r" (?:claim|report|stor(?:y|ie)|rumou?r|new|post|date|figure|statement|article|allegation|information|account"
    r"|video"
    r"|suggestion|assertion|number|sum|reading|letter|announcement|quotation|quote|message|version|line)s?)\b",
    re.IGNORECASE,
)
_REFUTES: Final = lazy_pattern(
    r"\b(?:untrue|false|falsely|not true|wrong|incorrect|inaccurate|mistaken|erroneous|fake|hoax|fabricat\w+|baseless"
    r"|unfounded|groundless|invention|invented|nonsense|fictitious|no truth|not so|not the case|den(?:y|ies|ied|ial)"
    r"|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)?|contradict(?:s|ed)?|disput(?:es|ed)?|retract(?:s|ed)?"
    r"|withdr[ae]wn?|never happened|did not happen|correct(?:s|ed)|rubbished|debunked|quashed|disowned|satire"
    r"|misquoted"
    r"|rumou?rs?|does not exist|no basis|an error|a mistake|misprint)\b",
    re.IGNORECASE,
)
# "The meeting with the king has been cancelled" is of that meeting, and not of all that the sentence before says.
_CALLS_OFF: Final = lazy_pattern(
    r"^\W*(?:but |however, |later |in the end,? |on \w+,? )?"
    r"(?![^.;]{0,60}\b(?:visit|trip|tour) (?:that|which)\b)"  # "It replaces a visit that was cancelled"
    r"(?:it|that|this|the (?:(?-i:[a-z])\w* ){0,2}(?:visit|trip|tour|journey)"
    r"(?! (?:of|by)\b| to (?:(?:the|an?) (?-i:[a-z])|[A-Z][\w’'-]* (?:of|by)\b))"
    r"|the (?:\w+ ){0,2}(?:(?:meeting|talks|summit)(?! (?:with|between|of|on|about|at|in)\b)))"
    r"\b(?! had\b)[^.;]{0,60}?\b(?:cancell?ed|called off|postponed|put off|scrapped"
    r"|abandoned|deferred|shelved|delayed)\b"
    r"(?! (?:by mistake|in error|wrongly|mistakenly|erroneously|from (?![^.;]{0,60}\b(?:to|until)\b))\b)",
    re.IGNORECASE,
)
# "The visit was earlier planned for May but was put off": the sentence before it has the new plan.
_ONCE_PLANNED: Final = lazy_pattern(
    r"\b(?:earlier|originally|initially|previously|first) (?:planned|scheduled|due|set|meant)\b", re.IGNORECASE
)
_NEVER_CAME: Final = lazy_pattern(
    r"^\W*(?:but |however, |in the end,? )?(?:he|she|they|it|that|this|none of (?:this|that|it)|no such"
    r"|the (?:\w+ )?(?:visit|trip))"
    r"\b[^.,;]{0,30}?\b(?:(?:never|did not|didn't|has not|hasn't|will not|won't|is not to) (?:in fact |actually "
    r"|in the end )?"
    r"(?:happen(?:ed)?|took place|taken place|take place|materiali[sz]ed?|come about|came about)\b"
    r"|(?:never|did not|didn't|has not|hasn't|will not|won't|is not to be|not to be)(?: (?:go|went|gone|come|came"
    r"|travel"
    r"|travelled|arrived?|do so|did|visit|be))?(?=\s*(?:[.;!”\"]|$|there\b|at all|after all|as planned|because"
    r"|so\b|due to)))",
    re.IGNORECASE,
)
_NO_SUCH: Final = lazy_pattern(
    r"^\W*(?:but )?(?:no such|not so\b|far from it|not true|wrong\b|fake\b|false\b|nonsense|correction\b|corrigendum"
    r"|(?:in (?:fact|reality|truth)|actually|instead),? (?:he|she|they|the \w+) (?:went|stayed|remained|flew"
    r"|never|had|spent))",
    re.IGNORECASE,
)
# "The presidency said he would not."
_ELLIPSIS: Final = lazy_pattern(
    r"\b(?:he|she|they|it) (?:(?:would|will|did|does|has|had|is|was) not|(?:wo|would|did|does|has|had|is|was)n['’]t)"
    r"\s*[.;!”\"]*$",
    re.IGNORECASE,
)
_OWN_STATEMENT: Final = lazy_pattern(r"\b(?:that|to|reports? of|reports? that|having|any|rumou?rs of)\b", re.IGNORECASE)
# "Luo Anqi: The reports are not true."
_SPEAKER: Final = lazy_pattern(r"^\W*[A-Z][\w’'-]*(?: [A-Z][\w’'-]+){0,4}: ")
_ASKS: Final = lazy_pattern(
    r"^\W*(?:(?:can|could|do|would|will) you (?:please |also )?(?:confirm|verify|comment|deny|react)"
    r"|is (?:that|this|it|there any) (?:true|so|correct|right|accurate|truth)|any (?:comment|confirmation)"
    r"|what is your (?:comment|reaction|response))\b",
    re.IGNORECASE,
)
_FURTHEST: Final = 300  # characters of the next sentence in which it refers back


@functools.lru_cache(maxsize=1024)
def refutation_after(following: str) -> tuple[Suspension, str] | None:
    """Returns what a sentence does to the sentence before it, and the words; None where it does nothing.

    >>> refutation_after("That is untrue, a spokesman said.")
    (<Suspension.DENIAL: 'denial'>, 'That is untrue')
    >>> refutation_after("He denied that he would also go to Sweden.") is None
    True
    """
    text = following[:_FURTHEST]
    if (speaker := _SPEAKER.match(text)) is not None and (said := refutation_after(text[speaker.end() :])) is not None:
        return said
    if (match := _ASKS.match(text)) is not None:
        return Suspension.SUPPOSITION, match.group().strip()
    if (match := _CALLS_OFF.search(text)) is not None and _ONCE_PLANNED.search(match.group()) is None:
        return Suspension.CANCELLATION, match.group().strip()
    if (match := _NEVER_CAME.search(text) or _NO_SUCH.search(text)) is not None:
        return Suspension.DENIAL, match.group().strip(" ,.")
    if (match := _ELLIPSIS.search(text)) is not None:
        return Suspension.DENIAL, match.group().strip(' .,;”"')
    refutations = list(_REFUTES.finditer(text))
    for anaphor in _ANAPHORS.finditer(text) if refutations else ():
        if not _refers_back(text, anaphor):
            continue
        for refutes in refutations:
            first, last = min(anaphor.start(), refutes.start()), max(anaphor.end(), refutes.end())
            between = text[min(anaphor.end(), refutes.end()) : max(anaphor.start(), refutes.start())]
            is_own = refutes.start() < anaphor.start() and _OWN_STATEMENT.search(between) is not None
            if not is_own and ";" not in between:
                return Suspension.DENIAL, text[first:last]
    return None


_PLAINLY_FALSE: Final = lazy_pattern(
    r"^\W*(?:that|this|it|all (?:this|that|of this)|none of (?:this|that|it)|the (?:whole )?(?:claim|report|story"
    r"|rumou?r|news|post)s?)"
    r" (?:is|was|are|were|has been|have been)\b",
    re.IGNORECASE,
)


def plainly_refutes(sentence: str) -> bool:
    """Whether a sentence denies the ones before it as a whole, also over others between: "All that is untrue"."""
    if _PLAINLY_FALSE.match(_SPEAKER.sub("", sentence[:_FURTHEST])) is None:
        return False
    found = refutation_after(sentence)
    return found is not None and found[0] is not Suspension.CANCELLATION  # "It has been put off" is of one event


def _refers_back(text: str, anaphor: re.Match[str]) -> bool:
    """Whether a pronoun means the sentence before: "That is untrue", "denied it", and not "denied that he"."""
    if anaphor.group().lower() not in {"that", "it", "this"} or not text[: anaphor.start()].strip():
        return True
    after = text[anaphor.end() : anaphor.end() + 20]
    return re.match(r"\s*(?:[.,;!”\"]|$|on |in |as |was |is |had |has |later|outright|flatly)", after) is not None


@functools.lru_cache(maxsize=1024)
def refutation_before(previous: str) -> str | None:
    """Returns the words of a sentence that deny the one after it: "It is not true:"; None where it denies nothing."""
    text = previous.rstrip(" “\"'")[-_FURTHEST:]
    if not text.endswith(":"):
        return None
    match = _REFUTES.search(text)
    return match.group() if match is not None else None
