"""The facts that a careful person would record of an article, as a file beside it lists them.

The file `NAME.facts.yaml` has three lists. `facts` are those that a record should have, `allowed` are right and
optional, and `never` are traps. An entry is one fact by its kind: a value (`status: held`), a value of somebody or of a
stop (`office: {of: Ingrid Solheim, is: Prime Minister}`; stops by their country), or a group of attributes
(`engagement`, `claim`, `figure`, `topic`, `purpose`, `outcome`, `relation`, `previously`). A list of values means any of
them; a list in `with` and `subjects` means all of them, and `label`, `what`, `target` and `reason` list words that have
to occur. `open: true`, or a list of attributes, marks what the text alone does not settle, such as a year: the record
leaves a choice there, or infers. `offsets` are the time zones in which hours may be written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import yaml

from diplovisit.record.polities import polity
from tests.drafting.wording import name_key

PEOPLE: Final = ("person", "group", "organisation", "traveller", "traveller-status")
WORDS: Final = frozenset({"label", "what", "target", "reason"})
ALL_OF: Final = frozenset({"with", "subjects"}) | WORDS


@attrs.frozen(kw_only=True)
class Entry:
    """A fact of a file: its kind, whose it is, its attributes with their values, and which of them are open."""

    kind: str
    of: str = ""
    values: Mapping[str, tuple[str, ...]]
    open: frozenset[str] = frozenset()

    def __str__(self) -> str:
        parts = [
            f"{name}={'|'.join(values)}" if name != "is" else "|".join(values) for name, values in self.values.items()
        ]
        return f"{self.kind}{f' of {self.of}' if self.of else ''}: {', '.join(parts)}"


@attrs.frozen(kw_only=True)
class Facts:
    """The facts of one article."""

    name: str
    facts: tuple[Entry, ...]
    allowed: tuple[Entry, ...] = ()
    never: tuple[Entry, ...] = ()
    offsets: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names of everybody, each with its alternatives, the chief one first."""
        listed = [
            entry.values["is"] for entry in self.facts if entry.kind in PEOPLE and entry.kind != "traveller-status"
        ]
        optional = [(name,) for entry in self.allowed if entry.kind in PEOPLE[:4] for name in entry.values["is"]]
        return (*listed, *optional)

    @property
    def free_words(self) -> tuple[str, ...]:
        """The names of everybody and of the countries of the facts: any label may have them."""
        values = {value for entry in self.facts for several in entry.values.values() for value in several}
        countries = filter(None, map(polity, sorted(values)))
        of_countries = (word for country in countries for word in (country.name, *country.demonyms))
        return (*(name for names in self.names for name in names), *of_countries)

    def chief_name(self, name: str) -> str:
        """Returns the name under which the facts list somebody, or the name itself where they do not."""
        key = name_key(name)
        for names in self.names:
            if any(name_key(other) == key for other in names):
                return names[0]
        return name


def read_facts(path: Path) -> Facts:
    """Reads a file of facts; every scalar is text, so that NO is Norway and a date stays as it is written."""
    document = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # it makes text, lists and mappings only
    unknown = set(document) - {"facts", "allowed", "never", "offsets"}
    if unknown:
        raise ValueError(f"{path}: unknown lists {sorted(unknown)}; expected facts, allowed, never, offsets")
    lists = {name: tuple(map(read_entry, document.get(name) or ())) for name in ("facts", "allowed", "never")}
    return Facts(name=path.name.removesuffix(".facts.yaml"), offsets=tuple(document.get("offsets", ())), **lists)


def read_entry(row: dict[str, Any]) -> Entry:
    """Reads one entry of a list."""
    is_open = row.get("open")
    (kind, value), *others = [(key, value) for key, value in row.items() if key != "open"]
    if others:
        raise ValueError(f"an entry has one kind; saw {sorted(row)}")
    if not isinstance(value, dict):
        value = {"is": value}
    is_open = value.get("open", is_open)
    values = {name: _texts(item) for name, item in value.items() if name not in {"of", "open"}}
    if kind == "figure" and "value" not in values:
        raise ValueError(f"a figure has a value; saw {row}")
    if kind in {"purpose", "outcome"}:
        values = {"label": values["is"]}
    opened = frozenset(values) if is_open == "true" else frozenset(is_open or ())
    return Entry(kind="claim" if kind == "figure" else kind, of=value.get("of", ""), values=values, open=opened)


def _texts(item: str | list[str]) -> tuple[str, ...]:
    return (item,) if isinstance(item, str) else tuple(item)
