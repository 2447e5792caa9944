"""Who makes the visit: found in sentences as news writes them, and proven by their words."""

import datetime

import attrs
import pytest

from diplovisit import draft
from diplovisit.drafting.article import Article, read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.rules.people import read_people
from diplovisit.drafting.rules.travellers import ReadTravellers, read_travellers
from tests.drafting.judged_proposals import refused_of_people

DAY = datetime.date(2026, 3, 5)


def read(text: str, options: DraftOptions | None = None) -> tuple[Article, ReadTravellers]:
    """Reads who travels in a text."""
    article = read_article("paper", text.encode())
    return article, read_travellers((article,), read_people((article,), DAY), options or DraftOptions(), DAY)


@attrs.frozen
class Case:
    """A text with the surnames of those who travel, and the codes of those who send."""

    text: str
    travellers: str
    sending: str = ""
    invited_by: str = ""


CASES: tuple[Case, ...] = (
    Case("Norwegian Prime Minister Ingrid Solheim will visit Japan from June 9 to 11.", "solheim", "NO"),
    Case("Kenya's Foreign Minister Ana Soto arrives in Oslo on Monday for talks.", "soto", "KE"),
    Case("US Secretary of State Carl Lind is due to fly to Riyadh on Tuesday, his office said.", "lind", "US"),
    Case("The Foreign Minister of Chile, Ana Soto, left for Lisbon on Friday.", "soto", "CL"),
    Case(
        "Premier Noh Sang arrived on Monday for a visit to Ghana at the invitation of President Ivo Lima.",
        "sang",
        invited_by="lima",
    ),
    Case("Premier Noh Sang arrived on Monday for a visit to Ghana at the request of President Ivo Lima.", "sang"),
    Case("Premier Noh Sang left on Monday for a visit to Ghana in the presence of President Ivo Lima.", "sang"),
    Case("Premier Noh Sang left on Monday for a visit to Ghana for the funeral of King Haldor.", "sang"),
    Case("Premier Noh Sang left on Monday for a visit to Ghana in honour of King Haldor.", "sang"),
    Case("President Elvira Montaraz, who is on a three-day visit, laid a wreath.", "montaraz"),
    Case("President Elvira Montaraz, who was on an official visit, laid a wreath.", "montaraz"),
    Case("The visit to Ghana by Premier Noh Sang is the first of its kind.", "sang"),
    Case("The visit to Ghana of Premier Noh Sang is the first of its kind.", "sang"),
    Case("President Elvira Montaraz is scheduled to travel to Portugal next week.", "montaraz"),
    Case(
        "French President Paul Morin and his wife, Claire Morin, will pay a state visit to Sweden.",
        "morin claire-morin",
        "FR",
    ),
    Case(
        "King Valdemar of Denmark and Queen Margit will make a state visit to Finland in May.", "valdemar margit", "DK"
    ),
    Case("Finland will receive German Chancellor Hanna Vogel. Vogel will arrive on Monday.", "vogel", "DE"),
    Case("Defence Minister Ben Roth is leading a delegation to Estonia this week.", "roth"),
    Case("A Peruvian delegation headed by Trade Minister Luis Rojas will travel to Ottawa on 3 May.", "rojas"),
    Case(
        "Polish President Adam Nowak will visit Kyiv on Friday. He will be accompanied by Foreign Minister Ewa Lis, "
        "Defence Minister Jan Kos and a group of lawmakers.",
        "nowak lis kos",
        "PL",
    ),
    Case(
        "Foreign Minister Ana Soto will visit Ghana. She will meet her counterpart, Kofi Mensah, and President Yaw Addo.",
        "soto",
    ),
    Case("Foreign Minister Ana Soto's visit to Ghana has been postponed, the ministry said on Monday.", "soto"),
    Case("The visit of Prime Minister Liis Tamm to Latvia begins on Tuesday.", "tamm"),
    Case("The visit to Latvia by Estonian Prime Minister Liis Tamm begins on Tuesday.", "tamm", "EE"),
    Case(
        "Two months after President Ivan Horvat visited Oslo, Foreign Minister Ana Soto will travel to Zagreb.", "soto"
    ),
    Case("Prime Minister Ana Soto wrapped up a three-day visit to India on Sunday.", "soto"),
    Case("Prime Minister Ana Soto has called off a trip to India.", "soto"),
    Case(
        "At the invitation of President Joao Lima, Mongolian Prime Minister Bat Erdene will pay an official visit to Brazil.",
        "erdene",
        "MN",
        "lima",
    ),
    Case(
        "Foreign Minister Ana Soto will visit Ghana on Monday. Trade Minister Ben Roth will accompany her.", "soto roth"
    ),
    Case("Foreign Minister Ana Soto, accompanied by Trade Minister Ben Roth, arrived in Accra on Monday.", "soto roth"),
    Case("Special envoy Ana Soto of Norway is in Khartoum on a two-day visit.", "soto", "NO"),
    Case("Acting Foreign Minister Ana Soto is expected in Vienna on Thursday.", "soto"),
    Case(
        "Foreign Minister Ana Soto will visit Ghana on Monday, spokesman Ben Roth said. President Yaw Addo will receive her.",
        "soto",
    ),
    Case("Prime Minister Ana Soto, who took office in May, will embark on a tour of Asia on Sunday.", "soto"),
    Case(
        "Swiss Foreign Minister Reto Frei will head to Ankara on Wednesday, Turkish Foreign Minister Ali Demir said.",
        "frei",
        "CH",
    ),
)
MORE_CASES = (
    Case("The visit to Norway of the Minister for Foreign Affairs, Ana Soto, begins on Monday.", "soto"),
    Case(
        "A guard of honour was accorded to Ethiopia's Army chief, General Getachew Mulatu, on the second day of his visit to "
        "India. Army chief General Vikas Rao travelled to Addis Ababa in February.",
        "mulatu",
        "ET",
    ),
    Case("Olga Halls, who runs the town of Akur, lands in Duluth on Thursday.", "halls"),
    Case(
        "Prime Minister Claire Arden leaves for Fiji today. Foreign Minister Winston Tane, Minister for Pacific Peoples "
        "Sione Fifita and spokesperson Gerry Brook will join the Prime Minister.",
        "arden tane fifita brook",
    ),
    Case("President of the Republic of Finland Aino Laakso will arrive in Kazakhstan on 14 April.", "laakso", "FI"),
    Case(
        "At the invitation of the Minister of Foreign Affairs of the Republic of Mauritius, H.E. Mr. Ritesh Ram, External "
        "Affairs Minister Dr. Suresh Menon will pay an official visit to Mauritius.",
        "menon",
        "",
        "ram",
    ),
    Case(
        "Tuvaluan Prime Minister Falani Taupo arrived in Taipei. Former premier Enele Tavaga is not part of the delegation.",
        "taupo",
        "TV",
    ),
    Case(
        "Canadian Foreign Minister Marie Roy and her Mexican counterpart, Luis Vega, will travel to Lima.", "roy vega"
    ),
    Case(
        "Latvian Prime Minister Juris Ozols and his Estonian and Lithuanian counterparts, Liis Tamm and Jonas Petraitis, "
        "travelled to Kyiv on Friday.",
        "ozols tamm petraitis",
    ),
    Case("The foreign ministers of Norway and Sweden, Ana Soto and Ben Roth, will visit Kyiv on Friday.", "soto roth"),
    Case(
        "Turkish Foreign Minister Ali Demir will meet Russian Foreign Minister Oleg Orlov in Moscow on Friday.", "demir"
    ),
    Case("Foreign Minister Ali Demir will meet Russian Foreign Minister Oleg Orlov on Friday.", ""),
    Case(
        "South Korean President Yoon Min-ho and First Lady Kim Su-ji left Seoul for a state visit to Britain.",
        "min-ho su-ji",
        "KR",
    ),
    Case("EU foreign policy chief Katja Lind will travel to Belgrade and Pristina this week.", "lind", "EU"),
    Case("UN Secretary-General Pedro Alves is expected in Addis Ababa on Sunday.", "alves", "UN"),
    Case(
        "President Yaw Addo has accepted an invitation from Prime Minister Ana Soto to visit Norway.",
        "addo",
        "",
        "soto",
    ),
    Case("French Foreign Minister Paul Morin cancelled a trip to Algiers, citing scheduling reasons.", "morin", "FR"),
    Case(
        "The visiting Kenyan Foreign Minister, Ana Otieno, met President Yaw Addo in Accra on Monday.", "otieno", "KE"
    ),
    Case("The Foreign Minister, Ana Soto, returned to Oslo on Sunday after a four-day visit to Ghana.", "soto"),
    Case(
        "Australian Defence Minister Tom Reed will fly to Jakarta, while Foreign Minister Jane Cook stays in Canberra.",
        "reed",
    ),
    Case("Vice President Kamla Ray will lead the US delegation to the inauguration in Lisbon.", "ray", "US"),
    Case("A Turkish delegation led by Foreign Minister Ali Demir will visit Baku on Monday.", "demir", "TR"),
    Case("Shri Arun Mehta, External Affairs Minister, will be on an official visit to Sri Lanka.", "mehta"),
    Case(
        "The Minister for Foreign Affairs, H.E. Dr. Ana Soto, will pay a working visit to the Republic of Ghana.",
        "soto",
    ),
    Case("Sweden's King Carl XVI Gustaf and Queen Silvia arrive in Vilnius on Wednesday.", "gustaf silvia", "SE"),
)
CASES += MORE_CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_those_who_travel_are_found_and_nobody_else(case: Case) -> None:
    """Those who make the visit are travellers, the first one leads, and hosts, speakers and others are none."""
    _, found = read(case.text)
    assert " ".join(traveller.person.value for traveller in found.travellers) == case.travellers


