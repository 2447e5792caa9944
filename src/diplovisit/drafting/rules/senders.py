"""Proposes which states send the travellers, and who invited them."""

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules import traveller_patterns as patterns
from diplovisit.drafting.rules.people import ReadPeople, code_of
from diplovisit.drafting.rules.skeletons import Skeleton
from diplovisit.evidence.names import CountryMention, Strength, country_roles
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import PolityKind, polity, polity_name

_HEAD_LINES: Final = 6
_ISSUER: Final = lazy_pattern(
    r"\b(?:republic|kingdom|government|ministry|embassy|commonwealth|chancell(?:ery|or[’']s office)|presidency"
    r"|(?:office|cabinet|court|household|department|secretariat) of|(?:president|prime minister|premier)[’']s office"
    r"|(?:press|foreign|cabinet) office|national assembly|parliament|department of state)\b",
    re.IGNORECASE,
)
_SEAT: Final = lazy_pattern(r"\b(?:in|to|at) (?:the )?$")
"""Words before the country where an embassy is, and not whose it is: "Embassy of Japan in Kenya"."""


@attrs.frozen(kw_only=True, eq=False)
class Senders:
    """Who sends and who invites. people: everybody, with the countries that follow from the visit."""

    people: ReadPeople
    sending: tuple[ProposedFact, ...] = ()
    invited_by: ProposedFact | None = None


def read_senders(
    skeletons: Sequence[Skeleton],
    people: ReadPeople,
    leaders: Sequence[str],
    travellers: set[str],
    day: datetime.date | None,
) -> Senders:
    """Reads who sends the leading travellers and who invited them, and infers the country of the first where it must.

    It is inferred where the text names no country next to the office. The visit must be one between two states, one of
    which is visited, or the state whose ministry issued the text must not be visited.
    """
    leader = people.by_key(leaders[0])
    if leader is not None and leader.country is None:
        inferred = _of_delegation(skeletons, leaders, day) or _inferred_country(skeletons, leaders, day)
        if inferred is not None:
            people = people.replaced(attrs.evolve(leader, country=inferred))
    sending = {fact.value: fact for fact in _sending(skeletons, people, leaders, day)}
    return Senders(
        people=people, sending=tuple(sending.values()), invited_by=_inviter(skeletons, people, travellers, day)
    )


def _sending(
    skeletons: Sequence[Skeleton], people: ReadPeople, leaders: Sequence[str], day: datetime.date | None
) -> Iterator[ProposedFact]:
    for key in leaders:
        person = people.by_key(key)
        if person is None or person.country is None:
            continue
        country = person.country
        cited = _cited_sender(skeletons, country, day)
        if cited is not None:
            yield ProposedFact(value=country.value, citations=(cited,))
        elif country.note is not None:
            yield country
        else:
            name = polity_name(country.value) or country.value
            yield ProposedFact(
                value=country.value,
                citations=country.citations,
                note=f"The first traveller holds an office of {name}; no words say who sends.",
            )


def _cited_sender(skeletons: Iterable[Skeleton], country: ProposedFact, day: datetime.date | None) -> Citation | None:
    """The words that name a country as one that sends: those of the office where they do."""
    best: Citation | None = None
    for skeleton in skeletons:
        roles = country_roles(skeleton.sentence.text)
        for mention in roles.mentions:
            if code_of(mention, day) != country.value or not roles.is_sender(mention):
                continue
            cited = skeleton.article.cite(skeleton.sentence, mention.start, mention.end)
            for words in country.citations:
                if words.source == cited.source and words.start is not None and cited.start is not None and (
                    words.start <= cited.start < words.start + len(words.quote)
                ):  # fmt: skip
                    return words if len(country_roles(words.quote).mentions) == 1 else cited
            best = best or cited
    return best


_DELEGATION: Final = lazy_pattern(r"(?:['’]s)? (?:[a-z-]+ ){0,3}(?:delegation|team|mission|side)\b")


def _of_delegation(
    skeletons: Iterable[Skeleton], leaders: Sequence[str], day: datetime.date | None
) -> ProposedFact | None:
    """The country of the delegation that the first traveller leads: "will lead the US delegation"."""
    for skeleton in skeletons:
        is_led = patterns.LED_BY.search(skeleton.text) or patterns.LEADS.search(skeleton.text)
        if is_led is None or leaders[0] not in {slot.person.key for slot in skeleton.slots_in(is_led["who"])}:
            continue
        roles = country_roles(skeleton.sentence.text)
        for mention in roles.mentions:
            match = _DELEGATION.match(skeleton.sentence.text, mention.end)
            code = code_of(mention, day) if match is not None and mention.strength is not Strength.METONYM else None
            if code is not None and roles.is_sender(mention):
                return ProposedFact(
                    value=code,
                    citations=(skeleton.article.cite(skeleton.sentence, mention.start, mention.end),),
                    note="The traveller leads the delegation of that country; the text names none next to the office.",
                )
    return None


def _inferred_country(
    skeletons: Sequence[Skeleton], leaders: Sequence[str], day: datetime.date | None
) -> ProposedFact | None:
    visited = _visited(skeletons, leaders, day)
    # An office issues notes about its guests, too: where no country is visited, it may be the host's.
    issuers = [*_issuers(skeletons, day)] if visited else []
    found = issuers or [*_ministries(skeletons, leaders, day)] or [*_pairs(skeletons, visited, day)]
    codes = {code for code, _ in found if code not in visited}
    if len(codes) != 1 or any(code in visited for code, _ in found):
        return None
    code, citation = next(each for each in found if each[0] in codes)
    name = polity_name(code) or code
    reason = (
        f"The office that issued the text is one of {name}."
        if issuers
        else f"The words name {name} as the other side of the visit."
    )
    return ProposedFact(
        value=code, citations=(citation,), note=f"The text names no country next to the office. {reason}"
    )


