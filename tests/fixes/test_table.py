"""The fix of each fixer for a finding: its edits, and whether it is certain."""

import io
import json

import pytest

from diplovisit.checks import RULES
from diplovisit.fixes import apply_fixes
from diplovisit.fixes.table import FIXERS, SYNTAX_FIXERS
from diplovisit.pipeline.check import check_document
from diplovisit.pipeline.read import read_stream
from diplovisit.record import Finding

YAML = """\
format: 1
id: fi-ee-envoy-talks
revision: 1
revised: "2025-03-05T12:00:00Z"
title: An envoy of Finland visits Estonia
status: announced
sending: [FI]
people:
  - {id: envoy, name: Aino Virtanen, country: FI}
travellers: [{person: envoy}]
stops:
  - id: estonia
    country: EE
    when: "2025-04-07/2025-04-09"
    duration: P3D
    places: [{id: tallinn, name: Tallinn, disputed: false}]
sources: [{id: ministry, kind: statement}]
notes: [a note]
"""


def findings(text: str | bytes, name: str = "visit.yaml") -> tuple[Finding, ...]:
    """Returns all findings in a text."""
    data = text.encode() if isinstance(text, str) else text
    return tuple(
        finding for document in read_stream(io.BytesIO(data), name) for finding in check_document(document).findings
    )


def with_first_fix(text: str, name: str = "visit.yaml") -> tuple[str, bool | None]:
    """Returns the text after its first fix, and whether that is certain; None if there is no fix."""
    fix = next((finding.fix for finding in findings(text, name) if finding.fix is not None), None)
    return (apply_fixes(text, [fix])[0], fix.is_certain) if fix is not None else (text, None)


