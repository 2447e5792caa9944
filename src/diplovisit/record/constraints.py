"""The constraints that fields are declared with: each has a name, a pattern, and a text that explains it.

Python, ECMAScript and Rust read each pattern the same way: `[0-9]` and never `\\d`, no look-around, no flags. A
pattern has to match the whole text.
"""

import functools
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, TypeAlias

import attrs

from diplovisit.record import currencies, polities


@attrs.frozen(kw_only=True)
class TextRule:
    """The form of a text.

    expected: completes "expected …".
    example: a text that keeps the rule.
    lines: whether a text may have line breaks.
    free: whether every text keeps the rule that is printable and not blank.
    hyphenated: whether the texts are words of small ASCII letters and digits, joined by single hyphens.
    refused: texts that match the pattern but are not allowed.
    closed: returns the closed list of words, which is built on first use; None where there is no such list.
    suggest: returns the word that was probably meant.
    label: returns what a word means.
    readable: a simpler pattern for the JSON Schema, which allows every text that `pattern` allows; None where `pattern`
        is simple enough.
    """

    name: str
    expected: str
    example: str
    pattern: str
    longest: int
    lines: bool = False
    free: bool = False
    hyphenated: bool = False
    refused: frozenset[str] = frozenset()
    closed: Callable[[], tuple[str, ...]] | None = None
    suggest: Callable[[str], str | None] | None = None
    label: Callable[[str], str | None] | None = None
    readable: str | None = None

    def __repr__(self) -> str:
        """Names the rule alone, because signatures and `help` show it for every field that has it."""
        return f"TextRule({self.name!r})"

    @functools.cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """Matches a whole text; compiled on first use, because few records have texts of every kind."""
        return re.compile(self.pattern).fullmatch

    @functools.cached_property
    def words(self) -> frozenset[str] | None:
        """The closed list as a set; None where there is none."""
        return frozenset(self.closed()) if self.closed is not None else None


@attrs.frozen(kw_only=True)
class WholeRule:
    """The bounds of a whole number, both inclusive."""

    least: int
    greatest: int


@attrs.frozen
class RefersTo:
    """Marks a text as a reference to an id, or to an address anywhere in the record.

    classes: the names of the classes whose ids it may refer to; empty for an address.
    or_code: whether a country code is accepted instead of an id.
    or_elsewhere: whether an id that this record lacks is accepted as the id of another record.
    """

    classes: tuple[str, ...]
    or_code: bool = False
    or_elsewhere: bool = False


# Control characters are refused everywhere, except LF in sentences. A raw CR or LF can forge a content line in
# iCalendar (RFC 5545, section 3.1), and nobody writes the others on purpose. DEL and C1 (U+0080 to U+009F) are controls
# too.
_CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f"
_CONTROLS_BUT_LF = "\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f"
_WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*"
_CODE = "[A-Z]{2}|[A-Z]{4}|x-[a-z0-9]+(?:-[a-z0-9]+)*"

FIELD_NAMES = frozenset(
    [
        "about",
        "absent",
        "agenda",
        "aliases",
        "announcement",
        "as_of",
        "basis",
        "by",
        "capacity",
        "category",
        "claims",
        "country",
        "currency",
        "date",
        "dateline",
        "disjoint_with",
        "disputed",
        "due",
        "duration",
        "duration_high",
        "duration_qualifier",
        "ended",
        "engagements",
        "evidence",
        "file",
        "format",
        "forum",
        "fragment",
        "high",
        "id",
        "identifiers",
        "ignore",
        "inputs",
        "invited_by",
        "kind",
        "label",
        "language",
        "length",
        "licence",
        "locator",
        "modality",
        "name",
        "normalised",
        "note",
        "notes",
        "nth",
        "office",
        "offset",
        "offset_high",
        "outcomes",
        "part",
        "participants",
        "parts",
        "people",
        "person",
        "place",
        "places",
        "polarity",
        "previously",
        "printed",
        "published",
        "publisher",
        "purposes",
        "qualifier",
        "quantity",
        "quote",
        "rank",
        "reason",
        "recurrence",
        "relations",
        "remarks",
        "reported",
        "retells",
        "revised",
        "revision",
        "role",
        "rule",
        "says",
        "scheme",
        "sending",
        "sending_territories",
        "set",
        "sha256",
        "sign",
        "since",
        "sources",
        "start",
        "end",
        "status",
        "stops",
        "subjects",
        "symbols",
        "target",
        "territory",
        "text",
        "time_zone",
        "title",
        "topics",
        "travellers",
        "unit",
        "url",
        "value",
        "via",
        "what",
        "when",
    ]
)
"""The name of every field of every class. An id with such a name would make addresses ambiguous."""

