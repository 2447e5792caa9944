"""Where the sentences of an article name a person, with the office and the countries beside the name."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS, ORGANISATION_NOUNS, REGION_NAMES
from diplovisit.evidence.names import (
    CountryMention,
    NameMention,
    OfficePhrase,
    Strength,
    countries_beside,
    name_mentions,
    office_phrases,
)
from diplovisit.evidence.names.name_context import name_context
from diplovisit.evidence.names.office_phrase import DETERMINERS
from diplovisit.evidence.sentence import Sentence

_LONGEST_NAME: Final = 6
# Forms of address that only people have: "Right" and "Don" also begin names of other things.
_ADDRESS: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Shri|Smt|Shrimati|Sir|Excellency|Majesty|Highness|Gen|Col|Maj|Capt|Sen"
    r"|Gov|Mme|Mlle|Monsieur|Madame|Madam|Ministers|Presidents|Secretaries|Premiers|Senators|counterpart|counterparts"
    r"|wife|husband|spouse|son|daughter|brother|sister)\.? $"
)
_AGE: Final = re.compile(r", (?:aged )?\d{2},")
_NOT_BEFORE_PEOPLE: Final = re.compile(
    r"\b(?:in|at|near|from|outside|inside|through|via|across|around|the|to|into|towards?) $"
)
_PLACE_NOUNS: Final = frozenset(
    """
    Road Street Airport Stadium Building Avenue Island Islands Mountain Mountains River Lake Valley Province District
    County State City Town Village Region Sea Ocean Harbour Harbor Station Hotel Centre Center House Palace Castle
    Airlines Airways News Times Post Press Agency Herald Gazette Telegraph Cup Prize Award Agreement Treaty Summit
    Corridor Doctrine Plan Pact Accord Accords Declaration Deal Administration Government Cabinet Ministry Foundation
    Day Games Year Week Award Awards Medal War Talks Process Group Forum
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_HEADING_WORDS: Final = 20
_MOST_LOWER: Final = 0.3


@attrs.frozen(kw_only=True, eq=False)
class PersonMention:
    """A place where a sentence has the name of a person.

    start, end: the name alone. offices: the phrases of offices that the sentence gives the person, certain ones alone.
    countries: the countries that it gives to the person. is_certain: whether the words beside the name say that it is a
    person's; other names are a person's where the same name is elsewhere.
    """

    article: Article
    sentence: Sentence
    start: int
    end: int
    offices: tuple[OfficePhrase, ...] = ()
    countries: tuple[CountryMention, ...] = ()
    is_certain: bool = False

    @property
    def words(self) -> str:
        """The name as the sentence has it."""
        return self.sentence.text[self.start : self.end]

    def span_with(self, *others: tuple[int, int]) -> tuple[int, int]:
        """Returns the span of the name and of other spans of its sentence."""
        return min([self.start, *(start for start, _ in others)]), max([self.end, *(end for _, end in others)])

    def cite(self, *others: tuple[int, int]) -> Citation:
        """Returns the citation of the name and of other spans of its sentence, with all between them."""
        return self.article.cite(self.sentence, *self.span_with(*others))


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a heading in which nearly every word has a capital, so that names do not end in it.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> is_heading(read_sentence("Foreign Minister Ana Soto Visits Norway"))
    True
    >>> is_heading(read_sentence("Foreign Minister Ana Soto to visit Norway next week"))
    False
    """
    words = [word for word in re.findall(r"[^\W\d_]+", sentence.text) if word.lower() not in FUNCTION_WORDS]
    if sentence.text.endswith((".", "!", "?", "”", '"')) or not 3 < len(words) <= _HEADING_WORDS:
        return False
    return sum(word[0].islower() for word in words) / len(words) < _MOST_LOWER


def person_mentions(article: Article) -> Iterator[PersonMention]:
    """Yields the names in an article that may be those of people, in order, with what is beside them."""
    for sentence in article.sentences:
        if is_heading(sentence):
            continue
        for name in name_mentions(sentence.text):
            if _may_be_person(sentence, name):
                yield _read_mention(article, sentence, name)


def _may_be_person(sentence: Sentence, name: NameMention) -> bool:
    words = re.findall(r"[^\W_]+", name.words)
    if not words or len(words) > _LONGEST_NAME or any(character.isdigit() for character in name.words):
        return False
    if len(words[0]) > 1 and all(len(word) > 1 and word.isupper() for word in words):
        return False  # an acronym, or a line in capitals
    return not any(word in ORGANISATION_NOUNS | _PLACE_NOUNS | REGION_NAMES for word in (words[0], words[-1]))


def _read_mention(article: Article, sentence: Sentence, name: NameMention) -> PersonMention:
    text = sentence.text
    tokens = name_context(text).tokens
    indexes = [index for index, token in enumerate(tokens) if name.start <= token.start < name.end]
    first, last = indexes[0], indexes[-1]
    before = text[: name.start]
    is_elsewhere = _NOT_BEFORE_PEOPLE.search(before) is not None
    offices = tuple(
        phrase
        for phrase in office_phrases(text, first, last)
        if not phrase.is_doubtful and (phrase.end <= name.start or (not is_elsewhere and _is_closed(text, phrase)))
    )
    is_addressed = _ADDRESS.search(before) is not None
    beside = countries_beside(text, first, last) if offices or is_addressed else frozenset()
    is_certain = bool(offices) or is_addressed or (_AGE.match(text, name.end) is not None and not is_elsewhere)
    return PersonMention(
        article=article,
        sentence=sentence,
        start=name.start,
        end=name.end,
        offices=offices,
        countries=tuple(
            mention
            for mention in sentence.countries
            if mention.start in beside and mention.strength is not Strength.METONYM
        ),
        is_certain=is_certain,
    )


_CLOSING: Final = re.compile(r"[,;.):]|$| (?:and|who|will|is|has|was|said|to|on|in|at)\b")


def _is_closed(text: str, phrase: OfficePhrase) -> bool:
    """Whether a phrase behind a name is an apposition that ends: ", the foreign minister, said"."""
    if phrase.is_asserted:
        return False
    match = _CLOSING.match(text, phrase.end)
    opening = text[: phrase.start].rstrip()
    while opening.rpartition(" ")[2].lower() in DETERMINERS:
        opening = opening.rpartition(" ")[0].rstrip()
    is_comma = match is not None and match[0].strip() in {",", ";", ".", ")", ":", ""}
    return is_comma or (opening.endswith("(") and text[phrase.end : phrase.end + 1] == ")")
