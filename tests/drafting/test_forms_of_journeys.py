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
COMPANIONS = (
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Accompanying her are Trade Minister Ben Roth and Health Minister Carl Lind.",
        "soto roth lind",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Travelling with her are Trade Minister Ben Roth and a group of lawmakers.",
        "soto roth",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Trade Minister Ben Roth and 12 members of parliament will accompany the minister.",
        "soto roth",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Trade Minister Ben Roth and a delegation of 15 business leaders will travel with Soto.",
        "soto roth",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She will be joined by the Minister of Trade, Ben Roth, for the first part of the visit.",
        "soto roth",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She will be joined on the trip by Trade Minister Ben Roth.",
        "soto roth",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She will be accompanied by the Minister of Trade, Ben Roth, and the Minister of Health, Carl Lind.",
        "soto roth lind",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She is accompanied by Ben Roth, Chair of the Committee on Foreign Policy, and by the deputies Carl Lind and Dora Hahn.",
        "soto roth lind hahn",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. The delegation includes the Minister of Trade, Ben Roth, and the Governor of the Central Bank, Carl Lind.",
        "soto roth lind",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. In Accra she will be joined by President Yaw Addo for a dinner.",
        "soto",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She will be welcomed by her colleague, Kofi Mensah, and President Yaw Addo.",
        "soto",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Accompanying President Yaw Addo will be Trade Minister Ben Roth.",
        "soto",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. She will meet the Crown Prince, H.H. Sheikh Hamad Al Roth, and hold talks.",
        "soto",
    ),
    (
        "Foreign Minister Ana Soto will visit Ghana on Monday. Trade Minister Ben Roth will accompany the president.",
        "soto",
    ),
)
PRONOUNS = (
    ("Foreign Minister Ana Soto has a busy week ahead. She arrives in Accra on Monday for talks.", "soto"),
    (
        "Our special envoy for Sudan, Ambassador Joel Rothman, is on the road this week. He was in Djibouti yesterday.",
        "rothman",
    ),
    ("President Yaw Addo spoke to reporters on Monday. He will travel to Japan next week.", "addo"),
    ("Norway's energy minister, Ana Soto, praised the yard on Monday. She was on a one-day visit to Aberdeen.", "soto"),
)
DESCRIPTIONS = (
    (
        "Mr Ben Roth, who was on a one-day visit to Aberdeen, also laid a wreath. Foreign Minister Ben Roth is Norwegian.",
        "roth",
    ),
)
OTHER_FORMS = (
    ("President Ana Soto's guest, Kenyan President Ben Otieno, arrived in Oslo on Monday.", "otieno"),
    ("Prime Minister Ana Soto has arrived in Ghana on an official visit.", "soto"),
    ("Prime Minister Ana Soto is travelling to Ghana today.", "soto"),
    ("Prime Minister Ana Soto is in Ghana until Wednesday.", "soto"),
    ("Prime Minister Ana Soto has begun a three-day visit to Ghana.", "soto"),
    ("Prime Minister Ana Soto's three-day visit to Ghana begins today.", "soto"),
    ("The three-day visit of Prime Minister Ana Soto to Ghana begins today.", "soto"),
    ("Official visit of President Yaw Addo to Japan, 3-5 March 2026", "addo"),
    ("Working visit by Prime Minister Ana Soto to Ghana", "soto"),
    (
        "Secretary Lind Travels to Oslo and Vilnius. Secretary of State Carl Lind will travel to Oslo and Vilnius from March 3 to 5.",
        "lind",
    ),
    ("Secretary of State Carl Lind will travel to Oslo, Norway, and Vilnius, Lithuania, March 3-5.", "lind"),
    ("Deputy Secretary of State Mara Lind is traveling to Oslo this week.", "lind"),
    ("Under Secretary for Economic Growth Dana Whitlock will travel to Tokyo March 3-5.", "whitlock"),
    ("U.S. Special Representative for Haiti Dana Whitlock will travel to Nairobi March 3-5.", "whitlock"),
    ("EAM's visit to Oman: External Affairs Minister Dr. Suresh Menon will visit Muscat on 3 March.", "menon"),
    ("External Affairs Minister Dr. S. Menon will be paying an official visit to Oman from 3-5 March.", "menon"),
    ("Raksha Mantri Shri Arun Mehta will embark on a two-day visit to Vietnam on 3 March.", "mehta"),
    ("Hon'ble President of India Smt. Asha Devi will be on a State Visit to Angola from 3-5 March.", "devi"),
    ("Commissioner Tiit Randmaa is in Chisinau today for talks.", "randmaa"),
    ("High Representative Annelies Verhaegen travels to Chisinau on 18 and 19 March.", "verhaegen"),
    ("European Council President Joao Vasques will visit Kyiv on Friday.", "vasques"),
    (
        "The Secretary-General will travel to Bogota on Monday. Secretary-General Pedro Alves will meet the president.",
        "alves",
    ),
    ("UN Special Envoy for Syria Geir Moen will travel to Damascus on Monday.", "moen"),
    ("WHO Director-General Dr Ana Soto is in Accra for a two-day visit.", "soto"),
    ("Lieutenant Governor Ana Soto will lead a trade mission to Japan.", "soto"),
    ("Mayor Ben Roth will lead a delegation to Kyoto next week.", "roth"),
    ("City council leader Ben Roth will lead a delegation to Kyoto next week.", "roth"),
    ("Ben Roth, the mayor of Salto, left for Kyoto on Monday.", "roth"),
    ("Taoiseach Orla Daly will travel to Washington on Monday.", "daly"),
    ("Kenya's Prime Cabinet Secretary Ana Otieno will visit Lima.", "otieno"),
    ("Libyan leader General Omar Haddad arrived in Cairo on Monday.", "haddad"),
    ("Taliban Foreign Minister Mawlawi Amir Zadran arrived in Moscow on Monday.", "zadran"),
    ("Bangladesh's Chief Adviser Professor Anis Rahman will visit Beijing.", "rahman"),
    ("General Secretary To Van and his spouse left Hanoi on Monday for a state visit to Japan.", "van"),
    ("Party General Secretary and State President To Van will pay a state visit to Japan.", "van"),
    ("National Assembly Chairman Tran Thanh Man will pay an official visit to Laos.", "man"),
    ("Permanent Secretary Ana Soto arrives in Lima on Monday.", "soto"),
    ("The Minister of Foreign Affairs and Trade, Ana Soto, will travel to Lima on Monday.", "soto"),
    (
        "The Minister of Foreign Affairs, Ana Soto, and the Minister of Trade, Ben Roth, will travel to Lima.",
        "soto roth",
    ),
    ("Minister Ana Soto and State Secretary Ben Roth will travel to Lima.", "soto roth"),
    ("President Ana Soto, First Gentleman Carl Lind and Foreign Minister Ben Roth arrived in Lima.", "soto lind roth"),
    ("President Ana Soto and her husband Carl Lind arrived in Lima.", "soto lind"),
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
        *COMPANIONS,
        *PRONOUNS,
        *DESCRIPTIONS,
        *OTHER_FORMS,
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
    "Foreign Minister Ana Soto met reporters. He will travel to Japan next week, President Yaw Addo said.",
    "Foreign Minister Ana Soto in Ghana: statement to the press",
    "State Secretary Ana Soto will represent Norway at the conference in Accra on 3 March.",
    "The Prince of Wales arrived in Nairobi this morning.",
    "The Queen this morning departed for Nairobi, accompanied by Prince Edmund, Duke of Kendal.",
    "President Yaw Addo will receive the credentials of Ambassador Ben Roth in Accra.",
    "Foreign Minister Ana Soto's spokesman said a trip to Ghana is planned.",
    "Prime Minister Ana Soto welcomed the visit of tourists to Ghana.",
    "Former Prime Minister Ana Soto, who visited Ghana in 2015, died on Monday.",
    "The tomb of President Yaw Addo in Accra drew a visit by schoolchildren.",
    "A visit to the home of President Yaw Addo is planned.",
    "President Yaw Addo met Foreign Minister Ana Soto. She will visit Japan next week.",
    "Foreign Minister Ana Soto praised Kenji Morita. He will visit Oslo next week.",
    "Foreign Minister Ana Soto spoke on Monday. She was in Oslo when the news broke.",
    "President Yaw Addo and a spokesman said that the team will travel to Japan.",
    "President Yaw Addo, who arrived in office in 2015 on a wave of hope, will not seek a new term.",
    "The visit to Accra was discussed by President Yaw Addo and his cabinet.",
    "A tour of the palace was given by President Yaw Addo.",
    "Prime Minister Ana Soto received the report of Trade Minister Ben Roth.",
    "Prime Minister Ana Soto will welcome the new year in Oslo.",
    "Foreign Minister Ana Soto still hopes that Kenji Morita will come.",
    "President Yaw Addo has denied that he will travel to Japan.",
    "Ambassador Ben Roth will leave Accra for good in May.",
    "King Harald was to arrive today, but his plane was delayed.",
    "Foreign Minister Ana Soto will be on leave from Monday to Friday.",
    "Prime Minister Ana Soto is in favour of a visit.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_words_near_to_those_of_a_journey_are_none(text: str) -> None:
    """Whoever hosts, speaks or is only visited does not travel."""
    assert read(text)[1].travellers == ()
