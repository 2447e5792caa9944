"""Makes text of a record safe to print, and measures how wide it stands in a terminal."""

import unicodedata


def printable(text: str) -> str:
    """The text with everything escaped that a terminal or a log could act on, or that cannot be seen.

    Controls, escape sequences, bidirectional marks and invisible characters come out as Python writes them; a tab is
    four blanks.

    >>> print(printable("\\x1b[31mred\\u202e"))
    \\x1b[31mred\\u202e
    """
    if text.isprintable():
        return text
    return "".join(
        "    " if c == "\t" else c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in text
    )


def width(text: str) -> int:
    """How many columns a printable text takes: two for a wide character (Unicode Annex 11), none for a combining mark.

    >>> width("Moscow"), width("東京"), width("e\\u0301")
    (6, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
