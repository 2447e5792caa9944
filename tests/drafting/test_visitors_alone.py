"""Events without the visitor, legs of one of several, people who stay at home, labels and choices of a draft."""

import datetime
from typing import Final

import pytest

from diplovisit.drafting import DraftedRecord
from diplovisit.pipeline.draft import draft

_REVISED: Final = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
_HEAD: Final = "Ministry of Foreign Affairs of Chile\n4 March 2026\n\n"
_VISIT: Final = "Foreign Minister Beatriz Undurraga of Chile will visit Portugal on 10 and 11 March 2026. "
_BOTH: Final = (
    "Foreign Minister Beatriz Undurraga of Chile and Foreign Minister Lucía Ferrand of Peru will visit Portugal on 10"
    " March 2026. "
)


def _draft(text: str) -> DraftedRecord:
    return draft({"paper": f"{_HEAD}{text}\n"}, revised=_REVISED)


@pytest.mark.parametrize(
    "sentence",
    [
        "The annual dinner of the Portuguese-Chilean Chamber in Lisbon on 10 March will take place without the minister.",
        "The dinner on 10 March in Porto will be held in her absence.",
        "The dinner in Porto will be held without Ms Undurraga.",
        "The dinner in Porto will be held in the absence of the minister.",
        "Her delegation will attend a dinner in Porto on 10 March.",
        "Her deputy will attend a reception in Porto on 10 March.",
        "Her spouse will visit a school in Porto on 10 March.",
        "Her husband will tour the Museum of Porto on 10 March.",
        "The delegation will meet President Rui Carvalhal in Porto without her.",
        "In her absence the ambassador will lay a wreath in Porto on 10 March.",
        "A wreath will be laid in Porto on 10 March by the ambassador.",
        "A wreath will be laid in her name in Porto on 10 March.",
        "A wreath will be laid on her behalf in Porto on 10 March.",
        "The signing ceremony in Porto will go ahead without her.",
        "A reception in Porto on 10 March will be hosted by the ambassador in the minister's absence.",
        "She will not attend the dinner in Porto on 10 March.",
        "The dinner in Porto, which she will not attend, is on 10 March.",
        "The dinner in Porto on 10 March is under discussion.",
        "A meeting with President Rui Carvalhal is under consideration.",
        "A meeting with President Rui Carvalhal on 10 March has been proposed.",
        "A meeting with President Rui Carvalhal on 10 March would have been the first.",
        "A meeting with President Rui Carvalhal is an option.",
        "The spouses will attend a concert in Porto on 10 March.",
        "A concert for the spouses will take place in Porto on 10 March.",
        "The business delegation will hold talks in Porto on 10 March.",
        "A dinner in Porto on 10 March is open to members of the delegation only.",
        "She will be represented by the ambassador at a dinner in Porto on 10 March.",
        "The ambassador will represent her at a dinner in Porto on 10 March.",
        "The ambassador will stand in for the minister at the dinner in Porto on 10 March.",
        "The dinner in Porto on 10 March will be missed by the minister.",
    ],
)
def test_no_engagement_is_without_the_visitor(sentence: str) -> None:
    """What takes place without the visitor, or is not settled, is no engagement and gives no place."""
    (stop,) = _draft(_VISIT + sentence).visit.stops
    assert not stop.engagements
    assert not stop.places


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In the absence of President Rui Carvalhal, she will meet Prime Minister Ana Costa in Lisbon.", "meeting"),
        ("She will attend a dinner in Porto without her husband.", "dinner"),
        ("She will meet President Rui Carvalhal without advisers.", "meeting"),
        ("The dinner on 10 March in Porto will be hosted by President Rui Carvalhal.", "dinner"),
        ("She will meet President Rui Carvalhal to discuss the agreement under negotiation.", "meeting"),
    ],
)
def test_an_engagement_stays_where_somebody_else_is_absent(sentence: str, kind: str) -> None:
    """The absence of others, and what is still negotiated, leave an engagement of the visitor as it is."""
    (stop,) = _draft(_VISIT + sentence).visit.stops
    assert [each.kind.value for each in stop.engagements] == [kind]


@pytest.mark.parametrize(
    "days",
    [
        "Portugal next week and Spain the week after",
        "Portugal this week and Spain next week",
        "Portugal this week and Spain in April",
        "Portugal in March and Spain in April",
        "Portugal today and Spain tomorrow",
        "Portugal this month and Spain later this month",
        "Portugal on 9 March and Spain on 10 March",
        "Portugal, then Spain",
    ],
)
@pytest.mark.parametrize("mark", [",", ";", " and"])
def test_each_meeting_is_at_the_stop_of_its_clause(days: str, mark: str) -> None:
    """Countries with days of any kind are stops, and "in Spain she will" begins what is done in Spain."""
    text = f"Foreign Minister Beatriz Undurraga of Chile will visit {days}. In Portugal she will meet President Rui"
    stops = _draft(f"{text} Carvalhal{mark} in Spain she will meet King Alfonso.").visit.stops
    found = {stop.country: [one.person for each in stop.engagements for one in each.participants] for stop in stops}
    assert found == {"PT": ["carvalhal"], "ES": ["alfonso"]}


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Ms Ferrand will then visit Spain on 11 March 2026, while Ms Undurraga returns to Santiago.", ["PT"]),
        ("Ms Ferrand then travels to Spain.", ["PT"]),
        ("Ms Ferrand will travel on to Spain on 11 March 2026.", ["PT"]),
        ("Only Ms Undurraga will then visit Spain.", ["PT"]),
        ("From there Ms Undurraga will fly to Spain.", ["PT"]),
        ("Afterwards Ms Ferrand will also visit Spain.", ["PT"]),
        ("They will then visit Spain on 11 March 2026.", ["PT", "ES"]),
        ("Together they will then travel to Spain.", ["PT", "ES"]),
    ],
)
def test_a_leg_of_one_of_several_is_none_of_their_visit(sentence: str, countries: list[str]) -> None:
    """Where several visit a country together, another one is a stop only where they all go there."""
    assert [stop.country for stop in _draft(_BOTH + sentence).visit.stops] == countries


