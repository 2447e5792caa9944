"""A whole phrase of an office, with the words of it that may be left out."""

import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    OFFICE_HEADS,
    SPELLINGS,
)
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.tokens import is_possessive, tokens_of

LINKS: Final = frozenset(["of", "for", "to", "and", "at"])
DETERMINERS: Final = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "currently"])
TITLES: Final = frozenset(
    """
    ambassador general colonel major captain admiral commander brigadier lieutenant marshal senator sheikh sheikha
    prince princess mp mep md congressman congresswoman justice archbishop cardinal patriarch baroness baron viscount
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Ranks and titles that may stand between an office and the name."""
_CAPACITY_WORDS: Final = {
    "former": {"former", "ex", "erstwhile", "onetime", "sometime", "past", "previous", "retired", "ousted", "deposed"},
    "acting": {"acting", "interim", "caretaker"},
    "elect": {"elect"},
    "designate": {"designate", "nominee"},
    "deputy": {"deputy", "vice"},
    "envoy": {"envoy"},
}


@attrs.frozen(kw_only=True)
class OfficePhrase:
    """A whole phrase of an office: the indexes of its words in the sentence, and those that may be left out.

    is_doubtful: whether the words around the phrase leave open that the person holds the office. is_asserted: whether
    the clause says that the person holds it ("Ana Soto is minister"), so that the clause may deny it.
    """

    context: NameContext = attrs.field(repr=False, eq=False)
    first: int
    last: int
    optional: frozenset[int]
    is_doubtful: bool = False
    is_asserted: bool = False

    @property
    def start(self) -> int:
        """Where the phrase begins in the sentence."""
        return self.context.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the sentence, with the bracket of "Secretary (East)"."""
        end = self.context.tokens[self.last].end
        is_bracketed = self.context.tokens[self.last].gap.endswith("(") or "(" in self.text_until(end)
        return end + (is_bracketed and self.context.words[end : end + 1] == ")")

    def text_until(self, end: int) -> str:
        """The words of the phrase up to an offset of the sentence."""
        return self.context.words[self.start : end]

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.text_until(self.end)

    @property
    def needed(self) -> tuple[int, ...]:
        """The indexes of the words that may not be left out."""
        return tuple(index for index in range(self.first, self.last + 1) if index not in self.optional)

    @property
    def capacities(self) -> frozenset[str]:
        """The capacities in the phrase: former, acting, elect, designate, deputy, envoy."""
        return capacities_of(" ".join(self.context.tokens[index].text for index in self.needed))

    def matched(self, office: str) -> tuple[int, ...] | None:
        """Returns the indexes of the words that are an office, if it is the whole phrase; None otherwise."""
        wanted = [_normal(token.text) for token in tokens_of(office)]
        wanted = wanted[1:] if len(wanted) > 1 and wanted[0] in {"the", "a"} else wanted
        found: list[int] = []
        for index in range(self.first, self.last + 1):
            if wanted[len(found) : len(found) + 1] == [_normal(self.context.tokens[index].text)]:
                found.append(index)
            elif index not in self.optional:
                return None
        return tuple(found) if len(found) == len(wanted) and self._keeps_links(found) else None

    def _keeps_links(self, found: list[int]) -> bool:
        """Whether each link has its own country: "Ambassador of Uruguay to Ethiopia" is no "Ambassador of Ethiopia"."""
        tokens = self.context.tokens
        owners = [index for index in range(self.first, self.last) if is_possessive(tokens, index)]
        owner = {index for index in range(self.first, owners[-1]) if tokens[index].text != "the"} if owners else set()
        if owner & set(found) and not all(index in found or self.context.is_country(index) for index in owner):
            return False  # "Deputy Prime Minister's Special Envoy" is no "Prime Minister's Special Envoy"
        for index, following in itertools.pairwise(found):
            skipped = range(index + 1, following)
            is_link = self.context.tokens[index].text.lower() in LINKS
            ends_in_link = skipped and self.context.tokens[following - 1].text.lower() in LINKS
            if (is_link and any(self.context.is_country(each) for each in skipped)) or ends_in_link:
                return False
        return True

    def parts(self) -> Iterator["OfficePhrase"]:
        """Yields the phrase, and each of two offices that "and" joins, if both have a head of their own."""
        yield self
        lower = [self.context.tokens[index].text.lower() for index in range(self.first, self.last + 1)]
        for position, word in enumerate(lower):
            if word == "and" and OFFICE_HEADS & set(lower[:position]) and OFFICE_HEADS & set(lower[position:]):
                if not self._may_be_two(set(lower[:position])):
                    yield attrs.evolve(self, last=self.first + position - 1)
                if not (CAPACITIES - {"deputy", "vice", "assistant"}) & set(lower[:position]):
                    yield attrs.evolve(self, first=self.first + position + 1)
                return

    def _may_be_two(self, first_office: set[str]) -> bool:
        """Whether the first office may be somebody else's: "met the President and Foreign Minister Ana Soto"."""
        tokens = self.context.tokens
        before = tokens[self.first - 1].text.lower() if self.first else ""
        is_before_name = self.last + 1 < len(tokens) and tokens[self.last + 1].is_capitalised
        is_gathered = before in DETERMINERS | {"both", "between", "with"}
        return is_before_name and is_gathered and not first_office & {"deputy", "vice", "assistant"}


def capacities_of(text: str) -> frozenset[str]:
    """Returns the capacities that the words of a text name.

    >>> sorted(capacities_of("Ex-president and acting deputy"))
    ['acting', 'deputy', 'former']
    """
    lower = {token.text.lower() for token in tokens_of(text)}
    return frozenset(capacity for capacity, words in _CAPACITY_WORDS.items() if words & lower)


def office_words(office: str) -> frozenset[str]:
    """Returns the words of an office that tell it from others, without the links between them.

    >>> sorted(office_words("Minister of Defense"))
    ['defence', 'minister']
    """
    words = frozenset(_normal(token.text) for token in tokens_of(office)) - LINKS - DETERMINERS
    return words | ({"minister", "prime"} if words & {"premier", "pm", "chancellor", "taoiseach"} else set())


def is_title(phrase: OfficePhrase) -> bool:
    """Whether a phrase is no more than a rank or a title: "Ambassador", "Colonel"."""
    return all(phrase.context.tokens[index].text.lower() in TITLES for index in phrase.needed)


def _normal(word: str) -> str:
    lower = word.lower()
    return SPELLINGS.get(lower, lower)
