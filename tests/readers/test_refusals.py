"""Common mistakes are reported with rule, position, sentence and remedy."""

import pytest
import yaml

from diplovisit.readers import RULES, UnreadableDocument
from diplovisit.readers.record_reader import Format
from diplovisit.readers.yaml_reader import Loader, read_yaml
from tests.readers.strategies import LOADERS, VISIT, read_one, shown

# Text; rule; line; text of the span; part of the sentence; part of the remedy, "" for the remedy of the rule.
Mistake = tuple[str, str, int, str, str, str]

JSON: list[Mistake] = [
    ('{"a": 1,\n "b": 2,\n "a": 3}', "duplicate-key", 3, '"a"', '"a" occurs here and on line 1', ""),
    ('{"status": 1, "st\\u0061tus": 2}', "duplicate-key", 1, '"st\\u0061tus"', "and at column 2", ""),
    ('{"x": [{"a": {"b": 1, "b": 1}}]}', "duplicate-key", 1, '"b"', '"b" occurs here', ""),
    ('{"a": 1,\n}', "malformed-json", 1, ",", "a comma follows the last field of the mapping", "delete the comma"),
    ("[1, 2, ]", "malformed-json", 1, ",", "follows the last item of the list", "delete the comma"),
    ('{"a": 1\n "b": 2}', "malformed-json", 1, "1", 'after this; saw " on line 2', "put a comma between the two"),
    ("[1 2]", "malformed-json", 1, "1", 'saw "2" at column 4', "put a comma between the two"),
    ("[1,, 2]", "malformed-json", 1, ",", 'expected a value; saw ","', "delete one comma"),
    ("{'a': 1}", "malformed-json", 1, "'", "expected a key in double quotes", "in double quotes"),
    ("['a']", "malformed-json", 1, "'", "expected a value", "in double quotes"),
    ("{“a”: 1}", "malformed-json", 1, "“", "expected a key in double quotes", "straight double quotes"),
    ("{status: 1}", "malformed-json", 1, "status", 'saw "status"', "put the key in double quotes"),
    ('{"a": held}', "malformed-json", 1, "held", 'saw "held" without quotes', "put a text in double quotes"),
    ('{"a": 1} // x', "malformed-json", 1, "// x", "JSON does not allow comments", "delete the comment"),
    ('{"a": /* x\n */ 1}', "malformed-json", 1, "/* x", "JSON does not allow comments", "delete the comment"),
    ('# x\n{"a": 1}', "malformed-json", 1, "# x", "JSON does not allow comments", "delete the comment"),
    ('{"a": True}', "malformed-json", 1, "True", "JSON does not allow True", "write true"),
    ('{"a": None}', "malformed-json", 1, "None", "JSON does not allow None", "delete the field"),
    ('{"a": "x', "malformed-json", 1, "x", "the file ends inside the text that begins at column 7", "cut off"),
    ('{"a": [\n1,\n', "malformed-json", 2, ",", "ends inside the list that begins on line 1", "cut off"),
    ('{"a": "x\n"}', "malformed-json", 1, '"x', "not closed on this line", "write a line break inside it as \\n"),
    ('{"a": "the "big" one"}', "malformed-json", 1, '"', 'ends at this quote, and "big" follows', '\\"'),
    ('{"a": [1}', "malformed-json", 1, "}", "expected ], the end of the list that begins at column 7", "close"),
    ('{"a": 1}}', "malformed-json", 1, "}", "expected the end of the record", "delete the }"),
    ('{"a": 1}\n{"a": 2}', "malformed-json", 2, "{", "expected the end of the record", "into a .jsonl file"),
    ('{"a" 1}', "malformed-json", 1, "1", "expected a colon after the key", ""),
    ('{"a" = 1}', "malformed-json", 1, "=", "expected a colon after the key", "write a colon"),
    ('{"a"}', "malformed-json", 1, "}", "expected a colon and a value after the key", ""),
    ('{"a": }', "malformed-json", 1, "}", "expected a value", "write the value that is missing"),
    ('["a": 1]', "malformed-json", 1, ":", "saw : in the list", "between { and }"),
    ('["C:\\data"]', "malformed-json", 1, "\\d", '"\\d" is not a JSON escape', "write a backslash itself as \\\\"),
    ('["\\u12"]', "malformed-json", 1, "\\u", "is not a JSON escape", "four hexadecimal digits"),
    ('{"a":\u00a01}', "malformed-json", 1, "\u00a0", "does not allow U+00A0", "replace it by an ordinary space"),
    ('["a\tb"]', "forbidden-character", 1, "\t", "the control character U+0009", "\\t"),
    ('["a\x1bb"]', "forbidden-character", 1, "\x1b", "the control character U+001B", ""),
    ("[NaN]", "not-a-json-number", 1, "NaN", "JSON does not allow NaN", ""),
    ("[-Infinity]", "not-a-json-number", 1, "-Infinity", '"-Infinity" is not a JSON number', ""),
    ("[1e400]", "not-a-json-number", 1, "1e400", "is too large; the largest number", ""),
    ("[007]", "not-a-json-number", 1, "007", '"007" is not a JSON number', "leading zeros"),
    ("[+1]", "not-a-json-number", 1, "+1", "is not a JSON number", "without the plus sign"),
    ("[.5]", "not-a-json-number", 1, ".5", "is not a JSON number", "a zero before the point"),
    ("[5.]", "not-a-json-number", 1, "5.", "is not a JSON number", "a digit after the point"),
    ("[1_000]", "not-a-json-number", 1, "1_000", "is not a JSON number", "without underscores"),
    ("[2025-03-07]", "not-a-json-number", 1, "2025-03-07", "is not a JSON number", "a date in double quotes"),
    (f"[{'1' * 301}]", "not-a-json-number", 1, "1" * 301, "of at most 300 characters; saw 301", "in double quotes"),
    ('["\\ud83d"]', "lone-surrogate", 1, "\\ud83d", "is only half of a character", ""),
    ('{"\\udc00": 1}', "lone-surrogate", 1, "\\udc00", "is only half of a character", ""),
    ("[" * 101, "too-deep", 1, "[", "more than 100 deep", ""),
]

