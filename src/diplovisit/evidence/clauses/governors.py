"""The words that govern a visit in its clause, and whether they are known to leave it standing.

"Paid a visit to Peru", "said that he will visit Peru" and "is due to visit Peru" state a visit. "Laughed off talk of a
visit to Peru" and "thought better of visiting Peru" do not, and no list of such words is complete. So a visit below a
verb, an infinitive or a "that" is stated only where the word above it is known.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.evidence.clauses.chunks import ChunkKind, ClauseChunk, Word, is_finite_at, split_chunks, words_of
from diplovisit.evidence.lexicon.polarity import AUXILIARIES, SUBORDINATORS

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
# What may stand before "a visit to": verbs that carry it out or report it, and prepositions that presuppose it.
_BEFORE_VISIT: Final = frozenset(
    """
    paid pay pays paying made make makes making begin begins began begun beginning start starts started starting
    conclude concludes concluded concluding end ends ended ending wrap wrapped wraps up complete completes
    completed completing undertake undertakes undertook undertaking on during after before from embark embarked
    following follows follow followed continue continues continued continuing in since by at announced announces
    announce confirmed confirms confirm with as when while describe described and or is was be open opens opened
    opening kicked off kick kicks lead led leads leading cover covers covered extend extended extends include
    includes included including until around near ahead via rounded wound capped had has have upon welcomed
    welcomes undertaken finish finished finishes finishing finalise finalised finalized
    prepare prepares preparing but offered between throughout within amid called call schedule scheduled plan planned
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
    bid lobby lobbied lobbying ask asked asking asks pressed pressing pushed pushing campaign campaigned campaigning
    demand demands pleaded wishing hoping argued
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
    deferred described hailed taking part made important historic going still pushed delayed moved rescheduled
    brought shifted scrapped shelved extended shortened
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
            elif (
                lower in _TRAVELLING
                and index > 0
                and _lower(words, index - 1) not in _BEFORE_GERUND
                and not words[index - 1].text.endswith(("'s", "s'"))  # "Singapore's visiting minister" is no journey
            ):
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
    if words[index - 1].text.islower() and _is_called(lowers):
        return index - 1  # "It is a fable that he will come"
    # A determiner, or the head of an object that a relative clause follows, needs no verb that tells.
    is_complement = any(is_finite_at(words, at) for at in range(index + 1, chunk.last))
    if is_complement and lowers[-2:] == ["the", "one"]:
        return index - 1  # "a rumour as stubborn as the one that he will come"
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


_BE: Final = frozenset(["is", "was", "be", "remains", "became"])


def _is_called(lowers: list[str]) -> bool:
    """Whether the words before a "that" call it something which is not known to leave it true: "is a fable"."""
    noun = lowers[-1] if lowers else ""
    heads = (lowers[-3:-1], lowers[-4:-2])
    is_predicate = any(len(head) == 2 and head[0] in _BE and head[1] in {"a", "an"} for head in heads)
    return is_predicate and noun not in _TELL | _STANDS


