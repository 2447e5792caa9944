"""Where the whole name of a person begins and ends in a run of words with capital letters."""

import re
from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
    POST_NOMINALS,
    REGION_NAMES,
)
from diplovisit.evidence.names import NameMention
from diplovisit.evidence.names.name_context import name_context
from diplovisit.evidence.names.office_words import complement_start
from diplovisit.lazy_patterns import lazy_pattern

_FIRST_WORD: Final = lazy_pattern(r"([^\W_]+)\.? ")
_INITIALS: Final = lazy_pattern(r"(?<!\.)(?<!\bH\. )(?<!\bS\. )(?!(?:H\. ?E|H\. ?H|H\. ?M|S\. ?E)\.)(?:\b[A-Z]\. ?)+$")
_GIVEN: Final = lazy_pattern(r"\b[A-Z][\w’'-]+ $")
# "Foreign Minister Amir Rahimi", "Ambassador Shah Mahmood": an office that is a given name after another office
_OFFICE_AS_NAME: Final = lazy_pattern(
    r"\b(?:[Mm]inister|[Pp]resident|[Ss]ecretary|[Aa]mbassador|[Pp]remier|[Ss]peaker|[Cc]hairman|[Ss]enator|Mr|Dr)\.?"
    r" ((?:Amir|Shah|Sultan|Raja|Duke) )$"
)
_RANK_OF_TWO_WORDS: Final = lazy_pattern(r"(?:Field|Air|Rear|Vice|Fleet|Chief) (?:Chief )?(?:Marshal|Admiral|General) ")
_PARTICLES_BEHIND: Final = lazy_pattern(
    r"(?: (?:van|von|de|del|der|den|di|da|dos|la|le|ten|ter|zu|af|bin|al|el|ibn|y))+(?: [A-Z][\w’'-]*\w)+"
)

_COMPLEMENTS: Final = frozenset(
    ["affairs", "relations", "issues", "cooperation", "development", "growth", "security", "policy", "rights"]
)
"""Words that end what an office is for: "Assistant Secretary for Hemisphere Affairs Ana Soto"."""
_NAME_LIKE_A_WORD: Final = lazy_pattern(r"\b(?P<office>[A-Za-z]+) (?P<name>To|An|Do|So|In|On) $")
"""A name that is spelt like a word of grammar: "President To Van"."""
_LETTERS_BEHIND: Final = lazy_pattern(
    rf" (?:{'|'.join('[.]?'.join(each) for each in sorted(POST_NOMINALS))}|MPs|Published|Updated|Posted|From|Date)"
    r"(?![\w’']).*"
)


def whole_name(text: str, name: NameMention) -> tuple[int, int]:
    """Returns the span of a name with the initials before it, and with the surname after several particles.

    What the office before it is for is no part of it: "Secretary for Western Hemisphere Affairs Ana Soto".
    """
    start, end = name.start, name.end
    for word in re.finditer(r"[^\W_]+", name.words):
        is_body = word[0] in ORGANISATION_NOUNS and text[: name.start].endswith("of the ")
        if word[0].lower() not in CAPACITIES | OFFICE_WORDS and not (is_body and word.end() < len(name.words)):
            start = name.start + word.start()  # "Outgoing President Ana Soto", "Speaker of the House Ana Soto"
            break
    start = _behind_portfolio(text, start, end)
    words = list(re.finditer(r"[^\W_]+", text[start:end]))
    heads = [index for index, word in enumerate(words[:-2]) if word[0].lower() in OFFICE_HEADS | _COMPLEMENTS]
    if heads:
        start += words[heads[-1] + 1].start()  # "Rumanian Foreign Minister Ana Soto"
    while (title := _FIRST_WORD.match(text, start)) is not None and title[1] in HONORIFICS and title.end() < end:
        start = title.end()  # "Chief Medical Officer Dr Ana Soto"
    if (rank := _RANK_OF_TWO_WORDS.match(text, start)) is not None and rank.end() < end:
        start = rank.end()
    if (
        text[start].islower()
        and (given := _GIVEN.search(text, max(0, start - 30), start)) is not None
        and (given[0].strip() not in HONORIFICS)
    ):
        start = given.start()  # "Sheikh Sultan bin Rashid", where "Sultan" is no office
    word_like = _NAME_LIKE_A_WORD.search(text, max(0, start - 30), start)
    if word_like is not None and word_like["office"].lower() in OFFICE_HEADS and re.match(r" [a-z]|,|'s", text[end:]):
        start = word_like.start("name")
    if (initials := _INITIALS.search(text, max(0, start - 20), start)) is not None and start - initials.start() < 20:
        start = initials.start()
    if (given := _OFFICE_AS_NAME.search(text, max(0, start - 40), start)) is not None:
        start = given.start(1)
    if (behind := _PARTICLES_BEHIND.match(text, end)) is not None:
        end = behind.end()
    if (letters := _LETTERS_BEHIND.search(text, start, end)) is not None:
        end = letters.start()
    return start, end


def _behind_portfolio(text: str, start: int, end: int) -> int:
    """Where a name begins in a run of words that begins with what an office is for, or with the body that it heads."""
    context = name_context(text)
    indexes = [index for index, token in enumerate(context.tokens) if start <= token.start < end]
    if complement_start(context, indexes[0]) is None:
        return start
    for index in reversed(indexes[:-1]):
        word = context.tokens[index].text
        if word.lower() in OFFICE_WORDS or word in REGION_NAMES | ORGANISATION_NOUNS:
            return context.tokens[index + 1].start
    return start
