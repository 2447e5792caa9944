"""Where a text comes from, as its head and its foot say in the styles of news and of press offices."""

import datetime

import attrs
import pytest

from diplovisit import draft
from diplovisit.drafting.article import read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.source_card import SourceCard, is_other_language, read_source_card
from diplovisit.record.vocabularies import SourceKind

BODY = "Foreign Minister Ana Soto will visit Ghana on Friday, her office said, for talks about trade and the sea."


def card_of(text: str, options: DraftOptions | None = None) -> SourceCard:
    """Reads the card of a text."""
    return read_source_card(read_article("paper", text.encode()), options or DraftOptions())


@attrs.frozen
class Case:
    """The head of a text, with the place, the date and the publisher that it prints."""

    head: str
    place: str | None
    date: str | None
    publisher: str | None
    kind: SourceKind = SourceKind.NEWS


STATEMENT = SourceKind.STATEMENT
CASES = (
    Case(f"OSLO, Sept 3, 2026 (Norsk Telegram) - {BODY}", "OSLO", "2026-09-03", "Norsk Telegram"),
    Case(f"New Delhi, March 5, 2025 (NationPress) {BODY}", "New Delhi", "2025-03-05", "NationPress"),
    Case(f"CAIRO, Jan 14 2026 (Nile Dispatch) -- {BODY}", "CAIRO", "2026-01-14", "Nile Dispatch"),
    Case(f"LIMA, 11 Feb 2026 (Andes Press Agency). - {BODY}", "LIMA", "2026-02-11", "Andes Press Agency"),
    Case(f"Nairobi, May 18, 2026 (Savanna Wire): {BODY}", "Nairobi", "2026-05-18", "Savanna Wire"),
    Case(f"HÀ NỘI, April 27, 2026 (Red River News) - {BODY}", "HÀ NỘI", "2026-04-27", "Red River News"),
    Case(f"LONDON (Example Press) - {BODY}", "LONDON", None, "Example Press"),
    Case(f"(Example Press) LONDON, 3 May 2026 - {BODY}", "LONDON", "2026-05-03", "Example Press"),
    Case(f"PARIS, May 3, 2026 / Example Press / - {BODY}", "PARIS", "2026-05-03", "Example Press"),
    Case(f"PARIS — Tuesday, May 5, 2026 — {BODY}", "PARIS", "2026-05-05", None),
    Case(f"LONDON, Tuesday, June 6, 1961\n\n{BODY}", "LONDON", "1961-06-06", None),
    Case(f"Wellington, 6 July 2026. {BODY}", "Wellington", "2026-07-06", None),
    Case(
        f"REPUBLIC OF CHILE\nMINISTRY OF FOREIGN AFFAIRS\n\nPress release No. 114/2026\nSantiago, 3 September 2026\n\n{BODY}",
        "Santiago",
        "2026-09-03",
        "MINISTRY OF FOREIGN AFFAIRS",
        STATEMENT,
    ),
    Case(
        f"ITAMARATY - PRESS OFFICE\nNote to the press no. 77\n\n{BODY}\n\nBrasília, 27 February 2026\n",
        "Brasília",
        "2026-02-27",
        "ITAMARATY - PRESS OFFICE",
        STATEMENT,
    ),
    Case(f"MEDIA ADVISORY\n\n{BODY}", None, None, None, STATEMENT),
    Case(
        f"Ministry of External Affairs\n12 March 2026\n\n{BODY}",
        None,
        "2026-03-12",
        "Ministry of External Affairs",
        STATEMENT,
    ),
    Case(
        f'From the column "Corridors" by Fenella Berg, The Baltic Observer (Riga), Saturday 16 May 2026\n\n{BODY}',
        "Riga",
        "2026-05-16",
        "The Baltic Observer",
    ),
    Case(
        f"The Example Times, 3 September 2026\n\nA guest from Oslo\n\n{BODY}", None, "2026-09-03", "The Example Times"
    ),
    Case(f"A guest from Oslo\n\nBy Ana Berg\n\nPublished: 3 September 2026\n\n{BODY}", None, "2026-09-03", None),
    Case(f"Press statement\nDate: 3 September 2026\n\n{BODY}", None, "2026-09-03", None, STATEMENT),
    Case(f"{BODY}\n\n-- Agencia Example, December 12, 2025", None, "2025-12-12", "Agencia Example"),
    Case(BODY, None, None, None),
    Case(
        f"The Royal Court, Stockholm, 14 April 2026\n\n{BODY}",
        "Stockholm",
        "2026-04-14",
        "The Royal Court",
        STATEMENT,
    ),
    Case(
        f"Ministry of Foreign Affairs, Warsaw, 2 February 2026\n\n{BODY}",
        "Warsaw",
        "2026-02-02",
        "Ministry of Foreign Affairs",
        STATEMENT,
    ),
    Case(
        f"UNITED NATIONS - NOTE TO CORRESPONDENTS\n\nNew York, 9 November 2025\n\n{BODY}",
        "New York",
        "2025-11-09",
        "UNITED NATIONS",
        STATEMENT,
    ),
    Case(
        f"Embassy of Chile – Press release\nNairobi, 3 September 2026\n\n{BODY}",
        "Nairobi",
        "2026-09-03",
        "Embassy of Chile",
        STATEMENT,
    ),
    Case(
        f"Ankara/Tashkent, 21.08.2026 (Bosphorus Agency) – {BODY}", "Ankara/Tashkent", "2026-08-21", "Bosphorus Agency"
    ),
    Case(
        "In Luanda, on 2 March 2026, the Minister will be received by the President and will hold talks.",
        None,
        None,
        None,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.head[:40])
def test_the_card_is_read_off_the_text(case: Case) -> None:
    """Place, date, publisher and kind are those that the text prints, and none is made up."""
    source = card_of(case.head).source
    facts = (source.dateline_place, source.dateline_date, source.publisher)
    assert tuple(fact.value if fact is not None else None for fact in facts) == (case.place, case.date, case.publisher)
    assert source.kind is case.kind
    assert source.language == "en"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.head[:40])
