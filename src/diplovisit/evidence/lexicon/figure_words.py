"""Words that stand beside a figure, and the nouns that a number may count.

The function words of English are a finite list. Those that leave a figure as it is are in no table here; those that
change what it says are in one.
"""

from typing import Final

from diplovisit.evidence.lexicon.names import OFFICE_HEADS

# Heads of offices whose plural is not only people: "two heads of cattle", "12 chairs", "the great powers".
_NOT_ONLY_PEOPLE: Final = frozenset({"chair", "general", "head", "special", "crown", "pope", "major", "md", "mp", "pm"})

_PEOPLE: Final = """
    people persons individuals men women children boys girls adults youths youngsters teenagers elders toddlers babies
    infants
    nationals citizens residents inhabitants villagers civilians foreigners locals voters taxpayers expatriates expats
    migrants immigrants emigrants refugees returnees evacuees seekers escapees exiles deportees
    tourists visitors travellers travelers passengers pilgrims guests invitees attendees participants spectators
    onlookers mourners worshippers worshipers believers congregants
    officials officers ministers ambassadors envoys diplomats consuls secretaries undersecretaries presidents premiers
    leaders statesmen stateswomen dignitaries representatives delegates members aides advisers advisors
    assistants deputies chiefs chairs chairpersons directors commissioners governors mayors senators lawmakers
    legislators parliamentarians deputies congressmen councillors councilors councillors politicians royals kings
    queens princes princesses monarchs emirs sheikhs mps meps counsellors counselors negotiators mediators
    interlocutors spokespeople spokespersons attaches attachés bureaucrats technocrats servants functionaries
    soldiers troops servicemen servicewomen airmen sailors marines seamen commandos paratroopers peacekeepers
    generals admirals colonels commanders veterans conscripts recruits reservists cadets guards bodyguards policemen
    policewomen police personnel constables gendarmes agents spies snipers gunmen militants insurgents rebels
    guerrillas terrorists mercenaries combatants militiamen warriors prisoners captives hostages detainees inmates
    suspects convicts criminals offenders smugglers traffickers pirates abductees victims casualties survivors
    fatalities martyrs patients nurses doctors physicians surgeons medics
    paramedics
    students pupils scholars teachers lecturers professors researchers academics scientists experts specialists
    engineers technicians mechanics trainees interns apprentices graduates fellows instructors trainers
    athletes players musicians artists actors dancers singers writers authors poets historians filmmakers
    performers
    journalists reporters correspondents editors photographers cameramen columnists broadcasters
    businessmen businesswomen businesspeople entrepreneurs executives managers investors traders bankers merchants
    industrialists employees workers labourers laborers staff staffers colleagues employers farmers fishermen
    fisherfolk miners drivers pilots crew crewmen stewards porters waiters cooks
    observers monitors inspectors auditors examiners investigators rapporteurs lawyers judges prosecutors magistrates
    arbitrators witnesses interpreters translators
    activists protesters protestors demonstrators campaigners dissidents critics supporters opponents followers
    volunteers wishers mourners bystanders
    bishops archbishops cardinals priests monks nuns imams clerics rabbis pastors missionaries saints
    relatives brothers sisters sons daughters parents mothers fathers wives husbands widows orphans
    friends neighbours neighbors speakers panellists panelists moderators panelists laureates recipients beneficiaries
    winners
    candidates nominees applicants contestants competitors
"""

PEOPLE: Final[frozenset[str]] = frozenset(_PEOPLE.split()) | {f"{head}s" for head in OFFICE_HEADS - _NOT_ONLY_PEOPLE}
"""Plurals that count people, in lower case. A missing noun makes a count unreadable; add the noun here.

>>> "envoys" in PEOPLE, "tonnes" in PEOPLE
(True, False)
"""

