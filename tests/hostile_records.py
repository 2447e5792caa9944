"""Records that hold a payload in every free text: made by walking the shapes, so that a new field has one by itself."""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.record import Directory, Visit, node_shape
from diplovisit.record.constraints import LINE, SENTENCE, URL, TextRule
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
)
from diplovisit.testing import documents
from tests.payloads import ALLOWED, URLS, in_a_line

FREE = (SENTENCE.name, LINE.name)


def hostile_document(name: str, payload: str, url: str = URLS[0]) -> dict[str, Any]:
    """A document with every field there is, once, and the payload in every text that is free."""
    maker = _Maker(payload, url)
    document: dict[str, Any] = maker.node(node_shape(Visit))
    document["id"] = name
    addresses = [address for address in Directory(document, node_shape(Visit)).addresses if "evidence" not in address]
    document["evidence"][0]["about"] = addresses
    return document


def hostile_documents() -> list[dict[str, Any]]:
    """A document for every payload that a record can hold, each called after its payload."""
    urls = itertools.cycle(URLS)
    return [hostile_document(f"visit-{name}", payload, next(urls)) for name, payload in ALLOWED.items()]


def hostile_visits() -> list[Visit]:
    """The records of those documents."""
    return [structure(document) for document in hostile_documents()]


class _Maker:
    """Makes a value for each shape; references go to the one thing that there is of their class."""

    def __init__(self, payload: str, url: str) -> None:
        self.texts = {SENTENCE.name: payload, LINE.name: in_a_line(payload), URL.name: url}
        self.made: dict[type, int] = {}

    def node(self, shape: NodeShape) -> dict[str, Any]:
        self.made[shape.cls] = number = self.made.get(shape.cls, 0) + 1
        node = {field.name: self.value(field.shape, field) for field in shape.fields}
        if "id" in node:
            node["id"] = f"{_id(shape.cls.__name__)}{'' if number == 1 else f'-{number}'}"
        return node

    def value(self, shape: Shape, field: FieldShape) -> Any:
        match shape:
            case TextShape(reference=reference) if reference is not None and reference.classes:
                (name, *_) = reference.classes
                return "body" if name == "Part" else _id(name)
            case TextShape(reference=reference) if reference is not None:
                return "status"
            case TextShape(rule=rule):
                return self.texts.get(rule.name) or _example(rule, field)
            case ValueShape(rule=rule):
                return _example(rule, field)
            case ChoiceShape(cls=words):
                return next(iter(words)).value
            case WholeShape(rule=bounds):
                return bounds.least
            case FlagShape():
                return True
            case ListShape(item=item):
                return [self.value(item, field)]
            case NodeShape():
                return self.node(shape)


def _id(name: str) -> str:
    return f"the-{name.lower()}"


def _example(rule: TextRule, field: FieldShape) -> Any:
    return next((one for one in field.examples if isinstance(one, str) and rule.fullmatch(one)), rule.example)


def free_texts(document: dict[str, Any]) -> Iterator[tuple[Any, str | int, TextRule]]:
    """Every free text of a document: the mapping or list that holds it, under which key, and its rule."""
    return _free_of_node(document, node_shape(Visit))


def _free_of_node(node: dict[str, Any], shape: NodeShape) -> Iterator[tuple[Any, str | int, TextRule]]:
    for field in shape.fields:
        if field.name in node:
            yield from _free(node, field.name, field.shape)


def _free(holder: Any, key: str | int, shape: Shape) -> Iterator[tuple[Any, str | int, TextRule]]:
    match shape:
        case TextShape(rule=rule) if rule.name in FREE:
            yield holder, key, rule
        case ListShape(item=item):
            for place in range(len(holder[key])):
                yield from _free(holder[key], place, item)
        case NodeShape():
            yield from _free_of_node(holder[key], shape)


_ANY = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
_SENTENCES = st.lists(st.sampled_from(list(ALLOWED.values())) | _ANY, min_size=1, max_size=2).map("\n".join)


@st.composite
def any_hostile_documents(draw: st.DrawFn) -> dict[str, Any]:
    """Documents of every shape; the free texts are payloads and whatever else of Unicode the rules allow."""
    document = draw(documents())
    texts = itertools.cycle(draw(st.lists(_SENTENCES, min_size=1, max_size=5)))
    for holder, key, rule in free_texts(document):
        text = next(texts)
        text = text[: rule.longest] if rule.lines else in_a_line(text)
        if rule.fullmatch(text) and not (isinstance(holder, list) and text in holder):
            holder[key] = text
    return document


def any_hostile_visits() -> st.SearchStrategy[Visit]:
    """The records of such documents."""
    return any_hostile_documents().map(structure)
