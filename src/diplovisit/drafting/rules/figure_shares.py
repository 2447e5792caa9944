"""What makes up a share of something: "People of Indian origin make up 27% of the population" is a figure of them."""

import re
from typing import Final

from diplovisit.evidence.clauses import Clause, finite_verbs, words_of
from diplovisit.evidence.readings import Mention, MentionKind, QuantityReading, UnitKind
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern

_MOST_WORDS: Final = 8
_MAKES_UP: Final = lazy_pattern(
    r" (?:(?:now|also|already|still|currently|together|alone|today) )?(?:(?:have|has|had) )?"
    r"(?:(?:ma(?:ke|kes|de) up|account(?:s|ed)? for|constitut(?:es|ed|e)|represent(?:s|ed)?|compris(?:es|ed|e)"
    r"|form(?:s|ed)?|are|were) )"
    r"(?:some |about |around |nearly |almost |over |roughly |only |just |more than |less than |up to |at least )*$"
)
_BEFORE: Final = lazy_pattern(
    r"(?:[\W_]|\b(?:and|but|while|as|that|where|since|because|the|an?|in|on|by|today|meanwhile|currently|last year"
    r"|according to [^,]+,)\b)*",
    re.IGNORECASE,
)


def subject_of_share(sentence: Sentence, clause: Clause, mention: Mention) -> tuple[int, int] | None:
    """Returns the span of what makes up a percentage of something else; None where the words do not say it so."""
    reading = mention.reading
    text = sentence.text
    is_share = isinstance(reading, QuantityReading) and reading.unit is UnitKind.PERCENT
    if not is_share or not text.startswith(" of ", mention.end):
        return None
    verb = _MAKES_UP.search(text, clause.start, mention.start)
    if verb is None:
        return None
    dates = [each for each in sentence.figures if each.kind is MentionKind.DATE and each.end <= verb.start()]
    start = max((each.end for each in dates if each.end > clause.start), default=clause.start)
    lead = _BEFORE.match(text, start, verb.start())
    start = lead.end() if lead is not None else start
    subject = text[start : verb.start()]
    words = words_of(text)
    has_verb = any(start <= words[index].start < verb.start() for index in finite_verbs(text))
    is_thing = re.search(r"\b[a-z]{3,}", subject) is not None or start == 0
    if has_verb or not is_thing or re.search(r"[,;:]", subject) or len(subject.split()) > _MOST_WORDS:
        return None
    return start, verb.start()
