"""A draft as the scorer reads it. This is the only place in the tests of articles that calls the drafting itself."""

import datetime
import importlib
import importlib.util
from typing import Any, Final

import attrs

from diplovisit.drafting import DraftedRecord
from diplovisit.pipeline.draft import articles_of, draft, findings_of_draft
from diplovisit.record import Severity, Visit
from tests.drafting.marks import OpenChoice

REVISED: Final = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
"""When the records of the tests are made: after the day of every article."""


@attrs.frozen(kw_only=True)
class Draft:
    """A drafted record: as a record, as YAML, and what it leaves to a person.

    left_out: words of the text that it does not have, with reasons. errors: what a check finds in it, as sentences.
    """

    visit: Visit
    text: str
    choices: tuple[OpenChoice, ...]
    left_out: tuple[str, ...]
    errors: tuple[str, ...]


def draft_article(text: str, source: str = "article", date: str | None = None) -> Draft:
    """Drafts a record of one article by rules. date: its day, as a person says it; None where nobody does."""
    return as_draft(draft({source: text}, revised=REVISED, date=date), {source: text})


def as_draft(found: DraftedRecord, texts: dict[str, str]) -> Draft:
    """Takes from a draft what the scorer reads."""
    choices = tuple(
        OpenChoice(address=choice.address, values=tuple(option.value for option in choice.options))
        for choice in found.choices
    )
    findings = findings_of_draft(found, articles_of(texts), "draft.yaml")
    return Draft(
        visit=found.visit,
        text=found.text,
        choices=choices,
        left_out=tuple(f"{words.words}: {words.reason}" for words in found.left_out),
        errors=tuple(str(finding) for finding in findings if finding.severity is Severity.ERROR),
    )


def answers_can_be_read() -> bool:
    """Whether this version of diplovisit drafts with a language model."""
    return importlib.util.find_spec("diplovisit.drafting.model.model_proposer") is not None


def draft_from_answer(texts: dict[str, str], answer: str) -> tuple[Draft, frozenset[tuple[str, str | None]]]:
    """Drafts from a model's answer, as if a model had given it. Returns the refused facts too, as values with quotes."""
    proposer: Any = importlib.import_module("diplovisit.drafting.model.model_proposer").ModelProposer(
        lambda _prompt: answer
    )
    found = as_draft(draft(texts, revised=REVISED, propose=proposer), texts)
    return found, frozenset((fact.value, fact.quote) for fact in proposer.refused)
