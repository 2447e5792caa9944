"""Words that deny, call off or suspend what a clause says, and the words that divide a sentence into clauses.

The model is that of NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): a trigger, the direction in which it
reaches, and the words that end its reach. A phrase is written in lower case; a hyphen is a word of its own.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs


class Suspension(enum.Enum):
    """What words do to a statement: deny it, call its event off or put it off, or leave it open."""

    DENIAL = "denial"
    CANCELLATION = "cancellation"
    SUPPOSITION = "supposition"


class Reach(enum.Enum):
    """What a trigger reaches.

    VERB: its clause before it, and what follows. BEHIND: its clause before it. AHEAD: what follows. PHRASE: the phrase
    after it, up to a comma. SENTENCE: the whole of its sentence between semicolons and contrasts.
    """

    VERB = enum.auto()
    BEHIND = enum.auto()
    AHEAD = enum.auto()
    PHRASE = enum.auto()
    SENTENCE = enum.auto()


@attrs.frozen
class Trigger:
    """What a phrase does to a statement, and how far it reaches."""

    suspension: Suspension
    reach: Reach


_PHRASES: Final[Mapping[tuple[Suspension, Reach], str]] = MappingProxyType(
    {
        (Suspension.DENIAL, Reach.VERB): (
            "not|never|cannot|no longer|hardly|scarcely|barely|rarely|seldom|nowhere|refuse|refuses"
            "|refused|refusing|decline|declines|declined|declining|unable|fail to|fails to|failed to"
            "|failing to|failed in|failure to|inability to|incapable of|yet to|no plans|no plan"
            "|no intention|no wish|absent|left off|left out|wishes he had|wishes she had|wish he had|absentee"
            "|absentees|conspicuous by|withdrawn"
            "|withdrew|withdraw|withdraws|revoked|rescinded|absence of|in absentia|skip|skips|skipped"
            "|skipping|miss|misses"
            "|missed|missing out|fell through|falls through|collapsed|came to nothing|come to nothing"
            "|fell victim|struck from|have to wait|has to wait|in doubt|up in the air|made up|made it up"
            "|premature|sent apologies|sent her apologies|sent his apologies|sent their apologies"
            "|off the agenda|off the menu|fall through|boycott|boycotts|boycotted|boycotting"
            "|stopped short|stops short|stop short|stopping short|fell short|falls short|in no way"
            "|by no means|anything but|on no account|under no circumstances|no way|pulled out|pull out"
            "|pulls out|pulling out|backed out|back out|withdrew from|withdrawn from|withdraw from"
            "|opted out|bowed out|dropped out|steered clear|stayed away|stay away|stays away|staying away"
            "|kept away|turned back before|all but|prevented|prevents|prevent|preventing|barred|banned"
            "|blocked|forbade|forbidden|forbidden to|stopped from|kept from|discouraged|dissuaded"
            "|ceased to|unlikely|doubtful|improbable|reluctant|unwilling|hesitant|loath|was to have"
            "|were to have|supposed to|meant to have|was meant to|were meant to|had hoped|had planned"
            "|had intended|had wanted|had meant|had been due|had been set|had been slated"
            "|had been scheduled|had been expected|had been planned|had been to|had been supposed"
            "|would have|could have|might have|may have|must have|should have|said to have"
            "|thought to have|believed to have|seems to|appears to|seemed to|appeared to|would not have"
            "|ought to have|nearly|almost|out of the question|out of reach|excludes|exclude|excluded"
            "|bypassed|bypasses|bypassing|omitted|omits|ruled out|rule out|rules out|ruling out|turn down"
            "|turned down|turns down|turning down|narrowly|wrongly|falsely|mistakenly|erroneously"
            "|incorrectly|opposed|opposes|decided against|advised against|warned against|in place of"
            "|vetoed|aborted|thwarted|foiled|give up|gave up|gives up|gave up on|ditched|forwent|forgo"
            "|forgone|cried off|ducked out|far from certain|far from clear|far from sure|far from settled"
            "|far from agreed"
            "|far from decided|far from confirmed|far from over|far from done|far from likely|far from complete"
            "|far from guaranteed|far from the truth|at no point|at no time|at no stage|nowhere near"
            "|fight shy of|fought shy of|put paid|puts paid|gave a miss|sat out|sits out|sitting out|begged off"
            "|in name only|in all but name"
            "|called it a day|thought better of|never a question of|never any question of|wriggled out"
            "|got out of|got cold feet|ended before it began|on paper only|only on paper|over before it began"
            "|ended before it started"
        ),
        (Suspension.DENIAL, Reach.AHEAD): (
            "no|none|nobody|no one|few|neither|nor|nothing|deny|denies|denied|denying|denial|denials"
            "|refusal|rejected|rejects|reject|rejecting|refuted|refutes|refute|refuting|disputed|disputes"
            "|disputing|dismissed|dismisses|dismissing|dispelled|debunked|rebutted|rubbished|quashed"
            "|scotched|poured cold|contradicted|contradicts|doubt|doubts|doubted|ended hopes|dashed hopes"
            "|retracted|retracts|dropped a reference|avoid|avoids|avoided|avoiding|too ill to|too busy to"
            "|too weak to|too late for|too late to|too early for|too early to|too soon to|unclear|uncertain|unsure"
            "|undecided"
        ),
        (Suspension.DENIAL, Reach.PHRASE): (
            "without|instead of|rather than|contrary to|far from|nothing like|less than|except|excluding|other than"
            "|apart from"
            "|aside from|with the exception of|unlike|in lieu of|save for|as opposed to|minus|let alone"
            "|much less|still less|standing in for|stood in for|deputising for|deputizing for"
            "|on behalf of|replacing|replaced|succeeding|more like|representing|represented|represents"
            "|represent"
        ),
        (Suspension.DENIAL, Reach.BEHIND): (
            "was represented by|were represented by|is represented by|be represented by|was replaced by"
            "|were replaced by|be replaced by|is replaced by"
        ),
        (Suspension.DENIAL, Reach.SENTENCE): (
            "lied|fiction|untrue|false|fake|hoax|fabricated|fabrication|baseless|unfounded|groundless|incorrect"
            "|inaccurate|erroneous|mistaken|fictitious|nonsense|invented|invention|disinformation"
            "|misinformation|no truth|if only|was denied|were denied|been denied|was rejected|were rejected"
            "|been rejected|was dismissed|were dismissed|been dismissed|was refuted|were refuted|is wrong"
            "|are wrong|was wrong|were wrong|be wrong|wrong to say|never happened|did not happen"
            "|it is not true|is not true|not the case|not true|are not true|was not true|no basis in fact"
            "|no foundation|april fool|satirical"
        ),
        (Suspension.CANCELLATION, Reach.VERB): (
            "cancel|cancels|cancelled|canceled|cancelling|canceling|call off"
            "|called off|calls off|calling off|scrap|scrapped|scraps|scrapping|abandon|abandoned|abandons"
            "|abandoning|axed|postpone|postponed|postpones|postponing|put off|puts off"
            "|putting off|defer|deferred|defers|deferring|delay|delayed|delays|shelve|shelved"
            "|shelves|shelving|suspend|suspended|suspends|drop|dropped|drops|pushed back|push back"
            "|calls it off|called it off|put it off|put on hold|on hold|on ice|off the table|be off"
            "|been off|called it quits|scuppered|derailed|torpedoed|cut short"
        ),
        (Suspension.CANCELLATION, Reach.PHRASE): "cancellation|cancellations|postponement|deferral|abandonment",
        (Suspension.SUPPOSITION, Reach.PHRASE): (
            "attempt to|attempts to|attempted to|attempting to|bid to|bids to|tried to|tries to|trying to|effort to"
            "|efforts to|in vain to|struggled to|barring"
        ),
        (Suspension.SUPPOSITION, Reach.AHEAD): (
            "whether|has it that|had it that|have it that|rumour|rumours|rumor|rumors|rumoured|rumored|speculation"
            "|speculated|speculate"
            "|speculates|claim|claims|claimed|claiming|allege|alleges|alleged|allegedly|supposedly"
            "|purportedly|purported|insinuated|imagine|imagined|imagines|pretended|hypothetical|asked to"
            "|wondered|wonder|wonders|unconfirmed|unverified|unsubstantiated|suggestion|suggestions"
            "|threatened to|threatens to|threatening to|threat to|calls on|called on|urged|urges"
            "|called for|calls for|demanded that|demand that|demands that|wants to|wanted to|wish to"
            "|wished to|wishes to|willing to|willingness to|eager to|keen to|mulling|mulls|mulled"
            "|toying with|toyed with|the idea of|considering|weighing|contemplating|possibility of"
            "|hopes of|hope of|dreamed of|dreams of|proposal to|proposal for|would like|would love"
            "|recommended that|suggested that|predicted|predicts|analysts think|analysts expect"
            "|observers think|analysts believe|observers believe|observers expect|experts think"
            "|experts believe|would rather|would be happy to"
        ),
        (Suspension.SUPPOSITION, Reach.SENTENCE): (
            "if|unless|provided that|providing that|assuming that|in case|in the event|but for|supposing"
            "|on condition that|on the condition that|conditional on|contingent on|subject to"
            "|depending on|depends on|hinges on|so long as|only when"
        ),
    }
)

# Phrases that look like triggers and deny nothing, or that are read with a trigger of their own after them.
_HARMLESS: Final = (
    "no doubt|no fewer than|no less than|no more than|no later than|no earlier than|no longer than"
    "|no fewer|not only|not just|not merely|not simply|not solely|not least|not less than|not more than"
    "|not fewer than|not quite|not later than|not earlier than|not to mention|not surprisingly"
    "|not unexpectedly|not long after|not long before|nothing but|nothing less than|nothing short of"
    "|without doubt|without delay|without fail|without exception|without incident|without precedent"
    "|without interruption|without hindrance|no matter|no sooner|no stranger|no exception|no secret"
    "|no coincidence|no wonder|no surprise|in no time|even if|as if|if not|if any|only if not"
    "|what if not|never before|cannot but|drop in|drop of|drops of|drop by|against the backdrop|delay of"
    "|delays of|without a hitch|no small|no mean|no ordinary|to no avail|not far from|nearly all"
    "|almost all|all but one|put off by|against corruption|against terrorism|fight against|war against"
    "|wishes to clarify|wishes to announce|wishes to inform|wishes to stress|wishes to state"
    "|wish to announce|wants to thank|wished to thank|wishes to thank|asked to be|never ending|not far"
    "|not alone|no less|struggle against|a few|quite a few|the few|the next few|the past few|the last few"
    "|every few|provided for|providing for|almost every|nearly every"
)

# Exact numbers and durations carry these words as qualifiers; beside one they say nothing of the clause.
APPROXIMATORS: Final[frozenset[str]] = frozenset(["nearly", "almost", "barely", "hardly", "narrowly", "minus"])
"""Triggers that before a number make it inexact, and say nothing of the clause."""


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


TRIGGERS: Final[Mapping[tuple[str, ...], Trigger | None]] = MappingProxyType(
    {
        _words(phrase): Trigger(suspension, reach)
        for (suspension, reach), phrases in _PHRASES.items()
        for phrase in phrases.split("|")
    }
    | {_words(phrase): None for phrase in _HARMLESS.split("|")}
    | {
        (wish, *that, subject, verb): Trigger(Suspension.SUPPOSITION, Reach.SENTENCE)
        for wish in ("wish", "wished", "wishes", "wishing")
        for that in ((), ("that",))
        for subject in ("he", "she", "it", "they", "we", "i", "you")
        for verb in ("could", "would", "might", "were")
    }
)
"""Phrases that suspend a statement, and None for phrases that look like one and suspend nothing.

