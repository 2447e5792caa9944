"""The fast converter: functions generated from the shapes, which build a record from a document without a fault.

`hooks` defines what a document must be. This module checks the same in one pass. At the first doubt it raises FallBack
without a reason, and the document goes through the hooks, which report every fault. Tests require the same verdicts and
equal records from both.

Four things make it fast. Texts under one rule are checked together at the end. A valid reference is not matched,
because the id that it refers to was. Dates and the like are parsed once per text. Checked values are set on an object
that is not frozen yet, without the validators that would check them again; the object then becomes a frozen one.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

import attrs

from diplovisit.record import Edtf, Visit, node_shape, polities, validation
from diplovisit.record.addresses import WHOLE_RECORD
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

_SEPARATOR: Final = "\0"
"""Separates texts that are matched together: a control character, which no rule allows in a text."""

_MOST_VALUES: Final = 20_000
"""Values that are cached for each class, such as dates by their texts."""


_PRINTABLE_ASCII: Final = bytes(range(0x20, 0x7F))
_HYPHENATED_ASCII: Final = b"abcdefghijklmnopqrstuvwxyz0123456789-"


_LONGEST_CACHED: Final = 16
"""Characters of the texts that are short enough to be cached one by one, such as languages, if they are valid."""


class FallBack(Exception):
    """Raised for a document that is not clearly a record: the hooks find the faults, or find that there are none."""


@functools.cache
def record_builder(cls: type = Visit) -> Callable[[object], Any]:
    """Returns the function that builds a record from a document, or raises FallBack.

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
    exec("\n".join(writer.lines), writer.known)  # noqa: S102  # generated from the names of our own fields, never from a record
    return cast(Callable[[object], Any], writer.known["build"])


def all_allowed(rule: TextRule) -> Callable[[list[str]], bool]:
    """Returns the function that checks several texts under one rule at once. The rule has no closed list.

    >>> from diplovisit.record.constraints import ID
    >>> are_ids = all_allowed(ID)
    >>> are_ids(["russia", "moscow-talks"]), are_ids(["russia", "Moscow"])
    (True, False)
    """
    if rule.hyphenated:
        return _all_hyphenated(rule)
    all_match = _all_matching(rule)
    if not rule.free:
        return all_match

    plain = _PRINTABLE_ASCII + b"\n" if rule.lines else _PRINTABLE_ASCII

    def are_free(texts: list[str]) -> bool:
        # A printable text has no control character, no surrogate, and no blank but the space.
        joined = "".join(texts)
        rest = joined.encode(errors="surrogatepass").translate(None, plain)
        are_printable = not rest or rest.decode(errors="surrogatepass").isprintable()
        return (are_printable and all(map(str.strip, texts)) and _are_short(texts, joined, rule)) or all_match(texts)

    return are_free


def _are_short(texts: list[str], joined: str, rule: TextRule) -> bool:
    return len(joined) <= rule.longest or max(map(len, texts)) <= rule.longest


def _all_hyphenated(rule: TextRule) -> Callable[[list[str]], bool]:
    """Returns the check of texts of words with hyphens between them.

    Several such texts with hyphens between them are one more such text, so they are checked as one.
    """

    def are_hyphenated(texts: list[str]) -> bool:
        joined = f"-{'-'.join(texts)}-"
        return (
            "--" not in joined
            and joined.isascii()
            and not joined.encode().translate(None, _HYPHENATED_ASCII)
            and _are_short(texts, joined, rule)
            and rule.refused.isdisjoint(texts)
        )

    return are_hyphenated


def _cached_match(rule: TextRule) -> Callable[[str], bool]:
    return functools.lru_cache(_MOST_VALUES)(functools.partial(validation.matches, rule))


def _all_matching(rule: TextRule) -> Callable[[list[str]], bool]:
    joined_rule = TextRule(
        name=rule.name,
        expected=rule.expected,
        example=rule.example,
        pattern=f"(?:{rule.pattern})(?:{_SEPARATOR}(?:{rule.pattern}))*",
        longest=rule.longest,
    )

    def are_right(texts: list[str]) -> bool:
        if len(texts) == 1:
            return validation.matches(rule, texts[0])
        joined = _SEPARATOR.join(texts)
        return (
            joined.count(_SEPARATOR) == len(texts) - 1
            and max(map(len, texts)) <= rule.longest
            and joined_rule.fullmatch(joined) is not None
            and rule.refused.isdisjoint(texts)
            and (joined.isascii() or not validation.has_surrogate(joined))
        )

    return are_right


