"""What a finding is known by from one run to the next, whatever was added above it in the file."""

import hashlib
import json
import re

from diplovisit.record.finding import Finding
from diplovisit.reporters.file_names import slashed

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
