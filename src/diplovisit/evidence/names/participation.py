"""Whether a person whom a sentence names takes part in what it says, or only stands beside it."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from diplovisit.evidence.clauses import ChunkKind, Word, finite_verbs, split_chunks, words_of
from diplovisit.evidence.lexicon.names import DAY_NAMES, HONORIFICS, OFFICE_WORDS
from diplovisit.evidence.lexicon.polarity import REPORT_VERBS
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.name_context import NameContext, name_context
from diplovisit.evidence.names.office_phrases import office_phrases
from diplovisit.evidence.names.person_names import NameOccurrence
from diplovisit.evidence.names.tokens import is_possessive
from diplovisit.lazy_patterns import lazy_pattern

_REACH: Final = 12
_ASIDE: Final = frozenset(
    """
    about over regarding concerning against under since beyond unlike despite than like without named after
    criticised criticized praised discussed discussing mentioned cited quoted telephoned phoned succeeds succeeded
    replaces replaced replacing named appointed nominated denounced supports opposes defended late replace
    predecessor namesake
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words directly before a person who is only spoken of."""
_PAIRS: Final = """
    instead of|rather than|place of|behalf of|relation of|relative of|successor to|successor of|predecessor of|memory of
    tribute to|spokesman for|spokeswoman for|spokesperson for|spokesman of|aide to|adviser to|advisor to|wife of
    husband of|son of|daughter of|letter to|letter from|message to|message from|message of|greetings to|greetings of
    statue of|portrait of|death of|murder of|resignation of|arrest of|election of|policies of|policy of|regime of
    government of|administration of|office of|house of|party of|allies of|critics of|supporters of|rival of|ally of
    widow of|brother of|sister of|mother of|father of|friend of|absence of|home of|tomb of|grave of|works of|book by
    release of|trial of|call to|call with|phone with|telephone with|wrote to|thanks to|congratulations to|congratulated
    close to|loyal to|opposed to|according to|reference to|references to|referred to|alluded to|related to|married to
    heir to|ties to|links to|similar to|alternative to|opposition to|hostile to|tributes to|dedicated to|devoted to
    attributed to|known to|belonged to|belonging to|addressed to|regard to|compared to|compared with|akin to
    except for|apart from|envoy of|remarks of|statement of|statement by|words of|life of|appeal to|critic of
    """
_PAIR_WORDS: Final = frozenset(pair.strip() for pair in _PAIRS.replace("\n", "|").split("|"))
"""A noun and a preposition before a person who is not the one that takes part."""
# What may follow a person, after an apposition or not, who is elsewhere.
_ABSENT: Final = lazy_pattern(
    r"(?:,[^,;]{1,80},|,)? (?:(?:will|would|is|was|were|be|been|has|had|have|who|being|having|then|also|meanwhile|again"
    r"|already|instead|only|later|unexpectedly|reportedly) ){0,4}"
    r"(?:(?:remains?|remained|remaining) (?:in|at|behind|home|away)\b"
    r"|(?:stays?|stayed|staying|kept|detained|held up) (?:at home|behind|home|away|in (?:bed|hospital)|from|by)\b"
    r"|absent\b|unwell\b|ill\b|indisposed\b|pulled out\b|withdr[ae]wn?\b|skipped\b|skips\b|missed\b|misses\b|missing\b"
    r"|(?:took|takes|take|taking|had|has|played|plays) no (?:part|role)\b|nowhere\b|boycotted\b|boycotts\b|avoided\b"
    r"|(?:fell|falls|taken|took) (?:ill|sick)\b|sick\b|bedridden\b|hospitali[sz]ed\b|tested positive\b|convalescing\b"
    r"|on (?:sick |maternity |parental |annual )?leave\b|in (?:hospital|quarantine|isolation)\b|(?:cried|begged) off\b"
    r"|(?:represented|replaced|deputised for|standing in for) by\b"
    r"|prevented from\b|unavailable\b|recused\b|died\b|dead\b"
    r"|(?:sent|sends|sending|dispatched|delegated|nominated|deputed) (?:a|an|his|her|their|its|the|two) "
    r"(?:[a-z-]+ ){0,2}(?:deputy|deputies|representative|regrets|apologies|message|letter|substitute|ambassador|adviser"
    r"|aide|envoy|emissary|greetings|congratulations|condolences|stand-in|son|daughter|brother|video)\b"
    r"|gave (?:his|her|their) (?:apologies|regrets)\b|had to (?:cancel|withdraw|stay|leave|return|miss|skip)\b"
    r"|excused\b|unable to\b|too (?:ill|busy|frail|unwell|weak)\b)"
)

# "while Ana Soto stays in Oslo"; without "while", she may stay in Oslo on her visit.
_CONTRAST: Final = lazy_pattern(r"\b(?:while|whereas|but)\b[^,;]*$")
_COMPARED: Final = lazy_pattern(r"\b(compar(?:e[sd]?|ing)|liken(?:s|ed|ing)?)\b[^,;:.]*\b(?:to|with)\b[^,;:.]*$")
_STAYS: Final = lazy_pattern(r"(?:,[^,;]{1,80},)? (?:will )?stay(?:s|ed)? in\b")
_CALLS: Final = ("call", "confer", "wait")
"""Verbs whose person after "on" takes part: "called on the president"."""
_COMPANY: Final = frozenset(
    """
    presence participation leadership chairmanship visit visits arrival company consist consists consisting
    consisted composed comprised honour honor invitation helm hands side welcome auspices attendance reception
    guidance part chairpersonship direction patronage comprising signatures likes delegation team group
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "of" and a person who takes part: "in the presence of Ana Soto"."""
_DOES: Final = frozenset(
    """
    accompanied led headed joined received chaired hosted attended met welcomed greeted represented flanked escorted
    followed off opened inaugurated signed addressed delivered given briefed moderated convened visited over preceded
    visit speech address call participation presided conducted held co hailed seen unveiled cut laid paid made
    introduced presented honoured honored decorated awarded toured inspected witnessed assisted supported guided invited
    others also and or then both entertained interpreted organised organized summoned interviewed thanked reviewed
    statement trip tour stopover journey call remarks lecture performed officiated graced concluded initialled
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before "by" and a person who takes part: "chaired by Ana Soto", but not "drafted by"."""
_FRONTED: Final = lazy_pattern(
    r"(?:^|[.:;] )(?:At|On|Upon|Following|Accepting|In response to) (?:the|an) (?:[a-z]+ )?(?:invitation|request)\b"
    r"[^.;:]*$"
)
_MEALS: Final = frozenset(["dinner", "lunch", "luncheon", "banquet", "reception", "breakfast", "supper"])
"""What somebody offers who is there: "a dinner offered by the mayor"."""
_PREPOSITIONS: Final = frozenset(["with", "by", "from", "to", "for", "of"])


def stands_aside(text: str, found: NameOccurrence, *, is_person: bool = True) -> str | None:
    """Returns the words that show that a person does not take part; None if there are none.

    A body or a group may have an article before its name, and a person has none: "the Ana Soto stadium".

    >>> from diplovisit.evidence.names.person_names import name_occurrences
    >>> text = "Ana Soto met Ben Roth instead of Carl Lind, and Dora Hahn's spokesman, while Eva Moe stays in Oslo"
    >>> [stands_aside(text, name_occurrences(text, name)[0]) for name in ("Ana Soto", "Ben Roth")]
    [None, None]
    >>> [stands_aside(text, name_occurrences(text, name)[0]) for name in ("Carl Lind", "Dora Hahn", "Eva Moe")]
    ['instead of', "'s", 'stays in']
    """
    context = name_context(text)
    tokens = context.tokens
    if is_possessive(tokens, found.last + 1):
        return "'s"
    if found.last + 1 < len(tokens) and tokens[found.last + 1].gap == "-":
        return tokens[found.last + 1].text
    offices = [phrase for phrase in office_phrases(text, found.first, found.last) if phrase.last < found.first]
    office = min((phrase.first for phrase in offices if not phrase.is_doubtful), default=found.first)
    if (before := _words_before(context, found.first, office, has_article=not is_person)) is not None:
        return before
    if (compared := _COMPARED.search(text, max(0, found.start - 60), found.start)) is not None:
        return compared[1]
    is_contrast = _CONTRAST.search(text, max(0, found.start - 60), found.start) is not None
    if is_contrast and (stays := _STAYS.match(text, found.end)) is not None:
        return " ".join(stays.group().split()[-2:])
    if (absent := _ABSENT.match(text, found.end)) is not None:
        return " ".join(absent.group().split()[-2:])
    return _unknown_role(text, found)


_STATES_OF: Final = frozenset(["republic", "kingdom", "state", "federation", "union", "commonwealth", "sultanate"])
"""Words that stand before "of" and a country: "President of the Republic of Finland Ana Soto"."""


def _is_done_together(context: NameContext, by: int) -> bool:
    """Whether what is done "by" a person is done there: "joined in Oslo by Ana Soto", but not "drafted by Ana Soto"."""
    tokens = context.tokens
    if by > 1 and tokens[by - 1].text in {"offered", "tendered"} and tokens[by - 2].text.lower() in _MEALS:
        return True
    for index in range(by - 1, max(-1, by - 9), -1):
        if tokens[index + 1].gap != " " or tokens[index].text.lower() in _DOES:
            return True
        if tokens[index].text.islower() and index == by - 1:
            return False
    return by == 0


def _words_before(context: NameContext, first: int, office: int, *, has_article: bool = False) -> str | None:
    """The words before a person, across the office, that have the person spoken of only.

    office: the index where the office before the name begins: "Speaker of the House of Representatives Ana Soto".
    """
    tokens = context.tokens
    position = first - 1
    is_after_article = (
        position >= 0 and tokens[first].gap == " " and tokens[position].text.lower() in {"the", "a", "an"}
    )
    if is_after_article and not has_article:
        return tokens[position].text  # "the Ana Soto stadium"
    while position >= 0 and first - position < _REACH and tokens[position + 1].gap in {" ", ". ", ".", "-", ", ", ") "}:
        token, lower = tokens[position], tokens[position].text.lower()
        if tokens[position + 1].gap == ", " and _FRONTED.search(context.words[: token.end]) is not None:
            return None  # "At the invitation of the King of Norway, President Ana Soto will pay"
        following = tokens[position + 1].text.lower()
        if (
            lower in _ASIDE
            and following not in _PREPOSITIONS
            and not (lower in {"after", "over"} and tokens[position + 1].text in DAY_NAMES)
            and not (token.text == "Under" and following.startswith("secretar"))
        ):
            return lower
        if f"{lower} {following}" in _PAIR_WORDS:
            return f"{lower} {following}"
        earlier = tokens[position - 1].text.lower() if position else ""
        if lower == "on" and not earlier.startswith(_CALLS):
            return "on"
        if lower == "by" and not _is_done_together(context, position):
            return f"{earlier} by"
        is_of_state = context.is_country(position + 1) and earlier in _STATES_OF
        # "The visit to Norway of the Foreign Minister, Ana Soto"
        is_of_state = is_of_state or (position > 0 and context.is_country(position - 1))
        if (
            lower == "of"
            and position < office
            and not is_of_state
            and earlier not in OFFICE_WORDS
            and earlier not in _COMPANY
        ):
            return f"{earlier} of"
        if following in _PREPOSITIONS and lower not in OFFICE_WORDS:
            return None
        is_known = (
            lower in OFFICE_WORDS
            or token.text in HONORIFICS
            or context.is_country(position)
            or is_possessive(tokens, position)
            or lower
            in {"the", "a", "an", "his", "her", "its", "their", "of", "for", "to", "from", "with", "by", "then"}
            or (lower in _STATES_OF and following == "of")
            or lower in {"former", "acting", "deputy", "union", "party", "opposition", "new", "outgoing", "h", "e"}
        )
        if not is_known:
            return None
        position -= 1
    return None


# What a person does who is there. Forms are made from the verb; a verb that is missing leaves the person unread.
_REGULAR: Final = """
    accept accompany acknowledge add address agree announce answer applaud appreciate approve arrive ask assure attend
    award
    board brief call chair commend condemn co-chair conclude confer confirm congratulate continue convene convey
    dedicate
    deliver demand depart describe dine disagree discuss disembark embark emplane emphasise emphasize encourage end
    endorse enter
    examine
    exchange explain express extend finish gather greet hail hand head honour host inaugurate inform initial insist
    inspect
    introduce invite join kick land launch listen look mark mention note observe offer open outline participate pass
    pause
    plan plant plead pledge point postpone cancel reschedule delay scrap praise preach present preside proceed promise
    propose question raise reaffirm recall
    receive reiterate release remark reply report represent request respond resume return reveal review sail salute
    share
    start state step stop stress suggest talk thank tour touch travel underline underscore unveil urge use view visit
    voice
    vow walk warn welcome wish witness wrap accord inquire succeed replace host consult negotiate reach release serve
    champion declare complete shuttle adopt kiss embrace cross follow
    """
_IRREGULAR: Final = """
    began begin begins begun bid bids bade bring brings brought cut cuts did do does drew draw draws drove drive flew
    fly
    flies flown found find gave give gives given go goes went gone had has have hear heard hears held hold holds laid
    lay lays
    lead leads led leave leaves left made make makes meet meets met paid pay pays quote read reads rode rose said say
    says saw
    see sees seen set sets shook shake shakes shown showed show shows sign signed signs spoke speak speaks spoken
    sought seek
    sat sit sits stood swore take takes taken took teach taught tell tells told think thinks thought threw throw
    understood
    undertake undertook wore write wrote spent spend spends came come comes become became won chose put puts got
    """
_BE_WHAT: Final = """
    in at on there present here among also due to set scheduled expected likely the a an one both part received welcomed
    greeted joined accompanied met briefed shown given accorded honoured led flanked seated escorted awarded presented
    hosted
    treated decorated introduced first able now back currently paying making under with by taken invited slated sworn
    among
    represented succeeded heading leading ready planning visiting travelling about
    """


def _forms() -> Iterator[str]:
    for verb in _REGULAR.split():
        yield from (verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}d", f"{verb}ing", f"{verb[:-1]}ing")
        yield from (f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


_DEEDS: Final = frozenset((*_forms(), *_IRREGULAR.split()))
_STATES: Final = _DEEDS | frozenset(_BE_WHAT.split())
_AUXILIARY: Final = frozenset(
    """
    is are was were be been being will would may might could can shall should must has have had
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# Where a person is who is not there, or what he does instead.
_ELSEWHERE: Final = lazy_pattern(
    r"\b(?:hospital|clinic|sickbed|sick|bed|bedridden|quarantine|isolation|fever|flu|influenza|surgery|convalesc\w+"
    r"|stranded"
    r"|on (?:a |the |her |his )?(?:screens?|television|tv|radio|monitor|video)|from (?:the radio|the news|afar)"
    r"|by (?:video|phone"
    r"|telephone|letter)|via (?:video|livestream|zoom)|remotely|livestream|no part|nowhere|on leave|on holiday"
    r"|at home|behind|from (?:his|her|their) (?:home|hotel|office|desk|car|bed|hospital"
    r"|room|villa|sickbed)|out of (?:the|it)|a miss|elsewhere|apologies|regrets|instead of \w+ing"
    r"|rather than (?!the |his |her |a )[a-z]\w+|in (?:his|her|their)"
    r" (?:stead|place|absence)|to rest|the day off|the day at|chair empty|away from)\b",
    re.IGNORECASE,
)
# What may stand before a person who is there.
_BEFORE_PERSON: Final = frozenset(
    """
    with by between meet meets met meeting to including include includes included were was is are welcomed welcomes
    welcome
    received receives receive greeted greets greet host hosted hosts accompany accompanied accompanies joined join joins
    thanked thanks briefed told assured escorted decorated awarded saw alongside beside both under led introduced said
    says
    added announced stressed while when that because since where and or but as if through plus not as also then only
    whereas before after until so though although whom which for from than via among yet now nor in on at today
    yesterday
    what how whether sees see called quoted urged hosting receiving joining meeting telling hails hailed honoured
    follows
    is be chaired
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_OF_PERSON: Final = frozenset(
    """
    visit visits arrival delegation presence participation company leadership chairmanship attendance trip tour journey
    invitation guest guests talks meeting consisting composed capacity direction guidance assistance help stay departure
    team made up hosts speech
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _unknown_role(text: str, found: NameOccurrence) -> str | None:
    """The word above a person, or the verb that follows, if it is not known of one who is there."""
    words, chunks = words_of(text), split_chunks(text)
    first = next((index for index, word in enumerate(words) if word.end > found.start), 0)
    last = next((index for index in range(first, len(words)) if words[index].end >= found.end), first)
    number = next(index for index, chunk in enumerate(chunks) if chunk.first <= last < chunk.last)
    # "The visit of the President of the Republic, Ms. Ana Soto, has been postponed": the office stands before a comma.
    offices = [phrase.start for phrase in office_phrases(text, found.first, found.last) if phrase.end <= found.start]
    office = next((index for index, word in enumerate(words) if offices and word.start == min(offices)), first)
    before = min(first, office) - 1
    while before >= 0 and _belongs_to_name(words[before].text, words[before - 1].text if before else ""):
        before -= 1
    above = words[before].lower if before >= 0 else ""
    of_country = above == "of" and any(each.end == words[before - 1].end for each in country_mentions(text))
    if (
        above == "of"
        and not of_country
        and words[before - 1].lower not in _BEFORE_OF_PERSON
        and words[before - 1].text.islower()
    ):
        return f"{words[before - 1].text} of"
    at = before - 1
    while (
        above == "by"
        and at > 0
        and (words[at].text[0].isupper() or words[at].lower in _PLACE or words[at].lower.endswith("ly"))
    ):
        at -= 1  # "joined in Tokyo by"
    governor = words[at].lower if at >= 0 else ""
    if above in _KNOWN_BEFORE and governor not in _KNOWN_BEFORE[above]:
        return f"{governor} {above}".strip()
    if above in {"what", "which", "whom", "whose", "where"} or (above == "that" and not _tells(words, before)):
        return words[before].text
    if above == ":" and _ABSENT_LABEL.search(text, max(0, words[before].start - 40), words[before].start) is not None:
        return words[before - 1].text
    if above[:1].isalpha() and above not in _BEFORE_PERSON and _is_fronted(text, number, before):
        above = ","  # "At the border post Minister Rao shook hands"
    if above[:1].isalpha() and above not in _BEFORE_PERSON | {"of"} and not above.endswith("ly"):
        return words[before].text
    if above == "of" or above in _BEFORE_PERSON - _OPENERS:
        return None
    verb = _verb_after(text, number, last)
    behind = words[last + 1] if last + 1 < chunks[number].last else None
    if behind is not None and behind.text.isalpha() and behind.text.islower() and not _is_beside(behind.lower):
        verb = last + 1  # whatever follows a name directly is its verb
    if verb is None:
        return None
    end = next(chunk.last for chunk in chunks if verb < chunk.last)
    if (elsewhere := _ELSEWHERE.search(text, words[verb].start, words[end - 1].end)) is not None:
        return elsewhere.group()
    at = verb
    while at < end and (words[at].lower in _AUXILIARY or words[at].lower.endswith("ly") or words[at].lower in _ADVERBS):
        at += 1
    if at >= end or not words[at].text[0].isalpha():
        return None
    if words[at - 1].lower in {"has", "have", "had"} and at > verb and not words[at].lower.endswith(("ed", "en", "n")):
        return None  # "has new ideas"
    if words[at].lower in {"stay", "stays", "stayed"} and words[min(at + 1, len(words) - 1)].lower in {
        "in",
        "at",
        "on",
    }:
        return None
    known = _STATES if at > verb else _DEEDS
    return None if words[at].lower in known or not words[at].text[0].islower() else words[at].text


# What must stand before a preposition: "led by", "dinner for", and not "written by", "named for".
_KNOWN_BEFORE: Final = MappingProxyType(
    {
        "by": frozenset(
            """
            led headed accompanied received welcomed hosted greeted attended chaired co-chaired represented joined
            signed met
            opened inaugurated visit visits trip tour stop address speech briefed escorted off addressed delivered given
            followed made undertaken paid conducted presided flanked conveyed over said held accorded offered taken
            shown
            out up round in composed assisted seconded hailed seen and also launched unveiled aside airport organised
            tarmac
            """.split()  # noqa: SIM905  # a list of words reads best as words
        ),
        "for": frozenset(
            """
            dinner lunch luncheon banquet reception breakfast ceremony honour programme hosted received visit stay
            scheduled planned arranged
            """.split()  # noqa: SIM905  # a list of words reads best as words
        ),
        "to": frozenset(
            """
            talked talk talking spoke speak spoken introduced listened listening presented credentials goodbye farewell
            host
            hosts visits visit explained next close said handed
            """.split()  # noqa: SIM905  # a list of words reads best as words
        ),
        "from": frozenset(["heard", "hear", "briefing", "welcome", "briefings", "questions", "apart"]),
        "in": frozenset[str](),
        "at": frozenset[str](),
    }
)
_PLACE: Final = frozenset(
    """
    in to at on the arrival airport station port there here today palace this next last week month weekend year tomorrow
    morning afternoon evening
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BESIDE: Final = frozenset(
    """
    in at on of and or with to for from by during who as after before over under among but while when where which that
    the
    a an also today yesterday tomorrow here there last this next again then both himself herself themselves not if
    because
    until since about into through between beside
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


_ABSENT_LABEL: Final = lazy_pattern(
    r"\b(?:not|excused|absent|apologies|regrets|unable|missing|declined|cancelled|withdrawn|replaced|late"
    r"|obituary)\b[^.;:]*$",
    re.IGNORECASE,
)
_FRONTS: Final = frozenset(
    ["at", "in", "on", "from", "after", "before", "during", "outside", "inside", "near", "behind", "by"]
)


def _is_fronted(text: str, number: int, before: int) -> bool:
    """Whether the words up to an index are a phrase of place or time at the head of a clause, without a verb."""
    words, chunk = words_of(text), split_chunks(text)[number]
    opener = next((at for at in range(chunk.first, before) if words[at].text[0].isalnum()), before)
    has_verb = any(opener <= at <= before for at in finite_verbs(text))
    return words[opener].lower in _FRONTS and not has_verb and not words[before].lower.endswith(("ed", "ing"))


def _is_beside(word: str) -> bool:
    """Whether a word directly after a person is no verb."""
    return word in _BESIDE | _DEEDS | _AUXILIARY or word.endswith(("ly", "n't"))


def _tells(words: tuple[Word, ...], that: int) -> bool:
    """Whether a "that" follows a verb that tells what is so: "said that Minister Rao"."""
    after_insertion = that > 0 and words[that - 1].text == ","
    reach = _LONGEST_INSERTION if after_insertion else 4
    return any(words[at].lower in REPORT_VERBS | _TELLING for at in range(max(0, that - reach), that)) or that == 0


_TELLING: Final = frozenset(
    "inform announce say confirm state report note tell understands understood learned learns learnt".split()  # noqa: SIM905  # a list of words reads best as words
)
"""Further verbs that tell what is so: "has the honour to inform the ministry that Minister Rao"."""
_LONGEST_INSERTION: Final = 16
"""The most words between a verb and its "that": "reported on Tuesday, quoting two diplomats, that Minister Rao"."""


_ADVERBS: Final = frozenset(
    """
    also then again first later both now still soon today not never once just jointly
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# After these a person may be the subject of a verb that follows.
_OPENERS: Final = frozenset(
    """
    while when that because since where and or but as if also then whereas before after until so though although than
    yet
    now nor today yesterday what how whether only said says added in on at not for
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _belongs_to_name(word: str, before: str) -> bool:
    """Whether a word belongs to the name after it: a title, an office, a country, an article."""
    lower = word.lower()
    if lower in {"the", "a", "an", "his", "her", "their", "its", "our", ".", "-", "'", "’"} or lower in OFFICE_WORDS:
        return True
    if lower in {
        "elect",
        "designate",
        "designated",
        "interim",
        "caretaker",
        "economist",
        "businessman",
        "businesswoman",
        "wife",
        "husband",
        "former",
        "acting",
        "deputy",
        "new",
        "outgoing",
        "deputies",
        "senators",
        "lawmakers",
        "visiting",
        "then",
        "late",
        "s",
        "h",
        "e",
        "union",
        "party",
    }:
        return True
    if lower in {"of", "for", "and"}:
        return before.lower() in OFFICE_WORDS
    return word[0].isupper() and lower not in _BEFORE_PERSON


def _verb_after(text: str, number: int, last: int) -> int | None:
    """The first finite verb after a person, past appositions and insertions."""
    verbs = finite_verbs(text)
    chunks = split_chunks(text)
    for index, chunk in enumerate(chunks[number : number + _REACH], number):
        if chunk.group != chunks[number].group or (index > number and chunk.contrasts):
            return None
        if index > number and chunk.kind is ChunkKind.INSERTION:
            continue
        verb = next((at for at in verbs if max(chunk.first, last + 1) <= at < chunk.last), None)
        if verb is not None:
            return verb
    return None
