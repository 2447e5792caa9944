"""Critical tokens: the words of a sentence that turn one fact into another; and sentences that take one back.

A reworded source may still say the same. With another number, month, sign, bound, negation, name, office, status or
degree of certainty, it says something else. Single words count, not phrases: taking "than" for critical errs on the
safe side.
"""

from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon import (
    CURRENCY_NOUNS,
    DAY_PARTS,
    DENIALS,
    DISJOINT,
    DISJOINT_AFTER,
    FRACTION_WORDS,
    MODAL_PHRASES,
    MONEY_SCALES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    PERCENT_PHRASES,
    QUALIFIERS,
    SCALE_PLURALS,
    SCALES,
    SEASONS,
    TENS,
    TIME_UNIT_PLURALS,
    TIME_UNITS,
    UNITS,
    UNNAMED_SOURCE_PHRASES,
    VAGUE,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    FUNCTION_WORDS,
    OFFICE_HEADS,
    ORDINARY_ENDINGS,
    SENTENCE_OPENERS,
    SPELLINGS,
)
from diplovisit.evidence.names.role_cues import ROLE_CUES
from diplovisit.evidence.texts.word_boundaries import word_spans
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.currencies import CURRENCIES, SIGNS

# Words with one of these meanings that the lexicon lacks, because it has them in phrases or not at all.
_OTHER_WORDS: Final = frozenset(
    """
    alternate co joint current present then
    hardly scarcely barely seldom rarely absent exception exceptions except excluding but instead otherwise other than
    until till unless if whether provided providing assuming depending subject conditional should can must ought
    before after since by from between last next previous following this every each once only ago later earlier
    today tomorrow yesterday tonight now noon midday midnight eve early mid end beginning p
    all both half dozen dozens double triple twice another minus plus per times alone apart besides
    allegedly alleged reportedly apparently purportedly supposedly rumoured rumored rumours rumors unconfirmed
    claimed claims claim wrongly mistakenly falsely erroneously false untrue wrong incorrect inaccurate misleading fake
    official officially unofficial state working private secret courtesy transit vacation
    bilateral trilateral multilateral multinational off held hold took taken takes take underway tentative tentatively
    left leave leaves leaving go goes went begin begins began begun end ends ended lost lose loses won win wins
    rise rises rose risen fell fallen buy bought sell sold owe owes owed lend lent borrow borrowed
    withdraw withdraws withdrew withdrawn
    be been being have has had having do does did visits visited visiting travel travels travelled travelling meets met
    come comes came fly flies flew flown speak speaks spoke spoken stay stays stayed pay pays paid become became
    few many several most fewer whole entire part partly mainly mostly near outside inside via through
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# The beginnings of verbs that state, deny or reverse an event, in all their forms.
_EVENT_WORD = lazy_pattern(
    "(?:abandon|abort|accept|adjourn|agree(?!m)|announc|approv|arriv|attend|boycott|cancel|clos|conclud|confirm|convey|declin"
    "|decreas|defer|delay|deni|deny|depart|detain|disagree|dismiss|doubt|drop|enter|exclud|expel|exit|export|fail|finish"
    "|forb|host|import(?!an)|increas|invit|join|lift|miss(?:e|ing)|oppos|open|postpon|prevent|prohibit|ratif|reach|receiv"
    "|refus|reject|releas|reschedul|resum|retract|return|revok|schedul|scrap|shelv|sign|skip|start|stop|support|suspend"
    "|terminat|welcom)[a-z]*"
)
_PHRASES: Final = (DENIALS, DISJOINT, MODAL_PHRASES, PERCENT_PHRASES, QUALIFIERS, UNNAMED_SOURCE_PHRASES)
_WORDS: Final = (
    *(CURRENCY_NOUNS, DISJOINT_AFTER, MONEY_SCALES, MONTHS, MONTH_ABBREVIATIONS, ORDINALS, SCALES, SCALE_PLURALS),
    *(SEASONS, FRACTION_WORDS, TENS, TIME_UNITS, TIME_UNIT_PLURALS, UNITS, VAGUE, WEEKDAYS, WEEKDAY_ABBREVIATIONS),
    *(DAY_PARTS, CAPACITIES, OFFICE_HEADS, _OTHER_WORDS),
)
_CRITICAL: Final = frozenset(
    [
        *(word for phrases in _PHRASES for phrase in phrases for word in phrase),
        *(word for words in _WORDS for word in words),
        *(word for cues in ROLE_CUES.values() for cue in cues for word in cue.split()),
    ]
)
_SIGNS_AND_CODES: Final = frozenset([*SIGNS, *CURRENCIES])
# "Unofficial", "non-aligned", "disapprove". "Indicate" matches too, which errs on the safe side. The common words of
# the second pattern begin so by chance, and have no opposite without their first letters.
_NEGATING = lazy_pattern("(?:un|non|in|im|il|ir|dis|mis|anti|counter|de)-?[^\\W\\d_]{4,}")
_NO_NEGATION = lazy_pattern(
    "(?:counterpart|counterterror|dead|deal|debat|debt|decade|decid|decis|declar|deep|defen[cd]|degree|deleg|deliver"
    "|demand|democra|demonstr|depend|deploy|deput|describ|design|desk|despite|destin|detail|determin|develop|disburs"
    "|discover|discuss|display|dispute|distanc|distinguish|distribut|district|illustrat|imag|immediat|immigra|impact"
    "|implement|importan|impos|impress|improv|inaugur|includ|inclus|incom|indeed|individ|industr|inform|infrastruct"
    "|initia|injur|innovat|inquir|inside|inspect|inspir|instal|institut|instruct|insur"
    "|int(?!oler|angib)|invest|invit|involv|missi|misri|under(?:stand|st|lin|take|tak|way|ground|went|go)|union|unit[ei]"
    "|univers|unveil)[^\\W\\d_]*"
)
_SIGN = lazy_pattern("[$\\xa2-\\xa5\\u20a0-\\u20cf]")
_AMERICAN: Final = {
    **SPELLINGS,
    **{f"{stem}or": f"{stem}our" for stem in ["fav", "harb", "hon", "neighb", "rum"]},
    "canceled": "cancelled",
    "traveled": "travelled",
    "traveling": "travelling",
    "canceling": "cancelling",
    "theater": "theatre",
    "license": "licence",
    "offense": "offence",
    "programs": "programmes",
    "centers": "centres",
    "advisors": "advisers",
}
_AMERICAN_ENDING = lazy_pattern("(?<=[a-z]{3})iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_HYPHENATED = lazy_pattern("co-(?=operat|ordinat)")


def critical_tokens(text: str) -> tuple[str, ...]:
    """Returns the critical tokens of a sentence in normal form, in order.

    They are in lower case, except for codes, figures and words in capitals. American spellings are read as British.
    Capitalised words are names and offices, unless a sentence merely begins with them.

    >>> critical_tokens("Acting Minister Rao will visit at least two states on March 7 for US$5 bn")
    ('acting', 'minister', 'rao', 'will', 'at', 'least', 'two', 'march', '7', 'US$5 bn')
    >>> critical_tokens("It isn't official"), critical_tokens("It is unofficial")
    (("isn't", 'official'), ('is', 'unofficial'))
    >>> critical_tokens("Speaking in Oslo, the Defense Minister canceled talks")
    ('in', 'oslo', 'defence', 'minister', 'cancelled')
    """
    return tuple(_critical_tokens(text))


def _critical_tokens(text: str) -> Iterator[str]:
    previous_end = 0
    spans = list(word_spans(text))
    for index, (start, end) in enumerate(spans):
        yield from _SIGN.findall(text, previous_end, start)
        word = text[start:end]
        if word in _SIGNS_AND_CODES or any(map(str.isdigit, word)):
            yield word
        elif word[0].isupper() and _may_be_name(text, spans, index):
            yield from (word,) if len(word) > 1 and word.isupper() else _split_word(word)
        else:
            yield from filter(_is_critical, _split_word(word))
        previous_end = end
    yield from _SIGN.findall(text, previous_end)


def _split_word(word: str) -> list[str]:
    """The parts of a compound in lower case and in British spelling; a contraction such as "isn't" is one part."""
    parts = _HYPHENATED.sub("co", word.lower()).replace(" ", "-").split("-")
    return [_AMERICAN.get(part) or _AMERICAN_ENDING.sub("is", part) for part in parts if part]


def _is_critical(part: str) -> bool:
    if part in _CRITICAL or part.endswith("n't") or _EVENT_WORD.fullmatch(part) is not None:
        return True
    return _NEGATING.fullmatch(part) is not None and _NO_NEGATION.fullmatch(part) is None


def _may_be_name(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """Whether a capitalised word may be a part of a name: no word of grammar, and no mere beginning of a sentence."""
    start, end = spans[index]
    word = text[start:end]
    folded = word.lower()
    if folded in FUNCTION_WORDS and (len(word) == 1 or not word.isupper()):
        return _is_critical(folded)
    if index or not (folded in SENTENCE_OPENERS or folded.endswith(ORDINARY_ENDINGS)):
        return True
    # "North Korea", "Foreign Minister": an ordinary word that a name or an office begins with.
    return len(spans) > 1 and text[spans[1][0]].isupper()


# A sentence takes back the one before if it begins with a word that refers back, such as "this", "it" or "the visit",
# and then denies. So "The meeting was not open to the press." counts too, which errs on the safe side.
_NOUN: Final = (
    "(?:reports?|claims?|statements?|news|story|stories|accounts?|information|figures?|numbers?|dates?|announcements?"
    "|allegations?|assertions?|rumou?rs?|visits?|trips?|tours?|journeys?|meetings?|talks|summits?|plans?|events?"
    "|dinner|lunch|ceremony|signing|agreements?|deals?|invitations?|engagements?|appointments?)"
)
_THING: Final = f"(?:the|this|that|these|those|his|her|their|its|such|both|all)(?: [\\w']+)? {_NOUN}"
_POINTER: Final = (
    "(?:this|that|these|those|it|both|neither|(?:none|all) of (?:this|that|it|these)|nothing of the (?:kind|sort)"
    f"|{_THING})"
)
_ADVERB: Final = (
    "(?:(?:however|but|yet|later|still|then|actually|afterwards|subsequently|meanwhile|eventually|ultimately|in fact"
    "|in reality|in the end|since then|the next day|a day later|days later|hours later|on \\w+),? )?"
)
_NEGATION: Final = (
    "(?:not|never|no longer|n't|cannot|false|falsely|untrue|wrong|wrongly|incorrect|inaccurate|mistaken|misleading|fake"
    "|unfounded|baseless|fabricated|invented|hoax|cancel\\w*|called off|postponed|withdrawn|retracted|denied|disputed"
    "|rejected|refuted|scrapped|abandoned|dropped|suspended|revoked|corrected|rescheduled|shelved|aborted|deferred"
    "|delayed|an error|a mistake|in error|by mistake|did nothing|a lie|lies|unconfirmed|rumou?rs?|speculation|in doubt"
    "|fabrications?|contested|fell through|fallen through|put off|moved to|brought forward|revised|changed)"
)
_DENY: Final = (
    "(?:den(?:y|ies|ied|ying)|retract\\w*|withdr[ae]w\\w*|disput\\w+|reject\\w*|refut\\w+|contradict\\w*|disavow\\w*"
    "|revok\\w+|walk\\w* back|took back|takes back|taken back|dismiss\\w*|correct(?:ed|s)|cancel\\w*|call(?:ed|s) off"
    "|postpon\\w+)"
)
_HAPPEN: Final = (
    "(?:do|go|come|travel|attend|arrive|visit|sign|leave|take|make|turn|show|appear|happen|accept|agree|say|said|did"
    "|went|came|travelled|traveled|attended|arrived|visited|signed|left|took|made|happened)"
)
_RETRACTION = lazy_pattern(
    f"{_ADVERB}(?:"
    # "This is not true", "The visit was later cancelled", "It turned out to be wrong"
    f"{_POINTER}(?: [\\w']+,?){{0,6}}? ?{_NEGATION}\\b"
    # "He later denied it", "The embassy denied the report", "She has since withdrawn the statement"
    f"|(?:[\\w'.,-]+ ){{1,10}}?{_DENY}(?: \\w+){{0,2}}? (?:it|this|that|them|so|{_THING})\\b"
    # "A spokesman said that it was not true", "Officials called the report a hoax"
    f"|(?:[\\w'.,-]+ ){{1,10}}?(?:said|says|added|told \\w+|confirmed|clarified|stressed|insisted|called)"
    f"(?: later)?(?: that)? {_POINTER}(?: [\\w']+,?){{0,6}}? ?{_NEGATION}\\b"
    "|(?:[\\w'.,-]+ ){1,10}?(?:said|says|added)(?: that)? (?:he|she|they)"
    " (?:had|did|was|were|has|have) (?:not|never)\\b"
    # "There was no such visit", "No meeting took place", "Instead, he sent his deputy"
    f"|there (?:was|were|is|are|had been|has been|have been) (?:no|never|not)\\b|no (?:such\\b|{_NOUN}\\b)"
    "|(?:instead|in the event|in reality|in truth|in fact|actually|on the contrary|far from it"
    "|the (?:opposite|reverse|contrary))\\b"
    # "He did not go", "They never met", "She cancelled"
    f"|(?:he|she|they|we|i)(?: \\w+){{0,2}} (?:did not|didn't|has not|have not|could not|no longer)"
    f"(?: \\w+)?? {_HAPPEN}\\b"
    "|(?:he|she|they|we|i)(?: \\w+){0,2} never\\b"
    f"|(?:he|she|they)(?: \\w+){{0,2}} (?:cancel\\w*|postpon\\w*|withdrew|backtracked|stayed|did not|didn't)"
    "(?= ?[.!]| (?:home|away|behind)|$)"
    "|(?:he|she|they)(?: \\w+)? (?:was|were|had been) (?:wrong|mistaken)\\b"
    # "Neither is true", "Not so", "Wrong."
    f"|(?:neither|none|nothing)\\b|not (?:so|true|quite)\\b|(?:wrong|false|untrue|incorrect)\\b"
    ")"
)
# Notices about the text: "This story has been corrected to fix the day of the dinner."
_NOTICE = lazy_pattern(
    "th(?:is|e) (?:\\w+ )?(?:story|article|report|post|copy|piece|item|version|page)(?: \\w+){0,2}? "
    "(?:has|was|is) (?:not |also )?(?:been )?(?:automatically )?"
    "(?:corrected|edited|updated|amended|clarified|republished|published|produced)"
)
_LONGEST: Final = 200  # of the beginning of a sentence that is read
_OPENERS = "\"'([ "


def is_retraction(sentence: str) -> bool:
    """Whether a sentence plainly takes back what the one before it states.

    >>> [is_retraction(words) for words in ["This is not true.", "He later denied it.", "The visit was called off."]]
    [True, True, True]
    >>> [
    ...     is_retraction(words)
    ...     for words in ["It was raining.", "The talks lasted two hours.", "He denied a rumour of May."]
    ... ]
    [False, False, False]
    """
    words = sentence[:_LONGEST].lower().lstrip(_OPENERS)
    return _RETRACTION.match(words) is not None and _NOTICE.match(words) is None
