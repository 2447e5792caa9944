"""Whether an office after a name is that of the name after it: "by Ana Soto, the President of Peru, Ivo Lima".

A title between two names, with commas around it, may belong to either of them. It is the first one's only where the
words after the second one show that the sentence is a list, or where there is no second one.
"""

from typing import Final

from diplovisit.evidence.lexicon.names import (
    FUNCTION_WORDS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
    POST_NOMINALS,
)
from diplovisit.evidence.lexicon.qualifiers import BEFORE_OFFICES
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.office_phrase import DETERMINERS
from diplovisit.evidence.names.tokens import last_of_letters

_VERBS: Final = (BEFORE_OFFICES - FUNCTION_WORDS) | {"will", "would", "has", "had", "is", "was", "may", "could"}
# The most words of a name.
_LONGEST: Final = 6


def next_name(context: NameContext, first: int, last: int) -> int | None:
    """The index of a name of two words in an office: "Foreign Minister Ben Roth", "Minister of Peru Ben Roth".

    None where the words from one index to another have no such name.
    """
    tokens = context.tokens
    for index in range(first, last - 1):
        is_name = all(
            token.gap == " "
            and token.is_capitalised
            and token.text.lower() not in OFFICE_WORDS
            and token.text not in ORGANISATION_NOUNS
            for token in tokens[index + 1 : index + 3]
        )
        is_state = context.is_country(index + 1) or context.is_country(index + 2)
        is_end = tokens[index].text.lower() in OFFICE_HEADS or (
            context.is_country(index) and not context.is_people(index) and index > first
        )
        if is_end and is_name and not is_state:
            return index + 1
    return None


def is_of_name_behind(context: NameContext, name_last: int, last: int, *, has_office: bool) -> bool:
    """Whether the office that ends at an index is that of somebody else than the name that ends at another index.

    has_office: whether an office stands before the name already, so that a second one is more likely somebody else's.
    """
    tokens = context.tokens
    if last + 1 >= len(tokens) or tokens[name_last + 1].gap != ", ":
        return False
    following = tokens[last + 1]
    if has_office and following.gap == " " and following.text in _VERBS:
        return True  # "With Minister Ana Soto, the President of Peru opened a bridge"
    if following.gap != ", ":
        return False
    start = last + 1
    while start < len(tokens) and (tokens[start].text in HONORIFICS or tokens[start].text in {"H", "E", "ble"}):
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].is_capitalised and (
        end == start or tokens[end].gap in {" ", "-", "'", ". "}
    ):  # fmt: skip
        end += 1
    is_name = end > start and not any(
        (tokens[index].text.lower() in OFFICE_WORDS | FUNCTION_WORDS and tokens[index].text not in POST_NOMINALS)
        or context.is_country(index)
        for index in range(start, end)
    )
    if not is_name:
        return False
    end = last_of_letters(tokens, end - 1) + 1
    if has_office or end >= len(tokens):
        return has_office
    behind = tokens[end].text
    is_listed = behind in {"and", "or"} or behind in DETERMINERS or behind.lower() in OFFICE_WORDS
    return tokens[end].gap == ", " and not is_listed and not tokens[end].is_capitalised
