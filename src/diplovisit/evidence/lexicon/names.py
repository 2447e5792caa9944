"""Words around a name, or capitalised like one, that are not part of it."""

from collections.abc import Mapping
from typing import Final

from diplovisit.evidence.lexicon.calendar_words import MONTHS, WEEKDAYS

# The lists of offices are closed. A missing word makes a check refuse a name ("have a longer name"); add the word here.

_HEADS = """
    president minister secretary chancellor premier king queen emir amir sultan pope prince princess emperor empress
    ambassador envoy chairman chairwoman chairperson chair speaker governor senator congressman congresswoman
    commissioner director general chief adviser advisor representative counsellor counselor spokesperson spokesman
    spokeswoman leader head mayor taoiseach tanaiste ayatollah caliph crown commander admiral marshal colonel major
    captain brigadier lieutenant judge justice treasurer administrator coordinator delegate diplomat consul
    attache attaché member deputy negotiator undersecretary pm eam fm nsa ceo cds mp mep md vp raja maharaja shah
    solicitor rapporteur comptroller ombudsman premier
    tsar czar kaiser archbishop cardinal patriarch imam mullah duke duchess archduke countess officer regent
    sheikh sheikha mantri tánaiste councillor councilor
"""

_PARTS = """
    raksha prime foreign defence defense finance interior home external affairs affair trade commerce vice state under
    assistant permanent high special first second third joint additional supreme national security union party council
    energy economy economic health education agriculture transport transportation labour labor culture tourism
    environment climate petroleum gas coal power water railways railway railroad communications technology information
    broadcasting science industry industries industrial development planning investment investments international
    cooperation internal justice attorney lord grand executive managing officer senior principal cabinet staff chiefs
    army navy naval air force military armed forces intelligence treasury exchequer commonwealth homeland police
    peace political presidential personal federal royal most central
    plenipotentiary extraordinary shipping ports road highways civil aviation mines steel housing urban rural youth
    ministers presidents secretaries senators ambassadors governors generals action change growth
    fisheries forestry social welfare human resources rights gender equality veterans food textiles tribal law
    administrative infrastructure regional community pensions employment innovation research higher lands natural
    ecology sustainable diaspora integration customs waterways maritime heritage arts sciences crafts mining marine
    parliament parliamentary assembly senate chamber solidarity territories overseas women children families justice
    oil tax budget revenue media antiquities hajj endowments works space cyber forests wildlife oceans islands
    urbanisation privatisation reconstruction reform reforms trading consumer livestock mineral
    relations partnerships reconciliation worship humanitarian disarmament refugees neighbourhood enlargement
    privy seal reintegration nonproliferation counterterrorism opportunities matters
    policy press peoples sports sport religious emergency emergencies situations immigration migration digital
"""

OFFICE_HEADS: Final[frozenset[str]] = frozenset(_HEADS.split())
"""Words that are an office by themselves, in lower case."""

OFFICE_WORDS: Final[frozenset[str]] = OFFICE_HEADS | frozenset(_PARTS.split())
"""All words that an office consists of, in lower case, except those that join them ("of", "for", "and")."""

