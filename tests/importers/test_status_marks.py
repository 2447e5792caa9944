"""Marks such as `Canceled:` in titles are read where they stand apart, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.importers.doubtful_marks import doubtful_mark, revoked_mark
from diplovisit.importers.status_marks import read_status_marks
from diplovisit.record import Status

CANCELLED = [
    "Canceled: Talks",
    "Cancelled: Talks",
    "CANCELLED: Talks",
    "[Cancelled] Talks",
    "(cancelled) Talks",
    "<Cancelled> Talks",
    "Cancelled - Talks",
    "Cancelled – Talks",
    "Cancelled—Talks",
    "Cancelled -Talks",
    "Cancelled | Talks",
    "Cancelled. Talks",
    "Cancelled:Talks",
    "CANCELLED! Talks",
    "*CANCELLED* Talks",
    "**CANCELLED** Talks",
    "❌ CANCELLED ❌ Talks",
    "Canceled event: Talks",
    "Canceled: Canceled: Talks",
    "Canceled: Talks (postponed)",
    "[Cancelled by host] Talks",
    "Talks (cancelled)",
    "Talks [CANCELLED]",
    "Talks - cancelled",
    "Talks – CANCELLED",
    "Talks | cancelled",
    "Talks: cancelled",
    "Talks *cancelled*",
    "Talks (cancelled due to fog)",
    "Talks (cancelled!)",
    "Cancelled; Talks",
    "Abgesagt!! Talks",
    "Cancelled!!! - Talks",
    "⚠ CANCELLED ⚠ Talks",
    "⚠️ CANCELLED ⚠️ Talks",
    "🚫 Cancelled 🚫 Talks",
    "🛑 Abgesagt: Talks",
    "Cancelled/Postponed: Talks",
    "Postponed / cancelled - Talks",
    "Cancelled & postponed: Talks",
    "Event cancelled: Talks",
    "Meeting cancelled – Talks",
    "The meeting is cancelled: Talks",
    "Termin abgesagt: Talks",
    "Réunion annulée : Talks",
    "Talks; cancelled",
    "Cancelled until further notice: Talks",
    "Abgesagt: Talks",
    "ABGESAGT! Talks",
    "Talks (abgesagt)",
    "Annulé : Talks",
    "Annulé\u00a0: Talks",
    "Annule\u0301: Talks",
    "Annulée - Talks",
    "ANNULE: Talks",
    "Cancelado: Talks",
    "Cancelada: Talks",
    "Cancelación: Talks",
    "Annullato: Talks",
    "Geannuleerd: Talks",
    "Inställt: Talks",
    "Aflyst: Talks",
    "Peruttu: Talks",
    "Отменено: Talks",
    "ОТМЕНЕНО: Talks",
    "Скасовано: Talks",
    "Odwołane: Talks",
    "Zrušeno: Talks",
    "İptal: Talks",
    "Iptal: Talks",
    "キャンセル済み: Talks",
    "【中止】Talks",
    "已取消: Talks",
    "취소됨: Talks",
]
POSTPONED = [
    "Postponed: Talks",
    "[Postponed] Talks",
    "POSTPONED // Talks",
    "Talks (postponed to 12 May)",
    "Talks - postponed",
    "Postponed until May: Talks",
    "Postponed to 5 May - Talks",
    "Postponed indefinitely: Talks",
    "Talks – postponed to 5 May",
    "Talks | postponed until further notice",
    "Talks: postponed to next week",
    "Talks (postponed to a later date)",
    "Talks (postponed, date not yet set)",
    "Verschoben auf Montag: Talks",
    "Reporté au 12 mai : Talks",
    "Event postponed: Talks",
    "Verschoben: Talks",
    "Talks (verschoben auf Mai)",
    "Reporté : Talks",
    "Reportée: Talks",
    "Aplazado: Talks",
    "Pospuesto: Talks",
    "Adiado: Talks",
    "Rinviato: Talks",
    "Uitgesteld: Talks",
    "Перенесено: Talks",
    "延期: Talks",
]
UNMARKED = [
    "Talks on cancelled contracts",
    "Meeting on postponed elections",
    "Cancelled stamps exhibition",
    "Cancelled stamps: an exhibition",
    "Cancelled-stamps exhibition",
    "Canceled talks",
    "Not cancelled: Talks",
    "Talks (not cancelled)",
    "Talks (cancelled contracts)",
    "Talks (cancelled?)",
    "Cancelled? Talks",
    "Talks, cancelled",
    "Postponed Olympics exhibition",
    "Cancelled stamps",
    "Postponed by Covid: the Tokyo Olympics",
    "Talks (cancelled) with Norway",
    "«Отменено» визит",
    "Visit cancelled: Norway",
    "Elections postponed",
    "Postponed elections - a panel",
    "'Cancelled' culture: a debate",
    "Uncancelled: Talks",
    "cancelled.com: a talk",
    "Cancelled/postponed visits: a study",
    "Cancellations: a history",
    "Why the talks were cancelled",
    "Meeting of the Cancelled",
    "Reporte: visita del ministro",
    "Report: Talks",
    "Verschobene Grenzen: ein Vortrag",
    "Absage an den Krieg",
    "Tentative: Talks",
    "取消会談",
    "Talks",
    "",
]


@pytest.mark.parametrize("title", CANCELLED)
def test_a_cancelled_title_is_read_and_cleaned(title: str) -> None:
    """A mark at either end of a title, set off by punctuation or brackets, says that the event is cancelled."""
    marked = read_status_marks(title)
    assert marked is not None
    assert (marked.title, marked.status) == ("Talks", Status.CANCELLED)


@pytest.mark.parametrize("title", POSTPONED)
def test_a_postponed_title_is_read_and_cleaned(title: str) -> None:
    """A mark that says postponed gives that status, which iCalendar does not have."""
    marked = read_status_marks(title)
    assert marked is not None
    assert (marked.title, marked.status) == ("Talks", Status.POSTPONED)


@pytest.mark.parametrize("title", UNMARKED)
def test_a_word_of_the_title_is_no_mark(title: str) -> None:
    """A word that is part of the title, or that is in doubt or denied, leaves the title as it is."""
    assert read_status_marks(title) is None


@pytest.mark.parametrize("title", ["Cancelled", "CANCELLED!", "Canceled:", "[Abgesagt]", "Postponed.", "*Annulé*"])
def test_a_title_that_is_only_a_mark_is_kept(title: str) -> None:
    """A title of nothing but a mark gives the status, and stays the title."""
    marked = read_status_marks(title)
    assert marked is not None
    assert marked.title == title
    assert marked.status in {Status.CANCELLED, Status.POSTPONED}


@pytest.mark.parametrize("prefix", ["FW: ", "Fwd: ", "RE: ", "WG: ", "FW: RE: ", "TR : "])
def test_a_mark_behind_a_forwarding_prefix_is_read(prefix: str) -> None:
    """The prefix of a forwarded message stays in the title, and the mark behind it is read."""
    marked = read_status_marks(f"{prefix}Canceled: Talks")
    assert marked is not None
    assert (marked.title, marked.marks) == (f"{prefix}Talks", ("Canceled:",))


@given(st.text(max_size=60))
def test_any_title_behind_a_mark_is_kept(title: str) -> None:
    """Whatever stands behind a mark remains, except for further marks and the punctuation between them."""
    marked = read_status_marks(f"Canceled: x{title}x")
    assert marked is not None
    assert marked.status is Status.CANCELLED
    assert marked.title.startswith("x")


@given(st.text(max_size=300))
def test_no_title_raises(title: str) -> None:
    """Any text is read, and a title never becomes empty."""
    marked = read_status_marks(title)
    assert marked is None or marked.title


@pytest.mark.parametrize("text", ["[", " - ", "*", "! ", "FW: ", "cancelled ", "(cancelled by ", "cancelled-", " "])
def test_a_long_title_takes_no_time(text: str) -> None:
    """Texts of repeated openings end, which a pattern that backtracks would not."""
    for title in (text * 1_900, text * (1_900 // len(text)), text * (1_900 // len(text)) + "x"):
        read_status_marks(title)
        doubtful_mark(title)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("CANCELLED Talks", "CANCELLED"),
        ("Talks CANCELLED", "CANCELLED"),
        ("ABGESAGT Gespräche", "ABGESAGT"),
        ("Talks POSTPONED", "POSTPONED"),
        ("Talks (cancelled?)", "cancelled?"),
        ("Cancelled? Talks", "Cancelled?"),
        ("Talks - postponed ?", "postponed ?"),
        ("ОТМЕНЕНО Встреча", "ОТМЕНЕНО"),
        ("TALKS CANCELLED", None),
        ("Canceled talks", None),
        ("Cancelled stamps exhibition", None),
        ("Why the talks were cancelled", None),
        ("TENTATIVE Talks", None),
        ("Talks on CANCELLED contracts", None),
        ("Talks", None),
    ],
)
def test_a_mark_in_doubt_is_named(title: str, word: str | None) -> None:
    """A word in capitals that nothing sets off, or one with a question mark, may be a mark, and is none for certain."""
    assert read_status_marks(title) is None
    assert doubtful_mark(title) == word


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Talks, postponed", "postponed"),
        ("Talks, cancelled.", "cancelled"),
        ("Cancelled, Talks", "Cancelled"),
        ("«Отменено» визит", "«Отменено»"),
        ("Визит «отменён»", "«отменён»"),
        ("„Abgesagt“ Treffen", "„Abgesagt“"),
        ("Talks (cancelled) with Norway", "(cancelled)"),
        ("Visit to Oslo [postponed to May] and Bergen", "[postponed to May]"),
        ("Talks (now cancelled)", "(now cancelled)"),
        ("Talks (meeting postponed)", "(meeting postponed)"),
        ("Visit cancelled: Norway", "cancelled"),
        ("Postponed by Covid: Talks", "Postponed by Covid:"),
        ("Cancelled and rescheduled: Talks", "Cancelled and rescheduled:"),
        ("Talks – postponed because of fog", "postponed because of fog"),
        ("Possibly cancelled: Talks", "Possibly cancelled"),
        ("Previously postponed: Talks", "Previously postponed"),
        ("Talks postponed to 5 May", "postponed to 5 May"),
        ("TALKS - CANCELLED - TBC", "CANCELLED"),
        ("Cancelled...Talks", "Cancelled"),
        ("Talks … cancelled", "cancelled"),
        ("Abgesagt!? Treffen", "Abgesagt!?"),
        ("Not cancelled: Talks", None),
        ("Talks (not cancelled)", None),
        ("Talks (nicht abgesagt)", None),
        ("Talks on cancelled contracts", None),
        ("Postponed Olympics exhibition", None),
        ("Cancelled stamps", None),
        ("Cancelled stamps: an exhibition", None),
        ("Talks (cancelled contracts)", None),
        ("Cancelled debts and postponed reforms: a panel", None),
        ("'Cancelled' culture: a debate", None),
        ("Elections postponed", None),
        ("Why the talks were cancelled: a history", None),
    ],
)
def test_a_mark_that_is_set_off_in_part_is_doubtful(title: str, word: str | None) -> None:
    """A word after a comma, in quotation marks, in brackets amid a title or after a noun may be a mark."""
    assert read_status_marks(title) is None
    assert doubtful_mark(title) == word


@pytest.mark.parametrize(
    "title",
    [
        "Talks (cancelled, now on again)",
        "Talks (cancelled - REINSTATED)",
        "(cancelled - REINSTATED) Talks",
        "Talks (postponed for lack of quorum, now confirmed)",
        "Talks (cancelled, but going ahead)",
        "Talks (cancelled in error)",
        "Talks [cancelled: not true]",
        "Talks (abgesagt, findet doch statt)",
        "Talks (annulé, finalement maintenu)",
        "Talks (cancelado, desmentido)",
        "Встреча (отменена, снова состоится)",
        "Rumour: cancelled",
        "Rumor: Talks (cancelled)",
        "Denied: cancelled",
        "Rumoured: cancelled",
        "Fake news: cancelled",
        "Report denied: Talks (cancelled)",
        "Cancellation denied: Talks",
        "Cancellation withdrawn - Talks",
        "Gerücht: abgesagt",
        "Unconfirmed: Talks - cancelled",
        "Reinstated: Talks (cancelled)",
        "Confirmed: Talks (postponed to May)",
        "Cancelled: Talks (reinstated)",
        "Cancelled: Talks - back on",
        "Talks (cancelled) – now on again",
    ],
)
def test_a_mark_that_is_taken_back_or_denied_is_none(title: str) -> None:
    """A title that says that a cancellation is over, or a rumour, has no mark, and the words that say so are found."""
    assert read_status_marks(title) is None
    assert revoked_mark(title) is not None


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled: Talks on denied claims",
        "Cancelled: Talks on confirmed cases",
        "Canceled: Report on false rumours of war",
        "Talks (cancelled due to fog)",
        "Talks (postponed, date not yet set)",
        "Denied: a history of visas",
        "Confirmed: Talks",
        "Talks",
    ],
)
def test_a_title_about_denials_takes_no_mark_back(title: str) -> None:
    """A word such as "denied" amid a title says nothing of its mark."""
    assert revoked_mark(title) is None


def test_both_marks_before_a_title_are_one_mark() -> None:
    """Of "Cancelled/Postponed" the stronger counts."""
    marked = read_status_marks("Postponed/Cancelled: Talks")
    assert marked is not None
    assert (marked.title, marked.marks, marked.status) == ("Talks", ("Postponed/Cancelled:",), Status.CANCELLED)
