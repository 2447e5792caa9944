"""The examples in the documentation of rules: their syntax, and the files they describe.

An example lists the relevant fields of a record; they replace those of FRAME. A line such as `# second.yaml` begins
another file: a further record, `paper.txt` with the text of the source `paper`, `terms.csv` with terms of office, or
`texts.json` with the texts that are passed with a record in a batch. A file marked `when it was anchored` had this
text when the lock file was made. A file marked `missing` does not exist.

`<U+FEFF>` means an invisible character, `<byte E9>` a byte, and `<a × 300>` a letter repeated three hundred times.
`<the record>` means the record inside a calendar, and `<the record with another title>` a changed one. The lines of a
calendar without its first line replace those of FRAME, exported.
"""

import enum
from collections.abc import Iterator

import attrs

from diplovisit.lazy_patterns import lazy_pattern

FRAME = """\
format: 1
id: ee-fi-tamm-talks
revision: 1
revised: "2025-03-05T12:00:00Z"
title: Foreign Minister Liis Tamm visits Finland
status: reported
sending: [EE]
people:
  - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
travellers: [{person: tamm}]
stops:
  - {id: finland, country: FI, when: "2025-03-07"}
sources:
  - id: paper
    kind: news
    publisher: The Example Paper
    language: en
    dateline: {place: Tallinn, date: "2025-03-05"}
    licence: CC0-1.0
"""
"""The record that examples are completed with. It is fictitious and keeps every rule."""


class ExampleState(enum.StrEnum):
    """The time that the text of a file belongs to: now, or when the lock file was made; or the file is missing."""

    NOW = "now"
    ANCHORED = "when it was anchored"
    MISSING = "missing"


@attrs.frozen
class ExampleFile:
    """One file of an example: its name, its text, and the time that the text belongs to."""

    name: str
    text: str
    state: ExampleState = ExampleState.NOW

    @property
    def language(self) -> str:
        """The name of its format for a syntax highlighter."""
        ending = self.name.rpartition(".")[2]
        return {"yaml": "yaml", "json": "json", "xml": "xml", "csv": "csv", "toml": "toml"}.get(ending, "text")


_HEADING = lazy_pattern(
    rf"# ([a-z_-]+\.(?:yaml|json|txt|csv|ics|xml|toml))(?:, ({ExampleState.ANCHORED}|{ExampleState.MISSING}))?"
)
_DEFAULT_FILE = "visit.yaml"


def example_files(example: str) -> Iterator[ExampleFile]:
    """Yields the files of an example; an example without headings is one record.

    >>> [(file.name, file.text) for file in example_files("status: held")]
    [('visit.yaml', 'status: held')]
    >>> [(file.name, file.text) for file in example_files("# paper.txt\\nHe left.\\n\\n# visit.yaml\\nstatus: held")]
    [('paper.txt', 'He left.'), ('visit.yaml', 'status: held')]
    """
    name, state, lines = _DEFAULT_FILE, ExampleState.NOW, list[str]()
    for line in example.splitlines():
        if (heading := _HEADING.fullmatch(line)) is None:
            lines.append(line)
            continue
        if any(lines):
            yield ExampleFile(name, "\n".join(lines).strip("\n"), state)
        name, state, lines = heading[1], ExampleState(heading[2] or ExampleState.NOW), []
        if state is ExampleState.MISSING:
            yield ExampleFile(name, "", state)
    if any(lines):
        yield ExampleFile(name, "\n".join(lines).strip("\n"), state)
