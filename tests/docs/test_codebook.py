"""The codebook in docs/, generated from the declarations of the classes; `make write` writes it, and a test compares it."""

from diplovisit.exporters.codebook import codebook_page
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "codebook.md"


def test_the_codebook_is_that_of_the_classes() -> None:
    """The page equals what the declarations say, so that it is never older than the tables."""
    assert PAGE.read_text("utf-8") == codebook_page()


if __name__ == "__main__":
    PAGE.write_text(codebook_page(), "utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")
