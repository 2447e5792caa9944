"""The places and counts of findings, in the words that reporters for people share."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Rule, Severity
from diplovisit.reporters.printable import printable

_BY_GRAVITY = tuple(Severity)


@attrs.frozen(kw_only=True)
class Context:
    """The options of a report: what it says besides findings.

    version: the version of this program, "" where a report must not depend on it. rules: the texts of the rules by
    name, for formats that include them (`table.NEED_RULES`). statistics: whether the report ends with counts by rule,
    in formats that have a place for them (`table.HAVE_STATISTICS`). from_root: names a file from the root of its
    repository, for programs and services. help_uri: the address of the page about a rule, with `{rule}` for its name;
    "" without pages.
    """

    version: str = ""
    rules: Mapping[str, Rule] = attrs.field(factory=dict)
    statistics: bool = False
    from_root: Callable[[str], str] = str
    help_uri: str = ""


PLAIN: Final = Context()
"""The context of a report without options: findings, and the counts that every report has."""


def place_name(file: str | None, record: str | None) -> str:
    """Returns the name of a file, or the id of a record that is in no file.

    >>> place_name("visits/a.yaml", "a"), place_name(None, "in-ru-misri-visit"), place_name(None, None)
    ('visits/a.yaml', '<record in-ru-misri-visit>', '<record>')
    """
    if file:
        return file
    return f"<record {record}>" if record else "<record>"


def finding_place(finding: Finding, record: str | None = None) -> str:
    """Returns the place of a finding as file:line:column, in a form that no log treats as a command.

    record: the id of its record, which is the place of a finding without a file.
    """
    name = printable(place_name(finding.file, record))
    # A line that begins with "::" is a command to GitHub's runner, even after blanks and characters that the runner
    # ignores. So the first printable ASCII character must not be a colon, whatever precedes it.
    first_printable = next((character for character in f"{name}:" if "!" <= character <= "~"), ":")
    name = name if (name[0].isalnum() or name[0] in "./_<~") and first_printable != ":" else f"./{name}"
    return f"{name}:{finding.span.line}:{finding.span.column}" if finding.span else name


def message_of(finding: Finding) -> str:
    """Returns the sentence of a finding with its subject, the address, for reports that show nothing else.

    >>> from diplovisit import check
    >>> finding = next(iter(check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])))
    >>> message_of(finding)[:41]
    'relations/0/target: accompanies us-it-oba'
    """
    return f"{finding.address}: {finding.sentence}" if finding.address else finding.sentence


def count_noun(number: int, noun: str) -> str:
    """Returns a number and its noun.

    >>> count_noun(1, "error"), count_noun(1200, "record")
    ('1 error', '1,200 records')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary_line(tally: CheckTotals) -> str:
    """Returns the last line of a report.

    >>> summary_line(CheckTotals(records=2, warnings=1, suppressed=3))
    '2 records checked: 1 warning; 3 findings suppressed.'
    >>> summary_line(CheckTotals(records=2, not_records=1, errors=1))
    '2 records checked: 1 error. 1 document without format and id is not counted as a record.'
    >>> line = summary_line(CheckTotals(records=1, quotes=1, in_texts=1, facts_in_texts=2, facts_not_checked=1))
    >>> line.partition("texts. ")[2]
    'Facts: 2 checked in texts, 0 by the lock file, 1 not checked.'
    """
    if tally.records == tally.not_records == 0:
        return "0 records checked."
    counted = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.infos, "note")]
    counts = [count_noun(number, noun) for number, noun in counted if number]
    summary = ", ".join(counts) or "nothing found"
    if tally.suppressed:
        summary += f"; {count_noun(tally.suppressed, 'finding')} suppressed"
    if tally.invalid and not tally.errors:  # otherwise the errors say so
        summary += f"; {count_noun(tally.invalid, 'record')} could not be read"
    text = f"{count_noun(tally.records, 'record')} checked: {summary}."
    if tally.not_records:
        verb = "is not counted as a record" if tally.not_records == 1 else "are not counted as records"
        text += f" {count_noun(tally.not_records, 'document')} without format and id {verb}."
    if tally.quotes:
        text += f" Of {count_noun(tally.quotes, 'quote')}, {tally.in_texts:,} were looked up in source texts."
    if tally.facts_in_texts or tally.facts_by_lock or tally.facts_not_checked:
        in_texts, by_lock = f"{tally.facts_in_texts:,} checked in texts", f"{tally.facts_by_lock:,} by the lock file"
        text += f" Facts: {in_texts}, {by_lock}, {tally.facts_not_checked:,} not checked."
    return text


@attrs.frozen(kw_only=True)
class RuleCount:
    """How many findings a rule has, in how many files, and the gravest severity among them."""

    rule: str
    severity: Severity
    findings: int
    files: int


class RuleCounts:
    """Counts the findings of each rule, record by record.

    >>> from diplovisit import check
    >>> counts = RuleCounts()
    >>> for result in check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).results:
    ...     counts.add(result)
    >>> print("".join(counts.lines()), end="")
    1 warning  companion-not-there  in 1 file
    """

    def __init__(self) -> None:
        self._findings: dict[str, int] = {}
        self._files: dict[str, set[str]] = {}
        self._severities: dict[str, Severity] = {}

    def add(self, result: CheckResult) -> None:
        """Counts the findings of one record."""
        for finding in result.findings:
            rule = finding.rule
            self._findings[rule] = self._findings.get(rule, 0) + finding.number
            files = self._files.setdefault(rule, set())
            if finding.file is not None:
                files.add(finding.file)
            gravest = self._severities.get(rule, finding.severity)
            self._severities[rule] = min(gravest, finding.severity, key=_BY_GRAVITY.index)

    def ranked(self) -> tuple[RuleCount, ...]:
        """Returns the counts, most findings first, equal numbers by the name of the rule."""
        return tuple(
            RuleCount(rule=rule, severity=self._severities[rule], findings=number, files=len(self._files[rule]))
            for rule, number in sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        )

    def lines(self) -> Iterator[str]:
        """Yields one line per rule, in columns, for people."""
        rows = [
            (
                f"{count.findings:,}",
                _severity_noun(count),
                count.rule,
                f"in {count_noun(count.files, 'file')}" if count.files else "",
            )
            for count in self.ranked()
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for number, severity, rule, files in rows:
            line = f"{number:>{widths[0]}} {severity:{widths[1]}}  {rule:{widths[2]}}  {files}"
            yield line.rstrip() + "\n"

    def document(self) -> dict[str, dict[str, str | int]]:
        """Returns the counts by the name of the rule, for programs, most findings first."""
        return {
            count.rule: {"severity": count.severity.value, "findings": count.findings, "files": count.files}
            for count in self.ranked()
        }


def _severity_noun(count: RuleCount) -> str:
    word = "note" if count.severity is Severity.INFO else count.severity.value
    return word if count.findings == 1 else f"{word}s"
