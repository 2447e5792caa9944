"""Marks such as `Canceled:` in titles are read where they stand apart, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.importers.status_marks import doubtful_mark, read_status_marks
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
