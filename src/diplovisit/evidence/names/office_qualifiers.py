"""Whether the words beside an office may take it back: "would-be prime minister", "past president".

An adjective that is not known to be harmless makes the office doubtful, whatever it says.
"""

from typing import Final

from diplovisit.evidence.lexicon.names import CAPACITIES, HONORIFICS, MONTH_NAMES, SENTENCE_OPENERS
from diplovisit.evidence.lexicon.qualifiers import BEFORE_OFFICES, COMPOUND_ENDS, HARMLESS_ADJECTIVES
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.tokens import begins_sentence, is_possessive

# The most adjectives before an office.
_REACH: Final = 6
_YEAR: Final = len("2009")
_LATER: Final = frozenset("later then now subsequently once afterwards eventually before today presently".split())  # noqa: SIM905  # a list of words reads best as words
_AFTER: Final = frozenset(
    """
    said told met flew left gave took made held paid spoke went came led laid sent saw signed wrote began became put
    arrive visit meet attend travel responsible since who and or with will would has had have may can could should must
    was is were are also that when while today yesterday tomorrow tonight here
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def is_qualified_before(context: NameContext, first: int) -> bool:
    """Whether a word before the one at an index may qualify the office that begins there.

    >>> from diplovisit.evidence.names.name_context import name_context
    >>> [is_qualified_before(name_context(f"He met the {word} premier"), 4) for word in ("visiting", "presumed")]
    [False, True]
    """
    tokens = context.tokens
    index = first - 1
    while index >= 0 and first - index <= _REACH:
        token, gap, lower = tokens[index], tokens[index + 1].gap, tokens[index].text.lower()
        if gap not in {" ", "-"} or is_possessive(tokens, index) or context.is_country(index):
            return False
        if gap == "-" or tokens[index].gap == "-":
            if gap == "-" or lower not in COMPOUND_ENDS:
                return True
            while index > 0 and tokens[index].gap == "-":
                index -= 1
        elif (
            lower in BEFORE_OFFICES
            or token.text in HONORIFICS
            or token.text[0].isdigit()
            or (token.is_capitalised and not begins_sentence(tokens, index))
            or (token.is_capitalised and lower in SENTENCE_OPENERS and lower.endswith("ly"))
        ):
            return False
        elif lower not in HARMLESS_ADJECTIVES:
            return True
        index -= 1
    return False


def is_bracketed_capacity(context: NameContext, last: int) -> bool:
    """Whether a bracket after a word has a capacity or years: "minister (acting)", "minister (2009-2013)"."""
    if last + 1 >= len(context.tokens) or "(" not in context.tokens[last + 1].gap:
        return False
    first = context.tokens[last + 1].text.lower()
    return first in CAPACITIES or first in {"from", "until", "since", "in"} or first.isdigit()


def is_qualified_after(context: NameContext, last: int) -> bool:
    """Whether a word after the office that ends at an index may qualify it: "a minister in all but name".

    >>> from diplovisit.evidence.names.name_context import name_context
    >>> [is_qualified_after(name_context(f"Ana Soto, a minister {words}"), 3) for words in ("who left", "apparent")]
    [False, True]
    """
    tokens = context.tokens
    if last + 1 >= len(tokens):
        return False
    gap, lower = tokens[last + 1].gap, tokens[last + 1].text.lower()
    if is_bracketed_capacity(context, last) or (gap == ", " and lower.isdigit() and len(lower) == _YEAR):
        return True
    if gap not in {" ", "-"}:
        return False
    if lower == "and" and last + 2 < len(tokens) and tokens[last + 2].text.lower() in _LATER:
        return True  # "foreign minister and later president"
    if tokens[last + 1].gap == "-" or lower in CAPACITIES or is_possessive(tokens, last):
        return True
    if lower in {"in", "on"}:
        further = tokens[last + 2] if last + 2 < len(tokens) else None
        return further is None or not further.is_capitalised or (lower == "in" and further.text in MONTH_NAMES)
    if context.is_country(last + 1) or tokens[last + 1].is_capitalised:
        return False
    return not (lower in _AFTER or lower.endswith(("ed", "s")))
