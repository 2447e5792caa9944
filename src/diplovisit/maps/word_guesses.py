"""What usual words of a status, a category or a rank mean. A word outside of these lists is left to a person."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from diplovisit.maps.mapped_facts import MappedFact
from diplovisit.record import Category, Rank, Status

_STATUSES: Final[Mapping[Status, str]] = {
    Status.HELD: "held|completed|complete|done|took place|carried out|made|realizado|realizada|realise|realisee"
    "|effectue|effectuee|tenue"
    "|erfolgt|stattgefunden|durchgefuhrt|concluido|concluida|finalizado|finalizada|efectuado|efectuada|termine|terminee",
    Status.CANCELLED: "cancelled|canceled|cancel|canx|cxld|called off|annule|annulee|abgesagt|cancelado"
    "|cancelada|annullato|annullata"
    "|anulado|anulada",
    Status.POSTPONED: "postponed|put off|deferred|delayed|rescheduled|reporte|reportee|verschoben|aplazado|aplazada"
    "|pospuesto|pospuesta|adiado|adiada|rinviato|rinviata",
    Status.ANNOUNCED: "announced|annonce|annoncee|angekundigt|anunciado|anunciada|annunciato",
    Status.CONFIRMED: "confirmed|confirme|confirmee|bestatigt|confirmado|confirmada|confermato",
    Status.UNDER_WAY: "under way|underway|ongoing|in progress|en cours|laufend|en curso|em curso|in corso",
    Status.REPORTED: "reported",
}
_CATEGORIES: Final[Mapping[Category, str]] = {
    Category.STATE: "state visit|state|sv|visite d etat|staatsbesuch|visita de estado|visita di stato",
    Category.OFFICIAL: "official visit|official|ov|visite officielle|offizieller besuch|visita oficial|visita"
    " ufficiale",
    Category.OFFICIAL_WORKING: "official working visit|official working|owv|visite officielle de travail",
    Category.WORKING: "working visit|working|wv|visite de travail|arbeitsbesuch|visita de trabajo|visita de trabalho"
    "|visita di lavoro",
    Category.PRIVATE: "private visit|private|pv|visite privee|privatbesuch|visita privada|visita privata",
}
_RANKS: Final[Mapping[Rank, str]] = {
    Rank.HEAD_OF_STATE: "hs|hos|head of state|chef d etat|jefe de estado|staatsoberhaupt|chefe de estado",
    Rank.HEAD_OF_GOVERNMENT: "hg|hog|head of government|chef de gouvernement|jefe de gobierno|regierungschef",
    Rank.HEAD_OF_STATE_AND_GOVERNMENT: "hsg|head of state and government|head of state and of government",
    Rank.FOREIGN_MINISTER: "fm|mfa|foreign minister|minister of foreign affairs|aussenminister|canciller",
    Rank.DEFENCE_MINISTER: "dm|defence minister|defense minister|minister of defence|minister of defense",
    Rank.FINANCE_MINISTER: "finance minister|minister of finance",
    Rank.CROWN_PRINCE: "cp|crown prince",
    Rank.MINISTER: "minister",
}
_MEANINGS: Final = {
    fact: {word: value.value for value, words in table.items() for word in words.split("|")}
    for fact, table in (
        (MappedFact.STATUS, _STATUSES),
        (MappedFact.CATEGORY, _CATEGORIES),
        (MappedFact.RANK, _RANKS),
    )
}


def meaning_of_word(fact: MappedFact, word: str) -> str | None:
    """Returns our word for a usual word of a fact; None if the word is not a usual one.

    >>> meaning_of_word(MappedFact.STATUS, "Canceled"), meaning_of_word(MappedFact.CATEGORY, "Visite d'État")
    ('cancelled', 'state')
    >>> meaning_of_word(MappedFact.STATUS, "Planned") is None
    True
    """
    if "?" in word:
        return None  # the writer was not sure
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return _MEANINGS[fact].get(" ".join(re.findall("[a-z]+", re.sub("['’]", " ", plain))))
