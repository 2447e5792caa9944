"""The rules of tables: what keeps a folder of CSV files, or one of the records in it, from being read."""

from diplovisit.readers import rules
from diplovisit.record.finding import Group, Rule, Severity
from diplovisit.wire.rows import RowFaultKind


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


MALFORMED_CSV = _rule(
    "malformed-csv",
    "rows that are not CSV as RFC 4180 has it: quotes, separators, line ends, or a row that is too long or too short",
    "Readers that guess what was meant guess differently, and cells end up under other headings.",
    "write it as CSV: commas between cells, CR LF after every row, quotes around a cell that has either in it",
    breaks="""
        # notes.csv
        visit,position,note
        ee-fi-tamm-talks,1,the delegation flew, and came back by sea
    """,
    keeps="""
        # notes.csv
        visit,position,note
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
        visit,position,remark
        ee-fi-tamm-talks,1,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,position,note
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
        visit,position,note
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
        visit,position,note
        ee-se-tamm-talks,1,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,position,note
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
        visit,position,note
        ee-fi-tamm-talks,1,the delegation flew
        ee-fi-tamm-talks,1,it came back by sea
    """,
    keeps="""
        # notes.csv
        visit,position,note
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
        visit,position,note
        ee-fi-tamm-talks,first,the delegation flew
    """,
    keeps="""
        # notes.csv
        visit,position,note
        ee-fi-tamm-talks,1,the delegation flew
    """,
    source="Frictionless Table Schema, `primaryKey`",
)

RULES = (MALFORMED_CSV, WRONG_HEADER, MISSING_TABLE, DANGLING_ROW, DUPLICATE_ROW, MALFORMED_KEY)

BY_KIND = {
    RowFaultKind.ENCODING: rules.WRONG_ENCODING,
    RowFaultKind.NUL: rules.FORBIDDEN_CHARACTER,
    RowFaultKind.EMPTY: rules.EMPTY_FILE,
    RowFaultKind.LINE_END: MALFORMED_CSV,
    RowFaultKind.CUT_OFF: MALFORMED_CSV,
    RowFaultKind.QUOTE: MALFORMED_CSV,
    RowFaultKind.SEPARATOR: MALFORMED_CSV,
    RowFaultKind.HEADER: WRONG_HEADER,
    RowFaultKind.RAGGED: MALFORMED_CSV,
}
"""The rule of each fault that rows may have."""