_STANDS: Final = frozenset(
    """
    day year time sign matter pity relief surprise honour pleasure privilege shame coincidence mark proof measure token
    reminder wonder joy blessing boon country city state port region step
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _above_infinitive(words: tuple[Word, ...], to: int) -> int | None:
    before = to - 1
    while before >= 0 and (_lower(words, before).endswith("ly") or _lower(words, before) in {"also", "then", "soon"}):
        before -= 1
    lower = _lower(words, before)
    if lower == "and" and (first := _infinitive_before(words, before)) is not None:
        return _above_infinitive(words, first)  # "is to meet the king and to address Congress"
    if lower in _ASKED and (verb := _verb_that_asks(words, before)) is not None:
        return verb
    if before < 0 or lower in _BEFORE_TO or not words[before].text[0].islower():
        is_still = lower in {"is", "are"} or _lower(words, to - 1) == "still"
        return (
            to - 1
            if is_still and "still" in {_lower(words, to - 1), _lower(words, to - 2)}
            else _ignored(words, before)
        )
    return before


def _infinitive_before(words: tuple[Word, ...], joint: int) -> int | None:
    """The "to" of the infinitive that an "and" continues; None where there is none in the same clause."""
    for at in range(joint - 1, -1, -1):
        is_mark = words[at].text == ";" or (words[at].text == ":" and words[at + 1].start > words[at].end)
        if is_mark or words[at].lower in SUBORDINATORS:
            return None
        if words[at].lower == "to" and _lower(words, at - 1) in {
            "is",
            "are",
            "was",
            "were",
            "due",
            "scheduled",
            "expected",
        }:
            return at
    return None


# People whom a verb may ask to do something: "begged the ministers to sign".
_ASKED: Final = frozenset(
    """
    minister ministers president presidents premier leader leaders sovereign monarch chancellor king queen pope
    secretary
    delegation envoy envoys him her them sides parties pm
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_SENDS: Final = frozenset(
    """
    is are was were be been has have had will would may sent sends send said says told invited allowed enabled led
    brought
    allows enables allow enable took takes flew helped can could first made makes does did do
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _verb_that_asks(words: tuple[Word, ...], person: int) -> int | None:
    """The verb whose object is a person before "to", if it may only ask him: "begged the ministers to sign"."""
    for at in range(person - 1, max(person - 8, -1), -1):
        if not words[at].text[0].isalnum():
            return None
        if is_finite_at(words, at) or (words[at].lower.endswith("ed") and _lower(words, at + 1) in _DETERMINERS):
            return None if words[at].lower in _SENDS else at
    return None


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
    before = _before_time(words, start - 1)
    if before < chunk.first or not words[before].text[0].isalnum():
        return _predicate(text, words, number, noun)
    lower = words[before].lower
    if lower == "of":
        return None if _lower(words, before - 1) in _OF_A_VISIT else before - 1
    if lower == "for":
        return before - 1 if _lower(words, before - 1) in _NOT_FOR_A_VISIT else None
    if lower in {"that", "which", "who"}:
        return _predicate(text, words, number, noun)
    if lower in {"in", "up", "over", "on"} and before > chunk.first and _lower(words, before - 1) in _PHRASAL:
        return before - 1
    opener = next((words[at].lower for at in range(chunk.first, before) if words[at].text[0].isalnum()), "")
    is_fronted = opener in SUBORDINATORS | {"in", "on", "for", "during", "at", "with", "from"}
    if is_fronted and not any(is_finite_at(words, at) for at in range(chunk.first, start)):
        return _predicate(text, words, number, noun)  # "Despite the storm a visit is likely"
    if lower == "to" and _lower(words, before + 1) in _DETERMINERS:
        return None if _lower(words, before - 1) in _BEFORE_TO_A_VISIT else before
    if lower in {"call", "called"} and "off" not in {words[at].lower for at in range(noun, chunk.last)}:
        return before  # "Police called a visit to Cork too dangerous"
    return None if lower in _BEFORE_VISIT or not words[before].text[0].islower() else before


def _before_time(words: tuple[Word, ...], at: int) -> int:
    """The word before a time between a verb and its object: "begins to-day a visit", "began this morning a visit"."""
    lower, second = _lower(words, at), _lower(words, at - 1)
    if lower in {"day", "night"} and second == "-" and _lower(words, at - 2) == "to":
        return at - 3
    if lower in {"morning", "afternoon", "evening"} and second == "this":
        return at - 2
    return at - 1 if lower in {"today", "tonight", "here", "yesterday", "tomorrow"} else at


_BEFORE_TO_A_VISIT: Final = frozenset(
    """
    prior addition thanks upgraded next relation regard reference came come forward led lead went close up due way
    return
    changed extended
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# Verbs that with "in", "up" or "over" no longer say that a visit is made: "pencilled in a visit".
_PHRASAL: Final = frozenset(
    """
    pencilled penciled penned dreamt dreamed gave give gives giving passed held hold drum drummed talked thought cooked
    mooted
    brought bring bringing mulled mull argued agonised cooled soured plotting insisted insists counted counting banked
    turned turning reneged backed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _predicate(
    text: str, words: tuple[Word, ...], number: int, noun: int, also: frozenset[str] = frozenset()
) -> int | None:
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
        known = _IS_SOMETHING | _GOES_ON | also
        is_known = _lower(words, following) in known or _lower(words, following).endswith(("ing", "ly"))
        return None if is_known else following if following < len(words) else verb
    return None if _lower(words, verb) in _GOES_ON | also else verb


# What may stand before "a dinner", "the summit" where somebody takes part: verbs, and prepositions that presuppose it.
_BEFORE_EVENT: Final = frozenset(
    """
    attend attends attended attending host hosts hosted hosting hold holds held holding have has had having give gives
    gave given giving chair chairs chaired chairing co-chair co-chaired open opens opened opening close closes closed
    closing address addresses addressed addressing join joins joined joining begin begins began beginning begun start
    starts started lead leads led leading conclude concludes concluded concluding complete completed convene convenes
    convened organise organised organize organized witness witnesses witnessed witnessing deliver delivers delivered
    delivering offer offers offered lay lays laid laying conduct conducts conducted undertake undertook include includes
    included including feature features featured enjoy enjoyed resume resumed resumes continue continued continues make
    makes made making preside presided presides watch watched watches see saw sees throw threw inaugurate inaugurated
    carry carried perform performed review reviewed is was are were be been with at during in after following by
    throughout when as amid while then plus welcomed inspect inspected visit visited visits mark marked marks accompany
    announce announced announces announcing scheduled arrange arranged attended convening organising headed heads share
    shared shares schedule plan planned plans via between among within since says said today yesterday read wrote wraps
    ended ends end and
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_EVENT_OF: Final = _OF_A_VISIT | frozenset(
    ["session", "sessions", "round", "rounds", "host", "hosts", "guests", "chair", "format", "series", "couple"]
)
_BEFORE_EVENT_FOR: Final = frozenset(
    """
    arrived arrive arrives came come comes left leaves travel travels travelled flew fly flies gathered gather met meet
    meets stayed here there returned return city capital home hall palace hotel delegation town venue abroad him her
    them delegates ministers leaders guests convoy on back in london due together monday tuesday wednesday thursday
    friday saturday sunday
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_EVENT_TO: Final = frozenset(
    """
    went go goes came comes come travelled travels travel flew proceeded returned return returns treated host delegation
    envoy him her them guests led way visitors home
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_EVENT_FROM: Final = frozenset(
    ["returned", "back", "return", "returning", "home", "came", "statement", "photographs"]
)
_PARTICLES: Final = MappingProxyType(
    {
        "off": frozenset(["kicked", "kick", "kicks", "kicking", "rounded", "capped", "started", "topped", "finished"]),
        "up": frozenset(["wrapped", "wrap", "wraps", "wrapping", "wound", "summed"]),
        "over": frozenset(
            [
                "continued",
                "talks",
                "held",
                "spoke",
                "chatted",
                "negotiated",
                "presided",
                "presides",
                "presiding",
                "met",
                "talked",
                "discussed",
                "preside",
            ]
        ),
        "out": frozenset(["carried", "rounded", "carry"]),
        "in": frozenset(
            ["part", "participated", "participate", "participates", "participating", "joined", "was", "is"]
        ),
        "on": frozenset(["go", "went", "carried", "laid", "lays", "put", "puts"]),
        "of": _BEFORE_EVENT_OF,
        "for": _BEFORE_EVENT_FOR,
        "to": _BEFORE_EVENT_TO,
        "from": _BEFORE_EVENT_FROM,
    }
)
_EVENT_IS: Final = frozenset(
    """
    hosted attended given delivered chaired opened inaugurated broadcast convened addressed led signed staged witnessed
    conducted preceded concluded completed launched co-chaired laid broadcast open maintained retained unchanged
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def ungoverned_event(text: str, start: int, end: int) -> str | None:
    """Returns the word above an event that is not known to carry it out; None where it is known or missing.

    The event is the half-open span of a noun with what belongs to it, or of a verb.

    >>> ungoverned_event("He begged off the state banquet.", 24, 31), ungoverned_event("He gave a dinner.", 10, 16)
    ('off', None)
    """
    words = words_of(text)
    first = next((index for index, word in enumerate(words) if word.end > start), len(words) - 1)
    last = next((index for index in range(first, len(words)) if words[index].end >= end), first)
    while last > first and words[last].lower in _LINKS:
        last -= 1
    number = next(i for i, chunk in enumerate(split_chunks(text)) if chunk.first <= first < chunk.last)
    if words[first].lower in _VERBS_TOO and _has_modal(words, first):
        following = _lower(words, first + 1)
        if following == "with" or (words[first].lower == "tour" and following in _DETERMINERS):
            return None
    to = first if words[first].lower == "to" else first - 1
    if _lower(words, to) == "to" and words[first].lower not in _EVENT_NOUNS:
        above = _above_infinitive(words, to)
        return words[above].text if above is not None else None
    if _lower(words, first - 1) == "having" and _lower(words, first - 2)[:1].isalpha():
        return None if _lower(words, first - 2) in {"after", "despite", "and"} else "having"
    if words[first].lower not in _EVENT_NOUNS:
        return None
    unknown = _above_event(text, words, number, first, last)
    return words[unknown].text if unknown is not None else None


_LINKS: Final = frozenset(["with", "of", "between", "by", "on", "to", "the", "a", "an"])
_VERBS_TOO: Final = frozenset(["lunch", "breakfast", "dine", "tour"])


def _has_modal(words: tuple[Word, ...], verb: int) -> bool:
    """Whether a word is the verb of "will", "may" or "to", and no noun: "will afterwards lunch with"."""
    before = verb - 1
    while (
        before >= 0
        and verb - before < 4
        and _lower(words, before) in {"also", "then", "afterwards", "later", "privately"}
    ):
        before -= 1
    return _lower(words, before) in {"will", "would", "may", "might", "shall", "to"}


def ungoverned_visit(text: str, start: int, end: int) -> str | None:
    """Returns the word above a noun phrase of a visit that is not known to leave it standing; None where it is known.

    >>> ungoverned_visit("What was billed as a state visit", 19, 32), ungoverned_visit("on a state visit", 3, 16)
    ('billed as', None)
    """
    words = words_of(text)
    noun = next((index for index, word in enumerate(words) if word.end >= end), len(words) - 1)
    first = next((index for index, word in enumerate(words) if word.end > start), noun)
    number = next(i for i, chunk in enumerate(split_chunks(text)) if chunk.first <= noun < chunk.last)
    while first > 0 and _lower(words, first - 1) in _DETERMINERS:
        first -= 1
    if _lower(words, first - 1) == "as":
        above = range(max(split_chunks(text)[number].first, first - 9), first - 1)
        if any(words[at].lower in _PRESENTS for at in above):
            return f"{words[first - 2].text} as"
    unknown = _above_visit(text, words, number, noun)
    return words[unknown].text if unknown is not None else None


_PRESENTS: Final = frozenset(
    """
    billed styled touted presented sold dressed passed conceived intended planned trailed portrayed cast pitched
    advertised
    hyped seen regarded treated viewed meant misdescribed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_EVENT_NOUNS: Final = frozenset(
    """
    meeting meetings talks consultations summit conference ceremony wreath inauguration parade signing speech inspection
    dinner banquet luncheon lunch supper funeral burial obsequies state requiem unveiling
    reception audience courtesy press news media joint tour tours private papal royal farewell wreaths
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _above_event(text: str, words: tuple[Word, ...], number: int, first: int, noun: int) -> int | None:
    chunk = split_chunks(text)[number]
    at = first - 1
    while at >= chunk.first and first - at < 10:
        lower, before = words[at].lower, _lower(words, at - 1)
        if not words[at].text[0].isalnum() and words[at].text not in {"-", "'", "’", ".", "&", '"', "“", "”"}:
            break
        if lower in _PARTICLES and not (lower == "in" and before not in {"pencilled", "penciled", "written", "put"}):
            known = _PARTICLES[lower]
            is_name = lower in {"for", "in", "to"} and at > chunk.first + 1 and words[at - 1].text[0].isupper()
            return None if before in known or is_name or at == chunk.first else at
        if lower in _DETERMINERS or before in _DETERMINERS:
            at -= 1
            continue
        if lower in _BEFORE_EVENT:
            return at if words[noun].lower == "speech" and lower in {"had", "has", "have", "wrote", "read"} else None
        if lower == "it":
            return at  # "and with it his speech"
        if "-" in {before, _lower(words, at + 1)}:
            at -= 1
            continue
        if words[at].text.islower() and (is_finite_at(words, at) or lower in _UNDECIDED or lower.endswith("ing")):
            return at
        at -= 1
    if at < chunk.first and number and chunk.kind is not ChunkKind.CLAUSE:
        return None
    following = words[noun + 1] if noun + 1 < chunk.last else None
    if following is not None and following.text.isalpha() and following.text.islower():
        lower = following.lower
        is_known = lower in _BEHIND_EVENT | _GOES_ON | _EVENT_IS | AUXILIARIES or lower.endswith(("ly", "ing", "n't"))
        if not is_known:
            return noun + 1  # "the promised consultations remain a promise"
    return _predicate(text, words, number, noun, _EVENT_IS)


_BEHIND_EVENT: Final = frozenset(
    """
    in at on of and or with to for from by during as after before over under among but while when where which that who
    between today tomorrow yesterday tonight here there this next last
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


_UNDECIDED: Final = frozenset(
    ["before", "until", "till", "without", "against", "about", "despite", "than", "regarding"]
)


def _lower(words: tuple[Word, ...], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""