@pytest.mark.parametrize("case", [case for case in CASES if case.sending], ids=lambda case: case.text[:60])
def test_the_sending_state_is_that_of_the_office(case: Case) -> None:
    """The state beside the office of the first traveller sends."""
    _, found = read(case.text)
    assert " ".join(fact.value for fact in found.sending) == case.sending


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_who_invited_is_found(case: Case) -> None:
    """The inviter is the one of "at the invitation of", and there is none without such words."""
    _, found = read(case.text)
    assert (found.invited_by.value if found.invited_by is not None else "") == case.invited_by


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_the_words_prove_who_travels(case: Case) -> None:
    """Each traveller, each office, each country and each sender is proven by the words that are cited for it."""
    article, found = read(case.text)
    assert refused_of_people(article, found) == ()


NOBODY = (
    "Prime Minister Ana Soto opened a bridge in the capital on Monday.",
    "President Yaw Addo said that trade would grow.",
    "Prime Minister Ana Soto signed a law on fisheries.",
    "Foreign Minister Ana Soto denounced the attack.",
    "President Yaw Addo inaugurated a hospital, and Health Minister Ben Roth spoke.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_travels_where_no_words_say_so(text: str) -> None:
    """A text without a journey has no traveller."""
    _, found = read(text)
    assert found.travellers == ()


def test_two_journeys_in_one_sentence_leave_open_whose_visit_it_is() -> None:
    """Where a sentence tells the journeys of two people, nobody is proposed, and a choice names both."""
    _, found = read("Foreign Minister Ana Soto will visit Ghana, and Trade Minister Ben Roth will travel to Togo.")
    assert found.travellers == ()
    assert [[option.value for option in choice.options] for choice in found.choices] == [["soto", "roth"]]


def test_a_journey_far_down_the_text_is_none_of_the_visit() -> None:
    """Where the first sentences tell no journey, one that is told late is only a candidate."""
    filler = " ".join("Trade grew, and the harbour was busy." for _ in range(12))
    _, found = read(f"{filler} Trade Minister Ben Roth visited Togo in May.")
    assert found.travellers == ()
    assert [[option.value for option in choice.options] for choice in found.choices] == [["roth"]]


def test_the_traveller_that_a_person_names_decides() -> None:
    """The option says whose visit it is, where several people travel."""
    text = "Foreign Minister Ana Soto will visit Ghana, and Trade Minister Ben Roth will travel to Togo."
    _, found = read(text, DraftOptions(traveller="Ben Roth"))
    assert [traveller.person.value for traveller in found.travellers] == ["roth"]


WITHDRAWN = (
    "Trade Minister Ben Roth, who was to have been part of the delegation, fell ill and did not travel.",
    "Trade Minister Ben Roth, who was to join the trip, will remain in Oslo for the budget.",
    "Trade Minister Ben Roth has pulled out of the delegation.",
    "Trade Minister Ben Roth will no longer accompany her.",
)


@pytest.mark.parametrize("sentence", WITHDRAWN)
def test_who_was_to_come_along_and_does_not_is_withdrawn(sentence: str) -> None:
    """A member of the delegation who stays at home is a traveller with the status withdrawn."""
    _, found = read(f"Foreign Minister Ana Soto will visit Ghana on Monday. {sentence}")
    status = {traveller.person.value: traveller.status for traveller in found.travellers}
    assert status["soto"] is None
    assert (fact := status["roth"]) is not None
    assert fact.value == "withdrawn"


CAPACITIES = (
    ("President-elect Ana Soto will visit Ghana.", "elect"),
    ("Acting Foreign Minister Ana Soto will visit Ghana.", "acting"),
    ("Former President Ana Soto will visit Ghana.", "former"),
    ("Special envoy Ana Soto will visit Ghana.", "envoy"),
    ("Foreign Minister Ana Soto will visit Ghana.", None),
    ("Vice President Ana Soto will visit Ghana.", None),
)


@pytest.mark.parametrize(("text", "capacity"), CAPACITIES)
def test_the_capacity_is_that_of_the_office(text: str, capacity: str | None) -> None:
    """A President-elect travels as elect, an acting minister as acting; a vice president holds an office."""
    article, found = read(text)
    stated = found.travellers[0].capacity
    assert (stated.value if stated is not None else None) == capacity
    assert refused_of_people(article, found) == ()


INFERRED = (
    ("Foreign Secretary Vikram Rao will visit Russia on Friday. India-Russia ties are close.", "IN"),
    ("Foreign Minister Ana Soto will visit Ghana. Chile and Ghana will share views.", "CL"),
    ("REPUBLIC OF CHILE\n\nThe Minister of Foreign Affairs, Ana Soto, will visit Ghana on Friday.", "CL"),
    ("Peru's foreign ministry said that Foreign Minister Ana Soto would visit Ghana.", "PE"),
    ("Foreign Minister Ana Soto will visit Ghana.", None),
    ("Foreign Minister Ana Soto will visit Ghana. Chile and Peru are far away.", None),
    ("Foreign Minister Ana Soto will visit Ghana. Chile-Ghana and Peru-Ghana trade grows.", None),
)


@pytest.mark.parametrize(("text", "country"), INFERRED)
def test_the_country_is_inferred_in_certain_cases_alone(text: str, country: str | None) -> None:
    """Without a country beside the office, the other state of a visit of two is inferred, with a note."""
    article, found = read(text)
    person = found.people.by_key(found.travellers[0].person.value)
    assert person is not None
    assert (person.country.value if person.country is not None else None) == country
    assert person.country is None or person.country.note is not None
    assert refused_of_people(article, found) == ()


@pytest.mark.parametrize(
    ("issuer", "country"),
    [
        ("Federal Chancellery of Austria", "AT"),
        ("Austrian Federal Chancellery", "AT"),
        ("Office of the Prime Minister of Malta", "MT"),
        ("Presidency of the Republic of Cyprus", "CY"),
        ("Embassy of Finland in Japan", "FI"),
        ("Ministry of Foreign Affairs of Japan", None),
        ("Association of Friends of Austria", None),
    ],
)
def test_the_issuing_office_gives_the_country_where_it_is_no_host(issuer: str, country: str | None) -> None:
    """An office that is none of the state visited speaks of its own traveller; the country is inferred with a note."""
    text = (
        f"{issuer}\n1 December 2026\n\nFederal Chancellor Johanna Reitinger will travel to Japan on 14 December 2026.\n"
    )
    read_text = read(text)[1]
    assert [fact.value for fact in read_text.sending] == ([] if country is None else [country])
    leader = read_text.people.by_key("reitinger")
    assert leader is not None
    assert (leader.country is None) == (country is None)
    assert leader.country is None or leader.country.note is not None


def test_an_office_of_a_host_that_is_nowhere_named_sends_nobody() -> None:
    """Where no country is visited, the office may be the host's: nothing is inferred."""
    text = "Government of Ghana\n1 December 2026\n\nPresident Ana Soto will arrive in Kumasi on 14 December 2026.\n"
    assert read(text)[1].sending == ()


def test_the_id_of_a_record_without_a_sender_begins_with_the_traveller() -> None:
    """A host at the beginning of an id would pass for the sender."""
    revised = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    made = draft("OSLO, 1 December 2026 (Example Press) - President Ana Soto will visit Ghana.", revised=revised)
    assert made.visit.id == "soto-gh"


@pytest.mark.parametrize(
    ("text", "traveller"),
    [
        ("The prime minister will fly to Japan on Friday. Prime Minister Ingrid Solheim said so.", "solheim"),
        ("The Premier will travel to Vietnam on 5 December. Premier Jack Rowe said that trade is growing.", "rowe"),
        ("The visit to Bangladesh of the Minister for Foreign Affairs, Ana Soto, has been postponed.", "soto"),
        ("The visit to Kenya of the Foreign Minister of Chile, Ana Soto, has been put off.", "soto"),
        ("Ana Soto, who has led the mission since May, lands in Sudan on Friday.", "soto"),
        ("President Ana Soto reached here on Monday. She is in Ghana for talks.", "soto"),
        ("Prime Minister Ana Soto reached Accra, Ghana, on Monday.", "soto"),
        ("Foreign Minister Ana Soto was accorded a welcome on arrival in Ghana on Monday.", "soto"),
    ],
)
def test_a_draft_is_made_where_an_office_or_an_arrival_tells_of_the_journey(text: str, traveller: str) -> None:
    """Words that tell the journey of an office, of a visit put off, and of an arrival say who travels."""
    revised = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    made = draft(f"OSLO, 1 December 2026 (Example Press) - {text}", revised=revised)
    assert [each.person for each in made.visit.travellers] == [traveller]


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister will fly to Japan on Friday. Prime Minister Ben Roth and Prime Minister Ana Soto said so.",
        "Rain reached Ghana on Monday. President Ana Soto of Ghana spoke.",
        "Foreign Minister Ana Soto reached an agreement with Ghana on Monday.",
        "Foreign Minister Ana Soto reached Brussels Airlines on Monday. The sides met in Ghana.",
        "The airline, which sells tickets, will visit Ghana.",
    ],
)
def test_an_office_of_two_and_a_place_that_is_none_are_no_journey(text: str) -> None:
    """An office that two people hold stands for neither, and what is reached must be a place."""
    assert read(text)[1].travellers == ()


