"""Words that are judged before they are cited get the verdict that a check gives them afterwards."""

import attrs
import pytest

from diplovisit import load
from diplovisit.evidence import Examination
from diplovisit.evidence.proving_words import citable_address, facts_by_words, find_quote, quotes_for
from diplovisit.pipeline.attachments import NO_TEXTS, examine_record
from diplovisit.pipeline.draft import articles_of, draft
from diplovisit.record import Basis

_RECORDS = ("examples/state-visit-rescheduled.yaml", "seeds/misri-russia/visit.yaml")


def _examined(file: str) -> Examination:
    examination, _ = examine_record(load(file), file, NO_TEXTS)
    return attrs.evolve(examination, lock=None)


@pytest.mark.parametrize("file", _RECORDS)
def test_a_quote_has_the_same_verdict_before_and_after_it_is_cited(file: str) -> None:
    """What words prove of each fact is what a check says once a row cites them."""
    examination = _examined(file)
    compared = 0
    for row in examination.visit.evidence[::3]:
        source = row.sources[0] if row.sources else examination.visit.sources[0].id
        if row.quote is None or row.basis is not Basis.STATED or source not in examination.texts or row.by or row.says:
            continue
        for place in find_quote(examination.visit, examination.texts, source, row.quote):
            for found in facts_by_words(examination, row.quote, place, source=source):
                if found.row.basis is Basis.STATED and found.opinion.verdict.is_proof:
                    visit = attrs.evolve(examination.visit, evidence=(found.row,))
                    cited = Examination(visit=visit, texts=examination.texts)
                    (judgement,) = [each for each in cited.judgements if each.address == found.fact.address]
                    assert judgement.opinion.verdict is found.opinion.verdict, found.row
                    compared += 1
    assert compared > 5 or "seeds" in file


@pytest.mark.parametrize("file", _RECORDS)
def test_words_that_are_found_for_a_fact_prove_it_once_they_are_cited(file: str) -> None:
    """Each quote that is found for a fact is accepted by a check, with its occurrence and its part."""
    examination = _examined(file)
    facts = [fact for fact in examination.facts if fact.must_have_evidence][::9]
    for fact in facts:
        for found in quotes_for(examination, fact.address, examination.texts):
            others = tuple(row for row in examination.visit.evidence if citable_address(fact) not in row.about)
            visit = attrs.evolve(examination.visit, evidence=(*others, found.row))
            cited = Examination(visit=visit, texts=examination.texts)
            verdicts = [each.opinion.verdict for each in cited.judgements if each.address == fact.address]
            assert any(verdict.is_proof for verdict in verdicts), found.row
            assert not cited.lost_quotes or "seeds" in file
            assert [issue for issue in cited.repeated_quotes if (found.row.quote or "") in issue.sentence] == []


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        ("at 12.15 p.m.", "12.15 p.m."),
        ("at 12.15 p.m. in Tokyo.", "12.15 p.m."),
        ("(12:15 p.m.).", "12:15 p.m."),
        ("at 12.15 p.m., in Tokyo.", "12.15 p.m."),
        ("at 9 a.m.", "9 a.m."),
        ("at 12 noon.", "12 noon"),
        ("at 12.15 pm.", "12.15 pm"),
    ],
)
def test_the_shortest_words_for_an_hour_are_whole(hour: str, words: str) -> None:
    """The period that ends "p.m." is part of the hour, also at the end of a sentence."""
    head = "Ministry of Foreign Affairs of Norway\n3 September 2026\n\n"
    lead = f"{head}Norwegian Prime Minister Ingrid Solheim will visit Japan on 15 September 2026.\n\n"
    meeting = f"On 15 September Prime Minister Solheim will meet Japanese Foreign Minister Kenji Morita {hour}"
    texts = {"release": f"{lead}{meeting}"}
    visit = draft(texts).visit
    examination = Examination(visit=visit, texts={each.id: each.text for each in articles_of(texts)})
    assert quotes_for(examination, "meeting-morita/when", ["release"])[0].row.quote == words
