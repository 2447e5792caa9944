"""Judges the name of a person, a place or an organisation by the words that are cited for it."""

from collections.abc import Mapping

from diplovisit.evidence.names import (
    NameOccurrence,
    NameVerdict,
    Strength,
    country_roles,
    holder_occurrences,
    is_metonym,
    is_of_person,
    name_mentions,
    name_occurrences,
    owns_visit,
    stands_aside,
    stays_home,
)
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    attested,
    contradicted,
    cut_mention,
    proven,
    unreadable,
)
from diplovisit.record import Person, PersonKind


def judge_place(words: CitedText, name: str) -> Opinion:
    """Compares the name of a place with the words, as the sentence around them has it."""
    if (found := _whole_occurrence(words, name)) is None or isinstance(found, Opinion):
        return found or unreadable(f'do not name "{name}"')
    if is_of_person(words.sentence.text, found.first):
        return unreadable(f'have "{name}" as part of a title or a name')
    for mention in words.sentence.countries:
        is_meant = mention.start < found.end and found.start < mention.end
        if is_meant and mention.strength is Strength.METONYM and is_metonym(words.sentence.text, mention):
            return contradicted(f'use "{name}" as a name of its government', Cause.METONYM)
    return proven(f'name "{name}"')


def judge_place_of_record(words: CitedText, place: str, names: Mapping[str, str]) -> Opinion:
    """Compares the place of an engagement with the words, by the names that the record gives its places.

    Words that name another place of the record and not this one contradict it. Words that name neither may say where it
    is in another way: "at the same table".
    """
    if place not in names:
        return attested("are the basis of a person's inference")
    opinion = judge_place(words, names[place])
    if opinion.verdict is Verdict.PROVEN or opinion.verdict is Verdict.CONTRADICTED:
        return opinion
    for other, name in names.items():
        is_part = name in names[place] or names[place] in name
        if other != place and not is_part and judge_place(words, name).verdict is Verdict.PROVEN:
            return contradicted(f'name "{name}", not "{names[place]}"')
    return attested("are the basis of a person's inference")


def _whole_occurrence(words: CitedText, name: str) -> NameOccurrence | Opinion | None:
    """Where the words have the whole name of a place or an organisation, or the opinion why they do not."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    found = [each for each in name_occurrences(words.sentence.text, name, is_person=False) if overlaps(words, each)]
    for each in found:
        if each.verdict is NameVerdict.FULL and words.start <= each.start and each.end <= words.end:
            return each
    if not found:
        return None
    if found[0].whole_start < words.start or words.end < found[0].whole_end:
        return cut_mention(found[0].whole)
    return unreadable(f'have a longer name: "{found[0].whole}"')


def overlaps(words: CitedText, found: NameOccurrence) -> bool:
    """Whether the words have a part of a name."""
    return found.start < words.end and words.start < found.end


def is_person(person: Person) -> bool:
    """Whether a name is one person's."""
    return person.kind is PersonKind.PERSON


def occurrences_of_person(
    text: str, person: Person, aliases: tuple[str, ...] | None = None
) -> tuple[NameOccurrence, ...]:
    """Returns where a text has a person: by name, or without one by the office and the country.

    `aliases` replaces the person's.
    """
    if person.name is not None:
        names = person.aliases if aliases is None else aliases
        return name_occurrences(text, person.name, names, is_person=is_person(person))
    if person.office is None or person.country is None:
        return ()
    return holder_occurrences(text, person.office, person.country)


