"""What the words prove stays in a draft; whatever else is proposed is taken out and listed."""

import datetime
import itertools
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.drafting import Citation, DraftedRecord, DraftOptions, Proposal, ProposedFact, draft_record
from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.proposal import (
    ProposedClaim,
    ProposedEngagement,
    ProposedPerson,
    ProposedPlace,
    ProposedSource,
    ProposedStop,
    ProposedTopic,
    ProposedTraveller,
)
from diplovisit.evidence import Examination
from diplovisit.record import Basis, Visit

TEXT = (
    "OSLO, Sept 3, 2026 (Norsk Telegram) - Prime Minister Ingrid Solheim of Norway will visit Japan from September 15 to"
    " September 17, 2026, the government announced.\n\nShe will meet Prime Minister Kenji Morita in Tokyo on the first"
    " day. She will not go to Osaka, and the dinner with Emperor Haruhito has been cancelled. Trade came to 4.1 billion"
    " euros in 2025. In June 2024 she was in Seoul.\n"
)
ARTICLE = read_article("paper", TEXT.encode())
OPTIONS = DraftOptions(revised=datetime.datetime(2026, 9, 4, tzinfo=datetime.UTC))


def fact(quote: str, value: str | None = None, **more: Any) -> ProposedFact:
    """A fact with one citation of the article."""
    return ProposedFact(value=value or quote, citations=(Citation(source="paper", quote=quote),), **more)


SOLHEIM = ProposedPerson(
    key="solheim",
    name=fact("Ingrid Solheim"),
    office=fact("Prime Minister Ingrid Solheim", "Prime Minister"),
    country=fact("Prime Minister Ingrid Solheim of Norway", "NO"),
)
MORITA = ProposedPerson(key="morita", name=fact("Kenji Morita"))
JAPAN = ProposedStop(
    key="japan",
    country=fact("visit Japan", "JP"),
    when=fact("from September 15 to September 17, 2026", "2026-09-15/2026-09-17"),
)
GOOD = Proposal(
    sources=(ProposedSource(id="paper", dateline_date=fact("Sept 3, 2026", "2026-09-03")),),
    status=fact("the government announced", "announced"),
    people=(SOLHEIM, MORITA),
    travellers=(ProposedTraveller(person=fact("Ingrid Solheim", "solheim")),),
    stops=(JAPAN,),
)


def drafted(proposal: Proposal, articles: tuple[Article, ...] = (ARTICLE,)) -> DraftedRecord:
    """Drafts a proposal as it is."""
    return draft_record(articles, OPTIONS, lambda _articles, _options: proposal)


def with_stop(**changes: Any) -> Proposal:
    """The right proposal with changes of its stop."""
    return attrs.evolve(GOOD, stops=(attrs.evolve(JAPAN, **changes),))


def test_a_right_proposal_comes_in_whole() -> None:
    """Each fact that its words state is in the record, and nothing is refused."""
    made = drafted(GOOD)
    assert made.refused == ()
    assert [person.name for person in made.visit.people] == ["Ingrid Solheim", "Kenji Morita"]
    assert str(made.visit.stops[0].when) == "2026-09-15/2026-09-17"
    assert made.visit.title == "Prime Minister Ingrid Solheim visits Japan"


