"""Texts of ministries, wires and read-outs, with marked quotes, from which the bench makes revised versions.

In a file of `texts/`, a line is a sentence, a blank line ends a paragraph, and "# " marks a line that is no sentence.
Square brackets mark a quote. So the bench knows the sentence of each quote without the code under test.
"""

import re
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from diplovisit.evidence.anchors.anchoring import make_anchor
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer
from diplovisit.evidence.texts import TextSpan, read_text

FOLDER = Path(__file__).parent / "texts"
OPEN, CLOSE = "⟦", "⟧"
"""The marks of the one quote that is anchored; no text has them."""
_QUOTE = re.compile(r"\[([^]]*)\]")


@attrs.frozen
class Block:
    """A paragraph as its sentences, or a line that is no sentence, such as a heading."""

    sentences: tuple[str, ...]
    is_prose: bool = True


@attrs.frozen
class Document:
    """The blocks of a text, and how they are laid out: `paragraphs`, `lines` or `wrapped`."""

    blocks: tuple[Block, ...]
    style: str

    def render(self) -> str:
        """The text with the marks of its quote."""
        texts = [" ".join(block.sentences) for block in self.blocks]
        if self.style == "wrapped":
            texts = [textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False) for text in texts]
        return ("\n" if self.style == "lines" else "\n\n").join(texts) + "\n"

    def replaced(self, index: int, *blocks: Block) -> "Document":
        """The document with other blocks in the place of one."""
        return attrs.evolve(self, blocks=(*self.blocks[:index], *blocks, *self.blocks[index + 1 :]))


@attrs.frozen
class Place:
    """A quote of a document, in which only this quote is marked: the block, and the sentence in it."""

    document: Document
    block: int
    sentence: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its paragraph."""
        return self.document.blocks[self.block].sentences

    @property
    def words(self) -> str:
        """The sentence of the quote."""
        return self.sentences[self.sentence]

    def with_sentence(self, *sentences: str) -> Document:
        """The document with other sentences in the place of that of the quote."""
        changed = (*self.sentences[: self.sentence], *sentences, *self.sentences[self.sentence + 1 :])
        return self.document.replaced(self.block, Block(changed))


@attrs.frozen
class Revision:
    """A text before and after an edit, each with the marks of the quote."""

    old: str
    new: str


Edit = Callable[[Place], Iterable[Revision]]


def read_documents() -> dict[str, Document]:
    """The documents of the folder, by name."""
    return {path.stem: _parse(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))}


def _parse(text: str) -> Document:
    first, *lines = text.splitlines()
    style = first.removeprefix("style: ")
    blocks: list[Block] = []
    sentences: list[str] = []
    for line in [*lines, ""]:
        if sentences and (style == "lines" or not line or line.startswith("# ")):
            blocks.append(Block(tuple(sentences)))
            sentences = []
        if line.startswith("# "):
            blocks.append(Block((line[2:],), is_prose=False))
        elif line:
            sentences.append(line)
    return Document(tuple(blocks), style)


def places_of(document: Document) -> list[Place]:
    """The quotes of a document, each with a document that marks it alone."""
    unmarked = attrs.evolve(
        document,
        blocks=tuple(
            attrs.evolve(block, sentences=tuple(_QUOTE.sub(r"\1", words) for words in block.sentences))
            for block in document.blocks
        ),
    )
    places = []
    for block_index, block in enumerate(document.blocks):
        for index, sentence in enumerate(block.sentences):
            for quote in _QUOTE.finditer(sentence):
                before, behind = (
                    _QUOTE.sub(r"\1", part) for part in (quote.string[: quote.start()], quote.string[quote.end() :])
                )
                marked = f"{before}{OPEN}{quote.group(1)}{CLOSE}{behind}"
                places.append(Place(Place(unmarked, block_index, index).with_sentence(marked), block_index, index))
    return places


def plain(text: str) -> str:
    """A text without the marks of the quote."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def state_after(revision: Revision) -> AnchorState:
    """Anchors the quote in the old text, and returns its state in the new one."""
    old, new = (read_text(plain(text).encode()) for text in (revision.old, revision.new))
    marked = read_text(revision.old.encode()).text
    extent = TextSpan(marked.index(OPEN), marked.index(CLOSE) - 1)
    anchor = make_anchor(old, extent, text_id="paper", quote=old.text[extent.start : extent.end])
    return Reanchorer(new, salt=old.sha256).find(anchor).state
