"""Locates an anchor again in a text that has changed, and says how certain the result is.

Words are accepted without review only among the same neighbours, in a sentence with the same critical tokens. They are
`exact` at their old place, `moved` at another. Every other result has a state of its own. A fuzzy match would take "$10
billion" for "$100 billion", because the two strings are almost equal.
"""

import enum
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.anchors.critical_words import critical_tokens
from diplovisit.evidence.anchors.fingerprint import Fingerprint, text_context, word_hash
from diplovisit.evidence.anchors.locating import find_words
from diplovisit.evidence.anchors.lock_file import Anchor
from diplovisit.evidence.texts.normal_form import normalise
from diplovisit.evidence.texts.source_text import SourceText, TextSpan, TooMuchToSearch
from diplovisit.record import Fragment


class AnchorState(enum.StrEnum):
    """The state of an anchor in a changed text."""

    EXACT = "exact"  # the same words among the same neighbours, at the old place
    MOVED = "moved"  # the same words among the same neighbours, at another place
    EDITED = "edited"  # its place was found; words in or around it changed, none of them critical
    CHANGED = "changed"  # its place was found; a number, a month, a negation or the like changed: a stale fact
    ELSEWHERE = "elsewhere"  # the same words, but among other neighbours
    LOST = "lost"  # neither the words nor their position were found

    @property
    def is_safe(self) -> bool:
        """Whether the anchor may be accepted without review.

        >>> [state.value for state in AnchorState if state.is_safe]
        ['exact', 'moved']
        """
        return self in (AnchorState.EXACT, AnchorState.MOVED)


@attrs.frozen(kw_only=True)
class Reanchoring:
    """The state of an anchor, and where its words or their place are now. `span` is None if it is lost."""

    anchor: Anchor
    state: AnchorState
    span: TextSpan | None


# A place is the old one if this many of its nearest neighbours are the same. One place in 16 million is so by chance.
_MIN_NEIGHBOURS: Final = 3
# Places with the same three neighbours that are compared. With more of them, no place would be certain.
_MAX_CANDIDATES: Final = 1_000
_MAX_GAP: Final = 24  # the most words that may now be in the place of the quote


