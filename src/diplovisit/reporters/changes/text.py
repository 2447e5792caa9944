"""Changes for a terminal: one line per change, after its subject."""

from collections.abc import Iterable, Iterator

from diplovisit.english.names import visit_in_short
from diplovisit.findings.results import CheckResult
from diplovisit.record.diff import ChangeOutcome
from diplovisit.reporters.changes.summary import ChangeSentence, ChangeSummary
from diplovisit.reporters.counts import count_noun
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
