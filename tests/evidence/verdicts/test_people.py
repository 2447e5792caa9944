"""Judging who travels, which country a person is of, and where an engagement is held."""

import pytest

from diplovisit.evidence.verdicts.countries import judge_person_country
from diplovisit.evidence.verdicts.names import judge_person, judge_place_of_record
from diplovisit.evidence.verdicts.verdict import Verdict, quote_alone
from diplovisit.record import Person

_TAMM = Person(id="tamm", name="Liis Tamm", office="Foreign Minister")


@pytest.mark.parametrize(
    "quote",
    [
        "Foreign Minister Liis Tamm will visit Finland",
        "Liis Tamm",
        "Foreign Minister Liis Tamm",
        "The visit of Foreign Minister Liis Tamm to Finland",
        "Liis Tamm's visit to Finland",
        "Mati Aho and Liis Tamm will visit Finland",
        "Liis Tamm and Mati Aho will visit Finland",
        "The ministry said Foreign Minister Liis Tamm will visit Finland",
        "The ministry said that Foreign Minister Liis Tamm would travel to Finland",
        "Liis Tamm, the ministry said, will visit Finland",
        "The delegation led by Foreign Minister Liis Tamm arrived in Helsinki",
        "Mati Aho, accompanied by Liis Tamm, will visit Finland",
        "Liis Tamm will sign the treaty and visit Finland",
        "Liis Tamm, who said she was glad, will visit Finland",
        "Liis Tamm arrived in Helsinki on Monday",
        "Liis Tamm travels to Helsinki to meet Mati Aho",
        "Liis Tamm was received by Mati Aho in Helsinki",
        "On Monday Liis Tamm flew to Helsinki",
        "Liis Tamm to visit Finland",
        "Liis Tamm will be in Helsinki on Monday",
        "Liis Tamm is on a visit to Finland",
        "Mati Aho met Kari Lee and Liis Tamm will visit Finland",
        "Foreign Minister Liis Tamm paid a visit to Finland",
        "Estonian Foreign Minister Liis Tamm arrived in Helsinki, where she will meet Mati Aho",
        "Accompanied by Foreign Minister Liis Tamm, the President flew to Helsinki",
        "On Monday, Foreign Minister Liis Tamm will be in Helsinki",
        "The President and Foreign Minister Liis Tamm will visit Finland",
        "Liis Tamm, the foreign minister, will visit Finland",
        "Liis Tamm will travel to Finland, the ministry announced",
        "Mati Aho announced that Liis Tamm will visit Finland",
        "Foreign Minister Liis Tamm will pay an official visit to Finland on 3 May, where she will be received by Mati Aho",
        "During the visit of Foreign Minister Liis Tamm to Finland",
        "Liis Tamm is due in Helsinki on Monday",
        "Travelling to Helsinki with the President, Liis Tamm will meet Mati Aho",
        "Foreign Minister Liis Tamm is leading the delegation",
        "Vice President Liis Tamm will visit Finland",
        "Liis Tamm will meet Mati Aho in Helsinki",
        "Liis Tamm left for Helsinki",
        "Liis Tamm has been invited to visit Finland",
        "Liis Tamm has accepted an invitation to Finland and will travel in May",
    ],
)
def test_a_traveller_is_proven_where_the_words_may_have_her_travel(quote: str) -> None:
    """A person whom the words name as the subject of travel, in a visit of hers, or alone is proven a traveller."""
    assert judge_person(quote_alone(quote), _TAMM, travels=True).verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    "quote",
    [
        "Foreign Minister Liis Tamm said that the Prime Minister will visit Finland",
        "Foreign Minister Mati Aho will visit Estonia and meet Foreign Minister Liis Tamm",
        "Liis Tamm will receive the Finnish delegation in Tallinn",
        "Liis Tamm will stay in Tallinn",
        "Liis Tamm remained in Tallinn",
        "Liis Tamm welcomed Mati Aho to Estonia",
        "The letter was signed by Foreign Minister Liis Tamm",
        "Liis Tamm signed the letter",
        "The Prime Minister will visit Finland, said Foreign Minister Liis Tamm",
        "The Prime Minister will visit Finland, Foreign Minister Liis Tamm said",
        "Mati Aho will visit Estonia and hold talks with Foreign Minister Liis Tamm",
        "Mati Aho will visit Estonia and meet with Liis Tamm",
        "Mati Aho will meet President Kari Lee and Foreign Minister Liis Tamm",
        "Mati Aho will meet Kari Lee, Juhan Oja and Liis Tamm",
        "Mati Aho was welcomed at the airport by Liis Tamm",
        "Mati Aho was received by Liis Tamm",
        "Mati Aho will visit Estonia at the invitation of Foreign Minister Liis Tamm",
        "Liis Tamm, who will receive Mati Aho in Tallinn, is new",
        "Liis Tamm to host Mati Aho in Tallinn",
        "Liis Tamm hosted a dinner for Mati Aho",
        "Liis Tamm announced the visit of the Prime Minister to Finland",
        "Liis Tamm told reporters the Prime Minister would visit and travel to Finland",
        "Liis Tamm greeted the guests",
        "Mati Aho, welcomed by Liis Tamm, arrived in Tallinn",
        "Liis Tamm will remain in Tallinn",
        "Liis Tamm will be hosting the Finnish delegation",
        "Liis Tamm has invited Mati Aho to Estonia",
        "According to a spokesman, Liis Tamm also stressed that Mati Aho will visit",
        "Mati Aho met his counterpart Liis Tamm",
        "Liis Tamm, the foreign minister, welcomed Mati Aho",
        "Tallinn, 3 May. Liis Tamm received the ambassador",
        "Mati Aho thanked Liis Tamm",
        "Mati Aho was seen off by Liis Tamm",
        "The talks with Liis Tamm went well",
        "Mati Aho will visit Estonia, where he will meet Foreign Minister Liis Tamm and President Kari Lee",
        "Mati Aho is a guest of Liis Tamm",
        "Liis Tamm and Kari Lee welcomed Mati Aho",
        "Liis Tamm and President Kari Lee will receive Mati Aho",
        "Mati Aho held a meeting with Estonia's Foreign Minister Liis Tamm",
        "Liis Tamm later told the press about the visit",
        "Liis Tamm confirmed the visit of Mati Aho",
        "Liis Tamm will sign the treaty in Tallinn",
        "Mati Aho meets Liis Tamm",
        '"Mati Aho will come to Tallinn," Liis Tamm said',
        '"Mati Aho will come to Tallinn," said Liis Tamm',
        "Liis Tamm added that Mati Aho would visit Estonia and travel on to Riga",
        "In Tallinn, Liis Tamm hosts Mati Aho",
        "Liis Tamm is staying in Tallinn",
        "Mati Aho will see Liis Tamm",
        "Mati Aho will have dinner with Liis Tamm",
        "Mati Aho will call on Liis Tamm",
        "Mati Aho will pay a courtesy call on Liis Tamm",
        "Mati Aho will be hosted by Liis Tamm",
        "Mati Aho visited Estonia and was received by President Kari Lee and Liis Tamm",
        "Liis Tamm thanked Mati Aho for the visit",
        "Liis Tamm received Mati Aho, visiting Estonia for the first time",
        "Liis Tamm welcomed the talks and visit",
        "Liis Tamm is to receive Mati Aho",
        "Mati Aho spoke to Liis Tamm",
        "Talks between Mati Aho and Liis Tamm",
        "Liis Tamm: the Prime Minister will visit Finland",
    ],
)
def test_a_traveller_is_unread_where_the_words_have_her_at_home(quote: str) -> None:
    """Whoever speaks, hosts, stays, signs or is met is proven no traveller."""
    opinion = judge_person(quote_alone(quote), _TAMM, travels=True)
    assert opinion.verdict is Verdict.UNREADABLE
    assert "name Liis Tamm, but not as a traveller" in opinion.reason or "takes part" in opinion.reason