@pytest.mark.parametrize(
    "subject",
    [
        "Foreign Minister Ana Soto, not President Ben Roth,",
        "Foreign Minister Ana Soto, and not President Ben Roth,",
        "Foreign Minister Ana Soto, rather than President Ben Roth,",
        "Foreign Minister Ana Soto, instead of Prime Minister Ben Roth,",
        "Not President Ben Roth but Foreign Minister Ana Soto",
        "Foreign Minister Ana Soto of Chile, until now Minister of Economy,",
        "Foreign Minister Ana Soto of Chile, formerly Minister of Economy,",
        "Foreign Minister Ana Soto of Chile, previously ambassador to Spain,",
        "Prime Minister-designate Ana Soto of Chile, until now Minister of Economy,",
    ],
)
def test_who_is_named_as_not_the_one_who_travels_does_not(subject: str) -> None:
    """Words between a subject and its verb that name somebody else, or an earlier office, leave the subject."""
    revised = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    text = f"OSLO, 1 December 2026 (Example Press) - {subject} will visit Ghana on 14 December 2026."
    made = draft(text, revised=revised)
    assert [each.person for each in made.visit.travellers] == ["soto"]
    assert [str(stop.when) for stop in made.visit.stops] == ["2026-12-14"]


@pytest.mark.parametrize("link", ["not", "and not", "rather than", "instead of", "unlike", "in place of"])
def test_nobody_behind_a_word_of_contrast_travels(link: str) -> None:
    """Whatever the words before it say, the person who is contrasted is not drafted as the traveller."""
    text = f"Officials expect a minister, {link} President Ben Roth, will visit Ghana on 14 December 2026."
    assert "roth" not in [each.person.value for each in read(text)[1].travellers]