YAML: list[Mistake] = [
    ("a: 1\nb: 2\n'a': 3", "duplicate-key", 3, "'a'", '"a" occurs here and on line 1', ""),
    (
        "title: Visit: day one",
        "malformed-yaml",
        1,
        ":",
        "a second colon with a space after it",
        "put the text in quotes",
    ),
    ("title: “Talks: the first”", "malformed-yaml", 1, ":", "a second colon", "typographic quotes"),
    (
        "a: x\n  b: y",
        "malformed-yaml",
        2,
        "b:",
        'the key "b" is indented like the text above',
        "indent it like the keys",
    ),
    ("a: b\nc\nd: e", "malformed-yaml", 2, "c", 'expected a key with a colon after it; saw "c"', "`key: value`"),
    ("a:\n- b\n-c", "malformed-yaml", 3, "-c", "the dash needs a space after it", "put a space"),
    (
        "a:\n  b: 1\n c: 2",
        "malformed-yaml",
        3,
        "c: 2",
        "of the mapping that begins on line 1",
        "alike, here by 0 spaces",
    ),
    ("  - a: 1\n   b: 2", "malformed-yaml", 2, "b: 2", "of the list that begins on line 1", "here by 2 spaces"),
    (
        "a: b\n- c",
        "malformed-yaml",
        2,
        "- c",
        'expected a key of the mapping that begins on line 1; saw "-"',
        "its own key",
    ),
    ("a: - b", "malformed-yaml", 1, "-", "a list cannot begin on the line of its key", "on the next line"),
    ("a: x\nb: 'it''s\nc: d", "malformed-yaml", 2, "'it''s", "the quote ' that opens here is not closed", "as ''"),
    ('a: "x\nb: y', "malformed-yaml", 1, '"x', 'the quote " that opens here is not closed', '\\"'),
    ("a: 'it's'", "malformed-yaml", 1, "s'", 'after the closing quote; saw "s"', "' inside single quotes as ''"),
    ('a: "x" y', "malformed-yaml", 1, "y", "after the closing quote", "put the whole text in quotes"),
    ("a: [x] y", "malformed-yaml", 1, "y", "expected the end of the line after ]", "in quotes"),
    ("a: [1, 2", "malformed-yaml", 1, "[", "the [ that opens here is not closed", "close it with ]"),
    (
        "a: {b: 1,\nc: 2]",
        "malformed-yaml",
        2,
        "]",
        "expected a comma or } in the mapping that opens on line 1",
        "in quotes",
    ),
    ("a: @b", "malformed-yaml", 1, "@", 'expected a value; saw "@b"', "begins with @ in quotes"),
    ("a: `b`", "malformed-yaml", 1, "`", "expected a value", "begins with ` in quotes"),
    ("a: %b", "malformed-yaml", 1, "%", "expected a value", "begins with % in quotes"),
    ("a: ,b", "malformed-yaml", 1, ",", "expected a value", "begins with , in quotes"),
    (": b", "malformed-yaml", 1, ": b", "a colon needs a key before it", "the name of the field"),
    ("{", "malformed-yaml", 1, "{", "the file ends where a value is expected", "cut off"),
    ("a: >b", "malformed-yaml", 1, ">b", "> begins a block of text", "begins with > in quotes"),
    ("a: |0\n  b", "malformed-yaml", 1, "|0", "| begins a block of text", "begins with | in quotes"),
    ("{a: b} {c: d}", "malformed-yaml", 1, "{c: d}", "expected the end of the record", "delete what follows"),
    (
        "  a: b\nc: d",
        "malformed-yaml",
        2,
        "c: d",
        'expected the end of the record; saw "c"',
        "all keys of the record are indented",
    ),
    ('a: "C:\\data"', "malformed-yaml", 1, "\\d", '"\\d" is not an escape in YAML double quotes', "single quotes"),
    ('a: "\\xZZ"', "malformed-yaml", 1, "\\x", "expected 2 hexadecimal digits", "single quotes"),
    (
        'a: "\\U00110000"',
        "malformed-yaml",
        1,
        "\\U00110000",
        "\\U00110000 is not a character",
        "the character itself",
    ),
    ("a:\n\tb: c", "tab-in-indentation", 2, "\t", "a tab is used where YAML requires spaces", ""),
    ("a: b\n\tc", "tab-in-indentation", 2, "\t", "a tab is used", ""),
    ("a: |\n\tc", "tab-in-indentation", 2, "\t", "a tab is used", ""),
    ("a: &x b", "yaml-anchor", 1, "&x", 'the anchor "&x" is not allowed', ""),
    ("&x a: b", "yaml-anchor", 1, "&x", 'the anchor "&x" is not allowed', ""),
    ("a: [*x]", "yaml-anchor", 1, "*x", 'the alias "*x" is not allowed', ""),
    ("*x : b", "yaml-anchor", 1, "*x", 'the alias "*x" is not allowed', ""),
    ("a: **bold**", "yaml-anchor", 1, "*", "* begins an alias in YAML", "begins with * in quotes"),
    ("a: & b", "yaml-anchor", 1, "&", "& begins an anchor in YAML", "begins with & in quotes"),
    ("a: !!int 1", "yaml-tag", 1, "!!int", 'the tag "!!int" is not allowed', ""),
    ("a: !<tag:x> {b: c}", "yaml-tag", 1, "!<tag:x>", "the tag", ""),
    ("!x\na: b", "yaml-tag", 1, "!x", 'the tag "!x" is not allowed', ""),
    ("a: !x!y b", "yaml-tag", 1, "!", "! begins a tag in YAML", "begins with ! in quotes"),
    ("<<: {a: b}", "merge-key", 1, "<<", "the merge key << is not allowed", ""),
    ("a: b\n---\nc: d", "several-documents", 2, "---", "a second document begins here", ""),
    ("a: b\n...\n---\nc: d", "several-documents", 3, "---", "a second document begins here", ""),
    ("? [a]\n: b", "key-not-text", 1, "[a]", "expected a name as the key; saw a list", "in quotes"),
    ("{a: b}: c", "key-not-text", 1, "{a: b}", "saw a mapping", "in quotes"),
    ("~: a", "key-not-text", 1, "~", 'expected a name as the key; saw "~"', ""),
    ("? \n: b", "key-not-text", 1, " ", "saw nothing", ""),
    ("%YAML 1.2\n---\na: b", "yaml-directive", 1, "%YAML 1.2", 'found the YAML directive "%YAML 1.2"', ""),
    ("# x\n\n%FOO\n---\na: b", "yaml-directive", 3, "%FOO", 'found the YAML directive "%FOO"', ""),
    ('a: "\\ud83d"', "lone-surrogate", 1, "\\ud83d", "\\ud83d is only half of a character", "\\U and eight digits"),
    ('a: "\\\\\\uDC00"', "lone-surrogate", 1, "\\uDC00", "is only half of a character", "the character itself"),
    ("a: b\u0085c", "unicode-line-break", 1, "\u0085", "line break, U+0085", "\\N in double quotes"),
    ("a: 'b\u2028c'", "unicode-line-break", 1, "\u2028", "line break, U+2028", "\\L in double quotes"),
    ("# b\u2029c", "unicode-line-break", 1, "\u2029", "line break, U+2029", "\\P in double quotes"),
    ("a: b\x07c", "forbidden-character", 1, "\x07", "the character U+0007", ""),
    ("a: 😀\x7f", "forbidden-character", 1, "\x7f", "the character U+007F", ""),
    ("a: b\ufeffc", "byte-order-mark", 1, "\ufeff", "found a byte order mark, U+FEFF", "delete it"),
    ("# nothing\n", "empty-file", 1, "", "only spaces, comments", ""),
    ("---\n", "empty-file", 1, "---", "only spaces, comments", ""),
    ("...\n", "empty-file", 1, "...", "expected a record", ""),
    ("[" * 101, "too-deep", 1, "[", "more than 100 deep", ""),
]

