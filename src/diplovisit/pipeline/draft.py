"""Draft: turns the texts of sources into a record that a check finds no error in."""

import datetime
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from diplovisit.drafting import DraftedRecord, DraftOptions, draft_record
from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.draft import JudgingProposer, Proposer
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.evidence import Examination
from diplovisit.files import read_file
from diplovisit.findings.argument_types import require_type, texts_of
from diplovisit.findings.phrases import describe
from diplovisit.findings.rule import Finding
from diplovisit.pipeline.check import rule_faults
from diplovisit.pipeline.read import locate_findings, read_stream
from diplovisit.readers import Document, Format
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Severity, SourceKind
from diplovisit.record.constraints import ID, RESERVED_IDS

if TYPE_CHECKING:
    from diplovisit.drafting.model.model_proposer import AskModel, ModelProposer

Texts: TypeAlias = str | os.PathLike[str] | Mapping[str, str | os.PathLike[str]] | Sequence[os.PathLike[str]]

_ONLY: Final = "article"


def draft(
    texts: Texts,
    *,
    revised: datetime.datetime | None = None,
    id: str | None = None,
    by: str = "the editor",
    source_kind: SourceKind | None = None,
    publisher: str | None = None,
    date: str | None = None,
    url: str | None = None,
    traveller: str | None = None,
    to: str | Sequence[str] = (),
    propose: "AskModel | ModelProposer | None" = None,
    rounds: int = 1,
) -> DraftedRecord:
    """Drafts the record of a visit from the texts about it. Every fact of it is proven by their words.

    texts: the words of one text; a path or paths of files; or a mapping from ids of sources to words or paths. revised:
    when the record is made, in UTC; the day of the first source where it is left out.

    propose: asks a language model: it takes a prompt and returns the answer, both as text. rounds: how often the model
    is asked; after the first time, it is to repair what was refused.

    Raises DraftImpossible where the words do not say who travels, or where, UnreadableText for a file that is no text,
    ValueError for a faulty option, and InvalidAnswer, a ValueError, for an answer that cannot be read.

    >>> from diplovisit import draft
    >>> drafted = draft("OSLO, 3 September 2026 (Example Press) - Prime Minister Ingrid Solheim will visit Japan.")
    """
    if revised is not None:
        require_type(revised, datetime.datetime, argument="revised", remedy="such as datetime.now(UTC)")
    if source_kind is not None:
        require_type(source_kind, SourceKind, argument="source_kind", remedy="such as SourceKind.STATEMENT")
    options = DraftOptions(
        revised=revised,
        id=id,
        by=by,
        source_kind=source_kind,
        publisher=publisher,
        date=date,
        url=url,
        traveller=traveller,
        to=texts_of(to),
    )
    if propose is None:
        return draft_articles(articles_of(texts), options, propose_by_rules)
    from diplovisit.drafting.model.model_proposer import ModelProposer  # noqa: PLC0415  # only where a model is asked

    proposer = propose if isinstance(propose, ModelProposer) else ModelProposer(propose, rounds=rounds)
    return draft_articles(articles_of(texts), options, proposer)


def draft_articles(articles: Sequence[Article], options: DraftOptions, propose: Proposer) -> DraftedRecord:
    """Drafts a record and takes out every value in which a check would find an error."""
    if not isinstance(propose, JudgingProposer):
        return draft_record(articles, options, propose, _find_errors)
    propose.find_errors = propose.find_errors or _find_errors
    drafted = draft_record(articles, options, propose, _find_errors)
    return attrs.evolve(drafted, refused=(*propose.refused, *drafted.refused))


def _find_errors(examination: Examination) -> Iterator[tuple[str, str]]:
    for fault in rule_faults(examination):
        if fault.rule.severity is Severity.ERROR:
            yield examination.directory.address(fault.path), fault.sentence


def findings_of_draft(drafted: DraftedRecord, articles: Sequence[Article], name: str) -> tuple[Finding, ...]:
    """Returns what a check finds in the text of a drafted record, with lines. `name`: how the file will be called."""
    (document,) = read_stream(io.BytesIO(drafted.text.encode()), name, Format.YAML)
    assert isinstance(document, Document)  # our own writer wrote it
    examination = Examination(visit=drafted.visit, texts={article.id: article.text for article in articles})
    return locate_findings(document, rule_faults(examination), examination.directory)


def articles_of(texts: Texts) -> tuple[Article, ...]:
    """Returns the articles of texts, each with the id of its source. Raises UnreadableText and ValueError."""
    if isinstance(texts, Mapping):
        return tuple(read_article(name, _bytes_of(text)) for name, text in texts.items())
    _require_texts(texts)
    if isinstance(texts, str):
        return (read_article(_ONLY, _bytes_of(texts)),)
    paths = [Path(texts)] if isinstance(texts, os.PathLike) else [Path(path) for path in texts]
    ids = source_ids(paths)
    return tuple(read_article(name, read_file(path, LARGEST_DOCUMENT)) for name, path in zip(ids, paths, strict=True))


def _require_texts(texts: object) -> None:
    if isinstance(texts, bytes) or not isinstance(texts, str | os.PathLike | Sequence):
        raise TypeError(f"expected a text, a path or paths, or a mapping of them, saw {describe(texts)}")


def _bytes_of(text: str | os.PathLike[str]) -> bytes:
    if not isinstance(text, str):
        return read_file(text, LARGEST_DOCUMENT)
    if os.path.isfile(text):  # noqa: PTH113  # Path.is_file raises an error for a text that is too long for a name
        raise ValueError(f"expected the words of a text, saw the name of a file; pass Path({text!r})")
    return text.encode()


def source_ids(paths: Iterable[Path]) -> tuple[str, ...]:
    """Returns an id for the source in each file, by its name. A word that no id may be is numbered from 1.

    >>> source_ids([Path("texts/MFA note.txt"), Path("other/mfa-note.txt"), Path("note.txt"), Path("日本.txt")])
    ('mfa-note', 'mfa-note-2', 'note-1', 'source')
    """
    taken: list[str] = []
    for path in paths:
        word = id_word(path.stem)
        is_reserved = word in RESERVED_IDS
        word = word if is_reserved or ID.fullmatch(word) is not None else "source"
        name, number = (f"{word}-1" if is_reserved else word), 1
        while name in taken:
            number += 1
            name = f"{word}-{number}"
        taken.append(name)
    return tuple(taken)
