"""The words that reporters for people share: where a finding is, and how many there were."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Rule, Severity
from diplovisit.reporters.printable import printable

# MERGED: What a report is given beside what was checked.


@attrs.frozen(kw_only=True)
class Context:
    """What a report says beside findings.

    version: of this program, "" where a report is to be the same with every version. rules: the texts of the rules by
    name, for formats that carry them (`table.NEED_RULES`). statistics: whether findings are counted by rule at the end,
    in formats that have a place for it (`table.HAVE_STATISTICS`).
    """

    version: str = ""
    rules: Mapping[str, Rule] = attrs.field(factory=dict)
    statistics: bool = False


PLAIN: Final = Context()
"""Findings, and the counts that a report always has."""


def finding_place(finding: Finding) -> str:
    """Where a finding is, as file:line:column, in a form that no log takes for a command of its own."""
    name = printable(finding.file or "<record>")
    # A line that begins with "::" is an order to GitHub's runner, after blanks and what it takes for nothing, too: no
    # colon may be the first of what ASCII can print, whatever stands before it.
    first = next((letter for letter in f"{name}:" if "!" <= letter <= "~"), ":")
    name = name if (name[0].isalnum() or name[0] in "./_<~") and first != ":" else f"./{name}"
    return f"{name}:{finding.span.line}:{finding.span.column}" if finding.span else name


def count_noun(number: int, noun: str) -> str:
    """A number and its noun.

    >>> count_noun(1, "error"), count_noun(1200, "record")
    ('1 error', '1,200 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary_line(tally: CheckTotals) -> str:
    """The last line of a report.

    >>> summary_line(CheckTotals(records=2, warnings=1, suppressed=3))
    '2 records checked: 1 warning; 3 findings suppressed.'
    >>> summary_line(CheckTotals(records=2, not_records=1, errors=1))
    '2 records checked: 1 error. 1 document without format and id is not counted as a record.'
    """
    if tally.records == tally.not_records == 0:
        return "0 records checked."
    counted = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.infos, "note")]
    found = [count_noun(number, noun) for number, noun in counted if number]
    told = ", ".join(found) or "nothing found"
    if tally.suppressed:
        told += f"; {count_noun(tally.suppressed, 'finding')} suppressed"
    if tally.invalid and not tally.errors:  # else the errors say so
        told += f"; {count_noun(tally.invalid, 'record')} could not be read"
    said = f"{count_noun(tally.records, 'record')} checked: {told}."
    if tally.not_records:
        verb = "is not counted as a record" if tally.not_records == 1 else "are not counted as records"
        said += f" {count_noun(tally.not_records, 'document')} without format and id {verb}."
    if tally.quotes == 0:
        return said
    return f"{said} Of {count_noun(tally.quotes, 'quote')}, {tally.in_texts:,} were looked up in the sources' texts."


# MERGED: How often each rule found something, and in how many files.

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
    >>> for one in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).results:
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
