"""Reads a map from TOML: every fault at once, each with its place and the word that was probably meant."""

import datetime
from typing import Any, Final

import attrs

from diplovisit.findings.phrases import closest, describe, did_you_mean, escaped, quoted
from diplovisit.findings.rule import FieldPath, FilePosition
from diplovisit.maps.forms import (
    MOST_ITEMS,
    DayForm,
    EitherForm,
    EntriesForm,
    FlagForm,
    Form,
    ListForm,
    TableForm,
    TextForm,
    WholeForm,
    WordForm,
    fields_of,
)
from diplovisit.maps.map_consistency import inconsistencies
from diplovisit.maps.sheet_map import ColumnReference, SheetMap
from diplovisit.readers.toml_reader import TomlDocument, UnreadableToml, read_toml

MOST_MAP_FAULTS: Final = 20
_LONGEST_LINE: Final = 120


@attrs.frozen
class MapFault:
    """A fault in a map: what is wrong, and where; `where` is None for a map that was built in Python."""

    sentence: str
    where: FilePosition | None = None

    def __str__(self) -> str:
        if self.where is None:
            return escaped(self.sentence)
        span = self.where.span
        shown = escaped(self.where.source_line.rstrip(), _LONGEST_LINE)
        width = max(span.end_column - span.column, 1) if span.end_line == span.line else 1
        caret = f"\n    | {' ' * (span.column - 1)}{'^' * width}" if span.end_column <= len(shown) + 1 else ""
        return f"{escaped(self.where.file)}:{span.line}:{span.column}: {escaped(self.sentence)}\n    | {shown}{caret}"


