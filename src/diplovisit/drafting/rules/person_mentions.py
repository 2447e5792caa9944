"""Where the sentences of an article name a person, with the office and the countries beside the name."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.drafting.rules.name_spans import whole_name
from diplovisit.evidence.lexicon.names import (
    FUNCTION_WORDS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
    REGION_NAMES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names import (
    CountryMention,
    OfficePhrase,
    Strength,
    countries_beside,
    name_mentions,
    office_phrases,
)
from diplovisit.evidence.names.name_context import name_context
from diplovisit.evidence.names.office_phrase import DETERMINERS, LINKS, TITLES
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern

_LONGEST_NAME: Final = 6
# Forms of address that only people have: "Right" and "Don" also begin names of other things.
_ADDRESS: Final = lazy_pattern(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Shri|Smt|Shrimati|Sir|Excellency|Majesty|Highness|Gen|Col|Maj|Capt|Sen"
    r"|Gov|Dame|Lady|Lord|Baron(?:ess)?|Viscount|Hon['’]ble|(?<!in )(?<!at )(?<!near )(?<!from )Sheikha?|Sayyid"
    r"|Cardinal|Mme|Mlle|Monsieur|Madame|Madam|[Mm]inisters|[Pp]residents|Secretaries|Premiers|Senators|counterpart|counterparts|colleague|colleagues"
    r"|wife|husband|spouse|son|daughter|brother|sister|Hon|economist|historian|businessman|businesswoman|writer"
    r"|scientist|architect|diplomat|lawyer|journalist|deputy|aide|deputies|senators|lawmakers)\.?,? $"
    r"|\b(?:counterparts|(?:[Mm]inist|[Ll]ead)ers|[Pp]residents)(?: of [^,;]{3,60})?,"
    r" (?:[A-Z][\w’'-]+ [\w’' -]{1,40} and )?$"
    r"|\b(?:[Mm]inisters|[Pp]residents|[Pp]remiers|[Ll]eaders) (?:[A-Z][\w’'-]+ ){2,5}(?:of [^,;.]{3,40} )?and $"
    r"|\b(?:deputies|senators|lawmakers) [A-Z][\w’'-]+ [\w’' -]{1,40} and $"
    r"|\bFirst (?:Lady|Gentleman) $"
    r"|\b(?:opposition|party|ministry|government|committee|parliament|union|alliance)['’]s $"
)
# "Her designated foreign minister, Ana Soto, and", "the marshal of the court, Ana Soto, said"
_IN_APPOSITION: Final = lazy_pattern(
    rf"\b(?:{'|'.join(sorted(OFFICE_HEADS))})(?: (?:of|for) (?:the )?[\w ’'-]{{2,40}})?, $", re.IGNORECASE
)
_NO_NAME_ALONE: Final = frozenset(
    ["officer", "executive", "chairman", "chairperson", "majesty", "excellency", "highness"]
)
_AGE: Final = lazy_pattern(r", (?:aged )?\d{2},")
_WHO: Final = lazy_pattern(
    r", who(?:se)? |, (?:the )?(?:[A-Z][\w-]+ )?(?:[Cc]hair(?:man|woman)?|[Hh]ead|[Dd]irector"
    r"|[Ll]eader) of [^,;.]{3,60},"
)
_NOT_BEFORE_PEOPLE: Final = lazy_pattern(
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
_NEVER_FIRST: Final = frozenset(["of", "the", "for", "and", "or", "to", "in", "on", "at", "by", "with", "from"])
"""Words with which no name of a person begins; "of Representatives" is the rest of an office."""
_OFFICES_OF_LORDS: Final = frozenset(
    "Advocate Chamberlain Provost Lieutenant Steward Warden Clerk Lyon".split()  # noqa: SIM905  # a list of words reads best as words
)
"""What makes "Lord" a part of an office: "the Lord Chamberlain"."""
_HEADING_WORDS: Final = 20
_VERBS_OF_HEADINGS: Final = frozenset(
    """
    visits arrives meets travels leaves heads says holds welcomes hosts receives departs tours ends begins cancels
    postpones calls flies lands concludes opens signs starts visit arrive meet travel leave head say hold welcome host
    receive depart delays delay announces confirms denies wraps kicks
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


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
    """Whether a sentence is a heading with a verb in which every word has a capital, so that no name ends in it.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> is_heading(read_sentence("Foreign Minister Ana Soto Visits Norway"))
    True
    >>> is_heading(read_sentence("Foreign Minister Ana Soto to visit Norway next week"))
    False
    """
    words = [word for word in re.findall(r"[^\W\d_]+", sentence.text) if word.lower() not in FUNCTION_WORDS]
    if sentence.text.endswith((".", "!", "?", "”", '"')) or not 3 < len(words) <= _HEADING_WORDS:
        return False
    has_verb = any(word.lower() in _VERBS_OF_HEADINGS for word in words)
    return has_verb and not any(word[0].islower() and len(word) > 1 for word in words)


