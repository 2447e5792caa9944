"""A draft as the scorer reads it. This is the only place in the tests of articles that calls the drafting itself."""

import importlib
import importlib.util
from typing import Any

import attrs

from diplovisit.record import Visit
from tests.drafting.scoring import OpenChoice


@attrs.frozen(kw_only=True)
class Draft:
    """A drafted record: as a record, as YAML, what it leaves to a person, and what it left out, in words."""

    visit: Visit
    text: str
    choices: tuple[OpenChoice, ...]
    left_out: tuple[str, ...]


def can_draft() -> bool:
    """Whether this version of diplovisit drafts records."""
    return importlib.util.find_spec("diplovisit.drafting") is not None and hasattr(
        importlib.import_module("diplovisit.drafting"), "draft_record"
    )


def draft_article(text: str, source: str = "article") -> Draft:
    """Drafts a record of one article."""
    found: Any = importlib.import_module("diplovisit.drafting").draft_record([(source, text)])
    return as_draft(found)


def as_draft(found: Any) -> Draft:
    """Takes from a draft what the scorer reads."""
    choices = tuple(
        OpenChoice(address=str(choice.address), values=tuple(str(each.value) for each in choice.candidates))
        for choice in found.choices
    )
    return Draft(visit=found.visit, text=found.text, choices=choices, left_out=tuple(map(str, found.left_out)))
