r"""Several texts in one cell, joined with "; ", and split again without loss.

A backslash marks a semicolon, or a blank at the edge, that belongs to a text: `a\; b`. Ordinary texts have neither.
"""

import re
from collections.abc import Iterable
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

SEPARATOR: Final = "; "

_TOKEN: Final = lazy_pattern(r"\\(?P<literal>[\\;\s])|(?P<end>;)|(?P<plain>.)", re.DOTALL)
_SPECIAL: Final = lazy_pattern(r"\\(?=[\\;\s]|\Z)|;|\A\s|\s\Z")


def join_texts(texts: Iterable[str]) -> str:
    r"""Joins texts into one cell.

    >>> join_texts(["Thimphu", "Paro"]), join_texts(["a; b", "c"]), join_texts(["C:\\New"])
    ('Thimphu; Paro', 'a\\; b; c', 'C:\\New')
    """
    return SEPARATOR.join(_SPECIAL.sub(lambda match: "\\" + match[0], text) for text in texts)


def split_texts(cell: str) -> tuple[str, ...]:
    r"""Returns the texts of a cell without the blanks around them: `split_texts(join_texts(texts)) == texts`.

    >>> split_texts("Thimphu;Paro ; "), split_texts("a\\; b; c"), split_texts("C:\\New")
    (('Thimphu', 'Paro'), ('a; b', 'c'), ('C:\\New',))
    """
    texts: list[str] = []
    text, blanks = "", ""
    for token in _TOKEN.finditer(f"{cell};"):
        if token["end"]:
            if text:
                texts.append(text)
            text = blanks = ""
        elif token["literal"] is None and token[0].isspace():
            # Blanks count once a text goes on behind them.
            blanks += token[0] if text else ""
        else:
            text, blanks = text + blanks + (token["literal"] or token["plain"]), ""
    return tuple(texts)


def join_pair(first: str, second: str) -> str:
    r"""Joins a scheme and its value by a colon. A backslash marks a colon in the scheme.

    >>> join_pair("wikidata", "Q42"), split_pair("doi:10.1000/1:2"), split_pair("Q42")
    ('wikidata:Q42', ('doi', '10.1000/1:2'), None)
    """
    return re.sub(r"[\\:]", r"\\\g<0>", first) + ":" + second


def split_pair(text: str) -> tuple[str, str] | None:
    """Returns the two parts of a text that `join_pair` made; None for a text without a colon."""
    match = re.fullmatch(r"((?:\\[\\:]|[^:])+?):(.+)", text, re.DOTALL)
    return None if match is None else (re.sub(r"\\([\\:])", r"\1", match[1]), match[2])
