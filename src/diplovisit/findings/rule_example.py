"""The example of a rule: what it shows, file by file.

An example is the fields of a record that matter, in the place of those of FRAME. A line such as `# second.yaml` begins
another file: a record of its own, `paper.txt` the text of the source `paper`, `terms.csv` the terms of office. One that
is marked `when it was anchored` was so when the lock file was made, and one that is marked `missing` is not there.

`<U+FEFF>` stands for a character that nobody sees, `<byte E9>` for a byte, `<a × 300>` for a letter three hundred
times, `<the record>` for the record inside a calendar. The lines of a calendar that begins elsewhere than at its
beginning stand in the place of those of FRAME, exported.
"""

import enum
import re
from collections.abc import Iterator

import attrs

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
"""The record that examples are shown in: made up, and broken by no rule."""


class ExampleState(enum.StrEnum):
    """When a file of an example was so: it is now, it was when the lock file was made, or it is missing."""

    NOW = "now"
    ANCHORED = "when it was anchored"
    MISSING = "missing"


@attrs.frozen
class ExampleFile:
    """One file of an example: its name, its text, and when it was so."""

    name: str
    text: str
    state: ExampleState = ExampleState.NOW

    @property
    def language(self) -> str:
        """What a highlighter calls its format."""
        ending = self.name.rpartition(".")[2]
        return {"yaml": "yaml", "json": "json", "xml": "xml", "csv": "csv", "toml": "toml"}.get(ending, "text")


_HEADING = re.compile(
    rf"# ([a-z_-]+\.(?:yaml|json|txt|csv|ics|xml|toml))(?:, ({ExampleState.ANCHORED}|{ExampleState.MISSING}))?"
)
_ONLY = "visit.yaml"


def example_files(example: str) -> Iterator[ExampleFile]:
    """The files that an example shows; one without a heading is all one record.

    >>> [(file.name, file.text) for file in example_files("status: held")]
    [('visit.yaml', 'status: held')]
    >>> [(file.name, file.text) for file in example_files("# paper.txt\\nHe left.\\n\\n# visit.yaml\\nstatus: held")]
    [('paper.txt', 'He left.'), ('visit.yaml', 'status: held')]
    """
    name, state, lines = _ONLY, ExampleState.NOW, list[str]()
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
