"""Judging the names of countries and places."""

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.verdicts.countries import judge_countries, judge_country
from diplovisit.evidence.verdicts.names import judge_name, judge_person, judge_place
from diplovisit.evidence.verdicts.offices import judge_capacity, judge_office
from diplovisit.evidence.verdicts.verdict import Cause, Verdict, quote_alone
from diplovisit.record import Capacity, Person
from diplovisit.record.polities import polity_name
from tests.evidence.cited import cited


@pytest.mark.parametrize(
    ("quote", "code", "is_place", "verdict", "reason"),
    [
        ("in Russia", "RU", True, Verdict.PROVEN, "name Russia"),
        ("on Monday", "RU", True, Verdict.UNREADABLE, "name no country"),
        ("a visit to France", "RU", True, Verdict.CONTRADICTED, "name France"),
        ("the Russian minister", "RU", False, Verdict.PROVEN, "name Russia"),
        (
            "the Russian minister",
            "RU",
            True,
            Verdict.AMBIGUOUS,
            "name its people, not the country as the place of a visit",
        ),
        ("Moscow agreed", "RU", True, Verdict.AMBIGUOUS, "name its capital, which may stand for its government"),
        ("Moscow agreed", "RU", False, Verdict.AMBIGUOUS, "name its capital, which may stand for its government"),
        (
            "Russia and France",
            "RU",
            True,
            Verdict.AMBIGUOUS,
            "name Russia and France, and do not say which is meant",
        ),
        ("Paris and Russia", "RU", True, Verdict.PROVEN, "name Russia"),  # a capital may be the venue of any talks
        # A name that two existing states share proves neither.
        ("in Congo", "CG", True, Verdict.AMBIGUOUS, 'have "Congo", which is also Democratic Republic of the Congo'),
        ("in Congo", "CD", True, Verdict.AMBIGUOUS, 'have "Congo", which is also Republic of the Congo'),
        (
            "Russian officials, then visit Russia",
            "RU",
            True,
            Verdict.PROVEN,
            "name Russia",
        ),  # the strongest mention counts
        (
            "Russia, then Russian officials",
            "RU",
            True,
            Verdict.UNREADABLE,
            "name Russia, but not as the place of a visit",
        ),
    ],
)
def test_judging_a_country(quote: str, code: str, is_place: bool, verdict: Verdict, reason: str) -> None:
    """Words prove a country only if they name it and no other; the reason says what else they can mean."""
    opinion = judge_country(quote_alone(quote), code, is_place=is_place)
    assert (opinion.verdict, opinion.reason) == (verdict, reason)


def test_the_cause_of_an_ambiguous_country() -> None:
    """For a destination, a capital and a people have the cause `metonym`; for an office, a capital has `value`."""
    assert judge_country(quote_alone("Moscow agreed"), "RU", is_place=True).cause is Cause.METONYM
    assert judge_country(quote_alone("Moscow agreed"), "RU", is_place=False).cause is Cause.VALUE
    assert judge_country(quote_alone("the Russian side"), "RU", is_place=True).cause is Cause.METONYM


@pytest.mark.parametrize(
    ("quote", "day", "code", "verdict"),
    [
        ("in Germany", datetime.date(2025, 3, 7), "DE", Verdict.PROVEN),
        ("in Germany", datetime.date(1905, 4, 30), "x-german-reich", Verdict.PROVEN),
        ("in Germany", None, "DE", Verdict.PROVEN),
        ("in Jamaica", datetime.date(1920, 1, 1), "JM", Verdict.PROVEN),  # a colony before its state existed
        ("in Vietnam", datetime.date(1970, 1, 1), "VDVN", Verdict.AMBIGUOUS),  # there were two
        (
            "in Vietnam",
            datetime.date(1970, 1, 1),
            "VN",
            Verdict.PROVEN,
        ),  # `country-not-valid-then` reports that it did not exist yet
        ("in Congo", datetime.date(1920, 1, 1), "CD", Verdict.PROVEN),
        ("in Congo", datetime.date(1975, 1, 1), "CD", Verdict.AMBIGUOUS),
    ],
)
def test_a_name_means_what_it_meant_on_the_day_of_the_source(
    quote: str, day: datetime.date | None, code: str, verdict: Verdict
) -> None:
    """A name means the states that existed on the day of the source, or, without a day, those that exist today."""
    assert judge_country(quote_alone(quote, day=day), code, is_place=True).verdict is verdict


