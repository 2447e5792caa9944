"""The tables of a settings file, whose values are validated when they are read."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import attrs

from diplovisit.findings.phrases import closest, describe, did_you_mean, escaped, quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.readers import FilePosition
from diplovisit.readers.toml_reader import TomlDocument

T = TypeVar("T")


class InvalidSettings(ValueError):
    """Raised for invalid settings. The message has the file, the line, the key, and what to do."""

    def __init__(self, message: str) -> None:
        # The message quotes names of keys and files from untrusted input; escaping keeps it on one line.
        super().__init__(escaped(message))


@attrs.frozen
class SettingsTable:
    """One table of a TOML document. Each value is validated when it is read. Raises InvalidSettings.

    A missing key is None or empty. An empty list is refused.
    """

    document: TomlDocument
    path: FieldPath
    values: Mapping[str, Any]

    def require_keys(self, known: Iterable[str], called: str = "setting") -> None:
        """Raises InvalidSettings for the first unknown key."""
        keys = tuple(known)
        for key in self.values:
            if key not in keys:
                suggestion = closest(key, keys)
                hint = did_you_mean(suggestion) if suggestion else f"; expected one of {', '.join(keys)}"
                raise InvalidSettings(f"{self._place(key)}: unknown {called} {quoted(key)}{hint}")

    def text(self, key: str, what: str = "a text") -> str | None:
        """Returns a text, None for a missing key. `what` describes the text in messages."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self.error(key, f"expected {what}, in quotes; saw {_describe(value)}")

    def texts(self, key: str, what: str = "a text") -> tuple[str, ...]:
        """Returns one text or a list of texts as a tuple, empty for a missing key."""
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            raise self.error(key, f"expected {what}, in quotes, or a list of them; saw {_describe(value)}")
        if not value:
            raise self.error(key, f"expected at least {what}; saw an empty list; delete the key")
        for place, item in enumerate(value):
            if not isinstance(item, str):
                raise self.error(key, f"expected {what}, in quotes; saw {_describe(item)}", place)
        return tuple(value)

    def required_text(self, key: str) -> str:
        """Returns the text of a required key."""
        text = self.text(key)
        if text is None:
            table = ".".join(step for step in self.path if isinstance(step, str))
            raise InvalidSettings(f"{self._place(key)}: expected {quoted(key)} in {table}; there is none")
        return text

    def flag(self, key: str) -> bool | None:
        """Returns a boolean, None for a missing key."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.error(key, f"expected true or false, without quotes; saw {_describe(value)}")

    def word(self, key: str, words: Iterable[str]) -> str | None:
        """Returns one of the known words, None for a missing key."""
        value = self.values.get(key)
        known = tuple(words)
        if value is None or (isinstance(value, str) and value in known):
            return value
        hint = did_you_mean(closest(value, known)) if isinstance(value, str) else ""
        raise self.error(key, f"expected one of {', '.join(known)}; saw {_describe(value)}{hint}")

    def day(self, key: str) -> str | None:
        """Returns a TOML date or a text, None for a missing key. Whether the text is a date is not checked here."""
        value = self.values.get(key)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise self.error(key, f"expected a day such as 2026-12-31; saw {_describe(value)}")

    def table(self, key: str) -> "SettingsTable":
        """Returns a nested table, empty for a missing key."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"expected a table, under [{self._dotted(key)}]; saw {_describe(value)}")
        return SettingsTable(self.document, (*self.path, key), value)

    def tables(self, key: str) -> "tuple[SettingsTable, ...]":
        """Returns an array of tables, empty for a missing key."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, f"expected tables, each under [[{self._dotted(key)}]]; saw {_describe(value)}")
        return tuple(SettingsTable(self.document, (*self.path, key, place), item) for place, item in enumerate(value))

    def convert(self, key: str, converter: Callable[[str], T], text: str, item: int | None = None) -> T:
        """Converts a text of a key. A ValueError of the converter becomes InvalidSettings with the position."""
        try:
            return converter(text)
        except ValueError as error:
            raise self.error(key, str(error), item) from None

    def convert_each(self, key: str, converter: Callable[[str], T], what: str) -> tuple[T, ...]:
        """Converts each text of a key."""
        return tuple(self.convert(key, converter, text, place) for place, text in enumerate(self.texts(key, what)))

    def error(self, key: str, sentence: str, item: int | None = None) -> InvalidSettings:
        """Returns the error for the value of a key, or for an item of it. The caller raises it."""
        return InvalidSettings(f"{self._place(key, item)}: {key}: {sentence}")

    def where(self, key: str | None = None) -> FilePosition:
        """The position of a key, or of the table itself."""
        return self.document.where(self.path if key is None else (*self.path, key))

    def _place(self, key: str, item: int | None = None) -> str:
        path = (*self.path, key) if item is None else (*self.path, key, item)
        where = self.document.where(path)
        return f"{where.file}:{where.span.line}"

    def _dotted(self, key: str) -> str:
        return ".".join(str(step) for step in (*self.path, key) if isinstance(step, str))


def _describe(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return f"the date {value}" if isinstance(value, datetime.date) else f"the time {value}"
    return describe(value)
