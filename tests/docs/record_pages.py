"""The pages in docs/record, generated from the declarations of the classes; `make write` writes them, a test compares them."""

import enum
import re
from collections.abc import Iterator

import yaml

from diplovisit.record import Visit, node_shape
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
    documentation,
)
from diplovisit.record.vocabulary_words import meaning_of
from tests.conftest import ROOT
from tests.docs.generated_folder import write_folder

FOLDER = ROOT / "docs" / "record"
_MARK = "<!-- Written by `make write` from the declarations of the classes; change it there. -->\n\n"
_INTRODUCTION = """\
# The record, field by field

A record is one visit, in YAML or JSON. This page lists its parts. Each part has a page with every field: what it means, which values it has, its type in Python, and an example.

The least that a record must have is in [examples/least.yaml](../../examples/least.yaml). [The codebook](../codebook.md) has the same facts as columns of tables.

A field that is left out means that the sources do not say. Nothing is filled in.

| part | where | what it is |
|---|---|---|
"""


def record_nodes() -> dict[str, tuple[NodeShape, tuple[str, ...]]]:
    """Returns each class of the record by the name of its page, with the fields in which it is found."""
    found: dict[type, tuple[NodeShape, list[str]]] = {}

    def collect(shape: NodeShape) -> None:
        for name, inner, _ in shape.inner:
            is_new = inner.cls not in found
            found.setdefault(inner.cls, (inner, []))[1].append(f"{_lower(shape.cls)}.{name}")
            if is_new:
                collect(inner)

    root = node_shape(Visit)
    found[Visit] = (root, [])
    collect(root)
    return {page_name(shape.cls): (shape, tuple(where)) for shape, where in found.values()}


def page_name(cls: type) -> str:
    """Returns the name of the page of a class, without its ending."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def _lower(cls: type) -> str:
    return page_name(cls).replace("-", " ")


def pages() -> dict[str, str]:
    """Returns every page by the name of its file."""
    nodes = record_nodes()
    rows = [
        f"| [{shape.cls.__name__}]({name}.md) | {_places(where)} | {_summary(shape.cls)} |"
        for name, (shape, where) in nodes.items()
    ]
    found = {f"{name}.md": _MARK + _page(shape, where) for name, (shape, where) in nodes.items()}
    return {"README.md": _MARK + _INTRODUCTION + "\n".join(rows) + "\n", **found}


def _places(where: tuple[str, ...]) -> str:
    return ", ".join(f"`{place}`" for place in where) or "the whole file"


def _summary(cls: type) -> str:
    return documentation(cls).split("\n\n")[0].replace("\n", " ")


def _page(shape: NodeShape, where: tuple[str, ...]) -> str:
    paragraphs = [text for text in documentation(shape.cls).split("\n\n") if not text.startswith(">>>")]
    lines = [f"# {shape.cls.__name__}", "", *"\n\n".join(paragraphs).split("\n"), ""]
    if where:
        lines += [f"It is found in {_places(where)}.", ""]
    for field in shape.fields:
        lines += _field(field)
    return "\n".join([*lines, "[All parts of the record](README.md)", ""])


def _type_name(shape: Shape) -> str:
    """Returns the type of a field in Python."""
    match shape:
        case ListShape(item=item):
            return f"tuple[{_type_name(item)}, ...]"
        case NodeShape(cls=cls) | ChoiceShape(cls=cls) | ValueShape(cls=cls):
            return cls.__name__
        case TextShape():
            return "str"
        case WholeShape():
            return "int"
        case FlagShape():
            return "bool"


def _field(field: FieldShape) -> Iterator[str]:
    yield from (f"## {field.name}", "", field.doc, "")
    yield f"- {_need(field)}"
    yield f"- Value: {_value(field.shape)}."
    is_optional = not field.required and field.default is None
    yield f"- In Python: `{_type_name(field.shape)}{' | None' if is_optional else ''}`."
    for words in vocabularies_of(field.shape):
        yield from ("", "| word | meaning |", "|---|---|")
        yield from (f"| `{word.value}` | {meaning_of(word)} |" for word in words)
    examples = [_example(field.name, example) for example in field.examples]
    yield from ("", "```yaml", *examples[0])
    for example in examples[1:]:
        yield from ("# or", *example)
    yield from ("```", "")


def _need(field: FieldShape) -> str:
    if field.unless:
        return f"Required, unless there are {' and '.join(f'`{name}`' for name in field.unless)}."
    if field.required:
        return "Required."
    if isinstance(field.default, bool):
        return f"Optional; `{str(field.default).lower()}` if it is left out."
    return f"Optional; `{field.default.value}` if it is left out." if hasattr(field.default, "value") else "Optional."


def _value(shape: Shape) -> str:
    """Returns what a value may be, in words."""
    match shape:
        case TextShape(rule=rule, reference=reference) if reference is not None and reference.classes:
            kinds = " or ".join(f"[{name.lower()}]({page_name_of(name)}.md)" for name in reference.classes)
            also = (
                ", or a country code"
                if reference.or_code
                else ", or the id of another record"
                if reference.or_elsewhere
                else ""
            )
            return f"the {'name' if rule.name == 'name' else 'id'} of a {kinds}{also}"
        case TextShape(rule=rule) | ValueShape(rule=rule):
            return rule.expected
        case ChoiceShape():
            return "one of these words"
        case WholeShape(rule=bounds) if bounds.least == bounds.greatest:
            return f"the number {bounds.least}"
        case WholeShape(rule=bounds):
            return f"a whole number from {bounds.least:,} to {bounds.greatest:,}"
        case FlagShape():
            return "`true` or `false`"
        case ListShape(item=item, at_least=least, at_most=most):
            number = f"{least:,} to {most:,}" if least else f"at most {most:,}"
            return f"a list of {number} items; each is {_value(item)}"
        case NodeShape(cls=cls):
            return f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} [{_lower(cls)}]({page_name(cls)}.md)"


def page_name_of(name: str) -> str:
    """Returns the name of the page of a class by the name of the class."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def vocabularies_of(shape: Shape) -> Iterator[type[enum.StrEnum]]:
    """Yields the vocabulary of a field, if it has one."""
    match shape:
        case ChoiceShape(cls=cls):
            yield cls
        case ListShape(item=ChoiceShape(cls=cls)):
            yield cls


def _example(name: str, value: object) -> list[str]:
    """Returns an example as it is written in YAML."""
    text = yaml.dump({name: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text.rstrip("\n").split("\n")


class _Dumper(yaml.SafeDumper):
    """Writes lists of texts on one line, and texts between double quotes where YAML wants quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # PyYAML names it
        """Indents the items of a list."""
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> "yaml.emitter.ScalarAnalysis":
        """Forbids single quotes."""
        found = super().analyze_scalar(scalar)
        found.allow_single_quoted = False
        return found


def _represent_list(dumper: _Dumper, items: list[object]) -> yaml.Node:
    is_flat = all(isinstance(item, str) and len(item) <= 20 for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_flat)


_Dumper.add_representer(list, _represent_list)


if __name__ == "__main__":
    write_folder(FOLDER, pages())
