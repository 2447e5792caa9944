"""The fast converter and the hooks give the same verdict on every document, and equal records."""

import copy
import json
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit import InvalidRecord, load, unstructure
from diplovisit.converters.generated import FallBack, all_allowed, record_builder
from diplovisit.converters.hooks import structure_as_with_hooks, structure_with_hooks
from diplovisit.evidence.anchors.lock_file import LockFile
from diplovisit.record import Visit, node_shape, validation
from diplovisit.record.constraints import TextRule
from diplovisit.record.shapes import ListShape, NodeShape, Shape, TextShape, ValueShape
from diplovisit.testing import visits
from tests import records

RECORDS = [
    unstructure(load(path))
    for path in ("seeds/misri-russia/visit.yaml", *sorted(map(str, Path("examples").glob("*.yaml"))))
]

# Values that replace a value or are added next to it: of every type, and at every limit.
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 10**9, 10**20, 1.0, 0.5, "", " ", "  x ", "x", "X", "null", "true", "1", "id",
    "about", "RU", "NO", "ru", "RUU", "x-nato", "SUHH", "2025", "2025-03-07", "20250307", "2025-02-30", "2025-03",
    "2025-03-07/2025-03-05", "{2025-03-07,2025-03-09}", "2025-03-05T12:00:00Z", "2025-13-05T12:00:00Z", "P1D", "P",
    "-1.50", "1e5", "USD", "a\nb", "a\rb", "a\x00b", "a\x1bb", "a\u2028b", "\ud800", "é", "e\u0301", "x" * 65,
    "x" * 1_001, "x" * 10_001, "Europe/Moscow", "https://example.org/", "javascript:alert(1)", "a/b", "../x",
    [], [None], ["x"], ["x", "x"], [1], [{}], {}, {"id": "x"}, {"x": 1}, [[]], (), ("x",), b"x",
)  # fmt: skip


def verdicts(document: Any) -> tuple[Visit | None, Visit | None]:
    """Returns the records of the hooks and of the fast converter. None means that the document was refused."""
    try:
        slow: Visit | None = structure_with_hooks(copy.deepcopy(document))
    except InvalidRecord:
        slow = None
    try:
        fast: Visit | None = record_builder()(document)
    except FallBack:
        fast = None
    return slow, fast


