"""What a number counts in its sentence: people, other things, or something unknown."""

import bisect
import enum
from typing import Final

from diplovisit.evidence.lexicon import TENS, TIME_UNIT_PLURALS, UNITS
from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.readings.tokens import TokenKind, Tokens
from diplovisit.evidence.readings.values import Mention

DETERMINERS: Final = frozenset(
    """
    the a an this that these those its his her their our my your all both
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that may stand before the noun of a figure and leave it as it is."""

ENDS_OF_CLAUSES: Final = frozenset([".", ";", ":", "!", "?", ",", "(", ")", "-", "—", '"', "“", "”"])
_ADJECTIVE_ENDINGS: Final = ("an", "ese", "ish", "al", "ary", "ic", "ive", "ior", "ian", "ign")
_MOST_WORDS_OF_A_NOUN: Final = 6
_HEADED: Final = frozenset(["state", "states", "government", "governments", "mission", "missions", "delegation"])
_LONGEST_CLAUSE: Final = 60
_NEAR: Final = 20
_NOT_PLURAL: Final = ("ss", "us", "is", "ous")


class Counted(enum.Enum):
    """What a number counts: people, other things, something unknown, or nothing that the sentence names beside it."""

    PEOPLE = enum.auto()
    OTHERS = enum.auto()
    UNKNOWN = enum.auto()
    NOTHING = enum.auto()


def token_span(tokens: Tokens, mention: Mention) -> tuple[int, int]:
    """Returns the position of the first token of a mention, and the position after its last one."""
    first = bisect.bisect_right(tokens.all, mention.start, key=lambda token: token.start) - 1
    end = bisect.bisect_left(tokens.all, mention.end, key=lambda token: token.start)
    return max(first, 0), end


def start_of_clause(tokens: Tokens, at: int) -> int:
    """Returns the position of the first word after the last mark before a position, at most a long clause before it."""
    least = max(at - _LONGEST_CLAUSE, 0)
    while at > least and not (tokens.word(at - 1) in ENDS_OF_CLAUSES and _ends_clause(tokens, at - 1)):
        at -= 1
    return at


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether the mark at a position stands between words, and not in one: "visa-free", "1.4", "U.S."."""
    return tokens[at + 1].spaced or tokens.word(at) not in {"-", ".", ",", ":"}


def counted_at(tokens: Tokens, end: int) -> tuple[Counted, str, int]:
    """What a number counts, the word for it, and the position after that word."""
    if tokens.glued(end) == "-":
        return _counted_by_members(tokens, end)
    at = end
    if tokens.word(at) == "of":
        at += 1
        while tokens.word(at) in DETERMINERS:
            at += 1
        while tokens[at].is_digits or tokens.word(at) in UNITS or tokens.word(at) in TENS:
            at += 1  # "12 of the 40 members"
    at = _after_owner(tokens, at) if at > end else at
    seen = ""
    for position in range(at, at + _MOST_WORDS_OF_A_NOUN):
        token = tokens[position]
        word = token.lower
        if token.kind is not TokenKind.WORD:
            if word == "-" and seen and not token.spaced and not tokens[position + 1].spaced:
                continue
            break
        if word == "and" and seen.endswith(_ADJECTIVE_ENDINGS):
            continue  # "12 civilian and military observers"
        if word in words_of.FUNCTION_WORDS_AFTER or (position == at and word in words_of.VERBS_AFTER):
            break
        if tokens.glued(position + 1) == "'":
            return Counted.UNKNOWN, word, position + 1
        following = tokens[position + 1]
        modifies = (
            (word in words_of.MAY_MODIFY or token.text[0].isupper())
            and following.kind is TokenKind.WORD
            and (following.lower in words_of.PEOPLE or (word in words_of.PEOPLE and _is_plural(following.lower)))
        )
        modifies = modifies or tokens.glued(position + 1) == "-"  # "people-to-people exchanges"
        if not modifies and (_is_people(word, token.text) or _ends_with_harm(tokens, position)):
            is_state = word in words_of.STATES_AS_PEOPLE and _speaks_of_states(tokens, position, word)
            return Counted.UNKNOWN if is_state else Counted.PEOPLE, word, position + 1
        if word == "heads" and following.lower == "of" and tokens.word(position + 2) in _HEADED:
            return Counted.PEOPLE, word, position + 1
        if not modifies and word not in words_of.PEOPLE and (_is_plural(word) or word in TIME_UNIT_PLURALS):
            return Counted.OTHERS, word, position + 1
        seen = word
    return (Counted.UNKNOWN if seen else Counted.NOTHING), seen, end


def _after_owner(tokens: Tokens, at: int) -> int:
    """The position after "Ghana's" of "twelve of Ghana's ministers"; the same position where no name stands there."""
    end = at
    while tokens[end].text[:1].isupper() and end < at + 4:
        end += 1
    return end + 2 if end > at and tokens.glued(end) == "'" and tokens.glued(end + 1) == "s" else at


def _speaks_of_states(tokens: Tokens, at: int, word: str) -> bool:
    """Whether members near a group of states, or neighbours near a border, may be states themselves."""
    around = range(max(at - _NEAR, 0), at + _NEAR)
    if word in {"observers", "mediators"}:
        return False
    of_states = words_of.GROUPS_OF_STATES if word == "members" else words_of.WORDS_OF_STATES
    if word in {"candidates", "applicants"}:
        of_states = frozenset(["membership", "accession", "enlargement", "bloc", "union", "join", "joining"])
    return any(
        tokens.word(position) in of_states
        and tokens.word(position - 1) not in words_of.OF_PARLIAMENTS
        and (tokens.word(position) not in words_of.ALSO_OF_PEOPLE or tokens[position].text[0].isupper())
        for position in around
    )


def _is_people(word: str, text: str) -> bool:
    if word in words_of.PEOPLES and text[0].isupper():
        return True
    if word in words_of.PEOPLE or word.endswith(words_of.ENDINGS_OF_PEOPLE):
        return True
    return (word.endswith("ists") and len(word) > 6) or (text[0].isupper() and word.endswith("ans") and len(word) > 5)


def _ends_with_harm(tokens: Tokens, at: int) -> bool:
    """Whether a word such as "dead" or "missing" is the last of its phrase: "12 dead", but not "12 missing ships"."""
    following = tokens[at + 1]
    is_last = following.kind is not TokenKind.WORD or following.lower in words_of.FUNCTION_WORDS_AFTER
    return tokens.word(at) in words_of.HARM and is_last


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)


def _counted_by_members(tokens: Tokens, at: int) -> tuple[Counted, str, int]:
    """What "12-member" counts: people in a delegation, states in a bloc."""
    word = tokens.word(at + 1)
    if word in {"member", "man", "woman", "person", "strong"}:
        groups = words_of.GROUPS_OF_MEMBERS if word == "member" else words_of.GROUPS_OF_PEOPLE
        for position in range(at + 2, at + 2 + _MOST_WORDS_OF_A_NOUN):
            group = tokens.word(position)
            if tokens[position].kind is not TokenKind.WORD or group in words_of.FUNCTION_WORDS_AFTER:
                break
            if group in groups:
                return Counted.PEOPLE, group, position + 1
    return Counted.OTHERS, f"-{word}", at + 2


def counts_people_before(tokens: Tokens, at: int) -> bool:
    """Whether the words before a number without a noun say that it counts people: "a delegation of 40"."""
    if tokens.word(at - 1) == "of":
        return tokens.word(at - 2) in words_of.GROUPS_OF_PEOPLE
    if tokens.word(at - 1) in words_of.HARM:
        return True
    if tokens.word(at - 1) not in {"numbered", "numbering", "numbers"}:
        return False
    start = start_of_clause(tokens, at)
    opening = [tokens.word(position) for position in range(start, min(start + 4, at))]
    return any(word in words_of.GROUPS_OF_PEOPLE or word in words_of.PEOPLE for word in opening)
