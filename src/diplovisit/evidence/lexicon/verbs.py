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

ARRANGING_WORDS: Final[frozenset[str]] = frozenset(
    """
    agreed agree accepted accept approved approve invited invite invitation invitations proposed propose proposal
    proposals suggested suggest set fixed scheduled schedule planned plan plans prepared prepare preparations unveiled
    requested request sought offered offer promised pledged urged endorsed booked arranged arrangements postponed
    cancelled canceled rescheduled delayed demanded ordered announced announce confirmed confirm revealed disclosed
    declared reported hailed praised criticised criticized condemned backed supported welcomed anticipated previewed
    outlined awaits awaited expects expected considered weighed mulled timetable agenda venue dates called recalled
    remembered
    commemorated discussed reviewed assessed examined debated evaluated investigated recounted described mentioned
    programme program itinerary details route tickets security logistics visas said says stated added noted stressed
    insisted argued
    recommended advertised publicised publicized sponsored financed funded organised organized choreographed
    """.split()  # noqa: SIM905
)
"""Words after which the date of an event is that of the event, and not of what was said or agreed about it."""

TAKING_PART: Final[frozenset[str]] = frozenset(
    ["attendance", "participation", "presence", "appearance", "place", "seat", "seats", "role", "speech", "slot"]
)
"""Nouns before "at" and an event that is not where the clause takes place: "confirmed his attendance at the summit"."""

GOING_WORDS: Final[frozenset[str]] = frozenset(
    """
    arrived arrive arrives travelled traveled travel flew fly flown left leave came come went go gone landed land
    returned return headed head sailed drove departed visited visit gathered met meet joined join convened received
    welcomed hosted host sat assembled reached
    """.split()  # noqa: SIM905
)
"""Words before "for" and an event at which the clause takes place: "arrived for talks on Monday"."""

CHOOSING_WORDS: Final[frozenset[str]] = frozenset(
    """
    chose choose chosen choosing named naming picked picking selected selecting put putting made making marked marking
    proclaimed proclaiming gave giving preferred wanted designated designating earmarked reserved observed kept setting
    declaring fixing effective
    """.split()  # noqa: SIM905
)
"""Words whose object may be a day: "named Sunday as the deadline"."""

PHASES: Final[frozenset[str]] = frozenset(
    ["beginning", "starting", "commencing", "opening", "ending", "expiring", "effective", "running", "lasting", "due"]
)
"""Words after which a date is that of the noun before them: "agreed to a truce beginning on Sunday"."""

EVENT_NOUNS: Final[frozenset[str]] = frozenset(
    """
    visit visits trip trips tour tours talks summit summits meeting meetings conference conferences session sessions
    ceremony ceremonies vote votes election elections round rounds hearing hearings dinner lunch breakfast banquet
    reception forum referendum poll polls mission missions stay stop stopover congress assembly signing inauguration
    wedding funeral anniversary event events exercise exercises drill drills manoeuvres maneuvers match games festival
    fair exhibition parade launch opening handover deadline consultations negotiations dialogue briefing interview
    concert match premiere gala service mass rally show race final prayers procession vigil performance truce ceasefire
    debate convention gathering workshop seminar symposium reopening resumption start return
    """.split()  # noqa: SIM905
)
"""Nouns of what takes place on a day of its own."""

HAPPENINGS: Final[frozenset[str]] = frozenset(
    """
    earthquake earthquakes attack attacks bombing bombings crash disaster flood floods war coup killing killings
    massacre death deaths explosion blast fire fires storm cyclone hurricane typhoon tsunami clash clashes raid raids
    strike strikes shooting accident assassination collapse victory defeat election elections invasion outbreak
    uprising revolution protests riots unrest assault ambush mudslide landslide eruption sinking derailment
    """.split()  # noqa: SIM905
)
"""Nouns of what has happened, whatever the tense of the clause that speaks of it."""

REVIEWING_VERBS: Final[frozenset[str]] = frozenset(
    "discuss brief report review assess examine debate commemorate recall evaluate investigate analyse analyze".split()  # noqa: SIM905
)
"""Verbs whose object may be an event of another day: "will discuss the elections in May"."""
