"""The text of a model's answer: its JSON, alone or between other words, and the faults that it may have."""

from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.findings.phrases import describe, quoted
from diplovisit.record import validation

LARGEST_ANSWER: Final = 1_000_000
"""Bytes of an answer. The facts of a long article have some 60,000."""

_FENCE: Final = "```"


@attrs.frozen(kw_only=True)
class AnswerFault:
    """What is wrong with an answer. path: where, such as `people[0].office[0]`; empty for the answer as a whole."""

    path: str
    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path or 'the answer'}: {self.sentence}; {self.remedy}"


class InvalidAnswer(ValueError):
    """Raised for the answer of a model that cannot be read: no JSON, cut off, too large, or of another form.

    faults: every fault, with its line in the answer.

    >>> from diplovisit import InvalidAnswer, draft
    >>> try:
    ...     draft("OSLO, 3 September 2026 - A visit.", propose=lambda prompt: "I cannot help with that.")
    ... except InvalidAnswer as error:
    ...     len(error.faults)
    1
    """

    def __init__(self, faults: Sequence[AnswerFault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults[:3]))
        self.faults = tuple(faults)


def json_in_answer(answer: str | bytes) -> tuple[str, int]:
    """Returns the JSON of an answer, and the number of its first line. Raises InvalidAnswer.

    >>> json_in_answer("Here it is:\\n{}\\n")
    ('{}', 2)
    """
    return _json_of(_decoded(answer))


def _decoded(answer: str | bytes) -> str:
    if not isinstance(answer, str | bytes):
        raise refused_answer(f"is {describe(answer)}", "let the function that asks the model return a text")
    size = len(answer) if isinstance(answer, bytes) else len(answer.encode("utf-8", "surrogatepass"))
    if size > LARGEST_ANSWER:
        raise refused_answer(
            f"has {size:,} bytes, more than the {LARGEST_ANSWER:,} that are read", "ask for less at a time"
        )
    if isinstance(answer, str):
        if validation.has_surrogate(answer):
            raise refused_answer("has half of a surrogate pair", "give text that UTF-8 can write")
        return answer
    try:
        return answer.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused_answer(f"is not UTF-8 at byte {error.start + 1:,}", "print the answer as UTF-8") from None


def _json_of(text: str) -> tuple[str, int]:
    """Returns the JSON of an answer, and the number of its first line.

    The answer is the object alone. Or it has exactly one block in fences, marked `json` or nothing, that begins with a
    brace. Or, without fences, the object begins at the start of a line, and ends at the end of one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise refused_answer("is empty", "print the JSON object on standard output")
    if text.lstrip().startswith("{") and text.rstrip().endswith("}"):
        return text, 1
    lines = text.split("\n")
    blocks, is_open = _fenced(lines)
    if is_open:
        raise refused_answer(
            "ends inside its block of JSON", "let the model write to the end, or ask for less at a time"
        )
    if len(blocks) > 1:
        raise refused_answer(f"has {len(blocks)} blocks of JSON, and which is meant is not said", "answer with one")
    if blocks:
        start, end = blocks[0]
        return "\n".join(lines[start:end]), start + 1
    first = next((number for number, line in enumerate(lines) if line.lstrip(" \t").startswith("{")), None)
    if first is None:
        begins = quoted(text.strip(), 60)
        raise refused_answer(f"has no JSON object; it begins {begins}", "answer with the JSON object alone")
    last = max((number for number, line in enumerate(lines) if line.rstrip(" \t").endswith("}")), default=0)
    return "\n".join(lines[first : last + 1 if last >= first else None]), first + 1


def _fenced(lines: list[str]) -> tuple[list[tuple[int, int]], bool]:
    """Returns the first and the last line of each block of JSON in fences, and whether a block is never closed."""
    blocks = []
    start: int | None = None
    is_json = False
    for number, line in enumerate(lines):
        if not line.lstrip(" \t").startswith(_FENCE):
            continue
        info = line.strip(" \t").removeprefix(_FENCE).strip().lower()
        if start is None:
            start = number + 1
            is_json = info in {"", "json"} and _begins_object(lines, start)
        elif not info:
            if is_json:
                blocks.append((start, number))
            start = None
    return blocks, start is not None and is_json


def _begins_object(lines: list[str], start: int) -> bool:
    """Whether the next text in some lines is a brace; blank lines may come first, and few of them."""
    return next((line.lstrip()[:1] for line in lines[start : start + 20] if line.strip()), "") == "{"


def refused_answer(sentence: str, remedy: str) -> InvalidAnswer:
    """Returns the exception for an answer that is refused as a whole, for one reason."""
    return InvalidAnswer([AnswerFault(path="", sentence=sentence, remedy=remedy)])
