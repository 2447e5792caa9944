"""How far a phrase of an office extends before and after a name, and which of its words may be left out."""

from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTH_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.lexicon.qualifiers import PARTY_ADJECTIVES
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.office_phrase import LINKS
from diplovisit.evidence.names.tokens import begins_sentence, is_possessive

# How many words of an office are read on either side of a name.
_REACH: Final = 24
# The most words in brackets after an office.
_LONGEST_BRACKET: Final = 6
_POSTED: Final = frozenset(["ambassador", "envoy", "consul", "attache", "attaché", "representative", "commissioner"])
"""Those whom a state posts to a place: "its ambassador in London"."""
_BODIES: Final = frozenset(
    """
    staff mission delegation secretariat bank court bar commission agency authority institute university city region
    province federation committee programme fund organisation organization group house protocol ministry department
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What somebody heads or serves, in lower case: "governor of the central bank"."""


def walk_left(context: NameContext, last: int, *, after_comma: bool) -> int:
    """The index of the first word of the phrase that ends with a word."""
    tokens = context.tokens
    position = last + 1
    seen_head = has_and = False
    while position > 0 and last - position < _REACH:
        index = position - 1
        token, lower = tokens[index], tokens[index].text.lower()
        gap = tokens[position].gap if index < last else " "
        has_and = has_and or lower == "and"
        if gap == ", " and has_and and not seen_head and _is_portfolio(context, index):
            gap = " "  # "Secretary of State for Foreign, Commonwealth and Development Affairs"
        is_inside = index < last and _is_bracketed(context, index) and _is_bracketed(context, position)
        if is_inside:
            position = index
            continue
        if gap not in {" ", "-", "'", " (", ") ", ". ", "."} or (gap == ". " and begins_sentence(tokens, position)):
            break
        if lower in OFFICE_WORDS or lower in CAPACITIES or context.is_country(index) or _is_bracketed(context, index):
            seen_head = seen_head or lower in OFFICE_HEADS
            position = index
        elif is_possessive(tokens, index) and index > 0 and _is_office(context, index - 1):
            position = index
        elif lower == "in" and after_comma and index and tokens[index - 1].text.lower() in _POSTED:
            position = index  # "Norway's ambassador in London, Ana Soto"
        elif lower == "in" and gap == "-" and token.gap == "-":
            position = index  # "Commander-in-Chief"
        elif lower in LINKS and _is_office(context, index - 1):
            if seen_head and not after_comma and lower != "and":
                break  # "spokesman for Foreign Minister Petrov": Petrov is the minister
            position = index
        elif lower == "the" and tokens[index - 1].text.lower() in LINKS and _is_office(context, index - 2):
            position = index - 1
        elif (start := _complement_before(context, index)) is not None:
            position = start
        elif _is_unknown_title(context, index, position):
            position = index
        else:
            break
    return position


def walk_right(context: NameContext, first: int) -> int:
    """The index of the last word of the phrase that begins with a word; one less than the first if there is none."""
    tokens = context.tokens
    index = first
    last = first - 1
    while index < len(tokens) and index - first < _REACH:
        token, lower = tokens[index], tokens[index].text.lower()
        if index > first and _is_bracketed(context, index):
            last = index
            index += 1
            continue
        if index > first and token.gap not in {" ", "-", "'", " ("}:
            break
        if token.gap == " (" and index > first and not _is_bracketed(context, index):
            break
        if _is_office(context, index) or (is_possessive(tokens, index) and last == index - 1):
            last = index
        elif lower in LINKS and last == index - 1 and index > first:
            further = index + 1
            while further < len(tokens) and tokens[further].text.lower() in {"the", "his", "her", "its", "their"}:
                further += 1
            if further >= len(tokens) or tokens[further].gap != " ":
                break
            is_name = tokens[further].is_capitalised and lower != "and"
            if not _is_office(context, further) and not is_name:
                break
            last = further
            while is_name and last + 1 < len(tokens) and tokens[last + 1].gap in {" ", "-"} and (
                tokens[last + 1].is_capitalised
                or (tokens[last + 1].text == "of" and last + 2 < len(tokens) and tokens[last + 2].is_capitalised)
            ):  # fmt: skip
                last += 1
            index = last
        elif (
            token.is_capitalised and index == first and tokens[index + 1 : index + 2] and _is_office(context, index + 1)
        ):
            last = index
        elif token.is_capitalised and index > first and tokens[index].gap == " " and lower not in FUNCTION_WORDS:
            # "Minister of Defence Industry", "Foreign Office Minister"
            last = index
        else:
            break
        index += 1
    return last


def optional_words(context: NameContext, first: int, last: int) -> frozenset[int]:
    """The words of a phrase that may be left out: articles, countries, and the organisation of a secretary-general."""
    tokens = context.tokens
    optional: set[int] = set()
    for index in range(first, last + 1):
        lower = tokens[index].text.lower()
        if lower == "the" or (index == first and _is_party(context, first, last)):
            optional.add(index)
        elif context.is_country(index):
            following = tokens[index + 1].text.lower() if index < last else ""
            if following == "s":
                optional.add(index + 1)
            before = index - 1
            while before > first and (context.is_country(before) or tokens[before].text in {"the", "The"}):
                before -= 1
            is_joined = before >= first and tokens[before].text in {"of", "to", "in"}
            if is_joined and following in OFFICE_WORDS:
                continue  # "Minister of Russian Culture"
            optional.add(index)
            if is_joined:
                optional.add(before)
    possessives = [index for index in range(first, last) if is_possessive(tokens, index)]
    if possessives and any(tokens[index].text.lower() in OFFICE_HEADS for index in range(possessives[-1], last + 1)):
        joins = [index for index in range(first, possessives[-1]) if tokens[index].text == "and"]
        # "the president's special envoy"; "former minister and the party's chair" remains former.
        optional.update(range(joins[-1] + 1 if joins else first, possessives[-1] + 1))
    lower_words = [tokens[index].text.lower() for index in range(first, last + 1)]
    if "staff" in lower_words and lower_words[lower_words.index("staff") + 1 :][:1] == ["to"]:
        optional.update(range(first + lower_words.index("staff") + 1, last + 1))  # "chief of staff to the president"
    for position, word in enumerate(lower_words):
        is_general = word == "general" or (position and lower_words[position - 1] == "under")
        if is_general and lower_words[position + 1 : position + 2] in (["of"], ["at"]):
            optional.update(range(first + position + 1, last + 1))
            break
    return frozenset(optional)


def _is_party(context: NameContext, first: int, last: int) -> bool:
    """Whether the first word of a phrase is the party of somebody in office: "Conservative Prime Minister"."""
    lower = [context.tokens[index].text.lower() for index in range(first, last + 1)]
    of_state = {"minister", "president", "premier", "chancellor", "governor", "mayor", "senator", "mp"}
    return (
        lower[0] in PARTY_ADJECTIVES and bool(of_state & set(lower)) and lower[1] not in {"party", "union", "alliance"}
    )


def _is_office(context: NameContext, index: int) -> bool:
    if index < 0:
        return False
    lower = context.tokens[index].text.lower()
    is_staff = lower in _BODIES
    return lower in OFFICE_WORDS or lower in CAPACITIES or context.is_country(index) or is_staff or (
        _is_bracketed(context, index)
    )  # fmt: skip


def _is_bracketed(context: NameContext, index: int) -> bool:
    """Whether a word is in brackets that belong to an office: "Secretary (East)", "Secretary (CPV & OIA)"."""
    tokens = context.tokens
    first = index
    while first > 0 and index - first < _LONGEST_BRACKET and "(" not in tokens[first].gap:
        if ")" in tokens[first].gap:
            return False
        first -= 1
    if not (first > 0 and tokens[first].gap == " (" and tokens[first].is_capitalised):
        return False
    inside, closing, _ = context.words[tokens[first].start : tokens[first].start + 120].partition(")")
    is_inside = tokens[index].end <= tokens[first].start + len(inside)
    return bool(closing) and is_inside and tokens[first - 1].text.lower() in OFFICE_WORDS


def _is_portfolio(context: NameContext, index: int) -> bool:
    """Whether a word is what an office is for, and no office and no country by itself."""
    token = context.tokens[index]
    lower = token.text.lower()
    return token.is_capitalised and lower in OFFICE_WORDS - OFFICE_HEADS and not context.is_country(index)


def complement_start(context: NameContext, index: int) -> int | None:
    """The index of the word that joins a name to an office: of "of" in "Secretary-General of the Arab League"."""
    tokens = context.tokens
    position = index
    for _ in range(6):
        before = position - 1
        if before < 1 or tokens[position].gap not in {" ", "-"}:
            return None
        lower = tokens[before].text.lower()
        if lower == "the" or (lower in {"of", "and"} and not _is_office(context, before - 1)):
            position = before
            continue
        if lower in {"of", "for", "to", "at"}:
            return before if _is_office(context, before - 1) else None
        if not tokens[before].is_capitalised:
            return None
        position = before
    return None


def _complement_before(context: NameContext, index: int) -> int | None:
    """The same for a word with a capital, or "of" and a country: "Speaker of the House of Representatives of Malta"."""
    if context.tokens[index].is_capitalised:
        return complement_start(context, index)
    is_of_country = context.tokens[index].text == "of" and context.is_country(index + 1)
    return complement_start(context, index + 1) if is_of_country else None


def _is_unknown_title(context: NameContext, index: int, position: int) -> bool:
    """Whether a capitalised word before an office makes it another one: "Solicitor General", "Senate President"."""
    tokens = context.tokens
    token = tokens[index]
    lower = token.text.lower()
    if not token.is_capitalised or tokens[position].gap not in {" ", "-"} or lower in FUNCTION_WORDS:
        return False
    if token.text in HONORIFICS or token.text in DAY_NAMES or token.text in MONTH_NAMES:
        return False
    if tokens[position].text.lower() not in OFFICE_WORDS:
        return False
    is_opener = begins_sentence(tokens, index) and (lower in SENTENCE_OPENERS or lower.endswith(("ing", "ed", "ly")))
    return not is_opener and not is_possessive(tokens, index)
