"""The laws of the targets, checked without atheris on stored findings and on randomly changed seeds."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.canary import TARGET as CANARY
from tests.fuzz.table import TARGETS
from tests.fuzz.target import FINDINGS, Target

pytestmark = pytest.mark.not_measured

_FOUND = [
    pytest.param(target, path, id=f"{target.name}/{path.name}")
    for target in TARGETS.values()
    for path in target.findings()
]


@pytest.mark.parametrize(("target", "path"), _FOUND)
def test_stored_findings_satisfy_their_law(target: Target, path: Path) -> None:
    """Every stored finding now satisfies the law."""
    target.law(path.read_bytes())


def test_a_target_has_the_name_of_its_module() -> None:
    """A target has the name of its module, because the fuzzing process imports only the module."""
    folder = Path(__file__).parent / "targets"
    assert {path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")} == set(TARGETS)
    for name, target in TARGETS.items():
        assert target.law.__module__ == f"tests.fuzz.targets.{name.replace('-', '_')}"


def test_every_finding_is_of_a_target() -> None:
    """Every folder of findings belongs to a target, and no file has the name that the fuzzer gave it."""
    folders = {path.name for path in FINDINGS.iterdir()}
    assert folders <= set(TARGETS)
    assert not [path for path in FINDINGS.rglob("*") if path.name.startswith(("crash-", "timeout-", "oom-", "leak-"))]


@st.composite
def changed(draw: st.DrawFn, target: Target) -> bytes:
    """A seed with pieces inserted, removed, repeated or random."""
    data = draw(st.sampled_from(list(target.corpus().values())))
    if target.mutate is not None and draw(st.booleans()):
        return target.mutate(data, random.Random(draw(st.integers(0, 2**32))))
    piece = st.one_of(st.sampled_from(target.words).map(str.encode), st.binary(max_size=4))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 20)))
        put = draw(st.one_of(piece, st.just(data[start:end] * 2), st.just(b"")))
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.at_length
@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_changed_seeds_satisfy_their_law(name: str) -> None:
    """Each law holds for all seeds of its fuzzer, and for changed ones."""
    target = TARGETS[name]
    assert len(target.corpus()) >= 3

    @given(changed(target))
    @settings(max_examples=2 * settings().max_examples)
    def holds(data: bytes) -> None:
        target.law(data)

    holds()


def test_a_law_can_be_broken() -> None:
    """The false law fails on the input that breaks it, and on no other."""
    CANARY.law(b"2025-03-07")
    with pytest.raises(AssertionError):
        CANARY.law(b"2025-03-07/..")


@pytest.mark.parametrize("target", [*TARGETS.values(), CANARY], ids=lambda target: target.name)
def test_the_dictionary_is_one_that_libfuzzer_reads(target: Target) -> None:
    """The dictionary has one word per line, in quotes, in ASCII, with the three escapes of libFuzzer."""
    lines = target.dictionary().splitlines()
    assert len(lines) == len(target.words)
    for line, word in zip(lines, target.words, strict=True):
        assert line.isascii()
        assert line[0] == line[-1] == '"'
        assert line[1:-1].encode().decode("unicode_escape").encode("latin-1") == word.encode()