BOTH: list[Mistake] = [
    ("", "empty-file", 1, "", "expected a record", ""),
    ("<!DOCTYPE html>\n<p>404", "another-kind-of-file", 1, "<!DOCTYPE", "a web page, not a record", "the file itself"),
    (" <html lang=en>", "another-kind-of-file", 1, "<html", "a web page, not a record", "the file itself"),
    (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
        "another-kind-of-file",
        1,
        "version https://git-lfs.github.com/spec/v1",
        "Git LFS",
        "git lfs pull",
    ),
]


def _check(result: object, mistake: Mistake) -> None:
    _, rule, line, text, sentence, remedy = mistake
    assert isinstance(result, UnreadableDocument)
    assert [fault.rule.name for fault in result.faults] == [rule]
    (fault,) = result.faults
    assert fault.span.line == line
    assert shown(result, line, fault.span.column, fault.span.end_column) == text
    assert sentence in fault.sentence
    assert (remedy in (fault.remedy or "")) if remedy else fault.remedy is None


@pytest.mark.parametrize("mistake", [*JSON, *BOTH], ids=lambda mistake: repr(mistake[0][:40]))
def test_a_mistake_in_json_is_reported(mistake: Mistake) -> None:
    """Each mistake in JSON is reported once, by its rule, at its position, with a sentence that names it."""
    _check(read_one(mistake[0], Format.JSON), mistake)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("mistake", [*YAML, *BOTH], ids=lambda mistake: repr(mistake[0][:40]))
