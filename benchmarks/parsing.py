"""From bytes to a record: diplovisit against the alternatives, in one process.

Run as `python -m benchmarks.parsing`, in the environment that `make bench` makes. The records are the smallest example,
one of 3.4 kB and one of 30 kB, in canonical JSON. Peers get their classes from the same shapes:

- pydantic: models with the same constraints, unknown keys forbidden.
- msgspec: structs with the same constraints, unknown keys forbidden; duplicate keys are not noticed.
- default cattrs: our attrs classes and default converters; nearly everything is coerced, nothing is refused.
- jsonschema, fastjsonschema, jsonschema-rs: the published schema over parsed JSON; they make no objects.
"""

import datetime
import decimal
import enum
import functools
import json
from collections.abc import Callable
from typing import Annotated, Any, Literal

import attrs
import cattrs
import fastjsonschema
import jsonschema
import jsonschema_rs
import msgspec
import orjson
import pydantic

from benchmarks.side_by_side import Timed, table, timed
from diplovisit import Duration, Edtf, Visit, export, load, loads
from diplovisit.converters.generated import record_builder
from diplovisit.record import Claim, ClaimKind, node_shape
from diplovisit.record.shapes import (
    ChoiceShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
)
from diplovisit.schema import build_schema

BASE = "pydantic"


def records() -> dict[str, bytes]:
    """The three records, by size."""
    large = load("seeds/misri-russia/visit.yaml")
    more = tuple(
        Claim(
            id=f"more-{chr(97 + n // 26)}{chr(97 + n % 26)}",
            kind=ClaimKind.EVENT,
            what="something that was said to have happened",
        )
        for n in range(140)
    )
    visits = (
        load("examples/least.yaml"),
        load("examples/harding-kingston.yaml"),
        attrs.evolve(large, claims=large.claims + more),
    )
    return {f"{len(raw) / 1000:.1f} kB": raw for raw in (export(visit, "json").strip() for visit in visits)}


# pydantic


@functools.cache
def pydantic_model(cls: type) -> Any:
    """A pydantic model of a class of the record."""
    fields: dict[str, Any] = {}
    for field in node_shape(cls).fields:
        kind = _for_pydantic(field.shape)
        fields[field.name] = (kind, ...) if field.required else (kind | None, None)
    return pydantic.create_model(cls.__name__, __config__=pydantic.ConfigDict(extra="forbid", strict=True), **fields)


def _for_pydantic(shape: Shape) -> Any:
    match shape:
        case TextShape(rule=rule):
            if rule.closed is not None:
                return Literal[tuple(rule.closed())]
            return Annotated[str, pydantic.StringConstraints(pattern=f"^(?:{rule.pattern})$", max_length=rule.longest)]
        case ValueShape(cls=cls, rule=rule):
            if cls is datetime.datetime:
                return Annotated[datetime.datetime, pydantic.Field(strict=False)]
            if cls is decimal.Decimal:
                return Annotated[decimal.Decimal, pydantic.Field(strict=False)]
            return Annotated[str, pydantic.StringConstraints(pattern=f"^(?:{rule.pattern})$", max_length=rule.longest)]
        case ChoiceShape(cls=words):
            return Annotated[words, pydantic.Field(strict=False)]
        case WholeShape(rule=rule):
            return Annotated[int, pydantic.Field(ge=rule.least, le=rule.greatest)]
        case FlagShape():
            return bool
        case ListShape(item=item, at_least=least, at_most=most):
            return Annotated[list[_for_pydantic(item)], pydantic.Field(min_length=least, max_length=most)]  # type: ignore[misc]
        case NodeShape(cls=cls):
            return pydantic_model(cls)


# msgspec


