"""The texts of a record and their addresses."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from diplovisit import load
from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.record import Directory, Visit, node_shape

ACCEPTED = sorted((Path(__file__).parent.parent.parent / "corpus" / "accept").glob("*/*.yaml"))


def _at(visit: Visit, path: Iterable[str | int]) -> Any:
    value: Any = visit
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_text_is_at_its_address(file: Path) -> None:
    """The address of each text leads to exactly that text."""
    visit = load(file)
    directory = Directory(visit, node_shape(Visit))
    fields = list(record_texts(visit))
    assert fields
    for field in fields:
        path = directory.locate(field.address)
        assert path is not None
        assert _at(visit, path) == field.text
        assert directory.address(path) == field.address
