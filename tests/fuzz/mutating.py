"""Mutates a record into something similar: a value replaced, a key added, removed or misspelt, an item repeated."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

# Values that replace or join others: of every type, at every edge.
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 10**9, 10**20, 0.5, "", " ", "  x ", "x", "null", "true", "1", "id", "RU", "NO", "ru", "x-nato",
    "SUHH", "2025", "2025-03-07", "2025-02-30", "2025-03", "2025-03-07/2025-03-05", "2025-03-07/..", "{2025-03-07,2025-03-09}",
    "[2025-03-07,2025-03-09]", "9999-12-31", "0001-01-01", "199X", "2025-XX-XX", "2025-03-07T10:00:00Z", "2025-03-07T25:00:00Z",
    "2025-03-07T23:59:59", "2025-21", "../2025", "P1D", "PT36H", "P999999Y", "P", "-1.50", "1e5", "99999999999999999999", "USD",
    "percent", "person", "a\nb", "a\rb", "a\x00b", "a\x1bb", "a\u2028b", "\ud800", "é", "e\u0301", "\u202ex", "=1+1", "x" * 65,
    "x" * 1_001, "Europe/Moscow", "Europe/Nowhere", "https://example.org/", "javascript:alert(1)", "a/b", "../x", "con", [], [None],
    ["x"], ["x", "x"], [1], [{}], {}, {"id": "x"}, {"x": 1}, [[]],
)  # fmt: skip
_PUT = ("\n", "\0", " ", "x", "é", "-", "/", "\u202e", "", "0", "1", "?", "~", "..", ",", '"', "'", "\\")


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and mapping in a document, with each of its keys."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Mutates a record in JSON. Returns the input if it is not JSON."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        if found := list(places(document)):
            _change(*dice.choice(found), found, dice)
    separators = dice.choice(((",", ":"), (", ", ": ")))
    return json.dumps(document, ensure_ascii=dice.random() < 0.2, separators=separators).encode("utf-8", "replace")


def _change(container: Any, key: Any, found: list[tuple[Any, Any]], dice: random.Random) -> None:
    value = container[key]
    match dice.randrange(9):
        case 0 | 1:
            container[key] = copy.deepcopy(dice.choice(VALUES))
        case 2:
            del container[key]
        case 3 if isinstance(container, dict):
            other = dice.choice([each for _, each in found if isinstance(each, str)] or ["x"])
            container[other] = copy.deepcopy(dice.choice(VALUES))
        case 4 if isinstance(container, list):
            container.append(copy.deepcopy(value))
        case 5 if isinstance(container, list):
            dice.shuffle(container)
        case 6:
            # Copy a value from elsewhere: duplicate ids, references to other kinds, dates of another stop.
            there, where = dice.choice(found)
            container[key] = copy.deepcopy(there[where])
        case _ if isinstance(value, str):
            at = dice.randrange(len(value) + 1)
            container[key] = value[:at] + dice.choice(_PUT) + value[at + dice.randrange(2) :]
        case _:
            container[key] = copy.deepcopy(dice.choice(VALUES))