class _Writer:
    """Generates a function for each class, with a few statements per field."""

    def __init__(self, *, holds_references: bool) -> None:
        self.holds_references = holds_references
        self.lines: list[str] = []
        self.known: dict[str, Any] = {"FallBack": FallBack}
        self.rules: list[TextRule] = []
        self.references: list[RefersTo] = []

    def entry(self, cls: type) -> None:
        """Generates `build`, which takes a document, after the functions for the classes."""
        node = self.node(node_shape(cls))
        texts = [f"text_{number}" for number in range(len(self.rules))]
        references = [f"reference_{number}" for number in range(len(self.references))]
        for number, rule in enumerate(self.rules):
            self.known[f"check_{number}"] = all_allowed(rule)
        self.known |= {"NameRegistry": NameRegistry, "kinds": self.references}
        self.lines += [
            "def build(document):",
            *(f"    {name} = []" for name in (*texts, *references)),
            f"    names = NameRegistry(({_as_items(references)}))",
            "    try:",
            f"        result = {node}(document, ({_appenders(texts)}), ({_appenders(references)}), names)",
        ]
        for number, name in enumerate(texts):
            self.lines.append(f"        if {name} and not check_{number}({name}): raise FallBack")
        if self.holds_references:
            self.lines.append("        if not names.are_valid(kinds): raise FallBack")
        # KeyError: a missing field. TypeError: a value that has no hash or no length.
        self.lines += ["    except (KeyError, TypeError): raise FallBack from None", "    return result"]

    def node(self, shape: NodeShape) -> str:
        """Returns the name of the function for a class, and generates it first if needed."""
        cls = shape.cls
        name = f"build_{cls.__name__}"
        if name in self.known:
            return name
        self.known |= {name: None, f"cls_{cls.__name__}": cls, f"mutable_{cls.__name__}": _mutable(cls)}
        required = sum(field.required for field in shape.fields)
        lines = [
            f"def {name}(document, texts, referred, names):",
            "    if document.__class__ is not dict: raise FallBack",
            f"    fields = {required}",
            f"    result = mutable_{cls.__name__}()",
        ]
        for field in shape.fields:
            key = f"{cls.__name__}_{field.name}"
            self.known[f"default_{key}"] = field.default
            take = f"value = document[{field.name!r}]"
            keep = f"result.{field.name} = value"
            statements = [take, *self.value(field.shape, key), *self._named(cls, field.name), keep]
            if field.required:
                lines += [f"    {statement}" for statement in statements]
            else:
                lines += [f"    if {field.name!r} in document:", "        fields += 1"]
                lines += [*(f"        {statement}" for statement in statements), "    else:"]
                lines += [f"        result.{field.name} = default_{key}"]
        for field in shape.conditional:
            others = " and ".join(f"{other!r} in document" for other in field.unless)
            lines += [f"    if {field.name!r} not in document and not ({others}): raise FallBack"]
        # A field that the class does not have makes the count too small.
        lines += ["    if fields != len(document): raise FallBack"]
        lines += [f"    result.__class__ = cls_{cls.__name__}", "    return result"]
        self.lines += lines
        return name

    def value(self, shape: Shape, key: str) -> list[str]:
        """Returns the statements that turn `value` into the value of the record."""
        match shape:
            case TextShape(rule=rule, reference=reference):
                return ["if value.__class__ is not str: raise FallBack", *self._text(rule, reference, "value")]
            case ValueShape():
                self.known[f"read_{key}"] = _reader(shape.cls)
                return [f"value = read_{key}(value)"]
            case ChoiceShape(cls=cls):
                self.known[f"words_{key}"] = {word.value: word for word in cls}
                # A member of a StrEnum is a text and equals it, so only plain texts are looked up.
                lookup = f"value = words_{key}.get(value)"
                return ["if value.__class__ is not str: raise FallBack", lookup, "if value is None: raise FallBack"]
            case WholeShape(rule=rule):
                return [
                    f"if value.__class__ is not int or not {rule.least} <= value <= {rule.greatest}: raise FallBack"
                ]
            case FlagShape():
                return ["if value.__class__ is not bool: raise FallBack"]
            case NodeShape():
                return [f"value = {self.node(shape)}(value, texts, referred, names)"]
            case ListShape(item=item, at_least=least, at_most=most):
                begin = f"if value.__class__ is not list or not {least} <= len(value) <= {most}: raise FallBack"
                return [begin, *self._items(item, key)]

    def _items(self, item: Shape, key: str) -> list[str]:
        match item:
            case NodeShape():
                return [f"value = tuple([{self.node(item)}(item, texts, referred, names) for item in value])"]
            case TextShape(rule=rule, reference=reference):
                loop = ["for item in value:", "    if item.__class__ is not str: raise FallBack"]
                loop += [f"    {statement}" for statement in self._text(rule, reference, "item")]
                unlike = "if len(value) > 1 and len(set(value)) != len(value): raise FallBack"
                return [*loop, unlike, "value = tuple(value)"]
            case _:
                raise TypeError(f"{key}: a list of such values is not built")

    def _text(self, rule: TextRule, reference: RefersTo | None, name: str) -> list[str]:
        """Returns the statements that check a text, or collect it to be checked at the end."""
        statements = []
        if reference is not None:
            statements.append(f"referred[{self._reference(reference)}]({name})")
        if reference is None or reference.or_elsewhere or not self.holds_references:
            if rule.words is not None:
                words = f"words_{rule.name.replace('-', '_')}"
                self.known[words] = rule.words
                statements.append(f"if {name} not in {words}: raise FallBack")
            elif rule.longest <= _LONGEST_CACHED:
                matches = f"matches_{rule.name.replace('-', '_')}"
                self.known[matches] = _cached_match(rule)
                statements.append(f"if not {matches}({name}): raise FallBack")
            else:
                statements.append(f"texts[{self._rule(rule)}]({name})")
        return statements

    def _named(self, cls: type, field: str) -> list[str]:
        """Returns the statements that collect what references may refer to."""
        match cls.__name__, field:
            case "Visit", _:
                return []
            case owner, "id":
                # A repeated id is left to the hooks, which report it.
                return ["if value in names.owners: raise FallBack", f"names.owners[value] = {owner!r}"]
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
        # Rules that differ in their name alone, such as those of the ids, are checked together.
        for number, other in enumerate(self.rules):
            if (rule.pattern, rule.longest, rule.refused) == (other.pattern, other.longest, other.refused):
                return number
        self.rules.append(rule)
        return len(self.rules) - 1


