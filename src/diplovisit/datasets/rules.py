"""The rules of data sets: what keeps a row from becoming part of a record, and what of it was not read."""

from diplovisit.record.finding import Group, Rule, Severity

UNREADABLE_FIELD = Rule(
    name="unreadable-field",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="a field of a data set that cannot be read: a missing date, an end before the start, a role nobody knows",
    why="A guess would stand in the record as if the data set had said it; the row is left out, and the others come.",
    remedy="mend the field at its publisher's, or in a copy",
)
DUPLICATE_ROW_ID = Rule(
    name="duplicate-row-id",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    finds="two rows of a data set with one number",
    why="Whoever cites the number cannot say which is meant; the first is read, and the second is left out.",
    remedy="give the second row a number of its own",
)
FIELD_NOT_READ = Rule(
    name="field-not-read",
    group=Group.SYNTAX,
    severity=Severity.WARNING,
    finds="a field that the mapping of a data set does not know",
    why="What is not mapped is lost, and nobody would see it; it is told once for each file.",
    remedy="add the field to the mapping of the data set, or to what it leaves out",
)
RULES = (UNREADABLE_FIELD, DUPLICATE_ROW_ID, FIELD_NOT_READ)
