"""The patterns of sentences that say who travels, over skeletons: "§0§ will visit Japan"."""

import re
from typing import Final

from diplovisit.evidence.lexicon.names import POST_NOMINALS
from diplovisit.lazy_patterns import lazy_pattern

_MARK: Final = r"§\d+§"
_FAMILY: Final = r"(?:wife|husband|spouse|son|daughter|partner|mother|father|sister|brother)"
_AND: Final = (
    r"(?:,? and |, | together with | along with |,? as well as |,? accompanied by"
    rf" (?=(?:his|her) {_FAMILY}\b))(?:(?:his|her|their) (?:{_FAMILY},? )?)?"
)
GROUP: Final = rf"(?P<who>{_MARK}(?:(?:, \d\d,)?{_AND}{_MARK})*)"
"""One person or several who do the same."""
_RETINUE: Final = (
    r"(?:,? (?:and|with|along with|together with|as well as|plus) (?:an?|the|his|her|their|some|several|members of|\d+"
    r"|two|three|other|senior)\b(?:(?!\b(?:said|says|that|who|which|will|would|is|are"
    r"|was|were|has|had)\b)[^,;:.§]){0,60}?\b(?:delegations?|entourage|party|team|retinue|suite|mission|officials|ministers"
    r"|leaders|executives|lawmakers|MPs|parliamentarians|members"
    r"|family|spouse|wife|husband|consort|children|aides|advisers|advisors|dozen [\w -]{1,30})\b"
    r"(?: (?:of|from|comprising|including|consisting of|led by (?:him|her)) [^,;:.§]{1,60}?)?,?)?"
)
"""Unnamed people who do the same: "and a delegation of ten"."""
_INSERTION: Final = (
    rf"(?: (?:{'|'.join(sorted(POST_NOMINALS))}))*{_RETINUE}(?: of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    r"(?: \([^()]{1,80}\))?(?:,? who [a-z]+\b[^,;:.§]{1,90},"
    r"|, (?:now|accompanied|joined|flanked|together|along|at|on|heading|leading|due|in|for|from|his|her|whose|currently"
    rf"|with|the|an?|\d\d)\b[^;:.]{{0,140}}?,|,? (?:until|formerly|previously)\b[^;:.]{{0,80}}?,"
    r"|, (?:(?:and )?not|rather than|instead of) [^,;:.]{1,80},"
    rf"|, {_MARK},|, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,5}},|,)?"
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
    r"|believed|understood|thought|reported|said|going|booked|after all|still|indeed|nevertheless|soon|all set"
    rf"|ready|preparing|{_DAY}|\w+ly))*"
)
_PLACE: Final = (
    r"(?:the )?(?:[a-z-]+ (?:capital|city|state) of )?(?:[A-Z][\w’'-]+|[a-z-]+ capital|country|capital|region)"
)
_CITY: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_FEW: Final = r"(?: [\w’'.-]+){0,7}?"
_JOURNEY: Final = r"(?:[Vv]isits?|[Tt]rips?|[Tt]ours?|[Jj]ourney|stopover|stop-over|sojourn)\b(?! (?:of|by) §)"
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
        r"(?:pays?|paid|paying|makes?|made|making|undertakes?|undertook|undertaking|begins?|began|begun|beginning"
        r"|starts?|started"
        r"|starting|concludes?|concluded|concluding|ends?|ended|ending|wraps? up|wrapped up|kicks? off|kicked off"
        rf"|completes?|completed|opens?|opened) (?:(?:an?|his|her|its|their)\b|[a-z-]+ (?=visits)){_FEW} ?{_JOURNEY}"
    ),
    (
        r"(?:postpones?|postponed|postponing|cancels?|cancell?ed|cancell?ing|calls? off|called off|puts? off|put off"
        r"|scraps?|scrapped|reschedules?|rescheduled|delays?|delayed|cuts? short|abandons?|abandoned|plans?|planned)"
        rf" (?:an?|his|her|their){_FEW} ?{_JOURNEY}"
    ),
    rf"(?:brings?|brought|bringing) (?:his|her|their){_FEW} ?{_JOURNEY}(?: to {_PLACE})? to (?:a close|an end)",
    rf"on (?:an?|his|her){_FEW} ?{_JOURNEY}",
    rf"(?:returns?|returned|returning)(?: home)?{_FEW} (?:from|after) (?:an?|his|her){_FEW} ?{_JOURNEY}",
    (
        rf"(?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team){_FEW} (?:to|on|in|visiting) "
        rf"(?:{_PLACE}|an? [\w -]*?{_JOURNEY})"
    ),
)
_WEAK: Final = (
    r"(?:accepts?|accepted) (?:an?|the|his|her)(?: [\w-]+){0,3} invitation\b",
    rf"(?:be|is|are|was|were|been){_FEW} (?:in|due in|bound for) {_PLACE}\b(?!(?: [A-Z][\w’'-]+)*[.;]?\s*$)",
    rf"(?:be|is|are|was|were|been) (?:off to|on (?:his|her|their) way to) {_PLACE}",
    r"(?:be|is|are|was|were|been) on the road\b",
    rf"(?:due|expected){_FEW} (?:in|at) {_PLACE}",
    r"(?:received|welcomed|hosted|greeted)(?: with [\w ]{3,30}?)? (?:in|by|at|on)\b",
    rf"(?:spend|spends|spent|spending){_FEW} in {_PLACE}",
    rf"(?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team)\b",
)
SUBJECT: Final = lazy_pattern(
    rf"{GROUP}{_INSERTION}(?P<modal>{MODAL}) (?:(?P<strong>{'|'.join(_STRONG)})|(?P<weak>{'|'.join(_WEAK)}))"
)
"""Somebody who travels: "§0§ is scheduled to travel to Russia"."""
NOT_THIS_ONE: Final = lazy_pattern(
    r"\b(?:not|rather than|instead of|unlike|in place of)(?: the)?(?: [A-Z][\w’'-]+| former| acting| then)*\s$"
)
"""Words before a person who is named only to say that another one travels: "the minister, not President §1§,"."""
PRESENT_RELATIVE: Final = lazy_pattern(
    rf"(?P<who>{_MARK}),? who (?:(?:is|are|was|were)(?: \w+ly)? (?:visiting {_PLACE}|on an?{_FEW} ?{_JOURNEY}"
    rf"|in {_CITY} (?:for|on) )"
    rf"|(?:arrived|landed|flew|came|reached|began|left)\b[^,;:.§]{{0,60}}?(?: (?:on )?{_DAY}\b|here\b))"
)
"""Somebody of whom an inserted clause tells the journey of these days: "§0§, who arrived here on Sunday,"."""
BY_PRONOUN: Final = lazy_pattern(r"(?:[Hh]e|[Ss]he)\b")
"""The beginning of a sentence that goes on about the subject of the one before."""
SAID_BEHIND: Final = lazy_pattern(rf", {_MARK} (?:said|says|told|announced|added|stated|confirmed)\b")
"""Words that make the person after a clause the one who tells it."""
FIRST_SUBJECT: Final = lazy_pattern(
    rf"(?:[^§]{{0,80}}(?: -+ |: ))?(?:(?:On|In|At|After|During) [^,§]{{1,40}}, )?"
    rf"(?:[^§,;:.]{{0,30}} )?(?P<who>{_MARK})(?!['’])"
)
"""The subject at the beginning of a sentence, after a dateline or a day."""
ANOTHER_NAME: Final = lazy_pattern(r"§|[A-Z][\w’'-]+ [A-Z]")
"""A further person, or a name of two words that may be one."""
RELATIVE: Final = lazy_pattern(rf"§(?P<who>\d+)§,? (?:who|whose){MODAL} (?:{'|'.join(_STRONG)})")
"""Somebody of whom an inserted clause tells a journey: "§0§, who visited Japan in May"."""
RETURN_VISIT: Final = lazy_pattern(r"\b(?:return|reciprocal) (?:visit|trip)|\breturn the visit\b|\bin turn\b")
_NOT_OWN: Final = (
    r"(?:[Vv]isit|spokes\w+|office|aides?|deputy|advis[eo]rs?|wife|husband|party|government|ministry|said|says|told|during"
    r"|after|before|for|on|of|about|and|with|that|to|in|decision|remarks|announcement)\b"
)
"""Words after which a visit is no longer that of the one named before: "§0§'s spokesman said a trip"."""
OWN_VISIT: Final = lazy_pattern(
    rf"(?P<who>{_MARK})(?:['’]s?)(?:(?: (?!{_NOT_OWN})[\w-]+){{0,5}})? (?:[Vv]isit|[Tt]rip|[Tt]our|[Jj]ourney"
    r"|[Aa]rrival|[Ss]topover|[Tt]ravels? (?:plans|to|in|through|has|had|will|was|is)|[Mm]ission to)\b"
)
"""Somebody whose visit is spoken of: "§0§'s visit aims to"."""
IS_OVER: Final = lazy_pattern(
    r"(?: (?:to|in) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    r" (?:(?:in|of) (?:(?:early|late|mid-) ?)?(?:[A-Z]\w+ )?(?:[A-Z]\w+|\d{4})|last (?:year|month|spring|summer|autumn"
    r"|winter|[A-Z]\w+)|earlier (?:this|in the) \w+)"
    r" (?!will\b|would\b|is\b|are\b|has\b|may\b|might\b|could\b|to\b|on\b|and\b|for\b|next\b|this\b)[a-z]+"
)
"""What follows a visit of another time: "visit to Lima in January ended without an accord"."""
ON_OWN_VISIT: Final = lazy_pattern(
    rf"(?P<who>{_MARK}),? (?:(?:on|during|at|for|ahead of|amid)(?: the)? (?:[\w-]+ ){{0,4}}?(?:of )?(?:his|her|their)"
    r"|who (?:is|was|are|were)(?: currently)? on an?)"
    r" (?:[\w-]+ ){0,4}?(?:visit|trip|tour)\b"
)
"""Somebody whose visit the words after the name tell: "§0§, on the second day of his visit to India"."""
_NOT_VISITED: Final = (
    r"\b(?:invitation|request|behest|behalf|honou?r|funeral|inauguration|presence|capital|side|home|hometown|birthplace|house|office|residence|palace|tomb|grave|mausoleum"
    r"|memorial|statue|family|headquarters|farm|guest|guests|was|were|is|are"
    r"|has|will|would)\b"
)
"""Words between a visit and somebody who does not make it: "a visit to the home of §0§", "was discussed by §0§"."""
VISIT_BY: Final = lazy_pattern(
    r"\b(?:[Vv]isits?|[Tt]rip|[Tt]our|[Jj]ourney|[Ss]topover|[Aa]rrival|[Tt]ravel)\b"
    rf"(?: (?:to|in|on) (?:(?!{_NOT_VISITED})[^,;.:§]){{0,60}}?)?,? (?:of|by) {GROUP}"
)
"""Somebody whose visit is spoken of: "the visit to Japan by §0§"."""
OTHER_VISIT: Final = lazy_pattern(
    r"\b(?:(?:last|previous|earlier|recent|past|another|separate)(?: (?:week|month|year|spring|summer|autumn|winter"
    r"|[A-Z]\w+)['’]s?)?|(?:about|discuss(?:ed|es|ing)?|concerning|regarding|follow(?:s|ed|ing)|after|before|since"
    r"|preceded by|ahead of|than) (?:an?|the|last [a-z]+['’]s))(?: [\w-]+){0,2} $"
)
"""Words before a visit that is not the one of the text: "spoke about the recent trip by §0§"."""
LED_BY: Final = lazy_pattern(
    rf"\b(?:[Dd]elegation|[Tt]eam|[Mm]ission|[Pp]arty|[Gg]roup|[Cc]ommittee)\b[^;:.§]{{0,120}}?,? (?:led|headed"
    rf"|chaired)"
    rf" by {GROUP}"
)
"""Somebody who leads those who travel: "a delegation of five, led by §0§, goes there"."""
LEADS: Final = lazy_pattern(
    rf"{GROUP}{_INSERTION}{MODAL} (?:leads?|led|leading|heads?|headed|heading){_FEW} (?:delegation|mission|team)\b"
)
"""Somebody who leads those who travel: "§0§ will lead the delegation"."""
RECEIVED: Final = lazy_pattern(
    rf"\b(?:receives?|received|receiving|welcomes?|welcomed|welcoming|hosts?|hosted|hosting|play(?:s|ed|ing)? host to)"
    rf" (?:(?!by|in|with|at|from|of)[a-z-]+ ){{0,3}}{GROUP}"
)
"""Somebody who comes, or is met in passing: "Oslo will receive §0§"."""
_OF_VISIT: Final = r"(?:visit|trip|tour|mission|journey)"
ACCOMPANIED: Final = lazy_pattern(
    rf"\b(?:[Aa]ccompanied(?: [\w -]{{1,40}}?)? by|[Jj]oined on (?:the|his|her|their) {_OF_VISIT} by"
    rf"|[Jj]oined by(?=[^.;]*\b(?:for|on|during) (?:[\w-]+ ){{1,6}}{_OF_VISIT}\b)) (?P<list>.*)"
)
"""Those who come along: "accompanied by §0§, §1§ and a team of officials"."""
ALONG_WITH: Final = lazy_pattern(
    rf"^(?:Accompanying|Travell?ing with|Also travell?ing with|Joining) (?P<whom>him|her|them|{_MARK})"
    rf"(?: on the {_OF_VISIT})? (?:are|is|were|was|will be) (?P<list>.*)"
    rf"|^With (?P<with>him|her|them|{_MARK}) (?:travels?|travell?ed|comes?|came|goe?s?|went|flies|fly"
    r"|flew) (?P<others>.*)"
)
"""Those who come along, where they stand after the verb: "Accompanying §0§ are §1§ and §2§"."""
COMPRISES: Final = lazy_pattern(
    r"\b(?:[Dd]elegation|entourage|party|team|group)\b(?: to \w+)?[^.;:§]{0,40}? (?:includes?|included"
    r"|including|comprises?"
    r"|comprising|consists? of|made up of|will include|to include|are|were) (?P<list>.*)"
)
"""Those of a delegation: "The delegation also includes §0§ and §1§"."""
JOINS: Final = lazy_pattern(
    rf"{GROUP}{_RETINUE}(?:, [^,;:.§]{{1,60}},)?{MODAL} (?:accompany|accompanies|accompanied|accompanying|join|joins"
    rf"|joined|joining"
    r"|travels? with|travelled with|travelling with)"
    rf" (?:him|her|them|{_MARK}|the (?:[\w-]+ )?(?:delegation|visit|trip|tour|party|mission|couple|team)"
    r"|the (?:[\w-]+ )?(?P<office>minister|president|premier|king|queen|chancellor|speaker|secretary|mayor))(?!['’\w])"
)
"""Those who come along: "§0§ will accompany the prime minister"."""
SUBORDINATE: Final = lazy_pattern(
    r"(?:^|[\s,(])(?:after|before|since|when|while|as|until|once|if|where|ahead of|following|because|whether|than"
    r"|whom|which)(?: \w+ly)? $",
    re.IGNORECASE,
)
"""Words that make the clause after them a subordinate one."""
MEETS: Final = lazy_pattern(
    rf"{GROUP}{_INSERTION}{MODAL} (?:meets?|met|hold talks with|holds talks with|held talks with|confers? with)"
    rf" (?P<other>{_MARK})[^.;:§]{{0,40}}? in (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
"""Somebody who meets another in a place: "§0§ will meet §1§ in Moscow"."""
PLANNED_ONLY: Final = lazy_pattern(
    r"\b(?:may|might|could|would|hopes?|wants?|wanted|was|were)\b.*\bto\b|\b(?:may|might|could)\b"
)
"""Modal words of a journey that may come to nothing."""
LISTED: Final = lazy_pattern(r"§(?P<who>\d+)§")
ENDS_LIST: Final = lazy_pattern(
    r"[.;:()]|\b(?:will|would|is|are|was|were|has|have|had|said|says|who|which|that|in|at"
    r"|on(?! (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z])|to|met|meets|where|when"
    r"|during|before|after|for|with|held|holds|hold|told|left|while|but|(?!designated|appointed|united|retired)"
    r"\w+ed)\b"
)
"""Words between two people of which the second is no longer one of a list."""
CALLED_OFF: Final = lazy_pattern(r"\b(?:not|no longer|never|was to|were to|had been|would have)\b")
PAST: Final = lazy_pattern(
    r"\b(?:visited|toured|travell?ed|flew|went|arrived|landed|left|departed|paid|made|began|started|concluded|ended"
    r"|wrapped|completed|came|was|were|had)\b"
)
FUTURE: Final = lazy_pattern(
    r"\b(?:will|to (?:visit|travel|fly|go|head|pay|make|arrive|tour|begin|be|leave|depart|undertake|lead|embark"
    r"|meet|hold)|is"
    r"|are|due|plans|intends|hopes|may|might|visits|travels|flies|arrives|leaves|goes|heads|lands)\b"
)
INVITED_BY: Final = lazy_pattern(
    r"\b(?:invitation (?:\w+ ){0,3}?(?:of|from|by)|invited (?:\w+ ){0,2}?by) [^.;:§]{0,140}$"
)
ANOTHER_VISIT: Final = lazy_pattern(
    r"\b(?:return visit|next year|at a later date|in future|reciprocal|earlier invit)\b"
)
COMES_ALONG: Final = lazy_pattern(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) {_FAMILY}, (?:the [\w-]+ )?(?P<who>{_MARK}),?{MODAL}"
    r" (?:coming along|come along|comes along|travelling with|travels with|come too|accompan\w+)"
)
"""One of the family who comes along: "Her husband, §0§, is coming along"."""
GOVERNED: Final = lazy_pattern(r"\b(?:of|by|with|from|to|for|between|after|meet|met|succeed)\s$")
"""Words after which a person is no subject."""
