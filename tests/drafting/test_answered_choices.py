"""An answered choice is no choice any more: not in the record's comments, and not in the list."""

import attrs
import pytest

from diplovisit.drafting import Choice, DraftOptions
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.pipeline.draft import articles_of, draft_articles
from tests.conftest import ROOT

ARTICLES = articles_of([ROOT / "examples/drafting/press-note.txt"])
OPTIONS = DraftOptions(by="Ana")
OPEN = draft_articles(ARTICLES, OPTIONS, propose_by_rules)


@pytest.mark.parametrize("choice", OPEN.choices, ids=lambda choice: choice.address)
def test_an_answered_choice_is_not_open(choice: Choice) -> None:
    """The answer is in the record, and the choice neither in `choices` nor in the comments."""
    for option in choice.options:
        options = attrs.evolve(OPTIONS, answers={choice.address: option.value})
        drafted = draft_articles(ARTICLES, options, propose_by_rules)
        assert [each.address for each in drafted.choices] == [
            each.address for each in OPEN.choices if each.address != choice.address
        ]
        assert f"({choice.address})" not in drafted.text
        assert "by: Ana" in drafted.text


@pytest.mark.parametrize("answer", ["Atlantis", "", "ZZ", "Norway; Japan"])
def test_an_answer_that_the_record_cannot_have_leaves_the_choice_open(answer: str) -> None:
    """A value that is none of such a field answers nothing."""
    address = OPEN.choices[0].address
    drafted = draft_articles(ARTICLES, attrs.evolve(OPTIONS, answers={address: answer}), propose_by_rules)
    assert address in {each.address for each in drafted.choices}
    assert f"({address})" in drafted.text


def test_an_answer_to_nothing_changes_nothing() -> None:
    """An answer at an address that no choice has is left aside."""
    drafted = draft_articles(ARTICLES, attrs.evolve(OPTIONS, answers={"nobody/country": "NO"}), propose_by_rules)
    assert drafted.choices == OPEN.choices
