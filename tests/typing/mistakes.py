"""Mistakes that type checkers must find, one to a line: an ignore that ignores nothing is an error of both checkers."""

from diplovisit import Visit, dumps, load, read_calendar
from diplovisit.record import Status, Stop


def mistakes() -> None:
    """Is never called."""
    visit = load("visit.yaml")
    visit.status = Status.HELD  # type: ignore[misc]  # a record is frozen
    print(visit.leader.name)  # type: ignore[union-attr]  # nobody may lead
    print(visit.stops[0].when.upper)  # type: ignore[union-attr]  # a stop may have no days
    print(visit.no_such_field)  # type: ignore[attr-defined]  # it has none
    dumps(visit, format="toml")  # type: ignore[arg-type]  # there is no such format
    Stop(id="oslo", country="NO", when="2026-06-09")  # type: ignore[arg-type]  # exact types: `of` converts
    Stop("oslo")  # type: ignore[call-arg]  # fields have names
    Visit.of("visit")  # type: ignore[call-arg]  # the same
    read_calendar(5)  # type: ignore[arg-type]  # no file
