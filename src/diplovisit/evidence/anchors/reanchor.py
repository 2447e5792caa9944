"""Finds an anchor again in a text that has changed, and says how sure that is.

Only words that stand among the same neighbours, in a sentence with the same critical tokens, are taken without a look:
`exact` where they stood, `moved` elsewhere. Whatever else was found is told as what it is. A fuzzy match would take
"$10 billion" for "$100 billion", which are as like as two strings can be.
"""

import enum
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.anchors.fingerprint import Fingerprint, critical_tokens, text_context, word_hash
from diplovisit.evidence.anchors.locating import find_words
from diplovisit.evidence.anchors.lock_file import Anchor
from diplovisit.evidence.texts.normal_form import normalise
from diplovisit.evidence.texts.source_text import SourceText, TextSpan, TooMuchToSearch
from diplovisit.record import Fragment


class AnchorState(enum.StrEnum):
    """What became of an anchor."""

    EXACT = "exact"  # the same words among the same, where they stood
    MOVED = "moved"  # the same words among the same, at another place
    EDITED = "edited"  # its place was found; words in it or about it were changed, none of them critical
    CHANGED = "changed"  # its place was found; a number, a month, a negation or the like is another: a stale fact
    ELSEWHERE = "elsewhere"  # the same words, but in other company
    LOST = "lost"  # neither the words nor their place

    @property
    def is_safe(self) -> bool:
        """Whether the anchor may be taken over without a look.

        >>> [verdict.value for verdict in AnchorState if verdict.is_safe]
        ['exact', 'moved']
        """
        return self in (AnchorState.EXACT, AnchorState.MOVED)


@attrs.frozen(kw_only=True)
class Reanchoring:
    """What became of an anchor, and where its words or their place are now: None where it is lost."""

    anchor: Anchor
    verdict: AnchorState
    extent: TextSpan | None


# So many of the nearest neighbours must be those of old for a place to be the old one: by chance, one in 16 million.
_ENOUGH: Final = 3
_MOST_ALIKE: Final = 1_000  # places of the same three neighbours that are compared: who has more finds none for certain
_LONGEST_GAP: Final = 24  # words that may stand now where the quote stood


