"""The rules of tables: faults that make a table in CSV or XML, or a record in it, unreadable."""

from diplovisit.findings.rule import Group, Rule, Severity
from diplovisit.formats.csv_rows import RowFaultKind
from diplovisit.readers import syntax_rules


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


BROKEN_XML = _rule(
    "broken-xml",
    "a file that is not well-formed XML (XML 1.0, section 2.1)",
    "Everything after the error is unclear. The complete rows before it are read.",
    "download the file again, or correct the element at this position",
    breaks="""
        # trips.xml
        <trips>
          <trip><id>7</id><role>president</trip>
        </trips>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="XML 1.0, section 2.1",
)
DECLARATION_IN_XML = _rule(
    "declaration-in-xml",
    "a document type declaration or an entity in an XML data file",
    "An entity can read a local file, contact an address, or expand to a billion letters. Data needs no entities.",
    "delete the declaration; files from the publisher have none",
    breaks="""
        # trips.xml
        <!DOCTYPE trips [<!ENTITY place "Helsinki">]>
        <trips/>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="CWE-611 and CWE-776; defusedxml parses the file",
)
UNEXPECTED_XML = _rule(
    "unexpected-xml",
    (
        "an element or a text that the data set does not define here: another root, a repeated field, or an"
        " element inside a field"
    ),
    "Content that the data set does not define would be lost without notice.",
    "correct the file, or give the folder of the data set as published",
    breaks="""
        # trips.xml
        <travels/>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="the schema of the State Department's travels (trips.rnc)",
)

XML_RULES = (BROKEN_XML, DECLARATION_IN_XML, UNEXPECTED_XML)


MALFORMED_CSV = _rule(
    "malformed-csv",
    "rows that are not CSV as in RFC 4180: quotes, separators, line ends, or a row that is too long or too short",
    "Readers that guess the meaning guess differently, and cells end up in the wrong columns.",
    "write valid CSV: commas between cells, CR LF after every row, and quotes around a cell that contains either",
    breaks="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew, and came back by sea
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,"the delegation flew, and came back by sea"
    """,
    source="RFC 4180, section 2",
)
WRONG_HEADER = _rule(
    "wrong-header",
    "a header that lacks a column of its table, repeats one, or has an unknown one",
    "Values in a column without a known name are lost.",
    "correct the first line of the file; `diplovisit export --to csv` writes every header",
    breaks="""
        # notes.csv
        visit,list_position,remark
        ee-fi-tamm-talks,1,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew
    """,
    source="RFC 4180, section 2, rule 3, and Frictionless Table Schema: a column is identified by its name",
)
MISSING_TABLE = _rule(
    "missing-table",
    "a folder of tables in which one of them is missing",
    "A record without its evidence looks like a record that never had any.",
    "restore the file; a table without rows still has its header",
    breaks="""
        # notes.csv, missing
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
    """,
    source="Frictionless Data Package: a package contains all its resources",
)
DANGLING_ROW = _rule(
    "dangling-row",
    "a row that belongs to a missing visit, stop or other row",
    "The content of the row would be lost without notice.",
    "restore the row that it belongs to, or delete this row too",
    breaks="""
        # notes.csv
        visit,list_position,note
        ee-se-tamm-talks,1,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew
    """,
    source="Frictionless Table Schema, `foreignKeys`",
)
DUPLICATE_ROW = _rule(
    "duplicate-row",
    "two rows with the same key, or with the same position in one list",
    "It is unclear which rows belong to which of the two, and which comes first.",
    "give one of the two another id or another position",
    breaks="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew
        ee-fi-tamm-talks,1,it came back by sea
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew
        ee-fi-tamm-talks,2,it came back by sea
    """,
    source="Frictionless Table Schema, `primaryKey`",
)
MALFORMED_KEY = _rule(
    "malformed-key",
    "a row whose key is empty, or whose position is not a whole number",
    "It is unclear what the row belongs to, or where in its list it belongs.",
    "fill in the key of the row; number positions from 1",
    breaks="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,first,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
        ee-fi-tamm-talks,1,the delegation flew
    """,
    source="Frictionless Table Schema, `primaryKey`",
)

DAY_NOT_OF_DATE = _rule(
    "day-not-of-date",
    "a first or last day in a table that differs from the date in its row",
    "The days are derived from the date. If somebody changed one of the two, the other is out of date.",
    "correct the date, and leave the first and the last day empty; an export fills them in",
    breaks="""
        # previous_dates.csv
        visit,stop,list_position,id,when_edtf,first_day,last_day,ended,reason
        ee-fi-tamm-talks,finland,1,may-dates,2026-05-10/2026-05-12,2026-05-10,2026-05-13,postponed,
    """,
    keeps="""
        # previous_dates.csv
        visit,stop,list_position,id,when_edtf,first_day,last_day,ended,reason
        ee-fi-tamm-talks,finland,1,may-dates,2026-05-10/2026-05-12,2026-05-10,2026-05-12,postponed,
    """,
    source="database normalisation: a value that depends on another is derived from it",
)

RULES = (MALFORMED_CSV, WRONG_HEADER, MISSING_TABLE, DANGLING_ROW, DUPLICATE_ROW, MALFORMED_KEY, DAY_NOT_OF_DATE)

BY_KIND = {
    RowFaultKind.ENCODING: syntax_rules.WRONG_ENCODING,
    RowFaultKind.NUL: syntax_rules.FORBIDDEN_CHARACTER,
    RowFaultKind.EMPTY: syntax_rules.EMPTY_FILE,
    RowFaultKind.LINE_END: MALFORMED_CSV,
    RowFaultKind.CUT_OFF: MALFORMED_CSV,
    RowFaultKind.QUOTE: MALFORMED_CSV,
    RowFaultKind.SEPARATOR: MALFORMED_CSV,
    RowFaultKind.HEADER: WRONG_HEADER,
    RowFaultKind.RAGGED: MALFORMED_CSV,
}
"""The rule of each kind of fault in rows."""
