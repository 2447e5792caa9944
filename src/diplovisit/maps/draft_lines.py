"""The lines of a drafted map, and the questions that it leaves to a person."""

import json
from collections.abc import Iterable

import attrs


@attrs.define
class DraftLines:
    """The lines of a map, and the questions so far."""

    lines: list[str] = attrs.Factory(list)
    questions: list[str] = attrs.Factory(list)

    def table(self, name: str) -> None:
        """Begins a table."""
        self.lines += ["", f"[{name}]"]

    def entry(self, key: str, value: str, comment: str = "") -> None:
        """Adds a line with a value, and a comment behind it."""
        line = f"{key} = {value}"
        self.lines.append(f"{line}  # {comment}" if comment else line)

    def ask(self, line: str, question: str) -> None:
        """Adds a line that is commented out, below the question that a person has to answer first."""
        self.lines += [f"# ? {question}", f"# {line}"]
        self.questions.append(question)


def toml_text(text: str) -> str:
    """Returns a text as TOML writes it: the escapes of JSON are those of TOML, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_list(texts: Iterable[str]) -> str:
    """Returns texts as a list of TOML."""
    return f"[{', '.join(map(toml_text, texts))}]"