DEVICE_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names of devices in Windows, with any file extension ("Naming Files, Paths, and Namespaces", Microsoft).

Files are named after ids, and git cannot check out `nul.json` on Windows.
"""

RESERVED_IDS = FIELD_NAMES | DEVICE_NAMES
"""Texts that no id may be."""

SENTENCE = TextRule(
    name="sentence",
    expected="text of 1 to 10,000 characters, not only spaces, without control characters except line feeds",
    example="a new date is to be agreed",
    # The first class and the second share no character, so that no text can cause backtracking.
    pattern=f"[ \\n]*[^ {_CONTROLS}][^{_CONTROLS_BUT_LF}]*",
    longest=10_000,
    lines=True,
    free=True,
)
LINE = TextRule(
    name="line",
    expected="text of 1 to 1,000 characters on one line, not only spaces, without control characters",
    example="New Delhi",
    pattern=f" *[^ {_CONTROLS}][^{_CONTROLS}]*",
    longest=1_000,
    free=True,
)
ID = TextRule(
    name="id",
    expected="an id: lower-case letters and digits in groups joined by single hyphens, at most 64 characters",
    example="russia",
    pattern=_WORDS,
    longest=64,
    hyphenated=True,
    refused=RESERVED_IDS,
)
RECORD_ID = attrs.evolve(ID, name="record-id")
NAME = TextRule(
    name="name",
    expected="a name: lower-case letters and digits in groups joined by single hyphens",
    example="body",
    pattern=_WORDS,
    longest=64,
    hyphenated=True,
)
COUNTRY = TextRule(
    name="country",
    expected="a country code: ISO 3166-1 alpha-2, XK, EU, UN, ISO 3166-3 alpha-4, or one of the x-… codes",
    example="RU",
    pattern=_CODE,
    longest=64,
    closed=polities.codes,
    suggest=polities.suggest_code,
    label=polities.polity_name,
)
PARTY = TextRule(
    name="party",
    expected="the id of somebody in `people`, or a country code",
    example="IN",
    pattern=f"[A-Z]{{2}}|[A-Z]{{4}}|{_WORDS}",
    longest=64,
    suggest=polities.suggest_code,
    label=polities.polity_name,
)
ADDRESS = TextRule(
    name="address",
    expected="an address: a field of the record (status), an id (russia), or an id and a field (russia/when)",
    example="russia/when",
    pattern="[a-z0-9_]+(?:-[a-z0-9]+)*(?:/[a-z_]+[0-9]*)*",
    longest=200,
)
# English names of languages that newsrooms write in. The tags are those of the IANA language subtag registry.
_LANGUAGES = MappingProxyType({
    "arabic": "ar", "bengali": "bn", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
    "estonian": "et", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko", "latvian": "lv",
    "lithuanian": "lt", "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "spanish": "es", "swahili": "sw", "swedish": "sv", "thai": "th", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
})  # fmt: skip


def _suggest_language(text: str) -> str | None:
    """Returns the tag of a language by its English name, or of a tag in other letters; None for neither."""
    name, _, region = text.strip().replace("_", "-").partition("-")
    if not text.isascii() or len(name) > 12:
        return None
    tag = _LANGUAGES.get(name.casefold())
    if tag is None and len(name) == 2 and name.isalpha() and (not region or (len(region) == 2 and region.isalpha())):
        tag = f"{name.lower()}-{region.upper()}" if region else name.lower()
    return tag


LANGUAGE = TextRule(
    name="language",
    expected="a BCP 47 language tag, such as en, hi, pt-BR or zh-Hant",
    example="en",
    pattern="[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?",
    longest=16,
    suggest=_suggest_language,
)
URL = TextRule(
    name="url",
    expected="an http or https address without spaces",
    example="https://example.org/visit",
    # RFC 3986: the characters of a URI, and everything beyond ASCII, because people paste such addresses.
    pattern="https?://[A-Za-z0-9\\u00a1-\\uffff._~%-]+(?::[0-9]{1,5})?"
    '(?:[/?#][^ "<>\\\\^`{|}\\u0000-\\u001f\\u007f-\\u00a0]*)?',
    longest=2_000,
)
FILE = TextRule(
    name="file",
    expected="a relative path inside the folder of the record, with forward slashes",
    example="retelling.txt",
    pattern="[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*",
    longest=200,
)
DIGEST = TextRule(
    name="digest",
    expected="a SHA-256 digest: 64 lower-case hexadecimal digits",
    example="0123456789abcdef" * 4,
    pattern="[0-9a-f]{64}",
    longest=64,
)
TIME_ZONE = TextRule(
    name="time-zone",
    expected="an IANA time zone, such as Asia/Kolkata",
    example="Asia/Kolkata",
    pattern="[A-Z][A-Za-z0-9+_-]*(?:/[A-Z][A-Za-z0-9+_-]*)*",
    longest=64,
)
UNIT = TextRule(
    name="unit",
    expected="a unit: an ISO 4217 currency code, person, item, rank, percent or ratio",
    example="USD",
    pattern="[A-Z]{3}|person|item|rank|percent|ratio",
    longest=7,
    closed=lambda: (*currencies.CURRENCIES, "person", "item", "rank", "percent", "ratio"),
)
CURRENCY = TextRule(
    name="currency",
    expected="an ISO 4217 currency code, such as INR",
    example="USD",
    pattern="[A-Z]{3}",
    longest=3,
    closed=lambda: currencies.CURRENCIES,
)
DECIMAL = TextRule(
    name="decimal",
    expected='a number written out in quotes, with digits and at most one point, such as "66000000000" or "1.5"',
    example="66000000000",
    pattern="-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?",
    longest=40,
)
UTC_TIME = TextRule(
    name="utc-time",
    expected='a time in UTC, to the second, such as "2025-03-05T12:00:00Z"',
    example="2025-03-05T12:00:00Z",
    # RFC 3339, section 5.6, with Z as the only offset; years 0001 to 9999.
    pattern="(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"
    "-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z",
    longest=20,
)

Sentence: TypeAlias = Annotated[str, SENTENCE]
Line: TypeAlias = Annotated[str, LINE]
Id: TypeAlias = Annotated[str, ID]
RecordId: TypeAlias = Annotated[str, RECORD_ID]
Name: TypeAlias = Annotated[str, NAME]
Country: TypeAlias = Annotated[str, COUNTRY]
Language: TypeAlias = Annotated[str, LANGUAGE]
Url: TypeAlias = Annotated[str, URL]
File: TypeAlias = Annotated[str, FILE]
Digest: TypeAlias = Annotated[str, DIGEST]
TimeZone: TypeAlias = Annotated[str, TIME_ZONE]
Unit: TypeAlias = Annotated[str, UNIT]
Currency: TypeAlias = Annotated[str, CURRENCY]

PersonId: TypeAlias = Annotated[str, ID, RefersTo(("Person",))]
PlaceId: TypeAlias = Annotated[str, ID, RefersTo(("Place",))]
ClaimId: TypeAlias = Annotated[str, ID, RefersTo(("Claim",))]
StopId: TypeAlias = Annotated[str, ID, RefersTo(("Stop",))]
SourceId: TypeAlias = Annotated[str, ID, RefersTo(("Source",))]
PartName: TypeAlias = Annotated[str, NAME, RefersTo(("Part",))]
Party: TypeAlias = Annotated[str, PARTY, RefersTo(("Person",), or_code=True)]
RelationTarget: TypeAlias = Annotated[str, ID, RefersTo(("Claim",), or_elsewhere=True)]
Address: TypeAlias = Annotated[str, ADDRESS, RefersTo(())]

Count: TypeAlias = Annotated[int, WholeRule(least=1, greatest=999_999_999)]
Offset: TypeAlias = Annotated[int, WholeRule(least=0, greatest=999_999_999)]
