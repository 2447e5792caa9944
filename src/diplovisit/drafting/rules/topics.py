"""Proposes what is to be talked about on a visit, and what the visit is for, in the words of the text."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedFact, ProposedTopic
from diplovisit.drafting.rules import traveller_patterns
from diplovisit.drafting.rules.named_people import MentionedPerson
from diplovisit.drafting.rules.skeletons import Skeleton, skeletons_of
from diplovisit.drafting.rules.talked_topics import KnownTravellers, topics_talked_of
from diplovisit.drafting.rules.topic_lists import split_topics
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS
from diplovisit.evidence.readings import DateReading, MentionKind, modal_phrases
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import Modality

_TALKS: Final = r"(?:discussions?|talks|consultations|negotiations|dialogue|conversations?|deliberations)"
_SUBJECT: Final = (
    rf"(?:{_TALKS}|[Tt]opics?|[Ii]ssues|[Aa]genda|[Mm]eetings?|summit|visit|trip|[Tt]hey|[Hh]e|[Ss]he|leaders|ministers"
    r"|presidents|sides|two|countries|nations|delegations?|officials|[A-Z][\w’'-]++)"
)
_WILL: Final = (
    r"(?:will|would|to|is|are|may|might|could|expected|likely|scheduled|due|set|anticipated|planned|supposed|also|plan"
    r"|plans|hope|hopes|intend|intends|aim|aims|be|, however,|, among other things,|\w+ly)"
)
_TALK_ABOUT: Final = (
    r"(?:discuss|cover|address|focus on|cent(?:er|re) on|take up|touch (?:up)?on|deal with|revolve around"
    r"|talk about|review"
    r"|raise|explore|examine|ask for|be about|(?:hold|have) (?:[\w-]+ ){0,2}?(?:talks|discussions|consultations)"
    r"(?: with [^.;:]{1,60}?)? (?:on|about|over)|exchange views on|exchange (?:opinions|notes) on)"
)
_ABOUT: Final = lazy_pattern(rf"\b{_SUBJECT}\b(?:[^.;:]{{0,60}}?)(?: {_WILL}|, however,)+ (?P<verb>{_TALK_ABOUT}) ")
"""Words before a list of topics: "The discussions will cover"."""
_INCLUDE: Final = lazy_pattern(
    rf"\b(?:[Kk]ey |[Mm]ain )?(?:{_TALKS}|[Tt]opics?|[Ii]ssues|[Ss]ubjects|[Ii]tems|[Aa]genda)\b[^.;:]{{0,60}}?"
    r"(?: (?:will|are|is|to|expected|likely|anticipated|also))* (?P<verb>includes?|including|are|feature) "
)
"""Words before a list of topics: "Key topics are anticipated to include"."""
_TO_DISCUSS: Final = lazy_pattern(
    r"\bto (?P<verb>discuss|exchange views on|talk about|hold (?:[\w-]+ )?(?:talks"
    r"|discussions) on) "
)
_COMES_UP: Final = lazy_pattern(
    r"(?:^|[.;:] |, and |, while |[Tt]hat )(?P<list>[^.;:,]{3,120}?)(?:, (?:which"
    r"|who)[^,]{2,80},)?(?P<modal>(?: (?:will|would|is|are|may"
    r"|might|could|to|also"
    r"|be|likely|expected|anticipated|set|due|scheduled|probably|certain|sure))+)"
    r" (?:(?:be )?(?:discussed|addressed|raised|taken up|covered|reviewed|on the (?:agenda|table|programme|menu)"
    r"|high on the agenda|among the (?:topics|issues|subjects))|(?:figure|feature|come up|loom"
    r"|be (?:high )?on(?= the (?:[\w-]+ )?(?:agenda|table|programme|menu|list)\b))"
    rf"(?: [\w-]+){{0,2}}?(?: (?:in|at|on|during) (?:the |their )?(?:{_TALKS}|agenda|meetings?|visit))?|dominate the"
    r" (?:talks|agenda|visit|meeting)|top the agenda)"
)
"""A topic before its verb: "Counter-terrorism will also figure in the discussions"."""
_NO_TALK: Final = lazy_pattern(
    r"^(?:the |a |an |both |his |her |their )?(?:joint |plenary )?(?:[Pp]arliament|[Cc]ongress|[Ss]ession|[Aa]ssembly"
    r"|[Ss]enate|[Hh]ouse|students|conference|forum|media|press|nation|diaspora|community|rally|guard|audience"
    r"|gathering"
    r"|seminar|summit|reporters|troops|crowd|meeting|parade|meetings|visit|visits|concerns?$)"
)
_AIMS: Final = (
    r"(?:strengthen|enhance|deepen|boost|promote|expand|exchange|explore|seek|secure|lobby|mend|repair|restore"
    r"|improve|build"
    r"|consolidate|advance|push|revive|reset|attend|take part in|participate in|mark|inaugurate|hold|drum up"
    r"|win|attract"
    r"|broaden|cement|foster|further|reaffirm|open|finali[sz]e|conclude|sign|negotiate|persuade|press|share|bolster)"
)
_FORUM: Final = (
    r"(?:consultations|talks|discussions|meetings?|summit|round|session|conference|commission|negotiations|forum"
    r"|celebrations|funeral|inauguration|dialogue|ceremony)"
)
_PURPOSE: Final = tuple(
    lazy_pattern(pattern)
    for pattern in (
        (
            rf"(?P<journey>§\d+§[^;:]{{0,140}}?)(?:,? (?:officially|in order"
            rf"|mainly))? to (?P<aim>{_AIMS}\b[^.;:,—–]{{3,110}})"
        ),
        (
            r"(?:visit|trip|tour)\b[^.;:,]{0,50}? (?:aims|seeks|is (?:aimed|intended|meant|designed)) (?:to|at) "
            r"(?P<aim>[a-z][^.;:,—–]{3,110})"
        ),
        r"[Ii]n a bid to (?P<aim>[a-z][^.;:,—–]{3,110})",
        (
            rf"(?P<journey>§\d+§[^;:]{{0,140}}?) for (?:the |an? |his |her |their )?(?P<aim>(?:[\w’'-]+ ){{0,5}}?"
            rf"{_FORUM}\b"
            r"(?: (?:of|between|with|on) [^.;:,—–]{3,60})?)"
        ),
    )
)
_AIM_ENDS: Final = lazy_pattern(
    r" (?:amid|amidst|according|as|when|while|during|after|before|ahead|said|who|which|where|following|next|this|on"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MODALITIES: Final = tuple(Modality)  # strongest first
_HEDGED: Final = lazy_pattern(r"\b(?:understood|believed|thought|rumou?red|reportedly|apparently|tipped|speculation)\b")
_LONGEST_AIM: Final = 14  # words
_SAME_SHARE: Final = 0.5


@attrs.frozen(kw_only=True)
class ReadTopics:
    """What is talked about, and what the visit is for."""

    agenda: tuple[ProposedTopic, ...] = ()
    purposes: tuple[ProposedFact, ...] = ()


def read_topics(article: Article, people: Sequence[MentionedPerson], travellers: Sequence[str]) -> ReadTopics:
    """Reads the topics and the purposes of the visit of the travellers. The body of a text goes before its summary."""
    skeletons = list(skeletons_of(article, people))
    leading = [person for person in people if person.key in travellers]
    offices = {phrase.text for person in leading for each in person.mentions for phrase in each.offices}
    names = KnownTravellers(keys=frozenset(travellers), offices=frozenset(offices))
    agenda: list[ProposedTopic] = []
    purposes: list[ProposedFact] = []
    for skeleton in [*skeletons[_first_of_body(skeletons) :], *skeletons[: _first_of_body(skeletons)]]:
        if _is_of_others(skeleton, travellers):
            continue
        before = next((one for one, other in itertools.pairwise(skeletons) if other is skeleton), None)
        talked = ((start, end, None) for start, end in topics_talked_of(before, skeleton, names))
        for start, end, modal in (*_topics(skeleton.sentence), *talked):
            label = skeleton.sentence.text[start:end]
            if not any(_is_same(label, each.label.value) for each in agenda):
                agenda.append(_topic(skeleton, start, end, modal))
        for start, end in _purposes(skeleton, travellers):
            words = skeleton.sentence.text[start:end]
            if not any(_is_same(words, each.value) for each in purposes):
                cited = article.cite(skeleton.sentence, start, end)
                purposes.append(ProposedFact(value=words, citations=(cited,)))
    return ReadTopics(agenda=tuple(agenda), purposes=tuple(purposes))


def _first_of_body(skeletons: Sequence[Skeleton]) -> int:
    """The index of the sentence with the dateline, or 0: what is before it is a summary."""
    return next(
        (index for index, each in enumerate(skeletons) if re.match(r"^.{3,80}\([A-Z][\w ]{2,40}\)", each.text)), 0
    )


def _is_of_others(skeleton: Skeleton, travellers: Sequence[str]) -> bool:
    """Whether a sentence tells a journey of somebody who is no traveller, or of another time."""
    for match in traveller_patterns.SUBJECT.finditer(skeleton.text):
        if not any(slot.person.key in travellers for slot in skeleton.slots_in(match["who"])):
            return match["strong"] is not None
    return False


def _topics(sentence: Sentence) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yields the spans of the topics of a sentence, each with that of the words that may say how sure it is."""
    text = sentence.text
    for pattern in (_ABOUT, _INCLUDE, _TO_DISCUSS):
        for match in pattern.finditer(text):
            if _NO_TALK.match(text[match.end() :]) is not None or _EARLIER.search(text, 0, match.end()) is not None:
                continue
            if match["verb"] == "address" and _OF_HEARERS.match(text, match.end()) is not None:
                continue
            if match["verb"] == "raise" and _TO_FIGURE.match(text, match.end()) is not None:
                continue
            if any(each.start <= match.end() < each.end for each in sentence.figures if each.kind is MentionKind.DATE):
                continue  # "hold talks with Ana Soto on Friday, and visit a port"
            for start, end in split_topics(text, match.end(), len(text)):
                if sentence.denial_at(start, end) is None and not _tells_when(sentence, start, end):
                    yield start, end, None if pattern is _TO_DISCUSS else (match.start(), match.start("verb"))
    for match in _COMES_UP.finditer(text):
        if _EARLIER.search(text, 0, match.end()) is not None or _ACTIVE.search(match[0]) is not None:
            continue
        for start, end in split_topics(text, *match.span("list")):
            if _IS_DONE.match(text[start:end]) is not None and _ON_PROGRAMME.search(match[0]) is not None:
                continue  # "The signing of an agreement is on the programme" tells what is done
            if sentence.denial_at(start, end) is None and " not " not in match[0]:
                yield start, end, match.span("modal")