>>> TRIGGERS["no", "later", "than"], TRIGGERS["called", "off"].suspension.value
(None, 'cancellation')
"""

AUXILIARIES: Final[frozenset[str]] = frozenset(
    """
    is are was were am be has have had will would can could may might must shall should does did do 'll cannot
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Auxiliary and modal verbs; each is a finite verb."""

PAST_VERBS: Final[frozenset[str]] = frozenset(
    """
    said told went flew met left came took gave held made began saw spoke sent wrote drove led withdrew became
    kept put paid got found felt thought brought won lost stood sat ran rose fell drew swore signed set spent
    called lent dealt sold bought built cut shook shared chaired urged hosted visited arrived travelled traveled
    headed toured landed touched jetted embarked returned opened chose sought bade
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Past forms that are finite verbs even where no word after them shows it."""

PRESENT_VERBS: Final[frozenset[str]] = frozenset(
    """
    says starts begins remains meets wants leaves goes travels takes makes expects intends believes denies
    confirms announces holds comes needs becomes arrives departs opens flies spends keeps knows thinks declares
    heads wraps concludes kicks ends sees gives runs
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Present forms of the third person that are finite verbs; forms that are nouns as well are left out."""

REPORT_VERBS: Final[frozenset[str]] = frozenset(
    """
    said says told tells announced announces stated states added adds reported reports insisted insists stressed
    stresses explained explains noted notes remarked remarks wrote writes confirmed confirms recalled conceded
    argued warned informed specified indicated declared posted tweeted quoted alleged claimed emphasised
    emphasized according underlined clarified
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of a clause between commas that tells who says the sentence: ", the ministry said,"."""

SUBORDINATORS: Final[frozenset[str]] = frozenset(
    """
    although though because whereas while when after before until till since once as where lest despite
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that begin a clause with a polarity of its own."""

RELATIVES: Final[frozenset[str]] = frozenset(
    """
    who which whose whom where when
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that begin a relative clause after a comma."""

PRONOUNS: Final[frozenset[str]] = frozenset(
    """
    he she it they we i you this that
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Pronouns that are subjects."""

NOT_PARTICIPLES: Final[frozenset[str]] = frozenset(
    """
    beijing during king morning evening building meeting spring being sing wing ring thing everything nothing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words in -ing that begin no participle clause."""

VISIT_NOUNS: Final[frozenset[str]] = frozenset(
    """
    visit visits trip trips tour tours journey journeys stay stop stopover travel talks summit meeting plan
    plans invitation it appearance event programme program itinerary leg consultations departure arrival mission
    session conference engagement dinner ceremony signing speech address one date dates flight reception
    dialogue round call calls lunch luncheon banquet audience briefing wreath-laying concert walk interview
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What is cancelled or postponed where a visit is; a debt or a law that is cancelled says nothing of a visit."""
