"""Writes folders of generated pages."""

from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT


def write_folder(folder: Path, pages: Mapping[str, str]) -> None:
    """Writes the pages, and deletes pages that no longer exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.md"):
        if stale.name not in pages:
            stale.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    print(f"{len(pages)} pages in {folder.relative_to(ROOT)}")


def read_folder(folder: Path) -> dict[str, str]:
    """Returns the pages of a folder by their names."""
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
