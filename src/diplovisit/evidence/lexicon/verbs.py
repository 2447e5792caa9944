"""Verbs of news, as far as the direction of a date depends on them: is it in the past or still to come."""

from typing import Final

PAST_FORMS: Final[frozenset[str]] = frozenset(
    """
    was were had did has have been became began bought broke brought built came caught chose drew drove fell felt
    fought found flew forgot gave got grew heard held hit kept knew laid led left lent lost made meant met paid put ran
    read rose said sat saw sent set shook shot showed slept spent split spoke spread stood stayed struck swore taken
    took taught thought threw told understood went withdrew won wore wound wrote bade sought sold bid cut let rode
    rang sang sank shed shone shut slid slipped strode swept swam undertook underwent upheld gone done seen known given
    written spoken chosen fallen flown shown drawn driven begun broken overflew overtook overthrew foresaw hosted
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Irregular past forms and participles. Regular ones end in "ed"."""

FORMS_OF_EITHER_TENSE: Final[frozenset[str]] = frozenset(
    {"read", "set", "put", "hit", "cut", "let", "shut", "spread", "split"}
)
"""Past forms that are also the present, a noun or an infinitive."""

NO_PAST_FORMS: Final[frozenset[str]] = frozenset(
    """
    united need indeed speed feed seed breed exceed proceed succeed embed red bed wed sacred hundred naked wicked
    kindred     so-called advanced detailed limited armed allied uninvited unprecedented
    """.split()  # noqa: SIM905
)
"""Words in "ed" that are no past form of a verb of the clause."""

REPORTING_VERBS: Final[frozenset[str]] = frozenset(
    """
    said says told announced reported confirmed added stated disclosed revealed noted declared informed wrote write
    writes recalled explained insisted according claimed
    """.split()  # noqa: SIM905
)
"""Verbs of those who report: their clause has a tense of its own."""

PLAN_WORDS: Final[frozenset[str]] = frozenset(
    """
    expected scheduled due set slated planned likely about poised supposed going bound ready preparing planning hoping
    intending certain believed understood invited
    """.split()  # noqa: SIM905
)
"""Words that put what follows into the future after "is" or "are"."""

PLAN_VERBS: Final[frozenset[str]] = frozenset(
    ["plans", "plan", "intends", "intend", "hopes", "hope", "expects", "expect", "aims", "aim"]
)
"""Verbs in the present that put what follows into the future."""

PRESENT_VERBS: Final[frozenset[str]] = frozenset(
    """
    arrives leaves departs visits travels flies opens starts begins hosts receives meets makes gives lands heads tours
    attends returns holds takes goes comes ends closes concludes welcomes addresses pays calls sets signs inaugurates
    joins chairs convenes continues resumes greets sees
    emplanes enters
    arrive leave depart travel fly open start begin meet land head attend return go come convene resume
    """.split()  # noqa: SIM905
)
"""Verbs of a programme in the present, which is the future of a timetable: "she arrives on Friday"."""

NOT_BEFORE_A_PRESENT_VERB: Final[frozenset[str]] = frozenset(
    """
    the a an his her their its our this that these those of for in on at by after before during with without from two
    three four five state official recent first several many past future and or to as between such other all some any
    will would shall should may might can could must not did does do his
    """.split()  # noqa: SIM905
)
"""Words after which one of `PRESENT_VERBS` is a noun or an infinitive: "the visits", "to open"."""
