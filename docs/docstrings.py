"""Docstrings of the package as reStructuredText, which autodoc expects."""

import enum
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from diplovisit.record.vocabulary_words import meaning_of

_TERM = re.compile(r"([a-z_]+(?:, [a-z_]+)*): ")
_CODE = re.compile(r"`+[^`]+`+")
_MARKUP = re.compile(r"([*|\\]|(?<=\w)_(?!\w))")
_RECORD_PAGES = Path(__file__).parent / "record"


def convert(app: object, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Replaces the lines of a docstring; autodoc calls this for each of them."""
    if isinstance(obj, type) and issubclass(obj, enum.StrEnum) and any(meaning_of(word) for word in obj):
        words = [f"* ``{word.value}``: {_escape(meaning_of(word))}" for word in obj]
        lines[:] = [lines[0], "", *words, "", *lines[1:]]
        return
    if what == "module":
        # The first line of a package begins with its name, which the page has as its title.
        lines[0] = lines[0].removeprefix(f"{name}: ")
    converted = [line for paragraph in _paragraphs(lines) for line in (*_convert_paragraph(paragraph), "")]
    if _page_of(obj) is not None:
        converted += [f"Its fields and their types are on :doc:`their page </record/{_page_of(obj)}>`.", ""]
    lines[:] = converted


def shorten_signature(
    app: object, what: str, name: str, obj: object, options: object, signature: str | None, returns: str | None
) -> tuple[str, str | None] | None:
    """Leaves the fields out of the signature of a class of the record, because they have a page."""
    return ("(**fields)", None) if _page_of(obj) is not None else None


def _page_of(obj: object) -> str | None:
    """Returns the name of the page with the fields of a class, None if there is none."""
    if not isinstance(obj, type) or not attrs.has(obj):
        return None
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", obj.__name__).lower()
    return name if obj.__module__.startswith("diplovisit.record.") and (_RECORD_PAGES / f"{name}.md").exists() else None


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line, following in itertools.pairwise([*lines, "", ""]):
        if line.strip():
            paragraph.append(line)
        elif paragraph and paragraph[0].startswith("    ") and following.startswith("    "):
            paragraph.append("")  # code goes on after the blank line
        elif paragraph:
            yield paragraph
            paragraph = []


def _convert_paragraph(lines: list[str]) -> list[str]:
    """Returns a paragraph: an example as it is, code as a block, a list of terms as a list, and words escaped."""
    if lines[0].lstrip().startswith(">>>"):
        return lines
    if all(line.startswith("    ") for line in lines if line):
        return ["::", "", *lines]
    if _TERM.match(lines[0]):
        return list(_terms(lines))
    return [_escape(line) for line in lines]


def _terms(lines: list[str]) -> Iterator[str]:
    """Yields a list of what `name: words` says of each name. A sentence may begin with a name in mid-line."""
    text = " ".join(line.strip() for line in lines)
    starts = [match.start() for match in re.finditer(r"(?:^|(?<=[.;] ))[a-z_]+(?:, [a-z_]+)*: ", text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        names, _, words = text[start:end].partition(": ")
        yield f"* ``{names}``: {_escape(words.strip())}"


def _escape(text: str) -> str:
    """Returns words with their code between double backticks, and without any other markup."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_MARKUP.sub(r"\\\1", text[at : code.start()]), f"``{code[0].strip('`')}``"]
        at = code.end()
    return "".join([*parts, _MARKUP.sub(r"\\\1", text[at:])])
