"""Answers of a language model with planted hallucinations, and what became of each of them.

A file `NAME.planted.yaml` has the answer about the article of that name in a short form. A fact is `[value, quote]`, or
`[value, quote, mark]` where it is planted; `planted` says for each mark how it is wrong and which fact it would make, as
in the files of facts. `append` is text that the article has in addition, such as an instruction to the model. With
`unless: withdrawn`, a traveller whom the record calls withdrawn is no such fact; with `unless: denied`, nor is a claim
that is denied.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import yaml

from diplovisit.drafting.model.answer_form import (
    ANSWER_FORMAT,
    AnswerFact,
    AnswerItem,
    AnswerItems,
    AnswerKey,
    AnswerWord,
    answer_form,
)
from diplovisit.record import Visit
from tests.drafting.drafts import answers_can_be_read, draft_article, draft_from_answer
from tests.drafting.facts import Entry, Facts, read_entry, read_facts
from tests.drafting.matching import holds_entry
from tests.drafting.reading_articles import FOLDER, read_article
from tests.drafting.wording import NEGATIONS, words

PLANTED: Final = FOLDER / "planted"
_SOURCE: Final = "article"


@attrs.frozen(kw_only=True)
class Planted:
    """One planted hallucination: how it is wrong, the fact that it would make, and what excuses the record."""

    mark: str
    how: str
    entry: Entry
    unless: str | None


@attrs.frozen(kw_only=True)
class PlantedAnswer:
    """An answer with planted hallucinations.

    text: the article. answer: the answer as the model gives it, in JSON. facts: values with their quotes and marks; no
    mark for a fact that is meant well.
    """

    name: str
    text: str
    answer: str
    planted: tuple[Planted, ...]
    facts: tuple[tuple[str, str, str | None], ...]
    expected: Facts


@attrs.frozen(kw_only=True)
class PlantedResult:
    """What became of one answer.

    accepted: the hallucinations that are in the record, with a note where our own rules have them as well. proposed:
    the number of the other facts. lost: those of them that were refused.
    """

    name: str
    planted: int
    accepted: tuple[str, ...]
    proposed: int
    lost: tuple[str, ...]

    @property
    def kept(self) -> int:
        """The number of facts that are meant well and were not refused."""
        return self.proposed - len(self.lost)


def read_planted(path: Path) -> PlantedAnswer | None:
    """Reads an answer and its article; None for the seed's where the article is not beside the project."""
    document = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # it makes text, lists and mappings only
    name = path.name.removesuffix(".planted.yaml")
    if name == "seed":
        article = FOLDER.parent.parent.parent / "shared/data/seed/article.txt"
        if not article.exists():
            return None
        text, facts = article.read_text("utf-8"), read_facts(FOLDER / "seed.facts.yaml")
    else:
        found = read_article(FOLDER / "articles" / f"{name}.txt")
        text, facts = found.text, found.facts
    planted = tuple(
        Planted(mark=mark, how=row["how"], entry=read_entry(row["fact"]), unless=row.get("unless"))
        for mark, row in document["planted"].items()
    )
    listed: list[tuple[str, str, str | None]] = []
    answer = {"format": ANSWER_FORMAT, **_written_out(answer_form(), document["answer"], listed)}
    return PlantedAnswer(
        name=name,
        text=text + document.get("append", ""),
        answer=json.dumps(answer, ensure_ascii=False, indent=1),
        planted=planted,
        facts=tuple(listed),
        expected=facts,
    )


def read_all_planted() -> tuple[PlantedAnswer, ...]:
    """Returns all answers whose articles are at hand."""
    return tuple(found for path in sorted(PLANTED.glob("*.planted.yaml")) if (found := read_planted(path)))


def _written_out(item: AnswerItem, short: dict[str, Any], listed: list[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Returns a thing of an answer in the full form, and adds its facts to a list."""
    unknown = set(short) - set(item.by_name)
    if unknown:
        raise ValueError(f"{item.cls.__name__} has no {sorted(unknown)}")
    full: dict[str, Any] = {}
    for field in item.fields:
        value = short.get(field.name)
        match field:
            case AnswerItems():
                full[field.name] = [_written_out(field.item, each, listed) for each in value or ()]
            case AnswerFact(is_required=True):
                full[field.name] = _fact(value, listed)
            case AnswerFact():
                several = [value] if value and isinstance(value[0], str) else value or []
                full[field.name] = [_fact(each, listed) for each in several]
            case AnswerKey():
                full[field.name] = value or (
                    _SOURCE if item.cls.__name__ == "ProposedSource" else f"{item.cls.__name__}-1"
                )
            case AnswerWord():
                full[field.name] = _word(value, listed) or next(iter(field.shape.cls)).value
    return full


def _word(short: Any, listed: list[tuple[str, str, str | None]]) -> str | None:
    """Returns a word of our own classification. One that is written as a fact loses its quote."""
    if not isinstance(short, list):
        return short or None
    if len(short) == len(("value", "quote", "mark")):
        listed.append((short[0], short[1], short[2]))
    return str(short[0])


def _fact(short: Any, listed: list[tuple[str, str, str | None]]) -> dict[str, str]:
    if not isinstance(short, list) or len(short) not in {2, 3}:
        raise ValueError(f"a fact is [value, quote] or [value, quote, mark]; saw {short!r}")
    value, quote, *marks = short
    listed.append((value, quote, marks[0] if marks else None))
    return {"source": _SOURCE, "quote": quote, "value": value}


def accepted(visit: Visit, answer: PlantedAnswer) -> Iterator[Planted]:
    """Yields the planted hallucinations that a record has."""
    for planted in answer.planted:
        if holds_entry(visit, planted.entry, answer.expected, ignore=_excuse(planted.unless)):
            yield planted


def _excuse(unless: str | None) -> Any:
    match unless:
        case "withdrawn":
            return lambda item, others: any(
                other.kind == "traveller-status" and other.of == item.values["is"][0] for other in others
            )
        case "denied":
            return lambda item, _others: "polarity" in item.values or bool(NEGATIONS & {*words(item.values["what"][0])})
        case _:
            return lambda _item, _others: False


def result_of(answer: PlantedAnswer) -> PlantedResult:
    """Drafts from an answer, and counts the hallucinations that got in and the other facts that stayed."""
    draft, refused = draft_from_answer({_SOURCE: answer.text}, answer.answer)
    well_meant = [(value, quote) for value, quote, mark in answer.facts if mark is None]
    found = list(accepted(draft.visit, answer))
    by_rules = list(accepted(draft_article(answer.text, _SOURCE).visit, answer)) if found else []
    return PlantedResult(
        name=answer.name,
        planted=len(answer.planted),
        accepted=tuple(
            f"{each.mark} {each.how}: {each.entry}{' (by the rules as well)' if each in by_rules else ''}"
            for each in found
        ),
        proposed=len(well_meant),
        lost=tuple(f"{value} by {quote!r}" for value, quote in well_meant if (value, quote) in refused),
    )


def planted_results() -> tuple[PlantedResult, ...]:
    """Returns what became of each answer; nothing where this version does not read answers."""
    return tuple(map(result_of, read_all_planted())) if answers_can_be_read() else ()
