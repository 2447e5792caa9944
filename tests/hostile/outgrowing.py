"""Records whose report could outgrow them: long ids and names that messages repeat, and thousands of findings."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.records import document

LONG: Final = "b" * 50_000
_MARKED: Final = "👍\u202e" * 200


def _damaged(damage: Callable[[dict[str, Any]], object]) -> bytes:
    data = document()
    damage(data)
    return json.dumps(data).encode()


def _with_id(collection: str, **fields: Any) -> bytes:
    """A record with a long id in one place, and more fields."""
    return _damaged(lambda data: data[collection][0].update({"id": LONG, **fields}))


def _stop(**fields: Any) -> bytes:
    return _damaged(lambda data: data["stops"][0].update(fields))


def _people(count: int, **fields: Any) -> Callable[[dict[str, Any]], object]:
    """As many people as asked for, who all travel."""
    return lambda data: data.update(
        people=[{"id": f"p{number}", "name": "N", **fields} for number in range(count)],
        travellers=[{"person": f"p{number}"} for number in range(count)],
    )


OUTGROWING: Final[Mapping[str, Callable[[], bytes]]] = {
    "long-id-and-unknown-fields.json": lambda: _with_id("people", **{f"k{number}": 1 for number in range(5_000)}),
    "long-id-and-children.json": lambda: _with_id("stops", places=[{"id": f"p{number}"} for number in range(999)]),
    "long-id-and-wrong-items.json": lambda: _with_id("stops", engagements=[5] * 1_000),
    "long-id-and-empty-items.json": lambda: _with_id("stops", previously=[{"x": 1}] * 1_000),
    "long-ids-twice.json": lambda: _damaged(
        lambda data: data.update(people=[{"id": LONG, "name": "n"} for _ in range(20)])
    ),
    "long-id-of-the-record.json": lambda: _damaged(
        lambda data: data.update({"id": LONG, **{f"k{number}": 1 for number in range(500)}})
    ),
    "long-names-of-fields.json": lambda: _damaged(
        lambda data: data.update({f"{'k' * 100}{number}": 1 for number in range(1_000)})
    ),
    "very-long-names-of-fields.json": lambda: _damaged(
        lambda data: data.update({f"{LONG}{number}": 1 for number in range(10)})
    ),
    "long-references.json": lambda: _damaged(
        lambda data: data.update(travellers=[{"person": f"{LONG}{number}"} for number in range(10)])
    ),
    "long-values.json": lambda: _damaged(
        lambda data: (
            data["stops"][0].update(when="2" * 50_000, duration="P" + "1" * 50_000),
            data.update(status=LONG, revised=LONG, sending=[LONG]),
            data["sources"][0].update(language=LONG),
        )
    ),
    "wrong-codes.json": lambda: _damaged(lambda data: data.update(sending=[f"q{number}" for number in range(1_500)])),
    "one-id-for-many.json": lambda: _damaged(
        lambda data: data.update(people=[{"id": "host", "name": "n" * 900}, *[{"id": "host", "name": "x"}] * 900])
    ),
    # Valid records with a thousand findings of one rule.
    "one-traveller-many-times.json": lambda: _damaged(
        lambda data: (
            data["people"][0].update(name="N" * 999, country="FR"),
            data.update(travellers=[{"person": "envoy"}] * 900),
        )
    ),
    "blanks-at-edges.json": lambda: _damaged(
        lambda data: data.update(notes=[f" {number}{'n' * 500} " for number in range(1_000)])
    ),
    "marks-of-direction.json": lambda: _damaged(
        lambda data: data.update(notes=[f"{number}{_MARKED}." for number in range(1_000)])
    ),
    "not-composed.json": lambda: _damaged(
        lambda data: data.update(notes=[f"{number}e\u0301{'n' * 2_000}" for number in range(200)])
    ),
    "places-with-long-names.json": lambda: _stop(
        places=[{"id": f"p{number}", "name": " " + "P" * 900} for number in range(900)]
    ),
    "engagements-outside-the-stop.json": lambda: _stop(
        engagements=[{"id": f"e{number}", "kind": "meeting", "when": "2026-01-01"} for number in range(999)],
        when="{" + ",".join(f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)) + "}",
    ),
    "strangers-who-travel.json": lambda: _damaged(_people(900, country="US")),
    # Unreadable documents.
    "keys-twice.json": lambda: b"{" + b",".join(b'"%s":1' % LONG.encode() for _ in range(20)) + b"}",
    "a-long-word.json": lambda: b'{"format": ' + LONG.encode() + b"}",
    "a-long-number.json": lambda: b'{"format": ' + b"9" * 50_000 + b"}",
    "a-long-alias.yaml": lambda: b"a: *" + LONG.encode() + b"\n",
    "a-long-tag.yaml": lambda: b"a: !" + LONG.encode() + b" b\n",
    "long-keys-twice.yaml": lambda: (b"? " + LONG.encode() + b"\n") * 2,
    "tabs.yaml": lambda: b"\tx: 1\n" * 2_000,
}
"""By the name of a file: its bytes."""
