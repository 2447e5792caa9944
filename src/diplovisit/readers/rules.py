"""The rules of syntax: what keeps a file from being read at all. JSON, JSON Lines and YAML share them."""

from diplovisit.record.finding import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str) -> Rule:
    return Rule(name=name, group=Group.SYNTAX, severity=Severity.ERROR, finds=finds, why=why, remedy=remedy)


WRONG_ENCODING = _rule(
    "wrong-encoding",
    "bytes that are not UTF-8",
    "A name in another encoding comes out as other letters, or as none.",
    "save the file as UTF-8",
)
BYTE_ORDER_MARK = _rule(
    "byte-order-mark",
    "a byte order mark, U+FEFF",
    "It cannot be seen, and many readers take it for the first letter of the first key (RFC 8259, section 8.1).",
    "save the file as UTF-8 without a byte order mark",
)
TOO_LARGE = _rule(
    "too-large",
    "a document of more than 10 MB, or of more than 250,000 values",
    "A record is a few kilobytes; the bound keeps a damaged or hostile file from taking the machine down.",
    "put many records into a .jsonl file, one a line",
)
EMPTY_FILE = _rule(
    "empty-file",
    "a file with no record in it",
    "An empty file is most often one that was never written to its end.",
    "write a record into it, or delete it",
)
ANOTHER_KIND_OF_FILE = _rule(
    "another-kind-of-file",
    "a web page, a workbook, or the pointer that Git LFS leaves in the place of a file",
    "Something else was saved under the name of the record, which is still where it was.",
    "fetch the record itself",
)
MERGE_CONFLICT = _rule(
    "merge-conflict",
    "a marker that a merge has left",
    "Both versions stand in the file, and nobody has said which one holds.",
    "choose one of the two versions, and delete the markers",
)
MALFORMED_JSON = _rule(
    "malformed-json",
    "a text that is not JSON (RFC 8259)",
    "Readers that guess what was meant guess differently.",
    "write it as JSON",
)
MALFORMED_YAML = _rule(
    "malformed-yaml",
    "a text that is not YAML",
    "Readers that guess what was meant guess differently.",
    "write it as YAML; put a text in quotes where it holds any of : # { } [ ] , & * ! | > ' \" % @ `",
)
FORBIDDEN_CHARACTER = _rule(
    "forbidden-character",
    "a character that the format does not allow to stand as it is, such as a control character",
    "It cannot be seen, and a terminal or a calendar may act on it.",
    "delete the character",
)
UNICODE_LINE_BREAK = _rule(
    "unicode-line-break",
    "a line break that only some readers take for one: U+0085, U+2028 or U+2029 in YAML",
    "YAML 1.1 ends a line, and a comment, at it, YAML 1.2 and text editors do not: the same file says two things.",
    "write a blank or an ordinary line break instead",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    "a key that stands twice in a mapping",
    "One reader takes the first value, another the last, and neither says so (RFC 8259, section 4).",
    "keep one of the two",
)
NOT_A_JSON_NUMBER = _rule(
    "not-a-json-number",
    "a number that JSON does not have (NaN, Infinity, 012, +1) or that readers cannot hold (1e400)",
    "Some readers turn it into another number, and some into nothing.",
    "write a number as JSON does; what is not a number goes into double quotes, and what is not known is left out",
)
LONE_SURROGATE = _rule(
    "lone-surrogate",
    "an escape that is half of a character, such as \\ud800",
    "It is no character, cannot be written as UTF-8, and stops the programs that read the text later.",
    "write the character itself instead of its escapes",
)
TOO_DEEP = _rule(
    "too-deep",
    "lists and mappings inside one another, more than 100 deep",
    "A record is six deep; the bound keeps a hostile file from taking the program down.",
    "take out the levels that a record does not have",
)
YAML_ANCHOR = _rule(
    "yaml-anchor",
    "an anchor (&name) or an alias (*name)",
    "The value stands elsewhere than where it is read, and a few lines of aliases can grow to gigabytes.",
    "write the value out; a text that begins with & or * goes into quotes",
)
YAML_TAG = _rule(
    "yaml-tag",
    "a tag, such as !!str or !!python/object",
    "The type of a value is for its field to say, and some tags run code.",
    "delete the tag; a text that begins with ! goes into quotes",
)
MERGE_KEY = _rule(
    "merge-key",
    "a merge key (<<)",
    "YAML 1.2 does not have it: what one reader merges is a field of a strange name to another.",
    "write the fields out",
)
SEVERAL_DOCUMENTS = _rule(
    "several-documents",
    "a second document in a YAML file",
    "Many readers take the first one and drop the others in silence.",
    "write one record a file",
)
KEY_NOT_TEXT = _rule(
    "key-not-text",
    "a key that is a list, a mapping or nothing at all",
    "The fields of a record have names; JSON and most programs know no other keys.",
    "write the name of the field before the colon",
)
YAML_DIRECTIVE = _rule(
    "yaml-directive",
    "a directive: a line that begins with %",
    "It changes what the rest of the file means, to those readers that know it.",
    "delete the line",
)
TAB_IN_INDENTATION = _rule(
    "tab-in-indentation",
    "a tab where YAML wants blanks",
    "How far a tab indents differs from one editor to the next, so YAML does not allow it.",
    "put blanks in the place of the tab; most editors can do so for the whole file",
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
