"""The bench of edits: harmless edits of a text keep its anchors, and edits that change a fact never do."""

from collections import Counter

import pytest

from diplovisit.evidence.anchors.reanchor import AnchorState
from tests.evidence.anchors.edit_rates import outcomes, reanchored, revisions
from tests.evidence.anchors.harmful_edits import HARMFUL
from tests.evidence.anchors.harmless_edits import HARMLESS
from tests.evidence.anchors.revised_texts import places_of, read_documents

pytestmark = pytest.mark.not_measured


@pytest.mark.at_length
def test_the_bench_is_large_enough() -> None:
    """The bench has twelve texts of five quotes and more, and twenty kinds of each edit, all of which apply."""
    documents = read_documents()
    assert len(documents) >= 12
    assert min(len(places_of(document)) for document in documents.values()) >= 5
    for edits in (HARMLESS, HARMFUL):
        assert len(edits) >= 20
        assert not {kind for kind in edits if not revisions(edits[kind])}


@pytest.mark.parametrize("kind", HARMFUL)
@pytest.mark.at_length
def test_no_edit_that_changes_a_fact_is_accepted(kind: str) -> None:
    """No anchor is exact, moved or edited after an edit that changes what its sentence states."""
    assert not reanchored(outcomes(HARMFUL[kind]))


@pytest.mark.at_length
def test_harmless_edits_keep_the_anchors() -> None:
    """At least 98 of 100 anchors are exact, moved or edited after a harmless edit, and 95 of each kind."""
    by_kind = {kind: outcomes(HARMLESS[kind]) for kind in HARMLESS}
    total = sum(by_kind.values(), Counter[AnchorState]())
    assert reanchored(total) >= 0.98 * total.total()
    assert not {kind: states for kind, states in by_kind.items() if reanchored(states) < 0.95 * states.total()}
