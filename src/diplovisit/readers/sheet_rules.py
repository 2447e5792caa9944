"""The rules of sheets: workbooks that cannot be read, cells without a known value, and what the reader decided."""

from diplovisit.findings.rule import Group, Rule, Severity

UNREADABLE_WORKBOOK = Rule(
    name="unreadable-workbook",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="a workbook that cannot be read: damaged, encrypted, too large, or without a sheet that was asked for",
    why="Nothing of it comes in, and half of a workbook would look like all of it.",
    remedy="open it in a spreadsheet program, and save it again as .xlsx without a password, or as CSV",
    breaks="""
        # sheet.csv
        <byte D0><byte CF><byte 11><byte E0><byte A1><byte B1><byte 1A><byte E1>
    """,
    keeps="""
        # sheet.csv
        Visitor,Arrival
        Liis Tamm,2025-03-07
    """,
    source="ECMA-376, part 2 (packages), and MS-OFFCRYPTO, section 2.2 (encrypted packages)",
)
CELL_NOT_READ = Rule(
    name="cell-not-read",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="a cell whose value the file does not have: a formula without a stored result, an error, a day before March"
    " 1900 that programs show differently",
    why="It looks like an empty cell to a program that reads the file, and a person sees a value in it.",
    remedy="open the file in a spreadsheet program and save it, or write the value in place of the formula",
    breaks="""
        # sheet.csv
        Visitor,Arrival
        Liis Tamm,#REF!
    """,
    keeps="""
        # sheet.csv
        Visitor,Arrival
        Liis Tamm,2025-03-07
    """,
    source="ECMA-376, part 1, sections 18.3.1.96 (cell values), 18.17.4.1 (dates) and 18.18.11 (cell types)",
)
SHORT_ROW = Rule(
    name="short-row",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a row of CSV with fewer cells than the header, read as empty ones, or with empty ones beyond it",
    why="Some programs leave out empty cells, or add some; but a row that broke in two or was shifted looks the same.",
    remedy="add the missing delimiters, or join the row with the next line",
    breaks="""
        # sheet.csv
        Visitor,Arrival,Notes
        Liis Tamm,2025-03-07
    """,
    keeps="""
        # sheet.csv
        Visitor,Arrival,Notes
        Liis Tamm,2025-03-07,
    """,
    source="RFC 4180, section 2, rule 4: each line should contain the same number of fields",
)
REPEATED_COLUMN = Rule(
    name="repeated-column",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="two columns of a sheet with one name",
    why="A name that means two columns says nothing about either; a map must be able to say which it means.",
    remedy='rename one; a map can name the second "Notes (2)", or each by its letter',
    breaks="""
        # sheet.csv
        Visitor,Notes,Notes
        Liis Tamm,by sea,back by air
    """,
    keeps="""
        # sheet.csv
        Visitor,Notes,Further notes
        Liis Tamm,by sea,back by air
    """,
    source="RFC 4180, section 2, rule 3, and Frictionless Table Schema: a column is known by its name",
)
SHEET_READ_AS = Rule(
    name="sheet-read-as",
    group=Group.SYNTAX,
    severity=Severity.INFO,
    finds="something about a sheet that the reader decided: the encoding, the delimiter, the header row, hidden parts",
    why="A guess that nobody sees is taken for what the file says.",
    remedy="compare it with the file; the map can say otherwise",
    breaks="""
        # sheet.csv
        Visitor,Arrival
        Andr<byte E9> Example,2025-03-07
    """,
    keeps="""
        # sheet.csv
        Visitor,Arrival
        André Example,2025-03-07
    """,
    source="our own: a CSV file does not say how it is written",
)

RULES = (UNREADABLE_WORKBOOK, CELL_NOT_READ, SHORT_ROW, REPEATED_COLUMN, SHEET_READ_AS)
