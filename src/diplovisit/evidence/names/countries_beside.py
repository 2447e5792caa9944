"""The countries that a sentence gives to a person, by the office or the words beside the name."""

from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
)
from diplovisit.evidence.lexicon.qualifiers import HARMLESS_ADJECTIVES
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.office_phrase import DETERMINERS, OfficePhrase
from diplovisit.evidence.names.office_phrases import office_phrases
from diplovisit.evidence.names.tokens import is_possessive, last_of_letters

_ENVOYS: Final = frozenset(
    "envoy negotiator mediator representative coordinator adviser advisor rapporteur commissioner expert".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Offices whose country before them is what they are for."""


def countries_beside(text: str, first: int, last: int) -> frozenset[int]:
    """Returns where the countries begin that a sentence gives to the person whose name is the words at two indexes.

    A country that an office is for, or accredited to, is not the person's: "envoy for Somalia", "ambassador to Egypt".

    >>> text = "Italian Ambassador to Egypt Ana Soto met Kenyan envoy Ben Roth of Norway"
    >>> sorted(countries_beside(text, 4, 5)), sorted(countries_beside(text, 9, 10))
    ([0], [41, 66])
    """
    context = name_context(text)
    tokens = context.tokens
    found: set[int] = set()
    for phrase in office_phrases(text, first, last):
        start = phrase.first
        while start > 0 and "," not in tokens[start].gap and (
            context.is_country(start - 1) or is_possessive(tokens, start - 1)
        ):  # fmt: skip
            start -= 1
        about = _subject_of_envoy(context, phrase)
        for index in range(start, phrase.last + 1):
            before = index - 1
            while before > start and (context.is_country(before) or tokens[before].text in {"the", "The"}):
                before -= 1
            is_for = tokens[max(before, 0)].text.lower() in {"to", "for", "at", "in", "on"}
            # "Was accorded to Kenya's Minister", and not "in Kenya Minister Ana Soto"
            is_owner = before < start and (is_possessive(tokens, index + 1) or context.is_people(index))
            is_for = (is_for and not is_owner) or index in about
            if context.is_country(index) and not is_for:
                found.add(index)
    last = last_of_letters(tokens, last)
    before = first - 1
    # "Her Norwegian counterpart, Ben Roth"
    is_counterpart = before >= 0 and tokens[first].gap == ", " and tokens[before].text in {"counterpart", "colleague"}
    while before >= 0 and (is_counterpart or tokens[before + 1].gap in {" ", "'", ". "}) and (
        context.is_country(before) or is_possessive(tokens, before) or tokens[before].text in HONORIFICS
        or tokens[before].text in {"counterpart", "colleague"}
    ):  # fmt: skip
        if context.is_country(before):
            start = before
            while start > 0 and (context.is_country(start - 1) or tokens[start - 1].text == "the"):
                start -= 1
            if not context.is_people(before) and not is_possessive(tokens, before + 1) and before + 1 == first:
                break  # "In Norway Ana Soto", "after Norway Ana Soto"
            if start > 0 and tokens[start - 1].text in {"to", "for", "at", "in"}:
                break  # "envoy for Libya Ana Soto"
            found.add(before)
        is_counterpart = False
        before -= 1
    after = last + 1
    if after < len(tokens) and tokens[after].text == "of" and tokens[after].gap == " ":
        after += 1
        while after < len(tokens) and (tokens[after].text == "the" or context.is_country(after)):
            found.update([after] if context.is_country(after) else [])
            after += 1
    right = last + 1
    if right < len(tokens) and tokens[right].gap == " (" and context.is_country(right):
        found.add(right)  # "Ana Soto (Chile)"
    while right < len(tokens) and right < last + 5 and tokens[right].gap in {", ", " ", " ("} and (
        context.is_country(right) or tokens[right].text in DETERMINERS
    ):  # fmt: skip
        behind = right + 1 + is_possessive(tokens, right + 1)
        while behind < len(tokens) and tokens[behind].text in HARMLESS_ADJECTIVES and behind < right + 6:
            behind += 1
        is_office = behind < len(tokens) and tokens[behind].text.lower() in OFFICE_WORDS | CAPACITIES
        if context.is_country(right) and is_office and not _is_of_next_name(context, behind):
            found.add(right)
        right += 1
    return frozenset(tokens[index].start for index in found)


def _is_of_next_name(context: NameContext, first: int) -> bool:
    """Whether an office that begins at a word is that of the name after it: "Ben Roth, Kenyan Minister Ana Soto"."""
    index = first
    while index < len(context.tokens) and (
        context.tokens[index].text.lower() in OFFICE_WORDS | CAPACITIES or context.is_country(index)
    ):
        index += 1
    following = context.tokens[index] if first < index < len(context.tokens) else None
    is_head = following is not None and context.tokens[index - 1].text.lower() in OFFICE_HEADS
    return following is not None and is_head and following.gap == " " and following.is_capitalised


def _subject_of_envoy(context: NameContext, phrase: OfficePhrase) -> frozenset[int]:
    """The words of a country that an envoy is for, and not from: "the UN's Yemen envoy"."""
    tokens = context.tokens
    head = next(
        (index for index in range(phrase.first, phrase.last + 1) if tokens[index].text.lower() in _ENVOYS), None
    )
    if head is None:
        return frozenset()
    first = head
    while first > 0 and (
        context.is_country(first - 1) or tokens[first - 1].text.lower() in {"special", "chief", "peace"}
    ):
        first -= 1
    return frozenset(
        index
        for index in range(first, head)
        if context.is_country(index) and not context.is_people(index) and not tokens[index].is_all_caps
    )
