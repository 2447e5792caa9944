"""The source form of a text in a document, and how to write another text in the same form."""

import re
from typing import Final

import attrs

from diplovisit.findings.rule import Edit, FieldPath
from diplovisit.formats.positions import OffsetRange, ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import is_plain_scalar
from diplovisit.record import Visit, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape

_TOKEN: Final = lazy_pattern(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}"
    r"|\\x[0-9a-fA-F]{2}|\\.|.",
    re.DOTALL,
)
_SHORT_ESCAPES: Final = {
    **{char: char for char in " \"'/\\\t"},
    **dict(zip("0abtnvfre", "\0\a\b\t\n\v\f\r\x1b", strict=True)),
    **dict(zip("N_LP", "\u0085\u00a0\u2028\u2029", strict=True)),
}


def shape_at(path: FieldPath) -> Shape | None:
    """Returns the shape of the field at a path of a record; None if there is no such field.

    >>> type(shape_at(("stops", 0, "when"))).__name__, shape_at(("stops", 0, "no-such-field"))
    ('ValueShape', None)
    """
    shape: Shape = node_shape(Visit)
    for step in path:
        if isinstance(shape, NodeShape) and step in shape.by_name:
            shape = shape.by_name[str(step)].shape
        elif isinstance(shape, ListShape) and isinstance(step, int):
            shape = shape.item
        else:
            return None
    return shape


@attrs.frozen(kw_only=True)
class SourceForm:
    """A text of a document as it is written there.

    text: the value. written: the characters in the document. spot: their offsets. in_flow: whether it is in brackets.
    """

    text: str
    written: str
    spot: OffsetRange
    in_flow: bool

    @property
    def is_exact(self) -> bool:
        """Whether every character of the text is written as itself, without escapes and folded lines."""
        inner = self.written[1:-1] if self.written[:1] in ('"', "'") else self.written
        return inner == self.text

    def rewritten(self, new: str) -> str | None:
        """Returns another text, written in the same form; None if this one spans several lines.

        An escaped character remains escaped. A text without quotes gets quotes if it would be read as something else.
        """
        if "\n" in self.written or "\r" in self.written or not self.written:
            return None
        if self.written[0] == '"':
            return in_double_quotes(new, self._tokens(), ascii_only=self.written.isascii() and "\\u" in self.written)
        if self.written[0] == "'" and all(char.isprintable() or char in self.written for char in new):
            return "'" + new.replace("'", "''") + "'"
        if self.written[0] != "'" and is_plain_scalar(new, in_flow=self.in_flow) and not is_ambiguous_unquoted(new):
            return new
        return in_double_quotes(new)

    def rewritten_in_brackets(self) -> str | None:
        """Returns the same text, written as an item of a list in brackets; None if this one spans several lines."""
        return attrs.evolve(self, in_flow=True).rewritten(self.text)

    def _tokens(self) -> dict[str, str]:
        """Returns how each character of the text is written in double quotes; as itself if it is so at least once."""
        tokens = _TOKEN.findall(self.written[1:-1])
        characters = list(map(_unescape, tokens))
        if "".join(characters) != self.text:
            return {}
        return dict(zip(characters, tokens)) | {token: token for token in tokens if len(token) == 1}


def source_form(document: Document, path: FieldPath) -> SourceForm | None:
    """Returns the source form of the text at a path; None if there is no text."""
    text = value_at(document.data, path)
    place = document.root.at(path)
    if not isinstance(text, str) or place is None:
        return None
    return SourceForm(
        text=text,
        written=document.text[place.start : place.end],
        spot=place[:2],
        in_flow=_is_in_flow(document, path),
    )


def source_form_of_key(document: Document, path: FieldPath) -> SourceForm | None:
    """Returns the source form of the key at the end of a path; None if there is no key."""
    *outer, name = path
    place = document.root.at(tuple(outer))
    if place is None or not isinstance(name, str) or (spot := place.keys.get(name)) is None:
        return None
    return SourceForm(text=name, written=document.text[slice(*spot)], spot=spot, in_flow=_is_in_flow(document, path))


def value_at(data: JsonValue, path: FieldPath) -> JsonValue:
    """Returns the value at a path of plain data; None if there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def edit_of(document: Document, spot: OffsetRange, new: str) -> Edit:
    """Returns the edit that replaces a part of a document with a text."""
    return Edit(document.full_span(*spot), new)


def _is_in_flow(document: Document, path: FieldPath) -> bool:
    place: ValuePosition | None = document.root
    for step in path:
        if place is None:
            return False
        if document.text[place.start : place.start + 1] in ("{", "["):
            return True
        place = place.inside.get(step)
    return False


def _unescape(token: str) -> str:
    """Returns the character that a character or an escape in double quotes means, in JSON or in YAML."""
    if len(token) == 1:
        return token
    if token[1] in "uUx" and len(token) == 12:
        high, low = int(token[2:6], 16), int(token[8:], 16)
        return chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
    if token[1] in "uUx" and len(token) > 2:
        digits = token[2:]
        return chr(int(digits, 16))
    return _SHORT_ESCAPES.get(token[1], token)


def in_double_quotes(text: str, tokens: "dict[str, str] | None" = None, *, ascii_only: bool = False) -> str:
    r"""Returns a text in double quotes that both JSON and YAML read.

    tokens: how some characters are to be written; None for the usual form of all characters.

    >>> print(in_double_quotes('say "é"'), in_double_quotes("é", ascii_only=True))
    "say \"é\"" "\u00e9"
    """
    known_tokens = tokens or {}
    return '"' + "".join(known_tokens.get(char) or _escaped(char, ascii_only=ascii_only) for char in text) + '"'


def _escaped(char: str, *, ascii_only: bool) -> str:
    if char in '"\\':
        return "\\" + char
    # Both JSON and YAML accept a printable character as it is. For characters beyond 16 bits they share no escape.
    if (char.isprintable() and (char.isascii() or not ascii_only)) or ord(char) > 0xFFFF:
        return char
    return {"\n": "\\n", "\t": "\\t"}.get(char, f"\\u{ord(char):04x}")