HALLUCINATIONS = [
    ("a city that no word names", with_stop(places=(ProposedPlace(key="kyoto", name=fact("Kyoto")),)), "not-in-text"),
    ("a city under the words of another", with_stop(places=(ProposedPlace(key="k", name=fact("Tokyo", "Kyoto")),)), "unreadable"),
    ("a city that she will not go to", with_stop(places=(ProposedPlace(key="osaka", name=fact("Osaka")),)), "unreadable"),
    ("another year", with_stop(when=fact("from September 15 to September 17, 2026", "2027-09-15/2027-09-17")), "contradicted"),
    ("a day more", with_stop(when=fact("from September 15 to September 17, 2026", "2026-09-15/2026-09-18")), "contradicted"),
    ("the days of an earlier stay", with_stop(when=fact("In June 2024", "2024-06")), "unreadable"),
    ("a country under the name of another", with_stop(country=fact("visit Japan", "KR")), "contradicted"),
    ("a meeting that is no meeting", with_stop(engagements=(ProposedEngagement(key="m", kind=fact("visit Japan", "meeting")),)), "unreadable"),
    ("a participant whom the words do not name", with_stop(engagements=(ProposedEngagement(key="m", kind=fact("meet", "meeting"), participants=(fact("Tokyo", "morita"),)),)), "unreadable"),
    ("another office", attrs.evolve(GOOD, people=(attrs.evolve(SOLHEIM, office=fact("Prime Minister Ingrid Solheim", "President")), MORITA)), "unreadable"),
    ("a country that is guessed from a name", attrs.evolve(GOOD, people=(SOLHEIM, attrs.evolve(MORITA, country=fact("Kenji Morita", "JP")))), "unreadable"),
    ("a host as traveller", attrs.evolve(GOOD, travellers=(*GOOD.travellers, ProposedTraveller(person=fact("Kenji Morita", "morita")))), "unreadable"),
    ("a status above the words", attrs.evolve(GOOD, status=fact("will visit", "confirmed")), "contradicted"),
    ("a sum with another number", attrs.evolve(GOOD, claims=(ProposedClaim(key="t", kind=fact("Trade", "measure"), what=fact("Trade"), value=fact("4.1 billion euros", "41000000000"), unit=fact("4.1 billion euros", "EUR")),)), "contradicted"),
    ("a sum in another currency", attrs.evolve(GOOD, claims=(ProposedClaim(key="t", kind=fact("Trade", "measure"), what=fact("Trade"), value=fact("4.1 billion euros", "4100000000"), unit=fact("4.1 billion euros", "USD")),)), "contradicted"),
    ("a topic in words of its own", attrs.evolve(GOOD, agenda=(ProposedTopic(label=fact("Trade", "arms sales")),)), "attested"),
    ("a purpose in words of its own", attrs.evolve(GOOD, purposes=(fact("Trade", "to sign a pact"),)), "attested"),
    ("a value that is none", with_stop(when=fact("from September 15 to September 17, 2026", "mid-September")), "invalid"),
    ("a word of no vocabulary", attrs.evolve(GOOD, category=fact("the government announced", "splendid")), "invalid"),
    ("somebody whom nobody proposes", attrs.evolve(GOOD, travellers=(*GOOD.travellers, ProposedTraveller(person=fact("Haruhito", "haruhito")))), "invalid"),
    ("a text that is not there", attrs.evolve(GOOD, sending=(ProposedFact(value="NO", citations=(Citation(source="other", quote="Norway"),)),)), "not-in-text"),
    ("a fact without words", attrs.evolve(GOOD, sending=(ProposedFact(value="NO"),)), "not-in-text"),
    ("an unknown derivation rule", with_stop(when=fact("the first day", "2026-09-15", rule="guess", inputs=("japan/when",))), "contradicted"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "proposal", "verdict"), HALLUCINATIONS, ids=[case for case, _, _ in HALLUCINATIONS])
def test_what_the_words_do_not_prove_is_refused_and_listed(case: str, proposal: Proposal, verdict: str) -> None:
    """A hallucinated fact does not get in, whatever it is, and the report says what became of it."""
    del case
    right = unproven_of(drafted(GOOD).visit)
    try:
        made = drafted(proposal)
    except DraftImpossible as error:
        refused = error.refused
    else:
        refused = made.refused
        assert unproven_of(made.visit) == right == []
    assert refused
    verdicts = {each.verdict for each in refused}
    assert verdict in verdicts or {verdict, *verdicts} <= {
        "contradicted",
        "unreadable",
        "ambiguous",
        "invalid",
        "attested",
    }


def unproven_of(visit: Visit) -> list[str]:
    """The facts of a record that must have evidence, and have none that the article proves or a row infers."""
    examination = Examination(visit=visit, texts={"paper": ARTICLE.text})
    inferred = {address for row in visit.evidence if row.basis is Basis.INFERRED for address in row.about}
    good = {each.address for each in examination.judgements if each.opinion.verdict.is_proof}
    texts = {"purposes", "subjects", "participants"}
    return [
        fact.address
        for fact in examination.facts
        if fact.must_have_evidence and fact.address not in good | inferred and texts.isdisjoint(fact.address.split("/"))
    ]


