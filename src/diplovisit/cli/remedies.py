"""What the system says of a file, with what to do about it."""

import errno
from typing import Final

_REMEDIES: Final = {
    errno.EACCES: "change its permissions, or name another place",
    errno.EPERM: "change its permissions, or name another place",
    errno.EROFS: "name another place",
    errno.ENOSPC: "make room there, or name another place",
    errno.EDQUOT: "make room there, or name another place",
    errno.EFBIG: "raise the limit for files (`ulimit -f`), or name another place",
    errno.EIO: "the disk may be failing: name another place",
    errno.EMFILE: "raise the limit for open files (`ulimit -n`)",
    errno.ENFILE: "the machine has too many files open: try again later",
    errno.EBUSY: "it is in use, or mounted: name another place",
    errno.EXDEV: "its folder is of several file systems: name another place",
    errno.ENAMETOOLONG: "give it a shorter name",
}


def system_error_message(error: OSError, called: str | None = None) -> str:
    """The file, what the system says of it, and the remedy, in a line; `called` is for what has no name of its own.

    >>> system_error_message(OSError(errno.ENOSPC, "No space left on device", "visits.ics"))
    'visits.ics: No space left on device; make room there, or name another place'
    """
    if error.strerror is None:
        return str(error)
    name = error.filename if error.filename is not None else called
    where = f"{name}: " if name is not None else ""
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{where}{error.strerror}{f'; {remedy}' if remedy else ''}"
