"""Arrow schemas as lines of text for golden files, the same in every version of pyarrow."""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa


def listed(schemas: Iterable[Any]) -> str:
    """Lists the fields of schemas, one line per field, with nested fields indented."""
    return "".join(f"{line}\n" for schema in schemas for field in schema for line in _lines(field, ""))


def _lines(field: Any, indent: str) -> Iterator[str]:
    may_be_null = "" if field.nullable else " not null"
    inner = []
    if pa.types.is_struct(field.type):
        inner, name = [field.type.field(index) for index in range(field.type.num_fields)], "struct"
    elif pa.types.is_list(field.type):
        inner, name = [field.type.value_field], "list"
    else:
        name = str(field.type)
    yield f"{indent}{field.name}: {name}{may_be_null}"
    for child in inner:
        yield from _lines(child, indent + "  ")