def test_each_fact_of_the_card_is_cited(case: Case) -> None:
    """The words of each fact are in the text where the citation says."""
    article = read_article("paper", case.head.encode())
    source = read_source_card(article, DraftOptions()).source
    for fact in (source.dateline_place, source.dateline_date, source.publisher):
        if fact is not None:
            (citation,) = fact.citations
            assert citation.start is not None
            assert article.text.text[citation.start :].startswith(citation.quote)


def test_a_person_gives_the_year_of_a_dateline() -> None:
    """A day that a person gives completes a dateline of that day; the fact says that the year is not printed."""
    source = card_of(f"OSLO, March 5 (Norsk Telegram) - {BODY}", DraftOptions(date="2025-03-05")).source
    assert source.dateline_date is not None
    assert source.dateline_date.value == "2025-03-05"
    assert source.dateline_date.note is not None


def test_a_dateline_without_a_year_leaves_the_year_open() -> None:
    """Where nothing gives the year, the date is a choice among the years after those that the text calls past."""
    card = card_of(f"OSLO, March 5 (Norsk Telegram) - {BODY} It was sold in 2024, officials said on Tuesday.")
    assert card.source.dateline_date is None
    (choice,) = card.choices
    assert choice.address == "paper/dateline/date"
    assert choice.options[0].value == "2024-03-05"  # a Tuesday
    assert "2025-03-05" in [option.value for option in choice.options]


def test_a_day_of_the_visit_gives_the_year_where_the_weekday_fits() -> None:
    """A whole date to come near the dateline gives the year, if the weekday on which something was said fits it."""
    text = "OSLO, Dec 12 (Norsk Telegram) - She will visit Ghana on 17 December 2025, her office said on Friday."
    date = card_of(text).source.dateline_date
    assert date is not None
    assert (date.value, date.note is not None) == ("2025-12-12", True)
    assert card_of(text.replace("Friday", "Monday")).source.dateline_date is None