def _visited(skeletons: Iterable[Skeleton], leaders: Sequence[str], day: datetime.date | None) -> set[str]:
    """The codes of the countries that the leading travellers go to, also where their capital alone is named."""
    found: set[str] = set()
    for skeleton in skeletons:
        roles = country_roles(skeleton.sentence.text)
        keys = {slot.person.key for slot in skeleton.slots}
        for mention in roles.mentions:
            before = skeleton.sentence.text[: mention.start]
            is_capital = mention.strength is Strength.METONYM and re.search(
                r"\b(?:to|for|visits?|visited"
                r"|(?:arriv\w+|expected|due) in) $",
                before,
            )
            if keys & set(leaders) and (roles.is_visited(mention) or is_capital):
                found |= {code} if (code := code_of(mention, day)) is not None else set()
    return found


def _issuers(skeletons: Sequence[Skeleton], day: datetime.date | None) -> Iterator[tuple[str, Citation]]:
    """Yields the states in the lines of the head of a press release: "REPUBLIC OF CHILE"."""
    for skeleton in skeletons[:_HEAD_LINES]:
        if _ISSUER.search(skeleton.text) is None or skeleton.slots or len(skeleton.text.split()) > _LONGEST_HEAD:
            continue
        for mention in skeleton.sentence.countries:
            is_seat = _SEAT.search(skeleton.sentence.text, 0, mention.start) is not None
            code = code_of(mention, day) if mention.strength is not Strength.METONYM and not is_seat else None
            state = polity(code) if code is not None else None
            if code is not None and state is not None and state.kind is PolityKind.STATE:
                yield code, skeleton.article.cite(skeleton.sentence, mention.start, mention.end)


_LONGEST_HEAD: Final = 10
_MINISTRY: Final = lazy_pattern(
    r"(?:['’]s)? (?:(?P<subject>foreign|defence|defense|trade|finance|interior|energy|education|health)"
    r" (?:ministry|minister[’']s office)|(?P<head>presidency|presidential (?:office|palace)|government"
    r"|prime minister[’']s office))\b",
    re.IGNORECASE,
)


def _ministries(
    skeletons: Iterable[Skeleton], leaders: Sequence[str], day: datetime.date | None
) -> Iterator[tuple[str, Citation]]:
    """Yields the states whose ministry speaks of its own minister: "Peru's foreign ministry said"."""
    for skeleton in skeletons:
        leading = [slot for slot in skeleton.slots if slot.person.key in leaders]
        for mention in skeleton.sentence.countries:
            match = _MINISTRY.match(skeleton.sentence.text, mention.end)
            if match is None or not leading or mention.strength is Strength.METONYM:
                continue
            offices = " ".join(phrase.text for each in leading[0].person.mentions for phrase in each.offices).lower()
            wanted = (match["subject"] or match["head"].split()[0][:6]).lower()
            code = code_of(mention, day)
            if code is not None and wanted.replace("defense", "defence") in offices.replace("defense", "defence"):
                yield code, skeleton.article.cite(skeleton.sentence, mention.start, match.end())


_BETWEEN: Final = lazy_pattern(r"(?:['’]s)?(?:-| and | with )(?:the )?$")


def _pairs(
    skeletons: Iterable[Skeleton], visited: set[str], day: datetime.date | None
) -> Iterator[tuple[str, Citation]]:
    """Yields the states that words pair with one that is visited: "India-Russia", "India and Russia"."""
    for skeleton in skeletons:
        mentions = [mention for mention in skeleton.sentence.countries if mention.strength is Strength.NAME]
        for one, other in itertools.pairwise(mentions):
            between = skeleton.sentence.text[one.end : other.start]
            if between not in {"-", "–", " and ", " and the "} or _is_of_more(skeleton, one, other):
                continue
            codes = code_of(one, day), code_of(other, day)
            citation = skeleton.article.cite(skeleton.sentence, one.start, other.end)
            for code, partner in (codes, codes[::-1]):
                if code is not None and partner in visited and code not in visited:
                    yield code, citation


def _is_of_more(skeleton: Skeleton, one: CountryMention, other: CountryMention) -> bool:
    """Whether two countries are the end of a list of more: "Angola, Brazil and Mozambique"."""
    text = skeleton.sentence.text
    return text[: one.start].endswith((", ", "-")) or text[other.end : other.end + 1] == "-"


def _inviter(
    skeletons: Iterable[Skeleton], people: ReadPeople, travellers: set[str], day: datetime.date | None
) -> ProposedFact | None:
    """Who invited the travellers, by a sentence that says so of this visit."""
    for skeleton in skeletons:
        text = skeleton.sentence.text
        if patterns.ANOTHER_VISIT.search(text) is not None:
            continue
        roles = country_roles(text)
        for slot in skeleton.slots:
            is_invitation = patterns.INVITED_BY.search(text[: slot.first]) is not None
            if is_invitation and slot.person.key not in travellers and roles.is_inviting(slot.start):
                cited = skeleton.article.cite(skeleton.sentence, slot.first, slot.end)
                return ProposedFact(value=slot.person.key, citations=(cited,))
        for mention in roles.mentions:
            is_invitation = patterns.INVITED_BY.search(text[: mention.start]) is not None
            is_free = not any(slot.first <= mention.start < slot.last for slot in skeleton.slots)
            code = code_of(mention, day) if mention.strength is Strength.NAME else None
            if is_invitation and is_free and code is not None and roles.is_inviting(mention.start):
                return ProposedFact(
                    value=code, citations=(skeleton.article.cite(skeleton.sentence, mention.start, mention.end),)
                )
    return None
