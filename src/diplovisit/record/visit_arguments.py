"""Records as arguments: one or several, and what a program passes in their place by mistake."""

import os
from collections.abc import Iterable, Mapping

from diplovisit.findings.argument_types import require_type
from diplovisit.findings.phrases import describe
from diplovisit.record.visit import Visit


def require_visit(value: object, *, for_several: str = "pass one record at a time") -> Visit:
    """Returns a record. Raises TypeError for anything else.

    for_several: what to do with several records.

    >>> require_visit("visit.yaml")
    Traceback (most recent call last):
    ...
    TypeError: expected a Visit, saw the text "visit.yaml"; load(path) reads one from a file
    """
    remedy = for_several if isinstance(value, list | tuple) else _remedy(value)
    return require_type(value, Visit, remedy=remedy)


def visits_of(records: Visit | Iterable[Visit]) -> Iterable[Visit]:
    """Returns one or several records, which are read one at a time. Raises TypeError for anything else.

    >>> visits_of({"format": 1})
    Traceback (most recent call last):
    ...
    TypeError: expected a Visit or several, saw a mapping with "format"; structure(document) makes a Visit of it
    """
    if isinstance(records, Visit):
        return (records,)
    if isinstance(records, str | bytes | os.PathLike | Mapping) or not isinstance(records, Iterable):
        remedy = _remedy(records)
        raise TypeError(f"expected a Visit or several, saw {describe(records)}{remedy and f'; {remedy}'}")
    return (require_visit(record) for record in records)


def _remedy(value: object) -> str:
    if isinstance(value, str | os.PathLike):
        return "load(path) reads one from a file"
    return "structure(document) makes a Visit of it" if isinstance(value, Mapping) else ""
