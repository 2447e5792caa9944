"""Tries of the names of countries, with one branch per word, built from the table of polities on first use."""

import enum
import functools
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.countries import BOTH_WORD_AND_NAME, PHRASES, SHARED_NAMES
from diplovisit.evidence.names.tokens import NameToken, first_word, tokens_of
from diplovisit.record.polities import Polity, polities


class Strength(enum.StrEnum):
    """How strongly words name a country.

    NAME: a name ("Russia"). DEMONYM: a people or an adjective ("Russian"). METONYM: a capital that may mean a
    government.
    """

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"


# "Chinese", "Swiss", "Dutch" and "French" have no plural; the plural of "Philippine" is not used for people.
_NO_PLURAL = ("s", "x", "z", "sh", "ch", "ese", "'s", ".", "ine", "K", "U", "E", "ic", "ish")
_PLURALS: Final = {"Czech": "Czechs", "Argentine": "Argentines", "Slovene": "Slovenes"}
# Adjectives that mean something else on their own: a continent, a church, Latin America.
_NO_DEMONYMS: Final = frozenset({"European", "Papal", "Central American", "Antarctic", "Free Stater"})
_STRENGTHS: Final = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)

Key = tuple[str, str]


@attrs.define
class TrieNode:
    """A node of a trie: the words that may follow, and the codes of the names that end here, by strength.

    `is_phrase` is true where the phrase that ends here is not a country.
    """

    next: dict[Key, "TrieNode"] = attrs.field(factory=dict)
    codes: dict[Strength, dict[str, None]] = attrs.field(factory=dict)
    is_phrase: bool = False


@attrs.frozen
class TrieMatch:
    """The longest name at a position, with the index of its last word and the codes of its polities.

    There are no codes where the name is a phrase that is not a country.
    """

    last: int
    codes: tuple[str, ...]
    strength: Strength


@functools.cache
def _all_names() -> dict[str, list[tuple[str, Strength | None, str]]]:
    """Each form of each name with its strength and code, by the first word.

    The strength is None, and the code empty, for a phrase that is not a country.
    """
    forms: dict[str, list[tuple[str, Strength | None, str]]] = {}
    for code, polity in polities().items():
        for name, strength in _names(polity):
            for form in _forms(name):
                forms.setdefault(first_word(form), []).append((form, strength, code))
    for phrase in PHRASES:
        forms.setdefault(first_word(phrase), []).append((phrase, None, ""))
    return forms


@functools.cache
def _trie(word: str) -> TrieNode:
    """The trie of the names that begin with a word. It is cached: do not change it."""
    root = TrieNode()
    for name, strength, code in _all_names()[word]:
        leaf = _leaf(root, name)
        if strength is None:
            leaf.is_phrase = True
        else:
            leaf.codes.setdefault(strength, {})[code] = None
    return root


def longest_country_name(tokens: Sequence[NameToken], index: int) -> TrieMatch | None:
    """The longest name or phrase that begins with the word at an index, in its strongest sense; None if none does.

    >>> tokens = tokens_of("the South Korean side")
    >>> longest_country_name(tokens, 0), longest_country_name(tokens, 1)
    (None, TrieMatch(last=2, codes=('KR',), strength=<Strength.DEMONYM: 'demonym'>))
    """
    if tokens[index].text not in _all_names():
        return None
    node = _trie(tokens[index].text)
    match = _match_ending(node, index, None)
    for last in range(index + 1, len(tokens)):
        child = node.next.get((_unbroken(tokens[last].gap), tokens[last].text))
        if child is None:
            return match
        node = child
        match = _match_ending(node, last, match)
    return match


def _match_ending(node: TrieNode, last: int, shorter: TrieMatch | None) -> TrieMatch | None:
    """The name that ends at a node and a word; the shorter one where none does."""
    if node.is_phrase:
        return TrieMatch(last, (), Strength.NAME)
    if not node.codes:
        return shorter
    strength = next(strength for strength in _STRENGTHS if strength in node.codes)
    # "Serbian" belongs to Serbia and to the states that included it: all of one strength, in the order of the table.
    return TrieMatch(last, tuple(node.codes[strength]), strength)


def _leaf(root: TrieNode, name: str) -> TrieNode:
    """The node where a name ends in the trie of its first word."""
    node = root
    for token in tokens_of(name)[1:]:
        node = node.next.setdefault((_unbroken(token.gap), token.text), TrieNode())
    return node


def _unbroken(gap: str) -> str:
    # A name may continue on the next line, but not after a bullet.
    return " " if gap == "\n" else gap


def _names(polity: Polity) -> Iterator[tuple[str, Strength]]:
    for name in polity.names:
        # The article of "the Gambia" is in lower case inside a sentence.
        yield name.removeprefix("The "), Strength.NAME
    for name in SHARED_NAMES.get(polity.code, ()):
        yield name, Strength.NAME if name in {"Korea", "Virgin Islands"} else Strength.DEMONYM
    for name in polity.demonyms:
        if name in _NO_DEMONYMS or name in polity.names:
            continue
        yield name, Strength.DEMONYM
        if name in _PLURALS:
            yield _PLURALS[name], Strength.DEMONYM
        elif name.endswith(("man", "woman")) and name not in {"German", "Oman", "Roman", "West German", "East German"}:
            yield name.removesuffix("an") + "en", Strength.DEMONYM
        elif not name.endswith(_NO_PLURAL):
            yield f"{name}s", Strength.DEMONYM
    for name in polity.capitals:
        yield name, Strength.METONYM


def _forms(name: str) -> Iterator[str]:
    """The name as written, without the full stop of "St.", and in capitals as in headlines and datelines."""
    plain = (name, name.replace("St. ", "St ")) if name.startswith("St. ") else (name,)
    for form in plain:
        yield form
        if len(form) > 3 and form not in BOTH_WORD_AND_NAME and not form.isupper():
            yield form.upper()
