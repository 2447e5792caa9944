"""What is reported of a sheet after its import."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from diplovisit.cli.sheet_report import records_not_given
from diplovisit.pipeline.existing import ExistingFile
from diplovisit.pipeline.incoming import ExistingItem

SOURCE = ("Visits", None, None)


class _CountedUnions(set[str]):
    """A set that counts how often it is joined with another one."""

    unions = 0

    def __or__(self, other: Any) -> Any:
        self.unions += 1
        return set(self) | set(other)


def test_the_ids_of_an_import_are_joined_once() -> None:
    """Not for each record that is there: that would take time with the square of their number."""
    existing = ExistingFile(Path("visits.jsonl"))
    for number in range(20):
        existing.index.add(
            ExistingItem(
                path=existing.path,
                id=f"visit-{number}",
                revision=1,
                status="held",
                content=b"",
                events=frozenset(),
                is_record=True,
                source=SOURCE,
            )
        )
    existing.used = used = _CountedUnions(f"visit-{number}" for number in range(18))
    reading = SimpleNamespace(
        is_of_rejected=False, rejected_ids={"visit-18"}, sheet_map=SimpleNamespace(id_prefix=None)
    )
    assert records_not_given(cast("Any", reading), existing, SOURCE) == ["visit-19"]
    assert used.unions == 1
