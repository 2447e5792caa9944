"""The normal form of a text: one text for what editors, web pages and word processors write in many ways.

All offsets of a record are code points of this form, and all digests of quotes are of this form in UTF-8. It has a
name, which is stored with them; another form would have another name. It is made so:

1. NFC (UAX #15), not NFKC: a superscript two is no two.
2. A run of white space (the property White_Space, with the no-break spaces, U+2028 and U+2029) is one space. White
   space at the beginning and at the end is dropped, and byte order marks at the beginning with it: an editor that ends
   the last line, or marks the file, changes nothing.
3. Quotes become ' and ", dashes and the minus sign become -, an ellipsis becomes three dots.
4. Zero-width characters and soft hyphens between two Latin letters are dropped: there they are traces of a web page
   that was copied. Elsewhere they stay. Persian and the scripts of India spell with the joiners; and between digits
   they make two numbers look like one, which must not be found as one.

Case is kept: "US" is no "us".
"""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.texts.composition import recompositions
from diplovisit.evidence.texts.rewriting import Rewriting, apply_replacements

NORMAL_FORM: Final = "diplovisit-text-1"

# PropList.txt of Unicode, White_Space; the separators U+001C to U+001F, which Python adds, are not in it.
_WHITE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_ZERO_WIDTH = "\\xad\\u200b-\\u200d\\u2060\\ufeff"
_LATIN = (
    "A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua722-\\ua787\\ua78b-\\ua7ff"
    "\\uab30-\\uab64\\ufb00-\\ufb06"
)
_FOLDED: Final = {
    **dict.fromkeys("‘’‚‛‹›ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("\u2010\u2011\u2012–—―−", "-"),
    "…": "...",
}
_TO_FOLD = re.compile(
    f"(?P<beginning>\\A[{_WHITE}\\ufeff]+)|(?P<white>[{_WHITE}]+)"
    f"|(?P<invisible>(?<=[{_LATIN}])[{_ZERO_WIDTH}]+(?=[{_LATIN}]))|[{''.join(_FOLDED)}]"
)


@attrs.frozen(eq=False)
class NormalForm:
    """A text in normal form, with the way back to the text it was made of."""

    _composed: Rewriting
    _folded: Rewriting

    @property
    def text(self) -> str:
        """The normal form."""
        return self._folded.text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text as given that holds all that a span of the normal form was made of."""
        return self._composed.before(*self._folded.before(start, end))

    def normal(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the normal form that a span of the text as given became; empty where it was dropped."""
        return self._folded.after(*self._composed.after(start, end))


def normalise(text: str) -> NormalForm:
    r"""Makes the normal form of a text.

    >>> form = normalise("“Erdog\u0306an”\u00a0 said…\n")
    >>> form.text
    '"Erdoğan" said...'
    >>> form.original(1, 8), form.normal(1, 9), form.original(14, 17)
    ((1, 9), (1, 8), (16, 17))
    """
    composed = apply_replacements(text, recompositions(text))
    return NormalForm(composed, apply_replacements(composed.text, _foldings(composed.text)))


def _foldings(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _TO_FOLD.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "beginning" | "invisible":
                yield start, end, ""
            case "white":
                yield start, end, "" if end == len(text) else " "
            case _:
                yield start, end, _FOLDED[found.group()]
