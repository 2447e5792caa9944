"""The rules of shape, which a document must keep to become a record. JSON Schema and converter share them."""

from diplovisit.findings.rule import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str, *, breaks: str, keeps: str, source: str) -> Rule:
    return Rule(
        name=name,
        group=Group.SCHEMA,
        severity=Severity.ERROR,
        finds=finds,
        why=why,
        remedy=remedy,
        breaks=breaks,
        keeps=keeps,
        source=source,
    )


NOT_A_RECORD = _rule(
    "not-a-record",
    "a document that is not a single object",
    "A record is one mapping of fields. A list, a text or a number has no fields.",
    "write one record as a mapping of fields; put many records into a .jsonl file, one on each line",
    breaks="""
        - Liis Tamm
        - Helsinki
    """,
    keeps="""
        title: Liis Tamm visits Helsinki
    """,
    source="project rule: the JSON Schema of a record (`diplovisit schema`), whose root is an object",
)
WRONG_TYPE = _rule(
    "wrong-type",
    "a value of the wrong type for its field",
    "Other programs misread a number that should be text, or a text that should be a list.",
    "write the value in the type of the field; `diplovisit schema` lists them",
    breaks="""
        sending: EE
    """,
    keeps="""
        sending: [EE]
    """,
    source="JSON Schema 2020-12, validation, section 6.1.1 (`type`)",
)
NULL_VALUE = _rule(
    "null-value",
    "null, ~ or no value after a key",
    "Absent, unknown and empty are different, and null does not say which is meant.",
    "write the value; if the sources give none, delete the field and declare it under `absent`",
    breaks="""
        stops:
          - {id: finland, country: FI, when: null}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI}
        absent:
          - {about: finland/when, reason: the paper gives no day}
    """,
    source='project rule: null says neither "unknown" nor "none"; `absent` says which, and why',
)
UNKNOWN_FIELD = _rule(
    "unknown-field",
    "a field that does not exist at that position in a record",
    "Readers would ignore a misspelt field without notice, and its fact would be lost.",
    "correct the name, or move the field to where it belongs",
    breaks="""
        sender: [EE]
    """,
    keeps="""
        sending: [EE]
    """,
    source="JSON Schema 2020-12, core, section 10.3.2.3 (`additionalProperties`): a record allows no other fields",
)
MISSING_FIELD = _rule(
    "missing-field",
    "a missing required field; the name of a person is required unless office and country are given",
    "Without it the record does not say who went where, or which source says so.",
    "add the field",
    breaks="""
        people:
          - {id: tamm, office: Foreign Minister}
    """,
    keeps="""
        people:
          - {id: tamm, office: Foreign Minister, country: EE}
    """,
    source="JSON Schema 2020-12, validation, section 6.5.3 (`required`), and core, section 10.2.2.1 (`if`)",
)
UNKNOWN_WORD = _rule(
    "unknown-word",
    "a word that is not in the vocabulary of its field",
    "A field with a fixed vocabulary can be counted and compared, but free words cannot.",
    "use one of the listed words",
    breaks="""
        status: planned
    """,
    keeps="""
        status: reported
    """,
    source=(
        "project rule: the vocabularies in `diplovisit schema`; statuses follow iCalendar (RFC 5545,"
        " section 3.8.1.11) and schema.org"
    ),
)
UNKNOWN_CODE = _rule(
    "unknown-code",
    "an unknown country, currency or unit code",
    "A wrong code puts the visit into another country, or nowhere.",
    "use ISO 3166-1 alpha-2 for states, ISO 3166-3 for former states, ISO 4217 for currencies",
    breaks="""
        stops:
          - {id: london, country: UK, when: "2025-03-07"}
    """,
    keeps="""
        stops:
          - {id: london, country: GB, when: "2025-03-07"}
    """,
    source="ISO 3166-1, ISO 3166-3 and ISO 4217",
)
EMPTY_TEXT = _rule(
    "empty-text",
    "a text that is empty or has only spaces",
    "In CSV or in a calendar, an empty text cannot be distinguished from a missing one.",
    "write the text, or delete the field",
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, office: "", country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, country: EE}
    """,
    source="project rule: CSV (RFC 4180) writes an empty text and a missing one alike",
)
CONTROL_CHARACTER = _rule(
    "control-character",
    "a control character in a text",
    "A line break can forge a line of a calendar, and an escape sequence can forge a line on a terminal.",
    "delete the character; only fields for sentences allow line feeds",
    breaks=r"""
        title: "Liis Tamm\nvisits Finland"
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="RFC 5545, section 3.3.11, and CWE-117 and CWE-150: characters that forge log lines or control a terminal",
)
MALFORMED_TEXT = _rule(
    "malformed-text",
    "a text that does not have the format of its field",
    "Programs read codes, ids, numbers and addresses, and programs do not guess.",
    "write the text in the format that the message shows",
    breaks="""
        id: EE_FI_Tamm
    """,
    keeps="""
        id: ee-fi-tamm
    """,
    source=(
        "project rule: ids have only lower-case letters, digits and hyphens, so file names, addresses"
        " and calendars need no escapes; other formats are those of ISO 4217, BCP 47, RFC 3339 and"
        " RFC 3986"
    ),
)
TOO_LONG = _rule(
    "too-long",
    "a text that is too long for its field",
    "A record contains facts and short fragments, not articles.",
    "shorten the text, or cite the source instead",
    breaks="""
        title: <a × 2,000>
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="project rule: a title fits a line of a calendar; `diplovisit schema` has the limits",
)
RESERVED_ID = _rule(
    "reserved-id",
    "an id that is the name of a field, or a device name on Windows (con, nul, com1)",
    (
        "The address `status` would mean both the field and the thing with that id. Files are named after"
        " ids, and Windows does not allow nul.json."
    ),
    "choose another id",
    breaks="""
        stops:
          - {id: status, country: FI, when: "2025-03-07"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    source=(
        "project rule: fields and ids share one namespace of addresses, so that evidence can name"
        ' either; Microsoft, "Naming Files, Paths, and Namespaces"'
    ),
)
MALFORMED_DATE = _rule(
    "malformed-date",
    "a date that is not EDTF of level 0 or 1, or a set of level 2",
    "03/07 is in March for some readers and in July for others. EDTF (ISO 8601-2) is unambiguous.",
    'write the date as in "2025-03-07", "2025-03", "2025-03-07/2025-03-09" or "{2025-03-07,2025-03-10}"',
    breaks="""
        stops:
          - {id: finland, country: FI, when: 03/07/2025}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    source="ISO 8601-2 (EDTF), levels 0 and 1, and the sets of level 2",
)
NO_SUCH_DAY = _rule(
    "no-such-day",
    "a day that does not exist in the calendar",
    "30 February is a slip, and it is unclear which day was meant.",
    "look up the day in the source",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-02-29"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2024-02-29"}
    """,
    source="the Gregorian calendar, as in ISO 8601-1",
)
ENDS_BEFORE_IT_STARTS = _rule(
    "ends-before-it-starts",
    "an interval whose end is before its start",
    "No calendar can show a visit that ends before it starts.",
    "put the two dates in order",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-09/2025-03-07"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}
    """,
    source="ISO 8601-1: the end of an interval is not before its start",
)
NUMBER_OUT_OF_RANGE = _rule(
    "number-out-of-range",
    "a whole number outside the range of its field",
    "Revisions, positions and lengths are counted from a fixed start.",
    "write a number within the range that the message shows",
    breaks="""
        revision: 0
    """,
    keeps="""
        revision: 1
    """,
    source="JSON Schema 2020-12, validation, sections 6.2.2 and 6.2.4 (`maximum`, `minimum`)",
)
TOO_FEW_ITEMS = _rule(
    "too-few-items",
    "a list with fewer items than its field needs",
    "A visit has at least one traveller, one stop and one source.",
    "add the missing item",
    breaks="""
        travellers: []
    """,
    keeps="""
        travellers: [{person: tamm}]
    """,
    source="JSON Schema 2020-12, validation, section 6.4.2 (`minItems`)",
)
TOO_MANY_ITEMS = _rule(
    "too-many-items",
    "a list with more items than its field allows",
    "The limit protects the machine from a damaged or hostile file.",
    "split the record",
    breaks="""
        sending: [<EE, × 1,001>]
    """,
    keeps="""
        sending: [EE]
    """,
    source="JSON Schema 2020-12, validation, section 6.4.1 (`maxItems`)",
)
REPEATED_ITEM = _rule(
    "repeated-item",
    "an item that occurs twice in a list",
    "The second item adds nothing, and is often a slip for another value.",
    "delete one of the two, or correct it",
    breaks="""
        sending: [EE, EE]
    """,
    keeps="""
        sending: [EE, LV]
    """,
    source="JSON Schema 2020-12, validation, section 6.4.3 (`uniqueItems`)",
)
DUPLICATE_ID = _rule(
    "duplicate-id",
    "an id that occurs twice in a record",
    "Evidence refers to its facts by id. If two things share an id, the reference is ambiguous.",
    "give one of the two another id; do not change an id that was already published",
    breaks="""
        stops:
          - {id: helsinki, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}
    """,
    source="project rule: an id is unique within its record, as in XML (XML 1.0, section 3.3.1, ID)",
)
DANGLING_REFERENCE = _rule(
    "dangling-reference",
    "a reference to something that is not in the record",
    "Readers cannot use a fact about nobody, or evidence for nothing.",
    "correct the reference, or add what it refers to",
    breaks="""
        travellers: [{person: tam}]
    """,
    keeps="""
        travellers: [{person: tamm}]
    """,
    source="project rule: references within a record resolve, as in XML (XML 1.0, section 3.3.1, IDREF)",
)
OTHER_SCHEMA = _rule(
    "other-schema",
    "a `$schema` that names the schema of something other than a record",
    "An editor checks the file by the schema that it names, and so finds faults that are none, or no fault at all.",
    "name the schema of a record, which `diplovisit schema -o visit.schema.json` writes, or leave `$schema` out",
    breaks="""
        $schema: https://json-schema.org/draft/2020-12/schema
    """,
    keeps="""
        $schema: visit.schema.json
    """,
    source="JSON Schema 2020-12, core, section 8.1.1 (`$schema` in a schema); in data it is a convention of editors",
)

RULES = (
    NOT_A_RECORD,
    WRONG_TYPE,
    NULL_VALUE,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    UNKNOWN_WORD,
    UNKNOWN_CODE,
    EMPTY_TEXT,
    CONTROL_CHARACTER,
    MALFORMED_TEXT,
    TOO_LONG,
    RESERVED_ID,
    MALFORMED_DATE,
    NO_SUCH_DAY,
    ENDS_BEFORE_IT_STARTS,
    NUMBER_OUT_OF_RANGE,
    TOO_FEW_ITEMS,
    TOO_MANY_ITEMS,
    REPEATED_ITEM,
    DUPLICATE_ID,
    DANGLING_REFERENCE,
    OTHER_SCHEMA,
)
