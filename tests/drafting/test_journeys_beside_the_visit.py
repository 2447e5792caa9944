"""Journeys, deeds and days beside the visit: those of hosts, spouses and colleagues, of earlier years and of home."""

import re

import pytest

from diplovisit.drafting.judging import DraftImpossible
from tests.drafting.drafts import draft_article
from tests.drafting.flattening import flatten

AHEAD = (
    "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana from March 10 to 12."
)
HELD = (
    "ACCRA, March 5, 2026 (Volta Telegram) - Norwegian Foreign Minister Ana Soto ended a three-day official visit to Ghana"
    " on Thursday after talks with President Yaw Addo."
)


def statements_of(text: str) -> str:
    """Drafts a text, and returns what the record says, a line each; nothing where it says too little for a draft."""
    try:
        return "\n".join(str(each) for each in flatten(draft_article(f"{text}\n").visit))
    except DraftImpossible:
        return ""


BEFORE = (
    # What is done at home before the departure.
    ("Before her departure she will brief King Haakon at the palace in Oslo on Monday.", "engagement"),
    ("She is to meet Trade Minister Ben Roth in Oslo on Monday to prepare the trip.", "engagement"),
    ("Before leaving Oslo she will hold talks with Trade Minister Ben Roth.", "engagement"),
    ("She flies to Accra after a call on King Haakon and a meeting with Trade Minister Ben Roth.", "engagement"),
    ("She discussed gold with President Yaw Addo in a phone call on Monday.", "engagement"),
    # What may be, would have been, or is not.
    ("She would have met President Yaw Addo, but he is in Togo.", "engagement"),
    ("She will not meet President Yaw Addo.", "engagement"),
    ("If Parliament agrees, she will sign a treaty on fish with President Yaw Addo.", "modality=asserted"),
    ("A planned tour of the Tema refinery has been dropped.", "engagement of GH: kind=tour(?!.*status)"),
    ('"She could come in April instead," an adviser to President Yaw Addo said.', "when of GH: 2026-04"),
    # What others do.
    ("President Yaw Addo will meet German Chancellor Max Wolff on March 11.", "engagement|what=President Yaw Addo will meet,"),
    ("Prime Minister Esi Baah leaves for Brussels on March 10.", "stop: BE"),
    ("Her state secretary, Ola Moe, will travel to Nigeria on March 15.", "stop: NG|traveller: Ola Moe"),
    ("Ambassador Nils Holm will host a reception for Norwegian companies in Tema on March 9.", "engagement|traveller: Nils"),
    ("She will be accompanied by Ambassador Nils Holm.", "traveller: Nils Holm"),
    ("She will be accompanied by High Commissioner Nils Holm.", "traveller: Nils Holm"),
    ("Ghana's ambassador in Oslo, Akua Boateng, will not travel with her.", "traveller: Akua"),
    ("Her predecessor, Jan Vik, opened the embassy in Accra in 2019.", "engagement"),
    ("Her Danish colleague, Mette Lund, will sign an accord on wind power in Accra.", "engagement"),
    ("King Haakon will make a state visit to Ghana in the autumn.", "category"),
    ("In Abuja on March 13 she will hold talks with Omar Touré, the president of a commission.", "engagement of GH"),
    ("On her way home she will stop in Paris for talks with her French counterpart.", "engagement of GH"),
    # Where labels and topics end.
    ("She will tour the port while President Yaw Addo is in Togo.", "label=port while"),
    ("She will tour the port until Thursday.", "label=port until"),
    ("She will address the Peace and Security Council.", "topic"),
    ("She will address the Storting and Parliament.", "topic"),
    ("She will raise the halal trade with Prime Minister Esi Baah.", "label=.*Prime Minister"),
    ("Officials said that she would raise fish quotas with President Yaw Addo.", "label=.*President"),
    ("Some 12 business people will accompany her and commission a plant in Tema.", "what=.*commission"),
    ("The agreement of 2021 brought 300 jobs and 40 million kroner.", "what=(?:300 jobs|jobs and)"),
    ("Mrs Soto and her husband, Per Soto, will attend the fair.", "person: Soto$"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "wrong"), BEFORE, ids=lambda value: value[:60])
def test_a_visit_to_come_has_nothing_of_others(sentence: str, wrong: str) -> None:
    """A sentence about home, about others or about what is not sure states nothing of the visit."""
    said = statements_of(f"{AHEAD}\n\n{sentence}")
    assert re.search(wrong, said, re.MULTILINE) is None, said


AFTER = (
    ("Her Danish colleague, Mette Lund, was in Accra last week and signed an accord on wind power.", "signing"),
    ("Her counterpart, Kwesi Bonsu, was in Oslo in May and toured the harbour.", "kind=tour"),
    ("Her predecessor, Jan Vik, had been in Kumasi and opened the clinic.", "Kumasi"),
    ("She left for Lagos on Thursday for a two-day visit to Nigeria.", "Lagos"),
    ("She flew to Kano, in Nigeria, on Thursday evening.", "place of GH: Kano"),
    ("She went on to Abidjan for a visit to Ivory Coast.", "place of GH: Abidjan"),
    ("Bonsu received her on Tuesday; on Wednesday he received the ambassador of Japan.", "with=.*ambassador"),
    ("Reports that she would sign a gas deal were denied by her spokesman.", "signing"),
    ("She signed no agreement.", "signing"),
    ("She was to have visited Kumasi on Wednesday, but the flight was cancelled.", "Kumasi"),
    ("She had met King Haakon in Oslo before leaving.", "Haakon.*engagement|engagement.*Haakon"),
    ("Before Ghana she spent two days in Senegal, where she met President Awa Diop.", "with=Awa Diop"),
    ("German Chancellor Max Wolff met President Yaw Addo on Wednesday.", "engagement.*Wolff"),
)


