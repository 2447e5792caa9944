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
    "a document that is not one object",
    "A record is one mapping of fields; a bare list, text or number has none.",
    "write one record as a mapping of fields; many records go into a .jsonl file, one a line",
    breaks="""
        - Liis Tamm
        - Helsinki
    """,
    keeps="""
        title: Liis Tamm visits Helsinki
    """,
    source="our own: the JSON Schema of a record (`diplovisit schema`), whose root is an object",
)
WRONG_TYPE = _rule(
    "wrong-type",
    "a value of another type than its field holds",
    "A number that should be text, or a text that should be a list, means another thing to every other reader.",
    "write the value in the type that the field holds; `diplovisit schema` lists them",
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
    "null, ~ or nothing at all where a value belongs",
    "Absent, unknown and empty are three things, and null says none of them.",
    "write the value; where the sources give none, leave the field out and say so under `absent`",
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
    source='our own: null says neither "unknown" nor "none"; `absent` says which, and why',
)
UNKNOWN_FIELD = _rule(
    "unknown-field",
    "a field that no record has at that place",
    "A misspelt field would be dropped in silence, and its fact with it.",
    "correct the name, or move the field to where it belongs",
    breaks="""
        sender: [EE]
    """,
    keeps="""
        sending: [EE]
    """,
    source="JSON Schema 2020-12, core, section 10.3.2.3 (`additionalProperties`): a record is closed",
)
MISSING_FIELD = _rule(
    "missing-field",
    "a required field that is not there; the name of a person is required unless office and country say who",
    "Without it the record cannot say who went where, or by which source.",
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
    "a word outside the closed vocabulary of its field",
    "A field with a closed list can be counted and compared; a free word cannot.",
    "use one of the words of the list",
    breaks="""
        status: planned
    """,
    keeps="""
        status: reported
    """,
    source="our own: the closed lists of words in `diplovisit schema`; statuses follow iCalendar (RFC 5545, section"
    " 3.8.1.11) and schema.org",
)
UNKNOWN_CODE = _rule(
    "unknown-code",
    "a country, currency or unit code that is in no list",
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
    "a text with nothing in it, or with blanks alone",
    "An empty text cannot be told from a missing one in CSV or in a calendar.",
    "write the text, or leave the field out",
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, office: "", country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, country: EE}
    """,
    source="our own: CSV (RFC 4180) writes an empty text and a missing one alike",
)
CONTROL_CHARACTER = _rule(
    "control-character",
    "a control character in a text",
    "A raw line break can forge a line of a calendar, an escape sequence a line of a terminal.",
    "delete the character; a line feed is allowed in sentences alone",
    breaks=r"""
        title: "Liis Tamm\nvisits Finland"
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="RFC 5545, section 3.3.11, and CWE-117 and CWE-150: what forges a line of a log, or drives a terminal",
)
MALFORMED_TEXT = _rule(
    "malformed-text",
    "a text that is not of the form that its field asks for",
    "Codes, ids, numbers and addresses are read by machines, which do not guess.",
    "write it in the form that the message shows",
    breaks="""
        id: EE_FI_Tamm
    """,
    keeps="""
        id: ee-fi-tamm
    """,
    source="our own: ids are small letters, digits and hyphens, so that they stand unchanged in file names,"
    " addresses and calendars; the other forms are those of ISO 4217, BCP 47, RFC 3339 and RFC 3986",
)
TOO_LONG = _rule(
    "too-long",
    "a text longer than its field holds",
    "A record holds facts and short fragments, not articles.",
    "shorten the text, or cite the source instead",
    breaks="""
        title: <a × 2,000>
    """,
    keeps="""
        title: Liis Tamm visits Finland
    """,
    source="our own: a title fits a line of a calendar; the bounds are in `diplovisit schema`",
)
RESERVED_ID = _rule(
    "reserved-id",
    "an id that is the name of a field, or of a device to Windows (con, nul, com1)",
    "The address `status` would mean both the field and the thing with that id; files are called after ids, and Windows"
    " has none that is called nul.json.",
    "choose another id",
    breaks="""
        stops:
          - {id: status, country: FI, when: "2025-03-07"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    source='our own: fields and ids share one space of addresses, so that evidence can name either; Microsoft, "Naming'
    ' Files, Paths, and Namespaces"',
)
MALFORMED_DATE = _rule(
    "malformed-date",
    "a date that is not EDTF of level 0 or 1, or a set of level 2",
    "03/07 is March to some readers and July to others; EDTF (ISO 8601-2) is one thing to all.",
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
    "a day that the calendar does not have",
    "30 February is a slip of the pen, and nobody can tell of which day.",
    "look the day up in the source",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-02-29"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2024-02-29"}
    """,
    source="the Gregorian calendar, as ISO 8601-1 has it",
)
ENDS_BEFORE_IT_STARTS = _rule(
    "ends-before-it-starts",
    "an interval whose end lies before its start",
    "A visit that ends before it starts cannot be put on any calendar.",
    "put the two dates in order",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-09/2025-03-07"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}
    """,
    source="ISO 8601-1: the end of an interval does not lie before its start",
)
NUMBER_OUT_OF_RANGE = _rule(
    "number-out-of-range",
    "a whole number below or above what its field holds",
    "Revisions, positions and lengths are counted from a known start.",
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
    "add what is missing",
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
    "a list with more items than its field holds",
    "The bound keeps a damaged or hostile file from taking the machine down.",
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
    "an item that stands twice in a list",
    "Said twice it adds nothing, and it is often a slip for another one.",
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
    "an id that two things in a record share",
    "Evidence names what it is about by id: with two of them nobody knows which is meant.",
    "give one of the two another id; ids once published do not change",
    breaks="""
        stops:
          - {id: helsinki, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}
    """,
    source="our own: one space of ids in a record, as XML has it (XML 1.0, section 3.3.1, ID)",
)
DANGLING_REFERENCE = _rule(
    "dangling-reference",
    "a reference to something that the record does not have",
    "A fact about nobody, or evidence for nothing, is lost on every reader.",
    "correct the reference, or add what it refers to",
    breaks="""
        travellers: [{person: tam}]
    """,
    keeps="""
        travellers: [{person: tamm}]
    """,
    source="our own: references within a record resolve, as in XML (XML 1.0, section 3.3.1, IDREF)",
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
