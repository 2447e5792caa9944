"""What each derivation rule does, with examples that run; `diplovisit explain` and docs/derivations show them."""

import inspect
import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.evidence.readings.derivation_rules import RULES
from diplovisit.evidence.readings.tense import direction_at
from diplovisit.record.edtf import Edtf

_INDENT: Final = "    "


@attrs.frozen
class DerivationExample:
    """A sentence, the words of it that a row quotes, the date that they count from, and what the rule gives for them.

    gives: the dates, as text; empty where the rule does not fit.
    """

    sentence: str
    words: str
    counted_from: str
    gives: tuple[str, ...]

    def compute(self, rule: str) -> tuple[str, ...]:
        """Returns what the rule gives for the words in their sentence."""
        start = self.sentence.index(self.words)
        direction = direction_at(self.sentence, start, start + len(self.words))
        return tuple(map(str, RULES[rule](self.words, (Edtf(self.counted_from),), direction)))


def _examples(*rows: tuple[str, str, str, str]) -> tuple[DerivationExample, ...]:
    return tuple(DerivationExample(*row[:3], tuple(row[3].split())) for row in rows)


DERIVATION_EXAMPLES: Final[Mapping[str, tuple[DerivationExample, ...]]] = MappingProxyType(
    {
        "year-of-dateline": _examples(
            ("The minister will visit Oslo on 7 March.", "on 7 March", "2025-03-05", "2025-03-07"),
            ("In January the two ministers met in Oslo.", "In January", "2025-03-05", "2025-01"),
            ("The minister will visit Oslo in January.", "in January", "2025-12-05", ""),
            ("The minister visited Oslo in December.", "in December", "2026-01-12", ""),
            ("Visit to Oslo, 7 March", "7 March", "2025-03-05", "2025-03-07 2024-03-07"),
        ),
        "year-before-dateline": _examples(
            ("Last year both governments set a target.", "Last year", "2025-03-05", "2024"),
            ("The minister visited Oslo in December.", "in December", "2026-01-12", "2025-12"),
            ("The minister will visit Oslo in December.", "in December", "2026-01-12", ""),
        ),
        "year-after-dateline": _examples(
            ("The summit is to take place in Oslo next year.", "next year", "2025-03-05", "2026"),
            ("The minister will visit Oslo in January.", "in January", "2025-12-05", "2026-01"),
            ("The minister visited Oslo in January.", "in January", "2025-12-05", ""),
        ),
        "weekday-on-or-before-dateline": _examples(
            ("The minister arrived in Oslo on Monday.", "on Monday", "2026-06-10", "2026-06-08"),
            ("The minister arrived in Oslo on Wednesday.", "on Wednesday", "2026-06-10", "2026-06-10"),
            ("The minister arrived in Oslo last Monday.", "last Monday", "2026-06-10", "2026-06-08 2026-06-01"),
            ("The minister will arrive in Oslo on Monday.", "on Monday", "2026-06-10", ""),
        ),
        "weekday-after-dateline": _examples(
            ("The minister will arrive in Oslo on Monday.", "on Monday", "2026-06-10", "2026-06-15"),
            ("The minister will arrive in Oslo next Monday.", "next Monday", "2026-06-12", "2026-06-15"),
            ("The minister will arrive in Oslo next Friday.", "next Friday", "2026-06-10", "2026-06-12 2026-06-19"),
            ("The minister arrived in Oslo on Monday.", "on Monday", "2026-06-10", ""),
        ),
        "day-of-month-near-dateline": _examples(
            ("The minister will arrive in Oslo on the 15th.", "on the 15th", "2026-06-10", "2026-06-15"),
            ("The minister arrived in Oslo on the 28th.", "on the 28th", "2025-12-03", "2025-11-28"),
            ("Arrival on the 15th", "on the 15th", "2026-06-10", "2026-05-15 2026-06-15"),
        ),
        "relative-to-dateline": _examples(
            ("The minister arrived in Oslo yesterday.", "yesterday", "2026-03-01", "2026-02-28"),
            ("The minister will visit Oslo next month.", "next month", "2025-12-05", "2026-01"),
            ("The minister visited Oslo three days ago.", "three days ago", "2026-01-02", "2025-12-30"),
            (
                "The minister is in Oslo this week.",
                "this week",
                "2025-03-05",
                "2025-03-03/2025-03-09 2025-03-02/2025-03-08",
            ),
        ),
        "offset-from-date": _examples(
            ("The ministers met again two days later.", "two days later", "2025-10-14", "2025-10-16"),
            ("The minister left the following day.", "the following day", "2026-06-03", "2026-06-04"),
            ("The minister left two days ago.", "two days ago", "2026-06-03", ""),
        ),
        "day-of-visit": _examples(
            ("On the second day the guest sees a plant.", "the second day", "2026-10-06/2026-10-08", "2026-10-07"),
            ("On the final day the guest sees a plant.", "the final day", "2026-10-06/2026-10-08", "2026-10-08"),
            ("On the fourth day the guest sees a plant.", "the fourth day", "2026-10-06/2026-10-08", ""),
        ),
        "time-of-same-day": _examples(
            ("A dinner is at 8 p.m. that evening.", "8 p.m. that evening", "2026-10-06", "2026-10-06T20:00:00"),
            ("A dinner is at 8 p.m. the next day.", "8 p.m. the next day", "2026-10-06", ""),
        ),
        "same-day": _examples(
            ("The two presidents met that evening.", "that evening", "2026-10-06", "2026-10-06"),
            ("The two presidents met the next day.", "the next day", "2026-10-06", ""),
        ),
    }
)
"""Examples of each rule, also of words that it does not fit, and of words that leave a choice."""


