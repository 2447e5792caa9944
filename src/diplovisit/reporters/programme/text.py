"""A programme as plain text for a terminal or a file, wrapped to a width."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.reporters.printable import display_width, printable, printable_line
from diplovisit.reporters.programme.values import Item, Programme, Section

_NARROWEST: Final = 40
_WIDEST: Final = 100
_LABEL_WIDTH: Final = 16


def programmes_text(programmes: Iterable[Programme], width: int) -> Iterator[str]:
    """Yields each programme, with an empty line between two of them; no line is longer than the width if words allow.

    >>> shown = Programme(record="a", title="Talks", head=(Item(label="Status", text="held"),), sections=(), origin="")
    >>> print("".join(programmes_text([shown], 80)), end="")
    Talks
    =====
    Status          held
    <BLANKLINE>
    """
    width = min(max(width, _NARROWEST), _WIDEST)
    for number, programme in enumerate(programmes):
        yield ("\n" if number else "") + "".join(f"{line.rstrip()}\n" for line in _lines(programme, width))


def _lines(programme: Programme, width: int) -> Iterator[str]:
    title = list(_wrapped(programme.title, "", width))
    yield from title
    yield "=" * max(map(display_width, title))
    for item in programme.head:
        yield from _item(item, "", width)
    for section in programme.sections:
        yield from _section(section, width)
    yield ""
    yield from _wrapped(programme.origin, "", width)


def _section(section: Section, width: int) -> Iterator[str]:
    yield ""
    mark = f"[{section.mark}] " if section.mark else ""
    title = list(_wrapped(f"{mark}{section.title}", "", width))
    yield from title
    yield "-" * max(map(display_width, title))
    for item in section.lead:
        yield from _item(item, "", width)
    for group in section.groups:
        if group.title:
            yield from ("", *_wrapped(group.title, "  ", width)) if section.lead else _wrapped(group.title, "  ", width)
        for item in group.items:
            yield from _item(item, "    " if group.title else "", width)


def _item(item: Item, indent: str, width: int) -> Iterator[str]:
    """An item with its label before it, or with a hyphen; notes are indented below it."""
    head = f"{indent}{_padded(item.label)}" if item.label else f"{indent}- "
    mark = f"[{item.mark}] " if item.mark else ""
    blanks = " " * len(head)
    yield from _wrapped(f"{mark}{item.text}", head, width, blanks)
    for note in item.notes:
        yield from _wrapped(note, blanks, width, f"{blanks}  ")


def _padded(label: str) -> str:
    return label + " " * max(_LABEL_WIDTH - len(label), 2)


def _wrapped(text: str, head: str, width: int, indent: str | None = None) -> Iterator[str]:
    """Yields the lines of a text: the first after `head`, the others after `indent`; `head` where that is None.

    Nothing in a text becomes a line break, a command or a control of the terminal.
    """
    indent = head if indent is None else indent
    line, start = "", head
    for word in " ".join(text.split("\n")).split(" "):
        shown = printable(word)
        joined = f"{line} {shown}" if line else shown
        # An escaped command is wider than the words.
        if line and display_width(printable_line(start + joined)) > width:
            yield printable_line(start + line)
            start, line = indent, shown
        else:
            line = joined
    yield printable_line(start + line)
