"""Judges whether a path stays within a folder, whatever links, `..` and absolute names it is made of."""

import os
from pathlib import Path


class LeadsOut(OSError):
    """Raised for a link that leads out of the folder that it may not leave, or to a hidden file in it."""


def is_inside(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether what a path leads to lies in a folder; the path need not exist. Raises ValueError for a path with NUL.

    >>> is_inside("seeds/../LICENSE", "."), is_inside("../LICENSE", "."), is_inside("/etc/passwd", ".")
    (True, False, False)
    """
    # realpath, as resolve of Python 3.11 has no answer to a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def leads_to_hidden(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether links on a path below a folder lead to a hidden file in it, such as `.git/config`, and do not say so."""
    if not is_inside(path, folder):
        return False
    real = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    written = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))  # noqa: PTH100  # links stay as they are
    return _has_hidden(real) and not _has_hidden(written)


def require_inside(path: Path, folder: Path, called: str) -> None:
    """Raises LeadsOut for a link that leads out of a folder, or to a hidden file in it; `called` names the folder."""
    if not is_inside(path, folder):
        raise LeadsOut(f"{path}: is a link that leads out of {called}; put the file itself there")
    if leads_to_hidden(path, folder):
        raise LeadsOut(f"{path}: is a link that leads to a hidden file of {called}; put the file itself there")


def _has_hidden(path: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in Path(path).parts)
