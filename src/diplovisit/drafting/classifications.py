"""Judges the words of a record's own lists that no other reader reads: how days ended, how visits are related.

Such a word stays if the words of its row have a verb for it. What kind a claim has follows from its figure.
"""

import re
from typing import Any, Final

from diplovisit.evidence.verdicts.verdict import CitedText, Opinion, denied, proven, unreadable
from diplovisit.lazy_patterns import lazy_pattern

_WORDS: Final = {
    ("ended", "postponed"): lazy_pattern(r"\b(?:postpon|put off|delay|defer|push(?:ed)? back|adjourn)", re.IGNORECASE),
    ("ended", "rescheduled"): lazy_pattern(
        r"\b(?:reschedul|re-schedul|moved|new (?:dates?|days?)|instead|brought forward|shifted|rearrang)", re.IGNORECASE
    ),
    ("ended", "cancelled"): lazy_pattern(r"\b(?:cancel|call(?:ed)? off|scrap|abandon|axed)", re.IGNORECASE),
    ("kind", "follows"): lazy_pattern(r"\b(?:follow|after|since)", re.IGNORECASE),
    ("kind", "precedes"): lazy_pattern(r"\b(?:preced|before|ahead of|prior to)", re.IGNORECASE),
    ("kind", "return-of"): lazy_pattern(r"\b(?:return|reciprocal|in return)", re.IGNORECASE),
    ("kind", "accompanies"): lazy_pattern(r"\b(?:accompan|together with|alongside)", re.IGNORECASE),
    ("kind", "part-of"): lazy_pattern(r"\b(?:part of|leg of|on the sidelines)", re.IGNORECASE),
}
_RELATION_FIELDS: Final = frozenset({"target"})


def judge_classification(
    field: str, node: dict[str, Any], words: CitedText | None, *, is_inferred: bool = False
) -> Opinion | None:
    """Returns the opinion on a word of such a list; None where another reader judges the field.

    is_inferred: whether a rule concluded the word: days that were put off are rescheduled if the stop has new ones.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> judge_classification("ended", {"ended": "postponed"}, quote_alone("has been put off")).verdict.value
    'proven'
    """
    if field == "kind" and _RELATION_FIELDS.isdisjoint(node):
        return None
    word = str(node.get(field))
    if is_inferred and (field, word) == ("ended", "rescheduled"):
        word = "postponed"
    pattern = _WORDS.get((field, word))
    if field not in {"ended", "kind"}:
        return None
    if pattern is None or words is None:
        return unreadable("have no word for it")
    if (match := pattern.search(words.quote)) is None:
        return unreadable("have no word for it")
    start = words.start + match.start()
    denials = [
        scope
        for scope in words.sentence.scopes_at(start, start + 1)
        if scope.start is None or not words.start <= scope.start < words.end
    ]
    return denied(denials[0].trigger) if denials else proven("have a word for it")
