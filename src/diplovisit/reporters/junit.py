"""The report as JUnit's XML, as far as the services that read it agree: a test case a record."""

import html
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Finding, Group, Severity
from diplovisit.reporters.concise import concise_line
from diplovisit.reporters.counts import PLAIN, Context, count_noun
from diplovisit.reporters.identity import slashed
from diplovisit.reporters.printable import printable

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports a test case for each record: a failure where it has errors, and the warnings as its output.

    A case has one failure, with all errors in it: of several, most readers show the first. What could not be read is an
    error, also where nobody wants to know why. What shows only beside other records is told in the case of the record
    that it is about.

    >>> print("".join(junit([CheckResult(file="visits/a.yaml", record="a", findings=())])), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="diplovisit" tests="1" failures="0" errors="0">
    <testsuite name="diplovisit" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="visits/a.yaml" name="a" file="visits/a.yaml"/>
    </testsuite>
    </testsuites>
    """
    cases = _cases(results)
    failures = sum(1 for examination in cases if examination.errors and not examination.is_unreadable)
    errors = sum(1 for examination in cases if examination.is_unreadable)
    counts = f'name="diplovisit" tests="{len(cases)}" failures="{failures}" errors="{errors}"'
    yield f'{_HEAD}<testsuites {counts}>\n<testsuite {counts} skipped="0">\n'
    for examination in cases:
        yield examination.element()
    yield "</testsuite>\n</testsuites>\n"


@attrs.frozen(kw_only=True)
class _Case:
    """A record, or a text that could not be read as one, and all that was found in it."""

    file: str | None
    record: str | None
    findings: list[Finding]
    unread: bool

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    @property
    def is_unreadable(self) -> bool:
        return any(finding.group is Group.SYNTAX for finding in self.errors) or (self.unread and not self.errors)

    def element(self) -> str:
        file = self.file or "<record>"
        opening = f"<testcase classname={_quoted(file)} name={_quoted(self.record or file)}"
        if self.file is not None:
            opening += f" file={_quoted(slashed(self.file))}"  # GitLab and CircleCI lead there
        inside = self._failure() + self._output()
        return f"{opening}>\n{inside}</testcase>\n" if inside else f"{opening}/>\n"

    def _failure(self) -> str:
        kind = "error" if self.is_unreadable else "failure"
        if errors := self.errors:
            first = (
                errors[0].sentence if len(errors) == 1 else f"{count_noun(len(errors), 'error')}: {errors[0].sentence}"
            )
            told = f"message={_quoted(first)} type={_quoted(errors[0].rule)}"
            return f"<{kind} {told}>{_text(errors)}</{kind}>\n"
        return f'<{kind} message="no record could be made of it"/>\n' if self.unread else ""

    def _output(self) -> str:
        others = [finding for finding in self.findings if finding.severity is not Severity.ERROR]
        return f"<system-out>{_text(others)}</system-out>\n" if others else ""


def _cases(results: Iterable[CheckResult]) -> list[_Case]:
    cases: list[_Case] = []
    known: dict[tuple[str | None, str | None], _Case] = {}
    for checked in results:
        examination = known.get((checked.file, checked.record)) if checked.is_cross_record else None
        if examination is not None:
            examination.findings.extend(checked.findings)
            continue
        findings = list(checked.findings)
        cases.append(_Case(file=checked.file, record=checked.record, findings=findings, unread=checked.is_invalid))
        known.setdefault((checked.file, checked.record), cases[-1])
    return cases


def _text(findings: list[Finding]) -> str:
    """The findings as text of an element: a line each, and what to do below it."""
    lines = [line for finding in findings for line in (concise_line(finding), f"  help: {printable(finding.remedy)}")]
    return _escaped("\n" + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    return f'"{_escaped(printable(text))}"'


def _escaped(text: str) -> str:
    """Printable text in XML 1.0, which has every character that can be seen; in ASCII, whatever the terminal knows."""
    return html.escape(text).encode("ascii", "xmlcharrefreplace").decode()
