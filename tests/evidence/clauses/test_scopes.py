"""What the words of a sentence deny, call off or leave open, and what they leave standing."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.clauses import split_clauses
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.sentence import read_sentence
from tests.evidence.bench.cases import Case, read_cases
from tests.evidence.bench.trial import is_proven

# The words in brackets are asked for.
DENIED = [
    "The king will not visit [Oslo].",
    "The king won’t visit [Oslo], the palace said.",
    "The king has, the palace said, never visited [Oslo].",
    "The king will visit neither [Oslo] nor Rome.",
    "The king will not visit Bergen, Tromsø or [Oslo].",
    "Instead of [Oslo], the king will visit Rome.",
    "Every capital but [Oslo] is on the route.",
    "Had it not rained, the king would have visited [Oslo].",
    "If it rains, the king will visit [Oslo].",
    "Will the king visit [Oslo]?",
    "The king was to visit [Oslo] until he fell ill.",
    "It is not true: the king will visit [Oslo].",
    "The palace denied on Monday that the queen, who is ill, would visit [Oslo].",
    "He laughed off talk of a visit to [Oslo].",
    "A visit to [Oslo] came to nothing.",
    "A visit to [Oslo] is far from certain.",
    "The palace denied reports that the king would visit [Oslo], saying that he is ill.",
    "The palace denied that the king, saying that he is well, would visit [Oslo].",
    "The palace denied that the king had told reporters of Rome, adding that he would visit [Oslo].",
    "He was less than willing to fly to [Oslo].",
    "His staff had pencilled in a visit to [Oslo].",
    "The two discussed a visit to [Oslo].",
    "He begged the president to visit [Oslo].",
    "It is a fable that he will visit [Oslo].",
    "Neither the king nor, it turned out, his double visited [Oslo].",
]
STATED = [
    "The king will not visit Rome, but will go to [Oslo].",
    "The king, who does not fly, will visit [Oslo] by ship.",
    "The king will visit [Oslo], the palace said, and will not go to Rome.",
    "Although he has never been to Rome, the king visited [Oslo].",
    "Instead of Rome, the king will visit [Oslo].",
    "The king will visit not only Rome but also [Oslo].",
    "There is no doubt that the king will visit [Oslo].",
    "The king made no speech during his visit to [Oslo].",
    "The king visited [Oslo] without his wife.",
    "The king did not fall ill; he visited [Oslo].",
    "The king will go to [Oslo], not to Rome.",
    "The king has accepted an invitation to visit [Oslo].",
    "Hardly had the king arrived in [Oslo] when it rained.",
    "The king nearly missed his plane after a visit to [Oslo].",
    "At the end of his visit to [Oslo] the king did not speak.",
    "Barring storms, the king will visit [Oslo].",
    "Far from home, the king visited [Oslo].",
    "The palace denied that the king would visit Rome, saying that he will visit [Oslo].",
    "The palace denied reports that he would go to Rome, adding that he will visit [Oslo].",
    "The palace denied that he would go to Rome, stating that he will visit [Oslo].",
    "Despite the storm a visit to [Oslo] is still likely.",
]
# What a denial takes back once the visit that it presupposes is over.
DENIED_BEHIND_A_VISIT = "The king never during his visit to Oslo met [Ibsen]."


def _asked(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("marked", DENIED)
def test_words_that_deny_or_suspend_reach_what_they_govern(marked: str) -> None:
    """A denial, a condition or a question reaches the words of its clause, past insertions and along lists."""
    text, start, end = _asked(marked)
    assert read_sentence(text).denial_at(start, end) is not None


def test_a_denial_goes_on_behind_the_visit_that_it_presupposes() -> None:
    """A denial leaves "during his visit to Oslo" standing, and takes back what follows."""
    text, start, end = _asked(DENIED_BEHIND_A_VISIT)
    assert read_sentence(text).denial_at(start, end) == "never"
    assert read_sentence(text).denial_at(text.index("Oslo"), text.index("Oslo") + 4) is None


@pytest.mark.parametrize("marked", STATED)
def test_words_that_deny_end_with_their_clause(marked: str) -> None:
    """A denial in another clause, an idiom, and what a denial presupposes leave a statement standing."""
    text, start, end = _asked(marked)
    assert read_sentence(text).denial_at(start, end) is None


@pytest.mark.parametrize(
    ("text", "suspension"),
    [
        ("The king cancelled his visit to Oslo.", Suspension.CANCELLATION),
        ("The king's visit to Oslo was put off.", Suspension.CANCELLATION),
        ("The king did not cancel his visit to Oslo.", Suspension.SUPPOSITION),
        ("The king never failed to visit Oslo.", Suspension.SUPPOSITION),
        ("The king will not visit Oslo.", Suspension.DENIAL),
    ],
)
def test_what_is_called_off_is_told_from_what_is_denied(text: str, suspension: Suspension) -> None:
    """Calling off is told from denying, and what is denied twice is left open."""
    at = text.index("Oslo")
    assert {scope.suspension for scope in read_sentence(text).scopes_at(at, at + 4)} == {suspension}


@pytest.mark.parametrize(
    "following",
    [
        "That is untrue.",
        "He later denied it.",
        "This has been denied.",
        "The date is wrong, the palace said.",
        "The palace rejected the report as fabricated.",
        "He never went.",
        "Not so, said the palace.",
        "The visit has since been cancelled.",
    ],
)
def test_the_next_sentence_may_deny_the_one_before_it(following: str) -> None:
    """A sentence that refers back and denies takes the statement before it away."""
    assert read_sentence("The king will visit Oslo.", following=following).denial_at(20, 24) is not None


@pytest.mark.parametrize(
    "following",
    [
        "It is his first trip.",
        "That is not unusual.",
        "He will not go on to Rome.",
        "He denied that he would also go to Rome.",
        "The opposition rejected the budget.",
        "The trip was announced in May.",
    ],
)
def test_a_next_sentence_about_something_else_denies_nothing(following: str) -> None:
    """A sentence that denies something of its own leaves the one before it standing."""
    assert read_sentence("The king will visit Oslo.", following=following).denial_at(20, 24) is None


_STATING = [
    case
    for case in read_cases()
    if case.file in {"negation", "modality_status", "clauses"}
    and case.fact not in {"modality", "announcement"}
    and any(is_proven(case, value) for value in case.right)
]


@given(
    case=st.sampled_from(_STATING),
    around=st.sampled_from(
        [
            ("It is not true that ", ""),
            ("The ministry denied that ", ""),
            ("Nobody says that ", ""),
            ("It is false to say that ", ""),
            ("A rumour says that ", ""),
            ("", " That is untrue."),
            ("", " All of this was denied."),
            ("", " The report is false, the ministry said."),
        ]
    ),
)
def test_no_statement_survives_its_denial(case: Case, around: tuple[str, str]) -> None:
    """A fact that a sentence proves is not proven by the same sentence within a denial."""
    before, after = around
    if before and any(mark in case.text[:-1] for mark in (". ", "; ", ": ", "? ")):
        return
    text = before + (case.text[0].lower() + case.text[1:] if before else case.text) + after
    quote = case.quote if case.quote in text else case.quote[0].lower() + case.quote[1:]
    denied = attrs.evolve(case, text=text, quote=quote)
    assert not [value for value in case.right if is_proven(case, value) and is_proven(denied, value)]


@given(st.text(alphabet="not but,;:.?ifthat who visit denied cancelled and he will King “”()–", max_size=300))
def test_any_text_has_clauses_and_scopes_within_it(text: str) -> None:
    """The clauses of any text cover it in order, and every scope lies within it."""
    clauses = split_clauses(text)
    assert "".join(text[clause.start : clause.end] for clause in clauses) == text
    for scope in read_sentence(text).scopes:
        assert all(0 <= start < end <= len(text) for start, end in scope.spans)