@pytest.mark.parametrize(
    ("was", "spoilt", "becomes", "is_certain"),
    [
        # Texts: NFC and blanks
        ("An envoy of", "An e\u0301nvoy of", "An énvoy of", True),
        ("An envoy of Finland visits Estonia", '"e\\u0301"', '"\\u00e9"', True),
        ("An envoy of Finland visits Estonia", "'e\u0301'  # e\u0301", "'é'  # e\u0301", True),
        ("An envoy of Finland visits Estonia", '"a \\u2028 b, e\u0301"', '"a \\u2028 b, é"', True),
        ("[a note]", "\n- >-  # e\u0301\n  e\u0301\n\n  a\n  o\u0301", "\n- >-  # e\u0301\n  é\n\n  a\n  ó", True),
        ("[a note]", "\n- e\u0301\n  a\n  # e\u0301", "\n- é\n  a\n  # e\u0301", True),
        ("An envoy of Finland visits Estonia", '"e\\u0301\n  a"', '"e\\u0301\n  a"', None),
        # U+1FEF is a grave accent in NFC. No text without quotes may begin with it, and no text of several lines.
        ("An envoy of Finland visits Estonia", "\u1fef a", '"` a"', True),
        ("An envoy of Finland visits Estonia", "\u1fef a\n  b", "\u1fef a\n  b", None),
        ("[a note]", "[e\u0301, é]", "[e\u0301, é]", None),
        ("Aino Virtanen", "Aino  Virtanen", "Aino Virtanen", True),
        ("Aino Virtanen", '" Aino Virtanen "', '"Aino Virtanen"', True),
        ("Aino Virtanen", '" Aino Virtanen\\u00a0"', '"Aino Virtanen"', False),
        ("Aino Virtanen", "'Aino   \u00a0'", "'Aino'", True),
        ("Aino Virtanen", "\u00a0- Aino", '"- Aino"', True),
        ("An envoy of Finland visits Estonia", ">-\n  a  b", ">-\n  a  b", None),
        # Words, codes, dates, references, field names
        ("status: announced", "status: anounced", "status: announced", False),
        ("status: announced", "'status': 'anounced' # c", "'status': 'announced' # c", False),
        ("status: announced", "status: “announced”", "status: announced", False),
        ("status: announced", "statsu: announced", "status: announced", False),
        ("status: announced", '"statsu": announced', '"status": announced', False),
        ("status: announced", "status: announced\nstaus: held", "status: announced\nstaus: held", None),
        ("country: EE", "country: Estonia", "country: EE", False),
        ("country: EE", "country: Norway", 'country: "NO"', False),
        ("[FI]", "[FI, Finland]", "[FI, Finland]", None),
        ("{person: envoy}", "{person: envoi}", "{person: envoy}", False),
        ("2025-04-07/2025-04-09", "20250407", "2025-04-07", False),
        ('"2025-04-07/2025-04-09"', "20250407", '"2025-04-07"', False),
        ('"2025-04-07/2025-04-09"', "7 April 2025", '"2025-04-07"', False),
        ('"2025-04-07/2025-04-09"', "“2025-04-07”", '"2025-04-07"', False),
        ("2025-04-07/2025-04-09", "2025-04-07–2025-04-09", "2025-04-07/2025-04-09", False),
        ("2025-04-07/2025-04-09", "2025–04–07", "2025-04-07", False),
        ("2025-04-07/2025-04-09", "the spring", "the spring", None),
        ("P3D", "P2D", "P3D", False),
        ("duration: P3D", 'duration: "P2D" # c', 'duration: "P3D" # c', False),
        ("P3D", "P1M", "P1M", None),
        # A text that is folded over lines gets no fix: its indentation has a meaning.
        ("duration: P3D", "duration: >-\n      P2D", "duration: >-\n      P2D", None),
        ("status: announced", "status: >-\n  anounced", "status: >-\n  anounced", None),
        ("status: announced", "? >-\n  statsu\n: announced", "? >-\n  statsu\n: announced", None),
        ("[FI]", ">-\n  FI", ">-\n  FI", None),
        # A typographic dash in an id
        ("id: fi-ee-envoy-talks", "id: fi–ee–envoy–talks", "id: fi-ee-envoy-talks", False),
        # Quotes and brackets
        ("An envoy of Finland visits Estonia", "Talks at Pier #5 ", '"Talks at Pier #5"', False),
        ("[a note]", "[Talks at Pier #5\n]", '["Talks at Pier #5"\n]', False),
        ("revision: 1", 'revision: "1"', "revision: 1", True),
        ("revision: 1", "revision: '1'", "revision: 1", True),
        ("revision: 1", 'revision: "01"', 'revision: "01"', None),
        ("revision: 1", 'revision: "\\x31"', 'revision: "\\x31"', None),
        ("An envoy of Finland visits Estonia", "{a: 1}", "{a: 1}", None),
        ("An envoy of Finland visits Estonia", "[a]", "[a]", None),
        ("disputed: false", "disputed: 'false'", "disputed: false", True),
        ("disputed: false", "disputed: Yes", "disputed: true", False),
        ("disputed: false", "disputed: maybe", "disputed: maybe", None),
        ('"2025-04-07/2025-04-09"', "{2025-04-07, 2025-04-09}", '"{2025-04-07,2025-04-09}"', True),
        ('"2025-04-07/2025-04-09"', "{2025-04-07: 1}", "{2025-04-07: 1}", None),
        ('"2025-04-07/2025-04-09"', "[2025-04-07]", "[2025-04-07]", None),
        ("[FI]", "FI", "[FI]", False),
        ("[FI]", "Finland, FI", "Finland, FI", None),
        ("[a note]", "one, or two", '["one, or two"]', False),
        # Syntax
        ("format: 1", "\ufeffformat: 1", "format: 1", True),
        ("    country: EE", "\tcountry: EE", "    country: EE", True),
        ("    country: EE", "  \tcountry: EE", "    country: EE", True),
        ("    country: EE", "\t\tcountry: EE", "    country: EE", True),
        ("FI}", "FI}\n\t# a comment", "FI}\n  # a comment", True),
        ("FI}", "FI}\t# a comment\n", "FI}\t# a comment\n", None),
    ],
)  # fmt: skip
def test_a_fix_changes_only_the_value(was: str, spoilt: str, becomes: str, is_certain: bool | None) -> None:
    """A fix changes only the value and keeps its quotes; other faults get no fix."""
    assert was in YAML
    assert with_first_fix(YAML.replace(was, spoilt, 1)) == (YAML.replace(was, becomes, 1), is_certain)


