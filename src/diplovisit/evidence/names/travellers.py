"""Whether a person whom a sentence names is one who travels, or one who hosts, speaks, stays or is met."""

import re
from typing import Final

from diplovisit.evidence.clauses import Word, words_of
from diplovisit.evidence.lexicon.names import HONORIFICS, OFFICE_WORDS
from diplovisit.evidence.lexicon.polarity import AUXILIARIES, REPORT_VERBS
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.person_names import NameOccurrence
from diplovisit.lazy_patterns import lazy_pattern

_SPEAKING: Final = REPORT_VERBS | frozenset(
    """
    speaks spoke telling saying announcing stressing adding noting thanked thanks praised praises criticised criticized
    criticises congratulated congratulates expressed expresses reiterated reiterates reaffirmed suggested suggests
    replied commented comments claims recalls warns informs indicates declares urged urges believes hopes hailed hails
    say tell announce state stress express explain note confirm inform declare speak thank congratulate hail
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of one who tells of a visit, and need not make it."""
_HOSTING: Final = frozenset(
    """
    host hosts hosted hosting receive receives received receiving welcome welcomes welcomed welcoming greet greets
    greeted greeting invite invites invited inviting await awaits awaited awaiting expects expecting entertain
    entertained stay stays stayed staying remain remains remained remaining sign signs signed signing initialled
    initialed cosigned countersigned appoint appoints appointed sent sends dispatched dispatches wrote writes
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of one who is at home, or of whom the words do not say where he is."""
_DEEDS: Final = _SPEAKING | _HOSTING
_OBJECT_OF: Final = frozenset(
    """
    meet meets met meeting welcome welcomes welcomed welcoming receive receives received receiving greet greets greeted
    greeting with by from thank thanked thanks told tells telling informed briefed
    see sees saw seeing between host hosts hosted hosting
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TRAVEL: Final = (
    "visits?|visited|visiting|travels?|travell?ed|travell?ing|trips?|tours?|toured|touring|journeys?|fly|flies|flew"
    "|flown|flying|go|goes|went|arrives?|arrived|arriving|departs?|departed|leaves?|left|heads?|headed|heading|stopover"
)
_ALSO_TRAVELS: Final = lazy_pattern(
    r"(?P<between>[^;:]*?)\band(?: then| later| also| will| would| is to| afterwards?)* (?P<verb>"
    r"pa(?:y|id) (?:a|an|his|her) (?:\w+ )?visit|visit(?:ed)?|travel(?:led|ed)?|fly|flew|go|went|depart(?:ed)?"
    r"|leave|left|head(?:ed)?)\b(?! of\b| by\b)"
)
"""A second verb of the same subject: "will sign the treaty and visit Finland"."""
_OTHER_SUBJECT: Final = lazy_pattern(
    r"\b(?:who|which|that|whose|while|when|whereas|where|he|she|they|will|would|is|was|are|were|has|had)\b|:"
)
_BY_TRAVELLER: Final = frozenset(
    ["visit", "visits", "trip", "tour", "journey", "stopover", "led", "headed", "accompanied"]
)
_NOT_VISITS: Final = frozenset(
    """
    signed welcomed received hosted met greeted joined followed announced invited said told given offered organised
    organized arranged attended written drafted made seen known held sent proposed opened approved confirmed planned
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OF_HOST: Final = frozenset(
    """
    invitation invitations guest guests presence side auspices patronage request reception hands hosts counterpart
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_WITHIN_TITLE: Final = frozenset(
    """
    the a an his her their its our former acting deputy new outgoing then s h e . - ' ’ counterpart colleague
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OWN_VISIT: Final = lazy_pattern(
    r"['’]s? (?:(?:first|second|third|inaugural|maiden|historic|official|state|working|private|business|goodwill"
    r"|foreign|overseas|surprise|unannounced|brief|short|forthcoming|upcoming|planned|long-planned|long-awaited|scheduled"
    r"|proposed|high-level|(?:one|two|three|four|five|six|seven|ten|week)-(?:day|nation|country|long)) ){0,3}"
    r"(?:(?:[Vv]isit|[Tt]rip|[Tt]our|[Jj]ourney|arrival|departure|[Ss]topover)"
    r" (?:to|in|on|from|will|would|is|was|has|had|begins|began|starts|started|ends|ended|comes|came|of)"
    r"|[Tt]ravel (?:plans )?(?:to|in|will|has|had|was|is))\b"
    r"|, on the (?:first|second|third|fourth|last|final|opening|closing) day of (?:his|her) (?:[\w-]+ ){0,3}?"
    r"(?:visit|trip|tour) to\b"
)
_GUEST: Final = lazy_pattern(
    r"(?: of (?:the )?[A-Z][\w’'-]+)?,?(?: to (?:[A-Z]|the (?:White House|capital|country|palace))"
    r"|(?: (?:to|in|at|on) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){0,2} (?:on|for|during) (?:an?|his|her)"
    r" (?:[\w-]+ ){0,4}?(?:visit|trip)\b)"
)
"""Words after a guest who comes from elsewhere: "will welcome Ana Soto to Oslo", "for a state visit"."""
_TAKES_IN: Final = frozenset(
    """
    welcome welcomes welcomed welcoming receive receives received receiving host hosts hosted hosting
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_AUXILIARIES_ALONE: Final = lazy_pattern(r" (?:(?:will|would|is|are|was|to|also|due|set|has|had|\w+ly) )*")
_SPEAKER: Final = lazy_pattern(r": [^.;]*\b(?:will|would|is|are|has|have|was|were)\b")
_WHO: Final = lazy_pattern(r",? who (?:(?:will|would|is|was|has|had|also|to|be|later|then) )*(?P<verb>[a-z]+)")


def stays_home(text: str, found: NameOccurrence) -> str | None:
    """Returns the words that have a person speak, host, stay, sign or be met; None if the person may be travelling.

    >>> from diplovisit.evidence.names.person_names import name_occurrences
    >>> def words(text):
    ...     return stays_home(text, name_occurrences(text, "Ana Soto")[0])
    >>> words("Ana Soto will receive Ben Roth"), words("Ben Roth will meet Ana Soto"), words("Ana Soto will visit Oslo")
    ('receive', 'meet', None)
    """
    words = words_of(text)
    first = next((index for index, word in enumerate(words) if word.end > found.start), 0)
    last = next((index for index in range(first, len(words)) if words[index].end >= found.end), first)
    above = _above(words, first)
    deed = _deed(text, words, last)
    joined = above
    while joined > 0 and words[joined].lower in {"and", ",", "or"} and deed is None and not _has_verb(words, last):
        before = joined - 1
        while before >= 0 and (words[before].text[0].isupper() or words[before].lower in _WITHIN_TITLE):
            before -= 1
        if before == joined - 1:
            break
        joined = before
    is_guest = (
        joined >= 0
        and words[joined].lower in _TAKES_IN
        and (_GUEST.match(text, found.end) is not None or _is_hosted_by_state(text, words[joined].start))
    )
    if joined >= 0 and not is_guest and (governor := _governor(words, joined)) is not None:
        return governor
    if deed is not None:
        return deed
    if above >= 0 and words[above].lower in _SPEAKING and not _has_verb(words, last):
        return words[above].text
    return None


def _is_hosted_by_state(text: str, verb: int) -> bool:
    """Whether the subject of a verb of hosting is a country: "Norway will host Ana Soto next week"."""
    return any(
        mention.end < verb and _AUXILIARIES_ALONE.fullmatch(text, mention.end, verb) is not None
        for mention in country_mentions(text)
    )


def owns_visit(text: str, found: NameOccurrence) -> bool:
    """Whether a visit follows a person's name as that person's own: "Ana Soto's first visit to Oslo"."""
    return _OWN_VISIT.match(text, found.end) is not None


def _above(words: tuple[Word, ...], first: int) -> int:
    """The index of the word before a person, across the title, the office and the country; -1 if there is none."""
    index = first - 1
    while index >= 0:
        lower = words[index].lower
        is_link = lower in {"of", "for", "and"} and index > 0 and words[index - 1].lower in OFFICE_WORDS
        is_title = lower in OFFICE_WORDS or words[index].text in HONORIFICS or lower in _WITHIN_TITLE
        if not (is_link or is_title or (words[index].text[0].isupper() and lower not in _OBJECT_OF and index > 0)):
            break
        index -= 1
    return index


def _governor(words: tuple[Word, ...], above: int) -> str | None:
    """The word that makes a person the one who is met, or who invites or signs; None if there is none."""
    lower = words[above].lower
    before = words[above - 1].lower if above else ""
    if lower == "of":
        return f"{before} of" if before in _OF_HOST else None
    if lower == "on" and before in {"call", "calls", "called", "calling"}:
        return f"{before} on"
    if lower == "to" and before in {"spoke", "speak", "speaks", "talked", "talk", "talks", "wrote", "presented"}:
        return f"{before} to"
    if lower == "by" and _is_by_traveller(words, above):
        return None
    if lower == "with" and re.fullmatch(_TRAVEL, before) and before not in {"visit", "visits"}:
        return None  # "travels with Ana Soto"
    if lower in _OBJECT_OF and not (lower in _SPEAKING and lower not in {"told", "tells", "thanked", "thanks"}):
        return f"{before} {lower}" if lower in {"by", "with", "from"} and before else words[above].text
    return None


def _is_by_traveller(words: tuple[Word, ...], by: int) -> bool:
    """Whether a person after "by" travels: "a visit to Oslo by", "led by", and not "signed by"."""
    for index in range(by - 1, max(-1, by - 10), -1):
        if words[index].lower in _BY_TRAVELLER:
            return True
        if words[index].lower in _NOT_VISITS or words[index].lower.endswith("ed") or words[index].text in {";", ":"}:
            return False
    return False


def _has_verb(words: tuple[Word, ...], last: int) -> bool:
    """Whether a verb follows a person directly: "Ana Soto will visit"."""
    lower = words[last + 1].lower if last + 1 < len(words) else ""
    return lower in AUXILIARIES | _DEEDS or re.fullmatch(_TRAVEL, lower) is not None


def _deed(text: str, words: tuple[Word, ...], last: int) -> str | None:
    """The verb of speaking, hosting, staying or signing that a person is the subject of; None if there is none."""
    start = words[last].end
    if (who := _WHO.match(text, start)) is not None:
        end = text.find(",", who.end())
        verb = who["verb"]
        is_passive = re.search(r"\b(?:is|was|be) $", text[start : who.start("verb")]) and not verb.endswith("ing")
        if end < 0 or re.match(rf", (?:will |would |is |to )*(?:{_TRAVEL}|on|due|in)\b", text[end:]) is None:
            return verb if verb in _DEEDS and not is_passive else None
        return None
    if _SPEAKER.match(text, start) is not None:
        return ":"
    at = last + 1
    if at < len(words) and words[at].text == ",":
        # Past an apposition or an insertion: "Ana Soto, the minister, said".
        close = next((index for index in range(at + 1, min(at + 16, len(words))) if words[index].text == ","), None)
        if close is None:
            return None
        at = close + 1
    while at < len(words) and words[at].lower == "and":
        at += 1  # "Ana Soto and President Ben Roth will receive"
        while at < len(words) and (words[at].text[0].isupper() or words[at].lower in _WITHIN_TITLE):
            at += 1
    passive = False
    while at < len(words) and (
        words[at].lower in AUXILIARIES
        or words[at].lower in {"to", "also", "then", "been", "again", "later", "only", "both", "himself", "herself"}
        or words[at].lower.endswith("ly")
    ):
        passive = words[at].lower in {"is", "was", "are", "were", "be", "been"} or (
            passive and words[at].lower not in {"has", "will", "to"}
        )
        at += 1
    if at >= len(words) or words[at].lower not in _DEEDS:
        return None
    verb = words[at]
    if passive and not verb.lower.endswith("ing") and verb.lower not in {"told", "quoted"}:
        return None  # "was received in Oslo"
    also = _ALSO_TRAVELS.match(text, verb.end) if verb.lower in _HOSTING else None
    if also is not None and _OTHER_SUBJECT.search(also["between"]) is None:
        is_past = verb.lower.endswith("ed")
        is_noun = is_past and also["verb"] in {"visit", "travel", "head", "fly", "go", "leave"}
        return verb.text if is_noun else None  # "welcomed the talks and visit"
    return verb.text
