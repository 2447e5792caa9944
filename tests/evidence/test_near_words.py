"""A quote that is nearly in its text is answered with the words of the text."""

import pytest

from diplovisit.evidence.near_words import NearWords
from diplovisit.evidence.texts import read_text

TEXT = (
    "Santiago, May 18, 2026 (Example News Agency) The state visit has new days: from October 6 to October 8, 2026.\n"
    "The two presidents will meet in Lisbon on the first day."
)


@pytest.mark.parametrize(
    ("quote", "line", "words"),
    [
        ("THE FIRST DAY", 2, "the first day"),
        ("State visit", 1, "state visit"),
        ("from October 6 to Octber 8, 2026", 1, "from October 6 to October 8, 2026"),
        ("from October 6 to 8, 2026", 1, "from October 6 to October 8, 2026"),
        ("the presidents will meet", 2, "two presidents will meet"),
        ("will all meet in Lisbon", 2, "will meet in Lisbon"),
        ("Lisbon on the frist day", 2, "Lisbon on the first day"),
        ("Example News Agenzy", 1, "Example News Agency"),
    ],
)
def test_the_words_that_were_meant_are_shown(quote: str, line: int, words: str) -> None:
    """A quote with other capitals, or with one slip, is answered with the line and the words of the text."""
    assert NearWords().instead_of(quote, read_text(TEXT.encode())) == f'; line {line} has "{words}"'


@pytest.mark.parametrize("quote", ["", "12", "Tokyo", "President Duarte Semedo", "x" * 1_000, "a (b"])
def test_words_that_are_nowhere_near_are_not_answered(quote: str) -> None:
    """A quote of which the text has less than half gets no answer."""
    assert NearWords().instead_of(quote, read_text(TEXT.encode())) == ""
