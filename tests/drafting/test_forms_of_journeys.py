"""Who makes the visit, in the commonest forms of plain news and of ministry notes."""

import pytest

from tests.drafting.judged_proposals import refused_of_people
from tests.drafting.test_travellers import read

POSSESSIVES = (
    ("Deputy Secretary of State Mark J. Hale's travel to Ottawa has been moved to November 5.", "hale"),
    ("Foreign Minister Ana Soto's official trip to Ghana has been pushed back.", "soto"),
    (
        "Deputy Secretary Hale's Travel to Canada. Deputy Secretary of State Mark Hale will travel to Canada on Monday.",
        "hale",
    ),
    ("Kenyan President Ana Otieno's planned state visit to Japan starts on Monday.", "otieno"),
    ("Ana Soto, the Norwegian foreign minister, will be in Accra on Monday for talks.", "soto"),
    ("Prime Minister Ana Soto's travel plans to Accra were announced on Monday.", "soto"),
    ("The arrival of Prime Minister Ana Soto in Accra is expected on Monday.", "soto"),
    ("Minister Ben Roth’s working visit to Latvia will take place on 3 March.", "roth"),
)
ARRIVALS = (
    (
        "ADDIS ABABA, July 8 (Xinhua) -- Chinese Premier Lin Zheng arrived here Wednesday for an official visit to Ethiopia at the invitation of Prime Minister Yaw Wolde.",
        "zheng",
    ),
    ("Vietnamese President To Van arrived here on Monday afternoon for a state visit to China.", "van"),
    ("Visiting Chinese Foreign Minister Li Wen met with Kenyan President Ana Otieno here on Tuesday.", "wen"),
    (
        "Chinese President Li Wen arrived in Astana Tuesday for a state visit to Kazakhstan at the invitation of President Aman Serik.",
        "wen",
    ),
    ("French Prime Minister Paul Morin landed in Rabat on Thursday evening on a two-day visit.", "morin"),
    ("Prime Minister Ana Soto flew into Accra late on Monday for talks.", "soto"),
    ("Russian President Oleg Orlov flew in to Beijing on Monday.", "orlov"),
    ("Foreign Minister Ana Soto touched down in Accra on Monday.", "soto"),
    ("Prime Minister Ana Soto reached Accra on Monday on a three-day visit.", "soto"),
    ("External Affairs Minister S. R. Menon reached Colombo on Monday.", "menon"),
)
STAYS = (
    ("Foreign Secretary Nadia Qureshi is in Kabul on an unannounced visit, officials said.", "qureshi"),
    ("Foreign Minister Ana Soto is in Accra for talks with President Yaw Addo.", "soto"),
    ("The Norwegian foreign minister, Ana Soto, is currently in Accra on a working visit.", "soto"),
    ("Norway's foreign minister, Ana Soto, is on a three-day visit to Ghana.", "soto"),
    ("Foreign Minister Ana Soto is visiting Ghana this week.", "soto"),
    ("Prime Minister Ana Soto is on an official visit to Ghana from 3 to 5 March.", "soto"),
    ("Defence Secretary Ben Roth has been in Riyadh since Sunday for talks.", "roth"),
)
PLANNED_STAYS = (
    (
        "The Speaker of the House of Representatives of Malta, Hon. Ana Farrugia Bonello, and a parliamentary delegation will be in Iceland on an official visit next week.",
        "bonello",
    ),
    ("Foreign Minister Ana Soto will be in Iceland on Monday.", "soto"),
    (
        "Ghana's Vice-President, Efua Asante-Boateng, will after all be in Abuja on Thursday for the meeting.",
        "asante-boateng",
    ),
    ("King Harald and Queen Sonja of Norway will be in Accra from 3 to 5 May.", "harald sonja"),
    ("Foreign Minister Ana Soto and her delegation will be in Ghana from Monday to Wednesday.", "soto"),
    ("Minister of Trade Ben Roth will be on a working visit to Latvia from 3 to 5 March.", "roth"),
)
GUESTS = (
    ("President Ana Soto will host Kenyan President Ben Otieno for a state visit on 3 May.", "otieno"),
    ("The Prime Minister, Ana Soto, will welcome President Ben Otieno of Kenya to Oslo on Monday.", "otieno"),
    ("Prime Minister Ana Soto will receive the Prime Minister of Latvia, Liis Tamm, in Oslo on Monday.", "tamm"),
    (
        "The President will host Prime Minister Anil Sharma of India at the White House on Monday for an official working visit.",
        "sharma",
    ),
    ("Norway will host Kenyan Foreign Minister Ana Otieno next week.", "otieno"),
    ("Foreign Minister Ana Soto will be hosted by her counterpart, Kofi Mensah, in Accra on Monday.", "soto"),
    ("Prime Minister Ana Soto will be received by President Yaw Addo in Accra on Monday.", "soto"),
    ("President Yaw Addo is to play host to German Chancellor Hanna Vogel in Accra this week.", "vogel"),
)
PAID_VISITS = (
    ("Prime Minister Ana Soto is paying a three-day visit to Ghana.", "soto"),
    ("Prime Minister Ana Soto began a three-day official visit to Ghana on Monday.", "soto"),
    ("Prime Minister Ana Soto begins a visit to Ghana today.", "soto"),
    ("President of the National Assembly Tran Van Long has begun his official visit to Laos.", "van-long"),
    ("Kenyan Foreign Minister Ana Otieno kicks off a visit to Japan today.", "otieno"),
)
DEPARTURES = (
    ("Prime Minister Ana Soto left Oslo on Monday for Accra.", "soto"),
    ("Prime Minister Ana Soto left Monday for a state visit to Ghana.", "soto"),
    (
        "Sheikh Khalid bin Rashid Al Falasi left for Cairo on Sunday at the head of a high-level delegation.",
        "bin-rashid-al-falasi",
    ),
    ("Prime Minister Shehzad Khan departed for Riyadh on Tuesday on a two-day official visit.", "khan"),
    ("President Ana Soto and her entourage left Accra on Monday for Tokyo.", "soto"),
)
DELEGATIONS = (
    ("President Yaw Addo and a delegation of business leaders will travel to Japan on Monday.", "addo"),
    ("The Speaker of Parliament, Ana Soto, and a delegation of MPs are visiting Ghana.", "soto"),
    ("Foreign Minister Ana Soto, with a delegation of senior officials, arrives in Accra on Monday.", "soto"),
    ("Foreign Minister Ana Soto, at the head of a large delegation, arrives in Accra on Monday.", "soto"),
    ("A delegation led by the Minister of Trade, Hon. Ben Roth, will visit Latvia from 3 to 5 March.", "roth"),
    ("A high-level Kenyan delegation headed by Deputy President Ana Otieno left for Tokyo on Monday.", "otieno"),
)
TITLES = (
    ("Hon. Ana Soto, Minister of Trade of Kenya, will visit Latvia from 3 to 5 March.", "soto"),
    (
        "H.E. Mr. Ben Otieno, Minister of Mining of Kenya, will pay a working visit to Canada from 3 to 5 March.",
        "otieno",
    ),
    ("H.E. Dr. Ana Soto, President of the Republic of Chile, arrived in Lima on Monday.", "soto"),
    ("The Rt Hon Ana Soto MP, Foreign Secretary, will visit Ghana on Monday.", "soto"),
    ("Sir Keith Brown, Prime Minister of Fiji, will visit Tonga on Monday.", "brown"),
    ("Dame Ellen Burbury, Governor-General of New Zealand, will visit Samoa next week.", "burbury"),
    (
        "Archbishop Luca Ferrante, the Holy See's Secretary for Relations with States, will visit Lebanon from 3 to 7 May.",
        "ferrante",
    ),
    ("Cardinal Pietro Ferrante arrived in Beirut on Monday.", "ferrante"),
    ("Prince Faisal of Saudi Arabia arrived in Cairo on Monday.", "faisal"),
    ("Crown Prince Rakan will visit Washington on Monday.", "rakan"),
    ("Pope Adrian will visit Lebanon in May.", "adrian"),
    ("Emperor Akira and Empress Yoko will visit Mongolia from July 6.", "akira yoko"),
    ("HRH Prince Edmund, Duke of Kendal, arrived in Nairobi on Monday.", "edmund"),
    ("Sheikha Amal bint Hamad will visit Oslo on Monday.", "bint-hamad"),
    ("Ambassador Joel Rothman, Special Envoy for the Horn of Africa, will be in Asmara from tomorrow.", "rothman"),
    ("U.S. Special Envoy for Sudan Joel Rothman travels to Cairo this week.", "rothman"),
    ("Governor Gavin Nilsen of California will travel to China on Monday.", "nilsen"),
    ("Senator J. D. Mills is to travel to Kyiv on Monday.", "mills"),
)
NAMES = (
    ("Foreign Minister Þórunn Egilsdóttir will visit Estonia on Monday.", "egilsdottir"),
    ("President Đặng Khánh Ngân arrived in Vientiane on Monday.", "ngan"),
    ("Chancellor Karl von der Aue will visit Prague on Monday.", "von-der-aue"),
    ("Dutch Prime Minister Jan van den Berg will visit Paramaribo on Monday.", "van-den-berg"),
    ("Myanmar leader Zaw visited Vientiane on Monday.", "zaw"),
    ("Indonesian President Suryanto will pay a state visit to Japan from Monday.", "suryanto"),
    ("President Ó Súilleabháin of Ireland will visit Malta on Monday.", "suilleabhain"),
    ("Foreign Minister Łukasz Żak will visit Vilnius on Monday.", "zak"),
    ("Prime Minister A.K.M. Rahman will visit Bhutan on Monday.", "rahman"),
    (
        "King Borivoj of Yugoslavia, who arrived at the Gare de Lyon yesterday evening on an unofficial visit to France, laid a wreath this morning.",
        "borivoj",
    ),
)
CAPITALS = (
    ("PRIME MINISTER SOTO TO VISIT GHANA\n\nPrime Minister Ana Soto will pay a visit to Ghana on Monday.", "soto"),
    ("PREMIER Shane Oakley will fly to Hanoi later this month.", "oakley"),
    ("PRESIDENT ADDO ARRIVES IN TOKYO\n\nPresident Yaw Addo arrived here on Monday.", "addo"),
)


@pytest.mark.parametrize(
    ("text", "travellers"),
    [
        *POSSESSIVES,
        *ARRIVALS,
        *STAYS,
        *PLANNED_STAYS,
        *GUESTS,
        *PAID_VISITS,
        *DEPARTURES,
        *DELEGATIONS,
        *TITLES,
        *NAMES,
        *CAPITALS,
    ],
)
def test_each_form_of_words_says_who_travels(text: str, travellers: str) -> None:
    """Those who travel are found, nobody else is, and the cited words prove it."""
    article, found = read(text)
    assert " ".join(each.person.value for each in found.travellers) == travellers
    assert refused_of_people(article, found) == ()


NOBODY = (
    "Her Royal Highness The Princess Royal will visit Kenya in May.",
    "The Duke of Sussex will visit Kenya in May.",
    "President Yaw Addo said on Monday that Ghana was open for business.",
    "Prime Minister Ana Soto hosted a dinner in Oslo for ambassadors.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_words_near_to_those_of_a_journey_are_none(text: str) -> None:
    """Whoever hosts, speaks or is only visited does not travel."""
    assert read(text)[1].travellers == ()
