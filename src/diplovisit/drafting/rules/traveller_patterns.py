"""The patterns of sentences that say who travels, over skeletons: "§0§ will visit Japan"."""

import re
from typing import Final

_MARK: Final = r"§\d+§"
_FAMILY: Final = r"(?:wife|husband|spouse|son|daughter|partner|mother|father|sister|brother)"
_AND: Final = rf"(?:,? and |, | together with | along with |,? as well as )(?:(?:his|her|their) (?:{_FAMILY},? )?)?"
GROUP: Final = rf"(?P<who>{_MARK}(?:(?:, \d\d,)?{_AND}{_MARK})*)"
"""One person or several who do the same."""
_INSERTION: Final = (
    r"(?: \([^()]{1,80}\))?(?:,? who [a-z]+\b[^,;:.§]{1,90},"
    r"|, (?:accompanied|joined|flanked|together|along|at|on|heading|leading|due|in|for|from|his|her|whose|currently"
    rf"|\d\d)\b[^;:.]{{0,140}}?,|, {_MARK},|,)?"
)
_DAY: Final = (
    r"(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tomorrow|yesterday|(?:early |late )?(?:this"
    r"|next|last)"
    r" (?:week|month|year|morning|evening|afternoon|night|weekend))"
)
MODAL: Final = (
    r"(?: (?:will|would|shall|may|might|could|can|is|are|was|were|be|been|has|have|had|having|to|also|now|then|later"
    r"|again|not|no longer|never|first|last|expected|scheduled|due|set|slated|planned|planning|poised"
    r"|supposed|plans|plan|intends|intend|hopes|hope|wants|wanted|aims|about|in turn|instead|himself|herself"
    rf"|believed|understood|thought|reported|said|going|{_DAY}|\w+ly))*"
)
_PLACE: Final = (
    r"(?:the )?(?:[a-z-]+ (?:capital|city|state) of )?(?:[A-Z][\w’'-]+|[a-z-]+ capital|country|capital|region)"
)
_CITY: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_FEW: Final = r"(?: [\w’'.-]+){0,7}?"
_JOURNEY: Final = r"(?:visits?|trips?|tours?|journey|stopover|stop-over|sojourn)\b(?! (?:of|by) §)"
_STRONG: Final = (
    rf"(?:visits?|visited|visiting|tours|toured|touring|tour) {_PLACE}",
    (
        r"(?:travels?|travell?ed|travell?ing|fl(?:y|ies|ew|ying)|go(?:es|ing)?|went|heads?|headed|heading|comes?"
        r"|came|coming"
        rf"|journey(?:s|ed)|sail(?:s|ed))(?! (?:ahead|back|beyond|down|up|out)\b){_FEW}"
        rf" (?:to|for|into|through) {_PLACE}"
    ),
    rf"(?:arrives?|arrived|arriving|lands?|landed|touch(?:es|ed)? down){_FEW} (?:in|at|on|for) ",
    (
        rf"(?:reach(?:es|ed)?|arrives?|arrived) (?:here|there|the (?:[a-z]+ )?(?:capital|country)|(?P<reached>{_CITY})"
        rf"(?= (?:on |for |at |this |late |early |yesterday|today|{_DAY})|,))"
    ),
    rf"(?:arrives?|arrived|departs?|departed|leaves?|left) ?{_DAY}?$",
    (
        rf"(?:leaves?|left|departs?|departed|sets? (?:off|out)|embarks?|embarked|took off){_FEW} (?:for|on|to) "
        rf"(?:{_PLACE}|an? [\w -]*?{_JOURNEY})"
    ),
    (
        r"(?:pays?|paid|paying|makes?|made|making|undertakes?|undertook|undertaking|begins?|began|beginning"
        r"|starts?|started"
        r"|starting|concludes?|concluded|concluding|ends?|ended|ending|wraps? up|wrapped up|kicks? off|kicked off"
        rf"|completes?|completed|opens?|opened) (?:(?:an?|his|her|its|their)\b|[a-z-]+ (?=visits)){_FEW} ?{_JOURNEY}"
    ),
    (
        r"(?:postpones?|postponed|postponing|cancels?|cancell?ed|cancell?ing|calls? off|called off|puts? off|put off"
        r"|scraps?|scrapped|reschedules?|rescheduled|delays?|delayed|cuts? short|abandons?|abandoned|plans?|planned)"
        rf" (?:an?|his|her|their){_FEW} ?{_JOURNEY}"
    ),
    rf"on (?:an?|his|her){_FEW} ?{_JOURNEY}",
    rf"(?:returns?|returned|returning)(?: home)?{_FEW} (?:from|after) (?:an?|his|her){_FEW} ?{_JOURNEY}",
    (
        rf"(?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team){_FEW} (?:to|on|in|visiting) "
        rf"(?:{_PLACE}|an? [\w -]*?{_JOURNEY})"
    ),
)
_WEAK: Final = (
    r"(?:accepts?|accepted) (?:an?|the|his|her)(?: [\w-]+){0,3} invitation\b",
    rf"(?:be|is|are|was|were|been){_FEW} (?:in|due in|bound for) {_PLACE}",
    rf"(?:due|expected){_FEW} (?:in|at) {_PLACE}",
    r"(?:received|welcomed|hosted|greeted) (?:in|by|at|on)\b",
    rf"(?:spend|spends|spent){_FEW} in {_PLACE}",
    rf"(?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team)\b",
)
SUBJECT: Final = re.compile(
    rf"{GROUP}{_INSERTION}(?P<modal>{MODAL}) (?:(?P<strong>{'|'.join(_STRONG)})|(?P<weak>{'|'.join(_WEAK)}))"
)
"""Somebody who travels: "§0§ is scheduled to travel to Russia"."""
RELATIVE: Final = re.compile(rf"§(?P<who>\d+)§,? (?:who|whose){MODAL} (?:{'|'.join(_STRONG)})")
"""Somebody of whom an inserted clause tells a journey: "§0§, who visited Japan in May"."""
OWN_VISIT: Final = re.compile(
    rf"(?P<who>{_MARK})(?:['’]s?)(?:(?: (?!visit)[\w-]+){{0,5}})? (?:visit|trip|tour|journey|arrival|stopover)\b"
)
"""Somebody whose visit is spoken of: "§0§'s visit aims to"."""
ON_OWN_VISIT: Final = re.compile(
    rf"(?P<who>{_MARK}),? (?:(?:on|during|at|for|ahead of|amid)(?: the)? (?:[\w-]+ ){{0,4}}?(?:of )?(?:his|her|their)"
    r"|who (?:is|was|are|were)(?: currently)? on an?)"
    r" (?:[\w-]+ ){0,4}?(?:visit|trip|tour)\b"
)
"""Somebody whose visit the words behind the name tell: "§0§, on the second day of his visit to India"."""
VISIT_BY: Final = re.compile(
    r"\b(?:[Vv]isits?|[Tt]rip|[Tt]our|[Jj]ourney|[Ss]topover|[Aa]rrival)\b(?: (?:to|in|on) [^,;.:§]{0,60}?)?,?"
    r"(?<!invitation)(?<!request)(?<!behest)(?<!behalf)(?<!honour)(?<!honor)(?<!funeral)(?<!inauguration)(?<!presence)(?<!capital)"
    rf" (?:of|by) {GROUP}"
)
"""Somebody whose visit is spoken of: "the visit to Japan by §0§"."""
LED_BY: Final = re.compile(
    rf"\b(?:[Dd]elegation|[Tt]eam|[Mm]ission|[Pp]arty|[Gg]roup|[Cc]ommittee)\b[^;:.§]{{0,120}}?,? (?:led|headed"
    rf"|chaired)"
    rf" by {GROUP}"
)
"""Somebody who leads those who travel: "a delegation of five, led by §0§, goes there"."""
LEADS: Final = re.compile(
    rf"{GROUP}{_INSERTION}{MODAL} (?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team)\b"
)
"""Somebody who leads those who travel: "§0§ will lead the delegation"."""
RECEIVED: Final = re.compile(
    rf"\b(?:receives?|received|receiving|welcomes?|welcomed|welcoming|hosts?|hosted|hosting)"
    rf" (?:(?!by|in|with|at|from)[a-z-]+ ){{0,3}}{GROUP}"
)
"""Somebody who comes, or is met in passing: "Oslo will receive §0§"."""
ACCOMPANIED: Final = re.compile(r"\b[Aa]ccompanied(?: [\w -]{1,40}?)? by (?P<list>.*)")
"""Those who come along: "accompanied by §0§, §1§ and a team of officials"."""
COMPRISES: Final = re.compile(
    r"\b(?:[Dd]elegation|entourage|party|team|group)\b(?: to \w+)?[^.;:§]{0,40}? (?:includes?|included"
    r"|including|comprises?"
    r"|comprising|consists? of|made up of|will include|to include|are|were) (?P<list>.*)"
)
"""Those of a delegation: "The delegation also includes §0§ and §1§"."""
JOINS: Final = re.compile(
    rf"{GROUP}(?:, [^,;:.§]{{1,60}},)?{MODAL} (?:accompany|accompanies|accompanied|accompanying|join|joins"
    rf"|joined|joining"
    r"|travels? with|travelled with|travelling with)"
    rf" (?:him|her|them|{_MARK}|the (?:[\w-]+ )?(?:delegation|visit|trip|tour|party|mission|couple|team))(?!['’\w])"
)
"""Those who come along: "§0§ will accompany the prime minister"."""
SUBORDINATE: Final = re.compile(
    r"(?:^|[\s,(])(?:after|before|since|when|while|as|until|once|if|where|ahead of|following|because|whether|than"
    r"|whom|which)(?: \w+ly)? $",
    re.IGNORECASE,
)
"""Words that make the clause behind them a subordinate one."""
MEETS: Final = re.compile(
    rf"{GROUP}{_INSERTION}{MODAL} (?:meets?|met|hold talks with|holds talks with|held talks with|confers? with)"
    rf" (?P<other>{_MARK})[^.;:§]{{0,40}}? in (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
"""Somebody who meets another in a place: "§0§ will meet §1§ in Moscow"."""
PLANNED_ONLY: Final = re.compile(
    r"\b(?:may|might|could|would|hopes?|wants?|wanted|was|were)\b.*\bto\b|\b(?:may|might|could)\b"
)
"""Modal words of a journey that may come to nothing."""
LISTED: Final = re.compile(r"§(?P<who>\d+)§")
ENDS_LIST: Final = re.compile(
    r"[.;:()]|\b(?:will|would|is|are|was|were|has|have|had|said|says|who|which|that|in|at|on|to|met|meets|where|when"
    r"|during|before|after|for|with|held|holds|hold|told|left|while|but|(?!designated|appointed|united|retired)"
    r"\w+ed)\b"
)
"""Words between two people of which the second is no longer one of a list."""
CALLED_OFF: Final = re.compile(r"\b(?:not|no longer|never|was to|were to|had been|would have)\b")
PAST: Final = re.compile(
    r"\b(?:visited|toured|travell?ed|flew|went|arrived|landed|left|departed|paid|made|began|started|concluded|ended"
    r"|wrapped|completed|came|was|were|had)\b"
)
FUTURE: Final = re.compile(
    r"\b(?:will|to (?:visit|travel|fly|go|head|pay|make|arrive|tour|begin|be|leave|depart|undertake|lead|embark"
    r"|meet|hold)|is"
    r"|are|due|plans|intends|hopes|may|might|visits|travels|flies|arrives|leaves|goes|heads|lands)\b"
)
INVITED_BY: Final = re.compile(
    r"\b(?:invitation (?:\w+ ){0,3}?(?:of|from|by)|invited (?:\w+ ){0,2}?by) [^.;:§]{0,140}$"
)
ANOTHER_VISIT: Final = re.compile(r"\b(?:return visit|next year|at a later date|in future|reciprocal|earlier invit)\b")
COMES_ALONG: Final = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) {_FAMILY}, (?:the [\w-]+ )?(?P<who>{_MARK}),?{MODAL}"
    r" (?:coming along|come along|comes along|travelling with|travels with|come too|accompan\w+)"
)
"""One of the family who comes along: "Her husband, §0§, is coming along"."""
GOVERNED: Final = re.compile(r"\b(?:of|by|with|from|to|for|between|after|meet|met|succeed)\s$")
"""Words after which a person is no subject."""
