"""The words that the sentence of a count must contain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import ROLE_CUES, missing_cue


@pytest.mark.parametrize(
    ("what", "sentence", "expected"),
    [
        ("Indian nationals who died serving with the Russian military", "12 Indian nationals had died", None),
        ("Indian nationals who died", "16 were listed as missing", "dead"),
        ("nationals who are listed as missing", "16 were listed as missing", None),
        ("nationals who are listed as missing", "12 had died", "missing"),
        ("people killed", "The toll rose to 12", None),
        ("people killed", "12 lost their lives", None),
        ("people killed", "12 sailed on the Dead Sea", "dead"),
        ("people killed", "12 missed the deadline", "dead"),
        ("people injured", "12 were wounded", None),
        ("people injured", "12 were killed", "injured"),
        ("killed and wounded", "12 were killed", "injured"),
        ("soldiers captured", "12 prisoners of war", None),
        ("fishermen detained", "12 fishermen were held", None),
        ("fishermen detained", "12 officials held talks", "detained"),
        ("fishermen released", "12 fishermen were freed", None),
        ("hostages", "12 hostages", None),
        ("trade of India and Russia", "it stands at $66 billion", None),
        ("a loan to the Dead Sea works", "12 engineers", None),
    ],
)
def test_a_sentence_has_the_word_for_whom_it_counts(what: str, sentence: str, expected: str | None) -> None:
    """The result is the first role that the claim counts and the sentence has no word for."""
    assert missing_cue(what, sentence) == expected


@given(st.sampled_from(list(ROLE_CUES)), st.data())
def test_any_word_of_a_role_satisfies_it(cue: str, data: st.DataObject) -> None:
    """Any word of a role in the sentence satisfies a claim that counts that role by any other word."""
    word = data.draw(st.sampled_from(ROLE_CUES[cue]))
    assert missing_cue(f"people {word}", f"12 were {word} there") is None


@given(st.text(), st.text())
def test_nothing_is_raised(what: str, sentence: str) -> None:
    """For any texts the result is a role or None, and a text never lacks the cues of its own words."""
    assert missing_cue(what, sentence) in {None, *ROLE_CUES}
    assert missing_cue(what, what) is None
