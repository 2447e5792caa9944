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
    climbers mountaineers divers swimmers runners cyclists riders jockeys wrestlers boxers skiers skaters golfers
    cricketers footballers referees umpires coaches captains skippers astronauts cosmonauts taikonauts rescuers
    firefighters lifeguards responders helpers carers caregivers midwives dentists pharmacists archivists curators
    builders masons carpenters plumbers welders gardeners herders shepherds hunters loggers weavers tailors potters
    bakers butchers grocers shopkeepers vendors hawkers bloggers influencers presenters newsreaders interviewers
    pollsters lobbyists peacemakers peacebuilders chaplains deacons preachers novices friars abbots sultans nobles dukes
    duchesses earls barons knights heirs courtiers butlers maids cleaners janitors caretakers ushers attendants
    stewardesses chauffeurs couriers deckhands stowaways castaways hikers trekkers campers backpackers holidaymakers
    teens schoolboys schoolgirls grandparents uncles aunts nephews nieces cousins composers sculptors designers
    architects planners surveyors programmers hackers analysts accountants clerks notaries barristers solicitors
    advocates jurors wardens jailers marshals rangers legionnaires grenadiers sappers brigadiers sergeants corporals
    lieutenants hosts ombudsmen chancellors chieftains elders headteachers schoolteachers newcomers
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

