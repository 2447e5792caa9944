"""The folder of what can be made again, below the current folder, where git ignores it."""

from pathlib import Path
from typing import Final

CACHE: Final = ".diplovisit_cache"
_IGNORE_ALL: Final = "# Made by diplovisit; it can be removed.\n*\n"


def cache_folder() -> Path:
    """Returns the folder, and makes it where it is not there. Raises OSError."""
    folder = Path(CACHE)
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text(_IGNORE_ALL, "utf-8")
    return folder