def agree(document: Any) -> bool:
    """Whether both converters build equal records of a document, or both refuse it."""
    slow, fast = verdicts(document)
    return fast == slow and type(fast) is type(slow)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yields every container in a document with each of its keys."""
    if isinstance(value, dict):
        for key in list(value):
            yield value, key
            yield from places(value[key])
    elif isinstance(value, list):
        for index in range(len(value)):
            yield value, index
            yield from places(value[index])


def mutant(dice: random.Random, documents: list[Any]) -> Any:
    """Returns a document with one to three changes: a value replaced, a key added, removed or misspelt, or an item repeated."""
    document = copy.deepcopy(dice.choice(documents))
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        container, key = dice.choice(list(places(document)))
        change = dice.randrange(7)
        if change <= 2:
            container[key] = copy.deepcopy(dice.choice(VALUES))
        elif change == 3:
            del container[key]
        elif change == 4 and isinstance(container, dict):
            container[dice.choice(("x", key + "s", key.upper(), "id", "kind"))] = copy.deepcopy(dice.choice(VALUES))
        elif change == 5 and isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        elif isinstance(container[key], str):
            text = container[key]
            at = dice.randrange(len(text) + 1)
            container[key] = (
                text[:at] + dice.choice(("\n", "\0", " ", "x", "é", "-", "/", "\u202e", "")) + text[at + 1 :]
            )
    return document


@pytest.mark.not_measured
def test_mutants_get_the_same_verdict() -> None:
    """Random changes of records get the same verdict; `make test-all` tries 12,000, seeded so that they are repeatable."""
    dice = random.Random(20261127)
    differing = [number for number in range(120 * settings().max_examples) if not agree(mutant(dice, RECORDS))]
    assert differing == []


@pytest.mark.not_measured
def test_mutants_of_lock_files_get_the_same_verdict() -> None:
    """Random changes of a lock file get the same verdict from both converters, and equal values."""
    dice = random.Random(20261130)
    document = json.loads(Path("seeds/misri-russia/visit.anchors.json").read_bytes())
    small = {name: value[:3] if isinstance(value, list) else value for name, value in document.items()}
    assert record_builder(LockFile)(document) == structure_as_with_hooks(document, LockFile)
    for _ in range(10 * settings().max_examples):
        changed = mutant(dice, [small])
        try:
            slow = structure_as_with_hooks(changed, LockFile)
        except InvalidRecord:
            with pytest.raises(FallBack):
                record_builder(LockFile)(changed)
        else:
            assert record_builder(LockFile)(changed) == slow


@pytest.mark.not_measured
def test_every_value_in_every_place_gets_the_same_verdict() -> None:
    """Each value of the table, in place of each value of the smallest record, gets the same verdict."""
    document = unstructure(load("examples/least.yaml"))
    for container, key in list(places(document)):
        original = container[key]
        for value in VALUES:
            container[key] = value
            assert agree(document), (key, value)
        container[key] = original


@given(visits())
def test_every_record_is_built_by_the_fast_converter(visit: Visit) -> None:
    """Every valid record is built by the fast converter, and never falls back to the slow one."""
    assert record_builder()(unstructure(visit)) == visit


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_nothing_but_fall_back_is_ever_raised(document: Any) -> None:
    """For any JSON value the fast converter raises nothing but FallBack, and both verdicts agree."""
    assert agree(document)


def rules(shape: Shape) -> Iterator[TextRule]:
    """Yields the rules of all texts in a shape."""
    match shape:
        case TextShape(rule=rule) | ValueShape(rule=rule):
            yield rule
        case ListShape(item=item):
            yield from rules(item)
        case NodeShape(fields=fields):
            for field in fields:
                yield from rules(field.shape)


def test_no_rule_lets_the_separator_through() -> None:
    """No rule allows the separator in a text: otherwise two invalid texts could look like two valid ones."""
    for rule in rules(node_shape(Visit)):
        assert rule.closed is not None or rule.fullmatch(f"{rule.example}\0{rule.example}") is None
        assert rule.closed is not None or rule.fullmatch("\0") is None


RULES = sorted({rule for rule in rules(node_shape(Visit)) if rule.closed is None}, key=lambda rule: rule.name)


@given(st.data(), st.sampled_from(RULES))
def test_texts_are_allowed_together_if_each_is_allowed(data: st.DataObject, rule: TextRule) -> None:
    """Texts under a rule that are checked together are allowed if, and only if, each of them is allowed alone."""
    near = st.text(alphabet=" -\n\0|/.aZ0\u00e9\u00a0\u0085\ud800\U0001f600", max_size=6)
    valid = st.from_regex(rule.pattern, fullmatch=True)
    longest = st.sampled_from(["a" * rule.longest, "a" * (rule.longest + 1)])
    refused = st.sampled_from(sorted(rule.refused) or [""])
    texts = data.draw(st.lists(st.one_of(st.just(rule.example), valid, near, longest, refused), min_size=1, max_size=4))
    assert all_allowed(rule)(texts) is all(validation.matches(rule, text) for text in texts)


@pytest.mark.parametrize("address", ["russia/", "/russia", "russia//when", "russia/when/", "status/", "/", "russia/x"])
def test_a_malformed_address_falls_back(address: str) -> None:
    """A malformed address falls back: valid references are not matched against a pattern, so every part must exist."""
    document = copy.deepcopy(RECORDS[0])
    document["evidence"][0]["about"] = [address]
    with pytest.raises(FallBack):
        record_builder()(document)
    assert agree(document)


def test_a_record_of_the_fast_converter_is_like_any_other() -> None:
    """A record of the fast converter is hashed, pickled, evolved and validated like one that was made in Python."""
    visit = record_builder()(RECORDS[0])
    assert pickle.loads(pickle.dumps(visit)) == visit  # our own
    assert hash(visit) == hash(load("seeds/misri-russia/visit.yaml"))
    assert attrs.evolve(visit, revision=2).revision == 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        visit.revision = 2
    with pytest.raises(ValueError, match="revision"):
        attrs.evolve(visit, revision=0)


@pytest.mark.parametrize("target", ["No Id", "-", "a--b", "x" * 200])
def test_a_reference_to_another_record_must_look_like_one(target: str) -> None:
    """A reference to another record cannot be looked up, so its form is checked, as by the hooks."""
    document = records.document()
    document["relations"] = [{"kind": "follows", "target": target}]
    with pytest.raises(FallBack):
        record_builder()(document)
    with pytest.raises(InvalidRecord):
        structure_with_hooks(document)
    document["relations"][0]["target"] = "another-visit"
    assert record_builder()(document) == structure_with_hooks(document)