class InvalidMap(ValueError):
    """Raised for a map that cannot be used. `faults` has every fault, with its place.

    >>> from diplovisit import InvalidMap, read_table
    >>> try:
    ...     read_table("examples/maps/journeys.csv", "pyproject.toml")
    ... except InvalidMap as error:
    ...     len(error.faults) > 1, error.faults[0].where.file
    (True, 'pyproject.toml')
    """

    def __init__(self, faults: tuple[MapFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        shown = [str(fault) for fault in self.faults[:MOST_MAP_FAULTS]]
        rest = len(self.faults) - len(shown)
        return "\n".join((*shown, *([f"… and {rest:,} more faults of the map"] if rest else [])))


def read_map(data: bytes, *, name: str) -> SheetMap:
    """Reads a map. Raises InvalidMap with every fault.

    >>> text = b'format = 1\\n[source]\\ntitle = "Visits"\\nread-on = 2026-11-30\\n[columns]\\ntravellr = "Who"\\n'
    >>> read_map(text, name="map.toml")
    Traceback (most recent call last):
    ...
    diplovisit.maps.map_reader.InvalidMap: map.toml:6:1: [columns] has no key "travellr"; did you mean "traveller"?
        | travellr = "Who"
        | ^^^^^^^^
    """
    try:
        document = read_toml(data, name=name)
    except UnreadableToml as error:
        raise InvalidMap((MapFault(str(error)),)) from None
    reading = _MapReading(document)
    values = reading.table(SheetMap, document.data, ())
    if not reading.faults and "format" not in document.data:
        reading.add((), "expected `format = 1` in the first line")
    if reading.faults:
        raise InvalidMap(tuple(reading.faults))
    sheet_map = SheetMap(name=name, document=document, **values)
    if faults := tuple(MapFault(sentence, document.where(path)) for path, sentence in inconsistencies(sheet_map)):
        raise InvalidMap(faults)
    return sheet_map


def require_consistent(sheet_map: SheetMap) -> SheetMap:
    """Returns a map that was built in Python; raises InvalidMap for what a file could not say either."""
    if faults := tuple(MapFault(sentence) for _, sentence in inconsistencies(sheet_map)):
        raise InvalidMap(faults)
    return sheet_map


@attrs.define
class _MapReading:
    """One reading of a map, and the faults so far."""

    document: TomlDocument
    faults: list[MapFault] = attrs.Factory(list)

    def add(self, path: FieldPath, sentence: str) -> None:
        self.faults.append(MapFault(sentence, self.document.where(path)))

    def table(self, cls: type, value: Any, path: FieldPath) -> dict[str, Any]:
        """Reads a table as the arguments of a class."""
        fields = {field.name: field for field in fields_of(cls)}
        self._report_unknown_keys(value, tuple(fields), path)
        missing = [name for name, field in fields.items() if field.required and name not in value]
        for name in missing:
            self.add(path, f"{_called(path)} lacks {quoted(name)}: {fields[name].text}")
        return {
            fields[name].field: self.value(fields[name].form, item, (*path, name))
            for name, item in value.items()
            if name in fields
        }

    def _report_unknown_keys(self, value: dict[str, Any], known: tuple[str, ...], path: FieldPath) -> None:
        for name in value:
            if name not in known:
                suggestion = closest(name, known)
                hint = did_you_mean(suggestion) if suggestion else f"; there are {', '.join(known)}"
                self.add((*path, name), f"{_called(path)} has no key {quoted(name)}{hint}")

    def value(self, form: Form, value: Any, path: FieldPath) -> Any:
        """Reads a value by its form. A fault is added, and None returned, for a value of another form."""
        match form:
            case TextForm():
                if isinstance(value, str) and form.allows(value):
                    return value
                in_quotes = "" if isinstance(value, str) else ", in quotes"
                return self._refuse(path, form.expected + in_quotes, value)
            case WordForm(texts=texts):
                if isinstance(value, str) and value in texts:
                    return form.words()(value)
                return self._refuse(path, f"one of {', '.join(map(quoted, texts))}", value, texts)
            case FlagForm():
                return value if isinstance(value, bool) else self._refuse(path, "true or false", value)
            case WholeForm(least=least, greatest=greatest, step=step):
                is_whole = isinstance(value, int) and not isinstance(value, bool)
                if is_whole and least <= value <= greatest and value % step == 0:
                    return value
                expected = f"{least}" if least == greatest else f"a whole number from {least:,} to {greatest:,}"
                return self._refuse(path, expected + (f" in steps of {step}" if step > 1 else ""), value)
            case DayForm():
                return self._day(value, path)
            case ListForm(item=item, or_one=or_one):
                if isinstance(value, list) and 0 < len(value) <= MOST_ITEMS:
                    return tuple(self.value(item, one, (*path, number)) for number, one in enumerate(value))
                if or_one and not isinstance(value, list):
                    return (self.value(item, value, path),)
                return self._refuse(path, "a list with at least one item", value)
            case EntriesForm(value=inner, keys=keys):
                return self._entries(inner, keys, value, path)
            case TableForm(cls=cls):
                if not isinstance(value, dict):
                    return self._refuse(path, "a table", value)
                before = len(self.faults)
                arguments = self.table(cls(), value, path)
                return cls()(**arguments) if len(self.faults) == before else None
            case EitherForm():
                return self._either(form, value, path)

    def _entries(self, inner: Form, keys: Any, value: Any, path: FieldPath) -> Any:
        if not isinstance(value, dict):
            return self._refuse(path, "a table", value)
        if keys is not None:
            self._report_unknown_keys(value, tuple(word.value for word in keys), path)
            value = {name: item for name, item in value.items() if name in set(keys)}
        return {
            (keys(name) if keys is not None else name): self.value(inner, item, (*path, name))
            for name, item in value.items()
        }

    def _either(self, form: EitherForm, value: Any, path: FieldPath) -> Any:
        match value:
            case str():
                wanted: tuple[type, ...] = (TextForm, WordForm)
            case bool():
                wanted = (FlagForm,)
            case int():
                wanted = (WholeForm,)
            case list():
                wanted = (ListForm,)
            case dict():
                wanted = (TableForm, EntriesForm)
            case _:
                wanted = ()
        option = next((option for option in form.forms if isinstance(option, wanted)), None)
        if option is None:
            return self._refuse(path, " or ".join(_kind(option) for option in form.forms), value)
        read = self.value(option, value, path)
        # A column by its name alone, or several of them, are a column without anything else.
        is_columns = any(isinstance(other, TableForm) and other.cls() is ColumnReference for other in form.forms)
        if is_columns and isinstance(read, str | tuple):
            return ColumnReference(columns=(read,) if isinstance(read, str) else read)
        is_constant = any(isinstance(other, WholeForm) for other in form.forms)
        if is_constant and isinstance(read, str | int):
            return (str(read),)
        return read

    def _day(self, value: Any, path: FieldPath) -> datetime.date | None:
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        if isinstance(value, str) and len(value) == 10:
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        self._refuse(path, "a day such as 2026-11-30", value)
        return None

    def _refuse(self, path: FieldPath, expected: str, value: Any, words: tuple[str, ...] = ()) -> None:
        hint = did_you_mean(closest(value, words)) if isinstance(value, str) else ""
        seen = f"the date {value}" if isinstance(value, datetime.date | datetime.time) else describe(value)
        name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        self.add(path, f"{name}: expected {expected}; saw {seen}{hint}")


def _called(path: FieldPath) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f"[{'.'.join(names)}]" if names else "the map"


def _kind(form: Form) -> str:
    match form:
        case TextForm(expected=expected):
            return f"{expected}, in quotes"
        case WholeForm():
            return "a whole number"
        case ListForm():
            return "a list"
        case _:
            return "a table"
