"""Drafts of the made-up articles: how much of them is right, and that what is wrong does not become more."""

import functools
from collections.abc import Mapping

import pytest

from tests.drafting.drafts import draft_article
from tests.drafting.facts import read_facts
from tests.drafting.marks import Score, Verdict, score_nothing
from tests.drafting.reading_articles import FOLDER, LATER, read_articles
from tests.drafting.scoring import score
from tests.drafting.seed_facts import verdicts
from tests.shared_data import shared_data

ARTICLES = {article.name: article for article in read_articles()}
LATER_ARTICLES = {article.name: article for article in read_articles(LATER)}

STILL_WRONG: Mapping[str, int] = {}
"""By article, how many facts of its draft are still wrong. Nothing may be added here."""

LEAST_SHARE = 0.64
"""The share of all facts that are right, or open with the right candidate. It may only rise."""

STILL_WRONG_LATER = 0
"""How many facts of all drafts of the later articles are wrong. It may only fall, by rules for kinds."""

LEAST_OF_THE_SEED = 42
"""How many of the seed's 61 facts its draft has. It may only rise."""

# One process reads each article once, for all of these tests.
pytestmark = pytest.mark.xdist_group("drafts-of-articles")


@functools.cache
def _found(name: str) -> Score:
    article = ARTICLES.get(name) or LATER_ARTICLES[name]
    try:
        draft = draft_article(article.text)
    except ValueError:
        return score_nothing(article.facts)
    return score(draft.visit, article.facts, article.text, draft.choices)


@pytest.mark.parametrize("name", ARTICLES)
def test_no_draft_has_a_wrong_fact(name: str) -> None:
    """Whatever a draft of an article records is right."""
    wrong = _found(name).of(Verdict.WRONG)
    assert len(wrong) <= STILL_WRONG.get(name, 0), wrong


@pytest.mark.not_measured
def test_drafts_of_later_articles_have_no_wrong_fact() -> None:
    """Articles that came after the rules have no wrong facts, now that the kinds of mistakes in them are mended."""
    wrong = [fact for name in LATER_ARTICLES for fact in _found(name).of(Verdict.WRONG)]
    assert len(wrong) <= STILL_WRONG_LATER, wrong


def test_drafts_have_most_of_the_facts() -> None:
    """The drafts of all articles have most of the facts, or leave them to a person with the right candidate."""
    scores = [_found(name) for name in ARTICLES]
    have = sum(found.count(Verdict.RIGHT) + found.count(Verdict.OPEN) for found in scores)
    assert have >= LEAST_SHARE * sum(found.expected for found in scores)


def test_draft_of_the_seed_has_its_facts() -> None:
    """The draft of the seed's article has no wrong fact, and many of its 61 facts."""
    folder = shared_data("seed")
    text = (folder / "article.txt").read_text("utf-8")
    draft = draft_article(text, "nationpress")
    found = verdicts(draft.visit, folder)
    assert [fact for fact, verdict in found.items() if verdict is Verdict.WRONG] == []
    assert sum(verdict is Verdict.RIGHT for verdict in found.values()) >= LEAST_OF_THE_SEED
    listed = score(draft.visit, read_facts(FOLDER / "seed.facts.yaml"), text, draft.choices)
    wrong = listed.of(Verdict.WRONG)
    assert len(wrong) <= STILL_WRONG.get("seed", 0), wrong
