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
    "A name in another encoding comes out as other letters, or as none.",
    "save the file as UTF-8",
    breaks="""
        title: Premi<byte E8>re visite de Liis Tamm
    """,
    keeps="""
        title: Première visite de Liis Tamm
    """,
    source="RFC 8259, section 8.1, and YAML 1.2.2, section 5.2; of the encodings that YAML allows, UTF-8 alone is"
    " read the same by every tool",
)
BYTE_ORDER_MARK = _rule(
    "byte-order-mark",
    "a byte order mark, U+FEFF",
    "It cannot be seen, and many readers take it for the first letter of the first key (RFC 8259, section 8.1).",
    "save the file as UTF-8 without a byte order mark",
    breaks="""
        <U+FEFF>title: Liis Tamm visits Finland
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="RFC 8259, section 8.1, which forbids it in JSON; in YAML our own, because tools that join files carry it"
    " into the middle",
)
TOO_LARGE = _rule(
    "too-large",
    "a document of more than 10 MB, or of more than 250,000 values",
    "A record is a few kilobytes; the bound keeps a damaged or hostile file from taking the machine down.",
    "put many records into a .jsonl file, one a line",
    breaks="""
        notes:
          - <a × 10,000,001>
    """,
    keeps="""
        notes:
          - <a × 10,000>
    """,
    source="our own: a list of 3,000 objects, searched for repeats, already kept a validator in Python busy for 17"
    " seconds",
)
EMPTY_FILE = _rule(
    "empty-file",
    "a file with no record in it",
    "An empty file is most often one that was never written to its end.",
    "write a record into it, or delete it",
    breaks="""
        # to be filled in
    """,
    keeps="""
        status: reported
    """,
    source="our own: a record has at least its required fields",
)
ANOTHER_KIND_OF_FILE = _rule(
    "another-kind-of-file",
    "a web page, a workbook, or the pointer that Git LFS leaves in the place of a file",
    "Something else was saved under the name of the record, which is still where it was.",
    "fetch the record itself",
    breaks="""
        # visit.yaml
        <!DOCTYPE html>
        <html><head><title>404 Not Found</title></head></html>
    """,
    keeps="""
        status: reported
    """,
    source="our own: what GitHub, a spreadsheet and Git LFS leave under the name of a file that was asked for",
)
MERGE_CONFLICT = _rule(
    "merge-conflict",
    "a marker that a merge has left",
    "Both versions stand in the file, and nobody has said which one holds.",
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
    "Readers that guess what was meant guess differently.",
    "write it as JSON",
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
    "Readers that guess what was meant guess differently.",
    "write it as YAML; put a text in quotes where it holds any of : # { } [ ] , & * ! | > ' \" % @ `",
    breaks="""
        title: Liis Tamm: first visit to Finland
    """,
    keeps="""
        title: "Liis Tamm: first visit to Finland"
    """,
    source="YAML 1.2.2, section 7.3.3: a colon with a blank behind it ends a key, and a text that holds one goes"
    " into quotes",
)
FORBIDDEN_CHARACTER = _rule(
    "forbidden-character",
    "a character that the format does not allow to stand as it is, such as a control character",
    "It cannot be seen, and a terminal or a calendar may act on it.",
    "delete the character",
    breaks="""
        title: Liis Tamm<U+0007> visits Finland
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="YAML 1.2.2, section 5.1, and RFC 8259, section 7: control characters cannot stand as they are",
)
UNICODE_LINE_BREAK = _rule(
    "unicode-line-break",
    "a line break that only some readers take for one: U+0085, U+2028 or U+2029 in YAML",
    "YAML 1.1 ends a line, and a comment, at it, YAML 1.2 and text editors do not: the same file says two things.",
    "write a blank or an ordinary line break instead",
    breaks="""
        status: reported # as of today<U+2028>
    """,
    keeps="""
        status: reported # as of today
    """,
    source="YAML 1.1, section 5.4, against YAML 1.2.2, section 5.4: U+0085, U+2028 and U+2029 end a line in the one"
    " and not in the other",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    "a key that stands twice in a mapping",
    "One reader takes the first value, another the last, and neither says so (RFC 8259, section 4).",
    "keep one of the two",
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
    "a number that JSON does not have (NaN, Infinity, 012, +1) or that readers cannot hold (1e400)",
    "Some readers turn it into another number, and some into nothing.",
    "write a number as JSON does; what is not a number goes into double quotes, and what is not known is left out",
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
    "It is no character, cannot be written as UTF-8, and stops the programs that read the text later.",
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
    "lists and mappings inside one another, more than 100 deep",
    "A record is six deep; the bound keeps a hostile file from taking the program down.",
    "take out the levels that a record does not have",
    breaks="""
        notes: <[ × 101>a<] × 101>
    """,
    keeps="""
        notes: [a]
    """,
    source="our own: RFC 8259, section 9, lets a reader set a limit, and Python's own stack ends at about 1,000",
)
YAML_ANCHOR = _rule(
    "yaml-anchor",
    "an anchor (&name) or an alias (*name)",
    "The value stands elsewhere than where it is read, and a few lines of aliases can grow to gigabytes.",
    "write the value out; a text that begins with & or * goes into quotes",
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
    source='YAML 1.2.2, section 3.2.2.2; a few lines of aliases that grow to gigabytes are known as "billion laughs"'
    " (CWE-776)",
)
YAML_TAG = _rule(
    "yaml-tag",
    "a tag, such as !!str or !!python/object",
    "The type of a value is for its field to say, and some tags run code.",
    "delete the tag; a text that begins with ! goes into quotes",
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
    "YAML 1.2 does not have it: what one reader merges is a field of a strange name to another.",
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
    "Many readers take the first one and drop the others in silence.",
    "write one record a file",
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
    "a key that is a list, a mapping or nothing at all",
    "The fields of a record have names; JSON and most programs know no other keys.",
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
    source="RFC 8259, section 4: a name is a string; YAML 1.2.2 alone knows other keys",
)
YAML_DIRECTIVE = _rule(
    "yaml-directive",
    "a directive: a line that begins with %",
    "It changes what the rest of the file means, to those readers that know it.",
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
    "a tab where YAML wants blanks",
    "How far a tab indents differs from one editor to the next, so YAML does not allow it.",
    "put blanks in the place of the tab; most editors can do so for the whole file",
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
