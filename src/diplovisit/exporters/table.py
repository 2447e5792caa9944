"""The exporters by name, as `export --to` takes them."""

from collections.abc import Callable

import attrs

from diplovisit.exporters.canonical_json import canonical
from diplovisit.record import Visit


@attrs.frozen(kw_only=True)
class Exporter:
    """A format to export to: each record is written by itself, so that any number of them streams.

    `many` is true where one file holds many records, one after the other.
    """

    name: str
    suffix: str
    many: bool
    write: Callable[[Visit], bytes]


def _line(visit: Visit) -> bytes:
    return canonical(visit) + b"\n"


EXPORTERS: dict[str, Exporter] = {
    "json": Exporter(name="json", suffix=".json", many=False, write=_line),
    "jsonl": Exporter(name="jsonl", suffix=".jsonl", many=True, write=_line),
}
