"""Edits of a text that leave every fact of it as it was."""

import re
import textwrap
from collections.abc import Iterator

import attrs

from tests.evidence.anchors.harmless_words import DATELINES, LINES, SENTENCES, SPELLINGS, TYPOS
from tests.evidence.anchors.revised_texts import CLOSE, OPEN, Block, Document, Edit, Place, Revision

DATELINE = re.compile("[A-Z]{2,}|Doha,")


def _both_ways(old: Document | str, new: Document | str) -> Iterator[Revision]:
    texts = [text if isinstance(text, str) else text.render() for text in (old, new)]
    yield Revision(texts[0], texts[1])
    yield Revision(texts[1], texts[0])


def _beside(line: str) -> Edit:
    """A line of its own before or after the paragraph, or after the sentence, which then ends its paragraph."""

    def edit(place: Place) -> Iterator[Revision]:
        document, index, sentences = place.document, place.block, place.sentences
        paragraph, other = Block(sentences), Block((line,), is_prose=False)
        first, second = Block(sentences[: place.sentence + 1]), Block(sentences[place.sentence + 1 :])
        yield from _both_ways(document, document.replaced(index, other, paragraph))
        yield from _both_ways(document, document.replaced(index, paragraph, other))
        if second.sentences:
            yield from _both_ways(document, document.replaced(index, first, other, second))

    return edit


def _whole(change: str) -> Edit:
    def edit(place: Place) -> Iterator[Revision]:
        old = place.document.render()
        match change:
            case "double blanks":
                new = re.sub(r"(?<=\.) (?=[A-Z])", "  ", old)
            case "no-break spaces":
                new = old.replace(" of ", "\u00a0of ")
            case "windows line ends":
                new = "\ufeff" + old.replace("\n", "\r\n")
            case "indented":
                new = textwrap.indent(old, "    ")
            case "curly quotation marks":
                new = re.sub(r'(?<!\w)"', "“", old)
                new = re.sub('"', "”", new).replace("'", "’") if new != old else old.replace("'", "’")
            case "dashes":
                new = old.replace(" - ", " — ").replace(" – ", " - ")
            case "soft hyphens":
                new = old.replace("minist", "minis\u00adt")
            case "markup of paragraphs":
                new = "".join(f"<p>{' '.join(block.split())}</p>\n" for block in re.split(r"\n+", old.strip()))
                new = new if place.document.style != "wrapped" else old
            case "markup between sentences":
                new = re.sub(r"(?<=[a-z0-9]\.) (?=[A-Z])", "<br> ", old)
            case "entities":
                new = re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "&nbsp; ", old)
            case "bold words":
                new = re.sub(r"(?<= )(talks|visit|meeting|minister|agreements|statement)(?= )", r"<b>\1</b>", old)
            case _:
                raise AssertionError(change)
        yield from _both_ways(old, new)

    return edit


def _wrapped(place: Place) -> Iterator[Revision]:
    for style in ("paragraphs", "wrapped"):
        yield from _both_ways(place.document, attrs.evolve(place.document, style=style))


def _split(place: Place) -> Iterator[Revision]:
    for at in {place.sentence, place.sentence + 1} - {0, len(place.sentences)}:
        blocks = Block(place.sentences[:at]), Block(place.sentences[at:])
        yield from _both_ways(place.document, place.document.replaced(place.block, *blocks))


def _join(place: Place) -> Iterator[Revision]:
    """Joins the paragraph with the prose beside it."""
    blocks = place.document.blocks
    for first in (place.block - 1, place.block):
        pair = blocks[first : first + 2]
        if first >= 0 and len(pair) > 1 and all(block.is_prose for block in pair):
            joined = Block((*pair[0].sentences, *pair[1].sentences))
            new = attrs.evolve(place.document, blocks=(*blocks[:first], joined, *blocks[first + 2 :]))
            yield from _both_ways(place.document, new)


def _move(place: Place) -> Iterator[Revision]:
    rest = place.document.blocks[: place.block] + place.document.blocks[place.block + 1 :]
    block = place.document.blocks[place.block]
    for blocks in ((*rest, block), (block, *rest)):
        yield Revision(place.document.render(), attrs.evolve(place.document, blocks=blocks).render())


