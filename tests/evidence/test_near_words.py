"""A quote that is nearly in its text is answered with the words of the text."""

from pathlib import Path

import pytest

from diplovisit import check
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
    """A quote gets no answer if the text has less than half of it."""
    assert NearWords().instead_of(quote, read_text(TEXT.encode())) == ""


@pytest.mark.parametrize(
    ("other", "shown"),
    [("", "has nearly these words"), (", {about: [title], basis: stated, quote: user}", 'has "password: hunter2-')],
)
def test_a_text_without_a_quote_of_the_record_is_not_shown(tmp_path: Path, other: str, shown: str) -> None:
    """A record may name any file next to it, so no words of a file are shown in which no quote was found."""
    record = Path("examples/least.yaml").read_text("utf-8").replace("language: en}", "language: en, file: secret.txt}")
    row = '{about: [status], basis: stated, quote: "password: XXXXXXXX"}'
    (tmp_path / "visit.yaml").write_text(f"{record}evidence: [{row}{other}]\n", "utf-8")
    (tmp_path / "secret.txt").write_text("user: bob\npassword: hunter2-secret\n", "utf-8")
    sentences = [each.sentence for each in check(tmp_path).findings if each.rule == "quote-not-in-source"]
    assert len(sentences) == 1
    assert shown in sentences[0]
    assert ("hunter2" in "".join(each.sentence for each in check(tmp_path).findings)) == bool(other)
