"""Programmes as a page: one HTML file, readable without network, colour, pointer or script."""

import base64
import hashlib
import html
import pkgutil
from collections.abc import Iterable, Iterator, Sequence

from diplovisit.reporters.printable import printable
from diplovisit.reporters.programme.values import Item, ItemGroup, Programme, Section


def programmes_page(programmes: Sequence[Programme]) -> str:
    """Returns a page with each programme, and a list of them before several.

    Everything that comes from a record is escaped, and invisible characters are written as escapes.
    """
    data = pkgutil.get_data("diplovisit.reporters.programme", "page.css")
    assert data is not None  # it is part of the package
    style = data.decode()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = programmes[0].title if len(programmes) == 1 else f"{len(programmes):,} visits"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"'
        f" content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Programme: {_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{_index(programmes)}{''.join(_article(number, one) for number, one in enumerate(programmes, 1))}"
        "</main>\n</body>\n</html>\n"
    )


def _index(programmes: Sequence[Programme]) -> str:
    if len(programmes) == 1:
        return ""
    items = "".join(
        f'<li><a href="#visit-{number}"><bdi>{_text(one.title)}</bdi></a></li>'
        for number, one in enumerate(programmes, 1)
    )
    return f'<nav aria-label="Visits"><ol>{items}</ol></nav>\n'


def _article(number: int, programme: Programme) -> str:
    sections = "".join(map(_section, programme.sections))
    return (
        f'<article id="visit-{number}"><header><p class="kicker">Programme of a visit</p>'
        f"<h1><bdi>{_text(programme.title)}</bdi></h1>\n{_pairs(programme.head)}</header>\n{sections}"
        f'<p class="record">{_text(programme.origin)}</p></article>\n'
    )


def _section(section: Section) -> str:
    groups = "".join(map(_group, section.groups))
    kind = ' class="open"' if section.is_open else ""
    lead = _pairs(section.lead) if section.lead else ""
    title = f"<bdi>{_text(section.title)}</bdi>"
    if section.mark:
        title = f'<s>{title}</s> <strong class="mark off">{_text(section.mark)}</strong>'
    return f"<section{kind}><h2>{title}</h2>{lead}{groups}</section>\n"


def _group(group: ItemGroup) -> str:
    title = f"<h3><bdi>{_text(group.title)}</bdi></h3>" if group.title else ""
    if any(item.label for item in group.items):
        return f'{title}<div class="day">{_pairs(group.items)}</div>'
    return f"{title}<ul>{''.join(f'<li>{_said(item)}</li>' for item in group.items)}</ul>"


def _pairs(items: Iterable[Item]) -> str:
    pairs = "".join(f"<dt>{_text(item.label)}</dt><dd>{_said(item)}</dd>" for item in items)
    return f"<dl>{pairs}</dl>"


def _said(item: Item) -> str:
    text = f"<bdi>{_text(item.text)}</bdi>"
    text = f"<s>{text}</s>" if item.is_off else text
    return " ".join((f'<span class="text">{text}</span>', *_mark(item), *_notes(item)))


def _mark(item: Item) -> Iterator[str]:
    if item.mark:
        yield f'<strong class="mark{" off" if item.is_off else ""}">{_text(item.mark)}</strong>'


def _notes(item: Item) -> Iterator[str]:
    for note in item.notes:
        yield f'<span class="note"><bdi>{_text(note)}</bdi></span>'


def _text(value: str) -> str:
    """Text of a record on one line, escaped for HTML."""
    return html.escape(printable(" ".join(value.split("\n"))))
