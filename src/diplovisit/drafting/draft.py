"""Drafts a record: proposes, judges, and writes what is left, with its choices and what was left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias, runtime_checkable

import attrs

from diplovisit.converters import unstructure
from diplovisit.drafting.article import Article
from diplovisit.drafting.commented_yaml import write_with_comments
from diplovisit.drafting.compose import compose
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import ErrorFinder, judge_composition, merged_evidence
from diplovisit.drafting.proposal import Choice, LeftOutWords, Proposal, RefusedFact
from diplovisit.drafting.quote_limit import hide_long_quotes
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.english.values import join_words
from diplovisit.evidence.coverage import covered_spans, texts_with_names, uncited_names
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.texts import TextSpan, occurrences, whole_words
from diplovisit.findings.phrases import escaped
from diplovisit.findings.rule import FieldPath
from diplovisit.record import Ignored, IgnoredKind, Visit
from diplovisit.record.addresses import directory_of

Proposer: TypeAlias = Callable[[Sequence[Article], DraftOptions], Proposal]


@runtime_checkable
class JudgingProposer(Protocol):
    """A proposer that judges what others propose, and says what it refused."""

    find_errors: ErrorFinder | None

    @property
    def refused(self) -> tuple[RefusedFact, ...]:
        """The facts that are refused in the end."""
        ...

    def __call__(self, articles: Sequence[Article], options: DraftOptions, /) -> Proposal:
        """Returns the proposal."""
        ...


_LEFT_OUT: Final = "left out by the draft"
_OF_FRAGMENTS: Final = (
    "`fragment` has the length and the SHA-256 of words that are not stored, as the quotes would hold too much of the",
    "text. `diplovisit check` with the text of the source finds them again.",
)
_REFERENCES: Final = {"invited_by", "person", "place", "by"}
"""Fields whose values are ids of the record."""


@attrs.frozen(kw_only=True)
class DraftedRecord:
    """A drafted record. visit: the record. text: its YAML, with the open choices as comments.

    choices: the open choices, with addresses of the record; an answered choice is not open. left_out: words of the
    texts that the record lacks. refused: the proposed facts that the words do not prove.

    >>> from diplovisit import draft
    >>> drafted = draft("OSLO, 3 September 2026 (Example Press) - Prime Minister Ingrid Solheim will visit Japan.")
    >>> drafted.visit.leader.name, drafted.visit.stops[0].country, len(drafted.choices)
    ('Ingrid Solheim', 'JP', 1)
    """

    visit: Visit
    text: str
    choices: tuple[Choice, ...] = ()
    left_out: tuple[LeftOutWords, ...] = ()
    refused: tuple[RefusedFact, ...] = ()


def draft_record(
    articles: Sequence[Article],
    options: DraftOptions,
    propose: Proposer = propose_by_rules,
    find_errors: ErrorFinder = lambda _examination: (),
) -> DraftedRecord:
    """Drafts the record of one visit from the articles about it.

    find_errors: yields the errors that a check would find; the values at their addresses are taken out.

    Raises DraftImpossible where the words do not say who travels, or where.
    """
    proposal = propose(articles, options)
    composition = compose(proposal, options)
    judged = judge_composition(composition, articles, options, find_errors)
    visit = merged_evidence(judged.visit)
    choices = tuple(
        choice
        for choice in (_with_address(each, composition.ids) for each in proposal.choices)
        if not _is_answered(choice, visit, options, composition.ids)
    )
    left_out = tuple(_words_left_out(visit, articles))
    visit = attrs.evolve(visit, ignore=tuple(row for _, row in left_out))
    visit = hide_long_quotes(visit, {article.id: article.text for article in articles}, find_errors)
    return DraftedRecord(
        visit=visit,
        text=_write(visit, choices, articles),
        choices=choices,
        left_out=tuple(words for words, _ in left_out),
        refused=judged.refused,
    )


def _with_address(choice: Choice, ids: Mapping[str, str]) -> Choice:
    first, *rest = choice.address.split("/")
    address = "/".join((ids.get(first, first), *rest))
    if address.rpartition("/")[2] not in _REFERENCES:
        return attrs.evolve(choice, address=address)
    options = tuple(attrs.evolve(option, value=ids.get(option.value, option.value)) for option in choice.options)
    return attrs.evolve(choice, address=address, options=options)


def _is_answered(choice: Choice, visit: Visit, options: DraftOptions, ids: Mapping[str, str]) -> bool:
    """Whether a person has answered a choice, and the record has the answer."""
    given = options.answers
    answers = {_with_address(Choice(address=address, question=""), ids).address: given[address] for address in given}
    if choice.address not in answers:
        return False
    value: Any = unstructure(visit)
    for step in directory_of(visit).locate(choice.address) or ("",):
        if isinstance(value, dict):
            value = value.get(str(step))
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) else None
    return value is not None and str(value) == answers[choice.address]


def _words_left_out(visit: Visit, articles: Sequence[Article]) -> Iterator[tuple[LeftOutWords, Ignored]]:
    """Yields the figures and names of the texts that no row of the record cites, in the order of the text.

    Each is quoted to the ends of its words: a check finds "1,2 billion" in the text, and no "1,2" in it.
    """
    examination = Examination(visit=visit, texts={article.id: article.text for article in articles})
    texts_of_record = tuple(texts_with_names(visit, examination.facts))
    for article in articles:
        text = article.text
        spans = [
            (whole_words(text, TextSpan(mention.start, mention.end)), IgnoredKind.FIGURES)
            for mention in examination.uncited_mentions.get(article.id, ())
        ]
        covered = covered_spans(visit, examination.placements, (), source=article.id, kind=IgnoredKind.NAMES)
        for name in uncited_names(text, covered, texts_of_record):
            span = whole_words(text, text.normal_span(name.start, name.start + len(name.words)))
            spans.append((span, IgnoredKind.NAMES))
        for span, kind in sorted(set(spans)):
            if span in occurrences(text, text.text[span.start : span.end]):
                yield _left_out(article, span, kind, articles[0].id)


def _left_out(article: Article, span: TextSpan, kind: IgnoredKind, first: str) -> tuple[LeftOutWords, Ignored]:
    text, words = article.text, article.text.text[span.start : span.end]
    places = occurrences(text, words)
    nth = places.index(span) + 1 if len(places) > 1 else None
    sources = () if article.id == first else (article.id,)
    row = Ignored(quote=words, sources=sources, nth=nth, kind=kind, reason=_LEFT_OUT)
    line = text.line_of(span.start)
    return LeftOutWords(source=article.id, words=words, line=line, reason=_LEFT_OUT), row


def _write(visit: Visit, choices: Sequence[Choice], articles: Sequence[Article]) -> str:
    directory = directory_of(visit)
    comments: dict[FieldPath, list[str]] = {}
    for choice in choices:
        path = directory.locate(choice.address) or ("title",)
        lines = comments.setdefault(path, [])
        lines.append(f"choose: {escaped(choice.question)} ({escaped(choice.address)})")
        lines += [f"  {escaped(option.value)}  ({escaped(option.words)})" for option in choice.options]
    hidden = next((index for index, row in enumerate(visit.evidence) if row.fragment is not None), None)
    if hidden is not None:
        comments[("evidence", hidden)] = list(_OF_FRAGMENTS)
    if visit.ignore:
        comments[("ignore",)] = ["What the draft left out. Look through it, and record what belongs to the visit."]
    sources = join_words([article.id for article in articles])
    head = f"# Drafted from {sources}. The words that prove each fact are under `evidence`."
    if choices:
        head += "\n# For each `choose` below: write the value into the record, and delete the comment."
    return f"{head}\n\n{write_with_comments(unstructure(visit), comments)}"
