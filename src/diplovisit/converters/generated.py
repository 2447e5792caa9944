"""The straight way from a plain document to a record: functions written from the shapes, for documents without a fault.

`hooks` says what a document must be; this says the same in one pass, and at the first doubt it gives up and says
nothing: the document then goes through the hooks, which tell every fault. Tests hold the two to the same verdicts and
to equal records.

What makes it fast: texts under one rule are matched together, at the end; a reference that holds is not matched, as
what it refers to was; dates and the like are read once for each text; and the values, which were judged, are put into
an object that is still open, past the validators that would judge them again, which then becomes a frozen one.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

import attrs

from diplovisit.record import Visit, node_shape, polities, validation
from diplovisit.record.constraints import RefersTo, TextRule
from diplovisit.record.shapes import (
    ChoiceShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
    shape_of,
)

# MERGED: Ids and references of a record in the making: the same laws as in `record/references.py`, by looking
# names up in sets. What is not plainly right is in doubt: identity then says what is wrong, or that it is
# right after all.


@attrs.define
class NameRegistry:
    """What was named and referred to so far.

    referred: the references of each kind. owners: the ids with the names of their classes; an id that is had twice is
    in doubt at once. travellers: the people who travel. parts: the names of parts of sources.
    """

    referred: tuple[list[str], ...]
    owners: dict[str, str] = attrs.Factory(dict)
    travellers: list[str] = attrs.Factory(list)
    parts: list[str] = attrs.Factory(list)

    def hold(self, kinds: list[RefersTo]) -> bool:
        """Whether every reference plainly refers to something."""
        return all(self._holds(kind, texts) for kind, texts in zip(kinds, self.referred, strict=True) if texts)

    def _holds(self, kind: RefersTo, texts: list[str]) -> bool:
        if not kind.classes:
            return self._are_addresses(texts)
        if kind.classes == ("Part",):
            return set(self.parts).issuperset(texts)
        owners = self.owners
        for text in texts:
            owner = owners.get(text)
            if owner is None:
                if not kind.or_elsewhere and not (kind.or_code and polities.polity(text) is not None):
                    return False
            elif owner not in kind.classes:
                return False
        return True

    def _are_addresses(self, texts: Iterable[str]) -> bool:
        owners, fields = self.owners, _fields()
        for text in texts:
            first, slash, rest = text.partition("/")
            owner = owners.get(first)
            if owner is None:
                if text not in fields["Visit"]:
                    return False
            elif slash and rest not in fields[owner] and not self._is_of_traveller(first, rest):
                return False
        return True

    def _is_of_traveller(self, person: str, field: str) -> bool:
        return person in self.travellers and field in _fields()["Traveller"]


@functools.cache
def _fields() -> dict[str, frozenset[str]]:
    """The fields of each class of the record, and of nodes that stand alone in it, as addresses have them."""
    found: dict[str, frozenset[str]] = {}

    def add(shape: NodeShape) -> None:
        if shape.cls.__name__ not in found:
            found[shape.cls.__name__] = frozenset(_addresses(shape, ""))
            for _, inner, _ in shape.inner:
                add(inner)

    add(node_shape(Visit))
    return found


def _addresses(shape: NodeShape, before: str) -> Iterable[str]:
    for field in shape.fields:
        yield f"{before}{field.name}"
        if isinstance(field.shape, NodeShape):
            yield from _addresses(field.shape, f"{before}{field.name}/")


_BETWEEN: Final = "\0"
"""Stands between texts that are matched together: a control character, which no rule allows in a text."""

_MOST_VALUES: Final = 20_000
"""Values that are kept of each class, such as dates by their texts."""


class FallBack(Exception):
    """Raised for a document that is not plainly a record: the hooks say why, or that it is one after all."""


@functools.cache
def record_builder(cls: type = Visit) -> Callable[[object], Any]:
    """The function that builds a record of a document, or raises Doubt.

    >>> from diplovisit.record import Place
    >>> build = record_builder(Place)
    >>> build({"id": "moscow", "name": "Moscow"}) == Place(id="moscow", name="Moscow")
    True
    >>> build({"id": "moscow"})
    Traceback (most recent call last):
    ...
    diplovisit.converters.generated.FallBack
    """
    writer = _Writer(holds_references=cls is Visit)
    writer.entry(cls)
    # The names are those of the fields of our own classes; nothing of any record comes near.
    exec("\n".join(writer.lines), writer.known)  # noqa: S102  # written from the names of our own fields; no record comes near
    return cast(Callable[[object], Any], writer.known["build"])


def _together(rule: TextRule) -> Callable[[list[str]], bool]:
    """Judges texts under one rule, all at once."""
    if (words := rule.words) is not None:
        return words.issuperset
    together = _matched_together(rule)
    if not rule.free:
        return together

    def are_free(texts: list[str]) -> bool:
        # What is printable has no control character, no surrogate, and no blank but the space.
        is_plain = "".join(texts).isprintable() and all(map(str.strip, texts)) and max(map(len, texts)) <= rule.longest
        return is_plain or together(texts)

    return are_free


def _matched_together(rule: TextRule) -> Callable[[list[str]], bool]:
    one = TextRule(
        name=rule.name,
        expected=rule.expected,
        example=rule.example,
        pattern=f"(?:{rule.pattern})(?:{_BETWEEN}(?:{rule.pattern}))*",
        longest=rule.longest,
    )

    def are_right(texts: list[str]) -> bool:
        if len(texts) == 1:
            return validation.matches(rule, texts[0])
        joined = _BETWEEN.join(texts)
        return (
            joined.count(_BETWEEN) == len(texts) - 1
            and max(map(len, texts)) <= rule.longest
            and one.fullmatch(joined) is not None
            and rule.refused.isdisjoint(texts)
            and (joined.isascii() or not validation.has_surrogate(joined))
        )

    return are_right


class _Writer:
    """Writes a function for each class, a few statements a field."""

    def __init__(self, *, holds_references: bool) -> None:
        self.holds_references = holds_references
        self.lines: list[str] = []
        self.known: dict[str, Any] = {"Doubt": FallBack, "new": object.__new__}
        self.rules: list[TextRule] = []
        self.references: list[RefersTo] = []

    def entry(self, cls: type) -> None:
        """The function `build`, which takes a document; the functions for the classes are written first."""
        node = self.node(node_shape(cls))
        texts = [f"text_{number}" for number in range(len(self.rules))]
        references = [f"reference_{number}" for number in range(len(self.references))]
        for number, rule in enumerate(self.rules):
            self.known[f"check_{number}"] = _together(rule)
        self.known |= {"Names": NameRegistry, "kinds": self.references}
        self.lines += [
            "def build(document):",
            *(f"    {name} = []" for name in (*texts, *references)),
            f"    names = Names(({_listed(references)}))",
            "    try:",
            f"        made = {node}(document, ({_appenders(texts)}), ({_appenders(references)}), names)",
        ]
        for number, name in enumerate(texts):
            self.lines.append(f"        if {name} and not check_{number}({name}): raise Doubt")
        if self.holds_references:
            self.lines.append("        if not names.hold(kinds): raise Doubt")
        # A field that is not there, or a value that cannot be looked up, or counted.
        self.lines += ["    except (KeyError, TypeError): raise Doubt from None", "    return made"]

    def node(self, shape: NodeShape) -> str:
        """The name of the function for a class, which is written first."""
        cls = shape.cls
        name = f"build_{cls.__name__}"
        if name in self.known:
            return name
        self.known |= {name: None, f"cls_{cls.__name__}": cls, f"open_{cls.__name__}": _opened(cls)}
        required = sum(field.required for field in shape.fields)
        lines = [
            f"def {name}(document, texts, referred, names):",
            "    if document.__class__ is not dict: raise Doubt",
            f"    fields = {required}",
            f"    made = new(open_{cls.__name__})",
        ]
        for field in shape.fields:
            place = f"{cls.__name__}_{field.name}"
            self.known[f"default_{place}"] = field.default
            take = f"value = document[{field.name!r}]"
            keep = f"made.{field.name} = value"
            statements = [take, *self.value(field.shape, place), *self._named(cls, field.name), keep]
            if field.required:
                lines += [f"    {each}" for each in statements]
            else:
                lines += [f"    if {field.name!r} in document:", "        fields += 1"]
                lines += [*(f"        {each}" for each in statements), "    else:"]
                lines += [f"        made.{field.name} = default_{place}"]
        # A field that the class does not have is one too many.
        lines += ["    if fields != len(document): raise Doubt"]
        lines += [f"    made.__class__ = cls_{cls.__name__}", "    return made"]
        self.lines += lines
        return name

    def value(self, shape: Shape, place: str) -> list[str]:
        """The statements that make of `value` what the record holds."""
        match shape:
            case TextShape(rule=rule, reference=reference):
                return ["if value.__class__ is not str: raise Doubt", *self._text(rule, reference, "value")]
            case ValueShape():
                self.known[f"read_{place}"] = _reader(shape.cls)
                return [f"value = read_{place}(value)"]
            case ChoiceShape(cls=cls):
                self.known[f"words_{place}"] = {word.value: word for word in cls}
                # A word is a text, too, and equal to itself: only the text of a document is looked up.
                lookup = f"value = words_{place}.get(value)"
                return ["if value.__class__ is not str: raise Doubt", lookup, "if value is None: raise Doubt"]
            case WholeShape(rule=rule):
                return [f"if value.__class__ is not int or not {rule.least} <= value <= {rule.greatest}: raise Doubt"]
            case FlagShape():
                return ["if value.__class__ is not bool: raise Doubt"]
            case NodeShape():
                return [f"value = {self.node(shape)}(value, texts, referred, names)"]
            case ListShape(item=item, at_least=least, at_most=most):
                begin = f"if value.__class__ is not list or not {least} <= len(value) <= {most}: raise Doubt"
                return [begin, *self._items(item, place)]

    def _items(self, item: Shape, place: str) -> list[str]:
        match item:
            case NodeShape():
                return [f"value = tuple([{self.node(item)}(each, texts, referred, names) for each in value])"]
            case TextShape(rule=rule, reference=reference):
                each = ["for each in value:", "    if each.__class__ is not str: raise Doubt"]
                each += [f"    {statement}" for statement in self._text(rule, reference, "each")]
                return [*each, "if len(set(value)) != len(value): raise Doubt", "value = tuple(value)"]
            case _:
                raise TypeError(f"{place}: a list of such values is not built")

    def _text(self, rule: TextRule, reference: RefersTo | None, name: str) -> list[str]:
        """The statements that keep a text, to be judged at the end."""
        kept = []
        if reference is not None:
            kept.append(f"referred[{self._reference(reference)}]({name})")
        if reference is None or reference.or_elsewhere or not self.holds_references:
            kept.append(f"texts[{self._rule(rule)}]({name})")
        return kept

    def _named(self, cls: type, field: str) -> list[str]:
        """The statements that keep what others may refer to."""
        match cls.__name__, field:
            case "Visit", _:
                return []
            case owner, "id":
                # An id that is had twice, or a record's own: identity looks at it.
                return ["if value in names.owners: raise Doubt", f"names.owners[value] = {owner!r}"]
            case "Traveller", "person":
                return ["names.travellers.append(value)"]
            case "Part", "name":
                return ["names.parts.append(value)"]
            case _:
                return []

    def _reference(self, reference: RefersTo) -> int:
        if reference not in self.references:
            self.references.append(reference)
        return self.references.index(reference)

    def _rule(self, rule: TextRule) -> int:
        if rule not in self.rules:
            self.rules.append(rule)
        return self.rules.index(rule)


def _listed(names: list[str]) -> str:
    """Names as the items of a tuple."""
    return "".join(f"{name}, " for name in names)


def _appenders(names: list[str]) -> str:
    """The functions that append to lists, as the items of a tuple."""
    return _listed([f"{name}.append" for name in names])


def _opened(cls: type) -> type:
    """A class whose objects have the same slots and can be written to: an object of it can become one of `cls`.

    Where a class is frozen, slots can only be written through descriptors, a call for each. Both
    methods must be given: with one of them alone Python looks the other up at every assignment.
    """
    body = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(cls.__name__, (cls,), body)


@functools.cache
def _reader(cls: type) -> Callable[[Any], Any]:
    """Reads the text of a date or the like; what it has read before it knows."""
    shape = shape_of(cls)
    assert isinstance(shape, ValueShape)
    read = shape.read
    known: dict[str, Any] = {}

    def reader(text: Any) -> Any:
        if text.__class__ is not str:
            raise FallBack
        value = known.get(text)
        if value is None:
            if validation.validate_value_text(shape, text) is not None:
                raise FallBack
            if len(known) >= _MOST_VALUES:
                known.clear()
            value = known[text] = read(text)
        return value

    return reader
