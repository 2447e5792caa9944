"""The report as JUnit XML, in the form that its readers agree on: one test case per record."""

import html
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Finding, Group, Severity
from diplovisit.reporters.counts import PLAIN, Context, count_noun, message_of, place_name
from diplovisit.reporters.identity import named_from_root, with_slashes
from diplovisit.reporters.printable import printable
from diplovisit.reporters.text_report import concise_line

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields a test case for each record: a failure if it has errors, and its warnings and notes as output.

    A test case has one failure with all errors in it, because most readers show only the first of several. A record
    that could not be read is an error, even where its findings are deselected. A finding over several records belongs
    to the test case of the record that it is about.

    >>> print("".join(junit([CheckResult(file="visits/a.yaml", record="a", findings=())])), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="diplovisit" tests="1" failures="0" errors="0">
    <testsuite name="diplovisit" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="visits/a.yaml" name="a" file="visits/a.yaml"/>
    </testsuite>
    </testsuites>
    """
    test_cases = _test_cases(named_from_root(results, context))
    failures = sum(1 for test_case in test_cases if test_case.errors and not test_case.is_unreadable)
    errors = sum(1 for test_case in test_cases if test_case.is_unreadable)
    counts = f'name="diplovisit" tests="{len(test_cases)}" failures="{failures}" errors="{errors}"'
    yield f'{_HEAD}<testsuites {counts}>\n<testsuite {counts} skipped="0">\n'
    for test_case in test_cases:
        yield test_case.element()
    yield "</testsuite>\n</testsuites>\n"


@attrs.frozen(kw_only=True)
class _TestCase:
    """A record, or a text that could not be read as one, with all its findings."""

    file: str | None
    record: str | None
    findings: list[Finding]
    is_invalid: bool

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    @property
    def is_unreadable(self) -> bool:
        return any(finding.group is Group.SYNTAX for finding in self.errors) or (self.is_invalid and not self.errors)

    def element(self) -> str:
        file = place_name(self.file, None)  # the name of the test case is the id
        opening = f"<testcase classname={_quoted(file)} name={_quoted(self.record or file)}"
        if self.file is not None:
            opening += f" file={_quoted(with_slashes(self.file))}"  # GitLab and CircleCI link to it
        inside = self._failure() + self._output()
        return f"{opening}>\n{inside}</testcase>\n" if inside else f"{opening}/>\n"

    def _failure(self) -> str:
        kind = "error" if self.is_unreadable else "failure"
        if errors := self.errors:
            message = message_of(errors[0])
            first = message if len(errors) == 1 else f"{count_noun(len(errors), 'error')}: {message}"
            attributes = f"message={_quoted(first)} type={_quoted(errors[0].rule)}"
            return f"<{kind} {attributes}>{_text(errors, self.record)}</{kind}>\n"
        return f'<{kind} message="no record could be made of it"/>\n' if self.is_invalid else ""

    def _output(self) -> str:
        others = [finding for finding in self.findings if finding.severity is not Severity.ERROR]
        return f"<system-out>{_text(others, self.record)}</system-out>\n" if others else ""


def _test_cases(results: Iterable[CheckResult]) -> list[_TestCase]:
    test_cases: list[_TestCase] = []
    by_record: dict[tuple[str | None, str | None], _TestCase] = {}
    for result in results:
        test_case = by_record.get((result.file, result.record)) if result.is_cross_record else None
        if test_case is not None:
            test_case.findings.extend(result.findings)
            continue
        findings = list(result.findings)
        test_cases.append(
            _TestCase(file=result.file, record=result.record, findings=findings, is_invalid=result.is_invalid)
        )
        by_record.setdefault((result.file, result.record), test_cases[-1])
    return test_cases


def _text(findings: list[Finding], record: str | None) -> str:
    """The findings as text of an element: one line each, followed by what to do."""
    lines = [
        line for finding in findings for line in (concise_line(finding, record), f"  help: {printable(finding.remedy)}")
    ]
    return _escaped("\n" + "\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    return f'"{_escaped(printable(text))}"'


def _escaped(text: str) -> str:
    """Printable text as XML 1.0, which allows every printable character; in ASCII, for any terminal."""
    return html.escape(text).encode("ascii", "xmlcharrefreplace").decode()
