"""The places that a sentence names with "in", "at" or "to": cities, buildings, never a capital for its government."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import LAST_VISIT
from diplovisit.evidence.lexicon.names import DAY_NAMES, HONORIFICS, MONTH_NAMES
from diplovisit.evidence.names import Strength, country_mentions, is_metonym, name_mentions
from diplovisit.evidence.verdicts.names import judge_place
from diplovisit.lazy_patterns import lazy_pattern


@attrs.frozen(kw_only=True)
class PlaceMention:
    """A place in a sentence. code: the country whose capital it is, None for any other place.

    verb: where the word of travel before it begins, None where there is none.
    """

    name: str
    start: int
    end: int
    citation: Citation
    code: str | None = None
    verb: int | None = None


_WORD: Final = r"[A-ZÀ-ÖØ-Þ\u0100-\u1eff][\w’'-]+"
_LINK: Final = r"(?:(?: (?:of|de|del|da|do|di|la|le|du|der|den|and|to|for))(?: the| la| los)?)?"
_NAMED: Final = lazy_pattern(
    rf"\b(?P<preposition>[Ii]n|[Aa]t|[Tt]o|[Ff]or|[Ff]rom)(?: (?:the|his|her))? (?P<name>{_WORD}(?:{_LINK} {_WORD})*)"
)
_LISTED: Final = lazy_pattern(rf"(?:, (?:and )?| and )(?P<name>{_WORD}(?: {_WORD})*)(?=[,.;]|$| and | on | from )")
_MOTION: Final = lazy_pattern(
    r"\b(?:visit(?:s|ed)?|trips?|travel(?:s|led|ed)?|fl(?:y|ies|ew)|go(?:es)?|went|head(?:s|ed)?|tour(?:s|ed)?"
    r"|proceed(?:s|ed)?"
    r"|arriv(?:e|es|ed|ing|al)|land(?:s|ed)?|stops?|stopover|stay(?:s|ed)?|journeys?|continue[sd]?|left|leav(?:e"
    r"|es|ing)|depart\w*"
    r"|take[sn]?)\b"
)
_IS_THERE: Final = lazy_pattern(r"\b(?:due|be|is|was) (?:in|at) (?:the )?$")
_AFTER_RETURN: Final = lazy_pattern(
    r"\b(?:re-?embarks?|returns?|goes home|leaves?|sails?|departs?)\b[^.;]*\b(?:and|then) (?:will|is to|should) be"
    r" (?:back )?(?:in|at) (?:the )?$"
)
"""Words of the way home before a city: "leaves tonight and will be in Helsinki tomorrow"."""
_NO_PLACE: Final = lazy_pattern(
    r"\b(?:Council|Ministry|Committee|Commission|Union|Nations|Party|Board|Bank|Agency|Association|Group"
    r"|Federation|Court"
    r"|Parliament|Congress|Senate|Government|Minister|President|Secretary|King|Queen|Prime|Foreign|Treaty|Convention"
    r"|Day|Summit|Forum|Conference|Republic|Kingdom|Federal|State|Majesty|Excellency|Times|Herald|News|Press)\b"
)
_REGION: Final = lazy_pattern(
    r" (?:Province|Region|County|Prefecture|District|Governorate|Oblast|Department|State|Territory|Canton)$"
)
_IN_REGION: Final = lazy_pattern(r"\b[A-Z][\w’'-]+,? in (?:the )?$")
_IN_HONOUR_OF: Final = lazy_pattern(
    r"\b(?:monuments?|memorials?|statue|tribute|homage|shrine|cenotaph|plaque|bust|flowers|letter|message|thanks|gift"
    r"|invitation|support|aid|adviser|advisor|heir|successor) to (?:the )?$"
)
"""Words before somebody, and no place: "a wreath at the monument to Ana Soto"."""
_REGIONS: Final = frozenset(
    """
    Europe Asia Africa America Americas Oceania Caribbean Gulf Balkans Baltics Mediterranean Pacific Atlantic Arctic
    Antarctica Sahel Levant Maghreb Scandinavia Eurasia Parliament Congress English French Spanish Arabic Christmas
    Easter Ramadan January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def places_in(context: DraftContext, article: Article, index: int, codes: frozenset[str]) -> Iterator[PlaceMention]:
    """Yields the places of a sentence. codes: the countries of the stops; capitals of other countries are left out."""
    sentence = article.sentences[index]
    text = sentence.text
    capitals = {mention.start: mention for mention in sentence.countries}
    people = [(each.start, each.end) for person in context.people for each in context.mentions_of(person, text)]
    for start, end, preposition, is_listed in _candidates(text):
        name = text[start:end]
        inside = [each for each in capitals.values() if each.start < end and start < each.end]
        if inside and name == text[inside[0].start : inside[0].end] and inside[0].strength is Strength.DEMONYM:
            continue
        if len(inside) > 1 or name.split()[-1] in DAY_NAMES | MONTH_NAMES:
            continue  # "to Fiji and Tonga", "arrived in Taipei Friday"
        if (
            name in _REGIONS
            or name.split()[0] in HONORIFICS
            or any(first < end and start < last for first, last in people)
        ):
            continue
        code = None
        if inside and inside[0].start == start and inside[0].end == end:
            if inside[0].strength is Strength.NAME or is_metonym(text, inside[0]) is True:
                continue
            shared = codes.intersection(inside[0].codes)
            if not shared:
                continue
            code = next(iter(shared))
        elif is_listed and len(codes) > 1:
            continue  # "to Seoul and Da Nang": a city listed after another may be one of another stop
        elif _NO_PLACE.search(name) is not None and not _is_building(name):
            continue
        if _REGION.search(name) is not None and _IN_REGION.search(text, 0, start) is not None:
            continue  # "Xi'an in Shaanxi Province": the city alone is where something is done
        if _IN_HONOUR_OF.search(text, 0, start) is not None:
            continue
        is_way_home = code is None and _AFTER_RETURN.search(text, 0, start) is not None
        if is_way_home or LAST_VISIT.search(text, 0, start) is not None:
            continue
        cited = context.cited(article, sentence, start, end)
        if not judge_place(cited, name).verdict.is_proof:
            continue
        verbs = [match.start() for match in _MOTION.finditer(text, max(0, start - 80), start)]
        verbs += [match.start() for match in _IS_THERE.finditer(text, max(0, start - 30), start)]
        if preposition in {"to", "for", "from"} and not verbs:
            continue
        if preposition == "from" or (
            preposition == "for" and not re.search(r"\b(?:left|leav\w+|depart\w*) [^,;]*$", text[:start])
        ):
            continue
        yield PlaceMention(
            name=name, start=start, end=end, citation=article.cite(sentence, start, end), code=code,
            verb=verbs[-1] if verbs else None,
        )  # fmt: skip


