"""What a text tells of others, of earlier visits or of the next deed does not become a fact of the visit."""

import re

import pytest

from tests.drafting.drafts import draft_article
from tests.drafting.flattening import flatten

LEAD = "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday."


def statements_of(sentence: str) -> str:
    """Drafts the lead with a sentence, and returns what the record says, a line each."""
    return "\n".join(str(each) for each in flatten(draft_article(f"{LEAD}\n\n{sentence}\n").visit))


NEVER = (
    # A tour, a talk or a dinner in a clause about somebody else.
    ("On Monday the minister received the Mayor of Bergen, Mia Lund, who continues her tour of the island until Friday.", "tour"),
    ("President Yaw Addo met the Mayor of Bergen, Mia Lund, who was given a dinner by the council.", "kind=dinner"),
    ("Trade Minister Ben Roth, who begins a tour of the region on Sunday, stays in Oslo.", "kind=tour"),
    ("The Mayor of Bergen, Mia Lund, whose tour of the harbour ended on Monday, was in Accra.", "kind=tour"),
    ("Trade Minister Ben Roth attended the banquet in Lagos on Monday.", "kind=dinner"),
    # Half of a subject is not the subject.
    ("President Yaw Addo and Queen Sonja will pay a State visit to Togo.", "what=Queen Sonja"),
    ("Soto and Trade Minister Ben Roth went to Togo in 2024.", "what=Trade Minister Ben Roth went"),
    ("Trade Minister Ben Roth and President Yaw Addo signed the pact in 2024.", "what=President Yaw Addo signed"),
    # The journey of the traveller is the visit, and no claim besides.
    ("Officials said that Soto would come to Accra to sign an accord on fish.", "claim: .*would come"),
    ("Soto will travel to Kumasi by train.", "claim: .*will travel"),
    # A body is named whole.
    ("She will address the People's National Assembly.", "organisation: National Assembly"),
    ("She will address the Supreme People's Congress.", "organisation: Congress"),
    ("She met members of the Women's National Council.", "organisation: National Council"),
    ("She met members of the Workers' General Federation.", "organisation: General Federation"),
    # What a sum is of has its verb.
    ("Norwegian companies have invested over USD 6 billion in Ghana.", "what=Norwegian companies, "),
    ("Norwegian donors have pledged $40 million since 2020.", "what=Norwegian donors, "),
    ("Norwegian farmers sold 4 million kroner of fish.", "what=Norwegian farmers, "),
    ("Norwegian banks lent $3 billion in 2025.", "what=Norwegian banks, "),
    ("Norwegian firms have spent $20 million on the port.", "what=Norwegian firms, "),
    # The place of the next deed is not that of this one.
    ("She will pay a courtesy call on President Yaw Addo and lay flowers at the Tomb of the Unknown Soldier.", "courtesy-call, place"),
    ("She will meet President Yaw Addo and tour the port at Tema.", "kind=meeting.*place=Tema"),
    ("She will hold talks with President Yaw Addo, then open a clinic in Kumasi.", "kind=meeting.*place=Kumasi"),
    ("She will meet President Yaw Addo before travelling to Tamale.", "kind=meeting.*place=Tamale"),
    ("She will sign an accord on fish and deliver a lecture at the University of Kumasi.", "kind=signing.*place="),
    ("She will meet President Yaw Addo and later attend a service in Kumasi.", "kind=meeting.*place=Kumasi"),
    # What is lifted, or was talked about before, is no topic.
    ("During President Yaw Addo's state visit in October 2024, the sides had agreed to raise trade to half a billion dollars.", "topic"),
    ("The two sides intend to raise trade to $5 billion.", "topic"),
    ("The ministers want to raise exports from 3 to 4 million tonnes.", "topic"),
    ("At their meeting in Oslo in May 2024, the ministers were to discuss gold.", "topic"),
    ("On her last visit, the ministers were to discuss gold.", "topic"),
    ("The ministers had planned to discuss gold.", "topic"),
    # A body or a meeting of an organisation is no stop.
    ("He will be at the UN General Assembly in New York, where he speaks on March 24.", "stop: UN"),
    ("She will then go to the EU summit in Brussels.", "stop: EU"),
    ("She goes on to the UN climate conference.", "stop: UN"),
    ("She will travel to the UN Security Council on Monday.", "stop: UN"),
    # Those who say something are no figure, and the journey of somebody else is no stop.
    ("Two government sources said that the talks were hard.", "value=2"),
    ("Three officials familiar with the plans confirmed the talks.", "value=3"),
    ("A delegation of 12 persons will arrive in Accra with her.", "what=persons"),
    ("It is believed that they spoke of the recent journey of the Norwegian Trade Minister, Dr. Ben Roth, to Paris.", "stop: FR"),
    ("The visit of Trade Minister Ben Roth to Paris is to be spoken of.", "stop: FR"),
    ("A trip by Trade Minister Ben Roth to Paris is ahead.", "stop: FR"),
    ("The visit of Norway's president to Brazil, set for November, was also discussed.", "stop: BR"),
    ("Officials spoke about the recent trip by Trade Minister Ben Roth to Nairobi.", "traveller: Ben Roth"),
    ("She will lay a wreath at the monument to Kofi Mensah.", "place of GH: Kofi Mensah"),
    (
        "She will call on President Yaw Addo, and Trade Minister Kofi Mensah will call on her.",
        "kind=courtesy-call.*Kofi Mensah",
    ),
    ("In 2024 Addo made a state visit to Norway.", "what=2024"),
    # A city before a pronoun is no subject, and a day behind "talks with" is no topic.
    ("In Lagos he met Trade Minister Ben Roth and toured a port.", "what=Lagos he"),
    ("She will hold talks with Esi Baah on Thursday, and pay a visit to a port.", "topic: .*pay a visit"),
    # The city is the place, and not the region around it.
    ("On Friday, Soto will travel to Kumasi in Ashanti Region, where she will attend a business forum.", "place=Ashanti"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "wrong"), NEVER, ids=lambda value: value[:60])
