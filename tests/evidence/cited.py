"""Words cited from a sentence whose text is at hand, for tests of verdicts."""

from diplovisit.evidence.sentence import read_sentence
from diplovisit.evidence.verdicts.verdict import CitedText


def cited(before: str, quote: str, after: str, following: str = "") -> CitedText:
    """Returns the words of a quote in the sentence that the three parts form."""
    sentence = read_sentence(before + quote + after, following=following)
    return CitedText(sentence=sentence, start=len(before), end=len(before) + len(quote), has_text=True)
