"""Explanations of rules, in each form that `explain` and the documentation need: terminal, Markdown, JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import attrs

from diplovisit.findings.rule_example import FRAME, ExampleState, example_files
from diplovisit.record import Group, Rule

_CONTENTS = "README.md"

_NARROWEST = 40
_WIDEST = 100


def rules_json(rules: Sequence[Rule]) -> str:
    """Returns the rules as a JSON array with one object per rule, in the given order.

    Each object has every field; examples are strings with line breaks.
    """
    return json.dumps([attrs.asdict(rule) for rule in rules], indent=2, ensure_ascii=False) + "\n"


def as_sentence(text: str) -> str:
    """Returns a text with a capital at its start and a full stop at its end; declarations of rules have only parts.

    >>> as_sentence("save the file as UTF-8"), as_sentence("`due` is past; why?")
    ('Save the file as UTF-8.', '`due` is past; why?')
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def finds_sentence(rule: Rule) -> str:
    """Returns a sentence that says what the rule finds."""
    return f"Finds {rule.finds}."


def rules_by_group(rules: Iterable[Rule]) -> Iterator[tuple[Group, tuple[Rule, ...]]]:
    """Yields the groups in order, each with its rules in alphabetical order."""
    ordered = sorted(rules, key=lambda rule: rule.name)
    for group in Group:
        if group_rules := tuple(rule for rule in ordered if rule.group is group):
            yield group, group_rules


def rule_page(rule: Rule) -> str:
    """Returns the page of a rule in Markdown, which links can point to."""
    paragraphs = (
        f"# {rule.name}",
        f"{rule.severity}, {rule.group}",
        finds_sentence(rule),
        "## Why",
        rule.why,
        "## What to do",
        as_sentence(rule.remedy),
        "## Example",
        "Breaks the rule:",
        *_example(rule.breaks),
        "Follows the rule:",
        *_example(rule.keeps),
        "## Source",
        as_sentence(rule.source),
        f"[All rules, and how to read an example]({_CONTENTS}).",
    )
    return "\n\n".join(paragraphs) + "\n"


_HOW_TO_READ = """\
An example shows only the relevant fields. The others are from this invented record, which breaks no rule:"""
_NOTATION = """\
`<U+FEFF>` means an invisible character, `<byte E9>` a byte, and `<a × 300>` a letter repeated 300 times. The text of a
source is in a file named after the source, `paper.txt`. Lines of a calendar replace those that
`diplovisit export --to ics` writes for that record. In them, `<the record>` is the record, and
`<the record with another title>` is the record after a change. A file that is shown twice is shown as it was when it
was anchored, and as it is now."""


def rules_index(rules: Iterable[Rule]) -> str:
    """Returns the table of contents in Markdown: every rule by group, and the record that the examples belong to."""
    rules = tuple(rules)
    introduction = f"What `diplovisit check`, `import` and `export` can find: {len(rules)} rules."
    terminal_hint = "`diplovisit explain RULE` shows the same in a terminal."
    severities = "An error fails the run. A warning or an info does not."
    paragraphs = ["# The rules", f"{introduction} {terminal_hint} {severities}"]
    for group, group_rules in rules_by_group(rules):
        rows = (f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {_cell(rule.finds)} |" for rule in group_rules)
        paragraphs += [f"## {group}", "\n".join(("| rule | | finds |", "|---|---|---|", *rows))]
    paragraphs += ["## The record of the examples", _HOW_TO_READ, _block("yaml", FRAME), _NOTATION]
    return "\n\n".join(paragraphs) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _example(example: str) -> Iterator[str]:
    files = tuple(example_files(example))
    for file in files:
        if file.state is ExampleState.MISSING:
            yield f"`{file.name}` is missing."
            continue
        if len(files) > 1 or file.name != "visit.yaml":
            yield f"`{file.name}`{'' if file.state is ExampleState.NOW else f', {file.state}'}:"
        yield _block(file.language, file.text)


def _block(language: str, text: str) -> str:
    return "\n".join((f"```{language}", text.strip("\n"), "```"))


def explain_rules(rules: Sequence[Rule], width: int) -> Iterator[str]:
    """Yields an explanation of each rule for a terminal, with an empty line between two of them.

    Text is wrapped to the width; examples are shown as they are written.
    """
    for number, rule in enumerate(rules):
        yield ("\n" if number else "") + "".join(f"{line}\n" for line in _lines(rule, _bounded(width)))


def list_rules(rules: Iterable[Rule], width: int) -> Iterator[str]:
    """Yields one line per rule, by group: its name, its severity, and the beginning of what it finds."""
    width = _bounded(width)
    rules = tuple(rules)
    longest = max(len(rule.name) for rule in rules)
    for group, group_rules in rules_by_group(rules):
        yield f"{group}\n"
        for rule in group_rules:
            head = f"  {rule.name:{longest}}  {rule.severity:7}  "
            yield textwrap.shorten(rule.finds, max(width - len(head), 20), placeholder=" …").join((head, "\n"))
        yield "\n"
    yield f"{len(rules)} rules; `diplovisit explain RULE` explains each.\n"


def _bounded(width: int) -> int:
    return min(max(width, _NARROWEST), _WIDEST)


def _lines(rule: Rule, width: int) -> Iterator[str]:
    yield f"{rule.name} ({rule.severity}, {rule.group})"
    yield from _paragraph(finds_sentence(rule), width)
    for heading, words in (("Why", rule.why), ("What to do", as_sentence(rule.remedy))):
        yield from ("", heading, *_paragraph(words, width))
    for heading, example in (("Breaks the rule", rule.breaks), ("Follows the rule", rule.keeps)):
        # An example is never wrapped: in YAML a line break changes the meaning.
        yield from ("", heading, *textwrap.indent(example, "    ").splitlines())
    yield from ("", "Source", *_paragraph(as_sentence(rule.source), width))


def _paragraph(words: str, width: int) -> Iterator[str]:
    indent = "  "
    yield from textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
