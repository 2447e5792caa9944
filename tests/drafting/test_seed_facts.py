"""The conditions of the seed's 61 facts: the hand-written record of the seed has them."""

import json

import attrs

from diplovisit import load
from diplovisit.record import Edtf, Visit
from tests.drafting.facts import read_facts
from tests.drafting.marks import Verdict
from tests.drafting.reading_articles import FOLDER
from tests.drafting.scoring import score
from tests.drafting.seed_facts import CONDITIONS, misses, verdicts
from tests.shared_data import ROOT, shared_data


def _seed() -> Visit:
    return load(ROOT / "seeds/misri-russia/visit.yaml")


def test_every_fact_has_a_condition() -> None:
    """The conditions are those of the 61 facts, one for each id."""
    rows = json.loads(shared_data("seed", "facts.json").read_text("utf-8"))["facts"]
    assert list(CONDITIONS) == [row["id"] for row in rows]


def test_the_seeds_record_has_its_facts() -> None:
    """The record that a person wrote of the seed has no fact wrong, and nearly all of them."""
    found = verdicts(_seed(), shared_data("seed"))
    assert [fact for fact, verdict in found.items() if verdict is Verdict.WRONG] == []
    # Their `what` is in other words than the article's, or their purposes have evidence all together.
    assert len(misses(found)) <= 9, misses(found)


def test_a_wrong_value_is_a_wrong_fact() -> None:
    """A wrong day, status or office makes the fact wrong, and not missed."""
    seed, folder = _seed(), shared_data("seed")
    day = attrs.evolve(seed, stops=(attrs.evolve(seed.stops[0], when=Edtf("2025-03-08")),))
    assert verdicts(day, folder)["V02"] is Verdict.WRONG
    people = tuple(attrs.evolve(person, office="Foreign Minister") for person in seed.people)
    assert verdicts(attrs.evolve(seed, people=people), folder)["P02"] is Verdict.WRONG
    status = attrs.evolve(seed, status=type(seed.status)("announced"))
    assert verdicts(status, folder)["V01"] is Verdict.WRONG


def test_the_list_of_the_seed_is_readable() -> None:
    """The scorer reads the list of facts of the seed, and finds the plain facts of the hand-written record right."""
    article = shared_data("seed", "article.txt").read_text("utf-8")
    found = score(_seed(), read_facts(FOLDER / "seed.facts.yaml"), article)
    assert found.count(Verdict.RIGHT) > 60
