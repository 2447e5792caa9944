"""Makes text of a record safe to print, in a terminal and in a log."""

import re

# GitHub's and Azure's runners obey ##[command] and ##vso[command] wherever they stand in a line, not at its start alone
# (actions/runner, ActionCommand.TryParse); TeamCity has ##teamcity[command].
ORDER = re.compile(r"##(?=[A-Za-z]*\[)")


def printable(text: str) -> str:
    """The text with everything escaped that a terminal or a log could act on, or that cannot be seen.

    Controls, escape sequences, bidirectional marks and invisible characters come out as Python writes them; a tab is
    four blanks. So does the first letter of what a runner of workflows would take for an order.

    >>> print(printable("\\x1b[31mred\\u202e"), printable("##[add-mask]a"))
    \\x1b[31mred\\u202e \\x23#[add-mask]a
    """
    if text.isprintable() and "##" not in text:
        return text
    return "".join(cells(text))


def cells(text: str) -> list[str]:
    """Each character of a text as it is shown.

    >>> cells("a\\tb\\x85")
    ['a', '    ', 'b', '\\\\x85']
    """
    shown = [c if c.isprintable() else _escaped(c) for c in text]
    for order in ORDER.finditer(text):
        shown[order.start()] = "\\x23"
    return shown


def _escaped(character: str) -> str:
    return "    " if character == "\t" else character.encode("unicode_escape", "replace").decode()
