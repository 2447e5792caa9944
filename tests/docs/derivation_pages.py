"""The pages in docs/derivations, generated from the derivation rules; `make write` writes them, a test compares them."""

from diplovisit.evidence.readings.derivation_examples import DERIVATION_EXAMPLES, derivation_index, derivation_page
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "derivations"
_MARK = "<!-- Written by `make write` from the derivation rules and their examples; change it there. -->\n\n"


def pages() -> dict[str, str]:
    """Returns every page by the name of its file."""
    rules = {f"{name}.md": derivation_page(name) for name in DERIVATION_EXAMPLES}
    return {name: _MARK + text for name, text in (rules | {"README.md": derivation_index()}).items()}


def write() -> None:
    """Writes the pages, and deletes pages of rules that no longer exist."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for stale in FOLDER.glob("*.md"):
        if stale.name not in wanted:
            stale.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    print(f"{len(wanted)} pages in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    write()
