"""Texts against words: word for word, or retold."""

from diplovisit import load
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.verdicts.verdict import Verdict


def test_a_label_that_is_in_the_words_is_proven_by_them() -> None:
    """A topic called as the source calls it is more than a topic that a person has put into words."""
    examination = Examination(visit=load("seeds/misri-russia/visit.yaml"), texts={})
    told = {each.value: each.opinion for each in examination.judgements}
    assert told["foreign office discussions"].verdict is Verdict.PROVEN
    assert told["foreign office discussions"].reason == "have it word for word"
    assert told["trade and investment"].verdict is Verdict.ATTESTED
    assert told["trade and investment"].reason == "are retold in the record's own words"
