"""An article: the text of one source with its sentences, as drafting reads it."""

import functools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.proposal import Citation
from diplovisit.evidence.sentence import Sentence, sentence_at, sentence_spans
from diplovisit.evidence.texts import SourceText, TextSpan, UnreadableText, read_text

LARGEST_ARTICLE: Final = 200_000
"""Bytes of the text of one source of a draft. A long article has 30,000."""


@attrs.frozen(kw_only=True, eq=False)
class Article:
    """The text of one source. id: the id of the source.

    >>> article = read_article("paper", b"OSLO, Sept 3 (Example Press) - She will visit Japan. It rained.")
    >>> article.sentences[-1].text
    'It rained.'
    """

    id: str
    text: SourceText

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; `start` of each is its offset in the normal form of the text."""
        return tuple(sentence_at(self.text, span) for span in sentence_spans(self.text))

    def cite(self, sentence: Sentence, start: int, end: int) -> Citation:
        """Returns the citation of a span of a sentence.

        >>> article = read_article("paper", b"She will visit Japan.")
        >>> article.cite(article.sentences[0], 15, 20)
        Citation(source='paper', quote='Japan', start=15)
        """
        return Citation(source=self.id, quote=sentence.text[start:end], start=sentence.start + start)

    def paragraphs(self) -> Iterator[tuple[Sentence, ...]]:
        """Yields the sentences of each paragraph: of the lines of the file between two line breaks."""
        paragraph: list[Sentence] = []
        line = 0
        for sentence in self.sentences:
            at = self.text.line_of(sentence.start)
            if paragraph and at != line:
                yield tuple(paragraph)
                paragraph = []
            paragraph.append(sentence)
            line = self.text.line_of(max(sentence.start, sentence.start + len(sentence.text) - 1))
        if paragraph:
            yield tuple(paragraph)


def read_article(source: str, data: bytes) -> Article:
    """Returns the article of some bytes. Raises UnreadableText for bytes that are no text, and too many."""
    if len(data) > LARGEST_ARTICLE:
        raise UnreadableText(
            f"has {len(data):,} bytes, more than the {LARGEST_ARTICLE:,} that a draft reads of one text;"
            " cut it to the part about the visit"
        )
    return Article(id=source, text=read_text(data))


def sentence_of_span(article: Article, span: TextSpan) -> Sentence:
    """Returns the sentence around a span of the normal form of an article."""
    return sentence_at(article.text, span)
