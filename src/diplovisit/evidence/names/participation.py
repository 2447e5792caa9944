"""Whether a person whom a sentence names takes part in what it says, or only stands beside it."""

import re
from typing import Final

from diplovisit.evidence.lexicon.names import DAY_NAMES, HONORIFICS, OFFICE_WORDS
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.person_names import NameOccurrence
from diplovisit.evidence.names.tokens import is_possessive

_REACH: Final = 12
_ASIDE: Final = frozenset(
    """
    about over regarding concerning against unlike despite than like without named after criticised criticized praised
    discussed discussing mentioned cited quoted telephoned phoned succeeds succeeded replaces replaced replacing named
    appointed nominated denounced supports opposes defended late replace
    predecessor namesake
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words directly before a person who is only spoken of."""
_PAIRS: Final = """
    instead of|rather than|place of|behalf of|relation of|relative of|successor to|successor of|predecessor of|memory of
    tribute to|spokesman for|spokeswoman for|spokesperson for|spokesman of|aide to|adviser to|advisor to|wife of
    husband of|son of|daughter of|letter to|letter from|message to|message from|message of|greetings to|greetings of
    statue of|portrait of|death of|murder of|resignation of|arrest of|election of|policies of|policy of|regime of
    government of|administration of|office of|house of|party of|allies of|critics of|supporters of|rival of|ally of
    widow of|brother of|sister of|mother of|father of|friend of|absence of|home of|tomb of|grave of|works of|book by
    release of|trial of|call to|call with|phone with|telephone with|wrote to|thanks to|congratulations to|congratulated
    except for|apart from|envoy of|remarks of|statement of|statement by|words of|life of|appeal to|critic of
    """
_PAIR_WORDS: Final = frozenset(pair.strip() for pair in _PAIRS.replace("\n", "|").split("|"))
"""A noun and a preposition before a person who is not the one that takes part."""
# What may follow a person, after an apposition or not, who is elsewhere.
_ABSENT: Final = re.compile(
    r"(?:,[^,;]{1,80},|,)? (?:(?:will|would|is|was|were|has|had|who) ){0,3}"
    r"(?:(?:remains?|remained|remaining) (?:in|at|behind|home|away)\b"
    r"|(?:stays?|stayed|staying) (?:at home|behind|home|away)\b"
    r"|absent\b|unwell\b|ill\b|indisposed\b|pulled out\b|withdr[ae]wn?\b|skipped\b|skips\b|missed\b"
    r"|excused\b|unable to\b|sent (?:his|her|their) (?:regrets|apologies)\b)"
)

# "while Ana Soto stays in Oslo"; without "while", she may stay in Oslo on her visit.
_CONTRAST: Final = re.compile(r"\b(?:while|whereas|but)\b[^,;]*$")
_STAYS: Final = re.compile(r"(?:,[^,;]{1,80},)? (?:will )?stay(?:s|ed)? in\b")
_PREPOSITIONS: Final = frozenset(["with", "by", "from", "to", "for", "of"])


def stands_aside(text: str, found: NameOccurrence) -> str | None:
    """Returns the words that show that a person does not take part; None if there are none.

    >>> from diplovisit.evidence.names.person_names import name_occurrences
    >>> text = "Ana Soto met Ben Roth instead of Carl Lind, and Dora Hahn's spokesman, while Eva Moe stays in Oslo"
    >>> [stands_aside(text, name_occurrences(text, name)[0]) for name in ("Ana Soto", "Ben Roth")]
    [None, None]
    >>> [stands_aside(text, name_occurrences(text, name)[0]) for name in ("Carl Lind", "Dora Hahn", "Eva Moe")]
    ['instead of', "'s", 'stays in']
    """
    context = name_context(text)
    tokens = context.tokens
    if is_possessive(tokens, found.last + 1):
        return "'s"
    if found.last + 1 < len(tokens) and tokens[found.last + 1].gap == "-":
        return tokens[found.last + 1].text
    if (before := _words_before(context, found.first)) is not None:
        return before
    is_contrast = _CONTRAST.search(text, max(0, found.start - 60), found.start) is not None
    if is_contrast and (stays := _STAYS.match(text, found.end)) is not None:
        return " ".join(stays.group().split()[-2:])
    if (absent := _ABSENT.match(text, found.end)) is not None:
        return " ".join(absent.group().split()[-2:])
    return None


def _words_before(context: NameContext, first: int) -> str | None:
    """The words before a person, across the office, that have the person spoken of only."""
    tokens = context.tokens
    position = first - 1
    while position >= 0 and first - position < _REACH and tokens[position + 1].gap in {" ", ". ", ".", "-", ", ", ") "}:
        token, lower = tokens[position], tokens[position].text.lower()
        following = tokens[position + 1].text.lower()
        if (
            lower in _ASIDE
            and following not in _PREPOSITIONS
            and not (lower in {"after", "over"} and tokens[position + 1].text in DAY_NAMES)
        ):
            return lower
        if f"{lower} {following}" in _PAIR_WORDS:
            return f"{lower} {following}"
        if following in _PREPOSITIONS and lower not in OFFICE_WORDS:
            return None
        is_known = (
            lower in OFFICE_WORDS
            or token.text in HONORIFICS
            or context.is_country(position)
            or is_possessive(tokens, position)
            or lower
            in {"the", "a", "an", "his", "her", "its", "their", "of", "for", "to", "from", "with", "by", "then"}
            or lower in {"former", "acting", "deputy", "union", "party", "opposition", "new", "outgoing", "h", "e"}
        )
        if not is_known:
            return None
        position -= 1
    return None
