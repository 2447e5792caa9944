"""Which figures of a text become claims, and what they are said to be of."""

import datetime

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.proposal import ProposedClaim, ProposedFact
from diplovisit.drafting.rules.figure_sides import with_sides
from diplovisit.drafting.rules.figures import find_figures

DAY = datetime.date(2026, 9, 3)


def claims_of(text: str) -> tuple[ProposedClaim, ...]:
    """The claims that are read in a text."""
    return find_figures([read_article("paper", text.encode())], DAY)[0]


def shown(claim: ProposedClaim) -> str:
    """A claim as one line: kind, figure, and what it is of."""
    value = claim.value.value if claim.value else ""
    unit = claim.unit.value if claim.unit else "?"
    qualifier = f" {claim.qualifier.value}" if claim.qualifier else ""
    dates = [
        f" {name} {fact.value}" for name in ("due", "since", "as_of") if (fact := getattr(claim, name)) is not None
    ]
    return f"{claim.kind.value} {value} {unit}{qualifier}{''.join(dates)}: {claim.what.value}"


READ = [
    ("Trade between the two countries came to 4.1 billion euros in 2025.", "measure 4100000000 EUR as_of 2025: Trade between the two countries"),
    ("Two-way trade stands at approximately €66 billion.", "measure 66000000000 EUR approximately: Two-way trade"),
    ("They set a target of raising bilateral trade to €16 billion by 2030.", "target 16000000000 EUR due 2030: bilateral trade"),
    ("The bank approved a €42 million loan for sluice gates.", "measure 42000000 EUR: loan for sluice gates"),
    ("12 Norwegian sailors died in the fire.", "count 12 person: Norwegian sailors died in the fire"),
    ("About 70 companies have signed up for the fair.", "count 70 item approximately: companies have signed up for the fair"),
    ("Donors have covered 31 percent of the appeal.", "measure 31 percent: appeal"),
    ("Imports of crude oil have reached 4 million euros since 2022.", "measure 4000000 EUR since 2022: Imports of crude oil"),
    ("Exports worth 96 million euros went to Angola.", "measure 96000000 EUR: Exports"),
    ("At least 14 people were killed in the raids.", "count 14 person at-least: people were killed in the raids"),
    ("In 2025 the value of trade exceeded USD 11.2 billion.", "measure 11200000000 USD over as_of 2025: value of trade"),
    ("Trade is negligible: 38 million euros in 2024.", "measure 38000000 EUR as_of 2024: Trade"),
    ("Swedish exports to Botswana: about SEK 310 million (2025).", "measure 310000000 SEK approximately as_of 2025: Swedish exports to Botswana"),
    ("Rail freight between the countries rose 23 percent last year.", "measure 23 percent: Rail freight between the countries rose"),
    ("Bilateral trade grew 12.4% to EUR 3.2 billion in 2025.", "measure 3200000000 EUR as_of 2025: Bilateral trade"),
    ("Korean companies have invested over USD 6 billion in Poland.", "measure 6000000000 USD over: Korean companies have invested"),
    ("The sides noted that in 2025 transit by rail reached 4.8 million tonnes.", "count 4800000 item as_of 2025: transit by rail reached 4.8 million tonnes"),
    ("Gas deliveries totalled 3.2 billion cubic metres in 2025.", "count 3200000000 item as_of 2025: Gas deliveries totalled 3.2 billion cubic metres"),
    ("He said that exports to Chile amounted to EUR 40 million in 2024.", "measure 40000000 EUR as_of 2024: exports to Chile"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), READ)
def test_a_figure_is_read_with_what_it_is_of(text: str, claim: str) -> None:
    """A sum, a share or a number becomes a claim in the words of the text."""
    assert claim in [shown(each) for each in claims_of(text)]


LEFT = [
    "The two countries are neighbours.",
    "Both ministers met three times.",
    "It is the first visit in 12 years.",
    "She arrives on 3 May 2026 at 14.30.",
    "Trade was 12 percent more than in the year before.",
    "They agreed to bring it to 500 million euros.",
    "He spent 20 minutes with the press.",
    "Route 66 was closed.",
]


@pytest.mark.parametrize("text", LEFT)
def test_a_figure_that_does_not_say_what_it_is_of_is_left_out(text: str) -> None:
    """Days, hours, lengths, small counts of parties and figures without a noun become no claims."""
    assert [shown(each) for each in claims_of(text) if each.value] == []


def test_a_sign_of_many_currencies_is_inferred_only_where_one_fits() -> None:
    """With no other dollar country in the text "$" is inferred to be the US dollar, and otherwise a person chooses."""
    article = read_article("paper", b"Trade between Norway and Japan came to $4 million.")
    (claim,), choices = find_figures([article], DAY)
    assert claim.unit is not None
    assert (claim.unit.value, bool(claim.unit.note), choices) == ("USD", True, ())
    article = read_article("paper", b"Trade between Norway and Australia came to $4 million.")
    (claim,), (choice,) = find_figures([article], DAY)
    assert claim.unit is None
    assert [option.value for option in choice.options][:1] == ["AUD"]


def test_a_figure_is_of_no_country_that_only_its_sentence_names() -> None:
    """A country becomes a subject only where it is part of what the figure is of."""
    (claim,) = claims_of("Five Members of Parliament flew to New Zealand.")
    assert claim.subjects == ()
    (claim,) = claims_of("Trade between Norway and Japan came to 4 million euros, the daily in Chile wrote.")
    assert [fact.value for fact in claim.subjects] == ["NO", "JP"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It takes 1.3 billion cubic metres of gas by way of the new Baltic pipeline.", "cubic metres of gas"),
        ("It delivers 25 percent of the gas that Poland uses by means of a pipe.", "gas that Poland uses"),
        ("They lay 300 kilometres of track in the course of the very long year.", "kilometres of track"),
        ("It sends 40 doctors from hospitals in the big towns of the north coast.", "doctors from hospitals"),
    ],
)
def test_what_a_figure_is_of_ends_where_a_phrase_ends(text: str, what: str) -> None:
    """Words that are cut at the limit end before the phrase that is cut."""
    assert [claim.what.value for claim in claims_of(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Norway exported 3.2 billion euros to Japan in 2025.",
        "South Korea paid 4 million euros.",
        "The United States has 30 billion euros.",
        "In Norway and Japan it was 62 million euros.",
    ],
)
def test_no_figure_is_of_a_country_alone(text: str) -> None:
    """The name of a country does not say what a sum is of."""
    assert claims_of(text) == ()


SIDES = [
    ("Two-way trade stands at 66 million euros.", ["NO", "JP"], ["NO", "JP"]),
    ("Trade between the two countries came to 4.1 billion euros.", ["NO", "JP"], ["NO", "JP"]),
    ("Two-way trade stands at 66 million euros.", ["NO", "JP", "KR"], []),
    ("Exports of fish came to 66 million euros.", ["NO", "JP"], []),
    ("Trade between Norway and Chile came to 66 million euros.", ["NO", "JP"], ["NO", "CL"]),
]


@pytest.mark.parametrize(("text", "countries", "subjects"), SIDES)
def test_a_figure_of_both_sides_is_of_the_two_countries_of_the_visit(
    text: str, countries: list[str], subjects: list[str]
) -> None:
    """Where a visit goes from one country to one other, "two-way" is of these two, and is marked as inferred."""
    sending = (ProposedFact(value=countries[0], note="made up for this test"),)
    (claim,) = with_sides(claims_of(text), sending, countries[1:])
    assert [fact.value for fact in claim.subjects] == subjects
