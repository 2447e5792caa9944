"""Marks in the title of a calendar entry that say that the event is off: `Canceled: Talks`, `Talks (abgesagt)`.

Outlook writes such a mark in the language of its user, and often leaves STATUS as it was. A mark stands at the
beginning or at the end of a title, and brackets or punctuation set it off. "Cancelled stamps exhibition" has no mark.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.record.vocabularies import Status

# Outlook writes the first form of each language; people write the others. No form is a common word of another language
# with another meaning: "reporte" means "report" in Spanish, so French needs its accent.
_CANCELLED: Final = """
    cancelled canceled cancellation cancelation called-off
    abgesagt absage storniert entfällt
    annulé annulée annulés annulées annule annulee annulation
    cancelado cancelada cancelados canceladas cancelación cancelacion anulado anulada anulados anuladas
    cancelamento
    annullato annullata annullati annullate cancellato cancellata annullamento
    geannuleerd geannuleerde afgelast afgezegd
    inställt inställd inställda aflyst avlyst peruttu peruutettu tühistatud
    отменено отменена отменён отменен отменены отмена
    скасовано скасований скасована
    odwołane odwołany odwołana odwołano anulowane anulowany anulowana anulowano
    zrušeno zrušen zrušena zrušené zrušený otkazano odpovedano törölve lemondva elmarad
    anulat anulată atcelts atcelta atšaukta atšauktas
    iptal ακυρώθηκε ακυρωμένο cancel·lat cancel·lada anul·lat anul·lada dibatalkan
    キャンセル済み キャンセル 中止 取り消し 取消 已取消 취소됨 취소
    ملغى ملغاة ملغي בוטל מבוטל
"""
_POSTPONED: Final = """
    postponed postponement
    verschoben vertagt aufgeschoben
    reporté reportée reportés reportées ajourné ajournée
    aplazado aplazada aplazados aplazadas pospuesto pospuesta postergado postergada aplazamiento
    adiado adiada adiados adiadas adiamento
    rinviato rinviata rinviati rinviate posticipato posticipata rimandato rimandata
    uitgesteld uitgestelde
    uppskjutet uppskjuten udsat udskudt utsatt lykätty
    отложено отложена отложен отложены перенесено перенесена перенесён перенесен перенесены відкладено
    przełożone przełożony przełożona przełożono odroczone odroczony
    odloženo odložen odložena odgođeno preloženo elhalasztva
    amânat amânată ertelendi αναβλήθηκε ajornat posposat ditunda
    延期 已延期 已推迟 推迟 연기됨 연기
    مؤجل مؤجلة נדחה
