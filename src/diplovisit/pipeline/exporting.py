"""Export: from records to bytes."""

from collections.abc import Iterable

from diplovisit.exporters import EXPORTERS
from diplovisit.record import Visit


def export(records: Visit | Iterable[Visit], to: str) -> bytes:
    """Exports records: `to` is a format of `diplovisit export --to`. Same records, same bytes.

    Raises ValueError for a format that there is none of, and for many records in a format that holds one.

    >>> from diplovisit import export, load
    >>> export(load("seeds/misri-russia/visit.yaml"), "json")[:22]
    b'{"absent":[{"about":"r'
    """
    if (exporter := EXPORTERS.get(to)) is None:
        raise ValueError(f"there is no format {to!r}; there are {', '.join(EXPORTERS)}")
    visits = [records] if isinstance(records, Visit) else list(records)
    if len(visits) > 1 and not exporter.many:
        raise ValueError(f"{to} holds one record, and there are {len(visits)}; jsonl holds many")
    return b"".join(map(exporter.write, visits))
