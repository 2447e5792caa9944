"""Sentences with marks in the place of people, so that patterns read who does what whatever they are called.

"Norwegian Prime Minister Ingrid Solheim, 51, will visit Japan" becomes "§0§ will visit Japan".
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.rules.named_people import MentionedPerson, people_named_in, token_indexes
from diplovisit.drafting.rules.others_visits import SERVANT_OF
from diplovisit.drafting.rules.person_mentions import offices_beside
from diplovisit.evidence.lexicon.names import CAPACITIES, HONORIFICS, OFFICE_HEADS, OFFICE_WORDS
from diplovisit.evidence.lexicon.qualifiers import HARMLESS_ADJECTIVES
from diplovisit.evidence.names import office_words
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.office_phrase import DETERMINERS
from diplovisit.evidence.names.tokens import is_possessive
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern

_BEHIND: Final = lazy_pattern(r",? (?:aged )?\(?\d{2}\)?(?=[,) ])[,)]?")
_REST_OF_OFFICE: Final = lazy_pattern(r" (?:on|for|at) [A-Z][^,;.]{2,40},")
_REFERENCE: Final = lazy_pattern(r"\b[Tt]he (?P<office>[A-Za-z-]+(?: [A-Za-z-]+){0,3})")


@attrs.frozen(kw_only=True, eq=False)
class PersonSlot:
    """A person in a sentence. start, end: the words that name the person. first, last: with office and apposition.

    is_reference: whether an office alone stands for the person: "the prime minister".
    """

    person: MentionedPerson
    start: int
    end: int
    first: int
    last: int
    is_reference: bool = False


@attrs.frozen(kw_only=True, eq=False)
class Skeleton:
    """A sentence with marks in the place of people: "§0§ will visit Japan". slots: the people, by the number."""

    article: Article
    sentence: Sentence
    text: str
    slots: tuple[PersonSlot, ...]

    def slot(self, number: str) -> PersonSlot:
        """Returns the person of a number in the text."""
        return self.slots[int(number)]

    def offset(self, position: int) -> int:
        """Returns the offset in the sentence of a position in the text; that of a mark is where its person begins."""
        shift = 0
        for number, slot in enumerate(self.slots):
            mark = f"§{number}§"
            at = slot.first - shift
            if position < at + len(mark):
                return slot.first if position >= at else position + shift
            shift += slot.last - slot.first - len(mark)
        return position + shift

    def slots_in(self, words: str) -> list[PersonSlot]:
        """Returns the people whose marks some words of the text have."""
        return [self.slot(number) for number in re.findall(r"§(\d+)§", words)]


def skeletons_of(article: Article, people: Sequence[MentionedPerson]) -> Iterator[Skeleton]:
    """Yields each sentence of an article with marks in the place of people."""
    for sentence in article.sentences:
        slots: list[PersonSlot] = []
        found = [_named_slot(sentence, start, end, person) for start, end, person in people_named_in(sentence, people)]
        found += _references(sentence, people, found)
        for slot in sorted(found, key=lambda slot: (slot.first, -slot.last)):
            if not slots or slots[-1].last <= slot.first:
                slots.append(slot)
            elif slots[-1].last <= slot.start:
                slots.append(attrs.evolve(slot, first=slots[-1].last))
        yield Skeleton(article=article, sentence=sentence, text=_marked(sentence.text, slots), slots=tuple(slots))


def _marked(text: str, slots: Sequence[PersonSlot]) -> str:
    parts, at = [], 0
    for number, slot in enumerate(slots):
        parts += [text[at : slot.first], f"§{number}§"]
        at = slot.last
    return "".join([*parts, text[at:]])


def _named_slot(sentence: Sentence, start: int, end: int, person: MentionedPerson) -> PersonSlot:
    text = sentence.text
    context = name_context(text)
    first, last = token_indexes(sentence, start, end)
    begin, behind = first, end
    for phrase in offices_beside(text, start, end):
        if phrase.end <= start:
            begin = min(begin, _first_of_office(context, phrase.first))
        elif phrase.start >= end:
            behind = max(behind, phrase.end)
    begin = _walk_left(context, begin)
    behind = _of_country(context, last, behind)
    if behind > end and (rest := _REST_OF_OFFICE.match(text, behind)) is not None:
        behind = rest.end()  # "Ben Roth, Chair of the Committee on Trade, and"
    elif (age := _BEHIND.match(text, behind)) is not None:
        behind = age.end()
    elif (behind > end or _is_apposed(text, start)) and text[behind : behind + 1] == ",":
        behind += 1
    return PersonSlot(person=person, start=start, end=end, first=context.tokens[begin].start, last=behind)


def _first_of_office(context: NameContext, first: int) -> int:
    """The first word of an office, without the country of somebody before it: "of Norway and Queen Sonja"."""
    following = context.tokens[first + 1].text if first + 1 < len(context.tokens) else ""
    return first + 2 if context.is_country(first) and following in {"and", "or"} else first


def _is_apposed(text: str, start: int) -> bool:
    """Whether a name follows an office and a comma, so that the comma after it closes the apposition."""
    return re.search(r", (?:[A-Z][\w.]* )*$", text[max(0, start - 40) : start]) is not None


_VERBS: Final = frozenset(["host", "head", "chair", "lead"])
"""Words of offices that are verbs without an article: "will host President Ana Soto"."""
_PARTNERS: Final = frozenset(["counterpart", "counterparts", "colleague", "colleagues"])


def _joins_countries(context: NameContext, index: int) -> bool:
    """Whether "and" stands between two countries: "his Estonian and Lithuanian counterparts"."""
    is_and = context.tokens[index].text == "and" and 0 < index < len(context.tokens) - 1
    return is_and and context.is_country(index - 1) and context.is_country(index + 1)


def _walk_left(context: NameContext, index: int) -> int:
    """The index of the first word of a person with address, office, country and article."""
    tokens = context.tokens
    while index > 0:
        before = tokens[index - 1]
        is_counterpart = tokens[index].gap == ", " and before.text in _PARTNERS
        lower = before.text.lower()
        is_verb = before.text in _VERBS and not (index > 1 and tokens[index - 2].text.lower() in DETERMINERS)
        if is_verb or (tokens[index].gap not in {" ", ". ", ".", "-", "'"} and not is_counterpart):
            break
        is_link = lower in {"of", "for"} and index > 1 and tokens[index - 2].text.lower() in OFFICE_WORDS
        is_owner = is_possessive(tokens, index - 1) and index > 1 and context.is_country(index - 2)
        if not (
            lower in OFFICE_WORDS | CAPACITIES | DETERMINERS | HARMLESS_ADJECTIVES
            or before.text in HONORIFICS or before.text in _PARTNERS | {"H", "E", "First"}
            or _joins_countries(context, index - 1)
            or context.is_country(index - 1) or is_link or is_owner
        ):  # fmt: skip
            break
        index -= 1
    return index


def _of_country(context: NameContext, last: int, behind: int) -> int:
    """Where "of Denmark" after a name ends."""
    tokens = context.tokens
    index = last + 1
    if behind > tokens[last].end or index >= len(tokens) or tokens[index].text != "of" or tokens[index].gap != " ":
        return behind
    index += 1
    while index < len(tokens) and (tokens[index].text == "the" or context.is_country(index)):
        behind = tokens[index].end if context.is_country(index) else behind
        index += 1
    return behind


def _references(
    sentence: Sentence, people: Sequence[MentionedPerson], named: Sequence[PersonSlot]
) -> Iterator[PersonSlot]:
    """Yields offices with an article and no name that are those of one person alone: "the prime minister"."""
    text = sentence.text
    for match in _REFERENCE.finditer(text):
        words = match["office"].split()
        while words and words[-1].lower().rpartition("-")[2] not in OFFICE_HEADS:
            words.pop()
        parts = [part for word in words for part in word.lower().split("-")]
        if not words or not all(part in OFFICE_WORDS for part in parts):
            continue
        start, end = match.start(), match.start("office") + len(" ".join(words))
        rest = text[end : end + 4]
        is_longer = re.match(r" (?:of|for|in|to)\b| [A-Z]|-[a-z]", rest) is not None
        is_longer = is_longer or SERVANT_OF.search(text, 0, start) is not None
        if is_longer or any(slot.first < end and start < slot.last for slot in named):
            continue
        holders = [person for person in people if _holds(person, frozenset(parts))]
        if len(holders) == 1:
            yield PersonSlot(person=holders[0], start=start, end=end, first=start, last=end, is_reference=True)


def _holds(person: MentionedPerson, words: frozenset[str]) -> bool:
    return any(words <= offices for offices in _offices_of(person))


@functools.lru_cache(maxsize=1024)
def _offices_of(person: MentionedPerson) -> tuple[frozenset[str], ...]:
    return tuple(office_words(phrase.text) for mention in person.mentions for phrase in mention.offices)
