"""Words around the name of a country that tell whether somebody goes there, is there, comes from there or is sent."""

from typing import Final

VISIT_VERBS: Final[frozenset[str]] = frozenset(
    "visit visits visited visiting revisit revisits revisited tour tours toured touring reach reaches reached".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs whose object is a place: "visited Norway"."""

VISIT_NOUNS: Final[frozenset[str]] = frozenset(
    """
    visit visits trip trips tour tours journey journeys leg stop stopover pilgrimage voyage stay sojourn travel
    travels
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns of a visit: "a trip to Norway", "the Norway leg"."""

MOTION: Final[frozenset[str]] = frozenset(
    """
    travel travels travelled traveled travelling traveling fly flies flew flown flying go goes went gone going head
    heads headed heading come comes came coming drive drives drove driving proceed proceeds proceeded proceeding
    sail sails sailed sailing move moves moved moving continue continues continued cross crosses crossed crossing
    journeyed arrive arrives arrived arriving
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of motion that "to" or "into" and a place follow. "Return" is missing: one returns home."""

ARRIVALS: Final[frozenset[str]] = frozenset(
    """
    arrive arrives arrived arriving arrival land lands landed landing stay stays stayed staying stop stops stopped
    stopping stopover down visit visits spend spends spent spending
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of arrival and stay that "in" and a place follow."""

SENDS: Final[frozenset[str]] = frozenset(
    [
        "send",
        "sends",
        "sent",
        "sending",
        "dispatch",
        "dispatches",
        "dispatched",
        "dispatching",
        "lead",
        "leads",
        "led",
        "leading",
    ]
)
"""Verbs whose object, if it is a person or a delegation, goes to the place after "to"."""

CARRIES: Final[frozenset[str]] = frozenset("take takes took taken taking bring brings brought bringing".split())  # noqa: SIM905  # a list of words reads best as words
"""Verbs that carry a traveller: "a tour that takes her to Norway"."""

LEAVES: Final[frozenset[str]] = frozenset(
    """
    leave leaves left leaving depart departs departed departing departure bound headed heading heads head embark
    embarks embarked flew flies fly off out
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of departure that "for" and a destination follow: "left for Norway", "set off for Norway"."""

PARTICIPATES: Final[frozenset[str]] = frozenset(
    """
    hold holds held holding attend attends attended attending address addresses addressed addressing open opens
    opened opening inaugurate inaugurates inaugurated inaugurating tour tours toured touring meet meets met meeting
    deliver delivers delivered delivering sign signs signed signing visit visits visited visiting chair chairs
    chaired preside presides presided lay lays laid unveil unveils unveiled begin begins began start starts started
    conclude concludes concluded spend spends spent spending received greeted welcomed hosted due expected join
    joins joined joining
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs of what one does in a place in person."""

STILL: Final[frozenset[str]] = frozenset(
    "currently already now back here also still due expected both again presently officially there".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adverbs between a form of "be" and "in"."""

COPULAS: Final[frozenset[str]] = frozenset(["is", "are", "be", "was", "were", "been", "being"])
"""Forms of "be": "will be in Norway"."""

NOT_IN_PERSON: Final[frozenset[str]] = frozenset(
    """
    video videoconference videoconferencing virtual virtually online telephone phone phoned telephoned remotely
    teleconference webinar hologram
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that say that somebody took part from elsewhere."""

TOPICS: Final[frozenset[str]] = frozenset(
    """
    about regarding concerning over against discuss discusses discussed discussing war wars conflict conflicts
    crisis situation violence fighting coup unrest election elections developments peace famine investment
    investments interest interests troops soldiers forces operation operations refugees that which who whose whom
    because according project projects ceasefire truce transition hostages said says say told earthquake quake flood
    floods flooding drought famine cyclone hurricane typhoon tsunami wildfires fire fires disaster tragedy massacre
    attack attacks bombing bombings shooting explosion crash accident victims survivors protests strike strikes
    outbreak epidemic prisoners situation events upheaval unrest bloodshed hunger poverty persecution repression
    referendum vote poll polls
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that make a country behind "in" a topic, or another person's place: "the war in Sudan"."""

RESIDENTS: Final[frozenset[str]] = frozenset(
    """
    ambassador ambassadors envoy envoys official officials diplomat diplomats source sources colleague colleagues
    authorities government rebels citizens nationals workers peacekeepers people journalists
    media newspaper newspapers embassy consulate company companies firm firms born based living stationed detained
    jailed diaspora community partner partners representative commissioner
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""People and things that are in a place already: "colleagues in Mauritius", "ambassador to Egypt"."""

NO_DELEGATES: Final[frozenset[str]] = frozenset(
    """
    tourists tourist students student refugees migrants workers pilgrims citizens nationals people those travellers
    passengers businesses traders patients soldiers troops goods
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Travellers who are no delegation: "students travelling to Norway"."""

FILLERS: Final[frozenset[str]] = frozenset(
    """
    the a an his her its their our my this that's next last first second third fourth fifth final of by with and on
    at in from during as part not only also back over straight directly directly later today tomorrow yesterday
    together week month year day days weeks morning evening afternoon night noon dawn earlier early late end
    beginning spring summer autumn winter weekend invitation counterpart colleague colleagues delegation delegations
    team members head him them me us you her official state working private two three four five six seven one brief
    short long planned scheduled three-day recent upcoming forthcoming maiden historic rare surprise return
    bilateral high level s then alone abroad home overnight time soon shortly again now still up jointly all new
    foreign overseas visiting senior around onward forward solo ever since minister's eve request behest couple
    royal ministers presidents leaders officials parliamentarians lawmakers businessmen entrepreneurs group party
    side goodwill familiarisation courtesy companies firms executives experts mps bankers entrepreneurs exporters
    reporters artists eight nine ten eleven twelve out fifteen sixteen twenty thirty forty fifty some about dozen
    dozens several many other big strong large inaugural annual farewell half hour hours least joint family wife
    husband country government
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that may be between a motion and "to", beside names, offices, dates and adverbs."""

PLACE_PARTS: Final[frozenset[str]] = frozenset(
    "capital north south east west northern southern eastern western central coast interior".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Parts of a country: who visits "Norway's capital" visits Norway."""

REGION_WORDS: Final[frozenset[str]] = frozenset(
    "northern southern eastern western central neighbouring neighboring nearby north south east west".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives before a country that name a part of it, or its neighbourhood."""

EVENT_NOUNS: Final[frozenset[str]] = frozenset(
    """
    talks meeting meetings summit conference consultations visit delegation team leaders ministers guests guest
    session dialogue forum negotiations ceremony couple parliamentarians lawmakers officials mission
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What a country hosts or receives, beside people in office."""

HOSTS: Final[frozenset[str]] = frozenset(
    "host hosts hosted hosting receive receives received receiving welcome welcomes welcomed welcoming".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs whose subject is the country where a visit takes place."""

AUXILIARIES: Final[frozenset[str]] = frozenset(
    """
    will would has have had having is are was were to be been also again officially now shall may might could can
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words between a subject and its verb."""

STOP_NOUNS: Final[frozenset[str]] = frozenset(["stop", "leg", "destination", "stopover"])
"""What a country is in a journey: "Chad will be the first stop"."""

TRAVELLER_NOUNS: Final[frozenset[str]] = frozenset(
    """
    delegation delegations team teams side mission missions party officials parliamentarians lawmakers contingent
    ministers presidents envoys leaders diplomats mps negotiators group entourage premier government representatives
    speakers secretaries monarch royals couple senators deputies troupe
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Nouns for those who travel, beside the words for offices."""

ATTRIBUTES: Final[frozenset[str]] = frozenset(
    """
    interagency parliamentary high level government business trade ministerial official senior cabinet royal
    military congressional technical expert negotiating visiting joint legislative presidential head heads of state
    youth
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives between a country and those who travel: "the U.S. interagency team"."""

MET: Final[frozenset[str]] = frozenset(
    "with met meet meets meeting by to saw see host hosts hosted counterpart from for on".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words after which those of a country are the hosts or partners, and do not travel."""

LED_BY: Final[frozenset[str]] = frozenset(["led", "headed", "accompanied", "represented", "joined"])
"""Words that make those after "by" travellers."""

INVITATIONS: Final[frozenset[str]] = frozenset(["invitation", "invitations", "invited", "invites", "invite"])
"""Words of an invitation."""

BEFORE_INVITATION: Final[frozenset[str]] = frozenset(
    """
    at on upon accept accepts accepted accepting follow follows followed following with receive received receives
    receiving got had have has extend extended extends renew renewed after under to honour honoured by via is was
    welcomed welcomes appreciated taken
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words above an invitation that leave it standing."""

OF_INVITATION: Final[frozenset[str]] = frozenset(
    """
    the a an his her their this that its our standing written official open special cordial formal new earlier similar
    first second
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before an invitation that belong to it."""

HOSTED_EVENTS: Final[frozenset[str]] = frozenset(
    """
    dinner banquet lunch luncheon reception breakfast talks conference summit meeting session ceremony event forum
    round consultations exhibition concert seminar workshop games
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What may be hosted besides people."""

PASSES_ON: Final[frozenset[str]] = frozenset(
    "extended issued made sent conveyed given offered received personal kind gracious joint formal".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words between an invitation and "by": "the invitation extended by"."""