@pytest.mark.parametrize(("sentence", "wrong"), AFTER, ids=lambda value: value[:60])
def test_a_visit_that_was_has_nothing_of_others(sentence: str, wrong: str) -> None:
    """What colleagues did, and where the next visit goes, is no part of a visit that was."""
    said = statements_of(f"{HELD}\n\n{sentence}")
    assert re.search(wrong, said) is None, said


HEAD = "CANBERRA, 2 October 2026 (Southern Wire) - Australia's Trade Minister Peter Holloway"
CALLED_OFF = (
    f"{HEAD} called off a trip to Indonesia on Friday after a vote.",
    f"{HEAD} cancelled his visit to Indonesia on Thursday, his office said.",
    f"{HEAD} postponed a visit to Indonesia on Friday.",
    f"{HEAD} put off his trip to Indonesia on Thursday evening.",
    f"{HEAD} scrapped a visit to Indonesia on Friday.",
    f"{HEAD} cancelled a visit to Indonesia on 1 October because of a storm.",
)


@pytest.mark.parametrize("text", CALLED_OFF)
def test_the_day_of_calling_off_is_no_day_of_the_visit(text: str) -> None:
    """A day behind "called off" may be that of the decision, so that it is none of the visit."""
    said = statements_of(text)
    assert "previously" not in said
    assert "when of" not in said


WHOLE = (
    (
        (
            "ROME, 27 November 2026 (Tiber Press) - From 30 November to 2 December 2026, Chilean Foreign Minister Ana Soto will"
            " travel to Sarajevo and Podgorica."
        ),
        "when of BA: 2026-11-30/2026-12-02",
    ),
    (f"{AHEAD}\n\nThe signing of an agreement on fish was also on the programme.", "topic"),
    (f"{AHEAD}\n\nPeople of Norwegian origin make up around 27% of Ghana's sailors.", "what=Ghana's sailors,"),
    (f"{AHEAD}\n\nThe Foreign Minister met with President Yaw Addo.", "claim: .*Minister met"),
    (
        (
            "Bratislava, 11 March 2026 – The official visit of the Foreign Minister of the Slovak Republic, Pavol Hudák, to"
            " North Macedonia, which was to take place on 12 and 13 March 2026, has been cancelled."
        ),
        "status: (?:announced|reported)",
    ),
)


@pytest.mark.parametrize(("text", "wrong"), WHOLE, ids=lambda value: value[-40:])
def test_what_is_of_the_whole_is_of_no_part(text: str, wrong: str) -> None:
    """Days of a list of cities, deeds of the programme and a cancelled visit are read as what they are."""
    said = statements_of(text)
    assert re.search(wrong, said, re.MULTILINE) is None, said


OTHERS = (
    (
        (
            "VIENNA, 19 September 2026 (Danube Press) - Swiss President Regula Frei will be welcomed with military honours by"
            " President Johanna Wolf in Vienna on 24 September.\n\nChancellor Martin Eder flies to New York on 25 September."
        ),
        "stop: UN|place of UN|kind=stance",
    ),
    (
        (
            "SEOUL, April 22, 2026 (Han News) - Deputy Foreign Minister Choi Min-ho held consultations with Deputy Foreign"
            " Minister Aibek Nurlanov of Kyrgyzstan in Seoul on Wednesday.\n\nNurlanov, who arrived on Monday, toured a"
            " factory.\n\nChoi will pay a return visit to Kyrgyzstan in the autumn."
        ),
        "traveller: Choi|stop: KG",
    ),
    (
        (
            "ADDIS ABABA, Feb 3, 2026 (Horn Wire) - Egypt's Foreign Minister Tarek Mansour arrived on Monday and met African"
            " Union Commission chairman Moussa Diarra."
        ),
        "stop: x-african-union",
    ),
    (
        (
            "PARIS, June 3, 2026 (Seine Wire) - Moroccan Foreign Minister Youssef Tazi, who arrived on Monday, laid a wreath"
            " on Tuesday. He leaves for Madrid on Thursday."
        ),
        "engagement of ES",
    ),
    (
        (
            "NICOSIA, 9 June 2026 (Levant Wire) - The President of Cyprus, Andreas Koumi, and his wife, Eleni Koumi, arrived"
            " in Riga on Tuesday at the invitation of President Ilze Kalniņa. Mrs Koumi will tour a hospital."
        ),
        "person: Koumi$|stop: EE|claim",
    ),
)


@pytest.mark.parametrize(("text", "wrong"), OTHERS, ids=lambda value: value[:30])
def test_nobody_else_travels(text: str, wrong: str) -> None:
    """Neither a host, nor a return visit, nor an onward stop takes the place of the visit."""
    said = statements_of(text)
    assert re.search(wrong, said, re.MULTILINE) is None, said
