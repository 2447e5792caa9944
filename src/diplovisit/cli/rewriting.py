"""Writes a file again that was read: whole or not at all, and only where nobody else has changed it meanwhile."""

from pathlib import Path

from diplovisit.files import ChangedMeanwhile, write_whole


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Puts other bytes into a file that held `before` when it was read; of a link, into the file that it names.

    Raises ChangedMeanwhile for a file that holds something else now, and OSError as the system gives it; the file is
    then as it was. Permissions are kept.
    """
    target = path.resolve(strict=True)
    if target.read_bytes() != before:
        raise ChangedMeanwhile(f"{path}: was changed by somebody else meanwhile, and is left as it is")
    write_whole(target, (after,))
