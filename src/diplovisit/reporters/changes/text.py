"""Changes as text: lines for a terminal, or Markdown for a comment below a pull request."""

from collections.abc import Iterable, Iterator

from diplovisit.english.names import visit_in_short
from diplovisit.findings.results import CheckResult
from diplovisit.record.diff import ChangeOutcome
from diplovisit.reporters.changes.summary import ChangeSentence, ChangeSummary
from diplovisit.reporters.counts import count_noun, finding_place
from diplovisit.reporters.markdown_text import code_span, escape_markdown
from diplovisit.reporters.printable import printable, printable_line

_LABEL_WIDTH = len("engagements")
_TAIL = 500
"""The characters of the sentences that count what changed and what is left out."""


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

    It does not say that nothing changed if a record could not be read, because that record may have changed.

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
    if not (unread_count := len(list(unread))):
        return f"{text}."
    unread_text = f"{count_noun(unread_count, 'record')} could not be read"
    return f"{text}; {unread_text}." if nonzero else f"{unread_text}; nothing else changed."


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


def changes_markdown(
    records: Iterable[ChangeSummary],
    unread: Iterable[CheckResult] = (),
    *,
    addresses: bool = False,
    most: int | None = None,
) -> Iterator[str]:
    """Yields a heading per record with an item per change, then what could not be read, then the counts.

    most: the characters that the report may have; records beyond are counted. None is without a limit.

    >>> print("".join(changes_markdown([])), end="")
    Nothing changed.
    """
    outcomes: list[ChangeOutcome] = []
    unread = list(unread)
    room = _Room(most)
    unread_items = [
        item
        for result in unread
        for finding in result.findings
        if room.takes(
            item := f"- {code_span(finding_place(finding, result.record))}: {escape_markdown(finding.sentence)}\n"
        )
    ]
    unread_items += _left_out(room, "finding")
    for record in records:
        outcomes.append(record.compared.outcome)
        text = "".join(f"{line}\n" for line in _markdown_record(record, addresses=addresses))
        if room.takes(text):
            yield text
    yield from _left_out(room, "record")
    if unread_items:
        yield "".join(("### Could not be read\n\n", *unread_items, "\n"))
    yield f"{changes_summary(outcomes, unread)}\n"


class _Room:
    """The characters that are left of a limit; None is without one. Nothing is taken after the first refusal."""

    def __init__(self, most: int | None) -> None:
        self._left = most - _TAIL if most is not None else None
        self.refused = 0

    def takes(self, text: str) -> bool:
        """Whether there is room for a text. Takes it, or counts it as refused."""
        if self._left is None:
            return True
        if self.refused or len(text) > self._left:
            self.refused += 1
            return False
        self._left -= len(text)
        return True


def _left_out(room: _Room, noun: str) -> list[str]:
    """The sentence about what was refused since the last time, as a list; [] if nothing was."""
    if not (number := room.refused):
        return []
    room.refused = 0
    verb = "is" if number == 1 else "are"
    return [f"{count_noun(number, f'more {noun}')} {verb} not shown here; `diplovisit diff` shows all.\n\n"]


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
