"""Recorded answers of language models: good ones, hallucinated ones, broken ones, and ones that obey an article."""

import datetime
import functools
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from diplovisit.drafting import DraftedRecord, DraftOptions, Proposal
from diplovisit.drafting.article import Article
from diplovisit.drafting.model.answer_reader import read_answer
from diplovisit.drafting.model.answer_text import InvalidAnswer
from diplovisit.drafting.model.model_proposer import ModelProposer
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.evidence.facts import facts
from diplovisit.pipeline.draft import articles_of, draft, draft_articles, findings_of_draft
from diplovisit.record import Severity

ANSWERS = Path(__file__).parent / "answers"
REVISED = datetime.datetime(2026, 9, 4, tzinfo=datetime.UTC)
HALLUCINATED = (
    "another-visit",
    "quote-not-in-the-text",
    "quote-says-something-else",
    "wrong-city",
    "wrong-date-of-sum",
    "wrong-office",
    "wrong-sum",
    "wrong-year",
)
TRUE_OF_ARTICLES = {
    "brazil-two-countries": frozenset[str](),
    "kenya-ethiopia": frozenset({"event", "Ethiopia sold Kenya 200 megawatts of electricity"}),
    "column-speakers": frozenset({"measure", "want to join the Union", "81", "percent"}),
}
"""What is true in the answers about whole articles; their other hundred facts are about something else."""
BROKEN = {
    "truncated.json": "the file ends inside",
    "truncated-in-a-fence.md": "ends inside its block of JSON",
    "two-blocks.md": "has 2 blocks of JSON",
    "no-json.md": "has no JSON object; it begins",
    "twice-the-same-key.json": '"status" occurs here and at column 15',
    "deep.json": "nested",
    "of-another-version.json": "and this version reads format 1",
}


def answer_in(name: str) -> str:
    """Returns a recorded answer."""
    return (ANSWERS / name).read_text(encoding="utf-8")


def rules_without_claims(articles: Sequence[Article], options: DraftOptions) -> Proposal:
    """Proposes by rules all but the claims, so that an answer has something to add whatever the rules read."""
    return attrs.evolve(propose_by_rules(articles, options), claims=(), relations=(), choices=())


def drafted_with(answer: str, text: str = "press") -> tuple[DraftedRecord, ModelProposer]:
    """Drafts from a text with a model that gives one answer."""
    proposer = ModelProposer(lambda _prompt: answer, rules=rules_without_claims)
    return draft({text: ANSWERS / f"{text}.txt"}, revised=REVISED, propose=proposer), proposer


@functools.cache
def by_rules(text: str = "press") -> DraftedRecord:
    """Drafts from a text without a model."""
    articles = articles_of({text: ANSWERS / f"{text}.txt"})
    return draft_articles(articles, DraftOptions(revised=REVISED), rules_without_claims)


def facts_of(drafted: DraftedRecord) -> dict[str, str]:
    """Returns the values of a record by their addresses."""
    return {fact.address: str(fact.value) for fact in facts(drafted.visit)}


def test_a_good_answer_adds_what_the_rules_do_not_read() -> None:
    """A good answer adds proven facts to those of the rules, and takes none away."""
    drafted, proposer = drafted_with(answer_in("good.json"))
    found, before = facts_of(drafted), facts_of(by_rules())
    assert before.items() <= found.items()
    assert {"2024-05", "Solheim visited Sweden"} <= set(found.values()) - set(before.values())
    assert proposer.refused == ()
    assert not [
        finding
        for finding in findings_of_draft(drafted, articles_of({"press": ANSWERS / "press.txt"}), "visit.yaml")
        if finding.severity is Severity.ERROR
    ]


def test_an_answer_in_a_fence_is_the_same_answer() -> None:
    """A sentence before and after the only block of JSON changes nothing."""
    assert drafted_with(answer_in("good-in-a-fence.md"))[0] == drafted_with(answer_in("good.json"))[0]