@pytest.mark.parametrize(
    ("quote", "codes", "verdict", "reason"),
    [
        ("ministers of Russia and France", ["RU", "FR"], Verdict.PROVEN, "name Russia and France"),
        ("on Monday", ["RU"], Verdict.UNREADABLE, "name no country"),
        ("Russian ministers", ["RU", "FR"], Verdict.UNREADABLE, "name Russia alone"),
        ("Russian ministers", ["FR"], Verdict.CONTRADICTED, "name Russia"),
        (
            "Moscow and France",
            ["RU", "FR"],
            Verdict.AMBIGUOUS,
            "name a capital, which may stand for its government",
        ),
        (
            "delegations of Russia, France and Italy",
            ["RU", "FR"],
            Verdict.AMBIGUOUS,
            "name Russia and France and Italy, but the record has only some of them",
        ),
        (
            "ministers of Congo and France",
            ["CD", "FR"],
            Verdict.AMBIGUOUS,
            "have a name that several states share: Democratic Republic of the Congo and Republic of the Congo",
        ),
        (
            "a delegation of Congo",
            ["CD", "CG"],
            Verdict.AMBIGUOUS,
            "have a name that several states share: Democratic Republic of the Congo and Republic of the Congo",
        ),
    ],
)
def test_judging_a_list_of_countries(quote: str, codes: list[str], verdict: Verdict, reason: str) -> None:
    """Words prove a list of countries only if they name each of them and no other."""
    opinion = judge_countries(quote_alone(quote), codes)
    assert (opinion.verdict, opinion.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("sentence", "quote", "verdict", "reason"),
    [
        ("He arrived in Moscow on Friday.", "Moscow", Verdict.PROVEN, 'name "Moscow"'),
        (
            "Moscow rejected the plan, the paper said.",
            "Moscow",
            Verdict.CONTRADICTED,
            'use "Moscow" as a name of its government',
        ),
        ("He was in Kazan.", "Kazan", Verdict.UNREADABLE, 'do not name "Moscow"'),
        # The government is named elsewhere in the sentence, not in the words of the row.
        ("In Moscow on Friday he said that Paris rejected it.", "In Moscow on Friday", Verdict.PROVEN, 'name "Moscow"'),
        (
            None,
            "Moscow rejected the plan",
            Verdict.CONTRADICTED,
            'use "Moscow" as a name of its government',
        ),
        (None, "Moscow-based", Verdict.PROVEN, 'name "Moscow"'),
        (None, "the Moscowites", Verdict.UNREADABLE, 'do not name "Moscow"'),
    ],
)
def test_judging_a_place(sentence: str | None, quote: str, verdict: Verdict, reason: str) -> None:
    """Words name a place only in whole words; in an available sentence, the name must not stand for a government."""
    before, _, after = sentence.partition(quote) if sentence is not None else ("", "", "")
    opinion = judge_place(cited(before, quote, after) if sentence is not None else quote_alone(quote), "Moscow")
    assert (opinion.verdict, opinion.reason) == (verdict, reason)
    assert opinion.cause is (Cause.METONYM if "government" in reason else Cause.VALUE)


ANA = Person(id="ana", name="Ana Soto", office="Foreign Minister")


