"""Predicates that leave open whether an event takes place, and words of an event without the one who visits.

Each counts only where its subject is an event, such as a visit, a meeting or a plan, or has a figure. "A visit to Cork
is under discussion" affirms no visit, and "fisheries are under discussion" affirms a topic.
"""

import itertools
from typing import Final

COPULAS: Final[frozenset[str]] = frozenset(
    """
    is are was were be been being remain remains remained stay stays stayed become becomes became seem seems
    seemed appear appears appeared look looks looked
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs before a predicate: "is under discussion", "remains an option"."""

_UNDER: Final = tuple(
    f"under {degree}{noun}"
    for degree, noun in itertools.product(
        ("", "active ", "serious ", "close ", "careful ", "internal ", "further ", "urgent "),
        "consideration discussion review study negotiation examination debate scrutiny deliberation".split(),  # noqa: SIM905
    )
)
_NOUNS: Final = tuple(
    f"{article} {noun}"
    for article, noun in itertools.product(
        ("an", "a", "one", "only an", "only a", "just an", "just a", "merely an", "merely a", "still an", "still a"),
        "option idea possibility proposal suggestion wish dream hope thought rumour rumor prospect draft".split(),  # noqa: SIM905
    )
)
_PHRASES: Final = (
    "one of the options|one of several options|among the options|one of the ideas|among the ideas"
    "|one of the possibilities|among the possibilities|the wish of|the dream of|the hope of|the idea of|a matter of"
    "|a matter for|a question of|a question for|the subject of|anybody 's guess|anyone 's guess|up for discussion"
    "|up for debate|up for negotiation|up to|on the cards|on the wish list|on the wishlist|on the table"
    "|in the air|in the works|in the pipeline|in the offing|in the balance|in question|in jeopardy|at risk|at stake"
    "|optional|tentative|impossible|conceivable|thinkable|desirable|feasible|not feasible|too risky|too dangerous"
    "|too far|too expensive|too long|too costly|too early|too ambitious|for another day|for another time"
    "|for another occasion|for a later date|for a later time|left for another|open|undecided|unresolved|unsettled"
    "|undetermined|unconfirmed|pending|uncertain|unclear|unsure|weighed"
    "|mooted|floated|proposed|suggested|requested|sought|wanted|desired|mulled|contemplated|rumoured"
    "|rumored|hoped for|wished for|asked for|called for"
    "|demanded|touted|pencilled in|penciled in|considered|judged|deemed|ruled out|nothing but|sacrificed"
    "|dreamt of|dreamed of|lobbied for|argued over|fought over|toyed with"
)
_TALKED_ABOUT: Final = (
    "being discussed|being explored|being studied|being examined|being debated|being negotiated|being reviewed"
    "|being looked at|being looked into|being talked about|being talked of|being thought about"
)
UNSETTLED_PREDICATES: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split()) for phrase in (*_UNDER, *_NOUNS, *_PHRASES.split("|"), *_TALKED_ABOUT.split("|"))
)
"""What a form of "be" before it says of an event that is not settled: "under discussion", "an option"."""

_VERBS: Final = (
    "awaits|await|hangs in the balance|hang in the balance|hung in the balance|needs the approval|needs the consent"
    "|needs approval|needs clearance|needs permission|requires the approval|requires approval|requires clearance"
    "|requires permission|lacks approval|must wait|should wait|can wait|has to wait|made way for|makes way for"
    "|make way for|gave way to|given way to|gives way to|give way to|proved impossible|proves impossible"
    "|proved too|proves too|proved unworkable|was replaced by|is replaced by|be replaced by|been replaced by"
    "|died down|has died|came to naught|comes to nothing|ran into|foundered|went nowhere|goes nowhere|got nowhere"
    "|gets nowhere|would be welcome|would make sense|would suit|would help"
)
UNSETTLED_VERBS: Final[frozenset[tuple[str, ...]]] = frozenset(tuple(phrase.split()) for phrase in _VERBS.split("|"))
"""Verbs that say of their subject that it is not settled, or does not take place: "awaits approval", "made way for"."""

CONDITIONS: Final[frozenset[tuple[str, ...]]] = frozenset(
    (noun, "permitting")
    for noun in "weather time circumstances health security schedule schedules conditions traffic".split()  # noqa: SIM905
)
"""Conditions without a verb: "weather permitting"."""

EARLIER_PLANS: Final[frozenset[tuple[str, ...]]] = frozenset(
    (*kind.split(), noun)
    for kind, noun in itertools.product(
        ("earlier", "original", "initial", "draft", "previous", "old", "abandoned", "first"),
        "programme program itinerary schedule plan plans draft drafts version".split(),  # noqa: SIM905
    )
)
"""Plans that another one followed, so that what they had may not take place: "an earlier programme had a visit"."""

ABSENT_PRONOUNS: Final[frozenset[str]] = frozenset(["her", "him", "them"])
ABSENT_OWNERS: Final[frozenset[str]] = frozenset(["her", "his", "their"])
ABSENCES: Final[frozenset[str]] = frozenset(["absence", "stead"])
"""Nouns of somebody who is not there: "will be held in her absence", "in the minister's absence"."""

BEHIND_ABSENT: Final[frozenset[str]] = frozenset(
    """
    . , ; : ! ? ) and but or on in at because as while this next tomorrow today yesterday from due after before there
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What follows the one who is not there: "without her." and not "without her husband"."""

GROUPS: Final[frozenset[str]] = frozenset(
    """
    delegation delegations team entourage party officials ministers members staff advisers advisors group rest
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Those who travel along, and may go somewhere without the one who visits."""
