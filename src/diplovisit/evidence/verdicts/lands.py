"""Countries, held against words: a name, a people, or a capital that stands for its government."""

from collections.abc import Iterable

from diplovisit.evidence.names import CountryMention, Strength, country_mentions, is_metonym
from diplovisit.evidence.verdicts.verdict import Ground, Opinion, ambiguous, attested, contradicted, proven, unreadable
from diplovisit.evidence.verdicts.words import Words
from diplovisit.record.polities import name_of


def country(words: Words, code: str, *, is_place: bool) -> Opinion:
    """Holds one country against the words.

    `is_place`: whether it is where somebody goes, which a people or a government in the words does not say; else it is
    whose office or people somebody is.
    """
    mentions = country_mentions(words.quote)
    if not mentions:
        return unreadable("name no country")
    if not any(code in mention.codes for mention in mentions):
        return contradicted(f"name {_names(mentions)}")
    best = min((each for each in mentions if code in each.codes), key=lambda each: _ORDER.index(each.strength))
    if len(best.codes) > 1:
        return ambiguous(f'have "{words.quote[best.start : best.end]}", which is also {_other(best, code)}')
    if best.strength is Strength.METONYM:
        ground = Ground.METONYM if is_place else Ground.VALUE
        return ambiguous("name its capital, which may stand for its government", ground)
    if best.strength is Strength.DEMONYM and is_place:
        return ambiguous("name its people, and not the country as the place of a visit", Ground.METONYM)
    others = {other for mention in mentions for other in mention.codes if mention.strength is not Strength.METONYM}
    if len(others - {code}) > 0:
        return ambiguous(f"name {_names(mentions)}, and which of them is meant is not said")
    return proven(f"name {name_of(code) or code}")


def countries(words: Words, codes: Iterable[str]) -> Opinion:
    """Holds a list of countries against the words, which must name each, and no other."""
    wanted = set(codes)
    mentions = country_mentions(words.quote)
    named = {code for mention in mentions for code in mention.codes}
    if not mentions:
        return unreadable("name no country")
    if wanted - named:
        return contradicted(f"name {_names(mentions)}")
    if any(mention.strength is Strength.METONYM for mention in mentions):
        return ambiguous("name a capital, which may stand for its government")
    if any(not wanted.intersection(mention.codes) for mention in mentions):
        return ambiguous(f"name {_names(mentions)}, of which the record has some")
    return proven(f"name {_names(mentions)}")


def city(words: Words, name: str) -> Opinion:
    """Holds the name of a place against the words, and the words around them where they are at hand."""
    if _folded(name) not in _folded(words.quote):
        return contradicted(f'do not name "{name}"')
    if words.sentence is not None:
        for mention in country_mentions(words.sentence):
            inside = words.at <= mention.start and mention.end <= words.at + len(words.quote)
            if inside and mention.strength is Strength.METONYM and is_metonym(words.sentence, mention):
                return contradicted(f'name "{name}" for the government that sits there', Ground.METONYM)
    return proven(f'name "{name}"')


def party_list(words: Words, codes: Iterable[str]) -> Opinion:
    """Subjects of a claim follow from its sentence as a whole: whoever wrote the row answers for them."""
    names = ", ".join(name_of(code) or code for code in codes)
    return attested(f"are what a person took {names} from")


_ORDER = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)


def _names(mentions: Iterable[CountryMention]) -> str:
    codes = dict.fromkeys(code for mention in mentions for code in mention.codes)
    return " and ".join([name_of(code) or code for code in codes][:4])


def _other(mention: CountryMention, code: str) -> str:
    return " and ".join([name_of(other) or other for other in mention.codes if other != code][:3])


def _folded(text: str) -> str:
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