@pytest.mark.parametrize(
    ("before", "quote", "after", "office", "verdict", "cause"),
    [
        ("", "Foreign Minister Ana Soto", " left", "Foreign Minister", Verdict.PROVEN, Cause.VALUE),
        ("Deputy ", "Foreign Minister Ana Soto", " left", "Foreign Minister", Verdict.UNREADABLE, Cause.CUT),
        ("Deputy ", "Foreign Minister Ana Soto", " left", "Deputy Foreign Minister", Verdict.UNREADABLE, Cause.CUT),
        ("", "Secretary", " (East) Ana Soto left", "Secretary", Verdict.UNREADABLE, Cause.CUT),
        ("", "Secretary (East) Ana Soto", " left", "Secretary (East)", Verdict.PROVEN, Cause.VALUE),
        ("", "President", "-elect Ana Soto left", "President", Verdict.UNREADABLE, Cause.CUT),
        ("", "Former President Ana Soto", " left", "President", Verdict.CONTRADICTED, Cause.VALUE),
        ("", "Prime Minister Ana Soto", " left", "Defence Secretary", Verdict.CONTRADICTED, Cause.VALUE),
        ("", "Minister of Foreign Affairs Ana Soto", " left", "Foreign Minister", Verdict.UNREADABLE, Cause.VALUE),
        ("", "Ana Soto met Prime Minister Ben Roth", "", "Prime Minister", Verdict.UNREADABLE, Cause.VALUE),
        ("The ", "Foreign Minister", " said that she would go", "Foreign Minister", Verdict.PROVEN, Cause.VALUE),
    ],
)
def test_judging_an_office(before: str, quote: str, after: str, office: str, verdict: Verdict, cause: Cause) -> None:
    """An office is proven by the whole phrase of that person, and contradicted only by a whole phrase of another."""
    opinion = judge_office(cited(before, quote, after), attrs.evolve(ANA, office=office))
    assert (opinion.verdict, opinion.cause) == (verdict, cause)


@pytest.mark.parametrize(
    ("before", "quote", "after", "verdict", "cause"),
    [
        ("", "Ana Soto", " left", Verdict.PROVEN, Cause.VALUE),
        ("Minister María ", "Ana Soto", " left", Verdict.UNREADABLE, Cause.CUT),
        ("", "Ana", " Soto left", Verdict.UNREADABLE, Cause.CUT),
        ("", "An", "a Soto left", Verdict.UNREADABLE, Cause.CUT),
        ("Ms ", "Soto", " left", Verdict.AMBIGUOUS, Cause.VALUE),
        ("", "Ana Sota", " left", Verdict.CONTRADICTED, Cause.VALUE),
        ("", "Ben Roth", " left", Verdict.CONTRADICTED, Cause.VALUE),
        ("", "Ben Roth", " and Ana Soto left", Verdict.UNREADABLE, Cause.VALUE),
        ("", "Nobody", " left", Verdict.UNREADABLE, Cause.VALUE),
    ],
)
def test_judging_a_name(before: str, quote: str, after: str, verdict: Verdict, cause: Cause) -> None:
    """A name is proven where the words have all of it and the sentence has no more of it."""
    opinion = judge_name(cited(before, quote, after), ANA)
    assert (opinion.verdict, opinion.cause) == (verdict, cause)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ana Soto attended", Verdict.PROVEN),
        ("Ms Soto attended", Verdict.PROVEN),
        ("talks with Ana Soto", Verdict.PROVEN),
        ("Ana Soto's spokesman attended", Verdict.UNREADABLE),
        ("he spoke about Ana Soto", Verdict.UNREADABLE),
        ("Ben Roth went instead of Ana Soto", Verdict.UNREADABLE),
        ("he visited the Ana Soto Foundation", Verdict.UNREADABLE),
        ("Ana Soto will remain in Lima", Verdict.UNREADABLE),
    ],
)
def test_judging_who_takes_part(text: str, verdict: Verdict) -> None:
    """A person takes part whom the sentence names as one who is there, and not as one of whom it speaks."""
    assert judge_person(cited("", text, "."), ANA).verdict is verdict


@pytest.mark.parametrize(
    ("quote", "value", "verdict"),
    [
        ("Former President Ana Soto", Capacity.FORMER, Verdict.PROVEN),
        ("Former President Ana Soto", Capacity.HOLDER, Verdict.CONTRADICTED),
        ("President-elect Ana Soto", Capacity.ELECT, Verdict.PROVEN),
        ("President Ana Soto", Capacity.HOLDER, Verdict.ATTESTED),
        ("President Ana Soto", Capacity.FORMER, Verdict.UNREADABLE),
        ("Ana Soto met former President Ben Roth", Capacity.FORMER, Verdict.UNREADABLE),
        ("Ana Soto in a private capacity", Capacity.PRIVATE, Verdict.PROVEN),
    ],
)
def test_judging_a_capacity(quote: str, value: Capacity, verdict: Verdict) -> None:
    """A capacity is proven by the office of that person, and not by that of another in the words."""
    assert judge_capacity(cited("", quote, " left"), ANA, value).verdict is verdict


