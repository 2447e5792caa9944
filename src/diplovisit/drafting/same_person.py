"""Whether two names or offices are of one person, as two texts about a visit have them."""

from typing import Final

from diplovisit.drafting.rules.named_people import sounds_alike
from diplovisit.record.name_words import name_words

_HEADS_OF_SEVERAL: Final = frozenset({"minister", "secretary", "ambassador", "commissioner"})
"""Heads of offices of which a government has several, so that other words before them are another office."""


def may_be_one_person(name: str, office: str | None, other_name: str, other_office: str | None) -> bool:
    """Whether two people with names and offices may be one: a surname alone, a middle initial, the surname first.

    >>> may_be_one_person("Kenji Morita", "Foreign Minister", "Morita Kenji", None)
    True
    >>> may_be_one_person("Kenji Morita", "Foreign Minister", "Morita", "Trade Minister")
    False
    """
    one, other = sorted((name_words(name), name_words(other_name)), key=len)
    if not one:
        return False
    if len(one) == 1:
        is_part = one[0] == other[0] or _is_end_of(one, other)
        return one == other or (is_part and not _are_two_offices(office, other_office))
    return _is_end_of(one, other) or {one[0], one[-1]} == {other[0], other[-1]}


def _is_end_of(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name, or another spelling of its surname, ends another name: "Zelensky" ends "Volodymyr Zelenskyy"."""
    end = name[-len(short) :]
    return end[:-1] == short[:-1] and (end[-1] == short[-1] or sounds_alike(end[-1], short[-1]))


def _are_two_offices(first: str | None, second: str | None) -> bool:
    """Whether two offices are of two people: "Foreign Minister" and "Trade Minister", and not "Minister"."""
    if not first or not second:
        return False
    one, other = first.casefold().split(), second.casefold().split()
    nested = set(one) <= set(other) or set(other) <= set(one)
    return not nested and one[-1] == other[-1] and one[-1] in _HEADS_OF_SEVERAL