def test_a_mistake_in_yaml_is_reported(mistake: Mistake, loader: Loader) -> None:
    """Each mistake in YAML is reported the same by libyaml and by the scanner in Python."""
    _check(read_yaml(mistake[0], name="visit", shape=VISIT, loader=loader), mistake)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="Python's scanner, the only one here, reads these")
@pytest.mark.parametrize("text", ["- {about:[misri]}", "when: {day:}"])
def test_a_colon_without_a_blank_is_reported(text: str) -> None:
    """A colon without a blank before a bracket is reported by libyaml."""
    _check(
        read_one(text, Format.YAML),
        (text, "malformed-yaml", 1, ":", "the colon needs a space after it", "put a space after the colon"),
    )


CONFLICT = '{{"id": "a",\n<<<<<<< HEAD\n"status": "{0}"\n=======\n"status": "{0}x"\n>>>>>>> branch\n}}'


@pytest.mark.parametrize("form", [Format.JSON, Format.YAML])
def test_all_markers_of_a_merge_are_reported_and_nothing_else(form: Format) -> None:
    """All markers of a merge are reported, and no other fault, although YAML would read some of them as text."""
    result = read_one(CONFLICT.format("held"), form)
    assert isinstance(result, UnreadableDocument)
    assert [(fault.rule.name, fault.span.line) for fault in result.faults] == [
        ("merge-conflict", 2),
        ("merge-conflict", 4),
        ("merge-conflict", 6),
    ]


