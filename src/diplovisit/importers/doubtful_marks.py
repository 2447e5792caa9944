"""Words in the title of a calendar entry that may be a mark such as `Canceled:`, and are none for certain."""

import re
import unicodedata
from typing import Final

from diplovisit.importers.status_words import STATUS_WORD, TENTATIVE, TIME_AFTER
from diplovisit.lazy_patterns import lazy_pattern

_LONGEST_TITLE: Final = 2_000
_BLANK: Final = r"[\s\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_OPENING, _CLOSING = r"\[({<【［（「『《〔〈", r"\])}>】］）」』》〕〉"
# "(cancelled, now on again)", "(postponed, but confirmed)": what says that a mark no longer applies.
_ON_AGAIN: Final = (
    r"(?:re-?instated|re-?instatement|re-?confirmed|re-?activated|restored|revived|resumed|un-?cancell?ed|un-?postponed"
    r"|confirmed|reversed|revoked|withdrawn|rescinded|lifted|on again|back on|(?:is|still|now) on(?! [0-9])|now taking"
    r"|(?:going|goes|go) ahead|tak(?:es?|ing) place|will be held|(?<!be )held|on after all|after all|in error"
    r"|by mistake|mistake|false|untrue|wrong|not(?! yet)|n['’]t|never|denied|denial|rumou?r\w*|hoax|fake|unconfirmed"
    r"|alleged\w*|reportedly|possibly|probably|perhaps|maybe|tbc"
    r"|findet\b.{0,20}\bstatt|doch|wieder\s\w+|bestätigt|reaktiviert|falsch\w*|gerücht\w*|dementiert|nicht|vielleicht"
    r"|maintenue?s?|rétablie?s?|confirmée?s?|finalement|démentie?s?|rumeurs?|faux|peut-être"
    r"|confirmad[oa]s?|restablecid[oa]s?|reactivad[oa]s?|mantenid[oa]s?|desmentid[oa]s?|rumor|falso|mantid[oa]s?"
    r"|confermat[oaie]|ripristinat[oaie]|smentit[oaie]|bevestigd|toch|gaat door|gerucht"
    r"|подтвержд\w+|восстановлен\w*|состоится|опроверг\w+|слухи?|снова|не|ложь|復活|再開)"
)
# "Rumour: cancelled", "Denied: cancelled", "Reinstated: Talks (cancelled)".
_DENIAL: Final = (
    r"(?:(?:just\s)?(?:a\s)?rumou?rs?|denied|denial|false|fake|hoax|unconfirmed|alleged(?:ly)?|reportedly|possibly|probably"
    r"|perhaps|maybe|not|never|re-?instated|re-?confirmed|restored|un-?cancell?ed|confirmed|on again|back on|now on"
    r"|gerüchte?|dementiert|dementi|falsch|falschmeldung|vielleicht|doch|bestätigt|rumeurs?|démentie?s?|démenti|faux"
    r"|maintenue?|confirmée?|rumor|desmentid[oa]|falso|confirmad[oa]|smentit[oa]|confermat[oa]|gerucht|bevestigd"
    r"|слух|слухи|опровергнуто|подтверждено)"
)
_WORD: Final = rf"(?<!\w)(?:{STATUS_WORD})(?!\w)"
_ANY_WORD: Final = lazy_pattern(_WORD, re.IGNORECASE)
_REVOKED: Final = (
    # Inside the brackets of a mark.
    lazy_pattern(rf"[{_OPENING}]\s*{_WORD}[^{_OPENING}{_CLOSING}]*?(?<!\w){_ON_AGAIN}(?!\w)", re.IGNORECASE),
    # Before everything else.
    lazy_pattern(rf"\A{_BLANK}*+[{_OPENING}]?{_DENIAL}\s*[:：;,.!?–—\-{_CLOSING}].*?{_WORD}", re.IGNORECASE),
    # "Fake news: cancelled", "Report denied: Talks (cancelled)": further words, so only with a mark at the end.
    lazy_pattern(
        rf"\A{_BLANK}*+(?:\w+\s){{0,2}}(?:{_DENIAL}|rumou?red|untrue)(?:\s\w+)?\s*[:：]\s*(?:.*[:：{_OPENING}]\s*)?"
        rf"{_WORD}\s*[{_CLOSING}!.]*{_BLANK}*\Z",
        re.IGNORECASE,
    ),
    # "Cancellation denied: Talks".
    lazy_pattern(
        rf"\A{_BLANK}*+{_WORD}\s+(?:(?:is|was|has been|wurde)\s+)?{_ON_AGAIN}\s*(?:[:：;!–—]|-\s)", re.IGNORECASE
    ),
    # After a mark, set off: "Cancelled: Talks (reinstated)", "Talks (cancelled) – now on again".
    lazy_pattern(
        rf"{_WORD}.*(?:[:：;,!?–—{_OPENING}{_CLOSING}]|\s[-.]|[-.]\s)\s*(?:(?:now|but|since|then|again|is|jetzt|aber|mais|pero)\s+)?"
        rf"{_DENIAL}(?:\s+again)?\s*[{_CLOSING}!.]*{_BLANK}*\Z",
        re.IGNORECASE,
    ),
)
_SUBJECTS: Final = (
    r"(?:event|meeting|appointment|visit|trip|talks?|call|journey|tour|summit|conference|dinner|lunch|reception|briefing"
    r"|session|besuch|reise|treffen|gespräche?|termin|sitzung|visite|voyage|réunion|entretiens?|visita|viaje|reunión"
    r"|viaggio|bezoek|reis|визит|встреча|поездка|переговоры)"
)
_DOUBTFUL: Final = lazy_pattern(
    # "CANCELLED Talks", "Talks (cancelled?)": nothing sets the word off, or somebody asks.
    rf"{_BLANK}*+(?P<first>{STATUS_WORD})\s(?=.*[a-zа-я])|\s(?P<last>{STATUS_WORD}){_BLANK}*\Z"
    rf"|(?<!\w)(?P<asked>{STATUS_WORD})\s?!*[?？]",
    re.IGNORECASE,
)
_SET_OFF_IN_PART: Final = (
    # "Talks, postponed", "Cancelled, Talks".
    lazy_pattern(rf",\s*(?P<mark>{STATUS_WORD})\s*[.!]*{_BLANK}*\Z", re.IGNORECASE),
    lazy_pattern(rf"\A{_BLANK}*+(?P<mark>{STATUS_WORD}),\s+(?-i:[A-ZÀ-ÞА-Я])", re.IGNORECASE),
    # "«Отменено» визит".
    lazy_pattern(rf"(?:\A{_BLANK}*+|\s)(?P<mark>[«»„“”]\s?(?:{STATUS_WORD})\s?[«»“”])(?:\s|\Z)", re.IGNORECASE),
    # "Talks (cancelled) with Norway", "Talks (now cancelled)".
    lazy_pattern(
        rf"(?P<mark>[{_OPENING}]\s*(?:{STATUS_WORD})\s*(?:\s{TIME_AFTER}[^{_OPENING}{_CLOSING}]*)?!?\s*[{_CLOSING}])",
        re.IGNORECASE,
    ),
    lazy_pattern(
        rf"(?P<mark>[{_OPENING}](?![^{_CLOSING}]*(?<!\w)(?:not|nicht|pas|no|non|niet|не)\s)[^{_OPENING}{_CLOSING}]{{1,40}}\s"
        rf"(?:{STATUS_WORD})\s*!?\s*[{_CLOSING}])",
        re.IGNORECASE,
    ),
    # "Visit cancelled: Norway", "Cancelled by fog: Talks", "Talks – postponed because of fog".
    lazy_pattern(
        rf"\A{_BLANK}*+(?:the\s+|der\s+|die\s+|la\s+|le\s+|el\s+)?{_SUBJECTS}\s+"
        r"(?:(?:is|are|was|were|has been|have been)\s+)?"
        rf"(?P<mark>{STATUS_WORD})\s*(?:[:：;!]|[-–—]\s)",
        re.IGNORECASE,
    ),
    lazy_pattern(
        rf"\A{_BLANK}*+(?P<mark>(?:{STATUS_WORD})\s+(?:by|due|because|until|till|to|for|owing|and|or|wegen|bis|auf|par|por|до|на)\s"
        r"[^:：]{1,60}[:：])",
        re.IGNORECASE,
    ),
    # "Possibly cancelled: Talks", "Talks postponed to 5 May", "TALKS - CANCELLED - TBC", "Cancelled...Talks".
    lazy_pattern(
        rf"\A{_BLANK}*+(?P<mark>(?:possibly|probably|perhaps|maybe|(?:may|might|to) be|provisionally|now|was|partly"
        r"|already|previously|formerly|officially|vielleicht|wahrscheinlich|evtl\.?|leider|peut-être|probablement|posiblemente)\s"
        rf"(?:{STATUS_WORD}))\s*(?:[:：;!]|[-–—]\s)",
        re.IGNORECASE,
    ),
    lazy_pattern(
        rf"\A{_BLANK}*+(?:the\s+)?{_SUBJECTS}\s+(?P<mark>(?:{STATUS_WORD})\s+{TIME_AFTER}[^:：]*)\Z", re.IGNORECASE
    ),
    lazy_pattern(rf"\s[-–—|]\s*(?P<mark>{STATUS_WORD})\s*[-–—|]\s", re.IGNORECASE),
    lazy_pattern(rf"\A{_BLANK}*+(?P<mark>{STATUS_WORD})(?:\.{{2,}}|…)", re.IGNORECASE),
    lazy_pattern(rf"(?:\.{{2,}}|…)\s*(?P<mark>{STATUS_WORD})[.!]?{_BLANK}*\Z", re.IGNORECASE),
    lazy_pattern(
        rf"\s[-–—|]\s*(?P<mark>(?:{STATUS_WORD})\s+(?:by|due|because|until|till|to|for|owing|wegen|bis|auf|par|por|до|на)\s.*)\Z",
        re.IGNORECASE,
    ),
)


