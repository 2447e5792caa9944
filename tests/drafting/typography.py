"""Other ways of printing a text: the spaces, the marks and the figures of other offices and programs."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

TYPOGRAPHIES: Final[Mapping[str, Callable[[str], str]]] = {
    "as it is": lambda text: text,
    "decimal commas": lambda text: re.sub(r"(\d)\.(\d)", r"\1,\2", re.sub(r"(\d),(\d{3})", r"\1.\2", text)),
    "groups by spaces": lambda text: re.sub(r"(\d),(\d{3})", "\\1\u202f\\2", text),
    "no spaces in breakable places": lambda text: re.sub(r"(\d) (?=\w)", "\\1\u00a0", text),
    "figures joined to their words": lambda text: re.sub(r"(\d) (?=[a-z])", r"\1", text),
    "straight marks": lambda text: text.translate(str.maketrans("“”‘’–—", "\"\"''--")),
    "curly marks": lambda text: text.replace("'", "’").replace(' "', " “").replace('"', "”").replace(" - ", " — "),
    "guillemets": lambda text: re.sub(r"[“\"]([^”\"]*)[”\"]", "«\u00a0\\1\u00a0»", text),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", text),
    "wide figures": lambda text: text.translate({ord("0") + each: 0xFF10 + each for each in range(10)}),
    "hard line breaks": lambda text: re.sub(r"(.{50,70}?) ", r"\1\r\n", text),
    "hyphens that do not break": lambda text: re.sub(r"(\w)-(\w)", "\\1\u2011\\2", text),
    "en dashes between figures": lambda text: re.sub(r"(\d) (?:to|and) (\d)", r"\1–\2", text),
    "slashes between words": lambda text: re.sub(r"(\w+) and (\w+)", r"\1/\2", text),
    "signs of currencies behind": lambda text: re.sub(r"([$€£])([\d.,]+)", "\\2\u00a0\\1", text),
    "notes in raised figures": lambda text: re.sub(r"([a-z])\.\n", "\\1.¹\n", text),
}
"""By name, a change of how a text is printed. The words stay, and some figures can no longer be read."""
