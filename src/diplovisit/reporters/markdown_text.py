"""Data as plain text in Markdown: no markup, no links, no mentions, in GitHub's form of it, too."""

import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.reporters.printable import printable

_SIGNS: Final = lazy_pattern(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
# These need no backslash: they have a meaning only between other signs, which get one.
_HARMLESS: Final = frozenset(" ,;'\"()?%/")
_MENTIONS: Final = frozenset("@#")
_ISSUE: Final = lazy_pattern(r"\b(GH)\\-(?=[0-9])", re.IGNORECASE)  # GitHub takes GH-1 for #1


def escape_markdown(text: str) -> str:
    """Returns data as plain text in Markdown: no markup, no links, no mentions.

    Signs with a meaning get a backslash (CommonMark 0.31, section 2.4). An empty comment follows `@` and `#`, because
    GitHub looks for names and numbers after it has removed the backslashes.

    >>> print(escape_markdown("**bold** [x](http://example.org) @desk #1 GH-1"))
    \\*\\*bold\\*\\* \\[x\\](http\\://example\\.org) \\@<!-- -->desk \\#<!-- -->1 GH\\-<!-- -->1
    """
    return _ISSUE.sub(r"\1\\-<!-- -->", _SIGNS.sub(_with_backslash, printable(text)))


def _with_backslash(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _HARMLESS:
        return sign
    return f"\\{sign}<!-- -->" if sign in _MENTIONS else f"\\{sign}"


def code_span(text: str) -> str:
    """Returns data in a code span, between more backticks than it has in a row (CommonMark 0.31, section 6.1).

    >>> code_span("visits/a.yaml"), code_span("a`b")
    ('`visits/a.yaml`', '`` a`b ``')
    """
    shown = printable(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    if longest == 0:
        return f"`{shown}`"
    ticks = "`" * (longest + 1)
    return f"{ticks} {shown} {ticks}"
