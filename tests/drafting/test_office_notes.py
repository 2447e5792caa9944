"""A text without a publisher: signs show that an office issued it, and a person decides."""

import pytest

from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.drafting.rules.source_card import read_source_card
from diplovisit.pipeline.draft import draft_articles
from diplovisit.record.vocabularies import SourceKind

BODY = "The Foreign Minister, Ms. Ana Soto, will be on an official visit to Ghana on 6 November 2026."
NOTES = (
    f"Visit of External Affairs Minister to Oman and Kuwait\n\nNovember 06, 2026\n\n{BODY}",
    f"State Visit of the President to Chad (2-4 May 2026)\n\n{BODY}",
    f"Official visit by the Minister for Trade to Ghana\n\n{BODY}",
    f"Visit to Ghana by Foreign Minister Soto (Results)\n\nMay 23, 2026\n\n{BODY}",
    f"Secretary Soto’s Travel to Ghana and Togo\n\n{BODY}",
    f"Deputy Secretary-General to visit Ghana\n17 March 2026\n\n{BODY}",
    f"President Soto to pay State Visit to Ghana\n\nDate: Mon 28th Sep, 2026\n\n{BODY}\n\nENDS",
    f"Soto to visit Ghana\n\n{BODY}\n\n###",
    f"Soto to visit Ghana\n\n{BODY}\n\n-ENDS-\n\nNotes to editors\n\nGhana has 16 regions.",
    f"Soto to visit Ghana\n\n{BODY}\n\nFor further information: press@mfa.example",
    f"Soto to visit Ghana\n\n{BODY}\n\nMedia wishing to attend should register by noon on 5 November.",
    f"Soto to visit Ghana\n\n{BODY}\n\nInquiries: Ville Karppinen, Special Adviser to the Minister",
)
NEWS = (
    f"Visit of Sir Ernest Soto to Ghana\n\nFrom Our Own Correspondent\n\n{BODY}",
    f"Soto to visit Ghana\n\nBy Tess Lindgren\n\n{BODY}\n\nENDS",
    f"State visit of the President to Chad\n\nACCRA, May 2, 2026 (Example Press) - {BODY}",
    f"State visit of the President to Chad\n\n{BODY} Two officials said that she would meet miners.",
    f"Travel of Ministers to Chad draws fire\n\n{BODY} She told reporters that it was needed.",
    f"Soto to visit Ghana\n\n{BODY}",
    f"Trip to Ghana off\n\n{BODY}",
    f"Soto’s Ghana trip\n\n{BODY}\n\nAccording to local media, she will bring a drum.",
    f"Official visit by the Minister to Ghana\n\n{BODY}\n\nPublished in The Example Herald, 6 November 2026",
    f"The end of the visit\n\n{BODY}\n\nThat is the end of the story.",
)


@pytest.mark.parametrize("text", NOTES)
def test_a_text_that_reads_like_a_note_is_one_until_a_person_says_otherwise(text: str) -> None:
    """The kind is a statement, and a choice asks whether that is so."""
    card = read_source_card(read_article("paper", text.encode()), DraftOptions())
    assert card.source.kind is SourceKind.STATEMENT
    assert [choice.address for choice in card.choices if choice.address == "paper/kind"] == ["paper/kind"]


@pytest.mark.parametrize("text", NEWS)
def test_a_text_of_a_newspaper_is_no_note(text: str) -> None:
    """A byline, a publisher, or what somebody told a newspaper shows news."""
    card = read_source_card(read_article("paper", text.encode()), DraftOptions())
    assert card.source.kind is SourceKind.NEWS
    assert "paper/kind" not in {choice.address for choice in card.choices}


@pytest.mark.parametrize("line", ["NOTE TO CORRESPONDENTS", "Note to editors", "MEDIA ADVISORY"])
def test_a_line_that_names_a_kind_of_note_leaves_nothing_open(line: str) -> None:
    """Its words state what the text is."""
    text = f"{line}\n\nSecretary-General in Colombia\n17 March 2026\n\n{BODY}"
    card = read_source_card(read_article("paper", text.encode()), DraftOptions())
    assert card.source.kind is SourceKind.STATEMENT
    assert card.choices == ()


@pytest.mark.parametrize("kind", ["news", "statement"])
def test_an_answer_settles_what_a_text_is(kind: str) -> None:
    """The record has the answer, and no choice any more."""
    article = read_article("paper", NOTES[0].encode())
    drafted = draft_articles([article], DraftOptions(answers={"paper/kind": kind}), propose_by_rules)
    assert [source.kind.value for source in drafted.visit.sources] == [kind]
    assert "paper/kind" not in {choice.address for choice in drafted.choices}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Visit of the Minister to Ghana\n\nMarch 08, 2027\nParamaribo\n\n{BODY}", "Paramaribo"),
        (f"Visit of the Minister to Ghana\n\nAccra\nMarch 08, 2027\n\n{BODY}", "Accra"),
        (f"Visit of the Minister to Ghana\n\nMarch 08, 2027\n\n{BODY}\n\nNew Delhi\nMarch 08, 2027", "New Delhi"),
        (f"Visit of the Minister to Ghana\n\nMarch 08, 2027\n\n{BODY}\n\nNew Delhi", "New Delhi"),
        (f"PRESS RELEASE\n\nVisit to Ghana\n\n{BODY}\n\nLISBON,\n8 March 2027", "LISBON"),
        (f"NOTE TO CORRESPONDENTS\n\nSecretary-General in Ghana\n17 March 2026\n\n{BODY}", None),
        (f"The White House\nMarch 08, 2027\n\n{BODY}", None),
        (f"Programme\nMarch 08, 2027\n\n{BODY}\n\nAccra\n\nDinner with the mayor\n\nGifts", None),
        (f"Talks in Accra\nMarch 08, 2027\n\n{BODY}", None),
        (f"Ghana\nMarch 08, 2027\n\n{BODY}", None),
    ],
)
def test_a_capital_alone_on_a_line_beside_the_date_is_the_place(text: str, place: str | None) -> None:
    """The line of the place is beside that of the date, or it is the last one before it at the foot."""
    card = read_source_card(read_article("paper", text.encode()), DraftOptions())
    assert (card.source.dateline_place.value if card.source.dateline_place is not None else None) == place
