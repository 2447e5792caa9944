"""Colours for reports to people on a terminal: the severity, the place, the carets, and the changed lines.

The text stays as it was, with escape sequences around parts of it (ECMA-48, section 8.3.117, SGR). Reports never let
data begin a line, so the form of a line says what it is.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_BOLD: Final = "1"
_RED: Final = "1;31"
_GREEN: Final = "32"
_YELLOW: Final = "1;33"
_BLUE: Final = "1;34"
_CYAN: Final = "36"
_BY_SEVERITY: Final = {"error": _RED, "warning": _YELLOW, "info": _BLUE}

_FINDING: Final = lazy_pattern(r"(?P<place>.*?): (?P<what>(?P<severity>error|warning|info)\[[a-z0-9-]+\])(?P<rest>.*)")
_CARETS: Final = lazy_pattern(r"(?P<margin> * \| *)(?P<carets>\^+)")
_MARGIN: Final = lazy_pattern(r"(?P<margin>[0-9]* *[|])(?P<rest>.*)")
_NOTE: Final = lazy_pattern(r"(?P<margin> *= )(?P<key>[a-z]+:)(?P<rest>.*)")
_CHANGED: Final = lazy_pattern(r"[0-9]* *(?P<sign>[-+~]) .*")


def coloured_report(pieces: Iterable[str]) -> Iterator[str]:
    r"""Yields the pieces of a full or a concise report with colours.

    >>> list(coloured_report(["a.yaml:1:2: error[unknown-word] status: …\n"]))
    ['\x1b[1ma.yaml:1:2\x1b[0m: \x1b[1;31merror[unknown-word]\x1b[0m status: …\n']
    """
    severity = _RED
    for piece in pieces:
        lines = []
        for line in piece.split("\n"):
            if match := _FINDING.fullmatch(line):
                severity = _BY_SEVERITY[match["severity"]]
                line = f"{_paint(match['place'], _BOLD)}: {_paint(match['what'], severity)}{match['rest']}"  # noqa: PLW2901
            else:
                line = _line(line, severity)  # noqa: PLW2901  # the line with its colours
            lines.append(line)
        yield "\n".join(lines)


def _line(line: str, severity: str) -> str:
    """Colours a line below the first of a finding. `severity` is the colour of its severity."""
    if match := _CARETS.fullmatch(line):
        return f"{_paint(match['margin'], _CYAN)}{_paint(match['carets'], severity)}"
    if match := _NOTE.fullmatch(line):
        return f"{match['margin']}{_paint(match['key'], _CYAN)}{match['rest']}"
    if match := _CHANGED.fullmatch(line):
        return _paint(line, _RED if match["sign"] == "-" else _GREEN)
    if match := _MARGIN.fullmatch(line):
        return f"{_paint(match['margin'], _CYAN)}{match['rest']}"
    return line


def coloured_diff(lines: Iterable[str]) -> Iterator[str]:
    r"""Yields the lines of a unified diff with colours: removed lines red, added lines green.

    >>> list(coloured_diff(["-a\n", "+b\n"]))
    ['\x1b[1;31m-a\x1b[0m\n', '\x1b[32m+b\x1b[0m\n']
    """
    for line in lines:
        text = line.removesuffix("\n")
        end = line[len(text) :]
        if text.startswith(("--- ", "+++ ")):
            yield _paint(text, _BOLD) + end
        elif text.startswith(("-", "+")):
            yield _paint(text, _RED if text[0] == "-" else _GREEN) + end
        elif text.startswith("@@"):
            yield _paint(text, _CYAN) + end
        else:
            yield line


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if text else text
