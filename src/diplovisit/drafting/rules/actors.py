"""Who acts in a clause: one of those who travel, the visit itself, or somebody else.

The subject of the clause decides. A pronoun means the subject before it, and "the minister" whoever holds such an
office. Where the words do not show who acts, nobody is guessed.
"""

import enum
import functools
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.others_visits import SERVANT_OF, is_apart
from diplovisit.drafting.rules.visit_owners import is_another, is_visit_of_another, state_offices
from diplovisit.evidence.lexicon.names import DAY_NAMES, HONORIFICS, MONTH_NAMES, OFFICE_HEADS, OFFICE_WORDS
from diplovisit.evidence.names import Strength, country_mentions, name_mentions
from diplovisit.evidence.status_readings import clause_start
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import PersonKind


class Actor(enum.StrEnum):
    """Who acts. VISIT is the visit, or both sides of it."""

    TRAVELLER = "traveller"
    VISIT = "visit"
    OTHER = "other"
    UNKNOWN = "unknown"


@attrs.frozen
class Agent:
    """Somebody or something that a sentence names, with the key of the person where it is one of the proposal.

    is_body: whether it is an office, a newspaper or unnamed officials, whom "he" and "she" do not mean.
    """

    start: int
    end: int
    actor: Actor
    key: str | None = None
    is_pronoun: bool = False
    is_body: bool = False