def derivation_page(rule: str) -> str:
    """Returns the page of a derivation rule in Markdown."""
    heading = "| sentence | words | counted from | gives |\n|---|---|---|---|"
    rows = (
        f"| {example.sentence} | {example.words} | {example.counted_from} | {_gives(example)} |"
        for example in DERIVATION_EXAMPLES[rule]
    )
    paragraphs = (f"# {rule}", *_paragraphs(rule), "## Examples", "\n".join((heading, *rows)), _INDEX_LINK)
    return "\n\n".join(paragraphs) + "\n"


_INDEX_LINK: Final = "[All derivation rules](README.md)."
_INTRODUCTION: Final = """\
An evidence row with `basis: derived` names a rule and, as `inputs`, the dates of the record that the rule counts from.
The rule reads the one date in the quoted words, in the context of their sentence. A rule whose name ends in `-dateline`
counts from the day of the report: `published` or `dateline/date` of a source. The others count from another date of the
record.

The tense of the clause must match the rule. A verb in the past gives a date up to the day of the report. A verb in the
future gives a date from that day on. If the words are ambiguous, there are several dates and none is derived."""


def derivation_index() -> str:
    """Returns the table of contents in Markdown."""
    rows = (f"| [{rule}]({rule}.md) | {_paragraphs(rule)[0]} |" for rule in RULES)
    table = "\n".join(("| rule | |\n|---|---|", *rows))
    return f"# The derivation rules\n\n{_INTRODUCTION}\n\n{table}\n"


def explain_derivation(rule: str, width: int) -> Iterator[str]:
    """Yields the lines of an explanation of a derivation rule for a terminal."""
    yield f"{rule} (derivation rule)\n"
    for paragraph in _paragraphs(rule):
        for line in textwrap.wrap(paragraph, width - 2, break_long_words=False, break_on_hyphens=False):
            yield f"  {line}\n"
    yield "\nExamples\n"
    for example in DERIVATION_EXAMPLES[rule]:
        yield f"{_INDENT}{example.sentence}\n"
        yield f'{_INDENT}  "{example.words}" counted from {example.counted_from} gives {_gives(example)}\n'


def _gives(example: DerivationExample) -> str:
    return " or ".join(example.gives) or "nothing: the rule does not apply"


def _paragraphs(rule: str) -> tuple[str, ...]:
    """The paragraphs of the docstring of a rule, without its examples for Python."""
    text = inspect.getdoc(RULES[rule]) or ""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if not part.startswith(">>>"))
