"""Records as people write them in YAML: every style of text, blocks and flows, comments, blank lines, loose ends."""

import json
import re
from typing import Any

import attrs
from hypothesis import strategies as st

from diplovisit.readers import Document
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape
from diplovisit.testing import documents

# What YAML lets stand as it is, without the line breaks of Unicode and the byte order mark.
_AS_IS = re.compile("[\t -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")


@attrs.frozen
class Written:
    """A record in YAML: its text, the plain document that it says, and its comments in order."""

    text: str
    document: dict[str, Any]
    comments: tuple[str, ...]


@st.composite
def yaml_texts(draw: st.DrawFn, records: st.SearchStrategy[dict[str, Any]] | None = None) -> Written:
    """Texts of whole records: of those that are given, or of any."""
    document = draw(records if records is not None else documents())
    writer = _Writer(draw)
    writer.mapping(document, 0)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(writer.lines)
    # A block of text has to keep its last line break, and a text that ends without one is none that is cut short.
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
        # No reader takes a tab behind a bare dash.
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
        """A value behind its key or dash; what lies in it stands `indent` deep."""
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
        if _AS_IS.fullmatch(value):
            styles.append("'" + value.replace("'", "''") + "'")
        if _is_plain(value, in_flow=in_flow):
            styles.append(value)
        return self.draw(st.sampled_from(styles))


def double_quoted(text: str) -> str:
    """A text in double quotes, with those characters as escapes that YAML does not allow as they are."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(one if _AS_IS.fullmatch(one) else f"\\U{ord(one):08x}" for one in written)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    for written in (f"[{text}]", f"- {text}") if in_flow else (f"- {text}",):
        found = read_yaml(written, name="", shape=node_shape(Visit))
        if not isinstance(found, Document) or found.data != [text] or written[found.root.inside[0].start] in "\"'|>":
            return False
    return True


def _blocks(text: str, indent: int) -> list[list[str]]:
    """The ways to write a text as a block: line by line, or folded where a single blank parts two words."""
    if not all(map(_AS_IS.fullmatch, text.split("\n"))):
        return []
    margin = " " * indent
    # The indentation is counted from that of the key, or of the item.
    ways = [["|2-" if not text.endswith("\n") else "|2+", *(margin + line for line in text.split("\n"))]]
    if re.fullmatch(r"[^\s]+(?: [^\s]+)*", text):
        ways.append([">-", *(margin + word for word in text.split(" "))])
    return ways if not text.endswith("\n") else []
