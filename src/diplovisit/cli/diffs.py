"""Shows what a command would change in a file, as a unified diff that can go to any terminal or log."""

import difflib
from collections.abc import Iterator

from diplovisit.reporters.printable import printable_line


def unified(name: str, before: bytes, after: bytes, label: str) -> Iterator[str]:
    r"""The lines of a unified diff: only LF ends a line, and what cannot be seen is shown as an escape.

    >>> print("".join(unified("visit.yaml", b"id: a\r\n", b"id: a", "formatted")), end="")
    --- visit.yaml
    +++ visit.yaml (formatted)
    @@ -1 +1 @@
    -id: a\r
    +id: a
    \ No newline at end of file
    """
    old, new = (_lines(data) for data in (before, after))
    for line in difflib.unified_diff(old, new, fromfile=name, tofile=f"{name} ({label})", lineterm="\n"):
        # A tab looks like the blanks that are to take its place.
        yield printable_line(line.removesuffix("\n").replace("\t", "\\t")) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    *lines, last = data.decode("utf-8", "replace").split("\n")
    return [*(line + "\n" for line in lines), *filter(None, (last,))]
