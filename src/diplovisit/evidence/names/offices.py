"""Whether words state an office that no name is next to, and whose office it is."""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    CAPACITIES_AFTER,
    FUNCTION_WORDS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    SENTENCE_OPENERS,
    SPELLINGS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.office_qualifiers import is_qualified_after, is_qualified_before
from diplovisit.evidence.names.person_names import NameOccurrence, NameVerdict
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, tokens_of
from diplovisit.lazy_patterns import lazy_pattern

_FIELDS = OFFICE_WORDS - OFFICE_HEADS


def has_office(text: str, office: str, start: int, end: int) -> bool:
    """Whether the words from one offset of a text to another have exactly that office, next to no name.

    >>> has_office("The Foreign Minister left", "Foreign Minister", 0, 20)
    True
    >>> has_office("The Foreign Minister designate left", "Foreign Minister", 0, 20)
    False
    """
    return next(_office_places(text, office, start, end), None) is not None


def _office_places(text: str, office: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the indexes of the first and the last word of each place where words have exactly an office and no name.

    A place that is denied, or with a name beside it, ends the search: what follows may speak of the same person.
    """
    wanted = [_normal_spelling(token) for token in tokens_of(office)]
    wanted = wanted[1:] if len(wanted) > 1 and wanted[0] == "the" else wanted
    if not wanted:
        return
    context = name_context(text)
    spellings = [_normal_spelling(token) for token in context.tokens]
    for first in range(len(spellings) - len(wanted) + 1):
        last = first + len(wanted) - 1
        inside = start <= context.tokens[first].start and context.tokens[last].end <= end
        if not inside or spellings[first : last + 1] != wanted or not _is_whole(context, first, last):
            continue
        before = spellings[max(0, first - 3) : first]
        is_bracketed = last + 1 < len(spellings) and context.tokens[last + 1].gap == " ("
        if {"not", "never", "longer", "no", "nor"}.isdisjoint(before) and not is_bracketed:
            if _another_name_follows(context, last):
                return
            yield first, last


def holder_occurrences(text: str, office: str, country: str) -> tuple[NameOccurrence, ...]:
    """Returns where a text has the holder of an office of a country with no name: "the Norwegian foreign minister".

    >>> [each.whole for each in holder_occurrences("He met Norway's foreign minister.", "foreign minister", "NO")]
    ["Norway's foreign minister"]
    >>> holder_occurrences("He met the Swedish foreign minister.", "foreign minister", "NO")
    ()
    """
    return tuple(
        occurrence
        for first, last in _office_places(text, office, 0, len(text))
        if (occurrence := _of_country(text, first, last, country)) is not None
    )


def _of_country(text: str, first: int, last: int, country: str) -> NameOccurrence | None:
    """The office between two indexes with the country beside it; None if that is another country, or none."""
    tokens = name_context(text).tokens
    start, end = tokens[first].start, tokens[last].end
    beside = [
        mention
        for mention in country_mentions(text)
        if (mention.end <= start and _BEFORE_OFFICE.fullmatch(text, mention.end, start) is not None)
        or (end <= mention.start and _BEHIND_OFFICE.fullmatch(text, end, mention.start) is not None)
    ]
    if _NOT_IN_OFFICE.search(text, 0, min([start, *(mention.start for mention in beside)])) is not None:
        return None
    if len(beside) != 1 or beside[0].codes != (country,) or beside[0].strength is Strength.METONYM:
        return None
    whole_start, whole_end = min(start, beside[0].start), max(end, beside[0].end)
    opening = next(index for index, token in enumerate(tokens) if token.end > whole_start)
    if opening and tokens[opening].gap == " " and tokens[opening - 1].text.lower() in {"the", "a", "an"}:
        opening -= 1  # what stands before the article says what part the person has
    return NameOccurrence(
        verdict=NameVerdict.FULL,
        start=whole_start,
        end=whole_end,
        first=opening,
        last=max(index for index, token in enumerate(tokens) if token.start < whole_end),
        whole=text[whole_start:whole_end],
        whole_start=whole_start,
        whole_end=whole_end,
    )


_NOT_IN_OFFICE: Final = lazy_pattern(
    r"\b(?:would-be|shadow|former|acting|then|ex|deputy|vice|self-\w+|so-called|exiled|purported|rival|next|future|incoming"
    r"|prospective|possible|likely|late|ousted|deposed|interim|honorary)[ -]$",
    re.IGNORECASE,
)
# "Norway's new foreign minister", "the foreign minister of the Kingdom of Norway".
_BEFORE_OFFICE: Final = lazy_pattern(r"(?:['’]s?)? (?:(?:new|current|incumbent|visiting|newly appointed) )?")
_BEHIND_OFFICE: Final = lazy_pattern(
    r" (?:of|for|from) (?:the )?(?:(?:Republic|Kingdom|State|Sultanate) of (?:the )?)?"
)


def _normal_spelling(token: NameToken) -> str:
    lower = token.text.lower()
    return SPELLINGS.get(lower, lower)


def _is_whole(context: NameContext, first: int, last: int) -> bool:
    """Whether no word before or after the words makes them another office."""
    end = _after_country(context, last) - 1
    is_others = end > last and is_possessive(context.tokens, end + 1)
    is_qualified = is_others or is_qualified_before(context, first) or is_qualified_after(context, end)
    return not (is_qualified or _is_extended_before(context, first) or _is_extended_after(context, last))


def _is_extended_before(context: NameContext, first: int) -> bool:
    tokens = context.tokens
    if first == 0:
        return False
    gap, before = tokens[first].gap, tokens[first - 1]
    lower = before.text.lower()
    if gap not in {" ", "\n", "-", ". "} or (gap == ". " and begins_sentence(tokens, first)):
        return False
    if context.is_country(first - 1) and gap != "-":
        # "then US President", "acting Ukrainian President"
        position = first - 1
        while position > 0 and context.is_country(position):
            position -= 1
        return not context.is_country(position) and tokens[position].text.lower() in CAPACITIES
    if lower in CAPACITIES or gap == "-":
        return True
    # In "Deputy Minister for Foreign Affairs" the office continues after "for".
    if lower in {"of", "for"} and first > 1 and tokens[first - 2].text.lower() in OFFICE_WORDS:
        return True
    if lower in OFFICE_WORDS and before.text not in HONORIFICS:
        return True
    if not before.is_capitalised or is_possessive(tokens, first - 1):
        return False
    # "Senate President" is another office. "Then President" at the start of a sentence may be one. Both are refused.
    return not (begins_sentence(tokens, first - 1) and lower in SENTENCE_OPENERS) and lower not in FUNCTION_WORDS


def _is_extended_after(context: NameContext, last: int) -> bool:
    tokens = context.tokens
    if last + 1 >= len(tokens):
        return False
    gap, after = tokens[last + 1].gap, tokens[last + 1]
    lower = after.text.lower()
    if gap in {"-", " "} and (lower in CAPACITIES_AFTER or (gap == "-" and lower in OFFICE_WORDS)):
        return True
    if gap != " ":
        return False
    if lower in OFFICE_WORDS and (after.is_capitalised or tokens[last].text.islower()):
        # "Secretary General" is another office. "Prime Minister King" is refused too: a capitalised word may be a name.
        return True
    if lower == "and" and last + 2 < len(tokens) and tokens[last + 2].is_capitalised:
        # "Minister of Agriculture and Fisheries"
        further = tokens[last + 2].text.lower()
        return tokens[last].text.lower() in _FIELDS and further in _FIELDS
    if lower not in {"of", "for", "to"}:
        return False
    position = last + 2
    while position < len(tokens) and tokens[position].text.lower() == "the":
        position += 1
    if position >= len(tokens) or context.is_country(position):
        # In "Minister of Russian Culture" the country is not the one that the minister serves.
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        return following is not None and following.gap == " " and following.text.lower() in _FIELDS
    return tokens[position].is_capitalised or tokens[position].text.lower() in OFFICE_WORDS


def _another_name_follows(context: NameContext, last: int) -> bool:
    """Whether a name follows an office."""
    tokens = context.tokens
    position = _after_country(context, last)
    return (
        position < len(tokens)
        and tokens[position].gap in {" ", ", "}
        and tokens[position].is_capitalised
        and not context.is_country(position)
    )


def _after_country(context: NameContext, last: int) -> int:
    """The index of the word after an office and its country: "President of Chile | Montaraz"."""
    tokens = context.tokens
    position = last + 1
    if position < len(tokens) and tokens[position].text == "of":
        position += 1
        while position < len(tokens) and (context.is_country(position) or tokens[position].text == "the"):
            position += 1
    return position
