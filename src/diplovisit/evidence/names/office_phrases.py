"""The whole phrases that give a person in a sentence an office, before and after the name.

A phrase is maximal: "Principal Deputy Assistant Secretary of State", "Secretary (East)", "chief of staff to the
president". Articles, countries and the organisation of a secretary-general may be left out of it; nothing else may.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTH_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
    SENTENCE_OPENERS,
    SPELLINGS,
)
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.tokens import begins_sentence, is_possessive, tokens_of

# How many words of an office are read on either side of a name.
_REACH: Final = 24
# The most words in brackets behind an office.
_LONGEST_BRACKET: Final = 6
_LINKS: Final = frozenset(["of", "for", "to", "and", "at"])
_DETERMINERS: Final = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "currently"])
_DENIALS: Final = frozenset(["not", "never", "nor", "neither", "longer", "formerly", "previously", "once", "until"])
_BODIES: Final = frozenset(
    """
    staff mission delegation secretariat bank court bar commission agency authority institute university city region
    province federation committee programme fund organisation organization group house protocol ministry department
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What somebody heads or serves, in lower case: "governor of the central bank"."""
_RELATIVES: Final = frozenset(
    """
    wife husband spouse son daughter brother sister mother father widow aide friend ally behalf successor predecessor
    rival critic cousin nephew niece lawyer guest opponent assistant spokesman spokeswoman spokesperson office
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Those who belong to somebody in office: "Wife of the Prime Minister, Siti"."""
_TITLES: Final = frozenset(
    """
    ambassador general colonel major captain admiral commander brigadier lieutenant marshal senator sheikh sheikha
    prince princess mp mep md congressman congresswoman justice archbishop cardinal patriarch
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Ranks and titles that may stand between an office and the name."""
_PAST: Final = re.compile(r",? (?:until|from|at the time|in the|between|when)\b")
_CAPACITY_WORDS: Final = {
    "former": {"former", "ex", "erstwhile", "onetime", "sometime", "retired", "ousted", "deposed"},
    "acting": {"acting", "interim", "caretaker"},
    "elect": {"elect"},
    "designate": {"designate", "nominee"},
    "deputy": {"deputy", "vice"},
    "envoy": {"envoy"},
}


@attrs.frozen(kw_only=True)
class OfficePhrase:
    """A whole phrase of an office: the indexes of its words in the sentence, and those that may be left out.

    is_doubtful: whether the words around the phrase leave open that the person holds the office.
    """

    context: NameContext = attrs.field(repr=False, eq=False)
    first: int
    last: int
    optional: frozenset[int]
    is_doubtful: bool = False

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
            is_link = self.context.tokens[index].text.lower() in _LINKS
            ends_in_link = skipped and self.context.tokens[following - 1].text.lower() in _LINKS
            if (is_link and any(self.context.is_country(each) for each in skipped)) or ends_in_link:
                return False
        return True

    def parts(self) -> Iterator["OfficePhrase"]:
        """Yields the phrase, and each of two offices that "and" joins, if both have a head of their own."""
        yield self
        lower = [self.context.tokens[index].text.lower() for index in range(self.first, self.last + 1)]
        for position, word in enumerate(lower):
            if word == "and" and OFFICE_HEADS & set(lower[:position]) and OFFICE_HEADS & set(lower[position:]):
                yield attrs.evolve(self, last=self.first + position - 1)
                if not (CAPACITIES - {"deputy", "vice", "assistant"}) & set(lower[:position]):
                    yield attrs.evolve(self, first=self.first + position + 1)
                return


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
    words = frozenset(_normal(token.text) for token in tokens_of(office)) - _LINKS - _DETERMINERS
    return words | ({"minister", "prime"} if words & {"premier", "pm", "chancellor", "taoiseach"} else set())


def is_title(phrase: OfficePhrase) -> bool:
    """Whether a phrase is no more than a rank or a title: "Ambassador", "Colonel"."""
    return all(phrase.context.tokens[index].text.lower() in _TITLES for index in phrase.needed)


@functools.lru_cache(maxsize=1024)
def office_phrases(text: str, first: int, last: int) -> tuple[OfficePhrase, ...]:
    """Returns the offices that a sentence gives to the person whose name is the words from one index to another.

    >>> text = "The Deputy Foreign Minister of Chile, Ana Soto, former envoy to Peru, left"
    >>> [phrase.text for phrase in office_phrases(text, 6, 7)]
    ['Deputy Foreign Minister of Chile', 'former envoy to Peru']
    """
    context = name_context(text)
    found: list[OfficePhrase] = []
    title_at = first
    while title_at > max(0, first - 4) and _is_title_before(context, title_at):
        title_at -= 1
    for position in dict.fromkeys((first, title_at)):
        if (left := _left_phrase(context, position, last)) is not None and left not in found:
            found.append(left)
    if (right := _right_phrase(context, last)) is not None:
        found.append(right)
    return tuple(found)


def countries_beside(text: str, first: int, last: int) -> frozenset[int]:
    """Returns where the countries begin that a sentence gives to the person whose name is the words at two indexes.

    A country that an office is for, or accredited to, is not the person's: "envoy for Somalia", "ambassador to Egypt".

    >>> text = "Italian Ambassador to Egypt Ana Soto met Kenyan envoy Ben Roth of Norway"
    >>> sorted(countries_beside(text, 4, 5)), sorted(countries_beside(text, 9, 10))
    ([0], [41, 66])
    """
    context = name_context(text)
    tokens = context.tokens
    found: set[int] = set()
    for phrase in office_phrases(text, first, last):
        start = phrase.first
        while start > 0 and (context.is_country(start - 1) or is_possessive(tokens, start - 1)):
            start -= 1
        for index in range(start, phrase.last + 1):
            before = index - 1
            while before > start and (context.is_country(before) or tokens[before].text in {"the", "The"}):
                before -= 1
            if context.is_country(index) and tokens[max(before, 0)].text not in {"to", "for", "at"}:
                found.add(index)
    before = first - 1
    while before >= 0 and tokens[before + 1].gap in {" ", "'", ". "} and (
        context.is_country(before) or is_possessive(tokens, before) or tokens[before].text in HONORIFICS
        or tokens[before].text in {"counterpart", "colleague"}
    ):  # fmt: skip
        if context.is_country(before):
            start = before
            while start > 0 and (context.is_country(start - 1) or tokens[start - 1].text == "the"):
                start -= 1
            if start > 0 and tokens[start - 1].text in {"to", "for", "at", "in"}:
                break  # "envoy for Libya Ana Soto"
            found.add(before)
        before -= 1
    after = last + 1
    if after < len(tokens) and tokens[after].text == "of" and tokens[after].gap == " ":
        after += 1
        while after < len(tokens) and (tokens[after].text == "the" or context.is_country(after)):
            found.update([after] if context.is_country(after) else [])
            after += 1
    right = last + 1
    if right < len(tokens) and tokens[right].gap == " (" and context.is_country(right):
        found.add(right)  # "Ana Soto (Chile)"
    while right < len(tokens) and right < last + 5 and tokens[right].gap in {", ", " ", " ("} and (
        context.is_country(right) or tokens[right].text in _DETERMINERS
    ):  # fmt: skip
        is_office = right + 1 < len(tokens) and tokens[right + 1].text.lower() in OFFICE_WORDS | {"s"} | CAPACITIES
        if context.is_country(right) and is_office:
            found.add(right)
        right += 1
    return frozenset(tokens[index].start for index in found)


def _normal(word: str) -> str:
    lower = word.lower()
    return SPELLINGS.get(lower, lower)


def _is_title_before(context: NameContext, index: int) -> bool:
    gap, before = context.tokens[index].gap, context.tokens[index - 1]
    earlier = context.tokens[index - 2].text.lower() if index > 1 else ""
    if before.text.lower() in {"general", "commander"} and earlier in OFFICE_WORDS - {"staff", "forces"}:
        return False  # "Secretary General", "Attorney General"
    return gap in {" ", ". ", "."} and (
        before.text in HONORIFICS or before.text.lower() in _TITLES or (before.text in {"H", "E"} and len(gap) < 3)
    )


def _left_phrase(context: NameContext, name: int, name_last: int) -> OfficePhrase | None:
    tokens = context.tokens
    while name > 0 and tokens[name].gap in {" ", ". ", "."} and tokens[name - 1].text in HONORIFICS | {"E", "H"}:
        name -= 1
    last = name - 1
    if last < 0 or tokens[name].gap not in {" ", ", ", ") ", "), "}:
        return None
    after_comma = "," in tokens[name].gap
    if after_comma and name_last + 1 < len(tokens) and tokens[name_last + 1].text in {"and", "or"}:
        return None  # "met the president, Ivan Petrov and others" is a list
    if after_comma and name_last + 1 < len(tokens) and tokens[name_last + 1].gap == " ":
        return None  # "After talks with the president, Ivan Petrov said" is another clause
    first = _walk_left(context, last, after_comma=after_comma)
    lower = [tokens[index].text.lower() for index in range(first, last + 1)]
    while lower and lower[0] in _LINKS | _DETERMINERS:
        first += 1
        lower.pop(0)
    if not (OFFICE_HEADS & set(lower)):
        return None
    return OfficePhrase(
        context=context,
        first=first,
        last=last,
        optional=_optional(context, first, last),
        is_doubtful=_is_doubtful_before(context, first, after_comma=after_comma),
    )


def _walk_left(context: NameContext, last: int, *, after_comma: bool) -> int:
    """The index of the first word of the phrase that ends with a word."""
    tokens = context.tokens
    position = last + 1
    seen_head = False
    while position > 0 and last - position < _REACH:
        index = position - 1
        token, lower = tokens[index], tokens[index].text.lower()
        gap = tokens[position].gap if index < last else " "
        is_inside = index < last and _is_bracketed(context, index) and _is_bracketed(context, position)
        if is_inside:
            position = index
            continue
        if gap not in {" ", "-", "'", " (", ") ", ". ", "."} or (gap == ". " and begins_sentence(tokens, position)):
            break
        if lower in OFFICE_WORDS or lower in CAPACITIES or context.is_country(index) or _is_bracketed(context, index):
            seen_head = seen_head or lower in OFFICE_HEADS
            position = index
        elif is_possessive(tokens, index) and index > 0 and _is_office(context, index - 1):
            position = index
        elif lower in _LINKS and _is_office(context, index - 1):
            if seen_head and not after_comma and lower != "and":
                break  # "spokesman for Foreign Minister Petrov": Petrov is the minister
            position = index
        elif lower == "the" and tokens[index - 1].text.lower() in _LINKS and _is_office(context, index - 2):
            position = index - 1
        elif token.is_capitalised and (start := _complement_start(context, index)) is not None:
            position = start
        elif _is_unknown_title(context, index, position):
            position = index
        else:
            break
    return position


def _is_office(context: NameContext, index: int) -> bool:
    if index < 0:
        return False
    lower = context.tokens[index].text.lower()
    is_staff = lower in _BODIES
    return lower in OFFICE_WORDS or lower in CAPACITIES or context.is_country(index) or is_staff or (
        _is_bracketed(context, index)
    )  # fmt: skip


def _is_bracketed(context: NameContext, index: int) -> bool:
    """Whether a word is in brackets that belong to an office: "Secretary (East)", "Secretary (CPV & OIA)"."""
    tokens = context.tokens
    first = index
    while first > 0 and index - first < _LONGEST_BRACKET and "(" not in tokens[first].gap:
        if ")" in tokens[first].gap:
            return False
        first -= 1
    if not (first > 0 and tokens[first].gap == " (" and tokens[first].is_capitalised):
        return False
    inside, closing, _ = context.words[tokens[first].start : tokens[first].start + 120].partition(")")
    is_inside = tokens[index].end <= tokens[first].start + len(inside)
    return bool(closing) and is_inside and tokens[first - 1].text.lower() in OFFICE_WORDS


def _complement_start(context: NameContext, index: int) -> int | None:
    """The index of the word that joins a name to an office: of "of" in "Secretary-General of the Arab League"."""
    tokens = context.tokens
    position = index
    for _ in range(6):
        before = position - 1
        if before < 1 or tokens[position].gap not in {" ", "-"}:
            return None
        lower = tokens[before].text.lower()
        if lower == "the" or (lower in {"of", "and"} and not _is_office(context, before - 1)):
            position = before
            continue
        if lower in {"of", "for", "to", "at"}:
            return before if _is_office(context, before - 1) else None
        if not tokens[before].is_capitalised:
            return None
        position = before
    return None


def _is_unknown_title(context: NameContext, index: int, position: int) -> bool:
    """Whether a capitalised word before an office makes it another one: "Solicitor General", "Senate President"."""
    tokens = context.tokens
    token = tokens[index]
    lower = token.text.lower()
    if not token.is_capitalised or tokens[position].gap not in {" ", "-"} or lower in FUNCTION_WORDS:
        return False
    if token.text in HONORIFICS or token.text in DAY_NAMES or token.text in MONTH_NAMES:
        return False
    if tokens[position].text.lower() not in OFFICE_WORDS:
        return False
    is_opener = begins_sentence(tokens, index) and (lower in SENTENCE_OPENERS or lower.endswith(("ing", "ed", "ly")))
    return not is_opener and not is_possessive(tokens, index)


def _optional(context: NameContext, first: int, last: int) -> frozenset[int]:
    """The words of a phrase that may be left out: articles, countries, and the organisation of a secretary-general."""
    tokens = context.tokens
    optional: set[int] = set()
    for index in range(first, last + 1):
        lower = tokens[index].text.lower()
        if lower == "the":
            optional.add(index)
        elif context.is_country(index):
            following = tokens[index + 1].text.lower() if index < last else ""
            if following == "s":
                optional.add(index + 1)
            before = index - 1
            while before > first and (context.is_country(before) or tokens[before].text in {"the", "The"}):
                before -= 1
            is_joined = before >= first and tokens[before].text in {"of", "to"}
            if is_joined and following in OFFICE_WORDS:
                continue  # "Minister of Russian Culture"
            optional.add(index)
            if is_joined:
                optional.add(before)
    possessives = [index for index in range(first, last) if is_possessive(tokens, index)]
    if possessives and any(tokens[index].text.lower() in OFFICE_HEADS for index in range(possessives[-1], last + 1)):
        optional.update(range(first, possessives[-1] + 1))  # "the president's special envoy"
    lower_words = [tokens[index].text.lower() for index in range(first, last + 1)]
    for position, word in enumerate(lower_words):
        is_general = word == "general" or (position and lower_words[position - 1] == "under")
        if is_general and lower_words[position + 1 : position + 2] in (["of"], ["at"]):
            optional.update(range(first + position + 1, last + 1))
            break
    return frozenset(optional)


def _is_doubtful_before(context: NameContext, first: int, *, after_comma: bool) -> bool:
    """Whether the words before a phrase make it that of somebody else, or of another time."""
    tokens = context.tokens
    before = first - 1
    while before >= 0 and tokens[before].text.lower() in _DETERMINERS:
        before -= 1
    if before < 0:
        return False
    lower = tokens[before].text.lower()
    if lower in _DENIALS:
        return True
    if not after_comma:
        return False
    return lower in {"of", "for", "to"} and before > 0 and tokens[before - 1].text.lower() in _RELATIVES


def _right_phrase(context: NameContext, name_last: int) -> OfficePhrase | None:
    tokens = context.tokens
    index = name_last + 1
    if index >= len(tokens):
        return None
    gap, lower = tokens[index].gap, tokens[index].text.lower()
    if gap == " " and lower in {"is", "as"}:
        index += 1
    elif gap == ", " and lower == "who" and index + 1 < len(tokens) and tokens[index + 1].text == "is":
        index += 2
    elif gap not in {", ", " ("}:
        return None
    is_doubtful = False
    while index < len(tokens) and (
        tokens[index].text.lower() in _DETERMINERS or context.is_country(index) or is_possessive(tokens, index)
        or tokens[index].text.lower() in _DENIALS | {"no"}
    ):  # fmt: skip
        is_doubtful = is_doubtful or tokens[index].text.lower() in _DENIALS
        if context.is_country(index) and tokens[index].gap == ", " and index > name_last + 1:
            return None
        index += 1
    first, last = index, _walk_right(context, index)
    if last < first:
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and following.gap == " " and following.is_capitalised:
        # "Ana Soto, Foreign Minister Petrov": the office is that of the next name.
        joins = [position for position in range(first, last) if tokens[position].text == "and"]
        if not joins:
            return None
        last = joins[-1] - 1
    if not OFFICE_HEADS & {tokens[position].text.lower() for position in range(first, last + 1)}:
        return None
    is_doubtful = is_doubtful or _PAST.match(context.words, tokens[last].end) is not None
    # "former Italian ambassador": a capacity before the country belongs to the phrase.
    return OfficePhrase(
        context=context, first=first, last=last, optional=_optional(context, first, last), is_doubtful=is_doubtful
    )


def _walk_right(context: NameContext, first: int) -> int:
    """The index of the last word of the phrase that begins with a word; one less than the first if there is none."""
    tokens = context.tokens
    index = first
    last = first - 1
    while index < len(tokens) and index - first < _REACH:
        token, lower = tokens[index], tokens[index].text.lower()
        if index > first and _is_bracketed(context, index):
            last = index
            index += 1
            continue
        if index > first and token.gap not in {" ", "-", "'", " ("}:
            break
        if token.gap == " (" and index > first and not _is_bracketed(context, index):
            break
        if _is_office(context, index) or (is_possessive(tokens, index) and last == index - 1):
            last = index
        elif lower in _LINKS and last == index - 1 and index > first:
            further = index + 1
            while further < len(tokens) and tokens[further].text.lower() in {"the", "his", "her", "its", "their"}:
                further += 1
            if further >= len(tokens) or tokens[further].gap != " ":
                break
            is_name = tokens[further].is_capitalised and lower != "and"
            if not _is_office(context, further) and not is_name:
                break
            last = further
            while is_name and last + 1 < len(tokens) and tokens[last + 1].gap in {" ", "-"} and (
                tokens[last + 1].is_capitalised
                or (tokens[last + 1].text == "of" and last + 2 < len(tokens) and tokens[last + 2].is_capitalised)
            ):  # fmt: skip
                last += 1
            index = last
        elif (
            token.is_capitalised and index == first and tokens[index + 1 : index + 2] and _is_office(context, index + 1)
        ):
            last = index
        elif token.is_capitalised and index > first and tokens[index].gap == " " and lower not in FUNCTION_WORDS:
            # "Minister of Defence Industry", "Foreign Office Minister"
            last = index
        else:
            break
        index += 1
    return last
