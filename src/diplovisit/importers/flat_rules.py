"""The rules for reading a flat table back: cells and columns that no record can be made of, and what it leaves out."""

from diplovisit.findings.rule import Group, Rule, Severity

CELL_UNREADABLE = Rule(
    name="cell-unreadable",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds=(
        "a cell of a flat table that is invalid or ambiguous: an invalid day, a name of several"
        " countries, or an identifier without its scheme"
    ),
    why="A guess would put a wrong day or country into a record without notice.",
    remedy="write the cell as docs/codebook.md describes: a country by its code, a day as 2025-03-07",
    breaks="""
        # flat.csv
        visit,country,when_edtf,first_day,last_day
        ee-fi-tamm-talks,FI,,07/03/2025,07/03/2025
    """,
    keeps="""
        # flat.csv
        visit,country,when_edtf,first_day,last_day
        ee-fi-tamm-talks,FI,,2025-03-07,2025-03-07
    """,
    source="ISO 8601, and a project rule: 07/03/2025 is in March in Paris and in July in New York",
)
ROWS_DISAGREE = Rule(
    name="rows-disagree",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="two rows of one visit in a flat table with different values for the visit",
    why="The row of each stop repeats the values of the visit. If they differ, it is unclear which is right.",
    remedy="make the cells equal, or give one of the rows another visit",
    breaks="""
        # flat.csv
        visit,status,list_position,stop,country
        ee-fi-tamm-talks,reported,1,finland,FI
        ee-fi-tamm-talks,announced,2,sweden,SE
    """,
    keeps="""
        # flat.csv
        visit,status,list_position,stop,country
        ee-fi-tamm-talks,reported,1,finland,FI
        ee-fi-tamm-talks,reported,2,sweden,SE
    """,
    source="database normalisation: repeated values must agree",
)
COLUMN_NOT_USED = Rule(
    name="column-not-used",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a column of a flat table that no record has, or a cell that differs from what the other columns give",
    why="The record does not contain the value of this cell.",
    remedy=(
        "change the column that is read: `country` instead of `country_name`, `person_name` instead"
        " of `travellers`. A name can also differ because another version of diplovisit wrote the"
        " table"
    ),
    breaks="""
        # flat.csv
        visit,country,country_name
        ee-fi-tamm-talks,FI,Sweden
    """,
    keeps="""
        # flat.csv
        visit,country,country_name
        ee-fi-tamm-talks,FI,Finland
    """,
    source="project rule: nothing is dropped without notice",
)
SAME_TITLE_TWICE = Rule(
    name="same-title-twice",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="two rows of a flat table with the same title and no `visit`, which become two records",
    why="They may be two stops of one visit. The ids of the records come from the title, and differ only in a number.",
    remedy="if they are stops of one visit, write the same id in `visit` of both rows; otherwise write two ids",
    breaks="""
        # flat.csv
        visit,title,list_position,stop,country
        ,Tamm tours the north,1,finland,FI
        ,Tamm tours the north,1,sweden,SE
    """,
    keeps="""
        # flat.csv
        visit,title,list_position,stop,country
        tamm-north,Tamm tours the north,1,finland,FI
        tamm-north,Tamm tours the north,2,sweden,SE
    """,
    source="project rule: one visit does not become two records, `tour` and `tour-2`, without notice",
)
LEFT_OUT_OF_TABLE = Rule(
    name="left-out-of-table",
    group=Group.EXPORT,
    severity=Severity.WARNING,
    finds="a row of a flat table whose record had more than the table has columns for",
    why="The table has only part of the exported record. Without its evidence, a record proves nothing.",
    remedy="read the record itself, or the folder of `export --to csv`, which has everything",
    breaks="""
        # flat.csv
        visit,left_out
        ee-fi-tamm-talks,evidence (12)
    """,
    keeps="""
        # flat.csv
        visit,left_out
        ee-fi-tamm-talks,
    """,
    source="project rule: an incomplete record says so",
)

FLAT_RULES = (CELL_UNREADABLE, ROWS_DISAGREE, COLUMN_NOT_USED, SAME_TITLE_TWICE, LEFT_OUT_OF_TABLE)
