"""Judges the office of a person and the capacity of a traveller by the words that are cited for them."""

import re

from diplovisit.evidence.names import (
    NameVerdict,
    OfficePhrase,
    capacities_of,
    has_office,
    is_title,
    office_phrases,
    office_words,
)
from diplovisit.evidence.verdicts.names import cut_word, occurrences_of_person, other_person
from diplovisit.evidence.verdicts.verdict import (
    CitedText,
    Opinion,
    attested,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.record import Capacity, Person


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
            if phrase.is_asserted and (denial := words.denial_of(part.start, part.end)) is not None:
                return denied(denial)
            if _has_all(words, part, {*matched, *part.needed}):
                return proven(f"have the office {person.office}")
    touched = [phrase for phrase in phrases if phrase.start < words.end and words.start < phrase.end]
    for phrase in touched:
        if not _has_all(words, phrase, set(phrase.needed)):
            return cut_mention(phrase.text)
    if any(phrase.is_doubtful for phrase in touched):
        return unreadable(f'do not say that it is the office of {person.called}: "{touched[0].text}"')
    if touched:
        texts = " and ".join(f'"{phrase.text}"' for phrase in touched)
        if all(_is_another(phrase, person.office) for phrase in touched):
            return contradicted(f"have another office: {texts}")
        return unreadable(f"have the office {texts}")
    if (other := other_person(words, person)) is not None:
        return contradicted(f'give an office to another person, "{other}", not to {person.called}')
    if person.name is None:
        return _judge_office_without_name(words, person, person.office)
    if not is_named and has_office(words.sentence.text, person.office, words.start, words.end):
        return proven(f"have the office {person.office}")
    return unreadable(f'do not have the office "{person.office}" for {person.called}')


def _judge_office_without_name(words: CitedText, person: Person, office: str) -> Opinion:
    """Compares the office of a person without a name, which must have the person's country beside it."""
    for found in occurrences_of_person(words.sentence.text, person):
        if found.start < words.end and words.start < found.end:
            if found.start < words.start or words.end < found.end:
                return cut_mention(found.whole)
            return proven(f"have the office {office}")
    return unreadable(f'do not have the words "{person.called}", and the record has no name of this person')


def _offices_of(words: CitedText, person: Person) -> tuple[list[OfficePhrase], bool]:
    """The offices that the sentence has for a person, and whether it names the person."""
    # An alias such as "President Obama" contains the office and is left out.
    if person.name is None:
        return [], False
    office = (person.office or "").casefold()
    aliases = tuple(alias for alias in person.aliases if not office or office not in alias.casefold())
    text = words.sentence.text
    named = occurrences_of_person(text, person, aliases)
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
