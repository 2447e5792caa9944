"""The words that the sentence of a count must contain, depending on what the claim counts.

"12" proves nothing about the dead unless its sentence says that they died.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

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
"""The roles that may be counted, with the words that state each. They match as whole words, in lower case."""

# The words in a claim's `what` that demand a cue. They are fewer than the words that a sentence may use: "held", "toll"
# and "returned" have many meanings. "Serving" is also missing: a claim states it in addition to what happened to the
# person.
_CLAIM_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
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

# Names and idioms that contain a cue without its meaning.
_NO_CUES = lazy_pattern(
    r"\bdead sea\b|\bdeadlines?\b|\bdead ?lock\w*|\bdeath penalty\b|\bheld talks\b|\bpress release\b"
)


def missing_cue(what: str, sentence: str) -> str | None:
    """The first role in a claim that the sentence has no word for; None where it has a word for each.

    Also None where the claim counts none of these roles.

    >>> missing_cue("Indian nationals who died", "12 Indian nationals had died in January")
    >>> missing_cue("Indian nationals who are missing", "12 Indian nationals had died in January")
    'missing'
    >>> missing_cue("trade of India and Russia", "it stands at $66 billion")
    """
    claim, source = _plain_words(what), _plain_words(sentence)
    return next(
        (cue for cue, words in _CLAIM_WORDS.items() if _has_any(claim, words) and not _has_any(source, ROLE_CUES[cue])),
        None,
    )


def _plain_words(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", _NO_CUES.sub(" ", text.lower()))
    return f" {' '.join(words)} "


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in text for word in words)
