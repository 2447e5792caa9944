"""The states of the bench's anchors after each kind of edit.

`python -m tests.evidence.anchors.edit_rates` prints the rates: with `--each` by kind, with `--all` of every edit.
"""

import functools
import sys
from collections import Counter
from collections.abc import Iterable, Mapping

from diplovisit.evidence.anchors.reanchor import AnchorState
from tests.evidence.anchors.harmful_edits import HARMFUL
from tests.evidence.anchors.harmless_edits import HARMLESS
from tests.evidence.anchors.revised_texts import Document, Edit, Revision, places_of, plain, read_documents, state_after

MOST = 200
"""How many edits of a kind are made by default, spread over all texts."""


def revisions(edits: Iterable[Edit], *, most: int | None = None) -> list[Revision]:
    """Each revision of each quote by some edits. Of more than `most` every n-th is returned."""
    made = [
        revision
        for document in _documents().values()
        for place in places_of(document)
        for edit in edits
        for revision in edit(place)
        if plain(revision.old) != plain(revision.new)
    ]
    # A prime step meets both ways of each edit, and all of its variants.
    wanted = 1 if most is None else len(made) / most
    return made[:: next(step for step in (1, 5, 7, 11, 13, 17, 19, 23, 29, 37, 53, 101) if step >= wanted)]


@functools.cache
def _documents() -> Mapping[str, Document]:
    return read_documents()


def outcomes(edits: Iterable[Edit], *, most: int | None = MOST) -> Counter[AnchorState]:
    """How many anchors have each state after some edits."""
    return Counter(map(state_after, revisions(edits, most=most)))


def reanchored(states: Counter[AnchorState]) -> int:
    """How many anchors are held to be those of the old text, be it with a review (`edited`) or without one."""
    return sum(states[state] for state in (AnchorState.EXACT, AnchorState.MOVED, AnchorState.EDITED))


def print_rates(*, most: int | None = MOST, each: bool = False) -> None:
    """Prints the two rates of the bench, and those of each kind."""
    print("re-anchoring after edits of 14 texts    made   re-anchored        of which without review")
    for title, edits in (("harmful", HARMFUL), ("harmless", HARMLESS)):
        by_kind = {kind: outcomes(edits[kind], most=most) for kind in edits}
        total = sum(by_kind.values(), Counter[AnchorState]())
        for kind, states in (*(by_kind.items() if each else ()), (f"all {title}, of {len(edits)} kinds", total)):
            made, kept = states.total(), reanchored(states)
            safe = sum(count for state, count in states.items() if state.is_safe)
            print(f"  {kind:36} {made:6} {kept:6} ({kept / made:6.1%}) {safe:8} ({safe / made:6.1%})")


if __name__ == "__main__":
    print_rates(most=None if "--all" in sys.argv else MOST, each="--each" in sys.argv)