def test_what_the_text_prints_goes_before_what_a_person_says() -> None:
    """The options fill what the text lacks, and never replace what it prints."""
    options = DraftOptions(publisher="Another Paper", date="2020-01-01", source_kind=SourceKind.SPEECH)
    source = card_of(f"OSLO, Sept 3, 2026 (Norsk Telegram) - {BODY}", options).source
    assert source.publisher is not None
    assert source.dateline_date is not None
    assert (source.publisher.value, source.dateline_date.value) == ("Norsk Telegram", "2026-09-03")
    assert source.kind is SourceKind.SPEECH


def test_a_text_in_another_language_is_not_called_english() -> None:
    """The language is given for English alone."""
    assert (
        card_of("OSLO, 3 May 2026 - Statsministeren skal reise til Japan i juni, sier kontoret hennes.").source.language
        is None
    )


TITLES = (
    (f"Solheim to take bosses to Tokyo\n\nOSLO, Sept 3 (Norsk Telegram) - {BODY}", "Solheim to take bosses to Tokyo"),
    (
        f"MINISTRY OF FOREIGN AFFAIRS\nPress release No. 4\n\nVISIT TO PORTUGAL POSTPONED\n\n{BODY}",
        "VISIT TO PORTUGAL POSTPONED",
    ),
    (f"Synopsis\n{BODY}", None),
    (BODY, None),
    (f"OSLO, Sept 3 (Norsk Telegram) - {BODY}", None),
)


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_the_heading_of_the_text(text: str, title: str | None) -> None:
    """The title is the heading before the body; a number, a ministry and a sentence are none."""
    assert card_of(text).source.title == title


@pytest.mark.parametrize("past", ["since 2024", "as in 2025"])
def test_no_year_that_is_still_to_come_is_a_candidate(past: str) -> None:
    """A dateline has the day of something published: no candidate is after the day on which the record is made."""
    made = DraftOptions(revised=datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC))
    (choice,) = card_of(
        f"Vilnius, Nov 29 (Example Press) - {BODY} Nobody came on Sunday, he said, {past}.", made
    ).choices
    assert {option.value[:4] for option in choice.options} <= {"2024", "2025", "2026"}
    assert "2026-11-29" in {option.value for option in choice.options}


def test_a_gap_of_one_day_is_one_day() -> None:
    """The words beside a candidate count in plain English."""
    made = DraftOptions(revised=datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC))
    (choice,) = card_of(f"Vilnius, Nov 30 (Example Press) - {BODY} The office said so on Sunday.", made).choices
    words = {option.value: option.words for option in choice.options}
    assert words["2026-11-30"] == "Monday, 1 day after a weekday on which something was said"


@pytest.mark.parametrize(
    "text",
    [
        "Der dänische Außenminister reist vom 14. bis 16. Dezember 2026 nach Ghana und trifft dort Präsident Kofi Asante.",
        "La ministre danoise des Affaires étrangères se rendra au Ghana du 14 au 16 décembre 2026 avec une délégation.",
        "El ministro de Asuntos Exteriores viajará a Ghana y se reunirá con el presidente de la República en Accra.",
        "De minister van Buitenlandse Zaken bezoekt in december Ghana en is daar in gesprek met de president van het land.",
        "Utenriksminister Jens Kvist reiser til Ghana fra 14. til 16. desember for å møte presidenten i hovedstaden.",
        "Министр иностранных дел прибудет с визитом в Гану и проведет переговоры с президентом страны в декабре этого года",
    ],
)
def test_a_text_in_another_language_is_called_one(text: str) -> None:
    """Of a text in another language the message says that only English is read, and not what is missing in it."""
    assert is_other_language(read_article("paper", text.encode()))
    with pytest.raises(DraftImpossible, match="paper does not seem to be in English, and the rules read only English"):
        draft({"paper": text})
    assert not is_other_language(read_article("paper", BODY.encode()))


