"""The laws of the targets, without atheris: on what broke them once, and on seeds that are changed by chance."""

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
def test_what_broke_a_law_breaks_it_no_more(target: Target, path: Path) -> None:
    """Every input that was found holds the law now, whatever it was found by."""
    target.law(path.read_bytes())


def test_a_target_has_the_name_of_its_module() -> None:
    """The process that fuzzes imports the module alone."""
    folder = Path(__file__).parent / "targets"
    assert {path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")} == set(TARGETS)
    for name, target in TARGETS.items():
        assert target.law.__module__ == f"tests.fuzz.targets.{name.replace('-', '_')}"


def test_every_finding_is_of_a_target() -> None:
    """No folder of findings is left behind by a target that is gone, and none has the name that the fuzzer gave it."""
    folders = {path.name for path in FINDINGS.iterdir()}
    assert folders <= set(TARGETS)
    assert not [path for path in FINDINGS.rglob("*") if path.name.startswith(("crash-", "timeout-", "oom-", "leak-"))]


@st.composite
def changed(draw: st.DrawFn, target: Target) -> bytes:
    """A seed with pieces put in, taken out, said twice or made of chance."""
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
def test_seeds_and_what_is_nearly_one_hold(name: str) -> None:
    """Each law holds on every kind of input that its fuzzer begins with, and on their neighbours."""
    target = TARGETS[name]
    assert len(target.corpus()) >= 3

    @given(changed(target))
    @settings(max_examples=2 * settings().max_examples)
    def holds(data: bytes) -> None:
        target.law(data)

    holds()


def test_a_law_can_be_broken() -> None:
    """The law that is false breaks on what breaks it, and on nothing else."""
    CANARY.law(b"2025-03-07")
    with pytest.raises(AssertionError):
        CANARY.law(b"2025-03-07/..")


@pytest.mark.parametrize("target", [*TARGETS.values(), CANARY], ids=lambda target: target.name)
def test_the_dictionary_is_one_that_libfuzzer_reads(target: Target) -> None:
    """A word a line, in quotes, in ASCII, with the three escapes that there are."""
    lines = target.dictionary().splitlines()
    assert len(lines) == len(target.words)
    for line, word in zip(lines, target.words, strict=True):
        assert line.isascii()
        assert line[0] == line[-1] == '"'
        assert line[1:-1].encode().decode("unicode_escape").encode("latin-1") == word.encode()
