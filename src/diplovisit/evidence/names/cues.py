"""Cues: the words that the sentence of a count must have, from what the claim says it counts.

"12" proves nothing about the dead unless its sentence says that they died.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ROLE_CUES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        cue: tuple(words.split("|"))
        for cue, words in {
            "dead": "dead|died|dies|die|dying|death|deaths|killed|kills|killing|killings|slain|perished|fatalities|"
            "fatality|toll|martyred|murdered|executed|drowned|shot dead|lost their lives|lost his life|lost her life|"
            "loss of life|losing their lives|lives lost|bodies|corpses",
            "missing": "missing|unaccounted|disappeared|untraced|untraceable|disappearance|disappearances|"
            "whereabouts|not been found|lost contact",
            "injured": "injured|injures|injuries|injury|wounded|wounds|wounding|wounded|hurt|maimed",
            "captured": "captured|captives|captive|captivity|prisoner|prisoners|pow|pows|capture|taken prisoner",
            "detained": "detained|detainees|detainee|detention|detentions|arrested|arrests|arrest|custody|jailed|"
            "imprisoned|held|behind bars",
            "hostages": "hostage|hostages|abducted|abductions|abductees|kidnapped|kidnappings",
            "displaced": "displaced|displacement|fled|fleeing|refugees|refugee|homeless|uprooted",
            "evacuated": "evacuated|evacuees|evacuation|evacuating|rescued|repatriated|brought home|brought back",
            "released": "released|release|freed|freeing|discharged|let go|returned",
            "recruited": "recruited|recruits|recruitment|enlisted|conscripted|joined|serving|served|hired",
        }.items()
    }
)
"""What may be counted, and the words that say so: each is looked for as a whole word, in small letters."""

# What brings a cue up in a claim's `what`. Narrower than what a sentence may say: "held", "toll" and "returned" say
# many things, and that somebody served with the military is told beside what befell him.
_CLAIMED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "dead": ("dead", "died", "die", "death", "deaths", "killed", "slain", "perished", "fatalities", "murdered"),
        "missing": ("missing", "unaccounted", "disappeared", "untraced"),
        "injured": ("injured", "wounded", "injuries", "maimed"),
        "captured": ("captured", "captives", "prisoner", "prisoners", "pow", "pows"),
        "detained": ("detained", "detainees", "arrested", "jailed", "imprisoned"),
        "hostages": ("hostage", "hostages", "abducted", "kidnapped"),
        "displaced": ("displaced", "refugees", "fled", "homeless"),
        "evacuated": ("evacuated", "evacuees", "rescued", "repatriated"),
        "released": ("released", "freed", "discharged"),
        "recruited": ("recruited", "recruits", "enlisted", "conscripted"),
    }
)

# Names and turns that have a cue's word and none of its sense.
_NO_CUES = re.compile(r"\bdead sea\b|\bdeadlines?\b|\bdead ?lock\w*|\bdeath penalty\b|\bheld talks\b|\bpress release\b")


def cue_missing(what: str, sentence: str) -> str | None:
    """The first thing counted that the sentence has no word for; None where it has one for each.

    None also where the claim counts nothing of the kind.

    >>> cue_missing("Indian nationals who died", "12 Indian nationals had died in January")
    >>> cue_missing("Indian nationals who are missing", "12 Indian nationals had died in January")
    'missing'
    >>> cue_missing("trade of India and Russia", "it stands at $66 billion")
    """
    claimed, said = _plain(what), _plain(sentence)
    return next(
        (cue for cue, words in _CLAIMED.items() if _has_any(claimed, words) and not _has_any(said, ROLE_CUES[cue])),
        None,
    )


def _plain(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", _NO_CUES.sub(" ", text.lower()))
    return f" {' '.join(words)} "


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in text for word in words)