@pytest.mark.parametrize(
    ("text", "needed", "not_needed"),
    [
        (BODY.replace("will visit Ghana", "will pay an official visit"), "--to COUNTRY", "--traveller"),
        (
            "A delegation is going to visit Ghana on 3 May 2026, the minister said to the press.",
            "--traveller NAME",
            "-o",
        ),
    ],
)
def test_the_remedy_names_the_option_for_what_is_missing(text: str, needed: str, not_needed: str) -> None:
    """Where the place alone is missing, the help does not ask who travels."""
    with pytest.raises(DraftImpossible) as raised:
        draft({"paper": text}, revised=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC))
    assert needed in raised.value.remedy
    assert not_needed not in raised.value.remedy


PAPERS = (
    ("The Royal Court, Stockholm, 14 April 2026", "The Royal Court"),
    ("Royal Household, London - 3 May 2026", "Royal Household"),
    ("UNITED NATIONS - NOTE TO CORRESPONDENTS", "UNITED NATIONS"),
    ("MINISTRY OF FOREIGN AFFAIRS | PRESS RELEASE", "MINISTRY OF FOREIGN AFFAIRS"),
    ("U.S. Department of State - Media Note", "U.S. Department of State"),
    ("Department of State: Media Note", "Department of State"),
    ("Ministry of Foreign Affairs, Press Release No. 14/2026", "Ministry of Foreign Affairs"),
    ("Government House - Court Circular", "Government House"),
    ("Secretariat of State - Holy See Press Office Bulletin", "Secretariat of State"),
    ("Office of the President - For Immediate Release", "Office of the President"),
    ("Embassy of Japan in Kenya, Nairobi, 3 May 2026", "Embassy of Japan in Kenya"),
    ("Foreign Ministry, Oslo, 3 May 2026", "Foreign Ministry"),
    ("Prime Minister's Office – Press Service", "Prime Minister's Office - Press Service"),
    ("Ministry of Foreign and European Affairs, Bratislava, 4 May 2026", "Ministry of Foreign and European Affairs"),
    ("From: Foreign, Commonwealth & Development Office", "Foreign, Commonwealth & Development Office"),
    ("From: Ministry of Trade and The Rt Hon Ana Soto MP", "Ministry of Trade"),
    ("Issued by: The Office of the Premier", "Office of the Premier"),
    ("From: Our Correspondent in Oslo", None),
    ("News | Althingi | 28.8.2026", "Althingi"),
    ("Parliament speaker visits Norway", None),
    ("PARLIAMENT SPEAKER VISITS NORWAY", None),
    ("White House says minister to visit Ghana", None),
    ("Government to send minister to Ghana", None),
    ("Remarks by President Ana Soto, 3 May 2026", None),
    ("Meeting with the Prime Minister, Oslo, 3 May 2026", None),
    ("By Ana Soto, Nairobi, 3 May 2026", None),
    ("State Banquet, 3 May 2026", None),
)


@pytest.mark.parametrize(("line", "publisher"), PAPERS, ids=lambda value: str(value)[:40])
def test_publisher_is_the_office_without_the_kind_of_paper_place_and_date(line: str, publisher: str | None) -> None:
    """The publisher is the office at the head alone, and a heading that begins with an office names none."""
    source = card_of(f"{line}\n\n{BODY}").source
    assert (source.publisher.value if source.publisher is not None else None) == publisher
    assert source.dateline_place is None or source.dateline_place.value in line.split(", ")[1]


@pytest.mark.parametrize("line", ["Sahel Media, Algiers, 3 May 2026", "Heathrow, London, 3 May 2026"])
def test_capital_before_the_date_is_the_place_of_a_dateline(line: str) -> None:
    """A newspaper before the capital is no place."""
    place = card_of(f"{line}\n\n{BODY}").source.dateline_place
    assert place is not None
    assert place.value == line.split(", ")[1]