@pytest.mark.parametrize(
    "quote",
    [
        "Estonia's Foreign Minister",
        "the Estonian Foreign Minister arrived",
        "Estonian Foreign Minister Liis Tamm",
        "Foreign Minister of Estonia",
        "the Foreign Minister of the Republic of Estonia",
        "Liis Tamm of Estonia",
        "Estonia's Foreign Minister, Liis Tamm, met the President of Finland",
        "Estonia's Prime Minister and Foreign Minister Liis Tamm",
    ],
)
def test_the_country_of_a_person_stands_beside_the_name_or_the_office(quote: str) -> None:
    """The country beside a person's name, or beside the person's own office where no name is, is the person's."""
    assert judge_person_country(quote_alone(quote), _TAMM, "EE").verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    "quote",
    [
        "The President of Finland met her",
        "The border of Finland",
        "Liis Tamm criticised Finland",
        "criticised Finland",
        "The Foreign Minister of Finland and Liis Tamm met",
        "The Foreign Minister of Finland met Liis Tamm",
        "The President of Finland and Foreign Minister Liis Tamm met",
        "Finland's Deputy Foreign Minister",
        "Finland's Foreign Minister Jonas Kask",
        "Finnish Prime Minister",
        "Finland",
        "Finnish Foreign Ministry",
        "Foreign Minister of Finland Jonas Kask",
        "The Foreign Minister of Finland, Liis Tamm said, is ill",
        "the Finnish minister and Liis Tamm",
        "The Foreign Minister in Finland",
        "Finland and Liis Tamm",
        "Finland, Foreign Minister Liis Tamm said, is near",
        "In Finland Foreign Minister Liis Tamm met",
        "The Finnish President and Liis Tamm met",
        "The Finnish President, Foreign Minister Liis Tamm and others met",
    ],
)
def test_a_country_elsewhere_is_not_that_of_the_person(quote: str) -> None:
    """A country that is neither beside a person's name nor beside the person's own office proves nothing of it."""
    assert judge_person_country(quote_alone(quote), _TAMM, "FI").verdict is Verdict.UNREADABLE


def test_an_office_without_a_name_is_nobodys_whose_office_is_not_recorded() -> None:
    """Where neither the name nor the recorded office stands in the words, they give the person no country."""
    someone = Person(id="tamm", name="Liis Tamm")
    assert judge_person_country(quote_alone("Estonia's Foreign Minister"), someone, "EE").verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("They will meet in Stenbock House", Verdict.PROVEN),
        ("They will meet in Kadriorg Palace", Verdict.CONTRADICTED),
        ("They will meet in Stenbock House, and not in Kadriorg Palace", Verdict.PROVEN),
        ("They will meet at noon", Verdict.ATTESTED),
        ("They will meet in Toompea Castle", Verdict.ATTESTED),
    ],
)
def test_the_place_of_an_engagement_is_judged_by_its_name(quote: str, verdict: Verdict) -> None:
    """Words that name the place prove it; words that name another place of the record contradict it."""
    places = {"house": "Stenbock House", "palace": "Kadriorg Palace"}
    assert judge_place_of_record(quote_alone(quote), "house", places).verdict is verdict
