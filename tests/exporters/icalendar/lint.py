"""A lint of iCalendar octets by RFC 5545, which shares no code with the writer."""

import re

KNOWN = {
    "VCALENDAR": {"VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"},
    "VEVENT": {
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "STATUS",
        "TRANSP",
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "CATEGORIES",
        "URL",
        "RELATED-TO",
        "X-DIPLOVISIT-ID",
        "X-DIPLOVISIT-RECORD",
        "STRUCTURED-DATA",
    },
}
# RFC 5545, section 3.6.5.
KNOWN["VTIMEZONE"] = {"TZID"}
KNOWN["STANDARD"] = KNOWN["DAYLIGHT"] = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE"}
# RFC 5545, section 3.6.3: the properties that a journal may not have.
KNOWN["VJOURNAL"] = KNOWN["VEVENT"] - {"DTSTART", "DTEND", "TRANSP", "LOCATION"}

REQUIRED = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "STATUS",
        "SUMMARY",
        "DESCRIPTION",
        "X-DIPLOVISIT-ID",
    },
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VJOURNAL": {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DESCRIPTION", "X-DIPLOVISIT-ID"},
}

_DATE = r"[0-9]{8}"
_TIME = r"[0-9]{8}T[0-9]{6}Z?"
_OFFSET = r"[+-][0-9]{4}(?:[0-9]{2})?"
_ZONE = r";TZID=[A-Za-z0-9_+/-]+"
_RECORD = r";VALUE=BINARY;ENCODING=BASE64;FMTTYPE=application/json;SCHEMA=\"urn:uuid:[0-9a-f-]{36}\""
_TEXT = r"(?:[^\\;,\n]|\\[\\;,n])*"
VALUES = {
    "UID": r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "RELATED-TO": r"[0-9a-f-]{36}",
    "DTSTAMP": r"[0-9]{8}T[0-9]{6}Z",
    "LAST-MODIFIED": r"[0-9]{8}T[0-9]{6}Z",
    "SEQUENCE": r"[1-9][0-9]*",
    "DTSTART": f"{_DATE}|{_TIME}",
    "DTEND": f"{_DATE}|{_TIME}",
    "STATUS": "TENTATIVE|CONFIRMED|CANCELLED",
    "TRANSP": "TRANSPARENT",
    "SUMMARY": _TEXT,
    "LOCATION": _TEXT,
    "DESCRIPTION": _TEXT,
    "NAME": _TEXT,
    "X-WR-CALNAME": _TEXT,
    "CATEGORIES": r"[a-z-]+(?:,[a-z-]+)*",
    "URL": r"https?://[!-~]+",
    "VERSION": r"2\.0",
    "REFRESH-INTERVAL": r"P(?:[0-9]+D)?(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?",
    "X-DIPLOVISIT-ID": r"[a-z0-9-]+(?:/[a-z0-9-]+){0,2}(?:@[0-9]{4}-[0-9]{2}-[0-9]{2})?",
    "TZOFFSETFROM": _OFFSET,
    "TZOFFSETTO": _OFFSET,
    "TZID": r"[A-Za-z0-9_+/-]+",
    "RRULE": r"FREQ=YEARLY;BYMONTH=[0-9]+(?:;BYMONTHDAY=[0-9,]+)?;BYDAY=-?[0-9]?[A-Z]{2}",
    "RDATE": r"[0-9]{8}T[0-9]{6}(?:,[0-9]{8}T[0-9]{6})*",
    "STRUCTURED-DATA": r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
    "X-DIPLOVISIT-RECORD": r"(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=)?",
}
PARAMETERS = {
    "DTSTART": f";VALUE=DATE|{_ZONE}|",
    "DTEND": f";VALUE=DATE|{_ZONE}|",
    "RELATED-TO": ";RELTYPE=PARENT|;RELTYPE=SIBLING",
    "REFRESH-INTERVAL": ";VALUE=DURATION",
    "STRUCTURED-DATA": _RECORD,
}

Properties = dict[str, str]


def lint(octets: bytes) -> list[tuple[str, Properties]]:
    """Returns the components of a calendar, itself first, each with its properties.

    Raises AssertionError for the first fault.
    """
    assert octets.endswith(b"\r\n")
    lines = octets.removesuffix(b"\r\n").split(b"\r\n")
    unfolded: list[str] = []
    for piece in lines:
        assert piece, "an empty line"
        assert len(piece) <= 75, f"{len(piece)} octets: {piece!r}"
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", piece), f"a control: {piece!r}"
        text = piece.decode()  # a character split by folding is invalid UTF-8
        if text.startswith(" "):
            assert len(text) > 1, "an empty continuation"
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    return _components(unfolded)


def _components(unfolded: list[str]) -> list[tuple[str, Properties]]:
    components: list[tuple[str, Properties]] = []
    stack: list[tuple[str, Properties]] = []
    for line in unfolded:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z]+=(?:[A-Za-z0-9_+/-]+|\"[^\"]*\"))*):(.*)", line, re.DOTALL)
        assert match, f"no content line: {line!r}"
        name, parameters, value = match.groups()
        if name == "BEGIN":
            assert value in KNOWN, value
            outer = ["VCALENDAR", "VTIMEZONE"] if value in {"STANDARD", "DAYLIGHT"} else ["VCALENDAR"]
            assert [name for name, _ in stack] == ([] if value == "VCALENDAR" else outer)
            stack.append((value, {}))
            components.append(stack[-1])
        elif name == "END":
            kind, properties = stack.pop()
            assert value == kind, f"{value} ends {kind}"
            assert REQUIRED[kind] <= properties.keys(), f"{kind} lacks {REQUIRED[kind] - properties.keys()}"
        else:
            kind, properties = stack[-1]
            assert name in KNOWN[kind], f"{name} in a {kind}"
            assert name not in properties, f"{name} twice"
            assert re.fullmatch(PARAMETERS.get(name, ""), parameters), line
            assert re.fullmatch(VALUES.get(name, ".*"), value, re.DOTALL), line
            if name in {"DTSTART", "DTEND"}:
                assert (parameters == ";VALUE=DATE") == (len(value) == 8), line
                assert not (parameters.startswith(";TZID") and value.endswith("Z")), line
            properties[name] = value
    assert not stack, f"{stack} never ends"
    return components
