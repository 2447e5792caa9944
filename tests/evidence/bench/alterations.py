"""Alters the text of a case so that it no longer states its right values: a negation, a fraction, "former", a longer name."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from tests.evidence.bench.cases import Case

_STATED_BY_CLAUSES: Final = frozenset(
    {
        "country",
        "status",
        "category",
        "engagement",
        "recurrence",
        "person",
        "invited_by",
        "date",
        "quantity",
        "duration",
        "length",
        "offset",
        "programme",
        "withdrawn",
        "polarity",
        "visit_days",
        "unnamed",
    }
)
_BEFORE_FIGURES: Final = ("all but ", "two-thirds of ", "half of ", "twice ", "three times ", "minus ", "not ")
_AFTER_FIGURES: Final = (" a year", " per head", " each", " apiece", " short of the goal")
_BEFORE_DATES: Final = ("until ", "before ", "not before ", "the eve of ", "the week of ", "after ", "not ", "but not ")
_BEFORE_OFFICES: Final = ("former ", "Former ", "deputy ", "Deputy ", "acting ", "Acting ", "the late ", "Vice ")
_FIGURE: Final = re.compile(r"(?:US)?[$€£₹]?\d[\d,.]*")
_DATE: Final = re.compile(
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


@attrs.frozen
class Alteration:
    """An altered case, and what was put into its text."""

    words: str
    case: Case


def alterations(case: Case) -> Iterator[Alteration]:
    """Yields altered cases whose right values are no longer stated."""
    if case.fact in _STATED_BY_CLAUSES:
        yield from _denials(case)
    if case.fact == "quantity" and (figure := _stated_figure(case)) is not None:
        for words in _BEFORE_FIGURES:
            yield from _inserted(case, figure.start(), words)
        if figure.end() == len(case.quote):
            for words in _AFTER_FIGURES:
                yield from _inserted(case, figure.end(), words)
    if case.fact == "date" and case.field == "when" and (date := _DATE.search(case.quote)) is not None:
        preposition = re.search(r"(?:\bon )$", case.quote[: date.start()])
        for words in _BEFORE_DATES:
            yield from _inserted(case, date.start(), words, drop=len(preposition[0]) if preposition else 0)
    for value in case.right:
        if case.fact == "office" and (at := case.quote.find(value)) >= 0 and case.quote.count(value) == 1:
            for words in _BEFORE_OFFICES:
                yield from _inserted(attrs.evolve(case, right=(value,)), at, words)
        if case.fact in {"name", "person", "organisation", "place"} and (at := case.quote.find(value)) >= 0:
            for words in ("-Larsen", " Street", " University"):
                yield from _inserted(attrs.evolve(case, right=(value,)), at + len(value), words)
            yield from _inserted(attrs.evolve(case, right=(value,)), at, "Jean-")


def _stated_figure(case: Case) -> re.Match[str] | None:
    """The figure in digits that states a right value, and no other number of the quote, such as that of a flight."""
    values = [re.sub(r"\D", "", value.split()[0]) for value in case.right]
    for figure in _FIGURE.finditer(case.quote):
        digits = re.sub(r"\D", "", figure[0])
        if any(value.startswith(digits) for value in values):
            return figure
    return None


def _inserted(case: Case, at: int, words: str, *, drop: int = 0) -> Iterator[Alteration]:
    """The case with words at an offset of its quote; also with a quote that leaves them out, where it can."""
    quote = case.quote[: at - drop] + words + case.quote[at:]
    text = case.text.replace(case.quote, quote, 1)
    yield from _altered(case, words, text, quote)
    if at - drop == 0:
        yield from _altered(case, words, text, case.quote[at:])
    if at == len(case.quote):
        yield from _altered(case, words, text, case.quote)


def _denials(case: Case) -> Iterator[Alteration]:
    # "That" is what the last sentence says.
    is_last = re.search(r"[.!?:;] |\n", case.text[case.text.find(case.quote) :]) is None
    if is_last and case.text.endswith((".", "!", "?", '"', "”", "'", "’")):
        yield from _altered(case, "That is untrue", f"{case.text} That is untrue, the ministry said.", case.quote)
    # A line break may end a heading, and what is put before a heading denies nothing below it.
    if re.search(r"[.!?:;] |\n", case.text) is None and not case.text.startswith(case.quote):
        lowered = case.text[0].lower() + case.text[1:]
        for words in ("It is not true that ", "The ministry denied that ", "Nobody says that "):
            yield from _altered(case, words, words + lowered, case.quote)


def _altered(case: Case, words: str, text: str, quote: str) -> Iterator[Alteration]:
    if text.count(quote) == 1:
        yield Alteration(words, attrs.evolve(case, text=text, quote=quote, wrong=case.right, right=()))