@pytest.mark.parametrize(
    "text",
    [
        (
            "Former Kenyan Foreign Minister Wanjiru Otieno, now Special Envoy of the President, will visit Ireland on 26"
            " October 2026. President James Kariuki stays in Nairobi."
        ),
        (
            "Wanjiru Otieno, envoy of the President of Kenya, will visit Ireland on 26 October 2026. Kenyan President James"
            " Kariuki sent her."
        ),
        (
            "Kenya's former Foreign Minister Wanjiru Otieno, now adviser to the Foreign Minister, will visit Ireland on 26"
            " October 2026. Foreign Minister Abel Ruto remains in Nairobi."
        ),
        (
            "Wanjiru Otieno, chief of staff of the President, will visit Ireland on 26 October 2026. President James"
            " Kariuki is staying in Nairobi."
        ),
        (
            "Wanjiru Otieno, Assistant to the President of Kenya, will visit Ireland on 26 October 2026. President James"
            " Kariuki is in Nairobi."
        ),
        (
            "Wanjiru Otieno, spokeswoman for the Kenyan Foreign Minister, will visit Ireland on 26 October 2026. Foreign"
            " Minister Ben Ruto is in Nairobi."
        ),
        (
            "Kenyan envoy Wanjiru Otieno, with a letter from the President, will visit Ireland on 26 October 2026."
            " President James Kariuki stays behind."
        ),
    ],
)
def test_whom_somebody_serves_does_not_travel(text: str) -> None:
    """The envoy of a president travels, and not the president."""
    assert [each.person for each in _draft(text).visit.travellers] == ["otieno"]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("agreements on fisheries, rice and digital government, officials said", None),
        ("agreements on trade and fisheries", None),
        ("agreements on air services, on extradition and on visas", None),
        ("agreement on tourism, agriculture, and energy", None),
        ("protocol for the protection of birds and wetlands", None),
        (
            "memorandum of understanding on maritime safety on 10 March",
            "memorandum of understanding on maritime safety",
        ),
        ("agreement on trade and meet the president", "agreement on trade"),
        ("agreement on trade and hold a press conference", "agreement on trade"),
        ("agreement on Tuesday", "agreement"),
        ("agreement on 10 March", "agreement"),
        ("agreement on March 10", "agreement"),
        ("declaration on the occasion of the visit", "declaration"),
        ("agreement on the sidelines of the forum", "agreement"),
    ],
)
def test_a_label_has_all_matters_and_no_day(words: str, label: str | None) -> None:
    """What is signed is named with every matter of its list, and never with a day or another deed."""
    (stop,) = _draft(f"{_VISIT}The two ministers will sign {words}.").visit.stops
    labels = [each.label for each in stop.engagements if each.kind.value == "signing"]
    assert labels == [label or words.removesuffix(", officials said")]


def test_a_ceremony_has_no_label_of_its_day() -> None:
    """A signing ceremony on a day is named by nothing."""
    (stop,) = _draft(f"{_VISIT}The signing ceremony on 10 March begins at noon.").visit.stops
    assert [each.label for each in stop.engagements] == [None]


def _options(made: DraftedRecord, address: str) -> list[str]:
    return [option.value for choice in made.choices if choice.address == address for option in choice.options]


def test_the_country_beside_somebody_is_offered() -> None:
    """A country that the sentence of somebody names is a candidate for the country of the office."""
    text = (
        "LIMA, June 9, 2026 (Andes Wire) - Vietnamese President Tran Duc Minh arrived in Lima on Tuesday for a three-day"
        " state visit to Peru. He will lay a wreath before leaving for Chile, where he is to meet President Beatriz"
        " Undurraga in Santiago on Friday. Peru exported goods worth $310 million to Vietnam last year."
    )
    made = draft({"paper": text}, revised=_REVISED)
    assert _options(made, "undurraga/country") == ["PE", "VN", "CL"]
    units = _options(made, "figure-1/quantity/unit")
    assert units[:2] == ["CLP", "USD"]
    assert len(units) == len(set(units))


def test_two_texts_offer_each_candidate_once() -> None:
    """The candidates of a choice that two texts leave open are not repeated."""
    first = f"{_HEAD}{_VISIT}She will meet President Rui Carvalhal."
    second = (
        "LISBON, 5 March 2026 (Atlantic News) - Chilean Foreign Minister Beatriz Undurraga will visit Portugal on 10 and"
        " 11 March 2026 and meet President Rui Carvalhal."
    )
    made = draft({"first": first, "second": second}, revised=_REVISED)
    assert _options(made, "carvalhal/country") == ["PT", "CL"]
