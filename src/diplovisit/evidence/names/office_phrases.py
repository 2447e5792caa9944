"""The whole phrases that give a person in a sentence an office, before and after the name.

A phrase is maximal: "Principal Deputy Assistant Secretary of State", "Secretary (East)", "chief of staff to the
president". Articles, countries and the organisation of a secretary-general may be left out of it; nothing else may.
"""

import functools
from typing import Final

from diplovisit.evidence.lexicon.names import (
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
)
from diplovisit.evidence.lexicon.qualifiers import HARMLESS_ADJECTIVES
from diplovisit.evidence.names.joined_offices import first_of_one_holder
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.next_names import is_of_name_behind, next_name
from diplovisit.evidence.names.office_phrase import DETERMINERS, LINKS, TITLES, OfficePhrase
from diplovisit.evidence.names.office_qualifiers import is_bracketed_capacity, is_qualified_after, is_qualified_before
from diplovisit.evidence.names.office_words import optional_words, walk_left, walk_right
from diplovisit.evidence.names.tokens import is_possessive, last_of_letters
from diplovisit.lazy_patterns import lazy_pattern

_DENIALS: Final = frozenset(
    ["not", "never", "nor", "neither", "longer", "formerly", "previously", "once", "until", "then", "if"]
)
_RELATIVES: Final = frozenset(
    """
    wife husband spouse son daughter brother sister mother father widow aide friend ally behalf successor predecessor
    rival critic cousin nephew niece lawyer guest opponent assistant spokesman spokeswoman spokesperson office
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Those who belong to somebody in office: "Wife of the Prime Minister, Siti"."""
_STATES: Final = frozenset(
    ["country", "nation", "kingdom", "republic", "government", "region", "bloc", "union", "party"]
)
"""What an office may belong to, in lower case: "the country's foreign minister"."""
_COMMANDING: Final = frozenset(["staff", "forces", "chief", "commander"])
"""Words that end an office before the rank of General: "Army chief General Ben Roth"."""
_PEERS: Final = frozenset(["Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess", "Marquess"])
_PAST: Final = lazy_pattern(r",? (?:until|from|at the time|in the|between|when)\b")


_NEXT_APPOSITION: Final = lazy_pattern(
    r", and (?:(?:an?|his|her|the|their) (?:[\w-]+ ){0,3}?(?:delegation|entourage|party|team)\b"
    r"|(?:by )?(?:the|his|her) (?:[\w’'-]+ ){0,9}[\w’'-]+, (?:[A-Z][\w.]*\.? )?[A-Z][\w’'-]+ [A-Z])"
)
"""What follows an apposition and no list: "the Speaker, Ana Soto, and a delegation", "and the minister, Ben Roth"."""


@functools.lru_cache(maxsize=1024)
def office_phrases(text: str, first: int, last: int) -> tuple[OfficePhrase, ...]:
    """Returns the offices that a sentence gives to the person whose name is the words from one index to another.

    >>> text = "The Deputy Foreign Minister of Chile, Ana Soto, former envoy to Peru, left"
    >>> [phrase.text for phrase in office_phrases(text, 6, 7)]
    ['Deputy Foreign Minister of Chile', 'former envoy to Peru']
    """
    context = name_context(text)
    last = _last_of_peer(context, first, last_of_letters(context.tokens, last))
    found: list[OfficePhrase] = []
    title_at = first
    while title_at > max(0, first - 4) and _is_title_before(context, title_at):
        title_at -= 1
    if title_at < first and context.tokens[title_at - 1].text in {"Field", "Air", "Rear", "Vice", "Fleet"} and title_at:
        title_at -= 1  # "Field Marshal", "Rear Admiral"
    elif title_at > 1 and [token.text for token in context.tokens[title_at - 2 : title_at]] == ["Air", "Chief"]:
        title_at -= 2
    for position in dict.fromkeys((first, title_at)):
        if (left := _left_phrase(context, position, last)) is not None and left not in found:
            found.append(left)
    if (right := _right_phrase(context, last, has_office=bool(found))) is not None:
        found.append(right)
    return tuple(found)


def _last_of_peer(context: NameContext, first: int, last: int) -> int:
    """The last word of the place in a peer's title: "Baroness Quill of Peckham"; that of the name where there is none.

    first, last: the words of the name.
    """
    tokens = context.tokens
    is_peer = first > 0 and tokens[first - 1].text in _PEERS
    if not is_peer or [token.text for token in tokens[last + 1 : last + 2]] != ["of"]:
        return last
    end = last + 1
    while end + 1 < len(tokens) and tokens[end + 1].gap in {" ", "-"} and tokens[end + 1].is_capitalised:
        end += 1
    return last if end == last + 1 else end


def _is_title_before(context: NameContext, index: int) -> bool:
    gap, before = context.tokens[index].gap, context.tokens[index - 1]
    is_joined = index > 1 and context.tokens[index - 1].gap in {" ", "-"}
    earlier = context.tokens[index - 2].text.lower() if is_joined else ""
    if before.text.lower() in {"general", "commander"} and earlier in OFFICE_WORDS - _COMMANDING:
        return False  # "Secretary General", "Attorney General"
    return gap in {" ", ". ", ".", "'"} and (
        before.text in HONORIFICS or before.text.lower() in TITLES or (before.text in {"H", "E"} and len(gap) < 3)
    )


def _is_address_before(context: NameContext, index: int) -> bool:
    """Whether a form of address stands before a word: "H.E.", "Mr", "Hon'ble"."""
    gap, before = context.tokens[index].gap, context.tokens[index - 1].text
    is_end = context.tokens[index].text in {"ble", "able"} and gap == "'"
    return (is_end and before == "Hon") or (gap in {" ", ". ", "."} and before in HONORIFICS | {"E", "H", "ble"})


def _left_phrase(context: NameContext, name: int, name_last: int) -> OfficePhrase | None:
    tokens = context.tokens
    while name > 0 and _is_address_before(context, name):
        name -= 1
    last = name - 1
    if last < 0 or tokens[name].gap not in {" ", ", ", ") ", "), "}:
        return None
    after_comma = "," in tokens[name].gap
    is_listed = after_comma and name_last + 1 < len(tokens) and tokens[name_last + 1].text in {"and", "or"}
    is_addressed = tokens[name].text in {"H", "Hon", "Rt"}  # "met the Prince, H.H. Ana Soto, and held talks"
    if is_listed and not is_addressed and _NEXT_APPOSITION.match(context.words, tokens[name_last].end) is None:
        return None  # "met the president, Ivan Petrov and others" is a list
    is_followed = name_last + 1 < len(tokens) and tokens[name_last + 1].gap == " "
    if after_comma and is_followed and not context.is_letters_behind(name_last + 1):
        return None  # "After talks with the president, Ivan Petrov said" is another clause
    first = walk_left(context, last, after_comma=after_comma)
    lower = [tokens[index].text.lower() for index in range(first, last + 1)]
    while lower and (lower[0] in LINKS | DETERMINERS or _is_country_of_another(context, first, last)):
        first += 1
        lower.pop(0)
    first = first_of_one_holder(context, first, last, after_comma=after_comma)
    lower = [tokens[index].text.lower() for index in range(first, last + 1)]
    if not (OFFICE_HEADS & set(lower)) or (after_comma and _is_listed(context, first, name_last)):
        return None
    return OfficePhrase(
        context=context,
        first=first,
        last=last,
        optional=optional_words(context, first, last),
        is_doubtful=_is_doubtful_before(context, first, after_comma=after_comma)
        or is_bracketed_capacity(context, name_last),
    )


def _is_listed(context: NameContext, first: int, name_last: int) -> bool:
    """Whether names with offices after them are listed: "Ana Soto, the minister, Ben Roth, the president, and"."""
    tokens = context.tokens
    start = first - (first > 0 and tokens[first - 1].text == "the")
    is_behind_name = start > 1 and tokens[start].gap == ", " and tokens[start - 1].is_capitalised
    if not is_behind_name or name_last + 1 >= len(tokens) or tokens[name_last + 1].gap != ", ":
        return False
    last = walk_right(context, name_last + 1 + (tokens[name_last + 1].text in DETERMINERS))
    return any(token.text.lower() in OFFICE_HEADS for token in tokens[name_last + 1 : last + 1])


def _is_country_of_another(context: NameContext, first: int, last: int) -> bool:
    """Whether a country at the beginning belongs to what is before: "a visit to Norway of the Minister, Ana Soto"."""
    behind = first
    while behind < last and context.is_country(behind):
        behind += 1
    return behind > first and context.tokens[behind].text in {"of", "and", "or"}


def _is_doubtful_before(context: NameContext, first: int, *, after_comma: bool) -> bool:
    """Whether the words before a phrase make it that of somebody else, or of another time."""
    tokens = context.tokens
    if is_qualified_before(context, first):
        return True
    before = first - 1
    while before >= 0 and tokens[before].text.lower() in DETERMINERS:
        before -= 1
    if before < 0:
        return False
    lower = tokens[before].text.lower()
    if lower in _DENIALS:
        return True
    if not after_comma:
        return False
    if lower in {"for", "as"} and before == first - 1 and tokens[first].text.islower():
        return True  # "the candidate for foreign minister, Ana Soto"
    return lower in {"of", "for", "to"} and before > 0 and _is_somebody(tokens[before - 1].text.lower())


def _is_somebody(noun: str) -> bool:
    """Whether the name after "of the minister" may be that of the noun before: "wife of the minister, Siti"."""
    return noun in _RELATIVES or noun.endswith(("er", "or", "ist", "ant", "ian", "man", "woman", "mate"))


def _right_phrase(context: NameContext, name_last: int, *, has_office: bool) -> OfficePhrase | None:
    tokens = context.tokens
    index = name_last + 1
    if index >= len(tokens):
        return None
    gap, lower = tokens[index].gap, tokens[index].text.lower()
    if gap == " " and lower in {"is", "as"}:
        index += 1
    elif gap == ", " and lower == "who" and index + 1 < len(tokens) and tokens[index + 1].text == "is":
        index += 2
    elif gap not in {", ", " ("}:
        return None
    is_doubtful = False
    while index < len(tokens) and (
        tokens[index].text.lower() in DETERMINERS or context.is_country(index) or is_possessive(tokens, index)
        or tokens[index].text.lower() in _DENIALS | {"no"} or _is_harmless(context, index)
    ):  # fmt: skip
        is_doubtful = is_doubtful or tokens[index].text.lower() in _DENIALS
        if context.is_country(index) and tokens[index].gap == ", " and index > name_last + 1:
            return None
        index += 1
    first, last = index, walk_right(context, index)
    if last < first:
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if is_of_name_behind(context, name_last, last, has_office=has_office):
        return None
    name = next_name(context, first, last)
    if name is not None or (following is not None and following.gap == " " and following.is_capitalised):
        # "Ana Soto, Foreign Minister Petrov": the office is that of the next name.
        last = last if name is None else name - 1
        joins = [position for position in range(first, last) if tokens[position].text == "and"]
        if not joins:
            return None
        last = joins[-1] - 1
    if not OFFICE_HEADS & {tokens[position].text.lower() for position in range(first, last + 1)}:
        return None
    is_doubtful = is_doubtful or lower == "as" or is_qualified_after(context, last)
    is_doubtful = is_doubtful or _PAST.match(context.words, tokens[last].end) is not None
    # "former Italian ambassador": a capacity before the country belongs to the phrase.
    return OfficePhrase(
        context=context,
        first=first,
        last=last,
        optional=optional_words(context, first, last),
        is_doubtful=is_doubtful,
        is_asserted=gap == " ",
    )


def _is_harmless(context: NameContext, index: int) -> bool:
    """Whether a word between a name and the office says nothing against it: "the country's new minister"."""
    tokens = context.tokens
    if is_possessive(tokens, index + 1):
        return tokens[index].text in _STATES
    return tokens[index].text in HARMLESS_ADJECTIVES