@pytest.mark.parametrize(
    ("before", "quote", "after", "name", "verdict", "cause"),
    [
        ("met in ", "Jerusalem", ".", "Jerusalem", Verdict.PROVEN, Cause.VALUE),
        ("met in East ", "Jerusalem", ".", "Jerusalem", Verdict.UNREADABLE, Cause.CUT),
        ("met in ", "Santa Cruz", " de la Sierra.", "Santa Cruz", Verdict.UNREADABLE, Cause.CUT),
        ("met at ", "India Gate", ".", "India", Verdict.UNREADABLE, Cause.VALUE),
        ("met in ", "Dar es Salaam", ".", "Dar es Salaam", Verdict.PROVEN, Cause.VALUE),
    ],
)
def test_judging_a_place_by_its_whole_name(
    before: str, quote: str, after: str, name: str, verdict: Verdict, cause: Cause
) -> None:
    """A place is proven by its whole name in the sentence; words that cut the name prove nothing."""
    opinion = judge_place(cited(before, quote, after), name)
    assert (opinion.verdict, opinion.cause) == (verdict, cause)


@pytest.mark.parametrize(
    ("before", "quote", "after", "code"),
    [
        ("travel to North ", "Korea", " in April", "KR"),
        ("travel to North ", "Korea", " in April", "KP"),
        ("travel to ", "Guinea", "-Bissau", "GN"),
        ("the Democratic ", "Republic of the Congo", "", "CG"),
        ("a visit to ", "Niger", "ia", "NE"),
    ],
)
def test_words_that_cut_a_country_prove_nothing(before: str, quote: str, after: str, code: str) -> None:
    """Words that cut the name of a country neither prove nor contradict any country."""
    opinion = judge_country(cited(before, quote, after), code, is_place=True)
    assert (opinion.verdict, opinion.cause) == (Verdict.UNREADABLE, Cause.CUT)


@given(
    st.sampled_from(["Vice ", "former ", "Deputy ", "then-", "acting ", "ex-", "Shadow ", "Assistant "]),
    st.sampled_from(["Foreign Minister", "President", "Secretary of State"]),
)
def test_a_word_before_an_office_takes_the_proof(word: str, office: str) -> None:
    """An office that its words prove is not proven where the sentence has a capacity before it."""
    person = attrs.evolve(ANA, office=office)
    assert judge_office(cited("", f"{office} Ana Soto", " left"), person).verdict is Verdict.PROVEN
    assert judge_office(cited(word, f"{office} Ana Soto", " left"), person).cause is Cause.CUT


@given(st.sampled_from(["Chile", "Kenya", "Norway", "Japan"]), st.sampled_from(["CL", "KE", "NO", "JP"]))
def test_only_the_country_of_a_visit_is_proven(name: str, code: str) -> None:
    """A plain sentence of a visit proves its country, and contradicts every other state."""
    opinion = judge_country(cited("She will ", f"visit {name}", " on Monday."), code, is_place=True)
    assert opinion.verdict is (Verdict.PROVEN if polity_name(code) == name else Verdict.CONTRADICTED)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("At 8 a.m. on behalf of Ben Roth she left.", "Ben Roth", "behalf of"),
        ("The report was drafted by Ben Roth.", "Ben Roth", "drafted by"),
        ("Mati Aho was welcomed at the airport by Ben Roth.", "Ben Roth", "airport by"),
        ("She came instead of Ben Roth.", "Ben Roth", "instead of"),
    ],
)
def test_a_refusal_shows_the_words_beside_a_name_whole(text: str, name: str, words: str) -> None:
    """Where no rule reads that somebody takes part, the reason shows the words as the text prints them."""
    before, _, after = text.partition(name)
    opinion = judge_person(cited(before, name, after), Person(id="roth", name=name))
    assert opinion.reason.endswith(f'but "{words}" with the name does not say that this person takes part')