ENDINGS_OF_PEOPLE: Final = (
    "ologists",
    "crats",
    "smen",
    "swomen",
    "speople",
    "naires",
    "ians",
    "nationals",
    "children",
    "men",
    "folk",
)
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
    thousandth thousandths millionth millionths billionth billionths hundredths
    cent pct chunk chunks slice slices sliver handful couple number numbers dozens dozen scores hundreds thousands
    millions multiple multiples tranche
    instalment installment balance little less more double triple short shy out instead
    minimum maximum average median limit cap ceiling threshold north south whisker sight reach
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
    good approximate rough notional rumoured rumored unconfirmed claimed perhaps maybe possibly probably conceivably
    supposedly allegedly purportedly nearer closer toward towards outside annualised annualized rarely seldom
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before a figure that make it another figure, or one that a record has no word for: "minus", "twice", "fell"."""

CHANGES_AFTER: Final[frozenset[str]] = frozenset(
    """
    less more fewer higher lower larger smaller greater bigger cheaper dearer stronger weaker short shy apiece each
    times fold twofold below above down minimum maximum max min tops per every or plus minus annually yearly
    monthly weekly daily hourly quarterly annual versus vs odd off too upward upwards onward onwards
    annualised annualized slower faster longer shorter richer poorer wider narrower heavier lighter older younger taller
    deeper quicker
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
        "budget",
        "capacity",
        "price",
        "schedule",
        "allocation",
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
    prolong prolonged prolonging truncated abbreviated cut cuts cutting instead originally initially billed supposed
    meant
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
    provinces districts regions islands camps cities towns villages village north south east west area areas countryside
    highlands coast border valley areas
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
    old longer shorter more less late early ahead behind overdue notice per each straight short plus minimum maximum
    min max tops odd apiece
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words after a length of time that make it an age, a difference or another length."""

CONFINEMENT: Final[frozenset[str]] = frozenset(
    {
        "hospital",
        "prison",
        "jail",
        "isolation",
        "bed",
        "hiding",
        "coma",
        "cell",
        "court",
        "mourning",
        "surgery",
        "clinic",
        "custody",
        "detention",
        "quarantine",
        "transit",
        "captivity",
        "exile",
        "office",
    }
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

NAMED_WITH_PEOPLE: Final[frozenset[str]] = frozenset(
    """
    camp cell ward grade bus car gate court school plant reactor hangar wing deck tent block sector zone district unit
    level tier phase category class type version stage checkpoint room year flight barrack dormitory precinct platoon
    company battalion brigade team squad group table lane shaft item option scenario week day round track point stand
    annexe session lesson pillar basket cluster article step act lot paragraph figure chart footnote note exhibit
    appendix part chapter clause variant formula line row seat slot booth model plan
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Singular nouns that a number behind them names, before people: "camp 14 prisoners", "grade 9 pupils"."""

BROADCASTERS: Final[frozenset[str]] = frozenset(["france", "russia", "rossiya", "news", "i", "polsat", "africa"])
"""First words of broadcasters whose name ends in 24."""

GIVING: Final[frozenset[str]] = frozenset(
    """
    sent send sends sending gave give gives giving lent loaned offered offers offer promised promises pledged granted
    grants handed cost costs paid pays owes owed lends
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs with two objects: "sent Haiti 200 engineers"."""

OPENINGS: Final[frozenset[str]] = frozenset(
    """
    other others about another further meanwhile however instead nor plus with some many yesterday today tomorrow also
    altogether overall besides moreover thereafter afterwards including include
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that may open a sentence before a number, and are no name."""

PLURALS_OF_GROUPS: Final[frozenset[str]] = frozenset(
    """
    teams groups crews delegations squads panels batches pairs parties units companies platoons battalions patrols bands
    shifts waves classes rows contingents convoys busloads circles clusters instalments installments tranches columns
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Plurals of groups, each of which has the number of people behind "of": "teams of 12"."""

DOUBTS_BEHIND: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split())
    for phrase in (
        *("approximately", "approx", "about", "roughly", "around", "circa", "perhaps", "maybe", "possibly", "probably"),
        *(
            "at least",
            "at most",
            "at the most",
            "at the least",
            "at the very least",
            "at the very most",
            "at the outside",
            "at best",
        ),
        *("more or less", "give or take", "or so", "or more", "or thereabouts", "or less", "or fewer", "if that"),
        *("at a guess", "and counting", "and rising", "and more", "plus or minus", "minimum", "maximum", "tops"),
        *("or nearly", "or almost", "almost", "nearly", "no less", "no more", "and growing", "maybe more"),
        *("perhaps more", "possibly more", "or near enough", "near enough", "on average", "estimated", "so they say"),
    )
)
"""What may be added behind a comma or in brackets to a figure that is not exact: "40 officials, at least"."""

RATES: Final[frozenset[str]] = EACH_TIME | {"daily", "annual", "nightly", "quarterly", "fortnightly"}
"""Words in the rest of a clause that make a figure a rate, at the end of their phrase or behind "in"."""

WRONGLY: Final[frozenset[str]] = frozenset(
    "wrongly mistakenly erroneously incorrectly falsely inaccurately misleadingly".split()  # noqa: SIM905
)
"""Adverbs beside a verb of reporting that deny what is reported."""

AT_FIRST: Final[frozenset[str]] = frozenset(["first", "originally", "initially", "earlier", "previously"])
"""Adverbs beside a verb of reporting that announce another figure."""

REPORTING: Final[frozenset[str]] = frozenset(
    """
    report reported reports say said says put puts gave given give state stated listed list claimed claim announced
    counted printed published quoted spoken told cited named estimated
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of reporting a figure."""

PAYING: Final[frozenset[str]] = frozenset(
    """
    for cost costs costing worth paid pay pays paying fine fined fines sum sums grant grants granted give gives gave
    given giving lent loan loans bill fee fees price priced donate donated donation donates spent spend raised raise
    salary reward reach budget contributed contribute contribution earn earned earns owe owes owed cheque debt receive
    received receives bought sold pledged allocated allocate provide provided tax duty rent dues
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before pounds that make them money and no weight."""

PRELIMINARY: Final[frozenset[str]] = frozenset(
    "earlier previous initial first original preliminary early provisional former old".split()  # noqa: SIM905
)
"""Adjectives of an account that another one has replaced."""

ACCOUNTS: Final[frozenset[str]] = frozenset(
    """
    report reports bulletin version count counts figure figures toll tolls statement statements estimate estimates
    edition tally account accounts list plan plans announcement dispatch draft reading story communique communiqué
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns of accounts: "an earlier bulletin had said 30"."""

AFTER_A_RANK: Final[frozenset[str]] = frozenset(
    """
    official economy exporter importer producer supplier partner trading trade market leader man woman person diplomat
    buyer seller investor donor destination source bank airline oil gas wheat rice steel car carmaker consumer spot
    position place seed party lender creditor country nation team player commander general figure manufacturer
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns behind "No. 2" that make it a rank; a reactor and a bus have it for a name."""

LEAVING: Final[frozenset[str]] = frozenset(
    "ousted knocked dropped dropping fallen falling pushed relegated removed slipped slipping fell down".split()  # noqa: SIM905
)
"""Verbs before "from" and a rank that say that the rank is lost."""

STATES_AS_PEOPLE: Final[frozenset[str]] = frozenset(
    """
    neighbours neighbors candidates applicants recipients donors observers mediators members competitors beneficiaries
    guarantors
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Plurals of people that may be states: "nine candidates for membership", "two mediators, Qatar and Egypt"."""

WORDS_OF_STATES: Final[frozenset[str]] = frozenset(
    """
    border borders bordering bordered membership accession enlargement frontier frontiers neighbouring neighboring state
    states country countries nation nations bloc union
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of a sentence whose neighbours, candidates and members may be states."""

AFTER_EVENTS: Final[frozenset[str]] = frozenset(
    """
    began begins begin ends end starts start covers took takes here next last focuses comes came brings brought gives
    gave earlier later will aims marks led leads saw sees includes included underway closes opens follows
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs and adverbs that may stand directly behind an event; another noun there makes the length its own."""

OFFSETS_BEFORE: Final[frozenset[str]] = frozenset({"after", "following"})
"""Words before a length of time that make it a distance between two times: "after three days"."""

SHORTENED: Final[frozenset[str]] = frozenset(
    "shorten shortens shortened shortening curtail curtails curtailed curtailing truncated abbreviated".split()  # noqa: SIM905
)
"""Words after the length of a stay that say that the stay was shorter."""

ABBREVIATED_BOUNDS: Final[frozenset[str]] = frozenset(
    "approx appx c ca circ max min est avg av cca ab incl excl".split()  # noqa: SIM905
)
"""Abbreviations that bound the figure behind their full stop."""

PLAIN_ADJECTIVES: Final[frozenset[str]] = frozenset(
    """
    total further additional mere record combined new whopping staggering extra initial modest massive huge stunning
    paltry separate full fresh final remarkable substantial solid meagre healthy robust steep sharp stiff flat uniform
    symbolic joint unprecedented estimated
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives between "a" and a count or a percentage that leave it as it is."""

OF_PARLIAMENTS: Final[frozenset[str]] = frozenset(
    """
    national legislative provincial city municipal constituent state county regional town students student federal local
    privy village district
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives of an assembly or a council whose members are people: "members of the National Assembly"."""

ALSO_OF_PEOPLE: Final[frozenset[str]] = frozenset(["community", "association", "council", "assembly", "convention"])
"""Groups of states whose name in lower case may be of people: "members of the community"."""
