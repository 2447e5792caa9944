"""Judges a country that a record states by the words that are cited for it."""

import re
from collections.abc import Iterable
from typing import Final

from diplovisit.evidence.lexicon.names import OFFICE_HEADS
from diplovisit.evidence.names import (
    NameVerdict,
    Strength,
    countries_beside,
    country_roles,
    has_office,
    name_mentions,
)
from diplovisit.evidence.verdicts.dated_countries import (
    DatedMention,
    dated_mentions,
    is_bare,
    join_names,
    join_other_names,
)
from diplovisit.evidence.verdicts.names import cut_word, is_person, occurrences_of_person, other_person
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    ambiguous,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Person
from diplovisit.record.polities import PolityKind, polity, polity_name

_STRENGTHS: Final = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)  # strongest first


def judge_country(words: CitedText, code: str, *, is_place: bool) -> Opinion:
    """Compares one country with the words, which are read in their sentence.

    `is_place`: whether the country is visited, which the sentence must say. Otherwise it is the country of an office or
    a person, or one that reports something.
    """
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    mentions = dated_mentions(words, {code})
    if not mentions:
        return unreadable("name no country")
    if is_place:
        return _judge_destination(words, code, mentions)
    is_read = words.has_text or not is_bare(words.quote)
    named = [mention for mention in mentions if code in mention.codes or not (mention.is_visited and is_read)]
    if not any(code in mention.codes for mention in mentions):
        return _another_country(mentions)
    best = _strongest(code, mentions)
    if len(best.codes) > 1:
        return ambiguous(f'have "{_text_of(words, best)}", which is also {join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government")
    others = {other for mention in named for other in mention.codes if mention.strength is not Strength.METONYM}
    if len(others - {code}) > 0:
        return ambiguous(f"name {join_names(mentions)}, and do not say which is meant")
    return proven(f"name {polity_name(code) or code}")


def _judge_destination(words: CitedText, code: str, mentions: tuple[DatedMention, ...]) -> Opinion:
    visited = [mention for mention in mentions if mention.is_visited]
    if not any(code in mention.codes for mention in mentions):
        # Whether another word of the quote names a place in the country is not known.
        is_all = len(mentions) == len(visited) and not _has_other_names(words, visited)
        return _another_country(visited if is_all else ())
    best = min(
        (mention for mention in mentions if code in mention.codes),
        key=lambda mention: (not mention.is_visited, _STRENGTHS.index(mention.strength)),
    )
    if len(best.codes) > 1:
        return ambiguous(f'have "{_text_of(words, best)}", which is also {join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government", Cause.METONYM)
    if best.strength is Strength.DEMONYM:
        return ambiguous("name its people, not the country as the place of a visit", Cause.METONYM)
    others = [mention for mention in (visited or mentions) if mention.strength is Strength.NAME]
    if any(code not in mention.codes for mention in others):
        return ambiguous(f"name {join_names(others)}, and do not say which is meant")
    if not best.is_visited:
        return unreadable(f"name {polity_name(code) or code}, but not as the place of a visit")
    return proven(f"name {polity_name(code) or code}")


def judge_person_country(words: CitedText, person: Person, code: str) -> Opinion:
    """Compares the country of a person with the words: with the country beside the name or the office of that person.

    Where the sentence has no name of the person, the country must be that of the office that the record gives.
    """
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    text = words.sentence.text
    if not is_person(person):
        return judge_country(words, code, is_place=False)
    found = [
        each
        for each in (occurrences_of_person(words.sentence.text, person) if person.name is not None else ())
        if each.verdict is not NameVerdict.LONGER
    ]
    mentions = dated_mentions(words, {code})
    if not mentions:
        return unreadable("name no country")
    if (other := other_person(words, person)) is not None:
        return contradicted(f'give the country of another person, "{other}", not of {person.called}')
    if not found:
        mentions = tuple(mention for mention in mentions if _is_of_office(words, mention, person.office))
    else:
        beside = {
            start
            for each in found
            for start in countries_beside(text, each.first, each.last)
            if not _belongs_to_another(text, start, each.start)
        }
        mentions = tuple(mention for mention in mentions if mention.start in beside)
    if not mentions:
        return unreadable(f"give no country for {person.called if found else f'the office of {person.called}'}")
    codes = {other for mention in mentions for other in mention.codes}
    if code not in codes:
        return _another_country(mentions)
    best = _strongest(code, mentions)
    if len(best.codes) > 1:
        return ambiguous(f'have "{_text_of(words, best)}", which is also {join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government")
    if len(codes) > 1:
        return ambiguous(f"name {join_names(mentions)}, and do not say which is meant")
    return proven(f"name {polity_name(code) or code}")


def _is_of_office(words: CitedText, mention: DatedMention, office: str | None) -> bool:
    """Whether a country is that of an office which stands with no name: "Estonia's Foreign Minister"."""
    text = words.sentence.text
    if office is None or not has_office(text, office, words.start, words.end):
        return False
    phrase = re.escape(office.removeprefix("the ").removeprefix("The "))
    ahead = re.compile(rf"(?:['’]s?)?,? (?:new |then |outgoing |current )?{phrase}(?![\w-])", re.IGNORECASE)
    behind = re.compile(rf"\b{phrase}(?: of| for| from)? (?:the )?(?:(?:Republic|Kingdom|State) of )?$", re.IGNORECASE)
    return ahead.match(text, mention.end) is not None or behind.search(text[: mention.start]) is not None


_AND_ANOTHER: Final = lazy_pattern(r"[\w’'-]+(?: [A-Z][\w’'-]+)*,? (?:and|or|with|met|meets|to) ")
_ASIDE: Final = lazy_pattern(r"[\w’'-]+(?<!['’]s)(?: [A-Z][\w’'-]+)*, ")
_OF_OFFICE: Final = lazy_pattern(r"\b(?:of|from|for) (?:the )?$")


def _belongs_to_another(text: str, start: int, name: int) -> bool:
    """Whether a country before a name is not of that person: "the Minister of Finland and Ana Soto"."""
    between = text[start:name]
    if re.search(r"\b(?:and|or|with) $", between) is not None:
        return True
    if _OF_OFFICE.search(text[:start]) is not None:
        return _AND_ANOTHER.match(between) is not None
    if OFFICE_HEADS & set(re.findall(r"[a-z]+", between.partition(",")[0].lower())[1:]):
        return False  # "the Kenyan Foreign Minister, Ana Soto, said"
    return _ASIDE.match(between) is not None  # "Finland, Foreign Minister Ana Soto said"


def judge_countries(words: CitedText, codes: Iterable[str]) -> Opinion:
    """Compares the countries that send with the words, which must name each of them as a sender, and no other."""
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    expected = set(codes)
    mentions = dated_mentions(words, expected)
    if not mentions:
        return unreadable("name no country")
    others = [mention for mention in mentions if not mention.is_visited and not mention.is_sender]
    senders = [mention for mention in mentions if mention.is_sender]
    if not senders and not words.has_text:
        senders, others = others, []
    if not senders:
        return unreadable(f"name {join_names(mentions)}, but not as a country that sends")
    named = {code for mention in senders for code in mention.codes}
    if any(mention.strength is Strength.METONYM for mention in senders):
        return ambiguous("name a capital, which may stand for its government")
    if unclear := [mention for mention in senders if len(mention.codes) > 1]:
        return ambiguous(f"have a name that several states share: {join_names(unclear)}")
    if expected.isdisjoint(named) and not others:
        return _another_country(senders)
    if expected - named:
        return unreadable(f"name {join_names(senders)} alone")
    if any(expected.isdisjoint(mention.codes) for mention in (*senders, *others)):
        return ambiguous(f"name {join_names((*senders, *others))}, but the record has only some of them")
    return proven(f"name {join_names(senders)}")


def judge_inviting_country(words: CitedText, code: str) -> Opinion:
    """Compares the country that invites with the words, which must say that the invitation is that country's."""
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    mentions = dated_mentions(words, {code})
    if not any(code in mention.codes for mention in mentions):
        return unreadable(f"name {join_names(mentions)}" if mentions else "name no country")
    roles = country_roles(words.sentence.text)
    for mention in mentions:
        if code in mention.codes and roles.is_inviting(mention.start):
            if len(mention.codes) > 1:
                return ambiguous(f'have "{_text_of(words, mention)}", which is also {join_other_names(mention, code)}')
            if mention.strength is Strength.METONYM:
                return ambiguous("name its capital, which may stand for its government")
            if (denial := roles.denial_before(mention.start)) is not None:
                return denied(denial)
            return proven(f"name {polity_name(code) or code} as the inviter")
    return unreadable(f"name {polity_name(code) or code}, but not as the inviter")


def _another_country(mentions: Iterable[DatedMention]) -> Opinion:
    """The opinion where the words do not name a country; contradicted where they name one other state."""
    named = tuple(mentions)
    codes = {code for mention in named for code in mention.codes}
    state = polity(next(iter(codes))) if len(codes) == 1 else None
    if state is not None and state.kind is PolityKind.STATE and all(m.strength is not Strength.METONYM for m in named):
        return contradicted(f"name {join_names(named)}")
    return unreadable(f"name {join_names(named)}" if named else "name other countries")


def _has_other_names(words: CitedText, mentions: Iterable[DatedMention]) -> bool:
    """Whether the words have a name behind the first of some countries that is neither a country nor a date."""
    start = min((mention.end for mention in mentions), default=words.end)
    return any(
        words.start <= name.start < words.end and start <= name.start for name in name_mentions(words.sentence.text)
    )


def _strongest(code: str, mentions: Iterable[DatedMention]) -> DatedMention:
    return min(
        (mention for mention in mentions if code in mention.codes),
        key=lambda mention: _STRENGTHS.index(mention.strength),
    )


def _text_of(words: CitedText, mention: DatedMention) -> str:
    return words.sentence.text[mention.start : mention.end]


def _cut_country(words: CitedText) -> str | None:
    """Returns a country in the sentence that the words cut, or the word at their end that they cut; None if none."""
    text = words.sentence.text
    for mention in words.sentence.countries:
        if mention.start < words.end and words.start < mention.end:
            # The full stop of "U.S." may end the sentence, and stand outside.
            end = mention.end - (text[mention.end - 1] == ".")
            if mention.start < words.start or words.end < end:
                return text[mention.start : mention.end]
    return cut_word(words)
