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
LABEL_OUT_OF_TIME = Rule(
    name="label-out-of-time",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds="a country printed under a name that no state had on those days",
    why="The U.S.S.R. ended in 1991, and a visit under its name in 1992 was one to another state.",
    remedy="look up whose land it was on that day, and set the country and the territory of the stop by hand",
)
COMPANION_UNKNOWN = Rule(
    name="companion-unknown",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="remarks by which the traveller accompanied somebody whose visit the data set does not have",
    why="The relation has nothing to point to: a leg is missing there, or the days of one of the two are wrong.",
    remedy="compare the days of both, and mend the leg that is wrong",
)
DAYS_DISAGREE = Rule(
    name="days-disagree",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="remarks that list the days of a stop, and first or last days that are not those of the leg",
    why="One of the two is wrong; the record has the days of the fields, and the remarks speak against them.",
    remedy="look the days up, and mend the field or the remarks",
)

RULES = (UNREADABLE_FIELD, DUPLICATE_ROW_ID, FIELD_NOT_READ, LABEL_OUT_OF_TIME, COMPANION_UNKNOWN, DAYS_DISAGREE)
