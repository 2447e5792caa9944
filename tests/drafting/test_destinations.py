"""Stops of a visit: the countries of this journey alone, as news writes of them."""

import attrs
import pytest

from diplovisit.drafting.rules.destinations import find_stops
from tests.drafting.visit_contexts import context_of, propose_visit, refused_of_visit


@attrs.frozen
class Case:
    """A text about Ana Soto's visit, with the codes of its stops, and the places that are proposed."""

    text: str
    stops: tuple[str, ...]
    places: tuple[str, ...] = ()


CASES = (
    Case("Ana Soto will visit Portugal next week.", ("PT",)),
    Case("Ana Soto will visit Portugal, Spain and Italy from 3 to 9 June.", ("PT", "ES", "IT")),
    Case("Ana Soto will travel to Portugal on 3 June and then to Spain on 5 June.", ("PT", "ES")),
    Case("Ana Soto arrived in Portugal on Monday for a three-day visit.", ("PT",)),
    Case("Portugal will receive Foreign Minister Ana Soto on Wednesday.", ("PT",)),
    Case("Ana Soto will fly to Lisbon on Tuesday for talks with Ben Roth.", ("PT",), ("Lisbon",)),
    Case("After her visit to Portugal, Ana Soto will go on to Morocco.", ("PT", "MA")),
    Case("Visit of Foreign Minister Ana Soto to Portugal and Spain, 3 to 9 June 2026", ("PT", "ES")),
    Case("Official visit of H.E. Ms. Ana Soto, Foreign Minister of Chile, to Portugal", ("PT",)),
    Case("Ana Soto wrapped up a visit to Portugal on Sunday. She will visit Spain in July.", ("PT",)),
    Case("Ana Soto visited Portugal in 2021. She will visit Spain on Friday.", ("ES",)),
    Case("Ana Soto visited Portugal in March. She will visit Spain on Friday.", ("ES",)),
    Case("Ana Soto, who visited Spain in March, will visit Portugal on 3 June.", ("PT",)),
    Case("Ana Soto will visit Portugal on Friday. Trade Minister Carl Lind will visit Spain on Friday.", ("PT",)),
    Case("Ana Soto cancelled a trip to Spain last year. She will visit Portugal on Friday.", ("PT",)),
    Case("Ana Soto will visit Portugal to discuss the war in Sudan.", ("PT",)),
    Case("Ana Soto discussed trade with Portugal's ambassador. She will visit Spain on 4 June.", ("ES",)),
    Case("Ana Soto was invited to visit Morocco. She will visit Portugal on 3 June.", ("PT",)),
    Case("Ana Soto will visit Portugal on 3 June, before Ben Roth travels to Brazil on 10 June.", ("PT",)),
    Case("Ana Soto will pay a visit to Portugal on 3 June. In October she is due in Spain.", ("PT",)),
    Case("The foreign minister will leave for Portugal on Tuesday. Ana Soto has been to Spain twice.", ("PT",)),
    Case("Ana Soto will visit Portugal. Oslo and Madrid said that they had not been told.", ("PT",)),
    Case("Ana Soto will visit Portugal and hold talks with Eva Moe in Lisbon.", ("PT",), ("Lisbon",)),
    Case("Trade Minister Carl Lind will visit Spain on Friday.", ()),
    # A capital names the country, with whatever words of a journey or a stay.
    Case("Ana Soto is in Lisbon on an unannounced visit.", ("PT",), ("Lisbon",)),
    Case("Ana Soto was in Lisbon on Sunday and Monday.", ("PT",), ("Lisbon",)),
    Case("Ana Soto will be in Lisbon from Wednesday to Friday.", ("PT",), ("Lisbon",)),
    Case("Ana Soto is visiting Lisbon.", ("PT",), ("Lisbon",)),
    Case("Ana Soto flew into Lisbon on Sunday.", ("PT",), ("Lisbon",)),
    Case("Ana Soto is on her way to Lisbon.", ("PT",), ("Lisbon",)),
    Case("Ana Soto is off to Lisbon.", ("PT",), ("Lisbon",)),
    Case("Ana Soto will stay in Lisbon until Wednesday.", ("PT",), ("Lisbon",)),
    Case("Ana Soto's travel to Lisbon has been moved to June.", ("PT",), ("Lisbon",)),
    Case("Ana Soto held talks with Ben Roth in Lisbon, the capital of Portugal, on Sunday.", ("PT",), ("Lisbon",)),
    Case("In Lisbon, Ana Soto met Ben Roth.", ("PT",), ("Lisbon",)),
    Case("Ana Soto arrived in the Portuguese capital on Sunday.", ("PT",)),
    Case("Ana Soto arrived in the Portuguese capital, Lisbon, on Sunday.", ("PT",), ("Lisbon",)),
    Case("Ana Soto left Lisbon on Sunday after a three-day visit.", ("PT",), ("Lisbon",)),
    Case("Ana Soto left Portugal on Sunday, concluding a three-day visit.", ("PT",)),
    Case("Ana Soto jetted off to Portugal on Sunday.", ("PT",)),
    Case("Ana Soto will travel to Brussels for talks.", ("BE",), ("Brussels",)),
    # Several capitals.
    Case("Ana Soto will travel to Lisbon and Madrid June 3-7.", ("PT", "ES"), ("Lisbon", "Madrid")),
    Case("Ana Soto will travel to Lisbon, Madrid and Rome from 3 to 7 June.", ("PT", "ES", "IT"),
         ("Lisbon", "Madrid", "Rome")),
    Case("Ana Soto goes to Lisbon on Tuesday, Madrid on Wednesday and Rome on Thursday.", ("PT", "ES", "IT"),
         ("Lisbon", "Madrid", "Rome")),
    Case("Ana Soto will travel to Lisbon on 3 June. She will then travel to Madrid.", ("PT", "ES"), ("Lisbon", "Madrid")),
    # The legs of one journey, a stopover, and what stands behind the way home.
    Case("Ana Soto was in Portugal yesterday and today, and she will be in Spain from tomorrow.", ("PT", "ES")),
    Case("Ana Soto visited Portugal in March, and she will visit Spain on Friday.", ("ES",)),
    Case("Ana Soto would not confirm that she is off to Morocco. She is booked to fly with an overnight stop in Spain.",
         ("MA",)),
    Case("Ana Soto is in Portugal. She leaves tonight and will be in Punta Arenas tomorrow.", ("PT",)),
    Case("Ana Soto will visit Portugal. She was last in Portugal in November, for a meeting in Lisbon.", ("PT",)),
    # A capital that is no place of this visit, or the seat of a body alone.
    Case("Ana Soto told Lisbon that talks were needed.", ()),
    Case("Ana Soto sent a letter to Lisbon.", ()),
    Case("Ana Soto, who lives in Lisbon, will speak.", ()),
    Case("Ana Soto will travel to New York on Wednesday.", ()),
    Case("Ana Soto will travel to Geneva on Wednesday.", ()),
    Case("Carl Lind is in Lisbon. Ana Soto stayed home.", ()),
    Case("Ana Soto left Lisbon on Sunday after a visit to Spain.", ("ES",)),
    Case("Ana Soto will visit Portugal. She was in Madrid last week.", ("PT",)),
    Case("Ana Soto is in Lisbon. She goes on to Madrid on Sunday.", ("PT",), ("Lisbon",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_stops_are_those_of_this_visit(case: Case) -> None:
    """The stops are the countries to which this journey goes, in its order, with no country of another journey."""
    proposal = propose_visit(case.text)
    assert tuple(stop.country.value for stop in proposal.stops if stop.country is not None) == case.stops
    assert tuple(place.name.value for stop in proposal.stops for place in stop.places) == case.places


@pytest.mark.parametrize("case", [case for case in CASES if case.stops], ids=lambda case: case.text)
def test_words_prove_what_is_proposed(case: Case) -> None:
    """The words of a proposed stop prove it, with its days and with what is done there."""
    assert refused_of_visit(case.text) == ()


def test_a_denied_visit_has_its_stop_without_proof() -> None:
    """A country that words deny as the place of the visit is inferred, and cites nothing."""
    (stop,) = find_stops(context_of("The ministry denied that Ana Soto would visit Portugal."))
    assert (stop.code, stop.country.citations) == ("PT", ())
    assert stop.country.note is not None


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Ana Soto arrived here on Sunday for a three-day visit.", ("PT",)),
        ("Ana Soto landed here early on Monday.", ("PT",)),
        ("Ana Soto met here with Ben Roth on Monday.", ("PT",)),
        ("Ana Soto held talks with Ben Roth here on Monday.", ("PT",)),
        ("Ana Soto, who is here on an official visit, met Ben Roth.", ("PT",)),
        ("Ana Soto left here on Monday after a three-day visit.", ("PT",)),
        ("Ana Soto flew in on Monday and met Ben Roth.", ("PT",)),
        ("Ana Soto arrived for a three-day visit.", ("PT",)),
        ("Ana Soto will visit Spain, Ben Roth said here on Monday.", ("ES",)),
        ("Ben Roth arrived here on Monday. Ana Soto sent him a letter.", ()),
        ("Ana Soto did not come here.", ()),
    ],
)
def test_here_is_where_the_report_comes_from(text: str, stops: tuple[str, ...]) -> None:
    """One who travels and arrives "here" is in the country of the dateline, which is inferred."""
    found = find_stops(context_of(text, place="Lisbon"))
    assert tuple(stop.code for stop in found) == stops


def test_here_in_a_city_without_a_known_country_is_no_stop() -> None:
    """A city that is the capital of no country is never given one."""
    assert find_stops(context_of("Ana Soto arrived here on Sunday.", place="Duluth")) == ()


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("THE FOREIGN MINISTER OF CHILE IN PORTUGAL\n\nMs. Soto drove to the palace on Sunday.", ("PT",)),
        ("Ana Soto in Portugal\n\nShe drove to the palace on Sunday.", ("PT",)),
        ("WAR IN SUDAN\n\nAna Soto drove to the palace on Sunday.", ()),
        ("Ben Roth in Spain\n\nAna Soto drove to the palace on Sunday.", ()),
    ],
)
def test_a_heading_names_the_place(text: str, stops: tuple[str, ...]) -> None:
    """A heading that names a country behind the one who travels names the stop, which is inferred."""
    found = find_stops(context_of(text))
    assert tuple(stop.code for stop in found) == stops