VALUES = st.sampled_from(
    [
        "NO",
        "JP",
        "KR",
        "solheim",
        "morita",
        "2026-09-15",
        "2026-09-15/2026-09-17",
        "2024-06",
        "announced",
        "held",
        "Osaka",
        "Tokyo",
        "Seoul",
        "meeting",
        "dinner",
        "4100000000",
        "EUR",
        "asserted",
        "P3D",
        "Prime Minister",
        "President",
    ]
)
QUOTES = st.sampled_from(
    [
        "Ingrid Solheim",
        "Kenji Morita",
        "visit Japan",
        "In June 2024",
        "the government announced",
        "Osaka",
        "Seoul",
        "meet",
        "from September 15 to September 17, 2026",
        "the first day",
        "dinner with Emperor Haruhito",
        "4.1 billion euros",
        "no",
    ]
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["when", "country", "duration", "place", "kind", "status"]), VALUES, QUOTES),
        max_size=6,
    )
)
def test_no_proposal_gets_a_fact_in_that_the_words_do_not_prove(items: list[tuple[str, str, str]]) -> None:
    """Whatever value is proposed under whatever words, each fact of the record is proven by its words."""
    changes: dict[str, Any] = {}
    places, engagements = [], []
    for number, (field, value, quote) in enumerate(items):
        proposed = fact(quote, value)
        match field:
            case "place":
                places.append(ProposedPlace(key=f"place-{number}", name=proposed))
            case "kind":
                engagements.append(ProposedEngagement(key=f"engagement-{number}", kind=proposed, when=proposed))
            case "status":
                engagements.append(ProposedEngagement(key=f"e-{number}", kind=fact("meet", "meeting"), status=proposed))
            case _:
                changes[field] = proposed
    proposal = with_stop(places=tuple(places), engagements=tuple(engagements), **changes)
    made = drafted(proposal)
    assert unproven_of(made.visit) == []
    assert "Osaka" not in [place.name for stop in made.visit.stops for place in stop.places]


def test_a_record_without_traveller_is_not_written() -> None:
    """Where the words do not say who travels, there is no record, and the report says what was refused."""
    proposal = attrs.evolve(GOOD, travellers=(ProposedTraveller(person=fact("Kenji Morita", "morita")),))
    with pytest.raises(DraftImpossible) as error:
        drafted(proposal)
    assert error.value.missing == ("who travels",)
    assert [each.value for each in error.value.refused] == ["morita"]


@pytest.mark.parametrize("key", ["status", "when", "con", "x" * 80, "", "../../etc", "a b", "日本", "visit", "paper"])
def test_keys_never_become_addresses(key: str) -> None:
    """Whatever keys a proposal has, the ids of the record are valid, and different from names of fields."""
    person = attrs.evolve(MORITA, key=key)
    made = drafted(attrs.evolve(GOOD, people=(SOLHEIM, person)))
    ids = [each.id for each in made.visit.people]
    assert len(set(ids)) == len(ids) == 2


def test_rows_with_the_same_words_are_one() -> None:
    """The same words are cited once, for all facts that they prove."""
    made = drafted(GOOD)
    cited = [(row.quote, row.nth, row.basis) for row in made.visit.evidence]
    assert len(cited) == len(set(cited))


def test_each_occurrence_of_repeated_words_is_told_apart() -> None:
    """A quote that occurs several times has its number, and of several places the one that proves the fact is cited."""
    text = "Reporters met Solheim. Solheim will visit Japan on 3 May 2026. Ana Solheim is her sister."
    article = read_article("paper", text.encode())
    proposal = attrs.evolve(
        GOOD,
        status=None,
        people=(ProposedPerson(key="solheim", name=fact("Solheim")),),
        travellers=(ProposedTraveller(person=fact("Solheim", "solheim")),),
        stops=(ProposedStop(key="japan", country=fact("visit Japan", "JP")),),
        sources=(ProposedSource(id="paper"),),
    )
    made = drafted(attrs.evolve(proposal, status=fact("will visit", "reported")), (article,))
    rows = {address: row for row in made.visit.evidence for address in row.about}
    assert rows["solheim/person"].nth == 2


def test_orders_of_proposed_facts_change_no_fact() -> None:
    """In whatever order people are proposed, the same facts get in."""
    orders = itertools.permutations([SOLHEIM, MORITA])
    made = [{person.name for person in drafted(attrs.evolve(GOOD, people=order)).visit.people} for order in orders]
    assert made[0] == made[1]
