"""The types of arguments: what a program passes by mistake is refused with a sentence, before anything is done."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

from diplovisit.findings.phrases import describe, quoted, with_article

_Type = TypeVar("_Type")

_WORDS: Final[dict[type, str]] = {int: "a whole number", str: "a text"}


def require_type(value: object, cls: type[_Type], *, argument: str = "", remedy: str = "") -> _Type:
    """Returns a value of a type. Raises TypeError otherwise.

    argument: its name, where a function has several. remedy: what to do, for the end of the sentence.

    >>> require_type("5", int, argument="top")
    Traceback (most recent call last):
    ...
    TypeError: top: expected a whole number, saw the text "5"
    """
    if isinstance(value, cls):
        return value
    expected = _WORDS.get(cls) or with_article(cls.__name__)
    raise TypeError(
        f"{f'{argument}: ' if argument else ''}expected {expected}, saw {describe(value)}{remedy and f'; {remedy}'}"
    )


def path_of(value: object, *, content: str) -> Path:
    """Returns an argument that names a file or a folder, as a path.

    content: what to do with the content itself, which may be passed in place of the name of its file.

    Raises TypeError for what is no path, and ValueError for a text of several lines that names nothing.

    >>> path_of("format: 1\\nid: oslo\\n", content="loads(text) reads it")
    Traceback (most recent call last):
    ...
    ValueError: expected the path of a file, saw the text "format: 1 …"; loads(text) reads it
    """
    if isinstance(value, bytes):
        raise TypeError(f"expected the path of a file, saw bytes; {content}")
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"expected the path of a file as a text or a Path, saw {describe(value)}")
    text = os.fspath(value)
    if isinstance(text, str) and "\n" in text and not os.path.lexists(text):
        first = f"{text.lstrip().partition(chr(10))[0][:40]} …"
        raise ValueError(f"expected the path of a file, saw the text {quoted(first)}; {content}")
    return Path(value)


def texts_of(value: str | Iterable[str]) -> tuple[str, ...]:
    """Returns one or several texts as a tuple: a single text stands for a list of one.

    >>> texts_of("country=RU"), texts_of(["country=RU", "status=held"])
    (('country=RU',), ('country=RU', 'status=held'))
    """
    return (value,) if isinstance(value, str) else tuple(value)