def person_mentions(article: Article) -> Iterator[PersonMention]:
    """Yields the names in an article that may be those of people, in order, with what is beside them."""
    for sentence in article.sentences:
        if is_heading(sentence):
            continue
        last = -1
        for name in name_mentions(sentence.text):
            start, end = whole_name(sentence.text, name)
            if name.start >= last and _may_be_person(sentence.text[start:end]):
                last = end
                yield _read_mention(article, sentence, start, end)


def _may_be_person(name: str) -> bool:
    words = re.findall(r"[^\W_]+", name)
    if (
        not words
        or words[0] in _NEVER_FIRST
        or len(words) > _LONGEST_NAME
        or any(character.isdigit() for character in name)
    ):
        return False
    if len(words[0]) > 1 and all(len(word) > 1 and word.isupper() for word in words):
        return False  # an acronym, or a line in capitals
    if len(words) == 1 and words[0].lower() in SENTENCE_OPENERS | _NO_NAME_ALONE:
        return False  # "Minister of External Relations"
    if words[-1] == "Officer" or (len(words) == 1 and words[0] in _OFFICES_OF_LORDS):
        return False  # "Chief Operating Officer of the Bank", "the Lord Chamberlain"
    return not any(word in ORGANISATION_NOUNS | _PLACE_NOUNS | REGION_NAMES for word in (words[0], words[-1]))


def _read_mention(article: Article, sentence: Sentence, start: int, end: int) -> PersonMention:
    text = sentence.text
    tokens = name_context(text).tokens
    indexes = [index for index, token in enumerate(tokens) if start <= token.start < end]
    first, last = indexes[0], indexes[-1]
    before = text[:start]
    phrases = offices_beside(text, start, end)
    is_addressed = _ADDRESS.search(before) is not None
    behind = [phrase.start for phrase in office_phrases(text, first, last) if phrase.start >= end]
    next_person = min((at for at in behind if at not in {phrase.start for phrase in phrases}), default=len(text))
    beside = countries_beside(text, first, last) if phrases or is_addressed else frozenset()
    return PersonMention(
        article=article,
        sentence=sentence,
        start=start,
        end=end,
        offices=_without_titles(tuple(phrase for phrase in phrases if not phrase.is_doubtful)),
        countries=tuple(
            mention
            for mention in sentence.countries
            if mention.start in beside
            and mention.start < next_person
            and mention.strength is not Strength.METONYM
            and (mention.start > start or _LIST_OF_PEOPLE.match(text, mention.end) is None)
        ),
        is_certain=bool(phrases) or is_addressed or _is_told_of(text, start, end),
    )


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Whether the words after a name are those after a person's: ", 54,", ", who has", or an apposition."""
    if _is_in_apposition(text, start, end) or _is_elsewhere(text, start):
        return not _is_elsewhere(text, start)
    is_whole = " " in text[start:end]
    return _AGE.match(text, end) is not None or (is_whole and _WHO.match(text, end) is not None)


