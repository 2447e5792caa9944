"""Reports the rows of a sheet whose duration is not what their days give, as `diplovisit check` finds it later."""

from collections.abc import Iterable, Iterator

import attrs

from diplovisit.checks import duration_disagrees
from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.maps.row_reader import RowReading, RowReason
from diplovisit.record import Visit

_REMEDY = "correct the dates or the duration in the sheet; the record has both, and `check` reports an error"


def report_durations(readings: Iterable[RowReading], visit: Visit) -> Iterator[RowReading]:
    """Returns the rows of a record, those with a duration that disagrees with a warning. Each row is a stop."""
    rows = tuple(readings)
    sentences = dict(duration_disagrees.find(visit))
    if not sentences or len(rows) != len(visit.stops):
        yield from rows
        return
    for reading, stop in zip(rows, visit.stops, strict=True):
        sentence = sentences.get(f"{stop.id}/duration")
        cells = reading.row.cells.get(MappedFact.DURATION, ())
        if sentence is None:
            yield reading
            continue
        reason = RowReason(f"the duration {sentence}", cells[0].column if cells else None, _REMEDY)
        yield attrs.evolve(reading, warnings=(*reading.warnings, reason))