@functools.cache
def msgspec_struct(cls: type) -> Any:
    """A msgspec struct of a class of the record."""
    fields: list[Any] = []
    for field in node_shape(cls).fields:
        kind = _for_msgspec(field.shape)
        fields.append((field.name, kind) if field.required else (field.name, kind | None, None))
    return msgspec.defstruct(cls.__name__, fields, forbid_unknown_fields=True, frozen=True, kw_only=True)


def _for_msgspec(shape: Shape) -> Any:
    match shape:
        case TextShape(rule=rule) | ValueShape(rule=rule) if not (
            isinstance(shape, ValueShape) and shape.cls is datetime.datetime
        ):
            if rule.closed is not None:
                return Literal[tuple(rule.closed())]
            return Annotated[str, msgspec.Meta(pattern=f"^(?:{rule.pattern})$", max_length=rule.longest)]
        case ValueShape():
            return datetime.datetime
        case ChoiceShape(cls=words):
            return enum.Enum(words.__name__, {word.name: word.value for word in words})
        case WholeShape(rule=rule):
            return Annotated[int, msgspec.Meta(ge=rule.least, le=rule.greatest)]
        case FlagShape():
            return bool
        case ListShape(item=item, at_least=least, at_most=most):
            return Annotated[list[_for_msgspec(item)], msgspec.Meta(min_length=least, max_length=most)]  # type: ignore[misc]
        case NodeShape(cls=cls):
            return msgspec_struct(cls)


def cattrs_as_it_comes() -> Callable[[Any], Any]:
    """The default converter, with the two hooks that our classes need at least."""
    converter = cattrs.Converter()
    converter.register_structure_hook(Edtf, lambda text, _: Edtf(text))
    converter.register_structure_hook(Duration, lambda text, _: Duration(text))
    converter.register_structure_hook(decimal.Decimal, lambda text, _: decimal.Decimal(text))
    converter.register_structure_hook(datetime.datetime, lambda text, _: datetime.datetime.fromisoformat(text))
    return lambda document: converter.structure(document, Visit)


def candidates(raw: bytes) -> dict[str, Callable[[], object]]:
    """All ways from the bytes of a record to a result. Each must accept the record."""
    schema = build_schema()
    build, by_cattrs = record_builder(), cattrs_as_it_comes()
    model = pydantic_model(Visit)
    decode = msgspec.json.Decoder(msgspec_struct(Visit)).decode
    validator = jsonschema.Draft202012Validator(schema)
    compiled, rust = fastjsonschema.compile(schema), jsonschema_rs.validator_for(schema)
    text = raw.decode()

    def plain() -> object:
        # `loads` without its limits, and without the refusal of duplicate keys.
        return build(json.loads(text))

    found: dict[str, Callable[[], object]] = {
        "json.loads alone": lambda: json.loads(raw),
        "orjson.loads alone": lambda: orjson.loads(raw),
        "msgspec.json.decode alone, untyped": lambda: msgspec.json.decode(raw),
        "diplovisit.loads": lambda: loads(raw),
        "json.loads and the builder of diplovisit": plain,
        "pydantic": lambda: model.model_validate_json(raw),
        "msgspec, typed": lambda: decode(raw),
        "cattrs as it comes": lambda: by_cattrs(json.loads(raw)),
        "jsonschema, is_valid": lambda: validator.is_valid(json.loads(raw)),
        "fastjsonschema": lambda: compiled(json.loads(raw)),
        "jsonschema-rs, is_valid": lambda: rust.is_valid(orjson.loads(raw)),
    }
    for name, function in found.items():
        if function() is False:
            raise ValueError(f"{name} refuses the record")
    return found


def measure(runs: int = 15) -> dict[str, dict[str, Timed]]:
    """The times, by the size of the record."""
    return {weight: timed(candidates(raw), runs=runs) for weight, raw in records().items()}


def report(runs: int = 15) -> str:
    """The tables."""
    return "\n\n".join(f"### A record of {weight}\n\n{table(found, BASE)}" for weight, found in measure(runs).items())


if __name__ == "__main__":
    print(report())
