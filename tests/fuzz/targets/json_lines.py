"""Each line of JSON Lines is read as it would be alone, in any chunks of the file; nothing is raised."""

import io
import re
from collections.abc import Iterator

from diplovisit.readers import Document, UnreadableDocument
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.json_reader import read_json_lines
from tests.fuzz import messages, seeds
from tests.fuzz.target import Target

_BREAK = re.compile(rb"\r\n|\n|\r")


class _Drip(io.BytesIO):
    """A stream that returns a few bytes at a time, as a pipe may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size, 3) if size is not None and size > 0 else size)


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    whole = list(read_json_lines(io.BytesIO(data), name="visits.jsonl"))
    assert list(_said(read_json_lines(_Drip(data), name="visits.jsonl"))) == list(_said(whole))
    for found in whole:
        if isinstance(found, UnreadableDocument):
            messages.require_unreadable(found)
    lines = [(number, line) for number, line in enumerate(_BREAK.split(data), 1) if line.strip(b" \t")]
    if lines and lines[0][0] == 1 and wide_encoding(lines[0][1]) is not None:
        del lines[1:]  # every line of a file in UTF-16 is refused for the same reason
    alone = [read_json_lines(io.BytesIO(line), name="visits.jsonl", first=number) for number, line in lines]
    assert [list(_said(each)) for each in alone] == [[each] for each in _said(whole)]


def _said(found: Iterator[Document | UnreadableDocument] | list[Document | UnreadableDocument]) -> Iterator[str]:
    for each in found:
        if isinstance(each, Document):
            yield f"{each.first_line} {each.data!r}"
        else:
            yield repr(each.faults)


TARGET = Target(
    name="json-lines",
    law=law,
    seeds=lambda: (
        *seeds.files(".jsonl"),
        b'{"a":1}\n\n{"b":[2]}\r\n{"c":\r{"d":4}',
        b'{"a":1}\n' * 5,
        "\ufeff{}\n{}".encode(),
        '{"a":1}\n{}'.encode("utf-16"),
    ),
    words=(
        '{"a":1}',
        "{}",
        "[]",
        "\n",
        "\r\n",
        "\r",
        "\r\r",
        "\n\n",
        " \n",
        "\t\n",
        "\ufeff",
        "\x00",
        "\u2028",
        '"',
        "null",
    ),
    longest=1_024,
)