def _as_items(names: list[str]) -> str:
    """Returns names as the items of a tuple."""
    return "".join(f"{name}, " for name in names)


def _appenders(names: list[str]) -> str:
    """Returns the append methods of lists as the items of a tuple."""
    return _as_items([f"{name}.append" for name in names])


def _mutable(cls: type) -> type:
    """Returns a mutable subclass with the same slots: an object of it can become one of `cls`.

    In a frozen class, slots can only be set through descriptors, with a call for each. Both methods must be given: with
    one of them alone, Python looks the other up at every assignment. The class takes no arguments.
    """
    plain = {"__init__": object.__init__, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    body = {"__slots__": (), **plain}
    return type(cls.__name__, (cls,), body)


@functools.cache
def _reader(cls: type) -> Callable[[Any], Any]:
    """Returns a cached function that reads the text of a date or the like."""
    shape = shape_of(cls)
    assert isinstance(shape, ValueShape)
    read = shape.read
    known: dict[str, Any] = {}

    def reader(text: Any) -> Any:
        if text.__class__ is not str:
            raise FallBack
        value = known.get(text)
        if value is None:
            # The class of dates has the pattern of its rule, and tries the common dates before the whole pattern.
            if cls is not Edtf and not validation.matches(shape.rule, text):
                raise FallBack
            try:
                value = read(text)
            except ValueError:
                raise FallBack from None
            if len(known) >= _MOST_VALUES:
                known.clear()
            known[text] = value
        return value

    return reader


@attrs.define
class NameRegistry:
    """The ids and references of one document, checked with sets by the laws of `record/references.py`.

    referred: the references of each kind. owners: the ids with the names of their classes; a repeated id raises
    FallBack at once. travellers: the people who travel. parts: the names of parts of sources. A reference that is not
    clearly valid is doubtful, and the hooks decide.
    """

    referred: tuple[list[str], ...]
    owners: dict[str, str] = attrs.Factory(dict)
    travellers: list[str] = attrs.Factory(list)
    parts: list[str] = attrs.Factory(list)

    def are_valid(self, kinds: list[RefersTo]) -> bool:
        """Whether every reference clearly refers to something."""
        for kind, texts in zip(kinds, self.referred, strict=True):
            if texts and not self._is_valid(kind, texts):
                return False
        return True

    def _is_valid(self, kind: RefersTo, texts: list[str]) -> bool:
        if not kind.classes:
            return self._are_addresses(texts)
        if kind.classes == ("Part",):
            return set(self.parts).issuperset(texts)
        owners = self.owners
        for text in set(texts):
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
                if text != WHOLE_RECORD and text not in fields["Visit"]:
                    return False
            elif slash and rest not in fields[owner] and not self._is_of_traveller(first, rest):
                return False
        return True

    def _is_of_traveller(self, person: str, field: str) -> bool:
        return person in self.travellers and field in _fields()["Traveller"]


@functools.cache
def _fields() -> dict[str, frozenset[str]]:
    """Returns the fields of each class of the record by class name, and those of single nodes in it, as addresses."""
    fields: dict[str, frozenset[str]] = {}

    def add(shape: NodeShape) -> None:
        if shape.cls.__name__ not in fields:
            fields[shape.cls.__name__] = frozenset(_addresses(shape, ""))
            for _, inner, _ in shape.inner:
                add(inner)

    add(node_shape(Visit))
    return fields


def _addresses(shape: NodeShape, prefix: str) -> Iterable[str]:
    for field in shape.fields:
        yield f"{prefix}{field.name}"
        if isinstance(field.shape, NodeShape):
            yield from _addresses(field.shape, f"{prefix}{field.name}/")