def test_what_is_of_others_is_no_fact_of_the_visit(sentence: str, wrong: str) -> None:
    """No statement of the record is one that the sentence makes of somebody or something else."""
    assert re.search(wrong, statements_of(sentence)) is None, statements_of(sentence)


APART = (
    "She is to hold separate meetings with President Yaw Addo and with Prime Minister Esi Baah.",
    "She is to hold meetings with President Yaw Addo and Prime Minister Esi Baah.",
    "She will hold individual talks with President Yaw Addo and Prime Minister Esi Baah.",
    "She will have bilateral meetings with President Yaw Addo and Prime Minister Esi Baah.",
    "She will have one-on-one talks with President Yaw Addo and Prime Minister Esi Baah.",
)


@pytest.mark.parametrize("sentence", APART)
def test_several_meetings_have_one_person_each(sentence: str) -> None:
    """Meetings in the plural with two people are two meetings."""
    found = re.findall("engagement of GH: kind=meeting.*with=(.*)", statements_of(sentence))
    assert found == ["Yaw Addo", "Esi Baah"]


CONTRADICTED = (
    "But Ghana's foreign ministry said that no date had been agreed for the visit.",
    "Ghana's presidency denied that the visit was planned.",
    "Accra called talk of the visit premature.",
    "A spokesman for President Yaw Addo dismissed reports of the visit.",
    "The visit has not been confirmed by Accra.",
    "Ghana's embassy was not aware of any visit by the minister.",
    "Nothing has been decided about the trip, President Yaw Addo's office said.",
    "The visit has yet to be finalised, Accra said.",
    "No decision has been taken on the visit, the presidency in Accra said.",
    "His ministry later said that he had spoken out of turn about the visit.",
)


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_a_contradicted_plan_is_reported(sentence: str) -> None:
    """The word of one office is no announcement where the text contradicts it."""
    text = f"OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday, her ministry said.\n\n{sentence}\n"
    found = {str(each) for each in flatten(draft_article(text).visit)}
    assert not found & {"status: announced", "status: confirmed", "announcement: official"}


def test_a_plan_that_nobody_contradicts_is_announced() -> None:
    """The word of an office is an announcement where nothing is said against it."""
    text = "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday, her ministry said.\n"
    assert "status: announced" in {str(each) for each in flatten(draft_article(text).visit)}


def test_the_country_of_an_arrival_here_goes_before_those_left_behind() -> None:
    """An arrival "here" has the country of the dateline as the stop, and not the places where the journey was before."""
    text = (
        "LISBON, Oct 2 2026 (Lusa Wire) - Norwegian Foreign Minister Ana Soto arrived here on Friday on a working visit,"
        " after stops in Madrid and Rome.\n\nShe will meet President Duarte Pinto at the Palace of Sintra on Saturday.\n"
    )
    found = [str(each) for each in flatten(draft_article(text).visit)]
    assert [each for each in found if each.startswith("stop: ")] == ["stop: PT"]


def test_a_spouse_who_comes_along_does_not_travel_alone() -> None:
    """Somebody "accompanied by his spouse" is the one who travels, and a surname with the office is not the spouse's."""
    text = (
        "Prime Minister of Fiji to visit India\n\nSeptember 28, 2026\n\nAt the invitation of Prime Minister Shri Arvind"
        " Mehta, the Prime Minister of the Republic of Fiji, H.E. Mr. Jone Vaka, accompanied by his spouse, Mrs. Litia"
        " Vaka, will be on an official visit to India from October 5-8, 2026. PM Vaka will hold talks with PM Mehta.\n"
    )
    found = {str(each) for each in flatten(draft_article(text).visit)}
    assert {"traveller: Jone Vaka", "traveller: Litia Vaka"} <= found
    assert not found & {"person: Vaka", "person: Mehta"}


def test_who_came_at_another_time_does_not_travel() -> None:
    """Somebody's visit in a month that is over is not the one that a text is about."""
    text = (
        "LIMA, March 2, 2026 (Andes Press) - Peruvian Foreign Minister Hugo Salas will meet Ecuador's President Martin"
        " Vela in Lima. Vela's visit to Lima in January ended without an accord.\n"
    )
    try:
        found = [str(each) for each in flatten(draft_article(text).visit)]
    except ValueError:
        found = []
    assert "traveller: Martin Vela" not in found
