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
    about over regarding concerning against under since beyond unlike despite than like without named after
    criticised criticized praised discussed discussing mentioned cited quoted telephoned phoned succeeds succeeded
    replaces replaced replacing named appointed nominated denounced supports opposes defended late replace
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
    close to|loyal to|opposed to|according to|reference to|references to|referred to|alluded to|related to|married to
    heir to|ties to|links to|similar to|alternative to|opposition to|hostile to|tributes to|dedicated to|devoted to
    attributed to|known to|belonged to|belonging to|addressed to|regard to|compared to|compared with|akin to
    except for|apart from|envoy of|remarks of|statement of|statement by|words of|life of|appeal to|critic of
    """
_PAIR_WORDS: Final = frozenset(pair.strip() for pair in _PAIRS.replace("\n", "|").split("|"))
"""A noun and a preposition before a person who is not the one that takes part."""
# What may follow a person, after an apposition or not, who is elsewhere.
_ABSENT: Final = re.compile(
    r"(?:,[^,;]{1,80},|,)? (?:(?:will|would|is|was|were|be|been|has|had|have|who|being|having|then|also|meanwhile|again"
    r"|already|instead|only|later|unexpectedly|reportedly) ){0,4}"
    r"(?:(?:remains?|remained|remaining) (?:in|at|behind|home|away)\b"
    r"|(?:stays?|stayed|staying|kept|detained|held up) (?:at home|behind|home|away|in (?:bed|hospital)|from|by)\b"
    r"|absent\b|unwell\b|ill\b|indisposed\b|pulled out\b|withdr[ae]wn?\b|skipped\b|skips\b|missed\b|misses\b|missing\b"
    r"|(?:took|takes|take|taking|had|has|played|plays) no (?:part|role)\b|nowhere\b|boycotted\b|boycotts\b|avoided\b"
    r"|(?:fell|falls|taken|took) (?:ill|sick)\b|sick\b|bedridden\b|hospitali[sz]ed\b|tested positive\b|convalescing\b"
    r"|on (?:sick |maternity |parental |annual )?leave\b|in (?:hospital|quarantine|isolation)\b|(?:cried|begged) off\b"
    r"|(?:represented|replaced|deputised for|standing in for) by\b"
    r"|prevented from\b|unavailable\b|recused\b|died\b|dead\b"
    r"|(?:sent|sends|sending|dispatched|delegated|nominated|deputed) (?:a|an|his|her|their|its|the|two) "
    r"(?:[a-z-]+ ){0,2}(?:deputy|deputies|representative|regrets|apologies|message|letter|substitute|ambassador|adviser"
    r"|aide|envoy|emissary|greetings|congratulations|condolences|stand-in|son|daughter|brother|video)\b"
    r"|gave (?:his|her|their) (?:apologies|regrets)\b|had to (?:cancel|withdraw|stay|leave|return|miss|skip)\b"
    r"|excused\b|unable to\b|too (?:ill|busy|frail|unwell|weak)\b)"
)

# "while Ana Soto stays in Oslo"; without "while", she may stay in Oslo on her visit.
_CONTRAST: Final = re.compile(r"\b(?:while|whereas|but)\b[^,;]*$")
_COMPARED: Final = re.compile(r"\b(compar(?:e[sd]?|ing)|liken(?:s|ed|ing)?)\b[^,;:.]*\b(?:to|with)\b[^,;:.]*$")
_STAYS: Final = re.compile(r"(?:,[^,;]{1,80},)? (?:will )?stay(?:s|ed)? in\b")
_CALLS: Final = ("call", "confer", "wait")
"""Verbs whose person after "on" takes part: "called on the president"."""
_COMPANY: Final = frozenset(
    """
    presence participation leadership chairmanship visit visits arrival company consist consists consisting
    consisted composed comprised honour honor invitation helm hands side welcome auspices attendance reception
    guidance part chairpersonship direction patronage comprising signatures likes delegation team group
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "of" and a person who takes part: "in the presence of Ana Soto"."""
_DOES: Final = frozenset(
    """
    accompanied led headed joined received chaired hosted attended met welcomed greeted represented flanked escorted
    followed off opened inaugurated signed addressed delivered given briefed moderated convened visited over preceded
    visit speech address call participation presided conducted held co hailed seen unveiled cut laid paid made
    introduced presented honoured honored decorated awarded toured inspected witnessed assisted supported guided invited
    others also and or then both entertained interpreted organised organized summoned interviewed thanked reviewed
    statement trip tour stopover journey call remarks lecture performed officiated graced concluded initialled
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "by" and a person who takes part: "chaired by Ana Soto", but not "drafted by"."""
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
    if (compared := _COMPARED.search(text, max(0, found.start - 60), found.start)) is not None:
        return compared[1]
    is_contrast = _CONTRAST.search(text, max(0, found.start - 60), found.start) is not None
    if is_contrast and (stays := _STAYS.match(text, found.end)) is not None:
        return " ".join(stays.group().split()[-2:])
    if (absent := _ABSENT.match(text, found.end)) is not None:
        return " ".join(absent.group().split()[-2:])
    return None


def _is_done_together(context: NameContext, by: int) -> bool:
    """Whether what is done "by" a person is done there: "joined in Oslo by Ana Soto", but not "drafted by Ana Soto"."""
    tokens = context.tokens
    for index in range(by - 1, max(-1, by - 9), -1):
        if tokens[index + 1].gap != " " or tokens[index].text.lower() in _DOES:
            return True
        if tokens[index].text.islower() and index == by - 1:
            return False
    return by == 0


def _words_before(context: NameContext, first: int) -> str | None:
    """The words before a person, across the office, that have the person spoken of only."""
    tokens = context.tokens
    position = first - 1
    if position >= 0 and tokens[first].gap == " " and tokens[position].text.lower() in {"the", "a", "an"}:
        return tokens[position].text  # "the Ana Soto stadium"
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
        earlier = tokens[position - 1].text.lower() if position else ""
        if lower == "on" and not earlier.startswith(_CALLS):
            return "on"
        if lower == "by" and not _is_done_together(context, position):
            return f"{earlier} by"
        if lower == "of" and earlier not in OFFICE_WORDS and earlier not in _COMPANY:
            return f"{earlier} of"
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