def revoked_mark(title: str) -> str | None:
    """Returns what says that a mark of a title no longer applies, or was never true; None if nothing does.

    >>> (
    ...     revoked_mark("Talks (cancelled, now on again)"),
    ...     revoked_mark("Rumour: cancelled"),
    ...     revoked_mark("Canceled: Talks"),
    ... )
    ('(cancelled, now on', 'Rumour: cancelled', None)
    """
    text = unicodedata.normalize("NFC", title[:_LONGEST_TITLE])
    if (word := _ANY_WORD.search(text)) is None or word[0].lower() == TENTATIVE:
        return None
    found = next(filter(None, (pattern.search(text) for pattern in _REVOKED)), None)
    return found[0].strip() if found is not None else None


def doubtful_mark(title: str) -> str | None:
    """Returns a word that may be a mark, in a title without marks; None if there is none.

    >>> doubtful_mark("CANCELLED Talks"), doubtful_mark("Talks (cancelled?)"), doubtful_mark("Canceled talks")
    ('CANCELLED', 'cancelled?', None)
    >>> doubtful_mark("Talks, postponed"), doubtful_mark("Postponed Olympics exhibition")
    ('postponed', None)
    """
    text = unicodedata.normalize("NFC", title[:_LONGEST_TITLE])
    for found in _DOUBTFUL.finditer(text):
        word = found["first"] or found["last"]
        at_an_edge = found["last"] is not None or found.start() == 0
        if word is not None and at_an_edge and word.isupper() and not text.isupper() and word.lower() != TENTATIVE:
            return word
        if found["asked"] is not None and found["asked"].lower() != TENTATIVE:
            return found[0].strip()
    if _ANY_WORD.search(text) is None:
        return None
    for pattern in _SET_OFF_IN_PART:
        part = pattern.search(text)
        if part is not None and TENTATIVE not in part["mark"].lower():
            return part["mark"].strip()
    return None
