"""A quote that an unseen mark hides is reported with the name of the mark, and is never found."""

from pathlib import Path

import pytest

from diplovisit import check

RECORD = """\
format: 1
id: ee-fi-tamm-talks
revision: 1
revised: "2025-03-05T12:00:00Z"
title: Foreign Minister Liis Tamm visits Finland
status: reported
people:
  - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
travellers: [{person: tamm}]
stops:
  - {id: finland, country: FI, when: "2025-03-07"}
sources:
  - {id: paper, kind: news, publisher: The Example Paper, language: en, file: paper.txt}
evidence:
  - {about: [finland/when], basis: stated, quote: "QUOTE"}
"""


def sentences(quote: str, text: str, folder: Path) -> list[str]:
    """The sentences of the quotes that are not in the text."""
    (folder / "visit.yaml").write_text(RECORD.replace("QUOTE", quote), "utf-8")
    (folder / "paper.txt").write_text(text, "utf-8")
    return [found.sentence for found in check(folder / "visit.yaml").findings if found.rule == "quote-not-in-source"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She will visit on March\u200b 7, 2025.", "U+200B (zero width space)"),
        ("She will visit on March 7, 20\u00ad25.", "U+00AD (soft hyphen)"),
        ("She will visit on March 7, 20\u206025.", "U+2060 (word joiner)"),
        ("She will visit on March 7, 20\ufeff25.", "U+FEFF (byte order mark)"),
    ],
)
def test_the_mark_in_a_text_is_named(text: str, name: str, tmp_path: Path) -> None:
    """The sentence names the mark between the letters of the text, and its line."""
    (sentence,) = sentences("March 7, 2025", f"A paper.\n{text}", tmp_path)
    assert sentence.endswith(f"; on line 2 it has them with {name} between the letters")


def test_the_mark_in_a_quote_is_named(tmp_path: Path) -> None:
    """The sentence names the mark that only the quote has."""
    (sentence,) = sentences("March 7, 20\\u200B25", "She will visit on March 7, 2025.", tmp_path)
    assert sentence.endswith("; without U+200B (zero width space), which the quote has, they are on line 1")


@pytest.mark.parametrize(("text", "quote"), [("Marﬁn 7", "Marfin 7"), ("vis\u00ad\nit on March", "visit on March")])
def test_what_typesetting_makes_is_found(text: str, quote: str, tmp_path: Path) -> None:
    """A ligature, and a soft hyphen at the end of a line, keep no quote from being found."""
    assert sentences(quote, text, tmp_path) == []


def test_a_quote_of_other_words_is_not_blamed_on_a_mark(tmp_path: Path) -> None:
    """A text with unseen marks that does not have the words gets the plain sentence."""
    (sentence,) = sentences("March 8, 2025", "She will\u200b visit on March 7, 20\u00ad25.", tmp_path)
    assert sentence == 'the words "March 8, 2025" are not in the text of paper'


def test_no_mark_makes_two_figures_one(tmp_path: Path) -> None:
    """A figure that a mark divides in the text proves no figure, and is reported."""
    (tmp_path / "paper.txt").write_text("She will visit on March 1\u00ad7, 2025.", "utf-8")
    (tmp_path / "visit.yaml").write_text(
        RECORD.replace("QUOTE", "March 17, 2025").replace('when: "2025-03-07"', 'when: "2025-03-17"'), "utf-8"
    )
    rules = {finding.rule for finding in check(tmp_path / "visit.yaml").findings}
    assert "quote-not-in-source" in rules
