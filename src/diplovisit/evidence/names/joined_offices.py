"""Whether two offices before one name are those of two people: "between the King and President Ivo Lima"."""

from typing import Final

from diplovisit.evidence.lexicon.names import OFFICE_HEADS
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.office_phrase import DETERMINERS

_OF_ONE_ALONE: Final = frozenset("king queen emperor empress pope ambassador mayor".split())  # noqa: SIM905  # a list of words reads best as words
"""Offices whose holder has no second one of those before a name, whatever the words between."""
_SECOND_IN_RANK: Final = frozenset(["deputy", "vice", "assistant", "under"])
_GATHERING: Final = frozenset(["both", "between"])


def first_of_one_holder(context: NameContext, first: int, last: int, *, after_comma: bool = False) -> int:
    """Returns where the office of the name after it begins in a phrase that may have the office of another before it.

    "The King and President Ivo Lima" are two people; "Prime Minister and Minister of Finance Ana Soto" is one.

    after_comma: whether a comma is before the name, so that two offices without "the" are one person's.

    >>> from diplovisit.evidence.names.name_context import name_context
    >>> [first_of_one_holder(name_context(text), 0, 2) for text in ("King and President Ivo", "Premier and Chair Ivo")]
    [2, 0]
    """
    tokens = context.tokens
    lower = [tokens[index].text.lower() for index in range(first, last + 1)]
    while "and" in lower:
        joint = lower.index("and")
        earlier, later = set(lower[:joint]), set(lower[joint:])
        is_second = lower[joint + 1 : joint + 3] == ["first", "lady"] or lower[joint + 1 :] == ["first"]
        if not OFFICE_HEADS & later and not is_second:
            return first  # "Minister of Trade and Industry"
        if not OFFICE_HEADS & earlier:
            is_rest = first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text.lower() in OFFICE_HEADS
            if not is_rest:
                return first  # "Foreign and Trade Minister"
        elif lower[joint + 1] != "the" and (after_comma or not _are_two_people(context, first, earlier)):
            return first
        joint += 1 + (lower[joint + 1] == "the")
        first += joint
        lower = lower[joint:]
    return first


def _are_two_people(context: NameContext, first: int, earlier: set[str]) -> bool:
    """Whether the first of two offices is somebody else's, by its own words and by the word before it."""
    if earlier & _SECOND_IN_RANK:
        return False
    before = context.tokens[first - 1].text.lower() if first else ""
    return before in (DETERMINERS | _GATHERING) - {"a", "an"} or bool(earlier & _OF_ONE_ALONE)
