"""Proposes the other journeys that an article tells, as claims, and how the visit stands to them.

"Morita visited Oslo in May last year" is no stop of the visit, and a fact all the same.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import ProposedClaim, ProposedFact, ProposedRelation
from diplovisit.drafting.rules import traveller_patterns as patterns
from diplovisit.drafting.rules.day_mentions import read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.named_people import MentionedPerson
from diplovisit.drafting.rules.people import code_of
from diplovisit.drafting.rules.person_mentions import is_heading
from diplovisit.drafting.rules.skeletons import PersonSlot, Skeleton, skeletons_of
from diplovisit.evidence.names import Strength, country_mentions
from diplovisit.evidence.readings import DateReading, DurationReading, Mention
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import ClaimKind, RelationKind

_PLACE: Final = r"(?:the )?(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}|[A-Z][a-z]+ capital|country)"
_JOURNEY: Final = lazy_pattern(
    rf"§(?P<who>\d+)§(?:,? who|, (?:for (?:his|her) part|in turn|meanwhile"
    rf"|too),)?(?P<modal>{patterns.MODAL}) (?P<verb>visits?|visited|(?:travel(?:s|led|ed)?|fl(?:y|ies|ew)"
    r"|go(?:es)?|went|came|comes?|head(?:s|ed)?)(?: (?!to )[\w-]+){0,2} to|arrive[sd]? in|(?:be|is|was"
    r"|were) (?:due )?in"
    rf"|due in|opened [\w ]{{2,30}} in) (?P<place>{_PLACE})(?![\w’'-])"
    r"(?: for (?:the|an?|his|her) (?:[\w’'-]+ ){0,6}?[\w’'-]+(?= on | from | in [A-Z]|[,.;]|$))?"
)
"""Somebody who goes, went or is somewhere: "§0§ visited Oslo"."""
_JOINED: Final = lazy_pattern(r"\b(?:and|or) (?:(?:his|her|their) [\w-]+,? )?$")
"""Before the second of two who travel, who is half of the subject."""
_REACH: Final = 60
_BETWEEN: Final = lazy_pattern(
    r"^(?:[\s,]|in|on|from|early|late|for [a-z ]{3,30}|(?:for )?(?:a|the) [\w’' -]{3,40}| [A-Z]\w+)*$"
)
_FOLLOWS: Final = lazy_pattern(
    r"\b(?:visit|trip|tour|journey)\b[^.;:§]{0,60}?\b(?P<kind>follows"
    r"|comes)\b(?P<offset>[^.;:§]{0,40}?)(?: after)? §(?P<who>\d+)§"
)
"""How the visit stands to another: "This trip follows nearly three months after §0§ visited the country"."""
_LONGEST_WHAT: Final = 18  # words


@attrs.frozen(kw_only=True)
class OtherJourneys:
    """The other journeys of an article, and the relations of the visit to them."""

    claims: tuple[ProposedClaim, ...] = ()
    relations: tuple[ProposedRelation, ...] = ()


def read_other_journeys(
    context: DraftContext, people: Sequence[MentionedPerson], stops: Sequence[StopOfJourney]
) -> OtherJourneys:
    """Reads the journeys of people who are no travellers, and those of travellers to countries that are no stops."""
    claims: list[ProposedClaim] = []
    relations: list[ProposedRelation] = []
    visited = {stop.country.value for stop in stops}
    (article,) = context.articles
    for index, skeleton in enumerate(skeletons_of(article, people)):
        if is_heading(skeleton.sentence):
            continue
        for match in _JOURNEY.finditer(skeleton.text):
            slot = skeleton.slot(match["who"])
            if _is_other(context, skeleton, match, slot, visited):
                claim = _claim(context, skeleton, index, match, slot, f"journey-{len(claims) + 1}")
                claims += [claim] if claim is not None else []
                relations += [] if claim is None else _relations(skeleton, match, claim)
    return OtherJourneys(claims=tuple(claims), relations=tuple(relations))


def _is_other(
    context: DraftContext, skeleton: Skeleton, match: re.Match[str], slot: PersonSlot, visited: set[str]
) -> bool:
    """Whether a journey is none of the visit, and is told as one that is or was."""
    start, end = skeleton.offset(match.start()), skeleton.offset(match.end())
    if " not" in match["modal"] or skeleton.sentence.denial_at(start, end) is not None:
        return False
    if patterns.PLANNED_ONLY.search(match["modal"]) is not None:
        return False
    is_traveller = slot.person.key in {each.person.value for each in context.travellers}
    if not is_traveller:
        return not slot.is_reference and _JOINED.search(skeleton.text, 0, match.start()) is None
    if _JOINED.search(skeleton.text, 0, match.start()) is not None:
        return False
    codes = {code for mention in country_mentions(match["place"]) for code in mention.codes}
    return bool(codes) and not codes & visited and bool(visited)


def _claim(
    context: DraftContext, skeleton: Skeleton, index: int, match: re.Match[str], slot: PersonSlot, key: str
) -> ProposedClaim | None:
    sentence, article = skeleton.sentence, skeleton.article
    start, end = slot.start, skeleton.offset(match.end())
    what = sentence.text[start:end]
    if len(what.split()) > _LONGEST_WHAT:
        return None
    words = article.cite(sentence, start, end)
    named = slot.person.full_mentions[0].cite() if slot.is_reference else article.cite(sentence, slot.start, slot.end)
    subjects = [ProposedFact(value=slot.person.key, citations=(named,))]
    for mention in sentence.countries:
        code = code_of(mention, context.day_of(article))
        if skeleton.offset(match.start("place")) <= mention.start < end and mention.strength is Strength.NAME and code:
            subjects.append(ProposedFact(value=code, citations=(article.cite(sentence, mention.start, mention.end),)))
    return ProposedClaim(
        key=key,
        kind=ProposedFact(value=ClaimKind.EVENT.value, citations=(words,)),
        what=ProposedFact(value=what, citations=(words,)),
        subjects=tuple(subjects),
        when=_when(context, skeleton, index, start, end),
    )


def _when(context: DraftContext, skeleton: Skeleton, index: int, start: int, end: int) -> ProposedFact | None:
    """The date beside a journey: directly after its place, or at the head of the sentence."""
    text = skeleton.sentence.text
    for mention in skeleton.sentence.figures:
        if not isinstance(mention.reading, DateReading):
            continue
        is_behind = end <= mention.start < end + _REACH and _BETWEEN.match(text[end : mention.start]) is not None
        is_ahead = mention.end <= start and mention.start == 0 and start - mention.end < _REACH
        if is_behind or is_ahead:
            day = read_day_mention(context, skeleton.article, index, mention)
            return day.fact() if day is not None else None
    return None


def _relations(skeleton: Skeleton, journey: re.Match[str], claim: ProposedClaim) -> Iterator[ProposedRelation]:
    """Yields how the visit stands to another journey, where the same sentence says it."""
    match = _FOLLOWS.search(skeleton.text)
    if match is None or match["who"] != journey["who"]:
        return
    sentence, article = skeleton.sentence, skeleton.article
    first, last = skeleton.offset(match.start("kind")), skeleton.offset(match.start("who") - 1)
    length = next(
        (
            mention
            for mention in sentence.figures
            if isinstance(mention.reading, DurationReading) and first <= mention.start and mention.end <= last
        ),
        None,
    )
    yield ProposedRelation(
        kind=ProposedFact(value=RelationKind.FOLLOWS.value, citations=(article.cite(sentence, first, last - 1),)),
        target=claim.key,
        **_offset(skeleton, length),
    )


def _offset(skeleton: Skeleton, length: Mention | None) -> dict[str, ProposedFact]:
    if length is None or not isinstance(length.reading, DurationReading):
        return {}
    citation = skeleton.article.cite(skeleton.sentence, length.start, length.end)
    reading = length.reading
    facts = {"offset": ProposedFact(value=str(reading.duration), citations=(citation,))}
    if reading.high is not None:
        facts["offset_high"] = ProposedFact(value=str(reading.high), citations=(citation,))
    if reading.qualifier is not None:
        facts["qualifier"] = ProposedFact(value=reading.qualifier.value, citations=(citation,))
    return facts