class Reanchorer:
    """The text as it is now, its words hashed as those of the old text were: finds one anchor after the other in it."""

    def __init__(self, text: SourceText, *, salt: str) -> None:
        self._text, self._salt = text, salt
        self._around = around = text_context(text.text)
        self._same: dict[
            tuple[str | None, Fragment | None, Fingerprint], tuple[tuple[TextSpan, ...], list[TextSpan]]
        ] = {}
        self._old_places: dict[tuple[tuple[str, ...], tuple[str, ...]], TextSpan | None] = {}
        self._hashes = [word_hash(around.text[word.start : word.end], salt) for word in around.words]
        # Words by the hashes that begin with theirs and go on to the left or to the right: one, two and three.
        self._to_left: dict[tuple[str, ...], list[int]] = {}
        self._to_right: dict[tuple[str, ...], list[int]] = {}
        for index in range(len(self._hashes)):
            for count in range(1, _ENOUGH + 1):
                right = tuple(self._hashes[index : index + count])
                left = tuple(self._hashes[max(0, index + 1 - count) : index + 1][::-1])
                for known, hashes in ((self._to_left, left), (self._to_right, right)):
                    if len(hashes) == count and len(alike := known.setdefault(hashes, [])) < _MOST_ALIKE:
                        alike.append(index)

    def find(self, anchor: Anchor) -> Reanchoring:
        """What became of an anchor."""
        old = fingerprint_of(anchor)
        found, same = self._found(anchor, old)
        stayed = next((extent for extent in same if extent.start == anchor.start), None)
        if stayed is not None:
            return Reanchoring(anchor=anchor, verdict=AnchorState.EXACT, extent=stayed)
        if len(same) == 1:
            return Reanchoring(anchor=anchor, verdict=AnchorState.MOVED, extent=same[0])
        if same:  # the same passage stands twice, and neither where it stood
            return Reanchoring(anchor=anchor, verdict=AnchorState.ELSEWHERE, extent=same[0])
        if (place := self._place_of_old(old) or self._half_a_place(old, found)) is not None:
            return Reanchoring(anchor=anchor, verdict=self._altered(anchor, old, place), extent=place)
        if found:
            return Reanchoring(anchor=anchor, verdict=AnchorState.ELSEWHERE, extent=found[0])
        return Reanchoring(anchor=anchor, verdict=AnchorState.LOST, extent=None)

    def _found(self, anchor: Anchor, old: Fingerprint) -> tuple[tuple[TextSpan, ...], list[TextSpan]]:
        """Where the words are now, and where they stand among the same neighbours; looked for once."""
        key = (anchor.quote, anchor.fragment, old)
        if key not in self._same:
            try:
                found = find_words(self._text, anchor.quote, anchor.fragment)
            except TooMuchToSearch:
                found = ()  # the anchor is lost then, and somebody has to look
            same = [extent for extent in found if self._around.fingerprint(extent, salt=self._salt) == old]
            self._same[key] = found, same
        return self._same[key]

    def _place_of_old(self, old: Fingerprint) -> TextSpan | None:
        key = (old.before, old.after)
        if key not in self._old_places:
            self._old_places[key] = self._old_place(old)
        return self._old_places[key]

    def _altered(self, anchor: Anchor, old: Fingerprint, place: TextSpan) -> AnchorState:
        if place.start == place.end or self._around.fingerprint(place, salt=self._salt).guard != old.guard:
            return AnchorState.CHANGED
        here = self._text.text[place.start : place.end]
        if place in find_words(self._text, anchor.quote, anchor.fragment, within=place):
            return AnchorState.EDITED
        # Words that are known by their digest alone cannot be compared with others.
        if anchor.quote is None or critical_tokens(normalise(anchor.quote).text) != critical_tokens(here):
            return AnchorState.CHANGED
        return AnchorState.EDITED

    def _old_place(self, old: Fingerprint) -> TextSpan | None:
        """The place between the nearest neighbours of old: the words that stand there now, which may be none."""
        best: tuple[int, int, int, int] | None = None
        ends = sorted(self._behind(old))
        low = 0
        for first, before in sorted(self._in_front(old)):
            while low < len(ends) and ends[low][0] < first:
                low += 1
            at = low
            while at < len(ends) and ends[at][0] <= first + _LONGEST_GAP:
                last, after = ends[at]
                if best is None or (before + after, first - last) > best[:2]:
                    best = (before + after, first - last, first, last)
                at += 1
        return self._between(best[2], best[3]) if best is not None else None

    def _between(self, first: int, last: int) -> TextSpan:
        words = self._around.words
        if first < last:
            return TextSpan(words[first].start, words[last - 1].end)
        point = words[first].start if first < len(words) else self._text.length
        return TextSpan(point, point)

    def _in_front(self, old: Fingerprint) -> Iterator[tuple[int, int]]:
        """Every word before which the nearest neighbours of old stand: its index, and how many they are."""
        if not old.before:
            yield 0, 0
            return
        for index in self._to_left.get(old.before[:_ENOUGH], ()):
            yield index + 1, self._matched(old.before, index, -1)

    def _behind(self, old: Fingerprint) -> Iterator[tuple[int, int]]:
        if not old.after:
            yield len(self._hashes), 0
            return
        for index in self._to_right.get(old.after[:_ENOUGH], ()):
            yield index, self._matched(old.after, index, 1)

    def _matched(self, hashes: tuple[str, ...], index: int, step: int) -> int:
        for count, wanted in enumerate(hashes):
            at = index + step * count
            if not 0 <= at < len(self._hashes) or self._hashes[at] != wanted:
                return count
        return len(hashes)

    def _half_a_place(self, old: Fingerprint, found: tuple[TextSpan, ...]) -> TextSpan | None:
        """The words themselves, where the neighbours of one side are still there."""
        best, most = None, _ENOUGH - 1
        for extent in found:
            first, last = self._around.neighbours(extent)
            matched = max(self._matched(old.before, first - 1, -1), self._matched(old.after, last, 1))
            if matched > most:
                best, most = extent, matched
        return best


def fingerprint_of(anchor: Anchor) -> Fingerprint:
    """The fingerprint that an anchor holds."""
    return Fingerprint(before=_pairs(anchor.before), after=_pairs(anchor.after), guard=anchor.guard)


def _pairs(hashes: str) -> tuple[str, ...]:
    return tuple(hashes[at : at + 2] for at in range(0, len(hashes), 2))
