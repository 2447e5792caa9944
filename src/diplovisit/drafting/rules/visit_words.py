"""Words of travel and of stays that a day or a length may belong to."""

import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

STAYS: Final = lazy_pattern(
    r"\b(?:visit(?:s|ed|ing)?|trips?|tours?|journeys?|stay(?:s|ed)?|stopovers?|travel(?:s|led|ed|ling|ing)?"
    r"|go(?:es|ing)?|went|take(?:s)? place|took place|be held|was held|is held|be in|is in|was in|due in|spen[dt]s?"
    r"|scheduled|planned|due|com(?:e|es|ing)|came|receive[sd]?|welcome[sd]?|host(?:s|ed)?|lead(?:s|ing)?|led"
    r"|pa(?:y|ys|id)|last(?:s|ed)?|moved|rescheduled|held|dates?|fl(?:y|ies|ew|ying)|arriv(?:e|es|ed|ing)"
    r"|remain(?:s|ed)?|return(?:s|ed|ing)?|(?:left|leav(?:e|es|ing)) (?:\w+ ){0,4}?for|head(?:s|ed|ing)?|expected in"
    r"|touch(?:es|ed) down|(?-i:left (?=[A-Z]))|(?<=where she )will be|(?<=where he )will be|(?<=where they )will be"
    r"|leaves?(?! (?:office|the|his|her)))(?:\b|(?<= ))",
    re.IGNORECASE,
)
"""Words of a journey, a stay or a visit."""
