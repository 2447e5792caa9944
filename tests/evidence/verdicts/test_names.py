"""Judging the names of countries and places."""

import datetime

import pytest

from diplovisit.evidence.verdicts.names import judge_countries, judge_country, judge_place
from diplovisit.evidence.verdicts.verdict import Cause, Verdict, quote_alone
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
            "name its people, and not the country as the place of a visit",
        ),
        ("Moscow agreed", "RU", True, Verdict.AMBIGUOUS, "name its capital, which may stand for its government"),
        ("Moscow agreed", "RU", False, Verdict.AMBIGUOUS, "name its capital, which may stand for its government"),
        (
            "Russia and France",
            "RU",
            True,
            Verdict.AMBIGUOUS,
            "name Russia and France, and which of them is meant is not said",
        ),
        ("Paris and Russia", "RU", True, Verdict.PROVEN, "name Russia"),  # a capital may be the venue of any talks
        # A name that two existing states share proves neither.
        ("in Congo", "CG", True, Verdict.AMBIGUOUS, 'have "Congo", which is also Democratic Republic of the Congo'),
        ("in Congo", "CD", True, Verdict.AMBIGUOUS, 'have "Congo", which is also Republic of the Congo'),
        ("Russia, then Russian officials", "RU", True, Verdict.PROVEN, "name Russia"),  # the strongest mention counts
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
        ("Russia and France", ["RU", "FR"], Verdict.PROVEN, "name Russia and France"),
        ("on Monday", ["RU"], Verdict.UNREADABLE, "name no country"),
        ("Russia", ["RU", "FR"], Verdict.CONTRADICTED, "name Russia"),
        (
            "Moscow and France",
            ["RU", "FR"],
            Verdict.AMBIGUOUS,
            "name a capital, which may stand for its government",
        ),
        (
            "Russia, France and Italy",
            ["RU", "FR"],
            Verdict.AMBIGUOUS,
            "name Russia and France and Italy, of which the record has some",
        ),
        (
            "Congo and France",
            ["CD", "FR"],
            Verdict.AMBIGUOUS,
            "have a name that several states have: Democratic Republic of the Congo and Republic of the Congo",
        ),
        (
            "Congo",
            ["CD", "CG"],
            Verdict.AMBIGUOUS,
            "have a name that several states have: Democratic Republic of the Congo and Republic of the Congo",
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
            'name "Moscow" for the government that sits there',
        ),
        ("He was in Kazan.", "Kazan", Verdict.CONTRADICTED, 'do not name "Moscow"'),
        # The government is named elsewhere in the sentence, not in the words of the row.
        ("In Moscow on Friday he said that Paris rejected it.", "In Moscow on Friday", Verdict.PROVEN, 'name "Moscow"'),
        (
            None,
            "Moscow rejected the plan",
            Verdict.CONTRADICTED,
            'name "Moscow" for the government that sits there',
        ),
        (None, "Moscow-based", Verdict.PROVEN, 'name "Moscow"'),
        (None, "the Moscowites", Verdict.CONTRADICTED, 'do not name "Moscow"'),
    ],
)
def test_judging_a_place(sentence: str | None, quote: str, verdict: Verdict, reason: str) -> None:
    """Words name a place only in whole words; in an available sentence, the name must not stand for a government."""
    before, _, after = sentence.partition(quote) if sentence is not None else ("", "", "")
    opinion = judge_place(cited(before, quote, after) if sentence is not None else quote_alone(quote), "Moscow")
    assert (opinion.verdict, opinion.reason) == (verdict, reason)
    assert opinion.cause is (Cause.METONYM if "government" in reason else Cause.VALUE)
