"""The identity of findings across runs and services: fingerprints that ignore line numbers, and names of files."""

import hashlib
import json
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Finding
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.reporters.counts import Context

# Some sentences contain the line of another thing: "… as in visits.jsonl:14", "first on line 3".
_LINE_NUMBERS = lazy_pattern(r"(\.(?:yaml|yml|json|jsonl):|\blines? )[0-9]+(?::[0-9]+)?")


def named_from_root(results: Iterable[CheckResult], context: Context) -> Iterator[CheckResult]:
    """Yields the results with every file named from the root of its repository, also in sentences.

    >>> from diplovisit import check
    >>> context = Context(from_root=lambda name: name.removeprefix("examples/"))
    >>> results = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).results
    >>> [finding.file for result in named_from_root(results, context) for finding in result.findings]
    ['kerry-rome.yaml']
    """
    for result in results:
        yield attrs.evolve(
            result,
            file=context.from_root(result.file) if result.file is not None else None,
            findings=tuple(_named_from_root(finding, context) for finding in result.findings),
            suppressed=tuple(
                attrs.evolve(item, finding=_named_from_root(item.finding, context)) for item in result.suppressed
            ),
        )


def _named_from_root(finding: Finding, context: Context) -> Finding:
    file = context.from_root(finding.file) if finding.file is not None else None
    sentence = finding.sentence
    names = {name: context.from_root(name) for name in finding.mentions}
    if any(name != from_root for name, from_root in names.items()):
        either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        sentence = re.sub(rf"(?<![\w./-])(?:{either})(?![\w/-])", lambda found: names[found[0]], sentence)
    if (file, sentence) == (finding.file, finding.sentence):
        return finding
    return attrs.evolve(finding, file=file, sentence=sentence, mentions=tuple(names.values()))


def with_slashes(name: str) -> str:
    """Returns the name with forward slashes, and without a leading dot.

    >>> with_slashes("./visits/misri.yaml")
    'visits/misri.yaml'
    """
    return PurePath(name).as_posix()


def file_uri(name: str) -> str:
    """Returns the name as a URI (RFC 3986), which is relative where the name is.

    >>> file_uri("visits/Владимир: 1%.yaml"), file_uri("/srv/a.yaml")
    ('visits/%D0%92%D0%BB%D0%B0%D0%B4%D0%B8%D0%BC%D0%B8%D1%80%3A%201%25.yaml', 'file:///srv/a.yaml')
    """
    path = with_slashes(name)
    if not PurePath(name).is_absolute():
        return urllib.parse.quote(_bytes(path))
    return "file:///" + urllib.parse.quote(_bytes(path.lstrip("/")), safe="/:")


def is_below_root(name: str) -> bool:
    """Whether a name is relative, and does not lead out of the folder to which it is relative.

    >>> is_below_root("visits/a.yaml"), is_below_root("../a.yaml"), is_below_root("/srv/a.yaml")
    (True, False, False)
    """
    path = PurePath(name)
    return not path.is_absolute() and ".." not in path.parts


def _bytes(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")  # the exact bytes of the file's name
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace")


class Fingerprints:
    """Gives findings their fingerprints.

    A fingerprint is made of the rule, the file, the record, the address, and the sentence without line numbers.
    Findings that are equal in all of these are numbered in their order.

    >>> from diplovisit import check
    >>> (finding,) = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])
    >>> fingerprints = Fingerprints()
    >>> first, second = fingerprints.of(finding, "kerry"), fingerprints.of(finding, "kerry")
    >>> len(first), first == second, first == Fingerprints().of(finding, "kerry")
    (32, False, True)
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def of(self, finding: Finding, record: str | None) -> str:
        """Returns the fingerprint of a finding, as 32 hexadecimal digits."""
        file = with_slashes(finding.file) if finding.file is not None else None
        first = _digest(finding.rule, file, record, finding.address, _LINE_NUMBERS.sub(r"\1", finding.sentence))
        number = self._counts[first] = self._counts.get(first, 0) + 1
        return first if number == 1 else _digest(first, str(number))


def _digest(*parts: str | None) -> str:
    # As JSON, so that different lists of parts give different texts. In ASCII, so that a lone surrogate can be hashed.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
