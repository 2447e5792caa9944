"""The trees of all names of countries, a word a branch, built from the table of polities, each when it is asked for."""

import enum
import functools
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.countries import BOTH_WORD_AND_NAME, PHRASES
from diplovisit.evidence.names.tokens import NameToken, first_word, tokens_of
from diplovisit.record.polities import Polity, polities

# MERGED: How strongly words name a country.


class Strength(enum.StrEnum):
    """A name ("Russia"), a people or an adjective ("Russian"), or a capital that may stand for a government."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"


# "Chinese", "Swiss", "Dutch" and "French" have no plural; "Philippine" has none that is said of people.
_NO_PLURAL = ("s", "x", "z", "sh", "ch", "ese", "'s", ".", "ine", "K", "U", "E", "ic", "ish")
_PLURALS: Final = {"Czech": "Czechs", "Argentine": "Argentines", "Slovene": "Slovenes"}
# Of which a plain adjective is something else: of a continent, of a church, of Latin America.
_NO_DEMONYMS: Final = frozenset({"European", "Papal", "Central American", "Antarctic", "Free Stater"})
_STRENGTHS: Final = (Strength.NAME, Strength.DEMONYM, Strength.METONYM)

Key = tuple[str, str]


@attrs.define
class TrieNode:
    """What may follow, and what ends here: the codes by strength; `is_phrase` where what ends here is no country."""

    next: dict[Key, "TrieNode"] = attrs.field(factory=dict)
    codes: dict[Strength, dict[str, None]] = attrs.field(factory=dict)
    is_phrase: bool = False


@attrs.frozen
class TrieMatch:
    """The longest name at a place: where its last word is, whose it is; no codes where it is a phrase that is none."""

    last: int
    codes: tuple[str, ...]
    strength: Strength


@functools.cache
def _all_names() -> dict[str, list[tuple[str, Strength | None, str]]]:
    """By its first word, each form of each name with its strength and code; of a phrase that is none, without."""
    found: dict[str, list[tuple[str, Strength | None, str]]] = {}
    for code, polity in polities().items():
        for name, strength in _names(polity):
            for form in _forms(name):
                found.setdefault(first_word(form), []).append((form, strength, code))
    for phrase in PHRASES:
        found.setdefault(first_word(phrase), []).append((phrase, None, ""))
    return found


@functools.cache
def _tree(word: str) -> TrieNode:
    """What may follow a word with which names begin; read it, and do not write to it."""
    root = TrieNode()
    for name, strength, code in _all_names()[word]:
        leaf = _leaf(root, name)
        if strength is None:
            leaf.is_phrase = True
        else:
            leaf.codes.setdefault(strength, {})[code] = None
    return root


def longest_country_name(tokens: Sequence[NameToken], index: int) -> TrieMatch | None:
    """The longest name or phrase that begins with the word at an index; the strongest sense where it has several.

    >>> tokens = tokens_of("the South Korean side")
    >>> longest_country_name(tokens, 0), longest_country_name(tokens, 1)
    (None, TrieMatch(last=2, codes=('KR',), strength=<Strength.DEMONYM: 'demonym'>))
    """
    if tokens[index].text not in _all_names():
        return None
    branch = _tree(tokens[index].text)
    found = _ended(branch, index, None)
    for place in range(index + 1, len(tokens)):
        step = branch.next.get((_blank(tokens[place].gap), tokens[place].text))
        if step is None:
            return found
        branch = step
        found = _ended(branch, place, found)
    return found


def _ended(branch: TrieNode, place: int, before: TrieMatch | None) -> TrieMatch | None:
    """The name that ends with the word at a place, and where none does, the one before."""
    if branch.is_phrase:
        return TrieMatch(place, (), Strength.NAME)
    if not branch.codes:
        return before
    strength = next(each for each in _STRENGTHS if each in branch.codes)
    # Serbian is of Serbia and of the states that Serbia was in: all of one strength, in the table's order.
    return TrieMatch(place, tuple(branch.codes[strength]), strength)


def _leaf(root: TrieNode, name: str) -> TrieNode:
    """Where a name ends in the tree of its first word."""
    branch = root
    for token in tokens_of(name)[1:]:
        branch = branch.next.setdefault((_blank(token.gap), token.text), TrieNode())
    return branch


def _blank(gap: str) -> str:
    # A name may run over the end of a line, and not over an empty one or a bullet.
    return " " if gap == "\n" else gap


def _names(found: Polity) -> Iterator[tuple[str, Strength]]:
    for name in found.names:
        # "the Gambia" has a small article in the middle of a sentence.
        yield name.removeprefix("The "), Strength.NAME
    for name in found.demonyms:
        if name in _NO_DEMONYMS or name in found.names:
            continue
        yield name, Strength.DEMONYM
        if name in _PLURALS:
            yield _PLURALS[name], Strength.DEMONYM
        elif name.endswith(("man", "woman")) and name not in {"German", "Oman", "Roman", "West German", "East German"}:
            yield name.removesuffix("an") + "en", Strength.DEMONYM
        elif not name.endswith(_NO_PLURAL):
            yield f"{name}s", Strength.DEMONYM
    for name in found.capitals:
        yield name, Strength.METONYM


def _forms(name: str) -> Iterator[str]:
    """The name as it is, without the full stop of "St.", and in capitals as headlines and datelines have it."""
    plain = (name, name.replace("St. ", "St ")) if name.startswith("St. ") else (name,)
    for form in plain:
        yield form
        if len(form) > 3 and form not in BOTH_WORD_AND_NAME and not form.isupper():
            yield form.upper()
