"""Rules as pages of Markdown: one a rule, for whoever comes by a link, and a table of contents."""

from collections.abc import Iterable, Iterator

from diplovisit.record import Rule
from diplovisit.record.example import FRAME, ExampleState, example_files
from diplovisit.reporters.explanation.sentences import by_group, finds, sentence

_CONTENTS = "README.md"


def page(rule: Rule) -> str:
    """The page of a rule."""
    paragraphs = (
        f"# {rule.name}",
        f"{rule.severity}, {rule.group}",
        finds(rule),
        "## Why",
        rule.why,
        "## What to do",
        sentence(rule.remedy),
        "## Example",
        "Breaks it:",
        *_example(rule.breaks),
        "Keeps it:",
        *_example(rule.keeps),
        "## Where it comes from",
        sentence(rule.source),
        f"All rules, and how to read an example: [the rules]({_CONTENTS}).",
    )
    return "\n\n".join(paragraphs) + "\n"


_HOW_TO_READ = """\
An example shows the fields that matter. The others are those of this record, which is made up and breaks no rule:"""
_NOTATION = """\
`<U+FEFF>` stands for a character that nobody sees, `<byte E9>` for a byte, `<a × 300>` for a letter three hundred
times. The text of a source stands beside the record under the name of the source, `paper.txt`. Lines of a calendar
stand in the place of those that `diplovisit export --to ics` writes of that record, and `<the record>` is the record in
them. A file that stands twice is shown as it was when it was anchored, and as it is now."""


def contents(rules: Iterable[Rule]) -> str:
    """The table of contents: every rule by group, and the record that the examples are shown in."""
    rules = tuple(rules)
    what = f"What `diplovisit check`, `import` and `export` can find: {len(rules)} rules."
    more = "`diplovisit explain RULE` shows the same in a terminal."
    severities = "An error fails the run, a warning is shown, an info is for the curious."
    paragraphs = ["# The rules", f"{what} {more} {severities}"]
    for group, found in by_group(rules):
        rows = (f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {_cell(rule.finds)} |" for rule in found)
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
