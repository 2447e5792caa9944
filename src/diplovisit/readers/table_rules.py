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
    "Nobody can say what the rest of it means; the rows before the break are whole, and come through.",
    "fetch the file again, or mend the element at this place",
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
    "a document type declaration or an entity in a file of data",
    "An entity can stand for a file of this machine, an address, or a billion letters; data needs none.",
    "take the declaration out; a file from the publisher has none",
    breaks="""
        # trips.xml
        <!DOCTYPE trips [<!ENTITY place "Helsinki">]>
        <trips/>
    """,
    keeps="""
        # trips.xml
        <trips/>
    """,
    source="CWE-611 and CWE-776; the parser is defusedxml's",
)
UNEXPECTED_XML = _rule(
    "unexpected-xml",
    "an element or a text where the data set has none: another root, a field twice, an element inside a field",
    "What is not looked for would be lost without a word.",
    "mend the file, or name the folder that the data set came in",
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
    "rows that are not CSV as RFC 4180 has it: quotes, separators, line ends, or a row that is too long or too short",
    "Readers that guess what was meant guess differently, and cells end up under other headings.",
    "write it as CSV: commas between cells, CR LF after every row, quotes around a cell that has either in it",
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
    "a header that lacks a column of its table, has one twice, or has one that the table does not",
    "What stands in a column without its name is lost.",
    "mend the first line of the file; `diplovisit export --to csv` writes every header",
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
    source="RFC 4180, section 2, rule 3, and Frictionless Table Schema: a column is known by its name",
)
MISSING_TABLE = _rule(
    "missing-table",
    "a folder of tables that lacks one of them",
    "A record without its evidence looks like a record that never had any.",
    "put the file back; a table without rows still has its header",
    breaks="""
        # notes.csv, missing
    """,
    keeps="""
        # notes.csv
        visit,list_position,note
    """,
    source="Frictionless Data Package: the resources of a package are all there",
)
DANGLING_ROW = _rule(
    "dangling-row",
    "a row that belongs to a visit, a stop or another row that is not there",
    "What it says would be lost without a word.",
    "put back the row that it belongs to, or delete this one too",
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
    "two rows with the same key, or at the same place of one list",
    "What belongs to the one and what to the other cannot be told, nor which comes first.",
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
    "a row whose key is left empty, or whose position is no whole number",
    "Nobody can tell what the row belongs to, or where in its list it stands.",
    "fill in the key of the row; positions are whole numbers from 1",
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
    "a first or last day in a table that is not that of the date in its row",
    "The days are derived from the date. Where somebody changed one of the two, the other is out of date.",
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