_LIST_OF_PEOPLE: Final = lazy_pattern(r"(?:['’]s)? (?:and|or) ")
"""What follows a country that is another person's: "King Haakon of Norway and Queen Sonja"."""


def _is_in_apposition(text: str, start: int, end: int) -> bool:
    """Whether a name of two words or more stands between commas after an office."""
    is_closed = text[end : end + 1] in {",", ".", ";", ")", ""}
    return is_closed and " " in text[start:end] and _IN_APPOSITION.search(text[max(0, start - 90) : start]) is not None


def offices_beside(text: str, start: int, end: int) -> tuple[OfficePhrase, ...]:
    """Returns the offices that a sentence gives the person whose name is a span, also those that it leaves in doubt.

    A name that is a part of the office after which it stands has none: "former mayor of Salto".
    """
    tokens = name_context(text).tokens
    indexes = [index for index, token in enumerate(tokens) if start <= token.start < end]
    is_elsewhere = _is_elsewhere(text, start)
    return tuple(
        phrase
        for phrase in office_phrases(text, indexes[0], indexes[-1])
        if (phrase.end <= start and not _ends_in_link(phrase) and _is_of_name(text, phrase, start, end))
        or (phrase.start >= end and not is_elsewhere and _is_closed(text, phrase) and not _has_next_name(phrase))
    )


def _is_of_name(text: str, phrase: OfficePhrase, start: int, end: int) -> bool:
    """Whether an office before a comma is that of the name after it: one word alone may be something else."""
    between = text[phrase.end : start]
    is_addressed = _ADDRESS.search(text[:start]) is not None or bool(HONORIFICS & set(re.findall(r"[^\W_]+", between)))
    return "," not in between or " " in text[start:end] or "-" in text[start:end] or is_addressed


def _is_elsewhere(text: str, start: int) -> bool:
    return _NOT_BEFORE_PEOPLE.search(text, max(0, start - 12), start) is not None


def _has_next_name(phrase: OfficePhrase) -> bool:
    """Whether an office is that of the name in it: "Ana Soto, Defence Minister Ben Roth and others"."""
    tokens = phrase.context.tokens
    heads = [index for index in range(phrase.first, phrase.last) if tokens[index].text.lower() in OFFICE_HEADS]
    return any(
        tokens[index + 1].gap == " "
        and tokens[index + 1].is_capitalised
        and tokens[index + 1].text.lower() not in OFFICE_WORDS
        and not phrase.context.is_country(index + 1)
        for index in heads
    )


def _ends_in_link(phrase: OfficePhrase) -> bool:
    """Whether the name after a phrase is a part of it: "former mayor of" before "Salto"."""
    return phrase.context.tokens[phrase.last].text.lower() in LINKS | DETERMINERS


def _without_titles(phrases: tuple[OfficePhrase, ...]) -> tuple[OfficePhrase, ...]:
    """Leaves out a phrase that ends in a rank where another one is the same without it: "army chief General"."""
    ends = {phrase.last for phrase in phrases if phrase.context.tokens[phrase.last].text.lower() != "crown"}
    return tuple(
        phrase
        for phrase in phrases
        if not (
            phrase.context.tokens[phrase.last].text.lower() in TITLES
            and any(phrase.first <= end < phrase.last for end in ends)
        )
    )


_CLOSING: Final = lazy_pattern(r"[,;.):]|$| (?:and|who|will|is|has|was|said|to|on|in|at)\b")


def _is_closed(text: str, phrase: OfficePhrase) -> bool:
    """Whether a phrase after a name is an apposition that ends: ", the foreign minister, said"."""
    if phrase.is_asserted:
        return False
    match = _CLOSING.match(text, phrase.end)
    opening = text[: phrase.start].rstrip()
    while opening.rpartition(" ")[2].lower() in DETERMINERS:
        opening = opening.rpartition(" ")[0].rstrip()
    is_comma = match is not None and match[0].strip() in {",", ";", ".", ")", ":", ""}
    return is_comma or (opening.endswith("(") and text[phrase.end : phrase.end + 1] == ")")
