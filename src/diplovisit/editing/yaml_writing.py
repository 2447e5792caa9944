"""Plain data as YAML: on one line in brackets, or in a block of lines."""

from collections.abc import Iterator, Mapping
from typing import Final

from diplovisit.editing.source_form import in_double_quotes
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import JsonValue
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import is_plain_scalar

LONGEST_LINE: Final = 120
"""Columns of a line; a longer mapping in braces becomes a block, if it can."""
_INDENTATION: Final = 2


def scalar_text(value: JsonValue, *, in_flow: bool) -> str:
    """Returns a text, number or flag as YAML, with quotes where some reader would take it for something else.

    >>> scalar_text("2025-03-07", in_flow=False), scalar_text("Tamm, Mart", in_flow=False), scalar_text(3, in_flow=True)
    ('"2025-03-07"', 'Tamm, Mart', '3')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str() if not _needs_quotes(value) and is_plain_scalar(value, in_flow=in_flow):
            return value
        case str():
            return in_double_quotes(value)
        case _:
            raise ValueError(f"a record has no {type(value).__name__} there")


def flow_text(value: JsonValue) -> str:
    """Returns plain data as YAML on one line.

    >>> flow_text({"about": ["russia/when"], "basis": "stated", "quote": "March 7, 2025"})
    '{about: [russia/when], basis: stated, quote: "March 7, 2025"}'
    """
    match value:
        case dict():
            return "{" + ", ".join(f"{name}: {flow_text(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow_text, value)) + "]"
        case _:
            return scalar_text(value, in_flow=True)


def item_lines(value: JsonValue, indentation: int, *, prefer_flow: bool = True) -> list[str]:
    """Returns the lines of an item of a block list: on one line if it fits, or else a field per line.

    >>> item_lines({"id": "estonia", "country": "EE"}, 2)
    ['  - {id: estonia, country: EE}']
    """
    blanks = " " * indentation
    if not isinstance(value, dict) or not value:
        return [f"{blanks}- {flow_text(value)}"]
    line = f"{blanks}- {flow_text(value)}"
    if prefer_flow and len(line) <= LONGEST_LINE:
        return [line]
    first, *rest = mapping_lines(value, indentation + _INDENTATION)
    return [f"{blanks}- {first.lstrip(' ')}", *rest]


def field_lines(name: str, value: JsonValue, indentation: int, *, list_indentation: int = _INDENTATION) -> list[str]:
    """Returns the lines of a field in a block: on one line where it is short, or else its items below it.

    list_indentation: how many columns right of the name the dashes of a list are.

    >>> field_lines("stops", [{"id": "estonia", "country": "EE"}], 0)
    ['stops:', '  - {id: estonia, country: EE}']
    """
    blanks = " " * indentation
    match value:
        case list() if any(isinstance(item, dict) for item in value):
            lines = [line for item in value for line in item_lines(item, indentation + list_indentation)]
            return [f"{blanks}{name}:", *lines]
        case list() if _are_sentences(value) or len(f"{blanks}{name}: {flow_text(value)}") > LONGEST_LINE:
            return [f"{blanks}{name}:", *(f"{blanks}{' ' * list_indentation}- {_block_scalar(item)}" for item in value)]
        case dict() if value and len(f"{blanks}{name}: {flow_text(value)}") > LONGEST_LINE:
            return [f"{blanks}{name}:", *mapping_lines(value, indentation + _INDENTATION)]
        case dict() | list():
            return [f"{blanks}{name}: {flow_text(value)}"]
        case _:
            return [f"{blanks}{name}: {_block_scalar(value)}"]


def mapping_lines(value: Mapping[str, JsonValue], indentation: int) -> list[str]:
    """Returns the lines of a mapping in a block, a field after the other."""
    return [line for name, inner in value.items() for line in field_lines(name, inner, indentation)]


def record_lines(document: Mapping[str, JsonValue]) -> Iterator[str]:
    """Yields the lines of a record: its single values on top, then each list after a blank line.

    >>> list(record_lines({"format": 1, "people": [{"id": "tamm"}]}))
    ['format: 1', '', 'people:', '  - {id: tamm}']
    """
    follows_list = False
    for name, value in document.items():
        lines = field_lines(name, value, 0)
        if len(lines) > 1 or follows_list:
            yield ""
        yield from lines
        follows_list = len(lines) > 1


def _needs_quotes(text: str) -> bool:
    # An interval has quotes as a day has them, although no reader takes it for a number.
    return is_ambiguous_unquoted(text) or _DATE_OR_NUMBER.fullmatch(text) is not None


_DATE_OR_NUMBER: Final = lazy_pattern(r"(?=.*[0-9])[0-9TXZ./:~?%+{},-]+")


def _block_scalar(value: JsonValue) -> str:
    return flow_text(value) if isinstance(value, dict | list) else scalar_text(value, in_flow=False)


def _are_sentences(items: list[JsonValue]) -> bool:
    """Whether the items are prose, which is read best with a line for each."""
    return any(isinstance(item, str) and " " in item and len(item) > _LONGEST_WORDS for item in items)


_LONGEST_WORDS: Final = 30