_ACTIVE: Final = lazy_pattern(
    r"(?<! be)(?<! is)(?<! are) (?:also|likely|probably) (?:discussed|addressed|raised|taken up|covered|reviewed)\b"
)
"""A verb whose subject talks, and is not what is talked about: "The ministers also discussed"."""
_ON_PROGRAMME: Final = lazy_pattern(r"\bon the (?:[\w-]+ )?(?:programme|program|agenda|schedule|list|menu)\b")
_IS_DONE: Final = lazy_pattern(
    r"(?:\w+ ){0,2}?(?:signing|signature|opening|launch|inauguration|unveiling|laying|handover|presentation"
    r"|conferment|wreath-laying"
    r"|tour|visits?|stops?|trips?|meetings?|talks|audience|lunch(?:eon)?|dinner|banquet|reception|breakfast|speech"
    r"|lecture|(?:press|news) conference|ceremony|walk|concert|interview)(?: (?:of|to|at|in|with|by|for|for|hosted"
    r"|given|through)\b|$)"
)
"""What somebody does, and no topic: "signing of an agreement", "visit to a port"."""
_EARLIER: Final = lazy_pattern(
    r"\bhad (?:\w+ )?(?:agreed|pledged|promised|decided|vowed|resolved|undertaken|wanted|planned|met|discussed"
    r"|talked)\b|\b(?:previous|earlier|last) (?:visit|meeting|talks|round|trip|summit)\b"
    r"|\blast (?:year|month|autumn|spring|summer)\b"
    r"|^(?:[Dd]uring|[Aa]t|[Ii]n|[Oo]n) [^.;]{3,80}\b(?:[Vv]isit|[Tt]alks|[Mm]eeting|[Ss]ummit) [^.;]{0,40}\bin "
    r"(?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
)
"""Words of a sentence that tells what was talked about before this visit."""
_TO_FIGURE: Final = lazy_pattern(
    r"[^.;,]{1,60}? (?:to|by|from|above|beyond|past) (?:[\w-]+ ){0,3}?(?:[$€£¥\d]|half|one|two|three"
    r"|four|five|ten|a (?:billion|million|dozen|third|quarter|fifth))|(?:trade|turnover|exports|imports|investment)\b"
)
"""What is lifted, and not talked about: "raise trade to $5 billion"."""
_OF_HEARERS: Final = lazy_pattern(
    r"(?:the |a |both |joint )*(?:[A-Z][\w’'-]+(?: (?:of|and|for|the|[A-Z][\w’'-]+))*?(?: (?:Council|Commission"
    r"|Committee|Assembly|Congress|Senate|House|Houses|Parliament|Chamber|Forum|Union|Conference|Summit|University"
    r"|Diet|Institute|Academy|Society"
    r"|Club|Association|Federation|Chambers))|(?:Saeima|Storting|Riksdag|Eduskunta|Folketing|Sejm|Knesset|Duma"
    r"|Bundestag"
    r"|Majlis|Diet|Oireachtas|Seimas|Riigikogu|Verkhovna Rada|Rada|Khural|Senate|Cortes|Althing))\b"
)
"""Those who are spoken to, and not what is spoken of: "address the Peace and Security Council"."""
_OF_TIME: Final = lazy_pattern(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|(?:first|second|third|last"
    r"|final|same"
    r"|next|opening) day|sidelines|margins|followed|accompanied|preceded|joined)\b",
    re.IGNORECASE,
)


def _tells_when(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words tell when something is, what follows, or to what a figure grows, and not what is talked about."""
    is_date = any(
        mention.start <= start < mention.end and isinstance(mention.reading, DateReading)
        for mention in sentence.figures
    )
    words = sentence.text[start:end]
    return is_date or _OF_TIME.match(words) is not None or _TO_AN_AMOUNT.search(words) is not None


_TO_AN_AMOUNT: Final = lazy_pattern(r" to (?:\d|half\b|[$€£¥]|[A-Z]{3} ?\d|a (?:billion|million|record)\b)")
"""Behind what is to grow, and is not talked about: "raise trade to half a billion dollars"."""


def _topic(skeleton: Skeleton, start: int, end: int, modal: tuple[int, int] | None) -> ProposedTopic:
    """A topic with how sure the words before or after it are that it is talked about."""
    sentence, article = skeleton.sentence, skeleton.article
    phrases = [
        each
        for each in modal_phrases(sentence.text)
        # "Would" is the "will" of somebody who reports.
        if modal and modal[0] <= each[1] and each[2] <= modal[1] and sentence.text[each[1] : each[2]] != "would"
    ]
    if modal is not None and _HEDGED.search(sentence.text, 0, modal[1]) is not None:
        phrases = []  # "It is understood that he will ask for a loan"
    modality = None
    if phrases:
        weakest = max((each[0] for each in phrases), key=_MODALITIES.index)
        cited = article.cite(sentence, phrases[0][1], phrases[-1][2])
        modality = ProposedFact(value=weakest.value, citations=(cited,))
    return ProposedTopic(
        label=ProposedFact(value=sentence.text[start:end], citations=(article.cite(sentence, start, end),)),
        modality=modality,
    )


def _purposes(skeleton: Skeleton, travellers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yields the spans of the purposes that a sentence gives the visit."""
    text = skeleton.text
    for pattern in _PURPOSE:
        for match in pattern.finditer(text):
            journey = match.groupdict().get("journey")
            if journey is not None and not _goes(journey, skeleton, travellers):
                continue
            words = match["aim"]
            if (ends := _AIM_ENDS.search(words)) is not None:
                words = words[: ends.start()]
            words = words.rstrip(" ,")
            at = skeleton.sentence.text.find(words)
            if "§" in words or at < 0 or not 1 < len(words.split()) <= _LONGEST_AIM:
                continue
            # "In a bid to mend ties" has a word of attempts, and states the purpose all the same.
            scopes = skeleton.sentence.scopes_at(at, at + len(words))
            if all("bid" in scope.trigger.split() for scope in scopes):
                yield at, at + len(words)


def _goes(journey: str, skeleton: Skeleton, travellers: Sequence[str]) -> bool:
    """Whether words tell a journey of a traveller, with nobody else in them."""
    slots = skeleton.slots_in(journey)
    match = traveller_patterns.SUBJECT.search(journey)
    is_led = traveller_patterns.LED_BY.search(skeleton.text) is not None and re.search(
        r"\bgoes\b"
        r"|\btravels?\b",
        journey,
    )
    return all(slot.person.key in travellers for slot in slots) and (
        (match is not None and match["strong"] is not None) or bool(is_led)
    )


def _is_same(one: str, other: str) -> bool:
    """Whether two phrases share most of their words."""
    mine, others = _content(one), _content(other)
    if not mine or not others:
        return True
    return len(mine & others) / min(len(mine), len(others)) >= _SAME_SHARE


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return {word.rstrip("s") for word in words if word not in FUNCTION_WORDS and len(word) > 2}