class Reanchorer:
    """Locates anchors in a changed text. It hashes the words of that text with the salt of the old one."""

    def __init__(self, text: SourceText, *, salt: str) -> None:
        self._text, self._salt = text, salt
        self._context = context = text_context(text)
        self._matches: dict[
            tuple[str | None, Fragment | None, Fingerprint], tuple[tuple[TextSpan, ...], list[TextSpan]]
        ] = {}
        self._old_places: dict[tuple[tuple[str, ...], tuple[str, ...]], TextSpan | None] = {}
        self._hashes = [word_hash(context.text[word.start : word.end], salt) for word in context.words]
        # Word indices by runs of one to three hashes that begin at the word and continue to the left or to the right.
        self._to_left: dict[tuple[str, ...], list[int]] = {}
        self._to_right: dict[tuple[str, ...], list[int]] = {}
        for index in range(len(self._hashes)):
            for count in range(1, _MIN_NEIGHBOURS + 1):
                right = tuple(self._hashes[index : index + count])
                left = tuple(self._hashes[max(0, index + 1 - count) : index + 1][::-1])
                for indices_by_run, run in ((self._to_left, left), (self._to_right, right)):
                    if len(run) == count and len(indices := indices_by_run.setdefault(run, [])) < _MAX_CANDIDATES:
                        indices.append(index)

    def find(self, anchor: Anchor) -> Reanchoring:
        """Returns the state and the present place of an anchor."""
        old = fingerprint_of(anchor)
        matches, same_context = self._find_words(anchor, old)
        unmoved = next((extent for extent in same_context if extent.start == anchor.start), None)
        if unmoved is not None:
            return Reanchoring(anchor=anchor, state=AnchorState.EXACT, span=unmoved)
        if len(same_context) == 1:
            return Reanchoring(anchor=anchor, state=AnchorState.MOVED, span=same_context[0])
        if same_context:  # the same passage occurs several times, but not at the old place
            return Reanchoring(anchor=anchor, state=AnchorState.ELSEWHERE, span=same_context[0])
        if (place := self._old_place(old)) is not None:
            # New sentences may be between the words and one of their neighbours: they are no part of the place.
            inside = [extent for extent in matches if place.contains(extent)]
            place = inside[0] if len(inside) == 1 else place
        else:
            place = self._one_sided_place(old, matches)
        if place is not None:
            return Reanchoring(anchor=anchor, state=self._state_at(anchor, old, place), span=place)
        if matches:
            return Reanchoring(anchor=anchor, state=AnchorState.ELSEWHERE, span=matches[0])
        return Reanchoring(anchor=anchor, state=AnchorState.LOST, span=None)

    def _find_words(self, anchor: Anchor, old: Fingerprint) -> tuple[tuple[TextSpan, ...], list[TextSpan]]:
        """All places of the words, and those among the same neighbours; searched once per anchor text."""
        key = (anchor.quote, anchor.fragment, old)
        if key not in self._matches:
            try:
                matches = find_words(self._text, anchor.quote, anchor.fragment)
            except TooMuchToSearch:
                matches = ()  # the anchor is then lost, and a person must review it
            same_context = [
                extent for extent in matches if old.matches(self._context.fingerprint(extent, salt=self._salt))
            ]
            self._matches[key] = matches, same_context
        return self._matches[key]

    def _old_place(self, old: Fingerprint) -> TextSpan | None:
        """The old place in the new text; searched once per pair of neighbours."""
        key = (old.before, old.after)
        if key not in self._old_places:
            self._old_places[key] = self._find_old_place(old)
        return self._old_places[key]

    def _state_at(self, anchor: Anchor, old: Fingerprint, place: TextSpan) -> AnchorState:
        if place.start == place.end or not old.has_guard_of(self._context.fingerprint(place, salt=self._salt)):
            return AnchorState.CHANGED
        words = self._text.text[place.start : place.end]
        if place in find_words(self._text, anchor.quote, anchor.fragment, within=place):
            return AnchorState.EDITED
        # Words known only by their digest cannot be compared with others.
        if anchor.quote is None or critical_tokens(normalise(anchor.quote).text) != critical_tokens(words):
            return AnchorState.CHANGED
        return AnchorState.EDITED

    def _find_old_place(self, old: Fingerprint) -> TextSpan | None:
        """The place between the old nearest neighbours, which contains the new words and may be empty.

        Of several such places, the one with the most matching neighbours is used, and of those the shortest. None if
        there is none.
        """
        best: tuple[int, int, int, int] | None = None
        ends = sorted(self._ends_before(old))
        low = 0
        for first, before in sorted(self._starts_after(old)):
            while low < len(ends) and ends[low][0] < first:
                low += 1
            index = low
            while index < len(ends) and ends[index][0] <= first + _MAX_GAP:
                last, after = ends[index]
                if best is None or (before + after, first - last) > best[:2]:
                    best = (before + after, first - last, first, last)
                index += 1
        return self._span_between(best[2], best[3]) if best is not None else None

    def _span_between(self, first: int, last: int) -> TextSpan:
        words = self._context.words
        if first < last:
            return TextSpan(words[first].start, words[last - 1].end)
        point = words[first].start if first < len(words) else self._text.length
        return TextSpan(point, point)

    def _starts_after(self, old: Fingerprint) -> Iterator[tuple[int, int]]:
        """The places after the old preceding neighbours: index of the first word, and number of matches."""
        if not old.before:
            yield 0, 0
            return
        for index in self._to_left.get(old.before[:_MIN_NEIGHBOURS], ()):
            yield index + 1, self._count_matches(old.before, index, -1)

    def _ends_before(self, old: Fingerprint) -> Iterator[tuple[int, int]]:
        """The places before the old following neighbours: index after the last word, and number of matches."""
        if not old.after:
            yield len(self._hashes), 0
            return
        for index in self._to_right.get(old.after[:_MIN_NEIGHBOURS], ()):
            yield index, self._count_matches(old.after, index, 1)

    def _count_matches(self, hashes: tuple[str, ...], index: int, step: int) -> int:
        """How many hashes match the words from `index` on, before the first difference."""
        for count, expected in enumerate(hashes):
            position = index + step * count
            if not 0 <= position < len(self._hashes) or self._hashes[position] != expected:
                return count
        return len(hashes)

    def _one_sided_place(self, old: Fingerprint, matches: tuple[TextSpan, ...]) -> TextSpan | None:
        """The place of the words with the most matching neighbours on one side, None if no side has enough."""
        best, most = None, _MIN_NEIGHBOURS - 1
        for extent in matches:
            first, last = self._context.neighbours(extent)
            before = self._count_matches(old.before, first - 1, -1)
            after = self._count_matches(old.after, last, 1)
            count = max(before, after)
            # The beginning or the end of the text is as good a neighbour as three words.
            if (before == first == len(old.before)) or (after == len(self._hashes) - last == len(old.after)):
                count = max(count, _MIN_NEIGHBOURS)
            if count > most:
                best, most = extent, count
        return best


def fingerprint_of(anchor: Anchor) -> Fingerprint:
    """Returns the fingerprint stored in an anchor."""
    return Fingerprint(before=_split_hashes(anchor.before), after=_split_hashes(anchor.after), guard=anchor.guard)


def _split_hashes(hashes: str) -> tuple[str, ...]:
    return tuple(hashes[at : at + 2] for at in range(0, len(hashes), 2))
