"""The words that govern a visit in its clause, and whether they are known to leave it standing.

"Paid a visit to Peru", "said that he will visit Peru" and "is due to visit Peru" state a visit. "Laughed off talk of a
visit to Peru" and "thought better of visiting Peru" do not, and no list of such words is complete. So a visit below a
verb, an infinitive or a "that" is stated only where the word above it is known.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses.chunks import ChunkKind, ClauseChunk, Word, is_finite_at, split_chunks, words_of
from diplovisit.evidence.lexicon.polarity import AUXILIARIES

# Verbs that tell what is so, and words of a plan: what follows their "that" is said.
_TELL: Final = frozenset(
    """
    say said says saying state stated states stating announce announced announces announcing confirm confirmed
    confirms confirming note noted notes noting tell told tells telling add added adds adding report reported
    reports reporting write wrote writes written stress stressed stresses insist insisted insists explain
    explained explains indicate indicated indicates mention mentioned recall recalled inform informed informs
    clarify clarifies clarified declare declared declares emphasise emphasised emphasized emphasizes reveal
    revealed disclose disclosed learn learned learnt understand understood know knows known reaffirm reaffirmed
    agree agreed agrees welcome welcomed underline underlined underscored acknowledge acknowledged show shows
    showed mean means meant remark remarked observe observed assure assured expected expects likely possible
    sure certain clear fact now so such given statement announcement news word notice reply letter confirmation
    hope hoped hopes argue argued decide decided respond responded repeated repeat convey conveyed believe
    believes conceded admitted admit admits regret regretted deny denied denies meaning posted tweeted reckon
    signalled signaled hinted made plain doubt
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NEVERTHELESS: Final = frozenset(
    """
    few little lied lie lies myth story legend joke joked pretence
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TRAVEL: Final = frozenset(["visit", "travel", "go", "fly", "tour", "journey", "sail"])
_TRAVELLING: Final = frozenset(["visiting", "travelling", "traveling", "touring"])
# What may stand before "to visit".
_BEFORE_TO: Final = frozenset(
    """
    said reported is are was were be been being due set scheduled expected likely slated planned plans plan
    planning intends
    intend intending intention accepted agreed agree agrees opted chose decided decides hopes hope hoping left
    leaves flew arrived travelled about able continue continues continued began begins begin started first
    second third last only latest next minister president premier leader leaders official sovereign monarch
    chancellor king queen pope man woman politician diplomat returned invitation invited opportunity order on
    going has have had ready prepares preparing prepared confirmed agreed wishing pledged promises promised
    vowed proceed proceeded went came forward booked envoy ministers secretary delegation able made anticipated
    tipped poised proposes head heads pm fm
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_GERUND: Final = frozenset(
    """
    is are was were been be after before while by currently now in on and or when , ; ( — – be also minister
    president
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NOUNS: Final = frozenset(["visit", "visits", "trip", "trips", "tour", "tours", "journey", "stopover"])
_DETERMINERS: Final = frozenset(["a", "an", "the", "his", "her", "their", "its", "this", "that", "our", "my"])
# What may stand before "a visit to": verbs that carry it out or tell of it, and prepositions that presuppose it.
_BEFORE_VISIT: Final = frozenset(
    """
    paid pay pays paying made make makes making begin begins began begun beginning start starts started starting
    conclude concludes concluded concluding end ends ended ending wrap wrapped wraps up complete completes
    completed completing undertake undertakes undertook undertaking on during after before from embark embarked
    following follows follow followed continue continues continued continuing in since by at announced announces
    announce confirmed confirms confirm with as when while describe described and or is was be open opens opened
    opening kicked off kick kicks lead led leads leading cover covers covered extend extended extends include
    includes included including over until around near ahead via rounded wound capped had has have upon welcomed
    welcomes discussed discuss undertaken finish finished finishes finishing finalise finalised finalized
    prepare prepares preparing between about throughout within amid called call schedule scheduled plan planned
    plans planning hosts hosted host cancelled canceled postponed called deferred hails hailed praised accompany
    accompanied joined recalled to recalling
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OF_A_VISIT: Final = frozenset(
    """
    end day days eve part leg start beginning course occasion conclusion stage sidelines purpose aim outcome
    outcomes result results importance programme announcement first last second third hours week weeks opening
    close date dates framework margins success agenda anniversary context wake run-up
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NOT_FOR_A_VISIT: Final = frozenset(
    """
    plan plans call calls proposal proposals hope hopes pressure support idea case wish request requests reason
    bid
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# The first verb after a visit that is its subject, and what may follow "is" and "was".
_GOES_ON: Final = frozenset(
    """
    begins began begin focus aim mark reflect highlight underline provide strengthen deepen cover help allow
    enable follow coincide represent bring boost build cement serve give see include take be starts started
    start comes came come takes took take follows followed lasts lasted last
    ends ended concludes concluded marks marked mark focuses focused aims aimed includes included opens opened
    underlines underlined reflects reflected highlights highlighted provides provided covers covered coincides
    coincided go went goes gave gives had has saw sees brought brings led runs ran builds built helped helps
    allowed shows showed drew remains stands continue continues continued made makes demonstrates reaffirms
    reaffirmed strengthens strengthened enabled offers offered offer testifies set sets constitutes represents
    precedes preceded be been
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_IS_SOMETHING: Final = frozenset(
    """
    the a an his her their part expected scheduled due planned announced confirmed held under underway now also
    in on to aimed meant intended likely set slated seen timed being of at for designed first over productive
    fruitful successful useful brief short followed made paid organised organized postponed cancelled called put
    deferred described hailed taking part made important historic going still
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


_FURTHEST: Final = 12  # chunks between a visit and its verb
_BEFORE_NOUN_PHRASE: Final = frozenset([",", ";", ":", "to", "on", "for", "of", "with", "during"])


@attrs.frozen
class Ungoverned:
    """A visit below a word that is not known to leave it standing: that word, and the half-open range of the visit."""

    trigger: int
    first: int
    last: int


def ungoverned_visits(text: str) -> Iterator[Ungoverned]:
    """Yields the visits of a sentence whose governing word is unknown.

    >>> words = words_of("He laughed off talk of a trip to Peru")
    >>> [words[each.trigger].text for each in ungoverned_visits("He laughed off talk of a trip to Peru")]
    ['talk']
    >>> list(ungoverned_visits("He paid a visit to Peru and said that he will travel to Chile."))
    []
    """
    words = words_of(text)
    for number, chunk in enumerate(split_chunks(text)):
        for index in range(chunk.first, chunk.last):
            lower = words[index].lower
            unknown = None
            if lower == "that":
                unknown = _above_that(words, chunk, index)
            elif lower in _TRAVEL and _lower(words, index - 1) == "to":
                unknown = _above_infinitive(words, index - 1)
            elif lower in _TRAVELLING and index > 0 and _lower(words, index - 1) not in _BEFORE_GERUND:
                unknown = None if index == chunk.first or words[index - 1].text.istitle() else index - 1
            elif lower in _NOUNS and _lower(words, index + 1) in {"to", "by", "in", "there"}:
                unknown = _above_visit(text, words, number, index)
            if unknown is not None:
                yield Ungoverned(unknown, min(index, chunk.last - 1), chunk.last)


def _above_that(words: tuple[Word, ...], chunk: ClauseChunk, index: int) -> int | None:
    """The word above a "that", if it is not known to tell what is so; None for a relative "that" as well."""
    if (
        is_finite_at(words, index + 1)
        or index == chunk.first
        or _lower(words, index + 1) in {",", "of", "day", "end", "year"}
    ):
        return None
    before = range(max(chunk.first, index - 14), index)
    lowers = [words[at].lower for at in before]
    if not _NEVERTHELESS.isdisjoint(lowers) and "a" not in lowers[-2:]:
        return next(at for at in before if words[at].lower in _NEVERTHELESS)
    # A determiner, or the head of an object that a relative clause follows, needs no verb that tells.
    is_complement = any(is_finite_at(words, at) for at in range(index + 1, chunk.last))
    if not is_complement or not _TELL.isdisjoint(lowers) or chunk.kind is ChunkKind.INSERTION:
        return None
    follows_verb = is_finite_at(words, index - 1) or _lower(words, index - 1) in {
        "myth",
        "story",
        "claim",
        "theory",
        "idea",
    }
    return index - 1 if follows_verb else None


def _above_infinitive(words: tuple[Word, ...], to: int) -> int | None:
    before = to - 1
    while before >= 0 and (_lower(words, before).endswith("ly") or _lower(words, before) in {"also", "then", "soon"}):
        before -= 1
    lower = _lower(words, before)
    if before < 0 or lower in _BEFORE_TO or not words[before].text[0].islower():
        is_still = lower in {"is", "are"} or _lower(words, to - 1) == "still"
        return (
            to - 1
            if is_still and "still" in {_lower(words, to - 1), _lower(words, to - 2)}
            else _ignored(words, before)
        )
    return before


def _ignored(words: tuple[Word, ...], before: int) -> int | None:
    """The verb above "an invitation to visit" if it does not accept it."""
    if _lower(words, before) not in {"invitation", "invited", "opportunity"}:
        return None
    for at in range(before - 1, max(before - 8, -1), -1):
        if _lower(words, at).startswith("accept") or _lower(words, at) in {"will", "taking", "taken", "took"}:
            return None
    return before


def _above_visit(text: str, words: tuple[Word, ...], number: int, noun: int) -> int | None:
    """The word that governs a visit, if it is not known to leave it standing."""
    chunk = split_chunks(text)[number]
    start = noun
    while start > chunk.first and noun - start < 8 and _lower(words, start) not in _DETERMINERS:
        if _lower(words, start - 1) in _BEFORE_NOUN_PHRASE:
            break
        start -= 1
    while start > chunk.first and words[start - 1].lower in _DETERMINERS:
        start -= 1
    before = start - 1
    if before < chunk.first or not words[before].text[0].isalnum():
        return _predicate(text, words, number, noun)
    lower = words[before].lower
    if lower == "of":
        return None if _lower(words, before - 1) in _OF_A_VISIT else before - 1
    if lower == "for":
        return before - 1 if _lower(words, before - 1) in _NOT_FOR_A_VISIT else None
    if lower in {"that", "which", "who"}:
        return _predicate(text, words, number, noun)
    return None if lower in _BEFORE_VISIT or not words[before].text[0].islower() else before


def _predicate(text: str, words: tuple[Word, ...], number: int, noun: int) -> int | None:
    """The verb of a visit that is the subject of its clause, if it is not known to leave the visit standing."""
    chunk = split_chunks(text)[number]
    outside = (
        at
        for each in split_chunks(text)[number : number + _FURTHEST]
        if each.group == chunk.group and (each.kind is not ChunkKind.INSERTION or each == chunk)
        for at in range(max(noun + 1, each.first), each.last)
    )
    if (verb := next((at for at in outside if is_finite_at(words, at)), None)) is None:
        return None
    following = verb + 1
    while _lower(words, following) in {"also", "now", "then", "still", "not", "be", "been", "have", "has"}:
        following += 1
    if _lower(words, verb) in AUXILIARIES:
        known = _IS_SOMETHING | _GOES_ON
        is_known = _lower(words, following) in known or _lower(words, following).endswith(("ing", "ly"))
        return None if is_known else following if following < len(words) else verb
    return None if _lower(words, verb) in _GOES_ON else verb


def _lower(words: tuple[Word, ...], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""
