"""How much a person types from a draft to a complete record, and how much without a draft.

The measure is simple and counts characters of values only as YAML has them:

- a choice is answered by typing its value (`2026-09-15`), nothing else;
- a fact that the draft missed costs its field, its value, and a row of evidence;
- without a draft, every fact costs that.

Reading, thinking and mistakes are not counted, nor what an editor completes. So the figures compare the two ways, and
are no measure of time.
"""

import attrs

from tests.drafting.facts import Entry, Facts
from tests.drafting.marks import Score, Verdict

_ROW = len("  - {about: [], basis: stated, quote: }\n")
_FIELD = len("    : \n")


@attrs.frozen(kw_only=True)
class Effort:
    """Characters to type: to answer choices, to add what was missed, and to write all by hand."""

    answers: int
    missed: int
    by_hand: int


def effort_of(found: Score, facts: Facts) -> Effort:
    """Returns the effort; a missed or open fact counts as long as the facts of its article are on average."""
    lengths = [cost for entry in facts.facts for cost in _costs(entry)]
    values = [len(value) for entry in facts.facts for several in entry.values.values() for value in several[:1]]
    mean, answer = sum(lengths) / len(lengths), sum(values) / len(values)
    return Effort(
        answers=round(found.count(Verdict.OPEN) * answer),
        missed=round(found.count(Verdict.MISSED) * mean),
        by_hand=round(found.expected * mean),
    )


def _costs(entry: Entry) -> list[int]:
    return [
        _FIELD
        + len(entry.kind if name == "is" else name)
        + len(values[0])
        + _ROW
        + len(values[0])
        + len(entry.of or name)
        for name, values in entry.values.items()
    ]
