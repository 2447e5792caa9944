"""How often each rule found something, and in how many files."""

from collections.abc import Iterator

import attrs

from diplovisit.record.finding import Severity
from diplovisit.record.report import CheckResult
from diplovisit.reporters.words import count_noun

_WEIGHTS = tuple(Severity)


@attrs.frozen(kw_only=True)
class RuleCount:
    """How many findings a rule has, in how many files; the severity is the gravest of them."""

    rule: str
    severity: Severity
    findings: int
    files: int


class RuleCounts:
    """Counts the findings of each rule as they come.

    >>> from diplovisit import check
    >>> counts = RuleCounts()
    >>> for one in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).checked:
    ...     counts.add(one)
    >>> print("".join(counts.lines()), end="")
    1 warning  companion-not-there  in 1 file
    """

    def __init__(self) -> None:
        self._findings: dict[str, int] = {}
        self._files: dict[str, set[str]] = {}
        self._severities: dict[str, Severity] = {}

    def add(self, checked: CheckResult) -> None:
        """Counts what was found of one record."""
        for finding in checked.findings:
            rule = finding.rule
            self._findings[rule] = self._findings.get(rule, 0) + finding.number
            files = self._files.setdefault(rule, set())
            if finding.file is not None:
                files.add(finding.file)
            gravest = self._severities.get(rule, finding.severity)
            self._severities[rule] = min(gravest, finding.severity, key=_WEIGHTS.index)

    def ranked(self) -> tuple[RuleCount, ...]:
        """The counts, the most frequent rule first, and by name where two are as frequent."""
        return tuple(
            RuleCount(rule=rule, severity=self._severities[rule], findings=number, files=len(self._files[rule]))
            for rule, number in sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        )

    def lines(self) -> Iterator[str]:
        """A line a rule, in columns, for people."""
        rows = [
            (f"{one.findings:,}", _severity(one), one.rule, f"in {count_noun(one.files, 'file')}" if one.files else "")
            for one in self.ranked()
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for number, severity, rule, files in rows:
            line = f"{number:>{widths[0]}} {severity:{widths[1]}}  {rule:{widths[2]}}  {files}"
            yield line.rstrip() + "\n"

    def document(self) -> dict[str, dict[str, str | int]]:
        """The counts by the name of the rule, for programs; the most frequent comes first."""
        return {
            one.rule: {"severity": one.severity.value, "findings": one.findings, "files": one.files}
            for one in self.ranked()
        }


def _severity(one: RuleCount) -> str:
    word = "note" if one.severity is Severity.INFO else one.severity.value
    return word if one.findings == 1 else f"{word}s"
