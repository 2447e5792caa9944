"""Words before an office that leave it as it is. Any other adjective before an office makes it unreadable."""

from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon.names import FUNCTION_WORDS

HARMLESS_ADJECTIVES: Final[frozenset[str]] = frozenset(
    """
    new visiting appointed current incumbent present sitting serving newly recently young youngest old oldest
    elderly veteran popular powerful influential energetic outspoken charismatic reformist liberal conservative
    socialist centrist progressive nationalist communist islamist populist hardline moderate pragmatic republican
    democratic western eastern northern southern african asian european arab nordic baltic balkan caribbean pacific
    scandinavian longtime longstanding own top local host hosting neighbouring neighboring fellow beleaguered
    embattled combative ailing popular powerful own civilian female male woman tireless genial soft-spoken bilingual
    multilingual bearded tall beloved famous dynamic experienced seasoned able esteemed distinguished honourable
    honorable worthy dear great illustrious hon ruling governing leftist rightist green technocratic nonpartisan
    independent popular controversial
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Adjectives that say nothing against the office: "the visiting foreign minister"."""

COMPOUND_ENDS: Final[frozenset[str]] = frozenset(
    """
    old serving standing born educated trained wing spoken speaking ranking backed friendly reformist minded
    language elected appointed leaning left right tempered tongued year
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Last parts of compounds that say nothing against the office: "54-year-old", "long-serving", "left-wing"."""

_SUSPICIOUS: Final[frozenset[str]] = frozenset(
    """
    once previously never not neither nor almost nearly half then next perhaps no like quite rather less least
    likewise soon last than unlike however more many most first second third fourth other another same such without
    instead else ever anyone everyone alike
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of grammar that may qualify an office."""

_VERBS: Final[str] = """
    meet met met|see saw seen|tell told told|receive received|welcome welcomed|greet greeted|host hosted
    invite invited|thank thanked|join joined|include included|represent represented|accompany accompanied
    brief briefed|ask asked|assure assured|inform informed|congratulate congratulated|urge urged|call called
    visit visited|lead led|address addressed|follow followed|quote quoted|cite cited|say said|add added|note noted
    announce announced|stress stressed|state stated|declare declared|explain explained|recall recalled|send sent
    bring brought|take took taken|give gave given|show showed shown|offer offered|present presented
    introduce introduced|praise praised|criticise criticised|criticize criticized|support supported|honour honoured
    honor honored|decorate decorated|escort escorted|escorted|flank flanked|replace replaced|succeed succeeded
    consult consulted|engage engaged|interview interviewed|contact contacted|phone phoned|telephone telephoned
    summon summoned|persuade persuaded|convince convinced|remind reminded|warn warned|accuse accused|let|help helped
    keep kept|make made|have had|get got|watch watched|hear heard|find found|want wanted|expect expected
    allow allowed|enable enabled|oblige obliged|force forced|carry carried|bear bore born|entertain entertained
    fly flew flown|dispatch dispatched|await awaited|reassure reassured|commend commended|express expressed
    condole condoled|mourn mourned|embrace embraced|toast toasted|pay paid|reach reached|seat seated|pit|leave left
    feature featured|involve involved|comprise comprised|bid|put|hand handed|award awarded|confer conferred
    deliver delivered|hold held|attend attended|open opened|chair chaired|inaugurate inaugurated|sign signed
    arrive arrived|land landed|speak spoke|write wrote written|confirm confirmed|hope hoped|claim claimed
    believe believed|think thought|conclude concluded|confront confronted
    """


def _inflections() -> Iterator[str]:
    """Each form of each verb: "meet", "met", "meets", "meeting"."""
    for verb in _VERBS.replace("\n", "|").split("|"):
        base, *others = verb.split() or [""]
        stem = base.removesuffix("e")
        yield from (base, *others, f"{base}s", f"{base}es", f"{stem}ing", f"{base}{base[-1:]}ing", f"{base[:-1]}ies")


BEFORE_OFFICES: Final[frozenset[str]] = frozenset(_inflections()) | (FUNCTION_WORDS - _SUSPICIOUS) | frozenset(
    """
    lunch dinner breakfast midnight dawn
    yesterday today tomorrow tonight morning afternoon evening night noon week month year including featuring
    alongside ending regarding concerning bringing besides plus via versus aboard amidst despite except counterpart
    counterparts colleague colleagues guests guest participants delegation talks meeting dignitaries minutes hours
    later afterwards again also meanwhile earlier recently officially am pm monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december
    accordingly additionally finally similarly separately jointly formally warmly warm personally briefly
    respectively namely likewise thus mr mrs dr hon ble shri smt participants observers
    """.split()  # noqa: SIM905  # a list of words reads best as words
)  # fmt: skip
"""Words that stand before an office and do not qualify it: verbs, prepositions, adverbs of time."""

PARTY_ADJECTIVES: Final[frozenset[str]] = frozenset(
    """
    conservative socialist democrat republican liberal communist islamist centrist nationalist tory leftist
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Parties of those in office, written with a capital letter: "Conservative Prime Minister"."""
