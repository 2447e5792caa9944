"""The values of settings: what each may be, and how one that is something else is told."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import attrs

from diplovisit.readers import FilePosition
from diplovisit.readers.toml_text import TomlDocument
from diplovisit.record.finding import FieldPath
from diplovisit.record.judge import closest, describe, did_you_mean, escaped, quoted

T = TypeVar("T")


class InvalidSettings(ValueError):
    """Raised for settings that cannot be what somebody meant; the message has file, line, key, and what to do."""

    def __init__(self, message: str) -> None:
        # Names of keys and of files are in it, as somebody else may have written them: the message is one line.
        super().__init__(escaped(message))


@attrs.frozen
class SettingsTable:
    """One table of a TOML document: its values by key, each judged as it is asked for. Raises WrongSettings.

    A key that is not there is None; an empty list is no list of anything, and is refused.
    """

    document: TomlDocument
    path: FieldPath
    values: Mapping[str, Any]

    def require_keys(self, known: Iterable[str], called: str = "setting") -> None:
        """Raises WrongSettings for the first key that is none of those."""
        keys = tuple(known)
        for key in self.values:
            if key not in keys:
                meant = closest(key, keys)
                hint = did_you_mean(meant) if meant else f"; there is {', '.join(keys)}"
                raise InvalidSettings(f"{self._place(key)}: there is no {called} {quoted(key)}{hint}")

    def text(self, key: str, what: str = "a text") -> str | None:
        """A text; `what` says in a complaint what it is."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self.wrong(key, f"expected {what}, in quotes; saw {_seen(value)}")

    def texts(self, key: str, what: str = "a text") -> tuple[str, ...]:
        """One text or a list of them; none where the key is not there."""
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            raise self.wrong(key, f"expected {what}, in quotes, or a list of them; saw {_seen(value)}")
        if not value:
            raise self.wrong(key, f"expected {what} at least; saw an empty list; leave the key out")
        for place, item in enumerate(value):
            if not isinstance(item, str):
                raise self.wrong(key, f"expected {what}, in quotes; saw {_seen(item)}", place)
        return tuple(value)

    def required_text(self, key: str) -> str:
        """A text that must be there."""
        text = self.text(key)
        if text is None:
            table = ".".join(step for step in self.path if isinstance(step, str))
            raise InvalidSettings(f"{self._place(key)}: expected {quoted(key)} in {table}; there is none")
        return text

    def flag(self, key: str) -> bool | None:
        """A flag."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.wrong(key, f"expected true or false, without quotes; saw {_seen(value)}")

    def word(self, key: str, words: Iterable[str]) -> str | None:
        """A word of a list."""
        value = self.values.get(key)
        known = tuple(words)
        if value is None or (isinstance(value, str) and value in known):
            return value
        meant = did_you_mean(closest(value, known)) if isinstance(value, str) else ""
        raise self.wrong(key, f"expected one of {', '.join(known)}; saw {_seen(value)}{meant}")

    def day(self, key: str) -> str | None:
        """A day, as a text or as TOML has it; a text that is no day is for somebody else to judge."""
        value = self.values.get(key)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise self.wrong(key, f"expected a day such as 2026-12-31; saw {_seen(value)}")

    def table(self, key: str) -> "SettingsTable":
        """A table inside it; an empty one where the key is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"expected a table, under [{self._named(key)}]; saw {_seen(value)}")
        return SettingsTable(self.document, (*self.path, key), value)

    def tables(self, key: str) -> "tuple[SettingsTable, ...]":
        """A list of tables inside it."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"expected tables, each under [[{self._named(key)}]]; saw {_seen(value)}")
        return tuple(SettingsTable(self.document, (*self.path, key, place), item) for place, item in enumerate(value))

    def judged(self, key: str, judge: Callable[[str], T], text: str, item: int | None = None) -> T:
        """What a function makes of a text that stands at a key; a ValueError that it raises is told there."""
        try:
            return judge(text)
        except ValueError as error:
            raise self.wrong(key, str(error), item) from None

    def judged_each(self, key: str, judge: Callable[[str], T], what: str) -> tuple[T, ...]:
        """What a function makes of each of the texts of a key."""
        return tuple(self.judged(key, judge, text, place) for place, text in enumerate(self.texts(key, what)))

    def wrong(self, key: str, sentence: str, item: int | None = None) -> InvalidSettings:
        """What is to be raised for the value of a key, or for an item of it."""
        return InvalidSettings(f"{self._place(key, item)}: {key}: {sentence}")

    def where(self, key: str | None = None) -> FilePosition:
        """Where a key stands, or the table itself."""
        return self.document.where(self.path if key is None else (*self.path, key))

    def _place(self, key: str, item: int | None = None) -> str:
        path = (*self.path, key) if item is None else (*self.path, key, item)
        where = self.document.where(path)
        return f"{where.file}:{where.span.line}"

    def _named(self, key: str) -> str:
        return ".".join(str(step) for step in (*self.path, key) if isinstance(step, str))


def _seen(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return f"the date {value}" if isinstance(value, datetime.date) else f"the time {value}"
    return describe(value)