def other_person(words: CitedText, person: Person) -> str | None:
    """Returns the whole name in the words that differs from a person's in its last words alone: "Liis Tamm" for Tamme.

    None if there is none, or if the sentence has the person's name as well.
    """
    if person.name is None:
        return None
    found = occurrences_of_person(words.sentence.text, person)
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
    assert person.name is not None  # there is a fact only for a name that is stated
    text = words.sentence.text
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    everywhere = occurrences_of_person(words.sentence.text, person)
    found = [each for each in everywhere if overlaps(words, each)]
    for each in found:
        is_inside = words.start <= each.start and each.end <= words.end
        if each.verdict is NameVerdict.FULL and is_inside:
            return proven(f"name {person.called}")
    if (other := other_person(words, person)) is not None:
        return contradicted(f'have another name: "{other}"')
    for each in found:
        if each.whole_start < words.start or words.end < each.whole_end:
            return cut_mention(each.whole)
        if each.verdict is NameVerdict.LONGER:
            return unreadable(f'have a longer name: "{each.whole}"')
    if found:
        return ambiguous(f'have only a part of the name: "{found[0].whole}"')
    names = [name for name in name_mentions(text) if name.start < words.end and words.start < name.end]
    if not names:
        return unreadable("name nobody")
    (name, *others) = names
    if not others and not everywhere and words.start <= name.start and name.end <= words.end and " " in name.words:
        return contradicted(f'have another name: "{name.words}"')
    return unreadable(f'have "{name.words}", which is not part of "{person.called}"')


def judge_alias(words: CitedText, spelling: str) -> Opinion:
    """Compares one spelling of a name with the words."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    for found in name_occurrences(words.sentence.text, spelling):
        if overlaps(words, found):
            if found.start < words.start or words.end < found.end:
                return cut_mention(found.whole)
            if found.verdict is NameVerdict.FULL:
                return proven(f"have the spelling {spelling}")
            # A surname as an alias is a part of the whole name in the sentence.
            return unreadable(f'have a longer name: "{found.whole}"')
    return unreadable(f"do not have the spelling {spelling}")


def judge_person(words: CitedText, person: Person, *, takes_part: bool = True, travels: bool = False) -> Opinion:
    """Compares a person with the words, in which any of the person's names is enough.

    `takes_part`: whether the sentence must have the person there, and not as one of whom it speaks. `travels`: whether
    the sentence must not have the person as one who speaks of a visit, hosts it, stays at home or is met.
    """
    found = _people_found(words, person)
    if isinstance(found, Opinion):
        return found
    aside = home = None
    for each in found:
        if travels and owns_visit(words.sentence.text, each):
            return proven(f"name {person.called}")
        is_one = is_person(person)
        aside = stands_aside(words.sentence.text, each, is_person=is_one) if takes_part else None
        home = stays_home(words.sentence.text, each) if travels and aside is None else None
        if aside is None and home is None:
            return proven(f"name {person.called}")
    if home is not None:
        return unreadable(f'name {person.called}, but not as a traveller ("{home}")')
    shown = _whole_words_beside(words.sentence.text, each, aside or "")
    return unreadable(f'name {person.called}, but "{shown}" with the name does not say that this person takes part')


def _whole_words_beside(text: str, found: NameOccurrence, aside: str) -> str:
    """The words beside a name as the text prints them: "a.m." for "m"."""
    start = text.lower().rfind(aside.lower(), 0, found.start)
    if start < 0:
        start = text.lower().find(aside.lower(), found.end)
    if start < 0:
        return aside
    first = text.rfind(" ", 0, start) + 1
    last = text.find(" ", start + len(aside))
    return text[first : last if last >= 0 else len(text)].strip(' ,;:()"')


def _people_found(words: CitedText, person: Person) -> tuple[NameOccurrence, ...] | Opinion:
    """Where the words name a person, or the opinion why they do not."""
    if (cut := cut_word(words)) is not None:
        return cut_mention(cut)
    everywhere = occurrences_of_person(words.sentence.text, person)
    found = [each for each in everywhere if overlaps(words, each)]
    whole = tuple(
        each
        for each in found
        if each.verdict is not NameVerdict.LONGER and words.start <= each.start and each.end <= words.end
    )
    if whole:
        return whole
    if (other := other_person(words, person)) is not None:
        return contradicted(f'name another person, "{other}", not {person.called}')
    if not found:
        return unreadable(f"do not name {person.called}")
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
        return proven(f"name {person.called} as the inviter")
    return unreadable(f"name {person.called}, but not as the inviter")


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
