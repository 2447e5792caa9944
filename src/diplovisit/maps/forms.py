"""The forms that the keys of a map have. The reader of maps and the JSON Schema both follow them."""

import datetime
import enum
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.lazy_patterns import lazy_pattern

LONGEST_TEXT: Final = 1_000
"""The most characters of a text in a map."""
# Headers have marks of direction, and letters that are newer than this Python; they are part of the name.
_NOT_ON_A_LINE: Final = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MOST_ITEMS: Final = 10_000
"""The most items of a list, and the most entries of a value table."""


@attrs.frozen
class TextForm:
    """A text on one line that is not blank. `expected` completes "expected …". A separator may be a line break."""

    expected: str = "a text"
    pattern: str | None = None
    example: str = "text"
    longest: int = LONGEST_TEXT
    is_separator: bool = False

    def allows(self, text: str) -> bool:
        """Whether a text has this form."""
        return (
            bool(text.strip() or text == self.example or (self.is_separator and text))
            and len(text) <= self.longest
            and (self.is_separator or _NOT_ON_A_LINE.search(text) is None or text == "\t")
            and (self.pattern is None or re.fullmatch(self.pattern, text) is not None)
        )


@attrs.frozen
class WordForm:
    """A word of a closed list."""

    words: Callable[[], type[enum.StrEnum]]

    @property
    def texts(self) -> tuple[str, ...]:
        """All words of the list."""
        return tuple(word.value for word in self.words())


@attrs.frozen
class FlagForm:
    """True or false."""


@attrs.frozen
class WholeForm:
    """A whole number within bounds, both inclusive, in steps from zero."""

    least: int
    greatest: int
    step: int = 1


@attrs.frozen
class DayForm:
    """A day, as a TOML date or as a text."""


@attrs.frozen
class ListForm:
    """A list, which is not empty. With `or_one`, a single item may stand for a list of one."""

    item: "Form"
    or_one: bool = False


@attrs.frozen
class EntriesForm:
    """A table of entries: the keys are any text, or the words of a list, which `texts` explains.

    name: the name of its definition in the schema; "" for a form that is used once.
    """

    value: "Form"
    keys: type[enum.StrEnum] | None = None
    texts: Mapping[Any, str] = attrs.field(factory=dict, eq=False, repr=False)
    name: str = ""


@attrs.frozen
class TableForm:
    """A table whose keys a class declares."""

    cls: Callable[[], type]


@attrs.frozen
class EitherForm:
    """One of several forms. No two of them are of one TOML type. `name`: as in `EntriesForm`."""

    forms: "tuple[Form, ...]"
    name: str = ""


Form: TypeAlias = TextForm | WordForm | FlagForm | WholeForm | DayForm | ListForm | EntriesForm | TableForm | EitherForm


@attrs.frozen(kw_only=True)
class FieldForm:
    """One key of a table: the field of the class, its form, and what it means."""

    field: str = ""
    name: str
    form: Form
    text: str
    required: bool = False


def key(form: Form, text: str, *, name: str = "") -> dict[str, FieldForm]:
    """Returns the metadata of a field of a map. The key is the name of the field, with hyphens, or `name`."""
    return {"key": FieldForm(name=name, form=form, text=text)}


def fields_of(cls: type) -> tuple[FieldForm, ...]:
    """Returns the keys that a class of the map declares, in their order."""
    return tuple(
        attrs.evolve(
            declared,
            field=attribute.name,
            name=declared.name or attribute.name.replace("_", "-"),
            required=attribute.default is attrs.NOTHING,
        )
        for attribute in attrs.fields(cls)
        if (declared := attribute.metadata.get("key")) is not None
    )


def example_of(form: Form) -> object:
    """Returns a value of a form, as it is written in JSON."""
    match form:
        case TextForm(example=example):
            return example
        case WordForm(texts=texts):
            return texts[0]
        case FlagForm():
            return True
        case WholeForm(least=least, step=step):
            return max(least, 1900 if step > 1 else least)
        case DayForm():
            return datetime.date(2026, 11, 30).isoformat()
        case ListForm(item=item):
            return [example_of(item)]
        case EntriesForm(value=value, keys=keys):
            return {next(iter(keys)).value if keys is not None else "Completed": example_of(value)}
        case TableForm(cls=cls):
            return {field.name: example_of(field.form) for field in fields_of(cls()) if field.required}
        case EitherForm(forms=forms):
            return example_of(forms[0])
