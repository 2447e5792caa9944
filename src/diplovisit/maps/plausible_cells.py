"""Tells names and headings from footnotes, totals, and words for nothing, in the languages that lists are kept in."""

from typing import Final

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.sheet_map import fold_word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EMPTY_WORDS: Final = _words(
    """
    n/a n.a. n.a na #n/a #ref! #value! #name? n/d n.d. nd s/d s.d. k.a. tbc tbd tba tbn t.b.c. t.b.d. t.b.a.
    none null nil nan void unknown unspecified undisclosed various vacant empty blank missing pending ditto idem same
    true false yes no wahr falsch vrai faux verdadero falso vero oui non ja nein
    unbekannt keine keiner entfällt inconnu inconnue aucun aucune néant desconocido desconocida ninguno ninguna nada
    vacante sconosciuto nessuno desconhecido desconhecida nenhum nenhuma onbekend geen нет неизвестно brak nieznany
    """
) | frozenset(
    (
        "not available",
        "not applicable",
        "not known",
        "not stated",
        "not given",
        "no data",
        "no name",
        "to be confirmed",
        "to be announced",
        "to be decided",
        "to be determined",
        "to be named",
        "see above",
        "see below",
        "as above",
        "same as above",
        "nicht bekannt",
        "siehe oben",
        "por confirmar",
        "sin datos",
        "sin información",
        "à confirmer",
        "non communiqué",
        "da confermare",
        "a confirmar",
    )
)
"""Words that a cell has instead of being empty."""
_NOTE_WORDS: Final = _words(
    """
    note notes footnote footnotes remark remarks nb n.b. source sources total totals subtotal subtotals sub-total
    sub-totals legend anmerkung anmerkungen hinweis hinweise bemerkung quelle quellen summe gesamt gesamtsumme insgesamt
    zwischensumme remarque remarques sous-total totaux nota notas fuente fuentes observación observaciones fonte fontes
    fonti totale totali subtotale opmerking opmerkingen noot bron bronnen totaal subtotaal observação observações
    примечание примечания источник источники итого всего uwaga uwagi źródło źródła razem suma märkus allikas kokku
    anm. kaynak toplam المصدر المجموع ملاحظة 注 注記 出典 合計 备注 来源 总计
    """
)
"""Words that begin a footnote or a row of totals, and no name."""
_WEAK_WORDS: Final = _words(
    """
    see cf cf. nil key sum count average updated end grand siehe s. voir ver véase vedi vide zie mean last as all both
    no none visits trips travel continued including excluding rows revised compiled retrieved accessed data
    """
)
"""Words that begin a footnote if the next one is no name: `see report`, `nil return`."""
_LEADING_SIGN: Final = lazy_pattern(r"[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹•·→>~=+|/\\^–—-]|[(\[]")
_YEAR: Final = lazy_pattern(r"[12][0-9]{3}")


def is_year(text: str) -> bool:
    """Whether a text is one year with four figures, and nothing else."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_word_for_nothing(text: str) -> bool:
    """Whether a text has no letters, or is a word that stands for an empty cell.

    >>> [is_word_for_nothing(text) for text in ("-", "TBC", "40665", "Ann Example")]
    [True, True, True, False]
    """
    folded = fold_word(text)
    bare = folded.strip("-–—?!.…()[]{}<>*/ ")
    return not any(letter.isalpha() for letter in text) or folded in _EMPTY_WORDS or bare in _EMPTY_WORDS


def is_note(text: str) -> bool:
    """Whether a text is a footnote, a source or a total.

    >>> [is_note(text) for text in ("* cut short", "Source: MFA", "Total visits", "see report of 2014", "See Chak Mun")]
    [True, True, True, True, False]
    """
    words = text.split()
    if not words or _LEADING_SIGN.match(words[0]):
        return bool(words)
    first = fold_word(words[0])
    bare = first.rstrip(":;,-–—")
    if bare in _NOTE_WORDS or bare.rstrip(".") in _NOTE_WORDS or first.partition(":")[0] in _NOTE_WORDS:
        return True
    if fold_word(words[-1]).strip(":;,.") in _NOTE_WORDS and len(words) > 1:
        return True
    if bare not in _WEAK_WORDS:
        return False
    rest = words[1:]
    return not rest or first.endswith(":") or not rest[0][:1].isalpha() or rest[0].islower() or _is_weak_pair(rest)


def _is_weak_pair(rest: list[str]) -> bool:
    following = fold_word(rest[0]).rstrip(":.,")
    return following in _NOTE_WORDS or following in _WEAK_WORDS or following in {"return", "returns", "visit", "of"}


def why_no_name(text: str) -> str | None:
    """Says why a text is no name of a person, and what to do. None for a text that can be one.

    >>> why_no_name("Ann Example") is None, why_no_name("14th Dalai Lama") is None
    (True, True)
    >>> why_no_name("TBC")
    '"TBC" is not a name; if it means an empty cell, write under [sheet]: empty = ["TBC"]'
    """
    if is_note(text) and not is_word_for_nothing(text):
        return f"{quoted(text)} looks like a note or a total, not a name; if the row is not a visit, add it to skip"
    if is_word_for_nothing(text):
        return f"{quoted(text)} is not a name; if it means an empty cell, write under [sheet]: empty = [{quoted(text)}]"
    return None
