"""The set of words that a value can begin with: it saves time and never loses a value."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import scan_values, scanning
from diplovisit.evidence.readings.scanning import OPENERS
from tests.conftest import ROOT
from tests.shared_data import shared_data

WORDS = sorted(OPENERS)


def same_without_openers(text: str) -> bool:
    """Whether the scan finds the same values when the grammars run at every word."""
    mentions = list(scan_values(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "may_start_value", lambda *_: True)
        return mentions == list(scan_values(text))


@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.from_regex("[a-z]{1,8}|[0-9]{1,4}|[$%,.~#'\"()\u2013\u201d\xbd\u0967-]", fullmatch=True),
        ),
        max_size=12,
    )
)
def test_no_value_begins_at_another_word(words: list[str]) -> None:
    """Words in any order give the same values with and without the check for openers."""
    assert same_without_openers(" ".join(words))
    assert same_without_openers("".join(words))


@pytest.mark.not_measured
@pytest.mark.parametrize("file", sorted((ROOT / "tests/evidence/readings").rglob("*.py")), ids=lambda file: file.name)
def test_openers_lose_no_phrase_of_the_tests(file: Path) -> None:
    """Every quoted text in the tests of the readings gives the same values with and without the check for openers."""
    for phrase in re.findall(r'"([^"\n]{2,80})"', file.read_text("utf-8"))[:400]:
        assert same_without_openers(phrase), phrase


@pytest.mark.not_measured
def test_openers_lose_no_figure_of_real_remarks() -> None:
    """The remarks on 400 journeys give the same values with and without the check for openers."""
    files = sorted(shared_data("state-department").rglob("*.xml"))
    remarks = [text for file in files for text in re.findall(r"<remarks>([^<]+)</remarks>", file.read_text("utf-8"))]
    assert len(remarks) > 400
    assert all(map(same_without_openers, remarks[:: len(remarks) // 400]))