@pytest.mark.parametrize("name", HALLUCINATED)
def test_no_hallucination_gets_in(name: str) -> None:
    """An answer whose every new fact is false leaves the record and its choices as the rules made them."""
    drafted, proposer = drafted_with(answer_in(f"{name}.json"))
    rules = by_rules()
    assert facts_of(drafted) == facts_of(rules)
    assert drafted.choices == rules.choices
    assert proposer.refused
    assert drafted.refused == proposer.refused


@pytest.mark.not_measured
@pytest.mark.parametrize("name", TRUE_OF_ARTICLES)
def test_no_fact_about_something_else_gets_in(name: str) -> None:
    """Real words about another stop, another visit, another person or another figure add nothing to a record."""
    text = {"article": ANSWERS.parent / f"articles/{name.replace('-', '_')}.txt"}
    proposer = ModelProposer(lambda _prompt: answer_in(f"{name}.json"))
    drafted, rules = (draft(text, revised=REVISED, propose=propose) for propose in (proposer, None))
    new = facts_of(drafted).items() - facts_of(rules).items()
    assert {value for _, value in new} <= TRUE_OF_ARTICLES[name]
    assert facts_of(rules).items() <= facts_of(drafted).items()
    assert drafted.choices == rules.choices


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_refused_whole(name: str) -> None:
    """An answer that cannot be read is refused with a message that says what is wrong, and what to do."""
    with pytest.raises(InvalidAnswer) as error:
        drafted_with(answer_in(name))
    assert BROKEN[name] in str(error.value)
    assert all(fault.remedy for fault in error.value.faults)


def test_a_hostile_answer_is_left_out_by_parts() -> None:
    """What breaks the form is reported by its path; nothing of it changes the record, and its words are escaped."""
    drafted, proposer = drafted_with(answer_in("hostile.json"))
    assert facts_of(drafted) == facts_of(by_rules())
    paths = {fault.path for fault in read_answer(answer_in("hostile.json"), ["press"]).faults}
    assert {
        "evidence",
        "id",
        "title",
        "people[0].note",
        "people[1].kind",
        "people[2].key",
        "people[3]",
        "status[2].value",
        "status[6].source",
        "stops[0].when[2].value",
        "stops[0].engagements[0].kind.quote",
        "travellers[1].person.value",
        "travellers[2].person",
        "claims[0].value[1].value",
        "relations[0].target",
    } <= paths
    assert all(str(fault).isprintable() for fault in proposer.faults)


def test_no_order_in_an_article_gets_a_fact_in() -> None:
    """A model that obeys an article's own orders gets no fact in, though its quotes are in the text."""
    drafted, proposer = drafted_with(answer_in("injected.json"), "injected")
    assert facts_of(drafted) == facts_of(by_rules("injected"))
    assert "Moscow" not in facts_of(drafted).values()
    assert "unbound" in {fact.verdict for fact in proposer.refused}


def test_plain_words_of_a_comment_are_words_of_the_text() -> None:
    """What a reader's comment states in plain words is a fact of that text, and its row shows the words."""
    drafted, _ = drafted_with(answer_in("stated.json"), "stated")
    (row,) = (row for row in drafted.visit.evidence if "sapporo/name" in row.about)
    assert row.quote is not None
    assert "Sapporo" in row.quote
    assert row.quote in answer_in("stated.txt").splitlines()[-1]


def test_a_model_names_nothing_in_the_record() -> None:
    """The keys of an answer are its own: a record is the same whatever they are called."""
    answer = answer_in("good.json")
    renamed = answer
    for key in ("pm", "fm", "lund", "host", "tokyo", "talks", "sweden"):
        renamed = renamed.replace(f'"{key}"', f'"moscow-{key}"')
    assert renamed != answer
    assert drafted_with(renamed)[0] == drafted_with(answer)[0]
