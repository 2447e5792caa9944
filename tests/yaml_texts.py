"""Records as people write them in YAML, with all styles of text, blocks, flows, comments, blank lines and endings."""

import json
import re
from typing import Any

import attrs
from hypothesis import strategies as st

from diplovisit.readers import Document
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape
from diplovisit.testing import documents

# Characters that YAML allows literally, without the line breaks of Unicode and the byte order mark.
_LITERAL = re.compile("[\t -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")


@attrs.frozen
class Written:
    """A record in YAML: its text, the plain document that it means, and its comments in order."""

    text: str
    document: dict[str, Any]
    comments: tuple[str, ...]


@st.composite
def yaml_texts(draw: st.DrawFn, records: st.SearchStrategy[dict[str, Any]] | None = None) -> Written:
    """Draws texts of whole records, of the given ones or of any."""
    document = draw(records if records is not None else documents())
    writer = _Writer(draw)
    writer.mapping(document, 0)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(writer.lines)
    # A block of text has to keep its last line break. Without a block, the last line break is optional.
    if not writer.ends_in_block and draw(st.booleans()):
        return Written(text, document, tuple(writer.comments))
    return Written(text + end, document, tuple(writer.comments))


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.comments: list[str] = []
        self.ends_in_block = False

    def chance(self) -> bool:
        return self.draw(st.integers(0, 3)) == 0

    def comment(self) -> str:
        self.comments.append(f"# {len(self.comments)}: é 'quoted' [x] {{y}}")
        return self.comments[-1]

    def line(self, text: str) -> None:
        tail = "  " + self.comment() if self.chance() else ""
        # No reader accepts a tab after a bare dash.
        blanks = self.draw(st.sampled_from(["", " ", "  "] if text.endswith("-") else ["", "", " ", "  \t"]))
        self.lines.append(text + tail + blanks)
        self.ends_in_block = False

    def between(self, indent: int) -> None:
        if self.chance() and not self.ends_in_block:
            self.lines.append(self.draw(st.sampled_from(["", "  "])))
        if self.chance():
            self.lines.append(" " * indent + self.comment())
            self.ends_in_block = False

    def mapping(self, value: dict[str, Any], indent: int) -> None:
        for key, inner in value.items():
            self.between(indent)
            self.value(f"{' ' * indent}{key}:", inner, indent + 2)

    def value(self, before: str, value: Any, indent: int) -> None:
        """Writes a value after its key or dash; its content is indented by `indent`."""
        if isinstance(value, dict | list) and (not value or self.chance()):
            self.line(f"{before} {self.flow(value)}")
        elif isinstance(value, dict):
            self.line(before)
            self.mapping(value, indent)
        elif isinstance(value, list):
            self.line(before)
            for item in value:
                self.between(indent)
                self.value(f"{' ' * indent}-", item, indent + 2)
        elif isinstance(value, str) and (blocks := _blocks(value, indent)) and self.chance():
            header, *content = self.draw(st.sampled_from(blocks))
            self.line(f"{before} {header}")
            self.lines += content
            self.ends_in_block = True
        else:
            blank = self.draw(st.sampled_from([" ", " ", "   ", "\t"])) if before.endswith(":") else " "
            self.line(f"{before}{blank}{self.scalar(value, in_flow=False)}")

    def flow(self, value: Any) -> str:
        gap = self.draw(st.sampled_from(["", " "]))
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(inner)}" for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return f"[{gap}" + f",{gap}".join(map(self.flow, value)) + f"{gap}]"
        return self.scalar(value, in_flow=True)

    def scalar(self, value: Any, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        styles = [double_quoted(value)]
        if _LITERAL.fullmatch(value):
            styles.append("'" + value.replace("'", "''") + "'")
        if _is_plain(value, in_flow=in_flow):
            styles.append(value)
        return self.draw(st.sampled_from(styles))


def double_quoted(text: str) -> str:
    """Writes a text in double quotes, with escapes for characters that YAML does not allow literally."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if _LITERAL.fullmatch(char) else f"\\U{ord(char):08x}" for char in written)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    for written in (f"[{text}]", f"- {text}") if in_flow else (f"- {text}",):
        read = read_yaml(written, name="", shape=node_shape(Visit))
        if not isinstance(read, Document) or read.data != [text] or written[read.root.inside[0].start] in "\"'|>":
            return False
    return True


def _blocks(text: str, indent: int) -> list[list[str]]:
    """Returns the ways to write a text as a block: line by line, or folded if only single blanks separate its words."""
    if not all(map(_LITERAL.fullmatch, text.split("\n"))):
        return []
    margin = " " * indent
    # The indentation is relative to that of the key or of the item.
    ways = [["|2-" if not text.endswith("\n") else "|2+", *(margin + line for line in text.split("\n"))]]
    if re.fullmatch(r"[^\s]+(?: [^\s]+)*", text):
        ways.append([">-", *(margin + word for word in text.split(" "))])
    return ways if not text.endswith("\n") else []
