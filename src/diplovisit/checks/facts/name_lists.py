"""Lists of words and place names that rules must not mistake for other names.

Names are in lower case. Countries are codes, separated by blanks.
"""

from collections.abc import Mapping

# Ordinary words that titles and beginnings of sentences capitalise, and that differ by one letter from a surname:
# Prince and Price, Peace and Pearce, Change and Chang, Right and Wright. The Atlantic Charter of 1941 is no slip for
# President Carter.
WORDS = frozenset(
    """
    about above after again against agree agreed alliance along ambassador annual armed attack author award banks
    begin being black board bonds border brand brief bring build calls capital central chair change charter chief
    child church civil claim class clear climate close coast could council count county court cross crown culture
    daily deals death debate defence defense draft drive early earth eastern energy envoy equal europe event every
    field fifth fight final first fleet floor force foreign forum fourth friday front funds general global grand
    grant great green group guard guest heads health heart high hills homes hosts hotel house human ideas indian
    inter items joint judge judges justice keeps king kings labor labour lakes lands large later latin leader least
    legal level lights limit lines local lower major march marine mayor meets metal might miles military mines
    minister mixed model monday money month moral mount music nation naval night north nuclear ocean offer office
    opens order other oxford palace panel paper parks party peace people phase place plain plan plans plant point
    police ports power press price prices prime prince princes princess private prize proud queen quick radio raise
    range ranks reach ready region right rights river roads rocket round route royal rules rural saint sales
    saturday scale scene school second secret secretary senate serve seven shared sharp ships short sides signs
    since sixth small social solar south spring staff stage stand start state states steel still stone store strong
    study summit sunday supply table talks terms their there these third those three thursday titles today towns
    trade trades train treaty trips trust truth tuesday under union unions united until upper urban valley value
    views visit visits voice voter votes water wealth wednesday week weeks western where which while white whole
    winds winter woman women wood woods words works world would years young youth
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


NAMESAKES: Mapping[str, str] = {
    "aden": "US",
    "amsterdam": "US",
    "athens": "US",
    "berlin": "US",
    "bern": "US",
    "cairo": "US",
    "dublin": "US",
    "florence": "US",
    "douglas": "US",
    "george town": "MY US AU",
    "georgetown": "US MY CA AU GM",
    "hamilton": "CA NZ AU GB US",
    "jamestown": "US",
    "kingston": "CA US AU IE",
    "kingstown": "IE AU",
    "la paz": "MX AR UY HN PH",
    "lima": "US",
    "lisbon": "US",
    "london": "CA US",
    "manila": "US",
    "monrovia": "US",
    "moscow": "US",
    "naples": "US",
    "nassau": "DE US",
    "panama city": "US",
    "paris": "US CA",
    "plymouth": "GB US",
    "port stanley": "CA",
    "rome": "US",
    "saint john's": "CA",
    "saint-denis": "FR CA",
    "saint-pierre": "FR RE MQ CA CH",
    "salisbury": "GB US AU",
    "san jose": "US PH GT UY AR BO",
    "san josé": "PH GT UY AR BO",
    "san juan": "AR PH DO PE MX TT",
    "san marino": "US",
    "san salvador": "BS AR",
    "santiago": "ES CU DO PA PH CV BR MX",
    "santo domingo": "CL EC US",
    "st. john's": "CA",
    "st. petersburg": "US",
    "stanley": "GB US AU HK CN",
    "sucre": "CO VE EC",
    "tripoli": "LB GR",
    "valletta": "US",
    "victoria": "CA US HK AU CL MT AR CM PH",
    "vienna": "US",
    "warsaw": "US",
    # Washington in County Durham, the home of the Washington family: President Carter was there on 6 May 1977.
    "washington": "GB",
    "wellington": "IN ZA GB",
    "willemstad": "NL",
}
"""The countries with another place of the same name as a capital, if visits go to that place."""

ALSO_IN: Mapping[str, str] = {
    # For visitors, Rome and the Vatican are one city.
    "rome": "VA",
    "vatican": "IT",
    "vatican city": "IT",
    # It is or was disputed to which state they belong; the record follows its sources.
    "jerusalem": "PS JO",
    "ramallah": "IL JO",
    "pristina": "RS CSXX YUCS",
    "prishtina": "RS CSXX YUCS",
    "priština": "RS CSXX YUCS",
    "taipei": "CN",
    "beijing": "TW",
    "peking": "TW",
    "laayoune": "MA",
    "el aaiún": "MA",
    "stanley": "AR",
    "port stanley": "AR",
    # Part of the sovereign state, although it has its own code in ISO 3166-1.
    "hong kong": "CN",
    "macau": "CN",
    "mariehamn": "FI",
    "longyearbyen": "NO",
    "basse-terre": "FR",
    "cayenne": "FR",
    "fort-de-france": "FR",
    "mamoudzou": "FR",
    # Part of a state that continued to exist after the part had left it; not colonies.
    "dublin": "GB",
    "oslo": "SE",
    "helsinki": "x-russian-empire",
    "warsaw": "x-russian-empire",
    "dhaka": "PK",
    "dacca": "PK",
    "singapore": "MY",
    "asmara": "ET",
    "juba": "SD",
    "dili": "ID",
}
"""Other countries that a capital is or was in, in addition to the country whose capital it is."""
