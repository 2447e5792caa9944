"""The codebook in docs/, generated from the declarations of the classes; `make write` writes it, and a test compares it."""

import enum

from diplovisit.exporters.codebook import codebook_page
from diplovisit.record import vocabularies as vocabulary_classes
from diplovisit.record.data_files import data_rows
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "codebook.md"


def test_the_codebook_is_that_of_the_classes() -> None:
    """The page equals what the declarations say, so that it is never older than the tables."""
    assert PAGE.read_text("utf-8") == codebook_page()


def test_every_word_has_a_meaning() -> None:
    """The table of meanings has each word of each vocabulary, and no other."""
    words = [
        (name, word.value)
        for name, cls in vars(vocabulary_classes).items()
        if isinstance(cls, type) and issubclass(cls, enum.StrEnum) and cls is not enum.StrEnum
        for word in cls
    ]
    rows = list(data_rows("vocabulary_words.csv"))
    assert [(vocabulary, word) for vocabulary, word, _ in rows] == words
    assert all(meaning.endswith(".") for _, _, meaning in rows)


if __name__ == "__main__":
    PAGE.write_text(codebook_page(), "utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