def test_many_mistakes_are_reported_at_once() -> None:
    """After a mistake that does not affect the rest, scanning continues, and later mistakes are reported too."""
    text = '{"a": NaN, // why\n "a": "\\ud800\\x",\n "b": [True, 01, 1e999,],\n "b": "\t",\n}'
    result = read_one(text, Format.JSON)
    assert isinstance(result, UnreadableDocument)
    assert [(fault.span.line, fault.rule.name) for fault in result.faults] == [
        (1, "not-a-json-number"),
        (1, "malformed-json"),
        (2, "duplicate-key"),
        (2, "lone-surrogate"),
        (2, "malformed-json"),
        (3, "malformed-json"),
        (3, "not-a-json-number"),
        (3, "not-a-json-number"),
        (3, "malformed-json"),
        (4, "duplicate-key"),
        (4, "forbidden-character"),
        (4, "malformed-json"),
    ]


@pytest.mark.parametrize("loader", LOADERS)
def test_many_mistakes_of_yaml_are_reported_at_once(loader: Loader) -> None:
    """All anchors, aliases, tags, merge keys and duplicate keys are reported, and the error that ends the reading."""
    text = "a: &x !!str b\n<<: *x\na: {c: 1, c: 2}\n~: [d\n"
    result = read_yaml(text, name="visit", shape=VISIT, loader=loader)
    assert isinstance(result, UnreadableDocument)
    assert [(fault.span.line, fault.span.column, fault.rule.name) for fault in result.faults] == [
        (1, 4, "yaml-anchor"),
        (1, 7, "yaml-tag"),
        (2, 1, "merge-key"),
        (2, 5, "yaml-anchor"),
        (3, 1, "duplicate-key"),
        (3, 11, "duplicate-key"),
        (4, 1, "key-not-text"),
        (4, 4, "malformed-yaml"),
    ]


def test_every_rule_is_broken_by_a_text() -> None:
    """Every rule of syntax is broken by some text above; the three named rules are tested elsewhere."""
    broken = {mistake[1] for mistake in (*JSON, *YAML, *BOTH)}
    assert {rule.name for rule in RULES} - broken == {"wrong-encoding", "too-large", "merge-conflict"}


def test_rules_have_names_of_their_own() -> None:
    """No two rules of syntax share a name."""
    assert len({rule.name for rule in RULES}) == len(RULES)
