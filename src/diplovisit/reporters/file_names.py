"""The names of files as services want them: with slashes, and as URIs."""

import urllib.parse
from pathlib import PurePath


def slashed(name: str) -> str:
    """The name with forward slashes, and without a dot in front.

    >>> slashed("./visits/misri.yaml")
    'visits/misri.yaml'
    """
    return PurePath(name).as_posix()


def uri(name: str) -> str:
    """The name as a URI (RFC 3986): relative where the name is.

    >>> uri("visits/Владимир: 1%.yaml"), uri("/srv/a.yaml")
    ('visits/%D0%92%D0%BB%D0%B0%D0%B4%D0%B8%D0%BC%D0%B8%D1%80%3A%201%25.yaml', 'file:///srv/a.yaml')
    """
    path = slashed(name)
    if not PurePath(name).is_absolute():
        return urllib.parse.quote(_bytes(path))
    return "file:///" + urllib.parse.quote(_bytes(path.lstrip("/")), safe="/:")


def is_inside(name: str) -> bool:
    """Whether a name is relative to the folder in which the command was called, and does not lead out of it.

    >>> is_inside("visits/a.yaml"), is_inside("../a.yaml"), is_inside("/srv/a.yaml")
    (True, False, False)
    """
    path = PurePath(name)
    return not path.is_absolute() and ".." not in path.parts


def _bytes(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")  # the bytes of the file's name, whatever they are
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace")
