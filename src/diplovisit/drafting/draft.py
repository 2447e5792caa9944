"""Drafts a record: proposes, judges, and writes what is left, with its choices and what was left out."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Choice, LeftOutWords, Proposal, RefusedFact
from diplovisit.record import Visit

Proposer: TypeAlias = Callable[[Sequence[Article], DraftOptions], Proposal]


@attrs.frozen(kw_only=True)
class DraftedRecord:
    """A drafted record. visit: the record. text: its YAML, with the open choices as comments.

    choices: the open choices, with addresses of the record. left_out: words of the texts that the record lacks.
    refused: the proposed facts that the words do not prove.
    """

    visit: Visit
    text: str
    choices: tuple[Choice, ...] = ()
    left_out: tuple[LeftOutWords, ...] = ()
    refused: tuple[RefusedFact, ...] = ()


def draft_record(articles: Sequence[Article], options: DraftOptions, propose: Proposer) -> DraftedRecord:
    """Drafts the record of one visit from the articles about it."""
    raise NotImplementedError