BODY_OF_NOTE = "She will visit Oman."
NOTES = (
    ("Visit of External Affairs Minister to Oman and Kuwait\n\nNovember 06, 2026", BODY_OF_NOTE),
    ("President Fennelly to pay State Visit to Zambia\n\nDate: Mon 28th Sep, 2026", BODY_OF_NOTE),
    ("State Visit by the President of Chile\n\n3 May 2026", BODY_OF_NOTE),
)


@pytest.mark.parametrize(("head", "body"), NOTES)
def test_note_on_a_visit_that_cites_nobody_is_a_statement(head: str, body: str) -> None:
    """A heading of notes and a date alone are those of an office, unless the text cites somebody."""
    assert card_of(f"{head}\n\n{body}\n").source.kind is SourceKind.STATEMENT
    assert card_of(f"{head}\n\n{body} The ministry said so.\n").source.kind is SourceKind.NEWS


def test_days_of_a_programme_are_no_dateline() -> None:
    """Several dates alone head the days of a programme, and an entry with an hour is no title."""
    source = card_of(
        "Weekly schedule of the Minister of Trade\n\nMonday 7 June 2027\n09:00 Meeting with the mayor of Oslo\n\n"
        "Tuesday 8 June 2027\n10:00 Visit to the Port of Moss\n"
    ).source
    assert (source.title, source.dateline_date) == ("Weekly schedule of the Minister of Trade", None)


@pytest.mark.parametrize(
    ("head", "publisher", "place", "kind"),
    [
        (
            "Office of the Spokesperson\nDepartment of Foreign Affairs of Ireland\nMedia note, 21 October 2026",
            *("Department of Foreign Affairs of Ireland", None, SourceKind.STATEMENT),
        ),
        (
            "Department of Foreign Affairs of Ireland\nPress release, 21 October 2026",
            *("Department of Foreign Affairs of Ireland", None, SourceKind.STATEMENT),
        ),
        ("Media Note | 21 October 2026", None, None, SourceKind.STATEMENT),
        ("Press Release - 21 October 2026", None, None, SourceKind.STATEMENT),
        ("Joint Statement, October 21, 2026", None, None, SourceKind.STATEMENT),
        ("Readout, October 21, 2026", None, None, SourceKind.STATEMENT),
        ("Official Communiqué, 21 October 2026", None, None, SourceKind.STATEMENT),
        ("Press Note No. 12, 21 October 2026", None, None, SourceKind.STATEMENT),
        ("Fact Sheet, October 21, 2026", None, None, SourceKind.NEWS),
        ("Lisbon, 21 October 2026 (Media note) - ", None, "Lisbon", SourceKind.STATEMENT),
        (
            "Ministry of Foreign Affairs of Norway\nMedia advisory, Oslo, 21 October 2026",
            *("Ministry of Foreign Affairs of Norway", "Oslo", SourceKind.STATEMENT),
        ),
        (
            "Press Office\nMinistry of Foreign Affairs of Norway\nPress Statement, 21 October 2026",
            *("Ministry of Foreign Affairs of Norway", None, SourceKind.STATEMENT),
        ),
        ("Office of the Spokesperson\n21 October 2026", "Office of the Spokesperson", None, SourceKind.STATEMENT),
        ("The Statesman, 21 October 2026", "The Statesman", None, SourceKind.NEWS),
        ("Press Trust, 21 October 2026", "Press Trust", None, SourceKind.NEWS),
    ],
)
def test_what_a_paper_is_called_is_no_publisher_and_no_place(
    head: str, publisher: str | None, place: str | None, kind: SourceKind
) -> None:
    """A dateline with the kind of the paper has its day, and the publisher is the ministry above it."""
    body = "The visit of the Minister for Foreign Affairs of Kenya, Ms Wanjiru Otieno, to Ireland has been postponed."
    card = read_source_card(read_article("a", f"{head}\n\n{body}\n".encode()), DraftOptions()).source
    found = tuple(each.value if each is not None else None for each in (card.publisher, card.dateline_place))
    assert (*found, card.kind) == (publisher, place, kind)
    assert card.dateline_date is not None
    assert card.dateline_date.value == "2026-10-21"
