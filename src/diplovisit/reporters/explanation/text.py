"""Rules for a person at a terminal: wrapped to its width, with examples as they would be written."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from diplovisit.record import Rule
from diplovisit.reporters.explanation.sentences import by_group, finds, sentence

_NARROWEST = 40
_WIDEST = 100


def explain_rules(rules: Sequence[Rule], width: int) -> Iterator[str]:
    """Explains each rule, with an empty line between two of them."""
    for number, rule in enumerate(rules):
        yield ("\n" if number else "") + "".join(f"{line}\n" for line in _lines(rule, _bounded(width)))


def list_of_rules(rules: Iterable[Rule], width: int) -> Iterator[str]:
    """Every rule in a line, by group: its name, how much it weighs, and the head of what it finds."""
    width = _bounded(width)
    rules = tuple(rules)
    longest = max(len(rule.name) for rule in rules)
    for group, found in by_group(rules):
        yield f"{group}\n"
        for rule in found:
            head = f"  {rule.name:{longest}}  {rule.severity:7}  "
            yield textwrap.shorten(rule.finds, max(width - len(head), 20), placeholder=" …").join((head, "\n"))
        yield "\n"
    yield f"{len(rules)} rules; `diplovisit explain RULE` says more of each.\n"


def _bounded(width: int) -> int:
    return min(max(width, _NARROWEST), _WIDEST)


def _lines(rule: Rule, width: int) -> Iterator[str]:
    yield f"{rule.name} ({rule.severity}, {rule.group})"
    yield from _paragraph(finds(rule), width)
    for heading, words in (("Why", rule.why), ("What to do", sentence(rule.remedy))):
        yield from ("", heading, *_paragraph(words, width))
    for heading, example in (("Breaks it", rule.breaks), ("Keeps it", rule.keeps)):
        # An example is never wrapped: in YAML a line break is a difference.
        yield from ("", heading, *textwrap.indent(example, "    ").splitlines())
    yield from ("", "Where it comes from", *_paragraph(sentence(rule.source), width))


def _paragraph(words: str, width: int) -> Iterator[str]:
    indent = "  "
    yield from textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