PEOPLES: Final[frozenset[str]] = frozenset(
    """
    britons swedes danes finns turks poles czechs slovaks serbs croats kurds arabs filipinos spaniards greeks thais
    afghans argentines frenchmen englishmen irishmen dutchmen welshmen scots jews muslims christians hindus sikhs
    buddhists israelis iraqis pakistanis bangladeshis kuwaitis qataris emiratis saudis omanis yemenis nepalis kenyans
    somalis rohingya uyghurs tatars lao kazakhs uzbeks tajiks kyrgyz turkmens latvians lithuanians estonians
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Plurals that count people where they are capitalised, in lower case; "Indians" and "Rwandans" have an ending."""

GROUPS_OF_STATES: Final[frozenset[str]] = frozenset(
    """
    bloc union council alliance organisation organization community pact association league nato eu asean brics un
    agency convention treaty opec sco saarc assembly g20 g7 commonwealth ecowas mercosur caricom
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Groups whose members are states: "the 12 members of the bloc" are no people."""

ENDINGS_OF_PEOPLE: Final = ("ologists", "crats", "smen", "swomen", "speople", "naires", "ians", "nationals")
"""Endings of plurals that only people have."""

MAY_MODIFY: Final[frozenset[str]] = frozenset(
    """
    police staff crew women men children people troops personnel civilians students youth affairs sports arms forces
    communications news sales operations relations services customs logistics economics politics rights systems
    weapons states nations parents veterans workers media
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Plurals and collective nouns that may stand before the noun that is counted: "police cars", "sports ministers"."""

GROUPS_OF_PEOPLE: Final[frozenset[str]] = frozenset(
    """
    delegation deputation team party crew contingent force crowd entourage audience squad staff
    workforce garrison retinue gathering troupe choir orchestra jury cabinet family
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Groups whose number is a number of people: "a delegation of 40"."""

GROUPS_OF_MEMBERS: Final[frozenset[str]] = frozenset(
    """
    delegation deputation team mission crew contingent entourage squad staff troupe choir orchestra jury cabinet
    family party panel
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Groups whose members are people: "a 12-member delegation", but not "a 12-member bloc"."""

HARM: Final[frozenset[str]] = frozenset(
    """
    dead died killed killing injured injuring wounded wounding missing displaced hurt detained detaining arrested
    arresting
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words beside a number that say that it counts people: "12 dead", "killing 12"."""

PARTITIVES: Final[frozenset[str]] = frozenset(
    """
    half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh seventh sevenths eighth
    eighths ninth ninths tenth tenths hundredth twentieth
    most much many some few fewer several any each every none neither either nobody one part parts portion portions
    share shares proportion fraction percent percentage majority minority plurality bulk rest remainder remnant
    cent pct chunk chunks slice slices sliver handful couple number numbers dozens dozen scores hundreds thousands
    millions multiple multiples tranche
    instalment installment balance little less more double triple short shy out instead
    minimum maximum average median limit cap ceiling threshold
    fall drop decline decrease reduction contraction shortfall slump dip plunge slide loss
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "of" and a figure that make it another figure: "two-thirds of", "most of", "short of", "a fall of"."""

CHANGES_BEFORE: Final[frozenset[str]] = frozenset(
    """
    but except excepting excluding excludes exclude minus plus less without besides barring bar save unlike versus vs
    against than per every each times twice thrice double doubled doubling triple tripled treble trebled quadruple
    quadrupled quintuple half halves quarter third fifth tenth not no never nor neither none cannot or if unless
    whether barely hardly scarcely below above under beneath beyond within fold negative least maximum minimum max min
    average median like till until possible potential hypothetical supposed alleged purported so-called annual yearly
    monthly weekly daily hourly quarterly twofold tenfold nearly almost virtually practically roughly approximately
    partly near nears nearing approaching approaches approached missed misses missing tops
    down off fell falls fall fallen falling dropped drops drop dropping declined declines decline declining decreased
    decreases decrease decreasing shrank shrinks shrink shrunk shrinking contracted contracts contracting lowered
    lowers lowering lower cut cuts cutting reduced reduces reduce reducing slid slides sliding slipped slips plunged
    plunges plummeted tumbled sank sinks dipped dips eased eases retreated narrowed slashed trimmed halved weakened
    depreciated slow slows slowed slowing decelerated
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before a figure that make it another figure, or one that a record has no word for: "minus", "twice", "fell"."""

CHANGES_AFTER: Final[frozenset[str]] = frozenset(
    """
    less more fewer higher lower larger smaller greater bigger cheaper dearer stronger weaker short shy apiece each
    times fold twofold below above down minimum maximum max min tops per every or plus minus annually yearly
    monthly weekly daily hourly quarterly annual versus vs odd off too
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words directly after a figure, or after the noun that it counts, that make it another figure."""

EXCLUSIONS: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split())
    for phrase in [
        *(
            "except",
            "excepting",
            "excluding",
            "barring",
            "minus",
            "bar",
            "save for",
            "with the exception",
            "apart from",
            "aside from",
        ),
        *(
            "other than",
            "but one",
            "but not",
            "not counting",
            "not including",
            "without counting",
            "less the",
            "if not",
        ),
    ]
)
"""Phrases after a figure that take something from it: "all 27 leaders except one"."""

FALLS: Final[frozenset[str]] = frozenset(
    [
        "fall",
        "drop",
        "decline",
        "decrease",
        "reduction",
        "cut",
        "contraction",
        "slump",
        "dip",
        "plunge",
        "slide",
        "shortfall",
    ]
)
"""Nouns after a figure that make it a fall: "a 4 percent drop"."""

LOSSES: Final[frozenset[str]] = frozenset(["lost", "lose", "loses", "losing", "shed", "sheds", "shaved", "knocked"])
"""Verbs before a percentage that make it a fall."""

STANDARDS: Final[frozenset[str]] = frozenset(
    [
        "target",
        "forecast",
        "level",
        "levels",
        "year",
        "estimate",
        "limit",
        "average",
        "goal",
        "quota",
        "ceiling",
        "rate",
    ]
)
"""What a figure may be under: "3 percent under the forecast", but not "$5 billion under the agreement"."""

EACH_TIME: Final[frozenset[str]] = frozenset({"annually", "yearly", "monthly", "weekly", "hourly", "apiece"})
"""Words in the rest of a clause that make its sum a rate."""

UNITS_OF_RATES: Final[frozenset[str]] = frozenset(
    """
    barrel tonne ton head person kilo kilogram litre liter unit piece share seat ticket bushel kilometre kilometer mile
    gallon ounce pound kilowatt megawatt family household pupil student night time month
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What a price may be for: "$70 a barrel". Units of time are in `TIME_UNITS`."""

LIMITS_ALSO_PREPOSITIONS: Final[frozenset[str]] = frozenset({"about", "over", "under", "above", "below", "around"})
"""Qualifiers that are also prepositions: "a dispute over 12 islands", "talked about 12 detainees"."""

TAKE_A_PREPOSITION: Final[frozenset[str]] = frozenset(
    """
    concern concerns concerned worry worries worried talk talks talked talking speak spoke spoken speaks speaking ask
    asked asks inform informed told tell information details question questions report reports discussion discussions
    dispute disputes disagreement disagreements conflict row fight argument quarrel feud negotiations complained
    complain heard hear hears wrote write writes thought think knew know news story remarks anger angry outrage protest
    protests anxious agreement talks tension tensions came went falling falls comes ranged seated gathered
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that take a topic with "about", "over" and the like, so that the word may be no qualifier after them."""

RANGE_WORDS: Final[frozenset[str]] = frozenset(
    """
    range ranges ranged ranging vary varies varied varying anywhere estimate estimates estimated
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "from 5 to 10" that make it a range, and no change from one value to another."""

VERBS_OF_CHANGE: Final[frozenset[str]] = frozenset(
    """
    rise rises rose risen rising raise raises raised raising grow grows grew grown growing increase increases increased
    increasing climb climbs climbed climbing jump jumps jumped jumping soar soars soared surge surges surged expand
    expands expanded expanding go goes went gone going up down fall falls fell fallen falling drop drops dropped
    dropping decline declines declined declining decrease decreases decreased decreasing shrink shrinks shrank shrunk
    contract contracts contracted lower lowers lowered lowering cut cuts cutting reduce reduces reduced reducing slide
    slid slip slipped plunge plunged plummet plummeted tumble tumbled change changes changed changing revise revises
    revised move moves moved moving bring brings brought bringing take takes took taken taking shorten shortens
    shortened extend extends extended extending double doubled triple tripled halve halved enlarge enlarged scale
    scaled boost boosts boosted lift lifts lifted push pushed trim trimmed slash slashed upgrade upgraded downgrade
    downgraded narrow narrowed widen widened ease eased quadruple quadrupled improve improved worsen worsened
    slow slows slowed slowing decelerated
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs with which "from 5 to 10" are two values, one before the change and one after it."""

EVENTS: Final[frozenset[str]] = frozenset(
    """
    visit trip tour stay stopover halt stop layover sojourn meeting talks talk discussion discussions conversation
    consultations consultation negotiations negotiation summit conference session dialogue call ceremony retreat
    pilgrimage forum interview workshop symposium seminar event audience encounter mission
    congress convention assembly gathering round dinner lunch banquet reception briefing meetings deliberations
    celebrations festivities hearing exercise parley colloquium roundtable swing leg
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Stays and events, whose length a record has."""

STAYS: Final[frozenset[str]] = frozenset(["visit", "trip", "tour", "stay", "sojourn"])
"""The events that may last months: negotiations of seven months are none that a record has."""

LENGTHS_OF_OTHERS: Final[frozenset[str]] = frozenset(
    """
    ban delay visa permit deadline ultimatum notice extension postponement suspension pass flight drive journey ride
    wait warning preparation preparations plan schedule break interval gap pause
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns behind an event that make it part of another thing: "a two-day visit visa"."""

STAYING: Final[frozenset[str]] = frozenset(
    """
    stay stays stayed staying remain remains remained remaining visit visits visited visiting meet meets met meeting
    confer confers conferred conferring speak speaks spoke speaking spoken talk talks talked talking converse conversed
    ran run runs running convene convened convenes host hosted hosts sat
    tour toured tours touring travel travels travelled traveled arrive arrives arrived be huddled
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of staying and meeting: "for three days" after them is the length of a stay or of an event."""

OTHER_ACTIVITIES: Final[frozenset[str]] = frozenset(
    """
    wait waits waited waiting delay delayed delays rule ruled rules ruling live lived lives living work worked works
    working serve served serves serving fight fought fights fighting lead led leads govern governed closed closes halted
    suspended detained jailed imprisoned flew fly flies flown postponed extended agreed pledged promised argued argues
    known been grounded stranded stuck blocked barred banned dominated resisted studied trained taught hidden missing
    abandoned ill sick trapped shut rested slept drove marched sailed walked queued frozen idle allies friends partners
    postpone postpones postponing suspend suspends
    halt halts freeze froze stop stopped stops cancelled canceled interrupted
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What people do for a time that is no stay and no event."""

LASTING: Final[frozenset[str]] = frozenset({"last", "lasts", "lasted", "lasting"})
"""Verbs whose subject must be a stay or an event: a strike may last three days as well."""

SPENDING: Final[frozenset[str]] = frozenset({"spend", "spends", "spent", "spending"})
"""Verbs whose object is the length of a stay."""

NEW_LENGTHS: Final[frozenset[str]] = frozenset(
    """
    shorten shortens shortened shortening curtail curtails curtailed curtailing extend extends extended extending
    prolong prolonged prolonging truncated abbreviated cut cuts cutting instead originally initially
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of a clause in which a stay has two lengths, the planned one and the real one."""

OTHERS_THAT_STAY: Final[frozenset[str]] = frozenset(
    """
    protesters protestors demonstrators soldiers troops police tanks shops schools roads markets prices flags residents
    refugees strikers workers power internet
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Subjects that stay somewhere, or remain as they are, and make no visit."""

RULES_FOR_STAYS: Final[frozenset[str]] = frozenset(
    ["visa", "visas", "permit", "permits", "tourists", "residence", "passport", "passports", "holders"]
)
"""Words of a clause about how long strangers may stay: "a visa-free stay of 30 days" is nobody's visit."""

ALONE: Final[frozenset[str]] = frozenset(
    """
    stay stays stayed staying remain remains remained remaining be arrive arrives arrived ran run runs running convene
    convened convenes sat
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of staying and meeting without an object, so that "for three days" behind them is theirs."""

PLACES_OF_STAYS: Final[frozenset[str]] = frozenset(
    """
    capital city country region palace chancellery hotel town embassy residence island port camp base district province
    counterpart counterparts guest guests host hosts
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns that may stand between a verb of meeting and its length: "met her counterpart for two hours"."""

LENGTH_CHANGES_BEFORE: Final[frozenset[str]] = frozenset(
    """
    within every once past previous last first coming following another further additional final since ago as final
    remaining
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before a length of time that make it none of a stay: "within three days", "every three days"."""

OFFSETS_AFTER: Final[frozenset[str]] = frozenset(
    "earlier later ago before after afterwards hence since apart beforehand previously prior".split()  # noqa: SIM905
)
"""Words after a length of time that make it a distance between two times."""

LENGTH_CHANGES_AFTER: Final[frozenset[str]] = frozenset(
    """
    old longer shorter more less late early ahead behind overdue notice per each straight short
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words after a length of time that make it an age, a difference or another length."""

CONFINEMENT: Final[frozenset[str]] = frozenset(
    {"hospital", "prison", "jail", "custody", "detention", "quarantine", "transit", "captivity", "exile", "office"}
)
"""Where somebody spends time that is no visit."""

NAMED_BY_NUMBER: Final[frozenset[str]] = frozenset(
    """
    resolution article section chapter protocol order rule flight boeing airbus room page paragraph annex appendix
    phase stage track tier level category class type model mark version industry vision agenda plan project operation
    highway route road motorway line platform gate terminal pier berth runway hall suite floor apartment house
    channel unit brigade battalion regiment division squadron district zone area sector block plot lot grade form
    convention schedule clause item no number chapter volume part book episode series season expo formula apollo soyuz
    agreement decree act law bill directive regulation
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns that a number behind them names: "Resolution 1701", "Phase 3", "Room 1204"."""

STREETS: Final[frozenset[str]] = frozenset(
    """
    street road avenue boulevard lane square drive place gate row terrace close crescent way highway
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that end an address: "10 Downing Street"."""

FUNCTION_WORDS_AFTER: Final[frozenset[str]] = frozenset(
    """
    a an the this that these those its his her their our my your some any all both each every no
    of in on at to from by with for as into onto over under during after before since until till through among amid
    between against about around across along aboard above below beside besides behind near off out up down without
    within per via than like unlike
    and or but nor so yet if when while where which who whom whose because although though whereas unless
    is are was were be been being am has have had having do does did will would shall should may might can could must
    not never also only just even still already again there here then now today yesterday tomorrow later earlier ago
    it he she they them him us we you i said says say
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that end the noun phrase after a number."""

VERBS_AFTER: Final[frozenset[str]] = frozenset(
    """
    sent flew came went took gave made met left signed agreed voted won lost got became began spent brought held stood
    saw attended arrived returned joined refused pledged
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs directly after a number that counts no noun: "12 sent ministers"."""
