"""The rules of syntax, shared by JSON, JSON Lines and YAML: faults that make a file unreadable."""

from diplovisit.findings.rule import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str, *, breaks: str, keeps: str, source: str) -> Rule:
    return Rule(
        name=name,
        group=Group.SYNTAX,
        severity=Severity.ERROR,
        finds=finds,
        why=why,
        remedy=remedy,
        breaks=breaks,
        keeps=keeps,
        source=source,
    )


WRONG_ENCODING = _rule(
    "wrong-encoding",
    "bytes that are not UTF-8",
    "Names in another encoding turn into other letters, or are lost.",
    "save the file as UTF-8",
    breaks="""
        title: Premi<byte E8>re visite de Liis Tamm
    """,
    keeps="""
        title: Première visite de Liis Tamm
    """,
    source=(
        "RFC 8259, section 8.1, and YAML 1.2.2, section 5.2; UTF-8 is the only YAML encoding that"
        " every tool reads alike"
    ),
)
BYTE_ORDER_MARK = _rule(
    "byte-order-mark",
    "a byte order mark, U+FEFF",
    "It is invisible, and many readers treat it as part of the first key (RFC 8259, section 8.1).",
    "save the file as UTF-8 without a byte order mark",
    breaks="""
        <U+FEFF>title: Liis Tamm visits Finland
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source=(
        "RFC 8259, section 8.1, which forbids it in JSON; project rule for YAML, because joining"
        " files moves it into the middle"
    ),
)
TOO_LARGE = _rule(
    "too-large",
    "a document of more than 10 MB, or of more than 250,000 values",
    "A record has a few kilobytes. The limit protects the machine from a damaged or hostile file.",
    "put many records into a .jsonl file, one on each line",
    breaks="""
        notes:
          - <a × 10,000,001>
    """,
    keeps="""
        notes:
          - <a × 10,000>
    """,
    source="project rule: a search for repeats in a list of 3,000 objects kept a Python validator busy for 17 seconds",
)
EMPTY_FILE = _rule(
    "empty-file",
    "a file without a record",
    "An empty file is usually one whose writing was interrupted.",
    "write a record into it, or delete it",
    breaks="""
        # to be filled in
    """,
    keeps="""
        status: reported
    """,
    source="project rule: a record has at least its required fields",
)
ANOTHER_KIND_OF_FILE = _rule(
    "another-kind-of-file",
    "a web page, a workbook or a Git LFS pointer instead of a record",
    "Something else was saved under the name of the record.",
    "download the record itself",
    breaks="""
        # visit.yaml
        <!DOCTYPE html>
        <html><head><title>404 Not Found</title></head></html>
    """,
    keeps="""
        status: reported
    """,
    source="project rule: GitHub, spreadsheet programs and Git LFS save such files under the expected name",
)
MERGE_CONFLICT = _rule(
    "merge-conflict",
    "a merge conflict marker",
    "The file contains both versions, and nobody has chosen one.",
    "choose one of the two versions, and delete the markers",
    breaks="""
        <<<<<<< HEAD
        status: announced
        =======
        status: confirmed
        >>>>>>> corrections
    """,
    keeps="""
        status: confirmed
    """,
    source="git: the markers that `git merge` writes",
)
MALFORMED_JSON = _rule(
    "malformed-json",
    "a text that is not JSON (RFC 8259)",
    "Readers that guess the meaning guess differently.",
    "correct the JSON syntax",
    breaks="""
        # visit.json
        {"status": "reported", "sending": ["EE"],}
    """,
    keeps="""
        # visit.json
        {"status": "reported", "sending": ["EE"]}
    """,
    source="RFC 8259",
)
MALFORMED_YAML = _rule(
    "malformed-yaml",
    "a text that is not YAML",
    "Readers that guess the meaning guess differently.",
    "correct the YAML syntax; put a text in quotes if it contains any of : # { } [ ] , & * ! | > ' \" % @ `",
    breaks="""
        title: Liis Tamm: first visit to Finland
    """,
    keeps="""
        title: "Liis Tamm: first visit to Finland"
    """,
    source="YAML 1.2.2, section 7.3.3: a colon before a space ends a key, so a text that contains one needs quotes",
)
FORBIDDEN_CHARACTER = _rule(
    "forbidden-character",
    "a character that the format does not allow unescaped, such as a control character",
    "It is invisible, and a terminal or a calendar program may act on it.",
    "delete the character",
    breaks="""
        title: Liis Tamm<U+0007> visits Finland
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="YAML 1.2.2, section 5.1, and RFC 8259, section 7: control characters must be escaped",
)
UNICODE_LINE_BREAK = _rule(
    "unicode-line-break",
    "a character that only some readers treat as a line break: U+0085, U+2028 or U+2029 in YAML",
    (
        "YAML 1.1 ends a line or a comment there, but YAML 1.2 and text editors do not. The same file then"
        " has two meanings."
    ),
    "write a space or an ordinary line break instead",
    breaks="""
        status: reported # as of today<U+2028>
    """,
    keeps="""
        status: reported # as of today
    """,
    source="YAML 1.1, section 5.4, and YAML 1.2.2, section 5.4: U+0085, U+2028 and U+2029 end a line only in YAML 1.1",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    "a key that occurs twice in a mapping",
    "One reader uses the first value, another the last, and neither reports it (RFC 8259, section 4).",
    "delete one of the two; if they belong to two items of a list, begin the second item with a dash",
    breaks="""
        status: announced
        status: confirmed
    """,
    keeps="""
        status: confirmed
    """,
    source="RFC 8259, section 4, and YAML 1.2.2, section 3.2.1.3: the keys of a mapping are unique",
)
NOT_A_JSON_NUMBER = _rule(
    "not-a-json-number",
    "a number that JSON does not allow (NaN, Infinity, 012, +1) or that is too large for readers (1e400)",
    "Some readers change it into another number, and some drop it.",
    "write the number as in JSON; put a text in double quotes, and leave out an unknown value",
    breaks="""
        # visit.json
        {"revision": 01}
    """,
    keeps="""
        # visit.json
        {"revision": 1}
    """,
    source="RFC 8259, section 6",
)
LONE_SURROGATE = _rule(
    "lone-surrogate",
    "an escape that is half of a character, such as \\ud800",
    "It is not a character, cannot be written as UTF-8, and stops programs that read the text later.",
    "write the character itself instead of its escapes",
    breaks=r"""
        # visit.json
        {"title": "Talks in Helsinki \ud83e"}
    """,
    keeps=r"""
        # visit.json
        {"title": "Talks in Helsinki \ud83e\udd1d"}
    """,
    source="RFC 8259, section 8.2: what a reader does with half a surrogate pair is unpredictable",
)
TOO_DEEP = _rule(
    "too-deep",
    "lists and mappings that are nested more than 100 deep",
    "A record is six levels deep. The limit protects the program from a hostile file.",
    "remove the levels that a record does not have",
    breaks="""
        notes: <[ × 101>a<] × 101>
    """,
    keeps="""
        notes: [a]
    """,
    source="project rule: RFC 8259, section 9, allows a limit, and Python's stack ends at about 1,000",
)
YAML_ANCHOR = _rule(
    "yaml-anchor",
    "an anchor (&name) or an alias (*name)",
    "The value is written elsewhere in the file, and a few lines of aliases can grow to gigabytes.",
    "write the value itself; put a text that begins with & or * in quotes",
    breaks="""
        stops:
          - {id: finland, country: &host FI, when: "2025-03-07"}
          - {id: harbour, country: *host, when: "2025-03-08"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
          - {id: harbour, country: FI, when: "2025-03-08"}
    """,
    source=('YAML 1.2.2, section 3.2.2.2; aliases that grow to gigabytes are known as "billion laughs" (CWE-776)'),
)
YAML_TAG = _rule(
    "yaml-tag",
    "a tag, such as !!str or !!python/object",
    "The field determines the type of its value, and some tags run code.",
    "delete the tag; put a text that begins with ! in quotes",
    breaks="""
        title: !!str 1325
    """,
    keeps="""
        title: "1325"
    """,
    source="YAML 1.2.2, section 3.2.1.2; tags that make objects have run foreign code in PyYAML (CVE-2020-14343)",
)
MERGE_KEY = _rule(
    "merge-key",
    "a merge key (<<)",
    "YAML 1.2 has no merge key. One reader merges the fields, and another sees an unknown field.",
    "write the fields out",
    breaks="""
        stops:
          - <<: {country: FI}
            id: finland
    """,
    keeps="""
        stops:
          - country: FI
            id: finland
    """,
    source="the merge key of YAML 1.1 (yaml.org/type/merge), which YAML 1.2 does not have",
)
SEVERAL_DOCUMENTS = _rule(
    "several-documents",
    "a second document in a YAML file",
    "Many readers use the first document and ignore the others without notice.",
    "write one record per file",
    breaks="""
        title: Liis Tamm visits Finland
        ---
        title: Liis Tamm visits Sweden
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="YAML 1.2.2, section 9.2; JSON Lines is the format for many records in one file",
)
KEY_NOT_TEXT = _rule(
    "key-not-text",
    "a key that is a list, a mapping or empty",
    "The fields of a record have names. JSON and most programs allow no other keys.",
    "write the name of the field before the colon",
    breaks="""
        title: Liis Tamm visits Finland
        ? [status]
        : reported
    """,
    keeps="""
        title: Liis Tamm visits Finland
        status: reported
    """,
    source="RFC 8259, section 4: a name is a string; only YAML 1.2.2 allows other keys",
)
YAML_DIRECTIVE = _rule(
    "yaml-directive",
    "a directive: a line that begins with %",
    "It changes the meaning of the rest of the file for some readers only.",
    "delete the line",
    breaks="""
        %YAML 1.1
        ---
        title: Liis Tamm visits Finland
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="YAML 1.2.2, section 6.8",
)
TAB_IN_INDENTATION = _rule(
    "tab-in-indentation",
    "a tab where YAML requires spaces",
    "The width of a tab differs between editors, so YAML does not allow it in indentation.",
    "replace the tab by spaces; most editors can do so for the whole file",
    breaks="""
        stops:
        <U+0009>- {id: finland, country: FI}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI}
    """,
    source="YAML 1.2.2, section 6.1",
)
RULES = (
    WRONG_ENCODING,
    BYTE_ORDER_MARK,
    TOO_LARGE,
    EMPTY_FILE,
    ANOTHER_KIND_OF_FILE,
    MERGE_CONFLICT,
    MALFORMED_JSON,
    MALFORMED_YAML,
    FORBIDDEN_CHARACTER,
    UNICODE_LINE_BREAK,
    DUPLICATE_KEY,
    NOT_A_JSON_NUMBER,
    LONE_SURROGATE,
    TOO_DEEP,
    YAML_ANCHOR,
    YAML_TAG,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    KEY_NOT_TEXT,
    YAML_DIRECTIVE,
    TAB_IN_INDENTATION,
)
