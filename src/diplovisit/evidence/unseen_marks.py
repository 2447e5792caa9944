"""Says which unseen mark or ligature keeps a quote from being found in a text that seems to have it."""

import unicodedata
from typing import Final

from diplovisit.evidence.texts import SourceText, normalise
from diplovisit.evidence.texts.normal_form import Rewriting, apply_replacements
from diplovisit.findings.odd_blanks import name_of_character
from diplovisit.lazy_patterns import lazy_pattern

_MOST_SEARCHES: Final = 100
_LONGEST_TEXT: Final = 1_000_000
# Format characters that nobody sees, and letters that fonts and old encodings join. Both make a text look like a quote
# that it does not have. The normal form drops only those that typesetting alone makes.
_UNSEEN = lazy_pattern(
    "[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\u0132\\u0133\\u01c4-\\u01cc"
    "\\u01f1-\\u01f3\\ufb00-\\ufb06\\ufb13-\\ufb17]"
)


class UnseenMarks:
    """A search for quotes with unseen marks left out and ligatures taken apart. It explains, and proves nothing."""

    def __init__(self) -> None:
        self._texts: dict[str, Rewriting] = {}
        self._searches = 0

    def between_letters(self, words: str | None, text: SourceText) -> str:
        """Returns the end of a sentence that names the mark that hides a quote in a text; "" if none does."""
        self._searches += 1
        if words is None or self._searches > _MOST_SEARCHES or text.length > _LONGEST_TEXT:
            return ""
        quote = normalise(words).text
        if text.sha256 not in self._texts:
            self._texts[text.sha256] = _without_unseen(text.text)
        loose_text, loose_quote = self._texts[text.sha256], _without_unseen(quote)
        start = loose_text.text.find(loose_quote.text) if loose_quote.text else -1
        if start < 0 or not (loose_text.edits or loose_quote.edits):
            return ""
        first, last = loose_text.before(start, start + len(loose_quote.text))
        line = text.line_of(first)
        if mark := _UNSEEN.search(text.text, first, last):
            return f"; on line {line} it has them with {name_of_character(mark[0])} between the letters"
        mark = _UNSEEN.search(quote)
        return f"; without {name_of_character(mark[0])}, which the quote has, they are on line {line}" if mark else ""


def _without_unseen(text: str) -> Rewriting:
    return apply_replacements(
        text,
        (
            (*mark.span(), "" if unicodedata.category(mark[0]) == "Cf" else unicodedata.normalize("NFKC", mark[0]))
            for mark in _UNSEEN.finditer(text)
        ),
    )
