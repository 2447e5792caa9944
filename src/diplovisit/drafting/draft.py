"""Drafts a record: proposes, judges, and writes what is left, with its choices and what was left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from diplovisit.converters import unstructure
from diplovisit.drafting.article import Article
from diplovisit.drafting.compose import compose
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import judge_composition, merged_evidence
from diplovisit.drafting.proposal import Choice, LeftOutWords, Proposal, RefusedFact
from diplovisit.drafting.rules import propose_by_rules
from diplovisit.drafting.yaml_text import write_yaml
from diplovisit.evidence.examination import Examination
from diplovisit.findings.phrases import escaped
from diplovisit.findings.rule import FieldPath
from diplovisit.record import Visit
from diplovisit.record.addresses import directory_of

Proposer: TypeAlias = Callable[[Sequence[Article], DraftOptions], Proposal]

_SCHEMA_LINE: Final = "# yaml-language-server: $schema=https://json-schema.org/draft/2020-12/schema"


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


def draft_record(
    articles: Sequence[Article], options: DraftOptions, propose: Proposer = propose_by_rules
) -> DraftedRecord:
    """Drafts the record of one visit from the articles about it.

    Raises DraftImpossible where the words do not say who travels, or where.
    """
    proposal = propose(articles, options)
    composition = compose(proposal, options)
    judged = judge_composition(composition, articles, options)
    visit = merged_evidence(judged.visit)
    choices = tuple(_with_address(choice, composition.ids) for choice in proposal.choices)
    left_out = tuple(_words_left_out(visit, articles))
    return DraftedRecord(
        visit=visit,
        text=_write(visit, choices, left_out, articles),
        choices=choices,
        left_out=left_out,
        refused=judged.refused,
    )


def _with_address(choice: Choice, ids: Mapping[str, str]) -> Choice:
    first, *rest = choice.address.split("/")
    name = ids.get(first, first)
    return attrs.evolve(choice, address="/".join((name, *rest)))


def _words_left_out(visit: Visit, articles: Sequence[Article]) -> Iterator[LeftOutWords]:
    """Yields the figures and names of the texts that no row of the record cites."""
    examination = Examination(visit=visit, texts={article.id: article.text for article in articles})
    for article in articles:
        text = article.text
        for mention in examination.uncited_mentions.get(article.id, ()):
            words = text.text[mention.start : mention.end]
            yield LeftOutWords(
                source=article.id,
                words=words,
                line=text.line_of(mention.start),
                reason="no fact of the record cites it",
            )
    for issue in examination.uncited_names:
        yield LeftOutWords(source=issue.source, words=issue.sentence, line=0, reason="the record does not have it")


def _write(
    visit: Visit, choices: Sequence[Choice], left_out: Sequence[LeftOutWords], articles: Sequence[Article]
) -> str:
    directory = directory_of(visit)
    comments: dict[FieldPath, list[str]] = {}
    for choice in choices:
        path = directory.locate(choice.address) or ("title",)
        lines = comments.setdefault(path, [])
        lines.append(f"choose: {escaped(choice.question)}")
        lines += [f"  {escaped(option.value)}  ({escaped(option.words)})" for option in choice.options]
    head = [f"# Drafted from {', '.join(article.id for article in articles)}. Each fact has the words that prove it."]
    tail = [f"# left out: {each.source}, line {each.line}: {escaped(each.words)}: {each.reason}" for each in left_out]
    body = write_yaml(unstructure(visit), comments)
    return "\n".join((*head, "", body.rstrip("\n"), *(["", *tail] if tail else []))) + "\n"