"""
_TENTATIVE: Final = "tentative"

_MEANINGS: Final = {
    **{word.replace("-", " "): Status.CANCELLED for word in _CANCELLED.split()},
    **{word.replace("-", " "): Status.POSTPONED for word in _POSTPONED.split()},
    _TENTATIVE: Status.REPORTED,
}
# The longest word first: 已延期 begins with no other word, but "annulée" begins with "annulé".
_WORD: Final = "|".join(re.escape(word) for word in sorted(_MEANINGS, key=lambda word: (-len(word), word)))
_OPENING, _CLOSING = r"\[({<【［（「『《〔〈", r"\])}>】］）」』》〕〉"
# Words that go on after a mark inside brackets: "(postponed to 12 May)". A noun may not: "(cancelled contracts)".
_GOES_ON: Final = (
    r"(?:by|due|because|until|till|to|for|owing|on|at|after|since|from|as of|again|indefinitely|sine die"
    r"|wegen|bis|auf|durch|von|am|par|pour|en raison|au|jusqu|à|por|debido|hasta|a|al|para|per|fino|da|door|wegens|tot"
    r"|naar|из-за|до|на)\b|[-–—:;,.]"
)
# Quantifiers are possessive where nothing that follows may begin alike, so that 2,000 blanks take no time.
# Outlook writes FW: and RE: before the mark of a cancelled meeting, and Google writes "Canceled event:".
_REPLIED: Final = r"(?:(?:fwd?|re|wg|aw|tr|rv|vs|antw|doorst|i|ynt)\s*+[:：]\s*+)*+"
_EDGE: Final = r"[\s\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_DECORATION: Final = rf"(?:{_EDGE}|[*_~=#❌🚫⛔⚠\ufe0f!>»•])*+"

_BRACKETED: Final = (
    rf"[{_OPENING}]\s*(?P<bracketed>{_WORD})(?!\w)\s*(?:(?:{_GOES_ON})[^{_OPENING}{_CLOSING}]*)?!?\s*[{_CLOSING}]"
)
# A hyphen, a slash and a full stop also stand inside words: they set off only next to a blank.
_SET_OFF_AFTER: Final = r"(?:\s*[:：|!*~»❌–—]|\s+[-−/.•·_>]|[-−/.•·_]+(?=\s))"
_SET_OFF_BEFORE: Final = r"(?:[:：|*~»❌–—]\s*|[-−/•·_>]+\s+|\s[-−/•·_>]+\s*)"

_AT_THE_BEGINNING: Final = re.compile(
    rf"(?P<replied>{_EDGE}*+{_REPLIED}){_DECORATION}"
    rf"(?:{_BRACKETED}|(?P<word>{_WORD})(?:\s+event(?!\w))?{_SET_OFF_AFTER})"
    rf"(?:\s*+[:：|*~»❌–—\-−/.•·_>\ufe0f]++(?=\s))*+\s*+",
    re.IGNORECASE,
)
_AT_THE_END: Final = re.compile(
    rf"[\s:：|*~–—\-−/•·_>]{{0,20}}(?:{_BRACKETED}|{_SET_OFF_BEFORE}(?P<word>{_WORD})(?!\w)){_DECORATION}\.?{_EDGE}*\Z",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"{_DECORATION}[{_OPENING}]?(?P<word>{_WORD})[{_CLOSING}]?{_DECORATION}[:.]?{_EDGE}*\Z", re.IGNORECASE
)
# "CANCELLED Talks", "Talks (cancelled?)": nothing sets the word off, or somebody asks.
_DOUBTFUL: Final = re.compile(
    rf"{_EDGE}*+(?P<first>{_WORD})\s(?=.*[a-zа-я])|\s(?P<last>{_WORD}){_EDGE}*\Z|(?<!\w)(?P<asked>{_WORD})\s?[?？]",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 2_000
_MOST_MARKS: Final = 4


@attrs.frozen(kw_only=True)
class MarkedTitle:
    """A title with marks: what is left of it, the marks as written, and the status that they say.

    title: the title without the marks; the title as written if it is nothing but a mark.
    """

    title: str
    marks: tuple[str, ...]
    status: Status


def read_status_marks(title: str) -> MarkedTitle | None:
    """Returns the marks of a title; None if it has none. Cancelled beats postponed, which beats tentative.

    >>> read_status_marks("Canceled: Talks")
    MarkedTitle(title='Talks', marks=('Canceled:',), status=<Status.CANCELLED: 'cancelled'>)
    >>> read_status_marks("Gespräche (verschoben auf Mai)").title
    'Gespräche'
    >>> read_status_marks("Talks on cancelled contracts"), read_status_marks("Cancelled stamps exhibition")
    (None, None)
    """
    if len(title) > _LONGEST_TITLE:
        return None
    text = unicodedata.normalize("NFC", title)
    if (alone := _ALONE.match(text)) is not None and _meaning(alone["word"]) is not Status.REPORTED:
        return MarkedTitle(title=title, marks=(alone[0].strip(),), status=_meaning(alone["word"]))
    marks: list[str] = []
    statuses: list[Status] = []
    for mark, status, rest in _take_marks(text):
        marks.append(mark)
        statuses.append(status)
        text = rest
    if not statuses:
        return None
    return MarkedTitle(title=text, marks=tuple(marks), status=min(statuses, key=_ORDER.index))


_ORDER: Final = (Status.CANCELLED, Status.POSTPONED, Status.REPORTED)


def doubtful_mark(title: str) -> str | None:
    """Returns a word that may be a mark, in a title without marks; None if there is none.

    >>> doubtful_mark("CANCELLED Talks"), doubtful_mark("Talks (cancelled?)"), doubtful_mark("Canceled talks")
    ('CANCELLED', 'cancelled?', None)
    """
    text = unicodedata.normalize("NFC", title[:_LONGEST_TITLE])
    for found in _DOUBTFUL.finditer(text):
        word = found["first"] or found["last"]
        at_an_edge = found["last"] is not None or found.start() == 0
        if word is not None and at_an_edge and word.isupper() and not text.isupper() and word.lower() != _TENTATIVE:
            return word
        if found["asked"] is not None and found["asked"].lower() != _TENTATIVE:
            return found[0].strip()
    return None


def _take_marks(text: str) -> Iterator[tuple[str, Status, str]]:
    """Yields each mark, what it says, and the text without it and the marks before."""
    for _ in range(_MOST_MARKS):
        if (found := _AT_THE_BEGINNING.match(text)) is not None:
            mark, rest = found[0][len(found["replied"]) :].strip(), found["replied"] + text[found.end() :]
        elif (found := _search_end(text)) is not None:
            mark, rest = found[0].strip(), text[: found.start()]
        else:
            return
        status = _meaning(found["bracketed"] or found["word"])
        # "Tentative: …" is a word of a title; only this project writes "[Tentative]".
        if not rest.strip() or (status is Status.REPORTED and found["bracketed"] is None):
            return
        text = rest.strip()
        yield mark, status, text


def _search_end(text: str) -> re.Match[str] | None:
    """Returns a mark at the end of a text. Only places where a mark may begin are tried, so the time is linear."""
    tail = max(len(text) - 200, 0)
    return _AT_THE_END.search(text, tail)


def _meaning(word: str) -> Status:
    # IGNORECASE knows pairs that lower() does not: İ and i, ſ and s.
    return _MEANINGS.get(word.lower()) or next(
        status for known, status in _MEANINGS.items() if re.fullmatch(re.escape(known), word, re.IGNORECASE)
    )
