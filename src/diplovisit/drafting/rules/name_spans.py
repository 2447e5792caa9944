"""Where the name of a person begins and ends, with initials and particles, without offices, titles and letters."""

import re
from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    LETTERS_BEHIND_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
)
from diplovisit.evidence.names import NameMention

_INITIALS: Final = re.compile(r"(?:(?<![.])\b[A-Z]\. ?)+$")
_ADDRESSES: Final = frozenset(["H. E. ", "S. E. ", "H.E. ", "S.E. "])
_PARTICLES_BEHIND: Final = re.compile(
    r"(?: (?:van|von|de|del|der|den|di|da|dos|la|le|ten|ter|zu|af|bin|al|el|ibn|y))+(?: [A-Z][\w’'-]*\w)+"
)
_LETTERS_BEHIND: Final = re.compile(
    rf" (?:{'|'.join('[.]?'.join(each) for each in sorted(LETTERS_BEHIND_NAMES))}|MPs|PhD|Published|Updated|Posted|From"
    r"|Date)(?![\w’']).*"
)
_COMPLEMENTS: Final = frozenset(
    ["affairs", "relations", "issues", "cooperation", "development", "growth", "security", "policy", "rights"]
)
"""Words that end what an office is for: "Assistant Secretary for Hemisphere Affairs Ana Soto"."""
_NAME_LIKE_A_WORD: Final = re.compile(r"\b(?P<office>[A-Za-z]+) (?P<name>To|An|Do|So|In|On) $")
"""A name that is spelt like a word of grammar: "President To Van"."""
_GIVEN: Final = re.compile(r"\b[A-Z][\w’'-]+ $")
_RANK_OF_TWO_WORDS: Final = re.compile(r"(?:Field|Air|Rear|Vice|Fleet|Chief) (?:Chief )?(?:Marshal|Admiral|General) ")


def whole_name(text: str, name: NameMention) -> tuple[int, int]:
    """Returns the span of a name with the initials before it, and with the surname behind several particles."""
    start, end = name.start, name.end
    for word in re.finditer(r"[^\W_]+", name.words):
        is_body = word[0] in ORGANISATION_NOUNS and text[: name.start].endswith("of the ")
        if word[0].lower() not in CAPACITIES | OFFICE_WORDS and not (is_body and word.end() < len(name.words)):
            start = name.start + word.start()  # "Outgoing President Ana Soto", "Speaker of the House Ana Soto"
            break
    words = list(re.finditer(r"[^\W_]+", text[start:end]))
    heads = [index for index, word in enumerate(words[:-2]) if word[0].lower() in OFFICE_HEADS | _COMPLEMENTS]
    if heads:
        start += words[heads[-1] + 1].start()  # "Rumanian Foreign Minister Ana Soto"
    if (rank := _RANK_OF_TWO_WORDS.match(text, start)) is not None and rank.end() < end:
        start = rank.end()
    if text[start].islower() and (given := _GIVEN.search(text, max(0, start - 30), start)) is not None:
        start = given.start()  # "Sheikh Sultan bin Rashid", where "Sultan" is no office
    word_like = _NAME_LIKE_A_WORD.search(text, max(0, start - 30), start)
    if word_like is not None and word_like["office"].lower() in OFFICE_HEADS and re.match(r" [a-z]|,|'s", text[end:]):
        start = word_like.start("name")
    if (initials := _INITIALS.search(text, max(0, start - 20), start)) is not None and initials[0] not in _ADDRESSES:
        start = initials.start()
    if (behind := _PARTICLES_BEHIND.match(text, end)) is not None:
        end = behind.end()
    if (letters := _LETTERS_BEHIND.search(text, start, end)) is not None:
        end = letters.start()
    return start, end
