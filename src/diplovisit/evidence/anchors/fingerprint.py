"""The fingerprint of a place in a text: the words around it, as hashes that do not disclose the text.

The hash of a word is one byte, salted with the digest of the text. One word in 256 has the same hash, so the words
cannot be recovered from it. Twelve such hashes in a row never match by chance. The guard is two bytes over the critical
tokens of the sentence. It also detects a "not" that was inserted seven words away.

The guard looks at the sentence and not at the headings, slugs, corrections and advertisements beside it. A dateline has
two bytes of its own: it may be added or removed, and not changed. A sentence that takes the one before back ("He later
denied it.") belongs to its guard, and so does the introduction of a list.
"""

import bisect
import hashlib
from typing import Final

import attrs

from diplovisit.evidence.anchors.critical_words import critical_tokens, is_retraction
from diplovisit.evidence.anchors.sentences import TextPiece, cut_pieces, without_markup
from diplovisit.evidence.texts.source_text import SourceText, TextSpan
from diplovisit.evidence.texts.word_boundaries import word_spans

NEIGHBOURS: Final = 6
"""How many words on each side of a place are hashed."""


@attrs.frozen(kw_only=True)
class Fingerprint:
    """The words around a place: hashes of the words before and after it, nearest first, and the guard.

    Fewer than NEIGHBOURS hashes mean that the text begins or ends there.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    guard: str

    def matches(self, other: "Fingerprint") -> bool:
        """Whether both are of the same words around a place, in a sentence with the same critical tokens."""
        return (self.before, self.after) == (other.before, other.after) and self.has_guard_of(other)

    def has_guard_of(self, other: "Fingerprint") -> bool:
        """Whether the sentences have the same critical tokens, and their datelines, where both have one.

        >>> first, second, third = (Fingerprint(before=(), after=(), guard=guard) for guard in ["12", "1234", "1235"])
        >>> Fingerprint(before=(), after=(), guard="9f02").has_guard_of(
        ...     Fingerprint(before=(), after=(), guard="9f02c41e")
        ... )
        True
        """
        one, two = self.guard, other.guard
        return one[:_DIGITS] == two[:_DIGITS] and (_DIGITS in (len(one), len(two)) or one == two)


_DIGITS: Final = 4  # of the hash of one guard
_MOST_RETRACTIONS: Final = 2  # sentences directly after that may take the sentence back


@attrs.frozen(eq=False)
class TextContext:
    """A text split into words and pieces once, to take the fingerprints of many places in it.

    text: the normal form, with blanks for markup.
    """

    text: str
    words: tuple[TextSpan, ...]
    pieces: tuple[TextPiece, ...]
    _fingerprints: dict[tuple[TextSpan, str], Fingerprint] = attrs.field(init=False, factory=dict)
    _hashes: dict[tuple[int, str], str] = attrs.field(init=False, factory=dict)
    _retractions: dict[int, bool] = attrs.field(init=False, factory=dict)

    def fingerprint(self, extent: TextSpan, *, salt: str) -> Fingerprint:
        """Returns the fingerprint of a place that begins and ends at word boundaries; each is computed once."""
        if (known := self._fingerprints.get((extent, salt))) is None:
            known = self._fingerprints[extent, salt] = self._make_fingerprint(extent, salt)
        return known

    def _make_fingerprint(self, extent: TextSpan, salt: str) -> Fingerprint:
        first, last = self.neighbours(extent)
        before = self.words[max(0, first - NEIGHBOURS) : first][::-1]
        after = self.words[last : last + NEIGHBOURS]
        return Fingerprint(
            before=tuple(word_hash(self.text[word.start : word.end], salt) for word in before),
            after=tuple(word_hash(self.text[word.start : word.end], salt) for word in after),
            guard=self._guard(extent, salt),
        )

    def _guard(self, extent: TextSpan, salt: str) -> str:
        first, last = self._pieces_of(extent)
        introduction = self.pieces[first].introduction
        indices = [] if introduction is None or introduction >= first else [introduction]
        indices += [*range(first, last + 1), *self._retractions_after(last)]
        hashes = " ".join(filter(None, (self._hash(index, salt) for index in indices)))
        guard = hashlib.sha256(hashes.encode()).hexdigest()[:_DIGITS]
        if first and self.pieces[first - 1].is_dateline:
            guard += self._hash(first - 1, salt)
        return guard

    def _hash(self, index: int, salt: str) -> str:
        """The hash of the critical tokens of a piece, empty if it has none. Each is computed once.

        In a text without full stops all places share one very long piece.
        """
        key = (index, salt)
        if key not in self._hashes:
            tokens = critical_tokens(self._words_of(index))
            self._hashes[key] = (
                hashlib.sha256(f"{salt} {' '.join(tokens)}".encode()).hexdigest()[:_DIGITS] if tokens else ""
            )
        return self._hashes[key]

    def _words_of(self, index: int) -> str:
        piece = self.pieces[index]
        return self.text[piece.start : piece.end]

    def _retractions_after(self, index: int) -> list[int]:
        """The pieces directly after a piece that take it back."""
        found: list[int] = []
        for following in range(index + 1, min(index + 1 + _MOST_RETRACTIONS, len(self.pieces))):
            if following not in self._retractions:
                self._retractions[following] = is_retraction(self._words_of(following))
            if not self._retractions[following]:
                break
            found.append(following)
        return found

    def neighbours(self, extent: TextSpan) -> tuple[int, int]:
        """Returns the index of the first word not entirely before a place, and of the first entirely after it."""
        first = bisect.bisect_right(self.words, extent.start, key=lambda word: word.end)
        last = bisect.bisect_left(self.words, extent.end, key=lambda word: word.start)
        return first, max(first, last)

    def sentence(self, extent: TextSpan) -> tuple[int, int]:
        """Returns the start and end of the sentence, or sentences, that contain a place."""
        first, last = self._pieces_of(extent)
        return self.pieces[first].start, self.pieces[last].end

    def _pieces_of(self, extent: TextSpan) -> tuple[int, int]:
        """The index of the first piece that contains a place, and of the last."""
        first = bisect.bisect_right(self.pieces, extent.start, key=lambda piece: piece.start) - 1
        last = bisect.bisect_right(self.pieces, max(extent.start, extent.end - 1), key=lambda piece: piece.start) - 1
        return first, last


def text_context(text: SourceText) -> TextContext:
    """Splits a text into words and pieces; markup is no word.

    >>> from diplovisit.evidence.texts import read_text
    >>> context = text_context(read_text(b"He may go. On March 7 he goes to Russia."))
    >>> context.text[slice(*context.sentence(TextSpan(14, 21)))]
    'On March 7 he goes to Russia.'
    >>> context.fingerprint(TextSpan(14, 21), salt="a" * 64).before
    ('ca', 'b7', '2e', '68')
    """
    unmarked = without_markup(text.text)
    words = tuple(TextSpan(start, end) for start, end in word_spans(unmarked))
    return TextContext(unmarked, words, cut_pieces(text, unmarked))


def word_hash(word: str, salt: str) -> str:
    """Returns the hash of a word: one byte, as two hexadecimal digits."""
    return hashlib.sha256(f"{salt} {word}".encode()).hexdigest()[:2]
