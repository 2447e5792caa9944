"""The words by which titles of calendar entries say that an event is off, in some thirty languages."""

import re
from typing import Final

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
TENTATIVE: Final = "tentative"

MEANINGS: Final = {
    **{word.replace("-", " "): Status.CANCELLED for word in _CANCELLED.split()},
    **{word.replace("-", " "): Status.POSTPONED for word in _POSTPONED.split()},
    TENTATIVE: Status.REPORTED,
}
# The longest word first: 已延期 begins with no other word, but "annulée" begins with "annulé".
STATUS_WORD: Final = "|".join(re.escape(word) for word in sorted(MEANINGS, key=lambda word: (-len(word), word)))
"""A pattern of all words, for re.IGNORECASE."""

# A time that follows a mark: "postponed until May", "verschoben auf Montag", "reporté au 12 mai".
_MONTHS: Final = (
    r"jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mayo|mei|jun|juin|jul|juil|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez"
    r"|déc|dic|янв|фев|март|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son"
    r"|lun|mer|jeu|ven|dim|next|further|later|autumn|fall|spring|summer|winter|tomorrow|morgen|demain|nächste|notice"
)
TIME_AFTER: Final = (
    r"(?:(?:until|till|to|for|on|from|bis|auf|zum|au|à|jusqu'au|a|al|para|hasta|fino a|tot|naar|до|на)\s+"
    r"(?:the\s+|le\s+|el\s+|den\s+)?"
    rf"(?=[^:()\[\]]{{0,20}}[0-9]|(?:{_MONTHS}))|indefinitely\b|sine die\b)"
)
"""The beginning of a time that may follow a mark, for re.IGNORECASE."""


def status_of_word(word: str) -> Status:
    """Returns the status that a word says, in any case."""
    # IGNORECASE knows pairs that lower() does not: İ and i, ſ and s.
    return MEANINGS.get(word.lower()) or next(
        status for known, status in MEANINGS.items() if re.fullmatch(re.escape(known), word, re.IGNORECASE)
    )
