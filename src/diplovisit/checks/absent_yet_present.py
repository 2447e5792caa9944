"""absent-yet-present: a field that is declared absent and has a value."""

from collections.abc import Iterator
from typing import Any

from diplovisit.findings.phrases import quoted
from diplovisit.record import Duration, Edtf, FieldPath, Group, Rule, Severity, Visit, node_shape
from diplovisit.record.addresses import directory_of

RULE = Rule(
    name="absent-yet-present",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="an `absent` row about a field that has a value",
    why=(
        "The record says that its sources do not give the field, but it also gives a value. One of the"
        " two is out of date."
    ),
    remedy="if a source gives the value, delete the `absent` row; otherwise delete the value",
    breaks="""
        absent:
          - {about: finland/when, reason: the paper gives no day}
    """,
    keeps="""
        absent:
          - {about: finland/places, reason: the paper names no city}
    """,
    source="project rule: a record must not contradict itself",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds rows about fields that have a value. A field that is left out has its default, which does not count."""
    if not visit.absent:
        return
    directory = directory_of(visit)
    for position, row in enumerate(visit.absent):
        path = directory.locate(row.about)
        if path is not None and (value := _given(visit, path)) is not None:
            yield f"absent/{position}/about", f"{row.about} is declared absent, but the record has {_shown(value)}"


def _given(visit: Visit, path: FieldPath) -> object:
    """Returns the value that the record gives at a path; None if it gives none."""
    value: Any = visit
    default: object = None
    for step in path:
        if isinstance(step, int):
            value, default = value[step], None
        else:
            cls: type = type(value)
            value, default = getattr(value, step), node_shape(cls).by_name[step].default
        if value is None or value == default:
            return None
    return value


def _shown(value: object) -> str:
    match value:
        case tuple():
            return "1 item" if len(value) == 1 else f"{len(value)} items"
        case str() | Edtf() | Duration():
            return quoted(str(value))
        case _:
            return "a value"
