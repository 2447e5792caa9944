"""Whether the name of a capital means the government that sits there, or the city."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.evidence.names.countries import CountryMention
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.tokens import NameToken, is_possessive, tokens_of
from diplovisit.lazy_patterns import lazy_pattern

# How many characters on either side are read; no rule needs more.
_REACH: Final = 160

SPEAKS: Final = frozenset(
    """
    said says say saying told tells accused accuses accusing denied denies insisted insists wants wanted wanting agreed
    agrees refused refuses rejected rejects warned warns claimed claims announced announces argued argues condemned
    condemns demanded demands urged urges sought seeks seeking hopes hoped believes believed fears feared expects
    expected called calls offered offers pledged pledges promised promises threatened threatens vowed vows responded
    responds replied replies signalled signaled signals considers considered regards regarded views viewed sees
    maintained maintains asserted asserts proposed proposes decided decides imposed imposes intends plans planned
    supports supported backs backed opposes opposed blamed blames summoned expelled recalled criticised criticized
    criticises criticizes welcomed welcomes ratified withdrew denounced complained stressed reiterated confirmed
    acknowledged admitted declared declares negotiates negotiated protested retaliated recognises recognizes recognised
    recognized willing ready eager reluctant keen prepared unwilling accept agree refuse reject seek respond support
    impose insist negotiate retaliate recognise recognize withdraw deny pledged
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_AUXILIARIES: Final = frozenset(
    """
    has have had is was are were will would could may might can should must does did do not also already repeatedly
    never now still yet long since later quickly recently publicly reportedly again been being be clearly officially
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BETWEEN_STATES: Final = frozenset(
    """
    relations relation relationship relationships ties talks tensions deal deals agreement agreements trade war alliance
    cooperation partnership dialogue contacts negotiations dispute disputes conflict treaty pact accord accords rift
    friendship rapprochement consultations confrontation rivalry links diplomacy discussions engagement détente detente
    understanding exchanges row standoff thaw bond bonds sanctions
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TRAVELS: Final = frozenset(
    """
    flight flights flew fly flying train trains railway road route routes distance travel travels travelled traveled
    travelling traveling shuttle shuttled shuttling journey trip trips bus line miles kilometres kilometers drive drove
    time commute commuted commutes halfway stopover airline airlines
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_MOVES: Final = frozenset(
    """
    visit visits visited visiting travel travels travelled traveled travelling traveling flew fly flies flying trip
    trips journey journeys arrive arrived arrives arriving return returned returns returning go goes went going head
    heads headed heading came come comes coming drove drive flight flights reached reach reaches leave leaves left
    leaving depart departed departing landed toured tour visitor visitors move moved moving
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_ADDRESSED: Final = frozenset(
    """
    message messages warning warnings overture overtures signal signals ultimatum aid assurance assurances concession
    concessions offer offers commitment commitments protest appeal appeals apology loyalty loyal hostile
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_PRESSED: Final = frozenset(
    """
    sanctions sanction pressure tariffs curbs dependence reliance reliant dependent impose imposed imposing restrictions
    against
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_URGES: Final = frozenset(
    """
    accused accuse accuses accusing urged urge urges urging pressed told tell warned warn warns warning blamed blame
    blames asked ask asks pressured persuaded persuade convinced convince isolate isolated isolating punish punished
    punishing appease condemned criticised criticized assured reassured angered irked provoked antagonise antagonize
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_CITY_THINGS: Final = frozenset(
    """
    airport airports street streets mayor suburb suburbs metro subway residents outskirts centre center city district
    districts skyline hotel hotels hospital hospitals university square park museum theatre theater stadium traffic
    weather downtown river cathedral restaurants neighbourhood neighborhood station stations population
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_PLACE_PREPOSITIONS: Final = frozenset(
    """
    in at near outside around via toward towards inside through into within across
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2,3}\\.)"
# "NEW DELHI, March 5 (PTI)", "Moscow (AP)", "Moscow:", "MOSCOW -", "Moscow 5 March".
_DATELINE = lazy_pattern(rf",? (?:{_MONTH} [0-9]|\([A-Z]|[0-9]{{1,2}} {_MONTH})|:| ?[-\u2013\u2014]{{1,2}} ")
_GOVERNMENT_SUFFIXES: Final = frozenset(
    ["led", "backed", "controlled", "sponsored", "installed", "appointed", "imposed", "aligned", "friendly", "brokered"]
)
_PLACE_SUFFIXES: Final = frozenset(["based", "born", "bound", "area"])


def is_metonym(text: str, mention: CountryMention) -> bool | None:
    """Whether a capital means its government: false where it is the city, None where the words do not show it.

    Also None for every mention that is not a capital.

    >>> from diplovisit.evidence.names.countries import country_mentions
    >>> for text in ["energy relationships with Moscow", "arrived in Moscow", "Moscow said", "a letter from Moscow"]:
    ...     print(is_metonym(text, country_mentions(text)[0]))
    True
    False
    True
    None
    """
    if mention.strength is not Strength.METONYM:
        return None
    head, tail = text[max(0, mention.start - _REACH) : mention.start], text[mention.end : mention.end + _REACH]
    # Other lines do not count: they may be headings or list items.
    line, after_line = head.rpartition("\n")[2], tail.partition("\n")[0]
    if not line.strip() and (len(head) < _REACH or "\n" in head) and _DATELINE.match(after_line):
        return False
    before, after = tokens_of(_this_sentence(line)), tokens_of(after_line)
    gap_before = text[mention.start - 1 : mention.start]
    decision = _decide_by_words_after(after)
    if decision is None:
        decision = _decide_by_words_before(before, after, gap_before)
    if decision is None and _verb_follows(after):
        return True
    return decision


def _this_sentence(line: str) -> str:
    """The text since the last full stop that a lower-case letter precedes and a blank follows."""
    sentences = re.split(r"(?<=[a-z)][.!?;]) ", line)
    return sentences[-1]


def _decide_by_words_after(after: Sequence[NameToken]) -> bool | None:
    if not after:
        return None
    first = after[0]
    if is_possessive(after, 0):
        possessed = after[1] if len(after) > 1 and after[1].gap == " " else None
        return possessed is None or not (possessed.text in _CITY_THINGS or possessed.is_capitalised)
    if first.gap == "-":
        if first.text in _GOVERNMENT_SUFFIXES:
            return True
        if first.text in _PLACE_SUFFIXES:
            return False
        return _decide_pair(after)
    if first.gap == " " and first.text.lower() in _CITY_THINGS:
        return False
    return None


def _decide_pair(after: Sequence[NameToken]) -> bool | None:
    """Whether a pair of capitals means governments: true for "Delhi-Moscow ties", false for "Delhi-Moscow flights"."""
    words = [token.text.lower() for token in after[1:3]]
    if any(word in _TRAVELS for word in words):
        return False
    return True if any(word in _BETWEEN_STATES for word in words) else None


def _decide_by_words_before(before: Sequence[NameToken], after: Sequence[NameToken], gap: str) -> bool | None:
    words = [token.text.lower() for token in before][-12:]
    if not words:
        return None
    last = words[-1]
    if gap == "-":
        return True if last in {"pro", "anti"} else _decide_pair((after[0], *after)) if after else None
    if (
        last in _PLACE_PREPOSITIONS
        or last in {"capital", "city"}
        or words[-2:] in (["city", "of"], ["capital", "of"], ["mayor", "of"])
    ):
        return False
    if last in {"between", "and"} and "between" in words:
        between = len(words) - 1 - words[::-1].index("between")
        return not any(word in _TRAVELS for word in words[:between][-5:])
    if last == "with":
        nearby = words[-6:-1]
        if any(word in _TRAVELS for word in nearby):
            return False
        return True if any(word in _BETWEEN_STATES for word in nearby) else None
    if last == "to":
        if any(word in _MOVES for word in words[-4:-1]):
            return False
        return True if any(word in _ADDRESSED for word in words[-3:-1]) else None
    if last == "from":
        return False if any(word in _MOVES for word in words[-4:-1]) else None
    if last in {"on", "against"}:
        return True if last == "against" or any(word in _PRESSED for word in words[-4:-1]) else None
    if last == "by":
        return True if len(words) > 1 and words[-2].endswith("ed") and words[-2] != "passed" else None
    if last in _MOVES:
        return False
    return True if last in _URGES else None


def _verb_follows(after: Sequence[NameToken]) -> bool:
    """Whether a verb of states follows, directly or after auxiliaries and adverbs: "Moscow has repeatedly denied"."""
    for token in after[:4]:
        if token.gap != " ":
            return False
        if token.text in SPEAKS:
            return True
        if token.text not in _AUXILIARIES:
            return False
    return False