_BUILDINGS: Final = frozenset(
    """
    House Hall Palace Palais Centre Center Memorial Airport Museum Building Buildings Hotel University Castle Cemetery
    Cathedral Mosque Temple Library Gallery Theatre Stadium Monument Residence Embassy Base Harbour Port Park Square
    Club Parliament Beehive Kremlin Institute Academy School College Station Barracks Shipyard Court Villa Lodge
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_AFTER_COMMA: Final = lazy_pattern(rf", (?P<name>{_WORD}(?:(?: of)? {_WORD})*)(?= \(|[,.;]|$| \d)")
_ARRIVES: Final = lazy_pattern(
    rf"\b(?:[Aa]rriv(?:al|es?) (?:at|in)|[Dd]epart(?:ure|s)? for) (?:the )?(?P<name>{_WORD}(?: {_WORD})*)"
)


def _is_building(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1] in _BUILDINGS


def places_of_entry(
    context: DraftContext, article: Article, index: int, codes: frozenset[str], start: int, end: int
) -> Iterator[PlaceMention]:
    """Yields the places of an entry of a programme: after a comma, or, with their verb, where one arrives."""
    sentence = article.sentences[index]
    text = sentence.text
    people = [(each.start, each.end) for person in context.people for each in context.mentions_of(person, text)]
    for pattern, is_journey in ((_AFTER_COMMA, False), (_ARRIVES, True)):
        for match in pattern.finditer(text, start, end):
            first, last = match.span("name")
            name = match.group("name")
            if any(one < last and first < other for one, other in people) or name in _REGIONS:
                continue
            inside = [each for each in sentence.countries if each.start < last and first < each.end]
            if any(codes.isdisjoint(each.codes) for each in inside):
                continue
            if not (is_journey or inside or _is_building(name)):
                continue  # "Meeting with the Speaker, Eleni Markou": a name after a comma may be anybody's
            if name.split()[0] in HONORIFICS or (_NO_PLACE.search(name) is not None and not _is_building(name)):
                continue
            if not judge_place(context.cited(article, sentence, first, last), name).verdict.is_proof:
                continue
            yield PlaceMention(
                name=name, start=first, end=last, citation=article.cite(sentence, first, last),
                verb=match.start() if is_journey else None,
            )  # fmt: skip


def _first_of_list(name: str) -> str:
    """The first of several places: "Seoul" of "Seoul and Da Nang"; all of one name that has an "and" in it.

    >>> [_first_of_list(name) for name in ("Seoul and Da Nang", "Trinidad and Tobago", "Museum of Arts and Crafts")]
    ['Seoul', 'Trinidad and Tobago', 'Museum of Arts and Crafts']
    """
    first = name.partition(" and ")[0]
    is_one = any(mention.start < len(first) < mention.end for mention in country_mentions(name))
    return name if is_one or _is_building(name) or _OF.search(first) is not None else first


_OF: Final = lazy_pattern(r" (?:of|to|for) ")


def _candidates(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yields the names after "in", "at" and "to", and those that are listed after one of them, with whether so."""
    whole = {name.start: name.end for name in name_mentions(text)}
    for match in _NAMED.finditer(text):
        start, end = match.span("name")
        preposition = match.group("preposition").lower()
        end = start + len(_first_of_list(match.group("name")))
        yield start, end, preposition, False
        is_possessive = start in whole and text.startswith(("'", "’"), whole[start])
        if start in whole and whole[start] < end and not is_possessive:
            yield start, whole[start], preposition, False
        at = end
        while (listed := _LISTED.match(text, at)) is not None:
            yield *listed.span("name"), preposition, True
            at = listed.end()