def _new_sentence(place: Place) -> Iterator[Revision]:
    for sentence in SENTENCES:
        words = place.sentences[place.sentence]
        yield from _both_ways(place.document, place.with_sentence(words, sentence))
        if not DATELINE.match(words):
            yield from _both_ways(place.document, place.with_sentence(sentence, words))


def _neighbour_removed(place: Place) -> Iterator[Revision]:
    for beside in (place.sentence - 1, place.sentence + 1):
        if 0 <= beside < len(place.sentences):
            left = (*place.sentences[:beside], *place.sentences[beside + 1 :])
            yield Revision(place.document.render(), place.document.replaced(place.block, Block(left)).render())


def _reworded(pairs: dict[str, str], *, once: bool) -> Edit:
    """Other spellings of words of the sentence outside the quote."""

    def edit(place: Place) -> Iterator[Revision]:
        words = place.words
        inside = words[words.index(OPEN) + 1 : words.index(CLOSE)].split()
        for one, other in pairs.items():
            new = re.sub(rf"\b{one}\b", other, words, count=1)
            if new != words and one not in inside:
                yield from _both_ways(place.with_sentence(words), place.with_sentence(new))
                if once:
                    return

    return edit


def _typo_elsewhere(place: Place) -> Iterator[Revision]:
    others = [index for index, block in enumerate(place.document.blocks) if index != place.block and block.is_prose]
    for index in others[:2]:
        block = place.document.blocks[index]
        changed = tuple(sentence.replace("the ", "teh ", 1) for sentence in block.sentences)
        yield from _both_ways(place.document, place.document.replaced(index, Block(changed)))


def _dateline(place: Place) -> Iterator[Revision]:
    words = place.sentences[place.sentence]
    if place.sentence == 0 and not DATELINE.match(words):
        for line in DATELINES:
            yield from _both_ways(place.document, place.with_sentence(line + words))


def _numbered(place: Place) -> Iterator[Revision]:
    for form in ("{}. ", "({}) ", "{}) ", "• ", "- ", "* "):
        count, blocks = 0, []
        for block in place.document.blocks:
            count += block.is_prose
            mark = form.format(count) if block.is_prose else ""
            blocks.append(Block((mark + block.sentences[0], *block.sentences[1:]), block.is_prose))
        yield from _both_ways(place.document, attrs.evolve(place.document, blocks=tuple(blocks)))


def _at_the_ends(place: Place) -> Iterator[Revision]:
    text = place.document.render()
    for line in (
        "© 2025 Example Media Ltd. All rights reserved.",
        "For further information: press@example.org",
        "ENDS",
    ):
        yield from _both_ways(text, f"{text}\n{line}\n")
    for line in ("HOME | WORLD | POLITICS", "Skip to main content", "For immediate release No. 114/2025"):
        yield from _both_ways(text, f"{line}\n\n{text}")


def _two_at_once(place: Place) -> Iterator[Revision]:
    document, paragraph = place.document, Block(place.sentences)
    heading, line = (Block((words,), is_prose=False) for words in ("THE TALKS", "Advertisement"))
    yield from _both_ways(document, document.replaced(place.block, heading, paragraph, line))
    yield from _both_ways(document, document.replaced(place.block, line, heading, paragraph))


HARMLESS: dict[str, tuple[Edit, ...]] = {
    **{f"line beside: {kind}": tuple(map(_beside, lines)) for kind, lines in LINES.items()},
    **{
        f"layout: {kind}": (_whole(kind),)
        for kind in [
            *("double blanks", "no-break spaces", "windows line ends", "indented", "curly quotation marks", "dashes"),
            *("soft hyphens", "markup of paragraphs", "markup between sentences", "entities", "bold words"),
        ]
    },
    "layout: lines wrapped": (_wrapped,),
    "paragraph split": (_split,),
    "paragraphs joined": (_join,),
    "paragraph moved": (_move,),
    "new sentence beside": (_new_sentence,),
    "sentence beside removed": (_neighbour_removed,),
    "typo mended in the sentence": (_reworded(TYPOS, once=False),),
    "British or American spelling": (_reworded(SPELLINGS, once=False),),
    "typo mended elsewhere": (_typo_elsewhere,),
    "dateline": (_dateline,),
    "numbered paragraphs": (_numbered,),
    "lines at the ends": (_at_the_ends,),
    "two lines at once": (_two_at_once,),
}
