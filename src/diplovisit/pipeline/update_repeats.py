"""Finds out whether an update adds a source that says no more than one that the record has already."""

from collections.abc import Iterator

import attrs

from diplovisit.record import Evidence, Ignored, Visit


def find_same_source(before: Visit, after: Visit) -> str | None:
    """Returns the source of a record that says all that an update adds; None where the update adds anything else.

    The last source of the updated record is the new one. The same text read twice has the same card and the same rows.
    """
    new = after.sources[-1]
    rest = attrs.evolve(
        after,
        revision=before.revision,
        revised=before.revised,
        sources=after.sources[:-1],
        evidence=before.evidence,
        ignore=before.ignore,
    )
    if rest != before:
        return None
    for known in before.sources:
        if attrs.evolve(known, id=new.id, text=new.text) == new and (
            {_of_source(row, new.id, known.id) for row in after.evidence} <= set(before.evidence)
            and {_left_out(row, new.id, known.id) for row in after.ignore} <= set(before.ignore)
        ):
            return known.id
    return None


def _of_source(row: Evidence, old: str, new: str) -> Evidence:
    """A row of evidence as one of another source."""
    about, inputs = (tuple(_moved(addresses, old, new)) for addresses in (row.about, row.inputs))
    return attrs.evolve(row, sources=tuple(_moved(row.sources, old, new)), about=about, inputs=inputs)


def _left_out(row: Ignored, old: str, new: str) -> Ignored:
    return attrs.evolve(row, sources=tuple(_moved(row.sources, old, new)))


def _moved(addresses: tuple[str, ...], old: str, new: str) -> Iterator[str]:
    for address in addresses:
        first, slash, rest = address.partition("/")
        yield f"{new if first == old else first}{slash}{rest}"
