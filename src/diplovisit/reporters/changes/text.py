"""Changes as text: lines for a terminal, or Markdown for a comment below a pull request."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.english.names import visit_in_short
from diplovisit.findings.results import CheckResult
from diplovisit.record.diff import ChangeOutcome
from diplovisit.reporters.changes.summary import ChangeSentence, ChangeSummary
from diplovisit.reporters.counts import count_noun, finding_place
from diplovisit.reporters.printable import printable, printable_line

_LABEL_WIDTH = len("engagements")


def changes_text(
    records: Iterable[ChangeSummary], unread: Iterable[CheckResult] = (), *, addresses: bool = False
) -> Iterator[str]:
    """Yields each record with its changes, then the counts; `addresses` adds the address of each change, in brackets.

    No line begins with data. What could not be read is only counted here; reports of findings show it.

    >>> print("".join(changes_text([])), end="")
    Nothing changed.
    """
    outcomes: list[ChangeOutcome] = []
    for record in records:
        outcomes.append(record.compared.outcome)
        yield "".join(f"{line}\n" for line in _record(record, addresses=addresses))
    yield f"{changes_summary(outcomes, unread)}\n"


def changes_summary(outcomes: list[ChangeOutcome], unread: Iterable[CheckResult] = ()) -> str:
    """Returns how many records were changed, added and removed, and how many could not be read.

    >>> changes_summary([ChangeOutcome.CHANGED, ChangeOutcome.ADDED, ChangeOutcome.ADDED]), changes_summary([])
    ('1 record changed, 2 added.', 'Nothing changed.')
    """
    counted = [(outcomes.count(outcome), outcome) for outcome in ChangeOutcome]
    nonzero = [(number, outcome) for number, outcome in counted if number]
    text = "Nothing changed"
    if nonzero:
        first, *others = nonzero
        text = ", ".join(
            [f"{count_noun(first[0], 'record')} {first[1]}", *(f"{n:,} {outcome}" for n, outcome in others)]
        )
    unread_count = len(list(unread))
    return f"{text}; {count_noun(unread_count, 'record')} could not be read." if unread_count else f"{text}."


def _record(record: ChangeSummary, *, addresses: bool) -> Iterator[str]:
    compared = record.compared
    head = f"{compared.outcome}: {printable(record.title)} ({printable(record.id)})"
    if compared.outcome is not ChangeOutcome.CHANGED:
        yield head
        yield printable_line(f"  {visit_in_short(compared.state.visit)}")
        yield ""
        return
    yield head
    subject = None
    for change_sentence in record.sentences:
        label = "" if change_sentence.subject == subject else change_sentence.subject
        subject = change_sentence.subject
        yield printable_line(
            f"  {label:{_LABEL_WIDTH}}  {change_sentence.sentence}{_addresses(change_sentence) if addresses else ''}"
        )
    if record.warning is not None:
        yield f"  {'warning':{_LABEL_WIDTH}}  {record.warning}"
    yield ""


def _addresses(change_sentence: ChangeSentence) -> str:
    return f" [{', '.join(dict.fromkeys(printable(change.address) for change in change_sentence.changes))}]"


_SIGNS: Final = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
# These need no backslash: they have a meaning only between other signs, which get one.
_HARMLESS: Final = frozenset(" ,;'\"()?%/")
_MENTIONS: Final = frozenset("@#")
_ISSUE: Final = re.compile(r"\b(GH)\\-(?=[0-9])", re.IGNORECASE)  # GitHub takes GH-1 for #1


def changes_markdown(
    records: Iterable[ChangeSummary], unread: Iterable[CheckResult] = (), *, addresses: bool = False
) -> Iterator[str]:
    """Yields a heading per record with an item per change, then what could not be read, then the counts.

    >>> print("".join(changes_markdown([])), end="")
    Nothing changed.
    """
    outcomes: list[ChangeOutcome] = []
    for record in records:
        outcomes.append(record.compared.outcome)
        yield "".join(f"{line}\n" for line in _markdown_record(record, addresses=addresses))
    unread = list(unread)
    findings = [(finding, result) for result in unread for finding in result.findings]
    if findings:
        yield "### Could not be read\n\n"
        for finding, result in findings:
            yield f"- {code_span(finding_place(finding, result.record))}: {escape_markdown(finding.sentence)}\n"
        yield "\n"
    yield f"{changes_summary(outcomes, unread)}\n"


def _markdown_record(record: ChangeSummary, *, addresses: bool) -> Iterator[str]:
    compared = record.compared
    is_whole = compared.outcome is not ChangeOutcome.CHANGED
    yield f"### {f'{compared.outcome.capitalize()}: ' if is_whole else ''}{escape_markdown(record.title)}"
    yield ""
    yield f"{code_span(record.id)}{f': {escape_markdown(visit_in_short(compared.state.visit))}' if is_whole else ''}"
    yield ""
    subject = None
    for change_sentence in record.sentences:
        label = "" if change_sentence.subject == subject else f"**{change_sentence.subject}**: "
        subject = change_sentence.subject
        where = _markdown_addresses(change_sentence) if addresses else ""
        yield f"- {label}{escape_markdown(change_sentence.sentence)}{where}"
    if record.warning is not None:
        yield f"- **warning**: {record.warning}"
    if record.sentences:
        yield ""


def _markdown_addresses(change_sentence: ChangeSentence) -> str:
    return f" ({', '.join(dict.fromkeys(code_span(change.address) for change in change_sentence.changes))})"


def escape_markdown(text: str) -> str:
    """Returns data as plain text in Markdown: no markup, no links, no mentions.

    Signs with a meaning get a backslash (CommonMark 0.31, section 2.4). An empty comment follows `@` and `#`, because
    GitHub looks for names and numbers after it has removed the backslashes.

    >>> print(escape_markdown("**bold** [x](http://example.org) @desk #1 GH-1"))
    \\*\\*bold\\*\\* \\[x\\](http\\://example\\.org) \\@<!-- -->desk \\#<!-- -->1 GH\\-<!-- -->1
    """
    return _ISSUE.sub(r"\1\\-<!-- -->", _SIGNS.sub(_with_backslash, printable(text)))


def _with_backslash(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _HARMLESS:
        return sign
    return f"\\{sign}<!-- -->" if sign in _MENTIONS else f"\\{sign}"


def code_span(text: str) -> str:
    """Returns data in a code span, between more backticks than it has in a row (CommonMark 0.31, section 6.1).

    >>> code_span("visits/a.yaml"), code_span("a`b")
    ('`visits/a.yaml`', '`` a`b ``')
    """
    shown = printable(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    if longest == 0:
        return f"`{shown}`"
    ticks = "`" * (longest + 1)
    return f"{ticks} {shown} {ticks}"
