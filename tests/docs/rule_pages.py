"""The pages in docs/rules, generated from the rules; `make write` writes them, and a test compares them."""

from diplovisit.pipeline.rule_registry import RULES
from diplovisit.reporters import rule_explanation
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "rules"
_MARK = "<!-- Written by `make write` from what the rules say of themselves; change it there. -->\n\n"


def pages() -> dict[str, str]:
    """Returns every page by the name of its file."""
    rules = {f"{name}.md": rule_explanation.rule_page(rule) for name, rule in RULES.items()}
    return {
        name: _MARK + text
        for name, text in (rules | {"README.md": rule_explanation.rules_index(RULES.values())}).items()
    }


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
