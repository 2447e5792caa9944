"""A programme as Markdown, for a wiki or a comment."""

from collections.abc import Iterable, Iterator

from diplovisit.reporters.changes.text import escape_markdown
from diplovisit.reporters.programme.values import Item, Programme, Section


def programmes_markdown(programmes: Iterable[Programme]) -> Iterator[str]:
    """Yields each programme as a section with headings and lists. All texts of the record are plain text in it.

    >>> shown = Programme(record="a", title="*A*", head=(Item(label="Status", text="held"),), sections=(), origin="")
    >>> print("".join(programmes_markdown([shown])), end="")
    # \\*A\\*
    <BLANKLINE>
    - **Status**: held
    """
    for number, programme in enumerate(programmes):
        yield ("\n" if number else "") + "\n\n".join(filter(None, _blocks(programme))) + "\n"


def _blocks(programme: Programme) -> Iterator[str]:
    yield f"# {_text(programme.title)}"
    yield _list(programme.head)
    for section in programme.sections:
        yield from _section(section)
    yield f"*{_text(programme.origin)}*" if programme.origin else ""


def _section(section: Section) -> Iterator[str]:
    title = _text(section.title)
    yield f"## ~~{title}~~ **({_text(section.mark)})**" if section.mark else f"## {title}"
    yield _list(section.lead)
    for group in section.groups:
        yield f"### {_text(group.title)}" if group.title else ""
        yield _list(group.items)


def _list(items: Iterable[Item]) -> str:
    return "\n".join(line for item in items for line in _item(item))


def _item(item: Item) -> Iterator[str]:
    label = f"**{_text(item.label)}**: " if item.label else ""
    text = f"~~{_text(item.text)}~~" if item.is_off else _text(item.text)
    mark = f" **({_text(item.mark)})**" if item.mark else ""
    yield f"- {label}{text}{mark}"
    for note in item.notes:
        yield f"  - {_text(note)}"


def _text(text: str) -> str:
    """Text of the record on one line, escaped. Four blanks at its beginning would make it code."""
    return escape_markdown(" ".join(text.split("\n")).strip())