HONORIFICS: Final[frozenset[str]] = frozenset(
    """
    Baroness Baron Viscount Viscountess Marquess HRH HM HE HH HSH
    Mr Mrs Ms Miss Mx Dr Prof Professor Shri Smt Shrimati Sri Sir Dame Lord Lady Hon Honourable Honorable Rt Right
    Excellency Majesty Highness Holiness Eminence Gen Lt Col Maj Capt Sgt Adm Brig Sen Rep Gov Rev Reverend Father
    Sheikh Sheikha Sayyid Hajji Mme Mlle Monsieur Madame Madam Messrs Herr Frau Senor Señor Signor Don Doña Pandit Pt
    Mullah Maulvi Maulana Mawlawi
    Amb Pres Gentleman ble Justice MR MRS MS DR SHRI SMT SIR
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Forms of address before a name, as written, without their full stop."""

HONORIFIC_LETTERS: Final[frozenset[tuple[str, str]]] = frozenset({("H", "E"), ("H", "H"), ("H", "M"), ("S", "E")})
"""Forms of address of two initials: H.E., H.H., H.M."""

POST_NOMINALS: Final[frozenset[str]] = frozenset(
    """
    MP MSP MS MLA MEP MHA MHK MNA MPP MPL MLC TD KC QC SC OBE CBE MBE KBE DBE GBE CMG KCMG DCMG GCMG CB KCB DCB GCB CVO
    KCVO DCVO GCVO LVO MVO DL JP PC CH AC AO AM OAM PSM ONZM CNZM MNZM DNZM KNZM QSO FRS PhD DPhil LLD MBA EGH EBS MGH
    OGW PVSM AVSM UYSM YSM VSM IFS IAS IPS SAN GCON GCFR OON OFR USN USMC USAF Esq
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Letters after a name that are no part of it, without their full stops: "Orla Byrne T.D.", "Ivo Lund KC MP"."""

CAPACITIES: Final[frozenset[str]] = frozenset(
    """
    former ex acting interim deputy vice caretaker outgoing incoming designate elect then late erstwhile ousted deposed
    exiled proclaimed assistant under associate provisional honorary emeritus shadow opposition
    onetime past previous sometime retired sacked dismissed presumptive prospective future nominee declared styled
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that change the capacity: a former, acting or deputy minister is not the minister."""

CAPACITIES_AFTER: Final[frozenset[str]] = frozenset({"designate", "elect", "emeritus", "nominee"})
"""Capacities that follow the office: President-elect."""

SPELLINGS: Final[Mapping[str, str]] = {
    "defense": "defence",
    "labor": "labour",
    "advisor": "adviser",
    "counselor": "counsellor",
    "center": "centre",
    "program": "programme",
    "organization": "organisation",
    "honorable": "honourable",
}
"""American spellings in an office, with the British spellings that they are read as."""

PARTICLES: Final[frozenset[str]] = frozenset(
    """
    al el bin bint ibn ben abu abd ul ur de del della der den di da das do dos du la le van von zu af ter ten y e
    Al El Bin De Van Von Ben Abu La Le Du Di
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Particles inside names: Mohammed bin Salman, Bashar al-Assad, Charles de Gaulle."""

HYPHEN_SUFFIXES: Final[frozenset[str]] = frozenset(
    """
    led backed era style like appointed brokered chaired hosted friendly aligned controlled sponsored installed inspired
    allied proposed supported run ordered approved bound
    mediated drafted negotiated engineered dominated related wide based born elect designate
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words after a hyphen that are not part of the name: "Putin-led"."""

HYPHEN_PREFIXES: Final[frozenset[str]] = frozenset(["anti", "pro", "ex", "post", "pre", "non"])
"""Words before a hyphen that are not part of the name: "pro-Putin"."""

DAY_NAMES: Final[frozenset[str]] = frozenset(name.capitalize() for name in WEEKDAYS)
"""Monday to Sunday."""

MONTH_NAMES: Final[frozenset[str]] = frozenset(name.capitalize() for name in MONTHS)
"""January to December. May, April, June, August and March are also names of people."""


_FUNCTION = """
    a about above according across after again against ahead all along already also although always amid amidst among an
    and another any apart around as aside at away back because been before behind being below beneath beside besides
    between beyond both but by can could did do does down during each either else even ever every everyone except few
    first for from further given had has have having he hence her here hers him his how however i if in indeed inside
    instead into is it its itself just last later least less like likewise many may meanwhile might more moreover most
    much must my near nearly neither never nevertheless next no nobody none nor not nothing now of off often on once one
    only onto or other others our out outside over own per perhaps previously quite rather same second several shall she
    should since so some somebody someone soon still such than that the their them then there thereafter therefore these
    they third this those though three through throughout thus till to today together tomorrow tonight too toward
    towards two under underneath unless unlike until up upon us was we were what whatever when whenever where whereas
    wherever whether which while who whoever whom whose why will with within without would yes yesterday yet you your
    ten twelve dozens hundreds thousands millions four five six seven eight nine half twice
"""

_OPENINGS = """
    access activists additional address agreements analysts annual anonymity another anticipated arriving asked
    attacks authorities backing bilateral business chief citizens close closer closing clearly critics crude current
    currently cooperation countries daily deaths defence defense delegations delegates details diplomats discussions
    economic economists efforts elections energy experts export exports families farmers figures finally firm focus
    following forces foreign former fresh fighting global government governments growing heads high highly
    import imports increasing industry inflation initially investment investors issues joint journalists
    key lastly lately leaders leading local looking major markets media meetings member members military ministers more
    national nationals nations negotiations negotiators new news news notably observers officials oil old opposition
    originally others owing parliament parties peace people police political preparations present presently
    press previous prices private protesters protests public questions rebels recent recently
    regional relations relatives reports reporters representatives residents restrictions results sanctions security
    senior separately sharp similarly soldiers sources speaking special speculation spokesperson spokesman statements
    students subsequently sure surely talks tensions thank thanks ties topics tourism trade traders troops trust
    update updates victims villagers visitors voters war witnesses women workers world years young
    asked attending citing calling commenting despite excluding including regarding regardless related respectively
    scheduled touching travel travelling visiting welcoming
    central common east eastern general great home independent interim international large latin legal liberal minor
    modern north northern official open overseas peaceful popular possible prime private proposed royal rural social
    south southern strategic strong top total tough traditional united urban west western
    earlier accompanied asked based followed led headed joined flanked faced given seen taken known held due expected
    ahead programme program agenda schedule note communique summary contact embargoed immediate release
    attention balance chance conflict concern concerns consultations crisis criticism decision demand departure
    development discussion dialogue dispute evidence exchange fear fears fleet further goal goods groups growth help
    hope hopes implications interest journey leader loss man measures men message military minister moves nation note
    number object opening overtures part plans position power president pressure problem progress reaction
    reason reasons rejection remarks response rumours ship side sides sign signs state states step steps subject
    subjects suppliers supplies supply support target term terms time times tradition trip trips view views visit visits
"""

FUNCTION_WORDS: Final[frozenset[str]] = frozenset(_FUNCTION.split())
"""Words of grammar: never a name, wherever they are."""

SENTENCE_OPENERS: Final[frozenset[str]] = frozenset(_OPENINGS.split()) | FUNCTION_WORDS
"""Words that often start a sentence in news; they are not a name there."""

ORDINARY_ENDINGS: Final = (
    "ly",
    "ing",
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ous",
    "ively",
    "ists",
)
"""Endings of words that are not names; they decide at the start of a sentence only."""

ADJECTIVES: Final[frozenset[str]] = frozenset(
    """
    european african asian western eastern northern southern central arctic atlantic pacific islamic christian muslim
    jewish catholic orthodox hindu buddhist sikh arab kurdish english scottish welsh latin
    europeans africans asians westerners muslims christians jews catholics arabs kurds hindus
    nordic baltic balkan scandinavian mediterranean eurasian catalan
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives that English capitalises: they describe a kind and name nobody."""

HEADINGS: Final[frozenset[tuple[str, ...]]] = frozenset(
    {
        ("Synopsis",),
        ("Summary",),
        ("Highlights",),
        ("Background",),
        ("Takeaways",),
        ("Key", "Takeaways"),
        ("Key", "Points"),
        ("Key", "Takeaway"),
        ("In", "Brief"),
        ("Editor", "s", "Note"),
        ("Related", "News"),
        ("Read", "More"),
        ("Also", "Read"),
        ("What", "Next"),
    }
)
"""Headings that agencies put over the parts of a report."""

REGION_NAMES: Final[frozenset[str]] = frozenset(
    """
    Africa Europe Asia Americas Caribbean Pacific Sahel Balkans Caucasus Arctic Antarctic Gulf Lakes Mediterranean
    Maghreb Levant Oceania ASEAN
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Last words of regions that an office is for, before the name of the person: "Special Envoy for the Sahel"."""

ORGANISATION_NOUNS: Final[frozenset[str]] = frozenset(
    """
    Bank Ministry University Council House Department Institute Court Church Chamber Academy Board Bay Gulf Strait Cape
    Isle Port School College Museum Palace Order League Union Association Federation Treaty Battle Tower Agency
    Community Organisation Organization Programme Program Fund Office Commission Committee Centre Center Group Society
    Conference Parliament Secretariat Authority Network Alliance Movement Front Party Initiative Forum Corporation
    Company Assembly Congress Hospital Embassy Consulate Commerce Confederation Coalition Economic Mission Hall
    Foundation Square Hills Bridge Church Cathedral Basilica Mosque Temple Tomb Monument Garden Gardens Cooperation
    Endowment Trust Consortium Laboratory Observatory Club Facility Panel Partnership Convention Charter Dialogue Unit
    Directorate Bureau Division Service Services Tribunal Campaign Friends Doctors Reporters Physicians Archive Archives
    Library Theatre Gallery Exchange Fellowship Roundtable Platform Taskforce Force Register Mint
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns whose names continue with "of" or "for": Bank of England, Agency for Asylum."""

PLACE_PARTICLES: Final[frozenset[str]] = frozenset(
    "de la del du an der am im upon es y da do dos das sur le les el al di den of".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words in lower case inside the names of places: Santa Cruz de la Sierra, Dar es Salaam, Frankfurt an der Oder."""

CLOCK_WORDS: Final[frozenset[str]] = frozenset(
    """
    AM PM IST GMT UTC CET CEST EET EEST MSK EAT WAT CAT SAST SGT HKT JST KST PKT NPT AEST AEDT NZST NZDT EST EDT CST
    CDT MST MDT PST PDT BST WET AST GST IDT WIB BTT MMT PHT LT
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Abbreviations of clock times and of time zones: they are no names."""

COMMON_ACRONYMS: Final[frozenset[str]] = frozenset(
    """
    MoU MoUs MOU MOUs AI IT ICT GDP FDI LNG LPG SME SMEs MSME MSMEs NGO NGOs TV FTA VIP HIV PPP PR UAV UAVs
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Acronyms of common nouns, which name nobody."""

NUMBERED_NOUNS: Final[frozenset[str]] = frozenset(
    """
    Resolution Article Flight Terminal Phase Vision Chapter Section Annex Part Room Gate Hall Platform Protocol
    Directive Regulation Decree Figure Table Page Item Paragraph Law Act No Nos Route Highway Runway Pillar Target Goal
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns that a number follows: "Resolution 1701", "Phase II", "Vision 2030"."""
