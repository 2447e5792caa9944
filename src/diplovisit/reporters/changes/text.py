"""Changes for a terminal: a line for each, beside what it is about."""

from collections.abc import Iterable, Iterator

from diplovisit.english.names import visit_in_short
from diplovisit.findings.results import CheckResult
from diplovisit.record.diff import ChangeOutcome
from diplovisit.reporters.changes.summary import ChangeSentence, ChangeSummary
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.printable import printable, printable_line

_WIDE = len("engagements")


def changes_text(
    records: Iterable[ChangeSummary], unread: Iterable[CheckResult] = (), *, addresses: bool = False
) -> Iterator[str]:
    """Reports each record with what changed in it, then how many there were; `addresses` says where, in brackets.

    No line begins with data. What could not be read is counted, and told by whoever tells findings.

    >>> print("".join(changes_text([])), end="")
    Nothing changed.
    """
    outcomes: list[ChangeOutcome] = []
    for record in records:
        outcomes.append(record.compared.outcome)
        yield "".join(f"{line}\n" for line in _record(record, addresses=addresses))
    yield f"{changes_summary(outcomes, unread)}\n"


def changes_summary(outcomes: list[ChangeOutcome], unread: Iterable[CheckResult] = ()) -> str:
    """How many records were changed, added and removed, and how many could not be read.

    >>> changes_summary([ChangeOutcome.CHANGED, ChangeOutcome.ADDED, ChangeOutcome.ADDED]), changes_summary([])
    ('1 record changed, 2 added.', 'Nothing changed.')
    """
    counted = [(outcomes.count(outcome), outcome) for outcome in ChangeOutcome]
    found = [(number, outcome) for number, outcome in counted if number]
    told = "Nothing changed"
    if found:
        first, *others = found
        told = ", ".join(
            [f"{count_noun(first[0], 'record')} {first[1]}", *(f"{n:,} {outcome}" for n, outcome in others)]
        )
    missing = len(list(unread))
    return f"{told}; {count_noun(missing, 'record')} could not be read." if missing else f"{told}."


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
    for told in record.sentences:
        label = "" if told.subject == subject else told.subject
        subject = told.subject
        yield printable_line(f"  {label:{_WIDE}}  {told.sentence}{_addresses(told) if addresses else ''}")
    if record.warning is not None:
        yield f"  {'warning':{_WIDE}}  {record.warning}"
    yield ""


def _addresses(told: ChangeSentence) -> str:
    return f" [{', '.join(dict.fromkeys(printable(change.address) for change in told.changes))}]"
