"""Tests of changes in long values: a sentence shows where they differ, and stays short."""

from collections.abc import Callable
from typing import Any

import pytest

from diplovisit import structure
from diplovisit.record.diff import changes
from diplovisit.reporters.changes.summary import change_sentences
from tests.records import document

LINE = 1_000

_Change = Callable[[dict[str, Any], str], object]
_FIELDS: dict[str, tuple[_Change, int]] = {
    "title": (lambda data, text: data.update(title=text), LINE),
    "note": (lambda data, text: data.update(notes=[text]), 9_000),
    "name of a person": (lambda data, text: data["people"][0].update(name=text), LINE),
    "office": (lambda data, text: data["people"][0].update(office=text), LINE),
    "name of a place": (lambda data, text: data["stops"][0]["places"][0].update(name=text), LINE),
    "outcome": (lambda data, text: data["stops"][0]["engagements"][0].update(outcomes=[text]), 9_000),
    "label": (lambda data, text: data["stops"][0]["engagements"][0].update(label=text), LINE),
    "publisher": (lambda data, text: data["sources"][0].update(publisher=text), LINE),
    "what is claimed": (lambda data, text: data["claims"][0].update(what=text), LINE),
    "quote": (lambda data, text: data["evidence"][0].update(quote=text), LINE),
    "identifier": (
        lambda data, text: data["people"][0].update(identifiers=[{"scheme": "wikidata", "value": text}]),
        LINE,
    ),
    "printed": (lambda data, text: data["stops"][0].update(printed={"place": text}), 9_000),
    "absence": (lambda data, text: data.update(absent=[{"about": "category", "reason": text}]), 9_000),
}


_IN_SEPARATE_SENTENCES = {"note", "outcome", "quote"}
"""Fields whose old and new value are in separate sentences, which show only the ends of the values."""


@pytest.mark.parametrize(
    ("name", "share"),
    [(name, share) for name in _FIELDS for share in (0, 50, 100) if share != 50 or name not in _IN_SEPARATE_SENTENCES],
)
def test_values_that_differ_in_a_letter_look_different(name: str, share: int) -> None:
    """Long values that differ in one letter look different in a short sentence, wherever the letter is."""
    change_value, length = _FIELDS[name]
    place = (length - 1) * share // 100
    old = "a" * length
    new = f"{old[:place]}Q{old[place + 1 :]}"
    before, after = document(), document() | {"revision": 2}
    change_value(before, old)
    change_value(after, new)
    was, now = structure(before), structure(after)
    sentences = [
        sentence.sentence
        for sentence in change_sentences(was, now, changes(was, now))
        if "revision" not in sentence.sentence
    ]
    assert sentences
    assert all(len(sentence) <= 500 for sentence in sentences)
    assert "Q" in " ".join(sentences)