@pytest.mark.parametrize(
    ("was", "spoilt", "becomes", "is_certain"),
    [
        ('"FI"]', '"FI",]', '"FI"]', True),
        ('{"format"', '\ufeff{"format"', '{"format"', True),
        ('"title": "Talks"', '"title": "e\u0301"', '"title": "é"', True),
        ('"title": "Talks"', '"title": "e\\u0301 \\u00df"', '"title": "\\u00e9 \\u00df"', True),
        ('"title": "Talks"', '"title": " a  b"', '"title": "a b"', True),
        ('"title": "Talks"', '"title": 5', '"title": "5"', True),
        ('"title": "Talks"', '"title": true', '"title": true', None),
        ('"title": "Talks"', '"title": {"a": 1}', '"title": {"a": 1}', None),
        ('"title": "Talks"', '"title": null', '"title": null', None),
        ('"when": "2025-04-07"', '"when": 2025', '"when": "2025"', True),
        ('"when": "2025-04-07"', '"when": 20250407', '"when": "2025-04-07"', False),
        ('"when": "2025-04-07"', '"when": 7', '"when": 7', None),
        ('"revision": 1', '"revision": "12"', '"revision": 12', True),
        ('"revision": 1', '"revision": 1.0', '"revision": 1.0', None),
        ('"status"', '"staus"', '"status"', False),
        ('["FI"]', '"FI"', '["FI"]', False),
        ('{"person": "envoy"}', "{'person': 'envoy'}", "{'person': 'envoy'}", None),
    ],
)
def test_a_fix_changes_only_the_value_in_json(was: str, spoilt: str, becomes: str, is_certain: bool | None) -> None:
    """A fix changes only the value in JSON too, where a number may replace a text, and in a line of JSON Lines."""
    text = json.dumps(_JSON)
    assert was in text
    spoilt, becomes = text.replace(was, spoilt, 1), text.replace(was, becomes, 1)
    assert with_first_fix(spoilt, "visit.json") == (becomes, is_certain)
    if "\ufeff" not in spoilt:
        lines = f"{text}\n{spoilt}\n{text}"
        assert with_first_fix(lines, "visits.jsonl") == (f"{text}\n{becomes}\n{text}", is_certain)


_JSON = {
    "format": 1,
    "id": "fi-ee-envoy-talks",
    "revision": 1,
    "revised": "2025-03-05T12:00:00Z",
    "title": "Talks",
    "status": "announced",
    "sending": ["FI"],
    "people": [{"id": "envoy", "name": "Aino Virtanen"}],
    "travellers": [{"person": "envoy"}],
    "stops": [{"id": "estonia", "country": "EE", "when": "2025-04-07"}],
    "sources": [{"id": "ministry", "kind": "statement"}],
}


def test_an_uncertain_fault_gets_no_certain_fix() -> None:
    """An ambiguous tab, a byte order mark inside a text and a comment in JSON get no certain fix."""
    assert with_first_fix("a:\n  b:\n\tc: d\n")[1] is None
    assert with_first_fix("title: a\n\ufeffstatus: held\n")[1] is False
    assert with_first_fix('{"format": 1 // one\n}', "visit.json")[1] is None
    assert with_first_fix("\tformat: 1\n \tid: [\n")[1] is None


def test_every_fixer_belongs_to_a_rule() -> None:
    """Every fixer belongs to an existing rule; otherwise it would never run."""
    assert set(FIXERS) | set(SYNTAX_FIXERS) <= set(RULES)


def test_a_clean_record_calls_no_fixer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record without findings calls no fixer, so fixes cost it nothing."""
    for table in (FIXERS, SYNTAX_FIXERS):
        for name in table:
            monkeypatch.setitem(table, name, None)
    assert findings(YAML) == ()


@pytest.mark.at_length
def test_a_value_beyond_the_limits_gets_no_fix() -> None:
    """A list beyond the limit and a long text with tabs get no fix, which would take too long."""
    words = ", ".join(f'"Finland {number}"' for number in range(1_001))
    reported = findings(json.dumps(_JSON).replace('["FI"]', f"[{words}]"), "visit.json")
    assert all(finding.fix is None for finding in reported)
    assert with_first_fix("\ttitle: a\n# " + "c" * 100_000)[1] is None