_MOST_SENTENCES_BACK: Final = 4
_PRONOUN: Final = lazy_pattern(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_PLAIN: Final = (
    r"(?:(?!(?:the|this|an?|his|her|their|its|of|to|in|on|at|by|for|from|with|and|or|as|who|which|that|was|is|will)\b)"
    r"[\w’'-]+ )"
)
"""A word of a noun phrase before its head."""
_BOTH: Final = lazy_pattern(
    r"\b(?:[Tt]he two|[Bb]oth|[Tt]he) (?:[a-z]+ ){0,2}?(?:leaders|sides|ministers|presidents|countries|delegations"
    r"|heads"
    r"|secretaries|speakers|parties|nations|men|women|kings|monarchs)\b|\b[Tt]he two(?= (?:are|will|were|also|then"
    r"|met|held"
    r"|have|had|is|agreed|discussed|signed|would|plan))"
)
_VISIT: Final = lazy_pattern(
    rf"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Ii]ts) {_PLAIN}{{0,4}}?"
    r"(?:visit|trip|tour|journey|stopover|stay|programme|program|itinerary)\b"
)
_GUESTS: Final = lazy_pattern(
    rf"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?) {_PLAIN}{{0,4}}?(?:delegation|guests?|visitors?"
    r"|entourage|(?:royal|imperial|presidential) couple|dignitar(?:y|ies))\b"
)
_HEADS: Final = "|".join(sorted(OFFICE_HEADS | {"host", "hosts", "counterpart", "counterparts"}, key=len, reverse=True))
_NOUN_PHRASE: Final = lazy_pattern(
    r"\b(?:the|this|an?) (?P<words>(?:(?!(?:of|on|to|with|by|for|in|at|from|and|or|his|her|their|its|the|a|an|who"
    rf"|which|that)\b)[\w’'-]+ ){{0,4}}?)(?P<head>{_HEADS})(?=[ ,.;:’']|$)",
    re.IGNORECASE,
)
_APPOSED_NAME: Final = lazy_pattern(
    r" of (?:the )?[A-Z][\w’'-]+(?: (?:(?:of|and) )?(?:the )?[A-Z][\w’'-]+){0,3}, (?:(?:Mr|Mrs|Ms|Miss|Dr|Mme|Shri"
    r"|Smt|Sir|H\. ?E)\.? )*[A-Z][\w’'-]+ (?:[a-z]{1,3} )?[A-Z]"
)
_HOSTS: Final = frozenset({"host", "hosts", "counterpart", "counterparts", "spokesman", "spokeswoman", "spokesperson"})
_PARTNERS: Final = lazy_pattern(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,3}?(?:colleague|counterpart|host|predecessor|successor|deputy"
    r"|stand-in)s?\b(?!['’])"
)
_BODIES: Final = lazy_pattern(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]+) (?:[\w’'-]+ ){0,3}?(?:ministry|government|palace|office"
    r"|officials"
    r"|official(?= said| told| who| in| from|,)"
    r"|embassy|sources?|household|court|party|opposition|parliament|agency|statement|reports?|team|spokes\w+)\b"
)
_PREPOSITIONS: Final = frozenset(
    """
    with by to from for of in at near between against about on over via and or than like after before during following
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_CONJUNCTIONS: Final = frozenset(["before", "after", "since", "until", "than", "as"])
_MEETS: Final = frozenset(
    """
    meet meets met meeting see sees saw receive receives received visit thank thanked invite invited host hosted
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_VERB_BEHIND: Final = lazy_pattern(r" (?:will|would|is|was|has|had|can|could|may|might|went|met|left|[a-z]+(?:s|ed))\b")
_TRAVELS_BEHIND: Final = lazy_pattern(
    r" (?:(?:will|is to|is due to|then|also) )*(?:arriv(?:es?|ed)|travel(?:s|led|ed)?|flies|fly|flew|land(?:s|ed)?)"
    r" (?:in|to|at)\b"
)
_RELATIVE: Final = lazy_pattern(r"[\s,–—-]*(?:who|which|whom|whose|that)\b")


_AND: Final = lazy_pattern(r",? and (?:the )?(?:(?:[A-Z][\w’'-]*\.?|of|for|and) ){0,6}")
"""Between two people who act together: "President Roth and Foreign Minister Soto"."""
_TO_VERB: Final = lazy_pattern(
    r"(?: (?:on (?:the )?[\w ]{1,12}|later|also|then|today|yesterday|afterwards|jointly|together))?"
    r"(?: (?:will|would|are|were|have|had|are to|were to|are due to|will also|have also))? "
)


class Narration:
    """The sentences of an article with those who act in them."""

    def __init__(self, context: DraftContext, article: Article) -> None:
        """Reads nothing yet; each sentence is read on first use."""
        self._context = context
        self.article = article
        self._subjects: dict[int, tuple[Agent, ...]] = {}

    def actor_at(self, index: int, offset: int) -> Agent:
        """Returns who acts in the clause of a verb or noun at an offset of a sentence of the article."""
        sentence = self.article.sentences[index]
        subjects = self.subjects(index)
        inside = next(
            (each for each in subjects if each.actor is Actor.VISIT and each.start <= offset < each.end), None
        )
        if inside is not None and re.match(r"(?:his|her|their)\b", sentence.text[inside.start :], re.IGNORECASE):
            return self._owner_of(index, inside)
        start = clause_start(sentence, offset)
        zone = [each for each in subjects if start <= each.start < offset]
        text = sentence.text
        if _RELATIVE.match(text, start) is not None and not zone:
            before = [each for each in subjects if each.end <= start]
            return self._resolve(index, before[-1]) if before else Agent(offset, offset, Actor.UNKNOWN)
        heads = [
            each for each in zone if not self._is_governed(text, start, each) and not self._is_apposition(index, each)
        ]
        if not heads:
            before = [each for each in subjects if each.end <= start and not self._is_governed(text, 0, each)]
            heads = before[:1]
        return self._resolve(index, heads[0]) if heads else Agent(offset, offset, Actor.UNKNOWN)

    def host_beside_traveller(self, index: int, offset: int) -> Agent | None:
        """Returns the other one of a pair that acts: "President Roth and Ana Soto held talks"; None for no pair."""
        text = self.article.sentences[index].text
        named = [each for each in self.subjects(index) if each.end <= offset and each.key is not None]
        if len(named) < 2:  # a pair has two
            return None
        one, other = named[-2:]
        is_joined = _AND.fullmatch(text, one.end, other.start) is not None
        if not is_joined or _TO_VERB.fullmatch(text, other.end, offset) is None or self._is_governed(text, 0, one):
            return None
        hosts = [each for each in (one, other) if each.actor is Actor.OTHER]
        return hosts[0] if len(hosts) == 1 and not (one.is_pronoun or other.is_pronoun) else None

    def _owner_of(self, index: int, visit: Agent) -> Agent:
        """Whose "his visit" is: that of the one before it or, at the head of a sentence, of the one after it."""
        text = self.article.sentences[index].text
        named = [
            each
            for each in self.subjects(index)
            if each is not visit and each.actor is not Actor.VISIT and not each.is_body
        ]
        before = [each for each in named if each.end <= visit.start and not self._is_governed(text, 0, each)]
        behind = [each for each in named if each.start >= visit.end and not self._is_governed(text, visit.end, each)]
        owner = before[-1] if before else behind[0] if behind else attrs.evolve(visit, is_pronoun=True)
        return self._resolve(index, owner)

    def _is_apposition(self, index: int, subject: Agent) -> bool:
        """Whether somebody stands between commas after somebody else: "her counterpart, Ana Soto, and visit"."""
        text = self.article.sentences[index].text
        if (
            text[subject.end : subject.end + 1] != ","
            or re.search(r", (?:[\w’'.-]+ ){0,3}$", text[: subject.start]) is None
        ):
            return False
        earlier = [each for each in self.subjects(index) if each.end <= subject.start]
        return any(not self._is_governed(text, 0, each) and each.actor is Actor.TRAVELLER for each in earlier)

    def subject_of(self, index: int) -> Agent:
        """Returns whom a sentence is about: the first that is no object; UNKNOWN where there is none."""
        text = self.article.sentences[index].text
        for each in self.subjects(index):
            if not self._is_governed(text, 0, each):
                return self._resolve(index, each)
        return Agent(0, 0, Actor.UNKNOWN)

    def _resolve(self, index: int, subject: Agent) -> Agent:
        """A pronoun is the subject before it: of the same sentence, or of one of those before."""
        if not subject.is_pronoun:
            return subject
        text = self.article.sentences[index].text
        same = [
            each
            for each in self.subjects(index)
            if each.end <= subject.start
            and not each.is_pronoun
            and each.actor is not Actor.VISIT
            and not self._is_governed(text, 0, each)
        ]
        people = [each for each in same if each.key is not None] or [each for each in same if not each.is_body]
        if people:
            return people[-1]
        for back in range(index - 1, max(-1, index - 1 - _MOST_SENTENCES_BACK), -1):
            before = self.article.sentences[back].text
            for each in self.subjects(back):
                if each.is_body or (each.actor is Actor.VISIT and each.key is None):
                    continue
                if self._is_governed(before, 0, each):
                    continue
                return self._resolve(back, each)
        return subject

    def subjects(self, index: int) -> tuple[Agent, ...]:
        """Returns all that a sentence names, in order and without overlaps."""
        if index not in self._subjects:
            self._subjects[index] = tuple(_without_overlaps(self._read(index)))
        return self._subjects[index]

    def _read(self, index: int) -> Iterator[Agent]:
        text = self.article.sentences[index].text
        yield from _people_in(self._context, text)
        yield from self._other_names(text)
        yield from (Agent(*match.span(), Actor.VISIT) for match in _BOTH.finditer(text))
        for match in _VISIT.finditer(text):
            span = match.span()
            is_of_another = is_visit_of_another(self._context, text, *span)
            yield Agent(*span, Actor.OTHER if is_of_another else Actor.VISIT)
        for match in state_offices(text):
            yield Agent(*match.span(), Actor.OTHER if is_another(self._context, match.group()) else Actor.TRAVELLER)
        for match in _GUESTS.finditer(text):
            yield Agent(*match.span(), Actor.OTHER if is_apart(text, *match.span()) else Actor.TRAVELLER)
        for match in _PARTNERS.finditer(text):
            yield Agent(*match.span(), Actor.OTHER)
        for match in _BODIES.finditer(text):
            yield Agent(*match.span(), Actor.OTHER, is_body=True)
        for match in _NOUN_PHRASE.finditer(text):
            if _APPOSED_NAME.match(text, match.end()) is not None:
                continue  # "the President of Cyprus, Ana Soto": the name says who it is
            if (actor := self._office_holder(index, match)) is not None:
                is_description = actor[0] is Actor.UNKNOWN
                yield Agent(match.start(), match.end(), actor[0], actor[1], is_pronoun=is_description)
        yield from (Agent(*match.span(), Actor.TRAVELLER, is_pronoun=True) for match in _PRONOUN.finditer(text))

    def _other_names(self, text: str) -> Iterator[Agent]:
        """Names that a verb follows: a longer form of a known name, or somebody who is not in the proposal."""
        for each in _names_before_verbs(text):
            words = text[each.start : each.end].split()
            known = [
                person.key
                for person in self._context.people
                if person.name is not None and _ends_with(person.name.value.split(), words)
            ]
            if len(known) != 1:
                yield each
                continue
            actor = Actor.TRAVELLER if known[0] in self._context.traveller_keys else Actor.OTHER
            yield Agent(each.start, each.end, actor, known[0])

    def _office_holder(self, index: int, phrase: re.Match[str]) -> tuple[Actor, str | None] | None:
        """Whom "the prime minister" means: the last one named who holds such an office; None for no office."""
        head = phrase.group("head").lower().removesuffix("'s").removesuffix("’s")
        if head in _HOSTS:
            return Actor.OTHER, None
        if head not in OFFICE_HEADS:
            return None
        words = {word.lower() for word in phrase.group("words").split()} & OFFICE_WORDS
        wanted = words | {head}
        codes = {code for each in country_mentions(phrase.group()) for code in each.codes}
        holders = [
            person
            for person in self._context.people
            if person.office is not None
            and wanted <= _office_words(person.office.value)
            and (not codes or person.country is None or person.country.value in codes)
        ]
        following = self.article.sentences[index].text[phrase.end() :]
        if len(holders) > 1 and _TRAVELS_BEHIND.match(following) is not None:  # the host does not arrive
            travelling = [person for person in holders if person.key in self._context.traveller_keys]
            holders = travelling if len(travelling) == 1 else holders
        if len(holders) > 1:
            nearest = self._last_named(index, {person.key for person in holders}, phrase.start())
            holders = [person for person in holders if person.key == nearest] or [
                person for person in holders if person.key in self._context.traveller_keys
            ]
        if not holders and "former" in phrase.group("words").split():
            return Actor.UNKNOWN, None  # another word for somebody: what he or she once was
        if not holders:
            return Actor.OTHER, None
        key = holders[0].key
        return (Actor.TRAVELLER if key in self._context.traveller_keys else Actor.OTHER), key

    def _last_named(self, index: int, keys: set[str], offset: int) -> str | None:
        for back in range(index, max(-1, index - _MOST_SENTENCES_BACK), -1):
            text = self.article.sentences[back].text
            found = [
                (each.start, each.key)
                for each in _people_in(self._context, text)
                if each.key in keys and (back < index or each.end <= offset)
            ]
            if found:
                return max(found)[1]
        return None

    @staticmethod
    def _is_governed(text: str, start: int, subject: Agent) -> bool:
        """Whether somebody is the object of a preposition, or the owner of something, and so does not act."""
        following = text[subject.end : subject.end + 2]
        if following[:1] in {"'", "’"} and following[1:2] == "s" and subject.actor is not Actor.VISIT:
            owned = re.match(
                r"[’']s (?:[\w-]+ ){0,3}?(?:visit|trip|travel|tour|journey|delegation)\b", text[subject.end :]
            )
            return owned is None
        if _PRONOUN.fullmatch(text, subject.start, subject.end) is not None:
            return False  # "he", "she" and "they" are no objects: "on Thursday she"
        if subject.actor is not Actor.VISIT and SERVANT_OF.search(text, start, subject.start) is not None:
            return True  # "Special Envoy of the President"
        words = re.findall(r"[\w’'.&-]+|[,;:()–—]", text[start : subject.start])
        cities = {text[each.start : each.end] for each in country_mentions(text) if each.strength is Strength.METONYM}
        while words and (
            words[-1].lower() in OFFICE_WORDS
            or words[-1].rstrip(".") in HONORIFICS
            or words[-1].lower() in {"the", "a", "an", "his", "her", "their", "its", "then", "new", "rt", "hon"}
            or (words[-1] in {"of", "for", "and"} and len(words) > 1 and words[-2].lower() in OFFICE_WORDS)
            or (words[-1][0].isupper() and len(words) > 1 and words[-1] not in cities)
        ):
            is_day = words.pop() in DAY_NAMES
            if is_day and words and words[-1].lower() == "on":
                words.pop()  # "On Tuesday the guest"
        if words and words[-1].lower() in _CONJUNCTIONS and _VERB_BEHIND.match(text, subject.end) is not None:
            return False  # "before President Ben Roth travels to Brazil"
        return bool(words) and words[-1].lower() in (_PREPOSITIONS - {"and", "or"}) | _MEETS


def _people_in(context: DraftContext, text: str) -> Iterator[Agent]:
    for person in context.people:
        for found in context.mentions_of(person, text):
            actor = Actor.TRAVELLER if person.key in context.traveller_keys else Actor.OTHER
            if person.kind is PersonKind.PERSON or actor is Actor.TRAVELLER:
                yield Agent(found.start, found.end, actor, person.key)


_CLOSES_APPOSITION: Final = lazy_pattern(
    r", (?:will|would|is|was|has|had|said|met|visited|went|meets|visits|did|arrived|left|opened|signed|received"
    r"|attended)\b"
)
"""What follows a name between commas that is the subject: "her Danish colleague, Mette Lund, was in Accra"."""


@functools.lru_cache(maxsize=256)
def _names_before_verbs(text: str) -> tuple[Agent, ...]:
    """The names that a verb follows directly; they act, whoever they are."""
    return tuple(
        Agent(name.start, name.end, Actor.OTHER)
        for name in name_mentions(text)
        if re.match(r" (?:will|would|is|was|has|had|said|met|visited|went|meets|visits|[a-z]+ed)\b", text[name.end :])
        or re.match(r", who\b", text[name.end :])
        or (text[: name.start].endswith(", ") and _CLOSES_APPOSITION.match(text, name.end) is not None)
    )


def _ends_with(name: list[str], words: list[str]) -> bool:
    """Whether words are the last ones of a name, after the name of a month or not: "October Solheim"."""
    if len(words) > 1 and words[0] in MONTH_NAMES:
        words = words[1:]
    return len(words) < len(name) and name[-len(words) :] == words


@functools.lru_cache(maxsize=256)
def _office_words(office: str) -> frozenset[str]:
    words = {word.lower() for word in re.findall(r"[\w’'-]+", office)}
    return frozenset(words | {part for word in words for part in word.split("-")})


def _without_overlaps(subjects: Iterator[Agent]) -> Iterator[Agent]:
    """The named ones come first, and win over a noun phrase around them."""
    taken: list[Agent] = []
    for each in subjects:
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    yield from sorted(taken, key=lambda each: each.start)
