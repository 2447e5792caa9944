"""What a finding is known by from one run to the next, whatever was added above it in the file."""

import hashlib
import json
import re
import urllib.parse
from pathlib import PurePath

from diplovisit.findings.rule import Finding

# MERGED: The names of files as services want them: with slashes, and as URIs.


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


def is_below_working_folder(name: str) -> bool:
    """Whether a name is relative to the folder in which the command was called, and does not lead out of it.

    >>> (
    ...     is_below_working_folder("visits/a.yaml"),
    ...     is_below_working_folder("../a.yaml"),
    ...     is_below_working_folder("/srv/a.yaml"),
    ... )
    (True, False, False)
    """
    path = PurePath(name)
    return not path.is_absolute() and ".." not in path.parts


def _bytes(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")  # the bytes of the file's name, whatever they are
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace")


# Some sentences name the line of something else: "… as in visits.jsonl:14", "first on line 3".
_LINES = re.compile(r"(\.(?:yaml|yml|json|jsonl):|\blines? )[0-9]+(?::[0-9]+)?")


class Fingerprints:
    """Gives findings their fingerprints; those that are equal in all that is told are numbered as they come.

    A fingerprint is made of the rule, the file, the record, the address and the sentence without the numbers of lines.

    >>> from diplovisit import check
    >>> (finding,) = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])
    >>> prints = Fingerprints()
    >>> one, two = prints.of(finding, "kerry"), prints.of(finding, "kerry")
    >>> len(one), one == two, one == Fingerprints().of(finding, "kerry")
    (32, False, True)
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, finding: Finding, record: str | None) -> str:
        """The fingerprint of a finding, in 32 hexadecimal digits."""
        file = slashed(finding.file) if finding.file is not None else None
        first = _digest(finding.rule, file, record, finding.address, _LINES.sub(r"\1", finding.sentence))
        number = self._seen[first] = self._seen.get(first, 0) + 1
        return first if number == 1 else _digest(first, str(number))


def _digest(*parts: str | None) -> str:
    # As JSON, so that no two lists of parts are one text; in ASCII, so that half a character has a digest, too.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
