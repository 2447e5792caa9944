"""Judges a name that a record states by the words that are cited for it."""

import datetime
import re
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.evidence.names import (
    CountryMention,
    NameOccurrence,
    NameVerdict,
    OfficePhrase,
    Strength,
    capacities_of,
    countries_beside,
    country_roles,
    has_office,
    is_metonym,
    is_title,
    name_mentions,
    name_occurrences,
    office_phrases,
    office_words,
    stands_aside,
)
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    ambiguous,
    attested,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.record import Capacity, Person, PersonKind
from diplovisit.record.polities import PolityKind, polity, polity_name

_STRENGTHS: Final = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)  # strongest first


def judge_country(words: CitedText, code: str, *, is_place: bool) -> Opinion:
    """Compares one country with the words, which are read in their sentence.

    `is_place`: whether the country is visited, which the sentence must say. Otherwise it is the country of an office or
    a person, or one that reports something.
    """
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    mentions = _dated_mentions(words, {code})
    if not mentions:
        return unreadable("name no country")
    if is_place:
        return _judge_destination(words, code, mentions)
    is_read = words.has_text or not _is_bare(words.quote)
    named = [mention for mention in mentions if code in mention.codes or not (mention.is_visited and is_read)]
    if not any(code in mention.codes for mention in mentions):
        return _another_country(mentions)
    best = _strongest(code, mentions)
    if len(best.codes) > 1:
        return ambiguous(f'have "{_text_of(words, best)}", which is also {_join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government")
    others = {other for mention in named for other in mention.codes if mention.strength is not Strength.METONYM}
    if len(others - {code}) > 0:
        return ambiguous(f"name {_join_names(mentions)}, and which of them is meant is not said")
    return proven(f"name {polity_name(code) or code}")


def _judge_destination(words: CitedText, code: str, mentions: tuple["_DatedMention", ...]) -> Opinion:
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
        return ambiguous(f'have "{_text_of(words, best)}", which is also {_join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government", Cause.METONYM)
    if best.strength is Strength.DEMONYM:
        return ambiguous("name its people, and not the country as the place of a visit", Cause.METONYM)
    others = [mention for mention in (visited or mentions) if mention.strength is Strength.NAME]
    if any(code not in mention.codes for mention in others):
        return ambiguous(f"name {_join_names(others)}, and which of them is meant is not said")
    if not best.is_visited:
        return unreadable(f"name {polity_name(code) or code}, but not as the place of a visit")
    return proven(f"name {polity_name(code) or code}")


def judge_person_country(words: CitedText, person: Person, code: str) -> Opinion:
    """Compares the country of a person with the words; if they name the person, with the country beside the name."""
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    text = words.sentence.text
    found = [
        each
        for each in name_occurrences(text, person.name, person.aliases, is_person=_is_person(person))
        if each.verdict is not NameVerdict.LONGER and _overlaps(words, each)
    ]
    if not found or not _is_person(person):
        return judge_country(words, code, is_place=False)
    beside = frozenset[int]().union(*(countries_beside(text, each.first, each.last) for each in found))
    mentions = tuple(mention for mention in _dated_mentions(words, {code}) if mention.start in beside)
    if not mentions:
        return unreadable(f"have no country beside {person.name}")
    codes = {other for mention in mentions for other in mention.codes}
    if code not in codes:
        return _another_country(mentions)
    best = _strongest(code, mentions)
    if len(best.codes) > 1:
        return ambiguous(f'have "{_text_of(words, best)}", which is also {_join_other_names(best, code)}')
    if best.strength is Strength.METONYM:
        return ambiguous("name its capital, which may stand for its government")
    if len(codes) > 1:
        return ambiguous(f"name {_join_names(mentions)}, and which of them is meant is not said")
    return proven(f"name {polity_name(code) or code}")


def judge_countries(words: CitedText, codes: Iterable[str]) -> Opinion:
    """Compares the countries that send with the words, which must name each of them as a sender, and no other."""
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    expected = set(codes)
    mentions = _dated_mentions(words, expected)
    if not mentions:
        return unreadable("name no country")
    others = [mention for mention in mentions if not mention.is_visited and not mention.is_sender]
    senders = [mention for mention in mentions if mention.is_sender]
    if not senders and not words.has_text:
        senders, others = others, []
    if not senders:
        return unreadable(f"name {_join_names(mentions)}, but not as a country that sends")
    named = {code for mention in senders for code in mention.codes}
    if any(mention.strength is Strength.METONYM for mention in senders):
        return ambiguous("name a capital, which may stand for its government")
    if unclear := [mention for mention in senders if len(mention.codes) > 1]:
        return ambiguous(f"have a name that several states have: {_join_names(unclear)}")
    if expected.isdisjoint(named) and not others:
        return _another_country(senders)
    if expected - named:
        return unreadable(f"name {_join_names(senders)} alone")
    if any(expected.isdisjoint(mention.codes) for mention in (*senders, *others)):
        return ambiguous(f"name {_join_names((*senders, *others))}, of which the record has some")
    return proven(f"name {_join_names(senders)}")


def _another_country(mentions: Iterable["_DatedMention"]) -> Opinion:
    """The opinion where the words do not name a country; contradicted where they name one other state."""
    named = tuple(mentions)
    codes = {code for mention in named for code in mention.codes}
    state = polity(next(iter(codes))) if len(codes) == 1 else None
    if state is not None and state.kind is PolityKind.STATE and all(m.strength is not Strength.METONYM for m in named):
        return contradicted(f"name {_join_names(named)}")
    return unreadable(f"name {_join_names(named)}" if named else "name other countries")


def _has_other_names(words: CitedText, mentions: Iterable["_DatedMention"]) -> bool:
    """Whether the words have a name behind the first of some countries that is neither a country nor a date."""
    start = min((mention.end for mention in mentions), default=words.end)
    return any(
        words.start <= name.start < words.end and start <= name.start for name in name_mentions(words.sentence.text)
    )


def _strongest(code: str, mentions: Iterable["_DatedMention"]) -> "_DatedMention":
    return min(
        (mention for mention in mentions if code in mention.codes),
        key=lambda mention: _STRENGTHS.index(mention.strength),
    )


def _text_of(words: CitedText, mention: "_DatedMention") -> str:
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


def judge_place(words: CitedText, name: str) -> Opinion:
    """Compares the name of a place with the words, as the sentence around them has it."""
    if (found := _whole_occurrence(words, name)) is None or isinstance(found, Opinion):
        return found or unreadable(f'do not name "{name}"')
    for mention in words.sentence.countries:
        is_meant = mention.start < found.end and found.start < mention.end
        if is_meant and mention.strength is Strength.METONYM and is_metonym(words.sentence.text, mention):
            return contradicted(f'name "{name}" for the government that sits there', Cause.METONYM)
    return proven(f'name "{name}"')


def _whole_occurrence(words: CitedText, name: str) -> NameOccurrence | Opinion | None:
    """Where the words have the whole name of a place or an organisation, or the opinion why they do not."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    found = [each for each in name_occurrences(words.sentence.text, name, is_person=False) if _overlaps(words, each)]
    for each in found:
        if each.verdict is NameVerdict.FULL and words.start <= each.start and each.end <= words.end:
            return each
    if not found:
        return None
    if found[0].whole_start < words.start or words.end < found[0].whole_end:
        return cut_mention(found[0].whole)
    return unreadable(f'have a longer name: "{found[0].whole}"')


def _overlaps(words: CitedText, found: NameOccurrence) -> bool:
    return found.start < words.end and words.start < found.end


def _is_person(person: Person) -> bool:
    return person.kind is PersonKind.PERSON


def _other_person(words: CitedText, person: Person) -> str | None:
    """Returns the whole name in the words that differs from a person's in its last words alone: "Liis Tamm" for Tamme.

    None if there is none, or if the sentence has the person's name as well.
    """
    found = name_occurrences(words.sentence.text, person.name, person.aliases, is_person=_is_person(person))
    given = person.name.split()[0]
    if any(each.verdict is not NameVerdict.LONGER for each in found):
        return None
    for each in found:
        is_inside = words.start <= each.whole_start and each.whole_end <= words.end
        if is_inside and each.whole.split()[0] == given and person.name not in each.whole and " " in person.name:
            return each.whole if each.whole.count(" ") == person.name.count(" ") else None
    return None


def judge_name(words: CitedText, person: Person) -> Opinion:
    """Compares the name of a person, a group or an organisation with the words, as the sentence has it."""
    text = words.sentence.text
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    everywhere = name_occurrences(text, person.name, person.aliases, is_person=_is_person(person))
    found = [each for each in everywhere if _overlaps(words, each)]
    for each in found:
        is_inside = words.start <= each.start and each.end <= words.end
        if each.verdict is NameVerdict.FULL and is_inside:
            return proven(f"name {person.name}")
    if (other := _other_person(words, person)) is not None:
        return contradicted(f'have another name: "{other}"')
    for each in found:
        if each.whole_start < words.start or words.end < each.whole_end:
            return cut_mention(each.whole)
        if each.verdict is NameVerdict.LONGER:
            return unreadable(f'have a longer name: "{each.whole}"')
    if found:
        return ambiguous(f'have less than the whole name: the words have "{found[0].whole}" alone')
    names = [name for name in name_mentions(text) if name.start < words.end and words.start < name.end]
    if not names:
        return unreadable("name nobody")
    (name, *others) = names
    if not others and not everywhere and words.start <= name.start and name.end <= words.end and " " in name.words:
        return contradicted(f'have another name: "{name.words}"')
    return unreadable(f'have "{name.words}", which is no part of "{person.name}"')


def judge_alias(words: CitedText, spelling: str) -> Opinion:
    """Compares one spelling of a name with the words."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    for found in name_occurrences(words.sentence.text, spelling):
        if _overlaps(words, found):
            if found.start < words.start or words.end < found.end:
                return cut_mention(found.whole)
            if found.verdict is NameVerdict.FULL:
                return proven(f"have the spelling {spelling}")
            # A surname as an alias is a part of the whole name in the sentence.
            return unreadable(f'have a longer name: "{found.whole}"')
    return unreadable(f"do not have the spelling {spelling}")


def judge_person(words: CitedText, person: Person, *, takes_part: bool = True) -> Opinion:
    """Compares a person with the words, in which any of the person's names is enough.

    `takes_part`: whether the sentence must have the person there, and not as one of whom it speaks.
    """
    found = _people_found(words, person)
    if isinstance(found, Opinion):
        return found
    aside = None
    for each in found:
        aside = stands_aside(words.sentence.text, each) if takes_part else None
        if aside is None:
            return proven(f"name {person.name}")
    return unreadable(f'name {person.name}, but as one who does not take part ("{aside}")')


def _people_found(words: CitedText, person: Person) -> tuple[NameOccurrence, ...] | Opinion:
    """Where the words name a person, or the opinion why they do not."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    everywhere = name_occurrences(words.sentence.text, person.name, person.aliases, is_person=_is_person(person))
    found = [each for each in everywhere if _overlaps(words, each)]
    whole = tuple(
        each
        for each in found
        if each.verdict is not NameVerdict.LONGER and words.start <= each.start and each.end <= words.end
    )
    if whole:
        return whole
    if (other := _other_person(words, person)) is not None:
        return contradicted(f'name somebody else, "{other}", and not {person.name}')
    if not found:
        return unreadable(f"do not name {person.name}")
    first = found[0]
    if first.whole_start < words.start or words.end < first.whole_end:
        return cut_mention(first.whole)
    return unreadable(f'have a longer name: "{first.whole}"')


def judge_inviter(words: CitedText, person: Person) -> Opinion:
    """Compares the person who invites with the words, which must say that the invitation is that person's."""
    found = _people_found(words, person)
    if isinstance(found, Opinion):
        return found
    roles = country_roles(words.sentence.text)
    if any(roles.is_inviting(each.start) for each in found):
        return proven(f"name {person.name} as the one who invites")
    return unreadable(f"name {person.name}, but not as the one who invites")


def judge_inviting_country(words: CitedText, code: str) -> Opinion:
    """Compares the country that invites with the words, which must say that the invitation is that country's."""
    if (cut := _cut_country(words)) is not None:
        return cut_mention(cut)
    mentions = _dated_mentions(words, {code})
    if not any(code in mention.codes for mention in mentions):
        return unreadable(f"name {_join_names(mentions)}" if mentions else "name no country")
    roles = country_roles(words.sentence.text)
    for mention in mentions:
        if code in mention.codes and roles.is_inviting(mention.start):
            if len(mention.codes) > 1:
                return ambiguous(f'have "{_text_of(words, mention)}", which is also {_join_other_names(mention, code)}')
            if mention.strength is Strength.METONYM:
                return ambiguous("name its capital, which may stand for its government")
            if (denial := roles.denial_before(mention.start)) is not None:
                return denied(denial)
            return proven(f"name {polity_name(code) or code} as the one that invites")
    return unreadable(f"name {polity_name(code) or code}, but not as the one that invites")


def judge_office(words: CitedText, person: Person) -> Opinion:
    """Compares the office of a person with the whole phrase that the sentence has for that person."""
    assert person.office is not None  # there is a fact only for an office that is stated
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    phrases, is_named = _offices_of(words, person)
    for phrase in phrases:
        for part in phrase.parts():
            matched = part.matched(person.office)
            if matched is None or phrase.is_doubtful:
                continue
            if _has_all(words, part, {*matched, *part.needed}):
                return proven(f"have the office {person.office}")
    touched = [phrase for phrase in phrases if phrase.start < words.end and words.start < phrase.end]
    for phrase in touched:
        if not _has_all(words, phrase, set(phrase.needed)):
            return cut_mention(phrase.text)
    if any(phrase.is_doubtful for phrase in touched):
        return unreadable(f'do not say that it is the office of {person.name}: "{touched[0].text}"')
    if touched:
        texts = " and ".join(f'"{phrase.text}"' for phrase in touched)
        if all(_is_another(phrase, person.office) for phrase in touched):
            return contradicted(f"have another office: {texts}")
        return unreadable(f"have the office {texts}")
    if (other := _other_person(words, person)) is not None:
        return contradicted(f'give an office to somebody else, "{other}", and not to {person.name}')
    if not is_named and has_office(words.sentence.text, person.office, words.start, words.end):
        return proven(f"have the office {person.office}")
    return unreadable(f'do not have the office "{person.office}" for {person.name}')


def _offices_of(words: CitedText, person: Person) -> tuple[list[OfficePhrase], bool]:
    """The offices that the sentence has for a person, and whether it names the person."""
    # An alias such as "President Obama" contains the office and is left out.
    office = (person.office or "").casefold()
    aliases = tuple(alias for alias in person.aliases if not office or office not in alias.casefold())
    text = words.sentence.text
    named = name_occurrences(text, person.name, aliases, is_person=_is_person(person))
    found = [each for each in named if each.verdict is not NameVerdict.LONGER]
    return [phrase for each in found for phrase in office_phrases(text, each.first, each.last)], bool(named)


def _has_all(words: CitedText, phrase: OfficePhrase, indexes: set[int]) -> bool:
    tokens = phrase.context.tokens
    return all(words.start <= tokens[index].start and tokens[index].end <= words.end for index in indexes)


def _is_another(phrase: OfficePhrase, office: str) -> bool:
    """Whether a whole phrase and an office exclude each other: other capacities, or no word in common."""
    wanted = office_words(office)
    stated = office_words(phrase.text)
    if is_title(phrase) or not wanted or not stated:
        return False
    return wanted.isdisjoint(stated) or capacities_of(office) != phrase.capacities


def judge_capacity(words: CitedText, person: Person, value: Capacity) -> Opinion:
    """Compares the capacity of a traveller with the office that the sentence has for that person."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    if value is Capacity.PRIVATE and re.search(r"\b(?:private|personal) (?:capacity|visit|trip)\b", words.quote):
        return proven("say that it is private")
    phrases, is_named = _offices_of(words, person)
    touched = [phrase for phrase in phrases if phrase.start < words.end and words.start < phrase.end]
    for phrase in touched:
        if not _has_all(words, phrase, set(phrase.needed)):
            return cut_mention(phrase.text)
    stated = frozenset[str]().union(*(phrase.capacities for phrase in touched))
    if not touched and not is_named:
        stated = capacities_of(words.quote)
    if str(value) in stated:
        return proven(f"say {value}")
    if value is Capacity.HOLDER:
        if stated - {"deputy", "envoy"}:
            return contradicted(f"say {' and '.join(sorted(stated))}")
        return attested("name the office alone")
    if value is Capacity.PRIVATE:
        return unreadable("do not say that it is private")
    return unreadable(f"say {' and '.join(sorted(stated))}" if stated else "name no capacity")


@attrs.frozen
class _DatedMention:
    """A country in the words on the day of the source. The name of a former empire means its successor today.

    is_visited, is_sender: what the sentence has the country as.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength
    is_visited: bool
    is_sender: bool


def _dated_mentions(words: CitedText, expected: set[str]) -> tuple[_DatedMention, ...]:
    """The countries in the words, as the sentence has them."""
    roles = country_roles(words.sentence.text)
    dated = (
        (mention, _codes_on_day(mention, words.day, expected)) for mention in roles.mentions if _is_in(words, mention)
    )
    is_bare = not words.has_text and _is_bare(words.quote)
    return tuple(
        _DatedMention(
            mention.start,
            mention.end,
            codes,
            mention.strength,
            is_visited=roles.is_visited(mention) or (is_bare and mention.strength is Strength.NAME),
            is_sender=roles.is_sender(mention),
        )
        for mention, codes in dated
        if codes
    )


def _is_in(words: CitedText, mention: CountryMention) -> bool:
    return mention.start < words.end and words.start < mention.end


def _is_bare(quote: str) -> bool:
    """Whether a quote without its text has names, "in", "and" and punctuation only: "Kingston (Jamaica)"."""
    return all(not word[:1].islower() or word in {"in", "and", "the", "of"} for word in re.findall(r"[^\W\d_]+", quote))


def cut_word(words: CitedText) -> str | None:
    """Returns the word of the sentence that the words begin or end within; None if there is none."""
    text = words.sentence.text
    for position in (words.start, words.end):
        if 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum():
            start, end = position, position
            while start > 0 and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
            return text[start:end]
    return None


def _codes_on_day(mention: CountryMention, day: datetime.date | None, expected: set[str]) -> tuple[str, ...]:
    if day is not None:
        existing = mention.codes_on(day)
    else:
        # Without a day: the states that still exist, or all of that name if none does.
        current = (code for code in mention.codes if (state := polity(code)) is not None and state.until is None)
        existing = tuple(current) or mention.codes
    # A colony is named before its state exists: Jamaica in 1920. `country-not-valid-then` checks that a code is valid.
    # If an expected state existed, all that existed under that name count: "Congo" names two states and proves none.
    named = expected.intersection(mention.codes)
    return tuple(sorted(named)) if named.isdisjoint(existing) and named else existing


def _join_names(mentions: Iterable[_DatedMention]) -> str:
    codes = dict.fromkeys(code for mention in mentions for code in mention.codes)
    return " and ".join([polity_name(code) or code for code in codes][:4])


def _join_other_names(mention: _DatedMention, code: str) -> str:
    return " and ".join([polity_name(other) or other for other in mention.codes if other != code][:3])


def _fold(text: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
