"""The rules of sheets: workbooks that cannot be read, cells without a known value, and what the reader decided."""

from diplovisit.findings.rule import Group, Rule, Severity

UNREADABLE_WORKBOOK = Rule(
    name="unreadable-workbook",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="a workbook that cannot be read: damaged, encrypted, too large, or without the requested sheet",
    why="Nothing is imported, because part of a workbook would look like all of it.",
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
    finds=(
        "a cell whose value is not in the file: a formula without a stored result, an error, or a day"
        " before March 1900, which programs show differently"
    ),
    why="Programs that read the file see an empty cell, although a person sees a value in it.",
    remedy="open the file in a spreadsheet program and save it, or replace the formula by its value",
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
    finds=(
        "a CSV row with fewer cells than the header, or with extra empty cells at its end; missing"
        " cells are read as empty"
    ),
    why="Some programs omit or add empty cells, but a row that was split or shifted looks the same.",
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
    finds="two columns of a sheet with the same name",
    why="A name that two columns share is ambiguous, and a map must select one of them.",
    remedy='rename one of them; a map can call the second "Notes (2)", or select each by its letter',
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
    source="RFC 4180, section 2, rule 3, and Frictionless Table Schema: a column is identified by its name",
)
SHEET_READ_AS = Rule(
    name="sheet-read-as",
    group=Group.SYNTAX,
    severity=Severity.INFO,
    finds="a property of a sheet that the reader detected: the encoding, the delimiter, the header row, hidden parts",
    why="If nobody sees a guess, readers take it for the content of the file.",
    remedy="compare it with the file; to change it, set it in the map",
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
    source="project rule: a CSV file does not declare its own format",
)

RULES = (UNREADABLE_WORKBOOK, CELL_NOT_READ, SHORT_ROW, REPEATED_COLUMN, SHEET_READ_AS)
