"""Records with a payload in every free text, made from the shapes, so that new fields are included automatically."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.evidence.texts import UnreadableText, read_text
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
from tests.payloads import ALLOWED, PAYLOADS, URLS, in_a_line

FREE = (SENTENCE.name, LINE.name)


def hostile_document(name: str, payloads: Iterator[str], urls: Iterator[str]) -> dict[str, Any]:
    """Makes a document with every field once, and the next payload in every free text."""
    document: dict[str, Any] = _Maker(payloads, urls).node(node_shape(Visit))
    document["id"] = name
    addresses = [address for address in Directory(document, node_shape(Visit)).addresses if "evidence" not in address]
    document["evidence"][0]["about"] = addresses
    return document


def hostile_documents(payloads: Mapping[str, str] = ALLOWED) -> list[dict[str, Any]]:
    """Makes a document for each payload, with the payload in all its texts and its name in the id."""
    urls = itertools.cycle(URLS)
    return [
        hostile_document(f"visit-{name}", itertools.repeat(payload), urls)
        for name, payload in payloads.items()
        if name in ALLOWED
    ]


def cited(document: dict[str, Any]) -> dict[str, Any]:
    """Returns the document with a quote that may be anywhere in `hostile_source`, without part and digest."""
    (row,) = document["evidence"]
    quoted = {key: value for key, value in row.items() if key not in ("part", "fragment", "nth", "says")}
    return document | {"evidence": [quoted]}


def hostile_source() -> str:
    """Returns the text of a source with every readable payload; a source may have more of them than a record."""
    return "\n".join(text[:200] for text in PAYLOADS.values() if _is_readable(text))


def _is_readable(text: str) -> bool:
    try:
        return read_text(text.encode("utf-8", "surrogatepass")).raw != ""
    except UnreadableText:
        return False


def mixed_documents() -> list[dict[str, Any]]:
    """Makes a few documents with different payloads, so that each payload is in at least three fields."""
    payloads, urls = itertools.cycle(ALLOWED.values()), itertools.cycle(URLS)
    return [hostile_document(f"mixed-{number}", payloads, urls) for number in range(12)]


def hostile_visits(own: Mapping[str, str]) -> list[Visit]:
    """Makes the records for the test of a format: its own payloads in every field, and all others in some.

    `make test-all` uses every payload in every field.
    """
    full = settings().max_examples >= 100
    return [*map(structure, hostile_documents(ALLOWED if full else own)), *map(structure, mixed_documents())]


class _Maker:
    """Makes a value for each shape; references have the only node of their class as target."""

    def __init__(self, payloads: Iterator[str], urls: Iterator[str]) -> None:
        self.payloads, self.urls = payloads, urls
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
            case TextShape(rule=rule) if rule.name in FREE:
                payload = next(self.payloads)
                return payload if rule.lines else in_a_line(payload)
            case TextShape(rule=rule):
                return next(self.urls) if rule == URL else _example(rule, field)
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
    # The last example may have a time of day.
    return next(
        (text for text in reversed(field.examples) if isinstance(text, str) and rule.fullmatch(text)), rule.example
    )


def free_texts(document: dict[str, Any]) -> Iterator[tuple[Any, str | int, TextRule]]:
    """Yields every free text of a document: its mapping or list, its key, and its rule."""
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
    """Draws documents of every shape whose free texts are payloads and any other characters that the rules allow."""
    document = draw(documents())
    texts = itertools.cycle(draw(st.lists(_SENTENCES, min_size=1, max_size=5)))
    for holder, key, rule in free_texts(document):
        text = next(texts)
        text = text[: rule.longest] if rule.lines else in_a_line(text)
        if rule.fullmatch(text) and not (isinstance(holder, list) and text in holder):
            holder[key] = text
    return document


def any_hostile_visits() -> st.SearchStrategy[Visit]:
    """Returns a strategy for the records of such documents."""
    return any_hostile_documents().map(structure)
