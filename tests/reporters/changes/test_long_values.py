"""Changes of long values: where two of them differ is shown, and nothing is told at full length."""

from collections.abc import Callable
from typing import Any

import pytest

from diplovisit import structure
from diplovisit.record.diff import changes
from diplovisit.reporters.changes.summary import change_sentences
from tests.records import document

LINE = 1_000

_Spoil = Callable[[dict[str, Any], str], object]
_FIELDS: dict[str, tuple[_Spoil, int]] = {
    "title": (lambda made, text: made.update(title=text), LINE),
    "note": (lambda made, text: made.update(notes=[text]), 9_000),
    "name of a person": (lambda made, text: made["people"][0].update(name=text), LINE),
    "office": (lambda made, text: made["people"][0].update(office=text), LINE),
    "name of a place": (lambda made, text: made["stops"][0]["places"][0].update(name=text), LINE),
    "outcome": (lambda made, text: made["stops"][0]["engagements"][0].update(outcomes=[text]), 9_000),
    "label": (lambda made, text: made["stops"][0]["engagements"][0].update(label=text), LINE),
    "publisher": (lambda made, text: made["sources"][0].update(publisher=text), LINE),
    "what is claimed": (lambda made, text: made["claims"][0].update(what=text), LINE),
    "quote": (lambda made, text: made["evidence"][0].update(quote=text), LINE),
    "identifier": (
        lambda made, text: made["people"][0].update(identifiers=[{"scheme": "wikidata", "value": text}]),
        LINE,
    ),
    "printed": (lambda made, text: made["stops"][0].update(printed={"place": text}), 9_000),
    "absence": (lambda made, text: made.update(absent=[{"about": "category", "reason": text}]), 9_000),
}


_APART = {"note", "outcome", "quote"}
"""Fields whose old and new value are told apart, in two sentences, or not at all: of those the ends are shown."""


@pytest.mark.parametrize(
    ("name", "share"),
    [(name, share) for name in _FIELDS for share in (0, 50, 100) if share != 50 or name not in _APART],
)
def test_values_that_differ_in_a_letter_look_different(name: str, share: int) -> None:
    """One letter at the beginning, in the middle or at the end is shown, and the sentence is short."""
    spoil, length = _FIELDS[name]
    place = (length - 1) * share // 100
    one = "a" * length
    other = f"{one[:place]}Q{one[place + 1 :]}"
    before, after = document(), document() | {"revision": 2}
    spoil(before, one)
    spoil(after, other)
    was, now = structure(before), structure(after)
    sentences = [
        each.sentence for each in change_sentences(was, now, changes(was, now)) if "revision" not in each.sentence
    ]
    assert sentences
    assert all(len(sentence) <= 500 for sentence in sentences)
    assert "Q" in " ".join(sentences)
