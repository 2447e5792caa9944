"""What is open in a record: choices of a draft, what no source says, what is inferred, and what no words prove."""

from collections.abc import Iterator
from typing import Final

from diplovisit.evidence import Examination, Judgement
from diplovisit.record import Basis, Evidence
from diplovisit.reporters.changes.wording import reference_name
from diplovisit.reporters.evidence_table import facts_without_evidence
from diplovisit.reporters.evidence_wording import FactWording
from diplovisit.reporters.programme.values import Item, ItemGroup, Section

_MOST_WITHOUT_EVIDENCE: Final = 8
"""A record without evidence would fill a page with them."""

NOT_IN_SOURCES: Final = "Not in the sources"
INFERRED: Final = "Inferred"

_NOT_COMPARED: Final = (
    "No text of a source is at hand, so no fact was compared with its words: give one with --source ID=FILE."
)


def open_questions(examination: Examination, choices: tuple[str, ...] = ()) -> Section:
    """Returns what a person has to answer or to know, by kind. Facts are judged only where a text is at hand."""
    wording = FactWording(examination)
    all_groups = (
        ItemGroup(title="To choose", items=tuple(Item(text=first, notes=more) for first, more in map(_split, choices))),
        ItemGroup(title=NOT_IN_SOURCES, items=tuple(_absences(examination, wording))),
        ItemGroup(title=INFERRED, items=tuple(_inferred(examination, wording))),
        ItemGroup(title="Not proven by the words", items=tuple(_unproven(examination, wording))),
        ItemGroup(title="Without evidence", items=tuple(_without_evidence(examination, wording))),
    )
    is_compared = examination.texts or not examination.visit.evidence
    lead = () if is_compared else (Item(text=_NOT_COMPARED),)
    groups = tuple(group for group in all_groups if group.items)
    return Section(title="Open questions", lead=lead, groups=groups, is_open=True)


def _split(choice: str) -> tuple[str, tuple[str, ...]]:
    first, *more = choice.split("\n")
    return first, tuple(more)


def _absences(examination: Examination, wording: FactWording) -> Iterator[Item]:
    """Yields what no source says, with the names of what it is missing from."""
    for absence in examination.visit.absent:
        yield Item(text=f"{_name_of(absence.about, examination, wording)}: {absence.reason}")


def _inferred(examination: Examination, wording: FactWording) -> Iterator[Item]:
    """Yields each row of a person's reasoning, with the facts that rest on it."""
    for row in examination.visit.evidence:
        if row.basis is Basis.INFERRED and row.says is None:
            facts = ", ".join(dict.fromkeys(_name_of(address, examination, wording) for address in row.about))
            yield Item(text=facts, notes=tuple(filter(None, (row.note, _whose(row)))))


def _whose(row: Evidence) -> str | None:
    return f"by {row.by}" if row.by is not None else None


def _unproven(examination: Examination, wording: FactWording) -> Iterator[Item]:
    """Yields the facts that the words of a text at hand do not bear out, with the reason."""
    if not examination.texts:
        return
    for judgement in examination.judgements:
        if not judgement.opinion.verdict.is_acceptable:
            yield Item(
                text=_in_words(judgement, wording),
                mark=judgement.opinion.verdict.replace("-", " "),
                notes=(judgement.opinion.clause,),
            )


def _in_words(judgement: Judgement, wording: FactWording) -> str:
    fact = wording.of(judgement.address)
    return f"{fact.name}: {fact.value}"


def _without_evidence(examination: Examination, wording: FactWording) -> Iterator[Item]:
    """Yields what has facts without evidence, each with the names of those facts; the last of many are counted."""
    by_owner: dict[str, dict[str, None]] = {}
    for address in facts_without_evidence(examination):
        fact = wording.of(address)
        by_owner.setdefault(fact.owner or "the visit", {})[fact.label] = None
    for owner, labels in [*by_owner.items()][:_MOST_WITHOUT_EVIDENCE]:
        yield Item(text=f"{owner}: {', '.join(labels)}")
    if (more := len(by_owner) - _MOST_WITHOUT_EVIDENCE) > 0:
        yield Item(text=f"and {more:,} more; `diplovisit evidence` lists all of them")


def _name_of(address: str, examination: Examination, wording: FactWording) -> str:
    """The name of what an address leads to: a fact, a node such as a stop, or a field that has no value."""
    if wording.has(address):
        return wording.of(address).name
    first, *fields = address.split("/")
    entry = examination.directory.ids.get(first)
    owner = reference_name(entry.shape.cls, first, wording.names) if entry is not None else first.replace("_", " ")
    return ": ".join((owner, *(field.replace("_", " ") for field in fields)))
